"""Rules for changes of pay: one moment, one figure, none before the start, no two on one day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any, NamedTuple

from negotiate.files.raw import day, number, tables
from negotiate.model.money import WEEKS_A_MONTH

_WHEN = ("after_days", "on", "every_months")
_WHAT = ("hourly", "salary", "add", "percent")
_STEPS = ("add", "percent")
"""Two of one of these on a day come to the same in any order."""
_LONGEST = 40 * 52 * 7
"""Days: no horizon is longer."""


class _Dated(NamedTuple):
    """A change with the days it comes on."""

    place: int
    when: str
    what: str
    first: float
    every: float | None


def change_mistakes(raw: dict[str, Any], today: date) -> Iterator[str]:
    """What is wrong with the changes of an offer, each with its key.

    Where it has no first day, that is `today`.
    """
    starts = day(raw.get("starts")) or today
    dated: list[_Dated] = []
    for index, change in tables(raw, "change"):
        found = [*_one_of(change, _WHEN), *_one_of(change, _WHAT), *_figure(change, raw)]
        yield from (f"change[{index}].{text}" for text in found)
        on = day(change.get("on"))
        if on is not None and on < starts:
            yield f"change[{index}].on: {on} is before the first day, {starts}"
        elif not found:
            dated += _dated(index, change, starts)
    for one, other in combinations(dated, 2):
        if _same_day(one, other) and not (one.what == other.what and one.what in _STEPS):
            yield (
                f"change[{other.place}].{other.when}: it comes on the same day as "
                f"change[{one.place}]; write what the pay is then"
            )


def raises_ahead(raw: dict[str, Any], preferences: dict[str, Any]) -> int:
    """How often the changes of an offer come within the horizon of the preferences."""
    ahead = number(preferences.get("horizon_months"))
    ahead = ahead or 12 * min(number(preferences.get("horizon_years")) or 1.0, 40.0)
    each = (number(change.get("every_months")) for _, change in tables(raw, "change"))
    return sum(int(ahead // months) if months and months >= 1 else 1 for months in each)


def _one_of(change: dict[str, Any], keys: tuple[str, ...]) -> Iterator[str]:
    given = [key for key in keys if key in change]
    if not given:
        yield f"{keys[0]}: is missing; give one of {', '.join(keys)}"
    for key in given[1:]:
        yield f"{key}: give one of {', '.join(keys)}, not also {given[0]}"


def _figure(change: dict[str, Any], raw: dict[str, Any]) -> Iterator[str]:
    """A figure in another unit than the pay, or the same one again and again."""
    if "hourly" in change and "salary" in raw:
        yield "hourly: the pay is a salary; write salary"
    if "salary" in change and "hourly" in raw:
        yield "salary: the pay is by the hour; write hourly"
    if "every_months" in change and ("hourly" in change or "salary" in change):
        key = "hourly" if "hourly" in change else "salary"
        yield f"{key}: with every_months write add or percent, what comes on top each time"


def _dated(index: int, change: dict[str, Any], starts: date) -> Iterator[_Dated]:
    when = next(key for key in _WHEN if key in change)
    what = next(key for key in _WHAT if key in change)
    on, months = day(change.get("on")), number(change.get("every_months"))
    first = number(change.get("after_days"))
    first = float((on - starts).days) if on is not None else first
    every = None if months is None or months < 1 else months * WEEKS_A_MONTH * 7
    if first is not None or every is not None:
        yield _Dated(place=index, when=when, what=what, first=every or first or 0.0, every=every)


def _same_day(one: _Dated, other: _Dated) -> bool:
    """Whether both come on one day, to the nearest."""
    theirs = {round(at) for at in _days(other)}
    return any(round(at) in theirs for at in _days(one))


def _days(change: _Dated) -> Iterator[float]:
    yield change.first
    at = change.first
    while change.every and at < _LONGEST:
        at += change.every
        yield at
