"""The tables of taxes and prices, for the places that are asked for only."""

from __future__ import annotations

from negotiate.files.gazetteer import Gazetteer
from negotiate.files.taxes import load_federal_tax, load_prices, load_state_tax
from negotiate.model.band import Place
from negotiate.model.tax import StateTax

PRICES = "BEA price parities 2024"
"""The source of all price levels."""
_NATION = ("nation", "US")


class TaxTables:
    """Taxes and price levels on file, for one way of filing and one year."""

    def __init__(self, filing: str, year: int, gazetteer: Gazetteer) -> None:
        self.federal = load_federal_tax(filing, year)
        self._filing = filing
        self._year = year
        self._codes = {state: area.code for state, area in gazetteer.states.items()}

    def state(self, state: str) -> StateTax | None:
        """The taxes of a state; None where none are on file."""
        return load_state_tax(state, self._filing, self._year)

    def prices(self, place: Place) -> float | None:
        """The price level of the metro, else of the state typed, else of the nation."""
        if place.state is None:
            return load_prices(_NATION)
        return load_prices(("metro", place.area_code), ("state", self._codes[place.state]))
