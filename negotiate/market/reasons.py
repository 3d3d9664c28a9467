"""Where the ask and the counter come from: a row for each figure to say."""

from __future__ import annotations

from collections.abc import Iterator

from negotiate.market.assessment import Assessment
from negotiate.market.target import OWN_FINDS, percent, percent_range
from negotiate.model.facts import Grade, Rule
from negotiate.model.results import AskFrom, CounterFrom, GoodFrom, Reach, Reason


def reasons(known: Assessment) -> tuple[Reason, ...]:
    """Why the ask begins and ends where it does, and why the counter is what it is."""
    return tuple(_reasons(known))


def _reasons(known: Assessment) -> Iterator[Reason]:
    low, high = known.ask.low, known.ask.high
    if low < high:
        yield _reason(known, "ask from", low, known.ask.low_from)
    yield _reason(known, "ask up to" if low < high else "ask", high, known.ask.high_from)
    counter = known.counter
    if counter.amount is not None and counter.set_by is not None:
        yield _reason(known, "say", counter.amount, counter.set_by)
    if counter.good_at is not None:
        yield _good_at(known, counter.good_at)


_PLAIN: dict[AskFrom | CounterFrom, tuple[str, Grade | None, str]] = {
    "target": ("the target", None, ""),
    "ask": ("the top of the ask", None, ""),
    "band": ("the top of the band", None, ""),
    "finds": ("the highest of your finds", "yours", OWN_FINDS),
    "said": ("the number you said before", "yours", ""),
    "inside": ("the target, held inside the advert", "yours", "the advert"),
    "in-advert": ("up their own advert, as far as one call goes", "yours", "the advert"),
    "advert": ("the top of the advert", "yours", "the advert"),
    "step": ("the step of your years in their scale", "yours", "the scale"),
}


def _good_at(known: Assessment, amount: float) -> Reason:
    """From where yes is good advice."""
    rule = known.facts.rules.counter.good_at
    why, grade = _GOOD[known.counter.good_from]
    source = rule.source if grade == "assumption" else ""
    return Reason(figure="good enough", amount=amount, why=why, grade=grade, source=source)


_GOOD: dict[GoodFrom, tuple[str, Grade | None]] = {
    "half-way": ("half-way to it: about half of what is asked comes", "assumption"),
    "need": ("you need this job: take it", "assumption"),
    "step": ("the next step", "yours"),
    "own": ("what you have or need already", "yours"),
    "figure": ("the figure itself: no step lies between, or less is under what you have", "yours"),
}


def _by_reach(known: Assessment, amount: float, reach: Reach) -> Reason:
    """A figure so far above its base: the offer, the minimum, or present pay."""
    rule = known.facts.rules.reach.of(known.level.name)
    inside = known.question.conversation.about == "raise" or known.offered is None
    base = "your pay now" if inside else "the offer"
    if known.valuation.minimum > (known.standing or 0.0):
        base = "the legal minimum"
    return Reason(
        figure="say",
        amount=amount,
        why=f"{percent(reach.total)} above {base}",
        grade=rule.grade,
        source=rule.source,
    )


def _reason(known: Assessment, figure: str, amount: float, set_by: AskFrom | CounterFrom) -> Reason:
    if set_by in _PLAIN:
        why, grade, source = _PLAIN[set_by]
        return Reason(figure=figure, amount=amount, why=why, grade=grade, source=source)
    if set_by == "minimum" and known.minimum is not None:
        why = f"the legal minimum of {known.minimum.row.jurisdiction}"
        return Reason(
            figure=figure,
            amount=amount,
            why=why,
            grade="published",
            source=known.minimum.row.source,
        )
    if set_by == "reach" and known.counter.reach is not None:
        return _by_reach(known, amount, known.counter.reach)
    rule, than = _rule(known, set_by)
    share = f"{percent(rule.value)}{percent_range(rule)}"
    return Reason(
        figure=figure,
        amount=amount,
        why=f"{share} above {than}",
        grade=rule.grade,
        source=rule.source,
    )


def _rule(known: Assessment, set_by: AskFrom | CounterFrom) -> tuple[Rule, str]:
    """The rule that sets a figure, and what it goes up from."""
    rules = known.facts.rules
    if set_by == "rival":
        return rules.counter.above_rival, "the offer you have in writing"
    if set_by == "reservation":
        return (
            rules.ask.above_reservation,
            "your floor" if known.walk_away.source == "floor" else "your pay now",
        )
    if set_by == "least":
        return rules.ask.least_width, "its lower end: less is heard as one number"
    return rules.ask.width, "its lower end"
