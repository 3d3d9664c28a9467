"""At which value of one number two offers tie."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from negotiate.model.comparison import MOST_OVERTIME, BreakEven
from negotiate.model.offer import Bonus, Offer, Preferences
from negotiate.offers.components import given_contribution, hours_given
from negotiate.offers.totals import worth

_MOST = 1e9
_CENT = 0.005
_STEP = 1e-6


class Number(NamedTuple):
    """One number of an offer: where it stands, its range, and the offer with another value."""

    component: str
    key: str
    unit: str
    now: float
    low: float
    high: float
    put: Callable[[float], Offer]
    hoped: bool = False
    """True for conditional items and overtime."""


def break_evens(
    ranked: Sequence[Offer], prefs: Preferences, contribution_limit: float
) -> tuple[BreakEven, ...]:
    """What each number would have to be for a tie with the first-ranked offer, nearest first.

    For the first-ranked offer only what is hoped for, against the runner-up; and the price of the
    person's own time, where hours differ. `needs` is None where no value in its range does.
    """
    if len(ranked) < 2:
        return ()

    def value(offer: Offer) -> float:
        return worth(offer, prefs, contribution_limit)

    best, second = value(ranked[0]), value(ranked[1])
    rows = [
        _row(offer.name, number, value, best)
        for offer in ranked[1:]
        for number in numbers(offer, prefs)
    ]
    rows += [_row(ranked[0].name, n, value, second) for n in numbers(ranked[0], prefs) if n.hoped]
    rows += _own_time(ranked, prefs, contribution_limit)
    return tuple(sorted(rows, key=_nearness))


def _nearness(row: BreakEven) -> tuple[bool, float]:
    """Attainable values first, by the smallest relative change."""
    if row.needs is None:
        return True, 0.0
    return False, abs(row.needs - row.now) / (abs(row.now) or 1.0)


def _row(name: str, number: Number, value: Callable[[Offer], float], target: float) -> BreakEven:
    needs = solve(lambda x: value(number.put(x)) - target, number.now, number.low, number.high)
    return BreakEven(name, number.component, number.key, number.unit, number.now, needs)


def _own_time(
    ranked: Sequence[Offer], prefs: Preferences, contribution_limit: float
) -> Iterator[BreakEven]:
    first, second = ranked[0], ranked[1]
    if abs(hours_given(first) - hours_given(second)) < 1e-9:
        return

    def gap(price: float) -> float:
        priced = replace(prefs, value_of_time=price)
        return worth(first, priced, contribution_limit) - worth(second, priced, contribution_limit)

    now = prefs.value_of_time
    needs = solve(gap, now, 0.0, _MOST)
    yield BreakEven(None, "your time", "value_of_time", "$/hour", now, needs)


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


# --- the numbers of an offer


def numbers(offer: Offer, prefs: Preferences) -> Iterator[Number]:
    """Every number of every component the offer has, plus base and sign-on always."""
    base = "salary" if offer.salary is not None else "hourly"
    yield _field(offer, "base", base, "$/year" if base == "salary" else "$/hour")
    yield from _pay_numbers(offer)
    for index, bonus in enumerate(offer.bonus):
        yield from _bonus_numbers(offer, index, bonus)
    yield from _retirement_numbers(offer)
    yield from _nested_numbers(offer, prefs)
    for index, item in enumerate(offer.other):
        yield Number(
            item.name,
            f"other[{index}].amount",
            "$/year",
            item.amount,
            0.0,
            _MOST,
            lambda x, i=index: _with_item(offer, "other", i, amount=x),  # type: ignore[misc]
            hoped=item.kind == "pay" and not item.guaranteed,
        )


def _field(offer: Offer, component: str, key: str, unit: str, **more: Any) -> Number:
    now = getattr(offer, key) or 0.0
    return Number(
        component,
        key,
        unit,
        now,
        more.pop("low", 0.0),
        more.pop("high", _MOST),
        lambda x: _with(offer, key, x),
        **more,
    )


def _pay_numbers(offer: Offer) -> Iterator[Number]:
    if offer.overtime_hours_per_week and not offer.exempt:
        yield _field(
            offer,
            "overtime",
            "overtime_hours_per_week",
            "hours/week",
            low=offer.overtime_low if offer.overtime_low is not None else 0.0,
            high=offer.overtime_high if offer.overtime_high is not None else MOST_OVERTIME,
            hoped=True,
        )
    if offer.hourly is not None:
        yield _field(offer, "hours", "hours_per_week", "a week", low=1.0, high=100.0)
    shift = offer.shift
    if shift.hours_per_week and (shift.rate or shift.dollars_per_hour):
        hours = offer.hours_per_week + offer.overtime_hours_per_week
        yield _inner(offer, "shift", "hours_per_week", "shift differential", "hours/week", hours)
        key, unit = ("rate", "share") if shift.rate else ("dollars_per_hour", "$/hour")
        yield _inner(offer, "shift", key, "shift differential", unit)


def _bonus_numbers(offer: Offer, index: int, bonus: Bonus) -> Iterator[Number]:
    def put(key: str) -> Callable[[float], Offer]:
        return lambda x: _with_item(offer, "bonus", index, **{key: x})

    key, unit = ("rate", "share of base") if bonus.rate is not None else ("amount", "$/year")
    now = getattr(bonus, key) or 0.0
    hoped = not bonus.guaranteed
    yield Number(bonus.name, f"bonus[{index}].{key}", unit, now, 0.0, _MOST, put(key), hoped)
    if hoped:
        low = 0.0 if bonus.low is None else bonus.low
        high = 1.0 if bonus.high is None else bonus.high
        payout = 1.0 if bonus.payout is None else bonus.payout
        where = f"bonus[{index}].payout"
        yield Number(bonus.name, where, "share of target", payout, low, high, put("payout"), True)


_TIER = (
    ("match_rate", "share", _MOST),
    ("up_to", "share of pay", 1.0),
    ("max_dollars", "$/year", _MOST),
    ("vested_share", "share", 1.0),
)


def _retirement_numbers(offer: Offer) -> Iterator[Number]:
    shares = [tier.up_to for tier in offer.retirement]
    for index, tier in enumerate(offer.retirement):
        for key, unit, most in _TIER:
            now = getattr(tier, key)
            if now is None or (key == "max_dollars" and not now):
                continue
            low, high = 0.0, most
            if key == "up_to":  # tiers stay in their order
                low = (shares[index - 1] or 0.0) + _STEP if index else 0.0
                following = shares[index + 1] if index + 1 < len(shares) else None
                high = most if following is None else following - _STEP
            yield Number(
                "retirement match",
                f"retirement[{index}].{key}",
                unit,
                now,
                low,
                high,
                lambda x, i=index, k=key: _with_item(offer, "retirement", i, **{k: x}),  # type: ignore[misc]
            )
    given = given_contribution(offer)
    if given is not None:
        yield Number(
            "retirement match",
            "retirement.your_contribution",
            "$/year" if given > 1 else "share of pay",
            given,
            0.0,
            _MOST if given > 1 else 1.0,
            lambda x: replace(
                offer,
                retirement=tuple(
                    replace(t, your_contribution=x) if t.your_contribution is not None else t
                    for t in offer.retirement
                ),
            ),
        )


_NESTED = (
    ("health", "premium_monthly", "health premium", "$/month"),
    ("health", "employer_value", "health plan, employer's share", "$/year"),
    ("health", "hsa_employer", "employer's HSA money", "$/year"),
    ("health", "out_of_pocket", "health care out of pocket", "$/year"),
    ("equity", "total", "equity", "$"),
    ("commute", "miles_one_way", "commute, miles", "miles"),
    ("commute", "cost_per_mile", "commute, miles", "$/mile"),
    ("commute", "parking_monthly", "parking", "$/month"),
    ("commute", "transit_monthly", "transit", "$/month"),
    ("remote", "stipend_monthly", "remote stipend", "$/month"),
)


def _nested_numbers(offer: Offer, prefs: Preferences) -> Iterator[Number]:
    yield _inner(offer, "sign_on", "amount", "sign-on bonus", "$")
    for group, key, component, unit in _NESTED:
        there = getattr(getattr(offer, group), key)
        if key == "cost_per_mile":
            there = offer.commute.miles_one_way
        if there:
            yield _inner(offer, group, key, component, unit)
    if offer.commute.miles_one_way or (offer.commute.minutes_one_way and prefs.value_of_time):
        yield _inner(offer, "commute", "days_per_week", "commute", "days/week", 7.0)
    if offer.commute.minutes_one_way and prefs.value_of_time:
        yield _inner(offer, "commute", "minutes_one_way", "time on the way", "minutes")
    priced = prefs.value_of_time or prefs.time_off == "day-rate" or offer.commute.miles_one_way
    for key in ("days", "holidays"):
        if getattr(offer.time_off, key) and priced:
            yield _inner(offer, "time_off", key, "days off", "days/year", 260.0)


def _inner(
    offer: Offer, group: str, key: str, component: str, unit: str, high: float = _MOST
) -> Number:
    record = getattr(offer, group)
    return Number(
        component,
        f"{group}.{key}",
        unit,
        getattr(record, key),
        0.0,
        high,
        lambda x: _with(offer, group, replace(record, **{key: x})),
    )


def _with_item(offer: Offer, group: str, index: int, **changed: float) -> Offer:
    items = getattr(offer, group)
    item = replace(items[index], **changed)
    return _with(offer, group, (*items[:index], item, *items[index + 1 :]))


def _with(offer: Offer, key: str, value: Any) -> Offer:
    changes: dict[str, Any] = {key: value}
    return replace(offer, **changes)
