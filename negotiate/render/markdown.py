"""Turns a document into Markdown that pastes cleanly into a note or an email."""

from __future__ import annotations

import re

from negotiate.model.text import safe_lines
from negotiate.render.document import Bars, Block, Document, Figures, Lines, Scale, Table

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#&~])")


def to_markdown(document: Document) -> str:
    """The document as Markdown; text from the user never becomes markup."""
    parts = [f"# {escape(document.title)}", *map(_block, document.blocks)]
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """`text` with every character that Markdown would act on escaped."""
    return _SPECIAL.sub(r"\\\1", safe_lines(text).strip())


def _block(block: Block) -> str:
    if isinstance(block, Figures):
        rows = tuple((row.label, row.value, row.remark) for row in block.rows)
        return _table(("", "", ""), rows, (False, False, False))
    if isinstance(block, Scale):
        return escape(block.sentence)
    if isinstance(block, Bars):
        bars = "\n".join(f"- {escape(bar.label)}: {escape(bar.text)}" for bar in block.rows)
        return f"## {escape(block.title)}\n\n{bars}" if block.title else bars
    if isinstance(block, Table):
        names = tuple(column.name for column in block.columns)
        table = _table(names, block.rows, tuple(column.number for column in block.columns))
        return f"## {escape(block.title)}\n\n{table}" if block.title else table
    return _lines(block)


def _table(
    names: tuple[str, ...], rows: tuple[tuple[str, ...], ...], numbers: tuple[bool, ...]
) -> str:
    rule = ["---:" if number else "---" for number in numbers]
    lines = [tuple(map(escape, names)), rule, *(tuple(map(escape, row)) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _lines(block: Lines) -> str:
    listed = {"caution": "- Caution: ", "never": "- ", "open": "- [ ] ", "good": "- "}
    mark = listed.get(block.kind, "> " if block.kind == "say" else "")
    between = "\n" if block.kind in listed else "\n\n"
    body = between.join(f"{mark}{escape(item)}" for item in block.items)
    return f"## {escape(block.title)}\n\n{body}" if block.title else body
