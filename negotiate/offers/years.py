"""Year by year over the horizon: raises, vesting, sign-on, and when the lead changes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from negotiate.model.comparison import Crossover, YearTotal
from negotiate.model.offer import Offer, Preferences
from negotiate.offers.components import parts
from negotiate.offers.totals import years_of

_CENT = 0.005


def year_totals(
    ranked: Sequence[Offer], prefs: Preferences, contribution_limit: float
) -> tuple[YearTotal, ...]:
    """What each offer is worth in each year, discounted, and all years together so far.

    Nothing where the horizon is one year.
    """
    if prefs.horizon_years < 2:
        return ()
    rows = []
    for offer in ranked:
        every = list(parts(offer, prefs, contribution_limit))
        years = years_of(offer, prefs)
        rows.append([sum(p.of_year(y) for p in every) * prefs.weight(y.number) for y in years])
    together = [list(accumulate(row)) for row in rows]
    return tuple(
        YearTotal(
            year=at + 1,
            totals=tuple(row[at] for row in rows),
            together=tuple(row[at] for row in together),
        )
        for at in range(prefs.horizon_years)
    )


def crossover(years: Sequence[YearTotal]) -> Crossover | None:
    """The year from which the first-ranked offer is ahead for good, all years counted together.

    None where it is ahead from the start.
    """
    behind = [year for year in years if max(year.together) > year.together[0] + _CENT]
    if not behind:
        return None
    before = behind[-1].together
    return Crossover(year=behind[-1].year + 1, before=before.index(max(before)))
