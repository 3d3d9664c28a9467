"""What pydantic finds wrong in an offers file, in plain words with its key path."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from typing import Any, get_args, get_origin, get_type_hints

from negotiate.files.raw import MOST_AMOUNT, typed_number
from negotiate.files.unknown_keys import Where, record_at, unknown_key
from negotiate.model.errors import Problem
from negotiate.model.facts import LEVELS
from negotiate.model.money import YEARLY_FROM
from negotiate.model.offer import Offer, Preferences
from negotiate.model.record import Within
from negotiate.model.text import clean
from negotiate.words.pay import parse_pay

SHOWN = 30

_LIMITS = ("greater_than", "greater_than_equal", "less_than_equal")


def in_words(raw: dict[str, Any], found: list[Any]) -> tuple[list[str], list[str]]:
    """The unknown keys among pydantic's mistakes, and what is wrong with the others."""
    of_type, of_key, of_limit = [], [], []
    for mistake in found:
        kind, mistake["loc"] = mistake["type"], _as_written(raw, mistake["loc"])
        if kind == "unexpected_keyword_argument":
            of_key.append(mistake)
        elif kind in _LIMITS:
            of_limit.append(mistake)
        elif mistake["loc"] != ("offer",):
            of_type.append(mistake)
    for group in (of_key, of_limit):
        group.sort(key=lambda mistake: _position(raw, mistake["loc"]))
    unknown = [f"{_path(mistake['loc'])}: {unknown_key(mistake['loc'])}" for mistake in of_key]
    wrong = [f"{_path(mistake['loc'])}: {_reworded(mistake)}" for mistake in of_type]
    for mistake in of_limit:
        where = mistake["loc"]
        wrong += [f"{_path(where)}: {text}" for text in _beyond(where, mistake["input"])]
    return unknown, wrong


def _as_written(raw: Any, where: Where) -> Where:
    """The path as it stands in the file: one table where a list of them is read has no number."""
    path: list[int | str] = []
    for part in where:
        if isinstance(part, int) and isinstance(raw, dict):
            continue
        path.append(part)
        try:
            raw = raw[part]
        except (KeyError, IndexError, TypeError):
            raw = None
    return tuple(path)


def _position(raw: Any, where: Where) -> list[int]:
    """Where a key stands in the file, to say mistakes in its order."""
    position = []
    for part in where:
        position.append(part if isinstance(part, int) else list(raw).index(part))
        raw = raw[part]
    return position


def _path(where: Where) -> str:
    text = ""
    for part in where:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{clean(part, SHOWN)}" if text else clean(part, SHOWN)
    return text


_BEYOND = {
    "offer.hourly": "is more than {most:g} an hour; {longer}",
    "offer.raise_rate": "is more than {most:g}; it is a share, {share}",
    "offer.shift.rate": "is more than {most:g}, which is double pay; write {on_top}",
    "offer.bonus.rate": "is a share, {share}",
    "offer.bonus.payout": "is a share, {share}",
    "offer.bonus.low": "is a share, {share}",
    "offer.bonus.high": "is a share, {share}",
    "offer.retirement.match_rate": (
        "is more than {most:g}; it is a share of what you put in, {share}"
    ),
    "offer.retirement.up_to": "is a share of pay, {share}",
    "offer.retirement.vested_share": "is above {most:g}; it is a share, {share}",
}
"""What is said of a number beyond its limits, by key; of the others, that it is more."""


def _beyond(where: Where, value: float) -> Iterator[str]:
    """What is wrong with a number that is beyond the limits of its field."""
    key = ".".join(part for part in where if isinstance(part, str))
    least, most = _limits(where)
    if isinstance(value, int) and abs(value) > MOST_AMOUNT:
        yield "is too large"
        return
    if not math.isfinite(value):
        yield f"{value} is not a number"
    elif value > MOST_AMOUNT:
        yield f"{value:g} is too large"
    elif value > most and key in _BEYOND:
        yield f"{value:g} {_BEYOND[key].format(most=most, **_meant(value))}"
    elif value > most and least <= 0:
        yield f"{value:g} is more than {most:g}"
    elif value < 0 and least < 0:
        yield f"{value:g} is less than {least:g}"
    else:
        if value < 0:
            yield f"{value:g} is negative"
        if value >= 0 or least > 0:
            yield f"{value:g} is not from {least:g} to {most:g}"


def _meant(value: float) -> dict[str, str]:
    """What was probably meant by a number that is too large."""
    on_top = value - 1 if value < _TWICE else value / 100
    yearly = f"for a year write salary = {value:g}"
    return {
        "share": f"like {value / 100:g} for {value:g}%",
        "on_top": f"{on_top:.4g} for {100 * on_top:.4g}%",
        "longer": yearly if value > YEARLY_FROM else f'for a month write pay = "{value:g} a month"',
    }


_TWICE = 2.0
"""Below it 1.15 is what others write for 15% on top; above it 15 is."""


def _limits(where: Where) -> tuple[float, float]:
    """The least and the most that the number at a path may be."""
    field = [part for part in where if isinstance(part, str)]
    record = record_at(tuple(field[:-1]))
    hint = get_type_hints(record, include_extras=True)[field[-1]]
    kinds = (hint, *get_args(hint))
    limits = (limit for kind in kinds for limit in getattr(kind, "__metadata__", ()))
    limit = next(limit for limit in limits if isinstance(limit, Within))
    return float(limit.least), float(limit.most)


_KINDS = {
    "float": "a number",
    "int": "a whole number",
    "bool": "true or false",
    "string": "text in quotes",
    "date": "a day like 2026-12-01",
}
_LISTS = {"weeks_in_turn": "[36, 48]", "instalments": "[1, 12]"}
"""Lists of plain numbers, each with an example."""


def _reworded(mistake: Any) -> str:
    """A mistake of types in plain words."""
    kind, given, where = mistake["type"], mistake["input"], mistake["loc"]
    if kind.startswith("missing"):
        return "is missing"
    if kind == "literal_error" and where[-1] == "level":
        if isinstance(given, str):
            return f"'{clean(given, SHOWN)}' is none of {', '.join(LEVELS)}"
        kind = "string"
    if kind.startswith(("tuple", "dataclass")):
        return _form(where, given)
    wanted = next((text for start, text in _KINDS.items() if kind.startswith(start)), "")
    if kind == "literal_error":
        wanted = str(mistake["ctx"]["expected"]).replace("'", '"')
    if isinstance(given, dict | list):
        return f"is {_container(given)}, not {wanted or 'a value of its own'}"
    value = _as_typed(given)
    if wanted == _KINDS["float"] and isinstance(given, str):
        wanted += _as_number(where, given)
    return f"'{value}' is not {wanted}" if wanted else f"'{value}' cannot be used here"


def _as_number(where: Where, given: str) -> str:
    """How a number is written that stands as text; empty where it is none."""
    key, shown = str(where[-1]), clean(given, SHOWN)
    if len(where) == _DEPTH_OF_PAY and key in _PAY:
        for text in (f"{shown}{_PAY[key]}", shown):
            with suppress(Problem):
                parse_pay(text, "pay")
                return f'; write pay = "{text}", which takes pay in words'
    number = typed_number(given, key)
    return "" if number is None else f"; write {number:.10g}"


_PAY = {"hourly": "/h", "salary": "/year"}
_DEPTH_OF_PAY = 3


def _form(where: Where, given: Any) -> str:
    """How a key is written that takes a table, several of them, or a list of numbers."""
    names = [part for part in where if isinstance(part, str)]
    key = names[-1]
    kind = "a list" if key in _LISTS else "a table"
    value = "" if isinstance(given, dict | list) else f"takes {kind}, not '{_as_typed(given)}'; "
    if key in _LISTS:
        return f"{value}write a list of numbers, {key} = {_LISTS[key]}"
    record = record_at(where)
    several = isinstance(where[-1], int) or get_origin(_hint_at(names)) is tuple
    head = f"[[{'.'.join(names)}]]" if several else f"{key} = {{ … }}"
    if record is Preferences:
        head = "[preferences]"
    if record is Offer:
        return f"{value}write it as {head}, with a name and its pay below"
    return f"{value}write it as {head}, with the keys {', '.join(_keys_of(record))}"


def _keys_of(record: Any) -> Iterator[str]:
    """The keys of a table, those first that it cannot be without."""
    needed = [one for one in fields(record) if one.default is one.default_factory]  # both MISSING
    yield from (f"{one.name} (needed)" for one in needed)
    yield from (one.name for one in fields(record) if one not in needed)


def _hint_at(names: list[str]) -> Any:
    """What a key takes."""
    return get_type_hints(record_at(tuple(names[:-1])))[names[-1]]


def _container(given: dict[str, Any] | list[Any]) -> str:
    return "a table" if isinstance(given, dict) else "a list"


def _as_typed(given: Any) -> str:
    """A plain value as it stands in the file."""
    return str(given).lower() if isinstance(given, bool) else clean(str(given), SHOWN)
