"""The words one may choose from, and checking one of them."""

from __future__ import annotations

from typing import NamedTuple

from negotiate.files.facts import load_facts
from negotiate.files.gazetteer import Gazetteer
from negotiate.model.facts import Level
from negotiate.words import choices
from negotiate.words.pay import parse_pay, parse_posted
from negotiate.words.places import resolve

__all__ = [
    "Choices",
    "check_area",
    "check_industry",
    "check_level",
    "known_choices",
    "parse_pay",
    "parse_posted",
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


def check_area(text: str) -> None:
    """Raise `Problem` where the text names no place on file."""
    resolve(text, Gazetteer())
