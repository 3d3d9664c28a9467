"""The numbers of an offer that nobody can know yet, and how far each may go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from negotiate.model.comparison import MOST_OVERTIME
from negotiate.model.offer import Bonus, Offer
from negotiate.offers.lead import other_readings


class Uncertain(NamedTuple):
    """One uncertain number: what is expected, how far it may go, and the offer with another."""

    item: str
    key: str
    low: float
    expected: float
    high: float
    put: Callable[[float], Offer]
    bounded: bool = False
    """Whether the user gave the bounds; only then is it drawn for the odds."""


def drawn(offer: Offer) -> list[Uncertain]:
    """What has bounds of the user's own, even where they leave it no room."""
    return [one for one in boundable(offer) if one.bounded]


def boundable(offer: Offer) -> list[Uncertain]:
    """What bounds may be given for: bonuses that are not owed, and paid overtime."""
    return [*_bonuses(offer), *_overtime(offer)]


def uncertain(offer: Offer) -> Iterator[Uncertain]:
    """Every uncertain number: payouts and overtime, equity, open pay, the match.

    Without bounds of the user's own a payout goes from 0 to 1, overtime from 0 to 20 hours a
    week, equity and pay nobody owes from nothing to what is stated.
    """
    yield from boundable(offer)
    equity = offer.equity
    if equity.total:
        yield Uncertain(
            "equity",
            "equity.total",
            0.0,
            equity.total,
            equity.total,
            lambda x: replace(offer, equity=replace(equity, total=x)),
        )
    yield from _open_pay(offer)
    for again in other_readings(offer):
        yield Uncertain(
            "the other reading of the match",
            "retirement",
            0.0,
            0.0,
            1.0,
            lambda x, again=again: again if x else offer,  # type: ignore[misc]
        )


def _bonuses(offer: Offer) -> Iterator[Uncertain]:
    for index, bonus in enumerate(offer.bonus):
        if bonus.guaranteed:
            continue
        payout = 1.0 if bonus.payout is None else bonus.payout
        low, high, own = _bounds(bonus.low, payout, bonus.high, most=max(1.0, payout))

        def put(x: float, index: int = index, bonus: Bonus = bonus) -> Offer:
            changed = replace(bonus, payout=x)
            return replace(offer, bonus=(*offer.bonus[:index], changed, *offer.bonus[index + 1 :]))

        yield Uncertain(bonus.name, f"bonus[{index}]", low, payout, high, put, own)


def _overtime(offer: Offer) -> Iterator[Uncertain]:
    hours = offer.overtime_hours_per_week
    low, high, own = _bounds(
        offer.overtime_low, hours, offer.overtime_high, most=max(MOST_OVERTIME, hours)
    )
    if offer.exempt or not (hours or own):
        return
    yield Uncertain(
        "overtime",
        "overtime_hours_per_week",
        low,
        hours,
        high,
        lambda x: replace(offer, overtime_hours_per_week=x),
        own,
    )


def _bounds(
    low: float | None, expected: float, high: float | None, most: float
) -> tuple[float, float, bool]:
    """The bounds given, each the expected value where only the other is; else 0 to `most`."""
    if low is None and high is None:
        return 0.0, most, False
    least = expected if low is None else low
    greatest = expected if high is None else high
    return least, greatest, True


def _open_pay(offer: Offer) -> Iterator[Uncertain]:
    for index, item in enumerate(offer.other):
        if item.kind != "pay" or item.guaranteed:
            continue

        def put(x: float, index: int = index) -> Offer:
            changed = replace(offer.other[index], amount=x)
            return replace(offer, other=(*offer.other[:index], changed, *offer.other[index + 1 :]))

        yield Uncertain(item.name, f"other[{index}]", 0.0, item.amount, item.amount, put)
