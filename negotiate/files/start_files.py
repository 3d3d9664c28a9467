"""The start files of a user's shell: a line is added at their end, and nothing else is touched."""

from __future__ import annotations

import os
from pathlib import Path

from negotiate.files.own import locked, make_folder, present
from negotiate.files.writing import write_whole
from negotiate.model.errors import Problem
from negotiate.model.text import clean


def home() -> Path:
    """The user's home folder; `Problem` where none is known."""
    try:
        found = Path.home()
    except RuntimeError as error:
        raise Problem("no home folder is known", hint="set HOME") from error
    if not found.is_absolute():
        raise Problem("no home folder is known", hint="set HOME to a whole path")
    return found


def add_line(path: Path, line: str) -> bool:
    """Add a line to the end of a file, unless it is one already; whether it was added.

    Every other byte, its rights and its owner stay, and so does a link to it. Raises `Problem`, and
    then the file is as it was.
    """
    wanted = os.fsencode(line)
    make_folder(path.parent)
    with locked(path):
        before = path.stat() if present(path) else None
        if before is not None and not os.access(path, os.W_OK):
            text = f"{clean(str(path), 200)} is protected against writing"
            raise Problem(text, hint="allow writing to it")
        content = _content(path) if before else b""
        if wanted in map(bytes.strip, content.splitlines()):
            return False
        gap = b"" if not content or content.endswith(b"\n") else b"\n"
        write_whole(path, content + gap + wanted + b"\n", instead_of=before)
    return True


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        text = f"cannot read {clean(str(path), 200)}: {error.strerror or error}"
        raise Problem(text, hint="allow reading it") from error
