"""Which offer is worth more, by how much, and what that hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from negotiate.model.comparison import (
    Comparison,
    Component,
    Law,
    Lead,
    OfferTotal,
    PlacedOffer,
    Status,
)
from negotiate.model.facts import LEVELS
from negotiate.model.lines import UsualAsk
from negotiate.model.offer import Offer, Preferences, RetirementTier
from negotiate.offers.asks import asks_for
from negotiate.offers.break_even import break_evens
from negotiate.offers.cautions import between_offers, offer_cautions
from negotiate.offers.totals import total_of

CLOSE = 0.02
"""Within this share of the runner-up's total two offers are too close to call."""
_TIE = 0.005
_SMALL_MATCH = 0.15
"""Up to this rate a match without a cap may mean "up to N% of pay"; above, it lacks a cap."""
_NOTHING_OWED = "that nobody owes"


class Around(NamedTuple):
    """What is known of an offer beside the file: its place in its band, and the law there."""

    place: PlacedOffer | None = None
    law: Law = Law()
    notes: tuple[str, ...] = ()


class Terms(NamedTuple):
    """What every offer is weighed by."""

    prefs: Preferences
    contribution_limit: float
    """Most a person may put into retirement in a year."""
    usual_asks: tuple[UsualAsk, ...]
    as_of: date


def compare(offers: Sequence[Offer], around: Sequence[Around], terms: Terms) -> Comparison:
    """The offers totalled and ranked, best first; ties keep the order of their names."""
    prefs, limit = terms.prefs, terms.contribution_limit
    paired = [
        (offer, one, total_of(offer, prefs, limit)._replace(place=one.place))
        for offer, one in zip(offers, around, strict=True)
    ]
    paired.sort(key=lambda entry: (-round(entry[2].total, 6), entry[0].name))
    ranked = [offer for offer, _, _ in paired]
    totals = tuple(total for _, _, total in paired)
    cautions = [
        caution
        for offer, one, _ in paired
        for caution in (*one.notes, *offer_cautions(offer, one.law, terms.as_of, limit))
    ]
    cautions += [*_once(ranked, totals), *between_offers(ranked)]
    return Comparison(
        horizon_years=prefs.horizon_years,
        offers=totals,
        lead=_lead(ranked, totals, terms) if len(totals) > 1 else None,
        break_even=break_evens(ranked, prefs, limit),
        asks=asks_for(ranked, terms.usual_asks),
        cautions=(*cautions, *_readings(ranked, totals, terms)),
    )


# --- the lead


def _lead(ranked: Sequence[Offer], totals: Sequence[OfferTotal], terms: Terms) -> Lead:
    first, second = totals[0], totals[1]
    amount = first.total - second.total
    percent = amount / second.total if second.total > 0 else None
    status: Status = "ahead"
    if amount < _TIE:
        status = "tie"
    elif percent is not None and percent <= CLOSE:
        status = "too_close"
    out = _hangs_on(first, second) if status == "ahead" else []
    flips = _flips(ranked, totals, out, terms) if status == "ahead" else []
    depends = [component.name for component in out] + [what for what, _, _ in flips]
    verdict = " ".join(
        filter(
            None,
            (
                _who_leads(first, second, amount, status, out, flips),
                _who_guarantees(totals),
                _step_up(totals),
                _time_price(first, totals, terms.prefs),
            ),
        )
    )
    return Lead(amount, percent, status, tuple(depends), verdict)


def _hangs_on(first: OfferTotal, second: OfferTotal) -> list[Component]:
    """The conditional items the lead needs: taken out, overtime first, then the largest.

    Empty where the leader still leads by more than 2% without all of them.
    """
    hoped = [
        c
        for c in first.components
        if (c.kind == "conditional_pay" or c.name == "equity") and c.amount > 0
    ]
    hoped.sort(key=lambda c: (c.key != "overtime_hours_per_week", -c.amount))
    out: list[Component] = []
    for component in hoped:
        out.append(component)
        left = first.total - sum(c.amount for c in out) - second.total
        if left <= max(0.0, second.total) * CLOSE:
            return out
    return []


def _flips(
    ranked: Sequence[Offer], totals: Sequence[OfferTotal], out: list[Component], terms: Terms
) -> list[tuple[str, str, float]]:
    """Match readings that change the winner, with what the lead hangs on left out.

    Each comes with who is ahead after it, and how far.
    """
    left = [total.total for total in totals]
    left[0] -= sum(component.amount for component in out)
    winner = left.index(max(left))
    found = []
    for index, offer in enumerate(ranked):
        for reading in other_readings(offer):
            then = list(left)
            then[index] += _worth(reading, terms) - _worth(offer, terms)
            best = then.index(max(then))
            ahead = then[best] - max(x for i, x in enumerate(then) if i != best)
            if best != winner and ahead > _TIE:
                what = f"the other reading of the match at {offer.name}"
                found.append((what, ranked[best].name, ahead))
    return found


def _worth(offer: Offer, terms: Terms) -> float:
    return total_of(offer, terms.prefs, terms.contribution_limit).total


def other_readings(offer: Offer) -> list[Offer]:
    """The offer with a match of cents per dollar read as "up to N% of pay" instead."""
    tiers = offer.retirement
    return [
        replace(offer, retirement=(*tiers[:i], _up_to(tier), *tiers[i + 1 :]))
        for i, tier in enumerate(tiers)
        if cents_per_dollar(tier)
    ]


def cents_per_dollar(tier: RetirementTier) -> bool:
    """Whether a match has two readings: a small rate without a cap."""
    return tier.up_to is None and 0 < tier.match_rate <= _SMALL_MATCH


def _up_to(tier: RetirementTier) -> RetirementTier:
    return replace(tier, match_rate=1.0, up_to=tier.match_rate)


def _once(ranked: Sequence[Offer], totals: Sequence[OfferTotal]) -> tuple[str, ...]:
    """A caution where the lead is only money that is paid once."""
    if len(totals) < 2:
        return ()
    first, second = totals[0], totals[1]
    once, lead = first.sum("one_time") - second.sum("one_time"), first.total - second.total
    if once <= lead or lead < _TIE:
        return ()
    months = ranked[0].sign_on.repay_within_months
    back = f", and back if you leave within {months:g} months" if months else ""
    return (
        f'"{first.name}": its lead is a sign-on bonus, paid once{back}; without it {second.name} '
        f"is {_money(once - lead)} ahead.",
    )


def _readings(
    ranked: Sequence[Offer], totals: Sequence[OfferTotal], terms: Terms
) -> tuple[str, ...]:
    """A caution for each match that has two readings, or no cap."""
    found = []
    for offer in ranked:
        found += [_reading(offer, again, totals, terms) for again in other_readings(offer)]
        open_ended = (t for t in offer.retirement if t.up_to is None and not t.max_dollars)
        if any(t.match_rate and not cents_per_dollar(t) for t in open_ended):
            found.append(f'"{offer.name}": no cap on the match was given. Ask where it ends.')
    return tuple(found)


def _reading(offer: Offer, reading: Offer, totals: Sequence[OfferTotal], terms: Terms) -> str:
    """What the other reading of a small match without a cap would change."""
    tier = next(t for t in offer.retirement if cents_per_dollar(t))
    now, then = _worth(offer, terms), _worth(reading, terms)
    best_other = max((t.total for t in totals if t.name != offer.name), default=None)
    turns = best_other is not None and (then > best_other) != (now > best_other)
    rate = f"{tier.match_rate * 100:.4g}"
    more = "more" if then >= now else "less"
    return (
        f'"{offer.name}": a match of {rate}% is read as {rate} cents for each dollar you put in. '
        f"Read as dollar for dollar up to {rate}% of pay it is ${abs(then - now):,.0f} {more}"
        f"{', and the winner changes' if turns else ''}. Ask which it is."
    )


# --- the verdict, sentence by sentence


def _who_leads(
    first: OfferTotal,
    second: OfferTotal,
    amount: float,
    status: Status,
    out: list[Component],
    flips: list[tuple[str, str, float]],
) -> str:
    gap = _money(amount)
    if status == "tie":
        return f"{first.name} and {second.name} come out the same."
    if status == "too_close":
        apart = gap if amount >= 1 else "less than $1"
        return f"{first.name} and {second.name} are too close to call: {apart} a year apart."
    if not out and not flips:
        return f"{first.name} is ahead of {second.name} by {gap} a year."
    parts = [f"{first.name} is {gap} a year above {second.name}"]
    left = amount - sum(c.amount for c in out)
    if out:
        named = _listed([c.name for c in out])
        without = "it" if len(out) == 1 else "them"
        then = (
            f"they are {_money(left)} apart"
            if left >= 0
            else f"{second.name} is {_money(-left)} above"
        )
        hoped = sum(c.amount for c in out)
        hangs = (
            f"{_money(hoped)} of that is" if hoped <= amount else f"only with {_money(hoped)} of"
        )
        parts.append(f", but {hangs} {named} {_NOTHING_OWED}; without {without} {then}")
    for what, winner, ahead in flips:
        joined = ", and then" if out else ", but"
        parts.append(f"{joined} {what} puts {winner} {_money(ahead)} ahead")
    return "".join(parts) + "."


def _who_guarantees(totals: Sequence[OfferTotal]) -> str:
    """Who guarantees most, against the leader; the leader against the next."""
    first = totals[0]
    by_pay = sorted(totals, key=lambda t: -t.sum("guaranteed_pay"))
    best = by_pay[0]
    if best.sum("guaranteed_pay") - first.sum("guaranteed_pay") < 1:
        best = first
    other = first if best is not first else next(t for t in by_pay if t is not first)
    gap = best.sum("guaranteed_pay") - other.sum("guaranteed_pay")
    if gap < 1:
        return "They guarantee the same." if len(totals) == 2 else ""
    return f"{best.name} guarantees {_money(gap)} a year more than {other.name}."


def _step_up(totals: Sequence[OfferTotal]) -> str:
    known = [t for t in totals if t.level in LEVELS]
    if len(known) < 2:
        return ""
    ranks = {t.name: LEVELS.index(t.level or "") for t in known}
    best = max(known, key=lambda t: ranks[t.name])
    if min(ranks.values()) == ranks[best.name]:
        return ""
    return f"{best.name} is also a step up, to {best.level}."


def _time_price(first: OfferTotal, totals: Sequence[OfferTotal], prefs: Preferences) -> str:
    """Who pays more per hour really given, when that is not the leader, and the time's price.

    Not said where days off or later years count otherwise than hour for hour.
    """
    if prefs.time_off == "day-rate" or prefs.discount_rate:
        return ""
    paid = [t for t in totals if t.per_hour_given is not None]
    if first not in paid or len(paid) < 2:
        return ""
    best = max(paid, key=lambda t: t.per_hour_given or 0.0)
    hours = first.hours_given - best.hours_given
    money = (first.total - first.sum("time")) - (best.total - best.sum("time"))
    if best is first or hours < 2 or money < 1:
        return ""
    return (
        f"{best.name} pays more per hour of your life: {first.name} gives {_money(money)} more for "
        f"{hours:,.0f} more hours, ${money / hours:,.2f} an hour; if a free hour is worth more to "
        f"you, take {best.name}."
    )


def _money(amount: float) -> str:
    return f"${amount:,.0f}"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
