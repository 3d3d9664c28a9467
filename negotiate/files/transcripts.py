"""Transcripts of practice calls: one file, every session below the one before."""

from __future__ import annotations

import os
import re
from pathlib import Path

from negotiate.files.own import locked, present
from negotiate.files.reading import read_own
from negotiate.files.writing import write_whole
from negotiate.model.errors import Problem
from negotiate.model.rehearsal import Tally
from negotiate.model.text import clean

_MARK = re.compile(
    r"^\s*<!-- negotiate\.rehearsal/1 answers=(\d{1,6}) good=(\d{1,6}) slips=(\d{1,6}) -->\s*$",
    re.MULTILINE,
)


def mark(tally: Tally) -> str:
    """The line of a transcript that a later session reads."""
    return (
        f"<!-- negotiate.rehearsal/1 answers={tally.answers} good={tally.good} "
        f"slips={tally.slips} -->"
    )


def last_tally(path: Path) -> Tally | None:
    """How the last session in a transcript went; None where there is no such file.

    Raises `Problem` where the file is something else, so that nothing of the user's is mixed in, or
    where it could not be written: before the call, not after it.
    """
    folder = path.absolute().parent
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise Problem(
            f"cannot write in {clean(str(folder), 200)}",
            hint="choose a file with --save in a folder you can write to",
        )
    if not present(path):
        return None
    text = read_own(path, "choose another name with --save")
    marks = _MARK.findall(text)
    if text.strip() and not marks:
        raise Problem(
            f"{clean(str(path), 200)} is there already and is no transcript of a rehearsal",
            hint="choose another name with --save",
        )
    if not marks:
        return None
    answers, good, slips = map(int, marks[-1])
    return Tally(answers=answers, good=good, slips=slips)


def add_session(path: Path, session: str) -> None:
    """Put a session below those in the file, whole or not at all, one after another."""
    with locked(path):
        before = read_own(path, "choose another name with --save") if present(path) else ""
        gap = "\n" if before.strip() else ""
        write_whole(path, f"{before}{gap}{session}".encode("utf-8", errors="replace"))
