"""A prep sheet for every person of a table: who they are, their words, and their files' names."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from negotiate.api.people_words import words_of_row
from negotiate.api.person import read_person
from negotiate.api.ranges import range_of
from negotiate.api.scripts import record_of, talk_track
from negotiate.files.writing import write_whole
from negotiate.model.errors import Problem, install_hint
from negotiate.model.people import TYPED
from negotiate.model.script import Script
from negotiate.model.text import clean, safe_cell
from negotiate.words.columns import unread, unread_said

NAME = "name"
"""The column with a person's name; their id stands in where it is empty."""


class PersonRow(NamedTuple):
    """A person of a table, as typed."""

    line: int
    cells: Mapping[str, str]
    """By column, in the order of the table."""
    wrong: str
    """Why the row could not even be split; empty where it could."""

    @property
    def called(self) -> str:
        """The name, else nothing."""
        return clean(self.cells.get(NAME, ""), 60).strip()


def people_rows(source: Path) -> list[PersonRow]:
    """Every person of a CSV file or workbook; `Problem` where it is no such table, or empty."""
    from negotiate.api.tables import people_chunks
    from negotiate.files.people import PEOPLE_HINT

    found: list[PersonRow] = []
    for chunk in people_chunks(source, lambda _: None):
        names = list(chunk.people.columns)
        rows = zip(chunk.people.index.tolist(), chunk.people.to_numpy().tolist(), strict=True)
        for at, (line, cells) in enumerate(rows):
            words = dict(zip(names, cells, strict=True))
            found.append(PersonRow(line=line, cells=words, wrong=chunk.wrong.get(at, "")))
    if not found:
        text = f"{clean(str(source), 200)} has no people below its header"
        raise Problem(text, hint=PEOPLE_HINT)
    return found


def unread_columns(rows: Sequence[PersonRow]) -> str:
    """Which columns look like one that is read, and are not; empty where none do."""
    return unread_said(unread(list(rows[0].cells)))


def script_of_row(row: Mapping[str, str], as_of: str | None) -> Script:
    """What one person of a table is to say: that of `negotiate sheet` with the words of the row.

    Nobody's profile or finds are in it. Raises `Problem` where a word cannot be used.
    """
    cells = {name: row.get(name, "") for name in TYPED} | dict(row)
    if not cells["id"].strip():
        raise Problem("no id", hint="")
    words = words_of_row(cells)
    words |= {"area": cells["area"].strip() or None, "role": cells["role"].strip() or None}
    words |= {"as_of": as_of}
    person = read_person(cells["level"], words)
    result = range_of(person)
    return talk_track(result, record_of(person.question, result))


# --- the names of their files

_LONGEST = 60
"""Letters of a name in a file's name: four bytes each still fit the file systems there are."""
_UNSAFE = re.compile(r'[<>:"/\\|?*]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
"""Names that Windows keeps for devices."""


def file_names(rows: Iterable[PersonRow], taken: Iterable[str] = ()) -> list[str]:
    """A name for each person's file, in order, without its ending: the same table, the same names.

    Letters of every script stay. People called the same are numbered: "Ana Diaz (2)".
    """
    seen = {_key(name) for name in taken}
    found = []
    for row in rows:
        plain = _safe(row.called) or _safe(row.cells.get("id", "")) or f"line {row.line}"
        name, count = plain, 1
        while _key(name) in seen:
            count += 1
            name = f"{plain} ({count})"
        seen.add(_key(name))
        found.append(name)
    return found


def _key(name: str) -> str:
    """A name as a file system compares it that knows no capitals."""
    return unicodedata.normalize("NFC", name.casefold())


def _safe(typed: str) -> str:
    """A name that every file system takes, and that is no path and not hidden."""
    name = unicodedata.normalize("NFC", _UNSAFE.sub("-", clean(typed, 200)))
    name = " ".join(name.split())[:_LONGEST].strip(" .-")
    return f"{name}_" if _DEVICES.match(name) else name


# --- the rows without a sheet


def write_rejects(wanted: Path, rows: Sequence[tuple[PersonRow, str]]) -> Path:
    """Write the rows that failed with line and reason, and say where.

    A file of that name that has rows which do not come again stays: somebody may be mending it,
    and another name is taken.
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = [name for name in rows[0][0].cells if name not in ("line", "reason")]
    writer.writerow(["line", "reason", *map(safe_cell, names)])
    for row, reason in rows:
        writer.writerow([row.line, reason, *(safe_cell(row.cells[name]) for name in names)])
    content = out.getvalue().encode("utf-8", errors="replace")
    path, count = wanted, 1
    while _holds_more(path, content):
        count += 1
        path = wanted.with_name(f"{wanted.stem}.{count}{wanted.suffix}")
    write_whole(path, content)
    return path


def _holds_more(path: Path, content: bytes) -> bool:
    try:
        there = path.read_bytes()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return not {*there.splitlines()} <= {*content.splitlines()}


# --- one file of all


def check_joiner() -> None:
    """Raise `Problem` where what joins PDFs is not installed."""
    from importlib.util import find_spec

    if find_spec("pypdf") is None:
        raise Problem("one PDF of all sheets needs pypdf", hint=install_hint("xlsx"))


def joined(files: Sequence[Path], heard: Callable[[], None]) -> bytes:
    """One PDF of the pages of all files, in order, with a line by which it is known again.

    What the pages share, such as fonts, is in it once.
    """
    from io import BytesIO

    from pypdf import PdfWriter

    from negotiate.files.guard import MADE_TEXT

    out = BytesIO()
    with PdfWriter() as writer:
        for file in files:
            writer.append(file, import_outline=False)
            heard()
        writer.compress_identical_objects()
        writer.write(out)
    return out.getvalue().rstrip() + f"\n% {MADE_TEXT}\n".encode()
