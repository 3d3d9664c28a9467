"""Amounts of pay: their units, their cents, and how they are said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiate.model.money import Pay, PayUnit


@given(hours=st.floats(5, 80), hourly=st.floats(8, 150))
def test_an_agents_hourly_wage_means_the_same_at_any_hours(hours, hourly):
    unit = PayUnit(by_the_hour=True, hours=hours)
    by_hour = unit.full_time(Pay(amount=hourly, period="hour"))
    by_year = unit.full_time(Pay(amount=hourly * hours * 52, period="year"))
    assert by_hour == pytest.approx(hourly * 2080)
    assert by_year == pytest.approx(by_hour)
    assert unit.yearly(by_hour) == pytest.approx(hourly * hours * 52)
    assert unit.hourly(by_hour) == pytest.approx(hourly)


def test_a_managers_yearly_pay_does_not_change_with_hours():
    unit = PayUnit(by_the_hour=False, hours=50)
    assert unit.full_time(Pay(amount=80_000, period="year")) == 80_000
    assert unit.yearly(80_000) == 80_000
    assert unit.full_time(Pay(amount=30, period="hour")) == 30 * 50 * 52
    assert unit.hourly(78_000) == 30


def test_amounts_are_said_in_the_unit_of_the_level():
    agent = PayUnit(by_the_hour=True, hours=40)
    assert (agent.say(55_328), agent.about_year(55_328)) == ("$26.60 an hour", "$55,300")
    manager = PayUnit(by_the_hour=False, hours=40)
    assert manager.say(72_400) == "$72,400"
    abroad = PayUnit(by_the_hour=False, hours=40, currency="INR")
    assert (abroad.say(650_000), abroad.about_year(650_000)) == ("INR 650,000", "INR 650,000")
