"""The pay bands behind it all: those of a place, and checking a file of one's own."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from negotiate.api.person import place_and_bands
from negotiate.files import bands as band_files
from negotiate.files.facts import load_facts
from negotiate.files.imported import imported
from negotiate.model.band import PERCENTILES, Band, Bands
from negotiate.model.errors import Problem
from negotiate.model.facts import LEVELS, Level
from negotiate.model.money import FULL_TIME_HOURS, to_cent
from negotiate.words.choices import check_level


class BandsOfPlace(NamedTuple):
    """The bands of one place, what the place is called, and which file they come from."""

    bands: tuple[Band, ...]
    name: str
    origin: str


class BandsOfLevel(NamedTuple):
    """One level's bands in one place, a band a period."""

    bands: tuple[Band, ...]
    level: Level
    origin: str


def load_bands(path: str | Path | None = None) -> Bands:
    """The salary bands in use: the project's own, or those of a file.

    >>> len(load_bands())
    5398
    """
    return band_files.bands_in_use() if path is None else band_files.own_bands(Path(path))


def gaps_of(bands: Bands) -> list[tuple[str, str]]:
    """The levels, each with an area, that have no band there though half of the areas or more do.

    A file that was cut off between two lines shows it in this alone.
    """
    areas = {band.area_code: band.area for band in bands}
    there = {(band.level, band.area_code) for band in bands}
    counts = Counter(level for level, _ in there)
    common = [level for level in LEVELS if 2 * counts[level] >= len(areas)]
    return [
        (level, name)
        for code, name in areas.items()
        for level in common
        if (level, code) not in there
    ]


def bands_of_place(
    area: str | None = None, path: str | None = None, country: str | None = None
) -> BandsOfPlace:
    """The bands of a place, of the nation without one; all of a file's where only that is given.

    Raises `Problem` where the place is not known or the file cannot be read.
    """
    place, bands = place_and_bands(area, path, country=country)
    if path is None:
        origin = _origin() if place.country == "US" else "the built-in tables"
        return BandsOfPlace(bands=tuple(bands), name=place.area, origin=origin)
    here = [b for b in bands if not b.area_code or b.area_code == place.area_code]
    return BandsOfPlace(bands=tuple(here if area else bands), name=Path(path).name, origin=path)


def bands_of_level(
    level: str, area: str | None = None, path: str | None = None, country: str | None = None
) -> BandsOfLevel:
    """One level's bands in a place; raises `Problem` where the file has none."""
    facts = load_facts()
    name = check_level(level, facts)
    found = bands_of_place(area, path, country)
    mine = tuple(band for band in found.bands if band.level == name)
    if not mine:
        raise Problem(
            f"no {name} band {'in the file' if path else f'on file for {found.name}'}",
            hint="negotiate bands list shows what is there",
        )
    return BandsOfLevel(bands=mine, level=facts.levels[name], origin=found.origin)


def _origin() -> str:
    """Which files the bands in use come from."""
    added = imported()
    if added is None:
        return "the built-in table"
    return str(added.path) if added.levels else f"the built-in table and {added.path}"


def band_row(band: Band) -> dict[str, Any]:
    """A band as a row of a bands file."""
    known = band.percentiles or (None,) * len(PERCENTILES)
    row = {name: getattr(band, name, None) for name in band_files.COLUMNS}
    row |= {f"p{p}": amount for p, amount in zip(PERCENTILES, known, strict=True)}
    as_of = band.as_of.isoformat() if band.as_of else ""
    if band.paid == "hour":
        row |= {n: to_cent(getattr(band, n) / FULL_TIME_HOURS) for n in ("low", "mid", "high")}
        row[band_files.UNIT] = "hour"
    return row | {"as_of": as_of, "source": band_files.source_of(band)}
