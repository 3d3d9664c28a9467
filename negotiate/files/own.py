"""Where the user's own files lie, and changing them so that nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from negotiate.model.errors import Problem
from negotiate.model.text import clean

_WAIT = 20.0
"""Seconds to wait for another process that is writing the same file."""


def profile_path() -> Path:
    """The profile in the user's config folder; it need not be there."""
    import platformdirs

    return Path(platformdirs.user_config_dir("negotiate", appauthor=False)) / "profile.toml"


def finds_path() -> Path:
    """The finds in the user's data folder; they need not be there."""
    import platformdirs

    return Path(platformdirs.user_data_dir("negotiate", appauthor=False)) / "finds.csv"


def make_folder(folder: Path) -> None:
    """Make a folder that its owner alone can read; `Problem` where it cannot be made."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a file while it is read and rewritten; `Problem` where that cannot be."""
    from filelock import FileLock, Timeout

    make_folder(path.parent)
    lock = path.with_name(f".{path.name}.lock")
    try:
        with FileLock(lock, timeout=_WAIT, mode=0o600):
            yield
    except Timeout as error:
        raise Problem(
            f"{clean(str(path), 200)} is being changed by another process",
            hint=f"try again; if nothing else runs, remove {clean(str(lock), 200)}",
        ) from error
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> Problem:
    return Problem(
        f"cannot write {clean(str(path), 200)}: {error.strerror or error}",
        hint="name a file in a folder you can write to",
    )
