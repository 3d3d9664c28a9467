"""Taxes on pay. Rules: docs/METHOD.md, "After tax"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from math import floor
from typing import NamedTuple

from negotiate.model.facts import Rules
from negotiate.model.tax import FederalTax, Schedule, TakeHome, Taxes


class YearOfPay(NamedTuple):
    """The pay of a year, and what of it is taxed otherwise. Dollars."""

    pay: float
    premiums: float = 0.0
    """Of the employer's health plan: they come off before every tax."""
    own_plan: float = 0.0
    """Premiums of one's own health plan, from taxed money."""
    deductible_overtime: float = 0.0
    """The half-time part of overtime in `pay`."""
    contractor: bool = False
    """True: both halves of the payroll taxes are the person's own."""


def take_home(year: YearOfPay, taxes: Taxes, rules: Rules, when: int | None = None) -> TakeHome:
    """What is left of a year's pay.

    A part of the half-time part of overtime is deducted from federal taxable pay (26 USC 225), to
    the last year of that rule. `when` is the year of the pay, where it is not that of the rules.
    """
    if year.contractor:
        return _of_contractor(year, taxes, rules)
    wages = max(0.0, year.pay - year.premiums)
    federal, state = taxes.federal, taxes.state
    half_time = year.deductible_overtime
    if (when or federal.year) > federal.overtime_last_year:
        half_time = 0.0
    deducted = federal.standard_deduction + overtime_deduction(half_time, wages, federal)
    return TakeHome(
        pay=year.pay,
        premiums=year.premiums,
        own_plan=year.own_plan,
        federal=by_schedule(max(0.0, wages - deducted), federal.income),
        social_security=by_schedule(wages, federal.social_security),
        medicare=by_schedule(wages, federal.medicare),
        state_income=interpolate(wages, state.wages, state.income),
        state_payroll=interpolate(wages, state.wages, state.payroll),
    )


def _of_contractor(year: YearOfPay, taxes: Taxes, rules: Rules) -> TakeHome:
    """Self-employment tax, both halves of the payroll taxes on 92.35% of pay (26 USC 1402(a)(12)).

    Half of it comes off federal and state income, and a fifth of what is then left, at most of
    taxable income, off the federal one (26 USC 164(f), 199A). Expenses are not deducted.
    """
    federal, state = taxes.federal, taxes.state
    earned = year.pay * rules.law.self_employed_share.value
    security = 2 * by_schedule(earned, federal.social_security)
    employer = earned * federal.medicare[0][1]
    medicare = by_schedule(earned, federal.medicare) + employer
    income = max(0.0, year.pay - security / 2 - employer)
    taxable = max(0.0, income - federal.standard_deduction)
    business = rules.law.business_deduction.value * min(income, taxable)
    return TakeHome(
        pay=year.pay,
        premiums=year.premiums,
        own_plan=year.own_plan,
        federal=by_schedule(taxable - business, federal.income),
        social_security=security,
        medicare=medicare,
        state_income=interpolate(income, state.wages, state.income),
        state_payroll=0.0,
    )


def by_schedule(amount: float, schedule: Schedule) -> float:
    """The tax of a schedule of rates on an amount."""
    tops = [*(start for start, _ in schedule[1:]), float("inf")]
    return sum(
        rate * (min(amount, top) - start)
        for (start, rate), top in zip(schedule, tops, strict=True)
        if amount > start
    )


def overtime_deduction(half_time: float, wages: float, federal: FederalTax) -> float:
    """The deductible part of the half-time part of overtime."""
    beyond = max(0.0, wages - federal.overtime_less_beyond)
    return max(0.0, min(half_time, federal.overtime_most) - 100.0 * floor(beyond / 1000.0))


def interpolate(wages: float, points: Sequence[float], values: Sequence[float]) -> float:
    """The value at `wages`, straight between points.

    Below the first point straight to nothing at nothing; above the last on by the last slope.
    """
    xs, ys = (0.0, *points), (0.0, *values)
    at = min(bisect_right(xs, wages), len(xs) - 1)
    slope = (ys[at] - ys[at - 1]) / (xs[at] - xs[at - 1])
    return ys[at - 1] + slope * (wages - xs[at - 1])
