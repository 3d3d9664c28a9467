"""The official OEWS workbooks of the US Bureau of Labor Statistics, read row by row.

A workbook's wages are annual percentiles by occupation and area. `*` and `**` stand for a figure
that was not published, `#` for the highest one that is told apart, or more.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from negotiate.bulk.sheet_reader import asked_of_reader, check_reader
from negotiate.bulk.sheet_rows import MOST_FILE
from negotiate.model.errors import Problem
from negotiate.model.text import clean

NEEDED = (
    *("AREA", "AREA_TITLE", "AREA_TYPE", "OCC_CODE"),
    *("A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90"),
)
_WAGES = NEEDED[-5:]
_KINDS = {"1": "nation", "2": "state", "3": "territory", "4": "metro", "6": "rural"}
_DIGITS = {"state": 2, "territory": 2, "metro": 5, "rural": 7}
"""Of an area's code; that of a rural area begins with its state's."""
_POSSIBLE = (7_000.0, 1_000_000.0)
"""Dollars a year; what lies outside is not the annual wage of an occupation."""
_YEAR = re.compile(r"(?:_?M_?|oesm)(20\d\d|\d\d)(?!\d)", re.IGNORECASE)
_MOST_BOOKS = 20
_HINT = "download the workbooks, or the zip, of one May from bls.gov/oes/tables.htm"


class Wage(NamedTuple):
    """The wages of one occupation in one area, dollars a year."""

    soc: str
    occupation: str
    area_type: str
    area_code: str
    area: str
    state: str
    percentiles: tuple[float, ...]
    capped: bool
    """True where a figure is only known to be the highest one told apart, or more."""
    jobs: float | None = None
    """Employment; None where it was not published."""
    pooled: int = 0
    """Of how many areas the figures are; 0 where they were published so."""


class Read(NamedTuple):
    """What was read of workbooks."""

    wages: tuple[Wage, ...]
    year: int
    unpublished: int
    """Rows of these occupations whose wages were not published."""


def read_workbooks(
    files: Sequence[Path],
    socs: Collection[str],
    year: int | None,
    cap_of: Callable[[int], float],
    progress: Callable[[str, int], None],
) -> Read:
    """The wages of some occupations in every area of the workbooks.

    `year` is the May they are of, where the file names do not say; `cap_of` gives the figure `#`
    stands for in a year. Raises `Problem` where a file is no such workbook, or no reader is there.
    """
    check_reader("workbooks")
    books = [book for file in files for book in _books(file)]
    when = _year_of([book.name for book in books], year)
    cap, found, unpublished = cap_of(when), {}, 0
    for book in books:
        with closing(_rows(book, socs, progress)) as rows:
            for wage in _wages(book.name, rows, socs, cap):
                if wage is None:
                    unpublished += 1
                else:
                    found[wage.soc, wage.area_type, wage.area_code] = wage
    return Read(wages=tuple(found.values()), year=when, unpublished=unpublished)


class Book(NamedTuple):
    """A workbook: a file of its own, or a member of a zip."""

    name: str
    file: Path
    member: str = ""


def _books(file: Path) -> list[Book]:
    """Every workbook of a file: the file itself, or those in a zip."""
    shown = clean(str(file), 200)
    try:
        about = file.stat()
        if not S_ISREG(about.st_mode):
            raise Problem(f"cannot read {shown}: it is no plain file", hint=_HINT)
        if about.st_size > MOST_FILE:
            text = f"{shown} is too large: over {MOST_FILE // 10**6} MB"
            raise Problem(text, hint=_HINT)
        if file.suffix.lower() != ".zip" or not zipfile.is_zipfile(file):
            return [Book(name=file.name, file=file)]
    except OSError as error:
        reason = error.strerror or error
        raise Problem(f"cannot read {shown}: {reason}", hint=_HINT) from error
    with closing(
        asked_of_reader({"file": str(file)}, f"{shown} is a damaged zip", _HINT)
    ) as answers:
        names: list[str] = next(answers)["names"]
    inside = [name for name in names if name.lower().endswith(".xlsx")]
    wanted = [name for name in inside if not Path(name).name.startswith((".", "~"))]
    if not wanted:
        raise Problem(f"{shown} holds no workbook", hint=_HINT)
    if len(wanted) > _MOST_BOOKS:
        raise Problem(f"{shown} holds over {_MOST_BOOKS} workbooks", hint=_HINT)
    return [Book(name=f"{file.name}/{Path(name).name}", file=file, member=name) for name in wanted]


def _rows(
    book: Book, socs: Collection[str], progress: Callable[[str, int], None]
) -> Generator[list[str], None, None]:
    """The header of the first sheet, and its rows of these occupations."""
    request = {"file": str(book.file), "member": book.member, "socs": sorted(socs)}
    with closing(asked_of_reader(request, clean(book.name, 120), _HINT)) as parts:
        for part in parts:
            if part["read"]:
                progress(book.name, part["read"])
            yield from part["rows"]


def _wages(
    name: str, rows: Iterator[list[str]], socs: Collection[str], cap: float
) -> Iterator[Wage | None]:
    """The wages of the occupations over all industries; None where they were not published."""
    header = {cell.upper(): at for at, cell in enumerate(next(rows, ()))}
    missing = [column for column in NEEDED if column not in header]
    if missing:
        text = f"{clean(name, 120)} has no column {', '.join(missing)}"
        raise Problem(text, hint=_HINT)
    for cells in rows:
        row = {column: cells[at] for column, at in header.items() if at < len(cells)}
        if row.get("OCC_CODE") not in socs or not _whole_economy(row):
            continue
        kind = _KINDS.get(row["AREA_TYPE"])
        if kind is not None:
            yield _wage(name, row, kind, cap)


def _whole_economy(row: dict[str, str]) -> bool:
    """Whether a row is of all industries and owners together."""
    group = row.get("I_GROUP", "").lower()
    return (
        group in ("", "cross-industry")
        and row.get("NAICS", "").strip("0") == ""
        and row.get("OWN_CODE", "") in ("", "1235")
    )


def _wage(name: str, row: dict[str, str], kind: str, cap: float) -> Wage | None:
    cells = [row[column].replace(",", "") for column in _WAGES]
    if any(cell in ("*", "**", "") for cell in cells):
        return None
    try:
        printed = [float(cell) for cell in cells if cell != "#"]
        # Since May 2025 figures above the cap are printed: the mark is then no less than those.
        most = max((cap, *printed))
        percentiles = tuple(most if cell == "#" else float(cell) for cell in cells)
    except ValueError as error:
        text = f"{clean(name, 120)}: {clean(str(cells), 80)} are no wages"
        raise Problem(text, hint=_HINT) from error
    low, high = _POSSIBLE
    if not all(low <= wage <= high for wage in percentiles) or list(percentiles) != sorted(
        percentiles
    ):
        text = f"{clean(name, 120)}, {clean(row['AREA_TITLE'], 40)}: {clean(str(cells), 80)} are no"
        raise Problem(f"{text} yearly wages that rise", hint=_HINT)
    state = row.get("PRIM_STATE", "")
    return Wage(
        soc=row["OCC_CODE"],
        occupation=row.get("OCC_TITLE", row["OCC_CODE"]),
        area_type=kind,
        area_code=_code(row["AREA"], kind),
        area=row["AREA_TITLE"],
        state="" if kind == "nation" else state,
        percentiles=percentiles,
        capped="#" in cells,
        jobs=_jobs(row.get("TOT_EMP", "")),
    )


def _jobs(cell: str) -> float | None:
    digits = cell.replace(",", "").removesuffix(".0")
    return float(digits) if digits.isdecimal() and int(digits) else None


def _code(code: str, kind: str) -> str:
    """An area's code as the bands have it."""
    if kind == "nation":
        return "US"
    return code.zfill(_DIGITS[kind])


def _year_of(names: Sequence[str], year: int | None) -> int:
    """The May all the workbooks are of: the one given, else that of their names.

    Raises `Problem` where a name says another May than the one given, or the names differ.
    """
    years = {}
    for name in names:
        found = _YEAR.search(name.rpartition("/")[2]) or _YEAR.search(name)
        if found is not None:
            years[int(found[1]) if len(found[1]) == 4 else 2000 + int(found[1])] = name
        elif year is None:
            text = f"{clean(name, 120)} does not say which May it is of"
            raise Problem(text, hint="say it: --year 2025")
    if year is not None:
        if other := next((name for says, name in years.items() if says != year), None):
            text = f"{clean(other, 120)} is of another May than {year}"
            raise Problem(text, hint="leave --year out, or rename the file if its name is wrong")
        return year
    if len(years) > 1:
        text = f"workbooks of different years: {', '.join(map(str, sorted(years)))}"
        raise Problem(text, hint="import one May at a time")
    return next(iter(years))
