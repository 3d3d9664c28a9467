"""A small picture of money received over time: a line an offer, and where the lead changes."""

from __future__ import annotations

from typing import Any

from negotiate.model.comparison import Comparison
from negotiate.render.dollars import money

_LEFT, _RIGHT, _TOP, _BOTTOM = 64.0, 632.0, 10.0, 220.0
_TICKS = 4
_MOST_LABELS = 12
_MOST_LINES = 5


def course(result: Comparison) -> dict[str, Any] | None:
    """What the page draws; None for one offer, or where there are no months."""
    months, offers = result.months, result.offers[:_MOST_LINES]
    if len(offers) < 2 or len(months) < 2:
        return None
    amounts = [[0.0, *(month.together[at] for month in months)] for at in range(len(offers))]
    least = min(min(line) for line in amounts)
    step = _step(max(max(line) for line in amounts) - least)
    low = step * (least // step)
    high = low + step * -(-(max(max(line) for line in amounts) - low) // step)

    def y(amount: float) -> float:
        return round(_BOTTOM - (amount - low) / ((high - low) or 1.0) * (_BOTTOM - _TOP), 1)

    def x(month: float) -> float:
        return round(_LEFT + month / len(months) * (_RIGHT - _LEFT), 1)

    every = -(-len(months) // _MOST_LABELS)
    cross = result.ahead_from
    ticks = [low + step * at for at in range(round((high - low) / step) + 1)]
    return {
        "left": _LEFT,
        "right": _RIGHT,
        "top": _TOP,
        "bottom": _BOTTOM,
        "ticks": [{"y": y(amount), "label": money(amount)} for amount in ticks],
        "months": [{"x": x(at), "label": f"{at}"} for at in range(every, len(months) + 1, every)],
        "cross": None if cross is None else {"x": x(cross)},
        "lines": [
            {
                "name": offer.name,
                "points": " ".join(f"{x(at)},{y(value)}" for at, value in enumerate(line)),
            }
            for offer, line in zip(offers, amounts, strict=True)
        ],
        "said": _said(result, len(months)),
    }


def _step(reach: float) -> float:
    """A round step that makes about four of a reach."""
    raw = max(reach, 1.0) / _TICKS
    size: float = 10.0 ** (len(f"{raw:.0f}") - 1)
    return next(size * times for times in (1, 2, 2.5, 5, 10) if size * times >= raw)


def _said(result: Comparison, months: int) -> str:
    """The picture in words."""
    ends = ", ".join(
        f"{offer.name} {money(amount)}"
        for offer, amount in zip(result.offers, result.months[-1].together, strict=True)
    )
    text = f"After {months} months, before tax, costs taken off: {ends}."
    if result.ahead_from is None:
        return f"{text} {result.offers[0].name} is ahead from the first month."
    return f"{text} {result.offers[0].name} is ahead from month {result.ahead_from} (dashed line)."
