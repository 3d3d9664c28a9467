"""A talk track as a document, laid out to be read while talking."""

from __future__ import annotations

from itertools import groupby

from negotiate.model.document import Block, Document, Lines
from negotiate.model.script import Script, TipTalk
from negotiate.render.range import brackets

_STAGES = {
    "screen": "the screening call",
    "interview": "the interview",
    "offer": "the offer call",
    "counter": "your counter",
}


_CAUTIONS_SHOWN = 3


def script_document(script: Script) -> Document:
    """The words in order of need: the number they say, the six tips, answers, what to mind."""
    mail = script.letter is not None
    blocks: list[Block] = [*_letter(script), brackets(script.result, script.when_they_say)]
    if script.result.cautions:
        blocks.append(
            Lines(
                items=tuple(c.text for c in script.result.cautions[:_CAUTIONS_SHOWN]),
                kind="caution",
            )
        )
    if script.order:
        blocks.append(Lines(items=(script.order,)))
    for tip in script.tips:
        blocks += _answers(tip) if mail else _tip(tip)
    blocks += [
        Lines(title='"What are your expectations?"', items=script.expectations, kind="say"),
        Lines(title='"What do you earn now?"', items=script.history, kind="say"),
        Lines(title="Anything else they say", items=(script.result.to_think,), kind="say"),
        Lines(title="To ask for besides pay", items=_single(script), kind="say"),
        Lines(title="Never say", items=script.never_say, kind="never"),
    ]
    if script.blanks:
        before = "Find out before you send it" if mail else "Find out before the call"
        blocks.append(Lines(title=before, items=script.blanks, kind="open"))
    if script.notes:
        blocks.append(Lines(title="Good to know", items=script.notes, kind="small"))
    whys = tuple(f"{tip.number}  {tip.why} ({tip.source})" for tip in script.tips)
    blocks += [
        Lines(title="Why it is said like this", items=whys, kind="small"),
        Lines(title="The law here, for you alone", items=(script.law.note,), kind="small"),
    ]
    return Document(title=_title(script), blocks=tuple(blocks))


def _title(script: Script) -> str:
    result = script.result
    company = f" with {result.company}" if result.company else ""
    how = ", by email" if script.channel == "email" else ""
    where = f"{result.level.short}, {result.place.area}"
    return f"For {occasion(script)}{company}{how}: {where}"


def occasion(script: Script) -> str:
    """What the words are for: "the offer call", or "your answer" where there is no counter."""
    offer = script.result.offer
    if script.stage == "counter" and offer is not None and offer.counter is None:
        return "your answer"
    return _STAGES[script.stage]


def _letter(script: Script) -> list[Block]:
    if script.letter is None:
        return []
    paragraphs = tuple(script.letter.body.split("\n\n"))
    return [Lines(title=f"Subject: {script.letter.subject}", items=paragraphs, kind="text")]


def _tip(tip: TipTalk) -> list[Block]:
    """One tip: when, what to say, what they may answer."""
    title = f"{tip.number}  {tip.name}"
    blocks: list[Block] = [Lines(title=title, items=(tip.when,), kind="small")]
    for directed, lines in groupby(tip.say, key=_directs):
        blocks.append(Lines(items=tuple(lines), kind="plain" if directed else "say"))
    return [*blocks, *_answers(tip)]


def _answers(tip: TipTalk) -> list[Block]:
    """What they may answer, and what to say then."""
    return [
        Lines(
            title=f"  If: {_quoted(answer.they)}",
            items=(answer.you,),
            kind="plain" if _directs(answer.you) else "say",
        )
        for answer in tip.answers
    ]


def _directs(line: str) -> bool:
    """True for a stage direction: nothing in it is said."""
    return line.startswith("[") and line.endswith("]")


def _quoted(they: str) -> str:
    return they if they.startswith("(") else f'"{they}"'


def _single(script: Script) -> tuple[str, ...]:
    """The asks without the packages, which stand with their tip."""
    told = {line for tip in script.tips for line in tip.say}
    return tuple(ask for ask in script.asks if ask not in told)


def script_records(script: Script) -> list[dict[str, object]]:
    """The lines as flat records: which part, which tip, what they say, what you say."""
    rows: list[dict[str, object]] = []
    for tip in script.tips:
        rows += [_row("say", line, tip.number) for line in tip.say]
        rows += [_row("answer", a.you, tip.number, a.they) for a in tip.answers]
    parts = {
        "expectations": script.expectations,
        "history": script.history,
        "ask": script.asks,
        "never": script.never_say,
        "find out": script.blanks,
    }
    return [*rows, *(_row(part, line) for part, lines in parts.items() for line in lines)]


def _row(part: str, you: str, tip: int | None = None, they: str = "") -> dict[str, object]:
    return {"part": part, "tip": tip, "they": they, "you": you}
