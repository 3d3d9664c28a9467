"""Wages of an earlier May carried to the latest one, against those published for it since."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from negotiate.bulk.build_bands import carried, wage_growth
from negotiate.bulk.wage_sources import COLUMNS


class Carried(NamedTuple):
    """How far carried figures were from the published ones, as shares; above 0 they say too much.

    The growth is the nation's own; no figure of the areas themselves went into it.
    """

    area_type: str
    soc: str
    percentile: str
    start: str
    areas: int
    bias: float
    """The median."""
    median_error: float
    ninth_tenth: float
    """The error that nine in ten areas stay under."""
    far: float
    """The share of areas more than 5% off."""


_FAR = 0.05


def held_out(wages: pd.DataFrame) -> list[Carried]:
    """A row a kind of area, occupation and percentile: its latest earlier May, carried."""
    growth = wage_growth(wages)
    last = max(wages["as_of"])
    found = []
    for kind in ("state", "territory", "metro"):
        of_kind = wages[wages["area_type"] == kind]
        start = max(day for day in of_kind["as_of"] if day < last)
        for soc, rows in of_kind.groupby("soc", sort=False):
            by_day = {day: group.set_index("area_code") for day, group in rows.groupby("as_of")}
            before, after = by_day[start], by_day[last]
            both = before.index.intersection(after.index)
            grown = np.log(before.loc[both, COLUMNS]) + carried(growth, str(soc), start, last)
            gaps = np.expm1(grown - np.log(after.loc[both, COLUMNS]))
            for name in COLUMNS:
                errors = gaps[name].abs()
                found.append(
                    Carried(
                        area_type=kind,
                        soc=str(soc),
                        percentile=name,
                        start=start,
                        areas=len(both),
                        bias=float(gaps[name].median()),
                        median_error=float(errors.median()),
                        ninth_tenth=float(errors.quantile(0.9)),
                        far=float((errors > _FAR).mean()),
                    )
                )
    return found
