"""What stands on the prep sheet: a range, a script and a comparison, chosen for one page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from negotiate.model.comparison import Comparison
from negotiate.model.document import Figure
from negotiate.model.results import RangeResult
from negotiate.model.script import Script
from negotiate.model.sheet import Item, Paper, Sheet, SheetBlock
from negotiate.model.text import clean
from negotiate.render.markdown import escape
from negotiate.render.range import OWN_NEED, figures, range_scale, stretch
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

    With `share` the private half is left out: the walk-away, and how to give way.
    """
    result = script.result
    day = f"{result.as_of:%B} {result.as_of.day}, {result.as_of.year}"
    at = f" at {result.company}" if result.company else ""
    shown = _public(script) if share else script
    blocks = [b for b in _blocks(shown, comparison) if b.items]
    if share:
        blocks = [b._replace(title="The law here") if b.key == "law" else b for b in blocks]
    return Sheet(
        title=f"{result.level.short.capitalize()}{at}",
        subtitle=f"For {occasion(script)} · {result.place.area} · {day}",
        tag="To share" if share else "Private: for your eyes only",
        figures=tuple(_figures(result, share=share)),
        scale=range_scale(result),
        blocks=tuple(
            _balanced(b, large=large) for b in blocks if not (share and b.key == "concessions")
        ),
        small=_small(result, day),
        paper=paper,
        large=large,
    )


def _balanced(block: SheetBlock, *, large: bool) -> SheetBlock:
    """In larger letters the answers stand at the right: the left column would not hold them."""
    return block._replace(side="right") if large and block.key == "answers" else block


def _public(script: Script) -> Script:
    """The script without the bracket whose edge is the user's own walk-away."""
    rest = [b for b in script.when_they_say if b.kind != "below-own"]
    return script._replace(when_they_say=(rest[0]._replace(start=None), *rest[1:]))


def _figures(result: RangeResult, *, share: bool) -> Iterator[Figure]:
    for figure in figures(result).rows:
        if not (share and figure.label in ("Walk-away", "Pay now")):
            note = "" if share and figure.note == OWN_NEED else _without_options(figure.note)
            if figure.label == "Ask for" and result.offer and result.offer.reach_binds:
                note = "; ".join(filter(None, (note, "one call rarely goes past the counter")))
            yield figure._replace(note=note)


def _blocks(script: Script, comparison: Comparison | None) -> Iterator[SheetBlock]:
    """The blocks in order of priority; the first three are never dropped."""
    result = script.result
    yield SheetBlock(
        "hear",
        "When you hear the number",
        tuple(Item(b.you_say, stretch(result, b)) for b in script.when_they_say),
        "left",
        "say",
        never_dropped=True,
    )
    yield SheetBlock("say", "Say", tuple(_say(script)), "left", "say", never_dropped=True)
    yield SheetBlock(
        "answers", "Two answers", tuple(_answers(script)), "left", "say", never_dropped=True
    )
    yield SheetBlock(
        "cues",
        "Six tips",
        tuple(Item(tip.cue, str(tip.number)) for tip in script.tips),
        "right",
        "cue",
    )
    yield SheetBlock("proof", "Your proof", tuple(map(Item, _proof(script))), "right", "say")
    asks = tuple(map(Item, script.ask_labels[:_ASKS]))
    yield SheetBlock("asks", "Besides pay", asks, "right", "list")
    giving = tuple(_concessions(script)) if script.stage in ("offer", "counter") else ()
    yield SheetBlock("concessions", "Giving way", giving, "left", "say")
    if comparison is not None:
        yield SheetBlock(
            "compare", "The offers", tuple(_compared(comparison, result.company)), "full"
        )
    yield SheetBlock("law", "The law, for you alone", (Item(script.law.note),), "full", "small")
    yield SheetBlock(
        "open",
        "Find out first",
        tuple(map(Item, map(_without_options, script.blanks))),
        "right",
        "open",
    )


def _say(script: Script) -> Iterator[Item]:
    """The opening, the ask and the lines that buy time, in the order of the call."""
    early = script.stage in ("screen", "interview")
    order = (2, 3, 4, 6) if script.stage == "offer" else (3, 2, 4, 6)
    leads = dict(
        zip(order, ("Open", "Then", "If pressed" if early else "Ask", "Close"), strict=True)
    )
    for number in order:
        lines = [line for line in script.tips[number - 1].say if not line.startswith("[")]
        led = len(lines) - 1 if number == _ASK else 0
        yield from (Item(line, leads[number] if n == led else "") for n, line in enumerate(lines))
    if not early:
        yield Item(script.result.to_think, "To buy time")


def _answers(script: Script) -> Iterator[Item]:
    for question, lines in (
        ("“What are your expectations?”", script.expectations),
        ("“What do you earn now?”", script.history),
    ):
        for index, line in enumerate(lines):
            pressed = line.startswith("[")
            text = line.partition("] ")[2] if pressed else line
            yield Item(text, "If they press" if pressed else "" if index else question)


def _proof(script: Script) -> tuple[str, ...]:
    return script.proof or ("In my last job, ____ went from ____ to ____.",)


def _concessions(script: Script) -> Iterator[Item]:
    """How to give way, from the counter down; the user's alone."""
    short = script.result.unit.short
    rungs = [c for c in script.result.concessions if c.ask is not None]
    for first, later in pairwise(rungs):
        lead = f"Not {short(first.ask or 0)}?"
        yield Item(f"{short(later.ask or 0)}, for something else beside it.", lead)


def _compared(comparison: Comparison, company: str) -> Iterator[Item]:
    """The comparison in four lines: the verdict, the offer the call is about, and others."""
    if comparison.lead is not None and comparison.lead.verdict:
        yield Item(clean(comparison.lead.verdict, 240))
    own_first = sorted(comparison.offers, key=lambda o: clean(o.name, len(company)) != company)
    more = len(own_first) - _OFFERS
    for number, offer in enumerate(own_first[:_OFFERS], 1):
        hour = offer.per_hour_given
        given = f", ${hour:,.2f} an hour of your time" if hour is not None else ""
        sure = offer.sum("guaranteed_pay")
        text = f"${offer.total:,.0f} a year after costs; ${sure:,.0f} guaranteed pay{given}"
        rest = f"; {more} more not shown" if more > 0 and number == _OFFERS else ""
        yield Item(text + rest, clean(offer.name, 30))


def _without_options(text: str) -> str:
    """Text without the options named in it: paper has none."""
    return re.sub(r" \(--[a-z-]+\)", "", text)


def _small(result: RangeResult, day: str) -> str:
    names = [f"{source.name} ({source.as_of[:4]})" for source in result.sources]
    known = ", ".join(names) if names else "your own bands"
    return (
        f"For {day}. From: {known}. negotiate range --explain shows every dollar. A range is no "
        "promise; the law here is no legal advice."
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
