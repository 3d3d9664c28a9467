"""Where an offer stands, how to give way, and what to answer to the numbers they may say."""

from __future__ import annotations

from negotiate.market.ask import Ask, WalkAway
from negotiate.market.assessment import Assessment
from negotiate.market.percentile import percentile_of
from negotiate.model.results import (
    Bracket,
    BracketKind,
    Concession,
    OfferResult,
    ShortOf,
    Verdict,
)


def judge(offer: float, known: Assessment) -> OfferResult:
    """Where an offer stands and what to say to it."""
    band, rules = known.valuation.band, known.facts.rules
    verdict = _verdict(offer, known)
    width = band.high - band.low
    return OfferResult(
        amount=offer,
        percentile=percentile_of(offer, known.valuation.percentiles),
        compa_ratio=offer / band.mid,
        range_penetration=(offer - band.low) / width if width else None,
        verdict=verdict,
        counter=known.counter.amount,
        counter_from=known.counter.set_by,
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


def short_of(known: Assessment) -> ShortOf:
    """What the user has or needs that is more than the figure, or than an offer without one.

    Where the job is needed badly a better offer in writing, a floor and present pay in the band
    count: the rest is answered with a yes.
    """
    best = known.offered if known.counter.amount is None else known.counter.amount
    if best is None:
        beyond = known.promised_elsewhere > known.ask_said.high and known.standing is None
        return "rival" if beyond and known.counter.none is None else ""
    own, need = known.walk_away, known.question.conversation.need == "high"
    more: dict[ShortOf, float] = {} if own.source == "market" else {own.source: own.amount}
    if not need and known.floor is None and known.current is not None:
        more["current"] = known.current
    more["rival"] = known.written_rival if need else known.promised_elsewhere
    if known.question.tie is not None:
        held: ShortOf = "job" if known.question.tie.has else "rival"
        more[held] = max(more.get(held, 0.0), known.tie)
    return next((what for what, amount in more.items() if amount > best), "")


def concessions_of(known: Assessment) -> tuple[Concession, ...]:
    """How to give way in money: first how close they can get, then good enough.

    Without anything to go up from, the bottom of the ask alone; none where no figure is wise.
    """
    counter = known.counter
    if known.before_figures or (counter.amount is None and counter.none is not None):
        return ()
    if known.standing is None and not known.in_scale:
        own = known.walk_away.reservation or 0.0
        step = Concession(ask=known.ask_said.low, if_they_say=None, key="ask-low")
        return (step,) if known.ask_said.low > own else ()
    if counter.amount is None:
        return ()
    need = known.question.conversation.need == "high"
    if need and known.offered is not None:
        return ()  # one soft ask, and yes on the same call
    found = [Concession(ask=None, if_they_say=known.standing, key="how-close")]
    good, least = counter.good_at, known.facts.rules.offer.least_counter.value
    worth = (known.standing or 0.0) * (1 + least)
    if need or short_of(known) or good in (known.floor, known.current):
        return tuple(found)  # no yes is due there, or it would say what is the user's own
    if good is not None and worth <= good < counter.amount:
        found.append(Concession(ask=good, if_they_say=known.standing, key="good-at"))
    return tuple(found)


def brackets(known: Assessment) -> tuple[Bracket, ...]:
    """What to answer to each number they may say, without words.

    With a figure the edges are the offer, which belongs to the first, good enough, and the figure;
    with an offer and no figure there is one bracket, from the offer up, and with present pay alone
    one up to it as well. Before that they are the
    user's own walk-away, where set, and both ends of the ask; an edge that repeats, or a walk-away
    above the ask, is left out. Where no figures are spoken of there is one without edges.
    """
    counter, standing = known.counter, known.standing
    if counter.amount is not None and not known.before_figures:
        return _around(standing, counter.good_at, counter.amount)
    if standing is not None:
        # What one earns already is no answer to say yes to: only more than that is.
        asked = Bracket(kind="offer", start=None, end=standing)
        before = () if known.offered is not None else (asked,)
        return (*before, Bracket(kind="take", start=standing, end=None))
    if counter.none in ("class", "no-steps", "no-step"):
        return (Bracket(kind="fixed", start=None, end=None),)
    return _before(known.walk_away, known.ask_said)


def _around(standing: float | None, good_at: float | None, counter: float) -> tuple[Bracket, ...]:
    edges: list[tuple[BracketKind, float | None]] = [
        ("offer", standing),
        ("close", good_at),
        ("good", counter),
    ]
    return _joined(edges, "met")


def _before(walk_away: WalkAway, asked: Ask) -> tuple[Bracket, ...]:
    edges: list[tuple[BracketKind, float | None]] = [("below", asked.low)]
    if walk_away.reservation is not None and walk_away.reservation < asked.low:
        edges = [("below-own", walk_away.reservation), *edges]
    return _joined([*edges, ("in", asked.high)], "above")


def _joined(
    edges: list[tuple[BracketKind, float | None]], last: BracketKind
) -> tuple[Bracket, ...]:
    """Brackets from edge to edge, those without width left out, and one above the last edge."""
    found: list[Bracket] = []
    start: float | None = None
    for kind, end in edges:
        if end is not None and (start is None or end > start):
            found.append(Bracket(kind=kind, start=start, end=end))
            start = end
    return (*found, Bracket(kind=last, start=start, end=None))
