"""The roles another country has figures of, with what one in the middle of each earns there."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from negotiate.api.abroad import ground
from negotiate.files.countries import country_jobs
from negotiate.files.facts import load_facts
from negotiate.files.roles import load_roles
from negotiate.model.country import Country
from negotiate.model.errors import Problem
from negotiate.model.money import FULL_TIME_HOURS, Paid, to_cent
from negotiate.model.role import RoleRow
from negotiate.model.text import clean, listing
from negotiate.words.roles import search

_MIDDLE = "mid"


class RoleAbroad(NamedTuple):
    """A role in another country."""

    key: str
    """What `--role` takes."""
    label: str
    aliases: tuple[str, ...]
    country: Country
    paid: Paid
    middle: float
    """The middle of the mid level in all of the country: its money a year."""
    levels: tuple[str, ...]
    """Those that have bands in all of the country."""
    source: str
    as_of: date

    def to_dict(self) -> dict[str, Any]:
        """The role as plain data; the wage an hour where it was published so."""
        hourly = self.middle / FULL_TIME_HOURS if self.paid == "hour" else None
        return {
            "role": self.key,
            "label": self.label,
            "aliases": list(self.aliases),
            "country": self.country.code,
            "currency": self.country.currency,
            "paid_by": self.paid,
            "middle_yearly": to_cent(self.middle),
            "middle_hourly": None if hourly is None else to_cent(hourly),
            "levels": list(self.levels),
            "source": self.source,
            "as_of": self.as_of.isoformat(),
        }


def roles_in(country: Country, words: str = "") -> list[RoleAbroad]:
    """The roles that a country has figures of; with words, those that have them all in a name.

    Raises `Problem` where none has.
    """
    keys = dict.fromkeys(job.role for job in country_jobs(country.code))
    rows = [row for row in load_roles() if row.key in keys]
    fitting = [one for one in search(words, rows, ()) if isinstance(one, RoleRow)]
    if words.strip() and not fitting:
        raise Problem(
            f"no role with '{clean(words, 40)}' has figures in {country.the}",
            hint=f"there are {listing([row.key for row in rows], 'and')}",
        )
    return [_found(row, country) for row in (fitting if words.strip() else rows)]


def _found(row: RoleRow, country: Country) -> RoleAbroad:
    here = ground(country, row.key, None, load_facts())
    middle = next(band for band in here.bands if band.level == _MIDDLE)
    assert middle.as_of is not None  # noqa: S101 - every band of the tables has its day
    return RoleAbroad(
        key=row.key,
        label=row.label,
        aliases=row.aliases,
        country=country,
        paid=here.facts.levels[_MIDDLE].paid,
        middle=middle.mid,
        levels=tuple(here.facts.levels),
        source=middle.source,
        as_of=middle.as_of,
    )
