"""What was answered in questions that somebody left."""

from __future__ import annotations

from negotiate.files.begun import forget_begun, load_begun, save_begun, say_begun

__all__ = ["forget_begun", "load_begun", "save_begun", "say_begun"]
