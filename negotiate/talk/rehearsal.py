"""A practice call: which moment comes next, and what is remarked on each answer.

The moments of a stage are drawn by the seed; what the recruiter says next depends on the answer.
Rules: docs/METHOD.md, "The rehearsal".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from negotiate.model.facts import Rules
from negotiate.model.rehearsal import (
    Debrief,
    Moment,
    MomentKind,
    Practice,
    Remark,
    RemarkText,
    Tally,
    TipScore,
    Turn,
)
from negotiate.model.script import Script
from negotiate.talk.hearing import SAME, Heard, Job, hear
from negotiate.talk.remarks import LATER, OVER, Answer, Due, chosen, remark_kinds
from negotiate.talk.situation import spoken_rungs

PLANS: dict[str, tuple[MomentKind, ...]] = {
    "screen": ("open", "expectations", "history", "hard", "close"),
    "interview": ("open", "hard", "expectations", "history", "close"),
    "offer": ("open", "offer", "number", "concession", "hard", "close"),
    "counter": ("open", "number", "concession", "hard", "close"),
}
"""The moments of each stage, in their order; what is answered already is left out."""
_PRACTISE = 3
_NAMES_FIGURE = ("offer", "number", "vague")
_SILENCE = "("


class Rehearsal:
    """One practice call. Ask for `moment`, give the answer to `answered`, until there is none."""

    def __init__(
        self,
        script: Script,
        practice: Practice,
        rules: Rules,
        seed: int,
        step: float,
        *,
        holds_offer: bool,
    ) -> None:
        """A call with the script's own numbers; `step` is the speakable step of this pay."""
        self._script, self._practice, self._rules, self._step = script, practice, rules, step
        self._holds_offer = holds_offer
        self._sign = script.result.unit.sign
        self._draw = Random(seed)  # noqa: S311 - which moment comes is no secret
        self._coming = list(PLANS[script.stage])
        self._warm = False
        self._asked_back = self._checked = False
        self._agreed = self._named = self._weighed = False
        self._reply = "nothing"
        self._given = 0.0
        self.seed = seed
        self.turns: list[Turn] = []
        self.moment: Moment | None = self._next()

    # --- what comes next

    def answered(self, answer: str) -> Turn:
        """The turn with its remarks; `moment` is then the next one, None at the end."""
        if self.moment is None:
            raise ValueError("the call is over")
        moment = self.moment
        result = self._script.result
        offer = result.offer.amount if result.offer else 0.0
        heard = hear(answer, Job(result.unit, result.target, offer), moment.kind, self._practice)
        said = Answer(answer, heard, self._practice.phrases)
        kinds = remark_kinds(said, self._due(moment.kind))
        picked = chosen(kinds, self._practice.remarks)
        turn = Turn(moment, answer, tuple(self._remarks(picked)))
        self.turns.append(turn)
        self._warm = self._warm or said.has("keen", "thanks")
        self._react(moment.kind, heard, {kind for kind, _ in kinds}, said)
        self.moment = self._next()
        return turn

    def _react(self, kind: MomentKind, heard: Heard, kinds: set[str], said: Answer) -> None:
        """Changes what comes: by what was named, agreed or threatened."""
        ask = heard.named("ask")
        self._named = self._named or ask is not None
        if heard.named("current"):
            self._coming = [k for k in self._coming if k != "history"]
        offered = self._script.result.offer is not None and kind != "close"
        if "agreed" in kinds:
            self._agreed = True
            self._coming = [k for k in self._coming if k == "close"]
            return
        if "ultimatum" in kinds and offered and not self._checked:
            self._checked = True
            self._coming = ["check", *(k for k in self._coming if k in ("hard", "close"))]
            return
        if heard.vague and ask is None and not self._asked_back and kind != "history":
            self._asked_back = True
            self._coming.insert(0, "vague")
            return
        if ask is None:
            self._ask_again(kind, silent=not said.text.strip())
            return
        if kind == "open" and not offered:
            self._coming = [k for k in self._coming if k != "expectations"]
        elif kind in _NAMES_FIGURE or (kind == "open" and self._script.stage == "counter"):
            self._coming = [k for k in self._coming if k != "number"]
            self._weigh(ask.low)
        elif offered and kind in LATER and not self._weighed:
            self._coming.insert(0, "concession")
            self._weigh(ask.low)
        elif kind == "concession" and self._reply in ("inside", "above"):
            self._meet(ask.low)

    def _ask_again(self, kind: MomentKind, *, silent: bool) -> None:
        """A figure that was asked for and not named is asked for once more."""
        if kind == "expectations" and not silent:
            self._coming.insert(0, "press")
        elif kind == "number" and not silent and not self._asked_back:
            self._asked_back = True
            self._coming.insert(0, "vague")

    def _weigh(self, asked: float) -> None:
        """What the recruiter makes of a figure: part of the way, a quick yes, or too much."""
        self._weighed = True
        result = self._script.result
        offer = result.offer
        if offer is None or offer.counter is None:
            return
        top = max(offer.counter, result.ask_high)
        self._reply = "nothing"
        if asked <= offer.amount:
            return
        if asked < result.minimum:
            return  # nobody may agree to less than the law allows
        if asked < offer.counter * (1 - SAME):
            self._reply = "low"
            self._coming = [kind for kind in self._coming if kind != "hard"]
        else:
            self._reply = "inside" if asked <= top * (1 + OVER) else "above"
            moves = self._rules.practice
            move = moves.move_inside if self._reply == "inside" else moves.move_above
            share = move.value
            given = offer.amount + share * (offer.counter - offer.amount)
            lawful = -(-result.minimum // self._step) * self._step
            self._given = max(given // self._step * self._step, lawful)
            if self._given <= offer.amount:
                self._reply = "nothing"

    def _meet(self, asked: float) -> None:
        """A second figure, after the recruiter moved: met where it is near, else half-way once."""
        offer = self._script.result.offer
        if offer is None or offer.counter is None or asked <= self._given:
            return
        near = asked <= (self._given + offer.counter) / 2
        self._reply = "met" if near else "again"
        middle = (self._given + min(asked, offer.counter)) / 2
        self._given = asked if near else max(self._given, middle // self._step * self._step)
        self._coming = ["concession", *(k for k in self._coming if k != "hard")]

    def _next(self) -> Moment | None:
        while self._coming:
            kind = self._coming.pop(0)
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
            line.text
            for line in self._practice.lines
            if line.moment == kind
            and (not line.stages or self._script.stage in line.stages)
            and line.needs == needs
        ]
        return Moment(kind, self._draw.choice(lines).format(**self._words()), self._better(kind))

    def _hard(self) -> Moment | None:
        """One of the script's own hard moments that fits, drawn by the seed."""
        fitting = [
            exchange
            for tip in self._script.tips
            for exchange in tip.answers
            if not exchange.they.startswith((_SILENCE, "Let me check", "We can't do", "The range"))
            and self._fits(exchange.they)
        ]
        if not fitting:
            return None
        exchange = self._draw.choice(fitting)
        return Moment("hard", exchange.they, _plain(exchange.you))

    def _fits(self, they: str) -> bool:
        """Whether a hard moment goes with what was said: no fixed rate after a raise."""
        phrases, text = self._practice.phrases, they.lower()
        raised = self._reply in ("inside", "above", "again")
        about_mine = phrases["about_figure"].search(text) is not None
        return not (raised and phrases["fixed"].search(text)) and (self._named or not about_mine)

    def _words(self) -> dict[str, str]:
        result = self._script.result
        offer = result.offer
        amount = result.unit.as_typed(offer.amount, result.offer_typed) if offer else ""
        unit = " an hour" if result.unit.by_the_hour and "a " not in amount else ""
        return {"offer": f"{amount}{unit}", "given": result.unit.spoken(self._given)}

    # --- what is due, and what would be better

    def _due(self, moment: MomentKind) -> Due:
        script, result = self._script, self._script.result
        offer = result.offer
        counter = offer.counter if offer else None
        rungs = spoken_rungs(result)
        least = result.holds or (result.ask_low if offer is None else counter or 0.0)
        if moment in LATER and rungs:
            least = min(*rungs, least) if least else min(rungs)
        known = result.posted is not None or result.said is not None
        return Due(
            moment=moment,
            stage=script.stage,
            least=least,
            most=result.holds or max(result.ask_high, counter or 0.0),
            own=result.own_walk_away,
            range_due=offer is None and result.holds is None and result.ask_low < result.ask_high,
            named=known or (offer is not None and (moment != "open" or script.stage == "counter")),
            warm=self._warm,
            offered=offer is not None and not self._agreed,
            holds_offer=self._holds_offer,
            first=not self._named,
        )

    def _remarks(self, picked: Sequence[tuple[RemarkText, str]]) -> Iterator[Remark]:
        """The remarks with a better line each; the same line is shown once."""
        shown = {""}
        for text, words in picked:
            line = "" if text.good else self._line(text.better)
            better = "" if line in shown else line
            shown.add(line)
            yield Remark(text.kind, text.tip, text.good, text.text, words, better)

    def _line(self, name: str) -> str:
        """A line of the script by what it is for."""
        later = self.moment is not None and self.moment.kind in LATER
        if name != "number" or self.moment is None or not later:
            return self._better(name)
        steps = (self.moment.better, self._better("concession"))
        return next((line for line in steps if self._sign in line), self._better("number"))

    def _better(self, name: str) -> str:
        script = self._script
        lines: Sequence[str] = {
            "open": script.tips[2].say,
            "keen": script.tips[2].say,
            "offer": script.tips[3].say,
            "number": script.tips[3].say,
            "vague": script.tips[3].say,
            "press": script.expectations[1:] or script.tips[3].say,
            "expectations": script.expectations,
            "history": script.history,
            "reasons": script.tips[0].say,
            "concession": self._answers_to("We can't do") or script.tips[4].say,
            "check": self._answers_to("Let me check") or script.tips[5].say,
            "close": script.tips[5].say,
        }[name]
        plain = [_plain(line) for line in lines if not line.startswith("[Stop")]
        with_figure = [line for line in plain if self._sign in line] if name in _FIGURES else []
        whole = [line for line in plain if "____" not in line]
        return next(iter([*with_figure, *whole, *plain]), "")

    def _answers_to(self, start: str) -> tuple[str, ...]:
        every = (exchange for tip in self._script.tips for exchange in tip.answers)
        return tuple(exchange.you for exchange in every if exchange.they.startswith(start))

    # --- the end

    def debrief(self, last: Tally | None) -> Debrief:
        """What went well and what to practise, by tip; `last` is the session before."""
        remarks = [remark for turn in self.turns for remark in turn.remarks]
        return Debrief(
            stage=self._script.stage,
            seed=self.seed,
            tally=Tally(
                answers=sum(bool(turn.answer.strip()) for turn in self.turns),
                good=sum(remark.good for remark in remarks),
                slips=sum(not remark.good for remark in remarks),
            ),
            tips=tuple(
                TipScore(
                    number=tip.number,
                    name=tip.name,
                    good=tuple(r.text for r in remarks if r.tip == tip.number and r.good),
                    slips=tuple(r.text for r in remarks if r.tip == tip.number and not r.good),
                )
                for tip in self._script.tips
            ),
            practise=tuple(self._practise(remarks))[:_PRACTISE],
            last=last,
            whole=self.moment is None,
        )

    def _practise(self, remarks: Sequence[Remark]) -> Iterator[str]:
        """Lines to say aloud: first those for what went wrong, then the ones that matter most."""
        usual = (self._better(name) for name in ("number", "keen", "close", "history", "reasons"))
        better = (remark.better for remark in remarks if not remark.good)
        yield from dict.fromkeys(line for line in (*better, *usual) if line and "____" not in line)


_FIGURES = ("number", "offer", "vague", "press")


def _plain(line: str) -> str:
    """A line without its stage direction: "[If they ask again:] …"."""
    return line.partition("] ")[2] if line.startswith("[") and "] " in line else line
