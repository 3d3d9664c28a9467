"""Where pay stands among all jobs of the occupation in a place."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

from negotiate.model.band import OUTER, PERCENTILES

# The normal quantiles of the five published percentiles.
_QUANTILES = (-1.2815515655446004, -0.6744897501960817, 0.0, 0.6744897501960817, 1.2815515655446004)


def percentile_of(amount: float, percentiles: tuple[float, ...] | None) -> float | None:
    """The share of the occupation's jobs that pay less, held between 0.10 and 0.90.

    Log pay is taken as straight between published percentiles on normal quantiles.
    """
    if percentiles is None:
        return None
    if amount <= percentiles[0]:
        return OUTER[0]
    if amount >= percentiles[-1]:
        return OUTER[1]
    above = next(i for i, known in enumerate(percentiles) if amount < known)
    low, high = percentiles[above - 1], percentiles[above]
    share = math.log(amount / low) / math.log(high / low)
    quantile = _QUANTILES[above - 1] + share * (_QUANTILES[above] - _QUANTILES[above - 1])
    return _share(quantile)


def at_percentile(
    logs: Sequence[float], percentile: float, published: Sequence[int] = PERCENTILES
) -> float:
    """The log at `percentile` of logs at the published percentiles, as bands are read.

    Straight between published percentiles on normal quantiles; `percentile` lies among them.
    """
    if percentile in published:
        return logs[published.index(int(percentile))]
    above = next(i for i, known in enumerate(published) if percentile < known)
    start, end = (_known_quantile(p) for p in (published[above - 1], published[above]))
    share = (quantile(percentile / 100) - start) / (end - start)
    return logs[above - 1] + share * (logs[above] - logs[above - 1])


def _share(quantile: float) -> float:
    """The share of a normal distribution under a quantile."""
    return 0.5 * (1 + math.erf(quantile / math.sqrt(2)))


def _known_quantile(percentile: int) -> float:
    """The normal quantile of a published percentile; of the usual five to the last digit."""
    if percentile in PERCENTILES:
        return _QUANTILES[PERCENTILES.index(percentile)]
    return quantile(percentile / 100)


@cache
def quantile(share: float) -> float:
    """The normal quantile of a share from 0.1 to 0.9, by Newton's steps from the middle.

    The standard library's lies in `statistics`, which is slow to load.
    """
    found = 0.0
    for _ in range(8):  # between the outer tenths 6 reach the last digit
        density = math.exp(-found * found / 2) / math.sqrt(2 * math.pi)
        found -= (_share(found) - share) / density
    return found
