"""The tables of taxes and prices, for the places that are asked for only."""

from __future__ import annotations

from negotiate.files.gazetteer import Gazetteer
from negotiate.files.local_taxes import Household, load_local_taxes, missing_local_taxes
from negotiate.files.taxes import load_federal_tax, load_prices, load_state_tax, reciprocal
from negotiate.model.band import Place
from negotiate.model.facts import Rules
from negotiate.model.results import RangeResult
from negotiate.model.tax import LocalTax, StateTax
from negotiate.offers.home import Lived, taxes_of
from negotiate.offers.taxes import YearOfPay, more_after_tax

PRICES = "BEA price parities 2024"
"""The source of all price levels."""
_NATION = ("nation", "US")


class TaxesOnFile:
    """Taxes and price levels on file, for one household and one year."""

    def __init__(self, household: Household, year: int, gazetteer: Gazetteer) -> None:
        self.federal = load_federal_tax(household.filing, year, household.children)
        self._household = household
        self._year = year
        self._gazetteer = gazetteer
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
        return load_prices(
            ("metro", place.area_code), ("state", self._gazetteer.states[place.state].code)
        )


ALONE = Household("single", 0)
"""Whose taxes are counted where nobody said who lives with whom."""


def with_taxes(result: RangeResult, rules: Rules) -> RangeResult:
    """The result with what stays after tax of what its figure adds.

    Nothing is added where there is no figure above the offer or present pay, or no state.
    """
    place, now = result.place, result.standing
    if result.figure is None or now is None or result.unit.currency != "USD":
        return result
    if place.country != "US" or place.state is None:
        return result
    tables = TaxesOnFile(ALONE, result.as_of.year, Gazetteer())
    state = tables.state(place.state)
    before, after = result.unit.yearly(now), result.unit.yearly(result.figure)
    if state is None or after - before < 1:
        return result
    taxes = taxes_of(Lived(home=place, work=place), state, tables)
    more = more_after_tax(YearOfPay(before), YearOfPay(after), taxes, rules)
    notes = tables.missing(place, place, taxes.local)
    childless = taxes.federal.childless
    if childless is not None and before < childless.under:
        notes = (*notes, childless.said)
    return result._replace(after_tax=more._replace(notes=notes))
