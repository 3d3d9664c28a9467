"""The arithmetic of `market/position` on columns: the same rules, a numpy array at a time."""

from __future__ import annotations

from typing import Any

import numpy as np

from negotiate.market.position import Direction


class Columns:
    """`Arithmetic` on numpy arrays."""

    log = staticmethod(np.log)
    exp = staticmethod(np.exp)

    @staticmethod
    def clip(x: Any, low: Any, high: Any) -> Any:
        """`x` held between `low` and `high`; `low` wins where they cross."""
        return np.maximum(low, np.minimum(x, high))

    @staticmethod
    def round_to(x: Any, step: Any, direction: Direction = "nearest") -> Any:
        """The multiple of `step` next to `x`; halves go up."""
        if direction == "up":
            return np.ceil(x / step) * step
        if direction == "down":
            return np.floor(x / step) * step
        return np.floor(x / step + 0.5) * step


COLUMNS = Columns()
