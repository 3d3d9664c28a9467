"""Bands, a place, offers and legal figures by hand, for tests of one assessment."""

from __future__ import annotations

from datetime import date

from negotiate.market.assessment import Counter
from negotiate.market.law_first import law_questions
from negotiate.market.range import assess
from negotiate.market.target import Valuation
from negotiate.model.band import Band, Bands, Place
from negotiate.model.facts import LegalFigure
from negotiate.model.money import Pay
from negotiate.model.question import Question
from negotiate.model.results import BandToday, OfferResult

TODAY = date(2026, 11, 22)
PLACE = Place("US", "Ohio", "nation", None, typed="Ohio")


def row(level, low, mid, high, **more):
    known = Band(
        level=level,
        title=level,
        area_type="own",
        area_code="",
        area="",
        state=None,
        currency="USD",
        low=low,
        mid=mid,
        high=high,
        soc="",
        percentiles=None,
        as_of=None,
        source="my file",
    )
    return known._replace(**more)


LADDER = (
    row("mid", 30_000.0, 36_000.0, 41_000.0, soc="43-4051"),
    row("senior", 40_000.0, 50_000.0, 60_000.0, soc="43-4051"),
    row("lead", 52_000.0, 62_000.0, 74_000.0, soc="43-1011"),
)


BAND = BandToday(low=40_000.0, mid=50_000.0, high=60_000.0)


def valuation(target=50_000.0, minimum=30_000.0, top=60_000.0):
    return Valuation(
        level=None,
        steps=(),
        band=BAND,
        published=BAND,
        percentiles=None,
        minimum=minimum,
        middle_half=(45_000.0, 55_000.0),
        half_clipped=(False, False),
        target=target,
        speakable_step=100.0,
        top=top,
    )


def offer(amount, counter=None, **more):
    known = OfferResult(
        amount=amount,
        percentile=None,
        compa_ratio=1.0,
        range_penetration=None,
        verdict="in-range",
        counter=counter,
    )
    return known._replace(**more)


def figure(amount, **more):
    known = LegalFigure(
        jurisdiction="Here",
        kind="state",
        state="AZ",
        places=(),
        amount=amount,
        effective_from=date(2026, 1, 1),
        next_amount=None,
        next_from=None,
        note="",
        source="law",
        as_of=TODAY,
        grade="published",
        confidence="high",
    )
    return known._replace(**more)


def assessment(facts, level="senior", question=None, valuation=None, **changed):
    """Someone on the ladder above, who said nothing else; any part of it may be changed."""
    asked = Question(level=level, as_of=TODAY, **question or {})
    known = assess(asked, PLACE, Bands(rows=LADDER, own=True), facts)
    known = known._replace(valuation=known.valuation._replace(**valuation or {}), **changed)
    return _with_offer(known, changed["offer"]) if changed.get("offer") else known


def _with_offer(known, made):
    """The assessment of an offer by hand: its counter, and what the law has to ask of it."""
    typed = known.question.offer or Pay(made.amount, "year")
    known = known._replace(
        question=known.question._replace(offer=typed),
        offered=made.amount,
        counter=Counter(amount=made.counter, set_by=made.counter_from),
    )
    return known._replace(law_first=law_questions(known))
