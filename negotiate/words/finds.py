"""What a user found out about pay, as typed in one row of a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from negotiate.model.band import Place
from negotiate.model.errors import Problem
from negotiate.model.facts import Facts
from negotiate.model.find import Find
from negotiate.model.money import Pay
from negotiate.model.text import clean
from negotiate.words.choices import check_find_kind, check_level
from negotiate.words.days import read_day
from negotiate.words.pay import parse_pay

_LONGEST = 120
_DIGITS = 9


def read_find(
    row: Mapping[str, str],
    facts: Facts,
    place_of: Callable[[str], Place],
    role_of: Callable[[str], str],
    today: date,
    level: str,
    area: str,
) -> Find:
    """The find of a row; `today`, `level` and `area` stand in where the row leaves them out.

    Raises `Problem` where a cell cannot be used; `place_of` and `role_of`, which gives the key of a
    role, do where a place or role is not known.
    """
    number = row.get("id", "").strip()
    if number and not (number.isdecimal() and len(number) <= _DIGITS):
        raise Problem(f"'{clean(number, 20)}' is not a number", about="id", hint="leave the id out")
    low, high = _ends(row.get("low", ""), row.get("high", ""))
    place = clean(row.get("area", "")) or area
    place_of(place)
    day = row.get("date", "")
    return Find(
        id=int(number or 0),
        kind=check_find_kind(row.get("kind", ""), facts),
        source=clean(row.get("source", ""), _LONGEST),
        link=clean(row.get("link", ""), 400),
        low=low,
        high=high,
        level=check_level(row.get("level", "") or level, facts),
        area=place,
        day=read_day(day, "date") if day.strip() else today,
        note=clean(row.get("note", ""), _LONGEST),
        role=role_of(row.get("role", "").strip()),
    )


def _ends(low: str, high: str) -> tuple[Pay, Pay]:
    """Both ends of a find; one figure stands for both."""
    first = parse_pay(low, "low")
    last = parse_pay(high, "high") if high.strip() else first
    if last.period != first.period or last.amount < first.amount:
        raise Problem(
            "is under low, or in another unit",
            about="high",
            hint="give both like 21/h, lower one first",
        )
    return first, last
