"""Where an offer is taxed, and what a dollar there buys at home."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from negotiate.model.band import Place
from negotiate.model.tax import PlaceTaxes, StateTax, Taxes

if TYPE_CHECKING:
    from negotiate.model.tax import FederalTax

    class TaxTables(Protocol):
        """Taxes and price levels on file, for one way of filing and one year."""

        federal: FederalTax

        def state(self, state: str) -> StateTax | None:
            """The taxes of a state; None where none are on file."""

        def prices(self, place: Place) -> float | None:
            """The price level of a place, US = 100; None where none is on file."""


def place_taxes(name: str, place: Place, home: Place, tables: TaxTables) -> PlaceTaxes:
    """What the offer `name` is taxed by, and home prices over those of its place.

    A remote job, or one without a place, is worked from home. No taxes where no state is known.
    """
    worked = home if place.state is None else place
    if worked.state is None:
        return PlaceTaxes(stateless=True)
    state = tables.state(worked.state)
    if state is None:
        text = f'"{name}": no taxes are on file for {worked.state}, so no take-home.'
        return PlaceTaxes(note=text)
    taxes = Taxes(federal=tables.federal, state=state)
    offer_prices, home_prices = tables.prices(worked), tables.prices(home)
    if offer_prices is None or home_prices is None:
        text = f"No price level is on file for {home.area}: no total in its dollars."
        return PlaceTaxes(taxes=taxes, home_over_place=None, note=text)
    return PlaceTaxes(taxes=taxes, home_over_place=home_prices / offer_prices)
