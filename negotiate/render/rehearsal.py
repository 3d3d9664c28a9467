"""A practice call in words: line by line as it goes, its summary, and its transcript."""

from __future__ import annotations

from negotiate.model.rehearsal import Added, Debrief, Moment, Outcome, Remark, Tally, Turn
from negotiate.model.script import Line, Script
from negotiate.render.document import Block, Document, Lines
from negotiate.render.markdown import escape

_STAGES = {
    "screen": "screening call",
    "interview": "interview",
    "offer": "offer call",
    "counter": "call about your counter",
    "meeting": "meeting with your boss",
    "after": "call after the talk",
}
_MAILS = {
    "screen": "mail about what you expect",
    "interview": "mail after the interview",
    "offer": "mail about the offer",
    "counter": "mail about your counter",
    "meeting": "mail to your boss",
    "after": "mail after the talk",
}


def who_speaks(script: Script) -> str:
    """Who the practice call is with."""
    return "Your boss" if script.result.conversation.with_ones_boss else "Recruiter"


def remark_blocks(remarks: tuple[Remark, ...]) -> tuple[Lines, ...]:
    """The remarks on one answer: what was said, what it does, and a better line to say."""
    blocks: list[Lines] = []
    for remark in remarks:
        if remark.good:
            blocks.append(Lines(items=(_quoted(remark),), kind="good"))
            continue
        blocks.append(Lines(items=(_quoted(remark),), kind="caution"))
        if remark.better:
            blocks.append(_line_to_say(remark.better.text, remark.better.kind == "direction"))
    return tuple(blocks)


def hint_blocks(moment: Moment) -> tuple[Lines, ...]:
    """What could be said at a moment: a line of one's own script."""
    if moment.better is None:
        return (Lines(items=("Wait. Let them speak first.",)),)
    return (_line_to_say(moment.better.printed, moment.better.kind == "direction"),)


def _line_to_say(text: str, direction: bool) -> Lines:
    return Lines(items=(text,), kind="plain" if direction else "say")


def _quoted(remark: Remark) -> str:
    return _with_quote(remark.quote, remark.text)


def _with_quote(quote: str, text: str) -> str:
    return f'"{quote}": {text}' if quote else text


def _remark(remark: Remark) -> str:
    return f"{'+' if remark.good else '!'} {_quoted(remark)}"


def debrief_document(debrief: Debrief) -> Document:
    """The summary: what came of it, what to keep, what to change, and against the last time."""
    stopped = "" if debrief.whole else ", broken off"
    blocks: list[Block] = [Lines(items=(_tally(debrief.tally),))]
    if debrief.outcome is not None:
        blocks.append(Lines(title="What came of it", items=tuple(outcome_lines(debrief.outcome))))
    if debrief.keep:
        blocks.append(Lines(title="Keep", items=tuple(_kept(debrief)), kind="good"))
    if debrief.change is not None:
        blocks.append(
            Lines(title="Change one thing", items=(_quoted(debrief.change),), kind="caution")
        )
        if debrief.change.better is not None:
            line = debrief.change.better
            blocks.append(Lines(title="Say instead", items=(line.printed,), kind="say"))
    aloud = tuple(line.text for line in _aloud(debrief))
    if aloud:
        blocks.append(Lines(title="Say these aloud once more", items=aloud, kind="say"))
    if debrief.last is not None:
        blocks.append(Lines(items=(_against(debrief.tally, debrief.last),)))
    again = f"The same call again: --seed {debrief.seed}. Another one: another number."
    blocks.append(Lines(items=(again,), kind="small"))
    return Document(title=f"Your {_what(debrief)}{stopped}", blocks=tuple(blocks))


def _what(debrief: Debrief) -> str:
    return (_MAILS if debrief.channel == "email" else _STAGES)[debrief.stage]


def _aloud(debrief: Debrief) -> tuple[Line, ...]:
    """The lines to practise, without the one that is shown already."""
    shown = debrief.change and debrief.change.better
    return tuple(line for line in debrief.practise if shown is None or line.same != shown.same)


def _kept(debrief: Debrief) -> list[str]:
    return [f'"{one.quote}": {one.text}' if one.quote else one.text for one in debrief.keep]


# --- what came of it


def outcome_lines(outcome: Outcome) -> list[str]:
    """What was settled, in dollars a year, beside what was on the table and what the room was."""
    got = outcome.unit.in_units(outcome.got, outcome.typed)
    lines = [f"{_standing(outcome)} {_gain(outcome, got)}", *_room(outcome)]
    lines += [_added(one, outcome) for one in outcome.added]
    if outcome.worth_more:
        lines.append("What you hold already is worth more: weigh both before you sign.")
    return lines


def _standing(outcome: Outcome) -> str:
    if outcome.inside and outcome.got <= outcome.before:
        return "It stayed at"
    if outcome.standing == "declined":
        return "You said no to"
    return "You agreed on" if outcome.standing == "agreed" else "It ended open, at"


def _gain(outcome: Outcome, got: str) -> str:
    before = outcome.unit.in_units(outcome.before, outcome.typed)
    was = f"you earn {before} now" if outcome.inside else f"{before} was on the table"
    if outcome.got <= outcome.before:
        same = "what you earn now" if outcome.inside else "what was on the table"
        return f"{got}: {same}."
    gain = _money(outcome, outcome.gain)
    return f"{got}, {gain} a year more than before ({was})."


def _room(outcome: Outcome) -> list[str]:
    """What they could have paid, as far as the figure to say."""
    if outcome.unlawful:
        return ["That lies under the legal minimum, and nobody asked about it."]
    if outcome.figure is None:
        return ["On pay there was nothing more to get in this talk."]
    if outcome.standing == "declined" and outcome.good_enough:
        return ["By your plan that was good enough: say yes to it."]
    if outcome.room <= outcome.before:
        return [f"They had no more to give. {_no(outcome)}"]
    return _left(outcome)


def _left(outcome: Outcome) -> list[str]:
    """What they had and did not pay; no blame for what was right to do."""
    if outcome.left < 1:
        return ["That was all they had for it."]
    if outcome.once and outcome.asked:
        return [] if outcome.slipped else ["You asked, and with this job needed that was enough."]
    room = outcome.unit.in_units(outcome.room, outcome.typed)
    return [f"They had room to {room}: {_money(outcome, outcome.left)} a year more was there."]


def _no(outcome: Outcome) -> str:
    return "Asking cost nothing." if outcome.asked else "Asking would have cost nothing."


def _added(one: Added, outcome: Outcome) -> str:
    if not one.worth:
        return f"They also said yes to {one.label}: no price is on file for it."
    worth = f"{outcome.unit.sign}{one.worth:,.0f}"
    return f"They also said yes to {one.label}: about {worth}{', once' if one.once else ' a year'}."


def _money(outcome: Outcome, amount: float) -> str:
    return f"{outcome.unit.sign}{amount:,.0f}"


# --- against the last time


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


# --- the transcript


def transcript(
    script: Script, turns: tuple[Turn, ...], debrief: Debrief, day: str, mark: str
) -> str:
    """The session as Markdown; nothing the user typed becomes markup."""
    lines = [f"# Practice: {_what(debrief)}, {day}", "", mark, ""]
    for turn in turns:
        lines += [f"**{who_speaks(script)}:** {escape(turn.moment.they)}", ""]
        said = escape(" ".join(turn.answer.split()))
        lines += [f"**You:** {said or '(nothing)'}", ""]
        for remark in turn.remarks:
            better = f' Better: "{remark.better.text}"' if remark.better else ""
            lines.append(f"- {escape(_remark(remark) + better)}")
        lines += [""] if turn.remarks else []
    lines += [_tally(debrief.tally), ""]
    if debrief.outcome is not None:
        lines += [*(f"- {escape(line)}" for line in outcome_lines(debrief.outcome)), ""]
    if debrief.change is not None and debrief.change.better is not None:
        lines += [f"Say instead: {escape(debrief.change.better.printed)}", ""]
    lines += ["Say these aloud once more:", ""]
    lines += [f"- {escape(line.text)}" for line in debrief.practise]
    return "\n".join(lines) + "\n"
