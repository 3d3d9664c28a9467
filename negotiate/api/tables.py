"""Tables of the user's, in CSV or in a workbook: what is read of both is the same."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import Any

from negotiate.files.guard import note_file
from negotiate.files.own import check_name
from negotiate.files.people import PEOPLE_HINT, Chunk, people_of, read_people
from negotiate.files.reading import MOST_BYTES, read_own
from negotiate.model.errors import Problem, install_hint
from negotiate.model.text import clean, safe_cell

WORKBOOK = ".xlsx"


def is_workbook(path: Path) -> bool:
    """Whether a file is a workbook by its name."""
    return path.suffix.lower() == WORKBOOK


def check_kind(path: Path) -> None:
    """Raise `Problem` where a file is by its name of a spreadsheet that cannot be read here."""
    if path.suffix.lower() in _OTHER_SHEETS:
        text = f"{clean(str(path), 200)} is neither CSV nor an .xlsx workbook"
        raise Problem(text, hint="open it where it was made, and save it as .xlsx or as CSV")


_OTHER_SHEETS = (".xls", ".xlsm", ".xlsb", ".ods", ".numbers", ".gsheet")


def check_writer() -> None:
    """Raise `Problem` where no writer of workbooks is installed."""
    if find_spec("xlsxwriter") is None:
        raise Problem("writing workbooks needs XlsxWriter", hint=install_hint("xlsx"))


def workbook_of(records: Sequence[Mapping[str, Any]]) -> bytes:
    """A workbook with a row for each record, and a column for each of their names.

    Raises `Problem` where no writer of workbooks is installed.
    """
    check_writer()
    from negotiate.files.tables import workbook

    names = list(dict.fromkeys(name for record in records for name in record))
    return workbook(names, [[_plain(record.get(name)) for name in names] for record in records])


def _plain(cell: Any) -> Any:
    """A value as a table has it: nothing a spreadsheet would run."""
    return cell if cell is None or isinstance(cell, int | float) else safe_cell(str(cell))


def people_chunks(source: Path, progress: Callable[[int], None]) -> Iterator[Chunk]:
    """The people of a CSV file or of a workbook's first sheet, a chunk at a time.

    `progress` hears how many bytes were read. Raises `Problem` where the file is no such table.
    """
    if not is_workbook(source):
        check_kind(source)
        return read_people(source, progress)
    from negotiate.bulk.sheet_reader import table_rows

    note_file(source)
    return people_of(table_rows(source, PEOPLE_HINT), source, progress)


def table_text(path: Path, hint: str) -> str:
    """The text of a CSV file, or that of a workbook's first sheet as CSV, each row on its line.

    Raises `Problem` with `hint` where it cannot be read.
    """
    if not is_workbook(path):
        check_kind(path)
        return read_own(path, hint)
    from negotiate.bulk.sheet_reader import table_rows

    check_name(path)
    note_file(path)
    text, width = StringIO(), 0
    writer = csv.writer(text, lineterminator="\n")
    for row, _ in table_rows(path, hint):
        cells = [" ".join(cell.splitlines()) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        width = width or len(cells)
        writer.writerow(cells + [""] * (width - len(cells)) if cells else [])
        if text.tell() > MOST_BYTES:
            raise Problem(f"{clean(str(path), 200)} is too large: over 5 MB", hint=hint)
    return text.getvalue()
