"""Where the user's own files lie, and changing them so that nothing is lost."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from negotiate.files.unfinished import clear_lock, lock_name
from negotiate.model.errors import Problem
from negotiate.model.text import clean

_WAIT = 20.0
"""Seconds to wait for another process that is writing the same file."""


def profile_path() -> Path:
    """The profile in the user's config folder; it need not be there."""
    import platformdirs

    return _folder(platformdirs.user_config_dir) / "profile.toml"


def finds_path() -> Path:
    """The finds in the user's data folder; they need not be there."""
    import platformdirs

    return _folder(platformdirs.user_data_dir) / "finds.csv"


def bands_path() -> Path:
    """The imported bands in the user's data folder; they need not be there."""
    return finds_path().with_name("bands.csv")


def begun_path() -> Path:
    """Where the answers of questions lie that somebody left; they need not be there."""
    return finds_path().with_name("begun.json")


OWN = (profile_path, finds_path, bands_path, begun_path)
"""Every file that the program keeps for its user, by what finds it."""


def _folder(find: Callable[..., str]) -> Path:
    try:
        folder = Path(find("negotiate", appauthor=False))
    except (RuntimeError, KeyError) as error:
        raise _homeless() from error
    if not folder.is_absolute():
        raise _homeless()
    return folder


def _homeless() -> Problem:
    return Problem("no home folder is known", hint="set HOME, or give --profile and --finds")


def check_name(path: Path) -> None:
    """Raise `Problem` where no file can have that name: an empty one, or one no system can hold."""
    try:
        fits = bool(path.name) and b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        fits = False
    if not fits:
        shown = clean(str(path), 200)
        raise Problem(f"'{shown}' is no name of a file", hint="name a file, like my.csv")


_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")


def check_no_workbook(path: Path, about: str = "") -> None:
    """Raise `Problem` where text is to be written into a file that is called a workbook."""
    if (suffix := path.suffix.lower()) in _WORKBOOKS:
        raise Problem(
            f"no {suffix} file is written here",
            about=about,
            hint="batch, finds list and bands backtest write .xlsx; else end the name in .csv",
        )


def present(path: Path) -> bool:
    """True where a file is there, False where nothing is; `Problem` where it is something else.

    Who looks whether a file is there may find that a run was killed that had just changed it: its
    lock is removed.
    """
    check_name(path)
    shown = clean(str(path), 200)
    try:
        clear_lock(path)
        if path.is_file():
            return True
        if not os.path.lexists(path):
            return False
    except OSError as error:
        reason = error.strerror or error
        raise Problem(f"cannot read {shown}: {reason}", hint="name another file") from error
    if path.exists() and not path.is_dir():
        raise Problem(f"{shown} is a device or a pipe", hint="name a file")
    what = "is a folder" if path.is_dir() else "is a link that leads nowhere"
    raise Problem(f"{shown} {what}", hint="move it away, or name another file")


def make_folder(folder: Path) -> list[Path]:
    """Make a folder, and those above it, that their owner alone can read; those made, inner first.

    One that is there keeps its rights: it may be a team's. Raises `Problem` where none can be made.
    """
    try:
        missing = [one for one in (folder, *folder.parents) if not one.exists()]
        for one in reversed(missing):
            one.mkdir(mode=0o700, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error
    return missing


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a file while it is read and rewritten; `Problem` where that cannot be.

    The lock is that of the real file, however it is reached. It is a file of its own, which is gone
    again when the work is done, or cleared like an unfinished file where the work was killed; so
    are the folders made for it where nothing was written.
    """
    from filelock import FileLock, Timeout

    present(path)  # beside a device or a folder there is nothing to lock
    made = make_folder(path.parent)
    real = Path(os.path.realpath(path))
    lock = real.with_name(lock_name(real.name))
    try:
        os.close(os.open(lock, os.O_RDWR | os.O_CREAT, 0o600))  # FileLock would wait, not say why
        with FileLock(lock, timeout=_WAIT, mode=0o600):
            try:
                yield
            finally:  # others who wait for it see that it is gone, and make one again
                with suppress(OSError):
                    lock.unlink()
    except Timeout as error:
        raise Problem(
            f"{clean(str(path), 200)} is being changed by another process",
            hint=f"try again; if nothing else runs, remove {clean(str(lock), 200)}",
        ) from error
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        with suppress(OSError):  # one that holds something stays
            for folder in made:
                folder.rmdir()


def _unwritable(path: Path, error: OSError) -> Problem:
    return Problem(
        f"cannot write {clean(str(path), 200)}: {error.strerror or error}",
        hint="name a file in a folder you can write to",
    )
