"""The chance of each offer to be the best, from the bounds of what nobody owes.

No random numbers: every offer's yearly value is laid out in equally likely values (its uncertain
items one after another, in the order of their names), and the values of different offers are
weighed against one another exactly. The same offers give the same odds, whatever the order of the
file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from negotiate.model.money import FULL_WEEK
from negotiate.model.offer import Offer
from negotiate.offers.keys import with_value
from negotiate.offers.lead import ValueOf
from negotiate.offers.pay import OVERTIME
from negotiate.offers.uncertain import UncertainNumber, drawn

POINTS = 512
LEAST_POINTS = 128
FEW = 24
"""Points of one item where several come together."""
_NODES = 6
_CENTS = 2


def odds(offers: Sequence[Offer], value_of: ValueOf) -> list[float]:
    """The chance of each offer to be worth most, in their order; ties share. They add up to 1."""
    count = max(LEAST_POINTS, POINTS // max(1, len(offers) - 3))
    spreads = [spread(offer, value_of, count) for offer in offers]
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


# --- how an offer's value spreads


def spread(offer: Offer, value_of: ValueOf, points: int = POINTS) -> list[float]:
    """About `points` equally likely values of what the offer is worth, to the cent, in order.

    One value where nothing about it is drawn.
    """
    items = [number for number in drawn(offer) if number.low < number.high]
    hours = next((number for number in items if number.key == OVERTIME), None)
    sums = sorted((n for n in items if n is not hours), key=lambda number: number.item)
    nodes = overtime_nodes(offer, hours)
    surface = [_at(offer, hours, sums, node, value_of) for node in nodes]
    if hours is None:
        values = _with_sums(surface[0], sums, points)
    else:
        values = []
        for share in _shares(FEW if sums else points):
            at_hours = _between(nodes, surface, draw(hours, share))
            values += _with_sums(at_hours, sums, points // 4)
    return [round(value, _CENTS) for value in _thinned(sorted(values), points)]


def _with_sums(
    surface: Sequence[float], sums: Sequence[UncertainNumber], points: int
) -> list[float]:
    """Equally likely values: the least value and every bonus on top, one after another."""
    values, at = [surface[0]], 1
    for number in sums:
        knots = _knots(number)
        worth = [0.0, *surface[at : at + len(knots) - 1]]
        at += len(knots) - 1
        shares = _shares(points if len(values) == 1 else FEW)
        more = [_straight(knots, worth, draw(number, share)) for share in shares]
        values = _thinned(sorted(value + extra for extra in more for value in values), points)
    return values


def _knots(number: UncertainNumber) -> list[float]:
    """Values of a number between which its worth goes straight."""
    return [number.low, *(b for b in number.bends if number.low < b < number.high), number.high]


def _straight(knots: Sequence[float], worth: Sequence[float], at: float) -> float:
    right = min(max(1, bisect_right(knots, at)), len(knots) - 1)
    share = (at - knots[right - 1]) / (knots[right] - knots[right - 1])
    return worth[right - 1] + (worth[right] - worth[right - 1]) * share


def _shares(count: int) -> list[float]:
    return [(at + 0.5) / count for at in range(count)]


def _thinned(values: Sequence[float], points: int) -> list[float]:
    """Means of blocks of as many values each, where there are more than twice too many."""
    size = len(values) // points
    if size < 2:
        return [*values]
    blocks = (values[at : at + size] for at in range(0, len(values) - size + 1, size))
    return [sum(block) / size for block in blocks]


def draw(number: UncertainNumber, share: float) -> float:
    """The value below which `share` of the draws lie: their mean is what is expected.

    Uniform below the expected value with chance (high - expected) / (high - low), else uniform
    above it.
    """
    low, expected, high = number.low, number.expected, number.high
    below = (high - expected) / (high - low)
    if share < below:
        return low + (expected - low) * share / below
    return expected + (high - expected) * (share - below) / (1 - below)


def overtime_nodes(offer: Offer, hours: UncertainNumber | None) -> list[float]:
    """Hours of overtime at which the offer is worked out; in between it goes straight.

    The value bends only where a week or a day of it reaches what is paid more, and where a shift's
    hours are all worked.
    """
    if hours is None:
        return [0.0]
    step = (hours.high - hours.low) / _NODES
    even = [hours.low + step * i for i in range(_NODES)]
    inside = (bend for bend in _bends(offer) if hours.low < bend < hours.high)
    return sorted({*even, hours.high, *inside})


def _bends(offer: Offer) -> Iterator[float]:
    state = offer.state_overtime
    for scheduled in offer.weeks:
        yield FULL_WEEK - scheduled
        days = offer.days * scheduled / offer.hours if offer.hours else 0.0
        for over in (state.over, state.double_over, state.agreed_over):
            if over is not None:
                yield over * days - scheduled
    for shift in offer.shift:
        yield shift.hours_per_week - offer.hours


def _at(
    offer: Offer,
    hours: UncertainNumber | None,
    sums: Sequence[UncertainNumber],
    node: float,
    value_of: ValueOf,
) -> list[float]:
    """The value with every bonus at its least, and what each adds at its further knots.

    What a bonus adds is the same whatever the others are.
    """
    lowest = with_value(offer, hours.key, node) if hours else offer
    for number in sums:
        lowest = with_value(lowest, number.key, number.low)
    least = value_of(lowest)
    more = [
        value_of(with_value(lowest, number.key, knot)) - least
        for number in sums
        for knot in _knots(number)[1:]
    ]
    return [least, *more]


def _between(nodes: Sequence[float], surface: Sequence[Sequence[float]], at: float) -> list[float]:
    right = min(max(1, bisect_right(nodes, at)), len(nodes) - 1)
    share = (at - nodes[right - 1]) / (nodes[right] - nodes[right - 1])
    return [a + (b - a) * share for a, b in zip(surface[right - 1], surface[right], strict=True)]
