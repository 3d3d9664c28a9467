"""A table of people from Python is read as the command reads a file of the same."""

from __future__ import annotations

import importlib.util
import pickle
import random
from pathlib import Path

import pandas as pd
import pytest

import negotiate
from negotiate.api import batches

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


def test_a_column_that_looks_like_one_that_is_read_is_warned_of():
    people = pd.DataFrame({"level": ["mid"], "Area": ["Denver, CO"], "team": ["north"]})
    with pytest.warns(UserWarning, match="Area is copied, not read: places are read from area"):
        found = negotiate.batch(people, as_of=DAY).people
    assert found["Area"].to_list() == ["Denver, CO"]


def test_a_place_that_is_not_on_file_is_warned_of():
    people = pd.DataFrame({"level": ["mid"], "area": ["Nowhereville, TX"]})
    with pytest.warns(UserWarning, match="these figures are for all of Texas"):
        negotiate.batch(people, as_of=DAY)


def test_an_ask_that_is_lifted_for_one_row_leaves_its_target():
    """Where nothing is said of the talk, target and ask_low are one column."""
    rows = pd.DataFrame({"level": ["mid", "mid"], "area": ["TX", "TX"], "floor": ["", "30/h"]})
    plain, lifted = negotiate.batch(rows).people.to_dict("records")
    assert lifted["ask_low"] > lifted["target"] == plain["target"] == plain["ask_low"]


def test_a_frame_without_levels_is_no_table_of_people():
    with pytest.raises(negotiate.Problem, match="no column 'level'"):
        negotiate.batch(pd.DataFrame({"years": [1]}))


def test_nobody_gets_no_range():
    assert len(negotiate.batch(pd.DataFrame({"level": []}), as_of=DAY).people) == 0


# --- by several processes


ROOT = Path(__file__).parents[2]
CITIES = ("Denver, CO", "Phoenix, AZ", "Tampa, FL", "US", "", "TX")


def many_people():
    """The example, as a module."""
    file = ROOT / "examples" / "many_people.py"
    spec = importlib.util.spec_from_file_location(file.stem, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def crowd(file, count):
    """A table of people in CSV, some of whom cannot be read."""
    draw = random.Random(3)
    rows = (
        f"p{n},{draw.choice(('junior', 'mid', 'lead', 'boss'))},{draw.randrange(20)},"
        f'"{draw.choice(CITIES)}",{draw.choice(("", "44000", "22.50/h"))},"say ""hi"", all"'
        for n in range(count)
    )
    file.write_text("\n".join(("id,level,years,area,offer,note", *rows)) + "\n")


def test_dask_over_processes_writes_the_bytes_of_the_command(cli, tmp_path):
    source, target = tmp_path / "people.csv", tmp_path / "ranges.csv"
    crowd(source, 1_000)
    cli("batch", source, "-o", tmp_path / "out.csv", "--as-of", DAY, code=1)
    many_people().with_dask(source, target, block="16kB")
    assert target.read_bytes() == (tmp_path / "out.csv").read_bytes()


def test_batch_can_be_sent_to_a_worker():
    assert pickle.loads(pickle.dumps(negotiate.batch)) is negotiate.batch


def test_parts_of_a_table_share_what_was_looked_up_while_the_bands_stay_the_same(monkeypatch):
    known, made = batches.lookups_of, []
    monkeypatch.setattr(batches, "lookups_of", lambda day: made.append(day) or known(day))
    batches._remembered.cache_clear()
    for _ in range(2):
        negotiate.batch(PEOPLE, as_of=DAY)
    assert len(made) == 1
    monkeypatch.setattr(batches, "imported", lambda: "other bands")
    negotiate.batch(PEOPLE, as_of=DAY)
    assert len(made) == 2
