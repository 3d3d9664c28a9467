"""The verdict on offers, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence

from negotiate.model.comparison import OfferTotal, Status
from negotiate.model.facts import LEVELS
from negotiate.model.offer import Preferences
from negotiate.model.verdict import WORDS
from negotiate.offers.lead import LeadAnalysis


def verdict(
    totals: Sequence[OfferTotal],
    analysis: LeadAnalysis,
    prefs: Preferences,
    home: str,
    close: float,
) -> str:
    """Who leads and what that hangs on, who guarantees more, levels, time, and after tax.

    `totals` come in ranking order, at least two; `home` is what the home area is called; up to
    `close` of the runner-up's total a lead is too close to call.
    """
    first = totals[0]
    sentences = (
        _who_leads(first, totals[1], analysis),
        _who_guarantees(totals),
        _step_up(totals),
        _time_price(first, totals, prefs),
        _after_tax(totals, analysis.status, home, close),
    )
    return " ".join(filter(None, sentences))


def _who_leads(first: OfferTotal, second: OfferTotal, analysis: LeadAnalysis) -> str:
    named = {"first": first.name, "second": second.name, "gap": dollars(analysis.amount)}
    if analysis.status == "tie":
        return WORDS.same.format(**named)
    if analysis.status == "too_close":
        if analysis.amount < 1:
            named["gap"] = WORDS.under_a_dollar
        return WORDS.too_close.format(**named)
    if not analysis.needed and not analysis.flips:
        return WORDS.ahead.format(**named)
    words = WORDS.flip_then if analysis.needed else WORDS.flip
    flips = (
        words.format(what=flip.what, winner=flip.winner, ahead=dollars(flip.ahead))
        for flip in analysis.flips
    )
    on = _hangs_on(second, analysis) if analysis.needed else ""
    return WORDS.hangs.format(**named, on=on, flips="".join(flips))


def _hangs_on(second: OfferTotal, analysis: LeadAnalysis) -> str:
    """How much of a lead nobody owes, and what is left without it."""
    needed = analysis.needed
    hoped = sum(c.amount for c in needed)
    left = analysis.amount - hoped
    share = WORDS.share if hoped <= analysis.amount else WORDS.more_than_all
    then = WORDS.apart if left >= 0 else WORDS.above
    return WORDS.on.format(
        share=share.format(hoped=dollars(hoped)),
        items=_listed([c.name for c in needed]),
        them=WORDS.it if len(needed) == 1 else WORDS.them,
        then=then.format(second=second.name, left=dollars(abs(left))),
    )


def _who_guarantees(totals: Sequence[OfferTotal]) -> str:
    """Who guarantees most, against the leader; the leader against the next."""
    first = totals[0]
    by_pay = sorted(totals, key=lambda t: -t.sum("guaranteed_pay"))
    best = by_pay[0]
    other = first if best is not first else by_pay[1]
    gap = best.sum("guaranteed_pay") - other.sum("guaranteed_pay")
    if gap < 1:
        return WORDS.guarantees_same if len(totals) == 2 else ""
    return WORDS.guarantees.format(best=best.name, gap=dollars(gap), other=other.name)


def _step_up(totals: Sequence[OfferTotal]) -> str:
    known = [t for t in totals if t.level in LEVELS]
    if len(known) < 2:
        return ""
    ranks = {t.name: LEVELS.index(t.level or "") for t in known}
    most = max(ranks.values())
    best = [t.name for t in known if ranks[t.name] == most]
    if min(ranks.values()) == most:
        return ""
    words = WORDS.step_up if len(best) == 1 else WORDS.step_up_several
    return words.format(names=_listed(best), level=LEVELS[most])


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
    return WORDS.per_hour.format(
        best=best.name,
        first=first.name,
        more=dollars(money),
        hours=f"{hours:,.0f}",
        price=f"${money / hours:,.2f}",
    )


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _after_tax(totals: Sequence[OfferTotal], status: Status, home: str, close: float) -> str:
    """Whether the after-tax total in home dollars turns the ranking round, or makes it close."""
    nets = [(t.after_tax.real if t.after_tax else None, t.name) for t in totals]
    real = [(amount, name) for amount, name in nets if amount is not None]
    if len(real) < len(totals):
        return ""
    (own, first), *others = real
    most, best = max(others, key=lambda pair: pair[0])
    named = {"home": home, "first": first, "best": best, "gap": dollars(abs(most - own))}
    if most - own >= 1:
        near = most - own <= max(0.0, own) * close
        return (WORDS.turned_but_close if near else WORDS.turned_after_tax).format(**named)
    if status == "ahead" and own - most <= max(0.0, most) * close:
        if abs(most - own) < 1:
            named["gap"] = WORDS.under_a_dollar
        return WORDS.close_after_tax.format(**named)
    return ""


def dollars(amount: float) -> str:
    """Whole dollars."""
    return f"${amount:,.0f}"
