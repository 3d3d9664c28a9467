"""The words one may choose from, and checking one of them."""

from __future__ import annotations

from typing import NamedTuple

from negotiate.api.person import abroad, us_place
from negotiate.files.facts import load_facts
from negotiate.model.facts import Level
from negotiate.words import choices
from negotiate.words.pay import parse_pay, parse_posted

__all__ = [
    "Choices",
    "check_area",
    "check_industry",
    "check_level",
    "known_choices",
    "parse_pay",
    "parse_posted",
    "place_asked",
]


class Choices(NamedTuple):
    """What may be chosen from a short list."""

    levels: dict[str, Level]
    industries: tuple[str, ...]
    companies: dict[str, str]
    """What kind of company each industry is."""


def known_choices() -> Choices:
    """The levels and industries on file."""
    facts = load_facts()
    return Choices(
        levels=facts.levels,
        industries=tuple(facts.industries),
        companies={key: industry.whose for key, industry in facts.industries.items()},
    )


def check_level(word: str) -> str:
    """A level as the bands know it; raises `Problem`."""
    return choices.check_level(word, load_facts())


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


def place_asked(country: str | None) -> tuple[str, str]:
    """How to ask for a place of a country, and what stands for all of it."""
    if not abroad(country):
        return 'Place, like "Phoenix, AZ", or US', "US"
    from negotiate.api.abroad import country_of

    here = country_of(country)
    return ("Place", "US") if here is None else (f"Place: {here.places}", here.name)
