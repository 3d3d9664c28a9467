"""The words one may choose from, and checking one of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from negotiate.api.person import abroad, role_and_facts, us_place
from negotiate.files.facts import load_facts
from negotiate.model.errors import Problem
from negotiate.model.facts import Level
from negotiate.model.text import clean
from negotiate.words import choices
from negotiate.words.pay import parse_pay, parse_posted
from negotiate.words.places import SeveralPlaces

__all__ = [
    "AnyPlace",
    "Choices",
    "check_area",
    "check_industry",
    "check_level",
    "check_pay",
    "check_posted",
    "find_place",
    "known_choices",
    "parse_pay",
    "parse_posted",
    "place_asked",
    "place_in_country",
]


class Choices(NamedTuple):
    """What may be chosen from a short list."""

    levels: dict[str, Level]
    industries: tuple[str, ...]
    companies: dict[str, str]
    """What kind of company each industry is."""


class AnyPlace(NamedTuple):
    """A place as typed, in any country on file."""

    area: str
    """What `--area` takes."""
    country: str = ""
    """What `--country` takes; empty for the United States."""
    name: str = ""
    """The area with its country, which may be typed again: "Toronto, ON, Canada"."""


def known_choices(role: str | None = None, place: AnyPlace | None = None) -> Choices:
    """The levels of a role, customer service where none is named, and the industries on file.

    With a place, the levels that have bands there. `Problem` where the role is not known there.
    """
    facts = load_facts()
    if place is not None and place.country:
        from negotiate.api.abroad import country_of, ground

        there = country_of(place.country)
        assert there is not None  # noqa: S101 - only another country is named
        facts = ground(there, role, place.area, facts).facts
    else:
        facts = role_and_facts(role, facts)[1]
    return Choices(
        levels=facts.levels,
        industries=tuple(facts.industries),
        companies={key: industry.whose for key, industry in facts.industries.items()},
    )


def check_level(word: str, levels: Mapping[str, Level]) -> str:
    """One of some levels; raises `Problem`."""
    return choices.check_level(word, load_facts()._replace(levels=dict(levels)))


def check_industry(word: str) -> str:
    """An industry as the tables know it; raises `Problem`."""
    return choices.check_industry(word, load_facts()) or ""


def check_area(text: str, country: str | None = None) -> None:
    """Raise `Problem` where the text names no place on file; in a country, where one is given."""
    if not abroad(country):
        us_place(text)
        return
    from negotiate.api.abroad import atlas, country_of
    from negotiate.words.countries import place_in

    here = country_of(country)
    if here is not None:
        place_in(text, atlas(here.code))


def place_in_country(area: str, country: str) -> str:
    """A place with its country, as `find_place` takes it again."""
    from negotiate.api.abroad import country_of, with_country

    there = country_of(country)
    return area if there is None else with_country(there, area)


def find_place(text: str) -> AnyPlace:
    """The place meant by words alone, here or in another country on file.

    Raises `Problem`, with how each is typed, where there is none or several are called so.
    """
    try:
        us_place(text, options=False)
    except Problem as problem:
        from negotiate.api.abroad import elsewhere, with_country

        found = None if isinstance(problem, SeveralPlaces) else elsewhere(text)
        if found is None:
            raise
        country, area = found
        return AnyPlace(area=area, country=country.code, name=with_country(country, area))
    return AnyPlace(area=clean(text, 80), name=clean(text, 80))


def check_pay(text: str, about: str, country: str = "") -> None:
    """Raise `Problem` where the text is no pay in the money of a country."""
    parse_pay(_in_money_of(country, text, about), about)


def check_posted(text: str, about: str, country: str = "") -> None:
    """Raise `Problem` where the text is no pay of an advert, in the money of a country."""
    parse_posted(_in_money_of(country, text, about), about)


def _in_money_of(country: str, text: str, about: str) -> str:
    if not abroad(country):
        return text
    from negotiate.api.abroad import country_of, in_money_of

    there = country_of(country)
    return text if there is None else in_money_of(there, text, about)


def place_asked(country: str | None) -> tuple[str, str]:
    """How to ask for a place of a country, and what stands for all of it."""
    if not abroad(country):
        return 'Place, like "Phoenix, AZ", or US', "US"
    from negotiate.api.abroad import country_of

    here = country_of(country)
    return ("Place", "US") if here is None else (f"Place: {here.places}", here.name)
