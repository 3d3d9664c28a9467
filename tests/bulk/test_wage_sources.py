"""The published wages the bands are built from: what is read, refused and pooled."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

from negotiate.bulk.wage_sources import COLUMNS, read_wages, with_rural
from negotiate.files.data import DATA
from negotiate.model.errors import Problem

HEADER = "soc,area_type,area_code,area,state,unit,employment,p10,p25,p50,p75,p90,as_of,source,grade"
GOOD = (
    "43-4051,state,31,Nebraska,NE,USD/year,900,30000,35000,40000,48000,60000,2025-05-15,"
    "BLS OEWS May 2025,published"
)
LEADS = GOOD.replace("43-4051", "43-1011")


def refused(folder, *rows, header=HEADER, name="oews_2025.csv"):
    """The mistakes the rows are refused for."""
    (folder / name).write_text("\n".join((header, *rows)) + "\n")
    with pytest.raises(Problem) as caught:
        read_wages(folder)
    return caught.value.mistakes


def rural(code, soc, employment, *wages):
    """A row of an area outside metros."""
    figures = ",".join(map(str, wages))
    return (
        f"{soc},rural,{code},Area {code},NE,USD/year,{employment},{figures},2025-05-15,"
        "BLS OEWS May 2025,published"
    )


def test_good_rows_are_read(tmp_path):
    (tmp_path / "oews_2025.csv").write_text("\n".join((HEADER, GOOD, LEADS)) + "\n")
    wages = read_wages(tmp_path)
    assert list(wages["p50"]) == [40_000.0, 40_000.0]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            LEADS.replace("2025-05-15", "2024-05-15"),
            "of another May: 2024-05-15, BLS OEWS May 2025; expected 2025-05-15, BLS OEWS May 2025",
        ),
        (
            LEADS.replace("May 2025", "May 2024"),
            "of another May: 2025-05-15, BLS OEWS May 2024; expected 2025-05-15, BLS OEWS May 2025",
        ),
        (LEADS.replace(",40000,", ",,"), "no wage in p50"),
        (LEADS.replace(",40000,", ",#,").replace(",60000,", ",*,"), "no wage in p50, p90"),
        (LEADS.replace(",40000,", ",34000,"), "p50 is under p25: 34000"),
        (GOOD, "43-4051 of area 31 is on line 2 too"),
        (LEADS.replace("USD/year", "USD/hour"), "unit 'USD/hour' is not USD/year"),
        (LEADS.replace(",900,", ",many,"), "employment 'many' is not a count"),
        (
            LEADS.replace(",state,", ",nonmetro,"),
            "area_type 'nonmetro' is none of nation, state, territory, metro, rural",
        ),
    ],
)
def test_a_bad_row_is_named_by_its_line(tmp_path, row, said):
    assert refused(tmp_path, GOOD, row) == (f"oews_2025.csv, line 3: {said}",)


def test_every_mistake_is_named_at_once(tmp_path):
    under, blank = LEADS.replace(",40000,", ",34000,"), GOOD.replace(",30000,", ",,")
    assert refused(tmp_path, blank, under, under) == (
        "oews_2025.csv, line 2: no wage in p10",
        "oews_2025.csv, line 3: p50 is under p25: 34000",
        "oews_2025.csv, line 4: p50 is under p25: 34000",
        "oews_2025.csv, line 4: 43-1011 of area 31 is on line 3 too",
    )


def test_a_missing_column_is_named(tmp_path):
    assert refused(tmp_path, header=HEADER.replace("p75,", "")) == (
        "oews_2025.csv, line 1: no column p75",
    )


def test_an_occupation_no_may_has_is_named(tmp_path):
    lone = LEADS.replace(",31,Nebraska,NE,", ",32,Nevada,NV,")
    assert refused(tmp_path, GOOD, LEADS, lone) == ("area 32, Nevada: no May has 43-4051",)


def test_one_that_an_earlier_may_has_is_not_missing(tmp_path):
    before = GOOD.replace("2025", "2024")
    (tmp_path / "oews_2024.csv").write_text("\n".join((HEADER, before)) + "\n")
    (tmp_path / "oews_2025.csv").write_text("\n".join((HEADER, LEADS)) + "\n")
    assert len(read_wages(tmp_path)) == 2


def test_a_folder_without_wages_is_refused(tmp_path):
    with pytest.raises(Problem, match="no oews_YEAR"):
        read_wages(tmp_path)


def test_nothing_is_built_from_a_bad_row(tmp_path):
    sources = tmp_path / "sources"
    sources.mkdir()
    for table in (DATA / "sources").glob("*.csv"):
        text = table.read_text().replace("29920,34370,38400", "29920,34370,8400")
        (sources / table.name).write_text(text)
    (tmp_path / "levels.csv").write_bytes((DATA / "levels.csv").read_bytes())
    run = [sys.executable, "-m", "negotiate.bulk.build_bands", str(tmp_path)]
    said = subprocess.run(run, check=False, capture_output=True, text=True)
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.splitlines()[1] == "  oews_2025.csv, line 3: p50 is under p25: 8400"
    assert {file.name for file in tmp_path.iterdir()} == {"sources", "levels.csv"}


def test_a_states_rural_figure_is_the_geometric_mean_by_employment(tmp_path):
    rows = [GOOD, LEADS]
    for soc in ("43-4051", "43-1011"):
        rows.append(rural("3100001", soc, 100, 20_000, 25_000, 30_000, 36_000, 45_000))
        rows.append(rural("3100003", soc, 300, 40_000, 50_000, 60_000, 72_000, 90_000))
        rows.append(rural("3100006", soc, "", 10_000, 11_000, 12_000, 13_000, 14_000))
    (tmp_path / "oews_2025.csv").write_text("\n".join((HEADER, *rows)) + "\n")
    wages = with_rural(read_wages(tmp_path))
    pooled = wages[wages["area_code"] == "31-rural"]
    assert list(pooled["soc"]) == ["43-4051", "43-1011"]
    # Twice as much with three parts of the weight: 2 to the power of 3/4.
    assert pooled["p50"].iloc[0] == pytest.approx(30_000 * 2**0.75)
    assert pooled["p90"].iloc[0] == pytest.approx(45_000 * 2**0.75)
    first = pooled.iloc[0]
    assert (first["area"], first["state"], first["employment"]) == ("rural Nebraska", "NE", "400")
    assert first["source"] == "BLS OEWS May 2025; pooled: 2 areas outside metros, by employment"


def test_pooled_rural_pay_lies_between_that_of_its_areas_in_every_state():
    wages = with_rural(read_wages(DATA / "sources"))
    pooled = wages[wages["area_code"].str.endswith("-rural")]
    assert len(pooled) == 2 * 49
    for row in pooled.to_dict("records"):
        areas = wages[
            (wages["area_type"] == "rural")
            & (wages["state"] == row["state"])
            & (wages["soc"] == row["soc"])
            & ~wages["area_code"].str.endswith("-rural")
        ]
        for column in COLUMNS:
            low, high = areas[column].min(), areas[column].max()
            assert low * (1 - 1e-12) <= row[column] <= high * (1 + 1e-12)


def test_a_whole_state_is_a_worse_guess_of_its_rural_areas_than_their_pool():
    wages = with_rural(read_wages(DATA / "sources"))
    middles = wages[(wages["soc"] == "43-4051") & (wages["as_of"] == "2025-05-15")]
    areas = middles[middles["area_type"] == "rural"]
    named = areas[~areas["area_code"].str.endswith("-rural")]
    pools = areas[areas["area_code"].str.endswith("-rural")].set_index("state")["p50"]
    states = middles[middles["area_type"].isin(["state", "territory"])].set_index("state")["p50"]

    def error(guess: pd.Series) -> float:
        return float(np.abs(np.log(named["p50"] / named["state"].map(guess))).mean())

    assert error(pools) < 0.5 * error(states)
