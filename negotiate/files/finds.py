"""The user's finds: a CSV of their own, rewritten whole under a lock."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path

from negotiate.files.own import locked, present
from negotiate.files.reading import MOST_BYTES, check_first_line, other_marks, read_own
from negotiate.files.writing import write_whole
from negotiate.model.errors import Problem, mistaken
from negotiate.model.find import FIND_COLUMNS, Find
from negotiate.model.money import Pay
from negotiate.model.text import clean, is_formula
from negotiate.words.columns import unread

Check = Callable[[dict[str, str]], Find]
"""Turns a row of text into a find, or raises `Problem`."""

_NEEDED = {"kind", "low", "level"}
_MOST = 10_000


def load_finds(path: Path, check: Check) -> tuple[Find, ...]:
    """The finds of a file; none where there is no file. Every mistake at once, by line."""
    if not present(path):
        return ()
    return _parsed(read_own(path, "negotiate finds add makes one"), path, check)


def add_finds(
    path: Path, new: Sequence[Find], check: Check, *, once: bool = False
) -> tuple[Find, ...]:
    """Add finds, each with the next number, and give them back as they were written.

    With `once`, those that are there already are left out. The file is read and rewritten under a
    lock; a damaged one is reported and left as it is.
    """
    with locked(path):
        kept = load_finds(path, check)
        known = {find._replace(id=0) for find in kept} if once else set()
        fresh = [find for find in new if find._replace(id=0) not in known]
        first = max((find.id for find in kept), default=0) + 1
        added = tuple(find._replace(id=first + n) for n, find in enumerate(fresh))
        if added:
            _write(path, (*kept, *added))
    return added


def remove_find(path: Path, number: int, check: Check) -> Find:
    """Remove one find and give it back; `Problem` where there is none of that number."""
    with locked(path):
        kept = load_finds(path, check)
        gone = [find for find in kept if find.id == number]
        if not gone:
            raise Problem(
                f"there is no find {number}", hint="negotiate finds list shows their numbers"
            )
        _write(path, [find for find in kept if find.id != number])
    return gone[0]


def finds_to_import(
    text: str, path: Path, check: Check, given: Iterable[str] = ()
) -> tuple[Find, ...]:
    """The finds of a file to import, whose text was read; it must hold some.

    Columns of `given` may be left out: the caller has a value for them.
    """
    found = _parsed(text, path, check, given)
    if not found:
        raise Problem(f"{clean(str(path), 200)} holds no finds", hint=_header_hint())
    return found


def _parsed(text: str, path: Path, check: Check, given: Iterable[str] = ()) -> tuple[Find, ...]:
    shown = clean(str(path), 200)
    reader = csv.reader(StringIO(text, newline=None), strict=True)
    try:
        lines = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        what = "a quote is not closed" if str(error) == _NOT_CLOSED else str(error)
        text = f"{shown} is damaged: line {reader.line_num}: {what}"
        raise Problem(text, hint=_header_hint()) from error
    if not lines:
        return ()
    if len(lines) - 1 > _MOST:
        raise Problem(f"{shown} holds over {_MOST:,} finds", hint="keep the newest in it")
    needed = _NEEDED - {*given}
    first = lines[0][1]
    if marks := other_marks(first):
        raise Problem(f"{shown}: {marks}", hint="save it as CSV with commas between them")
    check_first_line(shown, first, lines[1:], needed)
    columns = [cell.strip().lower() for cell in lines[0][1]]
    _check_columns(columns, shown, given)
    found, mistakes = [], []
    for number, row in lines[1:]:
        if len(row) != len(columns):
            mistakes.append(f"line {number}: {len(row)} cells, not {len(columns)}")
            continue
        try:
            found.append(check(dict(zip(columns, map(_cell, row), strict=True))))
        except Problem as problem:
            mistakes += [f"line {number}: {one}" for one in problem.mistakes or (problem,)]
    mistakes += _twice(found)
    if mistakes:
        raise mistaken(shown, mistakes, hint=_header_hint())
    return tuple(_numbered(found))


_NOT_CLOSED = "unexpected end of data"
"""How Python says it."""


def _cell(text: str) -> str:
    """A cell as it was meant: what makes formulas harmless in a spreadsheet is taken off."""
    return text[1:] if text.startswith("'") and is_formula(text[1:]) else text


def _numbered(finds: Sequence[Find]) -> Iterator[Find]:
    """The finds, each with a number of its own."""
    last = max((find.id for find in finds), default=0)
    for find in finds:
        last += 0 if find.id else 1
        yield find if find.id else find._replace(id=last)


def _check_columns(columns: Sequence[str], shown: str, given: Iterable[str]) -> None:
    missing = sorted(_NEEDED - set(columns) - set(given))
    unknown = sorted(set(columns) - set(FIND_COLUMNS))
    double = sorted({name for name in columns if columns.count(name) > 1})
    mistakes = [f"line 1: no column {name}" for name in missing]
    instead = {one.name: f"; {one}" for one in unread(columns) if one.read in FIND_COLUMNS}
    mistakes += [
        f"line 1: unknown column {clean(name, 30)}{instead.get(name, '')}" for name in unknown
    ]
    mistakes += [f"line 1: column {clean(name, 30)} is there twice" for name in double]
    if mistakes:
        raise mistaken(shown, mistakes, hint=_header_hint())


def _twice(finds: Iterable[Find]) -> list[str]:
    seen: set[int] = set()
    found = []
    for find in finds:
        if find.id in seen and find.id:
            found.append(f"find {find.id} is there twice")
        seen.add(find.id)
    return found


def _header_hint() -> str:
    return f"columns: {','.join(FIND_COLUMNS)}; needed are kind, low and level"


def _write(path: Path, finds: Iterable[Find]) -> None:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(FIND_COLUMNS)
    for find in finds:
        cells = (find.id, find.kind, find.source, find.link, typed(find.low), typed(find.high))
        what = (find.day.isoformat(), find.note, find.role, find.country)
        writer.writerow((*cells, find.level, find.area, *what))
    content = out.getvalue().encode()
    if len(content) > MOST_BYTES or out.getvalue().count("\n") - 1 > _MOST:
        raise Problem(
            f"{clean(str(path), 200)} would hold more than can be read again",
            hint=f"at most {_MOST:,} finds and 5 MB; nothing was written",
        )
    write_whole(path, content)


def typed(pay: Pay) -> str:
    """Pay as it is read back: `21.50/h`, `52000/year`."""
    return f"{pay.amount:.10g}/{'h' if pay.period == 'hour' else pay.period}"
