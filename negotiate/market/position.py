"""Where a person stands in a band: plain arithmetic that works on one number or on a column.

Every function takes ``m``, which offers ``log``, ``exp``, ``clip`` and ``round_to``: `ONE` here
does it with `math` for one person; a numpy twin does it for columns. The rule exists once.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Literal, Protocol

from negotiate.model.money import to_cent

Direction = Literal["nearest", "up", "down"]


if TYPE_CHECKING:

    class Arithmetic(Protocol):
        """The four operations the position rule needs, on numbers or on columns of them."""

        def log(self, x: Any) -> Any:
            """The natural logarithm."""

        def exp(self, x: Any) -> Any:
            """The exponential."""

        def clip(self, x: Any, low: Any, high: Any) -> Any:
            """`x` held between `low` and `high`."""

        def round_to(self, x: Any, step: Any, direction: Direction = "nearest") -> Any:
            """The multiple of `step` next to `x`; halves go up."""


class OneNumber:
    """`Arithmetic` on single floats."""

    log = staticmethod(math.log)
    exp = staticmethod(math.exp)

    @staticmethod
    def clip(x: float, low: float, high: float) -> float:
        """`x` held between `low` and `high`."""
        return max(low, min(x, high))

    @staticmethod
    def round_to(x: float, step: float, direction: Direction = "nearest") -> float:
        """The multiple of `step` next to `x`; halves go up."""
        if direction == "up":
            return math.ceil(x / step) * step
        if direction == "down":
            return math.floor(x / step) * step
        return math.floor(x / step + 0.5) * step


ONE = OneNumber()


def experience_factor(m: Arithmetic, years: Any, typical_years: Any, rate: float) -> Any:
    """What `years` are worth against the level's typical years, as a factor of pay.

    ``exp(rate x (ln(1 + years) - ln(1 + typical)))``: each doubling of years counts the same.
    """
    return m.exp(rate * (m.log(1 + years) - m.log(1 + typical_years)))


def quartile_factors(m: Arithmetic, spread: Any) -> tuple[Any, Any]:
    """How far below and above a typical value the middle half of people is paid.

    `spread` is the standard deviation of log pay between people of one title, place and years.
    """
    quarter = 0.6744897501960817 * spread  # the normal distribution's upper quartile
    return m.exp(-quarter), m.exp(quarter)


def held(m: Arithmetic, value: Any, low: Any, high: Any) -> Any:
    """`value` held inside the band, to the cent: what the target is before it is made speakable."""
    return m.clip(to_cent(value), low, high)


def speakable(m: Arithmetic, value: Any, *, low: Any, high: Any, minimum: Any, step: Any) -> Any:
    """The multiple of `step` nearest to `value` that lies in the band and at or above `minimum`.

    Where no multiple lies in both, it is the nearest one at or above the minimum. `low` and `high`
    are already at or above `minimum`; all are yearly amounts.
    """
    bottom = m.round_to(low, step, "up")
    top = m.round_to(high, step, "down")
    lower = m.clip(bottom, -math.inf, top)
    upper = m.clip(bottom, top, math.inf)
    nearest = m.clip(m.round_to(value, step), lower, upper)
    return m.clip(nearest, m.round_to(minimum, step, "up"), math.inf)


def middle_half(
    m: Arithmetic, value: Any, *, least_paid: Any, best_paid: Any, minimum: Any, spread: Any
) -> tuple[Any, Any]:
    """Where half of the people of one title, place and years are paid, to the cent.

    Clipped to the outer tenths of the occupation, but never past the value itself: in a low-paid
    industry that may lie under the tenth of all. Raised to the legal minimum.
    """
    lower = m.clip(least_paid, -math.inf, value)
    upper = m.clip(best_paid, value, math.inf)
    low, high = (
        m.clip(m.clip(to_cent(value * factor), lower, upper), minimum, math.inf)
        for factor in quartile_factors(m, spread)
    )
    return low, high


def ask_top(
    m: Arithmetic, low: Any, top: Any, *, step: Any, width: float, least_width: float
) -> Any:
    """The top of an ask that starts at `low`: `width` above it, at most `top`.

    Never under `least_width` above it: a narrower range is heard as one number.
    """
    wide = m.round_to(to_cent(low * (1 + width)), step)
    held_back = m.clip(wide, -math.inf, m.round_to(top, step, "down"))
    return m.clip(held_back, m.round_to(to_cent(low * (1 + least_width)), step, "up"), math.inf)


def as_far_as(m: Arithmetic, offer: Any, minimum: Any, reach: Any) -> Any:
    """How far up one call reaches from an offer, or from the legal minimum where that is higher."""
    return to_cent(m.clip(offer, minimum, math.inf) * reach)
