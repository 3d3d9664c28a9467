"""What a file that was asked for may be written over: nothing that was read, and no file of ours.

Every reader notes what it read and every writer of what `-o` names asks here, so that a new command
cannot forget to: an output never replaces an input, by whatever name or link it is reached, nor the
user's own profile, finds or imported bands, nor what is protected against writing.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from negotiate.files.own import bands_path, finds_path, profile_path
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


def check_output(path: Path) -> None:
    """Raise `Problem` where writing to `path` would lose something of the user's."""
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
            f"{shown} is your own profile, finds or imported bands, and would be replaced",
            hint="choose another name with -o",
        )
    if not found.st_mode & 0o222:
        raise Problem(
            f"{shown} is protected against writing",
            hint="choose another name with -o, or allow writing to it",
        )


def _own_files() -> set[tuple[int, int]]:
    """Device and number of the user's own files that are there."""
    known = set()
    for find in (profile_path, finds_path, bands_path):
        try:
            found = find().stat()
        except (OSError, ValueError, Problem):
            continue
        known.add((found.st_dev, found.st_ino))
    return known
