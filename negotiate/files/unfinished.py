"""Files that are being written: each is held by its writer, and cleared away where he was killed.

A file bears a name of its own until it is whole. Its writer holds a lock on it, which ends with the
process however that ends. So the next writer in the folder can tell what somebody still writes from
what nobody will finish. A folder for parts of a file, and the lock of one that is read and
rewritten, are known and held in the same way.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX, _SUFFIX, _PARTS = ".negotiate-", ".tmp", ".parts"
_NAME = re.compile(r"\.negotiate-[a-z0-9_]{8}\.(tmp|lock)")
_PARTS_NAME = re.compile(r"\.negotiate-[a-z0-9_]{8}\.parts")


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


def lock_name(name: str) -> str:
    """What the lock of a file is called that lies beside it; the same name, the same lock."""
    return f"{_PREFIX}{int.from_bytes(os.fsencode(name)) % _PRIME:08x}.lock"


_PRIME = 2**32 - 5
"""As many locks there can be in a folder; two files of one lock only wait for each other."""


@contextmanager
def parts_folder() -> Iterator[Path]:
    """A new folder for parts of a file, held, that its owner alone can read; gone at the end.

    It lies where the system has its temporary files. What killed runs of the same user left there
    is removed first. Raises `OSError`.
    """
    clear_parts(Path(tempfile.gettempdir()))
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, suffix=_PARTS))
        with suppress(FileNotFoundError):  # another run took it for left behind before it was held
            descriptor = _hold_folder(folder)
            break
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if descriptor is not None:
            os.close(descriptor)


if sys.platform == "win32":

    def clear(folder: Path) -> None:
        """Nothing: a file held there could not be renamed, so nobody knows who still writes."""

    def clear_parts(folder: Path) -> None:
        """Nothing, for the same reason."""

    def clear_lock(path: Path) -> None:
        """Nothing, for the same reason."""

    def _held(_descriptor: int) -> bool:
        return True

    def _hold_folder(_folder: Path) -> int | None:
        return None

else:
    import fcntl

    def clear(folder: Path) -> None:
        """Remove what this user's killed runs did not finish in a folder, and their locks."""
        _clear(folder, _NAME, _remove)

    def clear_parts(folder: Path) -> None:
        """Remove the folders for parts in a folder that this user's killed runs left."""
        _clear(folder, _PARTS_NAME, _remove_parts)

    def _clear(folder: Path, name: re.Pattern[str], remove: Callable[[Path], None]) -> None:
        left: list[Path] = []
        with suppress(OSError), os.scandir(folder) as entries:
            left = [Path(entry.path) for entry in entries if name.fullmatch(entry.name)]
        for path in left:
            with suppress(OSError):  # somebody holds it, or removed it meanwhile
                remove(path)

    def clear_lock(path: Path) -> None:
        """Remove the lock of a file that a killed run of this user left, if there is one."""
        real = Path(os.path.realpath(path))
        lock = real.parent / lock_name(real.name)
        if os.path.lexists(lock):
            with suppress(OSError):  # somebody holds it, or removed it meanwhile
                _remove(lock)

    def _remove_parts(folder: Path) -> None:
        """Remove a folder for parts that nobody holds; `OSError` where somebody does."""
        descriptor = os.open(folder, _FOLDER)
        try:
            if os.fstat(descriptor).st_uid == os.geteuid():
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                for part in os.listdir(descriptor):  # noqa: PTH208 - of what is held
                    os.unlink(part, dir_fd=descriptor)
                folder.rmdir()
        finally:
            os.close(descriptor)

    def _hold_folder(folder: Path) -> int:
        """What holds a folder as long as it is open; `FileNotFoundError` where it is gone."""
        descriptor = os.open(folder, _FOLDER)
        if not _held(descriptor):
            os.close(descriptor)
            raise FileNotFoundError
        return descriptor

    _FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW

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
