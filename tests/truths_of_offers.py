"""What must hold of every comparison: each truth says what breaks it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from negotiate.api.calls import Call, the_call
from negotiate.api.comparisons import weigh
from negotiate.api.offers import offers_of
from negotiate.model.comparison import Comparison, OfferTotal
from negotiate.model.errors import Problem
from negotiate.model.offer import Offer, OffersFile
from negotiate.offers.keys import with_value
from negotiate.words.person import PersonWords

CENT = 0.011
"""Dollars a year: what a break-even may be off."""


class Weighed(NamedTuple):
    """Offers laid out as a file is, as read, and how they compare."""

    raw: dict[str, Any]
    day: date
    content: OffersFile
    result: Comparison

    def again(self, content: OffersFile) -> Comparison:
        """The same day with other offers."""
        return weigh(content, None, {"as_of": self.day})


def weighed(raw: dict[str, Any], day: date) -> Weighed:
    """Offers laid out as a file is; raises `Problem` where they are refused."""
    content = offers_of(deepcopy(raw), day)
    return Weighed(raw=raw, day=day, content=content, result=weigh(content, None, {"as_of": day}))


def components_add_up_to_the_total(one: Weighed) -> Iterator[str]:
    for offer in one.result.offers:
        parts = sum(part.amount for part in offer.components)
        if abs(parts - offer.total) > CENT:
            yield f"{offer.name}: {parts}, total {offer.total}"
        whole = offer.total * one.result.horizon_years
        if abs(whole - offer.horizon_total) > CENT:
            yield f"{offer.name}: {whole} over the horizon, not {offer.horizon_total}"


def months_and_years_add_up_to_the_horizon(one: Weighed) -> Iterator[str]:
    for rows in (one.result.years, one.result.months):
        for number, offer in enumerate(one.result.offers if rows else ()):
            summed = sum(row.totals[number] for row in rows)
            if abs(summed - rows[-1].together[number]) > CENT:
                yield f"{offer.name}: {summed}, together {rows[-1].together[number]}"
            if abs(summed - offer.horizon_total) > CENT:
                yield f"{offer.name}: {summed}, over the horizon {offer.horizon_total}"


def the_best_comes_first(one: Weighed) -> Iterator[str]:
    totals = [offer.total for offer in one.result.offers]
    if any(later > first + CENT for first, later in pairwise(totals)):
        yield f"{totals}"
    lead = one.result.lead
    if lead is not None and abs(lead.amount - (totals[0] - totals[1])) > CENT:
        yield f"lead {lead.amount} of {totals}"


def a_third_offer_never_reorders_two(one: Weighed) -> Iterator[str]:
    """Nor changes what they are worth, nor does their order in the file change anything."""
    by_name = {offer.name: offer for offer in one.result.offers}
    ranked = [offer.name for offer in one.result.offers]
    for left_out in ranked:
        rest = tuple(offer for offer in one.content.offer if offer.name != left_out)
        two = one.again(replace(one.content, offer=rest[::-1]))
        names = [offer.name for offer in two.offers]
        if names != [name for name in ranked if name != left_out]:
            yield f"{ranked}, without {left_out} {names}"
        yield from _other(two, by_name)


def _other(two: Comparison, by_name: dict[str, OfferTotal]) -> Iterator[str]:
    for offer in two.offers:
        known = by_name[offer.name]
        if (offer.total, offer.after_tax) != (known.total, known.after_tax):
            yield f"{offer.name} is {offer.total} of two, {known.total} of three"


def a_tie_put_back_ties(one: Weighed) -> Iterator[str]:
    """A number that a tie needs, in the offer: then both are worth the same to the cent."""
    first, second = (offer.name for offer in one.result.offers[:2])
    rows = [row for row in one.result.break_even if row.needs is not None]
    for row in random.Random(len(rows)).sample(rows, min(3, len(rows))):
        content, needs = one.content, row.needs or 0.0
        if row.offer is None:
            prefs = replace(content.preferences, value_of_time=needs)
            content = replace(content, preferences=prefs)
            two = (first, second)
        else:
            changed = tuple(
                with_value(offer, row.key, needs) if offer.name == row.offer else offer
                for offer in content.offer
            )
            content = replace(content, offer=changed)
            two = (row.offer, second if row.offer == first else first)
        totals = {offer.name: offer.total for offer in one.again(content).offers}
        if abs(totals[two[0]] - totals[two[1]]) > CENT:
            yield f"{row.key} of {row.offer} at {needs}: {totals[two[0]]} and {totals[two[1]]}"


def odds_add_up_to_one(one: Weighed) -> Iterator[str]:
    odds = one.result.odds
    if odds is None:
        return
    if abs(sum(odds.values()) - 1) > 1e-9 or any(not 0 <= chance <= 1 for chance in odds.values()):
        yield f"{odds}"
    if set(odds) != {offer.name for offer in one.result.offers}:
        yield f"odds of {sorted(odds)}"


def yes_is_said_from_where_nothing_held_is_worth_more(one: Weighed) -> Iterator[str]:
    """In a call about an offer, with the number they say put in its place."""
    for about in one.content.offer:
        held = [
            offer.name
            for offer in one.content.offer
            if offer is not about and offer.status in (None, "written")
        ]
        words: PersonWords = {"company": about.name, "as_of": one.day}
        try:
            call = the_call(about.level or "mid", words, one.content)
        except Problem:  # this level may have no band there, or the offer no pay
            continue
        said = [b for b in call.result.when_they_say if b.you_say.startswith("Yes, ")]
        for amount in [b.start for b in said if held and b.start is not None][:1]:
            offer = _paying(about, call, amount)
            rest = (o for o in one.content.offer if o is not about)
            again = one.again(replace(one.content, offer=(offer, *rest)))
            totals = {o.name: o.total for o in again.offers}
            best = max(totals[name] for name in held)
            if totals[about.name] < best - CENT:
                yield f"{about.name} at {amount}: {totals[about.name]}, held {best}"


def _paying(about: Offer, call: Call, amount: float) -> Offer:
    """The offer with base pay that comes to a full-time amount with its commission."""
    unit, commission = call.result.unit, about.with_commission - about.base
    if about.salary is not None:
        return with_value(about, "salary", unit.yearly(amount) - commission)
    hours = about.hours * about.weeks_per_year
    return with_value(about, "hourly", unit.hourly(amount) - commission / hours)


TRUTHS: tuple[Callable[[Weighed], Iterator[str]], ...] = (
    components_add_up_to_the_total,
    months_and_years_add_up_to_the_horizon,
    the_best_comes_first,
    a_third_offer_never_reorders_two,
    a_tie_put_back_ties,
    odds_add_up_to_one,
    yes_is_said_from_where_nothing_held_is_worth_more,
)


def hold(raw: dict[str, Any], day: date) -> tuple[list[tuple[str, str]], Counter[str]]:
    """What broke for three offers, and which kind of comparison it was."""
    try:
        one = weighed(raw, day)
    except Problem:
        return [], Counter(("all", "refused"))
    lead, odds = one.result.lead, one.result.odds is not None
    kinds = Counter({"all": 1, str(lead and lead.status): 1, "odds": int(odds)})
    found = [(truth.__name__, f"{f}; {day}, {raw}") for truth in TRUTHS for f in truth(one)]
    return found, kinds
