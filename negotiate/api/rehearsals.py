"""A practice call from a range and what the user brings."""

from __future__ import annotations

from pathlib import Path

from negotiate.api.scripts import talk_track
from negotiate.files.facts import load_facts
from negotiate.files.lines import load_practice, load_talk
from negotiate.files.reading import read_own
from negotiate.files.transcripts import add_session, last_tally, mark
from negotiate.model.money import Pay
from negotiate.model.results import RangeResult
from negotiate.model.script import Channel, Record, Stage
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


def rehearsal(
    result: RangeResult, record: Record, stage: Stage, seed: int, channel: Channel = "phone"
) -> Rehearsal:
    """The talk of a stage, on the phone, face to face or by mail.

    `result` needs an offer for the stages `offer` and `counter`. Raises `Misuse` for a meeting with
    anybody but one's own boss.
    """
    return Rehearsal(
        talk_track(result, record, stage, channel),
        load_practice(result.place.country),
        load_facts().rules,
        seed,
        record=record,
        other_asks=load_talk(result.place.country).other_asks,
    )


def practice_offer(result: RangeResult, seed: int) -> Pay:
    """An offer to practise with; the seed picks how far under the target."""
    return offer.practice_offer(result, load_facts().rules, seed)
