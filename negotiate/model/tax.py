"""Taxes on pay: the rules of a year, and what they leave. Dollars a year."""

from typing import Literal, NamedTuple

MOST_CHILDREN = 3
"""The tables of states end here: more children count as so many there."""
Schedule = tuple[tuple[float, float], ...]
"""Rates by where they start: each holds for the pay from its start to the next one's."""


class ChildCredits(NamedTuple):
    """Federal credits of people with children, of one year: 26 USC 24 and 32."""

    children: int
    child: float
    """The child tax credit, for each child."""
    refundable_most: float
    """What of it is paid out at most where it is more than the tax, for each child."""
    refundable_rate: float
    refundable_from: float
    """It is paid out up to this share of what is earned beyond this."""
    less_beyond: float
    """The child tax credit shrinks where income lies beyond this …"""
    less_a_thousand: float
    """… by so much for each $1,000 or part of it."""
    earned_rate: float
    """The earned income credit: this share of what is earned …"""
    earned_most: float
    """… at most this …"""
    earned_less_rate: float
    earned_less_beyond: float
    """… less this share of what is earned beyond this."""
    sources: tuple[str, ...]


class Childless(NamedTuple):
    """The earned income credit of people of 25 to 64 without children, which is not counted.

    Nobody is asked their age, and the credit must not be promised to those who get none.
    """

    most: float
    under: float
    """From this pay on nothing of it is left."""

    @property
    def said(self) -> str:
        """That it may be there, and is not counted."""
        return (
            "people of 25 to 64 without children may get a federal earned income credit on pay "
            f"under ${self.under:,.0f} a year, ${self.most:,.0f} at the most; it is not counted"
        )


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
    credits: ChildCredits | None = None
    """None without children."""
    childless: Childless | None = None
    """None with children."""


class Premium(NamedTuple):
    """A premium that the table of a state lacks, or counts and should not."""

    rate: float
    most: float
    counted: int
    """1 where it comes on top of the table, -1 where it comes off it."""
    source: str


class StateTax(NamedTuple):
    """State income tax and state payroll taxes on wages, at points to go straight between."""

    state: str
    year: int
    wages: tuple[float, ...]
    income: tuple[float, ...]
    """Before the credits that are paid out."""
    payroll: tuple[float, ...]
    source: str
    credits: tuple[float, ...] = ()
    """The state's own credits, paid out where they are more than the tax; empty: none."""
    premiums: tuple[Premium, ...] = ()
    """What changes in payroll taxes: premiums of a later year, and those the table lacks."""
    rule_sources: tuple[str, ...] = ()
    """Of the rules below."""
    overtime_most: float = 0.0
    """Most of the half-time part of overtime that its income tax leaves out as the federal does."""
    overtime_last_year: int = 0
    premiums_taxed: bool = False
    """Whether it taxes what the employer's health plan costs the employee."""
    credits_local: bool = False
    """Whether local taxes of other states come off its residents' income tax."""

    @property
    def premium_sources(self) -> tuple[str, ...]:
        """Of premiums that come on top of the table."""
        return tuple(premium.source for premium in self.premiums if premium.counted > 0)


LocalBase = Literal["pay", "wages", "state tax"]
"""What a local tax is a share of: pay, pay less health premiums, or the home state's tax."""
LocalCredit = Literal["none", "local", "local outside", "state"]
"""What comes off it: local tax paid at work, such of another state, or that state's own tax."""


class LocalTax(NamedTuple):
    """A local tax on pay that holds for one offer."""

    name: str
    """As it is called: "Columbus, OH"."""
    state: str
    at_home: bool
    """True where it is owed for living there, False for working there."""
    whole_state: bool
    """Whether it is a state's own tax on people who live elsewhere."""
    rates: Schedule
    of_whole: bool
    """Whether the rate of the step reached is on all of the base, not on what lies in the step."""
    a_year: float
    """Dollars a year, from the pay at which the rates start."""
    base: LocalBase
    less: float
    """Taken off the base."""
    less_earned_credits: float
    """So many times the federal earned income credit comes off the base too."""
    credit: LocalCredit
    credit_most: float
    """Most of pay that is credited, a share."""
    points: tuple[tuple[float, ...], tuple[float, ...]] | None
    """Wages and the tax on them, where it is worked out at points; in place of rates."""
    year: int
    source: str
    sure: bool
    """False where the rate was not read at its source."""

    @property
    def by_pay(self) -> bool:
        """Whether it is a share of pay, not only dollars a year."""
        return self.points is not None or any(rate for _, rate in self.rates)


class Taxes(NamedTuple):
    """The taxes on one offer's pay."""

    federal: FederalTax
    state: StateTax
    """Of the state where one lives."""
    work: StateTax | None = None
    """Of the state where one works, where it is another one."""
    reciprocal: bool = False
    """Whether that state leaves the pay of people from this home to the home state."""
    local: tuple[LocalTax, ...] = ()
    sources: tuple[str, ...] = ()
    """Of what else is counted."""

    @property
    def both_tax(self) -> bool:
        """Whether two states have an income tax and no agreement about it."""
        if self.work is None or self.reciprocal:
            return False
        return any(self.state.income) and any(self.work.income)


class PlaceTaxes(NamedTuple):
    """Taxes on an offer's pay, and home prices over prices where one would live."""

    taxes: Taxes | None = None
    home_over_place: float | None = 1.0
    """None where they are not on file; 1 where one stays at home."""
    stateless: bool = False
    """True where no state is known: remote, and no state given for home."""
    notes: tuple[str, ...] = ()
    """Why there are no taxes, or what is assumed or not counted."""


class TakeHome(NamedTuple):
    """Pay of a year and what comes off it."""

    pay: float
    premiums: float
    federal: float
    social_security: float
    medicare: float
    state_income: float
    """Of the home state, less its own credits: it may be negative."""
    state_payroll: float
    own_plan: float = 0.0
    """Premiums of one's own health plan, from taxed money."""
    work_income: float = 0.0
    """Income tax of another state, where one works."""
    local: tuple[tuple[str, float], ...] = ()
    """Local taxes, by name."""
    child_credit: float = 0.0
    """The federal child tax credit, what of it is paid out included."""
    earned_credit: float = 0.0
    """The federal earned income credit."""

    @property
    def credits(self) -> float:
        """Federal credits together."""
        return self.child_credit + self.earned_credit

    @property
    def taxes(self) -> float:
        """All taxes together, less federal credits."""
        return (
            self.federal
            + self.social_security
            + self.medicare
            + self.state_income
            + self.work_income
            + self.state_payroll
            + sum(amount for _, amount in self.local)
            - self.child_credit
            - self.earned_credit
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
