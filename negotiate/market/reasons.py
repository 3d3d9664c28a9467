"""Where the ask and the counter come from: a row for each figure to say."""

from __future__ import annotations

from collections.abc import Iterator

from negotiate.market.assessment import Assessment
from negotiate.market.target import OWN_FINDS, percent, percent_range
from negotiate.model.facts import Grade, Rule
from negotiate.model.results import AskFrom, CounterFrom, Reason


def reasons(known: Assessment) -> tuple[Reason, ...]:
    """Why the ask begins and ends where it does, and why the counter is what it is."""
    return tuple(_reasons(known))


def _reasons(known: Assessment) -> Iterator[Reason]:
    low, high = known.ask.low, known.ask.high
    if low < high:
        yield _reason(known, "ask from", low, known.ask.low_from)
    yield _reason(known, "ask up to" if low < high else "ask", high, known.ask.high_from)
    if known.offer and known.offer.counter is not None and known.offer.counter_from is not None:
        yield _reason(known, "counter", known.offer.counter, known.offer.counter_from)


_PLAIN: dict[AskFrom | CounterFrom, tuple[str, Grade | None, str]] = {
    "target": ("the target", None, ""),
    "ask": ("the top of the ask", None, ""),
    "band": ("the top of the band", None, ""),
    "finds": ("the highest of your finds", "yours", OWN_FINDS),
    "said": ("the number you said before", "yours", ""),
    "inside": ("the target, held inside the advert", "yours", "the advert"),
    "advert": ("the top of the advert", "yours", "the advert"),
}


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
    rule, than, one = _rule(known, set_by)
    share = f"{percent(rule.value - one)}{percent_range(rule, one)}"
    return Reason(
        figure=figure,
        amount=amount,
        why=f"{share} above {than}",
        grade=rule.grade,
        source=rule.source,
    )


def _rule(known: Assessment, set_by: AskFrom | CounterFrom) -> tuple[Rule, str, float]:
    """The rule that sets a figure, what it goes up from, and 1 where it is a factor."""
    rules = known.facts.rules
    if set_by == "reach":
        base = (
            "the legal minimum"
            if known.offer and known.valuation.minimum > known.offer.amount
            else "the offer"
        )
        return rules.reach.of(known.level), f"{base}, as far as one call usually reaches", 1.0
    if set_by == "reservation":
        return (
            rules.ask.above_reservation,
            "your floor" if known.walk_away.source == "floor" else "your pay now",
            0.0,
        )
    if set_by == "least":
        return rules.ask.least_width, "its lower end: less is heard as one number", 0.0
    return rules.ask.width, "its lower end", 0.0
