"""What a user found out about pay, as typed in one row of a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar, cast

from negotiate.model.band import Place
from negotiate.model.errors import Problem, mistaken
from negotiate.model.facts import Facts
from negotiate.model.find import Find
from negotiate.model.money import Pay
from negotiate.model.text import clean
from negotiate.words.choices import check_find_kind, check_level
from negotiate.words.days import read_day
from negotiate.words.pay import parse_pay

_LONGEST = 120
_DIGITS = 9
_HINT = "negotiate finds add --help shows what each takes"
_Read = TypeVar("_Read")


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

    Raises `Problem` with every cell that cannot be used; `place_of` and `role_of`, which gives the
    key of a role, do where a place or role is not known.
    """
    place, day = clean(row.get("area", "")) or area, row.get("date", "")
    wrong: list[Problem] = []

    def each(read: Callable[[], _Read]) -> _Read:
        try:
            return read()
        except Problem as problem:  # said with those of the other cells
            wrong.append(problem)
            return cast("_Read", None)

    number = each(lambda: _number(row.get("id", "").strip()))
    kind = each(lambda: check_find_kind(row.get("kind", ""), facts))
    ends = each(lambda: _ends(row.get("low", ""), row.get("high", "")))
    of_level = each(lambda: check_level(row.get("level", "") or level, facts))
    each(lambda: place_of(place))
    found_on = each(lambda: read_day(day, "date") if day.strip() else today)
    role = each(lambda: role_of(row.get("role", "").strip()))
    if wrong:
        raise wrong[0] if len(wrong) == 1 else mistaken("the find", [*map(str, wrong)], hint=_HINT)
    return Find(
        id=number,
        kind=kind,
        source=clean(row.get("source", ""), _LONGEST),
        link=clean(row.get("link", ""), 400),
        low=ends[0],
        high=ends[1],
        level=of_level,
        area=place,
        day=found_on,
        note=clean(row.get("note", ""), _LONGEST),
        role=role,
    )


def _number(typed: str) -> int:
    if typed and not (typed.isdecimal() and len(typed) <= _DIGITS):
        raise Problem(f"'{clean(typed, 20)}' is not a number", about="id", hint="leave the id out")
    return int(typed or 0)


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
