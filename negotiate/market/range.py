"""The target range: a person, a job, a place and the bands, put together."""

from __future__ import annotations

from negotiate.market.ask import Ask, WalkAway, ask, ask_in_advert, walk_away_of
from negotiate.market.assessment import Assessment, Counter
from negotiate.market.bands import choose_band, newer_here
from negotiate.market.cautions import cautions
from negotiate.market.counter import counter_of
from negotiate.market.law_first import law_questions
from negotiate.market.minimum import InForce, counted, in_force
from negotiate.market.offer import brackets, concessions_of, judge, short_of
from negotiate.market.reasons import reasons
from negotiate.market.target import Valuation, appraise, said_aloud, spoken_level, unit_of
from negotiate.model.band import Band, Bands, Place
from negotiate.model.errors import Problem
from negotiate.model.facts import LEVELS, Facts, Level, Source
from negotiate.model.money import Paid, PayUnit
from negotiate.model.question import Posted, Question
from negotiate.model.results import Advert, Assumed, NextLevel, RangeResult, Reason, RivalPay


def target_range(question: Question, place: Place, bands: Bands, facts: Facts) -> RangeResult:
    """The range to aim for and how it came about, without the words to say it in.

    Rules: docs/METHOD.md. Raises `Problem` where no band is known for the level and place, or the
    day lies outside the wage data.
    """
    known = assess(question, place, bands, facts)
    why = reasons(known)
    return RangeResult(
        level=known.level,
        title=known.band.title,
        place=place,
        industry=question.industry,
        company=question.company,
        as_of=question.as_of,
        unit=known.unit,
        years=_years(question, known.level),
        band=known.valuation.band,
        percentiles=known.valuation.percentiles,
        soc=known.band.soc,
        minimum=known.valuation.minimum,
        walk_away=known.walk_away.amount,
        walk_away_from=known.walk_away.source,
        target=known.valuation.target,
        ask_low=known.ask.low,
        ask_high=known.ask.high,
        ask_said=(known.ask_said.low, known.ask_said.high),
        ask_lifted=known.ask.lifted,
        posted=known.advert,
        middle_half=known.valuation.middle_half,
        half_clipped=known.valuation.half_clipped,
        steps=known.valuation.steps,
        offer=known.offer,
        said=known.said,
        next_level=_next_level(known),
        when_they_say=brackets(known),
        concessions=concessions_of(known),
        to_counter="",
        to_think="",
        cautions=cautions(known),
        assumed=tuple(
            Assumed(what=what, value=value, option=option)
            for what, value, option in question.assumed
        ),
        sources=_sources(known, why),
        finds=_found(known.valuation),
        offer_typed=question.offer,
        said_typed=question.said,
        holds=known.holds,
        reasons=why,
        conversation=question.conversation,
        industry_ratio=known.valuation.industry,
        current=known.current if question.conversation.with_ones_boss else None,
        under_band=_under_band(known),
        figure=None if known.before_figures else known.counter.amount,
        good_at=None if known.before_figures else known.counter.good_at,
        reach=known.counter.reach,
        no_counter=known.counter.none,
        level_in_advert=known.counter.wide,
        law_first=known.law_first,
        short_of=short_of(known),
        rival=known.rival,
        scale=known.scale,
    )


def _next_level(known: Assessment) -> NextLevel | None:
    above = known.above
    if above is None:
        return None
    unit = unit_of(above.level, known.question, known.band, known.minimum)
    if above.level.paid == known.level.paid:
        unit = unit._replace(named=known.unit.named)
    return NextLevel(level=above.level, target=above.target, unit=unit)


def _under_band(known: Assessment) -> float | None:
    """Present pay, where it is less than the job pays here."""
    less = known.current is not None and known.current < known.valuation.band.low
    return known.current if less else None


def _found(valuation: Valuation) -> tuple[float, float] | None:
    if not valuation.finds:
        return None
    return min(find.low for find in valuation.finds), max(find.high for find in valuation.finds)


def assess(question: Question, place: Place, bands: Bands, facts: Facts) -> Assessment:
    """All that is known about one person, one job and one place."""
    known = _ground(question, place, bands, facts)
    known = known._replace(counter=counter_of(known), law_first=law_questions(known))
    offer = None if known.offered is None else judge(known.offered, known)
    return known._replace(offer=offer)


def _ground(question: Question, place: Place, bands: Bands, facts: Facts) -> Assessment:
    """What is known before anything is made of it."""
    band = choose_band(bands, question.level, place, question.as_of)
    level = spoken_level(facts.levels[question.level], band)
    minimum, salary_floor = _law(question, place, band, facts)
    unit = unit_of(level, question, band, minimum)._replace(named=named_per(question))
    mine = appraise(question, level, band, minimum, facts)
    current, floor, offered, said = (
        pay and unit.full_time(pay)
        for pay in (question.current, question.floor, question.offer, question.said)
    )
    inside = question.conversation.with_ones_boss
    standing = current if offered is None and inside else offered
    spoken = said_aloud(mine, unit, facts.rules) if standing is None else mine
    own = walk_away_of(mine, floor, current)
    advert = question.posted and _advert(question.posted, unit)
    years = _years(question, level)
    asks = [_ask(one, own, advert, years >= level.typical_years, facts) for one in (mine, spoken)]
    return Assessment(
        question=question,
        facts=facts,
        level=level,
        unit=unit,
        place=place,
        band=band,
        newer=None if bands.own else newer_here(bands, band, question.as_of),
        minimum=minimum,
        salary_floor=salary_floor,
        valuation=mine,
        below=_beside(question, place, bands, minimum, facts, -1),
        above=_beside(question, place, bands, minimum, facts, +1),
        current=current,
        said=said,
        advert=advert,
        walk_away=own,
        ask=asks[0],
        ask_said=asks[1],
        years=years,
        offered=offered,
        floor=floor,
        rival=_rival(question, unit, asks[1].high if standing is None else standing),
        scale=tuple(unit.full_time(step) for step in question.conversation.steps),
        counter=Counter(),
        law_first=(),
        offer=None,
    )


def named_per(question: Question) -> Paid | None:
    """The unit in which this pay was named, by the hour or the year; None where it was not.

    A step of a scale and an offer are theirs, present pay is where one asks for more of it; then
    come an advert, a number said before, and what one earns elsewhere.
    """
    current, posted = question.current, question.posted
    raised = current if question.conversation.with_ones_boss else None
    advert = posted and (posted.low or posted.high)
    steps = question.conversation.steps
    named = (*steps[:1], question.offer, raised, advert, question.said, current)
    return next((_PAID[pay.period] for pay in named if pay and pay.period in _PAID), None)


_PAID: dict[str, Paid] = {"hour": "hour", "year": "year"}


def _law(
    question: Question, place: Place, band: Band, facts: Facts
) -> tuple[InForce | None, InForce | None]:
    """The minimum that counts and the exempt-salary floor; neither for pay in another currency."""
    if band.currency != facts.currency:
        return None, None
    ahead, day = facts.rules.law.counts_within.value, question.as_of
    minimum = counted(facts.minimum_wages, place, day, ahead)
    floor = in_force(facts.salary_floors, place, day)
    if minimum is not None and floor is not None:
        minimum = minimum._replace(exempt_from=floor.amount)
    return minimum, floor


def _rival(question: Question, unit: PayUnit, base: float) -> RivalPay | None:
    """Another employer's offer beside what there is to go up from; before that, the ask's top."""
    rival = question.conversation.rival
    if rival is None:
        return None
    amount = None if rival.pay is None else unit.full_time(rival.pay)
    return RivalPay(
        amount=amount,
        typed=rival.pay,
        status=rival.status,
        name=rival.name,
        higher=amount is not None and amount > base,
    )


def _ask(
    mine: Valuation,
    walk_away: WalkAway,
    advert: Advert | None,
    experienced: bool,
    facts: Facts,
) -> Ask:
    """The ask inside the advert's range, where there is one and it is lawful."""
    if advert is None or advert.top < mine.minimum:
        return ask(mine, walk_away.reservation, facts.rules)
    return ask_in_advert(
        mine, walk_away.reservation, advert, experienced=experienced, rules=facts.rules
    )


def _advert(posted: Posted, unit: PayUnit) -> Advert:
    return Advert(
        low=posted.low and unit.full_time(posted.low),
        high=posted.high and unit.full_time(posted.high),
    )


def _years(question: Question, level: Level) -> float:
    return level.typical_years if question.years is None else question.years


def _beside(
    question: Question,
    place: Place,
    bands: Bands,
    minimum: InForce | None,
    facts: Facts,
    step: int,
) -> Valuation | None:
    """What the same person would be paid one level up or down, where the bands have it."""
    index = LEVELS.index(question.level) + step
    if not 0 <= index < len(LEVELS):
        return None
    try:
        level = facts.levels[LEVELS[index]]
        band = choose_band(bands, level.name, place, question.as_of)
        level = spoken_level(level, band)
    except (KeyError, Problem):  # a role may end below
        return None
    return appraise(question, level, band, minimum, facts)


def _sources(known: Assessment, why: tuple[Reason, ...]) -> tuple[Source, ...]:
    """Every source a figure of the result came from, in order of use."""
    named = [step.source for step in known.valuation.steps]
    if known.minimum is not None:
        here = known.place.country == "US"
        named.append("US minimum wage table" if here else known.minimum.row.source)
    named += [reason.source for reason in why]
    found = []
    for name in dict.fromkeys(named):
        if name in known.facts.sources:
            found.append(known.facts.sources[name])
        elif name == known.band.source:
            day = known.band.as_of.isoformat() if known.band.as_of else "not dated"
            found.append(
                Source(name=name, title=name, publisher="your own file", as_of=day, url="")
            )
    return tuple(found)
