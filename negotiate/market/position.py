"""Where a person stands in a band: plain arithmetic on one number or on a numpy column of them."""

from __future__ import annotations

import math
from typing import Any, TypeVar

from negotiate.model.money import to_cent

Number = TypeVar("Number", bound=Any)
"""A number, or a numpy column of them."""


def _math(x: Any) -> Any:
    """The functions that take `x`: those of `math`, or for a column those it brings itself."""
    return x.__array_namespace__() if hasattr(x, "__array_namespace__") else math


def clip(x: Number, low: Any, high: Any) -> Number:
    """`x` held between `low` and `high`; `low` wins where they cross."""
    m = _math(x)
    return max(low, min(x, high)) if m is math else m.maximum(low, m.minimum(x, high))


def nearest(x: Number, step: Any) -> Number:
    """The multiple of `step` nearest to `x`; halves go up."""
    return _math(x).floor(x / step + 0.5) * step


def rounded_up(x: Number, step: Any) -> Number:
    """The first multiple of `step` at or above `x`."""
    return _math(x).ceil(x / step - _SAME) * step


def rounded_down(x: Number, step: Any) -> Number:
    """The last multiple of `step` at or under `x`."""
    return _math(x).floor(x / step + _SAME) * step


_SAME = 1e-8
"""So near to a multiple, as a share of the step, is that multiple: pay by another number of hours
than 2,080 a year is kept to a millionth of a dollar."""


def experience_factor(years: Number, typical_years: Number, rate: float) -> Number:
    """What `years` are worth against the level's typical years, as a factor of pay.

    ``exp(rate x (ln(1 + years) - ln(1 + typical)))``: each doubling of years counts the same.
    """
    m = _math(years)
    return m.exp(rate * (m.log(1 + years) - m.log(1 + typical_years)))


def quartile_factors(spread: Number) -> tuple[Number, Number]:
    """How far below and above a typical value the middle half of people is paid.

    `spread` is the standard deviation of log pay between people of one title, place and years.
    """
    quarter = 0.6744897501960817 * spread  # the normal distribution's upper quartile
    m = _math(spread)
    return m.exp(-quarter), m.exp(quarter)


def held(value: Number, low: Any, high: Any) -> Number:
    """`value` held inside the band, to the cent: what the target is before it is made speakable."""
    return clip(to_cent(value), low, high)


def speakable(value: Number, *, low: Any, high: Any, minimum: Any, step: Any) -> Number:
    """The multiple of `step` nearest to `value` that lies in the band and at or above `minimum`.

    Where no multiple lies in both, it is the nearest one at or above the minimum. `low` and `high`
    are already at or above `minimum`; all are yearly amounts.
    """
    bottom = rounded_up(low, step)
    top = rounded_down(high, step)
    lower = clip(bottom, -math.inf, top)
    upper = clip(bottom, top, math.inf)
    inside = clip(nearest(value, step), lower, upper)
    return clip(inside, rounded_up(minimum, step), math.inf)


def middle_half(
    value: Number, *, least_paid: Any, best_paid: Any, minimum: Any, spread: Any
) -> tuple[Number, Number]:
    """Where half of the people of one title, place and years are paid, to the cent.

    Clipped to the outer tenths of the occupation in the industry, but never past the value itself,
    which finds may carry further. Raised to the legal minimum.
    """
    lower = clip(least_paid, -math.inf, value)
    upper = clip(best_paid, value, math.inf)
    low, high = (
        clip(clip(to_cent(value * factor), lower, upper), minimum, math.inf)
        for factor in quartile_factors(spread)
    )
    return low, high


def clipped(value: float, half: tuple[float, float], spread: float) -> tuple[bool, bool]:
    """Which ends of a middle half were clipped or raised: beyond those is no quarter of people."""
    low, high = (to_cent(value * factor) for factor in quartile_factors(spread))
    return half[0] > low, half[1] != high


def ask_top(low: Number, top: Any, *, step: Any, width: float, least_width: float) -> Number:
    """The top of an ask that starts at `low`: `width` above it, at most `top`.

    Never under `least_width` above it: a narrower range is heard as one number.
    """
    wide = nearest(to_cent(low * (1 + width)), step)
    held_back = clip(wide, -math.inf, rounded_down(top, step))
    return clip(held_back, rounded_up(to_cent(low * (1 + least_width)), step), math.inf)


def aim(offer: Number, minimum: Any, reach: Any) -> Number:
    """A share above the offer, or above the legal minimum where that is higher."""
    return to_cent(clip(offer, minimum, math.inf) * (1 + reach))


def aloud(amount: Number, top: Any, *, step: Any, top_step: Any) -> Number:
    """The figure nearest to an amount as people say it in a call, and never past `top`.

    `step` lies between two figures around the amount, `top_step` around the top.
    """
    return clip(nearest(amount, step), -math.inf, rounded_down(top, top_step))


def half_way(offer: Number, counter: Number, share: float) -> Number:
    """A share of the way from the offer to the counter, to the cent."""
    return to_cent(offer + (counter - offer) * share)
