"""The career ladder."""

from __future__ import annotations

from typing import Unpack

from negotiate.api.person import read_person
from negotiate.files.data import read_rows
from negotiate.market.ladder import ladder
from negotiate.model.ladder import Ladder
from negotiate.words.person import PersonWords


def career_ladder(level: str | None = None, **words: Unpack[PersonWords]) -> Ladder:
    """Every level of a place; `level` and `years` are where the user stands.

    Raises `Problem` where a word is not known or a level has no band.
    """
    person = read_person(level, words)
    own = None if level is None else person.question.level
    earned = {row["level"]: row["earned_by"] for row in read_rows("ladder.csv")}
    return ladder(person.question, person.place, person.bands, person.facts, earned, own)
