"""The numbers of an offer that a break-even is looked for at: where they stand, and their range."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from negotiate.model.facts import Rules
from negotiate.model.offer import Bonus, Covers, Offer, Preferences
from negotiate.offers.benefits import PLAN_SHARE, given_contribution, has_two_readings, share_key
from negotiate.offers.components import PROMISED
from negotiate.offers.costs import PREMIUM, premium_key
from negotiate.offers.hours import commuting_days_a_week
from negotiate.offers.job import change_number
from negotiate.offers.keys import value_at
from negotiate.offers.pay import OVERTIME, shift_key, shift_name

MOST = 1e9
_STEP = 1e-6


class OfferNumber(NamedTuple):
    """One number of an offer: at which key it stands, what it is now, and its range."""

    component: str
    key: str
    unit: str
    now: float
    low: float = 0.0
    high: float = MOST
    hoped: bool = False
    """True for conditional items and overtime."""


def numbers(offer: Offer, prefs: Preferences, rules: Rules) -> Iterator[OfferNumber]:
    """Every number of every component the offer has, plus base and sign-on always."""
    key, unit = ("salary", "$/year") if offer.salary is not None else ("hourly", "$/hour")
    yield _number(offer, "base", key, unit)
    yield from _hours(offer, rules)
    yield from _changes(offer)
    yield from _shifts(offer)
    yield from _commission(offer)
    yield from _more_pay(offer)
    for index, bonus in enumerate(offer.bonus):
        yield from _bonus(offer, index, bonus)
    yield from _retirement(offer, rules)
    yield from _fixed(offer, prefs.covers)
    yield from _time(offer, prefs)
    for index, item in enumerate(offer.other):
        hoped = item.kind == "pay" and not item.guaranteed
        unit = {"yearly": "$/year", "monthly": "$/month", "once": "$"}[item.when]
        yield _number(offer, item.name, f"other[{index}].amount", unit, hoped=hoped)


def _number(
    offer: Offer,
    component: str,
    key: str,
    unit: str,
    *,
    low: float = 0.0,
    high: float = MOST,
    hoped: bool = False,
) -> OfferNumber:
    now = value_at(offer, key) or 0.0
    return OfferNumber(
        component=component, key=key, unit=unit, now=now, low=low, high=high, hoped=hoped
    )


def _hours(offer: Offer, rules: Rules) -> Iterator[OfferNumber]:
    if offer.overtime_hours_per_week and offer.paid_overtime:
        most = rules.comparison.most_overtime.value
        yield _number(
            offer,
            "overtime",
            OVERTIME,
            "hours/week",
            low=offer.overtime_low if offer.overtime_low is not None else 0.0,
            high=offer.overtime_high if offer.overtime_high is not None else most,
            hoped=True,
        )
    if offer.salary is not None:
        return
    if offer.weeks_in_turn:
        most = min(100.0, 7 * (offer.hours_per_day or 24.0))
        for index in range(len(offer.weeks_in_turn)):
            name, key = f"week {index + 1} in turn", f"weeks_in_turn[{index}]"
            yield _number(offer, name, key, "hours", low=1.0, high=most)
    elif offer.hours_per_day is not None:
        most = min(24.0, 100.0 / offer.days_per_week)
        yield _number(offer, "hours", "hours_per_day", "a day", low=0.1, high=most)
    else:
        yield _number(offer, "hours", "hours_per_week", "a week", low=1.0, high=100.0)


def _changes(offer: Offer) -> Iterator[OfferNumber]:
    """What each change and training come to, and when."""
    for index, change in enumerate(offer.change):
        name, hoped = change_number(change), not change.in_writing
        unit = {"hourly": "$/hour", "salary": "$/year", "percent": "%"}.get(name)
        unit = unit or ("$/hour" if offer.salary is None else "$/year")
        what = PROMISED_NAME if hoped else "raise"
        least, most = {"add": (-MOST, MOST), "percent": (-100.0, 500.0)}.get(name, (0.0, MOST))
        most = min(most, 1_000.0) if name == "hourly" else most
        key = f"{PROMISED}[{index}].{name}"
        yield _number(offer, what, key, unit, low=least, high=most, hoped=hoped)
    if offer.training is not None:
        yield _number(offer, "training", "training.hourly", "$/hour", high=1_000.0)
        yield _number(offer, "training", "training.weeks", "weeks", high=104.0)


PROMISED_NAME = "promised raise"


def _shifts(offer: Offer) -> Iterator[OfferNumber]:
    hours = offer.hours + offer.overtime_hours_per_week
    for index, shift in enumerate(offer.shift):
        if not shift.hours_per_week or not (shift.rate or shift.dollars_per_hour):
            continue
        name, key = shift_name(offer, index), shift_key(offer, index)
        yield _number(offer, name, f"{key}.hours_per_week", "hours/week", high=hours)
        if shift.rate:
            yield _number(offer, name, f"{key}.rate", "share")
        else:
            yield _number(offer, name, f"{key}.dollars_per_hour", "$/hour")


def _commission(offer: Offer) -> Iterator[OfferNumber]:
    commission = offer.commission
    if commission is None:
        return
    yield _number(
        offer,
        "commission",
        "commission.expected",
        "$/year",
        low=commission.low or 0.0,
        high=MOST if commission.high is None else commission.high,
        hoped=True,
    )
    if offer.draw is not None and not offer.draw.recoverable:
        yield _number(offer, "draw", "draw.monthly", "$/month")


def _more_pay(offer: Offer) -> Iterator[OfferNumber]:
    if offer.on_call.hours_per_week and offer.on_call.dollars_per_hour:
        yield _number(offer, "on call", "on_call.hours_per_week", "hours/week", high=168.0)
        yield _number(offer, "on call", "on_call.dollars_per_hour", "$/hour")
    if offer.holidays_worked.days:
        name = "holidays worked"
        yield _number(offer, name, "holidays_worked.days", "days/year", high=60.0)
        yield _number(offer, name, "holidays_worked.times", "times", low=1.0, high=5.0)


def _bonus(offer: Offer, index: int, bonus: Bonus) -> Iterator[OfferNumber]:
    hoped = not bonus.guaranteed
    name, unit = ("rate", "share of base") if bonus.rate is not None else ("amount", "$/year")
    yield _number(offer, bonus.name, f"bonus[{index}].{name}", unit, hoped=hoped)
    if hoped:
        yield OfferNumber(
            component=bonus.name,
            key=f"bonus[{index}].payout",
            unit="share of target",
            now=bonus.expected,
            low=0.0 if bonus.low is None else bonus.low,
            high=1.0 if bonus.high is None else bonus.high,
            hoped=True,
        )


_MATCH = "retirement match"


def _retirement(offer: Offer, rules: Rules) -> Iterator[OfferNumber]:
    for index, tier in enumerate(offer.retirement):
        where = f"retirement[{index}]"
        two = has_two_readings(offer, rules)  # beyond that rate it would be read otherwise
        most = rules.comparison.small_match.value if two else MOST
        yield _number(offer, _MATCH, f"{where}.match_rate", "share", high=most)
        if tier.up_to is not None:
            low, high = _between_tiers(offer, index)
            yield _number(offer, _MATCH, f"{where}.up_to", "share of pay", low=low, high=high)
        if tier.max_dollars:
            yield _number(offer, _MATCH, f"{where}.max_dollars", "$/year")
        yield _number(offer, _MATCH, f"{where}.vested_share", "share", high=1.0)
    given = given_contribution(offer)
    if given is not None:
        unit, most = ("$/year", MOST) if given > 1 else ("share of pay", 1.0)
        yield _number(offer, _MATCH, "retirement.your_contribution", unit, high=most)


def _between_tiers(offer: Offer, index: int) -> tuple[float, float]:
    """The range of a tier's `up_to` in which the tiers stay in their order."""
    tiers = offer.retirement
    low = (tiers[index - 1].up_to or 0.0) + _STEP if index else 0.0
    following = tiers[index + 1].up_to if index + 1 < len(tiers) else None
    return low, 1.0 if following is None else following - _STEP


_FIXED = (
    ("health.until_then_monthly", "health plan until benefits start", "$/month"),
    ("health.employer_value", PLAN_SHARE, "$/year"),
    ("health.employer_value_family", PLAN_SHARE, "$/year"),
    ("health.hsa_employer", "employer's HSA money", "$/year"),
    ("health.out_of_pocket", "health care out of pocket", "$/year"),
    ("equity.total", "equity", "$"),
    ("commute.miles_one_way", "commute, miles", "miles"),
    ("commute.cost_per_mile", "commute, miles", "$/mile"),
    ("commute.parking_monthly", "parking", "$/month"),
    ("commute.transit_monthly", "transit", "$/month"),
    ("remote.stipend_monthly", "remote stipend", "$/month"),
)


def _fixed(offer: Offer, covers: Covers) -> Iterator[OfferNumber]:
    """The sign-on bonus always, and what else is the same every year where there is any of it."""
    yield _number(offer, "sign-on bonus", "sign_on.amount", "$")
    health = offer.health
    if health.monthly(covers):
        key = premium_key(health, covers)
        per = "month" if key == "health.premium_monthly" else health.per
        yield _number(offer, PREMIUM, key, f"$/{per}")
    for key, component, unit in _FIXED:
        if component == PLAN_SHARE and key != share_key(health, covers):
            continue
        counted = "commute.miles_one_way" if key == "commute.cost_per_mile" else key
        if value_at(offer, counted):
            yield _number(offer, component, key, unit)


def _time(offer: Offer, prefs: Preferences) -> Iterator[OfferNumber]:
    """Days of commuting, minutes and days off, where they count."""
    commute = offer.commute
    counts = commute.miles_one_way or (commute.minutes_one_way and prefs.value_of_time)
    if counts:
        yield _number(offer, "commute", "commute.days_per_week", "days/week", high=7.0)._replace(
            now=commuting_days_a_week(offer)
        )
    if commute.minutes_one_way and prefs.value_of_time:
        yield _number(offer, "time on the way", "commute.minutes_one_way", "minutes")
    if _leave_counts(offer, prefs):
        for key in ("time_off.days", "time_off.holidays"):
            if value_at(offer, key):
                yield _number(offer, "days off", key, "days/year", high=260.0)


def _leave_counts(offer: Offer, prefs: Preferences) -> bool:
    """Whether a day off more or less moves the total."""
    if prefs.value_of_time or prefs.time_off == "day-rate" or offer.commute.miles_one_way:
        return True
    return offer.contractor or offer.overtime_hours_per_week > 0 or bool(offer.shift)
