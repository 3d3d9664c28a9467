"""Where the ask and the counter come from: a row for each figure to say."""

from __future__ import annotations

from collections.abc import Iterator

from negotiate.market.standing import Standing
from negotiate.market.worth import OWN_FINDS, percent, percent_range
from negotiate.model.facts import Grade, Rule
from negotiate.model.results import AskFrom, CounterFrom, Reason


def reasons(s: Standing) -> tuple[Reason, ...]:
    """Why the ask begins and ends where it does, and why the counter is what it is."""
    return tuple(_reasons(s))


def _reasons(s: Standing) -> Iterator[Reason]:
    low, high = s.ask.low, s.ask.high
    if low < high:
        yield _reason(s, "ask from", low, s.ask.low_from)
    yield _reason(s, "ask up to" if low < high else "ask", high, s.ask.high_from)
    if s.offer and s.offer.counter is not None and s.offer.counter_from is not None:
        yield _reason(s, "counter", s.offer.counter, s.offer.counter_from)


_PLAIN: dict[AskFrom | CounterFrom, tuple[str, Grade | None, str]] = {
    "target": ("the target", None, ""),
    "ask": ("the top of the ask", None, ""),
    "band": ("the top of the band", None, ""),
    "finds": ("the highest of your finds", "yours", OWN_FINDS),
    "said": ("the number you said before", "yours", ""),
    "inside": ("the target, held inside the advert", "yours", "the advert"),
    "advert": ("the top of the advert", "yours", "the advert"),
}


def _reason(s: Standing, figure: str, amount: float, since: AskFrom | CounterFrom) -> Reason:
    if since in _PLAIN:
        return Reason(figure, amount, *_PLAIN[since])
    if since == "minimum" and s.minimum is not None:
        why = f"the legal minimum of {s.minimum.row.jurisdiction}"
        return Reason(figure, amount, why, "published", s.minimum.row.source)
    rule, than, one = _rule(s, since)
    share = f"{percent(rule.value - one)}{percent_range(rule, one)}"
    return Reason(figure, amount, f"{share} above {than}", rule.grade, rule.source)


def _rule(s: Standing, since: AskFrom | CounterFrom) -> tuple[Rule, str, float]:
    """The rule that sets a figure, what it goes up from, and 1 where it is a factor."""
    rules = s.facts.rules
    if since == "reach":
        base = "the legal minimum" if s.offer and s.worth.minimum > s.offer.amount else "the offer"
        return rules.reach.of(s.level), f"{base}, as far as one call usually reaches", 1.0
    if since == "own":
        return (
            rules.ask.above_reservation,
            "your floor" if s.own.source == "floor" else "your pay now",
            0.0,
        )
    if since == "least":
        return rules.ask.least_width, "its lower end: less is heard as one number", 0.0
    return rules.ask.width, "its lower end", 0.0
