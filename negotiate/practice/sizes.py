"""What an amount is beside the figure to say: exact rules."""

from __future__ import annotations

from collections.abc import Iterator

from negotiate.model.rehearsal import Amount
from negotiate.practice.due import Due
from negotiate.practice.hearing import Spotted

_RANGES = ("expectations", "press", "vague")
"""Moments at which they ask what one expects."""


def size_of(amount: Spotted | Amount, due: Due) -> str:
    """Where an amount lies: `table`, `under` it, `right`, `below`, `beyond` and so on."""
    low = amount.low
    range_ = "r" if amount.high > low else ""
    if due.table and due.same(low, due.table):
        return f"{range_}table"
    if due.table and low < due.table:
        return f"{range_}under"
    if due.steps:
        return f"{range_}{'right' if due.on_a_step(low) else 'between'}"
    if due.right(low):
        return f"{range_}right"
    if not due.figure:
        return f"{range_}more"
    return f"{range_}{'below' if due.below(low) else 'beyond' if due.beyond(low) else 'good'}"


def kinds_of_ask(ask: Spotted | Amount, due: Due) -> Iterator[str]:
    """What there is to remark on an amount that is asked for; empty where it is no slip."""
    more = ask.low > due.table and not due.same(ask.low, due.table)
    if due.unlawful:
        yield "law"
    elif due.undercuts(ask.high):
        yield "undercut"
    elif due.closed:
        if more:
            yield "pressed"
    elif due.fixed in ("class", "met"):
        if more:
            yield "class_figure" if due.fixed == "class" else "settled"
    elif due.moment == "history" or (due.moment == "open" and not due.table):
        if not (due.named or due.inside or _range(ask, due)):
            yield "early"
    else:
        yield from _of_figure(ask, due)


def _of_figure(ask: Spotted | Amount, due: Due) -> Iterator[str]:
    """What is wrong with a figure where one was due, else what is right."""
    alone = ask.low == ask.high
    slip = _slip(ask, due)
    if slip:
        yield slip
    if due.table:
        fits = due.right(ask.low) or due.on_a_step(ask.low)
        if not slip and alone and fits and not due.moved:
            yield "figure"
    elif due.range_due and due.moment in _RANGES:
        if alone:
            yield "lone"
        elif not slip and ask.low <= due.most:
            yield "range"


def _range(ask: Spotted | Amount, due: Due) -> bool:
    """Whether it is a range that starts right."""
    return ask.low < ask.high and due.right(ask.low)


def _slip(ask: Spotted | Amount, due: Due) -> str:
    alone = ask.low == ask.high
    if due.steps and due.figure and not due.on_a_step(ask.low):
        return "beyond" if ask.low > due.steps[-1] else "between"
    if due.moment == "silence" and due.lower(ask.low):
        return "lowered"
    closer = due.moved and ask.low > due.table  # a step down after their answer is no slip
    reaches = bool(due.table) and due.least <= ask.high > ask.low
    if due.below(ask.low) and not reaches and not closer:
        return "below"
    if due.beyond(ask.low):
        return "beyond"
    return "range_now" if not alone and due.figure and due.table else ""
