"""Which offer is worth more, by how much, and what that hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from negotiate.model.comparison import (
    BoundsNeeded,
    Comparison,
    ContractorRate,
    Home,
    Kept,
    Law,
    Lead,
    OfferTotal,
    PlacedOffer,
)
from negotiate.model.facts import Rules
from negotiate.model.lines import UsualAsk
from negotiate.model.offer import Offer, Preferences, StateOvertime
from negotiate.model.tax import PlaceTaxes
from negotiate.offers.after_tax import after_tax
from negotiate.offers.asks import asks_for
from negotiate.offers.break_even import break_evens
from negotiate.offers.cautions import (
    between_offers,
    cover_cautions,
    help_cautions,
    horizon_cautions,
    low_in_band,
    match_readings,
    offer_cautions,
    only_once,
    tax_cautions,
)
from negotiate.offers.contractor import Taxed, contractor_rates
from negotiate.offers.costs import with_cost_per_mile
from negotiate.offers.counted import counted
from negotiate.offers.lead import LeadAnalysis, ValueOf, lead_of
from negotiate.offers.legal import leave_cautions, legal_cautions
from negotiate.offers.odds import odds
from negotiate.offers.sensitivity import swings
from negotiate.offers.totals import total_of, yearly_value
from negotiate.offers.uncertain import boundable, drawn
from negotiate.offers.verdict import verdict
from negotiate.offers.years import ahead_from, crossover, month_totals, year_totals

if TYPE_CHECKING:
    from negotiate.model.what_if import WhatIf


class OfferContext(NamedTuple):
    """What is known of an offer beside the file: its place in its band, law, taxes and prices."""

    place: PlacedOffer | None = None
    law: Law = Law()
    notes: tuple[str, ...] = ()
    taxes: PlaceTaxes = PlaceTaxes()
    state_overtime: StateOvertime = StateOvertime()


class Terms(NamedTuple):
    """What every offer is weighed by."""

    prefs: Preferences
    rules: Rules
    usual_asks: tuple[UsualAsk, ...]
    as_of: date
    home: str = "US"
    """What the home area is called."""
    what_if: bool = False
    """Whether tables for other settings are wanted."""


class _Weighed(NamedTuple):
    """One offer with all that is known of it."""

    stated: Offer
    """As it stands in the file, placed and dated."""
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

    def value_of(offer: Offer) -> float:
        return yearly_value(offer, prefs, rules)

    analysis = lead_of(ranked, totals, value_of, rules) if len(totals) > 1 else None
    years, months = year_totals(ranked, prefs, rules), month_totals(ranked, prefs, rules)
    need = _bounds_needed(ranked, totals, analysis)
    chances = _odds(ranked, value_of) if analysis and need is None else None
    return Comparison(
        horizon_years=int(prefs.years) if prefs.years.is_integer() else prefs.years,
        offers=totals,
        lead=analysis and _lead(totals, analysis, terms),
        break_even=break_evens(ranked, prefs, rules),
        asks=asks_for(ranked, totals, terms.usual_asks, prefs.covers),
        cautions=(*_cautions(weighed, terms), *match_readings(ranked, totals, value_of, rules)),
        home=Home(area=terms.home, filing=prefs.filing, children=prefs.children),
        odds=chances,
        wins_more_often=None if chances is None else _likelier(chances, ranked[0].name, rules),
        odds_need=need or (),
        sensitivity=swings([entry.stated for entry in weighed], value_of, rules),
        years=years,
        months=months,
        ahead_from=ahead_from(months),
        crossover=crossover(years, months),
        contractor=_contractor_rates(weighed, terms),
        kept=_kept(weighed),
        as_of=terms.as_of,
        counted=tuple(ranked),
        what_if=_what_if(weighed, terms),
    )


def _what_if(weighed: Sequence[_Weighed], terms: Terms) -> WhatIf | None:
    if not terms.what_if:
        return None
    from negotiate.offers.what_if import what_if

    minimums = [entry.context.law.minimum_wage for entry in weighed]
    return what_if([entry.offer for entry in weighed], terms.prefs, terms.rules, minimums)


def _weighed(stated: Offer, context: OfferContext, terms: Terms) -> _Weighed:
    prefs, rules, taxes = terms.prefs, terms.rules, context.taxes
    stated = counted(stated, context.state_overtime, terms.as_of)
    offer = with_cost_per_mile(stated, rules.comparison.cost_per_mile.value)
    net = taxes.taxes and after_tax(
        offer, prefs, rules, taxes.taxes, taxes.home_over_place, terms.as_of.year
    )
    total = total_of(offer, prefs, rules)._replace(
        place=context.place, stateless=taxes.stateless, after_tax=net
    )
    return _Weighed(stated=stated, offer=offer, context=context, total=total)


def _kept(weighed: Sequence[_Weighed]) -> tuple[Kept, ...]:
    """What stays of the pay each offer has more than the present job."""
    mine = next((entry for entry in weighed if entry.offer.status == "current"), None)
    if mine is None or mine.total.after_tax is None:
        return ()
    now = mine.total.after_tax.take_home
    found = []
    for entry in weighed:
        net = entry.total.after_tax
        if net is None or entry is mine or net.take_home.pay - now.pay < 1:
            continue
        found.append(
            Kept(
                offer=entry.offer.name,
                current=mine.offer.name,
                more=net.take_home.pay - now.pay,
                stays=net.take_home.amount - now.amount,
                credits_lost=max(now.credits - net.take_home.credits, 0.0),
            )
        )
    return tuple(found)


def _contractor_rates(weighed: Sequence[_Weighed], terms: Terms) -> tuple[ContractorRate, ...]:
    taxed = [
        Taxed(
            offer=entry.offer,
            taxes=entry.context.taxes.taxes,
            home_over_place=entry.context.taxes.home_over_place or 1.0,
        )
        for entry in weighed
        if entry.context.taxes.taxes is not None
    ]
    return contractor_rates(taxed, terms.prefs, terms.rules)


def _cautions(weighed: Sequence[_Weighed], terms: Terms) -> list[str]:
    """What deserves a second look: the law, each offer, between them, their taxes; each once."""
    ranked = [entry.offer for entry in weighed]
    totals = [entry.total for entry in weighed]
    law: dict[str, None] = {}
    each: dict[str, None] = {}
    for entry in weighed:
        said = legal_cautions(entry.offer, entry.context.law)
        law |= dict.fromkeys(f'"{entry.offer.name}": {text}' for text in said)
        found = offer_cautions(entry.offer, terms.as_of, terms.rules)
        each |= dict.fromkeys((*entry.context.notes, *found))
    return [
        *law,
        *each,
        *only_once(ranked, totals),
        *between_offers(ranked, terms.prefs, terms.as_of, terms.rules),
        *horizon_cautions(ranked, terms.prefs, terms.rules),
        *cover_cautions(ranked, terms.prefs),
        *leave_cautions(ranked, [entry.context.law for entry in weighed]),
        *tax_cautions(totals, terms.as_of),
        *help_cautions(ranked, terms.prefs, terms.rules),
        *low_in_band(ranked, [entry.context.place for entry in weighed], terms.rules),
    ]


def _lead(totals: Sequence[OfferTotal], analysis: LeadAnalysis, terms: Terms) -> Lead:
    return Lead(
        amount=analysis.amount,
        percent=analysis.percent,
        status=analysis.status,
        depends_on=analysis.depends_on,
        verdict=verdict(
            totals, analysis, terms.prefs, terms.home, terms.rules.comparison.close.value
        ),
    )


def _odds(ranked: Sequence[Offer], value_of: ValueOf) -> dict[str, float]:
    chances = odds(ranked, value_of)
    return {offer.name: chance for offer, chance in zip(ranked, chances, strict=True)}


def _likelier(chances: dict[str, float], first: str, rules: Rules) -> str | None:
    """The offer clearly likelier to come out best than the first; None where none is."""
    best = max(chances, key=lambda name: chances[name])
    clearly = chances[best] >= chances[first] + rules.comparison.clearly.value
    return best if clearly else None


def _bounds_needed(
    ranked: Sequence[Offer], totals: Sequence[OfferTotal], analysis: LeadAnalysis | None
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
    if not any(bounded):
        return _named(ranked)
    loose = _leads_by(totals, bounded[0])
    return None if loose is None else _named(ranked[:1], loose)


def _leads_by(totals: Sequence[OfferTotal], bounded: set[str]) -> set[str] | None:
    """The leader's pay that nobody owes and that has no bounds, where it leads only by that.

    With odds it would be said to be nearly sure.
    """
    items = [c for c in totals[0].components if c.kind == "conditional_pay"]
    loose = [c for c in items if c.key not in bounded and c.amount > 0]
    without = totals[0].total - sum(c.amount for c in loose)
    return {c.key for c in loose} if loose and without <= totals[1].total else None


def _named(offers: Sequence[Offer], components: set[str] | None = None) -> tuple[BoundsNeeded, ...]:
    """The items that may have bounds, of those components."""
    return tuple(
        BoundsNeeded(item=number.item, offer=offer.name, key=number.key)
        for offer in offers
        for number in boundable(offer)
        if components is None or number.component in components
    )
