"""Money over time: amounts with their weeks, counted from the first day of the job.

A year is 52 weeks, a month 52/12 of them. What an offer is worth in a year, or in a month, is the
sum of what falls into it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple

from negotiate.model.money import MONTHS, WEEKS, WEEKS_A_MONTH
from negotiate.model.offer import Preferences

_SLIP = 1e-9
"""Weeks: nearer than this two moments are the same."""


class Amount(NamedTuple):
    """Dollars that come evenly from one week to another, or at once where these are the same."""

    start: float
    end: float
    dollars: float


Stream = Sequence[Amount]


class Period(NamedTuple):
    """From one week, included, to another, which is not."""

    start: float
    end: float


def received(stream: Iterable[Amount], period: Period) -> float:
    """The dollars of a stream that fall into a period."""
    first, last = period.start - _SLIP, period.end + _SLIP
    total = 0.0
    for amount in stream:
        if amount.start >= first and amount.end <= last:
            if amount.end > amount.start or amount.start < period.end - _SLIP:
                total += amount.dollars
        elif amount.start < last and amount.end > first:
            total += amount.dollars * _share(amount, period)
    return total


def _share(amount: Amount, period: Period) -> float:
    """The part of an amount that falls into a period that does not hold all of it."""
    overlap = min(amount.end, period.end) - max(amount.start, period.start)
    length = amount.end - amount.start
    return overlap / length if overlap > 0 and length > 0 else 0.0


def even(start: float, end: float, dollars: float) -> Amount:
    """Dollars that come evenly from one week to another."""
    return Amount(start=start, end=end, dollars=dollars)


def at_once(week: float, dollars: float) -> Amount:
    """Dollars that come in one week."""
    return Amount(start=week, end=week, dollars=dollars)


def start_of_month(month: float, before: float = 0.0) -> float:
    """The week in which a month starts, counted from 1, `before` weeks after the first day."""
    return before + (month - 1) * WEEKS_A_MONTH


def scaled(stream: Stream, factor: float) -> list[Amount]:
    """The same stream with every amount times a factor."""
    return [amount._replace(dollars=amount.dollars * factor) for amount in stream]


class Horizon(NamedTuple):
    """How far ahead is looked, for one offer."""

    years: tuple[Period, ...]
    """Its years, from the first week that counts; the last may be a part of one."""
    months: int

    @property
    def length(self) -> float:
        """In years."""
        return self.months / MONTHS

    @property
    def start(self) -> float:
        """The first week that counts: those before have been worked already."""
        return self.years[0].start

    @property
    def whole_years(self) -> int:
        """Years from the first day of the job that a stream has to run."""
        return ceil(self.years[-1].end / WEEKS - _SLIP)

    @property
    def first_year(self) -> Period:
        """The first whole year, even where less is looked ahead."""
        return Period(self.start, self.start + WEEKS)


def horizon_of(prefs: Preferences, weeks_before: float = 0.0) -> Horizon:
    """The horizon, for a job that has run `weeks_before` weeks already."""
    end = weeks_before + WEEKS_A_MONTH * prefs.months
    starts = (weeks_before + WEEKS * at for at in range(ceil(prefs.months / MONTHS)))
    years = tuple(Period(start, min(start + WEEKS, end)) for start in starts)
    return Horizon(years=years, months=prefs.months)


def by_month(stream: Stream, horizon: Horizon, prefs: Preferences) -> list[float]:
    """The dollars of each month of the horizon, discounted by their year."""
    months = range(horizon.months)
    edges = [start_of_month(month + 1, horizon.start) for month in range(horizon.months + 1)]
    return [
        received(stream, Period(edges[month], edges[month + 1])) * prefs.weight(month // MONTHS + 1)
        for month in months
    ]
