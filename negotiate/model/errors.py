"""The errors a user may see: one `error:` line, one `hint:` line, an exit code."""

from __future__ import annotations

from collections.abc import Sequence


class Problem(Exception):
    """An expected problem: what is wrong, every mistake if there are several, and what to do.

    The boundary in `cli` prints it and exits with `exit_code`; nothing else prints errors.
    """

    exit_code = 1

    def __init__(self, message: str, *, hint: str, mistakes: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.mistakes = mistakes


class Misuse(Problem):
    """The command was called in a way it cannot work: exit code 2."""

    exit_code = 2


def mistaken(name: str, mistakes: Sequence[str], *, hint: str) -> Problem:
    """All the mistakes of one file as a `Problem`: "FILE: 3 mistakes"."""
    count = f"{len(mistakes)} mistake{'s' if len(mistakes) > 1 else ''}"
    return Problem(f"{name}: {count}", mistakes=tuple(mistakes), hint=hint)
