"""Salary bands and the places they are for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

from negotiate.model.frames import pandas

AreaType = Literal["metro", "rural", "state", "territory", "province", "region", "nation", "own"]
PERCENTILES = (10, 25, 50, 75, 90)
OUTER = (0.10, 0.90)
"""The shares of jobs beyond which no percentile is told apart."""


class Area(NamedTuple):
    """An area with wages of its own."""

    area_type: str
    code: str
    name: str
    state: str

    @property
    def is_state(self) -> bool:
        """Whether it is a whole state or territory."""
        return self.area_type in ("state", "territory")


class Named(NamedTuple):
    """A city or county, and the metro or the state's rural areas it lies in."""

    name: str
    state: str
    area_code: str
    county: str = ""
    """The county it lies in; empty where that is not known."""


class Place(NamedTuple):
    """A place as typed, resolved to an area the wage data knows."""

    area_code: str
    area: str
    area_type: AreaType
    state: str | None
    """The state typed, else the area's first; None for the nation."""
    key: str = ""
    """The key of the city or county typed: local law applies to it, not to the metro."""
    county: str = ""
    """The key of the county it lies in, whose law holds there too; empty where not known."""
    typed: str = ""
    guessed: str = ""
    """The full name of a town that was typed without its state; it may have been another one."""
    alone: str = ""
    """The full name of a city or town that was typed without its state; else empty."""
    known: bool = True
    """False where nothing on file is called so and the state's figures stand in."""
    country: str = "US"
    city: str = ""
    """The name of the city that was typed, in another country; empty elsewhere."""

    @property
    def taken_for(self) -> str:
        """What to say where the figures are not those of the place as typed; else empty."""
        if not self.known:
            return f"'{self.typed}' is not on file: these figures are for all of {self.area}."
        return f"'{self.typed}' was taken for {self.guessed}." if self.guessed else ""


class Center(NamedTuple):
    """The middle of a place, in degrees, and how far it reaches, in miles."""

    latitude: float
    longitude: float
    radius: float


class Band(NamedTuple):
    """What one level is paid in one area, as published on one day."""

    level: str
    title: str
    area_type: AreaType
    area_code: str
    area: str
    state: str | None
    currency: str
    low: float
    mid: float
    high: float
    """Low, mid and high: currency units a year, full time."""
    soc: str
    percentiles: tuple[float, ...] | None
    """p10, p25, p50, p75 and p90 of the occupation in the area; None where not known."""
    as_of: date | None
    """The day the figures are of; None: they are taken as today's."""
    source: str
    adjusted: str = ""
    """What was changed in the published figures, in words."""
    pooled: str = ""
    """Which published areas the figures were pooled from, in words; else empty."""
    grade: Literal["published", "assumption"] | None = None
    """How sure the middle is, where that is not plain from the kind of area."""
    paid: Literal["hour", "year"] | None = None
    """How the file names the amounts, where it says so: they are shown so at every level."""
    notes: tuple[tuple[str, str], ...] = ()
    """What to know about the figures: a key and a sentence each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """The bands of one file."""

    rows: tuple[Band, ...]
    own: bool
    """True for a user's own file."""

    def __iter__(self) -> Iterator[Band]:
        """The bands, in the order of the file."""
        return iter(self.rows)

    def __len__(self) -> int:
        """How many bands there are."""
        return len(self.rows)

    def __repr__(self) -> str:
        """One line: how many bands, of how many areas."""
        areas = len({band.area_code for band in self.rows})
        return f"<{len(self)} bands of {areas} area{'s' if areas > 1 else ''}>"

    def to_frame(self) -> Any:
        """The bands as a pandas DataFrame, one row a band."""
        pd = pandas()
        columns = [
            *("level", "title", "area_type", "area_code", "area", "state", "currency"),
            *("low", "mid", "high", "soc", "as_of", "source"),
        ]
        table = pd.DataFrame([{c: getattr(b, c) for c in columns} for b in self.rows])
        for i, p in enumerate(PERCENTILES):
            table[f"p{p}"] = [b.percentiles[i] if b.percentiles else None for b in self.rows]
        return table
