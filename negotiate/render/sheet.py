"""What stands on the prep sheet: a range, a script and a comparison, chosen for one page."""

from __future__ import annotations

from collections.abc import Iterator

from negotiate.model.comparison import Comparison
from negotiate.model.lines import BLANK
from negotiate.model.profile import Paper
from negotiate.model.results import RangeResult
from negotiate.model.script import Script, Tie
from negotiate.model.text import clean, long_day
from negotiate.render.document import Figure
from negotiate.render.markdown import escape
from negotiate.render.page import Item, Sheet, SheetBlock
from negotiate.render.range import figures, range_scale, stretch
from negotiate.render.script import occasion

_ASK = 4
"""The tip whose last line names the figure."""
_ASKS = 4
_OFFERS = 3


def sheet_of(
    script: Script,
    comparison: Comparison | None = None,
    *,
    share: bool = False,
    paper: Paper = "letter",
    large: bool = False,
) -> Sheet:
    """Everything for the call, the most important first.

    With `share` everything private is left out: the walk-away, and how to give way.
    """
    result = script.result
    tie = [] if share or script.tie is None else [_tie(script.tie)]
    day = long_day(result.as_of, result.place.country)
    at = f" at {result.company}" if result.company else ""
    blocks = (block for block in _blocks(script, comparison, share=share) if block.items)
    return Sheet(
        title=f"{result.level.short.capitalize()}{at}",
        subtitle=f"For {occasion(script)} · {result.place.area} · {day}",
        tag="To share" if share else "Private: for your eyes only",
        figures=(*_figures(result, share=share), *tie),
        scale=range_scale(result),
        blocks=tuple(
            _balanced(block, large=large) for block in blocks if not (share and block.private)
        ),
        small=_small(result, day),
        paper=paper,
        large=large,
    )


def _balanced(block: SheetBlock, *, large: bool) -> SheetBlock:
    """In larger letters the answers stand at the right: the left column would not hold them."""
    return block._replace(side="right") if large and block.key == "answers" else block


_FIGURES = 4
"""The numbers a page has room for at its longest."""


def _figures(result: RangeResult, *, share: bool) -> Iterator[Figure]:
    """The numbers people came for; where they are many, the range stands on the scale alone."""
    rows = figures(result).rows
    for figure in rows:
        if (share and figure.private) or (figure.key == "ask" and len(rows) > _FIGURES):
            continue
        yield figure._replace(note="" if share and figure.note_private else figure.note)


def _tie(tie: Tie) -> Figure:
    """Where the offer ties with the one the user holds: never spoken, never shared."""
    amount = f"${tie.base:,.2f} an hour" if tie.unit == "hour" else f"${tie.base:,.0f} a year"
    note = f"under that, {clean(tie.held, 30)} is worth more; never say it"
    return Figure(key="tie", label="Ties at", value=amount, note=note, private=True)


def _blocks(script: Script, comparison: Comparison | None, *, share: bool) -> Iterator[SheetBlock]:
    """The blocks in order of priority; the first three are never dropped."""
    yield SheetBlock(
        key="hear",
        title="When you hear the number",
        items=tuple(_heard(script, share=share)),
        side="left",
        kind="say",
        never_dropped=True,
    )
    yield SheetBlock(
        key="say",
        title="Say",
        items=tuple(_say(script)),
        side="left",
        kind="say",
        never_dropped=True,
    )
    yield SheetBlock(
        key="answers",
        title="Two answers",
        items=tuple(_answers(script)),
        side="left",
        kind="say",
        never_dropped=True,
    )
    yield SheetBlock(
        key="cues",
        title="Six tips",
        items=tuple(
            Item(key=f"tip-{tip.number}", text=tip.cue, lead=str(tip.number)) for tip in script.tips
        ),
        side="right",
        kind="cue",
    )
    yield SheetBlock(
        key="proof", title="Your proof", items=tuple(_proof(script)), side="right", kind="say"
    )
    yield SheetBlock(
        key="asks", title="Besides pay", items=tuple(_asks(script)), side="right", kind="list"
    )
    yield SheetBlock(
        key="concessions",
        title="Giving way",
        items=tuple(_concessions(script)),
        side="left",
        kind="say",
        private=True,
    )
    if comparison is not None:
        yield SheetBlock(
            key="compare",
            title="The offers",
            items=tuple(_compared(comparison, script.result.company)),
            side="full",
        )
    yield SheetBlock(
        key="law",
        title="The law here" if share else "The law, for you alone",
        items=(Item(key="law", text=script.law.note),),
        side="full",
        kind="small",
    )
    yield SheetBlock(
        key="open",
        title="Find out first",
        items=tuple(Item(key=blank.id, text=blank.on_paper) for blank in script.blanks),
        side="right",
        kind="open",
    )


def _heard(script: Script, *, share: bool) -> Iterator[Item]:
    """What to say to each number; shared, nothing shows where the user's own walk-away lies."""
    brackets = script.when_they_say
    if share:
        public = [b for b in brackets if not b.private and b.kind not in ("close", "good")]
        brackets = (public[0]._replace(start=None), *public[1:])
    for bracket in brackets:
        lead = stretch(script.result, bracket)
        yield Item(key=bracket.kind, text=bracket.printed, lead=lead)


def _say(script: Script) -> Iterator[Item]:
    """The opening, the ask and the lines that buy time, in the order of the call.

    After the talk, what comes then.
    """
    if script.after:
        yield from _afterwards(script)
        return
    early = script.stage in ("screen", "interview")
    order = (2, 3, 4, 6) if script.stage == "offer" else (3, 2, 4, 6)
    leads = dict(
        zip(order, ("Open", "Then", "If pressed" if early else "Ask", "Close"), strict=True)
    )
    for number in order:
        if number == _ASK and not early:
            yield from _reason(script)
        lines = [line for line in script.tip(number).say if line.kind == "say"]
        led = len(lines) - 1 if number == _ASK else 0
        for at, line in enumerate(lines):
            yield Item(key=line.id, text=line.text, lead=leads[number] if at == led else "")
    if not early:
        yield Item(key="think", text=script.result.to_think, lead="To buy time")


def _reason(script: Script) -> Iterator[Item]:
    """The one reason before the figure, where it is not among the user's own results below it."""
    if script.result.figure is None:
        return
    for line in script.tip(1).say[:1]:
        if line.same not in ("win", "win2") and not line.has_blank:
            yield Item(key=line.id, text=line.text, lead="Because")


def _afterwards(script: Script) -> Iterator[Item]:
    """What to write or say after the talk; the script has all of it."""
    for talk in script.after:
        said = [line.text for line in talk.say if line.kind == "say"]
        if talk.moment in _AFTER:
            text = " ".join(said if talk.moment == "agreed" else said[:1])
            yield Item(key=talk.moment, text=text, lead=_AFTER[talk.moment])


_AFTER = {
    "agreed": "Same day",
    "day_three": "Day three",
    "no": "After a no",
    "accept": "To accept",
}


def _answers(script: Script) -> Iterator[Item]:
    for question, lines in (
        ("“What are your expectations?”", script.expectations),
        ("“What do you earn now?”", script.history),
    ):
        for index, line in enumerate(lines):
            lead = "If they press" if line.cue else "" if index else question
            yield Item(key=line.id, text=line.text, lead=lead)


def _proof(script: Script) -> Iterator[Item]:
    lines = script.proof or (f"In my last job, {BLANK} went from {BLANK} to {BLANK}.",)
    yield from (Item(key=f"proof-{n}", text=line) for n, line in enumerate(lines, 1))


def _asks(script: Script) -> Iterator[Item]:
    yield from (Item(key=f"ask-{n}", text=x) for n, x in enumerate(script.ask_labels[:_ASKS], 1))


def _concessions(script: Script) -> Iterator[Item]:
    """How to give way, from the counter down; the user's alone."""
    if script.stage not in ("offer", "counter"):
        return
    short = script.result.unit.short
    figure = script.result.figure
    for step in script.result.concessions:
        if step.ask is not None and figure is not None:
            text = f"{short(step.ask)} is good enough: say yes."
            yield Item(key=step.key, text=text, lead=f"Not {short(figure)}?")


def _compared(comparison: Comparison, company: str) -> Iterator[Item]:
    """The comparison in four lines: the verdict, the offer the call is about, and others."""
    if comparison.lead is not None and comparison.lead.verdict:
        yield Item(key="verdict", text=clean(comparison.lead.verdict, 240))
    offers = sorted(comparison.offers, key=lambda o: clean(o.name, len(company)) != company)
    more = len(offers) - _OFFERS
    for number, offer in enumerate(offers[:_OFFERS], 1):
        hour = offer.per_hour_given
        given = f", ${hour:,.2f} an hour of your time" if hour is not None else ""
        sure = offer.sum("guaranteed_pay")
        text = f"${offer.total:,.0f} a year after costs; ${sure:,.0f} guaranteed pay{given}"
        rest = f"; {more} more not shown" if more > 0 and number == _OFFERS else ""
        yield Item(key=f"offer-{number}", text=text + rest, lead=clean(offer.name, 30))


def _small(result: RangeResult, day: str) -> str:
    names = [f"{source.name} ({source.as_of[:4]})" for source in result.sources]
    known = ", ".join(names) if names else "your own bands"
    return (
        f"For {day}. From: {known}. negotiate range --explain shows every "
        f"{result.unit.coin}. A range is no promise; the law here is no legal advice."
    )


def sheet_markdown(sheet: Sheet) -> str:
    """The whole sheet as Markdown."""
    parts = [f"# {escape(sheet.title)}", f"{escape(sheet.subtitle)}  \n*{escape(sheet.tag)}*"]
    rows = [f"| {escape(f.label)} | {escape(f.value)} | {escape(f.note)} |" for f in sheet.figures]
    parts.append("\n".join(["|  |  |  |", "| --- | --- | --- |", *rows]))
    parts.append(escape(sheet.scale.sentence))
    for block in sheet.blocks:
        mark = "- [ ] " if block.kind == "open" else "- "
        lines = [
            f"{mark}{f'**{escape(item.lead)}** ' if item.lead else ''}{escape(item.text)}"
            for item in block.items
        ]
        parts.append(f"## {escape(block.title)}\n\n" + "\n".join(lines))
    return "\n\n".join([*parts, escape(sheet.small)]) + "\n"
