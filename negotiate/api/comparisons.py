"""A comparison of offers from a user's files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple, Unpack, cast

from negotiate.api.offers import load_offers
from negotiate.api.person import bands_in, role_and_facts, us_place
from negotiate.api.taxes import PRICES, TaxesOnFile
from negotiate.files.facts import load_clauses, load_facts, load_state_overtime
from negotiate.files.gazetteer import Gazetteer
from negotiate.files.lines import load_usual_asks
from negotiate.files.local_taxes import Household
from negotiate.market.bands import choose_band
from negotiate.market.minimum import InForce, counted, in_force, soon_or_never
from negotiate.market.percentile import percentile_of
from negotiate.market.target import appraise
from negotiate.model.band import Place
from negotiate.model.clauses import Clauses
from negotiate.model.comparison import Comparison, Law, PlacedOffer
from negotiate.model.errors import Problem
from negotiate.model.facts import Facts, LevelName, Source
from negotiate.model.money import FULL_TIME_HOURS
from negotiate.model.offer import Offer, OffersFile
from negotiate.model.question import Question
from negotiate.model.role import Role
from negotiate.model.text import long_day
from negotiate.offers.comparison import OfferContext, Terms, compare
from negotiate.offers.home import lived, place_taxes, too_far
from negotiate.words.person import (
    BackgroundWords,
    PersonWords,
    check_keywords,
    read_question,
)


def compare_offers(
    *files: str | Path, level: str | None = None, **words: Unpack[BackgroundWords]
) -> Comparison:
    """The offers of one or several offers files side by side, best first.

    `level` and `area` hold for offers that name none. Raises `Problem` with every mistake of every
    file.
    """
    check_keywords(words, BackgroundWords)
    if not all(isinstance(file, str | Path) for file in files):
        raise Problem("offers come in files", hint="negotiate compare --template prints one")
    content = load_offers([str(file) for file in files], words.get("as_of"))
    return weigh(content, level, cast("PersonWords", words))


def weigh(
    content: OffersFile, level: str | None, words: PersonWords, *, what_if: bool = False
) -> Comparison:
    """As `compare_offers`, for offers already read; of `words` only the background counts.

    With `what_if` the comparison brings the tables from which a page works out other settings.
    """
    role, facts = role_and_facts(words.get("role"), load_facts())
    background = {name: words.get(name) for name in BackgroundWords.__annotations__}
    question = read_question(level, cast("PersonWords", background), facts, date.today())
    area, finds = words.get("area"), words.get("finds")
    typed = None if level is None else cast("LevelName", question.level)  # checked just above
    offers = [
        replace(offer, level=offer.level or typed, area=offer.area or area)
        for offer in content.offer
    ]
    gazetteer = Gazetteer()
    if area is not None:
        us_place(area, gazetteer)  # a slip on the command line is an error, in a file a caution
    prefs = content.preferences
    home = _home(prefs.home_area, gazetteer)
    terms = Terms(
        prefs=prefs,
        rules=facts.rules,
        usual_asks=load_usual_asks(),
        as_of=question.as_of,
        home="US" if home.state is None else home.area,
        what_if=what_if,
    )
    about = _About(
        question=question,
        facts=facts,
        role=role,
        gazetteer=gazetteer,
        home=home,
        tables=TaxesOnFile(Household(prefs.filing, prefs.children), question.as_of.year, gazetteer),
        clauses=load_clauses(),
        finds=None if finds is None else Path(finds),
    )
    contexts = [_context(offer, about) for offer in offers]
    result = compare(offers, contexts, terms)
    return result._replace(sources=_sources(result, facts))


def _sources(result: Comparison, facts: Facts) -> tuple[Source, ...]:
    """Where taxes and prices come from, each once."""
    names: dict[str, None] = {}
    for offer in result.offers:
        if offer.after_tax is not None:
            taxes = offer.after_tax.taxes
            published = [source for _, source in taxes.federal.sources]
            if taxes.federal.credits:
                published += taxes.federal.credits.sources
            for state in filter(None, (taxes.state, taxes.work)):
                published += (state.source, *state.premium_sources, *state.rule_sources)
            published += (*taxes.sources, *(tax.source for tax in taxes.local))
            names |= dict.fromkeys((*published, PRICES))
    return tuple(facts.sources[name] for name in names)


def _home(area: str, gazetteer: Gazetteer) -> Place:
    try:
        return us_place(area, gazetteer)
    except Problem as problem:
        raise Problem(f"preferences.home_area: {problem.message}", hint=problem.hint) from problem


class _About(NamedTuple):
    """What every offer is looked at with: the person, the facts, and the tables of places."""

    question: Question
    facts: Facts
    role: Role | None
    gazetteer: Gazetteer
    home: Place
    tables: TaxesOnFile
    clauses: Clauses
    finds: Path | None


def _context(offer: Offer, about: _About) -> OfferContext:
    """Where an offer's base pay stands in its own band, and the law and taxes that hold there."""
    try:
        place = us_place(offer.area or "US", about.gazetteer)
    except Problem as problem:
        text = (
            f'"{offer.name}": {problem.message}; {problem.hint}. Until its area is known, its law, '
            "taxes and take-home are left out."
        )
        return OfferContext(notes=(text,))
    facts, question = about.facts, about.question
    today = in_force(facts.minimum_wages, place, question.as_of)
    ahead = facts.rules.law.counts_within.value
    minimum = counted(facts.minimum_wages, place, question.as_of, ahead)
    floor = in_force(facts.salary_floors, place, question.as_of)
    worked = place.state or about.home.state
    law = Law(
        minimum_wage=today and today.amount,
        minimum_of=today.row.jurisdiction if today else "",
        minimum_soon=_starting(minimum),
        salary_floor=floor and floor.amount,
        floor_of=floor.row.jurisdiction if floor else "",
        floors_soon=_soon(floor, question.as_of, facts) if floor else (),
        not_on_file=minimum.missing.jurisdiction if minimum and minimum.missing else "",
        repay=_repay(offer, worked, about),
        leave=_leave(worked, about),
    )
    taxes = place_taxes(offer, place, about.home, about.tables)
    notes = (*_taken(offer, place), *_far(offer, place, about), *taxes.notes)
    context = OfferContext(
        law=law,
        taxes=taxes,
        notes=notes,
        state_overtime=load_state_overtime(worked, law.minimum_wage),
    )
    if offer.level is None or offer.area is None:
        return context
    try:
        placed = _placed(offer, offer.level, place, minimum, about)
    except Problem as problem:
        text = f'"{offer.name}": it is not placed in a band: {problem.message}.'
        return context._replace(notes=(*notes, text))
    return context._replace(place=placed)


def _repay(offer: Offer, state: str | None, about: _About) -> str:
    """What to know of a clause on paying a sign-on bonus back; empty for the job one has."""
    if offer.status == "current":
        return ""
    day = about.question.as_of
    rows = about.clauses.that_count("repay", state, day, offer.level)
    return " ".join(row.said(day) for row in rows)


def _leave(state: str | None, about: _About) -> str:
    """What the state itself says of unused leave."""
    day = about.question.as_of
    rows = about.clauses.that_count("leave", state, day)
    return " ".join(row.said(day) for row in rows if row.state)


def _far(offer: Offer, place: Place, about: _About) -> tuple[str, ...]:
    """The question where home and work are too far apart to be both true."""
    where = lived(offer, place, about.home)
    if where is None or where.home == where.work:
        return ()
    centers = (about.gazetteer.center(where.home), about.gazetteer.center(where.work))
    text = too_far(offer, where, centers, about.facts.rules)
    return (text,) if text else ()


def _taken(offer: Offer, place: Place) -> Iterator[str]:
    """That a place is not on file, or was guessed: pay, law and tax are those of another."""
    if place.taken_for:
        yield f'"{offer.name}": {place.taken_for}'


def _starting(minimum: InForce | None) -> tuple[float, str] | None:
    """A higher minimum that starts so soon that it counts for who is hired now, and whose it is."""
    if minimum is None or minimum.starts is None:
        return None
    return minimum.amount, f"{minimum.row.jurisdiction}, from {long_day(minimum.starts)}"


def _soon(floor: InForce, day: date, facts: Facts) -> tuple[tuple[date, float, str], ...]:
    """Salary floors that start within a year, and those of larger employers."""
    found: list[tuple[date, float, str]] = []
    floor = soon_or_never(floor, day, facts.rules.law.coming_within.value)
    if floor.next_amount is not None and floor.next_from is not None:
        found.append((floor.next_from, floor.next_amount, floor.row.jurisdiction))
    larger = floor.larger
    if larger is not None and larger.amount is not None:
        found.append((larger.effective_from, larger.amount, larger.jurisdiction))
    return tuple(found)


def _placed(
    offer: Offer, level: str, place: Place, minimum: InForce | None, about: _About
) -> PlacedOffer:
    """Where base pay, scaled to full time, stands in the band of the level and place."""
    question, facts = about.question, about.facts
    asked = question._replace(level=level)
    if about.finds is not None:
        from negotiate.api.finds import finds_for

        role = about.role.key if about.role else ""
        asked = asked._replace(finds=finds_for(about.finds, role, level, place, question.as_of))
    bands = bands_in(place, about.role)
    band = choose_band(bands, level, place, question.as_of)
    mine = appraise(asked, facts.levels[level], band, minimum, facts)
    full_time = offer.with_commission * FULL_TIME_HOURS / (offer.hours * offer.weeks_per_year)
    return PlacedOffer(
        target=mine.target,
        percentile=percentile_of(full_time, mine.percentiles),
        compa_ratio=full_time / mine.band.mid,
    )
