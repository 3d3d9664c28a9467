"""A written offer held against what was promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from negotiate.api.scripts import offer_of
from negotiate.files.facts import load_facts, load_state_overtime
from negotiate.files.gazetteer import Gazetteer
from negotiate.files.offers import load_each
from negotiate.files.promises import load_questions, load_terms
from negotiate.market.minimum import in_force
from negotiate.model.errors import Problem
from negotiate.model.facts import Facts
from negotiate.model.offer import Offer, OffersFile, Preferences, StateOvertime
from negotiate.model.promise import Check
from negotiate.model.text import listing
from negotiate.offers.benefits import counted_tiers
from negotiate.offers.costs import with_cost_per_mile
from negotiate.offers.counted import counted
from negotiate.offers.promises import Valuation, differences
from negotiate.offers.totals import yearly_value
from negotiate.words.days import day_or
from negotiate.words.places import resolve


def check_letter(
    letter: str,
    promised: str | None = None,
    *,
    company: str | None = None,
    promised_name: str | None = None,
    as_of: str | date | None = None,
    changes: Sequence[str] = (),
) -> Check:
    """What the written offer lacks of what was promised, dearest first, and what it has better.

    `letter` and `promised` are offers files, `-` is standard input; without `promised` both offers
    are in the one file. `company` names the written offer, `promised_name` the other; by default
    the only ones, or in one file the written and the verbal one. `changes` are words such as
    `Acme.hourly=23` for this time; an offer named in both files is changed in the letter. Raises
    `Problem` with every mistake of both files, or where it is not clear which offers are meant.
    """
    day = day_or(date.today(), as_of)
    names = (letter,) if promised is None else (letter, promised)
    files = load_each(names, day, changes)
    if promised is None and len(files[0].offer) == 1:
        raise Problem(
            f"'{files[0].offer[0].name}' is alone: it takes what was promised, and the letter",
            hint="write both into the file, or name the other one's: --promised FILE",
        )
    said = _promised(files[-1], promised_name, company if promised is not None else None)
    others = files[0]
    if promised is None:
        others = replace(others, offer=tuple(x for x in others.offer if x.name != said.name))
    now = _letter(others, company)
    rules = load_facts().rules
    now, said = (replace(one, retirement=counted_tiers(one, rules)) for one in (now, said))
    found = differences(
        now, said, load_terms(), _valuation(now, said, others, day), load_questions()
    )
    return Check(
        letter=now.name,
        promised=said.name,
        as_of=day,
        worse=tuple(one for one in found if one.kind != "better"),
        better=tuple(one for one in found if one.kind == "better"),
    )


def _letter(content: OffersFile, company: str | None) -> Offer:
    found = offer_of(content, company) or _only(content, "written")
    if found is None:
        raise _unclear("the written one", "company", content)
    return found


def _promised(content: OffersFile, name: str | None, company: str | None) -> Offer:
    """The offer as it was promised: by its name, the only one of its file, or the verbal one."""
    alone = len(content.offer) == 1 and company is not None
    try:
        found = offer_of(content, name or (None if alone else company)) or _only(content, "verbal")
    except Problem as problem:
        about = problem.about if name is None else "promised_name"
        raise Problem(problem.message, about=about, hint=problem.hint) from None
    if found is None:
        raise _unclear("what was promised", "promised_name", content)
    return found


def _only(content: OffersFile, status: str) -> Offer | None:
    """The only offer of a status; None where there are others of it, or none."""
    found = [offer for offer in content.offer if offer.status == status]
    return found[0] if len(found) == 1 else None


def _unclear(what: str, about: str, content: OffersFile) -> Problem:
    names = listing(f"'{offer.name}'" for offer in content.offer) if content.offer else "no offer"
    return Problem(f"it is not clear which offer is {what}", about=about, hint=f"name it: {names}")


def _valuation(letter: Offer, promised: Offer, content: OffersFile, day: date) -> Valuation:
    """What an offer is worth a year, by the streams and preferences of a comparison."""
    facts, prefs = load_facts(), content.preferences
    overtime = _overtime(letter.area or promised.area or prefs.home_area, facts, day)
    mile = facts.rules.comparison.cost_per_mile.value

    def worth(offer: Offer, prefs: Preferences) -> float:
        dated = counted(with_cost_per_mile(offer, mile), overtime, day)
        return yearly_value(dated, prefs, facts.rules)

    by_day = replace(prefs, time_off="day-rate")
    return Valuation(
        plain=lambda offer: worth(offer, prefs), with_days_off=lambda offer: worth(offer, by_day)
    )


def _overtime(area: str, facts: Facts, day: date) -> StateOvertime:
    """What the state of the job adds to overtime; nothing where the place is not known."""
    try:
        place = resolve(area, Gazetteer())
    except Problem:
        return StateOvertime()
    minimum = in_force(facts.minimum_wages, place, day)
    return load_state_overtime(place.state, minimum and minimum.amount)
