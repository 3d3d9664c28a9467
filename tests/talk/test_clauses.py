"""Clauses and rights in a script: one sentence each, where it matters, and never spoken."""

from __future__ import annotations

from itertools import chain

SENIOR = ("script", "--level", "senior", "--area", "Denver, CO", "--offer", "44000")


def topics(cli, *words):
    """The topics of the clauses a script names."""
    return [note["topic"] for note in cli.json(*words)["clauses"]]


def test_after_the_talk_a_letter_is_looked_at(cli):
    found = topics(cli, *SENIOR, "--stage", "after")
    assert found == ["noncompete", "training", "review", "pay-talk", "leave"]
    screen = " ".join(cli(*SENIOR, "--stage", "after").out.split())
    assert "Before you sign, for you alone" in screen
    assert "A non-compete binds nobody paid less than $130,014 a year. (C.R.S. 8-2-113)" in screen


def test_at_other_stages_nothing_is_said_of_clauses_nobody_has_seen(cli):
    for stage in ("screen", "interview", "offer", "counter"):
        assert topics(cli, *SENIOR, "--stage", stage) == []
        assert "Before you sign" not in cli(*SENIOR, "--stage", stage).out


def test_with_ones_own_boss_nothing_is_signed(cli):
    raised = ("script", "--level", "lead", "--area", "TX", "--about", "raise")
    found = topics(cli, *raised, "--current", "60000", "--stage", "after")
    assert found == ["review", "pay-talk"]
    screen = " ".join(cli(*raised, "--current", "60000", "--stage", "after").out.split())
    assert "not for supervisors as the law means them" in screen
    assert "Before you sign" not in screen


OFFERS = """
[[offer]]
name = "Acme"
level = "senior"
area = "San Jose, CA"
hourly = 27
sign_on = { amount = 2000, repay_within_months = 12 }
change = [{ after_days = 90, add = 1 }]
"""


def test_an_offer_with_money_to_pay_back_or_a_promised_raise_has_its_clause(cli, tmp_path):
    file = tmp_path / "offers.toml"
    file.write_text(OFFERS)
    assert topics(cli, "script", file) == ["repay", "review"]
    after = topics(cli, "script", file, "--stage", "after")
    assert after == ["repay", "noncompete", "training", "review", "pay-talk", "leave"]
    assert topics(cli, "script", file, "--stage", "screen") == []
    file.write_text(OFFERS.replace("add = 1", "add = 1, in_writing = true"))
    assert topics(cli, "script", file) == ["repay"]
    file.write_text(OFFERS.replace(", repay_within_months = 12", ""))
    assert topics(cli, "script", file) == ["review"]


def test_no_clause_is_ever_spoken_nor_said_twice(cli):
    data = cli.json(*SENIOR, "--stage", "after")
    notes = [note["text"] for note in data["clauses"]]
    assert len(notes) == len(set(notes))
    moments = [moment["say"] for moment in data["after"]]
    spoken = " ".join(chain(*(tip["say"] for tip in data["tips"]), *moments))
    screen = " ".join(cli(*SENIOR, "--stage", "after").out.split())
    for note in notes:
        assert note not in spoken
        assert screen.count(note) == 1


def test_pay_in_another_currency_has_no_us_clauses(cli, tmp_path):
    bands = tmp_path / "bands.csv"
    bands.write_text("level,low,mid,high,currency\nsenior,30000,36000,42000,EUR\n")
    words = ("script", "--level", "senior", "--bands", bands, "--stage", "after")
    assert topics(cli, *words) == []
