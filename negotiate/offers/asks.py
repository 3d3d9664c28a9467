"""What to ask each employer for, ranked by worth and ease."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from negotiate.model.comparison import AskFor
from negotiate.model.lines import UsualAsk
from negotiate.model.offer import Offer
from negotiate.offers.components import Year, base_rate, commuting_days

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
    hourly = offer.hourly is not None
    if usual.paid not in ("both", "hour" if hourly else "year"):
        return
    label = usual.label.format(size=f"{usual.size:,g}", percent=f"{usual.size * 100:g}%")
    day = offer.hours_per_week / 5
    rate = base_rate(offer, Year(1, 1.0))
    if usual.unit == "days":
        value = usual.size * day * rate
        yield AskFor(offer.name, label, 0.0, usual.ease, usual.key, value, usual.size * day)
    elif usual.unit == "share of base":
        yield AskFor(offer.name, label, usual.size * offer.base, usual.ease, usual.key)
    elif usual.unit == "days from home" and offer.commute.days_per_week >= usual.size:
        weeks = commuting_days(offer) / offer.commute.days_per_week
        commute = offer.commute
        saved = usual.size * weeks * 2 * commute.miles_one_way * commute.cost_per_mile
        hours = usual.size * weeks * 2 * commute.minutes_one_way / 60
        if saved or hours:
            yield AskFor(offer.name, label, saved, usual.ease, usual.key, None, hours)
    elif usual.unit == "dollars":
        yield AskFor(offer.name, label, usual.size, usual.ease, usual.key)
    elif usual.unit == "premium" and offer.health.premium_monthly:
        saved = usual.size * 12 * offer.health.premium_monthly
        yield AskFor(offer.name, label, saved, usual.ease, usual.key)
    elif usual.unit == "none":
        yield AskFor(offer.name, label, 0.0, usual.ease, usual.key)
