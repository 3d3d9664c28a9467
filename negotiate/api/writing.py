"""Writing the files a user asks for: whole or not at all."""

from __future__ import annotations

from negotiate.files.own import check_name, present
from negotiate.files.writing import write_whole

__all__ = ["check_name", "present", "write_whole"]
