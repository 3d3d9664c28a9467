"""The records of an offers file, made without pydantic where its data is plainly right.

Loading pydantic takes longer than all the rest of a comparison. Most files have no mistake in
them, and then nothing has to be said: the same records are made here, by the same annotations.
What is not plainly right is pydantic's, which says what is wrong with it.
"""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, Literal, NoReturn, Union, get_args, get_origin

from negotiate.model.offer import OffersFile
from negotiate.model.record import Record, Within

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def plain_records(raw: dict[str, Any]) -> OffersFile | None:
    """The records of a file's data; None where something in it is not plainly right."""
    try:
        records: OffersFile = _record(OffersFile, raw)
    except _NotPlain:
        return None
    return records


class _NotPlain(Exception):
    """Somebody else has to look at a value."""


def _record(kind: Any, given: Any) -> Any:
    if type(given) is not dict:
        _refuse()
    hints = _hints(kind)
    try:
        values = {key: _value(hints[key], value) for key, value in given.items()}
        return kind(**values)
    except (KeyError, TypeError):  # an unknown key, or one that is missing
        _refuse()


@cache
def _hints(kind: Any) -> dict[str, Any]:
    """What each key of a record may hold."""
    return {one.name: one.type for one in fields(kind)}


def _value(hint: Any, given: Any) -> Any:
    """A value as the annotation of its field wants it."""
    if isinstance(hint, type):
        return _one(hint, given)
    origin = get_origin(hint)
    if origin is Literal:
        return given if type(given) is str and given in get_args(hint) else _refuse()
    if origin is tuple:
        items = given if type(given) is list else _refuse()
        return tuple(_value(get_args(hint)[0], item) for item in items)
    if origin in (Union, UnionType):  # one that may be left out
        return _value(get_args(hint)[0], given)
    number = _one(hint.__origin__, given)
    (limit,) = hint.__metadata__
    return number if isinstance(limit, Within) and limit.holds(number) else _refuse()


def _one(kind: type, given: Any) -> Any:
    """A number, a text, yes or no, a day or a record."""
    if issubclass(kind, Record):
        return _record(kind, given)
    if kind is float and type(given) in (int, float):
        return float(given)
    if kind is date and type(given) is str and _DAY.fullmatch(given):
        return _day(given)
    if kind is str and type(given) is str:
        return _text(given)
    return given if kind in (int, bool) and type(given) is kind else _refuse()


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        _refuse()


def _text(given: str) -> str:
    try:
        given.encode()
    except UnicodeEncodeError:
        _refuse()
    return given


def _refuse() -> NoReturn:
    raise _NotPlain
