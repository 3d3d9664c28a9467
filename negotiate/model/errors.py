"""The errors a user may see: one `error:` line, one `hint:` line, an exit code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from negotiate.model.text import clean, listing, nearest

_Word = TypeVar("_Word", bound=str)
"""A word of a short list."""


class Problem(Exception):
    """An expected problem: what is wrong, every mistake if there are several, and what to do.

    `about` is the name of the value that is wrong, such as `area`; empty where it is about none.
    The boundary in `cli` alone turns it into an option, prints the problem and exits with
    `exit_code`; a file says it of its column or key.
    """

    exit_code = 1

    def __init__(
        self, message: str, *, hint: str, about: str = "", mistakes: tuple[str, ...] = ()
    ) -> None:
        super().__init__(message, about)
        self.message = message
        self.hint = hint
        self.about = about
        self.mistakes = mistakes

    def __str__(self) -> str:
        """What is wrong, with the name of the value before it: "area: no place given"."""
        return f"{self.about}: {self.message}" if self.about else self.message


class Misuse(Problem):
    """The command was called in a way it cannot work: exit code 2."""

    exit_code = 2


def install_hint(extra: str) -> str:
    """How to install the packages of an extra: the program comes as a folder."""
    return f"in the folder it was installed from: pip install '.[{extra}]'"


def mistaken(name: str, mistakes: Sequence[str], *, hint: str) -> Problem:
    """All the mistakes of one file as a `Problem`: "FILE: 3 mistakes"."""
    count = f"{len(mistakes)} mistake{'s' if len(mistakes) > 1 else ''}"
    return Problem(f"{name}: {count}", mistakes=tuple(mistakes), hint=hint)


def check_choice(word: str, choices: Sequence[_Word], about: str) -> _Word:
    """The choice that was typed for `about`; `Problem` with the nearest one where it is none."""
    key = word.strip().lower()
    found = next((choice for choice in choices if choice == key), None)
    if found is not None:
        return found
    guess = nearest(key, choices, 1)
    raise Problem(
        f"'{clean(word, 30)}' is not one of {listing(choices)}",
        about=about,
        hint=f"use --{about.replace('_', '-')} {guess[0] if guess else choices[0]}",
    )
