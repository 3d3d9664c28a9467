"""Years of experience and hours a week, in the same words wherever they are typed."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest
from terminal import Terminal

from negotiate.model.errors import Misuse
from negotiate.words.durations import parse_hours, parse_years

TYPED = {
    "4.5": 4.5,
    "1 year": 1,
    "3 yrs": 3,
    "2yrs.": 2,
    "10+": 10,
    "5+ years": 5,
    "0": 0,
    "18 months": 1.5,
    "6mo": 0.5,
    "6 mths": 0.5,
    "1.5 years": 1.5,
    "a year": 1,
    "a year and a half": 1.5,
    "one and a half years": 1.5,
    "1 1/2 years": 1.5,
    "1½": 1.5,
    "half a year": 0.5,
    "six months": 0.5,
    "Two Years": 2,
    "2 years 6 months": 2.5,
    "2 yrs, 6 mo": 2.5,
    "two years and three months": 2.25,
    "about 7 years of experience": 7,
}


@pytest.mark.parametrize("typed", TYPED)
def test_years_are_read_as_people_type_them(typed):
    assert parse_years(typed) == TYPED[typed]


@pytest.mark.parametrize(
    ("typed", "hours"),
    [("40 hours", 40), ("37.5h/week", 37.5), ("40", 40), ("37 1/2 hours a week", 37.5)],
)
def test_hours_are_read_as_people_type_them(typed, hours):
    assert parse_hours(typed) == hours


@pytest.mark.parametrize(
    "typed", ["abc", "", "a", "4 weeks", "1 year 2", "11/2/3", "2-3 years", "nearly 3", "1,5"]
)
def test_no_number_of_years_is_a_wrong_usage(typed):
    with pytest.raises(Misuse):
        parse_years(typed)


@pytest.mark.parametrize("typed", ["18 months", "a year and a half", "1½ yrs"])
def test_the_same_words_are_taken_by_options_profiles_and_tables(cli, typed):
    assert "years" not in str(cli.json("range", "--level", "mid", "--years", typed)["assumed"])
    target = cli.json("range", "--level", "mid", "--years", "1.5")["target"]
    assert cli.json("range", "--level", "mid", "--years", typed)["target"] == target
    Path("me.toml").write_text(f'level = "mid"\nyears = "{typed}"\n')
    assert cli.json("range", "--profile", "me.toml")["target"] == target
    Path("people.csv").write_text(f"id,level,years\n1,mid,{typed}\n")
    cli("batch", "people.csv", "-o", "out.csv")
    with Path("out.csv").open() as file:
        assert [float(row["target"]) for row in csv.DictReader(file)] == [target]


def test_the_questions_of_a_profile_take_years_and_hours_in_words(cli, monkeypatch):
    answers = ["Kim", "", "2", "long", "a year and a half", *[""] * 7, "37.5h a week", *[""] * 3]
    monkeypatch.setattr(sys, "stdin", Terminal("\n".join(answers) + "\n"))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert "'long' is not a number of years" in cli("profile", "init").err
    profile = cli.json("profile", "show")
    assert (profile["years"], profile["hours"]) == (1.5, 37.5)
