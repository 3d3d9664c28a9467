"""What a person is worth at one level in one place on one day: the target, step by step."""

from __future__ import annotations

import math
from datetime import date
from itertools import groupby
from typing import NamedTuple

from negotiate.market.ageing import growth_between, growth_steps
from negotiate.market.finds import Blend, blend
from negotiate.market.minimum import InForce
from negotiate.market.position import (
    ONE,
    experience_factor,
    held,
    middle_half,
    speakable,
)
from negotiate.model.band import Band
from negotiate.model.facts import Facts, Grade, Level, Rule
from negotiate.model.find import Counted
from negotiate.model.money import FULL_TIME_HOURS, PayUnit, to_cent
from negotiate.model.question import Question
from negotiate.model.results import BandToday, Step


class Worth(NamedTuple):
    """A person's place in one level's pay; full-time yearly amounts."""

    steps: tuple[Step, ...]
    band: BandToday
    published: BandToday
    """The band on the day and in the industry, before the legal minimum lifted it."""
    percentiles: tuple[float, ...] | None
    minimum: float
    """The legal minimum as full-time yearly pay; 0 where none is known."""
    middle_half: tuple[float, float]
    target: float
    speak: float
    """The step between two figures one can say aloud."""
    top: float
    """The most the target may be: the band's high, or the highest of the finds that agree above."""
    finds: tuple[Counted, ...] = ()
    """The user's own finds for this level and place."""
    far_finds: int = 0
    """How many of them are too far off to count."""


class Job(NamedTuple):
    """What a job pays somewhere on a day, whoever does it; full-time yearly pay."""

    trail: _Trail
    """The steps from the published midpoint to `total`."""
    published: BandToday
    """The band on the day and in the industry, before the legal minimum lifted it."""
    band: BandToday
    percentiles: tuple[float, ...] | None
    minimum: float
    """The legal minimum; 0 where none is known."""

    @property
    def total(self) -> float:
        """The middle of the band, before experience, certificates and language."""
        return self.trail.total


def job(question: Question, level: Level, band: Band, minimum: InForce | None, facts: Facts) -> Job:
    """The part of `worth` that is the same for everybody: day, place, industry and law."""
    least = to_cent(minimum.amount * FULL_TIME_HOURS) if minimum else 0.0
    trail = _Trail(band)
    _age(trail, band, question.as_of, facts)
    grown = trail.factor
    _industry(trail, question, level, band, facts)
    published = BandToday(*(to_cent(x * trail.factor) for x in (band.low, band.mid, band.high)))
    if minimum and trail.total < least:
        label = f"legal minimum of {minimum.row.jurisdiction}"
        trail.to(least, label, 0.0, "published", minimum.row.source, minimum.row.as_of)
    return Job(
        trail=trail,
        published=published,
        band=BandToday(*(max(edge, least) for edge in published)),
        percentiles=band.percentiles and tuple(to_cent(p * grown) for p in band.percentiles),
        minimum=least,
    )


def worth(
    question: Question, level: Level, band: Band, minimum: InForce | None, facts: Facts
) -> Worth:
    """The target of `question` at `level`, with every step that leads to it.

    The rules stand in docs/METHOD.md: published midpoint, wage growth, industry, legal minimum,
    experience, certificates and language, held inside the band, rounded to a speakable figure.
    """
    trail, published, today, percentiles, least = job(question, level, band, minimum, facts)
    _person(trail, question, level, facts)
    counted = _counted(question, level, band)
    blended = _finds(trail, counted, today, question, facts)
    top = blended.top or today.high
    value = held(ONE, trail.total, today.low, top)
    if value != to_cent(trail.total):
        _hold(trail, value, blended, top, band, question)
    step = facts.rules[f"speak_{level.paid}"]
    target = speakable(ONE, value, low=today.low, high=top, minimum=least, step=step.value)
    trail.to(target, "rounded to a figure one can say", 0.0, step.grade, step.source, step.as_of)
    outer = (percentiles[0], percentiles[-1]) if percentiles else (-math.inf, math.inf)
    return Worth(
        steps=tuple(trail.steps),
        band=today,
        published=published,
        percentiles=percentiles,
        minimum=least,
        middle_half=middle_half(
            ONE,
            value,
            least_paid=outer[0],
            best_paid=outer[1],
            minimum=least,
            spread=facts.rules[f"spread_{level.paid}"].value,
        ),
        target=target,
        speak=step.value,
        top=top,
        finds=counted,
        far_finds=blended.far,
    )


class _Trail:
    """The running total and the steps that led to it."""

    def __init__(self, band: Band) -> None:
        when = f", {band.as_of:%B %Y}" if band.as_of else ""
        grade: Grade = "yours" if band.area_type == "own" else "published"
        day = band.as_of or date.min
        self.total = band.mid
        self.factor = 1.0
        self.steps = [
            Step(f"middle of the band{when}", to_cent(band.mid), 0.0, grade, band.source, day)
        ]

    def to(
        self, total: float, label: str, rate: float, grade: Grade, source: str, as_of: date
    ) -> None:
        """Move the running total; the step is rounded, the total is not."""
        self.total = total
        self.steps.append(Step(label, to_cent(total), rate, grade, source, as_of))

    def times(self, factor: float, label: str, grade: Grade, source: str, as_of: date) -> None:
        """Multiply the running total and the factor that carries the whole band."""
        self.factor *= factor
        self.to(self.total * factor, label, factor - 1, grade, source, as_of)


def _hold(
    trail: _Trail, value: float, blended: Blend, top: float, band: Band, question: Question
) -> None:
    """The step that holds the value at an edge: the band's, or the highest find that agrees."""
    day = _day(band, question)
    if blended.top is not None and value == top:
        trail.to(value, "held at the highest of your finds", 0.0, "yours", OWN_FINDS, day)
        return
    edge = "top" if value == top else "low end"
    trail.to(value, f"held at the {edge} of the band", 0.0, "published", band.source, day)


OWN_FINDS = "your own finds"
"""The source of what the user found out."""


def _counted(question: Question, level: Level, band: Band) -> tuple[Counted, ...]:
    """The finds for this level as full-time yearly pay; none for another level or currency."""
    if question.level != level.name or band.currency != "USD":
        return ()
    unit = PayUnit(by_the_hour=level.paid == "hour", hours=question.hours)
    return tuple(
        Counted(f.kind, unit.full_time(f.low), unit.full_time(f.high), f.day)
        for f in question.finds.counted
    )


def _finds(
    trail: _Trail,
    counted: tuple[Counted, ...],
    today: BandToday,
    question: Question,
    facts: Facts,
) -> Blend:
    """One step for all the finds, where any counts."""
    found = blend(counted, today.mid, today.high, question.as_of, facts)
    if found.counted:
        label = f"your {found.counted} finds" if found.counted > 1 else "your find"
        rate = found.factor - 1
        trail.to(trail.total * found.factor, label, rate, "yours", OWN_FINDS, question.as_of)
    return found


def _day(band: Band, question: Question) -> date:
    return band.as_of or question.as_of


_GROWTH = {
    "measured": "wage growth in this occupation",
    "published": "wage growth by the Employment Cost Index",
    "assumption": "wage growth since, carried on at {rate}{range} a year",
}


def _age(trail: _Trail, band: Band, day: date, facts: Facts) -> None:
    """Wage growth since the figure was published, one row for each grade of evidence."""
    if band.as_of is None or band.currency != "USD":
        return
    crossed = growth_between(growth_steps(facts, band.soc), band.as_of, day)
    for grade, group in groupby(crossed, key=lambda part: part[0].grade):
        parts = list(group)
        latest = max((step for step, _ in parts), key=lambda step: step.as_of)
        growth = math.exp(sum(growth for _, growth in parts))
        ahead = facts.rules["growth_ahead"]
        label = _GROWTH[grade].format(rate=percent(ahead.value), range=percent_range(ahead))
        trail.times(growth, label, grade, latest.source, latest.as_of)


def _industry(trail: _Trail, question: Question, level: Level, band: Band, facts: Facts) -> None:
    """The industry's ratio; published for agents in the nation, an assumption elsewhere."""
    if question.industry is None or band.currency != "USD" or level.own:
        return
    rule = facts.industries[question.industry]
    known = rule.grade == "published" and level.paid == "hour" and band.area_type == "nation"
    grade: Grade = "published" if known else "assumption"
    trail.times(rule.value, f"industry: {rule.label}", grade, rule.source, rule.as_of)


def _person(trail: _Trail, question: Question, level: Level, facts: Facts) -> None:
    """Experience, then each certificate, then language, each a share of pay with experience."""
    rule = facts.rules["experience"]
    years = level.typical_years if question.years is None else question.years
    factor = experience_factor(ONE, years, level.typical_years, rule.value)
    label = f"experience: {years:g} against a typical {level.typical_years:g} years"
    trail.to(trail.total * factor, label, factor - 1, rule.grade, rule.source, rule.as_of)
    base, share = trail.total, 0.0
    for rule, counted in premiums(question, facts):
        share += counted
        label = f"{rule.label}, {percent(counted)}{percent_range(rule)}"
        trail.to(base * (1 + share), label, counted, rule.grade, rule.source, rule.as_of)


def percent_range(rule: Rule, above: float = 0.0) -> str:
    """An assumption's range above a number, in brackets; nothing for what is known."""
    if rule.grade != "assumption" or rule.low is None or rule.high is None:
        return ""
    return f" ({percent(rule.low - above)} to {percent(rule.high - above)})"


def percent(share: float) -> str:
    """A share in words: "3.4%"."""
    return f"{share * 100:.3g}%"


def premiums(question: Question, facts: Facts) -> list[tuple[Rule, float]]:
    """The share of pay each certificate and the language counts for.

    The best certificate counts in full, each further one half of the one before, all together at
    most the cap; a language counts once.
    """
    most = facts.rules["certificates_most"].value
    held_ones = sorted(
        (facts.certificates[key] for key in set(question.certificates)),
        key=lambda rule: (-rule.value, rule.key),
    )
    counted, total = [], 0.0
    for rank, rule in enumerate(held_ones):
        share = min(rule.value / 2**rank, most - total)
        total += share
        counted.append((rule, share))
    if question.languages:
        language = facts.rules["language"]
        counted.append((language, language.value))
    return counted
