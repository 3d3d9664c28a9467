"""Overtime: which hours of a week are paid more than once, and how much more.

Beyond 40 hours a week it is time and a half of the regular rate (29 USC 207, 29 CFR 778); what a
state adds by the day is a row of `data/daily_overtime.csv`. Hours beyond the schedule lengthen the
days of work evenly.
"""

from __future__ import annotations

from typing import NamedTuple

from negotiate.model.money import FULL_WEEK
from negotiate.model.offer import Offer

_SEVEN = 7


class PremiumHours(NamedTuple):
    """Hours of an average week that are paid more than once."""

    half: float
    """Half as much again."""
    double: float
    """Twice."""
    beyond_week: float
    """Those of them beyond 40 a week, by the federal rule."""


def premium_hours(offer: Offer, extra: float, rate: float) -> PremiumHours:
    """What is paid more of an average week with `extra` hours, at a base rate in dollars an hour.

    None where overtime is not paid. Of a salary only the extra hours count: what the salary covers
    is not known.
    """
    if not offer.paid_overtime:
        return PremiumHours(half=0.0, double=0.0, beyond_week=0.0)
    most = _of_weeks(offer, extra, rate)
    if offer.salary is None:
        return most
    least = _of_weeks(offer, 0.0, rate)
    return PremiumHours(
        half=most.half - least.half,
        double=most.double - least.double,
        beyond_week=most.beyond_week - least.beyond_week,
    )


def _of_weeks(offer: Offer, extra: float, rate: float) -> PremiumHours:
    weeks = [_of_week(offer, hours, extra, rate) for hours in offer.weeks]
    return PremiumHours(
        half=sum(week.half for week in weeks) / len(weeks),
        double=sum(week.double for week in weeks) / len(weeks),
        beyond_week=sum(week.beyond_week for week in weeks) / len(weeks),
    )


def _of_week(offer: Offer, scheduled: float, extra: float, rate: float) -> PremiumHours:
    """One week: by the day or beyond 40, whichever is more; an hour counts once."""
    state, hours = offer.state_overtime, scheduled + extra
    beyond = max(0.0, hours - FULL_WEEK)
    daily, double = 0.0, 0.0
    over = state.limit(agreed=offer.alternative_workweek)
    if over is not None and (state.below is None or rate < state.below):
        days = _days(offer, scheduled)
        a_day = hours / days if days else 0.0
        daily = days * max(0.0, a_day - over)
        if state.double_over is not None:
            double = days * max(0.0, a_day - state.double_over)
        if state.seventh_double_over is not None and days >= _SEVEN:
            daily += min(a_day, over)
            double += max(0.0, a_day - state.seventh_double_over)
            double -= max(0.0, a_day - (state.double_over or a_day))
    return PremiumHours(half=max(daily, beyond) - double, double=double, beyond_week=beyond)


def _days(offer: Offer, scheduled: float) -> float:
    """Days of work in a week of so many scheduled hours."""
    if offer.hours_per_day is not None:
        return scheduled / offer.hours_per_day
    return offer.days_per_week * scheduled / offer.hours if offer.hours else 0.0


class WeekPay(NamedTuple):
    """What counts in the regular rate of a week that is worked, dollars."""

    rate: float
    """Base pay for an hour."""
    owed: float
    """Differentials, pay on call, commission and bonuses that grow with the hours."""
    flat: float
    """Bonuses of one sum, whatever the hours."""


def regular_rate(offer: Offer, pay: WeekPay, extra: float) -> float:
    """The rate overtime is counted on: all that is owed over the hours worked (29 CFR 778.109)."""
    hours = offer.hours + extra
    owed = pay.owed + (0.0 if offer.state_overtime.flat_bonus else pay.flat)
    return pay.rate + owed / hours if hours else 0.0


def premium_pay(offer: Offer, pay: WeekPay, extra: float) -> float:
    """Dollars of a worked week on top of the base rate for its overtime hours.

    Where the state says so a flat bonus is spread over the hours that are no overtime, and overtime
    pays it one and a half times (California: Alvarado v. Dart Container, 2018).
    """
    hours = premium_hours(offer, extra, pay.rate)
    dollars = regular_rate(offer, pay, extra) * (0.5 * hours.half + hours.double)
    straight = offer.hours + extra - hours.half - hours.double
    if offer.state_overtime.flat_bonus and straight > 0:
        dollars += pay.flat / straight * (1.5 * hours.half + 2 * hours.double)
    return dollars


def deductible_pay(offer: Offer, pay: WeekPay, extra: float) -> float:
    """The half of time and a half of a worked week that federal law asks for (26 USC 225)."""
    hours = premium_hours(offer, extra, pay.rate).beyond_week
    return 0.5 * regular_rate(offer, pay, extra) * hours
