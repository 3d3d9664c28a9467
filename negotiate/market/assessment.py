"""Everything known about one person, one job and one place before anything is said of it."""

from __future__ import annotations

import math
from datetime import date
from typing import NamedTuple

from negotiate.market.ask import Ask, WalkAway
from negotiate.market.minimum import InForce
from negotiate.market.target import Valuation
from negotiate.model.band import Band, Place
from negotiate.model.facts import Facts, Level
from negotiate.model.money import Pay, PayUnit
from negotiate.model.question import Question
from negotiate.model.results import (
    Advert,
    CounterFrom,
    GoodFrom,
    LawQuestion,
    NoCounter,
    OfferResult,
    Reach,
    RivalPay,
)


class Counter(NamedTuple):
    """The figure to say and what sets it, or why there is none; full-time yearly pay."""

    amount: float | None = None
    set_by: CounterFrom | None = None
    none: NoCounter | None = None
    good_at: float | None = None
    """From where "yes" on the spot is good advice; None without a figure."""
    good_from: GoodFrom = "half-way"
    reach: Reach | None = None
    wide: bool = False
    """True where the advert goes further up than one call: which level is this in it?"""


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
    ask_said: Ask
    """The same in figures one says, where pay is spoken of in another unit than the level's own."""
    years: float
    """The person's years, or the level's typical ones."""
    offered: float | None
    floor: float | None
    rival: RivalPay | None
    scale: tuple[float, ...]
    """The steps of a scale."""
    counter: Counter
    law_first: tuple[LawQuestion, ...]
    offer: OfferResult | None

    @property
    def standing(self) -> float | None:
        """What there is to go up from: the offer, or present pay where one asks one's boss."""
        inside = self.question.conversation.with_ones_boss
        return self.current if self.offered is None and inside else self.offered

    @property
    def standing_typed(self) -> Pay | None:
        """The same as it was named."""
        return self.question.current if self.offered is None else self.question.offer

    @property
    def before_figures(self) -> bool:
        """Whether the law has to be settled before any figure is named."""
        return any(one.kind == "minimum" for one in self.law_first)

    @property
    def in_scale(self) -> bool:
        """Whether pay is set by steps."""
        return self.question.conversation.pay_set == "scale"

    @property
    def step_now(self) -> int:
        """The place in the scale of the highest step not above the offer; else of the first."""
        now = self.standing
        under = [n for n, step in enumerate(self.scale) if now is not None and step <= now]
        return under[-1] if under else 0

    @property
    def written_rival(self) -> float:
        """What another employer offers in writing, above this offer; 0 where none does."""
        named = self.rival is not None and self.rival.named and self.standing is not None
        return self.promised_elsewhere if named else 0.0

    @property
    def promised_elsewhere(self) -> float:
        """What another employer offers, by word of mouth too, above the offer or the ask."""
        rival = self.rival
        return (rival.amount or 0.0) if rival is not None and rival.is_more else 0.0

    @property
    def holds(self) -> float | None:
        """The number already said, where it can stand: lawful, and not under one's own walk-away.

        Asking more than that would be going back on it.
        """
        if self.said is None or self.question.conversation.changed:
            return None
        least = max(self.valuation.minimum, self.walk_away.reservation or 0.0)
        return self.said if self.said >= least else None

    @property
    def tie(self) -> float:
        """The pay here at which another offer the user holds is worth as much; 0 without one."""
        tie = self.question.tie
        if tie is None:
            return 0.0
        base = tie.base
        if base is None:
            return math.inf
        return self.unit.full_time(base._replace(amount=base.amount + tie.commission))

    @property
    def advert_top(self) -> float:
        """The advert's maximum, where it names a lawful one; else infinite."""
        return math.inf if self.ask.posted is None else self.ask.posted.top
