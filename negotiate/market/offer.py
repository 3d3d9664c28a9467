"""Where an offer stands, the counter to it, and how to give way."""

from __future__ import annotations

from typing import NamedTuple

from negotiate.market.ask import Ask, WalkAway, above_own
from negotiate.market.percentile import percentile_of
from negotiate.market.position import ONE, as_far_as
from negotiate.market.worth import Worth
from negotiate.model.facts import Level, Rule
from negotiate.model.money import to_cent
from negotiate.model.results import Bracket, BracketKind, CounterFrom, OfferResult, Verdict


class Talks(NamedTuple):
    """What an offer and its counter are judged by; amounts are full-time yearly pay."""

    level: Level
    worth: Worth
    own: WalkAway
    ask: Ask
    said: float | None
    """A number already said to this employer."""
    rules: dict[str, Rule]


def judge(offer: float, talks: Talks) -> OfferResult:
    """Where an offer stands and what to say to it."""
    band, rules = talks.worth.band, talks.rules
    verdict = _verdict(offer, talks)
    counter, counter_from = _counter(offer, verdict, talks)
    width = band.high - band.low
    return OfferResult(
        amount=offer,
        percentile=percentile_of(offer, talks.worth.percentiles),
        compa_ratio=offer / band.mid,
        range_penetration=(offer - band.low) / width if width else None,
        verdict=verdict,
        counter=counter,
        counter_from=counter_from,
        unlikely=not rules["offer_least"].value <= offer / band.mid <= rules["offer_most"].value,
    )


def _verdict(offer: float, talks: Talks) -> Verdict:
    own, asked = talks.own, talks.ask
    if own.source == "floor" and offer < own.amount:
        return "below-floor"
    if own.source == "current" and offer < own.amount:
        return "below-current"
    if offer < (talks.worth.target if asked.lifted else asked.low):
        return "below-market"
    return "in-range" if offer < asked.high else "above-range"


def _counter(
    offer: float, verdict: Verdict, talks: Talks
) -> tuple[float, CounterFrom] | tuple[None, None]:
    """The figure to say and what sets it; None where none is wise."""
    if verdict == "above-range" or (talks.said is not None and offer >= talks.said):
        return None, None
    counter, since = _by_reach(offer, talks)
    least, least_since = _least(talks)
    if talks.said is not None:
        # More than what was already said would be going back on it.
        bound = max(talks.worth.minimum, talks.own.own or 0.0)
        counter, since = (least, least_since) if bound > talks.said else (talks.said, "said")
    elif least > counter:
        counter, since = least, least_since
    if counter < offer * (1 + talks.rules["counter_least"].value):
        return None, None
    return counter, since


def _by_reach(offer: float, talks: Talks) -> tuple[float, CounterFrom]:
    """The top of the ask, or as far towards it as one call reaches, rounded down."""
    reach = reach_of(talks.level, talks.rules).value
    far = as_far_as(ONE, offer, talks.worth.minimum, reach)
    if talks.ask.high <= far:
        # The ask's top is a speakable figure, or the advert's maximum, which stays as it is.
        return talks.ask.high, "ask"
    return ONE.round_to(far, talks.worth.speak, "down"), "reach"


def reach_of(level: Level, rules: dict[str, Rule]) -> Rule:
    """How far above the offer one call usually reaches, as a factor."""
    return rules["reach_junior" if level.name == "junior" else f"reach_{level.paid}"]


def _least(talks: Talks) -> tuple[float, CounterFrom]:
    """The least worth saying: lawful, and above the user's own walk-away; and what sets it.

    An advert's maximum beats the walk-away: more than it says is not to be had.
    """
    least = ONE.round_to(talks.worth.minimum, talks.worth.speak, "up")
    since: CounterFrom = "minimum"
    if talks.own.own is not None:
        own = above_own(talks.own.own, talks.worth.speak, talks.rules)
        least, since = (own, "own") if own > least else (least, since)
    if talks.ask.posted is not None and talks.ask.posted[1] < least:
        return talks.ask.posted[1], "advert"
    return least, since


def rungs(offer: OfferResult | None, talks: Talks) -> tuple[float, ...]:
    """At most three amounts to ask for in turn, each giving way by less than the one before.

    From the counter (the top of the ask without an offer) to the bottom of the ask, or to a figure
    under the first where the ask gives none. Each lies above the offer, above the user's own
    walk-away, and at or above the legal minimum.
    """
    first = talks.ask.high if offer is None else offer.counter
    if first is None:
        return ()
    last = _last_rung(first, offer, talks)
    between = first - (first - last) * 2 / 3
    speak = talks.worth.speak
    later = (ONE.round_to(to_cent(step), speak, "up") for step in (between, last))
    steps = [first, *(step for step in later if step < first)]
    least = max(offer.amount if offer else 0.0, talks.own.own or 0.0)
    wise = [step for step in steps if step > least and step >= talks.worth.minimum]
    return tuple(sorted(set(wise), reverse=True))


def _last_rung(first: float, offer: OfferResult | None, talks: Talks) -> float:
    if offer is not None and offer.reach_binds:
        return (max(offer.amount, talks.worth.minimum) + first) / 2
    if talks.ask.low < first:
        return talks.ask.low
    return first * (1 - talks.rules["rung_step"].value)


def brackets(own: WalkAway, asked: Ask) -> tuple[Bracket, ...]:
    """Three or four brackets for the number they may say, without words.

    The edges are the user's own walk-away, where set, and both ends of the ask; an edge that
    repeats, or a walk-away above the ask, is left out.
    """
    edges: list[tuple[BracketKind, float]] = [("below", asked.low)]
    if own.own is not None and own.own < asked.low:
        edges = [("below-own", own.own), *edges]
    if asked.high > asked.low:
        edges.append(("in", asked.high))
    starts = [None, *(edge for _, edge in edges)]
    found = [Bracket(kind, start, end) for (kind, end), start in zip(edges, starts, strict=False)]
    return (*found, Bracket("above", starts[-1], None))
