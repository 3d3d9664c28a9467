"""Reading a user's own files: whole, in UTF-8, and never more than is sensible."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from negotiate.model.errors import Problem
from negotiate.model.text import clean, nearest

MOST_BYTES = 5_000_000


def read_own(path: Path, hint: str) -> str:
    """The text of a user's file; `Problem` with `hint` where it cannot be read."""
    shown = clean(str(path), 200)
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise Problem(f"{shown} is too large: over 5 MB", hint="is it the right file?")
        return content.decode("utf-8-sig")
    except OSError as error:
        raise Problem(f"cannot read {shown}: {error.strerror or error}", hint=hint) from error
    except UnicodeDecodeError as error:
        raise Problem(f"{shown} is not text in UTF-8", hint="save it as UTF-8") from error


def header_mistakes(
    header: Sequence[str], required: Sequence[str], known: Sequence[str]
) -> list[str]:
    """What is wrong with the first line of a table: missing, twice there, or misspelled."""
    mistakes = []
    if missing := [name for name in required if name not in header]:
        mistakes.append(f"no column {', '.join(missing)}")
    if len(set(header)) < len(header):
        mistakes.append("a column is there twice")
    mistakes += [
        f"unknown column '{clean(name, 30)}', did you mean {alike[0]}?"
        for name in dict.fromkeys(header)
        if name not in known and (alike := nearest(name, known, 1, 0.75))
    ]
    return mistakes
