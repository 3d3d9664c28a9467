"""Where an offer stands, the counter to it, and how to give way."""

from __future__ import annotations

from negotiate.market.ask import Ask, WalkAway, above_reservation
from negotiate.market.assessment import Assessment
from negotiate.market.percentile import percentile_of
from negotiate.market.position import as_far_as, rounded_down, rounded_up
from negotiate.model.money import to_cent
from negotiate.model.results import Bracket, BracketKind, CounterFrom, OfferResult, Verdict


def judge(offer: float, known: Assessment) -> OfferResult:
    """Where an offer stands and what to say to it."""
    band, rules = known.valuation.band, known.facts.rules
    verdict = _verdict(offer, known)
    counter, counter_from = _counter(offer, verdict, known)
    width = band.high - band.low
    return OfferResult(
        amount=offer,
        percentile=percentile_of(offer, known.valuation.percentiles),
        compa_ratio=offer / band.mid,
        range_penetration=(offer - band.low) / width if width else None,
        verdict=verdict,
        counter=counter,
        counter_from=counter_from,
        unlikely=not rules.offer.least.value <= offer / band.mid <= rules.offer.most.value,
    )


def _verdict(offer: float, known: Assessment) -> Verdict:
    walk_away, asked = known.walk_away, known.ask
    if walk_away.source == "floor" and offer < walk_away.amount:
        return "below-floor"
    if walk_away.source == "current" and offer < walk_away.amount:
        return "below-current"
    if offer < (known.valuation.target if asked.lifted else asked.low):
        return "below-market"
    return "in-range" if offer < asked.high else "above-range"


def _counter(
    offer: float, verdict: Verdict, known: Assessment
) -> tuple[float, CounterFrom] | tuple[None, None]:
    """The figure to say and what sets it; None where none is wise."""
    if verdict == "above-range" or (known.said is not None and offer >= known.said):
        return None, None
    counter, set_by = _by_reach(offer, known)
    least, least_set_by = _least(known)
    if known.said is not None:
        # More than what was already said would be going back on it.
        bound = max(known.valuation.minimum, known.walk_away.reservation or 0.0)
        counter, set_by = (least, least_set_by) if bound > known.said else (known.said, "said")
    elif least > counter:
        counter, set_by = least, least_set_by
    if counter < offer * (1 + known.facts.rules.offer.least_counter.value):
        return None, None
    return counter, set_by


def _by_reach(offer: float, known: Assessment) -> tuple[float, CounterFrom]:
    """The top of the ask, or as far towards it as one call reaches, rounded down."""
    reach = known.facts.rules.reach.of(known.level).value
    far = as_far_as(offer, known.valuation.minimum, reach)
    if known.ask.high <= far:
        # The ask's top is a speakable figure, or the advert's maximum, which stays as it is.
        return known.ask.high, "ask"
    return rounded_down(far, known.valuation.speakable_step), "reach"


def _least(known: Assessment) -> tuple[float, CounterFrom]:
    """The least worth saying: lawful, and above the user's own walk-away; and what sets it.

    An advert's maximum beats the walk-away: more than it says is not to be had.
    """
    least = rounded_up(known.valuation.minimum, known.valuation.speakable_step)
    set_by: CounterFrom = "minimum"
    if known.walk_away.reservation is not None:
        step, rules = known.valuation.speakable_step, known.facts.rules
        above = above_reservation(known.walk_away.reservation, step, rules)
        least, set_by = (above, "reservation") if above > least else (least, set_by)
    if known.ask.posted is not None and known.ask.posted.top < least:
        return known.ask.posted.top, "advert"
    return least, set_by


def rungs(known: Assessment) -> tuple[float, ...]:
    """At most three amounts to ask for in turn, each giving way by less than the one before.

    From the counter (the top of the ask without an offer) to the bottom of the ask, or to a figure
    under the first where the ask gives none. Each lies above the offer, above the user's own
    walk-away, and at or above the legal minimum.
    """
    offer = known.offer
    first = known.ask.high if offer is None else offer.counter
    if first is None:
        return ()
    last = _last_rung(first, known)
    between = first - (first - last) * known.facts.rules.offer.second_rung.value
    later = (rounded_up(to_cent(step), known.valuation.speakable_step) for step in (between, last))
    steps = [first, *(step for step in later if step < first)]
    least = max(offer.amount if offer else 0.0, known.walk_away.reservation or 0.0)
    wise = [step for step in steps if step > least and step >= known.valuation.minimum]
    return tuple(sorted(set(wise), reverse=True))


def _last_rung(first: float, known: Assessment) -> float:
    offer = known.offer
    if offer is not None and offer.reach_binds:
        up = known.facts.rules.offer.last_rung_of_reach.value
        return max(offer.amount, known.valuation.minimum) * (1 - up) + first * up
    if known.ask.low < first:
        return known.ask.low
    return first * (1 - known.facts.rules.offer.last_rung.value)


def brackets(walk_away: WalkAway, asked: Ask) -> tuple[Bracket, ...]:
    """Two to four brackets for the number they may say, without words.

    The edges are the user's own walk-away, where set, and both ends of the ask; an edge that
    repeats, or a walk-away above the ask, is left out.
    """
    edges: list[tuple[BracketKind, float]] = [("below", asked.low)]
    if walk_away.reservation is not None and walk_away.reservation < asked.low:
        edges = [("below-own", walk_away.reservation), *edges]
    if asked.high > asked.low:
        edges.append(("in", asked.high))
    starts = [None, *(edge for _, edge in edges)]
    found = [
        Bracket(kind=kind, start=start, end=end)
        for (kind, end), start in zip(edges, starts, strict=False)
    ]
    return (*found, Bracket(kind="above", start=starts[-1], end=None))
