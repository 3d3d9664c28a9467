"""What is said of a key that no record has: where it belongs, or which one was probably meant."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

from negotiate.files.data import read_rows
from negotiate.model.offer import Offer, OffersFile, Preferences
from negotiate.model.text import listing, nearest

Where = tuple[int | str, ...]
"""The path to a key, as pydantic gives it: ("offer", 0, "salary")."""

_ALIKE = 0.75
"""Less alike than this is another word: spouse_pay and hours_per_day."""
_UNITS = {
    **dict.fromkeys(("hour", "hourly", "hours"), "hour"),
    **dict.fromkeys(("day", "days", "daily"), "day"),
    **dict.fromkeys(("week", "weeks", "weekly"), "week"),
    **dict.fromkeys(("paycheck", "paychecks", "biweekly", "fortnightly"), "paycheck"),
    **dict.fromkeys(("semimonthly", "bimonthly"), "half month"),
    **dict.fromkeys(("month", "months", "monthly"), "month"),
    **dict.fromkeys(("year", "years", "yearly", "annual", "annually"), "year"),
}


def unknown_key(where: Where) -> str:
    """That no record has such a key, with what to write in its place, in no other unit."""
    names = [part for part in where if isinstance(part, str)]
    *tables, key = names
    if meant := meant_by(key, ".".join(tables)):
        return f"unknown key{meant}"
    if owner := _owner(key, tables):
        return f"unknown key here; {_moved(owner, where)}"
    known = sorted(part.name for part in fields(record_at(where[:-1])))
    units = _units(key)
    fitting = [name for name in known if not (units and _units(name)) or units == _units(name)]
    words = set(key.split("_"))
    alike = [name for name in fitting if words < set(name.split("_"))]
    if len(alike) != 1:
        alike = nearest(key, fitting, 1, _ALIKE)
    return f"unknown key{f', did you mean {alike[0]}?' if alike else ''}"


def meant_by(key: str, table: str) -> str:
    """What to write in place of a common word, by `data/key_words.csv`; empty where it is none."""
    word = re.sub(r"[^a-z0-9]+", "_", key.lower()).strip("_")
    for row in read_rows("key_words.csv"):
        if row["where"] == table and word in row["words"].split(";"):
            keys = row["means"].split(";")
            plain = all(re.fullmatch(r"[a-z_.]+", one) for one in keys)
            return f", did you mean {listing(keys)}?" if plain else f"; write {row['means']}"
    return ""


def _owner(key: str, tables: list[str]) -> str:
    """The table whose key it is, where it stands in another one; empty where it is of neither."""
    in_offer = key in _names(Offer)
    if tables[:1] != ["offer"]:
        return "[[offer]]" if in_offer else "[preferences]" if key in _names(Preferences) else ""
    if len(tables) > 1:
        return "the offer" if in_offer else ""
    return "[preferences]" if key in _names(Preferences) else ""


def _moved(owner: str, where: Where) -> str:
    """Where a key has to go that stands in a table of another."""
    if owner != "the offer":
        return f"it belongs below {owner}"
    names = [part for part in where[:-1] if isinstance(part, str)]
    head = ".".join(names)
    several = get_origin(get_type_hints(record_at(tuple(names[:-1])))[names[-1]]) is tuple
    line = f"[[{head}]]" if several else f"[{head}]"
    return (
        f"it is a key of the offer, not of {head}: put it before the line {line}, which takes all "
        "that follows"
    )


def _names(record: Any) -> set[str]:
    return {one.name for one in fields(record)}


def record_at(where: Where) -> Any:
    """The record that stands at a path."""
    record: Any = OffersFile
    for part in where:
        if isinstance(part, str):
            hint = get_type_hints(record)[part]
            record = next(kind for kind in (hint, *get_args(hint)) if is_dataclass(kind))
    return record


def _units(key: str) -> set[str]:
    """The units that a key names."""
    return {_UNITS[word] for word in key.split("_") if word in _UNITS}
