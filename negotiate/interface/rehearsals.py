"""A practice call from a range and what the user brings."""

from __future__ import annotations

from negotiate.files.facts import load_facts
from negotiate.files.lines import load_practice
from negotiate.interface.scripts import talk_track
from negotiate.model.results import RangeResult
from negotiate.model.script import Record, Stage
from negotiate.practice import offer
from negotiate.practice.rehearsal import Rehearsal


def rehearsal(result: RangeResult, record: Record, stage: Stage, seed: int) -> Rehearsal:
    """The call of a stage; `result` needs an offer for the stages `offer` and `counter`."""
    return Rehearsal(
        talk_track(result, record, stage),
        load_practice(),
        load_facts().rules,
        seed,
        holds_offer=record.other_offer,
    )


def practice_offer(result: RangeResult, seed: int) -> str:
    """An offer to practise with, as one would type it; the seed picks how far under the target."""
    return offer.practice_offer(result, load_facts().rules, seed)
