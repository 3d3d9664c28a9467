"""The taxes and prices of a place, for offers."""

from __future__ import annotations

from datetime import date

from negotiate.files.gazetteer import Gazetteer
from negotiate.files.taxes import load_federal_tax, load_prices, load_state_tax
from negotiate.model.band import Place
from negotiate.model.offer import Offer, Preferences
from negotiate.model.tax import PlaceTaxes, Taxes

PRICES = "BEA price parities 2024"
"""The source of all price levels."""
_NATION = ("nation", "US")


class TaxesAndPrices:
    """Taxes on pay by place, and prices against the home area, on one day."""

    def __init__(self, prefs: Preferences, home: Place, day: date, gazetteer: Gazetteer) -> None:
        self._filing, self._home = prefs.filing, home
        self._states = {a.state: a.code for a in gazetteer.areas.values() if a.area_type != "metro"}
        self._federal = load_federal_tax(prefs.filing, day.year)

    def of(self, offer: Offer, place: Place) -> PlaceTaxes:
        """What an offer is taxed by, and prices there.

        A remote job, or one without a place, is worked from home. No taxes where no state is known.
        """
        if place.state is None:
            place = self._home
        if place.state is None:
            return PlaceTaxes(stateless=True)
        state = load_state_tax(place.state, self._filing, self._federal.year)
        if state is None:
            text = f'"{offer.name}": no taxes are on file for {place.state}, so no take-home.'
            return PlaceTaxes(note=text)
        taxes = Taxes(federal=self._federal, state=state)
        away, home = self._prices(place), self._prices(self._home)
        if away is None or home is None:
            text = f"No price level is on file for {self._home.area}: no total in its dollars."
            return PlaceTaxes(taxes=taxes, prices=None, note=text)
        return PlaceTaxes(taxes=taxes, prices=home / away)

    def _prices(self, place: Place) -> float | None:
        """The price level of the metro; else of the state typed; else of the nation."""
        if place.state is None:
            return load_prices(_NATION)
        state = ("state", self._states[place.state])
        return load_prices(("metro", place.area_code), state)
