"""Which offer is worth more, by how much, and what that hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from negotiate.model.comparison import Comparison, Home, Law, Lead, OfferTotal, PlacedOffer
from negotiate.model.facts import Rule
from negotiate.model.lines import UsualAsk
from negotiate.model.offer import Offer, Preferences
from negotiate.model.tax import There
from negotiate.offers.after_tax import after_tax
from negotiate.offers.asks import asks_for
from negotiate.offers.break_even import break_evens
from negotiate.offers.cautions import (
    between_offers,
    match_readings,
    offer_cautions,
    only_once,
    tax_cautions,
)
from negotiate.offers.lead import Hangs, Worth, lead_of
from negotiate.offers.odds import odds
from negotiate.offers.sensitivity import swings
from negotiate.offers.totals import total_of, worth
from negotiate.offers.uncertain import boundable, drawn
from negotiate.offers.verdict import verdict
from negotiate.offers.years import crossover, year_totals


class Around(NamedTuple):
    """What is known of an offer beside the file: its place in its band, law, taxes and prices."""

    place: PlacedOffer | None = None
    law: Law = Law()
    notes: tuple[str, ...] = ()
    there: There = There()


class Terms(NamedTuple):
    """What every offer is weighed by."""

    prefs: Preferences
    contribution_limit: float
    """Most a person may put into retirement in a year."""
    usual_asks: tuple[UsualAsk, ...]
    as_of: date
    mile: Rule
    """The cost of a mile, with its range."""
    home: str = "US"
    """What the home area is called."""


def compare(offers: Sequence[Offer], around: Sequence[Around], terms: Terms) -> Comparison:
    """The offers totalled and ranked, best first; ties keep the order of their names."""
    prefs, limit = terms.prefs, terms.contribution_limit
    paired = [
        (offer, one, _totalled(offer, one, terms))
        for offer, one in zip(offers, around, strict=True)
    ]
    paired.sort(key=lambda entry: (-round(entry[2].total, 6), entry[0].name))
    ranked = [offer for offer, _, _ in paired]
    totals = tuple(total for _, _, total in paired)

    def value(offer: Offer) -> float:
        return worth(offer, prefs, limit)

    cautions = [
        caution
        for offer, one, _ in paired
        for caution in (*one.notes, *offer_cautions(offer, one.law, terms.as_of, limit))
    ]
    cautions = list(dict.fromkeys(cautions))
    cautions += [*only_once(ranked, totals), *between_offers(ranked)]
    cautions += tax_cautions(totals, terms.as_of)
    hangs = lead_of(ranked, totals, value) if len(totals) > 1 else None
    years = year_totals(ranked, prefs, limit)
    need = _bounds_needed(ranked, hangs)
    return Comparison(
        horizon_years=prefs.horizon_years,
        offers=totals,
        lead=hangs and _lead(totals, hangs, terms),
        break_even=break_evens(ranked, prefs, limit),
        asks=asks_for(ranked, terms.usual_asks),
        cautions=(*cautions, *match_readings(ranked, totals, value)),
        home=Home(terms.home, prefs.filing),
        odds=_odds(ranked, value) if hangs and need is None else None,
        odds_need=need or (),
        sensitivity=swings(ranked, value, terms.mile),
        years=years,
        crossover=crossover(years),
        as_of=terms.as_of,
    )


def _totalled(offer: Offer, around: Around, terms: Terms) -> OfferTotal:
    prefs, limit = terms.prefs, terms.contribution_limit
    there = around.there
    return total_of(offer, prefs, limit)._replace(
        place=around.place,
        stateless=there.stateless,
        after_tax=there.taxes
        and after_tax(offer, prefs, limit, there.taxes, there.prices, terms.as_of.year),
    )


def _lead(totals: Sequence[OfferTotal], hangs: Hangs, terms: Terms) -> Lead:
    words = verdict(totals, hangs, terms.prefs, terms.home)
    return Lead(hangs.amount, hangs.percent, hangs.status, hangs.depends_on, words)


def _odds(ranked: Sequence[Offer], value: Worth) -> dict[str, float]:
    return {o.name: chance for o, chance in zip(ranked, odds(ranked, value), strict=True)}


def _bounds_needed(ranked: Sequence[Offer], hangs: Hangs | None) -> tuple[str, ...] | None:
    """What the user would have to give bounds for to have odds; None where nothing is missing.

    Empty where the lead hangs on something that no bounds can be given for.
    """
    if hangs is None:
        return ()
    bounded = [{one.key for one in drawn(offer)} for offer in ranked]
    if hangs.depends_on:
        open_items = [c for c in hangs.out if c.key not in bounded[0]]
        if not open_items and not hangs.flips:
            return None
        return _named(ranked[:1], {c.key for c in open_items})
    return None if any(bounded) else _named(ranked)


def _named(offers: Sequence[Offer], keys: set[str] | None = None) -> tuple[str, ...]:
    """The items that may have bounds, in words, of those keys."""
    return tuple(
        f"{one.item} at {offer.name}"
        for offer in offers
        for one in boundable(offer)
        if keys is None or one.key in keys
    )
