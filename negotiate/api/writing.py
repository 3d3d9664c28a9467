"""Writing the files a user asks for: whole or not at all, and over nothing of theirs."""

from __future__ import annotations

from negotiate.files.guard import MADE_MARKDOWN, MADE_TEXT, check_output, is_foreign
from negotiate.files.own import check_name, check_no_workbook, make_folder, present
from negotiate.files.start_files import add_line, home
from negotiate.files.writing import new_run, say_written, write_output, write_whole, written

__all__ = [
    "MADE_MARKDOWN",
    "MADE_TEXT",
    "add_line",
    "check_name",
    "check_no_workbook",
    "check_output",
    "home",
    "is_foreign",
    "make_folder",
    "new_run",
    "present",
    "say_written",
    "write_output",
    "write_whole",
    "written",
]
