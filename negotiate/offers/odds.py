"""The chance of each offer to be the best, from the bounds of what nobody owes.

No random numbers: every offer's worth is laid out in equally likely points (a lattice over its
uncertain items, in the order of their names), and the points of different offers are weighed
against one another exactly. The same offers give the same odds, whatever the order of the file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from negotiate.model.offer import Offer
from negotiate.offers.lead import Worth
from negotiate.offers.uncertain import Uncertain, drawn

_POINTS = 512
_LEAST_POINTS = 64
_NODES = 6
_CENTS = 2


def odds(offers: Sequence[Offer], worth: Worth) -> list[float]:
    """The chance of each offer to be worth most, in their order; ties share. They add up to 1."""
    count = max(_LEAST_POINTS, _POINTS // max(1, len(offers) - 3))
    spreads = [spread(offer, worth, count) for offer in offers]
    return [_best(index, spreads) for index in range(len(spreads))]


def _best(index: int, spreads: Sequence[Sequence[float]]) -> float:
    others = [values for i, values in enumerate(spreads) if i != index]
    mine = spreads[index]
    return sum(_wins(value, others) for value in mine) / len(mine)


def _wins(value: float, others: Sequence[Sequence[float]]) -> float:
    """The chance that `value` beats all others, where a tie among k counts 1/k."""
    tied = [1.0]  # the chance that none is better and so many are as good
    for values in others:
        below = bisect_left(values, value)
        less = below / len(values)
        same = (bisect_right(values, value) - below) / len(values)
        tied = [a * less + b * same for a, b in zip((*tied, 0.0), (0.0, *tied), strict=True)]
    return sum(chance / (count + 1) for count, chance in enumerate(tied))


# --- how an offer's worth spreads


def spread(offer: Offer, worth: Worth, points: int = _POINTS) -> list[float]:
    """Equally likely values of what the offer is worth, to the cent, in order.

    One value where nothing about it is drawn.
    """
    items = sorted(drawn(offer), key=lambda one: (one.item, one.key))
    if not items:
        return [round(worth(offer), _CENTS)]
    hours = next((one for one in items if one.key == "overtime_hours_per_week"), None)
    bonuses = [one for one in items if one is not hours]
    nodes = _nodes(offer, hours)
    surface = [_at(offer, hours, bonuses, node, worth) for node in nodes]
    steps = _steps(len(items))
    values = []
    for point in range(points):
        shares = {
            one.key: draw(one, ((point + 0.5) * step) % 1.0)
            for one, step in zip(items, (1 / points, *steps), strict=False)
        }
        least, *slopes = _between(nodes, surface, shares[hours.key]) if hours else surface[0]
        more = (
            slope * (shares[one.key] - one.low) for one, slope in zip(bonuses, slopes, strict=True)
        )
        values.append(round(least + sum(more), _CENTS))
    return sorted(values)


def draw(one: Uncertain, share: float) -> float:
    """The value below which `share` of the draws lie: their mean is what is expected.

    Uniform below the expected value with chance (high - expected) / (high - low), else uniform
    above it.
    """
    below = (one.high - one.expected) / (one.high - one.low)
    if share < below:
        return one.low + (one.expected - one.low) * share / below
    return one.expected + (one.high - one.expected) * (share - below) / (1 - below)


def _steps(dimensions: int) -> list[float]:
    """Steps of an additive lattice that fills the cube evenly: powers of the plastic ratio's kin.

    The ratio solves x^(d+1) = x + 1 for d dimensions.
    """
    ratio = 1.5
    for _ in range(60):
        ratio = (1 + ratio) ** (1 / (dimensions + 1))
    return [ratio ** -(k + 1) for k in range(dimensions)]


def _nodes(offer: Offer, hours: Uncertain | None) -> list[float]:
    """Hours of overtime at which the offer is worked out; in between it goes straight.

    Worth bends only where the week reaches 40 hours and where the shift's hours are all worked.
    """
    if hours is None:
        return [0.0]
    step = (hours.high - hours.low) / _NODES
    bends = (40.0 - offer.hours_per_week, offer.shift.hours_per_week - offer.hours_per_week)
    even = [hours.low + step * i for i in range(_NODES)]
    return sorted({*even, hours.high, *(x for x in bends if hours.low < x < hours.high)})


def _at(
    offer: Offer, hours: Uncertain | None, bonuses: Sequence[Uncertain], node: float, worth: Worth
) -> list[float]:
    """The worth with every bonus at its least, and what each full payout adds to it.

    Worth is a straight line in each payout, whatever the others are.
    """
    at_node = hours.put(node) if hours else offer
    payouts = {one.key: one.low for one in bonuses}
    least = worth(_paid(at_node, payouts))
    slopes = [
        (worth(_paid(at_node, payouts | {one.key: one.high})) - least) / (one.high - one.low)
        for one in bonuses
    ]
    return [least, *slopes]


def _paid(offer: Offer, payouts: dict[str, float]) -> Offer:
    for key, payout in payouts.items():
        offer = next(one for one in drawn(offer) if one.key == key).put(payout)
    return offer


def _between(nodes: Sequence[float], surface: Sequence[Sequence[float]], at: float) -> list[float]:
    right = min(max(1, bisect_right(nodes, at)), len(nodes) - 1)
    share = (at - nodes[right - 1]) / (nodes[right] - nodes[right - 1])
    return [a + (b - a) * share for a, b in zip(surface[right - 1], surface[right], strict=True)]
