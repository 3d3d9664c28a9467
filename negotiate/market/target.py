"""What a level pays a person in one place on one day: the target, step by step."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from negotiate.market.ageing import growth_between, growth_steps
from negotiate.market.finds import Blend, blend
from negotiate.market.industry import InIndustry, in_industry
from negotiate.market.minimum import InForce
from negotiate.market.position import (
    clipped,
    experience_factor,
    held,
    middle_half,
    speakable,
)
from negotiate.model.band import Band
from negotiate.model.facts import Facts, Grade, GrowthStep, Level, Rule, Rules, speakable_step
from negotiate.model.find import YearlyFind
from negotiate.model.money import FULL_TIME_HOURS, WEEKS, PayUnit, to_cent
from negotiate.model.question import Question
from negotiate.model.results import BandToday, IndustryRatio, Step


class Valuation(NamedTuple):
    """What one level pays a person; full-time yearly amounts."""

    level: Level
    steps: tuple[Step, ...]
    band: BandToday
    published: BandToday
    """The band on the day and in the industry, before the legal minimum lifted it."""
    percentiles: tuple[float, ...] | None
    minimum: float
    """The legal minimum as full-time yearly pay; 0 where none is known."""
    middle_half: tuple[float, float]
    half_clipped: tuple[bool, bool]
    """Which of its ends was clipped to the outer tenths, or raised to the legal minimum."""
    target: float
    speakable_step: float
    """The step between two figures one can say aloud."""
    top: float
    """The most the target may be: the band's high, or the highest of the finds that agree above."""
    finds: tuple[YearlyFind, ...] = ()
    """The user's own finds for this level and place."""
    far_finds: int = 0
    """How many of them are too far off to count."""
    industry: IndustryRatio | None = None
    """How the industry moved the band; None where none was counted."""


class JobPay(NamedTuple):
    """What a job pays somewhere on a day, whoever does it; full-time yearly pay."""

    waterfall: Waterfall
    """The steps from the published midpoint to `total`."""
    published: BandToday
    """The band on the day and in the industry, before the legal minimum lifted it."""
    band: BandToday
    percentiles: tuple[float, ...] | None
    """What the occupation is paid, over all industries."""
    outer: tuple[float, float]
    """The tenth and ninetieth percentile, in the industry; without end where not known."""
    minimum: float
    """The legal minimum; 0 where none is known."""
    industry: IndustryRatio | None = None


def spoken_level(level: Level, band: Band) -> Level:
    """The level, its pay spoken of as the band's file does, where that says so."""
    return level if band.paid is None else level._replace(paid=band.paid)


def unit_of(
    level: Level, question: Question, band: Band, minimum: InForce | None = None
) -> PayUnit:
    """How pay of the level is spoken of, in the money of its band, and what is owed by the hour."""
    here = band.currency == _OF_SALARIES
    return PayUnit(
        by_the_hour=level.paid == "hour",
        hours=question.hours,
        currency=band.currency,
        salary_hours=FULL_TIME_HOURS if here else question.hours * WEEKS,
        exempt_from=None if minimum is None else minimum.exempt_from,
    )


_OF_SALARIES = "USD"
"""The money of the salaries that stand for 2,080 hours whatever the week; others for their own."""


def job_pay(
    question: Question,
    level: Level,
    band: Band,
    minimum: InForce | None,
    facts: Facts,
    growth: Callable[[str, date], tuple[Growth, ...]] | None = None,
) -> JobPay:
    """The part of `appraise` that is the same for everybody: day, place, industry and law.

    `growth` is `growth_since` for the day, where the caller remembers it.
    """
    least = unit_of(level, question, band, minimum).least(minimum.amount) if minimum else 0.0
    waterfall = Waterfall(band)
    if band.as_of is not None and band.currency == "USD":
        since = growth or (lambda soc, day: growth_since(soc, day, question.as_of, facts))
        for part in since(band.soc, band.as_of):
            waterfall.times(part.factor, part.label, part.grade, part.source, part.as_of)
    grown = waterfall.factor
    percentiles = band.percentiles and tuple(to_cent(p * grown) for p in band.percentiles)
    outer = (percentiles[0], percentiles[-1]) if percentiles else None
    published = BandToday(
        low=to_cent(band.low * grown),
        mid=to_cent(band.mid * grown),
        high=to_cent(band.high * grown),
    )
    moved = None
    if question.industry is not None:
        moved = in_industry(level, band, grown, facts.industries[question.industry])
    if moved is not None:
        _industry(waterfall, band, moved)
        published = BandToday(**{k: to_cent(pay) for k, pay in moved.band._asdict().items()})
        outer = moved.outer and (to_cent(moved.outer[0]), to_cent(moved.outer[1]))
    if minimum and waterfall.total < least:
        label = f"legal minimum of {minimum.row.jurisdiction}"
        waterfall.to(least, label, 0.0, "published", minimum.row.source, minimum.row.as_of)
    return JobPay(
        waterfall=waterfall,
        published=published,
        band=BandToday(
            low=max(published.low, least),
            mid=max(published.mid, least),
            high=max(published.high, least),
        ),
        percentiles=percentiles,
        outer=outer or (-math.inf, math.inf),
        minimum=least,
        industry=moved and moved.ratio,
    )


def appraise(
    question: Question, level: Level, band: Band, minimum: InForce | None, facts: Facts
) -> Valuation:
    """The target of `question` at `level`, with every step that leads to it.

    The rules stand in docs/METHOD.md: published midpoint, wage growth, industry, legal minimum,
    experience, certificates and language, held inside the band, rounded to a speakable figure.
    """
    job = job_pay(question, level, band, minimum, facts)
    waterfall = job.waterfall
    _person(waterfall, question, level, facts)
    finds = _yearly_finds(question, level, band, facts)
    blended = _finds(waterfall, finds, job.band, question, facts)
    top = blended.top or job.band.high
    value = held(waterfall.total, job.band.low, top)
    if value != to_cent(waterfall.total):
        _hold(waterfall, value, blended, top, band, question)
    step = facts.rules.speakable.of(level.paid)
    target = speakable(value, low=job.band.low, high=top, minimum=job.minimum, step=step.value)
    waterfall.to(target, _ROUNDED, 0.0, step.grade, step.source, step.as_of)
    spread = facts.rules.spread.of(level.paid).value
    half = middle_half(
        value,
        least_paid=job.outer[0],
        best_paid=job.outer[1],
        minimum=job.minimum,
        spread=spread,
    )
    return Valuation(
        level=level,
        steps=tuple(waterfall.steps),
        band=job.band,
        published=job.published,
        percentiles=job.percentiles,
        minimum=job.minimum,
        middle_half=half,
        half_clipped=clipped(value, half, spread),
        target=target,
        speakable_step=step.value,
        top=top,
        finds=finds,
        far_finds=blended.far,
        industry=job.industry,
    )


_ROUNDED = "rounded to a figure one can say"


def said_aloud(mine: Valuation, unit: PayUnit, rules: Rules) -> Valuation:
    """The same for a range that is said in another unit than the level's own.

    The target and the steps from it are figures one can say in that unit.
    """
    if unit.says_hour == unit.by_the_hour:
        return mine
    step = speakable_step(unit, rules)
    least, low, high = mine.minimum, mine.band.low, mine.top
    target = speakable(mine.target, low=low, high=high, minimum=least, step=step)
    return mine._replace(target=target, speakable_step=step)


class Waterfall:
    """The steps from the published midpoint to the target, and the running total."""

    def __init__(self, band: Band) -> None:
        when = f", {band.as_of:%B %Y}" if band.as_of else ""
        when += f" ({band.pooled})" if band.pooled else ""
        grade: Grade = band.grade or ("yours" if band.area_type == "own" else "published")
        if band.pooled:
            grade = "measured"
        day = band.as_of or date.min
        self.total = band.mid
        self.factor = 1.0
        self.steps = [
            Step(
                label=f"middle of the band{when}",
                total=to_cent(band.mid),
                rate=0.0,
                grade=grade,
                source=band.source,
                as_of=day,
            )
        ]

    def to(
        self, total: float, label: str, rate: float, grade: Grade, source: str, as_of: date
    ) -> None:
        """Move the running total; the step is rounded, the total is not."""
        self.total = total
        self.steps.append(
            Step(
                label=label,
                total=to_cent(total),
                rate=rate,
                grade=grade,
                source=source,
                as_of=as_of,
            )
        )

    def times(self, factor: float, label: str, grade: Grade, source: str, as_of: date) -> None:
        """Multiply the running total and the factor that carries the whole band."""
        self.factor *= factor
        self.to(self.total * factor, label, factor - 1, grade, source, as_of)


def _hold(
    waterfall: Waterfall, value: float, blended: Blend, top: float, band: Band, question: Question
) -> None:
    """The step that holds the value at an edge: the band's, or the highest find that agrees."""
    day = _day(band, question)
    if blended.top is not None and value == top:
        waterfall.to(value, "held at the highest of your finds", 0.0, "yours", OWN_FINDS, day)
        return
    edge = "top" if value == top else "low end"
    waterfall.to(value, f"held at the {edge} of the band", 0.0, "published", band.source, day)


OWN_FINDS = "your own finds"
"""The source of what the user found out."""


def _yearly_finds(
    question: Question, level: Level, band: Band, facts: Facts
) -> tuple[YearlyFind, ...]:
    """The finds for this level as full-time yearly pay; none for another level or currency."""
    if question.level != level.name or band.currency != facts.currency:
        return ()
    unit = PayUnit(by_the_hour=level.paid == "hour", hours=question.hours)
    return tuple(
        YearlyFind(kind=f.kind, low=unit.full_time(f.low), high=unit.full_time(f.high), day=f.day)
        for f in question.finds.counted
    )


def _finds(
    waterfall: Waterfall,
    finds: tuple[YearlyFind, ...],
    today: BandToday,
    question: Question,
    facts: Facts,
) -> Blend:
    """One step for all the finds, where any counts."""
    found = blend(finds, today.mid, today.high, question.as_of, facts)
    if found.counted:
        label = f"your {found.counted} finds" if found.counted > 1 else "your find"
        rate = found.factor - 1
        waterfall.to(
            waterfall.total * found.factor, label, rate, "yours", OWN_FINDS, question.as_of
        )
    return found


def _day(band: Band, question: Question) -> date:
    return band.as_of or question.as_of


_GROWTH = {
    "measured": "wage growth in this occupation",
    "published": "wage growth by the Employment Cost Index",
    "assumption": "wage growth since, carried on at {rate}{range} a year",
}


class Growth(NamedTuple):
    """What pay of one day is times on another, by one grade of evidence."""

    factor: float
    label: str
    grade: Grade
    source: str
    as_of: date


def growth_since(soc: str, start: date, day: date, facts: Facts) -> tuple[Growth, ...]:
    """Wage growth in an occupation, one for each grade of evidence."""
    crossed = growth_between(growth_steps(facts, soc), start, day)
    return tuple(
        _growth(grade, list(group), facts)
        for grade, group in groupby(crossed, key=lambda part: part[0].grade)
    )


def _growth(grade: Grade, parts: list[tuple[GrowthStep, float]], facts: Facts) -> Growth:
    latest = max((step for step, _ in parts), key=lambda step: step.as_of)
    ahead = facts.rules.growth.ahead
    return Growth(
        factor=math.exp(sum(growth for _, growth in parts)),
        label=_GROWTH[grade].format(rate=percent(ahead.value), range=percent_range(ahead)),
        grade=grade,
        source=latest.source,
        as_of=latest.as_of,
    )


def _industry(waterfall: Waterfall, band: Band, moved: InIndustry) -> None:
    """The industry's ratio at the level's middle: published for the nation, else an assumption."""
    found = moved.ratio
    grade: Grade = found.pay.grade if band.area_type == "nation" else "assumption"
    mended = ", evened out" if found.mended else ""
    label = f"industry: {found.label}, x {found.ratio:.2f} at p{found.percentile:g}{mended}"
    rate = moved.band.mid / waterfall.total - 1
    waterfall.to(moved.band.mid, label, rate, grade, found.pay.source, found.pay.as_of)


def _person(waterfall: Waterfall, question: Question, level: Level, facts: Facts) -> None:
    """Experience, then each certificate, then language, each a share of pay with experience."""
    rule = facts.rules.person.experience
    years = level.typical_years if question.years is None else question.years
    factor = experience_factor(years, level.typical_years, rule.value)
    label = f"experience: {years:g} against a typical {level.typical_years:g} years"
    waterfall.to(waterfall.total * factor, label, factor - 1, rule.grade, rule.source, rule.as_of)
    base, share = waterfall.total, 0.0
    for rule, counted in premiums(question, facts):
        share += counted
        label = f"{rule.label}, {percent(counted)}{percent_range(rule)}"
        waterfall.to(base * (1 + share), label, counted, rule.grade, rule.source, rule.as_of)


def percent_range(rule: Rule) -> str:
    """An assumption's range, in brackets; nothing for what is known."""
    if rule.grade != "assumption" or rule.low is None or rule.high is None:
        return ""
    return f" ({percent(rule.low)} to {percent(rule.high)})"


def percent(share: float) -> str:
    """A share in words: "3.4%"."""
    return f"{share * 100:.3g}%"


def premiums(question: Question, facts: Facts) -> list[tuple[Rule, float]]:
    """The share of pay each certificate and the language counts for.

    The best certificate counts in full, each further one half of the one before, all together at
    most the cap; a language counts once.
    """
    most = facts.rules.person.certificates_most.value
    further = facts.rules.person.certificates_next.value
    held_ones = sorted(
        (facts.certificates[key] for key in set(question.certificates)),
        key=lambda rule: (-rule.value, rule.key),
    )
    counted, total = [], 0.0
    for rank, rule in enumerate(held_ones):
        share = min(rule.value * further**rank, most - total)
        total += share
        counted.append((rule, share))
    if question.languages:  # counted once, however many are spoken
        language = facts.rules.person.language
        counted.append((language, language.value))
    return counted
