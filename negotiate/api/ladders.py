"""The career ladder, and the roles beside it."""

from __future__ import annotations

from typing import Unpack

from negotiate.api.person import Person, read_person
from negotiate.files.data import read_rows
from negotiate.market.ladder import ladder, neighbours
from negotiate.market.range import assess
from negotiate.model.ladder import Ladder, Neighbour
from negotiate.words.person import PersonWords


def career_ladder(level: str | None = None, **words: Unpack[PersonWords]) -> Ladder:
    """Every level of a place, and what other roles pay there.

    `level` and `years` are where the user stands, mid where they are left out. Raises `Problem`
    where a word is not known or a level has no band.
    """
    person = read_person(level, words)
    own = None if level is None else person.question.level
    other = any(rung.role for rung in person.facts.levels.values())  # the table is of agents
    earned = {} if other else {r["level"]: r["earned_by"] for r in read_rows("ladder.csv")}
    found = ladder(person.question, person.place, person.bands, person.facts, earned, own)
    return found._replace(beside=() if words.get("bands") else _beside(person))


def _beside(person: Person) -> tuple[Neighbour, ...]:
    """The roles of contact centers in the same place, customer service included."""
    from negotiate.api.roles import all_roles
    from negotiate.files.roles import load_moves

    mine = assess(person.question, person.place, person.bands, person.facts)
    if mine.level.own or mine.band.currency != "USD":
        return ()
    known = all_roles(person.place)
    others = [(role, bands) for role, bands in known if role.key != mine.level.role]
    return neighbours(mine, others, load_moves())
