"""The target range: a person, a job, a place and the bands, put together."""

from __future__ import annotations

from datetime import date

from negotiate.market import cautions
from negotiate.market.ask import ask, walk_away
from negotiate.market.minimum import InForce, in_force
from negotiate.market.worth import Worth, worth
from negotiate.model.band import Band, Bands, Place
from negotiate.model.errors import Problem
from negotiate.model.facts import LEVELS, Facts, Level, Source
from negotiate.model.money import PayUnit
from negotiate.model.question import Question
from negotiate.model.results import Assumed, NextLevel, RangeResult
from negotiate.model.text import place_key


def target_range(question: Question, place: Place, bands: Bands, facts: Facts) -> RangeResult:
    """The range to aim for and how it came about.

    Rules: the contract of `negotiate range`, restated in docs/METHOD.md. Raises `Problem` where no
    band is known for the level and place, or the day lies outside the wage data.
    """
    level = facts.levels[question.level]
    band = choose_band(bands, level.name, place, question.as_of)
    unit = PayUnit(by_the_hour=level.paid == "hour", hours=question.hours, currency=band.currency)
    at_home = band.currency == "USD"
    minimum = in_force(facts.minimum_wages, place, question.as_of) if at_home else None
    salary_floor = in_force(facts.salary_floors, place, question.as_of) if at_home else None
    mine = worth(question, level, band, minimum, facts)
    own = walk_away(
        mine,
        question.floor and unit.full_time(question.floor),
        question.current and unit.full_time(question.current),
    )
    asked = ask(mine, own.own, facts.rules)
    found = [
        *cautions.law(minimum, salary_floor, mine, level, unit),
        *cautions.place(place, band),
        *cautions.industry(question, level, band, facts),
        *cautions.rest(question, asked, facts.index[-1].day),
    ]
    return RangeResult(
        level=level,
        title=band.title,
        place=place,
        industry=question.industry,
        company=question.company,
        as_of=question.as_of,
        unit=unit,
        years=level.typical_years if question.years is None else question.years,
        band=mine.band,
        percentiles=mine.percentiles,
        soc=band.soc,
        walk_away=own.amount,
        walk_away_from=own.source,
        target=mine.target,
        ask_low=asked.low,
        ask_high=asked.high,
        posted=asked.posted,
        middle_half=mine.middle_half,
        steps=mine.steps,
        offer=None,
        next_level=_next_level(question, level, place, bands, minimum, facts),
        when_they_say=(),
        concessions=(),
        cautions=cautions.in_order(found),
        assumed=tuple(Assumed(*default) for default in question.assumed),
        sources=_sources(mine, band, minimum, facts),
    )


def choose_band(bands: Bands, level: str, place: Place, day: date) -> Band:
    """The level's band in the place: the latest not after the day, else the earliest.

    A user's own rows may name areas in words; those without an area hold everywhere. Raises
    `Problem` where there is none.
    """
    of_level = [band for band in bands if band.level == level]
    codes = {place.area_code, place_key(place.area), place_key(place.typed)}
    here = [band for band in of_level if band.area_code and band.area_code in codes]
    found = here or [band for band in of_level if not band.area_code]
    if not found:
        known = sorted({band.level for band in bands})
        raise Problem(
            f"no {level} band for {place.area} in the bands file",
            hint=f"it has bands for: {', '.join(known) or 'no level'}; add a row or change --level",
        )
    not_after = [band for band in found if band.as_of is None or band.as_of <= day]
    if not_after:
        return max(not_after, key=lambda band: band.as_of or date.max)
    return min(found, key=lambda band: band.as_of or date.max)


def _next_level(
    question: Question,
    level: Level,
    place: Place,
    bands: Bands,
    minimum: InForce | None,
    facts: Facts,
) -> NextLevel | None:
    """What the same person would be worth one level up, where the bands have that level."""
    above = LEVELS.index(level.name) + 1
    if above == len(LEVELS):
        return None
    upper = facts.levels[LEVELS[above]]
    try:
        band = choose_band(bands, upper.name, place, question.as_of)
    except Problem:
        return None
    unit = PayUnit(by_the_hour=upper.paid == "hour", hours=question.hours, currency=band.currency)
    return NextLevel(upper, worth(question, upper, band, minimum, facts).target, unit)


def _sources(mine: Worth, band: Band, minimum: InForce | None, facts: Facts) -> tuple[Source, ...]:
    """Every source a figure of the result came from, in order of use."""
    named = [step.source for step in mine.steps]
    if minimum is not None:
        named.append("US minimum wage table")
    found = []
    for name in dict.fromkeys(named):
        if name in facts.sources:
            found.append(facts.sources[name])
        elif name == band.source:
            day = band.as_of.isoformat() if band.as_of else "not dated"
            found.append(
                Source(name=name, title=name, publisher="your own file", as_of=day, url="")
            )
    return tuple(found)
