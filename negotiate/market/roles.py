"""What a role pays in a place: the bands of its levels, from the wages of its occupations."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from negotiate.market.industry import rising
from negotiate.market.percentile import at_percentile
from negotiate.model.band import Band, Bands, Place
from negotiate.model.facts import Level, Rules
from negotiate.model.role import Occupation, OccupationGroup, OccupationWage, Role, RoleRow

AGENTS = ("junior", "mid", "senior")

Wages = Mapping[tuple[str, str], OccupationWage]
"""By the occupation's and the area's code."""


def role_of(
    row: RoleRow | Occupation,
    levels: Mapping[str, Level],
    groups: Sequence[OccupationGroup],
) -> Role:
    """A role with its levels; `levels` are those of customer service, `groups` of occupations.

    A role has lead and manager where an occupation of supervisors is named for it; any other
    occupation has junior, mid and senior alone.
    """
    work = row.field if isinstance(row, RoleRow) else "this work"
    jobs = _jobs(row, levels)
    if isinstance(row, Occupation):
        group = _group_of(row, groups)
        row = RoleRow(
            key=row.soc,
            label=row.title.lower(),
            field=row.title.lower(),
            aliases=(),
            noun=_one_of(row.title),
            soc=row.soc,
            hourly=row.hourly,
            windows=(),
            team="",
            lead_soc="",
            caution="",
            lead_caution="",
            setting=group.setting,
            metrics=group.metrics,
        )
    said = {level.name: level._replace(work=work) for level in _levels(row, jobs, levels)}
    return Role(
        key=row.key,
        label=row.label,
        levels=said,
        cautions={name: row.caution if name in AGENTS else row.lead_caution for name in said},
    )


def _jobs(row: RoleRow | Occupation, levels: Mapping[str, Level]) -> str:
    """The jobs whose wages stand behind a role: those of customer service for part of it."""
    whole = next((one.occupation for one in levels.values() if one.soc == row.soc), None)
    if whole is not None:
        return whole
    return f"{row.label} jobs" if isinstance(row, RoleRow) else f"jobs of {row.title.lower()}"


def _group_of(one: Occupation, groups: Sequence[OccupationGroup]) -> OccupationGroup:
    """The smallest group an occupation is of."""
    return max((g for g in groups if one.soc.startswith(g.soc)), key=lambda g: len(g.soc))


def _one_of(title: str) -> str:
    """What one of an occupation is called, where its title says; else the title."""
    plain = title.lower()
    several = any(mark in f"{plain} " for mark in (",", " and ", " or ", "ss ", "ies "))
    return plain if several else plain.removesuffix("s")


def _levels(row: RoleRow, jobs: str, known: Mapping[str, Level]) -> Iterator[Level]:
    """The levels of a role: titles of its own, years as in customer service."""
    own = dict(zip(AGENTS, row.windows, strict=False))
    for name in AGENTS:
        prefix = {"junior": "junior ", "mid": "mid-level ", "senior": "senior "}[name]
        yield known[name]._replace(
            role=row.key,
            title=f"{prefix}{row.noun}".capitalize(),
            short=f"{prefix}{row.noun}",
            soc=row.soc,
            occupation=jobs,
            window=own.get(name, known[name].window),
            paid="hour" if row.hourly else "year",
            setting=row.setting,
            metrics=row.metrics,
        )
    if row.lead_soc:
        for name, kind in (("lead", "team lead"), ("manager", "manager")):
            yield known[name]._replace(
                role=row.key,
                title=f"{row.team} {kind}".capitalize(),
                short=f"{row.team} {kind}",
                soc=row.lead_soc,
                setting=tuple(how for how in known[name].setting if how in row.setting),
                metrics=(*row.metrics[:1], *known[name].metrics[1:]),
            )


class Survey(NamedTuple):
    """Wages of occupations in the areas that may speak for a place."""

    areas: Mapping[str, str]
    """Their names by code, the nearest first."""
    wages: Wages
    day: date
    source: str
    rules: Rules

    def nearest(self, soc: str) -> OccupationWage | None:
        """What the nearest area that has wages of the occupation pays; None where none has."""
        codes = (code for code in self.areas if (soc, code) in self.wages)
        return next((self.wages[soc, code] for code in codes), None)


def role_bands(role: Role, place: Place, survey: Survey) -> Bands:
    """The bands of a role's levels in a place; a level no area has wages for has none."""
    rows = (_band(role, level, place, survey) for level in role.levels.values())
    return Bands(rows=tuple(row for row in rows if row is not None), own=False)


def _band(role: Role, level: Level, place: Place, survey: Survey) -> Band | None:
    wage = survey.nearest(level.soc)
    if wage is None:
        return None
    logs = rising([math.log(wage) for wage in wage.percentiles])  # some published ones tie
    return level_band(
        level,
        place,
        [math.exp(at_percentile(logs, p)) for p in level.window],
        percentiles=tuple(map(math.exp, logs)),
        as_of=survey.day,
        source=survey.source,
        pooled=pooled_from(wage.areas) if wage.areas else "",
        notes=tuple(_notes(role, level, wage, place.area, survey)),
    )


def level_band(
    level: Level, place: Place, window: Sequence[float], currency: str = "USD", **more: Any
) -> Band:
    """The band of a level at a place; `window` is low, mid and high, `more` the other fields."""
    low, mid, high = window
    return Band(
        level=level.name,
        title=level.title,
        area_type=place.area_type,
        area_code=place.area_code,
        area=place.area,
        state=place.state,
        currency=currency,
        low=low,
        mid=mid,
        high=high,
        soc=level.soc,
        **more,
    )


def pooled_from(areas: int) -> str:
    """What a state's rural figure was pooled from, in words."""
    return "1 area outside metros" if areas == 1 else f"{areas} areas outside metros, by employment"


def _notes(
    role: Role, level: Level, wage: OccupationWage, here: str, survey: Survey
) -> Iterator[tuple[str, str]]:
    """What to know about a level's figures, by key."""
    if role.cautions[level.name]:
        yield "role-stand-in", role.cautions[level.name]
    spoken, rules = survey.areas[wage.area_code], survey.rules
    if spoken != here:
        yield (
            "role-area",
            f"No wages of {level.occupation} were published for {here}: {spoken} stands in.",
        )
    if wage.jobs is not None and wage.jobs < rules.role.few_jobs.value:
        yield "role-few", f"Only about {wage.jobs} people do this work there: take it as a hint."
    if wage.error > rules.role.large_error.value:
        yield (
            "role-error",
            f"The survey's mean wage here may be off by {wage.error:g}% (its standard error).",
        )
