"""The project's own data: where it lies, and reading its tables."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

# Plain paths: importlib.resources costs 10 ms at start-up, and wheels are always unpacked.
_PACKAGE = Path(__file__).parents[1]
DATA = next(d for d in (_PACKAGE / "data", _PACKAGE.parent / "data") if d.is_dir())
"""The folder of data files: inside an installed package, beside it in a checkout."""


@cache
def read_text(name: str) -> str:
    """The text of one data file, which is read once a process: it never changes."""
    return (DATA / name).read_text(encoding="utf-8")


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of one data table, by column; the caller's own, to change as they like."""
    header, *rows = _cells(name)
    return [dict(zip(header, row, strict=True)) for row in rows]


@cache
def _cells(name: str) -> tuple[list[str], ...]:
    return tuple(csv.reader(read_text(name).splitlines()))


def lines_with(text: str, mark: str) -> list[str]:
    """The lines of a table that hold `mark`, in order; found by text, for tables have many rows.

    A mark that begins with a line break holds at the start of a line.
    """
    lines = []
    at = text.find(mark)
    while at >= 0:
        end = text.find("\n", at + 1)
        lines.append(text[text.rfind("\n", 0, at + 1) + 1 : end])
        at = text.find(mark, end)
    return lines


def lines_of(name: str, value: str, column: int = 0) -> list[str]:
    """The lines of a table that have `value` in the column it is sorted by, found by halving.

    The table is read once a process and never parsed whole. No cell up to that column holds a
    comma; a test holds the tables to both.
    """
    table, wanted = _bytes(name), value.encode()
    start = _first(table, wanted, column)
    end = start
    while end < len(table) and _cell(table, end, column) == wanted:
        end = table.find(b"\n", end) + 1
    return table[start:end].decode().splitlines()


@cache
def _bytes(name: str) -> bytes:
    return (DATA / name).read_bytes()


def _first(table: bytes, value: bytes, column: int) -> int:
    """Where the first line begins whose cell does not come before `value`."""
    low, high = table.find(b"\n") + 1, len(table)
    while low < high:
        line = table.rfind(b"\n", 0, (low + high) // 2) + 1
        if _cell(table, line, column) < value:
            low = table.find(b"\n", line) + 1
        else:
            high = line
    return low


def _cell(table: bytes, line: int, column: int) -> bytes:
    """A cell of the line that begins there."""
    for _ in range(column):
        line = table.find(b",", line) + 1
    return table[line : table.find(b",", line)]
