"""The user's own finds, weighed against the published middle of the band."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from negotiate.model.facts import Facts
from negotiate.model.find import Find, Finds, YearlyFind

_MONTH = 365.25 / 12


class Blend(NamedTuple):
    """What the finds do to the value."""

    factor: float
    counted: int
    far: int
    """Finds too far off to be this job; they do not count."""
    top: float | None
    """The highest of the finds that agree above the band; None where too few do."""


def blend(
    finds: Sequence[YearlyFind], middle: float, high: float, day: date, facts: Facts
) -> Blend:
    """How far the finds move the value from the band's `middle`, as a factor of pay.

    In log pay, each is weighed by one over its variance, an old one by less. `high` is the band's.
    """
    far = facts.rules.find.far.value
    near = [f for f in finds if middle / far <= f.middle <= middle * far]
    weights = [_weight(find, day, facts) for find in near]
    own = 1 / facts.rules.find.band.value**2
    moved = sum(w * math.log(f.middle / middle) for f, w in zip(near, weights, strict=True))
    return Blend(
        factor=math.exp(moved / (own + sum(weights))),
        counted=len(near),
        far=len(finds) - len(near),
        top=_agreed(near, high, day, facts),
    )


def _agreed(finds: Sequence[YearlyFind], high: float, day: date, facts: Facts) -> float | None:
    """The highest of the finds above the band that agree: near one another and not old."""
    above = [f.middle for f in finds if f.middle > high and not _old(f, day, facts)]
    if not above:
        return None
    from statistics import median  # 10 ms, and few have finds above the band

    width = facts.rules.find.agree_width.value
    centre = median(above)
    close = [pay for pay in above if abs(math.log(pay / centre)) <= width]
    return max(close) if len(close) >= facts.rules.find.agree.value else None


def _old(find: YearlyFind, day: date, facts: Facts) -> bool:
    """Whether a find is stale: old enough to count for less, and not to agree with others."""
    return (day - find.day).days > facts.rules.find.old.value * _MONTH


def _weight(find: YearlyFind, day: date, facts: Facts) -> float:
    weight = 1 / facts.find_kinds[find.kind].value ** 2
    return weight * facts.rules.find.old_weight.value if _old(find, day, facts) else weight


def finds_that_count(
    placed: Iterable[tuple[Find, str]], role: str, level: str, area_code: str, day: date
) -> Finds:
    """The finds for this role, level and area, each once, and how many are for others.

    A find comes with the code of the area it is for. One of a later day is not known yet.
    """
    here: dict[Find, Find] = {}
    elsewhere = 0
    for find, code in placed:
        same = (find.role, find.level, code) == (role, level, area_code)
        if same and find.day <= day:
            here[find._replace(id=0)] = find
        else:
            elsewhere += 1
    return Finds(counted=tuple(here.values()), elsewhere=elsewhere)
