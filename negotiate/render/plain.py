"""Turns a document into sentences a screen reader says well: no drawing, no columns, no marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import TextWrapper

from negotiate.render.document import Bars, Block, Document, Figures, Lines, Scale, Table
from negotiate.render.spelling import in_an_encoding
from negotiate.render.tables import row_in_words

_SPOKEN = {
    "caution": "Caution: ",
    "say": "Say: ",
    "never": "Never say: ",
    "open": "Find out: ",
    "good": "Good: ",
}
"""What stands before a sentence of a kind, in place of its mark and colour."""


def to_plain(document: Document, *, width: int, encoding: str = "utf-8") -> str:
    """The document, a sentence a line; lines are broken at words, at most `width` long."""
    wrap = TextWrapper(width, break_long_words=False, break_on_hyphens=False).fill
    document = in_an_encoding(document, encoding)
    parts = [wrap(document.title)] if document.title else []
    parts += ["\n".join(wrap(line) for line in _lines(block)) for block in document.blocks]
    text = "\n\n".join(part for part in parts if part)
    return f"{text}\n" if text else ""


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Figures):
        for figure in block.rows:
            remark = f", {figure.remark}" if figure.remark else ""
            yield f"{figure.label}: {figure.value}{remark}."
    elif isinstance(block, Scale):
        yield from (f"{span.label}: {span.text}." for span in block.spans)
        yield block.sentence
    elif isinstance(block, Bars):
        yield from _bars(block)
    elif isinstance(block, Table):
        yield from ([f"{block.title}:"] if block.title else [])
        yield from (_row(block, at) for at in range(len(block.rows)))
    else:
        yield from _sentences(block)


def _bars(block: Bars) -> Iterator[str]:
    yield from ([f"{block.title}:"] if block.title else [])
    for bar in block.rows:
        whole = sum(bar.parts) or 1.0
        named = zip(block.legend, bar.parts, strict=False)
        shares = (f"{name} {part / whole:.0%}" for name, part in named if part)
        yield f"{bar.label}: {bar.text}. {', '.join(shares)}."


def _row(table: Table, at: int) -> str:
    """A row as a sentence; of one that is set in, it is said that it is a part of the one above."""
    first, others = row_in_words(table, at)
    if table.rows[at][0].startswith(" ") and not first.startswith("if "):
        first = f"of it, {first}"
    text = ": ".join(part for part in (first, others) if part)
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _sentences(block: Lines) -> Iterator[str]:
    if block.title:
        yield f"{block.title}:"
    lead = _SPOKEN.get(block.kind, "")
    yield from (f"{lead}{_BLANK.sub('blank', item)}" for item in block.items)


_BLANK = re.compile(r"_{2,}")
"""What is still to be filled in, which is read aloud line by line."""
