"""One person and one job: the words of a caller read into one record, once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from negotiate.files import bands as band_files
from negotiate.files.facts import load_facts
from negotiate.files.gazetteer import Gazetteer
from negotiate.model.band import Bands, Place
from negotiate.model.errors import Problem
from negotiate.model.facts import Facts
from negotiate.model.question import Question
from negotiate.model.role import Role
from negotiate.model.text import clean, place_key
from negotiate.words.choices import check_level
from negotiate.words.conversation import needs_current
from negotiate.words.durations import parse_hours, parse_years
from negotiate.words.person import PersonWords, check_keywords, notes, read_question
from negotiate.words.places import SeveralPlaces, or_abroad, resolve

if TYPE_CHECKING:
    from negotiate.model.country import Country

__all__ = [
    "Person",
    "PersonWords",
    "abroad",
    "check_home",
    "needs_current",
    "notes",
    "parse_hours",
    "parse_years",
    "place_and_bands",
    "read_person",
]


class Person(NamedTuple):
    """A person and a job as read, with the place, and the bands that may hold there."""

    question: Question
    place: Place
    bands: Bands
    facts: Facts


def read_person(level: str | None, words: PersonWords) -> Person:
    """The record of a caller's words, mid where no level is given.

    Raises `Problem` where a word cannot be used.
    """
    check_keywords(words, PersonWords)
    if words.get("country") and words.get("bands") is None:  # a file of one's own speaks alone
        from negotiate.api.abroad import country_of

        if (country := country_of(words["country"])) is not None:
            return _abroad(level, words, country)
    role, facts = role_and_facts(words.get("role"), load_facts())
    question = read_question(level, words, facts, date.today())
    place, bands = place_and_bands(words.get("area"), words.get("bands"), role)
    finds = words.get("finds")
    if finds is not None:
        from negotiate.api.finds import finds_for

        counted = finds_for(
            Path(finds), role.key if role else "", question.level, place, question.as_of
        )
        question = question._replace(finds=counted)
    return Person(question=question, place=place, bands=bands, facts=facts)


def abroad(country: str | None) -> bool:
    """Whether a country as typed is another than the United States."""
    if not country:
        return False
    from negotiate.api.abroad import country_of

    return country_of(country) is not None


def check_home(country: str | None) -> None:
    """Raise `Problem` where offers would be weighed for another country than the United States."""
    if abroad(country):
        raise Problem(
            "offers are weighed with US taxes and law, so not for another country",
            about="country",
            hint="leave the file out: range, script and sheet take the pay there with --offer",
        )


def _abroad(level: str | None, words: PersonWords, country: Country) -> Person:
    """The record of somebody in another country."""
    from negotiate.api.abroad import ground, words_abroad

    words = words_abroad(words, country)
    facts = load_facts()
    name = "mid" if level is None else check_level(level, facts)
    here = ground(country, words.get("role"), words.get("area"), facts, name)
    question = read_question(name, words, here.facts, date.today())
    finds = words.get("finds")
    if finds is not None:
        from negotiate.api.finds import finds_for

        role = here.facts.levels[name].role
        counted = finds_for(Path(finds), role, question.level, here.place, question.as_of)
        question = question._replace(finds=counted)
    return Person(question=question, place=here.place, bands=here.bands, facts=here.facts)


def role_and_facts(typed: str | None, facts: Facts) -> tuple[Role | None, Facts]:
    """The role a caller means, None for customer service, and the facts with its levels."""
    if not typed:
        return None, facts
    from negotiate.api.roles import facts_of, read_role

    role = read_role(typed, facts.levels)
    return role, facts if role is None else facts_of(role, facts)


def bands_in(place: Place, role: Role | None) -> Bands:
    """The bands of a role's levels in a place."""
    if role is None:
        return band_files.bands_in_use(place.area_code)
    from negotiate.api.roles import bands_of

    return bands_of(role, place)


def place_and_bands(
    area: str | None, path: str | Path | None, role: Role | None = None, country: str | None = None
) -> tuple[Place, Bands]:
    """The place a caller means and the bands that may hold there."""
    if path is None and abroad(country):
        from negotiate.api.abroad import country_of, ground

        here = country_of(country)
        assert here is not None  # noqa: S101 - abroad() says so
        there = ground(here, None, area, load_facts())
        return there.place, there.bands
    if path is None:
        place = us_place("US" if area is None else area)
        return place, bands_in(place, role)
    own = band_files.own_bands(Path(path))
    return _own_place(area, own), own


def us_place(area: str, gazetteer: Gazetteer | None = None, *, options: bool = True) -> Place:
    """The place in the United States that is meant; `Problem` where it is none.

    One in a country with bands of its own is named as such: nobody gets US figures for it unsaid.
    Where there are no `options`, its hint is how to type the place with its country.
    """
    try:
        place = resolve(area, gazetteer or Gazetteer())
    except Problem as problem:
        if not area.strip():
            raise
        from negotiate.api.abroad import elsewhere_hint, places_elsewhere

        there = places_elsewhere(area) if place_key(area) else []
        if not there or problem.about != "area":
            raise
        message = f"'{clean(area, 60)}' is no place in the US"
        hint = elsewhere_hint(there, options=options)
        if isinstance(problem, SeveralPlaces):
            message, hint = problem.message, f"{problem.hint}; {hint}"
        raise type(problem)(message, about="area", hint=hint) from problem
    return told_apart(place, options=options) if place.alone or not place.known else place


def told_apart(place: Place, *, options: bool = True) -> Place:
    """A place typed without its state, or not on file in it, told from those of its name abroad."""
    from negotiate.api.abroad import elsewhere_hint, places_elsewhere

    name = place.alone.rpartition(",")[0] or f"{place.key}, {place.state}"
    there = places_elsewhere(name)
    if not there:
        return place
    hint = elsewhere_hint(there, options=options)
    return or_abroad(place, hint, any(not one.city for _, one in there))


def _own_place(area: str | None, own: Bands) -> Place:
    """A place for a user's own bands: one they name themselves need not be in the United States."""
    named = {band.area_code: band for band in own}
    foreign = all(band.currency != "USD" for band in own)
    text = clean(area or "")
    if place_key(text) in named or (foreign and (text or len(named) == 1)):
        band = named.get(place_key(text)) or own.rows[0]
        shown = band.area or text or "your own bands"
        key = place_key(text) if text else band.area_code
        return Place(area_code=key, area=shown, area_type="own", state=band.state, typed=text)
    return resolve(text or "US", Gazetteer())._replace(area_type="own")
