"""The numbers of an offer that nobody can know yet, and how far each may go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from negotiate.model.facts import Rules
from negotiate.model.offer import Change, Offer
from negotiate.offers.components import PROMISED
from negotiate.offers.job import change_number
from negotiate.offers.pay import OVERTIME, draw_a_year


class UncertainNumber(NamedTuple):
    """One uncertain number: what is expected, and how far it may go."""

    item: str
    component: str
    """The key of the component it belongs to, such as `bonus[0]`."""
    key: str
    """The key of the number itself, such as `bonus[0].payout`."""
    low: float
    expected: float
    high: float
    bounded: bool = False
    """Whether the user gave the bounds; only then is it drawn for the odds."""
    bends: tuple[float, ...] = ()
    """Values at which what it is worth changes its slope."""


def drawn(offer: Offer) -> list[UncertainNumber]:
    """What has bounds of the user's own, even where they leave it no room."""
    return [number for number in boundable(offer) if number.bounded]


def boundable(offer: Offer) -> list[UncertainNumber]:
    """What bounds may be given for: bonuses that are not owed, commission, and paid overtime.

    Where none are given, `low` and `high` are what is expected.
    """
    return [*_bonuses(offer), *_commission(offer), *_overtime(offer)]


def uncertain(offer: Offer, rules: Rules) -> Iterator[UncertainNumber]:
    """Every uncertain number: payouts, commission and overtime, equity, open pay, promises.

    Without bounds of the user's own a payout goes from 0 to 1, overtime from 0 hours a week to
    `comparison.most_overtime`, the others from nothing to what is stated, a promised wage from the
    wage there is.
    """
    for number in boundable(offer):
        most = rules.comparison.most_overtime.value if number.key == OVERTIME else 1.0
        usual = number._replace(low=0.0, high=max(most, number.expected))
        yield number if number.bounded else usual
    if offer.equity.total:
        yield _up_to_stated("equity", "equity.total", "equity.total", offer.equity.total)
    for index, item in enumerate(offer.other):
        if item.kind == "pay" and not item.guaranteed:
            component = f"other[{index}]"
            yield _up_to_stated(item.name, component, f"{component}.amount", item.amount)
    for index, change in enumerate(offer.change):
        if not change.in_writing:
            yield _promised(offer, index, change)


def _bonuses(offer: Offer) -> Iterator[UncertainNumber]:
    for index, bonus in enumerate(offer.bonus):
        if bonus.guaranteed:
            continue
        payout = bonus.expected
        low, high = _bounds(bonus.low, payout, bonus.high)
        yield UncertainNumber(
            item=bonus.name,
            component=f"bonus[{index}]",
            key=f"bonus[{index}].payout",
            low=low,
            expected=payout,
            high=high,
            bounded=bonus.low is not None or bonus.high is not None,
        )


def _commission(offer: Offer) -> Iterator[UncertainNumber]:
    commission = offer.commission
    if commission is None:
        return
    low, high = _bounds(commission.low, commission.expected, commission.high)
    yield UncertainNumber(
        item="commission",
        component="commission",
        key="commission.expected",
        low=low,
        expected=commission.expected,
        high=high,
        bounded=commission.low is not None or commission.high is not None,
        bends=() if draw_a_year(offer) is None else (draw_a_year(offer) or 0.0,),
    )


def _promised(offer: Offer, index: int, change: Change) -> UncertainNumber:
    """A change nobody has put in writing: from no change to what was said."""
    name = change_number(change)
    stated = getattr(change, name)
    now = offer.salary if offer.salary is not None else offer.hourly
    none = (now or 0.0) if name in ("hourly", "salary") else 0.0
    return UncertainNumber(
        item="promised raise",
        component=PROMISED,
        key=f"change[{index}].{name}",
        low=min(none, stated),
        expected=stated,
        high=max(none, stated),
    )


def _overtime(offer: Offer) -> Iterator[UncertainNumber]:
    hours = offer.overtime_hours_per_week
    bounded = offer.overtime_low is not None or offer.overtime_high is not None
    if not offer.paid_overtime or not (hours or bounded):
        return
    low, high = _bounds(offer.overtime_low, hours, offer.overtime_high)
    yield UncertainNumber(
        item="overtime",
        component=OVERTIME,
        key=OVERTIME,
        low=low,
        expected=hours,
        high=high,
        bounded=bounded,
    )


def _bounds(low: float | None, expected: float, high: float | None) -> tuple[float, float]:
    """The bounds given, each the expected value where it is not."""
    return expected if low is None else low, expected if high is None else high


def _up_to_stated(item: str, component: str, key: str, stated: float) -> UncertainNumber:
    return UncertainNumber(
        item=item, component=component, key=key, low=0.0, expected=stated, high=stated
    )
