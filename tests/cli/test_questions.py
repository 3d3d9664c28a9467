"""What is asked at a terminal, however narrow it is."""

from __future__ import annotations

import json
import sys

import pytest
from terminal import Terminal


@pytest.mark.parametrize("columns", [1, 2, 15, 80])
def test_a_terminal_one_column_wide_is_asked_too(cli, monkeypatch, tmp_path, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr("negotiate.cli.questions.check_there_is_someone", lambda example: None)
    monkeypatch.setattr(sys, "stdin", Terminal("2\n3\nUS\nn\n"))
    said = cli("range")
    assert "1  junior" in said.err
    assert "$" in said.out


def answered(cli, monkeypatch, answers, *typed):
    """What comes of a run that asks, and what was said on the way."""
    monkeypatch.setattr("negotiate.cli.questions.check_there_is_someone", lambda example: None)
    monkeypatch.setattr(sys, "stdin", Terminal("\n".join(answers) + "\n"))
    said = cli("range", "--format", "json", "--as-of", "2026-11-22", *typed)
    return json.loads(said.out), said.err


def test_the_place_asked_for_may_be_abroad(cli, monkeypatch):
    data, asked = answered(cli, monkeypatch, ["mid", "3", "Leeds", "Leeds, UK", "n"])
    assert (data["currency"], data["area"]) == ("GBP", "Yorkshire and The Humber")
    assert 'with its country: "Leeds, United Kingdom"' in " ".join(asked.split())
    assert "--country GB --area Leeds" in asked


def test_somebody_inside_is_asked_what_for_and_what_they_earn(cli, monkeypatch):
    answers = ["mid", "3", "Tampa, FL", "y", "what?", "a raise", "17.25/h", "y"]
    data, asked = answered(cli, monkeypatch, answers)
    assert data["conversation"]["about"] == "raise"
    assert data["figure"] > 17.25 * 2080
    assert "none of them" in asked
    assert "--about raise --current 17.25/h" in asked
    assert "Do all who start" not in asked


def test_somebody_who_needs_the_job_badly_is_told_to_take_the_offer(cli, monkeypatch):
    answers = ["junior", "2", "Memphis, TN", "n", "perhaps", "yes", "n"]
    data, asked = answered(cli, monkeypatch, answers, "--offer", "15.50/h")
    assert data["conversation"]["need"] == "high"
    assert data["good_at"] == 15.50 * 2080
    assert "neither yes nor no" in asked
    assert "--need high" in asked


def test_where_all_start_at_one_rate_no_figure_is_named(cli, monkeypatch):
    answers = ["junior", "1", "El Paso, TX", "n", "n", "y"]
    data, asked = answered(cli, monkeypatch, answers, "--offer", "14/h")
    assert (data["conversation"]["pay_set"], data["figure"]) == ("class", None)
    assert "--pay-set class" in asked


def test_what_was_typed_or_does_not_matter_is_not_asked(cli, monkeypatch):
    _, asked = answered(cli, monkeypatch, ["lead", "7", "US", ""])
    assert asked.count("(y or n)") == 1  # without an offer only where it is with
    typed = ("--offer", "60000", "--about", "promotion", "--current", "50000", "--need", "low")
    _, asked = answered(cli, monkeypatch, ["lead", "7", "US"], *typed)
    assert "(y or n)" not in asked


def test_enter_is_the_usual_answer(cli, monkeypatch):
    data, asked = answered(cli, monkeypatch, ["mid", "", "", "", "", ""], "--offer", "19/h")
    usual = cli.json("range", "--level", "mid", "--offer", "19/h", "--as-of", "2026-11-22")
    assert data["figure"] == usual["figure"]
    assert data["conversation"] == usual["conversation"]
    assert "--need" not in asked


def test_an_offer_that_a_shell_may_have_cut_is_asked_about_before_anything_is_advised(
    cli, monkeypatch
):
    slip = ("range", "--level", "senior", "--years", "6", "--area", "AZ", "--offer", "7.25")
    monkeypatch.setattr("negotiate.cli.questions.someone_is_there", lambda: True)
    monkeypatch.setattr(sys, "stdin", Terminal("n\n"))
    refused = cli(*slip, code=1)
    assert refused.out.strip() == ""
    assert "error: --offer: the offer is not $7.25 an hour" in refused.err
    assert "type it without $" in refused.err
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    assert "Offer" in cli(*slip).out
