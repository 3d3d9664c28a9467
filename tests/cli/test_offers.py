"""An offers file made and changed by words, and other numbers for one run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ON = ("--as-of", "2026-11-22")


@pytest.fixture
def acme(cli):
    cli("offers", "add", "Acme", "hourly=23", "time_off.days=15", "bonus.amount=1k")
    cli("offers", "add", "Acme Inc. West", "salary=50000", "time_off.days=15")


def test_offers_are_added_changed_listed_weighed_and_removed(cli, acme):
    said = cli("offers", "edit", "acme", "hourly=24", "deadline=2026-12-24", "time_off.days=").err
    assert "offers.toml: Acme\n  hourly 24, not 23\n  deadline 2026-12-24\n" in said
    assert "time_off.days taken away (it was 15)" in said
    listed = cli("offers", "list").out
    assert "$24.00 an hour" in listed
    assert "2026-12-24" in listed
    found = cli.json("offers", "list")["offers"]
    assert [(one["name"], one["base"]) for one in found] == [
        ("Acme", 24 * 2080),
        ("Acme Inc. West", 50000),
    ]
    assert cli.json("compare", "offers.toml", *ON)["ranking"] == ["Acme", "Acme Inc. West"]
    assert "removed Acme Inc. West" in cli("offers", "remove", "acme inc. west").err
    assert cli("offers", "edit", "Acme", "hourly=24").err.count("it says so already") == 1


def test_the_names_of_offers_are_seen_at_forty_columns(cli, acme, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    listed = cli("offers", "list").out
    assert "Acme Inc.  $50,000 a year" in listed
    assert "West" in listed
    assert "$50,000 a year" in listed
    assert max(map(len, listed.splitlines())) <= 40


def test_the_file_of_the_profile_is_the_one_that_is_changed(cli, tmp_path):
    cli("profile", "init", "--level", "mid", "--offers", tmp_path / "mine.toml", "--no-input")
    cli("offers", "add", "Acme", "hourly=23")
    assert "Acme" in (tmp_path / "mine.toml").read_text()
    cli("offers", "add", "Bank", "hourly=22", "--file", "other.toml")
    assert "Bank" in Path("other.toml").read_text()


def test_a_part_of_a_name_is_answered_with_the_whole(cli):
    cli("offers", "add", "Night shift at Bolt", "hourly=20")
    error = cli.refused("offers", "edit", "bolt", "hourly=22")
    assert "did you mean 'Night shift at Bolt'?" in error


def test_wrong_words_are_all_said_and_nothing_is_written(cli, acme):
    before = Path("offers.toml").read_text()
    said = cli.refused("offers", "edit", "Acme", "hourly=2,000", "status=sure")
    assert "offer[0].hourly (Acme): 2000 is more than 1000 an hour" in said
    assert "offer[0].status (Acme): 'sure' is not" in said
    assert "did you mean hourly?" in cli.refused("offers", "edit", "Acme", "hourl=2")
    assert "did you mean 'Acme'" in cli.refused("offers", "edit", "Acne", "hourly=2")
    assert "missing" in cli.refused("offers", "add", code=2)
    assert "the pay of the offer" in cli.refused("offers", "add", "Bank", code=2)
    assert Path("offers.toml").read_text() == before


def test_a_number_is_another_for_one_run(cli, acme):
    before = Path("offers.toml").read_text()
    words = ("--set", "Acme Inc. West.salary=60k", "--set", "preferences.horizon_years=2")
    said = cli("compare", "offers.toml", *words, *ON, "--format", "json")
    data = json.loads(said.out)
    assert data["ranking"] == ["Acme Inc. West", "Acme"]
    assert (data["horizon_years"], data["offers"][0]["base"]) == (2, 60000)
    assert "for this run only: Acme Inc. West.salary=60k" in said.err
    assert Path("offers.toml").read_text() == before

    cli("offers", "edit", "Acme Inc. West", "salary=60k")
    cli("offers", "edit", "preferences", "horizon_years=2")
    assert cli.json("compare", "offers.toml", *ON) == data


def test_sheet_and_script_take_it_too(cli, acme):
    words = ("offers.toml", "--level", "mid", "--company", "Acme", "--set", "Acme.hourly=19", *ON)
    assert "$19.00 an hour" in cli("sheet", *words, "--format", "markdown", "-o", "-").out
    assert cli.json("script", *words) == cli.json("script", *words, "--offer", "19/h")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Bank.hourly=3", "there is no offer 'Bank'"),
        ("hourly=3", "there is no offer 'hourly'"),
        ("Acme.hourl=3", "did you mean hourly?"),
        ("Acme.hourly", "no change of an offer"),
        ("Acme.hourly=2000", "2000 is more than 1000 an hour"),
        ("preferences.filng=joint", "did you mean filing?"),
    ],
)
def test_a_wrong_change_for_one_run_is_said(cli, acme, words, said):
    assert said in cli.refused("compare", "offers.toml", "--set", words)


def test_a_practice_call_takes_it_too(cli, acme):
    call = ("rehearse", "offers.toml", "--level", "mid", "--company", "Acme", "--seed", "1", *ON)
    call = (*call, "--answers", "answers.txt")
    Path("answers.txt").write_text("quit\n")
    said = cli(*call, "--set", "Acme.hourly=19")
    assert "the offer of $19 an hour?" in " ".join(said.out.split())
    assert "for this run only: Acme.hourly=19" in said.err
    assert "the offer of $23 an hour?" in " ".join(cli(*call).out.split())
    said = cli.refused("rehearse", "--level", "mid", "--set", "Acme.hourly=19", code=2)
    assert "no offers file" in said


def test_without_a_file_there_is_nothing_to_change(cli):
    assert "no offers file" in cli.refused("sheet", "--level", "mid", "--set", "A.b=1", code=2)
