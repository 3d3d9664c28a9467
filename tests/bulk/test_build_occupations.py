"""The file of occupations: built from the survey byte for byte, and not from a damaged one."""

from __future__ import annotations

import gzip
import shutil

import pytest

from negotiate.bulk import build_occupations
from negotiate.files.data import DATA
from negotiate.model.errors import Problem

HEADER = "area_type,area_code,soc,employment,employment_rse,wage_rse,p10,p25,p50,p75,p90,topcoded"
ROW = "N,0000000,43-4051,10,1,1,100,200,300,400,500,"


@pytest.mark.slow
def test_the_file_is_what_its_sources_make():
    assert build_occupations.built(DATA) == (DATA / "occupations.sqlite").read_bytes()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([ROW.replace("200", "90")], "line 2: a percentile is under the one before"),
        ([ROW, ROW], "line 3: the same area_type and area_code and soc"),
        ([ROW.replace("300", "")], "line 2: a percentile is missing"),
        ([ROW.replace("300", "x")], "line 2: a wage is no number"),
    ],
)
def test_a_damaged_survey_builds_nothing(tmp_path, rows, said):
    sources = tmp_path / "sources"
    sources.mkdir()
    shutil.copy(DATA / "sources" / "occupations.csv", sources)
    with gzip.open(sources / "oews_2025_areas.csv.gz", "wt") as file:
        file.write("\n".join([HEADER, *rows]) + "\n")
    with pytest.raises(Problem) as caught:
        build_occupations.main(tmp_path)
    assert any(said in text for text in caught.value.mistakes)
    assert not (tmp_path / "occupations.sqlite").exists()
