"""Which offer is worth more, by how much, and what that hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from negotiate.model.comparison import (
    BoundsNeeded,
    Comparison,
    Home,
    Law,
    Lead,
    OfferTotal,
    PlacedOffer,
)
from negotiate.model.facts import Rules
from negotiate.model.lines import UsualAsk
from negotiate.model.offer import Offer, Preferences
from negotiate.model.tax import PlaceTaxes
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
from negotiate.offers.components import with_cost_per_mile
from negotiate.offers.lead import LeadAnalysis, ValueOf, lead_of
from negotiate.offers.odds import odds
from negotiate.offers.sensitivity import swings
from negotiate.offers.totals import total_of, yearly_value
from negotiate.offers.uncertain import boundable, drawn
from negotiate.offers.verdict import verdict
from negotiate.offers.years import crossover, year_totals


class OfferContext(NamedTuple):
    """What is known of an offer beside the file: its place in its band, law, taxes and prices."""

    place: PlacedOffer | None = None
    law: Law = Law()
    notes: tuple[str, ...] = ()
    taxes: PlaceTaxes = PlaceTaxes()


class Terms(NamedTuple):
    """What every offer is weighed by."""

    prefs: Preferences
    rules: Rules
    usual_asks: tuple[UsualAsk, ...]
    as_of: date
    home: str = "US"
    """What the home area is called."""


class _Weighed(NamedTuple):
    """One offer with all that is known of it."""

    stated: Offer
    """As it stands in the file."""
    offer: Offer
    """As it counts: with the rule's cost of a mile where it leaves one out."""
    context: OfferContext
    total: OfferTotal


def compare(offers: Sequence[Offer], contexts: Sequence[OfferContext], terms: Terms) -> Comparison:
    """The offers totalled and ranked, best first; ties keep the order of their names.

    `contexts` are those of the offers, in their order.
    """
    weighed = [
        _weighed(offer, context, terms) for offer, context in zip(offers, contexts, strict=True)
    ]
    weighed.sort(key=lambda entry: (-round(entry.total.total, 6), entry.offer.name))
    ranked = [entry.offer for entry in weighed]
    totals = tuple(entry.total for entry in weighed)
    prefs, rules = terms.prefs, terms.rules
    limit = rules.law.retirement_limit.value

    def value_of(offer: Offer) -> float:
        return yearly_value(offer, prefs, limit)

    analysis = lead_of(ranked, totals, value_of, rules) if len(totals) > 1 else None
    years = year_totals(ranked, prefs, limit)
    need = _bounds_needed(ranked, analysis)
    return Comparison(
        horizon_years=prefs.horizon_years,
        offers=totals,
        lead=analysis and _lead(totals, analysis, terms),
        break_even=break_evens(ranked, prefs, rules),
        asks=asks_for(ranked, terms.usual_asks),
        cautions=(*_cautions(weighed, terms), *match_readings(ranked, totals, value_of, rules)),
        home=Home(terms.home, prefs.filing),
        odds=_odds(ranked, value_of) if analysis and need is None else None,
        odds_need=need or (),
        sensitivity=swings([entry.stated for entry in weighed], value_of, rules),
        years=years,
        crossover=crossover(years),
        as_of=terms.as_of,
    )


def _weighed(stated: Offer, context: OfferContext, terms: Terms) -> _Weighed:
    prefs, rules, taxes = terms.prefs, terms.rules, context.taxes
    limit = rules.law.retirement_limit.value
    offer = with_cost_per_mile(stated, rules.comparison.cost_per_mile.value)
    net = taxes.taxes and after_tax(
        offer, prefs, limit, taxes.taxes, taxes.home_over_place, terms.as_of.year
    )
    total = total_of(offer, prefs, limit)._replace(
        place=context.place, stateless=taxes.stateless, after_tax=net
    )
    return _Weighed(stated=stated, offer=offer, context=context, total=total)


def _cautions(weighed: Sequence[_Weighed], terms: Terms) -> list[str]:
    """What deserves a second look in each offer, between them, and in their taxes; each once."""
    ranked = [entry.offer for entry in weighed]
    totals = [entry.total for entry in weighed]
    each: dict[str, None] = {}
    for entry in weighed:
        law = entry.context.law
        found = offer_cautions(entry.offer, law, terms.as_of, terms.rules)
        each |= dict.fromkeys((*entry.context.notes, *found))
    return [
        *each,
        *only_once(ranked, totals),
        *between_offers(ranked),
        *tax_cautions(totals, terms.as_of),
    ]


def _lead(totals: Sequence[OfferTotal], analysis: LeadAnalysis, terms: Terms) -> Lead:
    return Lead(
        amount=analysis.amount,
        percent=analysis.percent,
        status=analysis.status,
        depends_on=analysis.depends_on,
        verdict=verdict(totals, analysis, terms.prefs, terms.home),
    )


def _odds(ranked: Sequence[Offer], value_of: ValueOf) -> dict[str, float]:
    chances = odds(ranked, value_of)
    return {offer.name: chance for offer, chance in zip(ranked, chances, strict=True)}


def _bounds_needed(
    ranked: Sequence[Offer], analysis: LeadAnalysis | None
) -> tuple[BoundsNeeded, ...] | None:
    """What the user would have to give bounds for to have odds; None where nothing is missing.

    Empty where the lead hangs on something that no bounds can be given for.
    """
    if analysis is None:
        return ()
    bounded = [{number.component for number in drawn(offer)} for offer in ranked]
    if analysis.depends_on:
        open_items = {c.key for c in analysis.needed if c.key not in bounded[0]}
        if not open_items and not analysis.flips:
            return None
        return _named(ranked[:1], open_items)
    return None if any(bounded) else _named(ranked)


def _named(offers: Sequence[Offer], components: set[str] | None = None) -> tuple[BoundsNeeded, ...]:
    """The items that may have bounds, of those components."""
    return tuple(
        BoundsNeeded(item=number.item, offer=offer.name, key=number.key)
        for offer in offers
        for number in boundable(offer)
        if components is None or number.component in components
    )
