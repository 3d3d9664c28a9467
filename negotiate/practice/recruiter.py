"""The recruiter of a practice call: which moment comes next, and what they say.

The moments of a stage are drawn by the seed; what the recruiter says next depends on the answer.
Rules: docs/METHOD.md, "The rehearsal".
"""

from __future__ import annotations

from random import Random

from negotiate.model.facts import Rules
from negotiate.model.rehearsal import Moment, MomentKind, Practice, Reply
from negotiate.model.script import Exchange, Script
from negotiate.practice.better import better_line
from negotiate.practice.offer import speakable_step
from negotiate.practice.remarks import LATER, Answer

PLANS: dict[str, tuple[MomentKind, ...]] = {
    "screen": ("open", "expectations", "history", "hard", "close"),
    "interview": ("open", "hard", "expectations", "history", "close"),
    "offer": ("open", "offer", "number", "concession", "hard", "close"),
    "counter": ("open", "number", "concession", "hard", "close"),
}
"""The moments of each stage, in their order; what is answered already is left out."""
_NAMES_FIGURE = ("offer", "number", "vague")
_RAISED: tuple[Reply, ...] = ("inside", "above", "again")
"""Replies that moved up: a fixed rate does not follow them."""


class Recruiter:
    """The recruiter of one call: `react` to an answer, then `next_moment`, until there is none."""

    def __init__(self, script: Script, practice: Practice, rules: Rules, seed: int) -> None:
        """A recruiter with the script's own numbers."""
        self._script, self._practice, self._rules = script, practice, rules
        self._step = speakable_step(script.result, rules)
        self._draw = Random(seed)  # noqa: S311 - which moment comes is no secret
        self.coming = list(PLANS[script.stage])
        self.agreed = self.named = False
        self._asked_back = self._checked = self._weighed = False
        self._reply: Reply = "nothing"
        self._given = 0.0

    # --- what an answer changes

    def react(self, kind: MomentKind, kinds: set[str], said: Answer) -> None:
        """Change what comes: by what was named, agreed or threatened."""
        heard = said.heard
        ask = heard.named("ask")
        self.named = self.named or ask is not None
        if heard.named("current"):
            self._drop("history")
        offered = self._script.result.offer is not None and kind != "close"
        if "agreed" in kinds:
            self.agreed = True
            self.coming = [k for k in self.coming if k == "close"]
            return
        if "ultimatum" in kinds and offered and not self._checked:
            self._checked = True
            self.coming = ["check", *(k for k in self.coming if k in ("hard", "close"))]
            return
        if heard.vague and ask is None and not self._asked_back and kind != "history":
            self._asked_back = True
            self.coming.insert(0, "vague")
            return
        if ask is None:
            self._ask_again(kind, silent=not said.text.strip())
        else:
            self._hear_figure(kind, ask.low, offered=offered)

    def _drop(self, kind: MomentKind) -> None:
        self.coming = [k for k in self.coming if k != kind]

    def _ask_again(self, kind: MomentKind, *, silent: bool) -> None:
        """A figure that was asked for and not named is asked for once more."""
        if kind == "expectations" and not silent:
            self.coming.insert(0, "press")
        elif kind == "number" and not silent and not self._asked_back:
            self._asked_back = True
            self.coming.insert(0, "vague")

    def _hear_figure(self, kind: MomentKind, asked: float, *, offered: bool) -> None:
        if kind == "open" and not offered:
            self._drop("expectations")
        elif kind in _NAMES_FIGURE or (kind == "open" and self._script.stage == "counter"):
            self._drop("number")
            self._weigh(asked)
        elif offered and kind in LATER and not self._weighed:
            self.coming.insert(0, "concession")
            self._weigh(asked)
        elif kind == "concession" and self._reply in ("inside", "above"):
            self._meet(asked)

    def _weigh(self, asked: float) -> None:
        """What the recruiter makes of a figure: part of the way, a quick yes, or too much."""
        self._weighed = True
        result, rules = self._script.result, self._rules
        offer = result.offer
        if offer is None or offer.counter is None:
            return
        top = max(offer.counter, result.ask_high)
        self._reply = "nothing"
        if asked <= offer.amount:
            return
        if asked < result.minimum:
            return  # nobody may agree to less than the law allows
        if asked < offer.counter * (1 - rules.practice.same.value):
            self._reply = "low"
            self._drop("hard")
            return
        inside = asked <= top * (1 + rules.practice.over.value)
        self._reply = "inside" if inside else "above"
        share = rules.practice.move_inside if inside else rules.practice.move_above
        given = offer.amount + share.value * (offer.counter - offer.amount)
        lawful = -(-result.minimum // self._step) * self._step
        self._given = max(given // self._step * self._step, lawful)
        if self._given <= offer.amount:
            self._reply = "nothing"

    def _meet(self, asked: float) -> None:
        """A second figure, after the recruiter moved: met where it is near, else part way once."""
        offer = self._script.result.offer
        if offer is None or offer.counter is None or asked <= self._given:
            return
        rules, given = self._rules, self._given
        near = asked <= given + rules.practice.meet.value * (offer.counter - given)
        self._reply = "met" if near else "again"
        up = given + rules.practice.move_again.value * (min(asked, offer.counter) - given)
        self._given = asked if near else max(given, up // self._step * self._step)
        self.coming = ["concession", *(k for k in self.coming if k != "hard")]

    # --- what they say

    def next_moment(self) -> Moment | None:
        """The next moment of the call; None at its end."""
        while self.coming:
            kind = self.coming.pop(0)
            moment = self._hard() if kind == "hard" else self._spoken(kind)
            if moment is not None:
                return moment
        return None

    def _spoken(self, kind: MomentKind) -> Moment | None:
        """The recruiter's line for a moment; None where this call has none."""
        offer = self._script.result.offer
        if kind in ("number", "concession") and (offer is None or offer.counter is None):
            return None
        needs = self._reply if kind == "concession" else ""
        lines = [
            line
            for line in self._practice.lines
            if line.moment == kind
            and (not line.stages or self._script.stage in line.stages)
            and line.needs == needs
        ]
        line = self._draw.choice(lines)
        they = line.text.format(**self._words())
        return Moment(kind=kind, id=line.id, they=they, better=better_line(self._script, kind))

    def _hard(self) -> Moment | None:
        """One of the script's own hard moments that fits, drawn by the seed."""
        fitting = [exchange for exchange in self._script.exchanges if self._fits(exchange)]
        if not fitting:
            return None
        exchange = self._draw.choice(fitting)
        return Moment(kind="hard", id=exchange.id, they=exchange.they, better=exchange.you)

    def _fits(self, exchange: Exchange) -> bool:
        """Whether a hard moment goes with what was said: no fixed rate after a raise."""
        if exchange.moment != "hard" or ("their-figure" in exchange.topics and not self.named):
            return False
        return not (self._reply in _RAISED and "fixed-rate" in exchange.topics)

    def _words(self) -> dict[str, str]:
        result = self._script.result
        offer, typed = result.offer, result.offer_typed
        amount = result.unit.as_typed(offer.amount, typed) if offer else ""
        hourly = result.unit.by_the_hour and (typed is None or typed.period == "hour")
        return {
            "offer": f"{amount} an hour" if hourly else amount,
            "given": result.unit.spoken(self._given),
        }
