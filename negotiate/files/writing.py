"""Writing files whole or not at all, readable by their owner alone."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from negotiate.files import guard
from negotiate.files.guard import check_output, check_unchanged, what_stands
from negotiate.files.own import check_name, check_no_workbook
from negotiate.files.unfinished import begin
from negotiate.model.errors import Problem
from negotiate.model.text import clean

_written: list[str] = []
"""The files that stand written in this run, as text to show."""


def new_run() -> None:
    """Forget what was read and written: another command begins in this process."""
    guard.new_run()
    _written.clear()


def written() -> tuple[str, ...]:
    """The files that stand whole in this run, in the order they were written."""
    return tuple(_written)


def say_written(text: str, of: Path | None = None) -> None:
    """Name what was written in this run by one text, in place of a file or of all of them.

    Of a file that is gone again, the text is empty.
    """
    shown = None if of is None else clean(os.path.realpath(of), 200)
    found = [text if name == shown else name for name in _written] if shown else [text]
    _written[:] = filter(None, found)


def write_whole(path: Path, content: bytes, *, instead_of: os.stat_result | None = None) -> None:
    """Write `content` beside `path`, then rename it: the old or the new file stands, never half.

    Its owner alone can read it; with `instead_of`, what `path` was when it was read, its rights and
    owner stay, and it is left as it is where it was changed since. What is not a plain file, such
    as `/dev/stdout`, is written to directly. Raises `Problem`.
    """
    check_name(path)
    if not content.startswith(_ZIP):
        check_no_workbook(path)
    try:
        if path.exists() and not path.is_file():
            _write_through(path, content)
        else:
            _replace(Path(os.path.realpath(path)), content, instead_of)
    except OSError as error:
        raise _cannot(path, error) from error


_ZIP = b"PK"
"""How a workbook begins."""


def write_output(path: Path, content: bytes, *, force: bool = False) -> None:
    """As `write_whole`, for a file that was asked for: never over what was read or is the user's.

    Over another file that this program did not write only by `force`. Raises `Problem`.
    """
    check_output(path, content, force=force)
    write_whole(path, content)


def _write_through(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)


def _replace(path: Path, content: bytes, before: os.stat_result | None) -> None:
    with _beside(path, before) as file:
        file.write(content)


def _keep_rights(file: BinaryIO, before: os.stat_result) -> None:
    """Give a new file the owner and the rights of the one it takes the place of."""
    if os.name == "nt":
        return
    now = os.fstat(file.fileno())
    if (now.st_uid, now.st_gid) != (before.st_uid, before.st_gid):
        os.fchown(file.fileno(), before.st_uid, before.st_gid)
    os.fchmod(file.fileno(), stat.S_IMODE(before.st_mode))


@contextmanager
def writing_whole(path: Path, *, force: bool = False) -> Iterator[BinaryIO]:
    """A file that was asked for, to write to bit by bit: under its name when all of it is written.

    Raises `Problem` where it cannot be written, or would be written over what was read or is the
    user's own, or, without `force`, over what this program did not write; also, whatever was said,
    over what somebody put there meanwhile.
    """
    check_name(path)
    before = what_stands(path)
    check_output(path, force=force)
    try:
        plain = not path.exists() or path.is_file()
        with _beside(Path(os.path.realpath(path))) if plain else path.open("wb") as file:
            yield file
            if plain:
                file.flush()
                os.fsync(file.fileno())  # may take long, so the last look comes after it
                check_unchanged(path, before)
    except OSError as error:
        raise _cannot(path, error) from error


@contextmanager
def _beside(path: Path, before: os.stat_result | None = None) -> Iterator[BinaryIO]:
    """A new file beside `path` that is renamed to it at the end, or else removed.

    With what `path` was `before`, it is only renamed to that, with its owner and rights.
    """
    descriptor, begun = begin(path.parent)
    with os.fdopen(descriptor, "wb") as file:  # open, so held, until it has its name
        try:
            yield file
            file.flush()
            if before is not None:
                _keep_rights(file, before)
            os.fsync(file.fileno())
            if before is not None:
                check_unchanged(path, before)
            if _CLOSED_FIRST:
                file.close()
            begun.replace(path)
        finally:  # also when somebody stops the program between two lines
            if _CLOSED_FIRST:
                file.close()
            try:
                begun.unlink()
            except FileNotFoundError:
                _written.append(clean(str(path), 200))


_CLOSED_FIRST = os.name == "nt"
"""Windows neither renames nor removes a file that is open."""


def _cannot(path: Path, error: OSError) -> Problem:
    return Problem(
        f"cannot write {clean(str(path), 200)}: {error.strerror or error}",
        hint="free some space, or choose a file in a folder you can write to",
    )
