"""Writing files whole or not at all, readable by their owner alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from negotiate.files import guard
from negotiate.files.guard import check_output
from negotiate.files.own import check_name
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


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` beside `path`, then rename it: the old or the new file stands, never half.

    What is not a plain file, such as `/dev/stdout`, is written to directly. Raises `Problem`.
    """
    check_name(path)
    try:
        if path.exists() and not path.is_file():
            _write_through(path, content)
        else:
            _replace(Path(os.path.realpath(path)), content)
    except OSError as error:
        raise _cannot(path, error) from error


def write_output(path: Path, content: bytes) -> None:
    """As `write_whole`, for a file that was asked for: never over what was read or is the user's.

    Raises `Problem`.
    """
    check_output(path)
    write_whole(path, content)


def _write_through(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)


def _replace(path: Path, content: bytes) -> None:
    with _beside(path) as file:
        file.write(content)


@contextmanager
def writing_whole(path: Path) -> Iterator[BinaryIO]:
    """A file that was asked for, to write to bit by bit: under its name when all of it is written.

    Raises `Problem` where it cannot be written, or would be written over what was read or is the
    user's own.
    """
    check_name(path)
    check_output(path)
    try:
        plain = not path.exists() or path.is_file()
        with _beside(Path(os.path.realpath(path))) if plain else path.open("wb") as file:
            yield file
    except OSError as error:
        raise _cannot(path, error) from error


@contextmanager
def _beside(path: Path) -> Iterator[BinaryIO]:
    """A new file beside `path` that is renamed to it at the end, or else removed."""
    descriptor, begun = begin(path.parent)
    with os.fdopen(descriptor, "wb") as file:  # open, so held, until it has its name
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
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
