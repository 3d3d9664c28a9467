"""The words that go with the numbers of a range: what to say when they name one."""

from __future__ import annotations

from datetime import date

from negotiate.model.lines import Lines
from negotiate.model.results import Bracket, Concession, LawQuestion, RangeResult


def spoken(result: RangeResult, lines: Lines) -> RangeResult:
    """The result with a line to say for every bracket and every step of giving way.

    No line holds the floor or the walk-away, nor current pay where the employer does not pay it:
    those are the user's own business.
    """
    asked = tuple(one._replace(ask=_law(one, result, lines)) for one in result.law_first)
    result = result._replace(law_first=asked)
    others = (other for other in lines.other_asks if other.paid in ("both", result.level.paid))
    return result._replace(
        to_think=lines.by_key["think"],
        to_counter=_line(lines.by_key[_counter_key(result)], result, result.figure),
        when_they_say=tuple(_bracket(b, result, lines) for b in result.when_they_say),
        concessions=(
            *(_step(step, result, lines) for step in result.concessions),
            *(
                Concession(
                    ask=None,
                    if_they_say=None,
                    you_say=other.line,
                    label=other.label,
                    key=other.key,
                )
                for other in others
            ),
        ),
    )


def _law_key(one: LawQuestion, result: RangeResult) -> str:
    """The line that asks about the law: to one's own boss otherwise than to a new employer."""
    kind = f"law-{one.kind}{'-from' if one.kind == 'overtime' and one.day else ''}"
    return f"{kind}-boss" if result.conversation.with_ones_boss else kind


def _law(one: LawQuestion, result: RangeResult, lines: Lines) -> str:
    """The question, with the floor of larger employers named where there is one."""
    keys = [_law_key(one, result)]
    if one.larger is not None:
        keys.append("law-larger-from" if one.larger_from else "law-larger")
    place = result.place.typed.split(",")[0].strip() if result.place.key else result.place.area
    return " ".join(lines.by_key[key] for key in keys).format(
        amount=_dollars(one.amount, one),
        larger=_dollars(one.larger or 0.0, one),
        place=place,
        day=_day(one.day),
        larger_day=_day(one.larger_from),
    )


def _day(day: date | None) -> str:
    return "" if day is None else f"{day:%B} {day.day}"


def _dollars(amount: float, one: LawQuestion) -> str:
    return f"${amount:,.{0 if one.kind == 'overtime' else 2}f}".removesuffix(".00")


def _counter_key(result: RangeResult) -> str:
    if result.conversation.with_ones_boss:
        return "counter-boss"
    if result.conversation.need == "high":
        return "counter-need"
    return "counter-scale" if result.conversation.pay_set == "scale" else "counter"


def _step(step: Concession, result: RangeResult, lines: Lines) -> Concession:
    ask = result.figure if step.ask is None else step.ask
    return step._replace(you_say=_line(lines.by_key[step.key], result, ask))


def _bracket(bracket: Bracket, result: RangeResult, lines: Lines) -> Bracket:
    means, say = _bracket_keys(bracket, result)
    if result.holds is not None and bracket.kind in ("below-own", "below", "in", "above"):
        say = _after_said(bracket, result.holds)
    law = result.before_figures if bracket.kind == "take" else None
    text = _line(lines.by_key[f"{say}-say"], result, result.figure) if law is None else law.ask
    return bracket._replace(
        means=lines.by_key[f"{means}-means"],
        you_say=text,
        cue=lines.cues.get(f"{say}-say", ""),
        line=f"{say}-say",
    )


def _bracket_keys(bracket: Bracket, result: RangeResult) -> tuple[str, str]:
    """The keys of what a bracket means and of what to say in it."""
    source, kind = result.walk_away_from, bracket.kind
    means: str = kind if kind != "take" else _take_key(result)
    say = means
    if kind == "offer" and result.conversation.need == "high":
        means = say = "offer-need"
    elif kind == "below-own":
        means = say = f"below-{source}"
    elif kind == "below" and result.ask_lifted:
        means = "below-needed"
    elif kind == "above" and source != "market" and result.walk_away > result.ask_high:
        # An advert may end under what the user would take: nothing there is to be happy with.
        means, say = f"above-{source}", "above-walk-away"
    elif kind == "above" and result.posted and result.ask_high == result.posted.high:
        means = "above-advert"
    return means, say


def _take_key(result: RangeResult) -> str:
    """What an offer is that leaves no figure to say."""
    if result.before_figures is not None:
        return "take-law"
    if result.no_counter in ("current-above", "class", "no-steps", "no-step"):
        return f"take-{result.no_counter}"
    return "take-under" if result.under else f"take-{result.no_counter}"


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
        figure="" if result.figure is None else say(result.figure),
        good="" if result.good_at is None else say(result.good_at),
    )
