"""Standard input or output with a person at it."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable


class Terminal(io.StringIO):
    """Standard input or output with a person at it."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


class Typing(Terminal):
    """A person's lines, each seen on the terminal with the end that Enter gives it."""

    def readline(self, size: int | None = -1, /) -> str:
        os.write(2, b"\n")
        return super().readline(size)


class Shown(io.TextIOWrapper):
    """Output that goes where a descriptor leads, as if a person saw it."""

    def isatty(self) -> bool:
        return True


def sit_down(typed: Iterable[str]) -> None:
    """Make this process one that somebody sits at, who types these lines and no more."""
    sys.stdin = Typing("".join(f"{line}\n" for line in typed))
    for name, number in (("stdout", 1), ("stderr", 2)):
        raw = os.fdopen(os.dup(number), "wb")
        setattr(sys, name, Shown(raw, encoding="utf-8", line_buffering=True))
