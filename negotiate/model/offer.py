"""Offers as they stand in an offers file. Every number left out counts as nothing, but as noted.

Amounts are US dollars a year, shares are of base pay, unless a field says otherwise. What a number
may be stands beside its field; whoever reads a file holds it against that. The records are never
compared, so they are made without `__eq__`: start-up has fifteen of them to make.
"""

# No postponed annotations here: pydantic would compile each of them again at start-up.

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Gt, Le

from negotiate.model.facts import LevelName
from negotiate.model.money import FULL_WEEK

Number = Annotated[float, Ge(0), Le(1e9)]
"""Dollars, hours, miles or months: beyond a billion it is a slip."""
Share = Annotated[float, Ge(0), Le(5)]
"""Of pay or of a target: beyond five it is a slip of unit."""
Fraction = Annotated[float, Ge(0), Le(1)]
"""A share that is one at the most."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Preferences:
    """How the person weighs things; the same for every offer."""

    horizon_years: Annotated[int, Ge(1), Le(40)] = 1
    value_of_time: Number = 0.0
    """Dollars an hour put on paid days off, commuting and longer weeks; 0: shown, not priced."""
    time_off: Literal["time", "day-rate"] = "time"
    """day-rate: days off count at the offer's own day rate, as many calculators do."""
    home_area: str = "US"
    """Where you live: taxes of a remote job, and the dollars real figures are in."""
    filing: Literal["single", "joint"] = "single"
    """How you file taxes; joint with one earner."""
    discount_rate: Number = 0.0
    """A year: what comes later counts less."""

    def weight(self, year: int) -> float:
        """What a dollar of a year counts: less the later, by the discount rate."""
        return float((1 + self.discount_rate) ** (1 - year))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shift:
    """A scheduled shift differential: a share of the base rate, or dollars an hour."""

    hours_per_week: Number = 0.0
    """Counts overtime hours too; cut to the hours worked."""
    rate: Share = 0.0
    dollars_per_hour: Number = 0.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SignOn:
    """A sign-on bonus, paid once."""

    amount: Number = 0.0
    repay_within_months: Number = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Health insurance: what you pay, and what the employer pays for you."""

    premium_monthly: Number = 0.0
    """What you pay a month."""
    employer_value: Number = 0.0
    """What the employer pays for the plan a year, where you want it counted."""
    hsa_employer: Number = 0.0
    """What the employer puts into your health savings account a year."""
    out_of_pocket: Number = 0.0
    """What you expect to pay yourself a year."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TimeOff:
    """Paid days off a year."""

    days: Annotated[float, Ge(0), Le(260)] = 0.0
    holidays: Annotated[float, Ge(0), Le(60)] = 0.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Equity:
    """Shares at today's value: they vest monthly, nothing before the cliff."""

    total: Number = 0.0
    years: Number = 4.0
    cliff_months: Number = 12.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Commute:
    """The way to work."""

    miles_one_way: Number = 0.0
    days_per_week: Annotated[float, Ge(0), Le(7)] = 5.0
    minutes_one_way: Annotated[float, Ge(0), Le(600)] = 0.0
    cost_per_mile: Number | None = None
    """Dollars; left out: an assumption, the rule `cost_per_mile` of `data/rules.csv`."""
    parking_monthly: Number = 0.0
    transit_monthly: Number = 0.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Remote:
    """Working from home."""

    stipend_monthly: Number = 0.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bonus:
    """A bonus or incentive: a share of base pay, or dollars a year."""

    name: str
    rate: Share | None = None
    amount: Number | None = None
    payout: Share | None = None
    """Expected share of the target, 0.8 for 80%; left out: 1, with a caution."""
    low: Share | None = None
    high: Share | None = None
    """Bounds of the payout, for the odds."""
    guaranteed: bool = False
    discretionary: bool = False
    """True: left out of the regular rate that overtime is paid on."""
    up_to: bool = False
    """True: the advert said "up to", so the figure is a ceiling."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RetirementTier:
    """One tier of an employer's match."""

    match_rate: Number
    """The employer pays this share of your contribution …"""
    up_to: Fraction | None = None
    """… up to this share of pay; None: of all you contribute."""
    your_contribution: Number | None = None
    """Share of pay, or dollars when above 1; None: enough for the full match."""
    max_dollars: Number = 0.0
    """0: no cap on what the employer pays."""
    vested_share: Fraction = 1.0
    """The share of it you would keep."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OtherItem:
    """Anything else."""

    name: str
    amount: Number
    kind: Literal["pay", "benefit", "cost"]
    guaranteed: bool = True
    """False for pay nobody owes."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Offer:
    """One offer."""

    name: str
    level: LevelName | None = None
    """Places the pay in its band."""
    area: str | None = None
    """Where the job is; remote or US where it is anywhere."""
    exempt: bool = False
    """Salaried without overtime pay."""
    deadline: date | None = None
    notes: str = ""
    salary: Number | None = None
    """Dollars a year."""
    hourly: Annotated[float, Ge(0), Le(1_000)] | None = None
    """Dollars an hour; an offer has a salary or an hourly wage."""
    hours_per_week: Annotated[float, Gt(0), Le(100)] = FULL_WEEK
    weeks_per_year: Annotated[float, Gt(0), Le(53)] = 52.0
    """Weeks paid, leave included."""
    overtime_hours_per_week: Annotated[float, Ge(0), Le(100)] = 0.0
    """What you expect; overtime_low and overtime_high bound it for the odds."""
    overtime_low: Number | None = None
    overtime_high: Number | None = None
    raise_rate: Fraction = 0.0
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

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    """A key that no record has is a mistake; it holds for the records inside too."""

    offer: tuple[Offer, ...]
    preferences: Preferences = field(default_factory=Preferences)
