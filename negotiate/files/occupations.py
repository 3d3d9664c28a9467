"""Wages of every occupation, read by key from `data/occupations.sqlite`.

The file is built by `negotiate.bulk.build_occupations` and never changes. Only a role opens it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from functools import cache

from negotiate.files.data import DATA
from negotiate.model.facts import IndustryPay
from negotiate.model.role import Occupation, OccupationWage

SURVEY, SURVEY_DAY = "BLS OEWS May 2025", date(2025, 5, 15)
"""What the wages come from, as in `data/sources.csv`, and the day they are of."""
_NATION = "select p10, p25, p50, p75, p90 from wage where soc = ? and area = 'US'"
_INDUSTRIES = (
    "select industry, jobs, jobs_error, error, p10, p25, p50, p75, p90 from industry where soc = ?"
)
_WAGES = "soc, area, p10, p25, p50, p75, p90, jobs, error, areas"


@cache
def occupations() -> tuple[Occupation, ...]:
    """The 825 occupations that have wages, by code; read once a process."""
    with closing(_base()) as base:
        rows = base.execute("select soc, title, hourly from occupation order by soc").fetchall()
    return tuple(Occupation(soc=s, title=title, hourly=bool(hourly)) for s, title, hourly in rows)


def occupation(soc: str) -> Occupation | None:
    """One occupation by its code; None where there is none."""
    with closing(_base()) as base:
        found = base.execute(
            "select title, hourly from occupation where soc = ?", (soc,)
        ).fetchone()
    return None if found is None else Occupation(soc=soc, title=found[0], hourly=bool(found[1]))


def wages_of(socs: Iterable[str], areas: Iterable[str]) -> dict[tuple[str, str], OccupationWage]:
    """The wages of some occupations in some areas, by both codes; what is not published is not."""
    found = {}
    with closing(_base()) as base:
        for soc in dict.fromkeys(socs):
            for area in dict.fromkeys(areas):
                row = base.execute(
                    f"select {_WAGES} from wage where soc = ? and area = ?",  # noqa: S608
                    (soc, area),
                ).fetchone()
                if row is not None:
                    found[soc, area] = _wage(row)
    return found


def industry_pay(socs: Iterable[str]) -> dict[tuple[str, str], IndustryPay]:
    """What each industry pays some occupations in the nation, by the occupation and the industry.

    An industry with under 1,000 jobs or an error above 5% is not there.
    """
    found = {}
    with closing(_base()) as base:
        for soc in dict.fromkeys(socs):
            everywhere = base.execute(_NATION, (soc,)).fetchone()
            for industry, jobs, jobs_error, error, *wages in base.execute(_INDUSTRIES, (soc,)):
                found[soc, industry] = IndustryPay(
                    ratios=tuple(w / all_ for w, all_ in zip(wages, everywhere, strict=True)),
                    employment=jobs,
                    employment_error=jobs_error,
                    wage_error=error,
                    source="BLS OEWS May 2025 industries",
                    as_of=SURVEY_DAY,
                    grade="published",
                )
    return found


def _wage(
    row: tuple[str, str, float, float, float, float, float, int, float, int],
) -> OccupationWage:
    soc, area, *percentiles, jobs, error, areas = row
    return OccupationWage(
        soc=soc,
        area_code=area,
        percentiles=tuple(map(float, percentiles)),
        jobs=jobs,
        error=error,
        areas=areas,
    )


def _base() -> sqlite3.Connection:
    """The file, for reading only and without a lock: nobody writes it."""
    return sqlite3.connect(
        f"{(DATA / 'occupations.sqlite').as_uri()}?mode=ro&immutable=1", uri=True
    )
