"""A promised term in words, and as one number where it can be said in several units."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from negotiate.model.money import MONTHS
from negotiate.model.offer import Offer, RetirementTier
from negotiate.model.promise import Term
from negotiate.model.text import listing, long_day

Stated = tuple[Any, ...]
_BLANK = (None, "", ())


def blank(term: Term, values: Stated) -> bool:
    """Whether the term is left out."""
    return all(value in _BLANK for value in _main(term, values))


def unsaid(term: Term, values: Stated) -> bool:
    """Whether nothing is said: a 0 counts as said only where it has to be written."""
    return not any(stated(term, values))


def stated(term: Term, values: Stated) -> tuple[bool, ...]:
    """For each field that says the term is there, whether it does."""
    return tuple(
        not (value in _BLANK or (not value and not zero))
        for value, counts, zero in zip(values, term.main, term.zero_is_said, strict=True)
        if counts
    )


def nothing(term: Term, values: Stated) -> bool:
    """Whether what is said of the term is that there is none: 0 days, no bonus."""
    main = _main(term, values)
    return not any(main) or (main[0] == 0 and term.zero_is_said[0])


def _main(term: Term, values: Stated) -> list[Any]:
    return [value for value, counts in zip(values, term.main, strict=True) if counts]


def called(item: Any, label: str) -> str:
    """What an item of a list is called: `quality bonus`, `nights differential`, `meals`."""
    name: str = getattr(item, "name", "")
    if not name:
        return label
    what = {"pay": "pay", "benefit": "", "cost": ""}.get(getattr(item, "kind", ""), label)
    known = name.rsplit(maxsplit=1)[-1].casefold().removesuffix("s") in _NOUNS
    return name if known or not what else f"{name} {what}"


_NOUNS = (
    *("allowance", "award", "bonu", "bonuse", "commission", "differential", "incentive", "pay"),
    *("premium", "reimbursement", "share", "sharing", "spiff", "stipend", "target", "tip"),
)
"""Ends of a name that say what it is, without an s."""


# --- in one unit


def in_one_unit(term: Term, offer: Offer, values: Stated) -> float | None:
    """What is stated as one number: pay by the hour, premiums by the year, days from the first.

    None where the term has no such number, or not in this offer.
    """
    if "per" in term.units:
        family = term.fields[0] == "health.premium_family"
        return offer.health.monthly("family" if family else "employee") * MONTHS
    if "when" in term.units:
        times = {"yearly": 1, "monthly": MONTHS}.get(values[1])
        return None if times is None else values[0] * times
    said = zip(term.units, values, stated(term, values), strict=False)
    found = [(unit, value) for unit, value, there in said if there]
    return _in_unit(offer, *found[0]) if len(found) == 1 else None


def _in_unit(offer: Offer, unit: str, value: Any) -> float | None:
    if unit == "day":
        return None if offer.starts is None else float((value - offer.starts).days)
    hours = offer.hours * offer.weeks_per_year
    an_hour = offer.base / hours
    ways: dict[str, Callable[[float], float]] = {
        "after days": float,
        "an hour": float,
        "a year": lambda dollars: dollars / hours,
        "share": lambda share: share * an_hour,
        "share of base pay": lambda share: share * an_hour,
        "percent": lambda percent: an_hour * (1 + percent / 100),
        "more": lambda more: an_hour + (more if offer.salary is None else more / hours),
    }
    return ways[unit](value) if unit in ways else None


# --- in words


def in_words(term: Term, values: Stated) -> str:
    """The values of a term as people say them; empty where nothing is said."""
    if term.better in ("yes", "no"):
        yes, _, no = term.units[0].partition("/")
        return yes if values[0] else no
    if unsaid(term, values):
        return ""
    text, there = "", True
    rows = zip(term.units, values, term.main, term.zero_is_said, strict=True)
    for unit, value, main, zero in rows:
        there = value not in _BLANK if main else there
        if there and (value or (value == 0 and zero)):
            said = _said(unit, value)
            text += said if not text else f" {said}" if unit in _ATTACHED else f", {said}"
    return text


_ATTACHED = ("per", "when")
"""Units that are said in one breath with what stands before them."""


def _said(unit: str, value: Any) -> str:
    """A value with its unit."""
    if unit in _SAY:
        return _SAY[unit](value)
    if value == 0:
        return "none"
    if unit == "an hour":
        return f"${value:,.2f} an hour"
    if unit in ("a year", "a month"):
        return f"{_dollars(value)} {unit}"
    before, _, what = unit.rpartition(" ")
    return f"{before} {_count(value, what)}" if before in _BEFORE else _count(value, unit)


_BEFORE = ("over", "nothing before", "within", "after", "every")


def _dollars(amount: float) -> str:
    return f"${amount:,.0f}" if float(amount).is_integer() else f"${amount:,.2f}"


def _count(value: float, unit: str) -> str:
    """`1 day`, `2 days`, `40 hours a week`."""
    noun, space, rest = unit.partition(" ")
    if value == 1 and noun.endswith("s") and noun != "times":
        noun = noun[:-1]
    return f"{value:g} {noun}{space}{rest}"


def _percent(share: float) -> str:
    return f"{share * 100:.4g}%"


def _list(values: Sequence[float]) -> str:
    return listing([f"{value:g}" for value in values], "and")


def tier_said(tier: RetirementTier) -> str:
    """One tier of a match, without what one puts in oneself."""
    text = f"{_percent(tier.match_rate)} of contributions"
    if tier.up_to is not None:
        text += f", up to {_percent(tier.up_to)} of pay"
    if tier.max_dollars:
        text += f", at most {_dollars(tier.max_dollars)}"
    return text if tier.vested_share == 1 else f"{text}, {_percent(tier.vested_share)} vested"


_WORDS = {
    "w2": "a W-2 employee",
    "temp": "a temp",
    "1099": "a 1099 contractor",
    "whole": "all of it",
    "yearly": "a year",
    "monthly": "a month",
    "pay": "as pay",
    "benefit": "as a benefit",
    "cost": "as a cost",
}
"""How a word of an offers file is said, where it is said otherwise."""


_SAY: dict[str, Callable[[Any], str]] = {
    "dollars": _dollars,
    "more": lambda more: f"{_dollars(abs(more))} {'more' if more >= 0 else 'less'}",
    "share": _percent,
    "share of base pay": lambda share: f"{_percent(share)} of base pay",
    "percent": lambda percent: f"{abs(percent):g}%{' less' if percent < 0 else ''}",
    "day": long_day,
    "words": lambda word: _WORDS.get(word, word),
    "when": lambda word: _WORDS.get(word, word),
    "per": lambda what: f"per {what}",
    "match": lambda tiers: "; then ".join(map(tier_said, tiers)),
    "in months": lambda months: f"in month{'s' if len(months) > 1 else ''} {_list(months)}",
    "weeks in turn": lambda weeks: f"{_list(weeks)} hours in turn",
    "month": lambda month: f"in month {month}",
}
"""How a value is said, by its unit, where it is no plain count or amount."""
