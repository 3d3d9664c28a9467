"""The user's finds: added, listed, removed, and chosen for one question."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from negotiate.api.person import us_place
from negotiate.api.tables import is_workbook, table_text
from negotiate.files.facts import load_facts
from negotiate.files.finds import (
    Check,
    add_finds,
    finds_to_import,
    load_finds,
    typed,
)
from negotiate.files.finds import remove_find as remove_from_file
from negotiate.files.own import finds_path
from negotiate.market.finds import finds_that_count
from negotiate.model.band import Place
from negotiate.model.errors import Problem
from negotiate.model.find import Find, Finds
from negotiate.model.text import clean
from negotiate.words.finds import read_find

_ENDS = ("low", "high")


def find_check(day: date, level: str = "", area: str = "US") -> Check:
    """A check of one row; `day`, `level` and `area` stand in where the row leaves them out."""
    facts = load_facts()

    def check(row: dict[str, str]) -> Find:
        if typed := row.get("country", "").strip():
            return _abroad(typed, row)
        return read_find(row, facts, _place, _role, day, level, area)

    def _abroad(typed: str, row: dict[str, str]) -> Find:
        from negotiate.api.abroad import country_of, in_money_of

        country = country_of(typed)
        if country is None:
            return read_find(row, facts, _place, _role, day, level, area)
        read = {**row, **{end: in_money_of(country, row.get(end, ""), end) for end in _ENDS}}
        whole = country.name if area == "US" else area

        def place_of(area: str) -> Place:
            return _place_in(area, country.code)

        found = read_find(read, facts, place_of, _role, day, level, whole)
        return found._replace(country=country.code)

    return check


@lru_cache(maxsize=256)
def _place(area: str) -> Place:
    return us_place(area)


@lru_cache(maxsize=256)
def _place_in(area: str, country: str) -> Place:
    from negotiate.api.abroad import atlas
    from negotiate.words.countries import place_in

    return place_in(area, atlas(country))


def _place_of(find: Find) -> Place:
    return _place_in(find.area, find.country) if find.country else _place(find.area)


def _role(typed: str) -> str:
    """The key of a role as typed; empty for customer service."""
    if not typed:
        return ""
    from negotiate.api.roles import role_key

    return role_key(typed)


def finds_for(path: Path, role: str, level: str, place: Place, day: date) -> Finds:
    """The finds of a file that are for this role, level and place, and how many are not."""
    every = load_finds(path, find_check(day))
    placed = [(find, _place_of(find).area_code) for find in every]
    return finds_that_count(placed, role, level, place.area_code, day)


def saved_finds(path: str | None) -> tuple[Find, ...]:
    """The finds of a file, else the user's own."""
    return load_finds(_file(path), find_check(date.today()))


def add_find(path: str | None, row: dict[str, str]) -> Find:
    """Add one find, typed by column, and give it back as it was written; raises `Problem`."""
    check = find_check(date.today())
    [added] = add_finds(_file(path), [check(row)], check)
    return added


def remove_find(path: str | None, number: int) -> Find:
    """Remove one find by its number and give it back; `Problem` where there is none."""
    return remove_from_file(_file(path), number, find_check(date.today()))


class ImportedFinds(NamedTuple):
    """How many finds of a file were added, and how many were there already."""

    added: int
    known: int


def import_finds(
    path: str | None, source: Path, level: str | None, area: str | None
) -> ImportedFinds:
    """Add the finds of a CSV file or workbook: all of them, or none where one is wrong.

    `level` and `area` stand in where the file leaves them out.
    """
    given = [name for name, value in (("level", level), ("area", area)) if value]
    text = table_text(source, "name a CSV file or a workbook of finds")
    check = find_check(date.today(), level or "", area or "US")
    new = finds_to_import(text, source, check, given)
    fresh = list(dict.fromkeys(find._replace(id=0) for find in new))
    added = add_finds(_file(path), fresh, find_check(date.today()), once=True)
    return ImportedFinds(added=len(added), known=len(new) - len(added))


def _file(path: str | None) -> Path:
    if path is not None and is_workbook(Path(path)):
        raise Problem(
            "finds are kept in CSV, not in a workbook",
            about="finds",
            hint=f"negotiate finds import {clean(path, 200)} takes its finds over",
        )
    return finds_path() if path is None else Path(path)


def find_row(find: Find) -> dict[str, object]:
    """A find as a row of a file of finds."""
    pay = {"low": typed(find.low), "high": typed(find.high)}
    named = {"area": find.area, "date": find.day.isoformat(), "note": find.note}
    own = {"id": find.id, "kind": find.kind, "source": find.source, "link": find.link}
    of = {"role": find.role, "country": find.country}
    return {**own, **pay, "level": find.level, **named, **of}


def pay_of(find: Find) -> str:
    """What a find says of pay, as typed: "21.50/h", or both ends."""
    ends = [find.low, find.high] if find.high != find.low else [find.low]
    sign = _sign(find.country)
    return " to ".join(f"{sign}{typed(pay)}" for pay in ends)


def _sign(country: str) -> str:
    """The money of a find of another country; nothing for the United States."""
    if not country:
        return ""
    from negotiate.api.abroad import country_of

    found = country_of(country)
    return "" if found is None else found.sign
