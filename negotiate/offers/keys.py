"""The number that stands at a key of an offer, such as `shift.rate` or `bonus[0].payout`.

Keys are those of an offers file. `retirement.your_contribution`, without an index in brackets, is
the number of all tiers that state it. A key that no offer has is a mistake of the caller: it raises
`AttributeError`, `IndexError` or `TypeError`.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple, TypeVar

from negotiate.model.offer import Offer
from negotiate.model.record import Record

_Record = TypeVar("_Record", bound=Record)


class _Key(NamedTuple):
    """A key taken apart: `bonus[0].payout` is group bonus, item 0, name payout."""

    group: str
    """Empty where the number stands in the offer itself."""
    item: int | None
    name: str
    """Empty where the item itself is the number, as in `weeks_in_turn[0]`."""


def value_at(offer: Offer, key: str) -> float | None:
    """The number at the key; None where it is left out."""
    at = _parsed(key)
    record: Any = getattr(offer, at.group) if at.group else offer
    if isinstance(record, tuple):
        indices = _indices(record, at)
        found = record[indices[0]] if indices else None
        return getattr(found, at.name) if found is not None and at.name else found
    value: float | None = getattr(record, at.name)
    return value


def with_value(offer: Offer, key: str, value: float) -> Offer:
    """The offer with another number at the key, and nothing else changed."""
    at = _parsed(key)
    if not at.group:
        return _with(offer, at.name, value)
    record: Any = getattr(offer, at.group)
    if isinstance(record, tuple):
        items = list(record)
        for index in _indices(record, at):
            items[index] = _with(items[index], at.name, value) if at.name else value
        return _with(offer, at.group, tuple(items))
    return _with(offer, at.group, _with(record, at.name, value))


def _indices(items: tuple[Any, ...], at: _Key) -> list[int]:
    """Where the key's number stands among the items: one index, or all that state it."""
    if at.item is not None:
        return [range(len(items))[at.item]]
    return [index for index, item in enumerate(items) if getattr(item, at.name) is not None]


@cache
def _parsed(key: str) -> _Key:
    where, _, name = key.rpartition(".")
    if name.endswith("]"):
        where, name = key, ""
    group, _, index = where.partition("[")
    return _Key(group=group, item=int(index.removesuffix("]")) if index else None, name=name)


def _with(record: _Record, name: str, value: Any) -> _Record:
    return record._replace(**{name: value})
