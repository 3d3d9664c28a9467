"""Offers asked for at a terminal: as many as one has, any key, back and again."""

from __future__ import annotations

import shlex
import sys
import tomllib
from pathlib import Path

import pytest
from terminal import Terminal


@pytest.fixture
def ask(cli, monkeypatch):
    """Runs a command with answers typed at a terminal."""

    def answered(answers, *words, code=0):
        monkeypatch.setattr(sys, "stdin", Terminal("\n".join(answers) + "\n"))
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
        return cli(*words, code=code)

    return answered


ACME = ("Acme", "21.50/h", "written", "Phoenix, AZ", "", "120", "15", "8", "2000", "80", "6", "")
BANK = ("Bank", "1,700 twice a month", "", "", "", "", "", "", "", "", "")


def test_as_many_offers_as_one_has_are_asked_for_saved_and_weighed(ask):
    answers = (*ACME, "y", *BANK, "y", "Third", "52k", *BANK[2:], "", "", "")
    said = ask(answers, "compare", "--as-of", "2026-11-22")
    assert "Third" in said.out
    written = tomllib.loads(Path("offers.toml").read_text())
    assert written["preferences"] == {"home_area": "Phoenix, AZ"}
    assert [one["name"] for one in written["offer"]] == ["Acme", "Bank", "Third"]
    assert written["offer"][0] == {
        "name": "Acme",
        "hourly": 21.5,
        "status": "written",
        "area": "Phoenix, AZ",
        "health": {"premium_monthly": 120},
        "time_off": {"days": 15},
        "commute": {"miles_one_way": 8},
        "bonus": [{"name": "bonus", "amount": 2000, "payout": 0.8}],
        "retirement": [{"match_rate": 1.0, "up_to": 0.06}],
    }
    assert written["offer"][1]["pay"] == "1,700 twice a month"


def test_any_key_can_be_given_and_an_offer_is_whole_before_the_next(ask):
    more = ("?", "training", "hourl=3", "shift.hours_per_week=20", "", "shift.rate=10%", "")
    said = ask((*ACME[:-1], *more, "n", "", ""), "compare", "--as-of", "2026-11-22").err
    assert "retirement.vested_share" in said
    assert "write training=VALUE" in said
    assert "did you mean hourly?" in said
    assert "shift[0].rate: is missing" in said
    shift = tomllib.loads(Path("offers.toml").read_text())["offer"][0]["shift"]
    assert shift == [{"hours_per_week": 20, "rate": 0.1}]


def test_one_can_go_back_into_the_offer_before_and_find_ones_answers(ask):
    back = ("Acme", "<", "Acme 2", "20/h", *ACME[2:], "y", "<", "<", "<", "-", "", "n", "mine", "")
    said = ask((*back, "<", "", "mine"), "compare", "--as-of", "2026-11-22")
    assert "[6]" in said.err
    offer = tomllib.loads(Path("mine.toml").read_text())["offer"][0]
    assert (offer["name"], "retirement" in offer) == ("Acme 2", False)


def test_at_the_first_question_there_is_no_way_back(ask):
    assert "first question" in ask(("<", *ACME, "n", "", ""), "compare").err


@pytest.mark.parametrize("wrong", ["-5", "many", "101"])
def test_a_wrong_answer_is_explained_and_asked_again(ask, wrong):
    said = ask((*ACME[:4], wrong, "38", *ACME[5:], "n", "", ""), "compare").err
    assert "cannot be used here" in said
    assert "0 to 1e+06" not in said


@pytest.mark.parametrize(
    ("place", "wrong", "right"), [(5, "120,50", "120.50"), (8, "5%", "2,000"), (5, "12050", "$120")]
)
def test_an_amount_that_would_be_read_as_another_is_asked_again(ask, place, wrong, right):
    answers = (*ACME[:place], wrong, right, *ACME[place + 1 :])
    assert f"'{wrong}' cannot be used here" in ask((*answers, "n", "", ""), "compare").err
    offer = tomllib.loads(Path("offers.toml").read_text())["offer"][0]
    found = (offer["health"]["premium_monthly"], offer["bonus"][0]["amount"])
    assert found[place // 8] == float(right.replace(",", "").strip("$"))


@pytest.mark.parametrize("no", ["n", "No", "none"])
def test_no_is_an_answer_to_anything_else(ask, no):
    said = ask((*ACME[:-1], no, "n", "", ""), "compare")
    assert "no key with a value" not in said.err
    assert "Acme comes to" in said.out


def test_a_word_that_is_no_key_is_told_how_keys_are_written(ask):
    said = " ".join(ask((*ACME[:-1], "4", "bonus", "", "n", "", ""), "compare").err.split())
    assert "? shows the keys, Enter goes on" in said
    assert "write bonus=VALUE" in said
    assert "write 4=VALUE" not in said


def test_two_offers_of_one_name_and_a_file_that_is_there_are_asked_again(ask):
    Path("offers.toml").write_text("mine")
    said = ask(("n", *ACME, "y", "acme", *BANK, "n", "", "offers.toml", "two"), "compare").err
    assert "a name of its own" in said
    assert "[offers-2.toml]" in said
    assert "offers.toml is there already" in said
    assert Path("offers.toml").read_text() == "mine"
    assert Path("two.toml").exists()


def test_whoever_stops_finds_the_offers_that_had_a_pay(ask):
    said = ask((*ACME, "y", "Bank", "20/h", "written"), "compare", code=1).err
    last = "offers.toml with what you answered (negotiate offers add adds to it) was written"
    assert " ".join(said.split()).endswith(f"stopped: {last}")
    assert said.count("what you answered") == 1
    kept = tomllib.loads(Path("offers.toml").read_text())["offer"]
    assert [(one["name"], one["hourly"]) for one in kept] == [("Acme", 21.5), ("Bank", 20)]


def test_an_offer_that_was_begun_is_said_as_a_command(ask):
    said = ask(ACME[:4], "offers", "add", "--file", "my offers.toml", code=1).err
    line = next(line for line in said.splitlines() if line.startswith("What you answered: "))
    assert shlex.split(line.partition(": ")[2])[1:] == [
        *("offers", "add", "Acme", "hourly=21.5", "status=written", "area=Phoenix, AZ"),
        *("--file", "my offers.toml"),
    ]
    assert said.endswith("stopped: nothing was written\n")


def test_a_bonus_that_was_taken_back_takes_its_payout_with_it_when_one_stops(ask):
    back = ("Acme", "20/h", *[""] * 6, "2000", "80", "<", "<", "-")
    assert "offers.toml with what you answered" in ask(back, "compare", code=1).err.replace(
        "\n", " "
    )
    assert tomllib.loads(Path("offers.toml").read_text())["offer"] == [
        {"name": "Acme", "hourly": 20}
    ]


def test_one_offer_more_is_asked_for(ask, cli):
    ask(ACME, "offers", "add")
    assert "a name of its own" in ask(("Acme", *BANK), "offers", "add").err
    ask(BANK[1:], "offers", "add", "Third")
    names = [one["name"] for one in cli.json("offers", "list")["offers"]]
    assert names == ["Acme", "Bank", "Third"]


def test_a_file_that_is_there_is_weighed_unless_another_is_wanted(ask, cli):
    cli("offers", "add", "Acme", "hourly=21.50")
    said = ask(("",), "compare")
    assert "Weigh the offers in offers.toml?" in said.err
    assert "Acme comes to" in said.out
    assert "whose is it" not in said.err


def test_without_a_terminal_it_says_what_to_type(cli):
    assert "--template" in cli.refused("compare", code=2)
    Path("offers.toml").write_text("")
    assert "negotiate compare offers.toml" in cli.refused("compare", code=2)
