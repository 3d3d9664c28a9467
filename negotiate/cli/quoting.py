"""A command line as it may be typed again in the shell people have."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterable


def command_line(words: Iterable[str]) -> str:
    """`negotiate` and words with the quotes they need: in Windows those both its shells take."""
    line = ["negotiate", *words]
    return " ".join(map(_in_windows, line)) if sys.platform == "win32" else shlex.join(line)


def _in_windows(word: str) -> str:
    """A word for cmd and PowerShell alike; of a name that begins with `$` there is no way for both.

    A quote inside is doubled, and a backslash at the end, which would take the quote for its own.
    """
    if _PLAIN.fullmatch(word):
        return word
    ends = len(word) - len(word.rstrip("\\"))
    inner = word.replace('"', '""')
    return f'"{inner}{word[len(word) - ends :]}"'


_PLAIN = re.compile(r"[\w./\\:+-]+")
"""What neither shell reads otherwise; a comma makes a list in PowerShell."""
