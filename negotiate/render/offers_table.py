"""The offers of a comparison side by side, and each dollar by dollar."""

from __future__ import annotations

from negotiate.model.comparison import (
    Comparison,
    Kind,
    OfferTotal,
)
from negotiate.model.tax import AfterTax
from negotiate.model.text import clean
from negotiate.render.document import Column, Table
from negotiate.render.dollars import cell, per_hour
from negotiate.render.verdict import span

_GROUPS: tuple[tuple[Kind, str], ...] = (
    ("guaranteed_pay", "Guaranteed pay"),
    ("conditional_pay", "Hoped-for pay"),
    ("benefit", "Benefits"),
    ("cost", "Costs"),
    ("one_time", "Once"),
    ("time", "Time"),
)


LONGEST = 28
"""Longer names are cut in the table; the verdict has them whole."""


def comparison_table(result: Comparison) -> Table:
    """Offers as columns, components in groups as rows, with subtotals and the difference."""
    offers = result.offers
    rows: list[tuple[str, ...]] = []
    for kind, group in _GROUPS:
        title = group
        if kind == "one_time" and result.horizon_years != 1:
            title = f"Once, spread over {span(result)}"
        names = dict.fromkeys(c.name for o in offers for c in o.components if c.kind == kind)
        if not names:
            continue
        amounts = [[_amount(o, kind, name) for o in offers] for name in names]
        if kind == "time" and not any(any(row) for row in amounts):
            continue
        label = title if len(names) > 1 else f"{title}: {next(iter(names))}"
        rows.append((label, *(cell(o.sum(kind)) for o in offers)))
        # Below their sum, so that no item can be taken for part of what stands above it.
        if len(names) > 1:
            rows += [
                (f"  {name}", *map(cell, row)) for name, row in zip(names, amounts, strict=True)
            ]
    rows.append(("Total", *(cell(o.total) for o in offers)))
    if len(offers) > 1:
        gaps = (cell(o.total - offers[0].total) for o in offers[1:])
        rows.append(("Against the first", "", *gaps))
    rows.append(("Hours it takes, way included", *(f"{o.hours_given:,.0f}" for o in offers)))
    rows.append(("Pay per such hour", *(per_hour(o.per_hour_given) for o in offers)))
    rows.append(("Per paid hour", *(per_hour(o.per_paid_hour) for o in offers)))
    rows += _after_tax_rows(result)
    if any(o.place for o in offers):
        rows.append(("Base against usual pay", *(_place(o) for o in offers)))
    columns = (Column(""), *(Column(clean(o.name, LONGEST), number=True) for o in offers))
    sums = (*(title for _, title in _GROUPS), "Total")
    strong = frozenset(i for i, row in enumerate(rows) if _sums_up(row[0], sums))
    return Table(title="", columns=columns, rows=tuple(rows), strong=strong)


def _sums_up(label: str, sums: tuple[str, ...]) -> bool:
    return label.partition(":")[0].partition(",")[0] in sums


def _after_tax_rows(result: Comparison) -> list[tuple[str, ...]]:
    nets = [offer.after_tax for offer in result.offers]
    if not any(nets):
        return []
    first = ", year one" if result.horizon_years != 1 else ""
    where = "US" if result.home.area == "US" else "home"
    return [
        (f"Take-home{first}", *(cell(n.take_home.amount) if n else "?" for n in nets)),
        ("  if only guaranteed pay comes", *(cell(n.guaranteed) if n else "?" for n in nets)),
        (f"Total after tax, {where} prices", *(_real(n) for n in nets)),
    ]


def _real(net: AfterTax | None) -> str:
    return "?" if net is None or net.real is None else cell(net.real)


def _amount(offer: OfferTotal, kind: Kind, name: str) -> float:
    return sum(c.amount for c in offer.components if c.kind == kind and c.name == name)


def _place(offer: OfferTotal) -> str:
    return f"{offer.place.compa_ratio:.0%} of middle" if offer.place else "-"


def components_table(offer: OfferTotal) -> Table:
    """Every component of an offer with its arithmetic."""
    return Table(
        title=f"{offer.name}, dollar by dollar",
        columns=(Column("component"), Column("a year", number=True), Column("how")),
        rows=tuple((c.name, f"{c.amount:,.2f}", c.how) for c in offer.components),
    )
