"""A comparison of offers as a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from negotiate.model.comparison import (
    Comparison,
    Kind,
    OfferTotal,
)
from negotiate.model.text import clean
from negotiate.render.break_evens import tie_lines
from negotiate.render.document import Bar, Bars, Block, Document, Lines
from negotiate.render.dollars import money
from negotiate.render.months_and_years import over_time_tables
from negotiate.render.offers_table import LONGEST, comparison_table, components_table
from negotiate.render.sources import source_lines
from negotiate.render.swings import swings
from negotiate.render.take_home import notes, taxes_table
from negotiate.render.verdict import headline, span

_BREAK_EVENS, _ASKS = 4, 3


def compare_document(result: Comparison, *, explain: bool = False) -> Document:
    """What the screen says: the verdict first, then the table, the picture, and what to do."""
    offers = result.offers
    blocks: list[Block] = [
        Lines(items=tuple(headline(result))),
        comparison_table(result),
        _bars(offers),
    ]
    if ties := tuple(tie_lines(result.break_even)):
        shown = ties if explain else ties[:_BREAK_EVENS]
        blocks.append(Lines(title="They would tie if", items=shown))
    blocks.append(Lines(title="Worth asking for", items=tuple(ask_lines(result, explain))))
    if result.cautions:
        blocks.append(Lines(items=result.cautions, kind="caution"))
    if explain:
        blocks += _reasons(result)
    below = tuple(notes(result))
    if not explain:
        below = (*below, "Next: --explain shows every dollar; -o report.html makes a page.")
    blocks.append(Lines(items=below, kind="small"))
    years = "" if result.horizon_years == 1 else f" over {span(result)}"
    return Document(title=f"Total compensation a year{years}, before tax", blocks=tuple(blocks))


def _bars(offers: Sequence[OfferTotal]) -> Bars:
    kinds: tuple[Kind, ...] = ("guaranteed_pay", "conditional_pay", "benefit")
    return Bars(
        rows=tuple(
            Bar(
                label=clean(offer.name, LONGEST),
                parts=tuple(max(0.0, offer.sum(kind)) for kind in kinds),
                text=money(offer.total),
            )
            for offer in offers
        ),
        legend=("guaranteed", "hoped for", "benefits"),
    )


def ask_lines(result: Comparison, explain: bool) -> Iterator[str]:
    """What to ask each employer for, a line an offer; the first few, or all to explain."""
    for offer in result.offers:
        asks = [ask for ask in result.asks if ask.offer == offer.name]
        parts = []
        for ask in asks if explain else asks[:_ASKS]:
            value = ask.worth or ask.day_rate_value
            hours = f"{ask.hours:,.0f} hours" if ask.hours else ""
            known = " and ".join(filter(None, (money(value) if value else "", hours)))
            parts.append(f"{ask.ask} ({known})" if known else ask.ask)
        yield f"{offer.name}: {', '.join(parts)}."


def _reasons(result: Comparison) -> Iterator[Block]:
    """Every dollar, what comes off it, what moves the result, and the years one by one."""
    if result.sensitivity:
        yield swings(result)
    yield from over_time_tables(result)
    for offer in result.offers:
        yield components_table(offer)
        if offer.after_tax:
            yield taxes_table(offer, offer.after_tax)
    if result.sources:
        yield source_lines(result.sources)


def compare_records(result: Comparison) -> list[dict[str, object]]:
    """A row an offer for CSV: the scalars of the JSON, nested ones joined by `_`."""
    rows = []
    for offer in result.to_dict()["offers"]:
        flat = {k: v for k, v in offer.items() if not isinstance(v, list | dict)}
        place = offer["place"] or {"target": None, "percentile": None, "compa_ratio": None}
        rows.append(flat | {f"place_{key}": value for key, value in place.items()})
    return [{key: value for key, value in row.items() if key != "place"} for row in rows]
