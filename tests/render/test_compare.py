"""A comparison on the screen: rows, reasons, chances in words."""

from __future__ import annotations

import re

import pytest
from offer_examples import OFFER_TEXT, written


def test_without_any_place_one_line_says_how_to_get_take_home(cli, tmp_path):
    text = '[[offer]]\nname = "a"\nsalary = 1e4\n[[offer]]\nname = "b"\nsalary = 2e4\n'
    said = cli("compare", written(tmp_path, text)).out
    assert "For take-home pay, give each offer an area" in said
    assert "Take-home " not in said


def test_the_screen_says_what_the_gap_comes_to_and_when_it_turns(cli, tmp_path):
    text = "[preferences]\nhorizon_years = 4\n" + OFFER_TEXT.format("early", 45_000, "TX")
    text += "sign_on = { amount = 3000 }\n" + OFFER_TEXT.format("steady", 46_000, "TX")
    file = written(tmp_path, text)
    said = " ".join(cli("compare", file).out.split())
    assert "Over 4 years steady is $1,000 above early, before tax. At the end of year 2" in said
    assert "early is still ahead; from year 3 steady is" in said
    why = cli("compare", file, "--explain").out
    assert "Year by year" in why
    assert "All years so far" in why
    assert "$3,000 once; on average over 4 years" in why
    result = cli.json("compare", file)
    assert result["crossover"] == {"year": 3, "before": "early", "month": 36}
    assert result["years"][3]["together"] == {"steady": 184_000, "early": 183_000}


def test_the_screen_gains_three_rows_and_the_reasons_a_table_each(cli, tmp_path):
    cli("compare", "--template", "-o", tmp_path / "t.toml")
    said = cli("compare", tmp_path / "t.toml").out
    for row in (
        "Take-home, year one",
        "if only guaranteed pay comes",
        "Total after tax, home prices",
    ):
        assert sum(row in line for line in said.splitlines()) == 1
    assert "not taken off" in " ".join(said.split())
    why = cli("compare", tmp_path / "t.toml", "--explain").out
    for part in ("What moves the lead", "what is left", "AZ income tax", "Sources", "Rev. Proc."):
        assert part in why


def test_offers_that_tie_have_nothing_that_would_make_them_tie(cli, tmp_path):
    text = "[preferences]\nhorizon_years = 3\n"
    text += OFFER_TEXT.format("a", 45_000, "TX") + OFFER_TEXT.format("b", 45_000, "TX")
    said = cli("compare", written(tmp_path, text)).out
    assert "come out the same" in said
    assert "They would tie if" not in said
    assert "Over 3 years" not in said


@pytest.mark.parametrize("width", [40, 80])
def test_no_number_is_cut_however_many_offers(cli, tmp_path, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    text = "[preferences]\nhorizon_years = 2\n" + "".join(
        OFFER_TEXT.format(f"Company number {i}", 50_000 + 1_111 * i, "TX") for i in range(12)
    )
    said = cli("compare", written(tmp_path, text), "--explain").out
    for i in range(12):
        assert f"{50_000 + 1_111 * i:,}" in said
    assert not re.search(r"\d\u2026", said)
    assert max(map(len, said.splitlines())) <= width


def test_the_likeliest_offer_behind_on_average_is_explained(cli, tmp_path):
    text = OFFER_TEXT.format("sure", 49_100, "TX") + OFFER_TEXT.format("gamble", 30_000, "TX")
    text += '[[offer.bonus]]\nname = "b"\namount = 20000\npayout = 0.9\nlow = 0.0\nhigh = 1.2\n'
    said = " ".join(cli("compare", written(tmp_path, text)).out.split())
    assert "gamble wins more often, but falls further when it does not" in said


def test_a_lead_that_hangs_on_a_reading_says_why_there_are_no_odds(cli, tmp_path):
    text = OFFER_TEXT.format("y", 45_000, "TX") + "equity = { total = 20000 }\n"
    file = written(tmp_path, text + OFFER_TEXT.format("x", 47_000, "TX"))
    assert "No odds: the lead hangs on equity. Ask first." in cli("compare", file).out


def test_a_bar_starts_at_the_same_place_whatever_the_letters(cli, tmp_path):
    text = OFFER_TEXT.format("\u65e5\u672c\u8a9e\u306e\u4f1a\u793e", 45_000, "TX")
    said = cli("compare", written(tmp_path, text + OFFER_TEXT.format("x", 47_000, "TX"))).out
    bars = [line for line in said.splitlines() if "\u2588" in line and "$" in line]
    starts = {line.index("\u2588") + sum(ord(c) > 0x2E80 for c in line) for line in bars}
    assert len(starts) == 1


@pytest.mark.parametrize("named", ["overtime", "quality bonus"])
def test_bounds_of_overtime_are_asked_for_by_key_and_not_by_a_name(cli, tmp_path, named):
    text = OFFER_TEXT.format("a", 50_000, "TX")
    text += f'[[offer.bonus]]\nname = "{named}"\namount = 9000\npayout = 0.9\n'
    said = cli("compare", written(tmp_path, text + OFFER_TEXT.format("b", 52_000, "TX"))).out
    said = " ".join(said.split())
    assert f"give low and high of {named} at a in the file." in said


OVER_TIME = """
[preferences]
horizon_months = 9
[[offer]]
name = "later"
area = "TX"
hourly = 18
training = { weeks = 6, hourly = 14 }
[[offer]]
name = "at once"
area = "TX"
hourly = 17
"""


def test_a_horizon_in_months_is_said_in_months_with_the_month_the_lead_changes(cli, tmp_path):
    file = written(tmp_path, OVER_TIME)
    said = cli("compare", file).out
    assert said.startswith("Total compensation a year over 9 months, before tax")
    assert "later is ahead from month 6" in " ".join(said.split())
    data = cli.json("compare", file)
    assert data["horizon_years"] == 0.75
    assert data["ahead_from_month"] == 6
    assert len(data["months"]) == 9
    together = data["months"][-1]["together"]
    assert together == {o["name"]: pytest.approx(o["horizon_total"]) for o in data["offers"]}
    assert "Month by month" in cli("compare", file, "--explain").out


def test_a_contract_says_what_wage_it_comes_to_and_what_rate_it_would_take(cli, tmp_path):
    text = '[[offer]]\nname = "c"\narea = "TX"\nhourly = 21\nemployment = "1099"\n'
    file = written(tmp_path, text + '[[offer]]\nname = "j"\narea = "TX"\nhourly = 21\n')
    said = " ".join(cli("compare", file).out.split())
    assert "c: $21.00 an hour as a contractor leaves what $19." in said
    assert "to leave as much as j it would have to be $22." in said
    (rate,) = cli.json("compare", file)["contractor"]
    assert rate["as_employee"] < 21 < rate["needs"]
