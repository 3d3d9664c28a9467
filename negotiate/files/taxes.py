"""Reads taxes on pay and price levels, for the places that are asked for only."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from negotiate.files.data import read_rows, read_text
from negotiate.model.tax import (
    MOST_CHILDREN,
    ChildCredits,
    Childless,
    FederalTax,
    Premium,
    Schedule,
    StateTax,
)


def load_federal_tax(filing: str, year: int, children: int = 0) -> FederalTax:
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
        credits=_child_credits(filing, chosen, children) if children else None,
        childless=None if children else _childless(filing, chosen),
    )


def _childless(filing: str, year: int) -> Childless | None:
    """The earned income credit without children, of the year of the income tax."""
    of = {row["key"]: float(row["value"]) for row in _credits(filing, year, ("0",))}
    if not of:
        return None
    gone = of["earned_less_beyond"] + of["earned_most"] / of["earned_less_rate"]
    return Childless(most=of["earned_most"], under=gone)


def _credits(filing: str, year: int, children: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows of federal credits for a way of filing and for so many children."""
    return [
        row
        for row in read_rows("tax_credits.csv")
        if int(row["year"]) == year
        and row["filing"] in ("", filing)
        and row["children"] in children
    ]


def _child_credits(filing: str, year: int, children: int) -> ChildCredits:
    """The federal credits of that many children, of the year of the income tax."""
    rows = _credits(filing, year, ("", str(min(children, MOST_CHILDREN))))
    of = {row["key"]: float(row["value"]) for row in rows}
    sources = tuple(dict.fromkeys(row["source"] for row in rows))
    return ChildCredits(children=children, sources=sources, **of)


def load_state_tax(state: str, filing: str, year: int, children: int = 0) -> StateTax | None:
    """State taxes of the latest year on file that is not after `year`; None where none are.

    Premiums whose rate changed since that year are counted at the rate of `year`.
    """
    rows = _rows_of("state_taxes.csv", f"{state},{filing},{min(children, MOST_CHILDREN)},")
    if not rows:
        return None
    chosen = _latest({int(row[3]) for row in rows}, year)
    mine = [row for row in rows if int(row[3]) == chosen]
    wages, income, paid_out, payroll = (tuple(float(row[i]) for row in mine) for i in range(4, 8))
    rules = {row["rule"]: row for row in read_rows("state_tax_rules.csv") if row["state"] == state}
    overtime = rules.get("overtime", {})
    return StateTax(
        state=state,
        year=chosen,
        wages=wages,
        income=income,
        payroll=payroll,
        source=mine[0][9],
        credits=paid_out if any(paid_out) else (),
        premiums=tuple(_premiums(state, chosen, year)),
        rule_sources=tuple(dict.fromkeys(row["source"] for row in rules.values())),
        overtime_most=float(overtime.get("amount") or "inf") if overtime else 0.0,
        overtime_last_year=int(overtime.get("last_year") or 0),
        premiums_taxed="premiums taxed" in rules,
        credits_local="local credited" in rules,
    )


def _premiums(state: str, base: int, year: int) -> Iterator[Premium]:
    """What of a state's premiums is not in `year` what the table has of `base`."""
    rows = [row for row in read_rows("payroll_premiums.csv") if row["state"] == state]
    for item in dict.fromkeys(row["item"] for row in rows):
        of_year = {int(row["year"]): row for row in rows if row["item"] == item}
        before, now = of_year[_latest(set(of_year), base)], of_year[_latest(set(of_year), year)]
        if before["in_table"] == "no":
            yield _premium(now, 1)
        elif before != now:
            yield from (_premium(before, -1), _premium(now, 1))


def _premium(row: dict[str, str], counted: int) -> Premium:
    return Premium(
        rate=float(row["rate"]) * float(row["employee_share"]),
        most=float(row["most"] or "inf"),
        counted=counted,
        source=row["source"],
    )


def reciprocal(home: str, work: str) -> str:
    """The source of the rule that leaves the pay of people from `home` to it; empty: no rule."""
    for row in read_rows("reciprocity.csv"):
        pair = {row["state"], row["other"]}
        if pair == {home, work} or (row["other"] == "any" and row["state"] == work):
            return row["source"]
    return ""


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
