"""A practice call: the recruiter's moments, what is remarked on each answer, and the summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from negotiate.model.script import Line, Script
from negotiate.practice.better import better_line
from negotiate.practice.hearing import Job, hear
from negotiate.practice.recruiter import Recruiter
from negotiate.practice.remarks import LATER, Answer, Due, chosen, remark_kinds
from negotiate.talk.situation import spoken_rungs

_PRACTISE = 3


class Rehearsal:
    """One practice call. Ask for `moment`, give the answer to `answered`, until there is none."""

    def __init__(
        self,
        script: Script,
        practice: Practice,
        rules: Rules,
        seed: int,
        *,
        holds_offer: bool,
    ) -> None:
        """A call with the script's own numbers; the same seed gives the same call."""
        self.script, self._practice, self._rules = script, practice, rules
        self.recruiter = Recruiter(script, practice, rules, seed)
        self._holds_offer = holds_offer
        self._warm = False
        self.seed = seed
        self.turns: list[Turn] = []
        self.moment: Moment | None = self.recruiter.next_moment()

    def answered(self, answer: str) -> Turn:
        """The turn with its remarks; `moment` is then the next one, None at the end."""
        if self.moment is None:
            raise ValueError("the call is over")
        moment = self.moment
        result = self.script.result
        offer = result.offer.amount if result.offer else 0.0
        job = Job(unit=result.unit, around=result.target, rules=self._rules, offer=offer)
        heard = hear(answer, job, moment.kind, self._practice)
        said = Answer(typed=answer, heard=heard, phrases=self._practice.phrases)
        kinds = remark_kinds(said, self.due(moment.kind))
        picked = chosen(kinds, self._practice.remarks)
        remarks = tuple(self._remarks(moment, picked))
        turn = Turn(moment=moment, answer=answer, remarks=remarks)
        self.turns.append(turn)
        self._warm = self._warm or said.has("keen", "thanks")
        self.recruiter.react(moment.kind, {kind for kind, _ in kinds}, said)
        self.moment = self.recruiter.next_moment()
        return turn

    # --- what is due, and what would be better

    def due(self, moment: MomentKind) -> Due:
        """What a moment of that kind calls for now."""
        script, result = self.script, self.script.result
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
            walk_away=result.own_walk_away,
            range_due=offer is None and result.holds is None and result.ask_low < result.ask_high,
            named=known or (offer is not None and (moment != "open" or script.stage == "counter")),
            warm=self._warm,
            offered=offer is not None and not self.recruiter.agreed,
            holds_offer=self._holds_offer,
            first=not self.recruiter.named,
            rules=self._rules,
        )

    def _remarks(
        self, moment: Moment, picked: Sequence[tuple[RemarkText, str]]
    ) -> Iterator[Remark]:
        """The remarks with a better line each; the same line is shown once."""
        shown = set()
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
                text=text.text,
                quote=quote,
                better=line,
            )

    def _better(self, purpose: str, moment: Moment) -> Line | None:
        """A line of the script by what it is for; after a refusal the next step down."""
        if purpose == "number" and moment.kind in LATER:
            steps = (moment.better, better_line(self.script, "concession"))
            step = next((line for line in steps if line is not None and line.names_pay), None)
            if step is not None:
                return step
        return better_line(self.script, purpose)

    # --- the end

    def debrief(self, last: Tally | None) -> Debrief:
        """What went well and what to practise, by tip; `last` is the session before."""
        remarks = [remark for turn in self.turns for remark in turn.remarks]
        return Debrief(
            stage=self.script.stage,
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
                    good=tuple(self._texts(remarks, tip.number, good=True)),
                    slips=tuple(self._texts(remarks, tip.number, good=False)),
                )
                for tip in self.script.tips
            ),
            practise=tuple(self._practise(remarks))[:_PRACTISE],
            last=last,
            whole=self.moment is None,
        )

    def _texts(self, remarks: Sequence[Remark], tip: int, *, good: bool) -> Iterator[str]:
        """What was remarked for a tip, each kind once."""
        kinds = dict.fromkeys(r.kind for r in remarks if r.tip == tip and r.good == good)
        yield from (self._practice.remarks[kind].text for kind in kinds)

    def _practise(self, remarks: Sequence[Remark]) -> Iterator[Line]:
        """Lines to say aloud: first those for what went wrong, then the ones that matter most."""
        purposes = ("number", "keen", "close", "history", "reasons")
        usual = (better_line(self.script, purpose) for purpose in purposes)
        better = (remark.better for remark in remarks if not remark.good)
        lines: dict[str, Line] = {}
        for line in (*better, *usual):
            if line is not None and not line.has_blank:
                lines.setdefault(line.same, line)
        yield from lines.values()
