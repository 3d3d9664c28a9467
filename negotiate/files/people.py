"""Tables of people in CSV: read a chunk at a time, and the file of rows that could not be read."""

from __future__ import annotations

import csv
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from negotiate.files.guard import note_read
from negotiate.files.reading import check_first_line, header_mistakes
from negotiate.model.errors import Problem
from negotiate.model.people import CONVERSATION, OUTPUT, REQUIRED, TYPED
from negotiate.model.text import clean, listing
from negotiate.words.columns import unread

if TYPE_CHECKING:
    import pandas as pd

CHUNK = 100_000
"""People at a time: memory stays flat however many there are."""
PEOPLE_HINT = (
    f"columns, separated by commas: {','.join(TYPED)}; only {' and '.join(REQUIRED)} are needed; "
    f"of the country and the talk too: {','.join(CONVERSATION)}"
)


class Chunk(NamedTuple):
    """Some thousand people, and what is wrong with rows that could not even be split."""

    people: pd.DataFrame
    """All cells text; the index is the line in the file."""
    wrong: dict[int, str]
    """Reasons by position."""


def read_people(source: Path, progress: Callable[[int], None]) -> Iterator[Chunk]:
    """The people of a file, a chunk at a time.

    pandas reads ten times faster than the csv module, so it begins; from where it meets a row that
    does not fit the columns, the csv module goes on, which can say what is wrong with a row.
    """
    shown = clean(str(source), 200)
    try:
        header = _header(source, shown)
        done = 0
        if _a_row_a_line(source):
            for chunk, lines in _by_pandas(source, header, progress):
                done += lines
                yield chunk
        yield from _by_csv(source, shown, header, done, progress)
    except OSError as error:
        text = f"cannot read {shown}: {error.strerror or error}"
        raise Problem(text, hint="check the name of the file") from error
    except csv.Error as error:  # in the header; rows are refused one by one
        raise Problem(f"{shown} is no table of people: {error}", hint=PEOPLE_HINT) from error
    except UnicodeDecodeError as error:
        raise Problem(f"{shown} is not text in UTF-8", hint="save it as UTF-8") from error


def people_of(
    rows: Iterator[tuple[list[str], float]], source: Path, progress: Callable[[int], None]
) -> Iterator[Chunk]:
    """The people of rows that something else reads, each with the share read so far, by chunks.

    The first row is the header.
    """
    shown, size = clean(str(source), 200), source.stat().st_size
    try:
        header = _names(next(rows, ([], 0.0))[0], shown, (cells for cells, _ in rows))
    except Problem as problem:
        if problem.hint != PEOPLE_HINT:
            raise
        hint = f"of a workbook the first sheet is read; {PEOPLE_HINT}"
        raise Problem(problem.message, hint=hint) from problem
    numbered = ((line, *row) for line, row in enumerate(rows, start=2))
    found = ((_filled(line, cells, len(header)), share) for line, cells, share in numbered)
    kept = ((row, share) for row, share in found if any(row[1]) or row[2])
    while chunk := list(islice(kept, CHUNK)):
        yield _chunk([row for row, _ in chunk], header)
        progress(int(chunk[-1][1] * size))


def _header(source: Path, shown: str) -> list[str]:
    with source.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        return _names(next(reader, []), shown, reader)


def _names(first: list[str], shown: str, below: Iterable[list[str]]) -> list[str]:
    """The names of the columns; `Problem` where they are none of a table of people."""
    check_first_line(shown, first, enumerate(below, start=2), REQUIRED)
    header = [name.strip().lower() for name in first]
    while header and not header[-1]:  # spreadsheets leave commas at the end
        header.pop()
    _check_header(shown, header)
    return header


def _a_row_a_line(source: Path) -> bool:
    """Whether both readers surely split every line alike: each is a row of plain or quoted cells.

    Neither a line break nor a quote stands inside a cell, and nothing behind a quote that closes,
    and none is longer than the csv module takes.
    """
    most = csv.field_size_limit()
    with source.open("rb") as file:
        note_read(file.fileno())
        while lines := file.readlines(_LOOKED_AT):
            if len(max(lines, key=len)) > most or not _PLAIN_ROWS.fullmatch(b"".join(lines)):
                return False
    return True


_LOOKED_AT = 1 << 20
"""Bytes of whole lines that are looked at together."""
_PLAIN_ROWS = re.compile(
    rb'(?:[^"\r\n]*+(?:(?<![^,\n])"[^"\r\n]*+"(?=[,\r\n]|\Z)[^"\r\n]*+)*+(?:\r?\n|\Z))*+'
)


def _by_pandas(
    source: Path, header: list[str], progress: Callable[[int], None]
) -> Iterator[tuple[Chunk, int]]:
    """The chunks before the first row that does not fit the columns, and how many lines each is."""
    import pandas as pd

    with source.open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("error", pd.errors.ParserWarning)
        reader = pd.read_csv(
            file,
            dtype=object,
            na_filter=False,
            chunksize=CHUNK,
            skip_blank_lines=False,
            encoding="utf-8-sig",
            header=0,
            names=header,
            index_col=False,
        )
        with suppress(pd.errors.ParserError, pd.errors.ParserWarning):
            for people in reader:
                people.index += 2  # the header is line 1
                empty = people["id"] == ""
                if empty.any():
                    empty &= (people == "").all(axis=1)
                yield Chunk(people[~empty] if empty.any() else people, {}), len(people)
                progress(file.tell())


def _by_csv(
    source: Path, shown: str, header: list[str], done: int, progress: Callable[[int], None]
) -> Iterator[Chunk]:
    """The chunks after the first `done` lines below the header."""
    with source.open("rb") as raw, TextIOWrapper(raw, "utf-8-sig", newline="") as file:
        skipped = 0 if not done else sum(1 for _ in islice(file, done + 1))
        reader = csv.reader(file, strict=True)
        if not skipped:
            next(reader, None)
        rows = _rows(reader, len(header), shown, skipped)
        while chunk := list(islice(rows, CHUNK)):
            yield _chunk(chunk, header)
            progress(raw.tell())


Row = tuple[int, list[str], str]
"""The line a row ends on, its cells, and what is wrong with it."""


def _rows(reader: Any, width: int, shown: str, before: int) -> Iterator[Row]:
    """The rows that are not empty; short ones are filled up, and what cannot be split is said."""
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "end of data" in str(error):
                text = f"{shown}: a quote is opened and never closed"
                raise Problem(text, hint=PEOPLE_HINT) from error
            yield before + reader.line_num, [""] * width, f"not a row of a table: {error}"
            continue
        if any(cells):
            yield _filled(before + reader.line_num, cells, width)


def _filled(line: int, cells: list[str], width: int) -> Row:
    """A row as wide as the header."""
    wrong = f"cells: {len(cells)}, columns: {width}" if any(cells[width:]) else ""
    return line, cells[:width] + [""] * (width - len(cells)), wrong


def _chunk(rows: list[Row], header: list[str]) -> Chunk:
    import pandas as pd

    lines, cells, reasons = zip(*rows, strict=True)
    frame = pd.DataFrame(list(cells), columns=header, index=list(lines), dtype=object)
    return Chunk(frame, {at: reason for at, reason in enumerate(reasons) if reason})


def _check_header(shown: str, header: list[str]) -> None:
    if not any(header):
        raise Problem(f"{shown} is empty", hint=PEOPLE_HINT)
    if mistakes := header_mistakes(header, REQUIRED, (*TYPED, *CONVERSATION)):
        mistakes += [
            f"'{clean(one.name, 30)}' looks like {one.read}"
            for one in unread(header)
            if one.read in REQUIRED
        ]
        raise Problem(f"{shown}: {'; '.join(mistakes)}", hint=PEOPLE_HINT)
    taken = [name for name in header if name in OUTPUT]
    if taken:
        text = f"column {listing(taken, 'and')} would be taken for a result"
        known = "".join(f"; {one}" for one in unread(taken) if one.read not in header)
        raise Problem(f"{shown}: {text}", hint=f"give it another name, or leave it out{known}")


# --- rejected rows


_MEANWHILE = 2.0
"""Seconds between the two files of one run; a file of rejects newer by more was changed since."""


def earlier_rejects(rejects: Path) -> bool:
    """Whether rejects of an earlier run are there; they are never taken away."""
    return rejects.is_file() and _is_ours(rejects)


def check_rejects(rejects: Path, target: Path) -> None:
    """Raise `Problem` where writing rejected rows would lose something.

    That is a file that holds something else, and rejects that are newer than `target`: somebody is
    mending them, or the run that wrote them was stopped before its other file stood.
    """
    if not rejects.is_file():
        return
    shown, hint = clean(str(rejects), 200), "move it away, or choose another name with -o"
    if not _is_ours(rejects):
        raise Problem(f"{shown} is needed for rejected rows and holds something else", hint=hint)
    beside = clean(str(target), 200)
    if not target.is_file():
        text = f"{shown} is there without {beside}: a run was stopped between the two files"
        raise Problem(f"{text}, and it would be replaced", hint=hint)
    if rejects.stat().st_mtime > target.stat().st_mtime + _MEANWHILE:
        text = f"{beside} is older than {shown}, which was changed since and would be replaced"
        raise Problem(text, hint=f"{hint}; or a run was stopped between the two files")


def _is_ours(rejects: Path) -> bool:
    with suppress(OSError), rejects.open("rb") as file:
        return file.read(12) == b"line,reason,"
    return False
