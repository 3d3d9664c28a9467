"""The hours and days of a job."""

from __future__ import annotations

import pytest

from negotiate.model.offer import Commute, Offer, TimeOff
from negotiate.offers.hours import (
    commuting_days,
    hours_given,
    hours_off,
    overtime_hours,
    paid_hours,
    worked_weeks,
)


def test_more_days_off_than_the_year_has_mean_no_way_to_work():
    offer = Offer(
        name="o", salary=1.0, time_off=TimeOff(days=261), commute=Commute(miles_one_way=1)
    )
    assert commuting_days(offer) == 0.0


def test_a_day_off_is_as_long_as_a_day_of_work():
    """Ten days off from four tens are two and a half weeks, and 100 hours."""
    tens = Offer(name="o", hourly=20, hours_per_day=10, days_per_week=4, time_off=TimeOff(days=10))
    assert hours_off(tens) == 100
    assert worked_weeks(tens) == 49.5
    assert hours_given(tens) == 2080 - 100


def test_there_is_no_overtime_in_weeks_of_leave():
    offer = Offer(
        name="o", hourly=20, overtime_hours_per_week=5, time_off=TimeOff(days=10, holidays=5)
    )
    assert overtime_hours(offer) == 5 * 49
    assert paid_hours(offer) == 2080 + 245


def test_weeks_in_turn_count_as_their_average():
    turns = Offer(name="o", hourly=20, weeks_in_turn=(36, 48), hours_per_day=12)
    assert (turns.hours, turns.days) == (42, 3.5)
    assert paid_hours(turns) == 42 * 52


def test_one_commutes_on_every_day_of_work_where_no_days_are_given():
    tens = Offer(name="o", hourly=20, hours_per_day=10, days_per_week=4)
    assert commuting_days(tens) == 4 * 52
    some = Offer(name="o", hourly=20, commute=Commute(days_per_week=2))
    assert commuting_days(some) == 2 * 52


def test_a_contractors_leave_is_not_paid():
    contract = Offer(name="o", hourly=20, employment="1099", time_off=TimeOff(days=10))
    assert paid_hours(contract) == hours_given(contract) == 40 * 50
    assert paid_hours(Offer(name="o", hourly=20, time_off=TimeOff(days=10))) == pytest.approx(2080)
