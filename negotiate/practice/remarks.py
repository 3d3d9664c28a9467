"""What to remark on an answer in a practice call: only what is sure, and at most two things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from re import Pattern
from typing import NamedTuple

from negotiate.model.facts import Rules
from negotiate.model.rehearsal import Amount, MomentKind, RemarkText
from negotiate.practice.hearing import Heard


class Due(NamedTuple):
    """What a moment calls for, in dollars of a full-time year."""

    moment: MomentKind
    stage: str
    least: float
    """The least figure that is no slip here: the bottom of the ask, the counter, the last step."""
    most: float
    """Above this a figure is no praise."""
    walk_away: float
    """The walk-away the user set; 0 where they set none."""
    range_due: bool
    """A range rather than one number."""
    named: bool
    """Whether a figure has been named already: by them, by the advert or in an earlier talk."""
    warm: bool
    """Whether the user has said before that they want the job."""
    offered: bool
    """Whether there is an offer to agree to, and nobody has agreed yet."""
    holds_offer: bool
    """Whether the user does hold another offer."""
    first: bool
    """Whether no figure was asked for before in this call."""
    rules: Rules

    def below(self, amount: float) -> bool:
        """Whether it is under the least by more than rounding: nobody is told off for that."""
        return amount < self.least * (1 - self.rules.practice.leeway.value)

    def beyond(self, amount: float) -> bool:
        """Whether it is over the most by more than is rounded up in speaking."""
        return amount > self.most * (1 + self.rules.practice.over.value)

    def at_walk_away(self, amount: float) -> bool:
        """Whether it is the user's own walk-away, but for rounding."""
        if not self.walk_away:
            return False
        return abs(amount / self.walk_away - 1) <= self.rules.practice.leeway.value


_ASKED_NUMBER = ("press", "number", "offer", "concession", "hard", "vague")
LATER = ("concession", "hard", "check")
"""Moments after the recruiter answered a figure."""
_YES = ("offer", "number", "concession", "hard", "check", "close")
"""Moments at which a plain yes agrees to something."""
_QUOTED = 90
"""More letters of an answer are not quoted."""


class Answer(NamedTuple):
    """One answer, the amounts heard in it, and the turns of phrase to look for."""

    typed: str
    heard: Heard
    phrases: Mapping[str, Pattern[str]]

    @property
    def text(self) -> str:
        """As it is searched."""
        return _plain(self.typed)

    def has(self, *names: str) -> bool:
        """Whether any of the turns of phrase is in it."""
        return any(self.phrases[name].search(self.text) for name in names)

    def quote(self, *names: str) -> str:
        """The sentence with one of the turns of phrase; empty where there is none."""
        for name in names:
            if match := self.phrases[name].search(self.text):
                return sentence(self.typed, match.group())
        return ""


def remark_kinds(answer: Answer, due: Due) -> list[tuple[str, str]]:
    """The kinds of remarks that are sure, each with the user's own words: slips, then praise."""
    if not answer.text.strip():
        return []
    slips = dict(_slips(answer, due))
    if "agreed" in slips:
        return [*slips.items()]
    return [*slips.items(), *_praise(answer, due, slips)]


def chosen(
    found: Sequence[tuple[str, str]], texts: Mapping[str, RemarkText]
) -> list[tuple[RemarkText, str]]:
    """At most two: praise where it is earned and the heaviest slip, else the two heaviest."""
    known = sorted(((texts[kind], words) for kind, words in found), key=lambda x: -x[0].weight)
    slips = [(text, words) for text, words in known if not text.good]
    praise = [(text, words) for text, words in known if text.good][:1]
    return [*praise, *slips[: 2 - len(praise)]]


# --- slips


def _slips(answer: Answer, due: Due) -> Iterator[tuple[str, str]]:
    ask = answer.heard.named("ask")
    if current := answer.heard.named("current"):
        yield "current", sentence(answer.typed, current.quote)
    if not due.holds_offer and (words := _claimed_offer(answer)):
        yield "bluff", words
    if answer.has("ultimatum"):
        yield "ultimatum", answer.quote("ultimatum")
    floor = answer.heard.named("floor") or _named_walk_away(ask, due)
    if floor is not None:
        yield "floor", sentence(answer.typed, floor.quote)
    if words := _agreed(answer, due, ask):
        yield "agreed", words
    if ask is not None and ask is not floor:
        yield from _asked(ask, due)
    elif floor and not due.named and due.moment in ("open", "expectations"):
        yield "early", floor.quote
    if answer.has("apology"):
        yield "apology", answer.quote("apology")
    if answer.has("needs"):
        yield "needs", answer.quote("needs")
    if due.moment == "open" and due.stage == "counter" and not due.warm and _cold(answer):
        yield "cold", sentence(answer.typed)
    if due.moment == "close" and answer.has("flat") and not answer.has("question", "time", "asks"):
        yield "no_question", sentence(answer.typed)


def _asked(ask: Amount, due: Due) -> Iterator[tuple[str, str]]:
    if due.moment in _ASKED_NUMBER:
        if due.below(ask.low):
            yield "below", ask.quote
        elif due.beyond(ask.low):
            yield "beyond", ask.quote
    if not due.named and due.moment in ("open", "expectations"):
        yield "early", ask.quote
    if ask.alone and due.range_due and due.moment in ("press", "vague"):
        yield "lone", ask.quote


def _named_walk_away(ask: Amount | None, due: Due) -> Amount | None:
    """An ask of the user's own walk-away names it."""
    return ask if ask is not None and due.at_walk_away(ask.low) else None


def _claimed_offer(answer: Answer) -> str:
    """The sentence that claims an offer; not where it is a question, a hope or a denial."""
    for part in sentences(answer.text):
        claimed = answer.phrases["bluff"].search(part) and not part.endswith("?")
        if claimed and not answer.phrases["not_bluff"].search(part):
            return sentence(answer.typed, part)
    return ""


def _agreed(answer: Answer, due: Due, ask: Amount | None) -> str:
    yes = answer.phrases["accept"].search(answer.text)
    if yes is None or not due.offered or due.moment not in _YES or ask is not None:
        return ""
    rest = answer.text[: yes.start()] + answer.text[yes.end() :]
    return "" if answer.phrases["condition"].search(rest.strip(" ?")) else answer.quote("accept")


def _cold(answer: Answer) -> bool:
    money = bool(answer.heard.amounts) or answer.has("money")
    return money and not answer.has("keen", "thanks")


# --- praise


def _praise(answer: Answer, due: Due, slips: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What was done well, where the moment called for it."""
    ask, moment = answer.heard.named("ask"), due.moment
    silent = not answer.heard.amounts and not answer.heard.vague
    if moment in ("open", "offer") and answer.has("keen") and not answer.has("not_keen"):
        yield "keen", answer.quote("keen")
    if moment == "expectations" and silent and answer.has("defer"):
        yield "deferred", answer.quote("defer")
    if moment == "history" and silent and answer.has("private"):
        yield "private", answer.quote("private")
    if ask is not None and not slips.keys() & _SPOILS:
        yield from _named_well(ask, due)
    later = moment in LATER and "below" not in slips
    if later and answer.has("other") and answer.has("asks"):
        yield "traded", answer.quote("other")
    if moment == "close" and answer.has("time"):
        yield "time", answer.quote("time")
    elif moment == "close" and answer.has("question") and not answer.has("not_question"):
        yield "asked", answer.quote("question")


_SPOILS = {"below", "beyond", "floor", "lone", "early", "ultimatum", "bluff"}
"""With one of these a figure is not said well."""


def _named_well(ask: Amount, due: Due) -> Iterator[tuple[str, str]]:
    if due.below(ask.low) or due.beyond(ask.high):
        return
    if due.moment in ("press", "vague") and due.range_due:
        yield "range", ask.quote
    elif due.named and (due.moment in _NAMING or (due.first and due.moment in LATER)):
        yield "figure", ask.quote


_NAMING = ("number", "offer", "open", "vague")


# --- the user's own words


def sentences(text: str) -> list[str]:
    """The sentences of an answer."""
    return [part.strip() for part in re.split(r"(?<=[.?!;])\s+|\n", text) if part.strip()]


def sentence(typed: str, around: str = "") -> str:
    """The sentence of an answer that holds some words, else its first, at a length to quote."""
    parts = sentences(typed)
    fits = (part for part in parts if around and around.lower() in _plain(part))
    found = next(fits, parts[0] if parts else "")
    return found if len(found) <= _QUOTED else f"{found[: _QUOTED - 1].rstrip()}\u2026"


def _plain(typed: str) -> str:
    return typed.replace("\u2019", "'").lower()
