"""The ranges against a file of real pay."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from negotiate.api.batches import lookups_of
from negotiate.api.roles import role_key
from negotiate.api.tables import table_text
from negotiate.bulk.backtest import backtest
from negotiate.bulk.batch import Lookups, rate
from negotiate.files.data import read_rows
from negotiate.files.facts import load_facts
from negotiate.files.reports import REPORTS_HINT, read_reports
from negotiate.market.ageing import growth_between, growth_steps
from negotiate.model.backtest import Backtest
from negotiate.model.errors import Problem, mistaken
from negotiate.model.facts import LEVELS, Facts
from negotiate.model.money import LEAST_YEARLY, MOST_YEARLY
from negotiate.model.text import clean
from negotiate.words.choices import check_industry, check_level
from negotiate.words.durations import parse_years
from negotiate.words.roles import DEFAULT

_FIRST_DAY = date(2023, 5, 15)
"""The first day the wage data speaks of."""


class Report(NamedTuple):
    """One report of real pay, brought to a day the wage data speaks of."""

    line: int
    level: str
    years: str
    area: str
    state: str
    industry: str
    """Empty where it is not known."""
    pay: float
    """Dollars a year, the geometric middle of low and high."""
    day: date
    weight: float
    source: str
    role: str
    """What was typed in its column; empty for customer service."""


def backtest_file(path: Path) -> Backtest:
    """How close the ranges come to the reports of a file.

    Raises `Problem` with every mistake and its line.
    """
    facts = load_facts()
    changes = {int(row["year"]): float(row["change"]) for row in read_rows("wage_changes.csv")}
    text = table_text(path, "check the name of the file of pay reports")
    found = read_reports(text, path, lambda line, cells: _report(line, cells, facts, changes))
    reports, old = [report for report, _ in found], sum(brought for _, brought in found)
    by_day = {day: lookups_of(day) for day in {report.day for report in reports}}
    placed = _placed(path, reports, by_day)
    rated, plain = _all_rated(by_day, placed, facts), None
    if any(report.industry for report in placed):
        none = [report._replace(industry="") for report in placed]
        plain = _all_rated(by_day, none, facts)
    return backtest(rated, plain, (_brought(old, changes),) if old else ())


def _all_rated(by_day: dict[date, Lookups], reports: list[Report], facts: Facts) -> pd.DataFrame:
    """The reports with the ranges, by day."""
    frames = [_rated(lookups, day, reports, facts) for day, lookups in sorted(by_day.items())]
    return pd.concat(frames, ignore_index=True)


def _brought(old: int, changes: dict[int, float]) -> str:
    steps = ", ".join(f"{change:.1%} to June {year}" for year, change in sorted(changes.items()))
    return (
        f"{old} reports from before May 2023 were brought up to it by the Employment Cost Index's "
        f"yearly changes ({steps})."
    )


def _rated(lookups: Lookups, day: date, reports: list[Report], facts: Facts) -> pd.DataFrame:
    """The reports of one day with the ranges, and what the rivals say."""
    mine = [report for report in reports if report.day == day]
    typed = pd.DataFrame(
        {
            "id": [str(report.line) for report in mine],
            "level": [report.level for report in mine],
            "years": [report.years for report in mine],
            "area": [report.area for report in mine],
            "industry": [report.industry for report in mine],
            "role": [report.role for report in mine],
        },
        dtype=object,
    )
    ranges = rate(typed, lookups).people
    guide = _guide(day, facts)
    return ranges.assign(
        pay=[report.pay for report in mine],
        weight=[report.weight for report in mine],
        source=[report.source for report in mine],
        role_key=[report.role or DEFAULT for report in mine],
        state=[report.state for report in mine],
        nation=[lookups.job(report.level, "US", "", report.role).numbers.mid for report in mine],
        guide=[guide[report.level] for report in mine],
    )


def _guide(day: date, facts: Facts) -> dict[str, float]:
    """The career guide's figures, carried from their day to this one like all wages."""
    found = {}
    for row in read_rows("guide_pay.csv"):
        steps = growth_steps(facts, facts.levels[row["level"]].soc)
        growth = sum(g for _, g in growth_between(steps, date.fromisoformat(row["as_of"]), day))
        found[row["level"]] = float(row["pay"]) * math.exp(growth)
    return found


# --- reading

_MOST_WEIGHT = 1e9


def _report(
    line: int, cells: dict[str, str], facts: Facts, changes: dict[int, float]
) -> tuple[Report, bool]:
    years = cells["years"]
    count = parse_years(years) if years else None
    low = _number(cells["low"], "low")
    high = _number(cells["high"], "high") if cells["high"] else low
    weight = _number(cells["weight"], "weight") if cells["weight"] else 1.0
    exact = _number(cells["year"], "year")
    year = int(exact)
    if year != exact:
        raise Problem(f"year {exact:g} is not a whole year", hint=REPORTS_HINT)
    if not LEAST_YEARLY <= low <= high <= MOST_YEARLY:
        text = f"pay from {low:g} to {high:g} is not pay for a year that rises"
        raise Problem(text, hint=REPORTS_HINT)
    if weight <= 0:
        raise Problem(f"weight {weight:g} is not above 0", hint=REPORTS_HINT)
    if not 1 / _MOST_WEIGHT <= weight <= _MOST_WEIGHT:  # sums of them are to stay numbers
        raise Problem(f"weight {weight:g} is no weight beside others", hint=REPORTS_HINT)
    first, last = min(changes) - 1, date.today().year
    if not first <= year <= last:
        raise Problem(f"year {year}: reports may be from {first} to {last}", hint=REPORTS_HINT)
    factor = math.prod(1 + change for then, change in changes.items() if then > year)
    day = max(_FIRST_DAY, date(year, 7, 1))
    level, role = _work(cells["level"], cells["role"], count, facts)
    report = Report(
        line=line,
        level=level,
        role=role,
        years=years,
        area=cells["area"],
        industry=check_industry(cells["industry"] or None, facts) or "",
        state=cells["state"],
        pay=math.sqrt(low * high) * (factor if year < _FIRST_DAY.year else 1.0),
        day=day,
        weight=weight,
        source=cells["source"] or "not named",
    )
    return report, year < _FIRST_DAY.year


def _work(level: str, role: str, years: float | None, facts: Facts) -> tuple[str, str]:
    """The level of a report and the key of its role, empty for customer service.

    Where no level is named the role may be one ("agent", "lead"); else it is a kind of work.
    """
    if not level:
        try:
            return _level(role, years, facts), ""
        except Problem:
            if not role:
                raise
    plain = role.lower() == "agent" or role.lower() in LEVELS
    key = role_key(role) if role and not plain else ""
    return _level(level or "agent", years, facts), key


def _level(word: str, years: float | None, facts: Facts) -> str:
    """The level of a role; an agent of unknown level is junior up to where mid-level begins."""
    if word.lower() == "agent":
        junior, mid = (facts.levels[name] for name in LEVELS[:2])
        return junior.name if years is not None and years < mid.years_from else mid.name
    return check_level(word, facts)


def _number(text: str, name: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise Problem(f"{name} '{clean(text, 30)}' is not a number", hint=REPORTS_HINT)
    return number


def _placed(path: Path, reports: list[Report], by_day: dict[date, Lookups]) -> list[Report]:
    """The reports with an area the wage data knows: the one named, else the state."""
    mistakes: list[str] = []
    found = [
        report._replace(area=_area(report, by_day[report.day], mistakes)) for report in reports
    ]
    if mistakes:
        raise mistaken(clean(str(path), 200), mistakes, hint=REPORTS_HINT)
    return found


def _area(report: Report, lookups: Lookups, mistakes: list[str]) -> str:
    said = ""
    whole = f"{report.area}, {report.state}" if "," not in report.area else ""
    both = whole if report.area and report.state else ""
    for area in filter(None, (both, report.area, report.state)):
        try:
            lookups.job(report.level, area, "", report.role)
        except Problem as problem:
            said = str(problem)
        else:
            return area
    if said:
        mistakes.append(f"line {report.line}: {said}")
    return "US"
