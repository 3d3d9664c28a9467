"""The words one may choose from, and checking one of them."""

from __future__ import annotations

from typing import NamedTuple

from negotiate.files.facts import load_facts
from negotiate.files.gazetteer import Gazetteer
from negotiate.model.facts import Level
from negotiate.words import choices
from negotiate.words.pay import parse_pay
from negotiate.words.places import resolve

__all__ = ["Choices", "check_area", "check_level", "known_choices", "parse_pay"]


class Choices(NamedTuple):
    """What may be chosen from a short list."""

    levels: dict[str, Level]
    industries: tuple[str, ...]


def known_choices() -> Choices:
    """The levels and industries on file."""
    facts = load_facts()
    return Choices(levels=facts.levels, industries=tuple(facts.industries))


def check_level(word: str) -> str:
    """A level as the bands know it; raises `Problem`."""
    return choices.check_level(word, load_facts())


def check_area(text: str) -> None:
    """Raise `Problem` where the text names no place on file."""
    resolve(text, Gazetteer())
