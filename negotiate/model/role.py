"""Roles beside customer service: what work it is, and the wages that stand behind it."""

from datetime import date
from typing import NamedTuple

from negotiate.model.facts import Grade, Level

Window = tuple[float, float, float]
"""The low, middle and high percentile of an occupation's wages that a level spans."""


class Occupation(NamedTuple):
    """An occupation of the Standard Occupational Classification."""

    soc: str
    title: str
    hourly: bool
    """Whether its pay is spoken of by the hour: the nation's median is under $30 an hour."""

    @property
    def key(self) -> str:
        """What `--role` takes."""
        return self.soc


class OccupationWage(NamedTuple):
    """What an occupation pays in one area: dollars a year, full time."""

    soc: str
    area_code: str
    percentiles: tuple[float, ...]
    """p10, p25, p50, p75 and p90."""
    jobs: int | None
    """Employment; None where it was not published."""
    error: float
    """Relative standard error of the mean wage, in percent."""
    areas: int | None = None
    """How many areas outside metros a state's rural figure pools; None for any other."""


class RoleRow(NamedTuple):
    """A row of `data/roles.csv`."""

    key: str
    label: str
    field: str
    """What one has years in: "collections", "a medical office"."""
    aliases: tuple[str, ...]
    noun: str
    """What one who does it is called: "collections agent"."""
    soc: str
    hourly: bool
    windows: tuple[Window, ...]
    """Of junior, mid and senior; empty where they are the usual ones."""
    team: str
    """As in "collections team lead"; empty where the role has no lead and manager."""
    lead_soc: str
    caution: str
    lead_caution: str
    setting: tuple[str, ...] = ()
    """How the work is done, as in `Level`."""
    metrics: tuple[str, ...] = ()


class OccupationGroup(NamedTuple):
    """How the work of a group of occupations is done: a row of `data/occupation_groups.csv`."""

    soc: str
    """What the codes of its occupations begin with."""
    label: str
    setting: tuple[str, ...]
    metrics: tuple[str, ...]


class Move(NamedTuple):
    """What usually leads to a role, of `data/role_moves.csv`."""

    role: str
    leads_there: str
    source: str
    as_of: date
    grade: Grade


class Role(NamedTuple):
    """A kind of work, with the levels it has and what stands behind each."""

    key: str
    """The key of `data/roles.csv`, or the occupation's code."""
    label: str
    """As in "a range for collections work"."""
    levels: dict[str, Level]
    cautions: dict[str, str]
    """By level: what stands in where no occupation fits; empty where one does."""
