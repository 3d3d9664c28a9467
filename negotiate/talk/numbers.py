"""The words that go with the numbers of a range: what to say when they name one."""

from __future__ import annotations

from negotiate.model.lines import Lines
from negotiate.model.results import Bracket, Concession, RangeResult


def spoken(result: RangeResult, lines: Lines) -> RangeResult:
    """The result with a line to say for every bracket and every step of giving way.

    No line holds the floor, the walk-away or current pay: those are the user's own business.
    """
    return result._replace(
        to_think=lines.by_key["think"],
        to_counter=_line(lines.by_key["rung-1"], result, result.offer and result.offer.counter),
        when_they_say=tuple(_bracket(b, result, lines) for b in result.when_they_say),
        concessions=(
            *(_rung(c, f"rung-{n}", result, lines) for n, c in enumerate(result.concessions, 1)),
            *(
                Concession(
                    ask=None,
                    if_they_say=None,
                    you_say=other.line,
                    label=other.label,
                    key=other.key,
                )
                for other in lines.other_asks
                if other.paid in ("both", result.level.paid)
            ),
        ),
    )


def _rung(step: Concession, key: str, result: RangeResult, lines: Lines) -> Concession:
    return step._replace(key=key, you_say=_line(lines.by_key[key], result, step.ask))


def _bracket(bracket: Bracket, result: RangeResult, lines: Lines) -> Bracket:
    means: str = bracket.kind
    say: str = bracket.kind
    source = result.walk_away_from
    if bracket.kind == "below-own":
        means = say = f"below-{source}"
    elif bracket.kind == "below" and result.ask_lifted:
        means = "below-needed"
    elif bracket.kind == "above" and source != "market" and result.walk_away > result.ask_high:
        # An advert may end under what the user would take: nothing there is to be happy with.
        means, say = f"above-{source}", "above-walk-away"
    elif bracket.kind == "above" and result.posted and result.ask_high == result.posted.high:
        means = "above-advert"
    if result.holds is not None:
        say = _after_said(bracket, result.holds)
    return bracket._replace(
        means=lines.by_key[f"{means}-means"],
        you_say=_line(lines.by_key[f"{say}-say"], result, None),
        cue=lines.cues.get(f"{say}-say", ""),
        line=f"{say}-say",
    )


def _after_said(bracket: Bracket, said: float) -> str:
    """The line to a number, where another was already said: asking more would be going back."""
    if bracket.end is not None and bracket.end <= said:
        return "below-said"
    return "above" if bracket.start is not None and bracket.start >= said else "about-said"


def _line(template: str, result: RangeResult, ask: float | None) -> str:
    """A line with its amounts put in."""
    say = result.unit.spoken
    both = say(result.ask_high)
    if result.ask_low < result.ask_high:
        both = f"{say(result.ask_low, unit=False)} to {both}"
    return template.format(
        low=say(result.ask_low),
        high=say(result.ask_high),
        said="" if result.said is None else result.unit.as_typed(result.said, result.said_typed),
        ask=both if ask is None else say(ask),
    )
