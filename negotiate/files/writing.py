"""Writing files whole or not at all, readable by their owner alone."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from negotiate.model.errors import Problem
from negotiate.model.text import clean


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` beside `path`, then rename it: the old or the new file stands, never half.

    What is not a plain file, such as `/dev/stdout`, is written to directly. Raises `Problem`.
    """
    try:
        if path.exists() and not path.is_file():
            _write_through(path, content)
        else:
            _replace(Path(os.path.realpath(path)), content)
    except OSError as error:
        raise Problem(
            f"cannot write {clean(str(path), 200)}: {error.strerror or error}",
            hint="free some space, or choose a file in a folder you can write to",
        ) from error


def _write_through(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)


def _replace(path: Path, content: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".negotiate-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink()
        raise
