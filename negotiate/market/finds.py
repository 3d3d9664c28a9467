"""The user's own finds, weighed against the published middle of the band."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from negotiate.model.facts import Facts
from negotiate.model.find import Counted

_MONTH = 365.25 / 12


class Blend(NamedTuple):
    """What the finds do to the value."""

    factor: float
    counted: int
    far: int
    """Finds too far off to be this job; they do not count."""
    top: float | None
    """The highest of the finds that agree above the band; None where too few do."""


def blend(finds: Sequence[Counted], middle: float, high: float, day: date, facts: Facts) -> Blend:
    """How far the finds move the value from the band's `middle`, as a factor of pay.

    In log pay, each is weighed by one over its variance, an old one by less. `high` is the band's.
    """
    far = facts.rules["find_far"].value
    near = [f for f in finds if middle / far <= f.middle <= middle * far]
    weights = [_weight(find, day, facts) for find in near]
    own = 1 / facts.rules["find_band"].value ** 2
    moved = sum(w * math.log(f.middle / middle) for f, w in zip(near, weights, strict=True))
    above = [find.middle for find in near if find.middle > high]
    agree = len(above) >= facts.rules["find_agree"].value
    return Blend(
        factor=math.exp(moved / (own + sum(weights))),
        counted=len(near),
        far=len(finds) - len(near),
        top=max(above) if agree else None,
    )


def _weight(find: Counted, day: date, facts: Facts) -> float:
    weight = 1 / facts.find_kinds[find.kind].value ** 2
    old = (day - find.day).days > facts.rules["find_old"].value * _MONTH
    return weight * facts.rules["find_old_weight"].value if old else weight
