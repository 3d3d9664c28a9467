"""Year by year and month by month over the horizon, and when the lead changes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from negotiate.model.comparison import Crossover, MonthTotal, YearTotal
from negotiate.model.facts import Rules
from negotiate.model.offer import Offer, Preferences
from negotiate.offers.components import parts
from negotiate.offers.stream import by_month, horizon_of, received

_CENT = 0.005
MOST_MONTHS = 60
"""Beyond five years a table of months says no more than one of years."""


def year_totals(ranked: Sequence[Offer], prefs: Preferences, rules: Rules) -> tuple[YearTotal, ...]:
    """What each offer is worth in each year, discounted, and all years together so far.

    The last may be a part of a year. Nothing where the horizon is one year or less.
    """
    if prefs.years <= 1:
        return ()
    rows = []
    for offer in ranked:
        every = list(parts(offer, prefs, rules))
        years = enumerate(horizon_of(prefs, offer.weeks_before).years, start=1)
        rows.append([sum(received(p.stream, y) for p in every) * prefs.weight(n) for n, y in years])
    return tuple(
        YearTotal(year=at + 1, totals=totals, together=together)
        for at, (totals, together) in enumerate(_columns(rows))
    )


def month_totals(
    ranked: Sequence[Offer], prefs: Preferences, rules: Rules
) -> tuple[MonthTotal, ...]:
    """What each offer is worth in each month, discounted, and all months together so far.

    They add up to the total over the horizon. Nothing where that is longer than five years.
    """
    if prefs.months > MOST_MONTHS:
        return ()
    rows = []
    for offer in ranked:
        stream = [amount for part in parts(offer, prefs, rules) for amount in part.stream]
        rows.append(by_month(stream, horizon_of(prefs, offer.weeks_before), prefs))
    return tuple(
        MonthTotal(month=at + 1, totals=totals, together=together)
        for at, (totals, together) in enumerate(_columns(rows))
    )


def _columns(
    rows: Sequence[Sequence[float]],
) -> list[tuple[tuple[float, ...], tuple[float, ...]]]:
    """The amounts of every offer at each time, and those so far."""
    together = [list(accumulate(row)) for row in rows]
    return list(zip(zip(*rows, strict=True), zip(*together, strict=True), strict=True))


def crossover(years: Sequence[YearTotal], months: Sequence[MonthTotal]) -> Crossover | None:
    """The year from which the first-ranked offer is ahead for good, all years counted together.

    None where it is ahead from the start.
    """
    behind = [year for year in years if max(year.together) > year.together[0] + _CENT]
    if not behind:
        return None
    before = behind[-1].together
    return Crossover(
        year=behind[-1].year + 1,
        before=before.index(max(before)),
        month=ahead_from(months),
    )


def ahead_from(months: Sequence[MonthTotal]) -> int | None:
    """The month from which the first-ranked offer is ahead for good; None: from the first on."""
    behind = [month for month in months if max(month.together) > month.together[0] + _CENT]
    return behind[-1].month + 1 if behind and behind[-1].month < len(months) else None
