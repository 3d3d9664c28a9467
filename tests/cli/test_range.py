"""`negotiate range` as a user meets it."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terminal import Terminal

from negotiate.cli import output as output_module
from negotiate.cli.app import main

ME = ["--level", "senior", "--years", "6", "--area", "Phoenix, AZ", "--as-of", "2026-11-22"]


def test_the_numbers_come_first(cli):
    lines = cli("range", *ME).out.splitlines()
    assert lines[0].startswith("Senior agent, Phoenix-Mesa-Chandler, AZ")
    assert lines[2].split()[:4] == ["Target", "$26.20", "an", "hour"]


def test_the_screen_stays_as_it_is(cli, snapshot):
    assert cli("range", *ME).out == snapshot
    manager = ["--level", "manager", "--area", "Columbus, OH", "--as-of", "2026-11-22"]
    assert cli("range", *manager).out == snapshot


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 300])
def test_the_screen_keeps_to_the_width_of_the_terminal(cli, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    for extra in ([], ["--explain"]):
        lines = cli("range", *ME, *extra).out.splitlines()
        assert max(map(len, lines)) <= min(columns, 100)


WORDY = [
    ["--level", "junior", "--years", "0", "--area", "Fresno, CA", "--industry", "outsourcer"],
    ["--level", "lead", "--area", "Midland, MI", "--industry", "outsourcer"],
    ["--level", "mid", "--area", "Xanadu Flats, CA", "--industry", "retail"],
    ["--level", "senior", "--industry", "other", "--company", "x" * 80],
]


@pytest.mark.parametrize("person", WORDY)
def test_the_default_screen_fits_24_lines_of_80(cli, person):
    assert len(cli("range", *person, "--as-of", "2026-11-22").out.splitlines()) <= 24


def test_every_bar_is_also_said_in_a_sentence(cli):
    text = " ".join(cli("range", *ME).out.split())
    assert "This job pays $23.38 to $32.32 an hour here, $26.50 in the middle" in text
    assert "half of people like you get $22.15 to $31.04" in text


def test_explain_shows_a_line_a_dollar_with_grade_and_source(cli):
    text = " ".join(cli("range", *ME, "--cert", "copc", "--explain").out.split())
    for words in ("COPC, 2% (0% to 5%)", "assumption", "measured", "published", "p90"):
        assert words in text
    assert "https://www.bls.gov/oes/" in text


def test_leads_and_managers_see_yearly_pay(cli):
    text = cli("range", "--level", "lead", "--area", "OH").out
    assert "an hour" not in text
    assert "a year" in text


def test_json_is_the_public_interface(cli):
    data = cli.json("range", *ME)
    assert data["schema"] == "negotiate.range/2"
    assert data["next_level"]["level"] == "lead"
    assert all(source["title"] and source["publisher"] for source in data["sources"])


def test_amounts_an_hour_are_the_yearly_ones_divided(cli):
    year, hour = cli.json("range", *ME), cli("range", *ME, "--per", "hour", "--format", "json").json
    assert hour["per"] == "hour"
    assert hour["target"] == 26.20
    assert hour["band"]["mid"] == round(year["band"]["mid"] / 2080, 2)


def test_per_on_a_screen_is_said_to_change_nothing(cli):
    assert "--per changes json and csv" in cli("range", *ME, "--per", "hour").err


def test_csv_is_one_flat_row(cli):
    (row,) = csv.DictReader(io.StringIO(cli("range", *ME, "--format", "csv").out))
    assert float(row["target"]) == 54_496
    assert row["band_low"]
    assert "cautions" not in row


def test_markdown_pastes_cleanly(cli):
    text = cli("range", *ME, "--company", "A|B *bold*", "--format", "markdown").out
    assert "\\|" in text
    assert "\\*bold\\*" in text
    assert text.startswith("# Senior agent")


@pytest.mark.parametrize(("name", "start"), [("r.json", "{"), ("r.csv", "schema,"), ("r.md", "# ")])
def test_the_suffix_of_the_file_chooses_the_format(cli, name, start):
    said = cli("range", *ME, "-o", name)
    assert said.out == ""
    assert Path(name).read_text().startswith(start)
    assert f"wrote {name}" in said.err


def test_a_file_is_written_whole_and_for_its_owner_alone(cli):
    Path("r.json").write_text("old")
    cli("range", *ME, "--format", "json", "-o", "r.json", "--force")
    json.loads(Path("r.json").read_text())
    assert stat.S_IMODE(Path("r.json").stat().st_mode) == 0o600
    assert [path.name for path in Path().iterdir()] == ["r.json"]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(cli, monkeypatch):
    Path("r.json").write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    err = cli.refused("range", *ME, "-o", "r.json", "--force")
    assert "No space left" in err
    assert Path("r.json").read_text() == "old"
    assert [path.name for path in Path().iterdir()] == ["r.json"]


def test_a_folder_that_is_not_there_is_a_plain_error(cli):
    assert "cannot write" in cli.refused("range", *ME, "-o", "no/such/dir/x.json")


def test_output_can_go_to_a_device_and_to_standard_output(cli):
    cli("range", *ME, "-o", "/dev/null")
    assert cli("range", *ME, "-o", "-").out.startswith("Senior agent")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--level", "senor"], "did you mean senior"),
        (["--level", "boss"], "levels are junior, mid, senior, lead or manager"),
        (["--level", "mid", "--years", "-1"], "--years"),
        (["--level", "mid", "--years", "nan"], "--years"),
        (["--level", "mid", "--years", "inf"], "--years"),
        (["--level", "mid", "--years", "61"], "from 0 to 60"),
        (["--level", "mid", "--hours", "0"], "--hours"),
        (["--level", "mid", "--hours", "100"], "from 1 to 80"),
        (["--level", "mid", "--area", "Phenix, AZ"], "Phoenix, AZ"),
        (["--level", "mid", "--cert", "hdi-crs"], "did you mean hdi-csr"),
        (["--level", "mid", "--cert", "phd"], "certificates are"),
        (["--level", "mid", "--industry", "moon"], "industries are"),
        (["--level", "mid", "--industry", "insurence"], "did you mean insurance"),
        (["--level", "mid", "--language", "123"], "--language"),
        (["--level", "mid", "--language", "Spansh"], "did you mean Spanish?"),
        (["--level", "supervisor"], "did you mean lead?"),
        (["--level", "mid", "--area", ""], "no place given"),
        (["--level", "mid", "--per", ""], "--per"),
        (["--level", "mid", "--as-of", "tomorrow"], "2026-11-22"),
        (["--level", "mid", "--as-of", "2020-01-01"], "2023-05-15 to 2028-05-15"),
        (["--level", "mid", "--floor", "900"], "could be pay for a week"),
        (["--level", "mid", "--current", "x"], "--current"),
        (["--level", "mid", "--format", "jsn"], "use --format json"),
        (["--level", "mid", "--per", "day"], "--per"),
        (["--level", "mid", "--bands", "none.csv"], "cannot read none.csv"),
        (["--level", "mid", "--area", "\x1b[31mX"], "--area"),
    ],
)
def test_a_mistake_is_one_error_and_one_hint(cli, args, words):
    err = cli.refused("range", *args)
    assert words in err
    assert "\x1b" not in err


@pytest.mark.parametrize("args", [["--nope"], ["--level"]])
def test_wrong_usage_is_exit_2_in_the_same_two_lines(cli, args):
    assert "negotiate range --help" in cli.refused("range", *args, code=2)


def test_what_is_no_number_is_a_wrong_usage(cli):
    assert "like 4.5" in cli.refused("range", "--level", "mid", "--years", "x", code=2)


def test_without_a_terminal_the_missing_level_is_exit_2_with_an_example(cli):
    err = cli.refused("range", code=2)
    assert 'negotiate range --level senior --years 6 --area "Phoenix, AZ"' in err


def test_a_bare_hourly_amount_is_echoed_as_such(cli):
    said = cli("range", *ME, "--floor", "22")
    assert "--floor: taken as $22.00 an hour" in said.err
    assert "your own floor" in said.out


def test_what_was_assumed_is_said_with_its_option(cli):
    text = " ".join(cli("range", "--level", "junior").out.split())
    assert "the whole US (--area), 1 year (--years), 40 hours" in text
    full = cli("range", "--level", "lead", "--years", "7", "--area", "US").out
    assert "Assumed" not in full


def test_at_a_terminal_it_asks_for_what_is_missing(cli, monkeypatch, capsys):
    answers = Terminal("boss\n²\n2\nmany\n3\nPhenix, AZ\nPhoenix, AZ\n\n")
    monkeypatch.setattr(sys, "stdin", answers)
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert main(["range", "--format", "json", "--industry", "retail"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["level"], data["area"]) == ("mid", "Phoenix-Mesa-Chandler, AZ")
    asked = sys.stderr.getvalue()
    assert "takes calls and chats" in asked
    assert "'boss' is not a level" in asked
    assert "'many' is not a number of years" in asked
    assert 'did you mean "Phoenix, AZ"' in asked
    again = "negotiate range --format json --industry retail --level mid --years 3"
    assert f"{again} --area 'Phoenix, AZ'" in asked


def test_at_a_terminal_leaving_is_clean(monkeypatch):
    monkeypatch.setattr(sys, "stdin", Terminal(""))
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert main(["range"]) == 1
    assert "stopped" in sys.stderr.getvalue()


@pytest.mark.parametrize(
    ("env", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colour_only_at_a_terminal_that_wants_it(monkeypatch, env, coloured):
    monkeypatch.setenv("TERM", "xterm")
    for key, setting in env.items():
        monkeypatch.setenv(key, setting)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert main(["range", *ME]) == 0
    assert ("\x1b[" in sys.stdout.getvalue()) == coloured


def test_a_pipe_gets_plain_text(cli):
    assert "\x1b" not in cli("range", *ME).out


def test_a_screen_without_unicode_gets_plain_marks(cli, monkeypatch):
    class Old(io.StringIO):
        encoding = "latin-1"

    monkeypatch.setattr(output_module.sys, "stdout", Old())
    assert main(["range", *ME]) == 0
    text = output_module.sys.stdout.getvalue()
    assert text.isascii()
    assert "|---" in text
    assert "###" in text


def test_a_reader_that_leaves_is_not_an_error_with_a_traceback(monkeypatch):
    class Gone(io.StringIO):
        encoding = "utf-8"

        def write(self, _: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Gone())
    monkeypatch.setattr(os, "dup2", lambda *_: None)
    assert main(["range", *ME]) == 1


def test_a_full_disk_behind_standard_output_is_a_plain_error(monkeypatch, capsys):
    class Full(io.StringIO):
        encoding = "utf-8"

        def write(self, _: str) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys, "stdout", Full())
    monkeypatch.setattr(os, "dup2", lambda *_: None)
    assert main(["range", *ME]) == 1
    assert "error: cannot write the output" in capsys.readouterr().err


def test_a_bug_keeps_its_traceback(monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise OSError(2, "a bug")

    monkeypatch.setattr("negotiate.cli.range.full_range_of", broken)
    with pytest.raises(OSError, match="a bug"):
        main(["range", *ME])


@given(st.lists(st.text(max_size=12), max_size=6))
def test_any_words_give_a_range_or_an_error_of_two_lines(capsys, words):
    code = main(["range", *words])
    out, err = capsys.readouterr()
    assert code in (0, 1, 2)
    if code:
        assert out == ""
        assert err.splitlines()[-1].startswith("hint: ")
    assert "\x1b" not in err


@pytest.mark.parametrize("closed", ["stdin", "stdout", "stderr"])
def test_a_closed_stream_is_no_traceback(monkeypatch, capsys, closed):
    monkeypatch.setattr(sys, closed, None)
    code = main(["range", *ME])
    assert code == (1 if closed == "stdout" else 0)
    if closed == "stdout":
        assert "standard output is closed" in capsys.readouterr().err


def test_a_file_without_end_is_refused(cli):
    assert "too large" in cli.refused("range", "--level", "mid", "--bands", "/dev/zero")


def test_a_file_with_very_many_mistakes_names_the_first(cli, tmp_path):
    file = tmp_path / "many.csv"
    file.write_text("level,low,mid,high\n" + "snior,1,2,3\n" * 500)
    err = cli.refused("bands", "check", file)
    assert "line 2:" in err
    assert "and 300 more" in err


def test_at_a_terminal_a_wrong_option_is_said_before_any_question(monkeypatch):
    monkeypatch.setattr(sys, "stdin", Terminal("2\n3\nUS\n"))
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert main(["range", "--industry", "moon"]) == 1
    assert "Which level" not in sys.stderr.getvalue()


@pytest.mark.parametrize("about", [(), ("--about", "raise")])
def test_present_pay_under_the_band_is_shown_as_such(cli, about):
    who = ("range", "--level", "mid", "--years", "3", "--area", "Ohio", *about)
    assert "$15.00 an hour" in (low := cli(*who, "--current", "15/h").out)
    assert "under the band" in low
    assert "under the band" not in cli(*who, "--current", "21/h").out
