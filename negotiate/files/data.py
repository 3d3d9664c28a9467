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
    """The lines of a table that hold `mark`, in order; found by text, for tables have many rows."""
    lines = []
    at = text.find(mark)
    while at >= 0:
        end = text.find("\n", at)
        lines.append(text[text.rfind("\n", 0, at) + 1 : end])
        at = text.find(mark, end)
    return lines
