"""Files that are being written: each is held by its writer, and cleared away where he was killed.

A file bears a name of its own until it is whole. Its writer holds a lock on it, which ends with the
process however that ends. So the next writer in the folder can tell what somebody still writes from
what nobody will finish.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

_PREFIX, _SUFFIX = ".negotiate-", ".tmp"
_NAME = re.compile(r"\.negotiate-[a-z0-9_]{8}\.tmp")


def begin(folder: Path) -> tuple[int, Path]:
    """A new file in a folder, open to be written and held; its owner alone can read it.

    What killed runs of the same user left in the folder is removed first. Raises `OSError`.
    """
    clear(folder)
    while True:
        descriptor, name = tempfile.mkstemp(dir=folder, prefix=_PREFIX, suffix=_SUFFIX)
        try:
            if _held(descriptor):
                return descriptor, Path(name)
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)  # another run took it for left behind before it was held


if sys.platform == "win32":

    def clear(folder: Path) -> None:
        """Nothing: a file held there could not be renamed, so nobody knows who still writes."""

    def _held(_descriptor: int) -> bool:
        return True

else:
    import fcntl

    def clear(folder: Path) -> None:
        """Remove the files in a folder that this user's killed runs did not finish."""
        left: list[Path] = []
        with suppress(OSError), os.scandir(folder) as entries:
            left = [Path(entry.path) for entry in entries if _NAME.fullmatch(entry.name)]
        for path in left:
            with suppress(OSError):  # somebody holds it, or removed it meanwhile
                _remove(path)

    def _remove(path: Path) -> None:
        """Remove a file that nobody holds; `OSError` where somebody does."""
        descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode) or found.st_uid != os.geteuid():
                return
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(found, path.lstat()):
                path.unlink()
        finally:
            os.close(descriptor)

    def _held(descriptor: int) -> bool:
        """Hold the file; False where it has no name any more.

        Where the disk knows no locks nobody can hold it, and so nobody removes it.
        """
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        return os.fstat(descriptor).st_nlink > 0
