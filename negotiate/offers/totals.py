"""What an offer is worth over the horizon."""

from __future__ import annotations

from negotiate.model.comparison import Component, OfferTotal
from negotiate.model.offer import Offer, Preferences
from negotiate.offers.components import Part, Year, hours_given, paid_hours, parts


def total_of(offer: Offer, prefs: Preferences, contribution_limit: float) -> OfferTotal:
    """The offer's components, a year on average over the horizon, and what they add up to.

    Year t is divided by (1 + discount rate)^(t - 1); raises count from year two.
    """
    components = tuple(
        Component(
            name=part.name,
            kind=part.kind,
            amount=_over_horizon(part, offer, prefs) / prefs.horizon_years,
            how=part.how,
            key=part.key,
        )
        for part in parts(offer, prefs, contribution_limit)
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


def worth(offer: Offer, prefs: Preferences, contribution_limit: float) -> float:
    """What the offer is worth a year: the total of `total_of`, without the components."""
    every = parts(offer, prefs, contribution_limit)
    return sum(_over_horizon(part, offer, prefs) for part in every) / prefs.horizon_years


def _over_horizon(part: Part, offer: Offer, prefs: Preferences) -> float:
    return sum(
        part.of_year(Year(number, (1 + offer.raise_rate) ** (number - 1)))
        / (1 + prefs.discount_rate) ** (number - 1)
        for number in range(1, prefs.horizon_years + 1)
    )
