"""The words that go with the numbers of a range: what to say when they name one."""

from __future__ import annotations

import math
from collections.abc import Iterator

from negotiate.model.band import Place
from negotiate.model.lines import Lines
from negotiate.model.money import WEEKS, PayUnit
from negotiate.model.results import Bracket, Concession, LawQuestion, RangeResult
from negotiate.model.script import Record
from negotiate.model.text import short_day
from negotiate.talk.asks import asks_beyond_pay
from negotiate.talk.standing import glad_of_the_offer, one_soft_ask, standing

NOBODY = Record()


def spoken(result: RangeResult, lines: Lines, record: Record = NOBODY) -> RangeResult:
    """The result with a line to say for every bracket, every step and every question of the law.

    No line holds the floor or the walk-away, and present pay stands only in what is private.
    """
    result = law_asked(result, lines)
    words = _Words(result, lines)
    others = () if one_soft_ask(result) else asks_beyond_pay(lines.other_asks, result, record)
    return result._replace(
        to_think=words.say("think"),
        to_counter="" if result.figure is None else words.say("say-figure"),
        when_they_say=tuple(_bracket(bracket, words) for bracket in result.when_they_say),
        concessions=(*_steps(words), *others),
    )


def law_asked(result: RangeResult, lines: Lines) -> RangeResult:
    """The result with the words of what the law is asked about, and no others."""
    inside = result.conversation.inside
    law = tuple(
        one._replace(
            ask=asked(one, result.place, lines, inside=inside, too=n > 0, unit=result.unit)
        )
        for n, one in enumerate(result.law_first)
    )
    return result._replace(law_first=law)


class _Words:
    """The lines of one talk: each by its key, in the variant that fits."""

    def __init__(self, result: RangeResult, lines: Lines) -> None:
        self.result, self._lines = result, lines
        self.variants = tuple(_variants(result, standing(result)))

    def key(self, base: str) -> str:
        """The key of a line, in the first variant that is on file."""
        keys = (f"{base}-{variant}" for variant in self.variants)
        return next((key for key in keys if key in self._lines.by_key), base)

    def say(self, base: str, ask: float | None = None) -> str:
        """A line with its amounts put in."""
        return self.put(self._lines.by_key[self.key(base)], ask)

    def means(self, key: str) -> str:
        """What a number means, for the user's eyes."""
        return self._lines.by_key[f"{key}-means"]

    def cue(self, base: str) -> str:
        """When to say a line, where it does not always fit."""
        return self._lines.cues.get(self.key(base), "")

    def put(self, template: str, ask: float | None) -> str:
        """A text with the amounts of this talk in its places."""
        result, say = self.result, self.result.unit.spoken
        low, high = result.ask_said
        both = ask_words(result)
        figure = result.figure
        return template.format(
            low=say(low),
            high=say(high),
            ask=both if ask is None else say(ask, unit=False),
            figure="" if figure is None else say(figure, unit=False),
            changed=result.conversation.changed,
            **self._named(),
        )

    def _named(self) -> dict[str, str]:
        """What somebody named, as they named it."""
        result, typed = self.result, self.result.unit.as_typed
        offer, rival = result.offer, result.rival
        named = rival.amount if rival is not None and rival.named else None
        return {
            "offer": "" if offer is None else typed(offer.amount, result.offer_typed),
            "said": "" if result.said is None else typed(result.said, result.said_typed),
            "rival": "" if named is None or rival is None else typed(named, rival.typed),
        }


def _variants(result: RangeResult, stands: str) -> Iterator[str]:
    """The variants of a line that fit this talk, the most special first."""
    talk, offer = result.conversation, result.offer is not None
    need = glad_of_the_offer(result)
    named = result.rival is not None and result.rival.named and not talk.with_ones_boss
    rival = result.rival if named else None
    more = rival is not None and (rival.amount or 0.0) > (result.figure or 0.0)
    held = stands == "held" or bool(result.figure_under)
    true = {
        "law": stands == "law-minimum",
        "stay-boss": stands == "stay" and talk.with_ones_boss,
        "stay": stands == "stay",
        "held-need": held and need,
        "held": held,
        "need": need,
        "met": stands in ("final", "fixed", "met") and offer,
        "scale": talk.pay_set == "scale",
        "class": talk.pay_set == "class",
        "changed": bool(talk.changed) and result.said is not None,
        "stay-rival-more": more and talk.inside,
        "stay-rival": rival is not None and talk.inside,
        "rival-more": more,
        "rival": rival is not None,
        "conversion": talk.about == "conversion",
        "raise-offer": talk.about == "raise" and offer,
        "boss-offer": talk.about == "promotion",
        "boss": talk.with_ones_boss,
    }
    yield from (variant for variant, holds in true.items() if holds)


def _steps(words: _Words) -> Iterator[Concession]:
    """The money steps: how close they can get, then the figure from which yes is good advice."""
    for step in words.result.concessions:
        key = "low-step" if words.result.figure is None else "half-step"
        key = "close-step" if step.ask is None else key
        yield step._replace(key=words.key(key), you_say=words.say(key, step.ask))


def _bracket(bracket: Bracket, words: _Words) -> Bracket:
    result = words.result
    means: str = bracket.kind
    say: str = bracket.kind
    source = result.walk_away_from
    if bracket.kind == "below-own":
        means = say = f"below-{source}"
    elif bracket.kind == "offer" and result.figure is None:
        say = "no-more"
    elif bracket.kind == "below" and result.ask_lifted:
        means = "below-needed"
    elif bracket.kind == "above" and source != "market" and result.walk_away > result.ask_high:
        # An advert may end under what the user would take: nothing there is to agree to.
        means, say = f"above-{source}", "above-walk-away"
    elif bracket.kind == "above" and result.short_of == "rival":
        means, say = "above-rival", "above-walk-away"
    elif bracket.kind == "above" and result.posted and result.ask_high == result.posted.high:
        means = "above-advert"
    if result.holds is not None and bracket.kind in _BARE:
        say = _after_said(bracket, result.holds)
    return bracket._replace(
        means=words.means(means),
        you_say=words.say(f"{say}-say"),
        cue=words.cue(f"{say}-say"),
        line=words.key(f"{say}-say"),
    )


_BARE = ("below-own", "below", "in", "above")
"""Kinds of brackets before anybody has named a figure to say."""


def _after_said(bracket: Bracket, said: float) -> str:
    """The line to a number, where another was already said: asking more would be going back."""
    if bracket.end is not None and bracket.end <= said:
        return "below-said"
    return "above" if bracket.start is not None and bracket.start >= said else "about-said"


def asked(
    question: LawQuestion,
    place: Place,
    lines: Lines,
    *,
    inside: bool = False,
    too: bool = False,
    unit: PayUnit | None = None,
) -> str:
    """A question about the law as it is asked: `inside`, or `too`, after another one."""
    key = "law-overtime" if question.kind == "overtime" else "law-minimum"
    soon = question.kind == "minimum-soon" or question.day is not None
    key = f"{key}-soon" if soon else key
    if question.kind != "overtime" and inside:
        key = f"{key}-boss"
    elif too:
        key = f"{key}-too"
    elif key == "law-minimum" and question.jurisdiction in _NATIONWIDE:
        key = f"{key}-us"
    sign = "$" if unit is None else unit.sign
    by_year = unit is not None and question.kind != "overtime" and not unit.says_hour
    per = " an hour" if by_year and place.country != "US" else ""
    day, cents = question.day, 0 if question.kind == "overtime" else 2
    ask = lines.by_key[key].format(
        amount=f"{sign}{question.amount:,.{cents}f}".removesuffix(".00") + per,
        place=place.typed.split(",")[0].strip() if place.key else place.area,
        day="" if day is None else short_day(day, place.country),
    )
    if question.salary is not None:
        ask = f"{_by_the_hour(question.salary, question.hours, sign, lines)} {ask}"
    larger, since = question.larger, question.larger_from
    if larger is not None:
        more = lines.by_key["law-larger" if since is None else "law-larger-from"]
        day_of = "" if since is None else short_day(since, place.country)
        ask = f"{ask} {more.format(larger=f'{sign}{larger:,.0f}', larger_day=day_of)}"
    return ask


def _by_the_hour(salary: float, hours: float, sign: str, lines: Lines) -> str:
    """What a salary comes to by the hour; never rounded up to the minimum it is under."""
    rate = math.floor(salary / (hours * WEEKS) * 100) / 100
    pay = f"{sign}{salary:,.0f}"
    return lines.by_key["law-salary"].format(hours=f"{hours:g}", pay=pay, rate=f"{sign}{rate:,.2f}")


def ask_words(result: RangeResult) -> str:
    """The ask as it is said aloud, from end to end, with its unit."""
    low, high = result.ask_said
    start, end = (result.unit.spoken(amount, unit=False) for amount in (low, high))
    both = result.unit.spoken(high)
    return both if start == end else f"{start} to {both}"


_NATIONWIDE = ("United States", "United Kingdom")
"""The jurisdiction of the federal minimum: nobody asks whether the work is there."""
