"""The levels of one place side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress

from negotiate.market.assessment import Assessment
from negotiate.market.range import assess
from negotiate.model.band import Bands, Place
from negotiate.model.errors import Problem
from negotiate.model.facts import LEVELS, Facts
from negotiate.model.ladder import Ladder, Rung
from negotiate.model.question import Question


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
                unit=one.unit,
                band=one.valuation.band,
                step=None if mid is None else mid - one.valuation.band.mid,
                earned_by=earned_by.get(one.level.name, ""),
                you=one.valuation.target if one.level.name == own_level else None,
            )
            for one, mid in zip(found, above, strict=True)
        ),
    )


def _assessments(
    question: Question, place: Place, bands: Bands, facts: Facts
) -> Iterator[Assessment]:
    """Every level there is a band of; bands of one's own may lack some."""
    for name in LEVELS:
        with suppress(Problem):
            yield assess(question._replace(level=name), place, bands, facts)
