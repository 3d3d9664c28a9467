"""What to ask each employer for, ranked by ease and value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from negotiate.model.comparison import AskFor, OfferTotal
from negotiate.model.lines import UsualAsk
from negotiate.model.offer import Change, Covers, Offer
from negotiate.model.text import long_day
from negotiate.offers.components import PROMISED
from negotiate.offers.costs import driving_cost, taxed_plan
from negotiate.offers.hours import commuting_days, commuting_days_a_week
from negotiate.offers.job import base_rate

_EASE = {"easy": 0, "usual": 1, "hard": 2}


def asks_for(
    offers: Sequence[Offer],
    totals: Sequence[OfferTotal],
    usual: Sequence[UsualAsk],
    covers: Covers = "employee",
) -> tuple[AskFor, ...]:
    """The usual asks for each offer: easiest first, and the most valuable first among equals.

    Days off show what they are worth at the day rate and in hours, so that the easiest ask does not
    rank last for being unpriced. A promised raise is worth what it comes to. `totals` are those of
    the offers, in their order; the premium is that of whom the plan `covers`.
    """
    found = [
        row
        for offer, total in zip(offers, totals, strict=True)
        for ask in usual
        for row in _ask(offer, ask, total, covers)
    ]
    order = {offer.name: i for i, offer in enumerate(offers)}
    return tuple(sorted(found, key=lambda a: (order[a.offer], _EASE[a.ease], -_value(a))))


def _value(ask: AskFor) -> float:
    return ask.day_rate_value if ask.day_rate_value is not None else ask.worth


def asks_met(offer: Offer) -> frozenset[str]:
    """Keys of asks that the offer already has: nobody asks for what is there."""
    met = {
        "sign-on": offer.sign_on.amount > 0,
        "sign-on-lead": offer.sign_on.amount > 0,
        "shift": any(shift.hours_per_week for shift in offer.shift),
        "bonus": bool(offer.bonus),
        "home": offer.remote.stipend_monthly > 0,
        "raise-90": bool(offer.change),
        "sign-on-terms": offer.sign_on.repay == "pro-rata",
    }
    return frozenset(key for key, holds in met.items() if holds)


def _fits(offer: Offer, usual: UsualAsk) -> bool:
    """Whether the ask is one for this kind of pay and of employment, and not met already.

    The job one has is never asked for a sign-on bonus.
    """
    paid = usual.paid in ("both", "hour" if offer.hourly is not None else "year")
    met = usual.key in asks_met(offer) or (offer.status == "current" and usual.unit == "dollars")
    return paid and not met and offer.employment in usual.employment


def _ask(offer: Offer, usual: UsualAsk, total: OfferTotal, covers: Covers) -> Iterator[AskFor]:
    if not _fits(offer, usual):
        return
    label = usual.label.format(
        size=f"{usual.size:,g}",
        percent=f"{usual.size * 100:g}%",
        promise=promise_of(offer),
        more=" more" if commuting_days_a_week(offer) < offer.days else "",
    )
    plain = AskFor(offer=offer.name, ask=label, worth=0.0, ease=usual.ease, key=usual.key)
    if usual.unit == "days":
        hours = usual.size * offer.hours / offer.days
        yield plain._replace(day_rate_value=hours * base_rate(offer), hours=hours)
    elif usual.unit == "share of base":
        yield plain._replace(worth=usual.size * offer.base)
    elif usual.unit == "days from home" and commuting_days_a_week(offer) >= usual.size:
        days = usual.size * (commuting_days(offer) / commuting_days_a_week(offer))
        saved = driving_cost(offer, days)
        hours = days * 2 * offer.commute.minutes_one_way / 60
        if saved or hours:
            yield plain._replace(worth=saved, hours=hours)
    elif usual.unit == "dollars":
        yield plain._replace(worth=usual.size)
    elif usual.unit == "premium" and offer.health.monthly(covers) and not taxed_plan(offer):
        yield plain._replace(worth=usual.size * 12 * offer.health.monthly(covers))
    elif usual.unit == "promise" and any(not change.in_writing for change in offer.change):
        yield plain._replace(worth=sum(c.amount for c in total.components if c.key == PROMISED))
    elif usual.unit == "none":
        yield plain


def promise_of(offer: Offer) -> str:
    """The first raise that nobody has put in writing, in words; empty where there is none."""
    promised = [change for change in offer.change if not change.in_writing]
    return change_words(promised[0], by_the_hour=offer.salary is None) if promised else ""


def change_words(change: Change, *, by_the_hour: bool) -> str:
    """A change of pay in words: "a raise of $0.50 after 90 days"."""
    if change.percent is not None:
        what = f"a raise of {change.percent:g}%"
    elif change.add is not None:
        what = f"a raise of ${change.add:,.2f}" if by_the_hour else f"a raise of ${change.add:,.0f}"
    elif change.hourly is not None:
        what = f"${change.hourly:,.2f} an hour"
    else:
        what = f"${change.salary or 0:,.0f} a year"
    if change.every_months is not None:
        return f"{what} every {change.every_months} months"
    if change.on is not None:
        return f"{what} on {long_day(change.on)}"
    return f"{what} after {change.after_days} days"
