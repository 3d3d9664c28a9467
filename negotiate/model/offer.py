"""Offers as they stand in an offers file. Every number left out counts as nothing, but as noted.

Amounts are US dollars a year, shares are of base pay, unless a field says otherwise. The records
are never compared, so they are made without `__eq__`: start-up has fifteen of them to make.
"""

# No postponed annotations here: pydantic would compile each of them again at start-up.

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from negotiate.model.money import FULL_WEEK


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Preferences:
    """How the person weighs things; the same for every offer."""

    horizon_years: int = 1
    value_of_time: float = 0.0
    """Dollars an hour put on paid days off, commuting and longer weeks; 0: shown, not priced."""
    time_off: Literal["time", "day-rate"] = "time"
    """day-rate: days off count at the offer's own day rate, as many calculators do."""
    home_area: str = "US"
    """Where you live: taxes of a remote job, and the dollars real figures are in."""
    filing: Literal["single", "joint"] = "single"
    """How you file taxes; joint with one earner."""
    discount_rate: float = 0.0
    """A year: what comes later counts less."""

    def weight(self, year: int) -> float:
        """What a dollar of a year counts: less the later, by the discount rate."""
        return float((1 + self.discount_rate) ** (1 - year))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shift:
    """A scheduled shift differential: a share of the base rate, or dollars an hour."""

    hours_per_week: float = 0.0
    """Counts overtime hours too; cut to the hours worked."""
    rate: float = 0.0
    dollars_per_hour: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SignOn:
    """A sign-on bonus, paid once."""

    amount: float = 0.0
    repay_within_months: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Health insurance: what you pay, and what the employer pays for you."""

    premium_monthly: float = 0.0
    """What you pay a month."""
    employer_value: float = 0.0
    """What the employer pays for the plan a year, where you want it counted."""
    hsa_employer: float = 0.0
    """What the employer puts into your health savings account a year."""
    out_of_pocket: float = 0.0
    """What you expect to pay yourself a year."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TimeOff:
    """Paid days off a year."""

    days: float = 0.0
    holidays: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Equity:
    """Shares at today's value: they vest monthly, nothing before the cliff."""

    total: float = 0.0
    years: float = 4.0
    cliff_months: float = 12.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Commute:
    """The way to work."""

    miles_one_way: float = 0.0
    days_per_week: float = 5.0
    minutes_one_way: float = 0.0
    cost_per_mile: float | None = None
    """Dollars; left out: an assumption, the rule `cost_per_mile` of `data/rules.csv`."""
    parking_monthly: float = 0.0
    transit_monthly: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Remote:
    """Working from home."""

    stipend_monthly: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bonus:
    """A bonus or incentive: a share of base pay, or dollars a year."""

    name: str
    rate: float | None = None
    amount: float | None = None
    payout: float | None = None
    """Expected share of the target, 0.8 for 80%; left out: 1, with a caution."""
    low: float | None = None
    high: float | None = None
    """Bounds of the payout, for the odds."""
    guaranteed: bool = False
    discretionary: bool = False
    """True: left out of the regular rate that overtime is paid on."""
    up_to: bool = False
    """True: the advert said "up to", so the figure is a ceiling."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RetirementTier:
    """One tier of an employer's match."""

    match_rate: float
    """The employer pays this share of your contribution …"""
    up_to: float | None = None
    """… up to this share of pay; None: of all you contribute."""
    your_contribution: float | None = None
    """Share of pay, or dollars when above 1; None: enough for the full match."""
    max_dollars: float = 0.0
    """0: no cap on what the employer pays."""
    vested_share: float = 1.0
    """The share of it you would keep."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OtherItem:
    """Anything else."""

    name: str
    amount: float
    kind: Literal["pay", "benefit", "cost"]
    guaranteed: bool = True
    """False for pay nobody owes."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Offer:
    """One offer."""

    name: str
    level: str | None = None
    """junior, mid, senior, lead or manager: places the pay in its band."""
    area: str | None = None
    """Where the job is; remote or US where it is anywhere."""
    exempt: bool = False
    """Salaried without overtime pay."""
    deadline: date | None = None
    notes: str = ""
    salary: float | None = None
    """Dollars a year."""
    hourly: float | None = None
    """Dollars an hour; an offer has a salary or an hourly wage."""
    hours_per_week: float = FULL_WEEK
    weeks_per_year: float = 52.0
    """Weeks paid, leave included."""
    overtime_hours_per_week: float = 0.0
    """What you expect; overtime_low and overtime_high bound it for the odds."""
    overtime_low: float | None = None
    overtime_high: float | None = None
    raise_rate: float = 0.0
    """A year, over the horizon: 0.03 for 3%."""
    shift: Shift = field(default_factory=Shift)
    sign_on: SignOn = field(default_factory=SignOn)
    health: Health = field(default_factory=Health)
    time_off: TimeOff = field(default_factory=TimeOff)
    equity: Equity = field(default_factory=Equity)
    commute: Commute = field(default_factory=Commute)
    remote: Remote = field(default_factory=Remote)
    bonus: tuple[Bonus, ...] = ()
    retirement: tuple[RetirementTier, ...] = ()
    other: tuple[OtherItem, ...] = ()

    @property
    def base(self) -> float:
        """Base pay in year one, dollars."""
        if self.salary is not None:
            return self.salary
        return (self.hourly or 0.0) * self.hours_per_week * self.weeks_per_year


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OffersFile:
    """A whole offers file."""

    offer: tuple[Offer, ...]
    preferences: Preferences = field(default_factory=Preferences)
