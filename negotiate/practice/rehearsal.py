"""A practice call: their moments, what is remarked on each answer, and the summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from negotiate.model.facts import Rules
from negotiate.model.lines import OtherAsk
from negotiate.model.money import Pay
from negotiate.model.rehearsal import (
    Debrief,
    Kept,
    Moment,
    MomentKind,
    Practice,
    Remark,
    RemarkText,
    Tally,
    TipScore,
    Turn,
)
from negotiate.model.script import Line, Record, Script
from negotiate.practice.answer import Answer
from negotiate.practice.better import better_line, is_good_enough
from negotiate.practice.beyond_pay import BeyondPay
from negotiate.practice.due import Due
from negotiate.practice.hearing import Job, hear
from negotiate.practice.outcome import outcome_of
from negotiate.practice.recruiter import Recruiter
from negotiate.practice.remarks import chosen, remark_kinds
from negotiate.practice.weighing import weighed
from negotiate.talk.situation import spoken_rungs
from negotiate.talk.standing import one_soft_ask

_LATER = ("concession", "hard", "check", "callback", "silence", "other", "final", "time")
"""Moments after they answered a figure."""
_PRACTISE = 3
_KEEP = 3
_SILENCES = 3
"""So many silences, and there is no talk."""


class Rehearsal:
    """One practice call. Ask for `moment`, give the answer to `answered`, until there is none."""

    def __init__(
        self,
        script: Script,
        practice: Practice,
        rules: Rules,
        seed: int,
        *,
        record: Record,
        other_asks: Sequence[OtherAsk] = (),
    ) -> None:
        """A call with the script's own numbers; the same seed gives the same call."""
        self.script, self._practice, self._rules = script, practice, rules
        self._beyond = BeyondPay(
            asks=tuple(other_asks),
            practice=practice,
            result=script.result,
            rules=rules,
            seed=seed,
        )
        self.recruiter = Recruiter(script, practice, rules, seed, self._beyond)
        self._record = record
        self._warm = False
        self.seed = seed
        self.turns: list[Turn] = []
        self.moment: Moment | None = self.recruiter.next_moment()

    def answered(self, answer: str) -> Turn:
        """The turn with its remarks; `moment` is then the next one, None at the end."""
        if self.moment is None:
            raise ValueError("the call is over")
        moment = self.moment
        said = self.heard(answer, moment.kind)
        kinds = remark_kinds(said, self.due(moment.kind))
        said = said._replace(soft="soft" in dict(kinds))
        answer = "" if said.silent else answer
        if said.silent and self._silences() == _SILENCES - 1:
            kinds = [("silences", "")]
        picked = chosen(kinds, self._practice.remarks)
        remarks = tuple(self._remarks(moment, picked))
        turn = Turn(moment=moment, answer=answer, remarks=remarks)
        self.turns.append(turn)
        self._warm = self._warm or said.has("keen", "thanks")
        if self._asked_again(said):
            return turn
        self.recruiter.react(moment.kind, said)
        self.moment = self.recruiter.next_moment()
        return turn

    def _asked_again(self, said: Answer) -> bool:
        """Whether it only says that it was not understood, the first time: they say it again."""
        before = self.turns[-2].moment if len(self.turns) > 1 else None
        return said.has("not_question") and before is not self.moment

    def heard(self, answer: str, moment: MomentKind) -> Answer:
        """What an answer to a moment of that kind says."""
        return weighed(self.read(answer, moment), self.due(moment))

    def read(self, answer: str, moment: MomentKind) -> Answer:
        """The answer as the rules alone read it."""
        result = self.script.result
        job = Job(
            unit=result.unit,
            around=result.target,
            rules=self._rules,
            offer=result.offer.amount if result.offer else 0.0,
            table=self.recruiter.given,
            own=self._own(),
            legal=tuple(self._legal()),
            steps=result.scale if result.conversation.pay_set == "scale" else (),
        )
        text = answer.replace("\u2019", "'").lower()
        return Answer(
            typed=answer,
            heard=hear(answer, job, moment, self._practice),
            phrases=self._practice.phrases,
            weights=self._practice.weights,
            things=self._beyond.heard(text),
        )

    def _own(self) -> tuple[float, ...]:
        """The amounts that the user typed before the call, whatever they are."""
        result, rival = self.script.result, self.script.result.rival
        amounts = (self._current, result.own_walk_away, result.said, rival and rival.amount)
        return tuple(filter(None, amounts))

    @property
    def _current(self) -> float:
        """Present pay, in dollars of a full-time year; 0 where it is not known."""
        pay = self._record.current
        return 0.0 if pay is None else self.script.result.unit.full_time(pay)

    def _legal(self) -> Iterator[float]:
        """The amounts that the questions of the law name."""
        unit = self.script.result.unit
        for question in self.script.result.law_first:
            period = "year" if question.kind == "overtime" else "hour"
            for amount in filter(None, (question.amount, question.larger)):
                yield unit.full_time(Pay(amount=amount, period=period))

    def _silences(self) -> int:
        """How often nothing was said, but where waiting is right."""
        return sum(not turn.answer.strip() and turn.moment.kind != "silence" for turn in self.turns)

    # --- what is due, and what would be better

    def due(self, moment: MomentKind) -> Due:
        """What a moment of that kind calls for now."""
        script, result, them = self.script, self.script.result, self.recruiter
        figure, least, most = self._figures()
        known = result.posted is not None or result.said is not None
        table = them.given if them.told else 0.0
        ready = result.standing is None and result.holds is None
        no_figure = not (script.result.figure or them.room.top > them.room.base)
        return Due(
            moment=moment,
            stage=script.stage,
            figure=figure,
            least=least,
            most=most,
            walk_away=self._walk_away(),
            range_due=ready and result.ask_said[0] < result.ask_said[1] and not self._fixed(),
            named=known or table > 0,
            warm=self._warm,
            offered=table > 0 and them.settles and not them.agreed,
            holds_offer=self._record.other_offer,
            rules=self._rules,
            inside=result.conversation.inside,
            current=self._current,
            unchanged=result.offer is None and table <= (result.standing or 0.0),
            law=them.law,
            unlawful=them.unlawful,
            closed=them.closed and them.told,
            moved=them.moved,
            asked=them.asked or them.asks > 0,
            asked_again=them.asks > 1,
            table=table,
            enough=self._enough(),
            fixed=self._fixed() if no_figure else "",
            steps=result.scale if result.conversation.pay_set == "scale" else (),
            asked_before=them.ceiling,
            mail=script.channel == "email",
            once=one_soft_ask(result),
        )

    def _figures(self) -> tuple[float, float, float]:
        """The figure that is due, the least and the most that are no slip; 0: none."""
        result, room = self.script.result, self.recruiter.room
        if result.standing is None:
            held = result.holds
            low = held or (result.figure or result.ask_said[0])
            high = held or max(result.ask_said[1], result.figure or 0.0)
            return low, low, high
        if room.top <= room.base:
            return 0.0, 0.0, 0.0
        rungs = [rung for rung in spoken_rungs(result) if rung > room.base]
        least = min([room.top, *rungs, result.good_at or room.top])
        most = room.top * (1 + self._rules.practice.well_over.value)
        return room.top, least, min(most, max(room.top, result.ask_high))

    def _fixed(self) -> str:
        """Why no figure of one's own is due; empty where one may be, or nobody can tell."""
        result = self.script.result
        if result.conversation.pay_set == "class":
            return "class"
        return "met" if result.no_counter in ("said", "above", "small") else ""

    def _walk_away(self) -> float:
        result = self.script.result
        return (result.no_counter == "current-above" and self._current) or result.own_walk_away

    def _enough(self) -> float:
        """From where a yes on the spot is good advice; 0 where it always is."""
        result, room = self.script.result, self.recruiter.room
        if result.good_at is not None:
            return result.good_at
        return (room.base + room.top) / 2 if room.top > room.base else self._walk_away()

    def _remarks(
        self, moment: Moment, picked: Sequence[tuple[RemarkText, str]]
    ) -> Iterator[Remark]:
        """The remarks with a better line each; the same line is shown once."""
        shown = set()
        barred = self.script.law.bars_history
        for text, quote in picked:
            line = None if text.good else self._better(text.better, moment)
            if line is not None and line.same in shown:
                line = None
            if line is not None:
                shown.add(line.same)
            yield Remark(
                kind=text.kind,
                tip=text.tip,
                good=text.good,
                text=text.barred if barred and text.barred else text.text,
                quote=quote,
                better=line,
            )

    def _better(self, purpose: str, moment: Moment) -> Line | None:
        """A line of the script by what it is for; after a refusal the next step down.

        None once the law is settled: the script speaks of nothing else.
        """
        if self.script.result.before_figures is not None and not self.recruiter.unlawful:
            return None
        if purpose == "think" and self.recruiter.timed:
            return None  # they had their day
        if purpose == "moment":
            return moment.better
        if purpose == "number" and moment.kind == "expectations":
            purpose = "press"
        if purpose == "number" and moment.kind in _LATER:
            steps = (moment.better, better_line(self.script, "concession"))
            step = next((line for line in steps if line is not None and line.names_pay), None)
            if step is not None:
                return step
        return better_line(self.script, purpose) if purpose else None

    # --- the end

    def debrief(self, last: Tally | None) -> Debrief:
        """What came of it, what to keep and what to change; `last` is the session before."""
        remarks = [remark for turn in self.turns for remark in turn.remarks]
        change = self._change(remarks)
        slips = sum(not remark.good for remark in remarks)
        return Debrief(
            stage=self.script.stage,
            channel=self.script.channel,
            seed=self.seed,
            tally=Tally(
                answers=sum(bool(turn.answer.strip()) for turn in self.turns),
                good=sum(remark.good for remark in remarks),
                slips=slips,
            ),
            tips=tuple(
                TipScore(
                    number=tip.number,
                    name=tip.name,
                    good=tuple(self._texts(remarks, tip.number, good=True)),
                    slips=tuple(self._texts(remarks, tip.number, good=False)),
                )
                for tip in self.script.tips
            ),
            keep=tuple(self._keep(remarks)),
            change=change,
            practise=tuple(self._practise(remarks, change))[:_PRACTISE],
            outcome=outcome_of(self.recruiter, self.script.result, slipped=slips > 0),
            last=last,
            whole=self.moment is None,
        )

    def _keep(self, remarks: Sequence[Remark]) -> list[Kept]:
        """What was done well, each kind once, the weightiest first."""
        texts = self._practice.remarks
        good = {remark.kind: remark for remark in reversed(remarks) if remark.good}
        best = sorted(good.values(), key=lambda remark: -texts[remark.kind].weight)
        return [Kept(text=remark.text, quote=remark.quote) for remark in best[:_KEEP]]

    def _change(self, remarks: Sequence[Remark]) -> Remark | None:
        """The weightiest slip; without one what was left out: the law's question, or any ask."""
        if not any(turn.answer for turn in self.turns):
            return self._said_nothing()
        texts = self._practice.remarks
        slips = sorted(
            (r for r in remarks if not r.good), key=lambda r: (-texts[r.kind].weight, not r.better)
        )
        missed = self._missed()
        if missed and (not slips or texts[missed].weight > texts[slips[0].kind].weight):
            text = texts[missed]
            line = better_line(self.script, text.better)
            return Remark(
                kind=missed, tip=text.tip, good=False, text=text.text, quote="", better=line
            )
        return next(iter(slips), None)

    def _said_nothing(self) -> Remark | None:
        """One line to begin with, where nobody found a word in a whole call."""
        first = next((turn.moment for turn in self.turns), None)
        if first is None or self.moment is not None:
            return None
        text = self._practice.remarks["silent"]
        line = better_line(self.script, "law" if self.recruiter.law else text.better)
        return Remark(
            kind=text.kind, tip=text.tip, good=False, text=text.text, quote="", better=line
        )

    def _missed(self) -> str:
        """What a whole call should have had, and this one had not."""
        them, result = self.recruiter, self.script.result
        if not them.settles or not them.told or self.moment is not None or them.declined:
            return ""
        if them.law and self.script.stage != "after":
            return "law_missed"
        due = them.room.top > them.room.base and not them.closed and self.script.stage != "after"
        if due and not them.asked and not is_good_enough(result, them.given):
            return "unasked"
        return ""

    def _texts(self, remarks: Sequence[Remark], tip: int, *, good: bool) -> Iterator[str]:
        """What was remarked for a tip, each kind once."""
        found = {r.kind: r.text for r in remarks if r.tip == tip and r.good == good}
        yield from found.values()

    def _practise(self, remarks: Sequence[Remark], change: Remark | None) -> Iterator[Line]:
        """Lines to say aloud: first those for what went wrong, then the ones that matter most."""
        purposes = ("number", "keen", "close", "concession", "history", "reasons")
        usual = (better_line(self.script, purpose) for purpose in purposes)
        first = change and change.better
        better = (remark.better for remark in remarks if not remark.good)
        lines: dict[str, Line] = {}
        for line in (first, *better, *usual):
            if line is not None and not (line.has_blank or line.cue) and line.kind == "say":
                lines.setdefault(line.same, line)
        yield from lines.values()
