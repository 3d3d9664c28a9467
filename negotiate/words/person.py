"""A person and a job as typed, and the one record that is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple, TypedDict

from negotiate.model.conversation import Rival
from negotiate.model.errors import Problem
from negotiate.model.facts import Facts, Level
from negotiate.model.money import THOUSANDS_FROM, Pay, sign_of, to_cent
from negotiate.model.question import Posted, Question
from negotiate.model.text import clean
from negotiate.words.choices import (
    check_certificates,
    check_industry,
    check_languages,
    check_level,
)
from negotiate.words.conversation import read_conversation
from negotiate.words.days import day_or
from negotiate.words.durations import check_hours, check_years

Amount = str | float | Pay
LONGEST_NAME = 40
"""Letters of a company's name that are kept: more breaks every line it stands in."""
MONEY = ("offer", "posted", "current", "floor", "said")
"""The amounts one may type, in the order in which they are spoken of."""
_SHARE = r"\+?\s*(\d{1,2}(?:\.\d+)?)\s*(?:%|percent)(?:\s+(?:more|up|raise|on\s+top))?"
"""So much more than present pay, as an employer says it."""


class BackgroundWords(TypedDict, total=False):
    """A person in the words of a caller; what is left out is not known."""

    years: float | None
    """All years in customer service or contact centers."""
    role: str | None
    """The kind of work, customer service where it is left out ("collections", "43-3011")."""
    country: str | None
    """CA or GB; the United States where it is left out."""
    area: str | None
    certs: Iterable[str] | None
    languages: Iterable[str] | None
    industry: str | None
    as_of: str | date | None
    finds: str | Path | None
    """A file of one's own finds."""


class PersonWords(BackgroundWords, total=False):
    """A person and a job in the words of a caller.

    Amounts are numbers or what one would type ("21.50/h").
    """

    company: str | None
    hours: float | None
    """Paid hours a week."""
    offer: Amount | None
    posted: str | tuple[Pay | None, Pay | None] | None
    """The advert's range ("18-22/h", "from 20/h", "up to 22/h")."""
    current: Amount | None
    floor: Amount | None
    """What the person would turn down below."""
    said: Amount | None
    """A number already said to this employer."""
    about: str | None
    """What the talk is about: offer, raise, promotion or conversion."""
    pay_set: str | None
    """talks, class or scale."""
    steps: str | Iterable[Amount] | None
    """The steps of a scale, rising ("21.14, 22.20, 23.31")."""
    final: bool | None
    """They said that it is their last word."""
    need: str | None
    """How badly the person needs this job: some, high or low."""
    wanted: str | None
    """How hard the employer is after them: some, high or low."""
    rival: str | Rival | None
    """Another employer's offer with its status ("23.50/h written")."""
    changed: str | None
    """What they learnt since they named a number."""
    bands: str | Path | None
    """A file of one's own bands."""


def check_keywords(words: PersonWords | BackgroundWords, known: type) -> None:
    """Raise `TypeError` where a caller gives a keyword that is none, as Python does."""
    if unknown := words.keys() - known.__annotations__.keys():
        raise TypeError(f"unexpected keyword: {', '.join(sorted(unknown))}")


class Note(NamedTuple):
    """What was made of a typed value where that may surprise."""

    about: str
    text: str


def read_question(level: str | None, words: PersonWords, facts: Facts, today: date) -> Question:
    """The record of what was typed: mid where no level is, today where no day is.

    Raises `Problem` where a word is not known or an amount is none.
    """
    name = "mid" if level is None else check_level(level, facts)
    years, hours = words.get("years"), words.get("hours")
    return Question(
        level=name,
        as_of=day_or(today, words.get("as_of")),
        years=None if years is None else check_years(years),
        certificates=tuple(check_certificates(words.get("certs") or (), facts)),
        languages=tuple(check_languages(words.get("languages") or (), facts)),
        industry=check_industry(words.get("industry"), facts),
        company=clean(words.get("company") or "", LONGEST_NAME),
        hours=facts.full_week if hours is None else check_hours(hours),
        current=_pay(words.get("current"), "current"),
        floor=_pay(words.get("floor"), "floor"),
        offer=_pay_or_share(words, "offer"),
        posted=_posted(words.get("posted"), facts.levels[name]),
        said=_pay_or_share(words, "said"),
        conversation=read_conversation(words),
        assumed=tuple(_assumed(words, name, facts)),
    )


def _pay(amount: Amount | None, about: str) -> Pay | None:
    if amount is None or isinstance(amount, Pay):
        return amount
    from negotiate.words.pay import parse_pay  # the grammar is loaded where somebody typed pay

    return parse_pay(amount if isinstance(amount, str) else f"{amount:.10g}", about)


def _pay_or_share(words: PersonWords, about: Literal["offer", "said"]) -> Pay | None:
    """An amount, or so much more than present pay: "4%", "3 percent more"."""
    typed, current = words.get(about), words.get("current")
    match = re.fullmatch(_SHARE, typed.strip(), re.IGNORECASE) if isinstance(typed, str) else None
    if match is None:
        return _pay(typed, about)
    now = _pay(current, "current")
    if now is None:
        raise Problem(
            f"'{clean(str(typed), 40)}' is a share, and present pay is not known",
            about=about,
            hint="add --current, or write the new pay like 21.50/h",
        )
    return now._replace(amount=to_cent(now.amount * (1 + float(match[1]) / 100)), assumed=True)


def _posted(posted: str | tuple[Pay | None, Pay | None] | None, level: Level) -> Posted | None:
    if posted is None or isinstance(posted, Posted):
        return posted
    if isinstance(posted, str):
        from negotiate.words.pay import parse_posted

        posted = parse_posted(posted, "posted")
    low, high = posted
    if low and high and level.paid == "year" and _are_thousands(low, high):
        low, high = (
            Pay(amount=end.amount * 1000, period="year", assumed=True) for end in (low, high)
        )
    return Posted(low=low, high=high)


def _are_thousands(low: Pay, high: Pay) -> bool:
    """Whether the ends of an advert, with no unit at either, are thousands a year."""
    bare = low.assumed and high.assumed and low.amount < high.amount
    return bare and low.period == high.period == "hour" and low.amount >= THOUSANDS_FROM


def _assumed(words: PersonWords, level: str, facts: Facts) -> Iterator[tuple[str, object, str]]:
    if words.get("area") is None:
        yield "area", facts.country, "--area"
    if words.get("years") is None:
        yield "years", facts.levels[level].typical_years, "--years"
    if words.get("hours") is None:
        yield "hours", facts.full_week, "--hours"


def notes(words: PersonWords, question: Question, currency: str = "USD") -> Iterator[Note]:
    """What was read in a way that may surprise: a unit from the size of an amount, a name cut."""
    sign = sign_of(currency)
    for name in MONEY:
        pay: Pay | Posted | None = getattr(question, name)
        if isinstance(pay, Posted):
            ends = [end for end in pay if end is not None]
            if any(end.assumed for end in ends):
                yield Note(name, f"taken as {_stretch(pay, sign)} {ends[0].per}")
        elif pay is not None and pay.assumed:
            yield Note(name, f"taken as {_amount(pay, sign)} {pay.per}")
    company = words.get("company")
    if company and company.strip() != question.company:
        yield Note("company", f"shown as {question.company}")


def _stretch(posted: Posted, sign: str) -> str:
    """The ends of an advert: "$18.00 to $22.00", "from $20.00", "up to $22.00"."""
    low, high = (end and _amount(end, sign) for end in (posted.low, posted.high))
    if low and high:
        return f"{low} to {high}"
    return f"from {low}" if low else f"up to {high}"


def _amount(pay: Pay, sign: str) -> str:
    return f"{sign}{to_cent(pay.amount):,.{2 if pay.period == 'hour' else 0}f}"
