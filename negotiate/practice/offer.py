"""An offer to practise with, where nobody made one."""

from __future__ import annotations

from negotiate.model.facts import Rules, speakable_step
from negotiate.model.money import Pay, to_cent
from negotiate.model.results import RangeResult


def practice_offer(result: RangeResult, rules: Rules, seed: int) -> Pay:
    """An offer to practise with: lawful, speakable, under the target.

    The seed picks how far under; on a scale it is the first step. It is no forecast.
    """
    if result.scale:
        return _pay(result.scale[0], result)
    step = speakable_step(result.unit, rules)
    share = rules.practice.offer
    shares = [s for s in (share.low, share.value, share.high) if s is not None]
    amount = result.target * shares[seed % len(shares)]
    if result.posted is not None:  # low in what was advertised
        low, high = result.posted.bottom, result.posted.top
        amount = max(min(amount, high), low)
        if result.posted.low is not None and result.posted.high is not None:
            amount = min(amount, low + (high - low) * rules.practice.posted.value)
    if result.said is not None:
        amount = min(amount, result.said * rules.practice.under_said.value)
    amount = max(amount // step * step, -(-result.minimum // step) * step)
    return _pay(amount, result)


def _pay(amount: float, result: RangeResult) -> Pay:
    """An amount in the unit that pay is spoken of in."""
    if result.unit.says_hour:
        return Pay(amount=to_cent(result.unit.hourly(amount)), period="hour")
    return Pay(amount=round(result.unit.yearly(amount)), period="year")
