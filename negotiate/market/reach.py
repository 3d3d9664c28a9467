"""How far above the base to ask: shares of it, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from negotiate.market.assessment import Assessment
from negotiate.market.position import aim, clip
from negotiate.model.facts import Rule, Rules
from negotiate.model.results import Reach, ReachPart


class Aim(NamedTuple):
    """How far above which base to ask."""

    base: float
    reach: Reach

    @property
    def amount(self) -> float:
        """The figure before anything lifts, caps or rounds it."""
        return aim(self.base, 0.0, self.reach.total)


def aim_of(known: Assessment) -> Aim | None:
    """The base and the reach; None where there is nothing to go up from.

    The base is the offer, or the legal minimum where that is higher. A raise goes up from present
    pay, also beside an offer; a promotion takes the higher of present pay by its own reach and the
    offer by its level's.
    """
    about = known.question.conversation.about
    offer, current = known.offered, known.current
    if about == "raise":
        return None if current is None else _aim(known, current, _inside(known, "rise"))
    usual = None if offer is None else _aim(known, offer, _usual(known))
    if about != "promotion" or current is None:
        return usual
    up = _aim(known, current, _inside(known, "promotion"))
    return usual if usual is not None and usual.amount > up.amount else up


def usual_reach(level: str, rules: Rules) -> float:
    """The reach of a level where nothing is said of the conversation, as a share of the offer."""
    bounds = rules.reach
    usual: float = bounds.of(level).value
    return round(clip(usual, bounds.least.value, bounds.most.value), 9)


def _aim(known: Assessment, base: float, rules: Iterator[tuple[Rule, str]]) -> Aim:
    bounds = known.facts.rules.reach
    parts = tuple(
        ReachPart(why=why, points=rule.value, grade=rule.grade, source=rule.source)
        for rule, why in rules
    )
    # Shares of a few hundredths are summed: what is left of doubles is cut off.
    total = round(clip(sum(p.points for p in parts), bounds.least.value, bounds.most.value), 9)
    return Aim(base=max(base, known.valuation.minimum), reach=Reach(total=total, parts=parts))


def _usual(known: Assessment) -> Iterator[tuple[Rule, str]]:
    """What is usual at a level, and what this conversation adds to it."""
    rule = known.facts.rules.reach.of(known.level.name)
    yield rule, rule.label
    yield from _needs(known)
    if known.question.conversation.changed:
        rule = known.facts.rules.reach.changed
        yield rule, rule.label


def _inside(known: Assessment, kind: str) -> Iterator[tuple[Rule, str]]:
    rule = known.facts.rules.reach.of(kind)
    yield rule, f"{rule.label}, over what you earn now"
    yield from _needs(known)


def _needs(known: Assessment) -> Iterator[tuple[Rule, str]]:
    said = known.question.conversation
    for name, degree in (("need", said.need), ("wanted", said.wanted)):
        if degree != "some":
            rule = known.facts.rules.reach.of(f"{name}_{degree}")
            yield rule, rule.label
