"""The words that go with the numbers of a range: what to say when they name one."""

from __future__ import annotations

from dataclasses import replace

from negotiate.model.lines import Lines
from negotiate.model.results import Bracket, Concession, RangeResult


def spoken(result: RangeResult, lines: Lines) -> RangeResult:
    """The result with a line to say for every bracket and every step of giving way.

    No line holds the floor, the walk-away or current pay: those are the user's own business.
    """
    return replace(
        result,
        when_they_say=tuple(_bracket(b, result, lines.by_key) for b in result.when_they_say),
        concessions=(
            *(
                c._replace(you_say=_line(lines.by_key[f"rung {n}"], result, c.ask))
                for n, c in enumerate(result.concessions, 1)
            ),
            *(
                Concession(None, None, other.line, other.label)
                for other in lines.other_asks
                if other.paid in ("both", result.level.paid)
            ),
        ),
    )


def _bracket(bracket: Bracket, result: RangeResult, lines: dict[str, str]) -> Bracket:
    means = bracket.kind + " means"
    if bracket.kind == "below-own":
        means = f"below-{result.walk_away_from} means"
    elif bracket.kind == "below" and result.ask_lifted:
        means = "below-needed means"
    return bracket._replace(
        means=lines[means], you_say=_line(lines[f"{bracket.kind} say"], result, None)
    )


def _line(template: str, result: RangeResult, ask: float | None) -> str:
    """A line with its amounts put in."""
    unit = result.unit
    both = unit.say(result.ask_high)
    if result.ask_low < result.ask_high:
        both = f"{unit.short(result.ask_low)} to {both}"
    return template.format(
        low=unit.say(result.ask_low),
        high=unit.say(result.ask_high),
        ask=both if ask is None else unit.say(ask),
    )
