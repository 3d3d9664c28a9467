"""Where pay stands among all jobs of the occupation in a place."""

from __future__ import annotations

import math

from negotiate.model.band import OUTER

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
    return 0.5 * (1 + math.erf(quantile / math.sqrt(2)))
