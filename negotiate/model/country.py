"""Countries beside the United States that have bands of their own."""

from datetime import date
from typing import NamedTuple

from negotiate.model.facts import Grade
from negotiate.model.money import Paid
from negotiate.model.profile import Paper

Window = tuple[float, float, float]
"""The low, middle and high percentile of an occupation's wages that a level spans."""


class Country(NamedTuple):
    """A row of `data/countries.csv`."""

    code: str
    """What `--country` takes: CA or GB."""
    name: str
    the: str
    """The name inside a sentence: "the United Kingdom"."""
    currency: str
    sign: str
    also: tuple[str, ...]
    """Other words for it."""
    paper: Paper
    week: float
    """Paid hours of a full-time week."""
    least_week: float
    """Fewer hours are part-time, which the yearly wages on file are not; 0: they are hourly."""
    signs: tuple[str, ...]
    """How pay is marked as its currency, in lower case."""
    places: str
    """How to write a place, for a hint."""
    figures: str
    """What the wages on file are, in a sentence."""
    between: str
    """What stands between the published percentiles, in a sentence."""
    minimum: str
    """What to know of its legal minimum as a whole; empty where one holds everywhere in it."""
    source: str


class CountryArea(NamedTuple):
    """The country, a province or a region."""

    area_type: str
    """nation, province or region."""
    code: str
    name: str
    province: str
    also: tuple[str, ...]


class CountryTown(NamedTuple):
    """A city or town, and the region it lies in."""

    name: str
    province: str
    area_code: str


class CountryWage(NamedTuple):
    """What an occupation pays in one area: currency units a year, full time."""

    code: str
    area_code: str
    known: dict[int, float]
    """The published percentiles."""
    as_of: date
    source: str


class CountryJob(NamedTuple):
    """The occupation behind some levels of a role, of `data/country_roles.csv`."""

    role: str
    levels: tuple[str, ...]
    code: str
    """As in "NOC 64409"; empty where the country has none."""
    label: str
    jobs: str
    """As in "most customer service jobs here pay less"."""
    paid: Paid
    windows: tuple[Window, ...]
    """A window a level; empty where they are those of the ladder."""
    lacking: str
    """Why there is no occupation, in a sentence."""
    caution: str
    grade: Grade
