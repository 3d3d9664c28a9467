"""Reads the tables of `data/` into the facts the pure core works with."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from negotiate.files.data import read_rows
from negotiate.files.imported import imported
from negotiate.model.band import PERCENTILES
from negotiate.model.facts import (
    DailyOvertime,
    Facts,
    GrowthStep,
    IndexPoint,
    Industry,
    IndustryPay,
    LegalFigure,
    Level,
    Rule,
    RuleGroup,
    Rules,
    Source,
)
from negotiate.model.question import MOST_YEARS
from negotiate.model.text import place_key

if TYPE_CHECKING:
    from negotiate.model.clauses import Clauses
    from negotiate.model.law import PayLaw, PayLaws
    from negotiate.model.offer import StateOvertime

Row = dict[str, str]


def load_facts() -> Facts:
    """Every figure the range applies; the dicts are the caller's own."""
    known = _known()
    return known._replace(
        levels=_levels(),
        certificates=dict(known.certificates),
        industries=dict(known.industries),
        unclear_industries=dict(known.unclear_industries),
        find_kinds=dict(known.find_kinds),
        growth=dict(known.growth),
        languages=dict(known.languages),
        sources=dict(known.sources),
    )


@cache
def _known() -> Facts:
    """All but the levels, which an import may replace while this runs."""
    industries = read_industries(read_rows("industry_names.csv"), read_rows("industries.csv"))
    growth: dict[str, tuple[GrowthStep, ...]] = {}
    for row in read_rows("wage_growth.csv"):
        growth[row["soc"]] = (*growth.get(row["soc"], ()), _growth(row))
    return Facts(
        levels={},
        rules=read_rules(read_rows("rules.csv")),
        certificates=_by_key("certificates.csv"),
        industries=industries,
        unclear_industries=_unclear(industries),
        find_kinds=_by_key("find_kinds.csv"),
        growth=growth,
        wage_index=tuple(_point(row) for row in read_rows("employment_cost_index.csv")),
        minimum_wages=_legal_figures("minimum_wages.csv", "hourly"),
        salary_floors=_legal_figures("exempt_salary_floors.csv", "yearly"),
        languages=dict(_languages()),
        sources={row["id"]: _source(row) for row in read_rows("sources.csv")},
    )


def _languages() -> Iterator[tuple[str, str]]:
    """Every name of every language with its English one; aliases are on file as compared."""
    for row in read_rows("languages.csv"):
        for name in filter(None, (row["label"].lower(), *row["aliases"].split(";"))):
            yield name, row["label"]


def _levels() -> dict[str, Level]:
    """The five levels; those that came with imported bands take the place of their own."""
    rows = read_rows("levels.csv")
    tables = imported()
    if tables and tables.levels:
        try:
            rows += list(csv.DictReader(tables.levels.splitlines(), strict=True))
            levels = {row["level"]: _level(row) for row in rows}
            if not all(0 <= level.typical_years <= MOST_YEARS for level in levels.values()):
                raise tables.changed()
            return levels
        except (KeyError, ValueError, TypeError, csv.Error) as error:
            raise tables.changed() from error
    return {row["level"]: _level(row) for row in rows}


def load_pay_laws() -> PayLaws:
    """Pay-range and pay-history law of states and of cities, of the two tables of them."""
    from negotiate.model.law import PayLaws  # only the words need it

    cities = {
        (row["state"], place_key(name)): _pay_law(row)
        for row in read_rows("city_pay_laws.csv")
        for name in row["places"].split(";")
    }
    states = {row["state"]: _pay_law(row) for row in read_rows("state_pay_laws.csv")}
    return PayLaws(states=states, cities=cities)


def _pay_law(row: Row) -> PayLaw:
    from negotiate.model.law import PayLaw

    return PayLaw(
        state=row["state"],
        place=row.get("place", ""),
        posting=row["posting"],  # type: ignore[arg-type]
        posting_from=_day(row["posting_from"]),
        employers=row["posting_employers"],
        enforced_from=_day(row["enforced_from"]),
        on_request=row["on_request"],
        history=row["history"],  # type: ignore[arg-type]
        history_from=_day(row["history_from"]),
        history_ends=row["history_ends"],
        history_ends_source=row["history_ends_source"],
        note=row["note"],
        citation=row["citation"],
        source=row["source"],
        as_of=date.fromisoformat(row["as_of"]),
        confidence=row["confidence"],  # type: ignore[arg-type]
    )


def load_clauses() -> Clauses:
    """Clauses of a letter and rights at work, of `data/clauses.csv`."""
    from negotiate.model.clauses import Clause, Clauses  # only the words need it

    rows = tuple(
        Clause(
            topic=row["topic"],  # type: ignore[arg-type]
            state=row["state"],
            whom=row["whom"],  # type: ignore[arg-type]
            start=_day(row["effective_from"]),
            until=_day(row["until"]),
            under=_number(row["under"]),
            says=row["says"],
            more=row["more"],
            citation=row["citation"],
            source=row["source"],
            as_of=date.fromisoformat(row["as_of"]),
            confidence=row["confidence"],  # type: ignore[arg-type]
        )
        for row in read_rows("clauses.csv")
    )
    return Clauses(rows=rows, soon=_known().rules.law.coming_within.value)


def read_rules(rows: Iterable[Row]) -> Rules:
    """The rules by group and name; the key of a row is the path of its field, like `ask.width`.

    Raises `ValueError` where a row is missing or no field is named like it.
    """
    kinds = Rules.__annotations__
    groups: dict[str, dict[str, Rule]] = {group: {} for group in kinds}
    for row in rows:
        group, _, name = row["key"].partition(".")
        groups.setdefault(group, {})[name] = _rule(row)
    made = {}
    for group, found in groups.items():
        try:
            made[group] = kinds.get(group, RuleGroup)(**found)
        except ValueError as error:
            raise ValueError(f"data/rules.csv, {group}: {error}") from error
    return Rules(**made)


ALL_INDUSTRIES = "all"
"""The key of what an occupation is paid over all industries."""


def read_industries(names: Iterable[Row], wages: Iterable[Row]) -> dict[str, Industry]:
    """Every industry by key, with its ratios to all industries for each occupation on file."""
    pay: dict[str, dict[str, Row]] = {}
    for row in wages:
        pay.setdefault(row["key"], {})[row["soc"]] = row
    everywhere = pay[ALL_INDUSTRIES]
    return {
        row["key"]: Industry(
            key=row["key"],
            label=row["label"],
            whose=row["whose"],
            names=tuple(filter(None, row["aliases"].split(";"))),
            pay=MappingProxyType(
                {
                    soc: _industry_pay(wage, everywhere[soc])
                    for soc, wage in pay.get(row["key"], {}).items()
                }
            ),
        )
        for row in names
    }


def _industry_pay(row: Row, everywhere: Row) -> IndustryPay:
    return IndustryPay(
        ratios=tuple(float(row[f"p{p}"]) / float(everywhere[f"p{p}"]) for p in PERCENTILES),
        employment=int(row["employment"]),
        employment_error=float(row["employment_rse"]),
        wage_error=float(row["wage_rse"]),
        source=row["source"],
        as_of=date.fromisoformat(row["as_of"]),
        grade=row["grade"],  # type: ignore[arg-type]
    )


def _unclear(industries: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The industries each unclear word may mean; all of them where its row names none."""
    return {
        word: tuple(row["may_be"].split(";") if row["may_be"] else industries)
        for row in read_rows("unclear_industries.csv")
        for word in row["words"].split(";")
    }


def _by_key(name: str) -> dict[str, Rule]:
    return {row["key"]: _rule(row) for row in read_rows(name)}


def _rule(row: Row) -> Rule:
    return Rule(
        key=row["key"],
        label=row["label"],
        value=float(row["value"]),
        low=_number(row["low"]),
        high=_number(row["high"]),
        unit=row["unit"],
        source=row["source"],
        as_of=date.fromisoformat(row["as_of"]),
        grade=row["grade"],  # type: ignore[arg-type]
        names=tuple(filter(None, row.get("aliases", "").split(";"))),
    )


def _level(row: Row) -> Level:
    return Level(
        name=row["level"],
        title=row["title"],
        short=row["short"],
        duties=row["duties"],
        also=tuple(row["also"].split(";")),
        years_from=float(row["years_from"]),
        years_to=_number(row["years_to"]),
        typical_years=float(row["typical_years"]),
        soc=row["soc"],
        occupation=row["occupation"],
        window=(float(row["low"]), float(row["mid"]), float(row["high"])),
        paid=row["paid"],  # type: ignore[arg-type]
        own=row["grade"] == "yours",
        **_how(row),
    )


def _how(row: Row) -> dict[str, Any]:
    """How the work is done and measured, where the table says: those of a user do not."""
    keys = ("setting", "metrics")
    return {key: tuple(filter(None, row[key].split(";"))) for key in keys if key in row}


def _growth(row: Row) -> GrowthStep:
    return GrowthStep(
        start=date.fromisoformat(row["start"]),
        end=date.fromisoformat(row["end"]),
        log_growth=float(row["log_growth"]),
        source=row["source"],
        as_of=date.fromisoformat(row["as_of"]),
        grade="measured",
    )


def _point(row: Row) -> IndexPoint:
    return IndexPoint(
        day=date.fromisoformat(row["day"]),
        value=float(row["value"]),
        source=row["source"],
        as_of=date.fromisoformat(row["as_of"]),
    )


def _legal_figures(table: str, unit: str) -> tuple[LegalFigure, ...]:
    """The figures of a table: those of a jurisdiction stand together, oldest first."""
    rows = read_rows(table)
    after: list[Row | None] = [*rows[1:], None]
    return tuple(_legal(row, later, unit) for row, later in zip(rows, after, strict=True))


def _legal(row: Row, later: Row | None, unit: str) -> LegalFigure:
    followed = later is not None and later["jurisdiction"] == row["jurisdiction"]
    following = later if followed and later is not None else {}
    return LegalFigure(
        jurisdiction=row["jurisdiction"],
        kind=row["kind"],
        state=row["state"],
        places=tuple(filter(None, row["places"].split(";"))),
        amount=_number(row[unit]),
        effective_from=date.fromisoformat(row["effective_from"]),
        next_amount=_number(following.get(unit, "")),
        next_from=_day(following.get("effective_from", row["next_from"])),
        note=row["note"],
        source=row["source"],
        as_of=date.fromisoformat(row["as_of"]),
        grade=row["grade"],
        confidence=row["confidence"],
    )


def load_daily_overtime_laws() -> tuple[DailyOvertime, ...]:
    """Overtime by the day, a state a row, of `data/daily_overtime.csv`."""
    return tuple(
        DailyOvertime(
            state=row["state"],
            over_hours=float(row["over"]),
            double_over_hours=_number(row["double_over"]),
            below_minimum_times=_number(row["below_minimum_times"]),
            note=row["note"],
            source=row["citation"],
            as_of=date.fromisoformat(row["as_of"]),
            confidence=row["confidence"],
        )
        for row in read_rows("daily_overtime.csv")
    )


def load_state_overtime(state: str | None, minimum_wage: float | None) -> StateOvertime:
    """What a state adds to overtime beyond 40 hours a week, of `data/daily_overtime.csv`.

    By default nothing. Where it holds only below so many times the minimum wage, that is in dollars
    an hour.
    """
    from negotiate.model.offer import StateOvertime

    row = next((row for row in read_rows("daily_overtime.csv") if row["state"] == state), None)
    if row is None:
        return StateOvertime()
    times = _number(row["below_minimum_times"])
    return StateOvertime(
        over=_number(row["over"]),
        double_over=_number(row["double_over"]),
        agreed_over=_number(row["alternative_over"]),
        below=None if times is None or minimum_wage is None else times * minimum_wage,
        seventh_double_over=_number(row["seventh_double_over"]),
        flat_bonus=row["flat_bonus"] == "yes",
        source=row["citation"],
    )


def _source(row: Row) -> Source:
    return Source(
        name=row["id"],
        title=row["title"],
        publisher=row["publisher"],
        as_of=row["as_of"],
        url=row["url"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(text: str) -> float | None:
    return float(text) if text else None
