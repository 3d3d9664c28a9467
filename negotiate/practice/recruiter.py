"""The other side of a practice call: which moment comes next, and what they say.

The seed draws what they could pay, how they take a figure and their words; what they say next
depends on the answer. Rules: docs/METHOD.md, "The rehearsal".
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from negotiate.model.facts import Rules
from negotiate.model.rehearsal import (
    Added,
    Amount,
    Moment,
    MomentKind,
    Practice,
    RecruiterLine,
    Reply,
)
from negotiate.model.script import EARLY, Exchange, Script, Stage
from negotiate.model.text import listing
from negotiate.practice.answer import Answer
from negotiate.practice.better import better_line, closing_line, is_good_enough
from negotiate.practice.beyond_pay import BeyondPay
from negotiate.practice.room import room_of
from negotiate.talk.standing import allows, talk_facts

PLANS: dict[Stage, tuple[MomentKind, ...]] = {
    "screen": ("open", "expectations", "history", "hard", "close"),
    "interview": ("open", "hard", "expectations", "history", "close"),
    "offer": ("open", "offer", "number", "hard", "close"),
    "counter": ("open", "number", "hard", "close"),
    "meeting": ("open", "number", "hard", "close"),
    "after": ("callback", "close"),
}
"""The moments of each stage, in their order; what is answered already is left out."""
BY_MAIL: dict[Stage, tuple[MomentKind, ...]] = {
    "screen": ("expectations", "close"),
    "interview": ("open", "close"),
    "offer": ("offer", "number", "close"),
    "counter": ("offer", "number", "close"),
    "meeting": ("open", "number", "close"),
    "after": ("callback", "close"),
}
_CLOSING: tuple[MomentKind, ...] = ("close", "callback", "anything")
"""Moments at which their last figure is answered."""
_BEFORE_ANSWER: tuple[MomentKind, ...] = ("silence", "hard", "check")
"""Moments at which a figure waits for their answer: asked again, they give it."""
_LONGEST = 14
"""Moments of a call; nobody is kept longer."""


class Recruiter:
    """The other side of one call: `react` to an answer, then `next_moment`, until there is none."""

    def __init__(
        self, script: Script, practice: Practice, rules: Rules, seed: int, beyond: BeyondPay
    ) -> None:
        """A recruiter, or one's boss, with the script's own numbers."""
        self._script, self._practice, self._rules = script, practice, rules
        self._beyond = beyond
        self._draw = Random(seed)  # noqa: S311 - which moment comes is no secret
        self.room = room_of(script.result, rules, seed, script.channel)
        result = script.result
        plans = BY_MAIL if script.channel == "email" else PLANS
        self.coming = list(plans[script.stage])
        self.unlawful = result.before_figures is not None
        self.law = bool(result.law_first)
        self.given = result.standing or 0.0
        self.settles = script.stage not in EARLY and self.given > 0
        self.agreed = self.declined = self.named = self.asked = False
        self.asks = 0
        self.told = script.stage != "offer" and result.standing is not None
        self.closed = result.conversation.final
        self.ceiling = 0.0
        self.added: dict[str, Added] = {}
        self._reply: Reply = ""
        self.timed = self._next_day = False
        self._answered = self._asked_back = self._checked = self._silent = False
        self._sure = self._unnamed = self._same_for_all = False
        self._heard: set[str] = set()
        self._things: tuple[str, ...] = ()
        self._moments = 0
        if script.stage == "after":
            self._call_back()

    @property
    def moved(self) -> bool:
        """Whether a figure has been answered."""
        return self._answered

    # --- what an answer changes

    def react(self, kind: MomentKind, said: Answer) -> None:
        """Change what comes: by what was asked for, agreed to or threatened."""
        self._things = ()
        heard = said.heard
        self.named = self.named or said.ask is not None
        self.asks += said.asks_over(self.given)
        if heard.named("current"):
            self._drop("history")
        if self.settles:
            self._settle(kind, said)
        else:
            self._talk_early(kind, said)

    def _drop(self, *kinds: MomentKind) -> None:
        self.coming = [k for k in self.coming if k not in kinds]

    def _talk_early(self, kind: MomentKind, said: Answer) -> None:
        """Before an offer: a figure that was asked for and not named is asked for once more."""
        if said.ask is not None and kind == "open":
            self._drop("expectations")
        elif said.ask is None and said.heard.vague and not self._asked_back and kind != "history":
            self._asked_back = True
            self.coming.insert(0, "vague")
        elif said.ask is None and kind == "expectations" and not said.silent:
            self.coming.insert(0, "press")

    def _settle(self, kind: MomentKind, said: Answer) -> None:
        """In a talk about pay: the first of these that the answer does."""
        ask = said.ask
        if said.declines:
            self.declined, self.coming = True, []
        elif self.law and said.has("law"):
            self._settle_law()
        elif self.unlawful and said.more:
            self._say("concession", "nothing")
        elif ask is not None:
            self._hear_figure(kind, said)
        elif self._would_take_less(said):
            self._stand()
        elif said.has("ultimatum") and not self._checked:
            self._checked = True
            self._drop("number")
            self.coming.insert(0, "check")
        elif said.gentle and self.asked and not said.yes(kind):
            self._hear_again(kind)
        elif said.things and said.has("asks") and (kind != "open" or self._fixed):
            self._hear_things(said.things)
        else:
            self._hear_rest(kind, said)

    def _hear_rest(self, kind: MomentKind, said: Answer) -> None:
        """What is no ask: a yes, time, silence, or nothing that can be told."""
        if kind == "silence":
            self._give()
        elif kind == "check":
            self.coming = ["callback", *(k for k in self.coming if k == "close")]
            self._call_back()
        elif said.yes(kind):
            self._agree(kind, said)
        elif self._asks_for_time(kind, said):
            self._give_time()
        elif self._asks_for_everyone(said):
            self._same_for_all = True
            self._say("concession", "nothing")
        elif kind == "hard" and self.asked and not self._answered:
            self._answer()
        elif kind == "close" and self._is_unclear(said):
            self._sure = True
            self.coming.insert(0, "close")
        elif said.heard.vague or said.gentle or (kind == "number" and not said.silent):
            self._ask_back(unnamed=said.gentle or bool(said.heard.vague))

    def _give_time(self) -> None:
        """They give a day, and come back on the next; a figure that waits is answered first."""
        self.timed = True
        self._next_day = self._answered or not self.asked
        self.coming = [kind for kind in self.coming if kind == "close"]
        if not self._next_day:
            self._give()
        self.coming.insert(0, "time")

    def _asks_for_everyone(self, said: Answer) -> bool:
        """Whether somebody in a class asks, for the first time, if all get the same."""
        in_class = self._script.result.conversation.pay_set == "class"
        return in_class and not self._same_for_all and said.has("same_rate")

    def _is_unclear(self, said: Answer) -> bool:
        """Whether it is no yes, no no and no question: then they ask once more."""
        standing = self._script.result.standing or 0.0
        asks_yes = self._script.result.offer is not None or self.given > standing
        told = said.silent or said.has("question", "wait", "asks_time", "flat", "noes")
        return asks_yes and not (self._sure or told)

    def _asks_for_time(self, kind: MomentKind, said: Answer) -> bool:
        """Whether it asks for a day, once, and before the end."""
        early = kind not in ("close", "anything", "open")
        return early and not self.timed and said.has("wait") and not said.has("sign")

    def _agree(self, kind: MomentKind, said: Answer) -> None:
        """A yes: it is written up, and there is still room for one question."""
        early = kind not in ("close", "anything") and not self.agreed
        self.agreed = True
        self.coming = ["anything"] if early and not said.has("writing") else []
        if self.asked and not self._answered:
            self._answer()  # the figure is still to be answered

    def _ask_back(self, *, unnamed: bool) -> None:
        """A figure that was not named is asked for once; then they leave it at a little more."""
        if self._has_figure and not self._asked_back:
            self._asked_back, self._unnamed = True, unnamed
            self._drop("number")
            self.coming.insert(0, "vague")
        elif unnamed and self._has_figure and not self._answered and not self.closed:
            self.asked = self._answered = True
            self.given = max(self.given, self.room.unnamed(self._rules.practice.unnamed.value))
            moved = self.given > (self._script.result.standing or 0.0)
            self._say("concession", "part" if moved else "nothing")

    @property
    def _has_figure(self) -> bool:
        return self.room.top > self.room.base

    @property
    def _fixed(self) -> bool:
        return self._script.result.figure is None

    # --- figures

    def _hear_no_more(self, kind: MomentKind, ask: Amount, said: Answer) -> None:
        """Just what is on the table, or less: it stays as it is, and that is agreed."""
        if ask.high < self.given * (1 - self._rules.practice.over.value):
            self._stand()
        elif ask.question or ask.high > self.given:
            self._say("concession", "granted")
        else:
            self._agree(kind, said)

    def _would_take_less(self, said: Answer) -> bool:
        """Whether the least that somebody names lies under what they said."""
        least = said.heard.named("floor")
        return least is not None and self.told and not self.unlawful and least.high < self.given

    def _stand(self) -> None:
        """They pay what they said, to somebody who would take less."""
        self.agreed, self.coming = True, []
        self._say("concession", "stands")

    def _hear_figure(self, kind: MomentKind, said: Answer) -> None:
        """A figure: weighed at first, moved to once, and after that it is their last word."""
        ask, threat = said.ask, said.has("ultimatum")
        if ask is None or not self.told:
            return  # they name theirs first
        asked = ask.low
        self._drop("number", "vague")
        if asked <= self.given and (not self.asked or ask.high <= self.given):
            self._hear_no_more(kind, ask, said)
            return
        if self.closed:
            self._end_it()
            return
        again = self._answered
        self.asked = True
        self.ceiling = min(self.ceiling or asked, asked)
        if again:
            self._hear_again(kind)
        elif kind in _BEFORE_ANSWER:
            self._give()
        elif threat and not self._checked:
            self._checked = True
            self.coming = ["check", *(k for k in self.coming if k == "close")]
        elif "hard" in self.coming and self._has_figure and self._challenged():
            self._drop("hard")
            self.coming.insert(0, "hard")
        else:
            self._answer()

    def _challenged(self) -> bool:
        return self._draw.random() < self._rules.practice.challenge.value

    def _answer(self) -> None:
        """What they say at first: in their manner."""
        self._drop("hard")
        if self.closed or not self._has_figure:
            self._say("concession", "nothing")
            self._answered = True
        elif self.room.manner == "silence" and not self._silent:
            self._silent = True
            self.coming.insert(0, "silence")
        elif self.room.manner == "check":
            self.coming.insert(0, "check")
        else:
            self._give()

    def _give(self) -> None:
        """Their first answer to a figure."""
        self._answered = True
        given, reply = self.room.at_first(self.ceiling)
        self.given = max(self.given, given)
        self._say("concession", reply)

    def _call_back(self) -> None:
        """What they found out: all they may, for the figure that was named."""
        if self._script.stage == "after":
            self.ceiling, self.asked = self.room.top, self._has_figure and not self.unlawful
        self._answered = True
        if self.unlawful:
            self._pay_the_minimum()
        before = self.given
        self.given = max(before, self.room.granted(self.ceiling))
        whole = self.given >= self.ceiling > before
        self._reply = "granted" if whole else "part" if self.given > before else "nothing"
        self.closed = self.closed or (self._has_figure and not whole)

    def _hear_again(self, kind: MomentKind) -> None:
        """A second ask: up to what they have, for the least that was named; then it is final."""
        self._drop("number", "vague", "hard")
        if self.closed or not self._has_figure:
            self._end_it()
            return
        if not self._answered:
            self._give() if kind in _BEFORE_ANSWER else self._answer()
            return
        before = self.given
        self.given = max(before, self.room.granted(self.ceiling or self.room.top))
        self.closed = True
        if self.given >= self.ceiling > before:
            self._say("concession", "granted")
        elif self.given > before:
            self._say("final", "moved")
        else:
            self._say("final", "nothing")

    def _end_it(self) -> None:
        """Asked again after their last word: it stays."""
        self.closed = True
        self._say("final", "nothing")

    def _say(self, kind: MomentKind, reply: Reply) -> None:
        self._reply = reply
        self.coming.insert(0, kind)

    # --- the law, and other asks

    def _settle_law(self) -> None:
        self.law = False
        self.coming.insert(0, "settled")
        if self.unlawful:
            self._pay_the_minimum()

    def _pay_the_minimum(self) -> None:
        """The rate is put right; from there a figure may be asked for."""
        self.unlawful = self.law = False
        self.given = max(self.given, self.room.base)

    def _hear_things(self, keys: Sequence[str]) -> None:
        """Other things, each yes or no, once a call; a later answer is about the new ones alone."""
        self._things = tuple(key for key in keys if key not in self._heard)
        if not self._things:
            return
        self._heard.update(self._things)
        granted = (key for key in self._things if self._beyond.granted(key))
        self.added.update((key, self._beyond.added(key)) for key in granted)
        self._drop("number", "vague", "hard")
        if self.asked and not self._answered:
            self._give()  # the figure is still to be answered
        self.coming.insert(0, "other")

    # --- what they say

    def next_moment(self) -> Moment | None:
        """The next moment of the call; None at its end."""
        while self.coming and self._moments < _LONGEST:
            kind = self.coming.pop(0)
            moment = self._hard() if kind == "hard" else self._spoken(kind)
            if moment is not None:
                self._moments += 1
                return moment
        return None

    def _spoken(self, kind: MomentKind) -> Moment | None:
        """Their line for a moment; None where this call has none."""
        fitting = [line for line in self._practice.lines if self._fits_line(line, kind)]
        if not fitting:
            return None
        most = max(len(line.needs) for line in fitting)
        line = self._draw.choice([one for one in fitting if len(one.needs) == most])
        if "{offer}" in line.text:
            self.told = True
        they = line.text.format(**self._words())
        purpose = self._purpose(kind)
        settled = self.settles and purpose in _CLOSING
        better = (
            closing_line(self._script, self.given)
            if settled
            else better_line(self._script, purpose)
        )
        return Moment(kind=kind, id=line.id, they=they, better=better)

    def _purpose(self, kind: MomentKind) -> str:
        """What a good answer to a moment is for."""
        if self.law and kind in ("open", "offer", "number", "concession"):
            return "law"
        if kind == "concession" and self._reply == "granted":
            return "close"
        if kind == "anything" and not is_good_enough(self._script.result, self.given):
            return "other"
        return kind

    def _fits_line(self, line: RecruiterLine, kind: MomentKind) -> bool:
        script = self._script
        reply = self._reply if kind in ("concession", "final", "callback") else self._other_reply()
        return (
            line.moment == kind
            and (not line.stages or script.stage in line.stages)
            and (not line.channels or script.channel in line.channels)
            and (not line.reply or line.reply == reply)
            and allows(self._facts(), line.needs)
        )

    def _other_reply(self) -> str:
        granted = [key in self.added for key in self._things]
        return "granted" if all(granted) else "part" if any(granted) else "nothing"

    def _facts(self) -> frozenset[str]:
        """What holds now, for the choice of their words."""
        result = self._script.result
        kinds = {question.kind for question in result.law_first}
        true = {
            "offer": result.offer is not None,
            "open": self._has_figure and not self.closed,
            "unlawful": self.unlawful,
            "over-base": self.given > (result.standing or 0.0),
            "agreed": self.agreed,
            "asked": self.asked,
            "closed": self.closed,
            "timed": self._next_day,
            "nothing-named": not self._unnamed and self._asked_back,
            "unclear": self._sure,
            "overtime": "overtime" in kinds and "minimum" not in kinds,
            "soon": "minimum-soon" in kinds,
        }
        return frozenset({*talk_facts(result), *(fact for fact, holds in true.items() if holds)})

    def _hard(self) -> Moment | None:
        """One of the script's own hard moments that fits, drawn by the seed.

        Those of a script about unlawful pay fit no longer once that is settled.
        """
        settled = self._script.result.before_figures is not None and not self.unlawful
        fitting = (
            []
            if settled
            else [exchange for exchange in self._script.exchanges if self._fits(exchange)]
        )
        if not fitting:
            if self.asked and not self._answered and self.settles:
                self._answer()
            return None
        exchange = self._draw.choice(fitting)
        return Moment(kind="hard", id=exchange.id, they=exchange.they, better=exchange.you)

    def _fits(self, exchange: Exchange) -> bool:
        """Whether a hard moment goes with what was said: their limits are drawn, not scripted."""
        odd = "no-figure" if self.named else "their-figure"
        if exchange.moment != "hard" or odd in exchange.topics:
            return False
        drawn = self.settles and self._has_figure
        return not drawn or not {"fixed-rate", "limit"} & set(exchange.topics)

    def _words(self) -> dict[str, str]:
        result = self._script.result
        unit, offer = result.unit, result.offer
        amount = unit.as_typed(offer.amount, result.offer_typed) if offer else ""
        typed = result.offer_typed
        bare = typed is None or typed.period == unit.said_per
        per = "an hour" if unit.says_hour else "a year" if unit.by_the_hour else ""
        said = f"{amount} {per}".rstrip() if bare else amount
        same = offer is not None and self.given == offer.amount
        return {
            "offer": said,
            "given": said if same else unit.in_units(self.given, typed),
            "figure": unit.spoken(self.ceiling or self.room.top),
            "thing": self._named(granted=self._other_reply() != "nothing"),
            "refused": self._named(granted=False),
        }

    def _named(self, *, granted: bool) -> str:
        """The other things that are granted, or are not, in words."""
        keys = [key for key in self._things if (key in self.added) == granted]
        labels = [self._beyond.added(key).label for key in keys]
        return listing(labels, "and" if granted else "or") if labels else ""
