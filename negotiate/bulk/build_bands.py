"""Builds the tables in `data/` that are made from others: the bands, wage growth and place names.

Run it as ``python -m negotiate.bulk.build_bands``. It reads `data/levels.csv` and `data/sources/`
and writes `salary_bands.csv`, `wage_growth.csv`, `areas.csv`, `metro_cities.csv`, `towns.csv` and
`counties.csv` in `data/`. The same input gives the same bytes; a test checks that they are current.

A band is a window of an occupation's published wage percentiles. Log pay is interpolated on normal
quantiles. In about twenty places the published percentiles tie, or put a senior agent above a team
lead; `repaired` draws those, and only those, toward the figures of the state.
"""

from __future__ import annotations

import sys
from itertools import combinations_with_replacement, pairwise
from pathlib import Path
from statistics import NormalDist

import numpy as np
import pandas as pd

from negotiate.bulk.place_tables import (
    Counties,
    areas,
    county_table,
    metro_cities,
    town_table,
)
from negotiate.bulk.wage_sources import COLUMNS, KINDS, read_wages, with_rural
from negotiate.market.industry import LEAST_RISE
from negotiate.model.band import PERCENTILES
from negotiate.model.errors import Problem

AGENTS, SUPERVISORS = "43-4051", "43-1011"
TENTHS = [round(i / 10, 1) for i in range(1, 11)]

Windows = dict[str, tuple[str, tuple[float, float, float]]]
"""The occupation and the low, mid and high percentile of each level."""

Wages = dict[str, np.ndarray]
"""Log wages at `PERCENTILES`, by occupation."""


def main(data: Path) -> None:
    """Write every built table of the folder `data`."""
    for name, text in built(data).items():
        (data / name).write_text(text, encoding="utf-8", newline="")


def built(data: Path) -> dict[str, str]:
    """The built tables of the folder `data`: file name to text."""
    wages = with_rural(read_wages(data / "sources"))
    levels = pd.read_csv(data / "levels.csv")
    names = ("towns", "counties", "place_aliases", "town_counties")
    towns, counties, aliases, town_counties = (
        pd.read_csv(data / "sources" / f"{name}.csv", dtype=str, keep_default_na=False)
        for name in names
    )
    growth = wage_growth(wages)
    known = Counties(wages, counties, town_counties)
    tables = {
        "salary_bands.csv": salary_bands(wages, levels, growth),
        "wage_growth.csv": growth,
        "metro_cities.csv": metro_cities(wages, towns, aliases, known),
        "towns.csv": town_table(towns, town_counties, known),
        "counties.csv": county_table(counties, town_counties, known),
        "areas.csv": areas(wages),
    }
    return {name: table.to_csv(index=False, lineterminator="\n") for name, table in tables.items()}


# --- wages


def wage_growth(wages: pd.DataFrame) -> pd.DataFrame:
    """National wage growth May to May: the mean log growth of the five percentiles.

    The median alone jumped far more than the other percentiles of 43-4051; the mean of all five
    carries state figures of one year onto the metro figures of the next much better.
    """
    nation = wages[wages["area_type"] == "nation"]
    rows = []
    for soc, years in nation.groupby("soc"):
        logs = np.log(years.sort_values("as_of").set_index("as_of")[COLUMNS].to_numpy())
        days = sorted(years["as_of"])
        for start, end, before, after in zip(days, days[1:], logs, logs[1:], strict=False):
            rows.append((soc, start, end, f"{np.mean(after - before):.12f}"))
    table = pd.DataFrame(rows, columns=["soc", "start", "end", "log_growth"])
    return table.assign(
        unit="log growth of pay", source="BLS OEWS growth", as_of=table["end"], grade="measured"
    )


def salary_bands(wages: pd.DataFrame, levels: pd.DataFrame, growth: pd.DataFrame) -> pd.DataFrame:
    """One row for each level, area and period in which its occupation was published."""
    repairs = repaired(wages, levels, growth).found
    of_soc = {soc: list(rungs.itertuples()) for soc, rungs in levels.groupby("soc")}
    rows = []
    for row in wages.itertuples():
        logs, notes = repairs[(row.area_code, row.as_of)]
        note = notes.get(row.soc, "")
        for level in of_soc[row.soc]:
            low, mid, high = (
                at_percentile(logs[row.soc], p) for p in (level.low, level.mid, level.high)
            )
            rows.append(
                {
                    "level": level.level,
                    "title": level.title,
                    "area_type": row.area_type,
                    "area_code": row.area_code,
                    "area": row.area,
                    "state": row.state,
                    "currency": "USD",
                    **{k: amount(v) for k, v in (("low", low), ("mid", mid), ("high", high))},
                    "soc": row.soc,
                    **dict(zip(COLUMNS, map(amount, logs[row.soc]), strict=True)),
                    "as_of": row.as_of,
                    "source": row.source + (f"; adjusted: {note}" if note else ""),
                }
            )
    order = {name: i for i, name in enumerate(levels["level"])}
    table = pd.DataFrame(rows)
    ordered = table.assign(_level=table["level"].map(order))
    # By area first: one area's rows are found by halving, without reading all.
    return ordered.sort_values(["area_code", "_level", "as_of"])[list(table.columns)]


def amount(log_wage: float) -> str:
    """A log wage as text: dollars, with cents where it has them."""
    return f"{np.exp(log_wage):.2f}".removesuffix(".00")


def at_percentile(logs: np.ndarray, percentile: float) -> float:
    """Log pay at `percentile`, straight between published percentiles on normal quantiles."""
    quantile = NormalDist().inv_cdf
    known = [quantile(p / 100) for p in PERCENTILES]
    return float(np.interp(quantile(percentile / 100), known, logs))


# --- repairs


class Periods:
    """Log wages by area and period in which pay rises from level to level, and what was changed."""

    def __init__(self, wages: pd.DataFrame, growth: pd.DataFrame) -> None:
        days = sorted(set(wages["as_of"]))
        self.days = days
        self.found: dict[tuple[str, str], tuple[Wages, dict[str, str]]] = {}
        self.drift = {day: relative_growth(growth, day) for day in days}
        self._growth = {
            (soc, start, end): carried(growth, soc, start, end)
            for soc in set(wages["soc"])
            for start, end in combinations_with_replacement(days, 2)
        }

    def carried_to(self, code: str, day: str) -> Wages:
        """The area's latest wages of each occupation, not after a day, carried to that day."""
        last = max((d for d in self.days if d <= day and (code, d) in self.found), default=None)
        if last is None:
            return {}
        wages, _ = self.found[(code, last)]
        return {soc: logs + self._growth[soc, last, day] for soc, logs in wages.items()}


def repaired(wages: pd.DataFrame, levels: pd.DataFrame, growth: pd.DataFrame) -> Periods:
    """The wages of every area and period, drawn where pay does not rise from level to level.

    States and territories are drawn toward the nation, metros and rural areas toward their
    (repaired) state. An occupation that was not published in a period is compared by its latest
    figures. Raises `ValueError` where those would have to change.
    """
    periods = Periods(wages, growth)
    names = wages.drop_duplicates("area_code").set_index("area_code")["area"].to_dict()
    state_codes = {
        row.state: row.area_code
        for row in wages[wages["area_type"].isin(["state", "territory"])].itertuples()
    }
    windows = {r.level: (r.soc, (r.low, r.mid, r.high)) for r in levels.itertuples()}
    ordered = wages.assign(_s=wages["area_type"].map(KINDS.index))
    ordered = ordered.sort_values(["_s", "as_of"], kind="stable")
    groups: dict[tuple[str, str, str, str], Wages] = {}
    for row in ordered.itertuples():
        group = groups.setdefault((row.area_type, row.area_code, row.state, row.as_of), {})
        group[row.soc] = np.log([getattr(row, column) for column in COLUMNS])
    for (kind, code, state, day), published in groups.items():
        known = periods.carried_to(code, day) | published
        drift = periods.drift[day]
        if rises(known, windows, drift):
            periods.found[(code, day)] = known, {}
            continue
        parent = "US" if kind in ("state", "territory") else state_codes[state]
        place = "the nation" if parent == "US" else names[parent]
        mended, notes = repair(known, periods.carried_to(parent, day), windows, drift, place)
        if unpublished := notes.keys() - published.keys():
            raise ValueError(f"{names[code]}, {day}: {unpublished} would have to be drawn")
        periods.found[(code, day)] = mended, notes
    return periods


def repair(
    published: Wages, toward: Wages, windows: Windows, drift: list[float], place: str
) -> tuple[Wages, dict[str, str]]:
    """The least draw, in tenths, after which pay clearly rises from level to level, and a note."""
    wrong = offending(published, windows, drift)
    for share in TENTHS:
        drawn = {soc: logs.copy() for soc, logs in published.items()}
        for soc, index in wrong:
            published_gap = published[soc][index] - published[soc][2]
            toward_gap = toward[soc][index] - toward[soc][2]
            drawn[soc][index] = published[soc][2] + (1 - share) * published_gap + share * toward_gap
        if rises(drawn, windows, drift, LEAST_RISE):
            return drawn, {
                soc: f"{listed(wrong, soc)} drawn {share:.0%} toward the ratio to the median "
                f"of {place}"
                for soc in {soc for soc, _ in wrong}
            }
    for share in TENTHS:
        drawn = {s: (1 - share) * logs + share * toward[s] for s, logs in published.items()}
        if rises(drawn, windows, drift, LEAST_RISE):
            return drawn, dict.fromkeys(
                published, f"all percentiles drawn {share:.0%} toward {place}"
            )
    raise ValueError(f"no draw toward {place} makes pay rise from level to level")


def listed(wrong: set[tuple[str, int]], soc: str) -> str:
    """The offending percentiles of one occupation, as words: "p75 and p90"."""
    return " and ".join(COLUMNS[i] for i in sorted(i for s, i in wrong if s == soc))


def rises(wages: Wages, windows: Windows, drift: list[float], by: float = 0.0) -> bool:
    """Whether pay rises from percentile to percentile and from level to level, on every day."""
    return not offending(wages, windows, drift, by)


def offending(
    wages: Wages, windows: Windows, drift: list[float], by: float = 0.0
) -> set[tuple[str, int]]:
    """The percentiles that stand in the way, as (occupation, index); never the median."""
    wrong = set()
    for soc, logs in wages.items():
        for i in range(len(PERCENTILES) - 1):
            if logs[i + 1] - logs[i] <= by:
                wrong.add((soc, i + 1 if i >= 2 else i))
    names = list(windows)
    for below, above in pairwise(names):
        (soc_b, at_b), (soc_a, at_a) = windows[below], windows[above]
        for p_b, p_a in zip(at_b, at_a, strict=True):
            gap = at_percentile(wages[soc_a], p_a) - at_percentile(wages[soc_b], p_b)
            if soc_a != soc_b:
                gap += min(drift)
            if gap <= by:
                wrong |= {(soc_b, i) for i in around(p_b)} | {(soc_a, i) for i in around(p_a)}
    return {(soc, i) for soc, i in wrong if i != PERCENTILES.index(50)}


def around(percentile: float) -> list[int]:
    """The indexes of the published percentiles that a percentile is read from."""
    if percentile in PERCENTILES:
        return [PERCENTILES.index(int(percentile))]
    above = next(i for i, p in enumerate(PERCENTILES) if p > percentile)
    return [above - 1, above]


def relative_growth(growth: pd.DataFrame, day: str) -> list[float]:
    """How supervisors' wages move against agents' from `day` to each day growth is known for.

    After the last May both follow the same index, so these days are enough for every other.
    """
    days = sorted({*growth["start"], *growth["end"]})
    return [carried(growth, SUPERVISORS, day, d) - carried(growth, AGENTS, day, d) for d in days]


def carried(growth: pd.DataFrame, soc: str, start: str, end: str) -> float:
    """The log growth of an occupation's wages from one May to another, back or forth."""
    first, last = min(start, end), max(start, end)
    inside = growth[(growth["soc"] == soc) & (growth["start"] >= first) & (growth["end"] <= last)]
    total = float(inside["log_growth"].astype(float).sum())
    return total if start <= end else -total


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "data")
    except Problem as problem:
        lines = [
            f"error: {problem}",
            *(f"  {m}" for m in problem.mistakes),
            f"hint: {problem.hint}",
        ]
        sys.exit("\n".join(lines))
