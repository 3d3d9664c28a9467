"""pandas, which tables of people and frames need, and one person's range does not."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from negotiate.model.errors import Problem, install_hint


def pandas() -> Any:
    """The package; raises `Problem` where it, or numpy under it, is not installed."""
    try:
        return import_module("pandas")
    except ImportError as error:
        raise Problem("tables need pandas", hint=install_hint("tables")) from error
