"""Which clauses and rights matter at a stage: each one sentence, for the user's eyes only."""

from __future__ import annotations

from collections.abc import Iterator

from negotiate.model.clauses import Clauses, ClauseTopic
from negotiate.model.results import RangeResult
from negotiate.model.script import ClauseNote, Record, Stage

_BEFORE_SIGNING: tuple[ClauseTopic, ...] = ("noncompete", "training", "review", "pay-talk", "leave")
"""Giving notice has a line of its own."""
_INSIDE: tuple[ClauseTopic, ...] = ("review", "pay-talk")
"""With one's own boss nothing is signed, and nobody leaves."""
_OFFERED: tuple[Stage, ...] = ("offer", "counter", "meeting")


def clause_notes(
    result: RangeResult, record: Record, stage: Stage, clauses: Clauses
) -> tuple[ClauseNote, ...]:
    """What to mind before one signs, in the order of the topics; nothing outside US law."""
    return tuple(
        ClauseNote(
            topic=row.topic,
            text=row.said(result.as_of),
            citation=row.citation,
            as_of=row.as_of,
            confidence=row.confidence,
        )
        for topic in _topics(result, record, stage)
        for row in clauses.that_count(topic, result.place.state, result.as_of, result.level.name)
    )


def _topics(result: RangeResult, record: Record, stage: Stage) -> Iterator[ClauseTopic]:
    """Clauses the offer is known to have, and after the talk those a letter may have."""
    if result.unit.currency != "USD":
        return
    after = () if stage != "after" else _INSIDE if _boss(result) else _BEFORE_SIGNING
    if stage == "after" or stage in _OFFERED:
        yield from (topic for topic in sorted(record.clauses) if topic not in after)
    yield from after


def _boss(result: RangeResult) -> bool:
    return result.conversation.with_ones_boss
