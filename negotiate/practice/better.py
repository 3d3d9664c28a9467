"""The line of the script that would answer a moment of the call."""

from __future__ import annotations

from collections.abc import Sequence

from negotiate.model.rehearsal import MomentKind
from negotiate.model.results import Bracket, RangeResult
from negotiate.model.script import Line, Script

_ABOUT_PAY = ("number", "offer", "vague", "press")
"""Moments for which a line that names a figure is best."""


def is_good_enough(result: RangeResult, given: float) -> bool:
    """Whether yes to what they give is good advice: never where even the figure would be low."""
    return result.good_at is not None and given >= result.good_at and not result.figure_under


def closing_line(script: Script, given: float) -> Line | None:
    """What to say to their last figure: yes where that is good enough, else a day to think.

    To a boss who gives no raise: what it would take.
    """
    result = script.result
    if result.good_at is None or script.stage == "after":
        return better_line(script, "close")
    no_raise = result.conversation.about == "raise" and given <= (result.current or 0.0)
    if not (no_raise or is_good_enough(result, given)):
        return better_line(script, "think")
    bracket = next(one for one in result.when_they_say if _holds(one, given))
    return Line(id=bracket.line, text=bracket.you_say)


def _holds(bracket: Bracket, given: float) -> bool:
    """Whether an amount lies in a bracket; the offer itself lies in its own."""
    end = bracket.end
    return end is None or given < end or (bracket.kind == "offer" and given == end)


def better_line(script: Script, purpose: MomentKind | str) -> Line | None:
    """The script's best line for a moment, or for "keen" or "reasons"; None where it has none.

    A line that can be said as it is comes before one with a blank.
    """
    said = [line for line in _lines_for(script, purpose) if line.kind == "say"]
    with_pay = [line for line in said if line.names_pay and purpose in _ABOUT_PAY]
    whole = [line for line in said if not line.has_blank]
    return next(iter([*with_pay, *whole, *said]), None)


def _lines_for(script: Script, purpose: str) -> Sequence[Line]:
    pressed = tuple(line for line in script.expectations if line.cue)
    after = [line for talk in script.after for line in talk.say]
    figure = script.tip(4).say if script.stage != "after" else tuple(after)
    gentle = _answers(script, "concession") or script.tip(5).say
    close = script.tip(6).say
    think = (Line(id="think", text=script.result.to_think),) if script.result.to_think else close
    lines: dict[str, Sequence[Line]] = {
        "open": script.tip(3).say,
        "keen": script.tip(3).say,
        "offer": figure,
        "number": figure,
        "vague": figure,
        "press": pressed or figure,
        "expectations": script.expectations,
        "history": script.history,
        "reasons": script.tip(1).say,
        "law": script.tip(2).say,
        "concession": gentle,
        "other": script.tip(5).say,
        "final": script.tip(5).say,
        "time": close,
        "anything": close,
        "settled": figure,
        "callback": close,
        "silence": (),
        "think": think,
        "check": _answers(script, "check") or close,
        "close": close,
    }
    return lines.get(purpose, close)


def _answers(script: Script, moment: str) -> tuple[Line, ...]:
    return tuple(exchange.you for exchange in script.exchanges if exchange.moment == moment)
