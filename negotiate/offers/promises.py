"""What a letter lacks of what was promised: every term of both, valued as offers are compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from negotiate.model.offer import Offer, RetirementTier
from negotiate.model.promise import Difference, Kind, Term
from negotiate.model.text import long_day

ValueOf = Callable[[Offer], float]
Stated = tuple[Any, ...]
_SLIP = 0.5
"""Dollars a year: nearer than this two values are the same."""
_UNPRICED = ("time_off.days", "time_off.holidays")
"""Days off have no price in a comparison unless one is put on time: here their day rate."""


class Valuation(NamedTuple):
    """What an offer is worth a year, and with days off at its own day rate."""

    plain: ValueOf
    with_days_off: ValueOf


class _Pair(NamedTuple):
    """One item of a list in the letter, and the one that was promised."""

    name: str
    now: int | None
    said: int | None


def differences(
    letter: Offer,
    promised: Offer,
    terms: Sequence[Term],
    valuation: Valuation,
    words: Mapping[Kind, str],
) -> tuple[Difference, ...]:
    """Everything the letter has otherwise, in the order of dollars a year, then of the terms.

    Nothing is said of what is equal. `words` are the questions by kind.
    """
    found: list[Difference] = []
    for term in terms:
        if not term.items:
            found += _of_offer(letter, promised, term, valuation)
    for items in dict.fromkeys(term.items for term in terms if term.items):
        mine = [term for term in terms if term.items == items]
        found += _of_items(letter, promised, mine, valuation)
    asked = (one._replace(ask=_ask(one, words)) for one in found)
    return tuple(sorted(asked, key=lambda one: -(one.worth or 0.0)))


def _ask(one: Difference, words: Mapping[Kind, str]) -> str:
    if one.kind == "better":
        return ""
    return words[one.kind].format(what=one.what, promised=one.promised, letter=one.letter)


# --- terms of the offer itself


def _of_offer(
    letter: Offer, promised: Offer, term: Term, valuation: Valuation
) -> Iterator[Difference]:
    now = tuple(_value(letter, field) for field in term.fields)
    said = tuple(_value(promised, field) for field in term.fields)
    if _same(now, said) or not _matters(letter, promised, term):
        return
    as_promised = letter
    for field in term.fields:
        as_promised = _with(as_promised, promised, field)
    value_of = valuation.with_days_off if term.fields[0] in _UNPRICED else valuation.plain
    worth = value_of(as_promised) - value_of(letter)
    yield from _difference(term, term.label, now, said, worth)


def _matters(letter: Offer, promised: Offer, term: Term) -> bool:
    """Whether what the term is about is there: in the letter, and where more is better promised."""
    offers = (letter,) if term.better in _NOTHING_IS_GOOD else (letter, promised)
    return not term.needs or all(_value(offer, term.needs) for offer in offers)


def _value(offer: Offer, field: str) -> Any:
    """What stands at a key; None where the table it is in does not."""
    group, _, name = field.rpartition(".")
    record = getattr(offer, group) if group else offer
    return None if record is None else getattr(record, name)


def _with(offer: Offer, source: Offer, field: str) -> Offer:
    """The offer with one key as another has it; a table that one of them lacks is taken whole."""
    group, _, name = field.rpartition(".")
    if not group:
        return _replaced(offer, name, getattr(source, name))
    mine, theirs = getattr(offer, group), getattr(source, group)
    if mine is None or theirs is None:
        return _replaced(offer, group, theirs)
    return _replaced(offer, group, replace(mine, **{name: getattr(theirs, name)}))


def _replaced(offer: Offer, name: str, value: Any) -> Offer:
    changes: dict[str, Any] = {name: value}
    return replace(offer, **changes)


# --- items: bonuses, differentials, raises, anything else


def _of_items(
    letter: Offer, promised: Offer, terms: Sequence[Term], valuation: Valuation
) -> Iterator[Difference]:
    items = terms[0].items
    mine, theirs = getattr(letter, items), getattr(promised, items)
    for pair in _pairs(mine, theirs):
        name = pair.name or terms[0].label
        if pair.now is not None and pair.said is not None:
            yield from _of_pair(letter, promised, terms, valuation, pair)
            continue
        if pair.said is not None:
            other = _replaced(letter, items, (*mine, theirs[pair.said]))
        else:
            left = tuple(x for at, x in enumerate(mine) if at != pair.now)
            other = _replaced(letter, items, left)
        worth = valuation.plain(other) - valuation.plain(letter)
        now, said = (_item(xs, at, terms) for xs, at in ((mine, pair.now), (theirs, pair.said)))
        kind = _kind_of_item(worth, there=pair.now is not None)
        yield Difference(
            key=terms[0].key,
            what=name,
            kind=kind,
            promised=said,
            letter=now,
            worth=_priced(worth, kind),
        )


def _kind_of_item(worth: float, *, there: bool) -> Kind:
    """Of an item that only one of the two has: a cost may be gone, or new."""
    if there:
        return "added" if worth >= _SLIP else "better"
    return "better" if worth <= -_SLIP else "missing"


def _of_pair(
    letter: Offer, promised: Offer, terms: Sequence[Term], valuation: Valuation, pair: _Pair
) -> Iterator[Difference]:
    items = terms[0].items
    mine, theirs = getattr(letter, items), getattr(promised, items)
    for number, term in enumerate(terms):
        names = [field.partition("[].")[2] for field in term.fields]
        now = tuple(getattr(mine[pair.now], name) for name in names)
        said = tuple(getattr(theirs[pair.said], name) for name in names)
        if _same(now, said):
            continue
        changed = replace(mine[pair.now], **dict(zip(names, said, strict=True)))
        others = tuple(changed if at == pair.now else x for at, x in enumerate(mine))
        worth = valuation.plain(_replaced(letter, items, others)) - valuation.plain(letter)
        name = pair.name or terms[0].label
        what = name if number == 0 else term.label.format(name=name)
        yield from _difference(term, what, now, said, worth)


def _pairs(mine: Sequence[Any], theirs: Sequence[Any]) -> Iterator[_Pair]:
    """Items of one name belong together; those without a name in the order in which they stand."""
    left = list(range(len(mine)))
    for said, item in enumerate(theirs):
        key = _name(item).casefold()
        now = next((at for at in left if _name(mine[at]).casefold() == key), None)
        if now is not None:
            left.remove(now)
        yield _Pair(name=_name(item), now=now, said=said)
    for now in left:
        yield _Pair(name=_name(mine[now]), now=now, said=None)


def _name(item: Any) -> str:
    return getattr(item, "name", "")


def _item(items: Sequence[Any], at: int | None, terms: Sequence[Term]) -> str:
    """A whole item in words."""
    if at is None:
        return ""
    said = []
    for term in terms:
        names = [field.partition("[].")[2] for field in term.fields]
        values = tuple(getattr(items[at], name) for name in names)
        if term.better not in ("yes", "no"):
            said.append(in_words(term, values))
        elif values == (True,):
            said.append(term.label.format(name=_name(items[at]) or terms[0].label))
    return ", ".join(filter(None, said))


# --- what a difference is


def _difference(
    term: Term, what: str, now: Stated, said: Stated, worth: float
) -> Iterator[Difference]:
    kind = _kind(term, now, said, worth)
    if kind is not None:
        yield Difference(
            key=term.key,
            what=what,
            kind=kind,
            promised=in_words(term, said),
            letter=in_words(term, now),
            worth=_priced(worth, kind),
        )


def _priced(worth: float, kind: Kind) -> float | None:
    """The dollars at stake; None where they are none, or would say the contrary."""
    dollars = -worth if kind == "better" else worth
    return dollars if dollars >= _SLIP else None


def _kind(term: Term, now: Stated, said: Stated, worth: float) -> Kind | None:
    """Missing, lower, later …; None where nobody promised anything and nothing is worse."""
    worse = _ruled_worse(term.better, now, said)
    if worse is None and abs(worth) >= _SLIP:
        worse = worth > 0
    if term.better == "yes":
        return "lower" if worse else "better"
    if _unsaid(term, now):
        return None if term.better in _NOTHING_IS_GOOD and not _blank(term, now) else "missing"
    if _unsaid(term, said):
        return "added" if worse else "better" if worse is False else None
    if worse is None:
        return "changed" if term.better in ("either", "earlier", "later") else None
    if not worse:
        return "changed" if term.better == "either" else "better"
    return _BY_RULE.get(term.better, "worse")


_BY_RULE: dict[str, Kind] = {"more": "lower", "earlier": "later"}
_NOTHING_IS_GOOD = ("less", "no")
"""Where a letter that says nothing of it has it as well as may be."""


def _unsaid(term: Term, values: Stated) -> bool:
    """Whether nothing is said: a 0 counts as said only where it has to be written."""
    main = zip(values, term.main, term.zero_is_said, strict=True)
    return all(
        value in (None, "", ()) or (not value and not zero)
        for value, counts, zero in main
        if counts
    )


def _blank(term: Term, values: Stated) -> bool:
    return all(v in (None, "", ()) for v, counts in zip(values, term.main, strict=True) if counts)


def _ruled_worse(better: str, now: Stated, said: Stated) -> bool | None:
    """Whether the letter is worse by the rule alone; None where the two cannot be held together."""
    both = zip(now, said, strict=True)
    pair = next(((n, s) for n, s in both if n is not None and s is not None and n != s), None)
    if pair is None or better in ("either", "dollars"):
        return None
    mine, theirs = pair
    if ">" in better:
        ranks = better.split(">")
        return ranks.index(mine) > ranks.index(theirs)
    if better in ("more", "later", "yes"):
        return bool(mine < theirs)
    return bool(mine > theirs)


def _same(now: Stated, said: Stated) -> bool:
    return all(map(_alike, now, said))


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one.strip().casefold() == other.strip().casefold()
    if isinstance(one, tuple) and isinstance(other, tuple):
        return [*map(_plain, one)] == [*map(_plain, other)]
    return bool(one == other)


def _plain(value: Any) -> Any:
    """A tier without what one puts in oneself; anything else as it is."""
    return _tier(value) if isinstance(value, RetirementTier) else value


# --- in words


def in_words(term: Term, values: Stated) -> str:
    """The values of a term as people say them; empty where nothing is said."""
    if term.better in ("yes", "no"):
        return "yes" if values[0] else "no"
    said, there = [], True
    rows = zip(term.units, values, term.main, term.zero_is_said, strict=True)
    for unit, value, main, zero in rows:
        there = value not in (None, "", ()) if main else there
        named = bool(value) or value is False or (value == 0 and zero)
        if there and named:
            said.append("none" if value == 0 and value is not False else _said(unit, value))
    return "" if _unsaid(term, values) else ", ".join(said)


def _said(unit: str, value: Any) -> str:
    """A value with its unit."""
    if unit in _SAY:
        return _SAY[unit](value)
    if unit == "an hour":
        return f"${value:,.2f} an hour"
    if unit in ("a year", "a month", "more"):
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


def _list(values: Sequence[float]) -> str:
    return ", ".join(f"{value:g}" for value in values)


def _tier(tier: RetirementTier) -> str:
    """One tier of a match."""
    text = f"{tier.match_rate * 100:.4g}% of what you put in"
    if tier.up_to is not None:
        text += f", up to {tier.up_to * 100:.4g}% of pay"
    if tier.max_dollars:
        text += f", at most {_dollars(tier.max_dollars)}"
    return text if tier.vested_share == 1 else f"{text}, {tier.vested_share * 100:.4g}% yours"


_SAY: dict[str, Callable[[Any], str]] = {
    "dollars": _dollars,
    "share": lambda share: f"{share * 100:.4g}%",
    "share of base pay": lambda share: f"{share * 100:.4g}% of base pay",
    "percent": lambda percent: f"{percent:g}%",
    "day": long_day,
    "words": str,
    "per": lambda what: f"per {what}",
    "match": lambda tiers: " and ".join(map(_tier, tiers)),
    "in months": lambda months: f"in month {_list(months)}",
    "weeks in turn": lambda weeks: f"{_list(weeks)} hours in turn",
    "month": lambda month: f"in month {month}",
}
"""How a value is said, by its unit, where it is no plain count or amount."""
