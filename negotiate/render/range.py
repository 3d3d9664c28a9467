"""A target range as a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from negotiate.model.band import OUTER, PERCENTILES
from negotiate.model.money import FULL_TIME_HOURS, PayUnit
from negotiate.model.results import (
    Advert,
    Bracket,
    Concession,
    NoCounter,
    RangeResult,
    ShortOf,
)
from negotiate.model.text import long_day
from negotiate.render.document import Block, Column, Document, Figure, Figures, Lines, Scale, Span
from negotiate.render.document import Table as TableBlock
from negotiate.render.sources import source_lines

_CAUTIONS_SHOWN = 3
_HALF = 5
_PAIR = (Column(""), Column(""))
_ORIGIN = (Column("grade"), Column("source"))
_UNDER = {
    "minimum": "the legal minimum",
    "floor": "your floor",
    "current": "your pay now",
    "job": "what the job you have is worth",
    "rival": "what your other offer is worth",
}
_GRADES = (
    "measured: by this project; published: by its source; assumption: our choice, its range in "
    "brackets; yours: from you."
)


def range_document(result: RangeResult, *, explain: bool = False) -> Document:
    """What the screen says: the numbers, where they lie, what to say, what to mind, what next."""
    blocks: list[Block] = [figures(result), range_scale(result)]
    if explain:
        if result.law_first:
            blocks.append(Lines(items=tuple(one.ask for one in result.law_first), kind="say"))
        blocks += [brackets(result), *_concessions(result)]
    else:
        blocks.append(_say(result) if _answers(result) else brackets(result))
    if lines := tuple(filter(None, (_stays(result, explain), _next_level(result)))):
        blocks.append(Lines(items=lines))
    shown = result.cautions if explain else result.cautions[:_CAUTIONS_SHOWN]
    if shown:
        blocks.append(Lines(items=tuple(caution.text for caution in shown), kind="caution"))
    if explain:
        blocks += [
            *_terms(result),
            *_after_tax(result),
            *_waterfall(result),
            *_industry(result),
            *_percentiles(result),
            source_lines(result.sources),
        ]
    blocks.append(Lines(items=(f"{_assumed(result)}{_next(result, explain)}",), kind="small"))
    return Document(title=_title(result), blocks=tuple(blocks))


def _answers(result: RangeResult) -> bool:
    """Whether there is one thing to say now, and not a number to wait for."""
    return result.standing is not None or result.figure is not None or result.no_counter is not None


def _title(result: RangeResult) -> str:
    day = long_day(result.as_of, result.place.country)
    company = f" at {result.company}" if result.company else ""
    return f"{result.level.short.capitalize()}{company}, {result.place.area}, {day}"


def figures(result: RangeResult) -> Figures:
    """The numbers people came for: the one to say now and good enough first."""
    rows = [_ask(result), _low_end(result)]
    if result.standing is None and result.figure is None and result.no_counter is None:
        rows.insert(0, _figure(result, "target", "Target", result.target))
        return Figures(rows=tuple(rows))
    first = [_say_now(result)]
    if result.good_at is not None:
        first.append(_good_at(result, result.good_at))
    if result.offer is not None:
        first.append(_offer(result, result.offer.amount))
    elif result.current is not None and result.walk_away_from != "current":
        note = "under the band" if result.under_band is not None else ""
        now = _figure(result, "current", "Pay now", result.current, note=note)
        first.append(now._replace(option="--current", private=True))
    if result.walk_away_from == "market":
        rows.pop()  # the low end of the band, which stands on the scale
    return Figures(rows=(*first, *rows))


ON_THE_SPOT = "from here say yes on the spot"
ONCE_ASKED = "say yes to it, once you have asked"
_FEWER = "still less than 9 in 10 such jobs pay"
"""Under the tenth percentile of such jobs here: a yes is one's own business there."""


def _good_at(result: RangeResult, amount: float) -> Figure:
    """The figure from which yes is good advice; one to think over where even the counter is low."""
    label = "Think over" if result.figure_under else "Good enough"
    note = _good_note(result)
    return _figure(result, "good-at", label, amount, note=note)._replace(private=True)


def _good_note(result: RangeResult) -> str:
    if result.figure_under:
        return _MORE[result.figure_under]
    if result.offer is not None and result.good_at == result.offer.amount:
        return ONCE_ASKED
    if result.good_at == result.figure and result.under:
        return "less is under what you need"
    fewest = result.percentiles[0] if result.percentiles else 0.0
    return _FEWER if (result.good_at or 0.0) < fewest else ON_THE_SPOT


_MORE: dict[ShortOf, str] = {
    "floor": "still under what you need",
    "current": "still under what you earn now",
    "job": "the job you have is worth more",
    "rival": "your other offer is worth more",
}


def _figure(result: RangeResult, key: str, label: str, *amounts: float, note: str = "") -> Figure:
    """Amounts the way pay is spoken of, and for who are paid by the hour the other way too."""
    unit = result.unit
    shown = unit.between(*amounts)
    if unit.says_hour:
        other = f"about {' to '.join(dict.fromkeys(map(unit.about_year, amounts)))} a year"
        return Figure(key=key, label=label, value=f"{shown} an hour", note=note or other)
    if unit.by_the_hour:
        note = note or f"about {' to '.join(dict.fromkeys(map(unit.about_hour, amounts)))} an hour"
    return Figure(key=key, label=label, value=f"{shown} a year", note=note)


def _offer(result: RangeResult, amount: float) -> Figure:
    unit = result.unit
    by_hour = f"{unit.about_hour(amount)} an hour at {unit.hours:g} hours a week"
    plain = unit.says_hour or unit.by_the_hour or unit.currency != "USD"
    return _figure(result, "offer", "Offer", amount, note="" if plain else by_hour)


def _ask(result: RangeResult) -> Figure:
    note, private = "", False
    if result.no_counter in ("class", "no-steps") or result.conversation.pay_set == "scale":
        note = "what such jobs pay here; pay is set otherwise"
    elif result.standing is not None:
        note, private = _ask_note(result)
    label = "Ask for" if not note else "Range"
    return _figure(result, "ask", label, *result.ask_said, note=note)._replace(note_private=private)


def _ask_note(result: RangeResult) -> tuple[str, bool]:
    """What the ask stands on, and whether that is the user's own business."""
    if result.posted is not None and not result.ask_lifted:
        return "what the advert and the market allow", False
    if result.posted is not None and result.ask_low == result.posted.high:
        return "all that the advert allows", False
    return ("what you need", True) if result.ask_lifted else ("what the market pays", False)


def _low_end(result: RangeResult) -> Figure:
    amount = result.walk_away
    if result.walk_away_from == "floor":
        floor = _figure(result, "walk-away", "Walk-away", amount, note="your own floor")
        return floor._replace(option="--floor", private=True)
    if result.walk_away_from == "current":
        current = _figure(result, "current", "Pay now", amount, note="yours alone")
        return current._replace(option="--current", private=True)
    if result.under_band is not None:
        under = _figure(result, "current", "Pay now", result.under_band, note="under the band")
        return under._replace(option="--current", private=True)
    if amount > result.ask_low:
        advert = "of pay for this job here; the advert is lower"
        return _figure(result, "low-end", "Low end", amount, note=advert)
    unknown = "only you know what you would turn down"
    return _figure(result, "low-end", "Low end", amount, note=unknown)._replace(option="--floor")


def _say_now(result: RangeResult) -> Figure:
    """The one figure to say, or why none is."""
    if result.figure is not None:
        return _figure(result, "counter", "Say now", result.figure)
    if result.before_figures is not None:
        later = result.offer and result.offer.counter
        then = f"; then ask for {result.unit.short(later)}" if later else ""
        why = f"it is under the legal minimum: settle that first{then}"
        return Figure(key="counter", label="Say now", value="no figure", note=why)
    why, private = _no_figure(result)
    return Figure(key="counter", label="Say now", value="no figure", note=why, note_private=private)


_NO_FIGURE: dict[NoCounter | None, str] = {
    "final": "their last word: accept, or ask for one thing that is not pay",
    "class": "one rate for all who start: ask for what is not pay",
    "current-above": "this job does not pay what you earn: staying is an answer",
    "said": "it meets what you said: accept, or ask for one other thing",
    "above": "more than pay data supports here: take it, or ask for one other thing",
    "small": "there is less than 1% to win: accept, or ask for one other thing",
    "no-steps": "a scale: ask which step your years count for (--steps)",
    "no-step": "no step above it goes with your years: ask what counts",
}


def _no_figure(result: RangeResult) -> tuple[str, bool]:
    """Why no figure is said, and whether that is the user's own business."""
    reason = result.no_counter
    if reason == "current-above":
        return _NO_FIGURE[reason], True
    if result.under and reason not in ("class", "no-steps", "no-step"):
        last = "their last word" if reason == "final" else "nothing more to ask on base"
        return f"{last}, and it is under {_UNDER[result.under]}", True
    if reason == "above" and result.posted is not None:
        return "it is at or over the top of the advert: accept, or ask for one other thing", False
    return _NO_FIGURE[reason], False


def range_scale(result: RangeResult) -> Scale:
    """The band, the ask, the advert and the offer on one scale, and the same in a sentence."""
    unit, band = result.unit, result.band
    quarter, three = result.middle_half

    def span(label: str, start: float, end: float, **more: Any) -> Span:
        return Span(label=label, start=start, end=end, text=unit.between(start, end), **more)

    spans = [
        span("Band", band.low, band.high, middle=band.mid),
        span(_ask_label(result), *result.ask_said, kind="block"),
        span("Middle part" if any(result.half_clipped) else "Middle half", quarter, three),
    ]
    if result.posted is not None:
        spans.append(_advert(result.posted, unit))
    if result.finds is not None:
        spans.append(span("Your finds", *result.finds))
    if result.offer is not None:
        spans.append(span("Offer", result.offer.amount, result.offer.amount, kind="point"))
    per = "an hour" if unit.says_hour else "a year"
    sentence = (
        f"This job pays {unit.between(band.low, band.high)} {per} here, "
        f"{unit.short(band.mid)} in the middle{_like_you(result)}."
    )
    return Scale(spans=tuple(spans), sentence=f"{sentence}{_stands(result)}")


def _ask_label(result: RangeResult) -> str:
    """The ask's own name; beside a figure to say it is only what stands behind that."""
    if _ask(result).label == "Ask for":
        return "Ask"
    return "Range" if result.figure is None else "Your range"


def _like_you(result: RangeResult) -> str:
    """Where people like the user are paid; an end that was clipped is no quarter of them."""
    low, high = map(result.unit.short, result.middle_half)
    return {
        (False, False): f"; half of people like you get {low} to {high}",
        (True, False): f"; a quarter of people like you get more than {high}",
        (False, True): f"; a quarter of people like you get less than {low}",
    }.get(result.half_clipped, "")


def _advert(posted: Advert, unit: PayUnit) -> Span:
    """The advert's stretch; one end of it, where it leaves the other open."""
    ends = [end for end in (posted.low, posted.high) if end is not None]
    text = unit.between(*ends)
    if len(ends) == 1:
        text = f"{'from' if posted.high is None else 'up to'} {text}"
    return Span(label="Advert", start=ends[0], end=ends[-1], text=text)


def _stands(result: RangeResult) -> str:
    """Where the offer stands, in plain words, with a space before it."""
    if result.offer is None:
        return ""
    text = f" The offer is {result.offer.compa_ratio:.0%} of the middle"
    share = result.offer.percentile
    if share is None:
        return f"{text}."
    tenths = round(share * 10)
    less = f"about {tenths} in 10" if tenths != _HALF else "about half of"
    if share <= OUTER[0]:
        less = "fewer than 1 in 10"
    elif share >= OUTER[1]:
        less = "more than 9 in 10"
    return f"{text}; {less} {result.level.occupation} here, of any level, pay less."


def brackets(result: RangeResult, among: tuple[Bracket, ...] | None = None) -> TableBlock:
    """What to say to the number they say, by the result's own brackets or others."""
    chosen = result.when_they_say if among is None else among
    rows = tuple((stretch(result, bracket), bracket.printed) for bracket in chosen)
    columns = (Column("", whole=True), Column(""))
    return TableBlock(title="When they say a number", columns=columns, rows=rows)


def stretch(result: RangeResult, bracket: Bracket) -> str:
    """From where to where a bracket goes: "under $25.90", "$25.90 to $27.99", "$28.00 or more"."""
    short = result.unit.short
    if bracket.start is None and bracket.end is None:
        return "any figure"
    if bracket.kind == "offer" and bracket.end is not None:
        return f"{short(bracket.end)} or less"
    if bracket.start is None and bracket.end is not None:
        return f"under {short(bracket.end)}"
    law = result.before_figures
    if law is not None and bracket.start and bracket.start < result.minimum:
        return f"under {short(result.unit.least(law.amount))}"
    if bracket.end is None and bracket.start is not None:
        unchanged = bracket.kind == "take" and result.offer is None
        return ("over {}" if unchanged else "{} or more").format(short(bracket.start))
    # Every figure stands in one bracket: the offer's own in the one under it.
    least = result.unit.step(FULL_TIME_HOURS / 100 if result.unit.says_hour else 1.0)
    start, end = bracket.start or 0.0, bracket.end or 0.0
    if bracket.kind in ("close", "good") and start == result.standing:
        start += least
    return result.unit.between(start, end - least)


def _say(result: RangeResult) -> Lines:
    """What to say now, the law first, and how to give way."""
    items = [question.ask for question in result.law_first]
    others = [c for c in result.concessions if c.label]
    if result.before_figures is not None:
        return Lines(items=tuple(items), kind="say")
    if result.figure is not None:
        items.append(result.to_counter)
        if not result.law_first:
            items.append(f"If not: {', then '.join(_then(result, others))}.")
        return Lines(items=tuple(items), kind="say")
    later = others[0].you_say if others else result.to_think
    return Lines(items=(*items, result.when_they_say[0].printed, later), kind="say")


def _then(result: RangeResult, others: Sequence[Concession]) -> Iterator[str]:
    """The steps after a no, in a few words each."""
    if not others:
        yield "yes to what they offer"
        return
    money = [c.ask for c in result.concessions if c.ask is not None]
    yield from (result.unit.short(amount) for amount in money)
    yield others[0].label
    if not result.conversation.with_ones_boss:
        yield "a day to think"


def _concessions(result: RangeResult) -> list[Block]:
    lines = tuple(c.you_say for c in result.concessions)
    return [Lines(title="Giving way, step by step", items=lines, kind="say")] if lines else []


def _terms(result: RangeResult) -> list[Block]:
    """The offer in the field's own terms."""
    offer = result.offer
    if offer is None:
        return []
    rows = [("compa-ratio", f"{offer.compa_ratio:.2f}")]
    if offer.range_penetration is not None:
        rows.append(("range penetration", f"{offer.range_penetration:.2f}"))
    if offer.percentile is not None:
        rows.append(("percentile in the occupation", _percentile(offer.percentile)))
    rows.append(("verdict", offer.verdict))
    return [TableBlock(title="The offer in the field's terms", columns=_PAIR, rows=tuple(rows))]


def _percentile(share: float) -> str:
    if share <= OUTER[0]:
        return "below the 10th"
    return "above the 90th" if share >= OUTER[1] else f"{share * 100:.0f}"


def _next_level(result: RangeResult) -> str:
    up = result.next_level
    # Finds are for this level alone and may lift it past the next, and so may the figure.
    if up is None or up.target <= max(result.target, result.figure or 0.0):
        return ""
    yearly = f"{up.unit.about_year(up.target)} a year"
    pay = f"{up.unit.say(up.target)}, {yearly}" if up.unit.says_hour else yearly
    return f"One level up ({up.level.short}) would be worth {pay}."


def _stays(result: RangeResult, explain: bool) -> str:
    """What stays after tax of what the figure adds, and for whom that is so."""
    found = result.after_tax
    if found is None or not result.conversation.with_ones_boss:  # of an offer --explain says it
        return ""
    figure = result.unit.short(result.figure or 0)
    to = "" if result.offer is None else " to the offer"
    how = "below" if explain else "--explain says how to see yours"
    return (
        f"Of the {_tens(found.more)} a year that {figure} adds{to}, about {_tens(found.stays)} "
        f"stays after tax for one person without children. With children it may be far less: {how}."
    )


def _tens(amount: float) -> str:
    return f"${round(amount / 10) * 10:,}"


def _after_tax(result: RangeResult) -> list[Block]:
    """What comes off what the figure adds, tax by tax."""
    found = result.after_tax
    if found is None:
        return []
    rows = [(what, f"{-round(amount):+,}") for what, amount in found.taken]
    left = round(found.more) - sum(round(amount) for _, amount in found.taken)
    rows = [("more pay", f"{found.more:,.0f}"), *rows, ("stays", f"{left:,}")]
    columns = (Column(""), Column("amount", number=True))
    title = f"What stays of it after tax (a year, federal tax of {found.year})"
    notes = tuple(f"{note[0].upper()}{note[1:]}." for note in found.notes)
    table = TableBlock(title=title, columns=columns, rows=tuple(rows))
    return [table, Lines(items=(*found.whose, *notes), kind="small")]


def _assumed(result: RangeResult) -> str:
    home = result.place.country == "US"
    words = {"area": "the whole US" if home else f"all of {result.place.area}"}
    words["years"] = years(result.years)
    words["hours"] = f"{result.unit.hours:g} hours a week"
    parts = [
        f"{words[a.what]} ({a.option})"
        for a in result.assumed
        if a.what != "hours" or result.unit.by_the_hour or result.unit.says_hour
    ]
    return f"Assumed: {', '.join(parts)}. " if parts else ""


def years(count: float) -> str:
    """A number of years in words: "1 year", "3.5 years"."""
    return f"{count:g} year{'' if count == 1 else 's'}"


def _next(result: RangeResult, explain: bool) -> str:
    if not explain:
        return f"Next: --explain shows every {result.unit.coin}."
    if result.offer is None:
        return "Next: when you hear a number, run this again with --offer AMOUNT."
    if result.conversation.need == "high":
        return "Next: say yes on the call, and ask for it in writing."
    return "Next: ask for a day to think, and for the offer in writing."


def _waterfall(result: RangeResult) -> list[Block]:
    per: Literal["hour", "year"] = "hour" if result.unit.by_the_hour else "year"
    data = result.to_dict(per)
    places = 2 if per == "hour" else 0
    rows = [
        (row["label"], _signed(row["amount"], places, first=i == 0), row["grade"], row["source"])
        for i, row in enumerate(data["waterfall"])
    ]
    rows.append(("target", _signed(data["target"], places, first=True), "", ""))
    return [
        TableBlock(
            title=f"How the target comes about ({'an hour' if per == 'hour' else 'a year'})",
            columns=(Column("step"), Column("amount", number=True), *_ORIGIN),
            rows=tuple(rows),
        ),
        TableBlock(
            title="How the figures to say come about, rounded to what one can say",
            columns=(Column("figure"), Column("amount", number=True), Column("because"), *_ORIGIN),
            rows=tuple(
                (one.figure, result.unit.short(one.amount), one.why, one.grade or "", one.source)
                for one in result.reasons
            ),
        ),
        *_reach(result),
        Lines(items=(_GRADES,), kind="small"),
    ]


def _industry(result: RangeResult) -> list[Block]:
    """What the industry pays at each percentile, and how sure that is."""
    found = result.industry_ratio
    if found is None:
        return []
    pay, jobs = found.pay, result.level.occupation
    sure = (
        f"The middle of this level is p{found.percentile:g}: x {found.ratio:.2f}. "
        f"{pay.employment:,} {jobs} in the nation, {pay.as_of:%B %Y}; relative standard error "
        f"of their mean wage {pay.wage_error:g}%, of their number {pay.employment_error:g}%. "
        f"{pay.source}."
    )
    return [
        TableBlock(
            title=f"{found.label.capitalize()} against all industries ({result.soc})",
            columns=tuple(Column(f"p{p}", number=True) for p in PERCENTILES),
            rows=(tuple(f"x {ratio:.2f}" for ratio in pay.ratios),),
        ),
        Lines(items=(sure,), kind="small"),
    ]


def _reach(result: RangeResult) -> list[Block]:
    """How far above the base the figure goes, part by part with its reason."""
    if result.reach is None or result.no_counter or result.conversation.pay_set == "scale":
        return []
    rows: list[tuple[str, ...]] = [
        (part.why, f"{part.points * 100:+.0f}%", part.grade, part.source)
        for part in result.reach.parts
    ]
    rows.append(("how far above", f"{result.reach.total * 100:+.0f}%", "", ""))
    return [
        TableBlock(
            title="How far above to ask, before anything lifts or caps it",
            columns=(Column("because"), Column("points", number=True), *_ORIGIN),
            rows=tuple(rows),
        )
    ]


def _signed(amount: float, places: int, *, first: bool) -> str:
    text = f"{abs(amount):,.{places}f}"
    sign = "" if first or not float(text.replace(",", "")) else "+" if amount > 0 else "-"
    return f"{sign}{text}"


def _percentiles(result: RangeResult) -> list[Block]:
    if result.percentiles is None:
        return []
    return [
        TableBlock(
            title=f"All {result.level.occupation} here ({result.soc})",
            columns=tuple(Column(f"p{p}", number=True) for p in PERCENTILES),
            rows=(tuple(map(result.unit.short, result.percentiles)),),
        )
    ]
