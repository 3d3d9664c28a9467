"""Reads the local taxes on pay that hold for a home and a workplace, and what is not on file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import NamedTuple

from negotiate.files.data import lines_with, read_text
from negotiate.model.band import Place
from negotiate.model.tax import MOST_CHILDREN, LocalTax

_Row = dict[str, str]
_FOR_LIVING = ("resident", "resident or from another state")
"""Who owes a tax for living somewhere; the second also for working there from another state."""


class Household(NamedTuple):
    """Whose taxes: the way of filing, and children."""

    filing: str
    children: int


def load_local_taxes(home: Place, work: Place, household: Household) -> tuple[LocalTax, ...]:
    """The local taxes of a home and of a workplace, which may be one place."""
    found = []
    for state in dict.fromkeys((home.state, work.state)):
        groups: dict[tuple[str, str], list[_Row]] = {}
        for row in _rows("local_taxes.csv", state):
            if row["filing"] in ("", household.filing) and _holds(row, home, work):
                groups.setdefault((row["place"], row["who"]), []).append(row)
        found += [_tax(rows, household, home) for rows in groups.values()]
    return tuple(found)


def missing_local_taxes(home: Place, work: Place, on_file: tuple[LocalTax, ...]) -> Iterator[str]:
    """What is known to exist at home or at work with no rate on file, in words."""
    homes = {tax.at_home for tax in on_file if not tax.whole_state and tax.by_pay}
    fees = {tax.at_home for tax in on_file if not tax.whole_state and not tax.by_pay}
    both = home.state == work.state and home.key == work.key
    said: set[str | None] = set()
    for at_home, place in ((True, home), (False, work)):
        who = "resident" if at_home else "worker"
        rows = [r for r in _rows("local_tax_gaps.csv", place.state) if r["who"] == who]
        yield from (f"{row['said']}; it is not counted" for row in rows if _is_in(row, place))
        if at_home in homes or (both and homes):
            continue
        for row in rows:
            if row["unit"] == "USD/year" and at_home in fees:
                continue  # a fee of so many dollars, and the place's own is on file
            if place.state not in said and not row["keys"]:
                yield f"{row['said']}; no rate is on file for {place.typed}, so none is counted"
            if both:
                said.add(place.state)


def _rows(table: str, state: str | None) -> list[_Row]:
    header = read_text(table).partition("\n")[0].split(",")
    lines = lines_with(read_text(table), f"\n{state},")
    return [dict(zip(header, cells, strict=True)) for cells in csv.reader(lines)]


def _holds(row: _Row, home: Place, work: Place) -> bool:
    here, there = _is_in(row, home), _is_in(row, work)
    return {
        "resident": here,
        "resident or from another state": here or (there and home.state != row["state"]),
        "worker": there,
        "resident worker": here and there,
        "outside worker": there and not here,
    }[row["who"]]


def _is_in(row: _Row, place: Place) -> bool:
    """Whether a tax is that of a place: its city, its county, or its whole state."""
    if place.state != row["state"]:
        return False
    for mark in row["keys"].split(";"):
        kind, _, key = mark.partition(":")
        if kind == "state":
            return True
        if key and (key == place.key or (kind == "county" and key == place.county)):
            return True
    return False


def _tax(rows: list[_Row], household: Household, home: Place) -> LocalTax:
    first = rows[0]
    less = float(first[f"less_{household.filing}"] or 0)
    less += float(first["less_child"] or 0) * household.children
    steps = [(float(row["over"]), float(row["rate"] or 0)) for row in rows]
    return LocalTax(
        name=first["place"],
        state=first["state"],
        at_home=first["who"] in _FOR_LIVING and _is_in(first, home),
        whole_state=first["keys"].startswith("state:"),
        rates=tuple(steps),
        of_whole=first["whole"] == "yes",
        a_year=float(first["a_year"] or 0),
        base=first["base"],  # type: ignore[arg-type]
        less=less,
        less_earned_credits=float(first["earned_times"] or 0),
        credit=first["credit"],  # type: ignore[arg-type]
        credit_most=float(first["credit_most"] or 1),
        points=None if first["rate"] else _points(first, household),
        year=int(first["year"]),
        source=first["source"],
        sure=first["confidence"] != "low",
    )


def _points(row: _Row, household: Household) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The wages and taxes of a tax that is worked out at points."""
    children = min(household.children, MOST_CHILDREN)
    start = f"\n{row['state']},{row['place']},{household.filing},{children},"
    cells = [line.split(",") for line in lines_with(read_text("local_tax_points.csv"), start)]
    return tuple(float(c[5]) for c in cells), tuple(float(c[6]) for c in cells)
