"""The prep sheet as PDF: blocks are left out, by priority, until it is one page."""

from __future__ import annotations

import json
import tempfile
import unicodedata
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from negotiate.model.document import Figure, Span
from negotiate.model.sheet import Sheet

_TEMPLATE = Path(__file__).with_name("templates") / "sheet.typ"
_MILLIMETRES = {"letter": (215.9, 279.4), "a4": (210.0, 297.0)}
_READ, _FINE = (10.5, 8.5), (13.0, 10.0)
"""Points: normal and large, for reading and for small print."""
_LARGE = 1
_NOTHING = "\N{WHITE SQUARE}"


class Fitted(NamedTuple):
    """A sheet that fits one page, what was left out of it, and characters no font has."""

    sheet: Sheet
    left_out: tuple[str, ...]
    replaced: tuple[str, ...]


def fit(sheet: Sheet, *, reserve: float = 0.0) -> Fitted:
    """The sheet with as many blocks as one page holds, the most important first.

    `reserve` is the share of the page's height to leave empty.
    """
    clean, replaced = _covered(sheet)
    droppable = [b for b in clean.blocks if not b.never_dropped]
    kept = _most(len(droppable), lambda count: _pages(_with(clean, count), reserve) == 1)
    fitted = _with(clean, kept)
    return Fitted(fitted, tuple(b.title for b in droppable[kept:]), replaced)


def _with(sheet: Sheet, count: int) -> Sheet:
    """The sheet with only the first `count` of the blocks that may be left out."""
    droppable = [b for b in sheet.blocks if not b.never_dropped][:count]
    return sheet._replace(
        blocks=tuple(b for b in sheet.blocks if b.never_dropped or b in droppable)
    )


def _most(most: int, fits: Any) -> int:
    """The largest number up to `most` that fits: the whole first, then by halves; at least 0."""
    if fits(most):
        return most
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def to_pdf(sheet: Sheet, day: date) -> bytes:
    """The PDF of a sheet that was fitted; the same bytes for the same sheet and day."""
    import typst

    with tempfile.TemporaryDirectory() as empty:
        return typst.compile(  # type: ignore[call-overload,no-any-return]
            _template(),
            root=Path(empty),
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"sheet": json.dumps(_data(sheet, 0.0))},
            pdf_standards=["ua-1"],
            timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )


def _pages(sheet: Sheet, reserve: float) -> int:
    import typst

    with tempfile.TemporaryDirectory() as empty:
        found = typst.query(  # type: ignore[type-var]
            _template(),
            "<pages>",
            field="value",
            one=True,
            root=Path(empty),
            ignore_system_fonts=True,
            sys_inputs={"sheet": json.dumps(_data(sheet, reserve))},
        )
    return int(found)


@cache
def _template() -> bytes:
    return _TEMPLATE.read_bytes()


# --- the data of the template


def _data(sheet: Sheet, reserve: float) -> dict[str, Any]:
    width, height = _MILLIMETRES[sheet.paper]
    read, fine = _FINE if sheet.large else _READ
    low = min(span.start for span in sheet.scale.spans)
    high = max(span.end for span in sheet.scale.spans)
    return {
        "title": sheet.title,
        "subtitle": sheet.subtitle,
        "tag": sheet.tag,
        "width": width,
        "height": height * (1 - reserve),
        "size": read,
        "fine": fine,
        "figures": [_figure(f, len(sheet.figures)) for f in sheet.figures],
        "scale": {
            "sentence": sheet.scale.sentence,
            "spans": [_span(span, low, high) for span in sheet.scale.spans],
        },
        "blocks": [
            {
                "title": block.title,
                "side": block.side,
                "kind": "cue" if block.key == "cues" else block.kind,
                "items": [item._asdict() for item in block.items],
            }
            for block in sheet.blocks
        ],
        "small": sheet.small,
    }


def _figure(figure: Figure, count: int) -> dict[str, Any]:
    """A figure with the share of the row it needs, and how large its value may be set."""
    size = 1.3 if len(figure.value) * count < 75 else 1.1
    return {**figure._asdict(), "share": max(len(figure.value), 12), "scale": size}


def _span(span: Span, low: float, high: float) -> dict[str, Any]:
    def at(value: float) -> float:
        return (value - low) / (high - low) if high > low else 0.0

    return {
        "label": span.label,
        "text": span.text,
        "kind": span.kind,
        "from": at(span.start),
        "to": at(span.end),
        "middle": None if span.middle is None else at(span.middle),
    }


# --- characters the fonts have


def _covered(sheet: Sheet) -> tuple[Sheet, tuple[str, ...]]:
    """The sheet with every character its fonts lack replaced, and which those were."""
    missing: dict[str, None] = {}

    def walk(value: Any) -> Any:
        if isinstance(value, str):
            return _plain(value, missing)
        if isinstance(value, tuple):
            made = [walk(item) for item in value]
            return type(value)(*made) if hasattr(value, "_fields") else tuple(made)
        return value

    return walk(sheet), tuple(missing)


def _plain(text: str, missing: dict[str, None]) -> str:
    found = []
    for mark in unicodedata.normalize("NFC", text):
        if mark.isascii() or _has(ord(mark)):
            found.append(mark)
        else:
            missing[mark] = None
            found.append(_NOTHING)
    return "".join(found)


def _has(code: int) -> bool:
    return any(first <= code <= last for first, last in _RANGES)


_RANGES = (
    (0xA0, 0xAC),
    (0xAE, 0x17F),
)
