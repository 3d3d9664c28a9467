"""What the user found out: kept safely, weighed in the open."""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from datetime import date

import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st

from negotiate.api.finds import find_check
from negotiate.api.ranges import target_range
from negotiate.files.finds import add_finds, load_finds
from negotiate.model.find import YearlyFind

ME = ("--level", "senior", "--years", "6", "--area", "Phoenix, AZ", "--as-of", "2026-11-22")


HEADER = "id,kind,source,link,low,high,level,area,date,note\n"


def row(low, high="", kind="posting", area='"Phoenix, AZ"', level="senior", day="2026-11-01"):
    return f",{kind},an ad,,{low},{high},{level},{area},{day},\n"


@pytest.fixture
def finds(tmp_path):
    def write(*rows):
        file = tmp_path / "finds.csv"
        file.write_text(HEADER + "".join(rows))
        return file

    return write


def target(cli, *more):
    return cli.json("range", *ME, *more)


def test_a_find_is_one_row_of_the_waterfall_and_the_rows_still_add_up(cli, finds):
    base = target(cli)
    data = target(cli, "--finds", finds(row("29/h"), row("30/h", "31/h")))
    [step] = [w for w in data["waterfall"] if w["grade"] == "yours"]
    assert (step["label"], step["source"]) == ("your 2 finds", "your own finds")
    assert step["amount"] > 0
    assert data["target"] > base["target"]
    assert data["band"] == base["band"]
    assert math.isclose(sum(w["amount"] for w in data["waterfall"]), data["target"], abs_tol=0.001)
    assert "Your finds" in cli("range", *ME, "--finds", finds(row("29/h"))).out


def test_the_row_of_the_finds_says_what_it_multiplies_by(cli, finds):
    found = finds(row("26/h", kind="offer-letter"))
    rows = cli.json("range", *ME, "--finds", found)["waterfall"]
    [at] = [n for n, step in enumerate(rows) if step["label"] == "your find"]
    before = sum(step["amount"] for step in rows[:at])
    assert math.isclose(rows[at]["rate"], rows[at]["amount"] / before, abs_tol=1e-6)


def test_one_wild_find_cannot_drag_the_target_outside_the_band(cli, finds):
    data = target(cli, "--finds", finds(row("60/h", kind="offer-letter")))
    assert data["target"] <= data["band"]["high"]
    absurd = target(cli, "--finds", finds(row("150/h", kind="offer-letter")))
    assert absurd["target"] == target(cli)["target"]
    assert any("too far off" in text for text in absurd["cautions"])
    two = target(cli, "--finds", finds(*[row("50/h", kind="offer-letter")] * 2))
    assert two["target"] <= two["band"]["high"]


def test_three_that_agree_can_up_to_the_highest_of_them(cli, finds):
    three = [row(f"{pay}/h", kind="offer-letter") for pay in (36, 36.5, 37)]
    data = target(cli, "--finds", finds(*three))
    assert data["band"]["high"] < data["target"] <= 37 * 2080
    assert data["ask_high"] <= 37 * 2080
    assert any("agree above the band" in text for text in data["cautions"])
    assert data["band"] == target(cli)["band"]


def test_finds_for_another_level_place_or_day_do_not_count_and_are_named(cli, finds):
    others = finds(
        row("30/h", level="mid"), row("30/h", area='"Tucson, AZ"'), row("30/h", day="2027-01-01")
    )
    data = target(cli, "--finds", others)
    assert data["target"] == target(cli)["target"]
    assert any("3 of your finds are for another level" in text for text in data["cautions"])


@given(
    st.lists(st.floats(15, 60), min_size=1, max_size=6),
    st.floats(0, 30),
    st.floats(0, 30),
)
def test_more_years_never_lower_the_target_whatever_was_found(tmp_path_factory, pays, a, b):
    file = tmp_path_factory.mktemp("finds") / "finds.csv"
    file.write_text(HEADER + "".join(row(f"{pay:.2f}/h") for pay in pays))
    less, more = sorted((a, b))
    low, high = (
        target_range("senior", years=years, area="Phoenix, AZ", finds=file, as_of=TODAY)
        for years in (less, more)
    )
    assert low.target <= high.target
    assert low.band.low <= low.target <= max(low.band.high, max(pays) * 2080)


def test_finds_are_added_listed_and_removed(cli):
    cli("finds", "add", "--kind", "job ad", "--low", "22/h", "--high", "26/h", *ME[:2], *ME[4:6])
    cli("finds", "add", "--kind", "recruiter", "--low", "48000", "--level", "mid", "--note", "Kim")
    data = cli.json("finds", "list")["finds"]
    assert [(f["id"], f["kind"], f["low"], f["high"], f["area"]) for f in data] == [
        (1, "posting", "22/h", "26/h", "Phoenix, AZ"),
        (2, "recruiter", "48000/year", "48000/year", "US"),
    ]
    assert "22/h to 26/h" in cli("finds", "list").out
    assert "removed find 1" in cli("finds", "remove", "1").err
    assert [f["id"] for f in cli.json("finds", "list")["finds"]] == [2]
    assert "no find 7" in cli.refused("finds", "remove", "7")
    assert "posting" not in cli("finds", "list", "--format", "csv").out


def test_the_users_own_finds_are_used_without_being_named(cli):
    base = target(cli)["target"]
    cli("finds", "add", "--kind", "offer-letter", "--low", "30/h", "--level", "senior", *ME[4:6])
    assert target(cli)["target"] > base or date.today() > TODAY
    assert cli("finds", "list").out.count("offer-letter") == 1


def test_what_is_missing_or_wrong_is_said(cli, finds, tmp_path):
    assert "--kind and --low" in cli.refused("finds", "add", "--level", "mid", code=2)
    add = ("finds", "add", "--level", "mid", "--kind")
    assert "posting" in cli.refused(*add, "postign", "--low", "20/h")
    assert "high" in cli.refused(*add, "posting", "--low", "26/h", "--high", "22/h")
    assert "not there" in cli.refused("range", *ME, "--finds", tmp_path / "none.csv")
    damaged = finds(row("30/h"), row("abc"), ",posting,x\n", row("20/h", kind="rumour"))
    before = damaged.read_text()
    error = cli.refused("finds", "list", "--finds", damaged)
    for line in ("3 mistakes", "line 3: low", "line 4: 3 cells", "line 5: kind"):
        assert line in error
    cli.refused(*add, "posting", "--low", "20/h", "--finds", damaged)
    assert damaged.read_text() == before


def test_import_takes_all_or_nothing_and_nothing_twice(cli, tmp_path):
    file = tmp_path / "new.csv"
    file.write_text(
        "kind,low,level,date\nposting,21/h,senior,2026-10-01\nposting,22/h,mid,2026-10-01\n"
    )
    assert "2 finds added" in cli("finds", "import", file).err
    assert "0 finds added, 2 were there already" in cli("finds", "import", file).err
    file.write_text("kind,low,level\nposting,23/h,senior\nposting,x,senior\n")
    assert "line 3" in cli.refused("finds", "import", file)
    assert len(cli.json("finds", "list")["finds"]) == 2
    file.write_text("kind,pay\nposting,21/h\n")
    error = cli.refused("finds", "import", file)
    assert "no column low" in error
    assert "unknown column pay" in error


def test_only_the_owner_can_read_them(cli, tmp_path):
    file = tmp_path / "deep" / "finds.csv"
    cli("finds", "add", "--kind", "posting", "--low", "20/h", "--level", "mid", "--finds", file)
    assert oct(file.stat().st_mode)[-3:] == "600"
    assert oct(file.parent.stat().st_mode)[-3:] == "700"


def _add_many(path, start, count):
    check = find_check(TODAY)
    for number in range(start, start + count):
        find = check({"kind": "posting", "low": f"{20 + number / 100:.2f}/h", "level": "mid"})
        add_finds(path, [find], check)


def test_many_processes_adding_at_once_lose_nothing(tmp_path):
    path = tmp_path / "finds.csv"
    jobs = [
        multiprocessing.get_context("spawn").Process(target=_add_many, args=(path, 10 * n, 10))
        for n in range(6)
    ]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join(60)
    found = load_finds(path, find_check(TODAY))
    assert len({find.low.amount for find in found}) == 60
    assert sorted(find.id for find in found) == list(range(1, 61))


ADDING = """
import sys
from datetime import date, timedelta
from pathlib import Path
from negotiate.files.finds import add_finds
from negotiate.api.finds import find_check
check = find_check(date(2026, 11, 22))
while True:
    add_finds(Path(sys.argv[1]), [check({"kind": "posting", "low": "20/h", "level": "mid"})], check)
"""


def test_killed_at_any_moment_the_old_or_the_new_file_stands(tmp_path):
    path = tmp_path / "finds.csv"
    count = 0
    for turn in range(8):
        job = subprocess.Popen([sys.executable, "-c", ADDING, str(path)])
        deadline = time.monotonic() + 20
        size = path.stat().st_size if path.exists() else 0
        while time.monotonic() < deadline and (not path.exists() or path.stat().st_size == size):
            time.sleep(0.005)
        time.sleep(0.0137 * turn)
        os.kill(job.pid, signal.SIGKILL)
        job.wait(20)
        found = load_finds(path, find_check(TODAY))
        assert len(found) >= count
        assert [find.id for find in found] == list(range(1, len(found) + 1))
        count = len(found)
    assert count > 8


def test_finds_without_numbers_get_one_each(cli, tmp_path):
    file = tmp_path / "hand.csv"
    file.write_text("kind,low,level\nposting,20/h,mid\nposting,21/h,mid\nposting,22/h,mid\n")
    data = cli.json("finds", "list", "--finds", file)["finds"]
    assert [find["id"] for find in data] == [1, 2, 3]
    cli("finds", "remove", "2", "--finds", file)
    assert [f["low"] for f in cli.json("finds", "list", "--finds", file)["finds"]] == [
        "20/h",
        "22/h",
    ]


def test_too_many_finds_are_refused_and_none_is_lost(cli, finds):
    file = finds(*[row("20/h")] * 10_001)
    before = file.read_bytes()
    assert "over 10,000" in cli.refused("finds", "list", "--finds", file)
    add = ("finds", "add", "--kind", "posting", "--low", "20/h", "--level", "mid", "--finds", file)
    cli.refused(*add)
    assert file.read_bytes() == before
    full = finds(*[row("20/h")] * 10_000)
    before = full.read_bytes()
    assert "read again" in cli.refused(*add)
    assert full.read_bytes() == before


def test_an_open_quote_is_damage_by_line(cli, finds):
    file = finds(row("20/h").rstrip("\n") + '"cut here\n', row("21/h"))
    before = file.read_bytes()
    assert "damaged: line" in cli.refused("finds", "list", "--finds", file)
    assert file.read_bytes() == before


def test_a_list_as_csv_can_be_imported_again(cli, tmp_path):
    add = ("finds", "add", "--kind", "posting", "--low", "20/h", "--level", "mid")
    cli(*add, "--note", "=1+1")
    cli("finds", "list", "-o", tmp_path / "f.csv")
    assert "'=1+1" in (tmp_path / "f.csv").read_text()
    cli("finds", "remove", "1")
    cli("finds", "import", tmp_path / "f.csv")
    assert cli.json("finds", "list")["finds"][0]["note"] == "=1+1"
    short = tmp_path / "short.csv"
    short.write_text("kind,low\nposting,20/h\n")
    assert "1 finds added" in cli("finds", "import", short, "--level", "senior").err
    short.write_text("kind,kind,low,level\nposting,posting,20/h,mid\n")
    assert "twice" in cli.refused("finds", "import", short)


def test_what_agrees_is_near_fresh_and_told_apart(cli, finds):
    def top(*rows):
        data = target(cli, "--finds", finds(*rows))
        return data["target"] > data["band"]["high"]

    def one(pay, **more):
        return row(f"{pay}/h", kind="offer-letter", **more)

    assert top(one(36), one(36.5), one(37))
    assert not top(one(36), one(36.5), one(75))
    assert not top(one(36), one(36), one(36))
    assert not top(*(one(pay, day="2024-01-01") for pay in (36, 36.5, 37)))


def test_a_path_that_is_no_file_is_said(cli, tmp_path):
    (tmp_path / "folder.csv").mkdir()
    assert "is a folder" in cli.refused("range", *ME, "--finds", tmp_path / "folder.csv")
    (tmp_path / "link.csv").symlink_to(tmp_path / "nowhere.csv")
    assert "leads nowhere" in cli.refused("finds", "list", "--finds", tmp_path / "link.csv")
    cli.refused("range", *ME, "--finds", tmp_path / ("a" * 300))
    cli.refused("finds", "list", "--finds", "")


def test_without_a_home_it_says_so(cli, monkeypatch):
    def homeless(*_, **__):
        raise RuntimeError("no home")

    monkeypatch.setattr("platformdirs.user_data_dir", homeless)
    assert "HOME" in cli.refused("finds", "list")


def test_compare_and_ladder_weigh_the_finds_too(cli, tmp_path):
    cli(
        "finds",
        "add",
        "--kind",
        "offer-letter",
        "--low",
        "30/h",
        "--date",
        "2026-11-01",
        *ME[:2],
        *ME[4:6],
    )
    mine = target(cli)["target"]
    file = tmp_path / "o.toml"
    file.write_text(
        '[[offer]]\nname = "A"\nlevel = "senior"\narea = "Phoenix, AZ"\nsalary = 50000\n'
    )
    offers = cli.json("compare", file, "--years", "6", "--as-of", "2026-11-22")["offers"]
    assert offers[0]["place"]["target"] == mine
    [rung] = [x for x in cli.json("ladder", *ME)["levels"] if x["you"]]
    assert rung["you"] == mine


def found(*pays, kind="offer-letter"):
    return [YearlyFind(kind, pay, pay, TODAY) for pay in pays]


def test_finds_in_dollars_say_nothing_of_other_currencies(cli, finds, tmp_path):
    bands = tmp_path / "b.csv"
    bands.write_text(
        "level,low,mid,high,area,as_of,currency\nsenior,40000,50000,60000,US,2026-01-01,EUR\n"
    )
    asked = ("range", "--level", "senior", "--area", "US", "--bands", bands, "--format", "json")
    plain = cli(*asked).json
    assert cli(*asked, "--finds", finds(row("29/h", area="US"))).json["target"] == plain["target"]


def test_finds_leave_the_next_level_alone(cli, finds):
    plain = target(cli)["next_level"]
    assert target(cli, "--finds", finds(row("30/h")))["next_level"] == plain


def test_held_at_the_highest_find_is_the_users_own_step(cli, finds):
    three = finds(*[row(f"{pay}/h", kind="offer-letter") for pay in (36, 36.5, 37)])
    data = cli.json("range", "--level", "senior", "--years", "40", *ME[4:], "--finds", three)
    [step] = [w for w in data["waterfall"] if w["label"] == "held at the highest of your finds"]
    assert (step["rate"], step["grade"], step["source"]) == (0, "yours", "your own finds")
    assert data["target"] == 37 * 2080
    assert data["ask_high"] > data["target"]


def test_the_ask_may_reach_the_highest_find(cli, finds):
    three = finds(*[row(f"{pay}/h", kind="recruiter") for pay in (33, 36, 37)])
    data = target(cli, "--finds", three)
    assert data["ask_high"] > data["band"]["high"]
    assert not any("over the top of the band" in text for text in data["cautions"])


def test_no_caution_where_the_target_stays_in_the_band(cli, finds):
    three = finds(*[row(f"{pay}/h", kind="pay-site") for pay in (32.5, 32.6, 32.7)])
    data = cli.json("range", "--level", "senior", "--years", "0", *ME[4:], "--finds", three)
    assert data["target"] <= data["band"]["high"]
    assert not any("agree above" in text for text in data["cautions"])


def test_the_last_find_that_fits_is_added(finds):
    file = finds(*[row("20/h")] * 9_999)
    check = find_check(TODAY)
    new = check({"kind": "posting", "low": "21/h", "level": "mid"})
    [added] = add_finds(file, [new], check)
    assert added.id == 10_000


def test_a_file_never_grows_past_what_can_be_read(cli, monkeypatch, finds):
    monkeypatch.setattr("negotiate.files.finds.MOST_BYTES", 120)
    file = finds(row("20/h"))
    before = file.read_bytes()
    add = ("finds", "add", "--kind", "posting", "--low", "21/h", "--level", "mid", "--finds", file)
    assert "read again" in cli.refused(*add)
    assert file.read_bytes() == before


def test_a_folder_that_is_there_keeps_its_rights_and_one_we_make_is_the_users_alone(cli, tmp_path):
    mine = tmp_path / "negotiate"
    mine.mkdir()
    mine.chmod(0o755)
    made = tmp_path / "new" / "negotiate"
    for folder, rights in ((mine, "755"), (made, "700")):
        add = ("finds", "add", "--kind", "posting", "--low", "21/h", "--level", "mid", "--finds")
        cli(*add, folder / "f.csv")
        assert oct(folder.stat().st_mode)[-3:] == rights
        assert oct((folder / "f.csv").stat().st_mode)[-3:] == "600"


def test_the_same_find_may_be_added_twice_and_counts_once(cli):
    add = ("finds", "add", "--kind", "posting", "--low", "30/h", "--date", "2026-11-01", *ME[:2])
    cli(*add, *ME[4:6])
    once = target(cli)["target"]
    cli(*add, *ME[4:6])
    assert len(cli.json("finds", "list")["finds"]) == 2
    assert target(cli)["target"] == once


def test_how_many_finds_are_left_out_is_said_in_words(cli, finds):
    def said(*rows):
        return [text for text in target(cli, "--finds", finds(*rows))["cautions"] if "left" in text]

    assert said(row("100/h")) == ["1 of your finds is too far off to be this job, and left out."]
    assert said(row("100/h"), row("99/h")) == [
        "2 of your finds are too far off to be this job, and left out."
    ]
    assert said(row("25/h", level="lead")) == [
        "1 of your finds is for another level, place or day, and left out."
    ]


def test_held_at_the_low_end_is_said_so(cli, tmp_path):
    bands = tmp_path / "bands.csv"
    bands.write_text("level,low,mid,high\nsenior,49900,50000,60000\n")
    data = cli.json("range", "--level", "senior", "--years", "0", "--bands", bands)
    assert "held at the low end of the band" in [step["label"] for step in data["waterfall"]]


def test_one_find_above_the_band_holds_nothing(cli, finds):
    data = cli.json(
        "range", "--level", "senior", "--years", "40", *ME[4:], "--finds", finds(row("40/h"))
    )
    labels = [step["label"] for step in data["waterfall"]]
    assert "held at the top of the band" in labels
    assert "held at the highest of your finds" not in labels


def test_finds_that_lift_this_level_past_the_next_leave_the_next_unsaid(cli, finds):
    me = ("range", "--level", "mid", "--years", "3", *ME[4:])
    assert "One level up" in cli(*me).out
    lifted = finds(row("29/h", level="mid", kind="offer-letter"))
    data = cli.json(*me, "--finds", lifted)
    assert data["next_level"]["target"] <= data["target"]
    assert "One level up" not in cli(*me, "--finds", lifted).out


def test_one_find_is_called_so(cli, finds):
    data = target(cli, "--finds", finds(row("29/h")))
    assert [w["label"] for w in data["waterfall"] if w["grade"] == "yours"] == ["your find"]


def test_every_cell_of_a_row_that_is_wrong_is_said_at_once(cli, tmp_path):
    file = tmp_path / "finds.csv"
    rows = ("kind,low,level,area,date", "x,y,z,Nowhere XX,never", "posting,22/h,mid,TX,2026-05-01")
    file.write_text("\r".join(rows), newline="")  # as old Macs end lines
    error = cli.refused("finds", "list", "--finds", file)
    assert "5 mistakes" in error
    for cell in rows[0].split(","):
        assert f"  line 2: {cell}: " in error
    error = cli.refused("finds", "add", "--kind", "x", "--low", "y", "--level", "mid")
    assert "  kind: " in error
    assert "  low: " in error


@pytest.mark.parametrize(("mark", "called"), [(";", "semicolons"), ("\t", "tabs")])
def test_columns_between_other_marks_are_told_so(cli, tmp_path, mark, called):
    file = tmp_path / "finds.csv"
    file.write_text("kind,low,level\nposting,22/h,mid\n".replace(",", mark))
    error = cli.refused("finds", "list", "--finds", file)
    assert f"its columns are separated by {called}, not by commas" in error
    assert "commas" in error


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_finds_in_another_encoding_are_told_so(cli, tmp_path, encoding):
    file = tmp_path / "finds.csv"
    file.write_text("kind,low,level\nposting,22/h,mid\n", encoding=encoding)
    assert "is not text in UTF-8" in cli.refused("finds", "list", "--finds", file)
