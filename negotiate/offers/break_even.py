"""At which value of one number two offers tie."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from negotiate.model.comparison import BreakEven
from negotiate.model.facts import Rules
from negotiate.model.offer import Offer, Preferences
from negotiate.offers.hours import hours_given
from negotiate.offers.keys import with_value
from negotiate.offers.lead import ValueOf
from negotiate.offers.numbers import MOST, OfferNumber, numbers
from negotiate.offers.totals import yearly_value

_CENT = 0.005
_NOTHING = 1e-6


def break_evens(ranked: Sequence[Offer], prefs: Preferences, rules: Rules) -> tuple[BreakEven, ...]:
    """What each number would have to be for a tie with the first-ranked offer, nearest first.

    For the first-ranked offer only what is hoped for, against the runner-up; and the price of the
    person's own time, where hours differ. `needs` is None where no value in its range does.
    """
    if len(ranked) < 2:
        return ()

    def value_of(offer: Offer) -> float:
        return yearly_value(offer, prefs, rules)

    best, second = value_of(ranked[0]), value_of(ranked[1])
    rows = [
        _row(offer, number, value_of, best, rules)
        for offer in ranked[1:]
        for number in numbers(offer, prefs, rules)
    ]
    first = ranked[0]
    hoped = (number for number in numbers(first, prefs, rules) if number.hoped)
    rows += [_row(first, number, value_of, second, rules) for number in hoped]
    rows += _price_of_time(ranked, prefs, rules)
    return tuple(sorted(rows, key=_nearness))


def base_break_even(
    offer: Offer, against: Offer, prefs: Preferences, rules: Rules
) -> BreakEven | None:
    """What the base pay of an offer would have to be for a tie with another, and nothing else.

    It is the row that `break_evens` has for it; None where the offer names no base pay.
    """

    def value_of(one: Offer) -> float:
        return yearly_value(one, prefs, rules)

    named = (number for number in numbers(offer, prefs, rules) if number.component == "base")
    base = next(named, None)
    return base and _row(offer, base, value_of, value_of(against), rules)


def _nearness(row: BreakEven) -> tuple[bool, float]:
    """Attainable values first, by the smallest relative change."""
    if row.needs is None:
        return True, 0.0
    return False, abs(row.needs - row.now) / (abs(row.now) or 1.0)


def _row(
    offer: Offer, number: OfferNumber, value_of: ValueOf, target: float, rules: Rules
) -> BreakEven:
    def gap(value: float) -> float:
        return value_of(with_value(offer, number.key, value)) - target

    needs = solve(gap, number.now, number.low, number.high)
    return BreakEven(
        offer=offer.name,
        component=number.component,
        key=number.key,
        unit=number.unit,
        now=number.now,
        needs=needs,
        far=needs is not None and _is_far(number, needs, rules),
    )


def _is_far(number: OfferNumber, needs: float, rules: Rules) -> bool:
    """Whether a need is too far from the number now to happen, pay sooner than other numbers."""
    if not _NOTHING < needs <= rules.comparison.far.value * number.now:
        return True
    pay = number.key.rpartition(".")[2] in ("salary", "hourly")
    return pay and abs(needs - number.now) > rules.comparison.far_pay.value * number.now


def _price_of_time(
    ranked: Sequence[Offer], prefs: Preferences, rules: Rules
) -> Iterator[BreakEven]:
    first, second = ranked[0], ranked[1]
    if abs(hours_given(first) - hours_given(second)) < 1e-9:
        return

    def gap(price: float) -> float:
        priced = replace(prefs, value_of_time=price)
        return yearly_value(first, priced, rules) - yearly_value(second, priced, rules)

    yield BreakEven(
        offer=None,
        component="your time",
        key="value_of_time",
        unit="$/hour",
        now=prefs.value_of_time,
        needs=solve(gap, prefs.value_of_time, 0.0, MOST),
    )


def solve(gap: Callable[[float], float], now: float, low: float, high: float) -> float | None:
    """A value from `low` to `high` at which `gap` is nothing, to a fraction of a cent; else None.

    Most numbers count in a straight line, so one step lands; where they do not, the interval is
    halved.
    """
    start, step = gap(now), max(1.0, abs(now)) * 0.01
    if abs(start) < 1e-9:
        return now
    other = now + step if now + step <= high else now - step
    slope = (gap(other) - start) / (other - now)
    if slope:
        straight = now - start / slope
        if low <= straight <= high and abs(gap(straight)) < _CENT / 10:
            return straight
    # More of a number hardly ever turns from helping to hurting, so the ends tell whether it can.
    if start * gap(low) > 0 and start * gap(high) > 0:
        return None
    return _halve(gap, now, start, low, high)


def _halve(
    gap: Callable[[float], float], now: float, start: float, low: float, high: float
) -> float | None:
    """The crossing between `now` and an end of the range, by widening and halving."""
    for end in (high, low):
        near, far = now, _towards(now, end, 1.0)
        for _ in range(60):
            if start * gap(far) <= 0:
                return _between(gap, near, far)
            if far == end:
                break
            near, far = far, _towards(now, end, abs(far - now) * 2)
    return None


def _towards(now: float, end: float, distance: float) -> float:
    return min(now + distance, end) if end > now else max(now - distance, end)


def _between(gap: Callable[[float], float], near: float, far: float) -> float | None:
    """The crossing between two values of opposite sign, by false position (Illinois)."""
    low, high = gap(near), gap(far)
    for _ in range(200):
        if abs(high) < _CENT / 1000 or high == low:
            break
        middle = far - high * (far - near) / (high - low)
        value = gap(middle)
        if value * high < 0:
            near, low = far, high
        else:
            low /= 2
        far, high = middle, value
    return far if abs(high) < _CENT else None
