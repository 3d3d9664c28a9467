"""The chance of each offer to be the best, from the bounds of what nobody owes.

No random numbers: every offer's worth is laid out in equally likely values (its uncertain items one
after another, in the order of their names), and the values of different offers are weighed against
one another exactly. The same offers give the same odds, whatever the order of the file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from negotiate.model.money import FULL_WEEK
from negotiate.model.offer import Offer
from negotiate.offers.lead import Worth
from negotiate.offers.uncertain import Uncertain, drawn

_POINTS = 512
_LEAST_POINTS = 128
_FEW = 24
"""Points of one item where several come together."""
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
    """About `points` equally likely values of what the offer is worth, to the cent, in order.

    One value where nothing about it is drawn.
    """
    items = [one for one in drawn(offer) if one.low < one.high]
    hours = next((one for one in items if one.key == "overtime_hours_per_week"), None)
    bonuses = sorted((one for one in items if one is not hours), key=lambda one: one.item)
    nodes = _nodes(offer, hours)
    surface = [_at(offer, hours, bonuses, node, worth) for node in nodes]
    if hours is None:
        values = _with_bonuses(surface[0], bonuses, points)
    else:
        values = []
        for share in _shares(_FEW if bonuses else points):
            there = _between(nodes, surface, draw(hours, share))
            values += _with_bonuses(there, bonuses, points // 4)
    return [round(value, _CENTS) for value in _thinned(sorted(values), points)]


def _with_bonuses(there: Sequence[float], bonuses: Sequence[Uncertain], points: int) -> list[float]:
    """Equally likely values: the least worth and every bonus on top, one after another."""
    least, *slopes = there
    values = [least]
    for one, slope in zip(bonuses, slopes, strict=True):
        shares = _shares(points if len(values) == 1 else _FEW)
        more = [slope * (draw(one, share) - one.low) for share in shares]
        values = _thinned(sorted(value + extra for extra in more for value in values), points)
    return values


def _shares(count: int) -> list[float]:
    return [(at + 0.5) / count for at in range(count)]


def _thinned(values: Sequence[float], points: int) -> list[float]:
    """Means of blocks of as many values each, where there are more than twice too many."""
    size = len(values) // points
    if size < 2:
        return [*values]
    blocks = (values[at : at + size] for at in range(0, len(values) - size + 1, size))
    return [sum(block) / size for block in blocks]


def draw(one: Uncertain, share: float) -> float:
    """The value below which `share` of the draws lie: their mean is what is expected.

    Uniform below the expected value with chance (high - expected) / (high - low), else uniform
    above it.
    """
    below = (one.high - one.expected) / (one.high - one.low)
    if share < below:
        return one.low + (one.expected - one.low) * share / below
    return one.expected + (one.high - one.expected) * (share - below) / (1 - below)


def _nodes(offer: Offer, hours: Uncertain | None) -> list[float]:
    """Hours of overtime at which the offer is worked out; in between it goes straight.

    Worth bends only where the week reaches 40 hours and where the shift's hours are all worked.
    """
    if hours is None:
        return [0.0]
    step = (hours.high - hours.low) / _NODES
    bends = (FULL_WEEK - offer.hours_per_week, offer.shift.hours_per_week - offer.hours_per_week)
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
