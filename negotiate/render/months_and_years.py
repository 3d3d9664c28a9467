"""What an offer brings in each month and year, and has brought so far."""

from __future__ import annotations

from collections.abc import Sequence

from negotiate.model.comparison import (
    Comparison,
)
from negotiate.model.text import clean
from negotiate.render.document import Column, Table
from negotiate.render.offers_table import LONGEST

_MOST_MONTHS = 36


def over_time_tables(result: Comparison) -> tuple[Table, ...]:
    """What comes in each year and month, and what has come so far; months for three years."""
    years = [(f"{year.year}", year.totals, year.together) for year in result.years]
    if years and result.horizon_years != len(years):
        years[-1] = (f"{len(years)}, in part", *years[-1][1:])
    months = [(f"{month.month}", month.totals, month.together) for month in result.months]
    return (*_over_time(result, "year", years), *_over_time(result, "month", months[:_MOST_MONTHS]))


def _over_time(
    result: Comparison,
    unit: str,
    times: Sequence[tuple[str, tuple[float, ...], tuple[float, ...]]],
) -> tuple[Table, ...]:
    if not times:
        return ()
    names = [Column(clean(offer.name, LONGEST), number=True) for offer in result.offers]
    columns = (Column(unit), *names)
    each = [(at, amounts) for at, amounts, _ in times]
    together = [(at, amounts) for at, _, amounts in times]
    return tuple(
        Table(
            title=title,
            columns=columns,
            rows=tuple((at, *(f"{x:,.0f}" for x in amounts)) for at, amounts in rows),
        )
        for title, rows in (
            (f"{unit.capitalize()} by {unit}", each),
            (f"All {unit}s so far", together),
        )
    )
