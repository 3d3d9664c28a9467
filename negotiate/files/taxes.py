"""Reads taxes on pay and price levels, for the places that are asked for only."""

from __future__ import annotations

import csv

from negotiate.files.data import read_rows, read_text
from negotiate.model.tax import FederalTax, Schedule, StateTax


def load_federal_tax(filing: str, year: int) -> FederalTax:
    """Federal taxes of the latest year on file that is not after `year`, else of the first."""
    rows = [row for row in read_rows("federal_taxes.csv") if row["filing"] == filing]
    chosen = _latest({int(row["year"]) for row in rows}, year)

    def schedule(tax: str) -> Schedule:
        mine = (row for row in rows if row["tax"] == tax and int(row["year"]) == chosen)
        return tuple((float(row["over"]), float(row["rate"])) for row in mine)

    sources = {row["tax"]: row["source"] for row in rows if int(row["year"]) == chosen}
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
        sources=tuple(sources.items()),
    )


def load_state_tax(state: str, filing: str, year: int) -> StateTax | None:
    """State taxes of the latest year on file that is not after `year`; None where none are."""
    rows = _rows_of("state_taxes.csv", f"{state},{filing},")
    if not rows:
        return None
    chosen = _latest({int(row[2]) for row in rows}, year)
    mine = [row for row in rows if int(row[2]) == chosen]
    wages, income, payroll = (tuple(float(row[i]) for row in mine) for i in (3, 4, 5))
    return StateTax(
        state=state, year=chosen, wages=wages, income=income, payroll=payroll, source=mine[0][7]
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
