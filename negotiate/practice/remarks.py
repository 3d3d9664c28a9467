"""What to remark on an answer in a practice call: only what is sure, and at most two things.

What an answer is likely to say comes from `weighing`; whether that is due, or a slip, at this
moment of the call is decided here, and the size of a figure in `sizes`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from negotiate.model.rehearsal import MomentKind, RemarkText
from negotiate.practice.answer import Answer, sentence, sentences
from negotiate.practice.due import Due
from negotiate.practice.sizes import kinds_of_ask
from negotiate.practice.weighing import said, telling

_WELL_SAID = ("figure", "reason", "range")
"""What no threat and no claim goes with."""
_NOT_OF_PAY = ("check", "time", "other", "hard", "settled")
"""Moments at which a mere yes answers another question."""
_FOR_A_FIGURE = ("number", "vague")
"""Moments at which "ok" answers nothing: they asked for a figure."""
_STORIES = ("open", "hard")
"""Moments before an offer at which a story may be told."""
_OF_FIGURE = ("below", "lowered", "lone", "undercut")
"""What is said of a figure, but not of the least one would take."""
_SAYS_YES = ("accept", "nod", "signing", "gentle", "push")
"""Turns of phrase without which no figure and no yes can be meant."""


def remark_kinds(answer: Answer, due: Due) -> list[tuple[str, str]]:
    """The kinds of remarks that are sure, each with the user's own words."""
    if answer.silent:
        return [("patient", "")] if due.moment == "silence" and due.asked else []
    found = dict(_of_pay(answer, due))
    kinds = (kind for kind, holds in open_kinds(answer, due).items() if holds)
    for kind in said(answer, due, kinds):
        if kind not in found:
            found[kind] = sentence(answer.typed, _words_of(answer, kind))
    found.update(_of_length(answer, due))
    if due.table and answer.several and answer.has("question"):
        found.setdefault("list", sentence(answer.typed))
    return [*_as_due(found, due)]


def _words_of(answer: Answer, kind: str) -> str:
    """The words of an answer that a remark is on: where money came first, those of money."""
    if kind == "cold":
        money = (part for part in sentences(answer.typed) if _of_money(part, answer))
        return next(money, "")
    return telling(answer, kind)


def _of_money(part: str, answer: Answer) -> bool:
    named = any(amount.quote in part for amount in answer.heard.amounts)
    return named or answer.phrases["money"].search(answer.plain(part)) is not None


def _of_length(answer: Answer, due: Due) -> Iterator[tuple[str, str]]:
    """What there is to remark where a letter or an answer is longer than anybody takes in."""
    rules, words = due.rules, len(answer.text.split())
    if due.mail:
        if words > rules.practice.mail_words.value:
            yield "long", sentence(answer.typed)
    elif words > rules.practice.spoken_words.value and not (due.early and due.moment in _STORIES):
        yield "ramble", ""


def _of_pay(answer: Answer, due: Due) -> Iterator[tuple[str, str]]:
    """What there is to remark on the figure that is asked for."""
    ask = answer.ask
    if ask is None:
        return
    words = sentence(answer.typed, ask.quote)
    if due.at_walk_away(ask.low):
        yield "pressed" if due.closed and ask.low > due.table else "floor", words
    else:
        yield from ((kind, words) for kind in kinds_of_ask(ask, due))


def open_kinds(answer: Answer, due: Due) -> dict[str, bool]:
    """The kinds that go by what an answer says, and whether each can be true at this moment."""
    true = _true_of(answer, due)
    return {kind: holds and true.get(kind, True) for kind, holds in in_place(answer, due).items()}


def _true_of(answer: Answer, due: Due) -> dict[str, bool]:
    """What must hold for a remark to be true of an answer; the rest is left to the weights."""
    asks, heard = answer.has("question"), answer.heard
    of_pay = bool(heard.spotted or heard.vague)
    takes_it = answer.yes("close") or answer.has("understands", "gives_in", "resigned")
    return {
        **dict.fromkeys(("current", "floor"), of_pay),
        "asked": asks,
        "agreed": not answer.asks_over(due.table) and (due.moment != "open" or answer.yes("open")),
        "cold": not answer.has("keen", "thanks"),
        "deferred": answer.ask is None,
        "no_question": not asks,
        "private": heard.named("current") is None and not answer.has("no_pay"),
        "reason": asks and answer.has("reason"),
        "soft": due.asked
        and (answer.more or not answer.has("writing", "asks_time", "other", "law")),
        "traded": bool(answer.things) or not answer.gentle,
        "writing": not _all_in_hand(answer),
        "took_no": takes_it and not answer.asks_over(due.table),
    }


def _all_in_hand(answer: Answer) -> bool:
    """Whether whatever it says of writing is of a letter that they have already."""
    written = [part for part in sentences(answer.text) if answer.phrases["writing"].search(part)]
    return bool(written) and all(answer.phrases["in_hand"].search(part) for part in written)


def in_place(answer: Answer, due: Due) -> dict[str, bool]:
    """The kinds, and whether each has a place at this moment."""
    moment = due.moment
    of_money = bool(answer.heard.spotted) or answer.has("money")
    sized = {kind for one in answer.heard.spotted for kind in kinds_of_ask(one, due)}
    late = due.table > 0
    after_no = due.closed or bool(due.fixed)
    return {
        "current": not due.inside,
        "bluff": not due.holds_offer,
        **dict.fromkeys(("needs", "flexible", "apology", "keen"), True),
        "ultimatum": due.stage != "after",
        "floor": not (due.law and answer.has("law")),
        "agreed": due.offered
        and not due.unchanged
        and due.too_soon
        and not (due.unlawful or (due.closed and due.table >= due.walk_away))
        and _to_pay(answer, moment),
        "law": due.unlawful and due.table > 0 and (bool(sized) or answer.has(*_SAYS_YES)),
        "pressed": due.closed and moment != "callback",
        "class_figure": due.fixed == "class",
        "cold": due.opens and due.stage == "counter" and not (due.warm or due.law) and of_money,
        "no_question": due.offered and moment != "history",
        **dict.fromkeys(("list", "traded", "writing", "time"), late),
        "sign": late and all(one.low >= due.table for one in answer.heard.spotted),
        "deferred": not due.named and not late,
        "private": moment == "history",
        "soft": late and due.moved and not due.closed and not due.fixed and not due.once,
        "took_no": due.closed,
        "asked": late and (after_no or moment in ("concession", "final", "close", "callback")),
        "reason": "figure" in sized,
        "law_asked": due.law,
    }


def _to_pay(answer: Answer, moment: MomentKind) -> bool:
    """Whether a yes at this moment would be one to the pay."""
    if moment in _NOT_OF_PAY:
        return bool(answer.heard.spotted) or answer.has("accept_early")
    return moment not in _FOR_A_FIGURE or bool(answer.heard.spotted) or answer.has("accept")


def _as_due(found: Mapping[str, str], due: Due) -> Iterator[tuple[str, str]]:
    """What was found, in the kind that fits this call."""
    for kind, words in found.items():
        if kind == "agreed":
            under = due.walk_away > due.table and (due.asked or not due.figure)
            if under or not due.asked_again:
                yield "under" if under else "soon" if due.asked else "agreed", words
        elif not _spoiled(kind, found):
            yield kind, words


def _spoiled(kind: str, found: Mapping[str, str]) -> bool:
    """Whether something else that was said makes a remark wrong, or says it too."""
    if kind == "figure" and "reason" in found:
        return True
    if kind in _WELL_SAID and found.keys() & {"ultimatum", "bluff"}:
        return True
    if (kind == "private" and "current" in found) or (kind == "law" and "law_asked" in found):
        return True
    return kind in _OF_FIGURE and "floor" in found


def chosen(
    found: Sequence[tuple[str, str]], texts: Mapping[str, RemarkText]
) -> list[tuple[RemarkText, str]]:
    """At most two: praise where it is earned and the heaviest slip, else the two heaviest."""
    known = sorted(
        ((texts[kind], words) for kind, words in found), key=lambda pair: -pair[0].weight
    )
    slips = [(text, words) for text, words in known if not text.good]
    praise = [(text, words) for text, words in known if text.good][: 1 if slips else 2]
    return [*praise, *slips[: 2 - len(praise)]]
