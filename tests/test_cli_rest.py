"""The other commands, and what all commands share."""

from __future__ import annotations

import csv
import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from negotiate import __version__
from negotiate.cli import completion
from negotiate.cli.app import COMMANDS

PAGES = [[name] for name in COMMANDS]
PAGES += [["bands", sub] for sub in ("list", "show", "check")]
PAGES += [["finds", sub] for sub in ("add", "list")] + [["profile", "init"]]


def test_help_lists_every_command_and_asks_for_nothing(cli):
    text = cli("--help").out
    assert [re.search(rf"^  {name} ", text, re.MULTILINE) is not None for name in COMMANDS]
    assert cli().out.startswith(text)


def test_alone_it_says_what_to_do_next(cli):
    assert "negotiate alone" in cli().out.splitlines()[-2]
    assert "profile init" in cli().out.splitlines()[-1]
    cli("profile", "init", "--level", "mid", "--no-input")
    assert cli().out.splitlines()[-1].startswith("Next: negotiate range")
    cli("profile", "init", "--offers", "offers.toml", "--no-input")
    assert cli().out.splitlines()[-1].startswith("Next: negotiate compare")


def test_the_version_is_shown(cli):
    assert cli("--version").out == f"negotiate {__version__}\n"


@pytest.mark.parametrize("page", PAGES, ids=" ".join)
def test_every_help_page_ends_with_two_examples_that_run(cli, page, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    text = cli(*page, "--help").out
    examples = re.findall(r"^\s+(negotiate .+)$", text.partition("Examples:")[2], re.MULTILINE)
    assert len(examples) == 2
    for example in examples:
        if "check data/" not in example:
            assert cli(*shlex.split(example)[1:]).code == 0


@pytest.mark.parametrize(
    ("option", "typed", "offered"),
    [
        ("levels", "s", "senior"),
        ("certificates", "six", "six-sigma-green-belt"),
        ("states", "C", "CO"),
        ("industries", "out", "outsourcer"),
        ("languages", "sp", "Spanish"),
        ("find_kinds", "p", "posting"),
        ("stages", "", "screen"),
        ("papers", "l", "letter"),
        ("formats", "j", "json"),
        ("page_formats", "h", "html"),
        ("sheets", "p", "pdf"),
    ],
)
def test_the_shell_is_offered_what_may_come(option, typed, offered):
    assert offered in getattr(completion, option)(typed)


@pytest.mark.parametrize(
    ("shell", "typed", "offered"),
    [
        ("bash", ("range", "--area", '"Phoe'), "Phoenix, AZ"),
        ("zsh", ("range", "--area", "Phoe"), '"Phoenix, AZ"'),
        ("bash", ("finds", "a"), "add"),
        ("bash", ("bands", "show", "se"), "senior"),
        ("zsh", ("ra",), '"range"'),
        ("bash", ("compare", "--format", "h"), "html"),
    ],
)
def test_the_shells_themselves_are_answered(shell, typed, offered):
    words = ("negotiate", *typed)
    asked = {
        "_NEGOTIATE_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": " ".join(words),
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": " ".join(words),
    }
    done = subprocess.run(
        [Path(sys.executable).with_name("negotiate")],
        env={**os.environ, **asked},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert offered in done.stdout
    assert not done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("range", "--years", "x"), "'x' is not a number"),
        (("rehearse", "--seed", "x"), "'x' is not a whole number"),
        (("bands", "import", "--year", "x"), "'x' is not a whole number"),
        (("finds", "remove", "x"), "'x' is not a whole number"),
    ],
)
def test_kinds_of_values_are_called_what_people_call_them(cli, words, said):
    assert said in cli.refused(*words, code=2)


def test_the_hint_names_the_command_within_a_group(cli):
    assert "hint: negotiate finds add --help" in cli.refused("finds", "add", "--x", code=2)


def test_an_unknown_command_is_exit_2(cli):
    assert "No such command 'rnage'" in cli.refused("rnage", code=2)


def test_law_shows_the_minimum_the_next_one_and_the_overtime_floor(cli):
    text = " ".join(cli("law", "CA", "--as-of", "2026-11-22").out.split())
    for words in (
        "$16.90",
        "2027-01-01",
        "$17.40",
        "$70,304",
        "8 hours a day",
        "not legal advice",
    ):
        assert words in text
    assert "Lab. Code" in text


def test_law_of_a_state_without_figures_of_its_own_is_federal(cli):
    data = cli.json("law", "TX")
    assert [f["yearly"] for f in data["exempt_salary_floor"]] == [35_568]
    assert cli.json("law", "US")["minimum_wage"][0]["hourly"] == 7.25


def test_law_marks_thin_sources(cli):
    assert "check it" in cli("law", "VI").out


def test_law_from_its_day(cli):
    wage = cli.json("law", "CA", "--as-of", "2027-01-01")["minimum_wage"][0]
    assert (wage["hourly"], wage["next_hourly"]) == (17.40, None)
    assert "2027-01-01" in cli("law", "CA", "--as-of", "2027-02-01").out


def test_law_before_its_figures_says_so(cli):
    text = " ".join(cli("law", "CA", "--as-of", "2020-01-01").out.split())
    assert "Earlier figures are not on file for: California" in text
    assert "As known on 2026-11-26" in text


@pytest.mark.parametrize("day", ["0001-01-01", "2009-07-23", "9999-12-31"])
@pytest.mark.parametrize("words", [(), ("CA",), ("US",)])
def test_law_answers_on_any_day(cli, day, words):
    said = cli("law", *words, "--as-of", day).out
    if words:
        assert ("Earlier figures are not on file" in said) == (day < "2009-07-24")
    cli.json("law", *words, "--as-of", day)
    cli("law", *words, "--as-of", day, "--format", "csv")


def test_law_of_all_states(cli):
    text = cli("law", "--as-of", "2026-11-22").out
    california = next(line for line in text.splitlines() if line.startswith("  CA "))
    assert california.split() == ["CA", "$16.90", "2027-01-01", "$70,304", "must", "barred"]
    rows = list(csv.DictReader(io.StringIO(cli("law", "--format", "csv").out)))
    figures = {"minimum_wage", "exempt_salary_floor", "pay_range", "pay_history"}
    figures |= {"daily_overtime", "clause"}
    assert {row["figure"] for row in rows} == figures
    assert len({row["state"] for row in rows}) == 54
    assert len(cli.json("law")) == 54


def test_law_of_no_state_is_refused(cli):
    assert "California" in cli.refused("law", "Kalifornia")
    cli.refused("law", "ZZ")


def test_bands_of_a_place_are_listed(cli):
    text = cli("bands", "list", "--area", "Phoenix, AZ").out
    assert "Phoenix-Mesa-Chandler" in text
    assert len(re.findall(r"^  (junior|mid|senior|lead|manager) ", text, re.MULTILINE)) == 10
    assert text.count("2025-05-15  BLS OEWS May 2025") == 5


def test_a_band_is_shown_with_the_wages_it_was_read_from(cli):
    text = cli("bands", "show", "junior", "--area", "Midland, MI").out
    assert "p75" in text
    assert "Mended" in text
    assert "drawn 60% toward Michigan" in " ".join(text.split())
    cli.refused("bands", "show", "boss")


def test_bands_as_csv_are_a_bands_file_again(cli, tmp_path):
    file = tmp_path / "us.csv"
    cli("bands", "list", "--format", "csv", "-o", file)
    assert "bands 15, levels 5" in cli("bands", "check", file).out
    again = cli("bands", "list", "--bands", file, "--format", "csv").out
    assert [row["mid"] for row in csv.DictReader(io.StringIO(again))] == [
        row["mid"] for row in csv.DictReader(file.read_text().splitlines())
    ]


def test_the_built_in_bands_are_in_order(cli):
    assert (
        cli("bands", "check").out
        == "ok: bands 5,398, levels 5 (junior, mid, senior, lead, manager), areas 632\n"
    )
    assert "list" in cli("bands").out


def test_forgotten_quotes_are_named(cli):
    assert "quotes" in cli.refused("range", "--level", "lead", "--area", "Denver,", "CO", code=2)
    for command in ("script", "sheet"):
        assert "quotes" in cli.refused(command, "--level", "lead", "--area", "Denver,", "CO")


def test_what_comes_from_the_profile_is_said_without_private_figures(cli):
    cli("profile", "init", "--level", "mid", "--years", "3", "--floor", "19.77/h", "--no-input")
    said = cli("range", "--area", "TX")
    assert "from your profile: level mid, years 3, floor" in said.err
    assert "19.77" not in said.err


def test_an_offer_that_may_be_a_slip_is_questioned(cli):
    lead = ("range", "--level", "lead", "--area", "Denver, CO", "--offer")
    assert "10% of the middle" in cli(*lead, "8k").err
    assert "of the middle" in cli(*lead, "100/h").err
    assert "of the middle" not in cli(*lead, "68k").err


def test_a_page_is_made_by_sheet_alone(cli, tmp_path):
    assert "negotiate sheet" in cli.refused("script", "--level", "mid", "-o", tmp_path / "s.pdf")
    assert list(tmp_path.iterdir()) == []
