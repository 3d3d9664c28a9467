"""What a file that was asked for may be written over: what this program wrote before, no other.

Every reader notes what it read and every writer of what `-o` names asks here, so that a new command
cannot forget to: an output never replaces an input, by whatever name or link it is reached, nor the
files kept for the user (`own.OWN`), nor what is protected against writing. Any other file
that this program did not write is only replaced by force.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from negotiate.files.own import OWN
from negotiate.model.errors import Problem
from negotiate.model.text import clean

_read: set[tuple[int, int]] = set()
"""Device and number of every file that was read in this run."""


def new_run() -> None:
    """Forget what was read: another command begins in this process."""
    _read.clear()


def note_read(descriptor: int) -> None:
    """Note that the file behind an open descriptor is read."""
    found = os.fstat(descriptor)
    if stat.S_ISREG(found.st_mode):
        _read.add((found.st_dev, found.st_ino))


def note_file(path: Path) -> None:
    """Note that a file is read, where it is there; another process or library reads it."""
    with suppress(OSError, ValueError):
        found = path.stat()
        _read.add((found.st_dev, found.st_ino))


def check_output(path: Path, content: bytes = b"", *, force: bool = False) -> None:
    """Raise `Problem` where writing `content` to `path` would lose something of the user's.

    By `force` a file that this program did not write may be replaced, and nothing else.
    """
    try:
        found = path.stat()
    except (OSError, ValueError):
        return  # nothing is there; what cannot be written is said by the writer
    if not stat.S_ISREG(found.st_mode):
        return
    shown = clean(str(path), 200)
    key = (found.st_dev, found.st_ino)
    if key in _read:
        raise Problem(
            f"{shown} is read by this command and would be replaced",
            hint="choose another name with -o",
        )
    if key in _own_files():
        raise Problem(
            f"{shown} is kept for you by negotiate and would be replaced",
            hint="choose another name with -o",
        )
    if not found.st_mode & 0o222:
        raise Problem(
            f"{shown} is protected against writing",
            hint="choose another name with -o, or allow writing to it",
        )
    if not force and is_foreign(path, content):
        raise Problem(
            f"{shown} is there already, and not as negotiate writes it",
            hint="add --force to replace it, or choose another name with -o",
        )


def what_stands(path: Path) -> os.stat_result | None:
    """What lies at a path now, for `check_unchanged` later; None for what is no plain file."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found if stat.S_ISREG(found.st_mode) else None


def check_unchanged(path: Path, before: os.stat_result | None) -> None:
    """Raise `Problem` where somebody else made or changed the file since."""
    now = what_stands(path)
    if now is None:
        return
    same = before is not None and os.path.samestat(now, before)
    if not same or before is None or now.st_mtime_ns != before.st_mtime_ns:
        how = "made" if before is None else "changed"
        text = f"{clean(str(path), 200)} was {how} by somebody else just now"
        raise Problem(text, hint="try again; it was left as it is")


# --- what this program wrote

MADE_TEXT, MADE_MARKDOWN = "Made with negotiate.", "<!-- made with negotiate -->"
"""The last line of a text that is written to a file."""
MADE_BY = "negotiate"
"""Who last saved a workbook that we write, in its properties."""
MADE_PAGE = '<meta name="generator" content="negotiate">'
_SIGNS = (MADE_PAGE.encode(), b'"schema": "negotiate.', b"schema,currency,per,")
"""What the pages, the JSON and the tables of ranges that we write have in them."""
_ENDS = (MADE_TEXT.encode(), MADE_MARKDOWN.encode())
_HEAD = 100_000
"""Bytes in which a sign stands, whatever a person typed before it."""


def is_foreign(path: Path, content: bytes = b"") -> bool:
    """Whether a plain file that is not empty lies there which this program did not write.

    A table has no sign of its own; it is ours where it has the columns of the one in `content`.
    """
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(_HEAD)
            file.seek(max(0, path.stat().st_size - 100))
            end = file.read()
    except (OSError, ValueError):
        return True  # it cannot even be read
    known = any(sign in head for sign in _SIGNS) or end.rstrip().endswith(_ENDS)
    known = known or (head.startswith(_ZIP) and _is_our_workbook(path))
    return bool(head) and not known and not _continues(path, content)


def _is_our_workbook(path: Path) -> bool:
    """Whether this program wrote a workbook, and nobody saved it since."""
    import zipfile

    try:
        with zipfile.ZipFile(path) as book, book.open("docProps/core.xml") as properties:
            found = properties.read(_HEAD)
    except Exception:  # a zip can be damaged in more ways than a list has
        return False
    return f"<cp:lastModifiedBy>{MADE_BY}</cp:lastModifiedBy>".encode() in found


_ZIP = b"PK"


def _continues(path: Path, content: bytes) -> bool:
    """Whether a table there has the columns of that in `content`.

    Finds and bands are also tables that people write and mend themselves: of those all rows must
    come again.
    """
    with path.open("rb") as file:
        columns = file.readline(_HEAD)
        if columns.count(b",") < _TWO or not content.startswith(columns):
            return False
        if columns.rstrip() not in _mended_by_hand():
            return True
        return {*file.read().splitlines()} <= {*content.splitlines()}


_TWO = 2
"""A line with fewer commas is no header of ours."""


def _mended_by_hand() -> tuple[bytes, ...]:
    from negotiate.files.bands import COLUMNS
    from negotiate.model.find import FIND_COLUMNS

    return ",".join(COLUMNS).encode(), ",".join(FIND_COLUMNS).encode()


def _own_files() -> set[tuple[int, int]]:
    """Device and number of the user's own files that are there."""
    known = set()
    for find in OWN:
        try:
            found = find().stat()
        except (OSError, ValueError, Problem):
            continue
        known.add((found.st_dev, found.st_ino))
    return known
