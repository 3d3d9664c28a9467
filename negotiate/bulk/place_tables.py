"""The tables of place names: which metro, or which state's rural areas, each name lies in.

A town's county says whether it lies in a metro where no list of the metros' towns has it, and
which county's law holds there. County names are compared with "Saint" and "St.", "De Kalb" and
"DeKalb", "City of X" and "X city" made equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pandas as pd

from negotiate.model.text import place_key

_COLUMNS = ["key", "city", "state", "county", "area_code", "source"]
_TOWN_SOURCE = "Town counties"


def areas(wages: pd.DataFrame) -> pd.DataFrame:
    """Every area that has wages of its own."""
    columns = ["area_type", "area_code", "area", "state"]
    return wages.drop_duplicates("area_code")[columns].assign(source="OMB delineation 2023")


class Counties:
    """What is known of a state's counties and its towns: the metro, else the rural area."""

    def __init__(
        self, wages: pd.DataFrame, metro_counties: pd.DataFrame, town_counties: pd.DataFrame
    ) -> None:
        self._metros = {
            (joined(row.county), row.state): row.area_code for row in metro_counties.itertuples()
        }
        whole = wages[wages["area_type"].isin(["state", "territory"])]
        states = dict(zip(whole["state"], whole["area_code"], strict=True))
        own = set(wages["area_code"])
        self._outside = {
            state: f"{code}-rural" if f"{code}-rural" in own else code
            for state, code in states.items()
        }
        self._of_town: dict[tuple[str, str], list[str]] = {}
        for row in town_counties.itertuples():
            found = self._of_town.setdefault((place_key(row.city), row.state), [])
            if row.county not in found:
                found.append(row.county)

    def area(self, county: str, state: str) -> str:
        """The code of the metro a county lies in, else of its state's rural areas."""
        name = joined(county)
        found = self._metros.get((name, state)) or self._metros.get((f"{name}county", state))
        return found or self._outside[state]

    def of_town(self, key: str, state: str, area_code: str) -> str:
        """The one county of an area that has a town of that name; empty where unsure."""
        known = self._of_town.get((key, state), ())
        inside = [county for county in known if self.area(county, state) == area_code]
        return inside[0] if len(inside) == 1 else ""

    def towns(self) -> Iterator[tuple[str, str, list[str]]]:
        """Every town with its key, its state and the counties that have one of that name."""
        for (key, state), counties in self._of_town.items():
            yield key, state, counties


def joined(county: str) -> str:
    """A county's name for comparing: "City of Alexandria" and "Alexandria city" are one."""
    key = place_key(county)
    city = key.removeprefix("city of ")
    return (key if city == key else f"{city} city").replace(" ", "")


def town_table(
    towns: pd.DataFrame, town_counties: pd.DataFrame, counties: Counties
) -> pd.DataFrame:
    """Every town with its metro, or with its state's rural areas, and its county.

    A town of the metros' lists is in its metro. Others go by their county; a name of several
    counties that lie in different areas has a row for each, so that it can be asked which is meant.
    """
    listed = {
        (place_key(row.city), row.state): row
        for row in reversed(list(towns.itertuples()))  # the first of two speaks
    }
    rows = [
        (
            key,
            row.city,
            state,
            counties.of_town(key, state, row.area_code),
            row.area_code,
            row.source,
        )
        for (key, state), row in listed.items()
    ]
    names = {(place_key(r.city), r.state): r.city for r in town_counties.itertuples()}
    for key, state, found in counties.towns():
        if (key, state) not in listed:
            rows += [
                (key, names[(key, state)], state, county, code, _TOWN_SOURCE)
                for county, code in _apart(found, state, counties)
            ]
    table = pd.DataFrame(rows, columns=_COLUMNS)
    return table.sort_values(["key", "state", "county"], kind="stable")


def _apart(found: list[str], state: str, counties: Counties) -> list[tuple[str, str]]:
    """The counties with their areas; one row, without a county, where all lie in one area."""
    placed = [(county, counties.area(county, state)) for county in found]
    codes = {code for _, code in placed}
    return placed if len(found) == 1 or len(codes) > 1 else [("", placed[0][1])]


def county_table(
    metro_counties: pd.DataFrame, town_counties: pd.DataFrame, counties: Counties
) -> pd.DataFrame:
    """Every county with its metro or its state's rural areas, under each name it goes by."""
    known = {
        (place_key(row.county), row.state): (row.county, row.area_code, row.source)
        for row in reversed(list(metro_counties.itertuples()))
    }
    for row in town_counties.itertuples():
        place = (row.county, counties.area(row.county, row.state), _TOWN_SOURCE)
        known.setdefault((place_key(row.county), row.state), place)
    rows = [
        (key, name, state, code, source) for (key, state), (name, code, source) in known.items()
    ]
    table = pd.DataFrame(rows, columns=["key", "county", "state", "area_code", "source"])
    return table.sort_values(["key", "state"], kind="stable")


class _City(NamedTuple):
    name: str
    state: str
    area_code: str
    source: str


def metro_cities(
    wages: pd.DataFrame, towns: pd.DataFrame, aliases: pd.DataFrame, counties: Counties
) -> pd.DataFrame:
    """The cities each metro is named for, first city first, and the names people use for them."""
    known = set(zip(towns["city"].map(place_key), towns["state"], towns["area_code"], strict=True))
    metros = wages[wages["area_type"] == "metro"].drop_duplicates("area_code")
    cities = [city for metro in metros.itertuples() for city in _own_cities(metro, known)]
    also = sorted(aliases.itertuples(), key=lambda row: (place_key(row.city), row.state))
    cities += [
        _City(name=row.city, state=row.state, area_code=row.area_code, source=row.source)
        for row in also
    ]
    return _first_of_each(cities, counties)


def _own_cities(metro: pd.Series, known: set[tuple[str, str, str]]) -> Iterator[_City]:
    names, states = metro.area.rsplit(", ", 1)
    for city in title_cities(names, known, metro.state, metro.area_code):
        inside = [s for s in states.split("-") if (place_key(city), s, metro.area_code) in known]
        state = [*inside, metro.state][0]
        yield _City(
            name=city, state=state, area_code=metro.area_code, source="OMB delineation 2023"
        )


def _first_of_each(cities: Iterable[_City], counties: Counties) -> pd.DataFrame:
    rows: dict[tuple[str, str], tuple[str, ...]] = {}
    for city in cities:
        key = place_key(city.name)
        county = counties.of_town(key, city.state, city.area_code)
        row = (key, city.name, city.state, county, city.area_code, city.source)
        rows.setdefault((key, city.state), row)
    return pd.DataFrame(list(rows.values()), columns=_COLUMNS)


def title_cities(
    names: str, known: set[tuple[str, str, str]], state: str, area_code: str
) -> list[str]:
    """The cities in a metro's title, where hyphens join cities and also stand in names."""
    cities: list[str] = []
    for part in names.split("--"):
        whole = (place_key(part), state, area_code) in known
        pieces = [part] if whole else part.split("-")
        cities += [p.split("/")[0].removeprefix("Urban ").removesuffix(" Town") for p in pieces]
    return [city for city in cities if not city.endswith(" County")]
