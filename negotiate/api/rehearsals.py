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
from negotiate.talk.rehearsal import Rehearsal

__all__ = [
    "Rehearsal",
    "add_session",
    "last_tally",
    "mark",
    "practice_offer",
    "read_answers",
    "rehearsal",
    "speakable_step",
]


def read_answers(path: Path) -> list[str]:
    """The answers of a file, one a line; `Problem` where it cannot be read."""
    return read_own(path, "one answer a line, as text").splitlines()


def rehearsal(result: RangeResult, record: Record, stage: Stage, seed: int) -> Rehearsal:
    """The call of a stage; `result` needs an offer for the stages `offer` and `counter`."""
    script = talk_track(result, record, stage)
    return Rehearsal(
        script,
        load_practice(),
        load_facts().rules,
        seed,
        speakable_step(result),
        holds_offer=record.other_offer,
    )


def practice_offer(result: RangeResult, seed: int) -> Pay:
    """An offer to practise with: lawful, speakable, under the target.

    The seed picks how far under; it is no forecast.
    """
    step = speakable_step(result)
    rules = load_facts().rules
    share = rules["practice_offer"]
    shares = [s for s in (share.low, share.value, share.high) if s is not None]
    amount = result.target * shares[seed % len(shares)]
    if result.posted is not None:  # low in what was advertised
        low, high = result.posted
        amount = min(max(amount, low), low + (high - low) * rules["practice_posted"].value)
    if result.said is not None:
        amount = min(amount, result.said * rules["practice_under_said"].value)
    amount = max(amount // step * step, -(-result.minimum // step) * step)
    if result.unit.by_the_hour:
        return Pay(amount=round(result.unit.hourly(amount), 2), period="hour")
    return Pay(amount=round(result.unit.yearly(amount)), period="year")


def speakable_step(result: RangeResult) -> float:
    """The step of figures one can say at this level, in dollars of a full-time year."""
    return load_facts().rules[f"speak_{result.level.paid}"].value
