"""What an offer is worth over the horizon."""

from __future__ import annotations

from functools import lru_cache

from negotiate.model.comparison import Component, OfferTotal
from negotiate.model.facts import Rules
from negotiate.model.offer import Offer, Preferences
from negotiate.offers.components import parts
from negotiate.offers.hours import hours_given, paid_hours
from negotiate.offers.part import Part
from negotiate.offers.stream import Horizon, Stream, horizon_of, received


def total_of(offer: Offer, prefs: Preferences, rules: Rules) -> OfferTotal:
    """The offer's components, a year on average over the horizon, and what they add up to.

    Year t is divided by (1 + discount rate)^(t - 1).
    """
    horizon = horizon_of(prefs, offer.weeks_before)
    every = list(parts(offer, prefs, rules))
    components = tuple(_component(part, prefs, horizon) for part in every)
    total = sum(component.amount for component in components)
    return OfferTotal(
        name=offer.name,
        level=offer.level,
        base=sum(received(p.stream, horizon.first_year) for p in every if p.key == "base"),
        total=total,
        horizon_total=total * horizon.length,
        paid_hours=paid_hours(offer),
        hours_given=hours_given(offer),
        components=components,
    )


def _component(part: Part, prefs: Preferences, horizon: Horizon) -> Component:
    amount = averaged(part.stream, prefs, horizon)
    same = abs(amount - received(part.stream, horizon.first_year)) < 0.005
    how = part.how if same else f"{part.how}; on average over {length(prefs)}"
    return Component(name=part.name, kind=part.kind, amount=amount, how=how, key=part.key)


def length(prefs: Preferences) -> str:
    """The horizon in words."""
    years = prefs.years
    if prefs.months % 12:
        return f"{prefs.months} months"
    return "1 year" if years == 1 else f"{years:g} years"


@lru_cache(maxsize=1024)
def yearly_value(offer: Offer, prefs: Preferences, rules: Rules) -> float:
    """What the offer is worth a year, dollars: the total of `total_of`, without components.

    Break-evens, odds and sensitivity ask for the same offers again and again.
    """
    horizon = horizon_of(prefs, offer.weeks_before)
    return sum(averaged(part.stream, prefs, horizon) for part in parts(offer, prefs, rules))


def averaged(stream: Stream, prefs: Preferences, horizon: Horizon) -> float:
    """The dollars of a year on average over the horizon, discounted."""
    years = enumerate(horizon.years, start=1)
    dollars = sum(received(stream, period) * prefs.weight(number) for number, period in years)
    return dollars / horizon.length
