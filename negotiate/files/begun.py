"""What was answered in questions that somebody left: kept in the user's data folder until done."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress

from negotiate.files.own import OWN, begun_path, make_folder, present
from negotiate.files.reading import read_own
from negotiate.files.unfinished import clear
from negotiate.files.writing import say_written, write_whole
from negotiate.model.errors import Problem

_MOST = 500
"""Answers: fifty offers have fewer that are worth keeping."""


def save_begun(answers: Mapping[str, str]) -> None:
    """Keep answers, readable by their owner alone; `Problem` where that cannot be."""
    path = begun_path()
    make_folder(path.parent)
    write_whole(path, json.dumps(answers, ensure_ascii=False).encode("utf-8", "replace"))


def load_begun() -> dict[str, str]:
    """The answers kept, in their order; none where there are none that can be read.

    What killed runs left beside the files that are kept for the user is removed.
    """
    try:
        for find in OWN:
            clear(find().parent)
        path = begun_path()
        found = json.loads(read_own(path, "")) if present(path) else {}
    except (Problem, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict) or len(found) > _MOST:
        return {}
    return {key: text for key, text in found.items() if isinstance(text, str)}


def forget_begun() -> None:
    """Remove the answers: all was done, or they are not wanted."""
    with suppress(OSError, Problem):
        begun_path().unlink()
        say_written("", begun_path())


def say_begun() -> None:
    """Have it said, where the program is stopped, that the answers are kept."""
    with suppress(Problem):
        say_written("a file of your answers (negotiate alone goes on from there)", begun_path())
