"""At which value of one number two offers tie."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from negotiate.model.comparison import BreakEven
from negotiate.model.facts import Rules
from negotiate.model.offer import Bonus, Offer, Preferences
from negotiate.offers.components import given_contribution, hours_given
from negotiate.offers.keys import value_at, with_value
from negotiate.offers.lead import ValueOf
from negotiate.offers.totals import yearly_value

_MOST = 1e9
_CENT = 0.005
_STEP = 1e-6


class OfferNumber(NamedTuple):
    """One number of an offer: at which key it stands, what it is now, and its range."""

    component: str
    key: str
    unit: str
    now: float
    low: float = 0.0
    high: float = _MOST
    hoped: bool = False
    """True for conditional items and overtime."""


def break_evens(ranked: Sequence[Offer], prefs: Preferences, rules: Rules) -> tuple[BreakEven, ...]:
    """What each number would have to be for a tie with the first-ranked offer, nearest first.

    For the first-ranked offer only what is hoped for, against the runner-up; and the price of the
    person's own time, where hours differ. `needs` is None where no value in its range does.
    """
    if len(ranked) < 2:
        return ()

    limit = rules.law.retirement_limit.value

    def value_of(offer: Offer) -> float:
        return yearly_value(offer, prefs, limit)

    best, second = value_of(ranked[0]), value_of(ranked[1])
    rows = [
        _row(offer, number, value_of, best)
        for offer in ranked[1:]
        for number in numbers(offer, prefs, rules)
    ]
    first = ranked[0]
    hoped = (number for number in numbers(first, prefs, rules) if number.hoped)
    rows += [_row(first, number, value_of, second) for number in hoped]
    rows += _price_of_time(ranked, prefs, limit)
    return tuple(sorted(rows, key=_nearness))


def _nearness(row: BreakEven) -> tuple[bool, float]:
    """Attainable values first, by the smallest relative change."""
    if row.needs is None:
        return True, 0.0
    return False, abs(row.needs - row.now) / (abs(row.now) or 1.0)


def _row(offer: Offer, number: OfferNumber, value_of: ValueOf, target: float) -> BreakEven:
    def gap(value: float) -> float:
        return value_of(with_value(offer, number.key, value)) - target

    return BreakEven(
        offer=offer.name,
        component=number.component,
        key=number.key,
        unit=number.unit,
        now=number.now,
        needs=solve(gap, number.now, number.low, number.high),
    )


def _price_of_time(
    ranked: Sequence[Offer], prefs: Preferences, contribution_limit: float
) -> Iterator[BreakEven]:
    first, second = ranked[0], ranked[1]
    if abs(hours_given(first) - hours_given(second)) < 1e-9:
        return

    def gap(price: float) -> float:
        priced = replace(prefs, value_of_time=price)
        ahead = yearly_value(first, priced, contribution_limit)
        return ahead - yearly_value(second, priced, contribution_limit)

    yield BreakEven(
        offer=None,
        component="your time",
        key="value_of_time",
        unit="$/hour",
        now=prefs.value_of_time,
        needs=solve(gap, prefs.value_of_time, 0.0, _MOST),
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


# --- the numbers of an offer


def numbers(offer: Offer, prefs: Preferences, rules: Rules) -> Iterator[OfferNumber]:
    """Every number of every component the offer has, plus base and sign-on always."""
    key, unit = ("salary", "$/year") if offer.salary is not None else ("hourly", "$/hour")
    yield _number(offer, "base", key, unit)
    yield from _pay_numbers(offer, rules)
    for index, bonus in enumerate(offer.bonus):
        yield from _bonus_numbers(offer, index, bonus)
    yield from _retirement_numbers(offer)
    yield from _fixed_numbers(offer)
    yield from _time_numbers(offer, prefs)
    for index, item in enumerate(offer.other):
        hoped = item.kind == "pay" and not item.guaranteed
        yield _number(offer, item.name, f"other[{index}].amount", "$/year", hoped=hoped)


def _number(
    offer: Offer,
    component: str,
    key: str,
    unit: str,
    *,
    low: float = 0.0,
    high: float = _MOST,
    hoped: bool = False,
) -> OfferNumber:
    now = value_at(offer, key) or 0.0
    return OfferNumber(
        component=component, key=key, unit=unit, now=now, low=low, high=high, hoped=hoped
    )


def _pay_numbers(offer: Offer, rules: Rules) -> Iterator[OfferNumber]:
    if offer.overtime_hours_per_week and not offer.exempt:
        most = rules.comparison.most_overtime.value
        yield _number(
            offer,
            "overtime",
            "overtime_hours_per_week",
            "hours/week",
            low=offer.overtime_low if offer.overtime_low is not None else 0.0,
            high=offer.overtime_high if offer.overtime_high is not None else most,
            hoped=True,
        )
    if offer.hourly is not None:
        yield _number(offer, "hours", "hours_per_week", "a week", low=1.0, high=100.0)
    shift = offer.shift
    if shift.hours_per_week and (shift.rate or shift.dollars_per_hour):
        hours = offer.hours_per_week + offer.overtime_hours_per_week
        name = "shift differential"
        yield _number(offer, name, "shift.hours_per_week", "hours/week", high=hours)
        if shift.rate:
            yield _number(offer, name, "shift.rate", "share")
        else:
            yield _number(offer, name, "shift.dollars_per_hour", "$/hour")


def _bonus_numbers(offer: Offer, index: int, bonus: Bonus) -> Iterator[OfferNumber]:
    hoped = not bonus.guaranteed
    name, unit = ("rate", "share of base") if bonus.rate is not None else ("amount", "$/year")
    yield _number(offer, bonus.name, f"bonus[{index}].{name}", unit, hoped=hoped)
    if hoped:
        yield OfferNumber(
            component=bonus.name,
            key=f"bonus[{index}].payout",
            unit="share of target",
            now=1.0 if bonus.payout is None else bonus.payout,
            low=0.0 if bonus.low is None else bonus.low,
            high=1.0 if bonus.high is None else bonus.high,
            hoped=True,
        )


_MATCH = "retirement match"


def _retirement_numbers(offer: Offer) -> Iterator[OfferNumber]:
    for index, tier in enumerate(offer.retirement):
        where = f"retirement[{index}]"
        yield _number(offer, _MATCH, f"{where}.match_rate", "share")
        if tier.up_to is not None:
            low, high = _between_tiers(offer, index)
            yield _number(offer, _MATCH, f"{where}.up_to", "share of pay", low=low, high=high)
        if tier.max_dollars:
            yield _number(offer, _MATCH, f"{where}.max_dollars", "$/year")
        yield _number(offer, _MATCH, f"{where}.vested_share", "share", high=1.0)
    given = given_contribution(offer)
    if given is not None:
        unit, most = ("$/year", _MOST) if given > 1 else ("share of pay", 1.0)
        yield _number(offer, _MATCH, "retirement.your_contribution", unit, high=most)


def _between_tiers(offer: Offer, index: int) -> tuple[float, float]:
    """The range of a tier's `up_to` in which the tiers stay in their order."""
    tiers = offer.retirement
    low = (tiers[index - 1].up_to or 0.0) + _STEP if index else 0.0
    following = tiers[index + 1].up_to if index + 1 < len(tiers) else None
    return low, 1.0 if following is None else following - _STEP


_FIXED = (
    ("health.premium_monthly", "health premium", "$/month"),
    ("health.employer_value", "health plan, employer's share", "$/year"),
    ("health.hsa_employer", "employer's HSA money", "$/year"),
    ("health.out_of_pocket", "health care out of pocket", "$/year"),
    ("equity.total", "equity", "$"),
    ("commute.miles_one_way", "commute, miles", "miles"),
    ("commute.cost_per_mile", "commute, miles", "$/mile"),
    ("commute.parking_monthly", "parking", "$/month"),
    ("commute.transit_monthly", "transit", "$/month"),
    ("remote.stipend_monthly", "remote stipend", "$/month"),
)


def _fixed_numbers(offer: Offer) -> Iterator[OfferNumber]:
    """The sign-on bonus always, and what else is the same every year where there is any of it."""
    yield _number(offer, "sign-on bonus", "sign_on.amount", "$")
    for key, component, unit in _FIXED:
        counted = "commute.miles_one_way" if key == "commute.cost_per_mile" else key
        if value_at(offer, counted):
            yield _number(offer, component, key, unit)


def _time_numbers(offer: Offer, prefs: Preferences) -> Iterator[OfferNumber]:
    """Days of commuting, minutes and days off, where they count."""
    commute = offer.commute
    if commute.miles_one_way or (commute.minutes_one_way and prefs.value_of_time):
        yield _number(offer, "commute", "commute.days_per_week", "days/week", high=7.0)
    if commute.minutes_one_way and prefs.value_of_time:
        yield _number(offer, "time on the way", "commute.minutes_one_way", "minutes")
    if prefs.value_of_time or prefs.time_off == "day-rate" or commute.miles_one_way:
        for key in ("time_off.days", "time_off.holidays"):
            if value_at(offer, key):
                yield _number(offer, "days off", key, "days/year", high=260.0)
