"""How a result shows itself in a notebook: whoever can draw one says so here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_DRAWN_BY: list[Callable[[Any], str]] = []
"""The one that draws, once there is one: records know nothing of renderers."""


def draw_with(draw: Callable[[Any], str]) -> None:
    """Let results be drawn by `draw`, from a result to HTML."""
    _DRAWN_BY[:] = [draw]


def html_of(result: Any) -> str | None:
    """The result as HTML; None where nobody draws, and its one line is shown."""
    return _DRAWN_BY[0](result) if _DRAWN_BY else None
