"""Amounts of pay in words: one grammar for what is typed and for what is heard.

A typed text is read as a whole, so it may leave out small words ("21.50h"); in running text a unit
needs its word ("21.50 an hour"), or every number before a noun would be pay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import NamedTuple

from negotiate.model.errors import Problem
from negotiate.model.money import (
    FULL_WEEK,
    HOURLY_FROM,
    HOURLY_TO,
    LEAST_YEARLY,
    MOST_YEARLY,
    THOUSAND,
    YEARLY_FROM,
    Pay,
)
from negotiate.model.text import clean

_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TEENS_FROM, _TENS_FROM = 10.0, 20.0
_TWO_DIGITS = rf"(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_ONES)}))?"
_SPELLED = rf"(?:{_TWO_DIGITS}|{'|'.join(_TEENS)})(?:\s(?P<cents>{_TWO_DIGITS}))?"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_PARTS = {
    "half": 0.5,
    "1/2": 0.5,
    "½": 0.5,
    "quarter": 0.25,
    "quarters": 0.75,
    "¼": 0.25,
    "¾": 0.75,
}
_PART = (
    r"(?:(?<!\.\d)(?<!\.\d\d)\s*"
    r"(?P<part>[½¼¾]|\s1/2\b|\band\s+(?:a\s+(?:half|quarter)|three\s+quarters)\b))?"
)
"""What may follow a whole number: "25 and a half" is 25.50."""
_SIGN = r"(?:us)?\$|usd"
_THOUSANDS = "k|grand|thousand"
_DOLLARS = r"dollars?|bucks|usd(?!\s*\d)"
_JOIN = r"[-\u2010-\u2015]|\b(?:to|and|or|through|till?)\b"
_NEARER = THOUSAND**0.5
"""An end so many times smaller than the other comes nearer to it as thousands."""


class _Spelling(NamedTuple):
    """How a period is written: nouns with a word before them, and words that stand alone."""

    before: str
    nouns: str
    alone: str


_PERIODS = {
    "hour": _Spelling(before="/|an?|per", nouns="h|hr|hrs|hour", alone=r"hourly|p\.?\s?h\.?"),
    "2wk": _Spelling(
        before="/|per|every|a",
        nouns=r"(?:2|two)\s*-?\s*(?:wk|wks|week|weeks)",
        alone=r"bi[-\s]?weekly|every\s+other\s+week",
    ),
    "semimonth": _Spelling(
        before="/|a|per",
        nouns="semimonth",
        alone=r"twice\s+(?:(?:a|per)\s+month|monthly)|semi[-\s]?monthly",
    ),
    "week": _Spelling(before="/|a|per|every|each", nouns="w|wk|week", alone="weekly"),
    "month": _Spelling(before="/|a|per|every|each", nouns="m|mo|mon|month", alone="monthly"),
    "year": _Spelling(
        before="/|a|per|every|each",
        nouns="y|yr|year|annum",
        alone=r"yearly|annual|annually|p\.?a\.?",
    ),
}
_RANGE_FORMS = "write it like 40000-50000, 40-50k or 18-22/h"
_FORMS = "write it like 44000, 44k, 21.50/h, 900/week, 1800/2wk or 3900/month"  # a shell eats a $
_AFTERWARDS = (
    r"[\s,;(]*\b(?:doe|depend(?:s|ing)\s+on\s+experience|commensurate\s+with\s+experience|negotiable"
    r"|(?:plus|and|with)\s+(?:benefits|bonus(?:es)?|commissions?|tips|incentives))[\s).]*$"
    r"|\s*\+\s*(?:benefits|bonus(?:es)?|commissions?|tips|incentives)[\s).]*$"
)
"""What adverts write behind the pay; none of it is the base."""
_A_DAY = r"(?:a|per|each|every|/)\s*day\b|\bdaily\b"
_MISREAD = {
    _A_DAY: (
        "is pay for a day, and days differ in length",
        "divide it by the hours of a day: 160 for 8 hours is 20/h",
    ),
    r"(?:a|per|each|/)\s*(?:pay\s*check|pay\s*period|cheque|check)": (
        "is pay for a paycheck, and paychecks differ in length",
        'say how often: 1700/2wk (26 a year), "1700 twice a month" (24) or 850/week',
    ),
    r"^\D*\d{1,3},\d{1,2}\D*$": (
        "has a comma where cents need a point",
        "write it like 17.25: cents stand behind a point",
    ),
    r"^\.\d+": (
        "is cents alone",
        "a shell takes $17 away from $17.25: type it without $, like 17.25/h",
    ),
    r"%$": ("is a share, not an amount of pay", _FORMS),
    r"[£€¥₹]|\b(?:gbp|eur|euros?|pounds?|quid|cad|aud|inr)\b|\b(?:c|ca|a)\$": (
        "is in another currency",
        "write it like 44000 or 21.50/h; for a job in Canada or the United Kingdom add --country",
    ),
    rf"\d[\dk,.]*\s*(?:{_JOIN})\s*(?:{_SIGN})?\s*\d": (
        "is a range, not one amount",
        "write the amount that is meant; --posted takes the range of an advert",
    ),
}
"""Ways of writing pay that cannot be read: why, and what to write instead."""


class Mention(NamedTuple):
    """An amount as it stands in a text."""

    start: int
    end: int
    value: float
    """Dollars: "44k" is 44,000."""
    period: str | None
    """That of `Pay`; None where none is named."""
    thousands: bool
    """Named in thousands: k, grand or thousand."""
    signed: bool
    """A dollar sign or USD stands before it."""
    money: bool
    """Anything about it says that it is money: a sign, dollars, thousands or a period."""


def parse_pay(text: str, about: str) -> Pay:
    """The pay typed for `about`, such as `offer`; raises `Problem` where it cannot be pay."""
    return _pay(_mention(text, about), text, about)


def parse_pay_in_offer(text: str, hours_per_day: float | None) -> Pay:
    """As `parse_pay`, of an offer: pay for a day counts where the hours of a day are known."""
    a_day = re.fullmatch(rf"(.+?)\s*(?:{_A_DAY})\s*", _base(text), re.IGNORECASE)
    mention = None if a_day is None else _mention(a_day[1], "pay")
    if mention is None or mention.period is not None:
        return parse_pay(text, "pay")
    if not hours_per_day:
        why, hint = _MISREAD[_A_DAY]
        hint = f"give hours_per_day in the same offer, or {hint}"
        raise Problem(f"'{clean(text, 40)}' {why}", about="pay", hint=hint)
    hourly = mention._replace(value=mention.value / hours_per_day, period="hour")
    return _pay(hourly, text, "pay")


def parse_pay_range(text: str, about: str) -> tuple[Pay, Pay]:
    """The range an advert names: both ends, or one figure twice; `Problem` where it is none.

    What stands only at one end counts for both: "18-22/h", "40-50k".
    """
    shown = clean(text, 40)
    parts = _between().split(_opening().sub("", _base(text)))
    if len(parts) > 2 or not all(parts):
        raise Problem(f"'{shown}' is not a range of pay", about=about, hint=_RANGE_FORMS)
    if len(parts) == 1:
        return (parse_pay(parts[0], about),) * 2
    typed_low, last = _typed().fullmatch(parts[0]), _mention(parts[1], about)
    first = None if typed_low is None else _read(typed_low)
    if first is not None:
        first, last = completed(first, last)
    high = _pay(last, parts[1], about)
    with suppress(Problem):
        low = first and _pay(first, parts[0], about)
        if low and low.period == high.period and low.amount <= high.amount:
            return low, high
    raise Problem(f"'{shown}' does not go from low to high", about=about, hint=_RANGE_FORMS)


def parse_posted(text: str, about: str) -> tuple[Pay | None, Pay | None]:
    """Both ends of the pay an advert names; None where one is left open.

    "from 20/h", "20/h+" and one figure alone are where pay starts, "up to 22/h" is where it ends.
    """
    whole = _base(text)
    if (top := _ending().sub("", whole)) != whole:
        return None, parse_pay(top, about)
    if len(_between().split(_opening().sub("", whole))) == 1:
        return parse_pay(_starting().sub("", whole), about), None
    return parse_pay_range(text, about)


def parse_pay_list(text: str, about: str) -> tuple[Pay, ...]:
    """Amounts with commas or semicolons between, none for thousands; `Problem` where one is none.

    What stands only at the last counts for all: "21.14, 22.20, 23.31/h".
    """
    parts = [part for part in re.split(r"[,;]", text) if part.strip()]
    if not parts:
        raise Problem("no amount was given", about=about, hint=_FORMS)
    *first, last = (_mention(part, about) for part in parts)
    read = [*(completed(one, last)[0] for one in first), last]
    return tuple(_pay(one, part, about) for one, part in zip(read, parts, strict=True))


def find_amounts(text: str) -> Iterator[Mention]:
    """Every amount in running text, in its order; most numbers there are no pay."""
    return map(_read, _running().finditer(text))


class Increase(NamedTuple):
    """So much more than something else, as it stands in a text: "a dollar more", "5% more"."""

    start: int
    end: int
    value: float
    """Dollars; a share where `share` is true."""
    share: bool

    def of(self, amount: float) -> float:
        """What is asked for, where this is more than `amount`, in the same unit."""
        return amount * (1 + self.value) if self.share else amount + self.value


def find_increases(text: str) -> Iterator[Increase]:
    """Every amount in running text that is named as so much more."""
    for match in _more().finditer(text):
        number, unit = match["number"].lower(), (match["unit"] or "").lower()
        spelled = number in _FEW
        value = float(_FEW[number] if spelled else number.replace(",", ""))
        if unit.startswith("cent"):
            value /= 100
        elif unit in ("k", "grand", "thousand"):
            value *= THOUSAND
        share = unit in ("%", "percent")
        if match["sign"] or unit:  # "one more thing"
            yield Increase(
                start=match.start(),
                end=match.end(),
                value=value / 100 if share else value,
                share=share,
            )


def joined(text: str, low: Mention, high: Mention) -> bool:
    """Whether the words of a text between two amounts make them a range."""
    return bool(_joining().fullmatch(text, low.end, high.start))


def completed(low: Mention, high: Mention) -> tuple[Mention, Mention]:
    """Both ends of a range, each with the period and the thousands that only the other names."""
    if low.thousands != high.thousands and "hour" in (low.period, high.period):
        return low, high  # "52k or 25 an hour"
    return _with_suffix(low, high), _with_suffix(high, low)


def _with_suffix(end: Mention, other: Mention) -> Mention:
    period = end.period or other.period
    # "40-50k", but not "900-1k a week"
    bare = not end.thousands and end.value < THOUSAND
    if other.thousands and bare and end.value * _NEARER < other.value:
        return end._replace(period=period, thousands=True, value=end.value * THOUSAND)
    return end._replace(period=period)


def _mention(text: str, about: str) -> Mention:
    match = _typed().fullmatch(_base(text))
    if match is None:
        raise _no_pay(text.strip(), about)
    return _read(match)


def _base(text: str) -> str:
    """The pay without what adverts write behind it: "21-25 per hour DOE"."""
    return re.sub(_AFTERWARDS, "", text.strip(), flags=re.IGNORECASE)


def _no_pay(text: str, about: str) -> Problem:
    for form, (why, hint) in _MISREAD.items():
        if re.search(form, text, re.IGNORECASE):
            return Problem(f"'{clean(text, 40)}' {why}", about=about, hint=hint)
    return Problem(f"'{clean(text, 40)}' is not an amount of pay", about=about, hint=_FORMS)


def _pay(mention: Mention, text: str, about: str) -> Pay:
    """What is mentioned as pay: in the period named, else in the one its size tells."""
    shown = clean(text, 40)
    if mention.period is None:
        pay = _bare(mention.value, shown, about)
    else:
        pay = Pay(amount=mention.value, period=mention.period)
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


def _read(match: re.Match[str]) -> Mention:
    value, thousands = _value(match["number"], match["cents"]), bool(match["thousands"])
    if match["part"]:
        value += _PARTS[match["part"].split()[-1].lower()]
    found = match.groupdict()
    if change := found.get("change") or found.get("left"):  # "twenty dollars and fifty cents"
        value += _value(change, None) / 100
    if thousands and value * THOUSAND <= MOST_YEARLY:  # "44000k" is a slip for 44,000
        value *= THOUSAND
    period = next((name for name in _PERIODS if match[f"in_{name}"]), None)
    signed = bool(match["sign"])
    return Mention(
        start=match.start(),
        end=match.end(),
        value=value,
        period=period,
        thousands=thousands,
        signed=signed,
        money=signed or thousands or bool(match["dollars"] or period),
    )


def _value(number: str, cents: str | None) -> float:
    if number[0].isdecimal():
        return float(number.replace(",", ""))
    if cents:  # "nineteen fifty" is 19.50
        return _spelled(number.removesuffix(cents)) + _spelled(cents) / 100
    return _spelled(number)


def _spelled(number: str) -> float:
    tens, *ones = re.split(r"[-\s]", number.strip().lower())
    if tens in _TEENS:
        return _TEENS_FROM + _TEENS.index(tens)
    return _TENS_FROM + 10 * _TENS.index(tens) + (1 + _ONES.index(ones[0]) if ones else 0)


# The patterns, each compiled when it is first needed: most commands read no amount.


@cache
def _typed() -> re.Pattern[str]:
    """A typed amount, as a whole: any small word may be left out."""
    periods = "|".join(
        rf"(?P<in_{name}>(?:{period.before})?\s*(?:{period.nouns}|{period.alone}))"
        for name, period in _PERIODS.items()
    )
    return re.compile(
        rf"(?:(?P<sign>{_SIGN})\s*)?(?P<number>{_DIGITS}|{_SPELLED}){_PART}"
        rf"(?:\s*(?P<thousands>{_THOUSANDS}))?(?:\s*(?P<dollars>{_DOLLARS}))?"
        rf"\s*(?:{periods})?\.?",
        re.IGNORECASE,
    )


@cache
def _running() -> re.Pattern[str]:
    """An amount in running text: every word is whole, and a period has its small word."""
    whole = rf"(?=(?:{_THOUSANDS}|{_DOLLARS})?\b)"  # "fortyk", but no "tend"
    periods = "|".join(
        rf"(?P<in_{name}>\s*(?:(?:{period.before})\s*(?:{period.nouns})|{period.alone})\b)"
        for name, period in _PERIODS.items()
    )
    change = (
        rf"(?:\s*(?:and\s+)?(?P<change>\d\d|{_TWO_DIGITS})\s*cents?\b|\s+(?P<left>{_TWO_DIGITS})\b)"
    )
    return re.compile(
        rf"(?<![\w.#])(?:(?P<sign>{_SIGN})\s*)?(?P<number>{_DIGITS}|(?:{_SPELLED}){whole}){_PART}"
        rf"(?:\s*(?P<thousands>{_THOUSANDS})\b)?(?:\s*(?P<dollars>{_DOLLARS})\b{change}?)?(?:{periods})?",
        re.IGNORECASE,
    )


_FEW = {"a": 1, "another": 1, **{word: at for at, word in enumerate(_ONES, start=1)}}


@cache
def _more() -> re.Pattern[str]:
    """A number and its unit, with "more" after it or "another" before."""
    few = "|".join(_FEW)
    unit = rf"(?P<unit>{_DOLLARS}|cents?|%|percent|{_THOUSANDS})"
    again = r"(?:an?|per|/)\s*(?:hour|hr|h|year)"
    return re.compile(
        rf"(?P<lead>(?=\banother\b))?(?:\banother\s+(?=\$?\d|{few}))?"
        rf"(?P<sign>\$)?(?P<number>(?<!\d)\d[\d,]*(?:\.\d+)?|\b(?:{few})\b)\s*{unit}?(?:\s*{again})?(?:\s+(?:more|extra|higher|on\s+top)\b|(?(lead)\b|(?!)))",
        re.IGNORECASE,
    )


@cache
def _joining() -> re.Pattern[str]:
    said = r"(?:up\s+to|until)(?:\s+(?:about|around|maybe|like))?|to\s+(?:about|around|maybe|like)"
    return re.compile(rf"\s*(?:{_JOIN}|\b(?:{said})\b)\s*", re.IGNORECASE)


@cache
def _between() -> re.Pattern[str]:
    """What stands between the ends of a typed range: a joining word with a number after it."""
    number = rf"\d|{'|'.join((*_TENS, *_TEENS))}"
    return re.compile(rf"\s*(?:{_JOIN})\s*(?=(?:{_SIGN})?\s*(?:{number}))", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    """What a range may start with: "between 40 and 50k"."""
    return re.compile(r"^(?:between|from)\s+", re.IGNORECASE)


@cache
def _starting() -> re.Pattern[str]:
    """What says that pay begins there: "from", "starting at", a plus sign."""
    before = r"^(?:from|start(?:s|ing)?(?:\s+(?:at|from))?|at\s+least|min(?:imum|\.)?)\s+"
    after = r"\s*(?:\+(?=\s*(?:/|an?\b|per\b|$))|\b(?:and|or)\s+(?:up|more|above)$)"
    return re.compile(rf"{before}|{after}", re.IGNORECASE)


@cache
def _ending() -> re.Pattern[str]:
    """What says that pay ends there: "up to", "at most"."""
    return re.compile(r"^(?:up\s*to|to|at\s+most|max(?:imum|\.)?|till?)\s+", re.IGNORECASE)
