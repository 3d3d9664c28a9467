"""What is asked about the law before a figure is spoken of."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import TODAY

from negotiate import target_range


def asked(level, **words):
    """The result, and the kind, amount and day of each question."""
    result = target_range(level, **{"as_of": TODAY, **words})
    return result, [(one.kind, one.amount, one.day) for one in result.law_first]


def test_an_offer_under_the_minimum_in_force_is_settled_before_any_figure():
    result, found = asked("junior", area="Seattle, WA", offer="16/h")
    assert found == [("minimum", 21.30, None)]
    assert (result.figure, result.good_at) == (None, None)
    assert not [one for one in result.concessions if one.ask]
    assert result.offer.counter >= 21.30 * 2080


@pytest.mark.parametrize("words", [{"posted": "up to 15/h"}, {"said": "15/h"}])
def test_no_advert_and_no_number_said_brings_the_figure_under_the_minimum(words):
    result, _ = asked("junior", area="Denver, CO", offer="14/h", **words)
    assert result.offer.counter >= result.minimum


def test_one_under_a_minimum_that_starts_within_weeks_is_asked_about_and_keeps_its_figure():
    result, found = asked("junior", area="Providence, RI", offer="16.50/h")
    assert found == [("minimum-soon", 17.0, date(2027, 1, 1))]
    assert result.figure >= 17.0 * 2080
    _, later = asked("junior", area="Providence, RI", offer="16.50/h", as_of=date(2026, 10, 1))
    assert later == []  # more than sixty days away


@pytest.mark.parametrize(
    ("level", "words", "amount"),
    [
        ("lead", {"area": "Fresno, CA", "offer": "60000"}, 70_304),
        ("mid", {"area": "New York, NY", "offer": "38000/year", "hours": 48}, 66_300),
    ],
)
def test_a_salary_under_the_exempt_floor_asks_for_overtime_and_keeps_its_figure(
    level, words, amount
):
    result, found = asked(level, **words)
    assert ("overtime", amount) in [(kind, floor) for kind, floor, _ in found]
    under = [kind for kind, _, _ in found if kind == "minimum"]
    assert (result.figure is None) == bool(under)


def test_a_salary_over_the_exempt_floor_of_today_is_held_against_the_one_that_comes():
    _, found = asked("lead", area="Fresno, CA", offer="71000")
    assert found == [("overtime", 72_384, date(2027, 1, 1))]


@pytest.mark.parametrize(
    ("level", "words"),
    [
        ("lead", {"area": "Fresno, CA", "offer": "29/h"}),
        ("mid", {"area": "Fresno, CA", "offer": "45000"}),
        ("lead", {"area": "Fresno, CA", "offer": "90000"}),
    ],
)
def test_pay_by_the_hour_an_agents_full_week_and_a_larger_salary_ask_nothing(level, words):
    assert asked(level, **words)[1] == []


def test_the_minimum_is_asked_about_before_overtime():
    _, found = asked("lead", area="Seattle, WA", offer="40000")
    assert [kind for kind, _, _ in found] == ["minimum", "overtime"]


@pytest.mark.parametrize(
    ("place", "hours", "offer", "kinds"),
    [
        # 45,000 for 2,600 hours is 17.31 an hour, and exempt only from 70,304 on.
        ("Los Angeles, CA", 50, "45000", ["minimum", "overtime"]),
        ("Los Angeles, CA", 50, "48000", ["overtime"]),
        ("Los Angeles, CA", 40, "45000", ["overtime"]),
        ("New York, NY", 55, "42000", ["minimum", "overtime"]),
        ("Dallas, TX", 80, "30000", ["minimum", "overtime"]),
        ("Dallas, TX", 80, "30160", ["overtime"]),
        # From the floor on no hours are counted: 66,300 for 80 hours a week is 15.94 an hour.
        ("New York, NY", 80, "66300", []),
        ("New York, NY", 80, "66000", ["minimum", "overtime"]),
    ],
)
def test_a_salary_under_the_exempt_floor_pays_the_minimum_for_every_hour(
    place, hours, offer, kinds
):
    result, found = asked("lead", years=6, area=place, hours=hours, offer=offer)
    assert [kind for kind, _, _ in found] == kinds
    assert (result.figure is None) == ("minimum" in kinds)
    least = {"Los Angeles, CA": 17.87, "New York, NY": 17.0, "Dallas, TX": 7.25}[place]
    exempt = {"Los Angeles, CA": 70_304, "New York, NY": 66_300, "Dallas, TX": 35_568}[place]
    assert result.offer.counter >= min(least * hours * 52, exempt)


@pytest.mark.parametrize(
    ("level", "offer", "hours", "week"),
    [("mid", "36k", 48, 48), ("mid", "20800", 40, 40), ("lead", "36k", 48, 48)],
)
def test_a_salary_under_the_minimum_is_asked_about_with_its_week(level, offer, hours, week):
    result, _ = asked(level, area="Denver, CO", offer=offer, hours=hours)
    (question,) = (one for one in result.law_first if one.kind == "minimum")
    assert (question.salary, question.hours) == (float(offer.replace("k", "000")), week)


def test_pay_by_the_hour_is_asked_about_without_a_salary():
    result, _ = asked("mid", area="Denver, CO", offer="15/h", hours=48)
    assert result.law_first[0].salary is None
