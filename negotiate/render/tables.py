"""Tables that are wider than the page: in parts one under the other, or row by row in words."""

from __future__ import annotations

from collections.abc import Sequence

from negotiate.render.document import Table

NOTHING = "-"
"""What stands in a cell where a row says nothing of a column."""


def in_groups(table: Table, size: int) -> list[Table]:
    """The table in parts of at most `size` columns beside the first."""
    ends = range(1, len(table.columns), size)
    return [_part(table, range(start, min(start + size, len(table.columns)))) for start in ends]


def row_in_words(table: Table, at: int) -> tuple[str, str]:
    """A row's first cell, and the others, each with the name of its column before it."""
    first, *others = table.rows[at]
    named = (
        f"{column.name} {'none' if cell == NOTHING else cell}".strip()
        for column, cell in zip(table.columns[1:], others, strict=True)
        if cell
    )
    return first.strip(), ", ".join(named)


def _part(table: Table, columns: Sequence[int]) -> Table:
    def pick(row: tuple[str, ...]) -> tuple[str, ...]:
        return (row[0], *(row[at] for at in columns))

    return table._replace(
        title=table.title if columns[0] == 1 else "",
        columns=(table.columns[0], *(table.columns[at] for at in columns)),
        rows=tuple(map(pick, table.rows)),
    )
