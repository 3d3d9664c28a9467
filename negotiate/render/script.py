"""A talk track as a document, laid out to be read while talking."""

from __future__ import annotations

from negotiate.model.document import Block, Document, Lines
from negotiate.model.script import Script, TipTalk
from negotiate.render.range import brackets

_STAGES = {
    "screen": "the screening call",
    "interview": "the interview",
    "offer": "the offer call",
    "counter": "your counter",
}


def script_document(script: Script) -> Document:
    """The words in order of need: the number they say, the six tips, answers, what to mind."""
    blocks: list[Block] = []
    if script.letter is not None:
        blocks += _letter(script)
    blocks.append(brackets(script.result))
    for tip in script.tips:
        blocks += _tip(tip, said=script.letter is None)
    blocks += [
        Lines(title='"What are your expectations?"', items=script.expectations, kind="say"),
        Lines(title='"What do you earn now?"', items=script.history, kind="say"),
        Lines(title="To ask for beside pay", items=_single(script), kind="say"),
        Lines(title="Never say", items=script.never_say, kind="never"),
    ]
    if script.blanks:
        blocks.append(Lines(title="Find out before the call", items=script.blanks, kind="open"))
    if script.notes:
        blocks.append(Lines(title="Good to know", items=script.notes, kind="small"))
    blocks.append(
        Lines(title="The law here, for you alone", items=(script.law.note,), kind="small")
    )
    return Document(title=_title(script), blocks=tuple(blocks))


def _title(script: Script) -> str:
    result = script.result
    company = f" with {result.company}" if result.company else ""
    how = ", by email" if script.channel == "email" else ""
    where = f"{result.level.short}, {result.place.area}"
    return f"For {_STAGES[script.stage]}{company}{how}: {where}"


def _letter(script: Script) -> list[Block]:
    if script.letter is None:
        return []
    paragraphs = tuple(script.letter.body.split("\n\n"))
    return [Lines(title=f"Subject: {script.letter.subject}", items=paragraphs, kind="text")]


def _tip(tip: TipTalk, *, said: bool) -> list[Block]:
    """One tip: when, what to say, what they may answer, why."""
    title = f"{tip.number}  {tip.name}"
    blocks: list[Block] = [Lines(title=title, items=(tip.when,), kind="small")]
    if said:
        blocks.append(Lines(items=tip.say, kind="say"))
    for answer in tip.answers:
        they = answer.they if answer.they.startswith("(") else f'"{answer.they}"'
        blocks.append(Lines(title=f"  If: {they}", items=(answer.you,), kind="say"))
    blocks.append(Lines(items=(f"Why: {tip.why} {tip.source}.",), kind="small"))
    return blocks


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
