"""Builds `data/occupations.sqlite`: the wages of every occupation, by area and by industry.

Run it as ``python -m negotiate.bulk.build_occupations``. It reads the survey of May 2025 in
`data/sources/`, which is not shipped. The same input gives the same bytes, whatever the version of
SQLite: a test checks that the file is current.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd

from negotiate.bulk.wage_sources import COLUMNS, geometric_mean
from negotiate.model.errors import mistaken

_HINT = "the files are those of the wage survey of May 2025; nothing was built"
_AREAS, _INDUSTRIES = "oews_2025_areas.csv.gz", "oews_2025_industries.csv.gz"
_HOURLY_UNDER = 62_400
"""Occupations whose national median is under this are spoken of by the hour: $30 an hour."""
_LEAST_JOBS, _MOST_ERROR = 1_000, 5.0
"""An industry's wages count from so many jobs on, up to so large a relative standard error (%)."""

_TABLES = """
create table occupation (
    soc text primary key, title text not null, hourly integer not null
) without rowid;
create table wage (
    soc text not null, area text not null, jobs integer, error real not null,
    p10 integer not null, p25 integer not null, p50 integer not null, p75 integer not null,
    p90 integer not null, areas integer, primary key (soc, area)
) without rowid;
create table industry (
    soc text not null, industry text not null, jobs integer not null, jobs_error real not null,
    error real not null,
    p10 integer not null, p25 integer not null, p50 integer not null, p75 integer not null,
    p90 integer not null, primary key (soc, industry)
) without rowid;
"""
# jobs: employment; error: relative standard error of the mean wage, in percent; p10 to p90: dollars
# a year; areas: how many areas outside metros a state's rural figure pools.

_COUNTER, _VALID_FOR, _VERSION = 24, 92, 96
"""Where a SQLite file's header counts changes and names the library that wrote it."""


def main(data: Path) -> None:
    """Write `occupations.sqlite` in the folder `data`."""
    (data / "occupations.sqlite").write_bytes(built(data))


def built(data: Path) -> bytes:
    """The file's bytes; raises `Problem` with every mistake in the tables and its line.

    Of industries it holds those of `industries.csv`, by the key they have there.
    """
    sources = data / "sources"
    titles = pd.read_csv(sources / "occupations.csv", dtype=str)
    wages = _wages(sources / _AREAS, ["area_type", "area_code", "soc"])
    wages["area"] = _area_codes(wages)
    wages = pd.concat([wages, _rural(wages)])
    nation = wages[wages["area"] == "US"].set_index("soc")["p50"]
    titles = titles[titles["soc"].isin(nation.index)]
    hourly = (titles["soc"].map(nation) < _HOURLY_UNDER).astype(int)
    industries = _wages(sources / _INDUSTRIES, ["naics", "soc"])
    industries["industry"] = industries["naics"].map(_industry_keys(data / "industries.csv"))
    known = (industries["jobs"] >= _LEAST_JOBS) & (industries["error"] <= _MOST_ERROR)
    industries = industries[known & industries["industry"].notna()]
    industries["jobs_error"] = industries["employment_rse"].astype(float)
    return _file(
        {
            "occupation": titles[["soc", "title"]].assign(hourly=hourly),
            "wage": wages[["soc", "area", "jobs", "error", *COLUMNS, "areas"]],
            "industry": industries[["soc", "industry", "jobs", "jobs_error", "error", *COLUMNS]],
        }
    )


def _wages(path: Path, key: list[str]) -> pd.DataFrame:
    """The rows with all five percentiles; a topcoded one has not, and is left out."""
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    _check(table, key, path.name)
    whole = table[(table[COLUMNS] != "").all(axis=1)].copy()
    whole[COLUMNS] = whole[COLUMNS].astype(int)
    whole["jobs"] = pd.to_numeric(whole["employment"]).astype("Int64")
    whole["error"] = whole["wage_rse"].astype(float)
    return whole


def _industry_keys(path: Path) -> dict[str, str]:
    """The key of each industry by its code in the survey: 5614 is 561400 there, 44-45 44--46."""
    table = pd.read_csv(path, dtype=str)
    codes = {}
    for key, naics in zip(table["key"], table["naics"], strict=True):
        first, _, last = naics.partition("-")
        if len(first) == len("44"):
            codes[f"{first}--{int(last or first) + 1}"] = key
        else:
            codes[f"{naics:0<6}"] = key
    return codes


def _check(table: pd.DataFrame, key: list[str], name: str) -> None:
    """Raise `Problem` where a row is there twice, or a percentile is under the one before."""
    needed = [*key, "employment", "wage_rse", *COLUMNS]
    if missing := [column for column in needed if column not in table.columns]:
        raise mistaken(name, [f"line 1: no column {', '.join(missing)}"], hint=_HINT)
    wages = table[COLUMNS].apply(pd.to_numeric, errors="coerce")
    unread = (wages.isna() & (table[COLUMNS] != "")).any(axis=1)
    falling = (np.diff(wages.to_numpy(), axis=1) < 0).any(axis=1)
    twice = table.duplicated(key)
    gap = wages.isna().any(axis=1) & (table["topcoded"] == "")
    found = {
        "a wage is no number": unread,
        "a percentile is under the one before": falling,
        f"the same {' and '.join(key)} as a line before": twice,
        "a percentile is missing": gap & ~unread,
    }
    mistakes = [
        (line + 2, text)
        for text, rows in found.items()
        for line in np.flatnonzero(np.asarray(rows))
    ]
    if mistakes:
        raise mistaken(
            name, [f"line {line}: {text}" for line, text in sorted(mistakes)], hint=_HINT
        )


def _area_codes(wages: pd.DataFrame) -> pd.Series:
    """Codes as in `data/areas.csv`: US, 01, 10180; areas outside metros keep their seven digits."""
    code, kind = wages["area_code"], wages["area_type"]
    short = code.where(~code.str.startswith("00"), code.str[2:])
    return short.mask(kind == "S", code.str[:2]).mask(kind == "N", "US")


def _rural(wages: pd.DataFrame) -> pd.DataFrame:
    """A row a state and occupation for its areas outside metros together.

    Each percentile is the geometric mean of those areas', weighted by jobs; the error is that of a
    mean of independent estimates. An area whose jobs were not published has no weight.
    """
    outside = wages["area"].str.len() == len("0100001")
    counted = wages[outside & wages["jobs"].notna()].copy()
    counted["state"] = counted["area"].str[:2]
    jobs = counted["jobs"].astype(float)
    counted["square"] = (counted["error"] * jobs) ** 2
    pooled = geometric_mean(counted, jobs, ["soc", "state"])
    squares = counted.groupby(["soc", "state"], sort=False)["square"].sum()
    pooled["square"] = squares.to_numpy()
    pooled[COLUMNS] = pooled[COLUMNS].round().astype(int)
    return pooled.assign(
        area=pooled["state"] + "-rural",
        error=(np.sqrt(pooled["square"]) / pooled["jobs"]).round(1),
        jobs=pooled["jobs"].round().astype("Int64"),
    )


def _file(tables: dict[str, pd.DataFrame]) -> bytes:
    """A SQLite file of the tables, the same for every version of the library."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "occupations.sqlite"
        base = sqlite3.connect(path)
        base.executescript(f"pragma page_size = 4096; pragma journal_mode = off; {_TABLES}")
        for name, table in tables.items():
            rows = (
                table.astype(object).where(table.notna(), None).sort_values(list(table.columns[:2]))
            )
            marks = ", ".join("?" * len(table.columns))
            columns = ", ".join(table.columns)
            base.executemany(
                f"insert into {name} ({columns}) values ({marks})",  # noqa: S608 - our own names
                rows.to_numpy().tolist(),
            )
        base.commit()
        base.execute("vacuum")
        base.close()
        content = bytearray(path.read_bytes())
    for at in (_COUNTER, _VALID_FOR):
        content[at : at + 4] = (1).to_bytes(4)
    content[_VERSION : _VERSION + 4] = (3_000_000).to_bytes(4)
    return bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parents[2] / "data")
