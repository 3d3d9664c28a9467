"""A comparison of offers as a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from negotiate.model.comparison import BreakEven, Comparison, Kind, OfferTotal
from negotiate.model.document import Bar, Bars, Block, Column, Document, Lines, Table
from negotiate.model.text import clean

_GROUPS: tuple[tuple[Kind, str], ...] = (
    ("guaranteed_pay", "Guaranteed pay"),
    ("conditional_pay", "Hoped-for pay"),
    ("benefit", "Benefits"),
    ("cost", "Costs"),
    ("one_time", "Once"),
    ("time", "Time"),
)
_BREAK_EVENS, _ASKS = 4, 3
_LONGEST = 28
"""Longer names are cut in the table; the verdict has them whole."""


def compare_document(result: Comparison, *, explain: bool = False) -> Document:
    """What the screen says: the verdict first, then the table, the picture, and what to do."""
    offers = result.offers
    verdict = result.lead.verdict if result.lead else _alone(offers[0])
    blocks: list[Block] = [Lines(items=(verdict,)), _table(offers), _bars(offers)]
    if ties := tuple(_ties(result.break_even, explain)):
        shown = ties if explain else ties[:_BREAK_EVENS]
        blocks.append(Lines(title="They would tie if", items=shown))
    blocks.append(Lines(title="Worth asking for", items=tuple(_asks(result, explain))))
    if result.cautions:
        blocks.append(Lines(items=result.cautions, kind="caution"))
    if explain:
        blocks += [_how(offer) for offer in offers]
    else:
        blocks.append(Lines(items=("Next: --explain shows every dollar.",), kind="small"))
    years = f" over {result.horizon_years} years" if result.horizon_years > 1 else ""
    return Document(title=f"Total compensation a year{years}, before tax", blocks=tuple(blocks))


def _alone(offer: OfferTotal) -> str:
    return (
        f"{offer.name} comes to {_money(offer.total)} a year, "
        f"{_money(offer.sum('guaranteed_pay'))} of it guaranteed. Add a second offer to compare."
    )


def _table(offers: Sequence[OfferTotal]) -> Table:
    """Offers as columns, components in groups as rows, with subtotals and the difference."""
    rows: list[tuple[str, ...]] = []
    for kind, title in _GROUPS:
        names = dict.fromkeys(c.name for o in offers for c in o.components if c.kind == kind)
        if not names:
            continue
        amounts = [[_amount(o, kind, name) for o in offers] for name in names]
        if kind == "time" and not any(any(row) for row in amounts):
            continue
        if len(names) > 1:
            rows += [
                (f"  {name}", *map(_cell, row)) for name, row in zip(names, amounts, strict=True)
            ]
        label = title if len(names) > 1 else f"{title}: {next(iter(names))}"
        rows.append((label, *(_cell(o.sum(kind)) for o in offers)))
    rows.append(("Total", *(_cell(o.total) for o in offers)))
    if len(offers) > 1:
        gaps = (_cell(o.total - offers[0].total) for o in offers[1:])
        rows.append(("Against the first", "", *gaps))
    rows.append(("Hours it takes, way included", *(f"{o.hours_given:,.0f}" for o in offers)))
    rows.append(("Pay per such hour", *(_per_hour(o.per_hour_given) for o in offers)))
    rows.append(("Per paid hour", *(_per_hour(o.per_paid_hour) for o in offers)))
    if any(o.place for o in offers):
        rows.append(("Base against usual pay", *(_place(o) for o in offers)))
    columns = (Column(""), *(Column(clean(o.name, _LONGEST), number=True) for o in offers))
    sums = {*(title for _, title in _GROUPS), "Total"}
    strong = frozenset(i for i, row in enumerate(rows) if row[0].partition(":")[0] in sums)
    return Table(title="", columns=columns, rows=tuple(rows), strong=strong)


def _amount(offer: OfferTotal, kind: Kind, name: str) -> float:
    return sum(c.amount for c in offer.components if c.kind == kind and c.name == name)


def _cell(amount: float) -> str:
    if abs(amount) < 0.5:
        return "-"
    return f"{amount:,.0f}"


def _per_hour(amount: float | None) -> str:
    return "-" if amount is None else f"{amount:,.2f}"


def _place(offer: OfferTotal) -> str:
    return f"{offer.place.compa_ratio:.0%} of middle" if offer.place else "-"


def _bars(offers: Sequence[OfferTotal]) -> Bars:
    kinds: tuple[Kind, ...] = ("guaranteed_pay", "conditional_pay", "benefit")
    return Bars(
        rows=tuple(
            Bar(
                clean(o.name, _LONGEST),
                tuple(max(0.0, o.sum(kind)) for kind in kinds),
                _money(o.total),
            )
            for o in offers
        ),
        legend=("guaranteed", "hoped for", "benefits"),
    )


def _ties(rows: Sequence[BreakEven], explain: bool) -> Iterator[str]:
    """Attainable break-evens in words, nearest first."""
    for row in rows:
        far = row.offer is not None and abs(row.needs - row.now) > row.now if row.needs else True
        if row.needs is None or (far and row.offer is not None and not explain):
            continue
        if row.offer is None:
            yield f"an hour of your time were worth {_value(row.needs, row.unit)} to you."
            continue
        what = row.component if row.component != "base" else "base pay"
        yield (
            f"{row.offer}: {what} were {_value(row.needs, row.unit)}, "
            f"not {_value(row.now, row.unit)}."
        )


def _value(amount: float, unit: str) -> str:
    if unit.startswith("share"):
        of = unit.removeprefix("share").strip()
        return f"{amount * 100:.3g}%" + (f" {of}" if of else "")
    if unit.startswith("$"):
        per = unit.removeprefix("$").replace("/", " a ")
        cents = 2 if per in (" a hour", " a mile") else 0
        return f"${amount:,.{cents}f}{per.replace('a hour', 'an hour')}"
    return f"{amount:,.3g} {unit.replace('/', ' a ')}"


def _asks(result: Comparison, explain: bool) -> Iterator[str]:
    for offer in result.offers:
        own = [ask for ask in result.asks if ask.offer == offer.name]
        parts = []
        for ask in own if explain else own[:_ASKS]:
            worth = ask.worth or ask.day_rate_value
            hours = f"{ask.hours:,.0f} hours" if ask.hours else ""
            known = " and ".join(filter(None, (_money(worth) if worth else "", hours)))
            parts.append(f"{ask.ask} ({known})" if known else ask.ask)
        yield f"{offer.name}: {', '.join(parts)}."


def _how(offer: OfferTotal) -> Table:
    return Table(
        title=f"{offer.name}, dollar by dollar",
        columns=(Column("component"), Column("a year", True), Column("how")),
        rows=tuple((c.name, f"{c.amount:,.2f}", c.how) for c in offer.components),
    )


def _money(amount: float) -> str:
    return f"${amount:,.0f}"


def compare_records(result: Comparison) -> list[dict[str, object]]:
    """A row an offer for CSV: the scalars of the JSON, nested ones joined by `_`."""
    rows = []
    for offer in result.to_dict()["offers"]:
        flat = {k: v for k, v in offer.items() if not isinstance(v, list | dict)}
        place = offer["place"] or {"target": None, "percentile": None, "compa_ratio": None}
        rows.append(flat | {f"place_{key}": value for key, value in place.items()})
    return [{key: value for key, value in row.items() if key != "place"} for row in rows]
