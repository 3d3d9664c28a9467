"""The words beside the numbers of a range."""

from __future__ import annotations

import pytest
from conftest import TODAY

from negotiate import target_range
from negotiate.files.lines import load_lines
from negotiate.talk.numbers import asked


@pytest.mark.parametrize(("current", "stays"), [("48/h", True), ("21/h", False)])
def test_who_earns_more_already_asks_for_the_level_above_and_says_no_yes(current, stays):
    result = target_range("mid", area="Tampa, FL", offer="22/h", current=current, as_of=TODAY)
    assert (result.no_counter == "current-above") is stays
    said = [bracket.you_say for bracket in result.when_they_say]
    assert ("Is there a level above this one?" in said[0]) is stays


def test_a_stranger_is_asked_about_the_work_and_ones_boss_about_ones_own_rate():
    result = target_range("junior", area="Seattle, WA", as_of=TODAY, offer="12/h")
    (question,), lines = result.law_first, load_lines()
    stranger = asked(question, result.place, lines)
    assert stranger == "Can I check one thing: is the work in Seattle? The minimum there is $21.30."
    boss = asked(question, result.place, lines, inside=True)
    assert boss == "Can I check my rate? The minimum here is $21.30."


@pytest.mark.parametrize(
    ("own", "under"),
    [({"floor": "19/h"}, "floor"), ({"rival": "19/h written"}, "rival"), ({}, "")],
)
def test_no_yes_on_the_spot_where_even_the_advert_ends_under_what_one_has(own, under):
    result = target_range(
        "mid", years=3, area="Tampa, FL", offer="17/h", posted="16-18/h", as_of=TODAY, **own
    )
    assert result.figure_under == under
    best = result.when_they_say[-1]
    assert ("a day to think it over" in best.you_say) is bool(under)
    assert ("accept" in best.you_say) is not bool(under)


def test_a_salary_under_the_minimum_is_asked_about_by_the_hour():
    result = target_range("mid", area="Denver, CO", offer="36k", hours=48, as_of=TODAY)
    rate, question = result.law_first[0].ask.split(". ", 1)
    assert rate == "At 48 hours a week, $36,000 a year comes to $14.42 an hour"
    assert question.startswith("Can I check one thing: is the work in Denver?")


def test_a_salary_one_cent_under_the_minimum_is_not_said_to_reach_it():
    result = target_range("mid", area="Denver, CO", offer="40120", as_of=TODAY)
    assert "comes to $19.28 an hour" in result.law_first[0].ask
    assert "The minimum there is $19.29." in result.law_first[0].ask


@pytest.mark.parametrize(("about", "known"), [("conversion", True), ("offer", False)])
def test_who_is_taken_on_from_an_agency_speaks_of_the_work_they_know(about, known):
    result = target_range("mid", years=3, area="Tampa, FL", offer="17/h", about=about, as_of=TODAY)
    assert result.to_counter.startswith("You've seen my work here.") is known
