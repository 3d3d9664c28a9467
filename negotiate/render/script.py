"""A talk track as a document, laid out to be read while talking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal

from negotiate.model.question import Tie
from negotiate.model.results import Caution
from negotiate.model.script import EARLY, AfterTalk, Exchange, Line, Script, TipTalk
from negotiate.render.document import Block, Document, Lines
from negotiate.render.range import brackets

_STAGES = {
    "screen": "the screening call",
    "interview": "the interview",
    "offer": "the offer call",
    "counter": "your counter",
    "meeting": "the meeting with your boss",
    "after": "after the talk",
}
_ASKS_SHOWN = 6
_CAUTIONS_SHOWN = 3


def script_document(script: Script) -> Document:
    """The words in order of need: the number they say, the six tips, answers, what to mind."""
    blocks = [*_letter(script), *(_afterwards(script) if script.after else _talk(script))]
    whys = tuple(f"{tip.number}  {tip.why} ({tip.source})" for tip in script.tips)
    if script.notes:
        blocks.append(Lines(title="Good to know", items=_printed(script.notes), kind="small"))
    blocks += [
        Lines(title="Why it is said like this", items=whys, kind="small"),
        *_clauses(script),
        Lines(title="The law here, for you alone", items=(script.law.note,), kind="small"),
    ]
    return Document(title=_title(script), blocks=tuple(blocks))


def _talk(script: Script) -> Iterator[Block]:
    """A talk that is still to come."""
    mail = script.letter is not None
    law = tuple(question.ask for question in script.result.law_first)
    if law and not mail:
        yield Lines(title="Ask this first", items=law, kind="say")
    yield brackets(script.result, script.when_they_say)
    if script.tie is not None:
        yield Lines(items=(tie_sentence(script.tie),))
    yield from _cautions(script.result.cautions)
    if script.order:
        yield Lines(items=(_ORDER,))
    for tip in in_order(script):
        yield from _answers(tip) if mail else _tip(tip)
    yield from _asked(script)
    if asks := script.asks[:_ASKS_SHOWN]:
        early = script.stage in EARLY
        title = "To ask for once they make an offer" if early else "To ask for besides pay"
        yield Lines(title=title, items=_printed(asks), kind="say")
    yield Lines(title="Never say", items=_printed(script.never_say), kind="never")
    yield from _blanks(script, f"Find out before {_before(script)}")


def _before(script: Script) -> str:
    """Before what there is still time to find something out."""
    if script.letter is not None:
        return "you send it"
    return "the meeting" if script.result.conversation.with_ones_boss else "the call"


def _afterwards(script: Script) -> Iterator[Block]:
    """What to write or say once the talk is over, and what to look up for it."""
    yield from _after(script)
    late = tuple(c for c in script.result.cautions if c.key not in _BEFORE_A_TALK)
    yield from _cautions(late)
    yield from _blanks(script, "Find out before you send it")


_BEFORE_A_TALK = ("offer-fits-level-below", "offer-fits-level-above", "perhaps-outsourced")
"""Cautions that say what to ask in the talk."""


def _cautions(cautions: tuple[Caution, ...]) -> Iterator[Block]:
    found = tuple(caution.text for caution in cautions[:_CAUTIONS_SHOWN])
    if found:
        yield Lines(items=found, kind="caution")


def _asked(script: Script) -> Iterator[Block]:
    """The two questions that may come at any time, and what to say to anything else."""
    yield Lines(
        title='"What are your expectations?"', items=_printed(script.expectations), kind="say"
    )
    yield Lines(title='"What do you earn now?"', items=_printed(script.history), kind="say")
    yield Lines(title="Anything else they say", items=(script.result.to_think,), kind="say")


def _blanks(script: Script, title: str) -> Iterator[Block]:
    if script.blanks:
        yield Lines(title=title, items=tuple(blank.text for blank in script.blanks), kind="open")


def _title(script: Script) -> str:
    result = script.result
    company = f" with {result.company}" if result.company else ""
    how = ", by email" if script.channel == "email" else ""
    where = f"{result.level.short}, {result.place.area}"
    return f"For {occasion(script)}{company}{how}: {where}"


_ORDER = (
    "The tips stand in the order they are said; their numbers are those of the career guide they "
    "come from."
)


def in_order(script: Script) -> Iterator[TipTalk]:
    """The tips as they are said, then those that wait until they ask."""
    waiting = [tip.number for tip in script.tips if tip.number not in script.spoken]
    yield from (script.tip(number) for number in (*script.spoken, *waiting))


def occasion(script: Script) -> str:
    """What the words are for: "the offer call", or "your answer" where there is no counter."""
    offer = script.result.offer
    if script.stage == "counter" and offer is not None and script.result.figure is None:
        return "your answer"
    return _STAGES[script.stage]


def tie_sentence(tie: Tie) -> str:
    """Where two offers tie, for the user's eyes: it is never spoken."""
    if tie.base is None:
        return f"{tie.held} is worth more to you than {tie.about} at any base pay that may come."
    return (
        f"{tie.about} ties with {tie.held} at {tie.at} of base pay. Under that, "
        f"{tie.held} is worth more to you. Don't say this figure."
    )


def _clauses(script: Script) -> list[Block]:
    """What to mind in a letter, in one sentence each."""
    items = tuple(note.printed for note in script.clauses)
    title = "Before you sign, for you alone"
    if script.result.conversation.with_ones_boss:
        title = "Your rights, for you alone"
    return [Lines(title=title, items=items, kind="small")] if items else []


_FIRST_MAIL = "agreed"
"""The moment whose mail is the letter."""


def _after(script: Script) -> Iterator[Block]:
    """What comes after the talk, moment by moment; the mail that stands above already, once."""
    for talk in script.after:
        if script.letter is not None and talk.moment == _FIRST_MAIL:
            continue
        title = talk.title
        if talk.subject is not None:
            title = f"{title}. Subject: {talk.subject}"
        kinds = [(kind, tuple(lines)) for kind, lines in groupby(talk.say, key=_block_kind)]
        if note := tip_note(tips_of(script, talk)):
            yield Lines(title=title, items=(note,), kind="small")
            title = ""
        for number, (kind, lines) in enumerate(kinds):
            shown = title if number == 0 else ""
            yield Lines(title=shown, items=_printed(lines), kind=kind)


def tips_of(script: Script, talk: AfterTalk) -> Iterator[TipTalk]:
    """The tips whose words are those of a moment."""
    said = {line.same for line in talk.say}
    yield from (tip for tip in script.tips if any(line.same in said for line in tip.say))


def tip_note(tips: Iterable[TipTalk]) -> str:
    """The tips that a block stands for, numbered as in the guide."""
    found = list(tips)
    if len(found) == 1:
        return f"Tip {found[0].number} · {found[0].name}"
    numbers = [str(tip.number) for tip in found]
    return f"Tips {', '.join(numbers[:-1])} and {numbers[-1]}" if found else ""


def _letter(script: Script) -> list[Block]:
    if script.letter is None:
        return []
    paragraphs = tuple(script.letter.body.split("\n\n"))
    return [Lines(title=f"Subject: {script.letter.subject}", items=paragraphs, kind="text")]


def _tip(tip: TipTalk) -> list[Block]:
    """One tip: when, what to say, what they may answer."""
    title = f"Tip {tip.number}  {tip.name}"
    blocks: list[Block] = [Lines(title=title, items=(tip.when,), kind="small")]
    for kind, lines in groupby(tip.say, key=_block_kind):
        blocks.append(Lines(items=_printed(lines), kind=kind))
    return [*blocks, *_answers(tip)]


def _answers(tip: TipTalk) -> list[Block]:
    """What they may answer, and what to say then."""
    return [
        Lines(
            title=f"  If: {_quoted(exchange)}",
            items=(exchange.you.printed,),
            kind=_block_kind(exchange.you),
        )
        for exchange in tip.answers
    ]


def _block_kind(line: Line) -> Literal["plain", "say"]:
    """A stage direction stands apart from the words to say."""
    return "plain" if line.kind == "direction" else "say"


def _quoted(exchange: Exchange) -> str:
    return exchange.they_printed if exchange.silent else f'"{exchange.they}"'


def _printed(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(line.printed for line in lines)


def script_records(script: Script) -> list[dict[str, object]]:
    """The lines as flat records: which part, which tip, what they say, what you say."""
    rows: list[dict[str, object]] = []
    for tip in script.tips:
        rows += [_row("say", line.printed, tip.number) for line in tip.say]
        rows += [
            _row("answer", exchange.you.printed, tip.number, exchange.they_printed)
            for exchange in tip.answers
        ]
    parts = {
        "expectations": _printed(script.expectations),
        "history": _printed(script.history),
        "ask": _printed(script.asks),
        "never": _printed(script.never_say),
        "find out": tuple(blank.text for blank in script.blanks),
        "first": tuple(question.ask for question in script.result.law_first),
    }
    parts["clause"] = tuple(note.printed for note in script.clauses)
    for talk in script.after:
        parts[f"after: {talk.moment}"] = _printed(talk.say)
    return [*rows, *(_row(part, line) for part, lines in parts.items() for line in lines)]


def _row(part: str, you: str, tip: int | None = None, they: str = "") -> dict[str, object]:
    return {"part": part, "tip": tip, "they": they, "you": you}
