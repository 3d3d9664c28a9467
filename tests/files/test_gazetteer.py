"""Place names on file: found without reading whole tables, and the same as by reading them."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiate.files.data import DATA, lines_of, read_rows
from negotiate.files.gazetteer import Gazetteer

SORTED = {
    **dict.fromkeys(("towns.csv", "counties.csv", "nicknames.csv"), "key"),
    "salary_bands.csv": "area_code",
}
TOWNS = read_rows("towns.csv")


@pytest.mark.parametrize(("table", "column"), SORTED.items())
def test_a_table_looked_up_by_halving_is_sorted_and_plain_up_to_that_column(table, column):
    lines = (DATA / table).read_bytes().decode().splitlines()
    at = lines[0].split(",").index(column)
    parsed = list(csv.reader(lines))
    assert all(line.split(",")[at] == row[at] for line, row in zip(lines, parsed, strict=True))
    cells = [row[at].encode() for row in parsed[1:]]
    assert cells == sorted(cells)


@pytest.mark.parametrize(("table", "column"), SORTED.items())
def test_every_value_is_found_with_all_its_lines(table, column):
    header, *lines = (DATA / table).read_text(encoding="utf-8").splitlines()
    at = header.split(",").index(column)
    by_value: dict[str, list[str]] = {}
    for line in lines:
        by_value.setdefault(line.split(",")[at], []).append(line)
    assert all(lines_of(table, value, at) == wanted for value, wanted in by_value.items())


@given(st.text(max_size=12))
def test_a_value_that_is_not_there_is_not_found(value):
    known = {row["key"] for row in TOWNS}
    assert bool(lines_of("towns.csv", value)) == (value in known)


def test_states_areas_and_titles_agree_with_the_table(gazetteer):
    rows = read_rows("areas.csv")
    assert list(gazetteer.areas) == [row["area_code"] for row in rows]
    wide = [row for row in rows if row["area_type"] in ("state", "territory")]
    assert {s: a.code for s, a in gazetteer.states.items()} == {
        row["state"]: row["area_code"] for row in wide
    }
    for code, area in gazetteer.areas.items():
        assert gazetteer.area(code) == area
    with pytest.raises(KeyError):
        gazetteer.area("99999")


def test_a_title_is_found_by_its_first_words():
    found = Gazetteer().titled("northwest nebraska")
    assert [area.code for area in found] == ["3100001"]
    assert {a.state for a in Gazetteer().titled("north")} >= {"AR", "GA", "TX"}
    assert not Gazetteer().titled("nort")


def test_the_names_like_one_are_of_that_state(gazetteer):
    assert gazetteer.towns_like("Broken Bou", "NE", 0.8) == ["Broken Bow"]
    assert gazetteer.towns_like("Broken Bou", "NV", 0.8) == []


def test_names_never_seen_cost_no_second_reading_of_the_tables(gazetteer, monkeypatch):
    gazetteer.towns_like("Xyzzyville", "TX", 0.8)
    monkeypatch.setattr("negotiate.files.gazetteer.csv.reader", None)  # nothing is parsed again
    for number in range(50):
        assert gazetteer.towns_like(f"Xyzzy{number}ville", "TX", 0.8) == []
