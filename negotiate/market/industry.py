"""What a job pays in one industry: each percentile moved by that industry's own ratio to all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from negotiate.market.percentile import at_percentile
from negotiate.model.band import Band
from negotiate.model.facts import Industry, Level
from negotiate.model.results import BandToday, IndustryRatio

LEAST_RISE = 0.005
"""How far mended pay must rise from step to step, in logs: two figures one can tell apart."""


class InIndustry(NamedTuple):
    """A band in an industry; full-time yearly pay, not rounded."""

    band: BandToday
    outer: tuple[float, float] | None
    """The industry's tenth and ninetieth percentile; None where the band has no percentiles."""
    ratio: IndustryRatio


def in_industry(level: Level, band: Band, growth: float, industry: Industry) -> InIndustry | None:
    """The band times `growth` in `industry`; None where the industry's pay is not known for it.

    The ratios are those of the band's occupation in the nation. A band without percentiles, of the
    user's own, moves by the ratios at the percentiles that the level spans. Where what was moved
    does not rise it is drawn together, see `rising`.
    """
    pay = industry.pay.get(band.soc)
    if pay is None or band.currency != "USD" or level.own:
        return None
    ratios = [math.log(ratio) for ratio in pay.ratios]
    window = [at_percentile(ratios, percentile) for percentile in level.window]
    known, shifts = (
        (band.percentiles, ratios)
        if band.percentiles
        else ((band.low, band.mid, band.high), window)
    )
    moved = [math.log(wage * growth) + shift for wage, shift in zip(known, shifts, strict=True)]
    mended = rising(moved)
    if band.percentiles:
        low, mid, high = (math.exp(at_percentile(mended, p)) for p in level.window)
        outer = math.exp(mended[0]), math.exp(mended[-1])
    else:
        (low, mid, high), outer = map(math.exp, mended), None
    return InIndustry(
        band=BandToday(low=low, mid=mid, high=high),
        outer=outer,
        ratio=IndustryRatio(
            key=industry.key,
            label=industry.label,
            percentile=level.window[1],
            ratio=math.exp(window[1]),
            pay=pay,
            mended=mended != moved,
        ),
    )


def rising(logs: Sequence[float]) -> list[float]:
    """Logs that rise stay; others become the nearest that rise by `LEAST_RISE` from step to step.

    The nearest by least squares (isotonic regression, by pooling neighbours that are out of order).
    """
    if all(lower < upper for lower, upper in pairwise(logs)):
        return list(logs)
    pools: list[tuple[float, int]] = []
    for step, log in enumerate(logs):
        mean, count = log - step * LEAST_RISE, 1
        while pools and pools[-1][0] > mean:
            before, more = pools.pop()
            mean, count = (mean * count + before * more) / (count + more), count + more
        pools.append((mean, count))
    level = [mean for mean, count in pools for _ in range(count)]
    return [log + step * LEAST_RISE for step, log in enumerate(level)]
