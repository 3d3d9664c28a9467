"""A practice call in words: line by line as it goes, its summary, and its transcript."""

from __future__ import annotations

from negotiate.model.rehearsal import Debrief, Remark, Tally, Turn
from negotiate.render.document import Block, Document, Lines
from negotiate.render.markdown import escape

_STAGES = {
    "screen": "screening call",
    "interview": "interview",
    "offer": "offer call",
    "counter": "call about your counter",
}


def remark_blocks(remarks: tuple[Remark, ...]) -> tuple[Lines, ...]:
    """The remarks on one answer: what was said, what it does, and a better line to say."""
    blocks: list[Lines] = []
    for remark in remarks:
        text = f'"{remark.quote}": {remark.text}'
        if remark.good:
            blocks.append(Lines(items=(f"+ {text}",)))
            continue
        blocks.append(Lines(items=(text,), kind="caution"))
        if remark.better:
            blocks.append(Lines(items=(remark.better.text,), kind="say"))
    return tuple(blocks)


def _remark(remark: Remark) -> str:
    return f'{"+" if remark.good else "!"} "{remark.quote}": {remark.text}'


def debrief_document(debrief: Debrief) -> Document:
    """The summary: by tip, three sentences to practise, and against the last time."""
    stopped = "" if debrief.whole else ", broken off"
    blocks: list[Block] = [Lines(items=(_tally(debrief.tally),))]
    good, slips = (tuple(_by_tip(debrief, good=good)) for good in (True, False))
    if good:
        blocks.append(Lines(title="Done well", items=good))
    if slips:
        blocks.append(Lines(title="To practise", items=slips, kind="caution"))
    aloud = tuple(line.text for line in debrief.practise)
    blocks.append(Lines(title="Say these aloud once more", items=aloud, kind="say"))
    if debrief.last is not None:
        blocks.append(Lines(items=(_against(debrief.tally, debrief.last),)))
    again = f"The same call again: --seed {debrief.seed}. Another one: another number."
    blocks.append(Lines(items=(again,), kind="small"))
    return Document(title=f"Your {_STAGES[debrief.stage]}{stopped}", blocks=tuple(blocks))


def _tally(tally: Tally) -> str:
    if not tally.answers:
        return "You did not say anything yet. Read the lines below aloud, and try again."
    answers = _count(tally.answers, "answer")
    if not tally.good and not tally.slips:
        return f"{answers}, nothing to remark."
    good = _count(tally.good, "good moment")
    return f"{answers}: {good}, {_count(tally.slips, 'thing')} to practise."


def _count(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"


def _by_tip(debrief: Debrief, *, good: bool) -> list[str]:
    """What was done well, or was not, a line each, with the tip it belongs to."""
    return [
        f"{text} (tip {tip.number}: {tip.name.lower()})"
        for tip in debrief.tips
        for text in (tip.good if good else tip.slips)
    ]


def _against(now: Tally, last: Tally) -> str:
    """Today against the session before; in shares where the calls were of different length."""
    text = (
        f"Last time: {_count(last.good, 'good moment')} and {_count(last.slips, 'slip')} in "
        f"{_count(last.answers, 'answer')}."
    )
    if not now.answers or not last.answers:
        return text
    before, after = last.slips / last.answers, now.slips / now.answers
    if after < before:
        return f"{text} Fewer slips today."
    if after > before:
        return f"{text} More slips today: take the lines above once more."
    more = now.good / now.answers > last.good / last.answers
    return f"{text} {'More good moments today.' if more else 'Much the same today.'}"


def transcript(turns: tuple[Turn, ...], debrief: Debrief, day: str, mark: str) -> str:
    """The session as Markdown; nothing the user typed becomes markup."""
    lines = [f"# Practice: {_STAGES[debrief.stage]}, {day}", "", mark, ""]
    for turn in turns:
        lines += [f"**Recruiter:** {escape(turn.moment.they)}", ""]
        lines += [f"**You:** {escape(turn.answer) or '(nothing)'}", ""]
        for remark in turn.remarks:
            better = f' Better: "{remark.better.text}"' if remark.better else ""
            lines.append(f"- {escape(_remark(remark) + better)}")
        lines += [""] if turn.remarks else []
    lines += [_tally(debrief.tally), "", "Say these aloud once more:", ""]
    lines += [f"- {escape(line.text)}" for line in debrief.practise]
    return "\n".join(lines) + "\n"
