"""Tables written as CSV or as a workbook, those of people bit by bit.

A workbook holds the same values. What is a number or a day by its type or its spelling is one in
it too; all other text stays text, whatever it begins with. Its rows go through files of their own
in a folder only its owner can read, so that memory stays flat.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from io import BytesIO
from typing import Any, BinaryIO

from negotiate.files.guard import MADE_BY
from negotiate.files.unfinished import parts_folder
from negotiate.model.errors import Problem
from negotiate.model.people import each

Write = Callable[[Mapping[str, Any]], None]
"""Writes some thousand rows more, given by column; before the first, the names of the columns."""
MOST_ROWS = 1_048_575
"""People that a sheet of Excel holds below its header."""
MOST_LETTERS = 32_767
"""Letters that a cell of Excel holds."""
_NARROWEST, _WIDEST = 8, 40
_LOOKED_AT = 200
"""Rows whose words say how wide a column is made."""
_IN_CSV = "write CSV: end the name in .csv"


@contextmanager
def csv_table(file: BinaryIO) -> Iterator[Write]:
    """A table in CSV."""
    from negotiate.files.column_text import header, lines

    begun = False

    def write(columns: Mapping[str, Any]) -> None:
        nonlocal begun
        if not begun:
            file.write(header(columns))
        file.writelines(lines(columns))
        begun = True

    yield write


def workbook(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A workbook of one table that is in memory anyway."""
    from xlsxwriter import Workbook

    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        _Sheet(book, "table").write(names, list(rows))
    return content.getvalue()


@contextmanager
def workbook_table(file: BinaryIO) -> Iterator[Write]:
    """A table in the one sheet of a workbook, its header bold and always in sight.

    The workbook is put together when the block ends, and not where it ends by an error. Raises
    `Problem` where there is more than such a sheet holds.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    with parts_folder() as folder:
        book = Workbook(file, {"constant_memory": True, "tmpdir": str(folder)})
        sheet = _Sheet(book, "people")

        def write(columns: Mapping[str, Any]) -> None:
            cells = (each(column).tolist() for column in columns.values())
            sheet.write(tuple(columns), list(zip(*cells, strict=True)))

        try:
            yield write
            book.close()
        except FileCreateError as error:
            raise error.args[0] from error  # the disk is full: the writer of files says so
        finally:
            if not book.fileclosed:
                book.fileclosed = True  # else the half of it is put together all the same
                for one in book.worksheets():
                    one._opt_close()  # noqa: SLF001 - its rows are not wanted any more


class _Sheet:
    def __init__(self, book: Any, name: str) -> None:
        book.set_properties({"author": MADE_BY})
        self._sheet = book.add_worksheet(name)
        self._bold = book.add_format({"bold": True, "bottom": 1})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._lines = 0

    def write(self, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Some rows more; the first time below the names of the columns."""
        if not self._lines:
            self._begin(names, rows[:_LOOKED_AT])
        if self._lines + len(rows) > MOST_ROWS + 1:
            raise Problem(f"a sheet of Excel holds {MOST_ROWS:,} rows, no more", hint=_IN_CSV)
        for cells in rows:
            self._row(cells)
            self._lines += 1

    def _begin(self, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        self._sheet.freeze_panes(1, 0)
        for at, name in enumerate(names):
            longest = max((len(_shown(row[at])) for row in rows), default=0)
            width = min(max(longest, len(name), _NARROWEST), _WIDEST)
            self._sheet.set_column(at, at, width + 1)
            self._sheet.write_string(0, at, name, self._bold)
        self._lines = 1

    def _row(self, cells: Sequence[Any]) -> None:
        sheet, line = self._sheet, self._lines
        for at, cell in enumerate(cells):
            value = as_typed(cell) if isinstance(cell, str) else cell
            if isinstance(value, str):
                if len(value) > MOST_LETTERS:
                    text = f"a cell of Excel holds {MOST_LETTERS:,} letters, no more"
                    raise Problem(text, hint=_IN_CSV)
                if value:
                    sheet.write_string(line, at, value)
            elif isinstance(value, date):
                sheet.write_datetime(line, at, value, self._day)
            elif isinstance(value, bool):
                sheet.write_boolean(line, at, value)
            elif value is not None and value == value:  # noqa: PLR0124 - not a number is nothing
                sheet.write_number(line, at, value)


def _shown(cell: Any) -> str:
    return f"{cell:.10g}" if isinstance(cell, float) else str(cell)


@lru_cache(50_000)
def as_typed(text: str) -> str | float | date:
    """The number or the day that a text is the only spelling of; else the text itself.

    "44000" and "17.25" are numbers. "007", "+1", "1e5" and what has more digits than Excel keeps
    stay text, so that what is read back is what was typed.
    """
    if _NUMBER.fullmatch(text) and len(text.strip("-0.").replace(".", "")) <= _DIGITS:
        return float(text) if "." in text else int(text)
    if _DAY.fullmatch(text):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return text
        return day if day.year >= _FIRST_YEAR else text
    return text


_DIGITS = 15
_NUMBER = re.compile(r"-?[1-9]\d{0,14}|0|-?(?:0|[1-9]\d{0,9})\.(?:\d{0,4}[1-9])", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_FIRST_YEAR = 1901
"""Excel counts a day in 1900 that never was."""
