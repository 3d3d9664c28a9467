"""A target range."""

from __future__ import annotations

from typing import Unpack

from negotiate.api.background import background
from negotiate.api.person import Person, read_person
from negotiate.files.lines import load_lines
from negotiate.market.range import target_range as _target_range
from negotiate.model.results import RangeResult
from negotiate.talk.numbers import spoken
from negotiate.words.person import PersonWords


def target_range(level: str, **words: Unpack[PersonWords]) -> RangeResult:
    """The range to aim for, with every step that leads to it, and what to say to an offer.

    The keywords are those of `PersonWords`: amounts are numbers or what one would type ("21.50/h").
    Raises `Problem` where a word is not known or an amount is none.

    >>> from datetime import date
    >>> r = target_range("senior", years=6, area="Phoenix, AZ", as_of=date(2026, 11, 22))
    >>> r.to_dict()["area"]
    'Phoenix-Mesa-Chandler, AZ'
    """
    return full_range_of(read_person(level, words))


def full_range_of(person: Person) -> RangeResult:
    """As `range_of`, with what stays after tax of what the figure adds."""
    result = range_of(person)
    if result.figure is None or result.standing is None:
        return result
    from negotiate.api.taxes import with_taxes

    return with_taxes(result, person.facts.rules)


def range_of(person: Person) -> RangeResult:
    """The range of a person already read, with the words to say it in."""
    found = _target_range(person.question, person.place, person.bands, person.facts)
    return spoken(
        found, load_lines(person.place.country), background(person.question, person.place)
    )
