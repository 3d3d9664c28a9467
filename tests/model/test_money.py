"""Amounts as people type them and as they are said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiate.model.errors import Problem
from negotiate.model.money import Pay, PayUnit, parse_pay


@pytest.mark.parametrize(
    ("typed", "yearly"),
    [
        ("44000", 44_000),
        ("44,000", 44_000),
        ("$44k", 44_000),
        ("$ 44.5K a year", 44_500),
        ("44000/yr", 44_000),
        ("21.50/h", 44_720),
        ("$21.50/hr", 44_720),
        ("$21.50 an hour", 44_720),
        ("21.50 per hour", 44_720),
        ("21.50", 44_720),
        ("7", 14_560),
        ("200", 416_000),
        ("3900/month", 46_800),
        ("3900 a month", 46_800),
        ("1800/2wk", 46_800),
        ("1800 biweekly", 46_800),
        ("1800 every two weeks", 46_800),
        ("900/week", 46_800),
        ("900 weekly", 46_800),
        ("5001", 5_001),
    ],
)
def test_pay_is_read_as_people_write_it(typed, yearly):
    assert parse_pay(typed, "offer").yearly(40) == pytest.approx(yearly)


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "-5", "0", "abc", "nan", "inf", "1e400", "1e4", "5", "44,00", "$", "99999999"),
        *("21.50/fortnight", "0.1/h", "\x1b[31m44000", "44000; rm", "€44000", "44 000"),
    ],
)
def test_what_cannot_be_pay_is_refused_with_a_way_to_write_it(typed):
    with pytest.raises(Problem, match="offer") as caught:
        parse_pay(typed, "offer")
    assert "write it like" in caught.value.hint
    assert "\x1b" not in str(caught.value)


@pytest.mark.parametrize("typed", ["201", "900", "5000"])
def test_an_amount_between_hourly_and_yearly_is_asked_back_with_its_readings(typed):
    with pytest.raises(Problem, match="could be pay for a week") as caught:
        parse_pay(typed, "offer")
    assert all(f"{typed}/{unit}" in caught.value.hint for unit in ("week", "2wk", "month"))


def test_a_bare_hourly_amount_is_marked_as_assumed():
    assert parse_pay("21.50", "offer").assumed
    assert not parse_pay("21.50/h", "offer").assumed
    assert not parse_pay("44000", "offer").assumed


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


@given(st.text(max_size=30))
def test_any_text_is_pay_or_a_problem(text):
    try:
        pay = parse_pay(text, "offer")
    except Problem:
        return
    assert 1_000 <= pay.yearly(40) <= 2_000_000
