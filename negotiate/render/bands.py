"""Salary bands as documents."""

from __future__ import annotations

from collections.abc import Sequence

from negotiate.model.band import PERCENTILES, Band
from negotiate.model.facts import Level
from negotiate.model.money import FULL_TIME_HOURS, sign_of
from negotiate.render.document import Block, Column, Document, Lines, Table


def bands_document(bands: Sequence[Band], area: str, file: str) -> Document:
    """The published bands of one area, a row a level and period."""
    names = ("level", "low", "mid", "high", "as of", "source")
    columns = tuple(
        Column(name, number=name in ("low", "mid", "high"), whole=name == "as of") for name in names
    )
    rows = tuple(
        (b.level, *(_money(b, x) for x in (b.low, b.mid, b.high)), _day(b), b.source) for b in bands
    )
    pooled = dict.fromkeys(f"Pooled: {b.pooled}." for b in bands if b.pooled)
    small = (
        *pooled,
        _what(bands),
        f"From: {file}.",
        *_next(bands),
    )
    return Document(
        title=f"Salary bands, {area}",
        blocks=(Table(title="", columns=columns, rows=rows), Lines(items=small, kind="small")),
    )


def band_document(bands: Sequence[Band], level: Level, file: str) -> Document:
    """One level's band in one area in every period, with the wages it was read from."""
    first = bands[0]
    end = f"to {level.years_to:g}" if level.years_to else "and more"
    years = f"{level.years_from:g} {end}"
    duties = f"{level.duties.capitalize()}. " if level.duties else ""
    blocks: list[Block] = [Lines(items=(f"{duties}Years: {years}.",))]
    day = Column("as of", whole=True)
    edges = tuple(Column(name, number=True) for name in ("low", "mid", "high"))
    rows = tuple((_day(b), *(_money(b, x) for x in (b.low, b.mid, b.high))) for b in bands)
    blocks.append(Table(title="Band", columns=(day, *edges), rows=rows))
    if first.percentiles:
        wages = tuple(Column(f"p{p}", number=True) for p in PERCENTILES)
        rows = tuple((_day(b), *(_money(b, x) for x in b.percentiles or ())) for b in bands)
        title = f"All {level.occupation} there ({first.soc})"
        blocks.append(Table(title=title, columns=(day, *wages), rows=rows))
    notes = [f"Pooled, {_day(b)}: {b.pooled}." for b in bands if b.pooled]
    notes += [f"Mended, {_day(b)}: {b.adjusted}." for b in bands if b.adjusted]
    notes.append(f"Source: {'; '.join(dict.fromkeys(b.source for b in bands))}. From: {file}.")
    blocks.append(Lines(items=tuple(notes), kind="small"))
    return Document(title=f"{first.title}, {first.area or 'everywhere'}", blocks=tuple(blocks))


def _next(bands: Sequence[Band]) -> tuple[str, ...]:
    if any(band.currency != "USD" for band in bands):
        return ()
    return ("Next: negotiate bands show senior --area AZ shows one band in full.",)


def _what(bands: Sequence[Band]) -> str:
    """What the amounts are."""
    if bands and all(band.paid == "hour" for band in bands):
        return "Amounts an hour, as the file has them."
    if all(band.currency == "USD" for band in bands):
        return "Dollars a year, full time, as published. negotiate range carries them to today."
    notes = dict.fromkeys(text for band in bands for _, text in band.notes)
    return " ".join(("Amounts a year, full time.", *notes))


def _money(band: Band, amount: float) -> str:
    if band.paid == "hour":
        return f"{sign_of(band.currency)}{amount / FULL_TIME_HOURS:,.2f}/h"
    return f"{sign_of(band.currency)}{amount:,.0f}"


def _day(band: Band) -> str:
    return band.as_of.isoformat() if band.as_of else "not dated"
