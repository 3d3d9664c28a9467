"""The talk track: one function keeps the lines whose needs are met, the rest puts them in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from negotiate.model.clauses import Clauses
from negotiate.model.facts import DailyOvertime
from negotiate.model.law import NOT_ADVICE, PayLaw
from negotiate.model.lines import BLANK, BlankText, Metric, Talk, TalkLine, TipLines
from negotiate.model.results import Bracket, BracketKind, RangeResult
from negotiate.model.script import (
    AFTER_MOMENTS,
    AfterTalk,
    Blank,
    Channel,
    Exchange,
    LawNote,
    Letter,
    Line,
    Record,
    Script,
    Stage,
    TipTalk,
)
from negotiate.talk.asks import ask_id
from negotiate.talk.clauses import clause_notes
from negotiate.talk.law import overtime_note, pay_sentences
from negotiate.talk.situation import Situation, situation_of
from negotiate.talk.standing import one_soft_ask

_MOST = {"say": 3, "they": 9}
"""Lines a tip and hard moments a stage: more nobody can hold in mind."""


def script(
    result: RangeResult,
    record: Record,
    stage: Stage,
    channel: Channel,
    talk: Talk,
    metrics: Sequence[Metric],
    law: PayLaw | None,
    overtime: Sequence[DailyOvertime] = (),
    clauses: Clauses | None = None,
) -> Script:
    """What to say at one stage, with the user's own numbers and nothing made up."""
    wins, to_find = _proof(record, metrics)
    situation = situation_of(result, record, wins, law, talk.other_asks, metrics)
    words = _words_of(stage, situation)
    lines = kept(talk.lines, situation, words, channel, result.level.name)
    tips = tuple(_tip(number, lines, situation, talk, words, channel) for number in range(1, 7))
    asks = () if one_soft_ask(result) else situation.asks
    anything = _lines("anything", lines, situation)
    return Script(
        result=result._replace(to_think=anything[0].text) if anything else result,
        stage=stage,
        channel=channel,
        tips=tips,
        order="" if channel == "email" else _order(talk, situation, words),
        when_they_say=_numbers(result, lines, situation),
        expectations=_lines("expectations", lines, situation),
        history=_lines("history", lines, situation),
        asks=tuple(Line(id=ask_id(ask), text=ask.you_say) for ask in asks),
        ask_labels=tuple(ask.label for ask in asks),
        spoken=_spoken(talk, situation, words),
        proof=_lines("proof", _not_said(lines), situation),
        never_say=_lines("never", lines, situation),
        letter=_letter(lines, situation, record, talk, words) if channel == "email" else None,
        blanks=tuple(_blanks(lines, situation, talk, channel, to_find)),
        notes=_lines("note", lines, situation),
        law=_law(result, law, overtime),
        after=_after(lines, situation) if stage == "after" else (),
        tie=record.tie,
        clauses=() if clauses is None else clause_notes(result, record, stage, clauses),
    )


def _words_of(stage: Stage, situation: Situation) -> Stage:
    """The stage whose words are said: with one's own boss there is one talk, the meeting."""
    return "meeting" if situation.allows(["boss"]) and stage != "after" else stage


def _proof(record: Record, metrics: Sequence[Metric]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The achievements as sentences, and what is left to find out of them."""
    if not record.achievements:
        return (), ()
    from negotiate.talk.achievements import proof  # its patterns are many, and few give any

    found = proof(record.achievements, metrics)
    return found.lines, found.find


def kept(
    lines: Iterable[TalkLine], situation: Situation, stage: str, channel: str, level: str
) -> tuple[TalkLine, ...]:
    """The lines that fit, in their order, one of a slot.

    At most three to say a tip, nine hard moments in all.
    """
    fitting = [
        line
        for line in lines
        if (not line.stages or stage in line.stages)
        and (not line.channels or channel in line.channels)
        and (not line.levels or level in line.levels)
        and situation.allows(line.needs)
    ]
    found: list[TalkLine] = []
    count: dict[object, int] = {}
    taken: set[object] = set()
    for line in fitting:
        slot = (line.part, line.tip, line.slot)
        if line.slot and slot in taken:
            continue
        taken.add(slot)
        group = (line.part, line.tip) if line.part == "say" else line.part
        count[group] = count.get(group, 0) + 1
        if line.part == "they" or count[group] <= _MOST.get(line.part, len(fitting)):
            found.append(line)
    return tuple(_hard(found))


def _hard(lines: Sequence[TalkLine]) -> Iterator[TalkLine]:
    """The lines with at most nine hard moments: the usual ones, then the likeliest others."""
    moments = [line for line in lines if line.part == "they"]
    moments.sort(key=lambda line: not line.usual)
    dropped = {line.id for line in moments[_MOST["they"] :]}
    yield from (line for line in lines if line.id not in dropped)


def _not_said(lines: Sequence[TalkLine]) -> Iterator[TalkLine]:
    """The lines of proof that name nothing that the reason of tip 1 names already."""
    said = {place for line in lines if line.part == "say" and line.tip == 1 for place in _of(line)}
    yield from (line for line in lines if line.part == "proof" and not said & set(_of(line)))


def _of(line: TalkLine) -> Iterator[str]:
    """The places of a line that hold what the user brings, or a blank for it."""
    yield from (place for place in _BROUGHT if f"{{{place}}}" in line.text)
    if line.blank:
        yield line.blank


_BROUGHT = ("win", "win2", "years", "cert", "language")


def _tip(
    number: int,
    lines: Sequence[TalkLine],
    situation: Situation,
    talk: Talk,
    stage: Stage,
    channel: Channel,
) -> TipTalk:
    tip = talk.tips[number - 1]
    of_tip = [line for line in lines if line.tip == number]
    return TipTalk(
        number=number,
        name=tip.name,
        cue=tip.cue,
        when=_when(tip, situation, stage, channel),
        say=_lines("say", of_tip, situation),
        why=tip.why,
        source=tip.source,
        answers=tuple(_exchange(line, situation) for line in of_tip if line.part == "they"),
    )


def _exchange(line: TalkLine, situation: Situation) -> Exchange:
    return Exchange(
        id=line.id,
        they=_put(line.they, situation),
        you=_line(line, situation),
        silent=line.silent,
        moment=line.moment,
        topics=line.topics,
        usual=line.usual,
    )


def _when(tip: TipLines, situation: Situation, stage: Stage, channel: Channel) -> str:
    """When the tip comes: as the stage and channel have it, or by how the talk stands."""
    keys = (f"{stage}-{channel}", channel, *_standing(situation, stage), stage)
    return next(tip.when[key] for key in keys if key in tip.when)


def _order(talk: Talk, situation: Situation, stage: Stage) -> str:
    keys = (*_standing(situation, stage), stage)
    return next(talk.order[key] for key in keys if key in talk.order)


def _spoken(talk: Talk, situation: Situation, stage: Stage) -> tuple[int, ...]:
    keys = (*_standing(situation, stage), stage)
    return next(talk.spoken[key] for key in keys if key in talk.spoken)


def _standing(situation: Situation, stage: Stage) -> tuple[str, ...]:
    """How the talk stands, where that tells which tips come when; best first."""
    if stage not in ("offer", "counter", "meeting"):
        return ()
    need = situation.allows(["figure", "need-high"])
    held = situation.standing if situation.standing != "figure" else ""
    law = "law" if situation.allows(["law"]) else ""
    return tuple(filter(None, (held, law, "need-high" if need else "")))


def _numbers(
    result: RangeResult, lines: Sequence[TalkLine], situation: Situation
) -> tuple[Bracket, ...]:
    """What to say to a number: around the one figure that counts now, else around the ask."""
    edge = result.holds if not situation.standing else None
    by_part = {line.part: line for line in lines}

    def saying(bracket: Bracket, part: str) -> Bracket:
        line = by_part[part]
        means = line.they or bracket.means
        said = _put(line.text, situation)
        return bracket._replace(line=line.id, means=means, you_say=said, cue=line.cue)

    if edge is not None:
        return (
            saying(Bracket(kind="below", start=None, end=edge), "under"),
            saying(Bracket(kind="above", start=edge, end=None), "over"),
        )
    early = all(bracket.kind in _EARLY for bracket in result.when_they_say)
    if not early or "early-in" not in by_part or situation.allows(["advert-short"]):
        return result.when_they_say
    return tuple(saying(bracket, _EARLY[bracket.kind]) for bracket in result.when_they_say)


_EARLY: dict[BracketKind, str] = {
    "below-own": "early-below",
    "below": "early-below",
    "in": "early-in",
    "above": "early-above",
}
"""The parts that answer a number before there is an offer."""


def _lines(part: str, lines: Iterable[TalkLine], situation: Situation) -> tuple[Line, ...]:
    return tuple(_line(line, situation) for line in lines if line.part == part)


def _line(line: TalkLine, situation: Situation) -> Line:
    return Line(
        id=line.id,
        text=_put(line.text, situation),
        kind=line.kind,
        cue=line.cue,
        words=situation.first_ask if line.repeats == "first-ask" else line.repeats,
        names_pay=any(f"{{{place}}}" in line.text for place in situation.amounts),
    )


def _put(text: str, situation: Situation) -> str:
    """The text with the words of this situation in its named places."""
    return text.format(**situation.words)


def _blanks(
    lines: Sequence[TalkLine],
    situation: Situation,
    talk: Talk,
    channel: Channel,
    to_find: Sequence[str],
) -> Iterator[Blank]:
    """What to find out, each once: for blanks in lines, of achievements, and of the job."""
    keys = [line.blank for line in lines if line.blank]
    if channel == "email":
        keys.append(talk.greeting_blank)
    yield from (_blank(key, talk.blanks[key], situation) for key in dict.fromkeys(keys))
    for number, text in enumerate(dict.fromkeys(to_find), 1):
        yield Blank(id=f"achievement-{number}", text=text, on_paper=text)
    for line in lines:
        if line.part == "find":
            yield _blank(line.id, BlankText(text=line.text, option=line.option), situation)


def _blank(key: str, blank: BlankText, situation: Situation) -> Blank:
    option = f" ({blank.option})" if blank.option else ""
    return Blank(
        id=key,
        text=blank.text.format(option=option, **situation.words),
        on_paper=blank.text.format(option="", **situation.words),
    )


def _letter(
    lines: Sequence[TalkLine], situation: Situation, record: Record, talk: Talk, stage: Stage
) -> Letter:
    """The whole letter: the lines to say, by paragraph."""
    said = [line for line in lines if line.part == "say" and line.paragraph]
    said.sort(key=lambda line: line.paragraph)
    paragraphs = [
        " ".join(_put(line.text, situation) for line in group)
        for _, group in groupby(said, key=lambda line: line.paragraph)
    ]
    ending = f"{talk.closing}\n{record.name or BLANK}"
    return Letter(
        subject=talk.subjects[stage], body="\n\n".join((talk.greeting, *paragraphs, ending))
    )


def _after(lines: Sequence[TalkLine], situation: Situation) -> tuple[AfterTalk, ...]:
    """What to send or say at each moment after the talk."""
    subjects, titles = (
        {line.after: _put(line.text, situation) for line in lines if line.part == part}
        for part in ("subject", "title")
    )
    return tuple(
        AfterTalk(
            moment=moment,
            title=titles[moment],
            subject=subjects.get(moment),
            say=_lines("after", [line for line in lines if line.after == moment], situation),
        )
        for moment in AFTER_MOMENTS
    )


def _law(result: RangeResult, law: PayLaw | None, overtime: Sequence[DailyOvertime]) -> LawNote:
    """The law of the place in one note; it is never part of a line to say."""
    hours = overtime_note(result, overtime)
    if law is None:
        text = f"No pay-range or pay-history law is on file for this place. {hours}{NOT_ADVICE}"
        if result.place.country != "US":
            text = f"Laws on pay in adverts are not on file here; look them up. {NOT_ADVICE}"
        return LawNote(state=result.place.state, note=text, as_of=result.as_of)
    said = " ".join(pay_sentences(law, result.as_of))
    text = f"{law.where}: {said} {hours}{NOT_ADVICE}"
    barred = law.bars_history(result.as_of)
    return LawNote(state=law.state, note=text, as_of=law.as_of, bars_history=barred)
