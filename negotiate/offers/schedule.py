"""A tax by a schedule of rates, and one that goes straight between points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from negotiate.model.tax import Schedule


def by_schedule(amount: float, schedule: Schedule) -> float:
    """The tax of a schedule of rates on an amount."""
    tops = [*(start for start, _ in schedule[1:]), float("inf")]
    return sum(
        rate * (min(amount, top) - start)
        for (start, rate), top in zip(schedule, tops, strict=True)
        if amount > start
    )


def interpolate(wages: float, points: Sequence[float], values: Sequence[float]) -> float:
    """The value at `wages`, straight between points.

    Below the first point straight to nothing at nothing; above the last on by the last slope.
    """
    xs, ys = (0.0, *points), (0.0, *values)
    at = min(bisect_right(xs, wages), len(xs) - 1)
    slope = (ys[at] - ys[at - 1]) / (xs[at] - xs[at - 1])
    return ys[at - 1] + slope * (wages - xs[at - 1])
