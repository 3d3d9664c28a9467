"""Taxes on pay: the rules of a year, and what they leave. Dollars a year."""

from typing import NamedTuple

Schedule = tuple[tuple[float, float], ...]
"""Rates by where they start: each holds for the pay from its start to the next one's."""


class FederalTax(NamedTuple):
    """Federal income tax and payroll taxes of one year for one way of filing."""

    year: int
    filing: str
    income: Schedule
    social_security: Schedule
    medicare: Schedule
    standard_deduction: float
    overtime_most: float
    """Most of the half-time part of overtime that may be deducted; 0 where none may."""
    overtime_less_beyond: float
    """The deduction shrinks by $100 for each full $1,000 of pay beyond this."""
    overtime_last_year: int
    """The last tax year in which overtime may be deducted."""
    sources: tuple[tuple[str, str], ...]
    """The source of each tax, by its name."""


class StateTax(NamedTuple):
    """State income tax and state payroll taxes on wages, at points to go straight between."""

    state: str
    year: int
    wages: tuple[float, ...]
    income: tuple[float, ...]
    payroll: tuple[float, ...]
    source: str
    premium_sources: tuple[str, ...] = ()
    """Of premiums in `payroll` whose rate is of a later year than the rest."""


class Taxes(NamedTuple):
    """The taxes on pay in one place."""

    federal: FederalTax
    state: StateTax


class PlaceTaxes(NamedTuple):
    """Taxes on pay where an offer is, and home prices over prices there."""

    taxes: Taxes | None = None
    home_over_place: float | None = 1.0
    """Prices at home over prices there; None where they are not on file."""
    stateless: bool = False
    """True where no state is known: remote, and no state given for home."""
    note: str = ""
    """Why there are no taxes."""


class TakeHome(NamedTuple):
    """Pay of a year and what comes off it."""

    pay: float
    premiums: float
    federal: float
    social_security: float
    medicare: float
    state_income: float
    state_payroll: float
    own_plan: float = 0.0
    """Premiums of one's own health plan, from taxed money."""

    @property
    def taxes(self) -> float:
        """All taxes together."""
        return (
            self.federal
            + self.social_security
            + self.medicare
            + self.state_income
            + self.state_payroll
        )

    @property
    def amount(self) -> float:
        """What is left after premiums and taxes."""
        return self.pay - self.premiums - self.own_plan - self.taxes


class AfterTax(NamedTuple):
    """What is left of an offer after tax."""

    taxes: Taxes
    take_home: TakeHome
    """Of guaranteed and conditional pay in year one, without sign-on and equity."""
    guaranteed: float
    """The same of guaranteed pay alone."""
    total: float
    """The total, a year on average over the horizon, with pay and sign-on after tax."""
    real: float | None
    """`total` in the home area's dollars; None where prices are not on file."""
