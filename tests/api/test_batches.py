"""A table of people from Python is read as the command reads a file of the same."""

from __future__ import annotations

import pandas as pd
import pytest

import negotiate

DAY = "2026-11-22"
PEOPLE = pd.DataFrame(
    {
        "id": [7, 8, 9],
        "level": ["mid", "senior", "boss"],
        "years": [2.0, None, 3.5],
        "area": ["Denver, CO", None, "TX"],
        "languages": [["Spanish", "French"], (), None],
        "offer": [22, "25.50/h", float("nan")],
        "final": [True, None, False],
    }
)


def test_a_frame_is_read_as_a_file_is(cli, tmp_path):
    written = PEOPLE.assign(languages=["Spanish;French", "", ""], offer=["22", "25.50/h", ""])
    written.to_csv(tmp_path / "people.csv", index=False)
    cli("batch", tmp_path / "people.csv", "-o", tmp_path / "out.csv", "--as-of", DAY, code=1)
    expected = pd.read_csv(tmp_path / "out.csv").fillna({"state": ""})
    found = negotiate.batch(PEOPLE, as_of=DAY).people
    assert list(found.columns) == list(expected.columns)
    for name in ("id", "target", "ask_low", "ask_high", "offer_verdict", "figure", "state"):
        assert found[name].astype(str).to_list() == expected[name].astype(str).to_list(), name


def test_who_cannot_be_read_is_among_the_rejects_with_the_reason():
    found = negotiate.batch(PEOPLE, as_of=DAY)
    assert found.rejects["id"].to_list() == ["9"]
    assert "'boss' is not a level" in found.rejects["reason"].iloc[0]


def test_people_without_an_id_get_the_index_and_the_frame_stays_as_it_was():
    people = pd.DataFrame({"level": ["mid", "lead"]}, index=["ana", "ben"])
    before = people.copy()
    assert negotiate.batch(people, as_of=DAY).people["id"].to_list() == ["ana", "ben"]
    pd.testing.assert_frame_equal(people, before)


def test_a_frame_without_levels_is_no_table_of_people():
    with pytest.raises(negotiate.Problem, match="no column 'level'"):
        negotiate.batch(pd.DataFrame({"years": [1]}))


def test_nobody_gets_no_range():
    assert len(negotiate.batch(pd.DataFrame({"level": []}), as_of=DAY).people) == 0
