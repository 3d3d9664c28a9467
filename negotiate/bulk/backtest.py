"""Reports of real pay against the ranges, beside simpler ways to say what a job pays.

Errors are in logs, so that twice too much and half too little count the same. Every report weighs
as its file says. Intervals are the middle 95% of a seeded bootstrap over reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np
import pandas as pd

from negotiate.model.backtest import Backtest, Closeness, Interval
from negotiate.model.facts import LEVELS

RESAMPLES = 2_000
_FEWEST_RESAMPLES, _WORK = 200, 4_000_000
"""Many reports need fewer resamples, for their intervals are narrow anyway."""
_SEED = 20261122
_FEWEST = 5
"""Groups of fewer reports are not shown: they say nothing."""
_TAILS = (2.5, 97.5)
_GROUPS = {
    "role": "role_key",
    "level": "level",
    "industry": "industry",
    "source": "source",
    "state": "state",
}
"""What the reports are grouped by, and the column it stands in."""

Values = Mapping[str, np.ndarray]


def backtest(
    reports: pd.DataFrame, plain: pd.DataFrame | None = None, notes: tuple[str, ...] = ()
) -> Backtest:
    """The whole comparison.

    `reports` has a row a report: `pay` and `weight`; `target`, `band_low`, `band_high`,
    `middle_half_p25` and `middle_half_p75` of the range; the rivals `nation` and `guide`; and
    `level`, `source`, `state` and `role_key` to group by. Amounts are dollars a year, on one day
    each. `plain` are all of them again, in the same order, with ranges that count no industry; it
    is read where `reports` name an `industry`.
    """
    one = _weighted_median(np.log(reports["pay"].to_numpy()), reports["weight"].to_numpy())
    with_one = reports.assign(one=float(np.exp(one)))
    return Backtest(
        overall=closeness("these ranges", reports),
        rivals=tuple(
            rival(name, with_one, column)
            for name, column in (
                ("the nation's midpoint of the level", "nation"),
                ("the career guide's five figures", "guide"),
                ("one figure for everyone, fitted to these reports", "one"),
            )
        ),
        groups=tuple((name, tuple(_groups(reports, column))) for name, column in _GROUPS.items()),
        industry=() if plain is None else tuple(_by_industry(reports, plain)),
        notes=notes,
    )


def _groups(reports: pd.DataFrame, column: str) -> list[Closeness]:
    """Each group of enough reports; none by role where all are of one."""
    sizes = reports[column].value_counts()
    if column == "role_key" and len(sizes) == 1:
        return []
    names = [name for name in sizes.index if name and sizes[name] >= _FEWEST]
    names.sort(key=lambda name: (LEVELS.index(name) if column == "level" else 0, name))
    return [closeness(str(name), reports[reports[column] == name]) for name in names]


def _by_industry(reports: pd.DataFrame, plain: pd.DataFrame) -> Iterator[Closeness]:
    """The reports whose industry is known, with its ratios and without; none of too few."""
    known = (reports["industry"] != "").to_numpy()
    if known.sum() >= _FEWEST:
        yield closeness("with the industry's ratios", reports[known])
        yield closeness("without them", plain[known])


def closeness(name: str, reports: pd.DataFrame) -> Closeness:
    """How close the ranges come to these reports."""
    pay = reports["pay"]
    values = {
        "log": np.log(reports["target"] / pay).to_numpy(),
        "band": pay.between(reports["band_low"], reports["band_high"]).to_numpy(dtype=float),
        "half": pay.between(reports["middle_half_p25"], reports["middle_half_p75"]).to_numpy(
            dtype=float
        ),
        "weight": reports["weight"].to_numpy(),
    }
    width = np.log(reports["band_high"] / reports["band_low"]).to_numpy()
    return Closeness(
        name=name,
        reports=len(reports),
        error=_interval(values, _error),
        bias=_interval(values, _bias),
        in_band=_interval(values, lambda v: _mean(v["band"], v["weight"])),
        in_half=_interval(values, lambda v: _mean(v["half"], v["weight"])),
        width=float(np.expm1(_weighted_median(width, values["weight"]))),
        nation=rival("", reports, "nation").error,
    )


def rival(name: str, reports: pd.DataFrame, column: str) -> Closeness:
    """How close a single figure comes; it has no band."""
    values = {
        "log": np.log(reports[column] / reports["pay"]).to_numpy(),
        "weight": reports["weight"].to_numpy(),
    }
    return Closeness(
        name=name,
        reports=len(reports),
        error=_interval(values, _error),
        bias=_interval(values, _bias),
        in_band=None,
        in_half=None,
        width=None,
    )


def _error(values: Values) -> float:
    return float(np.expm1(_weighted_median(np.abs(values["log"]), values["weight"])))


def _bias(values: Values) -> float:
    return float(np.expm1(_weighted_median(values["log"], values["weight"])))


def _mean(shares: np.ndarray, weight: np.ndarray) -> float:
    return float(np.average(shares, weights=weight))


def _weighted_median(values: np.ndarray, weight: np.ndarray) -> float:
    """The value with half of the weight on each side; between two, their middle."""
    order = np.argsort(values)
    ranked, heaped = values[order], np.cumsum(weight[order])
    half = heaped[-1] / 2
    low = np.searchsorted(heaped, half, side="left")
    high = np.searchsorted(heaped, half, side="right")
    return float((ranked[low] + ranked[min(high, len(ranked) - 1)]) / 2)


def _interval(values: Values, of: Callable[[Values], float]) -> Interval:
    """A figure and the middle 95% of it over resampled reports."""
    draw = np.random.default_rng(_SEED)
    count = len(values["weight"])
    times = max(_FEWEST_RESAMPLES, min(RESAMPLES, _WORK // count))
    samples = (draw.integers(0, count, size=count) for _ in range(times))
    found = [of({name: column[rows] for name, column in values.items()}) for rows in samples]
    low, high = np.percentile(found, _TAILS)
    return Interval(value=of(values), low=float(low), high=float(high))
