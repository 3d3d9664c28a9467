"""What a user found out about pay: adverts, recruiters, colleagues, pay sites, offers."""

from datetime import date
from typing import NamedTuple

from negotiate.model.money import Pay

FIND_COLUMNS = (
    *("id", "kind", "source", "link", "low", "high", "level", "area", "date", "note"),
    *("role", "country"),
)


class Find(NamedTuple):
    """One find of the user's."""

    id: int
    kind: str
    source: str
    link: str
    low: Pay
    high: Pay
    level: str
    area: str
    day: date
    note: str
    role: str = ""
    """The role it is about, by key; empty for customer service."""
    country: str = ""
    """The code of the country it is of; empty for the United States."""


class YearlyFind(NamedTuple):
    """A find for this level and place, as full-time yearly pay."""

    kind: str
    low: float
    high: float
    day: date

    @property
    def middle(self) -> float:
        """The middle of the find, in logs."""
        return float((self.low * self.high) ** 0.5)


class Finds(NamedTuple):
    """The finds that count for one question, and how many there are for others."""

    counted: tuple[Find, ...] = ()
    elsewhere: int = 0
    """Finds for another level, place or later day."""
