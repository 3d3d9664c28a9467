"""The published wages the bands are built from: a file a May, checked before anything is built.

`data/sources/oews_2025.csv` holds the rows of May 2025 and no others. A state's rural figure is not
published; `with_rural` pools it from the areas outside metros that are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from negotiate.market.roles import pooled_from
from negotiate.model.band import PERCENTILES
from negotiate.model.errors import Problem, mistaken

COLUMNS = [f"p{p}" for p in PERCENTILES]
NEEDED = ("soc", "area_type", "area_code", "area", "state", "unit", *COLUMNS, "as_of", "source")
KINDS = ("nation", "state", "territory", "metro", "rural")
"""The kinds of areas, each after those its figures may be drawn toward."""
POOLED = "; pooled: "
_NAME = re.compile(r"oews_(20\d\d)\.csv")
_HINT = "each file holds the wages of one May, a row an occupation and area; nothing was built"


def read_wages(folder: Path) -> pd.DataFrame:
    """Every published row of the files `oews_YEAR.csv` of a folder, the oldest May first.

    Raises `Problem` with every mistake, its file and line: a row of another May, a percentile
    missing or under the one before, an occupation twice in an area, an occupation without the other
    where no earlier May has it.
    """
    files = sorted(file for file in folder.iterdir() if _NAME.fullmatch(file.name))
    if not files:
        raise Problem(f"no oews_YEAR.csv in {folder}", hint=_HINT)
    tables, mistakes = [], []
    for file in files:
        table = pd.read_csv(file, dtype=str, keep_default_na=False)
        wrong = list(_mistakes(table, file.name.removeprefix("oews_")[:4]))
        mistakes += [f"{file.name}, {text}" for text in wrong]
        if not wrong:
            table[COLUMNS] = table[COLUMNS].astype(float)
            tables.append(table)
    if mistakes:
        raise mistaken(str(folder), mistakes, hint=_HINT)
    wages = pd.concat(tables, ignore_index=True).fillna({"employment": ""})
    if mistakes := list(_alone(wages)):
        raise mistaken(str(folder), mistakes, hint=_HINT)
    return wages


def _mistakes(table: pd.DataFrame, year: str) -> Iterator[str]:
    """What is wrong with the table of a May, with its line."""
    if missing := [column for column in NEEDED if column not in table.columns]:
        yield f"line 1: no column {', '.join(missing)}"
        return
    seen: dict[tuple[str, str], int] = {}
    for line, row in enumerate(table.to_dict("records"), start=2):
        yield from (f"line {line}: {text}" for text in _row_mistakes(row, year))
        key = (row["soc"], row["area_code"])
        if key in seen:
            yield f"line {line}: {row['soc']} of area {row['area_code']} is on line {seen[key]} too"
        seen.setdefault(key, line)


def _row_mistakes(row: dict[str, str], year: str) -> Iterator[str]:
    day, source = f"{year}-05-15", f"BLS OEWS May {year}"
    if (row["as_of"], row["source"]) != (day, source):
        yield f"of another May: {row['as_of']}, {row['source']}; expected {day}, {source}"
    if row["area_type"] not in KINDS:
        yield f"area_type '{row['area_type']}' is none of {', '.join(KINDS)}"
    if row["unit"] != "USD/year":
        yield f"unit '{row['unit']}' is not USD/year"
    if wrong := [name for name in COLUMNS if not row[name].replace(".", "", 1).isdecimal()]:
        yield f"no wage in {', '.join(wrong)}"
        return
    wages = [float(row[name]) for name in COLUMNS]
    for i in range(1, len(COLUMNS)):
        if wages[i] < wages[i - 1]:
            yield f"{COLUMNS[i]} is under {COLUMNS[i - 1]}: {row[COLUMNS[i]]}"
    if not (employment := row.get("employment", "")).isdecimal() and employment:
        yield f"employment '{employment}' is not a count"


def _alone(wages: pd.DataFrame) -> Iterator[str]:
    """Areas of which one occupation was never published: their ladder would lack rungs."""
    socs = set(wages["soc"])
    for (code, area), group in wages.groupby(["area_code", "area"]):
        if missing := socs - set(group["soc"]):
            yield f"area {code}, {area}: no May has {', '.join(sorted(missing))}"


def with_rural(wages: pd.DataFrame) -> pd.DataFrame:
    """The wages with a row a state for its areas outside metros together.

    Each percentile is the geometric mean of those areas', weighted by employment. An area whose
    employment was not published has no weight.
    """
    states = wages[wages["area_type"].isin(["state", "territory"])].drop_duplicates("state")
    names = states.set_index("state")[["area_code", "area"]]
    counted = wages[(wages["area_type"] == "rural") & (wages["employment"] != "")]
    by = ["as_of", "state", "soc"]
    first = counted.drop_duplicates(by).set_index(by, drop=False)
    rows = []
    for pooled in geometric_mean(counted, counted["employment"].astype(float), by).itertuples():
        like, named = first.loc[(pooled.as_of, pooled.state, pooled.soc)], names.loc[pooled.state]
        rows.append(
            {
                **like,
                "area_code": f"{named['area_code']}-rural",
                "area": f"rural {named['area']}",
                "employment": f"{pooled.jobs:.0f}",
                **{name: getattr(pooled, name) for name in COLUMNS},
                "source": f"{like['source']}{POOLED}{pooled_from(pooled.areas)}",
            }
        )
    return pd.concat([wages, pd.DataFrame(rows)], ignore_index=True)


def geometric_mean(wages: pd.DataFrame, jobs: pd.Series, by: list[str]) -> pd.DataFrame:
    """A row a group: the geometric mean of each percentile, weighted by `jobs`.

    Beside it the jobs of the group together, and of how many `areas` it is.
    """
    logs = np.log(wages[COLUMNS].astype(float)).mul(jobs, axis=0)
    summed = pd.concat([wages[by], logs], axis=1).assign(jobs=jobs, areas=1)
    found = summed.groupby(by, as_index=False, sort=False).sum()
    found[COLUMNS] = np.exp(found[COLUMNS].div(found["jobs"], axis=0))
    return found
