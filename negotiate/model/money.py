"""Amounts of pay: as people type them and as they are said."""

import re
from contextlib import suppress
from functools import cache
from typing import NamedTuple

from negotiate.model.errors import Problem
from negotiate.model.text import clean

FULL_TIME_HOURS = 2080.0
"""Hours a year that published yearly wages stand for: 40 a week, 52 weeks."""
WEEKS = 52.0
FULL_WEEK = 40.0
"""Paid hours of a full-time week; beyond them overtime is owed (29 USC 207)."""

# A bare amount is read by its size: wages by the hour and by the year do not overlap, and what
# lies between could be a week, two weeks or a month, so it is asked back.
HOURLY_FROM, HOURLY_TO, YEARLY_FROM = 7.0, 200.0, 5000.0
LEAST_YEARLY, MOST_YEARLY = 1_000.0, 2_000_000.0

_PERIODS = {
    "hour": r"(?:/|an|per|a)?\s*(?:h|hr|hrs|hour|hourly|ph)",
    "2wk": r"(?:/|per|every|a)?\s*(?:2|two)\s*-?\s*(?:wk|wks|week|weeks)|bi-?weekly",
    "week": r"(?:/|a|per)?\s*(?:w|wk|week|weekly)",
    "month": r"(?:/|a|per)?\s*(?:m|mo|mon|month|monthly)",
    "year": r"(?:/|a|per)?\s*(?:y|yr|year|yearly|annual|annually|pa)",
}
_TIMES = {"2wk": 26.0, "week": 52.0, "month": 12.0, "year": 1.0}
_NUMBER = r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(k)?"
_BETWEEN = r"\s*(?:[-\u2010-\u2015]|\bto\b)\s*(?=\$?\s*\d)"
_RANGE_FORMS = "write it like 40000-50000, 40-50k or 18-22/h"
_FORMS = "write it like 44000, $44k, 21.50/h, 900/week, 1800/2wk or 3900/month"


class Pay(NamedTuple):
    """An amount of pay as typed."""

    amount: float
    period: str
    """hour, week, 2wk, month or year."""
    assumed: bool = False
    """True where the period was read from the size of the amount."""

    def yearly(self, hours: float) -> float:
        """Dollars a year at `hours` a week."""
        return self.amount * (hours * WEEKS if self.period == "hour" else _TIMES[self.period])

    def hourly(self, hours: float) -> float:
        """Dollars an hour at `hours` a week."""
        return self.amount if self.period == "hour" else self.yearly(hours) / (hours * WEEKS)


@cache
def _amount() -> re.Pattern[str]:
    """The pattern of a typed amount; compiled when the first one is read."""
    periods = "|".join(f"(?P<p{name}>{pattern})" for name, pattern in _PERIODS.items())
    return re.compile(rf"\$?\s*{_NUMBER}(?:\s*dollars)?\s*(?:{periods})?\.?", re.IGNORECASE)


def parse_pay(text: str, about: str) -> Pay:
    """The pay typed for `about`, such as `offer`; raises `Problem` where it cannot be pay."""
    shown = clean(text, 40)
    match = _amount().fullmatch(text.strip())
    if match is None:
        raise Problem(f"'{shown}' is not an amount of pay", about=about, hint=_FORMS)
    whole, fraction, thousands = match.group(1), match.group(2) or "", match.group(3)
    amount = float(whole.replace(",", "") + fraction) * (1000 if thousands else 1)
    period = next((name for name in _PERIODS if match.group(f"p{name}")), None)
    pay = _bare(amount, shown, about) if period is None else Pay(amount=amount, period=period)
    if not LEAST_YEARLY <= pay.yearly(FULL_WEEK) <= MOST_YEARLY:
        raise Problem(f"'{shown}' cannot be pay for a job", about=about, hint=_FORMS)
    return pay


def _bare(amount: float, shown: str, about: str) -> Pay:
    if HOURLY_FROM <= amount <= HOURLY_TO:
        return Pay(amount=amount, period="hour", assumed=True)
    if HOURLY_TO < amount <= YEARLY_FROM:
        readings = ", ".join(
            f"{amount:g}/{unit} (${amount * times:,.0f} a year)"
            for unit, times in (("week", 52), ("2wk", 26), ("month", 12))
        )
        raise Problem(
            f"'{shown}' could be pay for a week, two weeks or a month",
            about=about,
            hint=f"say which: {readings}",
        )
    return Pay(amount=amount, period="year")


def parse_pay_range(text: str, about: str) -> tuple[Pay, Pay]:
    """The range an advert names: both ends, or one figure twice; `Problem` where it is none.

    What stands only at the upper end counts for both: "18-22/h", "40-50k".
    """
    shown = clean(text, 40)
    parts = re.split(_BETWEEN, text.strip(), flags=re.IGNORECASE)
    if len(parts) > 2 or not all(parts):
        raise Problem(f"'{shown}' is not a range of pay", about=about, hint=_RANGE_FORMS)
    high = parse_pay(parts[-1], about)
    if len(parts) == 1:
        return high, high
    suffix = re.sub(r"^\$?\s*[\d,.]+", "", parts[1])
    for typed in (parts[0] + suffix, parts[0]):
        with suppress(Problem):
            low = parse_pay(typed, about)
            if low.period == high.period and low.amount <= high.amount:
                return low, high
    raise Problem(f"'{shown}' does not go from low to high", about=about, hint=_RANGE_FORMS)


class PayUnit(NamedTuple):
    """How amounts of one level and person turn into yearly, hourly and spoken ones.

    Inside the pure core every amount is what the job pays in a full-time year of 2,080 hours. For
    agents, paid by the hour, `hours` scales it; a lead's or manager's yearly pay stands as it is.
    """

    by_the_hour: bool
    hours: float
    currency: str = "USD"

    @property
    def sign(self) -> str:
        """What stands before an amount: "$", or "EUR "."""
        return "$" if self.currency == "USD" else f"{self.currency} "

    def full_time(self, pay: Pay) -> float:
        """A typed amount as full-time yearly pay, so that equal amounts compare as equal."""
        if not self.by_the_hour:
            amount = pay.yearly(self.hours)
        elif pay.period == "hour":
            amount = pay.amount * FULL_TIME_HOURS
        else:
            amount = pay.yearly(self.hours) * FULL_TIME_HOURS / (self.hours * WEEKS)
        return round(amount, 6)

    def yearly(self, amount: float) -> float:
        """Full-time yearly pay as pay in a year of this person's hours."""
        return amount * self.hours * WEEKS / FULL_TIME_HOURS if self.by_the_hour else amount

    def hourly(self, amount: float) -> float:
        """Full-time yearly pay as pay for an hour."""
        return amount / (FULL_TIME_HOURS if self.by_the_hour else self.hours * WEEKS)

    def say(self, amount: float) -> str:
        """The amount in the unit people at this level use: `$26.60 an hour`, `$72,400`."""
        return f"{self.short(amount)} an hour" if self.by_the_hour else self.short(amount)

    def spoken(self, amount: float, *, unit: bool = True) -> str:
        """The amount as it is said aloud: as `say` or `short`, whole dollars without cents."""
        text = self.say(amount) if unit else self.short(amount)
        return text.replace(".00", "")

    def as_typed(self, amount: float, typed: Pay | None) -> str:
        """An amount somebody named, in the unit they named it in: "$24", "$60,000 a year".

        Without its unit where it is the one people at this level speak of.
        """
        usual = "hour" if self.by_the_hour else "year"
        if typed is None or typed.period == usual:
            return self.spoken(amount, unit=False)
        cents = 0 if float(typed.amount).is_integer() else 2
        per = "every two weeks" if typed.period == "2wk" else f"a {typed.period}"
        per = "an hour" if typed.period == "hour" else per
        return f"{self.sign}{typed.amount:,.{cents}f} {per}"

    def short(self, amount: float) -> str:
        """As `say`, without the unit: `$26.60`, `$72,400`."""
        if self.by_the_hour:
            return f"{self.sign}{self.hourly(amount):,.2f}"
        return f"{self.sign}{self.yearly(amount):,.0f}"

    def about_year(self, amount: float) -> str:
        """Pay in a year of this person's hours, to the nearest hundred: `$55,300`."""
        return f"{self.sign}{round(self.yearly(amount) / 100) * 100:,}"
