"""Turns a document into text for a terminal, or into plain aligned text for a pipe."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from negotiate.model.text import is_unicode, sayable
from negotiate.render.document import (
    Bars,
    Block,
    Document,
    Figures,
    Lines,
    Scale,
    Span,
    Table,
)
from negotiate.render.spelling import in_an_encoding
from negotiate.render.tables import in_groups, row_in_words

ACCENT = "bold cyan"
_NAMES = ("left", "line", "right", "middle", "block", "half", "light", "point")
_UNICODE = dict(zip(_NAMES, "├─┤┼█▓░◆", strict=True))
_ASCII = dict(zip(_NAMES, "|-|+#=.*", strict=True))
_NARROW = 72
"""Below this many columns scales give up the text beside them."""
_SHORTEST = 12
"""Columns a bar needs to say anything."""
_TEXT, _LONGEST = 10, 20
"""Columns a text needs beside others: less breaks most words; and those a long word is given."""


def to_text(document: Document, *, width: int, color: bool, encoding: str = "utf-8") -> str:
    """The document as lines of at most `width` columns, in characters that an encoding has."""
    out = StringIO()
    marks = _UNICODE if is_unicode(encoding) else _ASCII
    document = in_an_encoding(document, encoding)
    console = Console(
        file=out,
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    if document.title:
        console.print(Text(document.title, style="bold"))
    above: Block | None = None
    for block in document.blocks:
        together = isinstance(block, Lines) and isinstance(above, Lines) and not block.title
        if not together and (above or document.title):
            console.print()
        console.print(_block(block, width, marks))
        above = block
    text = "\n".join(line.rstrip() for line in out.getvalue().split("\n"))
    return sayable(text, encoding)


def _block(block: Block, width: int, marks: dict[str, str]) -> RenderableType:
    if isinstance(block, Figures):
        return _figures(block, width)
    if isinstance(block, Scale):
        return _scale(block, width, marks)
    if isinstance(block, Bars):
        return _bars(block, width, marks)
    if isinstance(block, Table):
        return _tables(block, width)
    return _lines(block)


def _figures(block: Figures, width: int) -> RenderableType:
    """Label, value and remark; remarks stand in a column where they fit, else they follow.

    One that does not fit behind its value stands below it.
    """
    label = max(len(row.label) for row in block.rows) + 2
    value = max(len(row.value) for row in block.rows) + 3
    grid = Grid.grid()
    grid.add_column(width=label)
    grid.add_column()
    for index, row in enumerate(block.rows):
        text = Text(row.value, style=ACCENT if index == 0 else "bold")
        if row.remark:
            rest = width - 2 - label - len(row.remark)
            gap = value - len(row.value) if value <= rest else 3
            text.append(" " * gap if len(row.value) + gap <= rest else "\n", style="")
            text.append(row.remark, style="not bold default")
        grid.add_row(Text(row.label), text)
    return Padding(grid, (0, 0, 0, 2))


def _scale(block: Scale, width: int, marks: dict[str, str]) -> RenderableType:
    label = max(len(span.label) for span in block.spans) + 2
    text = max(len(span.text) for span in block.spans) + 2 if width >= _NARROW else 0
    columns = max(12, width - label - text - 4)
    low = min(span.start for span in block.spans)
    high = max(span.end for span in block.spans)
    rows = []
    for span in block.spans:
        line = Text(f"  {span.label:<{label}}")
        bar = _bar(span, low, high, columns, marks)
        line.append(f"{bar:<{columns}}", style=ACCENT if span.kind != "line" else "")
        line.append(f"  {span.text}" if text else "")
        rows.append(line)
    return Group(*rows, Padding(Text(block.sentence), (0, 0, 0, 2)))


def _bar(span: Span, low: float, high: float, columns: int, marks: dict[str, str]) -> str:
    def at(value: float) -> int:
        return round((value - low) / (high - low) * (columns - 1)) if high > low else 0

    start, end = at(span.start), at(span.end)
    if span.kind == "point":
        return " " * start + marks["point"]
    if span.kind == "block":
        return " " * start + marks["block"] * (end - start + 1)
    bar = [" "] * start + [marks["line"]] * (end - start + 1)
    bar[start], bar[end] = marks["left"], marks["right"]
    if span.middle is not None and start < at(span.middle) < end:
        bar[at(span.middle)] = marks["middle"]
    return "".join(bar)


def _bars(block: Bars, width: int, marks: dict[str, str]) -> RenderableType:
    """A bar a row, beside its label; under it where both do not fit in a line."""
    fills = [marks[name] for name in ("block", "half", "light")]
    label = max(cell_len(bar.label) for bar in block.rows) + 2
    text = max(len(bar.text) for bar in block.rows) + 2
    beside = label + text + _SHORTEST + 2 <= width
    indent = label + 2 if beside else 2
    columns = max(_SHORTEST, width - indent - text - 2)
    most = max(sum(bar.parts) for bar in block.rows) or 1.0
    rows = [Text(block.title, style="bold")] if block.title else []
    for bar in block.rows:
        line = Text(f"  {bar.label}")
        line.append(" " * (indent - line.cell_len) if beside else "\n  ")
        drawn = "".join(
            fill * round(part / most * columns)
            for fill, part in zip(fills, bar.parts, strict=False)
        )
        line.append(f"{drawn:<{columns}}", style=ACCENT)
        line.append(f"  {bar.text}")
        rows.append(line)
    names = [f"{fill} {name}" for fill, name in zip(fills, block.legend, strict=False)]
    return Group(*rows, _legend(names, indent, width))


def _legend(names: Sequence[str], indent: int, width: int) -> RenderableType:
    """What the parts of the bars are: in a line where one holds them, else each in its own."""
    line = "  ".join(names)
    if indent + cell_len(line) > width:
        indent = 2
    text = line if indent + cell_len(line) <= width else "\n".join(names)
    return Padding(Text(text, style="dim"), (0, 0, 0, indent))


def _tables(block: Table, width: int) -> RenderableType:
    """The table; in parts one under the other where its numbers would not fit side by side."""
    numbers = [at for at, column in enumerate(block.columns) if column.number and at]
    if len(numbers) < len(block.columns) - 1:
        return _table(block) if _fits(block, width) else _rows(block)
    sizes = range(len(numbers), 0, -1)
    parts = next(
        (parts for parts in (in_groups(block, size) for size in sizes) if _fit(parts, width)),
        in_groups(block, 1),
    )
    spaced = (item for part in parts for item in (Text(""), _table(part)))
    return Group(*[*spaced][1:])


def _fits(block: Table, width: int) -> bool:
    """Whether no number or date is cut, and no text falls to pieces, side by side."""
    return 2 + sum(_least(block, at) + 2 for at in range(len(block.columns))) - 2 <= width


def _least(table: Table, at: int) -> int:
    """The columns a cell needs: all for numbers and dates, some words' worth for text."""
    column, widest = table.columns[at], _widest(table, at)
    if column.number or column.whole:
        return widest
    longest = max((cell_len(word) for row in table.rows for word in row[at].split()), default=0)
    return min(widest, max(_TEXT, min(longest, _LONGEST)))


def _rows(block: Table) -> RenderableType:
    """A row under the other: its first cell, and below it each other with its column's name."""
    rows: list[RenderableType] = [Text(block.title, style="bold")] if block.title else []
    for at in range(len(block.rows)):
        first, others = row_in_words(block, at)
        rows.append(Padding(Text(first, style="bold"), (0, 0, 0, 2)))
        rows.append(Padding(Text(others), (0, 0, 0, 4)))
    return Group(*rows)


def _fit(parts: Sequence[Table], width: int) -> bool:
    """Whether every part keeps its numbers whole; labels may go over two lines."""
    label = max(12, width // 3)
    return all(
        2
        + min(_widest(part, 0), label)
        + sum(_widest(part, at) + 2 for at in range(1, len(part.columns)))
        <= width
        for part in parts
    )


def _widest(table: Table, at: int) -> int:
    cells = (table.columns[at].name, *(row[at] for row in table.rows))
    return max(cell_len(cell) for cell in cells)


def _table(block: Table) -> RenderableType:
    grid = Grid(
        box=None,
        pad_edge=False,
        padding=(0, 2, 0, 0),
        header_style="underline",
        show_header=any(column.name for column in block.columns),
    )
    for column in block.columns:
        grid.add_column(
            column.name, justify="right" if column.number else "left", no_wrap=column.whole
        )
    for index, row in enumerate(block.rows):
        grid.add_row(*map(_cell, row), style="bold" if index in block.strong else "")
    body: RenderableType = Padding(grid, (0, 0, 0, 2))
    return Group(Text(block.title, style="bold"), body) if block.title else body


def _cell(text: str) -> RenderableType:
    """A cell; all lines of one that is set in stand as far in as its first."""
    plain = text.lstrip()
    return Padding(Text(plain), (0, 0, 0, len(text) - len(plain))) if plain != text else Text(text)


_MARKS = {"caution": "! ", "say": "> ", "never": "x ", "open": "_ ", "good": "+ "}


def _lines(block: Lines) -> RenderableType:
    style = {"caution": "yellow", "small": "dim"}.get(block.kind, "")
    mark = _MARKS.get(block.kind, "  ")
    grid = Grid.grid()
    grid.add_column(width=2)
    grid.add_column(overflow="fold")  # a word no line holds, such as a path, is never cut
    for index, item in enumerate(block.items):
        if index and block.kind == "text":
            grid.add_row("", "")
        grid.add_row(Text(mark, style=style), Text(item, style=style))
    return Group(Text(block.title, style="bold"), grid) if block.title else grid
