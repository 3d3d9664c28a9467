"""What an offer is worth over the horizon."""

from __future__ import annotations

from collections.abc import Callable

from negotiate.model.comparison import Component, OfferTotal
from negotiate.model.offer import Offer, Preferences
from negotiate.offers.components import Part, Year, hours_given, paid_hours, parts


def total_of(offer: Offer, prefs: Preferences, contribution_limit: float) -> OfferTotal:
    """The offer's components, a year on average over the horizon, and what they add up to.

    Year t is divided by (1 + discount rate)^(t - 1); raises count from year two.
    """
    components = tuple(
        _component(part, offer, prefs) for part in parts(offer, prefs, contribution_limit)
    )
    total = sum(component.amount for component in components)
    return OfferTotal(
        name=offer.name,
        level=offer.level,
        base=offer.base,
        total=total,
        horizon_total=total * prefs.horizon_years,
        paid_hours=paid_hours(offer),
        hours_given=hours_given(offer),
        components=components,
    )


def _component(part: Part, offer: Offer, prefs: Preferences) -> Component:
    amount, first = averaged(part.of_year, offer, prefs), part.of_year(Year(1, 1.0))
    same = abs(amount - first) < 0.005
    how = part.how if same else f"{part.how}; on average over {prefs.horizon_years} years"
    return Component(name=part.name, kind=part.kind, amount=amount, how=how, key=part.key)


def yearly_value(offer: Offer, prefs: Preferences, contribution_limit: float) -> float:
    """What the offer is worth a year, dollars: the total of `total_of`, without components."""
    every = parts(offer, prefs, contribution_limit)
    return sum(averaged(part.of_year, offer, prefs) for part in every)


def averaged(of_year: Callable[[Year], float], offer: Offer, prefs: Preferences) -> float:
    """The dollars of a year on average over the horizon, raised and discounted."""
    dollars = (of_year(year) * prefs.weight(year.number) for year in years_of(offer, prefs))
    return sum(dollars) / prefs.horizon_years


def years_of(offer: Offer, prefs: Preferences) -> list[Year]:
    """The years of the horizon, with the offer's raises from year two."""
    numbers = range(1, prefs.horizon_years + 1)
    return [Year(number, (1 + offer.raise_rate) ** (number - 1)) for number in numbers]
