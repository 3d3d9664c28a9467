"""Reads taxes on pay and price levels, for the places that are asked for only."""

from __future__ import annotations

import csv
from typing import NamedTuple

from negotiate.files.data import read_rows, read_text
from negotiate.model.tax import FederalTax, Schedule, StateTax


def load_federal_tax(filing: str, year: int) -> FederalTax:
    """Federal taxes, each of the latest year on file that is not after `year`, else of its first.

    The year of the result is that of the income tax.
    """
    rows = [row for row in read_rows("federal_taxes.csv") if row["filing"] == filing]

    def latest(found: list[dict[str, str]]) -> list[dict[str, str]]:
        chosen = _latest({int(row["year"]) for row in found}, year)
        return [row for row in found if int(row["year"]) == chosen]

    of = {
        tax: latest([row for row in rows if row["tax"] == tax])
        for tax in dict.fromkeys(row["tax"] for row in rows)
    }

    def schedule(tax: str) -> Schedule:
        return tuple((float(row["over"]), float(row["rate"])) for row in of[tax])

    chosen = int(of["income"][0]["year"])
    deductions = {
        row["key"]: row
        for row in read_rows("tax_deductions.csv")
        if row["filing"] == filing and int(row["year"]) == chosen
    }
    overtime = deductions["overtime"]
    return FederalTax(
        year=chosen,
        filing=filing,
        income=schedule("income"),
        social_security=schedule("social security"),
        medicare=schedule("medicare"),
        standard_deduction=float(deductions["standard"]["amount"]),
        overtime_most=float(overtime["amount"]),
        overtime_less_beyond=float(overtime["less_beyond"]),
        overtime_last_year=int(overtime["last_year"]),
        sources=tuple((tax, found[0]["source"]) for tax, found in of.items()),
    )


def load_state_tax(state: str, filing: str, year: int) -> StateTax | None:
    """State taxes of the latest year on file that is not after `year`; None where none are.

    Premiums whose rate changed since that year are counted at the rate of `year`.
    """
    rows = _rows_of("state_taxes.csv", f"{state},{filing},")
    if not rows:
        return None
    chosen = _latest({int(row[2]) for row in rows}, year)
    mine = [row for row in rows if int(row[2]) == chosen]
    wages, income, payroll = (tuple(float(row[i]) for row in mine) for i in (3, 4, 5))
    changes = _premium_changes(state, chosen, year)
    return StateTax(
        state=state,
        year=chosen,
        wages=wages,
        income=income,
        payroll=tuple(
            paid + sum(now.of(wage) - before.of(wage) for before, now in changes)
            for wage, paid in zip(wages, payroll, strict=True)
        ),
        source=mine[0][7],
        premium_sources=tuple(now.source for _, now in changes),
    )


class _Premium(NamedTuple):
    """What an employee pays of a state's premium."""

    rate: float
    most: float
    source: str

    def of(self, wages: float) -> float:
        """The premium on a year's wages."""
        return min(self.rate * wages, self.most)


def _premium_changes(state: str, base: int, year: int) -> list[tuple[_Premium, _Premium]]:
    """The premiums that are not in `year` what they were in `base`: before and now."""
    found = []
    rows = [row for row in read_rows("payroll_premiums.csv") if row["state"] == state]
    for item in dict.fromkeys(row["item"] for row in rows):
        of_year = {int(row["year"]): _premium(row) for row in rows if row["item"] == item}
        before, now = of_year[_latest(set(of_year), base)], of_year[_latest(set(of_year), year)]
        if before != now:
            found.append((before, now))
    return found


def _premium(row: dict[str, str]) -> _Premium:
    return _Premium(
        rate=float(row["rate"]) * float(row["employee_share"]),
        most=float(row["most"] or "inf"),
        source=row["source"],
    )


def load_prices(*areas: tuple[str, str]) -> float | None:
    """The price level (US = 100) of the first of the areas, by type and code, that has one."""
    for kind, code in areas:
        for row in _rows_of("price_parities.csv", f"{kind},{code},"):
            return float(row[3])
    return None


def _latest(years: set[int], year: int) -> int:
    return max((y for y in years if y <= year), default=min(years))


def _rows_of(table: str, start: str) -> list[list[str]]:
    """The rows that begin with `start`, which stand together; found by text, for it is fast."""
    text = read_text(table)
    first = text.find(f"\n{start}")
    if first < 0:
        return []
    last = text.find("\n", text.rfind(f"\n{start}") + 1)
    return list(csv.reader(text[first + 1 : last].splitlines()))
