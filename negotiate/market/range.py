"""The target range: a person, a job, a place and the bands, put together."""

from __future__ import annotations

from negotiate.market.ask import Ask, WalkAway, ask, ask_in_advert, walk_away
from negotiate.market.bands import choose_band
from negotiate.market.cautions import cautions
from negotiate.market.minimum import InForce, in_force
from negotiate.market.offer import Talks, brackets, judge, rungs
from negotiate.market.reasons import reasons
from negotiate.market.standing import Standing
from negotiate.market.worth import Worth, worth
from negotiate.model.band import Band, Bands, Place
from negotiate.model.errors import Problem
from negotiate.model.facts import LEVELS, Facts, Level, Source
from negotiate.model.money import PayUnit
from negotiate.model.question import Question
from negotiate.model.results import Assumed, Concession, NextLevel, RangeResult, Reason


def target_range(question: Question, place: Place, bands: Bands, facts: Facts) -> RangeResult:
    """The range to aim for and how it came about, without the words to say it in.

    Rules: docs/METHOD.md. Raises `Problem` where no band is known for the level and place, or the
    day lies outside the wage data.
    """
    s = standing(question, place, bands, facts)
    talks, why = _talks(s), reasons(s)
    above = s.above and NextLevel(
        s.above[0], s.above[1].target, _unit(s.above[0], question, s.band)
    )
    return RangeResult(
        level=s.level,
        title=s.band.title,
        place=place,
        industry=question.industry,
        company=question.company,
        as_of=question.as_of,
        unit=s.unit,
        years=_years(question, s.level),
        band=s.worth.band,
        percentiles=s.worth.percentiles,
        soc=s.band.soc,
        minimum=s.worth.minimum,
        walk_away=s.own.amount,
        walk_away_from=s.own.source,
        target=s.worth.target,
        ask_low=s.ask.low,
        ask_high=s.ask.high,
        ask_lifted=s.ask.lifted,
        posted=s.advert,
        middle_half=s.worth.middle_half,
        steps=s.worth.steps,
        offer=s.offer,
        said=s.said,
        next_level=above,
        when_they_say=brackets(s.own, s.ask),
        concessions=tuple(
            Concession(rung, s.offer.amount if s.offer else None) for rung in rungs(s.offer, talks)
        ),
        to_counter="",
        to_think="",
        cautions=cautions(s),
        assumed=tuple(Assumed(*default) for default in question.assumed),
        sources=_sources(s, why),
        finds=_found(s.worth),
        offer_typed=question.offer,
        said_typed=question.said,
        reasons=why,
    )


def _found(worth: Worth) -> tuple[float, float] | None:
    if not worth.finds:
        return None
    return min(find.low for find in worth.finds), max(find.high for find in worth.finds)


def standing(question: Question, place: Place, bands: Bands, facts: Facts) -> Standing:
    """All that is known about one person, one job and one place."""
    level = facts.levels[question.level]
    band = choose_band(bands, level.name, place, question.as_of)
    unit = _unit(level, question, band)
    at_home = band.currency == "USD"
    minimum = in_force(facts.minimum_wages, place, question.as_of) if at_home else None
    mine = worth(question, level, band, minimum, facts)
    current, said = (pay and unit.full_time(pay) for pay in (question.current, question.said))
    own = walk_away(mine, question.floor and unit.full_time(question.floor), current)
    low, high = question.posted or (None, None)
    advert = (unit.full_time(low), unit.full_time(high)) if low and high else None
    s = Standing(
        question=question,
        facts=facts,
        level=level,
        unit=unit,
        place=place,
        band=band,
        minimum=minimum,
        salary_floor=in_force(facts.salary_floors, place, question.as_of) if at_home else None,
        worth=mine,
        below=_beside(question, place, bands, minimum, facts, -1),
        above=_beside(question, place, bands, minimum, facts, +1),
        current=current,
        said=said,
        advert=advert,
        own=own,
        ask=_ask(mine, own, advert, _years(question, level) >= level.typical_years, facts),
        offer=None,
    )
    offer = question.offer and judge(unit.full_time(question.offer), _talks(s))
    return s._replace(offer=offer)


def _ask(
    mine: Worth,
    own: WalkAway,
    advert: tuple[float, float] | None,
    experienced: bool,
    facts: Facts,
) -> Ask:
    """The ask inside the advert's range, where there is one and it is lawful."""
    if advert is None or advert[1] < mine.minimum:
        return ask(mine, own.own, facts.rules)
    return ask_in_advert(mine, own.own, advert, experienced=experienced, rules=facts.rules)


def _talks(s: Standing) -> Talks:
    return Talks(s.level, s.worth, s.own, s.ask, s.said, s.facts.rules)


def _unit(level: Level, question: Question, band: Band) -> PayUnit:
    return PayUnit(by_the_hour=level.paid == "hour", hours=question.hours, currency=band.currency)


def _years(question: Question, level: Level) -> float:
    return level.typical_years if question.years is None else question.years


def _beside(
    question: Question,
    place: Place,
    bands: Bands,
    minimum: InForce | None,
    facts: Facts,
    step: int,
) -> tuple[Level, Worth] | None:
    """What the same person would be worth one level up or down, where the bands have it."""
    index = LEVELS.index(question.level) + step
    if not 0 <= index < len(LEVELS):
        return None
    level = facts.levels[LEVELS[index]]
    try:
        band = choose_band(bands, level.name, place, question.as_of)
    except Problem:
        return None
    return level, worth(question, level, band, minimum, facts)


def _sources(s: Standing, why: tuple[Reason, ...]) -> tuple[Source, ...]:
    """Every source a figure of the result came from, in order of use."""
    named = [step.source for step in s.worth.steps]
    if s.minimum is not None:
        named.append("US minimum wage table")
    named += [reason.source for reason in why]
    found = []
    for name in dict.fromkeys(named):
        if name in s.facts.sources:
            found.append(s.facts.sources[name])
        elif name == s.band.source:
            day = s.band.as_of.isoformat() if s.band.as_of else "not dated"
            found.append(
                Source(name=name, title=name, publisher="your own file", as_of=day, url="")
            )
    return tuple(found)
