"""The project's own data: where it lies, and reading its tables."""

from __future__ import annotations

import csv
from pathlib import Path

# Plain paths: importlib.resources costs 10 ms at start-up, and wheels are always unpacked.
_PACKAGE = Path(__file__).parents[1]
DATA = next(d for d in (_PACKAGE / "data", _PACKAGE.parent / "data") if d.is_dir())
"""The folder of data files: inside an installed package, beside it in a checkout."""


def read_text(name: str) -> str:
    """The text of one data file."""
    return (DATA / name).read_text(encoding="utf-8")


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of one data table, by column."""
    header, *rows = csv.reader(read_text(name).splitlines())
    return [dict(zip(header, row, strict=True)) for row in rows]
