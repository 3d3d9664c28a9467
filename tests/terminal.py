"""Standard input or output with a person at it."""

from __future__ import annotations

import io


class Terminal(io.StringIO):
    """Standard input or output with a person at it."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True
