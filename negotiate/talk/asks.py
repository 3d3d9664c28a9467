"""What to ask for besides base pay: only what fits the person, and is not in the offer already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from negotiate.model.facts import SETTINGS
from negotiate.model.lines import OtherAsk
from negotiate.model.money import Pay, to_cent
from negotiate.model.results import Concession, RangeResult
from negotiate.model.script import Record
from negotiate.talk.standing import allows, talk_facts
from negotiate.talk.years import my_years, years_words

_QUARTER = 0.25
"""Amounts by the hour are said in quarters of a dollar."""
_SOON = 6
"""Months until a raise that is put off comes up again."""


def asks_beyond_pay(
    asks: Iterable[OtherAsk], result: RangeResult, record: Record
) -> tuple[Concession, ...]:
    """The asks that fit this person and job, in words: the person's own first, then by worth.

    Worth is known where offers were weighed; else the most useful come first.
    """
    asks = tuple(asks)
    least = max((ask.size for ask in asks if ask.unit == "hours"), default=0.0)
    facts = frozenset(_facts(result, record, least))
    words = _words(result, record)
    order = {key: n for n, key in enumerate(record.ranked_asks)}
    fitting = [
        ask
        for ask in asks
        if ask.paid in ("both", _kind_of_pay(result))
        and ask.key not in record.has
        and allows(facts, ask.needs)
    ]
    fitting.sort(key=lambda ask: (not _own(ask), order.get(ask.key, len(order))))
    return tuple(_in_words(ask, result, words) for ask in fitting)


def _kind_of_pay(result: RangeResult) -> str:
    """How such people are paid in the United States: asks are made for the work, not the unit."""
    if result.place.country != "US" and result.level.name in ("junior", "mid", "senior"):
        return "hour"
    return result.level.paid


def _own(ask: OtherAsk) -> bool:
    """True for an ask that only some people have."""
    return any(not need.startswith("no ") and need not in SETTINGS for need in ask.needs)


def _in_words(ask: OtherAsk, result: RangeResult, words: dict[str, str]) -> Concession:
    filled = {**words, "amount": _amount(ask, result)}
    return Concession(
        ask=None,
        if_they_say=None,
        you_say=ask.line.format(**filled),
        label=ask.label.format(**filled),
        key=ask.key,
    )


def _amount(ask: OtherAsk, result: RangeResult) -> str:
    """The usual amount of an ask, as it is said."""
    if ask.unit == "hours":
        return f"{ask.size:g}"
    if ask.unit == "dollars":
        return f"{result.unit.sign}{ask.size:,.0f}"
    if ask.unit != "share":
        return ""
    amount, unit = hourly_amount(ask, result), result.unit
    if not unit.says_hour:
        return f"{unit.about_year(unit.full_time(Pay(amount=amount, period='hour')))} a year"
    if amount < 1 and unit.currency in _HUNDREDTHS:
        return f"{amount * 100:.0f}{_HUNDREDTHS[unit.currency]} an hour"
    return f"{unit.sign}{to_cent(amount):,.2f}".removesuffix(".00") + " an hour"


def hourly_amount(ask: OtherAsk, result: RangeResult) -> float:
    """An ask that is a share of pay, in dollars an hour as they are said."""
    base = result.offer.amount if result.offer else result.target
    return max(round(result.unit.hourly(base) * ask.size / _QUARTER), 1) * _QUARTER


_HUNDREDTHS = {"USD": " cents", "CAD": " cents", "GBP": "p"}
"""What the hundredths of a currency are called."""


def _facts(result: RangeResult, record: Record, benefits_from: float) -> Iterator[str]:
    """What asks may need; `benefits_from` is the hours a week at which benefits usually start."""
    yield from talk_facts(result)
    hours = result.unit.hours
    true = {
        "language": bool(record.languages),
        "cert": bool(record.certificates),
        "years": record.years is not None and record.years >= 1,
        "by-year": not result.unit.says_hour,
        "part-time": hours < record.full_time_from,
        "few-hours": hours < benefits_from,
        "remote": record.remote,
        "sign-on": bool(record.has & {"sign-on", "sign-on-lead"}),
    }
    yield from (fact for fact, holds in true.items() if holds)


def _words(result: RangeResult, record: Record) -> dict[str, str]:
    say = result.unit.spoken
    words = {
        "hours": f"{result.unit.hours:g}",
        "later": _month(result.as_of),
        "figure": "" if result.figure is None else say(result.figure, unit=False),
        "language": record.languages[0] if record.languages else "",
        "cert": certificate(record.certificates[0]) if record.certificates else "",
    }
    if record.years is not None and record.years >= 1:
        words |= {"years": years_words(record.years), "my_years": my_years(record.years)}
    return words


def _month(day: date) -> str:
    """The month half a year on: "May"."""
    return f"{date(2000, (day.month + _SOON - 1) % 12 + 1, 1):%B}"


def certificate(label: str) -> str:
    """A certificate as it is said: "Six Sigma Green Belt", "COPC certification"."""
    return label if label.endswith(("Belt", "certificate")) else f"{label} certification"


def ask_id(ask: Concession) -> str:
    """The id of the line that asks for it."""
    return f"ask-for-{ask.key}"
