"""The tables of taxes and prices, for the places that are asked for only."""

from __future__ import annotations

from negotiate.files.gazetteer import Gazetteer
from negotiate.files.local_taxes import Household, load_local_taxes, missing_local_taxes
from negotiate.files.taxes import load_federal_tax, load_prices, load_state_tax, reciprocal
from negotiate.model.band import Place
from negotiate.model.tax import LocalTax, StateTax

PRICES = "BEA price parities 2024"
"""The source of all price levels."""
_NATION = ("nation", "US")


class TaxesOnFile:
    """Taxes and price levels on file, for one household and one year."""

    def __init__(self, household: Household, year: int, gazetteer: Gazetteer) -> None:
        self.federal = load_federal_tax(household.filing, year, household.children)
        self._household = household
        self._year = year
        self._codes = {state: area.code for state, area in gazetteer.states.items()}
        self._states: dict[str, StateTax | None] = {}

    def state(self, state: str) -> StateTax | None:
        """The taxes of a state; None where none are on file."""
        if state not in self._states:
            who = self._household
            self._states[state] = load_state_tax(state, who.filing, self._year, who.children)
        return self._states[state]

    def reciprocal(self, home: str, work: str) -> str:
        """The source of the rule that leaves pay to the home state; empty: no rule."""
        return reciprocal(home, work)

    def local(self, home: Place, work: Place) -> tuple[LocalTax, ...]:
        """The local taxes that hold for a home and a workplace."""
        return load_local_taxes(home, work, self._household)

    def missing(self, home: Place, work: Place, on_file: tuple[LocalTax, ...]) -> tuple[str, ...]:
        """What local tax is known to exist there with no rate on file, in words."""
        return tuple(missing_local_taxes(home, work, on_file))

    def prices(self, place: Place) -> float | None:
        """The price level of the metro, else of the state typed, else of the nation."""
        if place.state is None:
            return load_prices(_NATION)
        return load_prices(("metro", place.area_code), ("state", self._codes[place.state]))
