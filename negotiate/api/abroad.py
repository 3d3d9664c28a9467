"""A person and a job in another country: its places, bands, law and money."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from typing import Any, NamedTuple, cast

from negotiate.files.countries import (
    countries,
    country_areas,
    country_jobs,
    country_minimums,
    country_towns,
    country_wages,
)
from negotiate.files.roles import load_groups, load_roles
from negotiate.files.wording import wording
from negotiate.market.abroad import bands_abroad, fits, levels_abroad, nearest_wage, refusal
from negotiate.market.roles import role_of
from negotiate.model.band import Bands, Place
from negotiate.model.country import Country, CountryJob
from negotiate.model.errors import Problem
from negotiate.model.facts import Facts, Level
from negotiate.model.money import Pay
from negotiate.model.role import Occupation, RoleRow
from negotiate.model.text import clean, listing
from negotiate.words.countries import Atlas, find_country, pay_word, place_in
from negotiate.words.person import MONEY, PersonWords
from negotiate.words.roles import DEFAULT, find_role


class Ground(NamedTuple):
    """What stands behind a question about a job in another country."""

    country: Country
    place: Place
    bands: Bands
    facts: Facts


def country_of(typed: str | None) -> Country | None:
    """The country that is meant; None for the United States and where none is given."""
    return None if not typed else find_country(typed, countries())


@cache
def atlas(code: str) -> Atlas:
    """The places of a country, by its code."""
    country = next(one for one in countries() if one.code == code)
    return Atlas(country, country_areas(code), country_towns(code))


def ground(
    country: Country, role: str | None, area: str | None, facts: Facts, level: str = ""
) -> Ground:
    """The place, its bands and the facts that hold there.

    Raises `Problem` where no such place or role is on file, and, where a level is given, where the
    published figures do not reach as far as it needs.
    """
    jobs, levels = _levels(country, role, facts)
    if level and level not in jobs:
        _no_level(country, level, jobs)
    place = place_in("" if area is None else area, atlas(country.code))
    if level:
        _check_level(country, jobs, levels, level, place)
    areas = country_areas(country.code)
    wages = country_wages(country.code)
    bands = bands_abroad(country, place, jobs, levels, wages, areas)
    there = {band.level: levels[band.level] for band in bands}
    return Ground(country=country, place=place, bands=bands, facts=facts_of(country, there, facts))


def _levels(
    country: Country, role: str | None, facts: Facts
) -> tuple[dict[str, CountryJob], dict[str, Level]]:
    """The occupation behind each level of a role, and the levels that have one."""
    key = _role_key(country, role)
    jobs = {
        name: job for job in country_jobs(country.code) if job.role == key for name in job.levels
    }
    levels = facts.levels
    if key != DEFAULT:
        row = next(row for row in load_roles() if row.key == key)
        levels = role_of(row, facts.levels, load_groups()).levels
    return jobs, levels_abroad(jobs, levels, wording(country.code).say)


def _role_key(country: Country, typed: str | None) -> str:
    """The key of a role that the country has figures for."""
    roles = list(dict.fromkeys(job.role for job in country_jobs(country.code)))
    if not typed:
        return DEFAULT
    from negotiate.files.occupations import occupations

    found = find_role(typed, load_roles(), occupations)
    key = DEFAULT if found is None else found.key
    if key not in roles:
        label = found.label if isinstance(found, RoleRow) else clean(typed, 40)
        if isinstance(found, Occupation):
            label = found.title.lower()
        raise Problem(
            f"no wages of {label} are on file in {country.the}",
            about="role",
            hint=f"there are {listing(roles, 'and')}; for another use your own with --bands FILE",
        )
    return key


def _no_level(country: Country, level: str, jobs: dict[str, CountryJob]) -> None:
    raise Problem(
        f"no {level}s of this role are on file in {country.the}",
        about="level",
        hint=f"its levels are {listing(jobs)}; for another use your own with --bands FILE",
    )


def _check_level(
    country: Country,
    jobs: dict[str, CountryJob],
    levels: dict[str, Level],
    level: str,
    place: Place,
) -> None:
    """Raise `Problem` where the figures on file do not give the level."""
    if level not in levels:
        raise Problem(
            f"no {level} band: {jobs[level].lacking}",
            about="level",
            hint=f"there are bands for {listing(levels)}; for others use your own: --bands FILE",
        )
    areas, wages = country_areas(country.code), country_wages(country.code)
    wage = nearest_wage(levels[level].soc, place, wages, areas)
    if wage is None or not fits(levels[level], wage):
        raise refusal(country, levels[level], wage)


def facts_of(country: Country, levels: dict[str, Level], facts: Facts) -> Facts:
    """The facts with a country's levels, money, week and minimum wages, and no US law.

    What experience counts for and how far people differ was measured on US pay: an assumption here.
    """
    rules = facts.rules
    person = rules.person._replace(experience=rules.person.experience._replace(grade="assumption"))
    spread = (
        rules.spread._replace(year=rules.spread.hour) if _agents_by_year(levels) else rules.spread
    )
    return facts._replace(
        levels=levels,
        rules=rules._replace(person=person, spread=spread),
        minimum_wages=country_minimums(country.code),
        salary_floors=(),
        country=country.code,
        currency=country.currency,
        full_week=country.week,
    )


def _agents_by_year(levels: dict[str, Level]) -> bool:
    return all(level.paid == "year" for level in levels.values())


def words_abroad(words: PersonWords, country: Country) -> PersonWords:
    """The words with every amount as pay is read; `Problem` where one is in other money."""
    known = countries()
    changed: dict[str, Any] = dict(words)
    for name in (*MONEY, "steps", "rival"):
        typed = words.get(name)
        if isinstance(typed, str):
            changed[name] = pay_word(typed, name, country, known)
        elif name == "steps" and typed is not None and not isinstance(typed, Pay):
            parts = list(cast("Any", typed))
            changed[name] = [
                pay_word(p, name, country, known) if isinstance(p, str) else p for p in parts
            ]
    hours = words.get("hours")
    if hours is not None and hours < country.least_week:
        raise Problem(
            f"{hours:g} hours a week are part-time, and these figures are of a full-time year",
            about="hours",
            hint="leave out --hours and give pay for full time, as adverts do (pro rata), or "
            "by the hour",
        )
    return cast("PersonWords", changed)


def in_money_of(country: Country, text: str, about: str) -> str:
    """Pay in the money of a country, as pay is read; `Problem` where it is in another's."""
    return pay_word(text, about, country, countries())


def in_own_money(text: str) -> str:
    """Pay in the money of any country on file, as pay is read; else as it is."""
    known = countries()
    for country in known:
        try:
            word = pay_word(text, "pay", country, known)
        except Problem:
            continue
        if word != text:
            return word
    return text


def places_elsewhere(typed: str) -> list[tuple[Country, Place]]:
    """The places in other countries that a place typed without its country may be."""
    there = []
    for country in countries():
        try:
            found = atlas(country.code).find(typed)
        except Problem:
            continue
        if found is not None and found.known:
            there.append((country, found))
    return there


def _in(place: Place, country: Country) -> str:
    """A place with its country: "Toronto, ON in Canada"; the country alone where it is that."""
    name = place.city or place.area
    return country.the if name == country.name else f"{name} in {country.the}"


def elsewhere_hint(there: list[tuple[Country, Place]], *, options: bool = True) -> str:
    """How to ask for one of them: by the option, or, where there are none, with the country."""
    if options:
        return "; ".join(
            f"for {_in(place, country)} add --country {country.code}" for country, place in there
        )
    named = (f'"{with_country(country, place.city or place.area)}"' for country, place in there)
    return f"with its country: {listing(named)}"


def with_country(country: Country, area: str) -> str:
    """A place with its country, as one types it: "Leeds, United Kingdom"."""
    with suppress(Problem):
        if country_of(area) is not None:
            return area
    return f"{area}, {country.name}"


def country_in(typed: str) -> tuple[Country, str] | None:
    """The country that ends a place as typed, and the place in it; None where none does."""
    text = typed.strip()
    for area, last in (("", text), _before(text, ","), _before(text, " ")):
        with suppress(Problem):
            if last and (country := country_of(last)) is not None:
                return country, area or text
    return None


def _before(text: str, mark: str) -> tuple[str, str]:
    """What stands before the last mark, and after it."""
    area, _, last = text.rpartition(mark)
    return area.strip(" ,"), last.strip() if area.strip(" ,") else ""


def elsewhere(typed: str) -> tuple[Country, str] | None:
    """The only country beyond the border with such a place, and the place; None for none or many.

    A place whose country is typed with it must be on file there: `Problem`.
    """
    if named := country_in(typed):
        country, area = named
        if atlas(country.code).find(area) is None:
            raise Problem(
                f"no place called '{clean(area, 40)}' in {country.the} on file",
                about="area",
                hint=f"write {country.places}",
            )
        return named
    there = places_elsewhere(typed)
    if len(there) != 1:
        return None
    return there[0][0], clean(typed, 80)
