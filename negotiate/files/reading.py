"""Reading a user's own files: whole, in UTF-8, and never more than is sensible."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from negotiate.files.guard import note_read
from negotiate.files.own import check_name
from negotiate.model.errors import Problem
from negotiate.model.text import clean, nearest

MOST_BYTES = 5_000_000
_DEEPEST = 20
"""Levels of a TOML file inside one another; our own files need four."""
_MOST_LETTERS = 1_000_000
"""Of a TOML file: a million take a second to read."""
_LARGEST = 2**63
"""What TOML takes for a whole number is smaller."""


def read_own(path: Path, hint: str) -> str:
    """The text of a user's file; `Problem` with `hint` where it cannot be read."""
    check_name(path)
    shown = clean(str(path), 200)
    try:
        with path.open("rb") as file:
            note_read(file.fileno())
            content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise Problem(f"{shown} is too large: over 5 MB", hint="is it the right file?")
        return content.decode("utf-8-sig")
    except OSError as error:
        raise Problem(f"cannot read {shown}: {error.strerror or error}", hint=hint) from error
    except UnicodeDecodeError as error:
        raise Problem(f"{shown} is not text in UTF-8", hint="save it as UTF-8") from error


def parse_toml(text: str) -> dict[str, Any]:
    """The content of a TOML file; `ValueError` says why it is none that can be used."""
    import tomllib

    if len(text) > _MOST_LETTERS:
        raise ValueError(f"it is too large: over {_MOST_LETTERS:,} letters")
    if any(_steps(line) > _DEEPEST for line in text.splitlines()):
        raise ValueError(_TOO_DEEP)  # before it is read: the time that takes grows by the square
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError:  # digits by the thousand
        raise ValueError(_TOO_LARGE) from None
    except RecursionError:
        raise ValueError(_TOO_DEEP) from None
    _check_sizes(found)
    return found


def _steps(line: str) -> int:
    """How many levels down the longest key in a line goes: a.b.c goes two."""
    *keys, value = line.split("=")
    parts = [*keys, value] if line.lstrip().startswith("[") else keys
    return max((len(_STEP.findall(part)) for part in parts), default=0)


_STEP = re.compile(r"\.\s*[^.\s]")
_TOO_LARGE = "it has a whole number that is too large"
_TOO_DEEP = f"it goes over {_DEEPEST} levels deep"


def _check_sizes(found: dict[str, Any]) -> None:
    """Raise `ValueError` where values are larger or deeper than what comes after can take."""
    depth = 0
    level: list[Any] = [found]
    while level:
        if depth > _DEEPEST:
            raise ValueError(_TOO_DEEP)
        inside = [v for x in level for v in (x.values() if isinstance(x, dict) else x)]
        if any(isinstance(v, int) and abs(v) >= _LARGEST for v in inside):
            raise ValueError(_TOO_LARGE)
        depth, level = depth + 1, [v for v in inside if isinstance(v, dict | list)]


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
