"""Days as typed."""

from __future__ import annotations

from datetime import date

from negotiate.model.errors import Problem
from negotiate.model.text import clean


def read_day(text: str, about: str = "as_of") -> date:
    """The day typed for `about`; raises `Problem` where it is none."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Problem(
            f"'{clean(text, 30)}' is not a day", about=about, hint="write it like 2026-11-22"
        ) from None


def day_or(today: date, typed: str | date | None) -> date:
    """The day that was typed or given; `today` where none was."""
    return read_day(typed) if isinstance(typed, str) else typed or today
