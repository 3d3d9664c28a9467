"""Writing the files a user asks for: whole or not at all, and over nothing of theirs."""

from __future__ import annotations

from negotiate.files.guard import check_output
from negotiate.files.own import check_name, present
from negotiate.files.writing import new_run, write_output, write_whole, written

__all__ = [
    "check_name",
    "check_output",
    "new_run",
    "present",
    "write_output",
    "write_whole",
    "written",
]
