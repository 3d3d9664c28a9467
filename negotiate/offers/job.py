"""The weeks of a job and its base pay over time: raises, changes, training, weeks without work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from negotiate.model.facts import Rules
from negotiate.model.money import MONTHS, WEEKS, WEEKS_A_MONTH
from negotiate.model.offer import Change, Offer, Preferences
from negotiate.offers.hours import worked_weeks
from negotiate.offers.stream import Amount, Horizon, Period, even, horizon_of

DAYS = 7


class Stretch(NamedTuple):
    """Weeks of the job with one rate of base pay."""

    start: float
    end: float
    rate: float
    """Base pay for an hour."""
    base: float
    """Base pay of all its weeks."""
    paid: float
    """Weeks of it that are paid."""
    worked: float
    """Weeks of it that are worked: those of leave are not."""


class Job(NamedTuple):
    """An offer with its weeks and its base pay over time."""

    offer: Offer
    prefs: Preferences
    rules: Rules
    horizon: Horizon
    seasons: tuple[Period, ...]
    """The weeks of each year in which the job is there."""
    stretches: tuple[Stretch, ...]

    @property
    def limit(self) -> float:
        """The most a person may put into retirement in a year."""
        return self.rules.law.retirement_limit.value

    @property
    def last_month(self) -> float:
        """The week in which the last month of the horizon starts."""
        return self.horizon.start + (self.horizon.months - 1) * WEEKS_A_MONTH

    def each_year(self, dollars: float, since: float = 0.0) -> list[Amount]:
        """Dollars of each year, spread over its weeks of the job; only from a week on."""
        return [
            even(start, season.end, dollars * (season.end - start) / (season.end - season.start))
            for season, start in self._since(since)
        ]

    def each_month(self, dollars: float, since: float = 0.0) -> list[Amount]:
        """Dollars of each month, while the job is there; only from a week on."""
        return [
            even(start, season.end, dollars * (season.end - start) / WEEKS_A_MONTH)
            for season, start in self._since(since)
        ]

    def monthly_how(self, dollars: float) -> str:
        """The arithmetic of dollars of each month: "12 x $50.00", in a season with its weeks."""
        weeks = min(self.offer.weeks_per_year, WEEKS)
        return f"{MONTHS} x ${dollars:,.2f}" + (f" x {weeks:g}/52" if weeks < WEEKS else "")

    def _since(self, week: float) -> Iterator[tuple[Period, float]]:
        for season in self.seasons:
            if season.end > week:
                yield season, max(season.start, week)


def job_of(offer: Offer, prefs: Preferences, rules: Rules, *, promises: bool = True) -> Job:
    """The job over the years of the horizon; without `promises` only changes in writing come."""
    horizon = horizon_of(prefs, offer.weeks_before)
    years = horizon.whole_years
    length = min(offer.weeks_per_year, WEEKS)
    seasons = tuple(Period(WEEKS * year, WEEKS * year + length) for year in range(years))
    changes = [change for change in offer.change if promises or change.in_writing]
    return Job(
        offer=offer,
        prefs=prefs,
        rules=rules,
        horizon=horizon,
        seasons=seasons,
        stretches=tuple(_stretches(offer, seasons, changes)),
    )


def _stretches(
    offer: Offer, seasons: Sequence[Period], changes: Iterable[Change]
) -> Iterator[Stretch]:
    levels = pay_levels(offer, changes, seasons[-1].end)
    ends = [*(start for start, _ in levels[1:]), float("inf")]
    for season in seasons:
        for (start, pay), end in zip(levels, ends, strict=True):
            first, last = max(start, season.start), min(end, season.end)
            if first < last:
                yield _stretch(offer, pay, Period(first, last))


def _stretch(offer: Offer, pay: float, period: Period) -> Stretch:
    dense = max(1.0, offer.weeks_per_year / WEEKS)  # a 53rd week is paid within the year
    weeks = dense * (period.end - period.start)
    worked = weeks * worked_weeks(offer) / offer.weeks_per_year
    paid = worked if offer.contractor else weeks  # a contractor's leave is not paid
    base = pay * offer.hours * paid
    if offer.salary is not None:
        base = pay * paid / offer.weeks_per_year
    return Stretch(
        start=period.start,
        end=period.end,
        rate=pay / unit_hours(offer) if unit_hours(offer) else 0.0,
        base=base,
        paid=paid,
        worked=worked,
    )


def unit_hours(offer: Offer) -> float:
    """The hours that base pay is stated for: one, or those of a year for a salary."""
    return 1.0 if offer.salary is None else offer.hours * offer.weeks_per_year


def base_rate(offer: Offer) -> float:
    """Base pay for an hour, as it starts, without training."""
    pay = offer.hourly if offer.salary is None else offer.salary
    return (pay or 0.0) / unit_hours(offer) if unit_hours(offer) else 0.0


def pay_levels(offer: Offer, changes: Iterable[Change], until: float) -> list[tuple[float, float]]:
    """Base pay in its unit, an hour or a year, by the week from which it holds, in order."""
    steps = sorted(_steps(offer, changes, until), key=lambda step: (step.week, step.order))
    levels = [(0.0, (offer.hourly if offer.salary is None else offer.salary) or 0.0)]
    for step in steps:
        pay = max(0.0, step.applied(levels[-1][1]))
        if step.week == levels[-1][0]:
            levels.pop()
        levels.append((step.week, pay))
    return _after_training(offer, levels)


def _after_training(offer: Offer, levels: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The levels with that of training before them."""
    training = offer.training
    if training is None or not training.weeks:
        return levels
    at_end = [pay for start, pay in levels if start <= training.weeks][-1]
    later = [(start, pay) for start, pay in levels if start > training.weeks]
    return [(0.0, training.hourly * unit_hours(offer)), (training.weeks, at_end), *later]


class _Step(NamedTuple):
    """One change of base pay, in the unit of pay: times, plus, or a new figure."""

    week: float
    order: int
    """Among those of one day: the yearly raise first."""
    times: float = 1.0
    plus: float = 0.0

    def applied(self, rate: float) -> float:
        return rate * self.times + self.plus


def _steps(offer: Offer, changes: Iterable[Change], until: float) -> Iterator[_Step]:
    year = 1
    while offer.raise_rate and WEEKS * year < until:
        yield _Step(week=WEEKS * year, order=0, times=1 + offer.raise_rate)
        year += 1
    for change in changes:
        for week in weeks_of(change, until):
            yield _step(change, week)


def _step(change: Change, week: float) -> _Step:
    new = change.hourly if change.hourly is not None else change.salary
    if new is not None:
        return _Step(week=week, order=1, times=0.0, plus=new)
    times = 1 + (change.percent or 0.0) / 100
    return _Step(week=week, order=1, times=times, plus=change.add or 0.0)


def change_number(change: Change) -> str:
    """Which number a change states: hourly, salary, add or percent."""
    names = ("hourly", "salary", "add")
    return next((name for name in names if getattr(change, name) is not None), "percent")


def weeks_of(change: Change, until: float) -> Iterator[float]:
    """The weeks in which a change comes, before a week; `on` is known as `after_days` by then."""
    if change.every_months is None:
        if change.after_days is not None and change.after_days / DAYS < until:
            yield change.after_days / DAYS
        return
    at = 1
    while change.every_months * at * WEEKS_A_MONTH < until:
        yield change.every_months * at * WEEKS_A_MONTH
        at += 1
