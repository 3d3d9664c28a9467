"""Everything known about one person, one job and one place before anything is said of it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from negotiate.market.ask import Ask, WalkAway
from negotiate.market.minimum import InForce
from negotiate.market.target import Valuation
from negotiate.model.band import Band, Place
from negotiate.model.facts import Facts, Level
from negotiate.model.money import PayUnit
from negotiate.model.question import Question
from negotiate.model.results import Advert, OfferResult


class Assessment(NamedTuple):
    """A question with all that was found out about it; amounts are full-time yearly pay."""

    question: Question
    facts: Facts
    level: Level
    unit: PayUnit
    place: Place
    band: Band
    """The band as published."""
    newer: date | None
    """The later day of other figures of the place, where this occupation's were not released."""
    minimum: InForce | None
    salary_floor: InForce | None
    valuation: Valuation
    below: Valuation | None
    """The same person one level down, where the bands have that level."""
    above: Valuation | None
    """The same person one level up."""
    current: float | None
    said: float | None
    advert: Advert | None
    """The range in the advert, whether or not it bounds the ask."""
    walk_away: WalkAway
    ask: Ask
    offer: OfferResult | None
