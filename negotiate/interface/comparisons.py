"""A comparison of offers from a user's files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from negotiate.files import bands as band_files
from negotiate.files.facts import load_facts
from negotiate.files.gazetteer import Gazetteer
from negotiate.files.lines import load_usual_asks
from negotiate.files.offers import load_offers
from negotiate.interface.checks import check_person
from negotiate.interface.taxes import PRICES, TaxesAndPrices
from negotiate.market.bands import choose_band
from negotiate.market.minimum import InForce, in_force
from negotiate.market.percentile import percentile_of
from negotiate.market.places import resolve
from negotiate.market.target import appraise
from negotiate.model.band import Place
from negotiate.model.comparison import Comparison, Law, PlacedOffer
from negotiate.model.errors import Problem
from negotiate.model.facts import Facts, Source
from negotiate.model.money import FULL_TIME_HOURS
from negotiate.model.offer import Offer, OffersFile
from negotiate.model.question import Question
from negotiate.offers.comparison import Around, Terms, compare


def compare_offers(
    *files: str | Path,
    level: str | None = None,
    years: float | None = None,
    area: str | None = None,
    certs: Iterable[str] = (),
    languages: Iterable[str] = (),
    industry: str | None = None,
    as_of: date | None = None,
    finds: str | Path | None = None,
) -> Comparison:
    """The offers of one or several offers files side by side, best first.

    `level` and `area` hold for offers that name none. Raises `Problem` with every mistake of every
    file.
    """
    return weigh(
        load_offers([str(file) for file in files]),
        level=level,
        years=years,
        area=area,
        certs=certs,
        languages=languages,
        industry=industry,
        as_of=as_of,
        finds=finds,
    )


def weigh(
    content: OffersFile,
    *,
    level: str | None = None,
    years: float | None = None,
    area: str | None = None,
    certs: Iterable[str] = (),
    languages: Iterable[str] = (),
    industry: str | None = None,
    as_of: date | None = None,
    finds: str | Path | None = None,
) -> Comparison:
    """As `compare_offers`, for offers already read."""
    facts = load_facts()
    question = check_person(
        facts,
        level=level,
        years=years,
        certs=certs,
        languages=languages,
        industry=industry,
        as_of=as_of,
    )
    offers = [
        replace(offer, level=offer.level or (level and question.level), area=offer.area or area)
        for offer in content.offer
    ]
    gazetteer = Gazetteer()
    if area is not None:
        resolve(area, gazetteer)  # a slip on the command line is an error, in a file a caution
    prefs = content.preferences
    home = _home(prefs.home_area, gazetteer)
    taxes = TaxesAndPrices(prefs, home, question.as_of, gazetteer)
    terms = Terms(
        prefs=prefs,
        contribution_limit=facts.rules.law.retirement_limit.value,
        usual_asks=load_usual_asks(),
        as_of=question.as_of,
        mile=facts.rules.comparison.cost_per_mile,
        home="US" if home.state is None else home.area,
    )
    own = None if finds is None else Path(finds)
    around = [_around(offer, question, gazetteer, facts, own, taxes) for offer in offers]
    result = compare(offers, around, terms)
    return result._replace(sources=_sources(result, facts))


def _sources(result: Comparison, facts: Facts) -> tuple[Source, ...]:
    """Where taxes and prices come from, each once."""
    names: dict[str, None] = {}
    for offer in result.offers:
        if offer.after_tax is not None:
            federal, state = offer.after_tax.taxes
            names |= dict.fromkeys((*dict(federal.sources).values(), state.source, PRICES))
    return tuple(facts.sources[name] for name in names)


def _home(area: str, gazetteer: Gazetteer) -> Place:
    try:
        return resolve(area, gazetteer)
    except Problem as problem:
        text = problem.message.removeprefix("--area: ")
        raise Problem(f"preferences.home_area: {text}", hint=problem.hint) from problem


def _around(
    offer: Offer,
    question: Question,
    gazetteer: Gazetteer,
    facts: Facts,
    finds: Path | None,
    after_tax: TaxesAndPrices,
) -> Around:
    """Where an offer's base pay stands in its own band, and the law and taxes that hold there."""
    try:
        place = resolve(offer.area or "US", gazetteer)
    except Problem as problem:
        text = (
            f'"{offer.name}": its area is not placed: {problem.message.removeprefix("--area: ")}.'
        )
        return Around(notes=(text,))
    minimum = in_force(facts.minimum_wages, place, question.as_of)
    floor = in_force(facts.salary_floors, place, question.as_of)
    law = Law(
        minimum_wage=minimum and minimum.amount,
        minimum_of=minimum.row.jurisdiction if minimum else "",
        salary_floor=floor and floor.amount,
        floor_of=floor.row.jurisdiction if floor else "",
    )
    there = after_tax.of(offer, place)
    notes = tuple(filter(None, (there.note,)))
    if offer.level is None or offer.area is None:
        return Around(law=law, there=there, notes=notes)
    try:
        placed = _placed(offer, offer.level, place, question, facts, minimum, finds)
    except Problem as problem:
        text = f'"{offer.name}": it is not placed in a band: {problem.message}.'
        return Around(law=law, there=there, notes=(*notes, text))
    if placed.compa_ratio < facts.rules.offer.low_in_band.value:
        notes = (
            *notes,
            f'"{offer.name}": base pay is {placed.compa_ratio:.0%} of the middle for this level '
            "there. negotiate range with --offer says what to counter.",
        )
    return Around(place=placed, law=law, there=there, notes=notes)


def _placed(
    offer: Offer,
    level: str,
    place: Place,
    question: Question,
    facts: Facts,
    minimum: InForce | None,
    finds: Path | None,
) -> PlacedOffer:
    """Where base pay, scaled to full time, stands in the band of the level and place."""
    asked = question._replace(level=level)
    if finds is not None:
        from negotiate.interface.finds import finds_for

        asked = asked._replace(finds=finds_for(finds, level, place, question.as_of))
    bands = band_files.bands_in_use(place.area_code)
    band = choose_band(bands, level, place, question.as_of)
    mine = appraise(asked, facts.levels[level], band, minimum, facts)
    full_time = offer.base * FULL_TIME_HOURS / (offer.hours_per_week * offer.weeks_per_year)
    return PlacedOffer(
        target=mine.target,
        percentile=percentile_of(full_time, mine.percentiles),
        compa_ratio=full_time / mine.band.mid,
    )
