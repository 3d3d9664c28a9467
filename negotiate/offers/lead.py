"""How far the first offer is ahead, and what that hangs on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from negotiate.model.comparison import Component, OfferTotal, Status
from negotiate.model.facts import Rules
from negotiate.model.offer import Offer
from negotiate.model.verdict import WORDS
from negotiate.offers.benefits import has_two_readings
from negotiate.offers.pay import OVERTIME

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
    hoped.sort(key=lambda c: (c.key != OVERTIME, -c.amount))
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
        reading = other_reading(offer, rules)
        if reading is None:
            continue
        then = list(owed)
        then[index] += value_of(reading) - value_of(offer)
        best = then.index(max(then))
        ahead = then[best] - max(value for i, value in enumerate(then) if i != best)
        if best != winner and ahead > TIE:
            what = WORDS.other_reading.format(offer=offer.name)
            found.append(Flip(what=what, winner=ranked[best].name, ahead=ahead))
    return found


def other_reading(offer: Offer, rules: Rules) -> Offer | None:
    """The offer with its "N% match" read as N cents for each dollar put in; None with one reading.

    What you put in stays what it is by the usual reading.
    """
    if not has_two_readings(offer, rules):
        return None
    (tier,) = offer.retirement
    mine = tier.match_rate if tier.your_contribution is None else tier.your_contribution
    return replace(offer, retirement=(replace(tier, up_to=1.0, your_contribution=mine),))
