"""Reports of real pay in CSV: read row by row, every mistake with its line."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from negotiate.files.reading import header_mistakes
from negotiate.model.errors import Problem, mistaken
from negotiate.model.text import clean

COLUMNS = (
    *("role", "level", "area", "state", "years", "industry"),
    *("low", "high", "year", "weight", "source"),
)
REPORTS_HINT = (
    "columns: role or level, area, state, years, industry, low, high, year, weight, source"
)
Report = TypeVar("Report")


def read_reports(
    text: str, path: Path, check: Callable[[int, dict[str, str]], Report]
) -> list[Report]:
    """What `check` makes of every row of a text, given its line and its cells by column.

    Raises `Problem` with everything that `check` refuses, by line.
    """
    shown = clean(str(path), 200)
    found: list[Report] = []
    mistakes: list[str] = []
    try:
        for line, cells in _rows(csv.DictReader(text.splitlines()), shown):
            try:
                found.append(check(line, cells))
            except Problem as problem:
                mistakes.append(f"line {line}: {problem}")
    except csv.Error as error:  # a cell longer than any the csv module takes
        raise Problem(f"{shown} is no table of pay reports: {error}", hint=REPORTS_HINT) from error
    if not found and not mistakes:
        mistakes.append("line 2: no reports below the header")
    if mistakes:
        raise mistaken(shown, mistakes, hint=REPORTS_HINT)
    return found


def _rows(reader: csv.DictReader[str], shown: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows that are not empty, each with its line."""
    header = [name.strip().lower() for name in reader.fieldnames or ()]
    reader.fieldnames = header
    named = "level" if "level" in header else "role"
    if wrong := header_mistakes(header, ("low", "year", named), COLUMNS):
        raise Problem(f"{shown}: {'; '.join(wrong)}", hint=REPORTS_HINT)
    for row in reader:
        cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
        if any(cells.values()):
            yield reader.line_num, cells
