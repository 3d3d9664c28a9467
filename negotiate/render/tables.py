"""Tables that are wider than the page: the same rows again for the next columns."""

from __future__ import annotations

from collections.abc import Sequence

from negotiate.render.document import Table


def in_groups(table: Table, size: int) -> list[Table]:
    """The table in parts of at most `size` columns beside the first."""
    ends = range(1, len(table.columns), size)
    return [_part(table, range(start, min(start + size, len(table.columns)))) for start in ends]


def _part(table: Table, columns: Sequence[int]) -> Table:
    def pick(row: tuple[str, ...]) -> tuple[str, ...]:
        return (row[0], *(row[at] for at in columns))

    return table._replace(
        title=table.title if columns[0] == 1 else "",
        columns=(table.columns[0], *(table.columns[at] for at in columns)),
        rows=tuple(map(pick, table.rows)),
    )
