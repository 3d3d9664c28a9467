"""Turns a document into a piece of HTML that stands inside another page, such as a notebook."""

from __future__ import annotations

from html import escape

from negotiate.model.text import safe_lines
from negotiate.render.document import Bars, Block, Document, Figures, Lines, Scale, Table

_LEFT = ' style="text-align:left"'
_LABEL = ' style="text-align:left;font-weight:normal"'
_RIGHT = ' style="text-align:right"'


def to_fragment(document: Document) -> str:
    """The document as HTML without scripts, pictures or addresses; no text becomes markup."""
    parts = (f"<h3>{_text(document.title)}</h3>", *map(_block, document.blocks))
    return f'<div class="negotiate">\n{chr(10).join(parts)}\n</div>\n'


def _text(text: str) -> str:
    return escape(safe_lines(text).strip()).replace("\n", "<br>")


def _block(block: Block) -> str:
    if isinstance(block, Figures):
        rows = tuple((row.label, row.value, row.remark) for row in block.rows)
        return _table((), rows, (False, False, False), frozenset({0}))
    if isinstance(block, Scale):
        return f"<p>{_text(block.sentence)}</p>"
    if isinstance(block, Bars):
        bars = tuple((bar.label, bar.text) for bar in block.rows)
        return _heading(block.title) + _table((), bars, (False, False), frozenset())
    if isinstance(block, Table):
        names = tuple(column.name for column in block.columns)
        numbers = tuple(column.number for column in block.columns)
        return _heading(block.title) + _table(names, block.rows, numbers, block.strong)
    return _heading(block.title) + _lines(block)


def _heading(title: str) -> str:
    return f"<h4>{_text(title)}</h4>\n" if title else ""


def _table(
    names: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    numbers: tuple[bool, ...],
    strong: frozenset[int],
) -> str:
    sides = [_RIGHT if number else _LEFT for number in numbers]
    lines = ["<table>"]
    if any(names):
        named = zip(names, sides, strict=True)
        head = "".join(f'<th scope="col"{side}>{_text(name)}</th>' for name, side in named)
        lines.append(f"<thead><tr>{head}</tr></thead>")
    lines.append("<tbody>")
    for number, row in enumerate(rows):
        first, *rest = row
        cells = [f'<th scope="row"{_LABEL}>{_bold(first, number in strong)}</th>']
        cells += [
            f"<td{side}>{_bold(text, number in strong)}</td>"
            for text, side in zip(rest, sides[1:], strict=True)
        ]
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join([*lines, "</tbody></table>"])


def _bold(text: str, strong: bool) -> str:
    return f"<strong>{_text(text)}</strong>" if strong and text else _text(text)


def _lines(block: Lines) -> str:
    if block.kind == "say":
        return "\n".join(f"<blockquote>{_text(item)}</blockquote>" for item in block.items)
    if block.kind == "small":
        return "\n".join(f"<p><small>{_text(item)}</small></p>" for item in block.items)
    if block.kind in ("never", "open"):
        listed = "".join(f"<li>{_text(item)}</li>" for item in block.items)
        return f"<ul>{listed}</ul>"
    lead = "<strong>Caution:</strong> " if block.kind == "caution" else ""
    return "\n".join(f"<p>{lead}{_text(item)}</p>" for item in block.items)
