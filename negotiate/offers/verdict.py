"""The verdict on offers, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence

from negotiate.model.comparison import OfferTotal
from negotiate.model.facts import LEVELS
from negotiate.model.offer import Preferences
from negotiate.offers.lead import LeadAnalysis

_NOTHING_OWED = "that nobody owes"


def verdict(
    totals: Sequence[OfferTotal], analysis: LeadAnalysis, prefs: Preferences, home: str
) -> str:
    """Who leads and what that hangs on, who guarantees more, levels, time, and after tax.

    `totals` come in ranking order, at least two; `home` is what the home area is called.
    """
    first = totals[0]
    sentences = (
        _who_leads(first, totals[1], analysis),
        _who_guarantees(totals),
        _step_up(totals),
        _time_price(first, totals, prefs),
        _after_tax(totals, home),
    )
    return " ".join(filter(None, sentences))


def _who_leads(first: OfferTotal, second: OfferTotal, analysis: LeadAnalysis) -> str:
    amount, status = analysis.amount, analysis.status
    needed, flips = analysis.needed, analysis.flips
    gap = dollars(amount)
    if status == "tie":
        return f"{first.name} and {second.name} come out the same."
    if status == "too_close":
        apart = gap if amount >= 1 else "less than $1"
        return f"{first.name} and {second.name} are too close to call: {apart} a year apart."
    if not needed and not flips:
        return f"{first.name} is ahead of {second.name} by {gap} a year."
    parts = [f"{first.name} is {gap} a year above {second.name}"]
    left = amount - sum(c.amount for c in needed)
    if needed:
        named = _listed([c.name for c in needed])
        without = "it" if len(needed) == 1 else "them"
        then = (
            f"they are {dollars(left)} apart"
            if left >= 0
            else f"{second.name} is {dollars(-left)} above"
        )
        hoped = sum(c.amount for c in needed)
        share = (
            f"{dollars(hoped)} of that is" if hoped <= amount else f"only with {dollars(hoped)} of"
        )
        parts.append(f", but {share} {named} {_NOTHING_OWED}; without {without} {then}")
    for flip in flips:
        joined = ", and then" if needed else ", but"
        parts.append(f"{joined} {flip.what} puts {flip.winner} {dollars(flip.ahead)} ahead")
    return "".join(parts) + "."


def _who_guarantees(totals: Sequence[OfferTotal]) -> str:
    """Who guarantees most, against the leader; the leader against the next."""
    first = totals[0]
    by_pay = sorted(totals, key=lambda t: -t.sum("guaranteed_pay"))
    best = by_pay[0]
    other = first if best is not first else by_pay[1]
    gap = best.sum("guaranteed_pay") - other.sum("guaranteed_pay")
    if gap < 1:
        return "They guarantee the same." if len(totals) == 2 else ""
    return f"{best.name} guarantees {dollars(gap)} a year more than {other.name}."


def _step_up(totals: Sequence[OfferTotal]) -> str:
    known = [t for t in totals if t.level in LEVELS]
    if len(known) < 2:
        return ""
    ranks = {t.name: LEVELS.index(t.level or "") for t in known}
    most = max(ranks.values())
    best = [t.name for t in known if ranks[t.name] == most]
    if min(ranks.values()) == most:
        return ""
    are = "is" if len(best) == 1 else "are"
    return f"{_listed(best)} {are} also a step up, to {LEVELS[most]}."


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
        f"{best.name} pays more per hour of your life: {first.name} gives {dollars(money)} more "
        f"for {hours:,.0f} more hours, ${money / hours:,.2f} an hour; if a free hour is worth more "
        f"to you, take {best.name}."
    )


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _after_tax(totals: Sequence[OfferTotal], home: str) -> str:
    """Whether the after-tax total in home dollars turns the ranking round."""
    nets = [(t.after_tax.real if t.after_tax else None, t.name) for t in totals]
    real = [(amount, name) for amount, name in nets if amount is not None]
    if len(real) < len(totals):
        return ""
    most, best = max(real, key=lambda pair: pair[0])
    gap = most - real[0][0]
    if gap < 1:
        return ""
    return f"After tax and at {home} prices {best} is {dollars(gap)} a year above {totals[0].name}."


def dollars(amount: float) -> str:
    """Whole dollars."""
    return f"${amount:,.0f}"
