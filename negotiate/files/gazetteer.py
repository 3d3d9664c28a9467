"""Place names on file: areas at once, lists of towns only when they are asked for."""

from __future__ import annotations

import csv
from functools import cache, cached_property

from negotiate.files.data import read_rows, read_text
from negotiate.model.band import Area, Named


class Gazetteer:
    """The place names of `data/`, looked up by key without parsing whole files."""

    @cached_property
    def areas(self) -> dict[str, Area]:
        """Every area that has wages of its own, by code."""
        return dict(_areas())

    @cached_property
    def abroad(self) -> list[str]:
        """Names of countries and their larger parts."""
        return read_text("abroad.csv").split("\n")[1:-1]

    def metro_cities(self, key: str) -> list[Named]:
        """The metros' own cities of that key."""
        return _find("metro_cities.csv", key)

    def towns(self, key: str) -> list[Named]:
        """The cities and towns of that key."""
        return _find("towns.csv", key)

    def counties(self, key: str) -> list[Named]:
        """The counties of that key."""
        return _find("counties.csv", key)

    def cities(self, state: str | None) -> list[Named]:
        """The cities and towns of a state; the metros' own cities everywhere for None."""
        rows = read_rows("metro_cities.csv") + (read_rows("towns.csv") if state else [])
        return [
            Named(name=row["city"], state=row["state"], area_code=row["area_code"])
            for row in rows
            if state in (None, row["state"])
        ]


@cache
def _areas() -> dict[str, Area]:
    rows = csv.reader(read_text("areas.csv").splitlines()[1:])
    return {
        code: Area(area_type=area_type, code=code, name=name, state=state)
        for area_type, code, name, state, *_ in rows
    }


def _find(table: str, key: str) -> list[Named]:
    """The rows of a table that start with `key`; found by text, for tables have many rows."""
    text = read_text(table)
    lines = []
    start = text.find(f"\n{key},")
    while start >= 0:
        end = text.find("\n", start + 1)
        lines.append(text[start + 1 : end])
        start = text.find(f"\n{key},", end)
    return [Named(name=row[1], state=row[2], area_code=row[3]) for row in csv.reader(lines)]
