"""A practice call from a range and what the user brings."""

from __future__ import annotations

from pathlib import Path

from negotiate.api.scripts import talk_track
from negotiate.files.facts import load_facts
from negotiate.files.lines import load_practice
from negotiate.files.reading import read_own
from negotiate.files.transcripts import add_session, last_tally, mark
from negotiate.model.money import Pay
from negotiate.model.results import RangeResult
from negotiate.model.script import Record, Stage
from negotiate.practice import offer
from negotiate.practice.rehearsal import Rehearsal

__all__ = [
    "Rehearsal",
    "add_session",
    "last_tally",
    "mark",
    "practice_offer",
    "read_answers",
    "rehearsal",
]


def read_answers(path: Path) -> list[str]:
    """The answers of a file, one a line; `Problem` where it cannot be read."""
    return read_own(path, "one answer a line, as text").splitlines()


def rehearsal(result: RangeResult, record: Record, stage: Stage, seed: int) -> Rehearsal:
    """The call of a stage; `result` needs an offer for the stages `offer` and `counter`."""
    return Rehearsal(
        talk_track(result, record, stage),
        load_practice(result.place.country),
        load_facts().rules,
        seed,
        holds_offer=record.other_offer,
    )


def practice_offer(result: RangeResult, seed: int) -> Pay:
    """An offer to practise with; the seed picks how far under the target."""
    return offer.practice_offer(result, load_facts().rules, seed)
