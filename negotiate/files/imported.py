"""The bands a user imported, and the levels of another career that came with them.

One file holds both, so that they always agree, whatever happens while it is written: the table of
bands and, below an empty line, the table of levels where they were not the usual ones.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from negotiate.files.own import bands_path, present
from negotiate.files.reading import read_own
from negotiate.model.errors import Problem
from negotiate.model.text import clean

_WAY_BACK = "import again, or negotiate bands import --reset goes back to the built-in bands"
_BETWEEN = "\n\n"


class Imported(NamedTuple):
    """The text of both tables, with their headers; no levels where the usual ones hold."""

    path: Path
    bands: str
    levels: str

    def changed(self) -> Problem:
        """What to say where a table does not hold what was written."""
        return Problem(f"{clean(str(self.path), 200)} was changed by hand", hint=_WAY_BACK)


def imported() -> Imported | None:
    """What was imported; None where nothing was, also where no home folder is known.

    Raises `Problem` where the file cannot be read.
    """
    try:
        path = bands_path()
    except Problem:
        return None
    if not present(path):
        return None
    text = read_own(path, _WAY_BACK)
    bands, _, levels = text.partition(_BETWEEN)
    found = Imported(path=path, bands=bands, levels=levels)
    if not text.endswith("\n"):  # it is written with one: the end was cut off
        raise found.changed()
    return found


def both_tables(bands: str, levels: str) -> bytes:
    """The content of the one file; `levels` is empty where the usual ones hold."""
    return (f"{bands}\n{levels}" if levels else bands).encode()


def table(columns: Sequence[str], rows: Sequence[dict[str, str]]) -> str:
    """Rows as CSV with a header."""
    out = StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
