"""How far the first offer is ahead, and what that hangs on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from negotiate.model.comparison import Component, OfferTotal, Status
from negotiate.model.facts import Rules
from negotiate.model.offer import Offer, RetirementTier

TIE = 0.005
"""Half a cent a year: totals nearer than this are the same in arithmetic."""

ValueOf = Callable[[Offer], float]
"""What an offer is worth a year, dollars."""


class Flip(NamedTuple):
    """A reading of a match that changes the winner: who is ahead then, and how far."""

    what: str
    winner: str
    ahead: float


class LeadAnalysis(NamedTuple):
    """The lead of the first offer over the second, and what it hangs on."""

    amount: float
    percent: float | None
    """Of the second's total; None where that is nothing or less."""
    status: Status
    needed: list[Component]
    """The conditional items it needs."""
    flips: list[Flip]

    @property
    def depends_on(self) -> tuple[str, ...]:
        """The names of everything it hangs on."""
        return (*(component.name for component in self.needed), *(flip.what for flip in self.flips))


def lead_of(
    ranked: Sequence[Offer], totals: Sequence[OfferTotal], value_of: ValueOf, rules: Rules
) -> LeadAnalysis:
    """The lead of the first of at least two offers, and what it hangs on.

    Rules: docs/METHOD.md, "What the lead hangs on".
    """
    first, second = totals[0], totals[1]
    amount = first.total - second.total
    percent = amount / second.total if second.total > 0 else None
    status: Status = "ahead"
    if amount < TIE:
        status = "tie"
    elif percent is not None and percent <= rules.comparison.close.value:
        status = "too_close"
    needed = _needed(first, second, rules) if status == "ahead" else []
    owed = [total.total for total in totals]
    owed[0] -= sum(component.amount for component in needed)
    flips = _flips(ranked, owed, value_of, rules) if status == "ahead" else []
    return LeadAnalysis(amount=amount, percent=percent, status=status, needed=needed, flips=flips)


def _needed(first: OfferTotal, second: OfferTotal, rules: Rules) -> list[Component]:
    """The conditional items the lead needs: taken out, overtime first, then the largest.

    Empty where without all of them the leader is still ahead by more than is too close to call.
    """
    hoped = [
        c
        for c in first.components
        if (c.kind == "conditional_pay" or c.key == "equity.total") and c.amount > 0
    ]
    hoped.sort(key=lambda c: (c.key != "overtime_hours_per_week", -c.amount))
    close = max(0.0, second.total) * rules.comparison.close.value
    needed: list[Component] = []
    for component in hoped:
        needed.append(component)
        left = first.total - sum(c.amount for c in needed) - second.total
        if left <= close:
            return needed
    return []


def _flips(
    ranked: Sequence[Offer], owed: Sequence[float], value_of: ValueOf, rules: Rules
) -> list[Flip]:
    """Match readings that change the winner; `owed` are the totals without what the lead needs."""
    winner = owed.index(max(owed))
    found = []
    for index, offer in enumerate(ranked):
        for reading in other_readings(offer, rules):
            then = list(owed)
            then[index] += value_of(reading.offer) - value_of(offer)
            best = then.index(max(then))
            ahead = then[best] - max(value for i, value in enumerate(then) if i != best)
            if best != winner and ahead > TIE:
                what = f"the other reading of the match at {offer.name}"
                found.append(Flip(what=what, winner=ranked[best].name, ahead=ahead))
    return found


class MatchReading(NamedTuple):
    """The other reading of a match with two: which tier it is, and the offer read so."""

    tier: RetirementTier
    """As it stands in the file."""
    offer: Offer


def other_readings(offer: Offer, rules: Rules) -> list[MatchReading]:
    """The offer with a match of cents per dollar read as "up to N% of pay" instead."""
    tiers = offer.retirement
    return [
        MatchReading(
            tier=tier,
            offer=replace(offer, retirement=(*tiers[:i], _up_to(tier), *tiers[i + 1 :])),
        )
        for i, tier in enumerate(tiers)
        if has_two_readings(tier, rules)
    ]


def has_two_readings(tier: RetirementTier, rules: Rules) -> bool:
    """Whether a match has two readings: a small rate without a cap. A larger one lacks its cap."""
    return tier.up_to is None and 0 < tier.match_rate <= rules.comparison.small_match.value


def _up_to(tier: RetirementTier) -> RetirementTier:
    return replace(tier, match_rate=1.0, up_to=tier.match_rate)
