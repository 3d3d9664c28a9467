"""Values of an offers file before anything is known of their kind."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from negotiate.model.text import clean

MOST_AMOUNT = 1e9
_AMOUNT = re.compile(r"-?\$?\s?(\d[\d,_]*\.?\d*|\.\d+)\s?([k%]?)", re.IGNORECASE)


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


def typed_number(text: str, key: str) -> float | None:
    """A number as people write it: 2,000, $2000, 2k, 80%; None where it is none."""
    found = _AMOUNT.fullmatch(text.strip())
    if not found:
        return None
    digits = found[1].replace(",", "").replace("_", "")
    sign = -1 if text.strip().startswith("-") else 1
    unit = found[2].lower()
    if unit == "k":
        number = sign * float(digits) * 1000
    elif unit == "%" and not key.endswith("percent"):
        number = sign * float(f"{digits}e-2")
    elif "." in digits:
        number = sign * float(digits)
    else:
        return sign * int(digits[:400])
    if not math.isfinite(number):
        return None
    return int(number) if unit == "k" and number.is_integer() else number
