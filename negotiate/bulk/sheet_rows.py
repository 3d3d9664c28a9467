"""Reads a workbook in a process of its own, for a damaged one can end the process that reads it.

The reader of workbooks is not written in Python: where it runs out of memory it aborts, and no
`except` sees that. So `workbooks` starts `python -m negotiate.bulk.sheet_rows`, which reads one
request from standard input and tells what it finds on standard output, a line of JSON at a time.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime, time
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

MOST_FILE = 500_000_000
"""Bytes of a workbook or zip; that of every area and industry has 80 million."""
MOST_UNPACKED = 4_000_000_000
"""Bytes of all that a workbook unpacks to; that of every area and industry has 500 million."""
MOST_MEMORY = 4 << 30
"""Bytes; the workbook of every area and industry needs 1.3 billion."""
MOST_SECONDS = 300
"""For one workbook; that of every area and industry takes 30 seconds."""
_AT_ONCE = 1_000

Message = dict[str, Any]


def main() -> None:
    """Answer the request of standard input on standard output."""
    _limit()
    request = json.loads(sys.stdin.readline())
    for answer in answers(request):
        sys.stdout.write(f"{json.dumps(answer)}\n")


def _limit() -> None:
    """Bound what this process may take, where the system can; no memory image is left of it."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for kind, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(OSError, ValueError):
            hard = resource.getrlimit(kind)[1]
            resource.setrlimit(kind, (most if hard < 0 else min(most, hard), hard))


def answers(request: Message) -> Iterator[Message]:
    """What is found: `names` of a zip, or `rows` with how many were `read`, and `done` at the end.

    `wrong` instead says why the file cannot be read. A request names the `file` and either the
    `member` of a zip and the occupations (`socs`) whose rows are wanted, or a whole `table`, of
    which `of` says how many rows there are; without both, it asks for names.
    """
    try:
        if "table" in request:
            yield from _table(_content(request["file"], ""))
        elif "socs" in request:
            yield from _rows(_content(request["file"], request["member"]), request["socs"])
        else:
            yield {"names": _names(request["file"])}
    except MemoryError:
        yield {"wrong": "it needs more memory than is sensible"}
    except Exception as error:  # a file can be wrong in more ways than a list has
        yield {"wrong": str(error) or type(error).__name__}
    else:
        yield {"done": True}


def _names(file: str) -> list[str]:
    """The members of a zip; None of a file that is none."""
    with zipfile.ZipFile(file) as archive:
        return archive.namelist()


def _content(file: str, member: str) -> bytes:
    """The bytes of a workbook, which do not unpack to more than is sensible."""
    if not member:
        content = Path(file).read_bytes()
    else:
        with zipfile.ZipFile(file) as archive:
            if archive.getinfo(member).file_size > MOST_FILE:
                raise ValueError(f"a workbook in it is over {MOST_FILE // 10**6} MB")
            content = archive.read(member)
    with suppress(zipfile.BadZipFile), zipfile.ZipFile(BytesIO(content)) as book:
        if sum(part.file_size for part in book.infolist()) > MOST_UNPACKED:
            raise ValueError(f"it unpacks to over {MOST_UNPACKED // 10**9} GB")
    return content


def _rows(content: bytes, socs: list[str]) -> Iterator[Message]:
    """The first row of the first sheet, and those of the occupations."""
    rows = iter(_first_sheet(content).iter_rows())
    header = [_text(cell) for cell in next(rows, ())]
    yield {"read": 1, "rows": [header]}
    names = [name.upper() for name in header]
    yield from _wanted(rows, names.index("OCC_CODE") if "OCC_CODE" in names else None, set(socs))


def _first_sheet(content: bytes) -> Any:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
    except (CalamineError, IndexError) as error:
        raise ValueError(f"this is no Excel workbook: {error}") from error


def _table(content: bytes) -> Iterator[Message]:
    """Every row of the first sheet from its first line on, empty ones too: each keeps its line."""
    sheet = _first_sheet(content)
    rows = _unmerged(sheet)
    while found := [[_typed(cell) for cell in row] for row in islice(rows, _AT_ONCE)]:
        yield {"rows": found, "of": sheet.total_height}


def _unmerged(sheet: Any) -> Iterator[list[Any]]:
    """The rows of a sheet; what stands in cells merged downwards holds for each of their rows."""
    begin: dict[int, list[tuple[int, int]]] = {}
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        if 0 < top < bottom:  # a title or a header over several lines is one row all the same
            begin.setdefault(top, []).append((left, bottom))
    held: dict[int, tuple[int, Any]] = {}
    for number, row in enumerate(sheet.iter_rows()):
        held |= {at: (bottom, row[at]) for at, bottom in begin.get(number, ()) if at < len(row)}
        for at, (bottom, cell) in held.items():
            if number <= bottom:
                row[at] = cell
        yield row


def _typed(cell: Any) -> str:
    """A cell as one would type it: days like 2026-11-26, numbers with the digits Excel shows.

    Blanks alone, which nobody sees in a sheet, are an empty cell.
    """
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return (cell if cell.strip() else "") if isinstance(cell, str) else str(cell)


def _wanted(rows: Iterable[list[Any]], at: int | None, socs: set[str]) -> Iterator[Message]:
    found: list[list[str]] = []
    for number, row in enumerate(rows, start=2):
        if at is not None and at < len(row) and _text(row[at]) in socs:
            found.append([_text(cell) for cell in row])
        if number % _AT_ONCE == 0:
            yield {"read": number, "rows": found}
            found = []
    yield {"read": 0, "rows": found}


def _text(cell: Any) -> str:
    """A cell as text: whole numbers without a point, as codes are written."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


if __name__ == "__main__":
    main()
