"""The one figure to say now: what lifts it, what caps it, where it is good enough, when none is."""

from __future__ import annotations

import math

from negotiate.market.assessment import Assessment, Counter
from negotiate.market.position import aloud, half_way, nearest, rounded_up
from negotiate.market.reach import Aim, aim_of
from negotiate.model.facts import aloud_step
from negotiate.model.money import to_cent
from negotiate.model.results import CounterFrom, GoodFrom, NoCounter


def counter_of(known: Assessment) -> Counter:
    """The figure of this conversation: above the offer, or inside above present pay.

    Rules: docs/METHOD.md, "The figure to say". In a scale it is a step, also before an offer.
    """
    aim = aim_of(known)
    reach = aim and aim.reach
    none = _settled(known)
    if none is not None:
        return Counter(none=none, reach=reach)
    if known.question.conversation.pay_set == "scale":
        found = _step(known)
    elif known.standing is None or aim is None:
        return Counter(reach=reach)
    else:
        found = _figure(known, aim)
    least = (known.standing or 0.0) * (1 + known.facts.rules.offer.least_counter.value)
    if found.amount is not None and found.amount < least:
        return Counter(none="small", reach=reach, wide=found.wide)
    if found.amount is None:
        return found._replace(reach=reach)
    good_at, good_from = _good_at(known, found.amount)
    return found._replace(reach=reach, good_at=good_at, good_from=good_from)


def _settled(known: Assessment) -> NoCounter | None:
    """Why no figure is wise, whatever else is given; None where one may be."""
    said, standing, scale = known.question.conversation, known.standing, known.in_scale
    most = known.valuation.band.high if math.isinf(known.advert_top) else known.advert_top
    earns_more = known.current is not None and known.floor is None and known.current > most
    met = known.said is not None and standing is not None and standing >= known.said
    above = standing is not None and standing >= _raised_top(known) and not known.written_rival
    reasons: dict[NoCounter, bool] = {
        "final": said.final,
        "class": said.pay_set == "class",
        "current-above": earns_more and not scale,
        "said": met and not said.changed,
        "above": above and not scale,
    }
    return next((reason for reason, holds in reasons.items() if holds), None)


def _raised_top(known: Assessment) -> float:
    """The top of the ask, somewhat higher where they came to the user."""
    up = known.facts.rules.counter.wanted_top.value
    wanted = known.question.conversation.wanted == "high"
    return to_cent(known.ask.high * (1 + up)) if wanted else known.ask.high


# --- talks


def _figure(known: Assessment, aim: Aim) -> Counter:
    """The figure by reach, then what lifts and caps it, each beating those before."""
    amount, set_by, wide = _lifted(known, aim)
    amount, set_by = _capped(known, amount, set_by)
    said, standing = known.said, known.standing or 0.0
    top = known.advert_top
    if said is not None and said > standing and not known.question.conversation.changed:
        # More than what was already said would be going back on it.
        amount, set_by = (top, "advert") if top < said else (said, "said")
    own = max(known.floor or 0.0, known.current or 0.0)
    up = known.facts.rules.ask.above_reservation.value
    least = round_up(to_cent(own * (1 + up)), known)
    if least > amount:
        amount, set_by = (top, "advert") if top < least else (least, "reservation")
    if amount < known.valuation.minimum:
        amount, set_by = round_up(known.valuation.minimum, known), "minimum"
    return Counter(amount=amount, set_by=set_by, wide=wide)


def _lifted(known: Assessment, aim: Aim) -> tuple[float, CounterFrom, bool]:
    """The reach, or what the other side or a rival has named where that is more."""
    rules = known.facts.rules.counter
    amount: float = aim.amount
    set_by: CounterFrom = "reach"
    wide = False
    inside = _inside_advert(known)
    if inside > amount:
        most = to_cent(aim.base * (1 + rules.most_in_advert.value))
        wide = inside > most
        amount, set_by = max(amount, min(inside, most)), "in-advert"
    rival = to_cent(known.written_rival * (1 + rules.above_rival.value))
    return (rival, "rival", wide) if rival > amount else (amount, set_by, wide)


def _inside_advert(known: Assessment) -> float:
    """How far up an advert with two ends nothing under is asked; 0 where nothing is."""
    posted = known.ask.posted
    if posted is None or posted.low is None or posted.high is None:
        return 0.0
    if known.question.conversation.need == "high":
        return 0.0
    up = known.facts.rules.counter.in_advert.value
    return min(known.ask.low, to_cent(posted.low + up * (posted.high - posted.low)))


def _capped(known: Assessment, amount: float, set_by: CounterFrom) -> tuple[float, CounterFrom]:
    """The figure as it is said aloud, not past the top of the ask nor the advert's maximum."""
    up = known.facts.rules.counter.above_rival.value
    top = max(_raised_top(known), to_cent(known.written_rival * (1 + up)))
    if amount > known.advert_top <= top:
        return known.advert_top, "advert"
    if amount > top:
        amount, set_by = top, "ask"
    unit, rules = known.unit, known.facts.rules
    steps = aloud_step(amount, unit, rules), aloud_step(top, unit, rules)
    spoken = aloud(amount, top, step=steps[0], top_step=steps[1])
    return (known.advert_top, "advert") if spoken > known.advert_top else (spoken, set_by)


def round_up(amount: float, known: Assessment) -> float:
    """The first figure as people say it at or above an amount."""
    return rounded_up(amount, aloud_step(amount, known.unit, known.facts.rules))


# --- a scale


def _step(known: Assessment) -> Counter:
    """The step of one's years, at most two above the one offered; under a floor the next lawful."""
    steps = known.scale
    if not steps:
        return Counter(none="no-steps")
    at = known.step_now
    most = at + round(known.facts.rules.counter.most_steps.value)
    amount = steps[min(int(known.years), most, len(steps) - 1)]
    least = max(known.floor or 0.0, known.valuation.minimum)
    if amount < least:
        enough = [step for step in steps if step >= least]
        if not enough:
            return Counter(none="no-step")
        amount = enough[0]
    if known.standing is not None and amount <= known.standing:
        return Counter(none="no-step")
    return Counter(amount=amount, set_by="step")


# --- good enough


def _good_at(known: Assessment, counter: float) -> tuple[float, GoodFrom]:
    """From where "yes" on the spot is good advice, never over the counter, and what sets it."""
    good, since = _first_good(known, counter)
    mine = max(known.floor or 0.0, known.current or 0.0, known.valuation.minimum)
    least = max(mine, known.written_rival, min(known.tie, counter))
    if good < least:
        enough = (step for step in known.scale if step >= least)
        good = next(enough, counter) if known.in_scale else round_up(least, known)
        since = "own"
    return (good, since) if good < counter else (counter, "figure")


def _first_good(known: Assessment, counter: float) -> tuple[float, GoodFrom]:
    if known.question.conversation.need == "high" and known.offered is not None:
        return known.offered, "need"
    if known.in_scale:
        return _next_step(known), "step"
    return _half_way(known, counter), "half-way"


def _next_step(known: Assessment) -> float:
    """The first step above the offer; before one, the second of the scale."""
    now = known.scale[0] if known.standing is None else known.standing
    return next((step for step in known.scale if step > now), known.scale[-1])


def _half_way(known: Assessment, counter: float) -> float:
    """Half-way to the counter, as it is said aloud, and more than the offer."""
    standing, rules = known.standing or 0.0, known.facts.rules
    half = half_way(standing, counter, rules.counter.good_at.value)
    step = aloud_step(half, known.unit, rules)
    spoken = nearest(half, step)
    return spoken if spoken > standing else spoken + step
