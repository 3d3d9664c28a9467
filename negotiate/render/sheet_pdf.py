"""The prep sheet as PDF: blocks are left out, by priority, until it is one page."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import UTC, date, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from negotiate.render.document import Span
from negotiate.render.page import MILLIMETRES, Sheet, SheetBlock, Side
from negotiate.render.sheet_sizes import Sizes

_TEMPLATE = Path(__file__).with_name("templates") / "sheet.typ"
_ROOT = _TEMPLATE.parent
"""All that a template could read: so no folder has to be made for it."""
_NOTHING = "\N{WHITE SQUARE}"


class Fitted(NamedTuple):
    """A sheet that fits one page, what was left out of it, and characters no font has."""

    sheet: Sheet
    left_out: tuple[str, ...]
    replaced: tuple[str, ...]

    def chosen_from(self, sheet: Sheet) -> Sheet:
        """The same choice of blocks, with the characters as they were typed."""
        typed = {block.key: block for block in sheet.blocks}
        kept = tuple(typed[block.key]._replace(side=block.side) for block in self.sheet.blocks)
        return sheet._replace(blocks=kept, left_out=self.sheet.left_out)


HTML_RESERVE = 0.03
"""No page printed by Chromium was longer than typst's; a thirtieth is for others."""


def fit(sheet: Sheet, *, reserve: float = 0.0) -> Fitted:
    """The sheet with as many blocks as one page holds, the most important first.

    What is left out is named in its last line. `reserve` is the share of the page's height to
    leave empty.
    """
    plain, replaced = _covered(sheet)
    ranked = sorted((block for block in plain.blocks if block.rank), key=lambda b: b.rank)
    moved: dict[str, Side] = {}
    dropped: list[SheetBlock] = []

    def is_one(without: list[SheetBlock], sides: dict[str, Side]) -> bool:
        return _pages(_chosen(plain, without, sides), reserve) == 1

    def fits(without: list[SheetBlock], sides: dict[str, Side]) -> bool:
        known = sizes.fits(without, sides, reserve)
        return is_one(without, sides) if known is None else known

    if not is_one(dropped, moved):
        sizes = _sizes(plain)
        movable = ({block.key: side} for block in ranked for side in _other_side(block))
        moved = next((sides for sides in movable if fits(dropped, sides)), {})
        while ranked and not moved:
            dropped.insert(0, ranked.pop())
            if fits(dropped, moved):
                break
    for block in dropped[:]:
        others = [one for one in dropped if one is not block]
        # The first was in its own place when the page was too full.
        own = () if block is dropped[0] else (block.side,)
        for side in (*own, *_other_side(block)):
            if fits(others, moved | {block.key: side}):
                dropped, moved = others, moved | {block.key: side}
                break
    left_out = tuple(block.name for block in dropped)
    fitted = _chosen(plain, dropped, moved)._replace(mark=mark_of(sheet))
    return Fitted(sheet=fitted, left_out=left_out, replaced=replaced)


MARK = "negotiate-sheet-"


def mark_of(sheet: Sheet) -> str:
    """What a PDF has in its keywords that was made of this sheet: the same words, the same mark."""
    from hashlib import sha256

    return f"{MARK}{sha256(repr(sheet).encode(errors='replace') + _template()).hexdigest()[:32]}"


def _chosen(sheet: Sheet, dropped: list[SheetBlock], moved: dict[str, Side]) -> Sheet:
    """The sheet without some blocks, which its last line names, and others in another column."""
    keys = {block.key for block in dropped}
    kept = (
        block._replace(side=moved.get(block.key, block.side))
        for block in sheet.blocks
        if block.key not in keys
    )
    named = "; ".join(block.name for block in dropped)
    return sheet._replace(
        blocks=tuple(kept), left_out=f"Left out for space: {named}." if named else ""
    )


def _other_side(block: SheetBlock) -> tuple[Side, ...]:
    """The other column, for a block that may stand in either; none for what follows another."""
    other: dict[str, tuple[Side, ...]] = {"left": ("right",), "right": ("left",)}
    return other.get(block.side, ()) if block.rank and block.title else ()


def to_pdf(sheet: Sheet, day: date) -> bytes:
    """The PDF of a sheet that was fitted; the same bytes for the same sheet and day."""
    import typst

    return typst.compile(  # type: ignore[call-overload,no-any-return]
        _template(),
        root=_ROOT,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"sheet": json.dumps(_data(sheet, 0.0))},
        pdf_standards=["ua-1"],
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )


def _sizes(sheet: Sheet) -> Sizes:
    found = json.loads(_queried("<sizes>", _data(sheet, 0.0) | {"long": True}))
    return Sizes(sheet=sheet, end=found["end"], blocks=found["blocks"])


def _pages(sheet: Sheet, reserve: float) -> int:
    return int(_queried("<pages>", _data(sheet, reserve)))


def _queried(label: str, data: dict[str, Any]) -> str:
    """What the template says at a label, as JSON."""
    import typst

    found: str = typst.query(  # type: ignore[type-var]
        _template(),
        label,
        field="value",
        one=True,
        root=_ROOT,
        ignore_system_fonts=True,
        sys_inputs={"sheet": json.dumps(data)},
    )
    return found


@cache
def _template() -> bytes:
    return _TEMPLATE.read_bytes()


# --- the data of the template


def _data(sheet: Sheet, reserve: float) -> dict[str, Any]:
    width, height = MILLIMETRES[sheet.paper]
    read, fine = sheet.points
    low = min(span.start for span in sheet.scale.spans)
    high = max(span.end for span in sheet.scale.spans)
    return {
        "title": sheet.title,
        "mark": sheet.mark,
        "subtitle": sheet.subtitle,
        "tag": sheet.tag,
        "width": width,
        "height": height * (1 - reserve),
        "size": read,
        "fine": fine,
        "figures": [f._asdict() for f in sheet.figures],
        "scale": {
            "sentence": sheet.scale.sentence,
            "spans": [_span(span, low, high) for span in sheet.scale.spans],
        },
        "blocks": [block._asdict() | {"items": _items(block)} for block in sheet.blocks],
        "left-out": sheet.left_out,
        "long": False,
        "small": sheet.small,
    }


def _items(block: SheetBlock) -> list[dict[str, Any]]:
    return [item._asdict() for item in block.items]


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
        elif unicodedata.category(mark) not in _INVISIBLE:
            missing[mark] = None
            found.append(_NOTHING)
    return _BREAK.join(breakable("".join(found)))


def breakable(text: str) -> list[str]:
    """The text in parts between which a line may break: only words no line holds are parted."""
    ends = [0]
    for word in _LONG_WORD.finditer(text):
        ends += range(word.start() + _PIECE, word.end(), _PIECE)
    return [text[start:end] for start, end in pairwise([*ends, len(text)])]


_INVISIBLE = ("Mn", "Me", "Cf")
"""Marks over letters that do not compose, and marks nobody sees: left out, not boxed."""
_BREAK, _PIECE = "\N{ZERO WIDTH SPACE}", 8
_LONG_WORD = re.compile(r"[^\s/-]{20,}")
"""Words no line holds may break anywhere."""


def _has(code: int) -> bool:
    return any(first <= code <= last for first, last in _RANGES)


_RANGES = (
    *((0xA0, 0xAC), (0xAE, 0x2FF)),  # Latin
    *((0x38E, 0x3A1), (0x3A3, 0x482), (0x48A, 0x4FF)),  # Greek and Cyrillic
    (0x1E00, 0x1EFF),  # Latin with marks, Vietnamese
    *((0x2010, 0x2027), (0x2030, 0x2040), (0x20A0, 0x20C0), (0x2100, 0x211E), (0x2122, 0x2122)),
    *((0x2190, 0x22FF), (0x2500, 0x25FF)),  # arrows, mathematics, shapes
)
"""What typst's own fonts have, as tried mark by mark; scripts that need shaping are left out."""
