"""A practice call from a range and what the user brings."""

from __future__ import annotations

from negotiate.files.facts import load_facts
from negotiate.files.lines import load_practice
from negotiate.interface.scripts import talk_track
from negotiate.model.results import RangeResult
from negotiate.model.script import Record, Stage
from negotiate.talk.rehearsal import Rehearsal


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


def practice_offer(result: RangeResult, seed: int) -> str:
    """An offer to practise with, as one would type it: lawful, speakable, under the target.

    The seed picks how far under; it is no forecast.
    """
    step = speakable_step(result)
    rules = load_facts().rules
    share = rules.practice.offer
    shares = [s for s in (share.low, share.value, share.high) if s is not None]
    amount = result.target * shares[seed % len(shares)]
    if result.posted is not None:  # low in what was advertised
        low, high = result.posted
        amount = min(max(amount, low), low + (high - low) * rules.practice.posted.value)
    if result.said is not None:
        amount = min(amount, result.said * rules.practice.under_said.value)
    amount = max(amount // step * step, -(-result.minimum // step) * step)
    if result.unit.by_the_hour:
        return f"{result.unit.hourly(amount):.2f}/h"
    return f"{result.unit.yearly(amount):.0f}/year"


def speakable_step(result: RangeResult) -> float:
    """The step of figures one can say at this level, in dollars of a full-time year."""
    return load_facts().rules.speakable.of(result.level.paid).value
