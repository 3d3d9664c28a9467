"""The levels of one place side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from negotiate.market.assessment import Assessment
from negotiate.market.range import assess
from negotiate.model.band import Bands, Place
from negotiate.model.errors import Problem
from negotiate.model.facts import LEVELS, Facts
from negotiate.model.find import Finds
from negotiate.model.ladder import Ladder, Neighbour, Rung
from negotiate.model.question import Question
from negotiate.model.role import Move, Role


def ladder(
    question: Question,
    place: Place,
    bands: Bands,
    facts: Facts,
    earned_by: Mapping[str, str],
    own_level: str | None,
) -> Ladder:
    """Pay of every level in a place on a day, and how much more the next one's middle pays.

    `question` is the user's; `own_level` is where they stand, None where they did not say.
    """
    found = list(_assessments(question, place, bands, facts))
    if not found:
        assess(question, place, bands, facts)  # says what is missing
    above = [*(one.valuation.band.mid for one in found[1:]), None]
    return Ladder(
        place=place,
        as_of=question.as_of,
        rungs=tuple(
            Rung(
                level=one.level,
                unit=one.unit.of_the_level,
                band=one.valuation.band,
                step=None if mid is None else mid - one.valuation.band.mid,
                earned_by=earned_by.get(one.level.name, ""),
                you=one.valuation.target if one.level.name == own_level else None,
            )
            for one, mid in zip(found, above, strict=True)
        ),
    )


def neighbours(
    mine: Assessment, roles: Sequence[tuple[Role, Bands]], moves: Mapping[str, Move]
) -> tuple[Neighbour, ...]:
    """What other roles pay the same person in the same place, the best paid first.

    Those for which another occupation stands in, or of which little is known, come last.

    `mine` is the user's own job, which is left out, as is every role with its very wages. Industry
    and finds, which are of the own job, do not count.
    """
    question = mine.question._replace(industry=None, finds=Finds())
    here = mine.valuation.target
    found = []
    for role, bands in roles:
        facts = mine.facts._replace(levels=role.levels)
        try:
            one = assess(question, mine.place, bands, facts)
        except (KeyError, Problem):  # it has no such level, or no wages are known
            continue
        if (one.band.soc, one.band.mid) == (mine.band.soc, mine.band.mid):
            continue
        move = moves[role.key]
        found.append(
            Neighbour(
                role=role.key,
                level=one.level,
                unit=one.unit.of_the_level,
                target=one.valuation.target,
                gain=one.valuation.target - here,
                leads_there=move.leads_there,
                grade=move.grade,
                cautions=tuple(text for _, text in one.band.notes),
            )
        )
    return tuple(sorted(found, key=lambda one: (bool(one.cautions), -one.gain, one.role)))


def _assessments(
    question: Question, place: Place, bands: Bands, facts: Facts
) -> Iterator[Assessment]:
    """Every level there is a band of; bands of one's own may lack some."""
    for name in LEVELS:
        with suppress(KeyError, Problem):  # a role may end below
            yield assess(question._replace(level=name), place, bands, facts)
