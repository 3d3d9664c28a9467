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
    figure: float
    """The figure to say; before an offer the bottom of the ask; 0 where none is due."""
    least: float
    """The least figure that is no slip here: the step that is good enough."""
    most: float
    """Above this a figure is more than is supported; 0: nothing is."""
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
    inside: bool = False
    """Whether they know what the user earns."""
    law: bool = False
    """Whether a question of the law comes first, and was not asked."""
    unlawful: bool = False
    """Whether the offer lies under a minimum, and that is not settled."""
    closed: bool = False
    """Whether they have said that it is their last word."""
    refused: bool = False
    """Whether that was less than was asked."""
    moved: bool = False
    """Whether they answered a figure."""
    asked: bool = False
    """Whether more was asked for before."""
    table: float = 0.0
    """What they would pay as it stands."""
    enough: float = 0.0
    """From here a yes on the spot is good advice; 0: always."""
    fixed: str = ""
    """Why no figure is due: class, scale (between the steps), met, or empty."""
    steps: tuple[float, ...] = ()
    """Of a scale."""
    asked_before: float = 0.0
    """The figure asked for before, and not answered yet."""
    mail: bool = False

    def below(self, amount: float) -> bool:
        """Whether it is under the least by more than rounding, and not near to the figure."""
        near = self.right(amount)
        return not near and amount < self.least * (1 - self.rules.practice.leeway.value)

    def beyond(self, amount: float) -> bool:
        """Whether it is over the most by more than is rounded up in speaking."""
        return bool(self.most) and amount > self.most * (1 + self.rules.practice.over.value)

    def right(self, amount: float) -> bool:
        """Whether it is the figure, but for so little that coaches would differ."""
        if not self.figure:
            return False
        return abs(amount / self.figure - 1) <= self.rules.practice.right.value

    def at_walk_away(self, amount: float) -> bool:
        """Whether it is the user's own walk-away, but for rounding, and no step to say."""
        if not self.walk_away or self._same(amount, self.least) or self._same(amount, self.figure):
            return False
        return self._same(amount, self.walk_away)

    def on_a_step(self, amount: float) -> bool:
        """Whether it is a step of the scale."""
        return any(self._same(amount, step) for step in self.steps)

    def _same(self, amount: float, other: float) -> bool:
        return bool(other) and abs(amount / other - 1) <= self.rules.practice.leeway.value


_ASKED_NUMBER = ("press", "number", "offer", "concession", "hard", "vague", "silence", "callback")
LATER = ("concession", "hard", "check", "callback", "silence", "other", "final", "time")
"""Moments after they answered a figure."""
_YES = ("open", "offer", "number", "anything", *LATER, "close")
"""Moments at which a plain yes agrees to something."""
_EARLY_MOMENTS = ("open", "expectations")
_QUOTED = 90
"""More letters of an answer are not quoted."""
_LONG_MAIL = 120
"""Words of a letter that is still read: what coaches told people."""
_BRIEF = 16
"""So few words are all that a complaint says."""
_MANY = 3
"""So many other things at once are a list."""


class Answer(NamedTuple):
    """One answer, the amounts heard in it, and the turns of phrase to look for."""

    typed: str
    heard: Heard
    phrases: Mapping[str, Pattern[str]]
    things: tuple[str, ...] = ()
    """What is asked for besides pay, by key."""

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

    @property
    def ask(self) -> Amount | None:
        """The pay that is asked for."""
        return self.heard.named("ask")

    @property
    def more(self) -> bool:
        """Whether more pay is asked for, with a figure or without."""
        return self.ask is not None or self.gentle

    @property
    def gentle(self) -> bool:
        """Whether it asks how far they can go, and names no figure."""
        return any(
            self.phrases["gentle"].search(part) and not self.phrases["later"].search(part)
            for part in sentences(self.text)
        )

    @property
    def pushes(self) -> bool:
        """Whether it asks on for pay, and for no other thing."""
        return self.gentle or (self.has("push") and not self.has("other"))

    @property
    def asks_back(self) -> bool:
        """Whether it is a question, or a polite form of one."""
        return "?" in self.text or self.has("polite")

    @property
    def declines(self) -> bool:
        """Whether it says no to the job."""
        return self.has("decline") and not self.has("not_decline")

    def yes(self, moment: MomentKind, *, plainly: bool = False) -> str:
        """The words of a yes to what is on the table; empty where there is none.

        Asking for it in writing makes a yes no less of one, unless it is to be said `plainly`. At
        the beginning "yes" alone is a greeting.
        """
        if moment == "open" and not self.has("accept_early"):
            return ""
        if self.ask is not None or self.heard.named("floor") is not None or self.declines:
            return ""
        writing = self.phrases["writing"]
        parts = [
            part
            for part in sentences(self.text)
            if plainly or not writing.search(part) or _says(part, self)
        ]
        if not plainly:
            parts = [writing.sub(" ", part).strip(" ?") for part in parts]
        for at, part in enumerate(parts):
            if agreed := self.phrases["accept"].search(part):
                left = f"{part[: agreed.start()]} {part[agreed.end() :]}"
                others = (p for p in (*parts[:at], *parts[at + 1 :]) if not self._logistics(p))
                rest = " ".join([left.strip(" ?"), *others]).strip(" ?")
                return "" if self.phrases["condition"].search(rest) else self.quote("accept")
        return ""

    def _logistics(self, part: str) -> bool:
        """Whether a sentence asks when or where one starts: no condition of a yes."""
        return self.phrases["logistics"].search(part) is not None


def _says(part: str, answer: Answer) -> bool:
    """Whether a sentence that asks for it in writing says yes as well."""
    return answer.phrases["accept"].search(part) is not None


def remark_kinds(answer: Answer, due: Due) -> list[tuple[str, str]]:
    """The kinds of remarks that are sure, each with the user's own words: slips, then praise."""
    if not answer.text.strip():
        return [("patient", "")] if due.moment == "silence" and due.asked else []
    slips = dict(_slips(answer, due))
    if "agreed" in slips:
        return [*slips.items()]
    return [*slips.items(), *_praise(answer, due, slips)]


def chosen(
    found: Sequence[tuple[str, str]], texts: Mapping[str, RemarkText]
) -> list[tuple[RemarkText, str]]:
    """At most two: praise where it is earned and the heaviest slip, else the two heaviest."""
    known = sorted(
        ((texts[kind], words) for kind, words in found), key=lambda pair: -pair[0].weight
    )
    slips = [(text, words) for text, words in known if not text.good]
    praise = [(text, words) for text, words in known if text.good][: 1 if slips else 2]
    return [*praise, *slips[: 2 - len(praise)]]


# --- slips


def _slips(answer: Answer, due: Due) -> Iterator[tuple[str, str]]:
    ask = answer.ask
    if not due.inside and (current := answer.heard.named("current")):
        yield "current", sentence(answer.typed, current.quote)
    if not due.holds_offer and (words := _claimed_offer(answer)):
        yield "bluff", words
    if answer.has("ultimatum"):
        yield "ultimatum", answer.quote("ultimatum")
    floor = answer.heard.named("floor") or _named_walk_away(ask, due)
    if floor is not None:
        pressed = due.closed and floor.low > due.table
        yield "pressed" if pressed else "floor", sentence(answer.typed, floor.quote)
    yield from _agreed(answer, due)
    if ask is not None and ask is not floor:
        yield from _asked(ask, due, signs=answer.has("sign"))
    elif floor and not due.named and due.moment in _EARLY_MOMENTS:
        yield "early", floor.quote
    if due.closed and ask is None and answer.pushes:
        yield "pressed", answer.quote("gentle", "push")
    put_off = due.moment == "expectations" and "?" in answer.text and answer.has("defer")
    if (
        answer.has("flexible")
        and ask is None
        and not put_off
        and due.moment not in ("close", "anything")
    ):
        yield "flexible", answer.quote("flexible")
    yield from _manner(answer, due)


def _manner(answer: Answer, due: Due) -> Iterator[tuple[str, str]]:
    """How it was said, whatever was asked."""
    if answer.has("apology"):
        yield "apology", answer.quote("apology")
    if answer.has("needs"):
        yield "needs", answer.quote("needs")
    if due.offered and _listed(answer):
        yield "list", sentence(answer.typed)
    if due.mail and len(answer.text.split()) > _LONG_MAIL:
        yield "long", sentence(answer.typed)
    first = due.moment == "open" or (due.mail and due.moment == "offer")
    if first and due.stage == "counter" and not due.warm and not due.law and _cold(answer):
        yield "cold", sentence(answer.typed)
    if _left_hanging(answer, due) and not (due.offered and answer.yes(due.moment)):
        yield "no_question", sentence(answer.typed)


def _listed(answer: Answer) -> bool:
    """Whether several things are asked for at once; more pay is one of them."""
    if not answer.has("asks") and answer.ask is None:
        return False
    return len(answer.things) + bool(answer.things and answer.more) >= _MANY


def _left_hanging(answer: Answer, due: Due) -> bool:
    """Whether it ends with no question: at the end, or in a complaint, or in giving up."""
    if due.moment == "close":
        return answer.has("flat") and not answer.has("question", "wait", "writing", "asks")
    if not due.offered or due.closed or due.unlawful or due.moment in ("silence", "check"):
        return False
    if answer.heard.named("ask") or answer.heard.named("floor") or answer.asks_back:
        return False
    short = len(answer.text.split()) <= _BRIEF
    asks = answer.has("question", "asks_time", "other", "ultimatum", "decline")
    return short and answer.has("complaint", "resigned") and not asks


def _asked(ask: Amount, due: Due, *, signs: bool) -> Iterator[tuple[str, str]]:
    if due.closed:
        yield "pressed", ask.quote
        return
    if due.unlawful:
        yield "law", ask.quote
        return
    if due.fixed in ("class", "met") and ask.low > due.table:
        yield ("class_figure" if due.fixed == "class" else "settled"), ask.quote
        return
    if due.moment in _ASKED_NUMBER or (due.moment == "open" and due.table):
        lower = (
            signs and due.moment in LATER and ask.low > due.table
        )  # "at 22 I'd sign", as a second ask
        if not (lower and due.below(ask.low)):
            yield from _figure(ask, due)
    if not due.named and due.moment in _EARLY_MOMENTS:
        yield "early", ask.quote
    if ask.alone and due.range_due and due.moment in ("press", "vague"):
        yield "lone", ask.quote


def _figure(ask: Amount, due: Due) -> Iterator[tuple[str, str]]:
    """What is wrong with a figure where one was due."""
    if due.steps and due.figure and not due.on_a_step(ask.low):
        yield "between", ask.quote
    elif (
        due.moment == "silence"
        and due.asked_before
        and ask.low < due.asked_before * (1 - due.rules.practice.leeway.value)
    ):
        yield "lowered", ask.quote
    elif due.below(ask.low) and not (due.table and due.least <= ask.high > ask.low):
        yield "below", ask.quote
    elif due.beyond(ask.low):
        yield "beyond", ask.quote
    elif not ask.alone and due.figure and due.table:
        yield "range_now", ask.quote


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


def _agreed(answer: Answer, due: Due) -> Iterator[tuple[str, str]]:
    if not due.offered or due.moment not in _YES:
        return
    if due.moment == "open" and not due.table:
        return
    words = answer.yes(due.moment, plainly=True)
    if not words:
        return
    if due.unlawful:
        yield "law", words
    elif due.walk_away > due.table and (due.asked or not due.figure):
        yield "under", words
    elif due.table < due.enough and not due.asked:
        yield "agreed", words


def _cold(answer: Answer) -> bool:
    money = bool(answer.heard.amounts) or answer.has("money")
    return money and not answer.has("keen", "thanks", "ultimatum")


# --- praise


def _praise(answer: Answer, due: Due, slips: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What was done well, where the moment called for it."""
    ask, moment = answer.ask, due.moment
    silent = not answer.heard.amounts and not answer.heard.vague
    if due.law and answer.has("law"):
        yield "law_asked", answer.quote("law")
    warm = "keen" if moment in ("open", "offer") else "keen_end" if moment == "close" else ""
    if warm and answer.has(warm) and not answer.has("not_keen"):
        yield "keen", answer.quote(warm)
    put_off = silent and answer.has("defer") and "flexible" not in slips
    if put_off and (moment == "expectations" or (moment == "press" and answer.has("them_first"))):
        yield "deferred", answer.quote("defer")
    if moment == "history" and silent and answer.has("room"):
        yield "deferred", answer.quote("room")
    if moment == "history" and silent and not due.inside and answer.has("private"):
        yield "private", answer.quote("private")
    if ask is not None and not slips.keys() & _SPOILS:
        yield from _named_well(answer, ask, due)
    well = [*_answered_well(answer, due, slips)]
    yield from well
    if ask is None and {kind for kind, _ in well} <= {"writing"}:
        yield from _asked_back(answer, due, slips)


_SPOILS = frozenset(
    {
        *("below", "beyond", "floor", "lone", "early", "ultimatum", "bluff", "pressed", "law"),
        *("settled", "class_figure", "between", "lowered", "range_now"),
        *("needs", "apology", "list"),
    }
)
"""With one of these a figure is not said well."""


def _answered_well(answer: Answer, due: Due, slips: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What was done well after they had named something."""
    moment = due.moment
    calm = not slips.keys() & {"ultimatum", "pressed", "under"}
    open_talk = calm and due.offered
    if open_talk and due.moved and not due.closed and answer.gentle and answer.ask is None:
        yield "soft", answer.quote("gentle")
    if open_talk and due.refused and due.asked and _takes_it(answer, moment):
        yield "took_no", sentence(answer.typed)
    later = (moment in LATER or (due.fixed and due.named)) and not slips.keys() & {"below", "list"}
    if later and answer.has("other") and answer.has("wants"):
        yield "traded", answer.quote("other")
    if calm and due.named and due.table and answer.has("writing"):
        yield "writing", answer.quote("writing")
    if moment == "close" and answer.has("wait"):
        yield "time", answer.quote("wait")
    elif due.offered and calm and answer.has("asks_time") and not answer.has("not_time"):
        yield "time", answer.quote("asks_time")


def _asked_back(answer: Answer, due: Due, slips: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """A question that does some good: at the end any, before it one about pay."""
    if slips.keys() & {"pressed", "ultimatum", "law", "bluff"}:
        return
    if due.moment == "close":
        if not answer.has("writing") and answer.has("question") and not answer.has("not_question"):
            yield "asked", answer.quote("question")
        return
    room = due.offered and not due.closed and not due.fixed and not due.law
    if room and answer.asks_back and answer.has("gentle", "room"):
        yield "asked", answer.quote("gentle", "room")


def _takes_it(answer: Answer, moment: MomentKind) -> bool:
    """Whether a last word is taken well: with thanks, a yes, or one other thing."""
    if answer.more:
        return False
    if moment == "close":  # a plain yes there answers their question, and no more
        return answer.has("gives_in") and bool(answer.yes(moment))
    if answer.declines:
        return False
    if answer.has("asks_time"):
        return answer.has("thanks", "gives_in")
    calm = answer.has("thanks", "understands", "writing") or _other(answer)
    return calm or bool(answer.yes(moment))


def _other(answer: Answer) -> bool:
    return answer.has("other") and answer.has("asks")


def _named_well(answer: Answer, ask: Amount, due: Due) -> Iterator[tuple[str, str]]:
    if due.below(ask.low) or due.beyond(ask.high):
        return
    words = sentence(answer.typed, ask.quote)
    if due.moment in ("press", "vague") and due.range_due:
        yield "range", words
        return
    naming = due.moment in _NAMING or due.first
    if not due.named or not due.table:
        return
    if answer.has("sign"):
        yield "sign", answer.quote("sign")
    if not (due.right(ask.low) or due.on_a_step(ask.low)):
        return
    if (naming or due.moment == "hard") and answer.has("reason") and answer.asks_back:
        yield "reason", answer.quote("reason")
    elif naming:
        yield "figure", words


_NAMING = ("number", "offer", "open", "vague", "anything")


# --- the user's own words


def sentences(text: str) -> list[str]:
    """The sentences of an answer."""
    return [part.strip() for part in re.split(r"(?<=[.?!;])\s+|\n", text) if part.strip()]


def sentence(typed: str, around: str = "") -> str:
    """The sentence of an answer that holds some words, else its first, at a length to quote."""
    parts = sentences(typed)
    fits = (part for part in parts if around and _plain(around) in _plain(part))
    found = next(fits, parts[0] if parts else "")
    return found if len(found) <= _QUOTED else f"{found[: _QUOTED - 1].rstrip()}\u2026"


def _plain(typed: str) -> str:
    """As it is searched: lower case, and the long forms of what people mostly say short."""
    text = typed.replace("\u2019", "'").lower()
    text = _BARE.sub(_apostrophe, text)
    return _LONG.sub(lambda match: f"{match[1]}'{_SHORT[match[2]]}", text)


_BARE = re.compile(
    r"\b(?P<head>that|what|there|here|how)(?P<tail>s)\b"
    r"|\b(?P<its>it)s(?= (?:low|fine|good|great|ok|okay|a|not|just|too|kinda|really)\b)"
    r"|\b(?P<not>(?:do|does|did|ca|could|would|should|wo|is|are|was|have|has)n)t\b"
    r"|\b(?P<i>i)(?P<am>m|ve)\b|\b(?P<you>you|they)(?P<are>re|ve)\b"
    r"|\b(?P<we>i)(?P<would>d|ll)(?= (?:like|love|rather|take|be|say|sign|accept|do)\b)"
)
"""Part of the grammar too: "dont", "thats", as people type."""


def _apostrophe(match: re.Match[str]) -> str:
    parts = [part for part in match.groups() if part]
    return "'".join(parts) if len(parts) > 1 else f"{parts[0]}'{match.group()[-1]}"


_SHORT = {"would": "d", "will": "ll", "am": "m", "is": "s", "have": "ve", "are": "re"}
_LONG = re.compile(r"\b(i|it|that|what|we|you) (would|will|am|is|have|are)\b(?! not\b)(?=\s)")
"""Part of the grammar: "I would like" is "I'd like"."""
