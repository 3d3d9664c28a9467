"""Amounts of pay: their periods, and how they are said."""

from typing import Any, Literal, NamedTuple, TypeVar

Paid = Literal["hour", "year"]
"""How people speak of pay."""

FULL_TIME_HOURS = 2080.0
"""Hours a year that published yearly wages stand for: 40 a week, 52 weeks."""
WEEKS = 52.0
"""Of a year."""
MONTHS = 12
WEEKS_A_MONTH = WEEKS / MONTHS
FULL_WEEK = 40.0
"""Paid hours of a full-time week; beyond them overtime is owed (29 USC 207)."""

# A bare amount is read by its size: wages by the hour and by the year do not overlap, and what
# lies between could be a week, two weeks or a month, so it is asked back.
HOURLY_FROM, HOURLY_TO, YEARLY_FROM = 7.0, 200.0, 5000.0
THOUSAND, THOUSANDS_FROM = 1000.0, 45.0
"""Where people are paid by the year, both ends of an advert from here on are thousands: 65-85."""
LEAST_YEARLY, MOST_YEARLY = 1_000.0, 2_000_000.0

_TIMES = {"2wk": 26.0, "semimonth": 24.0, "week": 52.0, "month": 12.0, "year": 1.0}
_SAID = {"hour": "an hour", "2wk": "every two weeks", "semimonth": "twice a month"}

_Number = TypeVar("_Number")
"""A number, or a column of them."""


def to_cent(amount: _Number) -> _Number:
    """Dollars to the cent, halves up; plain arithmetic, so that it takes a column as well."""
    number: Any = amount
    return (number * 100 + 0.5) // 1 / 100  # type: ignore[no-any-return]


class Pay(NamedTuple):
    """An amount of pay as it was named."""

    amount: float
    period: str
    """hour, week, 2wk (every two weeks), semimonth (twice a month), month or year."""
    assumed: bool = False
    """True where the period was read from the size of the amount, or all of it from a share."""

    def yearly(self, hours: float) -> float:
        """Dollars a year at `hours` a week."""
        return self.amount * (hours * WEEKS if self.period == "hour" else _TIMES[self.period])

    @property
    def per(self) -> str:
        """The period as it is said: "an hour", "twice a month"."""
        return _SAID.get(self.period, f"a {self.period}")

    def hourly(self, hours: float) -> float:
        """Dollars an hour at `hours` a week."""
        return self.amount if self.period == "hour" else self.yearly(hours) / (hours * WEEKS)


def sign_of(currency: str) -> str:
    """What stands before an amount of a currency, so that no two are taken for each other."""
    return _SIGNS.get(currency) or f"{currency} "


_COINS = {"USD": "dollar", "CAD": "dollar", "GBP": "pound"}
_SIGNS = {"USD": "$", "CAD": "C$", "GBP": "£"}


class PayUnit(NamedTuple):
    """How amounts of one level and person turn into yearly, hourly and spoken ones.

    Inside the pure core every amount is what the job pays in a full-time year of 2,080 hours. For
    agents, paid by the hour, `hours` scales it; a lead's or manager's yearly pay stands as it is.
    """

    by_the_hour: bool
    hours: float
    currency: str = "USD"
    salary_hours: float = FULL_TIME_HOURS
    """Hours a year of a salary, where a legal minimum by the hour is held against it."""
    exempt_from: float | None = None
    """The salary from which no minimum by the hour holds; under it a salary pays for every hour.
    None where the week is no matter."""
    named: Paid | None = None
    """The unit pay was named in, where it was; it changes what is said, and no market figure."""

    @property
    def said_per(self) -> Paid:
        """The unit in which amounts are said: the one pay was named in, else the level's own."""
        return self.named or ("hour" if self.by_the_hour else "year")

    @property
    def says_hour(self) -> bool:
        """Whether amounts are said by the hour."""
        return self.said_per == "hour"

    @property
    def of_the_level(self) -> "PayUnit":
        """The same for what the market pays, which is said in the level's own unit."""
        return self._replace(named=None)

    def step(self, amount: _Number) -> _Number:
        """A step between two figures one says, of a year of 2,080 hours, for amounts in the core.

        So that a quarter of a dollar is one in a week of any length, and $500 are $500.
        """
        shares: Any = amount
        if self.says_hour == self.by_the_hour:
            return shares  # type: ignore[no-any-return]
        share = self.hours * WEEKS / FULL_TIME_HOURS
        return shares * share if self.says_hour else shares / share  # type: ignore[no-any-return]

    @property
    def sign(self) -> str:
        """What stands before an amount: "$", "C$", "£" or "EUR "."""
        return sign_of(self.currency)

    def full_time(self, pay: Pay) -> float:
        """A typed amount as full-time yearly pay, so that equal amounts compare as equal."""
        if not self.by_the_hour:
            amount = pay.yearly(self.hours)
        elif pay.period == "hour":
            amount = pay.amount * FULL_TIME_HOURS
        else:
            amount = pay.yearly(self.hours) * FULL_TIME_HOURS / (self.hours * WEEKS)
        return round(amount, 6)

    @property
    def coin(self) -> str:
        """What is explained one by one: every dollar, every pound."""
        return _COINS.get(self.currency, "step")

    @property
    def least_hours(self) -> float:
        """The week for which a legal minimum by the hour is held against pay."""
        if self.by_the_hour:
            return self.hours
        full = self.salary_hours / WEEKS
        return full if self.exempt_from is None else max(full, self.hours)

    def least(self, hourly: float) -> float:
        """A legal minimum by the hour as full-time yearly pay; of a long week's salary too."""
        if self.by_the_hour:
            return to_cent(hourly * FULL_TIME_HOURS)
        every_hour = hourly * self.hours * WEEKS
        owed = min(every_hour, self.exempt_from) if self.exempt_from is not None else 0.0
        return to_cent(max(hourly * self.salary_hours, owed))

    def yearly(self, amount: float) -> float:
        """Full-time yearly pay as pay in a year of this person's hours."""
        return amount * self.hours * WEEKS / FULL_TIME_HOURS if self.by_the_hour else amount

    def hourly(self, amount: float) -> float:
        """Full-time yearly pay as pay for an hour."""
        return amount / (FULL_TIME_HOURS if self.by_the_hour else self.hours * WEEKS)

    def say(self, amount: float) -> str:
        """The amount in the unit pay is spoken of in: `$26.60 an hour`, `$72,400`."""
        return f"{self.short(amount)} an hour" if self.says_hour else self.short(amount)

    def spoken(self, amount: float, *, unit: bool = True) -> str:
        """The amount as it is said aloud: as `say` or `short`, whole dollars without cents."""
        text = self.say(amount) if unit else self.short(amount)
        return text.replace(".00", "")

    def as_typed(self, amount: float, typed: Pay | None) -> str:
        """An amount somebody named, in the unit they named it in: "$24", "$60,000 a year".

        Without its unit where it is the one that pay is spoken of in.
        """
        if typed is None or typed.period == self.said_per:
            return self.spoken(amount, unit=False)
        cents = 0 if float(typed.amount).is_integer() else 2
        return f"{self.sign}{to_cent(typed.amount):,.{cents}f} {typed.per}"

    def in_units(self, amount: float, typed: Pay | None) -> str:
        """An amount as it is said where another was named as `typed`: in another unit, in both.

        "$25.25 an hour"; beside pay typed by the week "$19.75 an hour, or $41,080 a year".
        """
        if typed is None or typed.period == self.said_per:
            return self.spoken(amount)
        year = f"{self.sign}{self.yearly(amount):,.0f} a year"
        hour = f"{self.about_hour(amount)} an hour".replace(".00", "")
        return f"{hour}, or {year}" if self.says_hour else f"{year}, or {hour}"

    def short(self, amount: float) -> str:
        """As `say`, without the unit: `$26.60`, `$72,400`."""
        if self.says_hour:
            return self.about_hour(amount)
        return f"{self.sign}{self.yearly(amount):,.0f}"

    def between(self, *ends: float) -> str:
        """From one amount to another as `short`; one figure, where both are shown the same."""
        return " to ".join(dict.fromkeys(map(self.short, ends)))

    def about_year(self, amount: float) -> str:
        """Pay in a year of this person's hours, to the nearest hundred: `$55,300`."""
        return f"{self.sign}{round(self.yearly(amount) / 100) * 100:,}"

    def about_hour(self, amount: float) -> str:
        """Pay for an hour, to the cent: `$26.60`."""
        return f"{self.sign}{to_cent(self.hourly(amount)):,.2f}"
