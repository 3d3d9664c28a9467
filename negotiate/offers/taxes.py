"""Taxes on pay. Rules: docs/METHOD.md, "After tax"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from math import floor

from negotiate.model.tax import FederalTax, Schedule, TakeHome, Taxes


def take_home(
    pay: float, premiums: float, half_time: float, taxes: Taxes, year: int | None = None
) -> TakeHome:
    """What is left of a year's pay: premiums come off before every tax, and off the result.

    `half_time` is the half-time part of overtime in `pay`: a part of it is deducted from federal
    taxable pay (26 USC 225), to the last year of that rule. `year` is the year of the pay, where
    it is not that of the rules.
    """
    wages = max(0.0, pay - premiums)
    federal, state = taxes.federal, taxes.state
    if (year or federal.year) > federal.overtime_last_year:
        half_time = 0.0
    deducted = federal.standard_deduction + overtime_deduction(half_time, wages, federal)
    return TakeHome(
        pay=pay,
        premiums=premiums,
        federal=by_schedule(max(0.0, wages - deducted), federal.income),
        social_security=by_schedule(wages, federal.social_security),
        medicare=by_schedule(wages, federal.medicare),
        state_income=interpolate(wages, state.wages, state.income),
        state_payroll=interpolate(wages, state.wages, state.payroll),
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
