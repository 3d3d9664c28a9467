"""Roles and occupations by name, and what one pays in a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from math import exp, log
from typing import Any, NamedTuple

from negotiate.files.facts import load_facts
from negotiate.files.occupations import SURVEY, SURVEY_DAY
from negotiate.files.roles import load_groups, load_roles
from negotiate.market.percentile import at_percentile
from negotiate.market.roles import Survey, role_bands, role_of
from negotiate.model.band import Area, Bands, Place
from negotiate.model.errors import Problem
from negotiate.model.facts import Facts, Level
from negotiate.model.frames import pandas
from negotiate.model.money import FULL_TIME_HOURS, to_cent
from negotiate.model.role import Occupation, OccupationWage, Role, RoleRow
from negotiate.model.shown import html_of
from negotiate.model.text import clean
from negotiate.words.roles import DEFAULT, LISTED, find_role, levels_in, search

NATION = "US"
ROLES_LISTED = LISTED
"""The hint that names the commands which find a role."""


class Found(NamedTuple):
    """A role or occupation, with what the nation pays for it."""

    key: str
    """What `--role` takes."""
    label: str
    aliases: tuple[str, ...]
    soc: str
    occupation: str
    """The title of the occupation behind it."""
    hourly: bool
    wage: OccupationWage
    middle: float
    """What one in the middle of the role earns: dollars a year in the nation."""
    caution: str
    countries: tuple[str, ...] = ()
    """The other countries that have figures of it, by their letters."""

    def to_dict(self) -> dict[str, Any]:
        """The role as plain data; wages in dollars a year, and an hour where paid so."""
        return {
            "role": self.key,
            "label": self.label,
            "aliases": list(self.aliases),
            "soc": self.soc,
            "occupation": self.occupation,
            "paid_by": "hour" if self.hourly else "year",
            "middle_yearly": to_cent(self.middle),
            "middle_hourly": to_cent(self.middle / FULL_TIME_HOURS),
            "jobs": None if self.caution else self.wage.jobs,
            "error_percent": self.wage.error,
            "source": SURVEY,
            "as_of": SURVEY_DAY.isoformat(),
            "caution": self.caution or None,
            "countries": list(self.countries),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The roles and occupations that were found."""

    rows: tuple[Found, ...]
    words: str
    """The words they were looked for with."""

    def __iter__(self) -> Iterator[Found]:
        """The roles, the nearest first."""
        return iter(self.rows)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.rows)

    def __getitem__(self, at: int) -> Found:
        """The role at a place in the list."""
        return self.rows[at]

    def __repr__(self) -> str:
        """One line: how many there are, and the first."""
        about = f" with {clean(self.words, 40)!r}" if self.words.strip() else ""
        more = ", ..." if len(self) > _NAMED else ""
        named = ", ".join(one.key for one in self.rows[:_NAMED])
        return f"<{len(self)} roles{about}: {named}{more}>"

    def _repr_html_(self) -> str | None:
        """The same screen, in a notebook."""
        return html_of(self)

    def to_dict(self) -> dict[str, Any]:
        """The roles as plain data, the same as `negotiate roles --format json`."""
        return {"schema": "negotiate.roles/1", "roles": [one.to_dict() for one in self]}

    def to_frame(self) -> Any:
        """The roles as a pandas DataFrame, one row a role."""
        return pandas().DataFrame([one.to_dict() for one in self])


_NAMED = 3


def roles(words: str = "") -> Roles:
    """The contact-center roles; with words, those and the occupations that have them all in a name.

    `Problem` where nothing has, with the nearest names.
    """
    from negotiate.files.occupations import occupations, wages_of

    known = {one.soc: one for one in occupations()}
    rows: list[RoleRow | Occupation] = list(load_roles())
    if words.strip():
        rows = search(words, load_roles(), known.values())
        if not rows:  # by a code, or an error with the nearest names
            only = find_role(words, load_roles(), lambda: list(known.values()))
            rows = [load_roles()[0] if only is None else only]
    wages = wages_of((row.soc for row in rows), (NATION,))
    abroad = _abroad()
    found = tuple(
        _found(row, known[row.soc], wages[row.soc, NATION])._replace(
            countries=abroad.get(row.key, ())
        )
        for row in rows
    )
    return Roles(rows=found, words=words)


def _abroad() -> dict[str, tuple[str, ...]]:
    """The countries that have bands of a role, by its key."""
    from negotiate.files.countries import countries, country_jobs

    found: dict[str, tuple[str, ...]] = {}
    for country in countries():
        for role in {job.role for job in country_jobs(country.code)}:
            found[role] = (*found.get(role, ()), country.code)
    return found


def _found(row: RoleRow | Occupation, behind: Occupation, wage: OccupationWage) -> Found:
    windows = row.windows if isinstance(row, RoleRow) else ()
    middle = windows[1][1] if windows else 50.0
    return Found(
        key=row.key,
        label=row.label if isinstance(row, RoleRow) else row.title,
        aliases=row.aliases if isinstance(row, RoleRow) else (),
        soc=row.soc,
        occupation=behind.title,
        hourly=row.hourly,
        wage=wage,
        middle=exp(at_percentile([log(wage) for wage in wage.percentiles], middle)),
        caution=row.caution if isinstance(row, RoleRow) else "",
    )


def role_key(typed: str) -> str:
    """The key of a role as typed, empty for customer service.

    Raises `Problem` where no or several roles fit.
    """
    from negotiate.files.occupations import occupations

    found = find_role(typed, load_roles(), occupations)
    return "" if found is None else found.key


class Job(NamedTuple):
    """A job as its title says it."""

    role: str
    """The key of the role; empty for customer service."""
    level: str = ""
    """Empty where the title says none."""


def read_job(typed: str) -> Job:
    """The role, and the level where the words say one: "team lead", "senior collections agent".

    Raises `Problem` where no or several roles fit.
    """
    try:
        return Job(role=role_key(typed))
    except Problem:
        for level, rest in levels_in(typed, load_facts().levels.values()):
            if not rest:
                return Job(role="", level=level)
            with suppress(Problem):
                return Job(role=role_key(rest), level=level)
        raise


def contact_center_roles() -> tuple[str, ...]:
    """What the roles on file are called, customer service first."""
    return tuple(row.label for row in load_roles())


def role_label(typed: str) -> str:
    """What a role as typed is called: "collections", "registered nurses"; `Problem`."""
    found = read_role(typed, load_facts().levels)
    return "customer service" if found is None else found.label


def read_role(typed: str, levels: dict[str, Level]) -> Role | None:
    """The role of a word, None for customer service; `Problem` where no or several roles fit."""
    from negotiate.files.occupations import occupations

    found = find_role(typed, load_roles(), occupations)
    return None if found is None else role_of(found, levels, load_groups())


def facts_of(role: Role, facts: Facts) -> Facts:
    """The facts with a role's levels, and with what industries pay its occupations."""
    from negotiate.files.occupations import industry_pay

    pay = industry_pay(level.soc for level in role.levels.values())
    industries = {
        key: industry._replace(
            pay={soc: found for (soc, of), found in pay.items() if of == key} | {**industry.pay}
        )
        for key, industry in facts.industries.items()
    }
    return facts._replace(levels=role.levels, industries=industries)


def all_roles(place: Place) -> list[tuple[Role, Bands]]:
    """Customer service and every role beside it, each with its bands in a place."""
    from negotiate.files.bands import bands_in_use

    levels, groups = load_facts().levels, load_groups()
    service = Role(key=DEFAULT, label="customer service", levels=levels, cautions={})
    beside = [role_of(row, levels, groups) for row in load_roles() if row.key != DEFAULT]
    bands = _bands_of(beside, place)
    return [(service, bands_in_use(place.area_code)), *zip(beside, bands, strict=True)]


def bands_of(role: Role, place: Place) -> Bands:
    """The bands of a role's levels in a place, from the wages of the survey."""
    return _bands_of([role], place)[0]


def _bands_of(roles: Sequence[Role], place: Place) -> list[Bands]:
    from negotiate.files.gazetteer import Gazetteer
    from negotiate.files.occupations import wages_of

    known = Gazetteer().areas
    areas = {code: known[code].name for code in _codes(place, known)}
    wages = wages_of((lv.soc for role in roles for lv in role.levels.values()), areas)
    survey = Survey(
        areas=areas, wages=wages, day=SURVEY_DAY, source=SURVEY, rules=load_facts().rules
    )
    return [role_bands(role, place, survey) for role in roles]


def _codes(place: Place, known: Mapping[str, Area]) -> Iterator[str]:
    """The areas whose wages may speak for a place, the nearest first."""
    if place.area_code in known:
        yield place.area_code
    for area in known.values():
        if area.state == place.state and area.area_type in ("state", "territory"):
            rural = f"{area.code}-rural"
            if place.area_type == "rural" and rural in known:
                yield rural
            yield area.code
    yield NATION
