"""Reading a user's own files: whole, in UTF-8, and never more than is sensible."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from negotiate.files.guard import note_read
from negotiate.files.own import check_name
from negotiate.model.errors import Problem
from negotiate.model.text import clean, listing, nearest

MOST_BYTES = 5_000_000
_DEEPEST = 20
"""Levels of a TOML file inside one another; our own files need four."""
_MOST_LETTERS = 1_000_000
"""Of a TOML file: a million take a second to read."""
_MOST_VALUES = 10_000
"""Of a TOML file: fifty offers with all there is to know of each have under 5,000."""
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
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise Problem(f"cannot read {shown}: {error.strerror or error}", hint=hint) from error
    except UnicodeDecodeError as error:
        raise _not_text(shown) from error
    if "\0" in text:  # as UTF-16 has it, where nothing says that it is that
        raise _not_text(shown)
    return text


def _not_text(shown: str) -> Problem:
    return Problem(f"{shown} is not text in UTF-8", hint="save it as UTF-8")


class Unreadable(ValueError):
    """A text is no TOML: every line that cannot be read, with why.

    As text it says the lines alone: what stands in a profile is not repeated.
    """

    def __init__(self, mistakes: Sequence[str]) -> None:
        lines = [one.partition(":")[0] for one in mistakes]
        super().__init__(f"{listing(lines, 'and')} cannot be read")
        self.mistakes = tuple(mistakes)


def parse_toml(text: str) -> dict[str, Any]:
    """The content of a TOML file; `ValueError` says why it is none that can be used."""
    found = load_toml(text)
    if any(isinstance(v, int) and abs(v) >= _LARGEST for values in _levels(found) for v in values):
        raise ValueError(_TOO_LARGE)
    return found


def load_toml(text: str) -> dict[str, Any]:
    """As `parse_toml`, with whole numbers of any size, for those who say which one is too large."""
    import tomllib

    if len(text) > _MOST_LETTERS:
        raise ValueError(f"it is too large: over {_MOST_LETTERS:,} letters")
    if _DEEP_KEY.search(text):  # before it is read: the time that takes grows by the square
        raise ValueError(_TOO_DEEP)
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        from negotiate.files.toml_syntax import syntax_mistakes

        raise Unreadable(syntax_mistakes(text, error)) from None
    except ValueError:  # digits by the thousand
        raise ValueError(_TOO_LARGE) from None
    except RecursionError:
        raise ValueError(_TOO_DEEP) from None
    count = 0
    for depth, values in enumerate(_levels(found)):
        count += len(values)
        if depth > _DEEPEST:
            raise ValueError(_TOO_DEEP)
        if count > _MOST_VALUES:
            raise ValueError(f"it is too large: over {_MOST_VALUES:,} values")
    return found


_DEEP_KEY = re.compile(
    r"""(?:(?<![\w-])[\w-]++|(?<!\\)"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""  # a part of a key
    r"""(?:[ \t]*+\.[ \t]*+(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'))"""
    r"{100}"
)
"""A key of parts by the hundred, a.b.c; one-word sentences in a text are never as many."""
_TOO_LARGE = "it has a whole number that is too large"
_TOO_DEEP = f"it goes over {_DEEPEST} levels deep"


def _levels(found: dict[str, Any]) -> Iterator[list[Any]]:
    """The values of a file: those of the first level, then those within them, and so on."""
    level: list[Any] = [found]
    while level:
        inside = [v for x in level for v in (x.values() if isinstance(x, dict) else x)]
        yield inside
        level = [v for v in inside if isinstance(v, dict | list)]


def check_first_line(
    shown: str,
    first: Sequence[str],
    below: Iterable[tuple[int, Sequence[str]]],
    required: Iterable[str],
) -> None:
    """Raise `Problem` where the names of the columns stand further down, below a title.

    `below` are the next rows, each with its line.
    """
    needed = set(required)
    if needed <= _names_in(first):
        return
    for line, row in islice(below, _LINES_OF_A_TITLE):
        if needed <= _names_in(row):
            text = f"{shown}: the names of the columns stand in line {line}, not in the first"
            raise Problem(text, hint="take away the lines above them")


def _names_in(row: Sequence[str]) -> set[str]:
    return {cell.strip().lower() for cell in row}


_LINES_OF_A_TITLE = 20


_MARKS = {";": "semicolons", "\t": "tabs", "|": "bars"}
"""What else programs write between columns."""


def other_marks(header: Sequence[str]) -> str:
    """That something else than commas stands between the columns; empty where nothing does."""
    found = [name for mark, name in _MARKS.items() if len(header) == 1 and mark in header[0]]
    return f"its columns are separated by {found[0]}, not by commas" if found else ""


def header_mistakes(
    header: Sequence[str], required: Sequence[str], known: Sequence[str]
) -> list[str]:
    """What is wrong with the first line of a table: missing, twice there, or misspelled."""
    mistakes = []
    if marks := other_marks(header):
        return [marks]
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
