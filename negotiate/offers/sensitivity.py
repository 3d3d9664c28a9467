"""What moves the result most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from negotiate.model.comparison import Swing
from negotiate.model.facts import Rule
from negotiate.model.offer import Offer
from negotiate.offers.lead import Worth
from negotiate.offers.uncertain import uncertain


def swings(ranked: Sequence[Offer], worth: Worth, mile: Rule) -> tuple[Swing, ...]:
    """How the first offer's lead moves as each uncertain number goes from low to high.

    The lead is what the first is worth above the best of the others; it may come out negative.
    The largest swing first; those under a dollar are left out.
    """
    if len(ranked) < 2:
        return ()
    values = [worth(offer) for offer in ranked]
    found = [_mile(ranked, worth, mile)]
    for index, offer in enumerate(ranked):
        for one in uncertain(offer):
            low, high = (
                _lead([*values[:index], worth(one.put(x)), *values[index + 1 :]])
                for x in (one.low, one.high)
            )
            found.append(
                Swing(offer.name, one.item, one.key, one.low, one.high, low, high, one.bounded)
            )
    moving = [one for one in found if one.swing >= 1]
    return tuple(sorted(moving, key=lambda one: (-one.swing, one.offer or "", one.key)))


def _mile(ranked: Sequence[Offer], worth: Worth, mile: Rule) -> Swing:
    """The cost of a mile is the person's own: it moves in every offer that left it out."""

    def lead(cost: float) -> float:
        return _lead([worth(_at_mile(offer, mile.value, cost)) for offer in ranked])

    low, high = mile.low or mile.value, mile.high or mile.value
    key = "commute.cost_per_mile"
    return Swing(None, "a mile of driving", key, low, high, lead(low), lead(high), bounded=False)


def _at_mile(offer: Offer, default: float, cost: float) -> Offer:
    if offer.commute.cost_per_mile != default:
        return offer
    return replace(offer, commute=replace(offer.commute, cost_per_mile=cost))


def _lead(values: Sequence[float]) -> float:
    return values[0] - max(values[1:])
