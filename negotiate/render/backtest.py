"""How close the ranges come to real pay, as a document."""

from __future__ import annotations

from collections.abc import Sequence

from negotiate.model.backtest import Backtest, Closeness, Interval
from negotiate.model.text import listing
from negotiate.render.document import Block, Column, Document, Lines, Table

_COLUMNS = (
    Column(""),
    Column("reports", number=True),
    Column("error", number=True),
    Column("nation", number=True),
    Column("bias", number=True),
    Column("in band", number=True),
    Column("in half", number=True),
    Column("width", number=True),
)


def backtest_document(result: Backtest) -> Document:
    """What the screen says: the ranges and their rivals, then by level, source, state, industry."""
    blocks: list[Block] = []
    if worse := [_no_better(one) for one in result.no_better]:
        said = f"No better than the nation's figure: {listing(worse, 'and')}."
        blocks.append(Lines(items=(said,), kind="caution"))
    blocks += [_table("Against real pay", (result.overall, *result.rivals))]
    blocks += [_table(f"By {name}", rows) for name, rows in result.groups if rows]
    if result.industry:
        blocks.append(_table("Where the industry is known", result.industry))
    blocks.append(Lines(items=(*_HOW, *result.notes), kind="small"))
    return Document(title="How close the ranges come", blocks=tuple(blocks))


_HOW = (
    "error: the median distance of the target from real pay. nation: that of the nation's midpoint "
    "of the level, on the same reports. bias: above 0, the target says too much. In brackets: 95% "
    "intervals of a seeded bootstrap over reports. in band, in half: the share of reports inside "
    "the band, and inside the middle half, which is meant to hold 50%. width: high over low of the "
    "band, less one.",
)


def _table(title: str, rows: Sequence[Closeness]) -> Table:
    return Table(title=title, columns=_COLUMNS, rows=tuple(map(_row, rows)))


def _row(one: Closeness) -> tuple[str, ...]:
    return (
        one.name,
        f"{one.reports:,}",
        _share(one.error),
        "-" if one.nation is None else f"{one.nation.value:.0%}",
        _share(one.bias, sign=True),
        f"{one.in_band.value:.0%}" if one.in_band else "-",
        f"{one.in_half.value:.0%}" if one.in_half else "-",
        "-" if one.width is None else f"{one.width:.0%}",
    )


def _no_better(one: Closeness) -> str:
    nation = 0.0 if one.nation is None else one.nation.value
    return f"{one.name} ({one.error.value:.0%}, the nation's {nation:.0%})"


def _share(found: Interval, *, sign: bool = False) -> str:
    low, high = _percent(found.low, sign=sign), _percent(found.high, sign=sign)
    return f"{_percent(found.value, sign=sign)} ({low} to {high})"


def _percent(share: float, *, sign: bool) -> str:
    text = f"{share:+.0%}" if sign else f"{share:.0%}"
    return "0%" if text in ("-0%", "+0%") else text
