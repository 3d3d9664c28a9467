"""Drafts: a file of the user's is edited as a copy, so that nothing waits while a person thinks.

The copy lies in a folder of its own beside the file, with whatever the editor puts there. It goes
when the edit is done. It stays where it holds what the file does not: an edit that was stopped, or
one that met a change made meanwhile.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from negotiate.files.own import locked, make_folder, present
from negotiate.files.writing import write_whole
from negotiate.model.errors import Problem
from negotiate.model.text import clean

_BEFORE = ".before"
"""Beside the draft: the file as it was when the edit began."""


@contextmanager
def draft_of(path: Path, template: bytes) -> Iterator[Path]:
    """A copy of a file, or of `template` where there is none, for somebody to edit.

    When all went well it is gone afterwards; else it stays if there is anything in it. Raises
    `Problem`.
    """
    before = _content(path) if present(path) else template
    make_folder(path.parent)
    try:
        folder, held = _begin(path)
    except OSError as error:
        raise _cannot("write beside", path, error) from error
    draft = folder / path.name
    try:
        for file in (folder / _BEFORE, draft):  # in this order: see `_is_spent`
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as new:
                new.write(before)
    except OSError as error:
        _remove(folder)
        raise _cannot("write beside", path, error) from error
    try:
        yield draft
    except BaseException:
        if _is_spent(folder, path):
            _remove(folder)
        raise
    else:
        _remove(folder)
    finally:
        if held is not None:
            os.close(held)


def save_draft(draft: Path, path: Path) -> None:
    """Put what stands in a draft in the file's place, whole, readable by its owner alone.

    Raises `Problem` where the file was changed since the edit began, and where it cannot be
    written; the draft stays then.
    """
    try:
        with locked(path):
            now = _content(path) if present(path) else None
            before = _content(draft.with_name(_BEFORE))
            written = _content(draft) if draft.exists() else before
            if now is not None and written == before:
                written = now  # only its rights are put in order
            if now not in (None, before, written):
                raise Problem(
                    f"{clean(str(path), 200)} was changed by another command while you edited it",
                    hint="it is as that command left it",
                )
            write_whole(path, written)
    except Problem as problem:
        raise kept(draft, problem) from problem


def kept(draft: Path, problem: Problem) -> Problem:
    """The problem, with where the draft lies that was not saved, if anything was written in it."""
    with suppress(Problem):
        if _content(draft) == _content(draft.with_name(_BEFORE)):
            return Problem(problem.message, hint=f"{problem.hint}; you changed nothing")
    hint = f"{problem.hint}; what you wrote is kept in {clean(str(draft), 200)}"
    return Problem(problem.message, hint=hint)


def unsaved(path: Path) -> list[Path]:
    """The drafts of a file that earlier edits left and nobody edits now; empty ones are removed."""
    name = re.compile(rf"{re.escape(path.stem)}\.edit-[a-z0-9_]{{8}}")
    found = []
    with suppress(OSError):
        for folder in sorted(path.parent.iterdir()):
            if not name.fullmatch(folder.name) or (held := _hold(folder)) is None:
                continue
            if _is_spent(folder, path):
                _remove(folder)
            else:
                found += [folder / path.name] * (folder / _BEFORE).exists()
            os.close(held)
    return found


def _begin(path: Path) -> tuple[Path, int | None]:
    """A new folder beside a file for a draft of it, and what holds it; `OSError`."""
    while True:
        folder = Path(tempfile.mkdtemp(dir=path.parent, prefix=f"{path.stem}.edit-"))
        with suppress(FileNotFoundError):  # another edit took it for left behind
            held = _hold(folder)
            if folder.is_dir():
                return folder, held


def _remove(folder: Path) -> None:
    """Remove a draft's folder; by what goes last it is known as one of ours until it is gone."""
    with suppress(OSError):
        for path in folder.iterdir():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif path.name != _BEFORE:
                path.unlink()
        shutil.rmtree(folder)


def _is_spent(folder: Path, path: Path) -> bool:
    """Whether a draft's folder holds nothing that the file, or the file before it, did not."""
    draft, before = folder / path.name, folder / _BEFORE
    try:
        there = {*folder.iterdir()}
        if before not in there:
            return not there  # killed before anything was in it; else it is none of ours
        if there - {draft, before}:
            return False  # an editor that died leaves what it can mend from
        written = draft.read_bytes() if draft in there else b""
        if before.read_bytes().startswith(written):  # also killed while the copy was made
            return True
        return path.is_file() and written == path.read_bytes()
    except OSError:
        return False


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _cannot("read", path, error) from error


def _cannot(what: str, path: Path, error: OSError) -> Problem:
    text = f"cannot {what} {clean(str(path), 200)}: {error.strerror or error}"
    return Problem(text, hint="name a file in a folder you can write to")


if sys.platform == "win32":

    def _hold(_folder: Path) -> int | None:
        return None

else:
    import fcntl

    def _hold(folder: Path) -> int | None:
        """What holds a folder as long as it is open; None where another does, or owns it."""
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        if os.fstat(descriptor).st_uid != os.geteuid():
            os.close(descriptor)
            return None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(descriptor)
            return None
        return descriptor
