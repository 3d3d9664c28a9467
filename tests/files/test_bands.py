"""A user's own bands file: used where it is right, refused line by line where it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiate import Problem, load_bands, target_range

GOOD = "level,low,mid,high\nsenior,50000,60000,70000\nlead,65000,75000,90000\n"


@pytest.fixture
def own(tmp_path):
    def write(text: str | bytes) -> str:
        file = tmp_path / "bands.csv"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(file)

    return write


def test_only_level_low_mid_and_high_are_needed(cli, own):
    data = cli.json("range", "--level", "senior", "--years", "7", "--bands", own(GOOD))
    assert data["band"] == {"low": 50_000, "mid": 60_000, "high": 70_000}
    assert (data["area_type"], data["occupation"]) == ("own", None)
    assert data["waterfall"][0]["grade"] == "yours"
    assert data["target"] == 59_904
    assert data["next_level"]["target"] == 75_000


def test_without_a_date_they_are_not_aged_and_with_one_they_are(own):
    dated = "level,low,mid,high,as_of\nsenior,50000,60000,70000,2025-05-15\n"
    plain, aged = (target_range("senior", bands=own(text)).band.mid for text in (GOOD, dated))
    assert plain == 60_000
    assert aged > 62_000


def test_rows_for_an_area_beat_rows_for_everywhere(own):
    text = 'level,low,mid,high,area\nmid,1000,40000,50000,\nmid,1000,45000,50000,"Phoenix, AZ"\n'
    bands = own(text)
    assert target_range("mid", area="Phoenix, AZ", bands=bands).band.mid == 45_000
    assert target_range("mid", area="Denver, CO", bands=bands).band.high == 50_000
    metro = own("level,low,mid,high,area_code\nmid,30000,45000,50000,38060\n")
    assert target_range("mid", area="Mesa, AZ", bands=metro).band.mid == 45_000
    with pytest.raises(Problem, match="no mid band"):
        target_range("mid", area="Denver, CO", bands=metro)


def test_the_legal_minimum_of_the_place_holds_for_own_bands_too(own):
    low = own("level,low,mid,high\njunior,20000,21000,22000\n")
    assert target_range("junior", area="Denver, CO", bands=low).band.low == 41_267.2


def test_bands_in_another_currency_know_no_us_law_ageing_or_industry(cli, own):
    text = "level,low,mid,high,currency,as_of\nmid,300000,400000,500000,INR,2020-01-01\n"
    data = cli.json(
        "range", "--level", "mid", "--area", "Pune", "--industry", "retail", "--bands", own(text)
    )
    assert (data["currency"], data["area"], data["state"]) == ("INR", "Pune", None)
    assert data["band"]["mid"] == 400_000
    assert any("another currency" in caution for caution in data["cautions"])
    assert "INR" in cli("range", "--level", "mid", "--bands", own(text)).out


def test_a_level_the_file_does_not_have_is_said(cli, own):
    assert "lead, senior" in cli.refused("range", "--level", "mid", "--bands", own(GOOD))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no column level, low, mid, high"),
        ("level,low,mid\n", "no column high"),
        ("level,low,mid,high\n", "no bands below the header"),
        ("level,low,midd,high\nmid,1000,2000,3000\n", "did you mean mid?"),
        ("level,low,mid,high\nmid,50000,40000,70000\n", "line 2: low, mid and high do not rise"),
        ("level,low,mid,high\nmid,18,20,25\n", "line 2: 25 looks like pay an hour"),
        ("level,low,mid,high,low\nmid,1,2,3,4\n", "a column is there twice"),
        ("level,low,mid,high\nboss,1000,2000,3000\n", "line 2: level 'boss'"),
        ("level,low,mid,high\nmid,x,2000,3000\n", "line 2: low 'x' is not an amount"),
        ("level,low,mid,high\nmid,nan,2000,3000\n", "line 2: low 'nan'"),
        ("level,low,mid,high\nmid,1,inf,3\n", "line 2: mid 'inf'"),
        ("level,low,mid,high\nmid,-1,2,3\n", "line 2: low '-1'"),
        ("level,low,mid,high\nmid,1\n", "line 2: mid ''"),
        ("level,low,mid,high,as_of\nmid,1000,2000,3000,May\n", "as_of 'May' is not a day"),
        ("level,low,mid,high,currency\nmid,1000,2000,3000,rupees\n", "currency 'RUPEES'"),
        ("level,low,mid,high,p10,p25\nmid,1000,2000,3000,9,8\n", "percentiles do not rise"),
        (
            "level,low,mid,high\nmid,1000,2000,3000\nmid,1000,2000,3000\n",
            "line 3: the same level, area and date",
        ),
        ('level,low,mid,high\n"mid,1000,2000,3000\n', "line 2"),
        (b"level,low,mid,high\nmid,\xff,2,3\n", "not text in UTF-8"),
        ("level,low,mid,high\nmid,1000,2000,20000\n", "high is ten times mid or more"),
    ],
)
def test_a_bad_file_is_refused_by_line(cli, own, text, words):
    err = cli.refused("bands", "check", own(text))
    assert words in err
    assert "bands.csv" in err


def test_all_mistakes_are_named_at_once(cli, own):
    bad = "level,low,mid,high\nsenior,50000,40000,70000\nlead,x,1,2\nboss,1000,2000,3000\n"
    err = cli.refused("bands", "check", own(bad))
    assert all(f"line {line}" in err for line in (2, 3, 4))
    assert "3 mistakes" in err


def test_files_that_cannot_be_read_are_refused(cli, tmp_path, monkeypatch):
    assert "cannot read" in cli.refused("bands", "check", tmp_path)
    assert "cannot read" in cli.refused("bands", "check", tmp_path / "none.csv")
    monkeypatch.setattr("negotiate.files.reading.MOST_BYTES", 3)
    (tmp_path / "big.csv").write_text(GOOD)
    assert "too large" in cli.refused("bands", "check", tmp_path / "big.csv")


def test_dollars_and_thousands_are_read_as_written(own):
    bands = load_bands(own('level,low,mid,high\nmid,"$40,000","45,000",$50000\n'))
    assert bands.rows[0].mid == 45_000


@given(st.binary(max_size=200))
def test_any_bytes_are_bands_or_a_problem(tmp_path_factory, content):
    file = tmp_path_factory.mktemp("own") / "b.csv"
    file.write_bytes(content)
    with pytest.raises(Problem):
        load_bands(file)


@given(st.text(st.sampled_from('level,owmidhgsnr0123456789\n"-.'), max_size=120))
def test_any_table_is_bands_or_a_problem(tmp_path_factory, text):
    file = tmp_path_factory.mktemp("own") / "b.csv"
    file.write_text("level,low,mid,high\n" + text)
    try:
        assert len(load_bands(file)) > 0
    except Problem as problem:
        assert all(mistake.startswith("line ") for mistake in problem.mistakes)


def test_the_frame_of_bands_has_a_row_a_band():
    frame = load_bands().to_frame()
    assert len(frame) == 5398
    assert frame.loc[0, "p50"] == 36_170


PLACES = """level,low,mid,high,area,as_of
mid,38000,44000,52000,"Phoenix, AZ",2026-05-01
senior,45000,52000,61000,"Phoenix, AZ",2026-05-01
mid,40000,46000.50,54000,"Tucson, AZ",2026-05-01
senior,47000,54000,63000,"Tucson, AZ",2026-05-01
"""
WHOLE_FILES = [
    GOOD,
    PLACES,
    "level,high,mid,low\nmid,52000,44000,38000\nsenior,61000,52000,45000\n",
    "level,low,mid,high,p10,p25,p50,p75,p90\nmid,3e4,4e4,5e4,1e4,2e4,3e4,4e4,50000\n",
    'level,low,mid,high\nmid,"38,000","44,000","52,000"\nsenior,10000,20000,199999\n',
]


@pytest.mark.parametrize("text", WHOLE_FILES, ids=lambda text: text[:24])
def test_a_file_cut_anywhere_is_refused_or_holds_whole_rows_alone(own, text):
    whole = load_bands(own(text)).rows
    for end in range(len(text)):
        try:
            rows = load_bands(own(text[:end])).rows
        except Problem:
            continue
        assert rows == whole[: len(rows)], text[:end]
        assert text[end] == "\n" or text[end - 1] == "\n", text[:end]


def test_a_last_line_without_an_end_is_taken_where_it_can_be_seen_to_be_whole(cli, own):
    assert len(load_bands(own(GOOD.rstrip()))) == 2
    err = cli.refused("bands", "check", own(PLACES.rstrip()))
    assert "bands.csv may be cut off: line 5, its last, has no end" in err
    assert "press Enter at its end and save" in err


def test_a_check_names_the_bands_that_are_missing_between_lines(cli, own):
    said = cli("bands", "check", own("".join(PLACES.splitlines(keepends=True)[:-1])))
    assert said.out == "ok: bands 3, levels 2 (mid, senior), areas 2\n"
    assert said.err == (
        "no band for senior in Tucson, AZ, though the other areas have one: is the file whole?\n"
    )
    assert cli("bands", "check", own(PLACES)).err == ""
    assert cli("bands", "check").err == ""


HOURLY = "level,low,mid,high,currency,area,unit\n"


def test_bands_by_the_hour_are_shown_by_the_hour_to_the_cent(cli, own):
    path = own(HOURLY + "mid,20.13,23.51,27.77,CAD,Toronto,hour\nlead,29,34,39,CAD,Toronto,hour\n")
    data = cli.json(
        "range", "--level", "mid", "--area", "Toronto", "--bands", path, "--per", "hour"
    )
    assert data["band"] == {"low": 20.13, "mid": 23.51, "high": 27.77}
    assert data["currency"] == "CAD"
    assert "C$29.00 to C$39.00 an hour" in cli("range", "--level", "lead", "--bands", path).out
    listed = cli("bands", "list", "--bands", path).out.split()
    assert {"C$20.13/h", "C$23.51/h", "C$27.77/h"} <= set(listed)
    assert "unit" in cli("bands", "list", "--bands", path, "--format", "csv").out.splitlines()[0]
    assert cli("bands", "check", path).out.startswith("ok: bands 2")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            HOURLY + "mid,20,23,27,CAD,,hour\nsenior,45000,50000,60000,CAD,,year\n",
            "line 2 by the hour and line 3 by the year: one file has one unit",
        ),
        (HOURLY + "mid,20,23,27,CAD,,\n", "line 2: 27 looks like pay an hour: add a column unit"),
        (HOURLY + "mid,40000,43000,47000,CAD,,hour\n", "47000 looks like pay a year"),
        (HOURLY + "mid,20,23,27,CAD,,week\n", "line 2: unit 'week' is neither hour nor year"),
    ],
)
def test_a_unit_that_is_unclear_is_refused_by_line(cli, own, text, words):
    path = own(text)
    for command in (("bands", "check", path), ("range", "--level", "mid", "--bands", path)):
        assert words in cli(*command, code=1).err
