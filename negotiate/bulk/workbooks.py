"""The official OEWS workbooks of the US Bureau of Labor Statistics, read row by row.

A workbook's wages are annual percentiles by occupation and area. `*` and `**` stand for a figure
that was not published, `#` for the highest one that is told apart, or more.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from negotiate.model.errors import Problem
from negotiate.model.text import clean

NEEDED = (
    *("AREA", "AREA_TITLE", "AREA_TYPE", "OCC_CODE"),
    *("A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90"),
)
_WAGES = NEEDED[-5:]
_KINDS = {"1": "nation", "2": "state", "3": "territory", "4": "metro"}
_POSSIBLE = (7_000.0, 1_000_000.0)
"""Dollars a year; what lies outside is not the annual wage of an occupation."""
_YEAR = re.compile(r"(?:_?M_?|oesm)(20\d\d|\d\d)(?!\d)", re.IGNORECASE)
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
    books = [book for file in files for book in _books(file)]
    when = year or _year_of([name for name, _ in books])
    cap, found, unpublished = cap_of(when), {}, 0
    for name, sheet in books:
        for wage in _wages(name, _told(sheet(), name, progress), socs, cap):
            if wage is None:
                unpublished += 1
            else:
                found[wage.soc, wage.area_type, wage.area_code] = wage
    return Read(tuple(found.values()), when, unpublished)


def _told(
    rows: Iterable[Sequence[Any]], name: str, progress: Callable[[str, int], None]
) -> Iterator[Sequence[Any]]:
    for number, row in enumerate(rows):
        if number % 1_000 == 0:
            progress(name, number)
        yield row


Book = tuple[str, Callable[[], Iterable[Sequence[Any]]]]


def _books(file: Path) -> Iterator[Book]:
    """Every workbook of a file, by name: the file itself, or those in a zip."""
    shown = clean(str(file), 200)
    try:
        if zipfile.is_zipfile(file) and file.suffix.lower() == ".zip":
            with zipfile.ZipFile(file) as archive:
                inside = [n for n in archive.namelist() if n.lower().endswith(".xlsx")]
                wanted = [n for n in inside if not Path(n).name.startswith((".", "~"))]
                if not wanted:
                    raise Problem(f"{shown} holds no workbook", hint=_HINT)
                for name in wanted:
                    content = archive.read(name)
                    yield f"{file.name}/{Path(name).name}", lambda c=content: _rows(BytesIO(c))  # type: ignore[misc]
            return
        content = file.read_bytes()
    except OSError as error:
        reason = error.strerror or error
        raise Problem(f"cannot read {shown}: {reason}", hint=_HINT) from error
    except (zipfile.BadZipFile, RuntimeError) as error:
        raise Problem(f"{shown} is a damaged zip: {error}", hint=_HINT) from error
    yield file.name, lambda: _rows(BytesIO(content))


def _rows(content: BytesIO) -> Iterable[Sequence[Any]]:
    """The rows of the first sheet."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as error:
        raise Problem(
            "reading workbooks needs python-calamine",
            hint="pip install 'negotiate[workbooks]', or here: pip install '.[workbooks]'",
        ) from error
    try:
        return CalamineWorkbook.from_filelike(content).get_sheet_by_index(0).iter_rows()
    except (CalamineError, IndexError) as error:
        text = f"this is no Excel workbook: {clean(str(error), 80)}"
        raise Problem(text, hint=_HINT) from error


def _wages(
    name: str, rows: Iterator[Sequence[Any]], socs: Collection[str], cap: float
) -> Iterator[Wage | None]:
    """The wages of the occupations over all industries; None where they were not published."""
    header = {str(cell).strip().upper(): at for at, cell in enumerate(next(rows, ()))}
    missing = [column for column in NEEDED if column not in header]
    if missing:
        text = f"{clean(name, 120)} has no column {', '.join(missing)}"
        raise Problem(text, hint=_HINT)
    for cells in rows:
        row = {column: _text(cells[at]) for column, at in header.items() if at < len(cells)}
        if row.get("OCC_CODE") not in socs or not _whole_economy(row):
            continue
        kind = _KINDS.get(row["AREA_TYPE"])
        if kind is not None:
            yield _wage(name, row, kind, cap)


def _text(cell: Any) -> str:
    """A cell as text: whole numbers without a point, as codes are written."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


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
        percentiles = tuple(cap if cell == "#" else float(cell) for cell in cells)
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
    )


def _code(code: str, kind: str) -> str:
    """An area's code as the bands have it."""
    if kind == "nation":
        return "US"
    return code.zfill(5 if kind == "metro" else 2)


def _year_of(names: Sequence[str]) -> int:
    """The May all the workbooks are of, by their names."""
    years = set()
    for name in names:
        found = _YEAR.search(name.rpartition("/")[2]) or _YEAR.search(name)
        if found is None:
            text = f"{clean(name, 120)} does not say which May it is of"
            raise Problem(text, hint="say it: --year 2025")
        years.add(int(found[1]) if len(found[1]) == 4 else 2000 + int(found[1]))
    if len(years) > 1:
        text = f"workbooks of different years: {', '.join(map(str, sorted(years)))}"
        raise Problem(text, hint="import one May at a time")
    return years.pop()
