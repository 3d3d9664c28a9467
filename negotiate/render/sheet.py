"""What stands on the prep sheet: a range, a script and a comparison, in the order of the call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from negotiate.model.comparison import Comparison
from negotiate.model.profile import Paper
from negotiate.model.question import Tie
from negotiate.model.results import RangeResult
from negotiate.model.script import EARLY, Line, Script, TipTalk
from negotiate.model.text import clean, long_day
from negotiate.render.document import Figure
from negotiate.render.markdown import escape
from negotiate.render.page import Item, Sheet, SheetBlock
from negotiate.render.range import ON_THE_SPOT, ONCE_ASKED, figures, range_scale, stretch
from negotiate.render.script import in_order, occasion, tip_note, tips_of

_WHEN = {ON_THE_SPOT: "on the spot", ONCE_ASKED: "once you have asked"}
_YES = dict.fromkeys(_WHEN, "Say yes at")
"""Where a yes is good advice, and when it is said."""
_ASKS = 4
_OFFERS = 3
_CAUTIONS = 2
_REASON, _ASK, _PACKAGE, _CLOSE = 1, 4, 5, 6
"""Tips that stand for a step of their own, whenever it comes."""

_MIND = {
    **dict.fromkeys(
        (
            *("offer-under-minimum", "minimum-passes-offer", "minimum-meets-offer"),
            *("minimum-reaches-offer", "minimum-not-on-file", "advert-under-minimum"),
            *("overtime-owed", "overtime-owed-soon", "overtime-owed-larger"),
            *("advert-under-band", "advert-under-target", "level-in-advert", "advert-above-band"),
            *("offer-under-advert", "advert-wide", "advert-without-room"),
            "offer-fits-level-below",
            *("offer-fits-level-above", "place-unknown", "commission-counted", "figure-under-band"),
        ),
        False,
    ),
    **dict.fromkeys(
        (
            *("floor-under-minimum", "offer-under-floor", "offer-under-current"),
            *("floor-under-current", "advert-under-reservation", "ask-above-band"),
            *("ask-above-target", "gap-beyond-reach", "rival-lower", "rival-pays-more"),
            "said-outside-ask",
        ),
        True,
    ),
}
"""The cautions that matter in the call, by key, and whether each is the user's own business.

What is to be done at the screen, and what concerns the data, has no place beside the phone.
"""


def sheet_of(
    script: Script,
    comparison: Comparison | None = None,
    *,
    share: bool = False,
    paper: Paper = "letter",
    large: bool = False,
    person: str = "",
) -> Sheet:
    """Everything for the call, in the order it is said; `person` is for whom it is.

    With `share` everything private is left out, by its key.
    """
    result = script.result
    day = long_day(result.as_of, result.place.country)
    at = f" at {result.company}" if result.company else ""
    return Sheet(
        title=f"{result.level.short.capitalize()}{at}",
        subtitle=f"{_about(script, person)} · {result.place.area} · {day}",
        tag="To share" if share else "Private: for your eyes only",
        figures=tuple(_figures(script, share=share)),
        scale=range_scale(result),
        blocks=tuple(block for block in _blocks(script, comparison, share=share) if block.items),
        small=_small(result),
        paper=paper,
        large=large,
    )


def _about(script: Script, person: str) -> str:
    """For whom and for what it is."""
    how = ", by email" if script.channel == "email" else ""
    what = f"{'' if script.stage == 'after' else 'for '}{occasion(script)}{how}"
    return f"For {person}, {what}" if person else f"{what[:1].upper()}{what[1:]}"


# --- the figure


def _figures(script: Script, *, share: bool) -> Iterator[Figure]:
    """The one figure to say, and what goes with it: what is good enough, and what they offered."""
    result = script.result
    rows = {figure.key: figure for figure in figures(result).rows}
    first = rows.get("counter") or rows["ask"]
    if result.figure is None and first.key == "counter":
        first = first._replace(value="No figure yet" if result.before_figures else "No figure")
    yield _shown(first, share=share)._replace(label=_label(script))
    if "good-at" in rows and not share:
        good = rows["good-at"]
        label, when = _YES.get(good.note, good.label), _WHEN.get(good.note, good.note)
        yield good._replace(
            label=label,
            value=f"{result.unit.short(result.good_at or 0.0)} or more",
            note=when,
        )
    if "offer" in rows:
        yield _shown(rows["offer"], share=share)._replace(label="They offered")
    elif result.current is not None and not share:
        short, per = result.unit.short, "an hour" if result.unit.says_hour else "a year"
        value = f"{short(result.current)} {per}"
        yield Figure(key="current", label="Pay now", value=value, private=True)
    if script.tie is not None and not share:
        yield _tie(script.tie)


def _shown(figure: Figure, *, share: bool) -> Figure:
    return figure._replace(note="" if share and figure.note_private else figure.note, option="")


def _label(script: Script) -> str:
    """What the one figure is for."""
    if script.stage == "after":
        return "Your range" if script.result.figure is None else "You asked for"
    if script.result.standing is not None or script.result.no_counter is not None:
        return "Say"
    if script.stage in EARLY:
        return "Say only if they press"
    return "Say" if script.result.figure is not None else "Ask for"


def _tie(tie: Tie) -> Figure:
    """Where the offer ties with the one the user holds: never spoken, never shared."""
    held = clean(tie.held, 30)
    note = f"where {held} is as good; under it, that is better. Never say it"
    if tie.base is None:
        note = f"makes it as good as {held}. Never say it"
    value = tie.at or "No base pay"
    return Figure(key="tie", label="Ties at", value=value, note=note, private=True)


# --- the blocks


def _blocks(script: Script, comparison: Comparison | None, *, share: bool) -> Iterator[SheetBlock]:
    """The blocks in the order they are needed."""
    yield from _cautions(script, share=share)
    if script.after:
        yield from _afterwards(script)
    elif script.letter is not None:
        yield from _letter(script)
    else:
        yield from _steps(script)
    if not script.after:
        yield SheetBlock(
            key="hear",
            title="When they say",
            items=tuple(_heard(script, share=share)),
            side="right",
        )
        yield SheetBlock(
            key="pushback",
            title="If they push back",
            items=tuple(_pushed_back(script)),
            side="right",
            rank=1,
            called="what they may push back with",
        )
    yield SheetBlock(
        key="write",
        title="",
        items=tuple(Item(key=key, text="", lead=lead) for key, lead in _write(script)),
        side="full",
        kind="write",
        rank=2,
        called="lines to write on",
    )
    yield from _foot(script, comparison)


def _write(script: Script) -> Iterator[tuple[str, str]]:
    """What to write down: on the phone also how to reach them."""
    by_phone = script.letter is None and not script.result.conversation.with_ones_boss
    yield "who", "Who, phone" if by_phone else "Who, when"
    yield "number", "Figure they named"
    yield "call-back", "They call back on" if by_phone else "They answer by"
    yield "if-no", "If no, I will"


def _cautions(script: Script, *, share: bool) -> Iterator[SheetBlock]:
    """The law first, then what else matters before the call."""
    law = script.result.law_first
    if not script.after:
        first = (Item(key=f"law-{n}", text=q.ask, lead="Ask first") for n, q in enumerate(law, 1))
        yield SheetBlock(key="law-first", title="", items=tuple(first), side="top", kind="caution")
    found = [
        Item(key=caution.key, text=caution.text)
        for caution in script.result.cautions
        if caution.key in _MIND and not (share and _MIND[caution.key])
    ]
    yield SheetBlock(
        key="mind",
        title="",
        items=tuple(found[:_CAUTIONS]),
        side="top",
        kind="caution",
        rank=1,
        called="what to mind",
    )


def _steps(script: Script) -> Iterator[SheetBlock]:
    """What to say, step by step; then the answers that wait until they ask."""
    for number, tip in enumerate(in_order(script)):
        if tip.number not in script.spoken:
            continue
        lines = _own_lines(tip)
        if tip.number == _PACKAGE:
            yield from _package(script, lines)
            continue
        yield SheetBlock(
            key=f"tip-{tip.number}",
            title=_step(script, tip, number),
            items=_items(lines),
            side="left",
            note=_note(script, tip),
        )
        if tip.number == _REASON:
            yield _proof(script)
    yield from _kept(script)


def _note(script: Script, tip: TipTalk) -> str:
    """The tip a step stands for, and why one figure is said where the tip speaks of a range."""
    one = tip.number == _ASK and script.result.figure is not None
    return f"{tip_note((tip,))}{_ONE_FIGURE if one else ''}"


_ONE_FIGURE = " (now one figure)"


def _own_lines(tip: TipTalk) -> tuple[Line, ...]:
    """The lines of a tip, without the question of the law: it stands above all others."""
    return tuple(line for line in tip.say if line.id not in ("law-first", "law-second"))


def _step(script: Script, tip: TipTalk, number: int) -> str:
    """The name of a step; where the law is asked about first, that opens."""
    early = script.stage in EARLY
    named = {
        _REASON: "Why you" if early else "Why",
        _ASK: "Ask",
        _CLOSE: "Close",
    }
    opens = number == 0 and not script.result.law_first
    return named.get(tip.number) or ("Open" if opens else "Then")


def _items(lines: Iterable[Line]) -> tuple[Item, ...]:
    return tuple(
        Item(key=line.id, text=line.printed, do=line.kind == "direction") for line in lines
    )


def _proof(script: Script) -> SheetBlock:
    """More that speaks for the user; it follows the reason, and goes before a step does."""
    items = _items(script.proof)
    return SheetBlock(
        key="proof", title="", items=items, side="left", rank=3, called="more of your proof"
    )


def _package(script: Script, lines: tuple[Line, ...]) -> Iterator[SheetBlock]:
    """One thing at a time besides pay: the tip's line, then what else may be asked."""
    early = script.stage in EARLY
    yield SheetBlock(
        key=f"tip-{_PACKAGE}",
        title="Your questions" if early else _PACKAGE_TITLE,
        items=_items(lines),
        side="left",
        rank=1,
        note=tip_note((script.tip(_PACKAGE),)),
    )
    if not early and script.asks and any(line.kind == "say" for line in lines):
        yield _other_asks(script, 1)


def _other_asks(script: Script, first: int) -> SheetBlock:
    """What else may be asked for, from the `first` on."""
    found = zip(script.asks[first:_ASKS], script.ask_labels[first:_ASKS], strict=True)
    items = (Item(key=ask.id, text=ask.text, lead=f"Or {label}:") for ask, label in found)
    return SheetBlock(
        key="asks", title="", items=tuple(items), side="left", rank=4, called="more to ask for"
    )


_PACKAGE_TITLE = "One thing at a time"


def _kept(script: Script) -> Iterator[SheetBlock]:
    """The tips that wait until they ask."""
    leads = {_REASON: "If they ask why", 2: "If pay comes up", _ASK: "If they press"}
    for tip in in_order(script):
        if tip.number in script.spoken or tip.number not in leads:
            continue
        yield SheetBlock(
            key=f"tip-{tip.number}",
            title=leads[tip.number],
            items=_items(_own_lines(tip)),
            side="left",
            note=tip_note((tip,)),
        )
        if tip.number == _REASON:
            yield _proof(script)


def _letter(script: Script) -> Iterator[SheetBlock]:
    """The whole mail, and what is asked if it is answered with a no."""
    letter = script.letter
    if letter is None:
        return
    paragraphs = enumerate(letter.body.split("\n\n"), 1)
    yield SheetBlock(
        key="mail",
        title="The mail",
        items=tuple(Item(key=f"paragraph-{n}", text=text) for n, text in paragraphs),
        side="left",
        note=f"Subject: {letter.subject}",
    )
    if script.stage not in EARLY and script.asks:
        ask, label = script.asks[0], script.ask_labels[0]
        yield SheetBlock(
            key=f"tip-{_PACKAGE}",
            title=_PACKAGE_TITLE,
            items=(Item(key=ask.id, text=ask.text, lead=f"{label[:1].upper()}{label[1:]}:"),),
            side="left",
            rank=1,
            note=tip_note((script.tip(_PACKAGE),)),
        )
        yield _other_asks(script, 1)


def _afterwards(script: Script) -> Iterator[SheetBlock]:
    """What to write or say after the talk, moment by moment."""
    for number, talk in enumerate(script.after):
        yield SheetBlock(
            key=talk.moment,
            title=talk.title,
            items=_items(talk.say),
            side="left" if number < _MOMENTS_LEFT else "right",
            note=tip_note(tips_of(script, talk)),
        )


_MOMENTS_LEFT = 3


def _heard(script: Script, *, share: bool) -> Iterator[Item]:
    """What to say to each number; shared, nothing shows where the user's own walk-away lies."""
    brackets = script.when_they_say
    if share:
        public = [b for b in brackets if not b.private]
        brackets = (public[0]._replace(start=None), *public[1:])
    for bracket in brackets:
        lead = stretch(script.result, bracket)
        yield Item(key=bracket.kind, text=bracket.printed, lead=lead)


def _pushed_back(script: Script) -> Iterator[Item]:
    """The usual answers, and the two questions that may come at any time."""
    if script.result.standing is None and script.result.figure is None:
        named = {line.same for line in script.tip(_ASK).say}
        lines = [line for line in script.expectations if line.same not in named]
        yield from _asked("expectations", "“What are your expectations?”", lines)
    for exchange in script.exchanges:
        if exchange.usual:
            quoted = exchange.they if exchange.silent else f"“{exchange.they}”"
            yield Item(
                key=exchange.id,
                text=exchange.you.printed,
                lead=quoted,
                do=exchange.you.kind == "direction",
            )
    if not script.result.conversation.inside:
        yield from _asked("history", "“What do you earn now?”", script.history)
    checks = any(exchange.usual and exchange.moment == "check" for exchange in script.exchanges)
    if script.stage not in EARLY and not checks:
        yield Item(key="think", text=script.result.to_think, lead="Anything else")


def _asked(part: str, question: str, lines: Iterable[Line]) -> Iterator[Item]:
    for number, line in enumerate(lines):
        lead = question if number == 0 else f"{line.cue}:" if line.cue else ""
        yield Item(key=f"{part}-{line.id}", text=line.text, lead=lead)


# --- the foot


def _foot(script: Script, comparison: Comparison | None) -> Iterator[SheetBlock]:
    """What is good to have beside the words: the first to go where the page is full."""
    if comparison is not None:
        yield SheetBlock(
            key="compare",
            title="The offers",
            items=tuple(_compared(comparison, script.result.company)),
            side="full",
            rank=5,
        )
    yield SheetBlock(
        key="open",
        title="Find out first",
        items=tuple(Item(key=blank.id, text=blank.on_paper) for blank in script.blanks),
        side="full",
        kind="open",
        rank=6,
        called="what to find out first",
    )
    if script.after:
        yield SheetBlock(
            key="clauses",
            title="Your rights" if script.result.conversation.with_ones_boss else "Before you sign",
            items=tuple(Item(key=note.topic, text=note.printed) for note in script.clauses),
            side="full",
            kind="small",
            rank=4,
        )
    yield SheetBlock(
        key="law",
        title="The law here, for you alone",
        items=(Item(key="law", text=script.law.note),),
        side="full",
        kind="small",
        rank=7,
    )
    yield SheetBlock(
        key="market",
        title="What the market pays",
        items=(Item(key="market", text=range_scale(script.result).sentence),),
        side="full",
        kind="small",
        rank=8,
    )
    yield SheetBlock(
        key="chart",
        title="",
        items=(Item(key="chart", text=""),),
        side="full",
        kind="chart",
        rank=9,
        called="the chart",
    )


def _compared(comparison: Comparison, company: str) -> Iterator[Item]:
    """The comparison in four lines: the verdict, the offer the call is about, and others."""
    if comparison.lead is not None and comparison.lead.verdict:
        yield Item(key="verdict", text=clean(comparison.lead.verdict, 400))
    offers = sorted(comparison.offers, key=lambda o: clean(o.name, len(company)) != company)
    more = len(offers) - _OFFERS
    for number, offer in enumerate(offers[:_OFFERS], 1):
        hour = offer.per_hour_given
        given = f", ${hour:,.2f} an hour of your time" if hour is not None else ""
        sure = offer.sum("guaranteed_pay")
        text = f"${offer.total:,.0f} a year after costs; ${sure:,.0f} guaranteed pay{given}"
        rest = f"; {more} more not shown" if more > 0 and number == _OFFERS else ""
        yield Item(key=f"offer-{number}", text=text + rest, lead=clean(offer.name, 30))


def _small(result: RangeResult) -> str:
    names = [f"{source.name} ({source.as_of[:4]})" for source in result.sources]
    known = ", ".join(names) if names else "your own bands"
    return f"From: {known}. A range is no promise; the law here is no legal advice."


def sheet_markdown(sheet: Sheet) -> str:
    """The whole sheet as Markdown."""
    parts = [f"# {escape(sheet.title)}", f"{escape(sheet.subtitle)}  \n*{escape(sheet.tag)}*"]
    top = [line for block in sheet.blocks if block.side == "top" for line in _bullets(block)]
    rows = [f"| {escape(f.label)} | {escape(f.value)} | {escape(f.note)} |" for f in sheet.figures]
    parts += ["\n".join(top)] if top else []
    parts.append("\n".join(["|  |  |  |", "| --- | --- | --- |", *rows]))
    for block in sheet.blocks:
        if block.side == "top":
            continue
        if block.kind == "chart":
            spans = (f"- {escape(span.label)}: {span.text}" for span in sheet.scale.spans)
            parts.append("\n".join(spans))
            continue
        head = f"## {escape(block.title)}\n\n" if block.title else ""
        note = f"*{escape(block.note)}*\n\n" if block.note else ""
        parts.append(head + note + "\n".join(_bullets(block)))
    return "\n\n".join([*parts, escape(sheet.small)]) + "\n"


def _bullets(block: SheetBlock) -> Iterator[str]:
    mark = "- [ ] " if block.kind == "open" else "- "
    for item in block.items:
        text = "\\_\\_\\_\\_" if block.kind == "write" else escape(item.text)
        yield f"{mark}{f'**{escape(item.lead)}** ' if item.lead else ''}{text}"
