"""Place names on file: areas at once, lists of towns only when they are asked for.

Each table is read once a process, and looked up without parsing it: those of towns and counties
stand in the order of their keys.
"""

from __future__ import annotations

import csv
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from itertools import takewhile

from negotiate.files.data import lines_of, lines_with, read_text
from negotiate.model.band import Area, Center, Named, Place
from negotiate.model.text import Names, place_key

_ALSO_STATES = {"us virgin islands": "VI", "washington state": "WA"}


class Gazetteer:
    """The place names of `data/`."""

    @property
    def areas(self) -> dict[str, Area]:
        """Every area that has wages of its own, by code."""
        return dict(_areas())

    def area(self, code: str) -> Area:
        """The area of that code, found without reading the others; `KeyError` where none is."""
        text = read_text("areas.csv")
        rows = (_area(row) for row in csv.reader(lines_with(text, f",{code},")))
        found = next((area for area in rows if area.code == code), None)
        if found is None:
            raise KeyError(code)
        return found

    @property
    def states(self) -> Mapping[str, Area]:
        """The whole states and territories, by their letters."""
        return _states()

    def state_named(self, key: str) -> str | None:
        """The letters of the state of that key."""
        return _state_names().get(key)

    def titled(self, key: str) -> list[Area]:
        """The metros and rural areas of that full name, or whose name begins with those words."""
        titles, areas = _titles()
        first = bisect_left(titles, f"{key} ")
        last = bisect_left(titles, f"{key}!", first)  # what follows a space
        return list(areas[first:last])

    @property
    def abroad(self) -> frozenset[str]:
        """The keys of countries and their larger parts."""
        return _abroad()

    def metro_cities(self, key: str) -> list[Named]:
        """The metros' own cities of that key."""
        lines = lines_with(read_text("metro_cities.csv"), f"\n{key},")
        return [_town(cells) for _, *cells in csv.reader(lines)]

    def nicknames(self, key: str) -> list[str]:
        """The places that people mean by a nickname, each as it may be typed."""
        rows = csv.reader(lines_of("nicknames.csv", key)) if key else ()
        return [place for _, place, *_ in rows]

    def towns(self, key: str) -> list[Named]:
        """The cities and towns of that key."""
        return _find("towns.csv", key)

    def counties(self, key: str) -> list[Named]:
        """The counties of that key."""
        return _find("counties.csv", key)

    def center(self, place: Place) -> Center | None:
        """Where a place lies: its county, its metro, or its state; None where not on file."""
        keys = (
            f"county:{place.state}:{place.county or place.key}",
            f"area:{place.area_code}",
            f"state:{place.state}" if place.area_type in ("state", "rural") else "",
        )
        for line in (line for key in keys if key for line in lines_of("centers.csv", key)):
            _, latitude, longitude, radius, *_ = line.split(",")
            return Center(
                latitude=float(latitude), longitude=float(longitude), radius=float(radius)
            )
        return None

    def cities(self) -> list[Named]:
        """The metros' own cities."""
        return list(_metro_cities())

    def towns_like(self, name: str, state: str, cutoff: float) -> list[str]:
        """The names of cities and towns of a state most like `name`, the nearest first."""
        return _names_of(state).nearest(name, cutoff=cutoff)


@cache
def _areas() -> dict[str, Area]:
    rows = csv.reader(read_text("areas.csv").splitlines()[1:])
    return {area.code: area for area in map(_area, rows)}


def _area(cells: list[str]) -> Area:
    kind, code, name, state, *_ = cells
    return Area(area_type=kind, code=code, name=name, state=state)


@cache
def _states() -> dict[str, Area]:
    """The states and territories; they stand before the many other areas."""
    rows = map(_area, csv.reader(read_text("areas.csv").splitlines()[2:]))
    return {area.state: area for area in takewhile(lambda area: area.is_state, rows)}


@cache
def _state_names() -> dict[str, str]:
    return {place_key(area.name): code for code, area in _states().items()} | _ALSO_STATES


@cache
def _titles() -> tuple[tuple[str, ...], tuple[Area, ...]]:
    """The keys of the areas' names, a space at their end, and the areas, in the order of keys."""
    local = (a for a in _areas().values() if a.area_type in ("metro", "rural"))
    named = sorted((f"{place_key(area.name)} ", area) for area in local)
    return tuple(title for title, _ in named), tuple(area for _, area in named)


@cache
def _abroad() -> frozenset[str]:
    return frozenset(place_key(name) for name in read_text("abroad.csv").split("\n")[1:-1])


@cache
def _metro_cities() -> tuple[Named, ...]:
    rows = csv.reader(read_text("metro_cities.csv").splitlines()[1:])
    return tuple(_town(cells) for _, *cells in rows)


@cache
def _names_of(state: str) -> Names:
    """The names of a state's cities and towns; its lines alone are parsed."""
    tables = (read_text(name) for name in ("metro_cities.csv", "towns.csv"))
    lines = [line for text in tables for line in lines_with(text, f",{state},")]
    towns = (_town(cells) for _, *cells in csv.reader(lines))
    return Names(town.name for town in towns if town.state == state)


def _town(cells: list[str]) -> Named:
    name, state, county, area_code, *_ = cells
    return Named(name=name, state=state, area_code=area_code, county=county)


def _county(cells: list[str]) -> Named:
    name, state, area_code, *_ = cells
    return Named(name=name, state=state, area_code=area_code, county=name)


_READ = {"towns.csv": _town, "counties.csv": _county}


def _find(table: str, key: str) -> list[Named]:
    return [_READ[table](cells) for _, *cells in csv.reader(lines_of(table, key))]
