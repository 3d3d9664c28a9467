"""The talk track: one function keeps the lines whose needs are met, the rest puts them in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from negotiate.model.law import NOT_ADVICE, PayLaw
from negotiate.model.lines import Metric, Talk, TalkLine, TipLines
from negotiate.model.results import Bracket, RangeResult
from negotiate.model.script import (
    Channel,
    Exchange,
    LawNote,
    Letter,
    Record,
    Script,
    Stage,
    TipTalk,
)
from negotiate.talk.law import pay_sentences
from negotiate.talk.situation import Situation, ranked_asks, situation

_MOST = {"say": 3, "they": 6}
"""Lines a tip and hard moments a stage: more nobody can hold in mind."""
_BLANK = "____"


def script(
    result: RangeResult,
    record: Record,
    stage: Stage,
    channel: Channel,
    talk: Talk,
    metrics: Sequence[Metric],
    law: PayLaw | None,
) -> Script:
    """What to say at one stage, with the user's own numbers and nothing made up."""
    wins, to_find = _proof(record, metrics)
    here = situation(result, record, wins, law)
    lines = kept(talk.lines, here, stage, channel, result.level.name)
    tips = tuple(_tip(n, lines, here, talk, stage, channel) for n in range(1, 7))
    letter = _letter(lines, here, record, talk, stage) if channel == "email" else None
    blanks = [line.blank for line in lines if line.blank]
    if channel == "email":
        blanks.append(talk.greeting_blank)
    packages = tips[4].say if here.allows(["rungs"]) and stage == "counter" else ()
    return Script(
        result=result,
        stage=stage,
        channel=channel,
        tips=tips,
        order="" if channel == "email" else _order(talk, here, stage),
        when_they_say=_numbers(result, lines, here),
        expectations=_texts("expectations", lines, here),
        history=_texts("history", lines, here),
        asks=(*packages, *(ask.you_say for ask in ranked_asks(result, record))),
        ask_labels=tuple(ask.label for ask in ranked_asks(result, record)),
        proof=wins,
        never_say=_texts("never", lines, here),
        letter=letter,
        blanks=tuple(dict.fromkeys((*blanks, *to_find, *_texts("find", lines, here)))),
        notes=_texts("note", lines, here),
        law=_law(result, law),
    )


def _proof(record: Record, metrics: Sequence[Metric]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The achievements as sentences, and what is left to find out of them."""
    if not record.achievements:
        return (), ()
    from negotiate.talk.achievements import proof  # its patterns are many, and few give any

    found = proof(record.achievements, metrics)
    return found.lines, found.find


def kept(
    lines: Iterable[TalkLine], here: Situation, stage: str, channel: str, level: str
) -> tuple[TalkLine, ...]:
    """The lines that fit, in their order: at most three to say a tip, six hard moments in all."""
    fitting = [
        line
        for line in lines
        if (not line.stages or stage in line.stages)
        and (not line.channels or channel in line.channels)
        and (not line.levels or level in line.levels)
        and here.allows(line.needs)
    ]
    found: list[TalkLine] = []
    count: dict[object, int] = {}
    for line in fitting:
        group = (line.part, line.tip) if line.part == "say" else line.part
        count[group] = count.get(group, 0) + 1
        if count[group] <= _MOST.get(line.part, len(fitting)):
            found.append(line)
    return tuple(found)


def _tip(
    number: int,
    lines: Sequence[TalkLine],
    here: Situation,
    talk: Talk,
    stage: Stage,
    channel: Channel,
) -> TipTalk:
    tip = talk.tips[number - 1]
    return TipTalk(
        number=number,
        name=tip.name,
        cue=tip.cue,
        when=_when(tip, here, stage, channel),
        say=tuple(_put(x.text, here) for x in lines if x.part == "say" and x.tip == number),
        why=tip.why,
        source=tip.source,
        answers=tuple(
            Exchange(_put(x.they, here), _put(x.text, here))
            for x in lines
            if x.part == "they" and x.tip == number
        ),
    )


def _when(tip: TipLines, here: Situation, stage: Stage, channel: Channel) -> str:
    """When the tip comes: as the stage and channel have it, or where nothing is left to ask."""
    keys = (f"{stage}-{channel}", channel, "happy" if _answered(here, stage) else "", stage)
    return next(tip.when[key] for key in keys if key in tip.when)


def _order(talk: Talk, here: Situation, stage: Stage) -> str:
    return talk.order["happy" if _answered(here, stage) else stage]


def _answered(here: Situation, stage: Stage) -> bool:
    """True where they made an offer that leaves nothing to ask on pay."""
    return here.allows(["happy"]) and stage in ("offer", "counter")


def _numbers(
    result: RangeResult, lines: Sequence[TalkLine], here: Situation
) -> tuple[Bracket, ...]:
    """What to say to a number: around the one figure that counts now, else around the ask."""
    offer = result.offer
    edge = result.holds if offer is None else (offer.counter or offer.amount)
    told = {line.part: line for line in lines}
    if edge is not None:
        under, over = told["under"], told["over"]
        return (
            Bracket("below", None, edge, under.they, _put(under.text, here)),
            Bracket("above", edge, None, over.they, _put(over.text, here)),
        )
    if "early-in" not in told or here.allows(["short"]):
        return result.when_they_say
    return tuple(
        b._replace(you_say=_put(told[f"early-{b.kind.partition('-')[0]}"].text, here))
        for b in result.when_they_say
    )


def _texts(part: str, lines: Sequence[TalkLine], here: Situation) -> tuple[str, ...]:
    return tuple(_put(line.text, here) for line in lines if line.part == part)


def _put(text: str, here: Situation) -> str:
    """The text with the words of this situation in its named places."""
    return text.format(**here.words)


def _letter(
    lines: Sequence[TalkLine], here: Situation, record: Record, talk: Talk, stage: Stage
) -> Letter:
    """The whole letter: the lines to say, by paragraph."""
    said = sorted((x for x in lines if x.part == "say"), key=lambda x: x.paragraph)
    paragraphs = [
        " ".join(_put(line.text, here) for line in group)
        for _, group in groupby(said, key=lambda x: x.paragraph)
    ]
    ending = f"{talk.closing}\n{record.name or _BLANK}"
    return Letter(
        subject=talk.subjects[stage], body="\n\n".join((talk.greeting, *paragraphs, ending))
    )


def _law(result: RangeResult, law: PayLaw | None) -> LawNote:
    """The law of the place in one note; it is never part of a line to say."""
    if law is None:
        text = f"No pay-range or pay-history law is on file for this place. {NOT_ADVICE}"
        return LawNote(result.place.state, text, result.as_of)
    text = f"{law.state}: {' '.join((*pay_sentences(law, result.as_of), NOT_ADVICE))}"
    return LawNote(law.state, text, law.as_of)
