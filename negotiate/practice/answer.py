"""One answer in a practice call: its words, the pay heard in it, and its turns of phrase."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from re import Pattern
from typing import NamedTuple

from negotiate.model.rehearsal import Amount, MomentKind
from negotiate.practice.agreeing import agrees
from negotiate.practice.hearing import Heard, Spotted

_QUOTED = 90
"""More letters of an answer are not quoted."""
_ALTERNATIVE = re.compile(r"\?|\bor\b", re.IGNORECASE)
"""Between two figures that are asked for as one or the other."""
_LIST = 3
"""So many things at once are a list."""
_ASKS_YES = ("offer", "concession", "callback", "anything", "close")
"""Moments at which a bare "ok" is a yes."""


class Answer(NamedTuple):
    """One answer, the amounts heard in it, and the turns of phrase to look for."""

    typed: str
    heard: Heard
    phrases: Mapping[str, Pattern[str]]
    weights: Mapping[str, Mapping[str, float]]
    """What each sign says for each kind of remark."""
    things: tuple[str, ...] = ()
    """What is asked for besides pay, by key."""

    soft: bool = False
    """Whether a second, gentle ask was heard in its words by their weights."""

    @property
    def text(self) -> str:
        """As it is searched."""
        return _plain(self.typed)

    def has(self, *names: str) -> bool:
        """Whether any of the turns of phrase is in it."""
        return any(self.phrases[name].search(self.text) for name in names)

    @staticmethod
    def plain(text: str) -> str:
        """Words as they are searched."""
        return _plain(text)

    def amount(self, spotted: Spotted) -> Amount:
        """An amount that was spotted, as what they ask for."""
        after = self.typed[spotted.end :]
        end = re.search(r"[.?!;\n](?=\s|$)", after)
        return Amount(
            low=spotted.low,
            high=spotted.high,
            role="ask",
            quote=self.typed[spotted.start : spotted.end].strip(),
            question=end is not None and end.group() == "?",
        )

    @property
    def silent(self) -> bool:
        """Whether nothing is said: an empty line, dots, or the word for it."""
        return not self.text.strip() or self.has("silent")

    @property
    def ask(self) -> Amount | None:
        """The pay that is asked for: of several questions the last, or all of them as a range."""
        asked = [one for one in self.heard.amounts if one.role == "ask" and one.question]
        asked.sort(key=self._place)
        if not asked:
            return self.heard.named("ask")
        between = (self.typed[self._place(a) : self._place(b)] for a, b in pairwise(asked))
        if not all(_ALTERNATIVE.search(text) for text in between):
            return asked[-1]
        low, high = min(one.low for one in asked), max(one.high for one in asked)
        return asked[0]._replace(low=low, high=high)

    def _place(self, amount: Amount) -> int:
        return self.typed.find(amount.quote)

    @property
    def several(self) -> bool:
        """Whether it asks for three things or more, pay among them or not."""
        return len(self.things) + self.more >= _LIST

    @property
    def more(self) -> bool:
        """Whether more pay is asked for, with a figure or without."""
        return self.ask is not None or self.gentle

    def asks_over(self, amount: float) -> bool:
        """Whether it asks for more pay than so much, with a figure or without."""
        return self.gentle or (self.ask is not None and self.ask.high > amount)

    @property
    def gentle(self) -> bool:
        """Whether it asks how far they can go, and names no figure."""
        return self.soft or any(
            self.phrases["gentle"].search(part) and not self.phrases["later"].search(part)
            for part in sentences(self.text)
        )

    @property
    def declines(self) -> bool:
        """Whether it says no to the job."""
        return self.has("decline") and not self.has("not_decline")

    def yes(self, moment: MomentKind) -> bool:
        """Whether it is a yes to what is on the table.

        At the beginning "yes" alone is a greeting, and "ok" answers no question for a figure.
        """
        if moment == "open" and not self.has("accept_early"):
            return False
        if self.ask is not None or self.heard.named("floor") is not None or self.declines:
            return False
        theirs = self.heard.named("theirs") is not None
        return agrees(self.text, self.phrases, nod=moment in _ASKS_YES, theirs=theirs)


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
    text = _LET_US.sub("let's", _BARE.sub(_apostrophe, text))
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


_LET_US = re.compile(r"\blet us\b(?! know)")
_SHORT = {"would": "d", "will": "ll", "am": "m", "is": "s", "have": "ve", "are": "re"}
_LONG = re.compile(r"\b(i|it|that|what|we|you) (would|will|am|is|have|are)\b(?! not\b)(?=\s)")
"""Part of the grammar: "I would like" is "I'd like"."""
