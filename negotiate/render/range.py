"""A target range as a document."""

from __future__ import annotations

from typing import Literal

from negotiate.model.band import PERCENTILES
from negotiate.model.document import Block, Column, Document, Figure, Figures, Lines, Scale, Span
from negotiate.model.document import Table as TableBlock
from negotiate.model.results import RangeResult

_CAUTIONS_SHOWN = 3
_GRADES = (
    "measured: by this project; published: by its source; assumption: our choice, its range in "
    "brackets; yours: from your own file."
)


def range_document(result: RangeResult, *, explain: bool = False) -> Document:
    """What the screen says: the numbers, where they lie, what to mind, what to do next."""
    blocks: list[Block] = [_figures(result), _scale(result)]
    if line := _next_level(result):
        blocks.append(Lines(items=(line,)))
    shown = result.cautions if explain else result.cautions[:_CAUTIONS_SHOWN]
    if shown:
        blocks.append(Lines(items=shown, kind="caution"))
    if explain:
        blocks += [*_waterfall(result), *_percentiles(result), _sources(result)]
    if _assumed(result):
        blocks.append(Lines(items=(_assumed(result),), kind="small"))
    blocks.append(Lines(items=(_next(explain),), kind="small"))
    return Document(title=_title(result), blocks=tuple(blocks))


def _title(result: RangeResult) -> str:
    day = f"{result.as_of:%B} {result.as_of.day}, {result.as_of.year}"
    company = f" at {result.company}" if result.company else ""
    return f"{result.level.short.capitalize()}{company}, {result.place.area}, {day}"


def _both(result: RangeResult, *amounts: float) -> tuple[str, str]:
    """Amounts the way this level speaks of pay, and the other way beside it."""
    unit = result.unit
    if unit.by_the_hour:
        said = " to ".join(unit.short(a) for a in amounts)
        return f"{said} an hour", f"about {' to '.join(map(unit.about_year, amounts))} a year"
    return f"{' to '.join(map(unit.short, amounts))} a year", ""


def _figures(result: RangeResult) -> Figures:
    asked = (
        (result.ask_low, result.ask_high) if result.ask_low < result.ask_high else (result.ask_low,)
    )
    low = {
        "floor": ("Walk-away", "your own floor (--floor)"),
        "current": ("Walk-away", "what you earn now (--current)"),
        "market": ("Low end", "only you know what you would turn down (--floor)"),
    }
    label, note = low[result.walk_away_from]
    return Figures(
        rows=(
            Figure("Target", *_both(result, result.target)),
            Figure("Ask for", *_both(result, *asked)),
            Figure(label, _both(result, result.walk_away)[0], note),
        )
    )


def _scale(result: RangeResult) -> Scale:
    unit, band = result.unit, result.band
    quarter, three = result.middle_half

    def stretch(start: float, end: float) -> str:
        return f"{unit.short(start)} to {unit.short(end)}"

    spans = [
        Span("Band", band.low, band.high, stretch(band.low, band.high), middle=band.mid),
        Span(
            "Ask",
            result.ask_low,
            result.ask_high,
            stretch(result.ask_low, result.ask_high),
            "block",
        ),
        Span("Middle half", quarter, three, stretch(quarter, three)),
    ]
    per = "an hour" if unit.by_the_hour else "a year"
    return Scale(
        spans=tuple(spans),
        sentence=f"This job pays from {unit.short(band.low)} to {unit.short(band.high)} {per} "
        f"here, {unit.short(band.mid)} in the middle. Half of people with this title, place and "
        f"years are paid between {unit.short(quarter)} and {unit.short(three)}.",
    )


def _next_level(result: RangeResult) -> str:
    up = result.next_level
    if up is None:
        return ""
    worth = f"{up.unit.about_year(up.target)} a year"
    if up.unit.by_the_hour:
        worth = f"{up.unit.say(up.target)}, {worth}"
    return f"One level up, {up.level.short}, would be worth {worth} here."


def _assumed(result: RangeResult) -> str:
    words = {"area": "the whole US", "years": f"{years(result.years)}, which is typical"}
    words["hours"] = f"{result.unit.hours:g} hours a week"
    parts = [
        f"{words[a.what]} ({a.option})"
        for a in result.assumed
        if a.what != "hours" or result.unit.by_the_hour
    ]
    return f"Assumed: {', '.join(parts)}." if parts else ""


def years(count: float) -> str:
    """A number of years in words: "1 year", "3.5 years"."""
    return f"{count:g} year{'' if count == 1 else 's'}"


def _next(explain: bool) -> str:
    if explain:
        return "Next: when you hear a number, run this again with --offer AMOUNT."
    return "Next: add --explain to see where each dollar comes from."


def _waterfall(result: RangeResult) -> list[Block]:
    per: Literal["hour", "year"] = "hour" if result.unit.by_the_hour else "year"
    data = result.to_dict(per)
    places = 2 if per == "hour" else 0
    rows = [
        (row["label"], _signed(row["amount"], places, first=i == 0), row["grade"], row["source"])
        for i, row in enumerate(data["waterfall"])
    ]
    rows.append(("target", _signed(data["target"], places, first=True), "", ""))
    return [
        TableBlock(
            title=f"How the target comes about ({'an hour' if per == 'hour' else 'a year'})",
            columns=(Column("step"), Column("amount", True), Column("grade"), Column("source")),
            rows=tuple(rows),
        ),
        Lines(items=(_GRADES,), kind="small"),
    ]


def _signed(amount: float, places: int, *, first: bool) -> str:
    text = f"{abs(amount):,.{places}f}"
    sign = "" if first or not float(text.replace(",", "")) else "+" if amount > 0 else "-"
    return f"{sign}{text}"


def _percentiles(result: RangeResult) -> list[Block]:
    if result.percentiles is None:
        return []
    return [
        TableBlock(
            title=f"All {result.level.occupation} here ({result.soc})",
            columns=tuple(Column(f"p{p}", True) for p in PERCENTILES),
            rows=(tuple(map(result.unit.short, result.percentiles)),),
        )
    ]


def _sources(result: RangeResult) -> Lines:
    return Lines(
        title="Sources",
        items=tuple(
            f"{s.name}: {s.title}. {s.publisher}, {s.as_of}. {s.url}".rstrip()
            for s in result.sources
        ),
        kind="small",
    )
