"""The user's finds: checked, and chosen for one question."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from negotiate.files.facts import load_facts
from negotiate.files.finds import Check, load_finds, read_amounts, read_day
from negotiate.files.gazetteer import Gazetteer
from negotiate.market.places import resolve
from negotiate.model.band import Place
from negotiate.model.errors import Problem
from negotiate.model.facts import Facts
from negotiate.model.find import Find, Finds
from negotiate.model.text import clean
from negotiate.words.choices import check_find_kind, check_level

_LONGEST = 120
_DIGITS = 9


def find_check(day: date, level: str = "", area: str = "US") -> Check:
    """A check of one row; `day`, `level` and `area` stand in where the row leaves them out."""
    facts = load_facts()

    def check(row: dict[str, str]) -> Find:
        return _find(row, facts, day, level, area)

    return check


def _find(row: dict[str, str], facts: Facts, day: date, level: str, area: str) -> Find:
    number = row.get("id", "").strip()
    if number and not (number.isdecimal() and len(number) <= _DIGITS):
        raise Problem(f"'{clean(number, 20)}' is not a number", about="id", hint="leave the id out")
    low, high = read_amounts(row.get("low", ""), row.get("high", ""))
    place = clean(row.get("area", "")) or area
    _place(place)
    link = clean(row.get("link", ""), 400)
    return Find(
        id=int(number or 0),
        kind=check_find_kind(row.get("kind", ""), facts),
        source=clean(row.get("source", ""), _LONGEST),
        link=link,
        low=low,
        high=high,
        level=check_level(row.get("level", "") or level, facts),
        area=place,
        day=read_day(row.get("date", ""), day),
        note=clean(row.get("note", ""), _LONGEST),
    )


@lru_cache(maxsize=256)
def _place(area: str) -> Place:
    return resolve(area, Gazetteer())


def finds_for(path: Path, level: str, place: Place, day: date) -> Finds:
    """The finds of a file that are for this level and place, and how many are not."""
    every = load_finds(path, find_check(day))
    counted = tuple(
        find
        for find in {find._replace(id=0): find for find in every}.values()
        if _is_for(find, level, place, day)
    )
    return Finds(counted, sum(1 for find in every if not _is_for(find, level, place, day)))


def _is_for(find: Find, level: str, place: Place, day: date) -> bool:
    here = _place(find.area).area_code == place.area_code
    return here and find.level == level and find.day <= day
