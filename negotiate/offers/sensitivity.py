"""What moves the result most."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from negotiate.model.comparison import Swing
from negotiate.model.facts import Rule, Rules
from negotiate.model.offer import Offer
from negotiate.offers.costs import COST_PER_MILE, with_cost_per_mile
from negotiate.offers.keys import with_value
from negotiate.offers.lead import ValueOf, other_reading
from negotiate.offers.uncertain import uncertain


def swings(ranked: Sequence[Offer], value_of: ValueOf, rules: Rules) -> tuple[Swing, ...]:
    """How the first offer's lead moves as each uncertain number goes from low to high.

    The lead is what the first is worth above the best of the others; it may come out negative.
    The largest swing first; those under a dollar are left out. The offers come as they stand in
    the file: where one leaves out the cost of a mile, it moves with the range of the rule.
    """
    if len(ranked) < 2:
        return ()
    mile = rules.comparison.cost_per_mile
    counted = [with_cost_per_mile(offer, mile.value) for offer in ranked]
    values = [value_of(offer) for offer in counted]
    found = [_of_mile(ranked, value_of, mile)]
    for index, offer in enumerate(counted):
        lead_if = partial(_lead_if, values, index)
        found += _of_numbers(offer, value_of, lead_if, rules)
        found += _of_readings(offer, value_of, lead_if, rules)
    moving = [swing for swing in found if swing.swing >= 1]
    return tuple(sorted(moving, key=lambda swing: (-swing.swing, swing.offer or "", swing.key)))


def _of_mile(ranked: Sequence[Offer], value_of: ValueOf, mile: Rule) -> Swing:
    """The cost of a mile is the person's own: it moves in every offer that leaves it out."""

    def lead(cost: float) -> float:
        return _lead([value_of(with_cost_per_mile(offer, cost)) for offer in ranked])

    low, high = mile.low or mile.value, mile.high or mile.value
    return Swing(
        offer=None,
        item="a mile of driving",
        key=COST_PER_MILE,
        low=low,
        high=high,
        lead_low=lead(low),
        lead_high=lead(high),
        bounded=False,
    )


LeadIf = Callable[[float], float]
"""The first offer's lead if the offer in question were worth so much a year."""


def _of_numbers(offer: Offer, value_of: ValueOf, lead_if: LeadIf, rules: Rules) -> Iterator[Swing]:
    """A swing for each uncertain number of an offer."""
    for number in uncertain(offer, rules):
        low, high = (
            lead_if(value_of(with_value(offer, number.key, bound)))
            for bound in (number.low, number.high)
        )
        yield Swing(
            offer=offer.name,
            item=number.item,
            key=number.component,
            low=number.low,
            high=number.high,
            lead_low=low,
            lead_high=high,
            bounded=number.bounded,
        )


def _of_readings(offer: Offer, value_of: ValueOf, lead_if: LeadIf, rules: Rules) -> Iterator[Swing]:
    """A swing for a match with two readings: from the first, 0, to the other, 1."""
    if (reading := other_reading(offer, rules)) is not None:
        yield Swing(
            offer=offer.name,
            item="the other reading of the match",
            key="retirement",
            low=0.0,
            high=1.0,
            lead_low=lead_if(value_of(offer)),
            lead_high=lead_if(value_of(reading)),
            bounded=False,
        )


def _lead_if(values: Sequence[float], index: int, value: float) -> float:
    """The lead with another value of the offer at `index`."""
    return _lead([*values[:index], value, *values[index + 1 :]])


def _lead(values: Sequence[float]) -> float:
    return values[0] - max(values[1:])
