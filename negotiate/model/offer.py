"""Offers as they stand in an offers file. Every number left out counts as nothing, but as noted.

Amounts are US dollars a year, shares are of base pay, unless a field says otherwise. What a number
may be stands beside its field; whoever reads a file holds it against that.
"""

# No postponed annotations here: pydantic would compile each of them again at start-up.

from dataclasses import field
from datetime import date
from typing import Annotated, ClassVar, Literal, NamedTuple

from negotiate.model.facts import LevelName
from negotiate.model.money import FULL_WEEK, MONTHS
from negotiate.model.record import Record, Within

Number = Annotated[float, Within(0, 1e9)]
"""Dollars, hours, miles or months: beyond a billion it is a slip."""
Share = Annotated[float, Within(0, 5)]
"""Of pay or of a target: beyond five it is a slip of unit."""
Fraction = Annotated[float, Within(0, 1)]
"""A share that is one at the most."""
Hourly = Annotated[float, Within(0, 1_000)]
"""Dollars an hour: beyond a thousand it is a slip of unit."""
WeekHours = Annotated[float, Within(0, 100)]
LEAST = 0.1
"""Of what all else is shared out over: hours, days and weeks of work; less is a slip."""
Days = Annotated[int, Within(0, 3_650)]
"""Days from the first day of the job."""
Month = Annotated[int, Within(1, 480)]
"""A month of the job, counted from 1."""
Covers = Literal["employee", "family"]
"""Whom a health plan covers: the one who works alone, or the family too."""


class Preferences(Record):
    """How the person weighs things; the same for every offer."""

    horizon_years: Annotated[int, Within(1, 40)] = 1
    horizon_months: Month | None = None
    """How long you look ahead, in months; in place of horizon_years."""
    value_of_time: Number = 0.0
    """Dollars an hour put on paid days off, commuting and longer weeks; 0: shown, not priced."""
    time_off: Literal["time", "day-rate"] = "time"
    """day-rate: days off count at the offer's own day rate, as many calculators do."""
    home_area: str = "US"
    """Where you live: your state and city tax your pay, and prices are those there."""
    filing: Literal["single", "joint", "head"] = "single"
    """How you file taxes; joint with one earner; head of household, alone with a child or
    another relative at home."""
    children: Annotated[int, Within(0, 20)] = 0
    """Children under 17 at home, with filing = "head" or "joint": their tax credits count."""
    covers: Covers = "employee"
    """Whom the health plan is to cover; with family, premium_family is what you pay."""
    discount_rate: Number = 0.0
    """A year: what comes later counts less."""

    @property
    def months(self) -> int:
        """How many months are looked ahead."""
        return self.horizon_months or self.horizon_years * MONTHS

    @property
    def years(self) -> float:
        """How many years are looked ahead, parts of one included."""
        return self.months / MONTHS

    def weight(self, year: int) -> float:
        """What a dollar of a year counts: less the later, by the discount rate."""
        return float((1 + self.discount_rate) ** (1 - year))


class Shift(Record):
    """A scheduled differential (nights, a language): a share of the base rate, or dollars an hour.

    A table `shift = { … }`, or a block [[offer.shift]] for each of several.
    """

    name: str = ""
    hours_per_week: Number = 0.0
    """Counts overtime hours too; cut to the hours worked."""
    rate: Fraction = 0.0
    """On top of base pay: 0.15 for 15%."""
    dollars_per_hour: Number = 0.0
    paid_on_leave: bool = False
    """True: paid in weeks of leave as well."""


class OnCall(Record):
    """Hours on call, paid whether a call comes or not."""

    hours_per_week: Annotated[float, Within(0, 168)] = 0.0
    dollars_per_hour: Number = 0.0


class HolidaysWorked(Record):
    """Holidays that are worked for more than the base rate."""

    days: Annotated[float, Within(0, 60)] = 0.0
    """A year."""
    times: Annotated[float, Within(1, 5)] = 1.5
    """How many times the base rate they are paid."""


class Change(Record):
    """A change of base pay: when it comes, and one of hourly, salary, add or percent."""

    after_days: Days | None = None
    """Days from the first day."""
    on: date | None = None
    """A day like 2027-06-01."""
    every_months: Month | None = None
    """Again and again, so many months apart."""
    hourly: Hourly | None = None
    """The new wage, dollars an hour."""
    salary: Number | None = None
    """The new salary."""
    add: Annotated[float, Within(-1e9, 1e9)] | None = None
    """So much more, in the unit of pay."""
    percent: Annotated[float, Within(-100, 500)] | None = None
    """So much more, in percent: 3 for 3%."""
    in_writing: bool = False
    """Left out: a promise, which nobody owes. It counts in full, as hoped-for pay."""


class Training(Record):
    """The first weeks, where they are paid otherwise."""

    weeks: Annotated[float, Within(0, 104)]
    hourly: Hourly
    """Dollars an hour while it lasts."""


class Commission(Record):
    """Commission, dollars a year, paid monthly; nobody owes it."""

    expected: Number
    low: Number | None = None
    high: Number | None = None
    """Bounds, for the odds."""


class Draw(Record):
    """Money paid every month against commission."""

    monthly: Number
    recoverable: bool = True
    """True: an advance that commission pays back. False: yours; a month pays the higher of both."""


class SignOn(Record):
    """A sign-on bonus."""

    amount: Number = 0.0
    instalments: tuple[Month, ...] = (1,)
    """The months it comes in, in equal parts."""
    repay_within_months: Number = 0.0
    repay: Literal["whole", "pro-rata"] | None = None
    """What goes back if you leave within those months. Said, it comes off where you look less far
    ahead; left out, it is only shown."""


class Health(Record):
    """Health insurance: what you pay, and what the employer pays for you. A written 0 is an answer.

    The employer's plan is paid before tax, and starts after benefits_after_days.
    """

    premium: Number | None = None
    """What you pay each time: see per."""
    per: Literal["month", "paycheck", "year"] = "month"
    """How often premium is paid; with paycheck, paychecks is needed."""
    paychecks: Annotated[int, Within(1, 53)] | None = None
    """Paychecks a year that premium comes off: 26, 24, 12 …"""
    premium_monthly: Number | None = None
    """What you pay a month; the same as premium with per = "month"."""
    premium_family: Number | None = None
    """What you pay each time for you and your family: counts with covers = "family" under
    preferences."""
    own_plan: bool = False
    """True: a plan you buy yourself, from taxed money, from the first day."""
    until_then_monthly: Number | None = None
    """What you pay a month for a plan of your own (COBRA) until benefits start."""
    employer_value: Number | None = None
    """What the employer pays for the plan a year, where you want it counted."""
    employer_value_family: Number | None = None
    """The same for you and your family: counts with covers = "family" under preferences."""
    hsa_employer: Number | None = None
    """What the employer puts into your health savings account a year."""
    out_of_pocket: Number | None = None
    """What you expect to pay yourself a year."""

    def premium_named(self, covers: Covers) -> str:
        """Under which name the premium stands that is paid; the family's, where it is given."""
        if covers == "family" and self.premium_family is not None:
            return "premium_family"
        return "premium" if self.premium is not None else "premium_monthly"

    def share_named(self, covers: Covers) -> str:
        """Under which name the employer's share stands that counts."""
        family = covers == "family" and self.employer_value_family is not None
        return "employer_value_family" if family else "employer_value"

    @property
    def times(self) -> int:
        """How often a year premium and premium_family are paid."""
        return {"month": MONTHS, "paycheck": self.paychecks or 0, "year": 1}[self.per]

    def monthly(self, covers: Covers) -> float:
        """What you pay a month, however it is stated."""
        name = self.premium_named(covers)
        amount = float(getattr(self, name) or 0.0)
        return amount if name == "premium_monthly" else amount * self.times / MONTHS


class TimeOff(Record):
    """Paid days off a year; a day is as long as a day of work."""

    days: Annotated[float, Within(0, 260)] | None = None
    holidays: Annotated[float, Within(0, 60)] | None = None


class Equity(Record):
    """Shares at today's value: they vest monthly, nothing before the cliff."""

    total: Number = 0.0
    years: Number = 4.0
    cliff_months: Number = 12.0


class Commute(Record):
    """The way to work."""

    miles_one_way: Number = 0.0
    days_per_week: Annotated[float, Within(0, 7)] | None = None
    """Left out: every day of work."""
    minutes_one_way: Annotated[float, Within(0, 600)] = 0.0
    cost_per_mile: Number | None = None
    """Dollars; left out: an assumption, the rule `cost_per_mile` of `data/rules.csv`."""
    parking_monthly: Number = 0.0
    transit_monthly: Number = 0.0


class Remote(Record):
    """Working from home."""

    stipend_monthly: Number = 0.0


class Bonus(Record):
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

    @property
    def expected(self) -> float:
        """The share of the target that is expected."""
        return 1.0 if self.payout is None else self.payout


class RetirementTier(Record):
    """One tier of an employer's match."""

    match_rate: Annotated[float, Within(0, 2)]
    """The employer pays this share of your contribution …"""
    up_to: Fraction | None = None
    """… up to this share of pay. Left out: of all you contribute; but a rate of 0.15 or less is
    read as dollar for dollar up to that share of pay (write up_to = 1.0 for cents per dollar)."""
    your_contribution: Number | None = None
    """Share of pay, or dollars when above 1; left out: enough for the full match."""
    max_dollars: Number = 0.0
    """0: no cap on what the employer pays."""
    vested_share: Fraction = 1.0
    """The share of it you would keep."""


class OtherItem(Record):
    """Anything else."""

    name: str
    amount: Number
    """What is paid each time: see when."""
    kind: Literal["pay", "benefit", "cost"]
    guaranteed: bool = True
    """False for pay nobody owes."""
    when: Literal["yearly", "monthly", "once"] = "yearly"
    in_month: Month | None = None
    """The month it comes in, with when = "once"; left out: the first."""


class StateOvertime(NamedTuple):
    """What a state's law adds to overtime beyond 40 hours a week; by default nothing."""

    over: float | None = None
    """Hours a day beyond which it is time and a half; None where only the week counts."""
    double_over: float | None = None
    """Hours a day beyond which it is double time."""
    agreed_over: float | None = None
    """In place of `over` where a schedule of longer days was agreed on; None: the same."""
    below: float | None = None
    """Only below this wage, dollars an hour; None: for all."""
    seventh_double_over: float | None = None
    """On a seventh day in a row all hours are time and a half, and double time beyond these."""
    flat_bonus: bool = False
    """Whether a flat bonus is spread over the hours that are no overtime."""
    source: str = ""

    def limit(self, *, agreed: bool) -> float | None:
        """Hours a day beyond which it is time and a half, with longer days agreed on or not."""
        return self.agreed_over if agreed and self.agreed_over is not None else self.over


_NO_STATE = StateOvertime()


class Offer(Record):
    """One offer."""

    name: str
    status: Literal["written", "verbal", "interviewing", "current"] | None = None
    """How far it is; current is the job you have."""
    level: LevelName | None = None
    """Places the pay in its band."""
    area: str | None = None
    """Where the job is; remote or US where it is anywhere."""
    moves: bool = False
    """True: you would move there. Left out: you stay where home_area says."""
    employment: Literal["w2", "temp", "1099"] = "w2"
    """1099: a contractor, who pays both halves of the payroll taxes and has no paid leave."""
    exempt: bool = False
    """Salaried without overtime pay."""
    deadline: date | None = None
    starts: date | None = None
    """The first day; left out: the day of the comparison."""
    notes: str = ""
    pay: str | None = None
    """Pay in words, like "21.50/h" or "1,700 twice a month"; in place of salary or hourly. Pay
    for a day, "160 a day", counts with hours_per_day."""
    salary: Number | None = None
    """Dollars a year."""
    hourly: Hourly | None = None
    """Dollars an hour; an offer has a salary, an hourly wage, or pay in words."""
    hours_per_week: Annotated[float, Within(LEAST, 100)] = FULL_WEEK
    days_per_week: Annotated[float, Within(LEAST, 7)] = 5.0
    """Days of work."""
    hours_per_day: Annotated[float, Within(LEAST, 24)] | None = None
    """Hours of a day of work; times days_per_week they are hours_per_week."""
    weeks_in_turn: tuple[WeekHours, ...] = ()
    """Hours of the weeks in turn, like [36, 48]; in place of hours_per_week."""
    alternative_workweek: bool = False
    """True: longer days were agreed on by the state's rules, so ten hours a day are no overtime."""
    weeks_per_year: Annotated[float, Within(LEAST, 53)] = 52.0
    """Weeks paid, leave included; they are the first ones of each year."""
    overtime_hours_per_week: WeekHours = 0.0
    """What you expect; overtime_low and overtime_high bound it for the odds."""
    overtime_low: Number | None = None
    overtime_high: Number | None = None
    raise_rate: Fraction = 0.0
    """A year, over the horizon: 0.03 for 3%."""
    benefits_after_days: Days = 0
    """Health plan, HSA money, premium and match start then."""
    training: Training | None = None
    commission: Commission | None = None
    draw: Draw | None = None
    change: tuple[Change, ...] = ()
    shift: tuple[Shift, ...] = ()
    on_call: OnCall = field(default_factory=OnCall)
    holidays_worked: HolidaysWorked = field(default_factory=HolidaysWorked)
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
    def hours(self) -> float:
        """Scheduled hours of an average week."""
        weeks = self.weeks
        return weeks[0] if len(weeks) == 1 else sum(weeks) / len(weeks)

    @property
    def weeks(self) -> tuple[float, ...]:
        """The scheduled hours of each week in turn."""
        if self.weeks_in_turn:
            return self.weeks_in_turn
        if self.hours_per_day is not None:
            return (self.hours_per_day * self.days_per_week,)
        return (self.hours_per_week,)

    @property
    def days(self) -> float:
        """Days of work in an average week."""
        if self.weeks_in_turn and self.hours_per_day is not None:
            return self.hours / self.hours_per_day
        return self.days_per_week

    @property
    def base(self) -> float:
        """A year of base pay as it starts, without training and later changes, dollars."""
        if self.salary is not None:
            return self.salary
        return (self.hourly or 0.0) * self.hours * self.weeks_per_year

    @property
    def with_commission(self) -> float:
        """A year of base pay with the commission expected: what published wages count."""
        return self.base + (self.commission.expected if self.commission else 0.0)

    @property
    def contractor(self) -> bool:
        """Whether the person would be no employee."""
        return self.employment == "1099"

    @property
    def paid_overtime(self) -> bool:
        """Whether hours beyond the schedule are paid as overtime."""
        return not (self.exempt or self.contractor)

    @property
    def state_overtime(self) -> StateOvertime:
        """What the state adds to overtime: known once an offer is placed."""
        return _NO_STATE

    @property
    def weeks_before(self) -> float:
        """Weeks already worked on the day of the comparison: known once an offer is dated."""
        return 0.0


class CountedOffer(Offer):
    """An offer as it counts: where its place and its day matter, they are known."""

    state_overtime: StateOvertime = _NO_STATE
    weeks_before: Number = 0.0


class OffersFile(Record):
    """A whole offers file."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    """A key that no record has is a mistake; it holds for the records inside too."""

    offer: tuple[Offer, ...]
    preferences: Preferences = field(default_factory=Preferences)
