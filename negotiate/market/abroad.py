"""What a level pays in another country, as far as the published percentiles go."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping

from negotiate.market.percentile import at_percentile
from negotiate.market.roles import level_band
from negotiate.model.band import PERCENTILES, Band, Bands, Place
from negotiate.model.country import Country, CountryArea, CountryJob, CountryWage
from negotiate.model.errors import Problem
from negotiate.model.facts import Level
from negotiate.model.text import listing

Wages = Mapping[tuple[str, str], CountryWage]
"""By the occupation's and the area's code."""


def levels_abroad(
    jobs: Mapping[str, CountryJob], levels: Mapping[str, Level], say: Callable[[str], str]
) -> dict[str, Level]:
    """The levels of a role with the occupation and window they have in a country, in its words."""
    return {
        name: levels[name]._replace(
            title=say(levels[name].title),
            short=say(levels[name].short),
            duties=say(levels[name].duties),
            soc=job.code,
            occupation=job.jobs,
            window=_window(job, name, levels[name]),
            paid=job.paid,
        )
        for name, job in jobs.items()
        if name in levels and job.code
    }


def _window(job: CountryJob, level: str, known: Level) -> tuple[float, float, float]:
    own = dict(zip(job.levels, job.windows, strict=False))
    return own.get(level, known.window)


def bands_abroad(
    country: Country,
    place: Place,
    jobs: Mapping[str, CountryJob],
    levels: Mapping[str, Level],
    wages: Wages,
    areas: Mapping[str, CountryArea],
) -> Bands:
    """The bands of the levels whose whole window lies inside what is published."""
    rows = []
    for name, level in levels.items():
        wage = nearest_wage(level.soc, place, wages, areas)
        if wage is not None and fits(level, wage):
            rows.append(_band(country, place, jobs[name], level, wage, wages, areas))
    return Bands(rows=tuple(rows), own=False)


def nearest_wage(
    code: str, place: Place, wages: Wages, areas: Mapping[str, CountryArea]
) -> CountryWage | None:
    """The wages of an occupation in the nearest area that has them.

    Where a region has the middle alone, the others keep their distance to it in the country.
    """
    nation = wages.get((code, place.country))
    for area in _around(place, areas):
        wage = wages.get((code, area))
        if wage is not None and nation is not None and set(wage.known) < set(nation.known):
            times = wage.known[50] / nation.known[50]
            return wage._replace(known={p: x * times for p, x in nation.known.items()})
        if wage is not None:
            return wage
    return None


def _around(place: Place, areas: Mapping[str, CountryArea]) -> Iterator[str]:
    """The codes of the place, its province and its country."""
    yield place.area_code
    for area in areas.values():
        if area.area_type == "province" and area.province == place.state:
            yield area.code
    yield place.country


def fits(level: Level, wage: CountryWage) -> bool:
    """Whether a level's window lies inside the published percentiles."""
    return min(wage.known) <= level.window[0] and level.window[2] <= max(wage.known)


def refusal(country: Country, level: Level, wage: CountryWage | None) -> Problem:
    """Why a level has no band, with the figures that there are."""
    if wage is None:
        return Problem(
            f"no wages of {level.occupation} are on file in {country.the}",
            about="level",
            hint=_OWN,
        )
    known = wage.known.items()
    figures = [f"{country.sign}{amount:,.0f} ({_SHARE.get(p, f'p{p}')})" for p, amount in known]
    there = listing(figures, "and")
    return Problem(
        f"too little pay is published in {country.the} for this level: {level.short}",
        about="level",
        hint=f"on file for {level.occupation}, a year: {there}; {_OWN}",
    )


_SHARE = {
    10: "1 in 10 earn less",
    25: "a quarter earn less",
    50: "half earn less",
    75: "a quarter earn more",
    90: "1 in 10 earn more",
}
_OWN = "use your own with --bands FILE (columns level,low,mid,high,currency)"


def _band(
    country: Country,
    place: Place,
    job: CountryJob,
    level: Level,
    wage: CountryWage,
    wages: Wages,
    areas: Mapping[str, CountryArea],
) -> Band:
    own = wages.get((level.soc, wage.area_code))
    published = own is not None and level.window[1] in own.known
    outer = min(wage.known) <= PERCENTILES[0] and PERCENTILES[-1] <= max(wage.known)
    return level_band(
        level,
        place,
        [at(p, wage.known) for p in level.window],
        country.currency,
        percentiles=tuple(at(p, wage.known) for p in PERCENTILES) if outer else None,
        as_of=wage.as_of,
        source=wage.source,
        grade="published" if published else "assumption",
        notes=tuple(_notes(country, place, job, wage, wages, areas)),
    )


def at(percentile: float, known: Mapping[int, float]) -> float:
    """Pay at a percentile that lies among the published ones."""
    if percentile in known:
        return known[int(percentile)]
    points = sorted(known)
    logs = [math.log(known[point]) for point in points]
    return math.exp(at_percentile(logs, percentile, points))


def _notes(
    country: Country,
    place: Place,
    job: CountryJob,
    wage: CountryWage,
    wages: Wages,
    areas: Mapping[str, CountryArea],
) -> Iterator[tuple[str, str]]:
    """What to know about the figures, by key."""
    yield "country-figures", country.figures
    if job.caution:
        yield "role-stand-in", job.caution
    if wage.area_code != place.area_code:
        spoken = areas[wage.area_code].name
        yield (
            "role-area",
            f"No wages of {job.label} were published for {place.area}: {spoken} stands in.",
        )
    elif len(wages[wage.code, wage.area_code].known) == 1:
        yield (
            "country-middle",
            f"Only the middle is published for {place.area}; the rest is assumed.",
        )
    yield "country-between", country.between
    if country.minimum and place.state is None:
        yield "country-minimum", country.minimum
