"""Values of an offers file before anything is known of their kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from negotiate.files.offer_mistakes import MOST_AMOUNT
from negotiate.model.text import clean


def tables(raw: dict[str, Any], key: str) -> list[tuple[int, dict[str, Any]]]:
    """The tables under a key, each with its place among all that stands there."""
    value = raw.get(key)
    items = enumerate(value if isinstance(value, list) else ())
    return [(index, item) for index, item in items if isinstance(item, dict)]


def item_lists(raw: dict[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    """The items of an offer, such as its bonuses, by the key they stand under; weeks are none."""
    lists = ((key, value) for key, value in raw.items() if isinstance(value, list))
    yield from ((key, value) for key, value in lists if key != WEEKS)


WEEKS = "weeks_in_turn"


def number(value: Any) -> float | None:
    """The value where it is a number; None where it is left out or wrong."""
    known = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if known and -MOST_AMOUNT <= value <= MOST_AMOUNT else None


def day(value: Any) -> date | None:
    """The value where it is a day, which stands as text; None where it is left out or wrong."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def blank(name: Any) -> bool:
    """Whether a name is there without a letter."""
    return isinstance(name, str) and not clean(name)
