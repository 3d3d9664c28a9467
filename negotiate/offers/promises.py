"""What a letter lacks of what was promised: every term of both, valued as offers are compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from negotiate.model.money import MONTHS
from negotiate.model.offer import Offer, RetirementTier
from negotiate.model.promise import Difference, Kind, Term
from negotiate.offers.promised_words import (
    Stated,
    blank,
    called,
    in_one_unit,
    in_words,
    nothing,
    stated,
    tier_said,
    unsaid,
)

ValueOf = Callable[[Offer], float]
_SLIP = 0.5
"""Dollars a year: nearer than this two values are the same."""
_CENT = 0.01 + 1e-9
"""Dollars an hour: no further apart, a rate and an amount that were said for each other are one."""
_UNPRICED = ("time_off.days", "time_off.holidays")
"""Days off have no price in a comparison unless one is put on time: here their day rate."""


class Valuation(NamedTuple):
    """What an offer is worth a year, and with days off at its own day rate."""

    plain: ValueOf
    with_days_off: ValueOf


class _Both(NamedTuple):
    """A term as the letter has it, and as it was promised."""

    term: Term
    now: Stated
    said: Stated
    letter: Offer
    promised: Offer


class _Pair(NamedTuple):
    """One item of a list in the letter, and the one that was promised."""

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
    letter, promised = _with_whole_week(letter), _with_whole_week(promised)
    for term in terms:
        if not term.items:
            found += _of_offer(letter, promised, term, valuation)
    for items in dict.fromkeys(term.items for term in terms if term.items):
        mine = [term for term in terms if term.items == items]
        found += _of_items(letter, promised, mine, valuation)
    asked = (one._replace(ask=_ask(one, words)) for one in found)
    return tuple(sorted(asked, key=lambda one: -(one.worth or 0.0)))


def _with_whole_week(offer: Offer) -> Offer:
    """The offer with the hours of its week written out, however they were given."""
    if offer.weeks_in_turn or offer.hours_per_day is not None:
        a_day = offer.hours_per_day if offer.weeks_in_turn else None
        return replace(
            offer, hours_per_week=offer.hours, hours_per_day=a_day, days_per_week=offer.days
        )
    return offer


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
    as_written, source = letter, promised
    if "per" in term.units:
        as_written, source = _by_year(letter), _by_year(promised)
    as_promised = as_written
    for field in term.fields:
        as_promised = _with(as_promised, source, field)
    value_of = valuation.with_days_off if term.fields[0] in _UNPRICED else valuation.plain
    worth = value_of(as_promised) - value_of(as_written)
    both = _Both(term=term, now=now, said=said, letter=letter, promised=promised)
    yield from _difference(both, term.label, worth)


def _by_year(offer: Offer) -> Offer:
    """The offer with its premiums by the year: one changes without the other."""
    health = offer.health
    alone = health.premium is not None or health.premium_monthly is not None
    family = health.premium_family
    by_year = replace(
        health,
        premium=health.monthly("employee") * MONTHS if alone else None,
        premium_family=None if family is None else family * health.times,
        per="year",
        paychecks=None,
        premium_monthly=None,
    )
    return replace(offer, health=by_year)


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
        if pair.now is not None and pair.said is not None:
            yield from _of_pair(letter, promised, terms, valuation, pair)
        else:
            yield from _of_one(letter, promised, terms, valuation, pair)


def _of_one(
    letter: Offer, promised: Offer, terms: Sequence[Term], valuation: Valuation, pair: _Pair
) -> Iterator[Difference]:
    """An item that only one of the two has; of none there is nothing to say, but of a free cost."""
    items, there = terms[0].items, pair.now is not None
    mine = getattr(letter, items)
    item = mine[pair.now] if there else getattr(promised, items)[pair.said]
    cost = getattr(item, "kind", "") == "cost"
    if nothing(terms[0], _of_item(item, terms[0])) and (there or not cost):
        return
    others = tuple(x for x in mine if x is not item) if there else (*mine, item)
    worth = valuation.plain(_replaced(letter, items, others)) - valuation.plain(letter)
    kind = _kind_of_item(worth, there=there)
    text = _item(item, terms)
    yield Difference(
        key=terms[0].key,
        what=called(item, terms[0].label),
        kind=kind,
        promised="" if there else text,
        letter=text if there else "",
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
    name = called(theirs[pair.said], terms[0].label)
    for number, term in enumerate(terms):
        now, said = _of_item(mine[pair.now], term), _of_item(theirs[pair.said], term)
        if _same(now, said):
            continue
        names = (field.partition("[].")[2] for field in term.fields)
        changed = replace(mine[pair.now], **dict(zip(names, said, strict=True)))
        others = tuple(changed if at == pair.now else x for at, x in enumerate(mine))
        worth = valuation.plain(_replaced(letter, items, others)) - valuation.plain(letter)
        what = name if number == 0 else term.label.format(name=name)
        both = _Both(term=term, now=now, said=said, letter=letter, promised=promised)
        yield from _difference(both, what, worth)


def _of_item(item: Any, term: Term) -> Stated:
    """The values of an item that a term is about."""
    return tuple(getattr(item, field.partition("[].")[2]) for field in term.fields)


def _pairs(mine: Sequence[Any], theirs: Sequence[Any]) -> Iterator[_Pair]:
    """Items of one name belong together; those without a name in the order in which they stand."""
    left = list(range(len(mine)))
    for said, item in enumerate(theirs):
        key = _name(item).casefold()
        now = next((at for at in left if _name(mine[at]).casefold() == key), None)
        if now is not None:
            left.remove(now)
        yield _Pair(now=now, said=said)
    for now in left:
        yield _Pair(now=now, said=None)


def _name(item: Any) -> str:
    return getattr(item, "name", "")


def _item(item: Any, terms: Sequence[Term]) -> str:
    """A whole item in words; of yes and no only what does not go without saying."""
    said = []
    for term in terms:
        values = _of_item(item, term)
        if term.better not in ("yes", "no") or values != term.zero_is_said:
            said.append(in_words(term, values))
    return ", ".join(filter(None, said))


# --- what a difference is


def _difference(both: _Both, what: str, worth: float) -> Iterator[Difference]:
    kind = _kind(both, worth)
    if kind is not None:
        hidden = both.term.better == "yes" and kind == "missing"
        yield Difference(
            key=both.term.key,
            what=what,
            kind=kind,
            promised=in_words(both.term, both.said),
            letter="" if hidden else in_words(both.term, both.now),
            worth=_priced(worth, kind),
        )


def _priced(worth: float, kind: Kind) -> float | None:
    """The dollars at stake; None where they are none, or would say the contrary."""
    dollars = -worth if kind == "better" else worth
    return dollars if dollars >= _SLIP else None


def _kind(both: _Both, worth: float) -> Kind | None:
    """Missing, lower, later …; None where nobody promised anything and nothing is worse."""
    term, now, said = both.term, both.now, both.said
    if _equal_in_other_words(both):
        return None
    worse = _ruled_worse(both)
    if worse is None and abs(worth) >= _SLIP:
        worse = worth > 0
    if term.better == "yes":
        return "better" if not worse else "lower" if term.zero_is_said[0] else "missing"
    if unsaid(term, now):
        return _kind_of_unsaid(term, now, said, worse)
    if unsaid(term, said):
        return "added" if worse else "better" if worse is False else None
    return _kind_of_both(term, worse)


def _kind_of_both(term: Term, worse: bool | None) -> Kind | None:
    if worse:
        return _BY_RULE.get(term.better, "worse")
    if term.better == "either" or (worse is None and term.better in _TOLD_APART):
        return "changed"
    return None if worse is None else "better"


def _kind_of_unsaid(term: Term, now: Stated, said: Stated, worse: bool | None) -> Kind | None:
    """Of what the letter does not say; a promise of nothing, or of less, is not asked for."""
    if unsaid(term, said) or (term.better in _NOTHING_IS_GOOD and not blank(term, now)):
        return None
    if term.better not in _NOTHING_IS_GOOD and nothing(term, said):
        return None
    return "better" if worse is False and term.better == "dollars" else "missing"


_BY_RULE: dict[str, Kind] = {"more": "lower", "earlier": "later"}
_NOTHING_IS_GOOD = ("less", "no")
"""Where a letter that says nothing of it has it as well as may be."""
_TOLD_APART = ("earlier", "later", "dollars")
"""Where what differs is asked about though it is worth the same."""


def _equal_in_other_words(both: _Both) -> bool:
    """Whether both say the same in two units: 10% and $2.00 of $20.00, yearly and monthly."""
    mine, theirs = _numbers(both)
    a_year = "per" in both.term.units or "when" in both.term.units
    if mine is None or theirs is None or not (a_year or _units_differ(both)):
        return False
    return abs(mine - theirs) <= (_SLIP if a_year else _CENT)


def _numbers(both: _Both) -> tuple[float | None, float | None]:
    """Both as one number, where they can be."""
    if unsaid(both.term, both.now) or unsaid(both.term, both.said):
        return None, None
    return (
        in_one_unit(both.term, both.letter, both.now),
        in_one_unit(both.term, both.promised, both.said),
    )


def _units_differ(both: _Both) -> bool:
    return stated(both.term, both.now) != stated(both.term, both.said)


def _ruled_worse(both: _Both) -> bool | None:
    """Whether the letter is worse by the rule alone; None where the two cannot be held together."""
    better = both.term.better
    if better in ("either", "dollars"):
        return None
    pair: tuple[Any, Any] = _numbers(both) if _one_number(both) else _first_that_differs(both)
    mine, theirs = pair
    if mine is None or theirs is None:
        return None
    if ">" in better:
        ranks = better.split(">")
        return ranks.index(mine) > ranks.index(theirs)
    if better in ("more", "later", "yes"):
        return bool(mine < theirs)
    return bool(mine > theirs)


def _one_number(both: _Both) -> bool:
    """Whether the two are held together as one number: premiums, and what has another unit."""
    spoken = not (unsaid(both.term, both.now) or unsaid(both.term, both.said))
    return "per" in both.term.units or (spoken and _units_differ(both))


def _first_that_differs(both: _Both) -> tuple[Any, Any]:
    pairs = zip(both.now, both.said, strict=True)
    return next(((n, s) for n, s in pairs if None not in (n, s) and n != s), (None, None))


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
    return tier_said(value) if isinstance(value, RetirementTier) else value
