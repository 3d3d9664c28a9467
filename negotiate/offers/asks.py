"""What to ask each employer for, ranked by ease and value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from negotiate.model.comparison import AskFor
from negotiate.model.lines import UsualAsk
from negotiate.model.offer import Offer
from negotiate.offers.components import Year, base_rate, commuting_days, driving_cost

_EASE = {"easy": 0, "usual": 1, "hard": 2}


def asks_for(offers: Sequence[Offer], usual: Sequence[UsualAsk]) -> tuple[AskFor, ...]:
    """The usual asks for each offer: easiest first, and the most valuable first among equals.

    Days off show what they are worth at the day rate and in hours, so that the easiest ask does not
    rank last for being unpriced.
    """
    found = [row for offer in offers for ask in usual for row in _ask(offer, ask)]
    order = {offer.name: i for i, offer in enumerate(offers)}
    return tuple(sorted(found, key=lambda a: (order[a.offer], _EASE[a.ease], -_value(a))))


def _value(ask: AskFor) -> float:
    return ask.day_rate_value if ask.day_rate_value is not None else ask.worth


def _ask(offer: Offer, usual: UsualAsk) -> Iterator[AskFor]:
    if usual.paid not in ("both", "hour" if offer.hourly is not None else "year"):
        return
    label = usual.label.format(size=f"{usual.size:,g}", percent=f"{usual.size * 100:g}%")
    plain = AskFor(offer=offer.name, ask=label, worth=0.0, ease=usual.ease, key=usual.key)
    if usual.unit == "days":
        hours = usual.size * (offer.hours_per_week / 5)
        yield plain._replace(day_rate_value=hours * base_rate(offer, Year(1, 1.0)), hours=hours)
    elif usual.unit == "share of base":
        yield plain._replace(worth=usual.size * offer.base)
    elif usual.unit == "days from home" and offer.commute.days_per_week >= usual.size:
        days = usual.size * (commuting_days(offer) / offer.commute.days_per_week)
        saved = driving_cost(offer, days)
        hours = days * 2 * offer.commute.minutes_one_way / 60
        if saved or hours:
            yield plain._replace(worth=saved, hours=hours)
    elif usual.unit == "dollars":
        yield plain._replace(worth=usual.size)
    elif usual.unit == "premium" and offer.health.premium_monthly:
        yield plain._replace(worth=usual.size * 12 * offer.health.premium_monthly)
    elif usual.unit == "none":
        yield plain
