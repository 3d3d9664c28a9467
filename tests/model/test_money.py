"""Amounts of pay: their units, their cents, and how they are said."""

from __future__ import annotations

import numpy as np
import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st

from negotiate import target_range
from negotiate.model.money import Pay, PayUnit, to_cent


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


def test_amounts_are_said_in_the_unit_that_pay_was_named_in():
    lead = PayUnit(by_the_hour=False, hours=45, named="hour")
    assert lead.say(21 * 45 * 52) == "$21.00 an hour"
    assert lead.as_typed(49_140, Pay(amount=21, period="hour")) == "$21"
    assert lead.as_typed(50_000, Pay(amount=50_000, period="year")) == "$50,000 a year"
    agent = PayUnit(by_the_hour=True, hours=30, named="year")
    assert agent.say(agent.full_time(Pay(amount=36_000, period="year"))) == "$36,000"
    assert agent.of_the_level.say(41_600) == "$20.00 an hour"


@pytest.mark.parametrize("by_the_hour", [True, False])
@pytest.mark.parametrize(("named", "step"), [("hour", 520), ("year", 500)])
def test_a_step_is_as_large_in_a_week_of_any_length(by_the_hour, named, step):
    for hours in (20, 37.5, 40, 50):
        unit = PayUnit(by_the_hour=by_the_hour, hours=hours, named=named)
        said = unit.hourly if named == "hour" else unit.yearly
        assert said(unit.step(step)) == pytest.approx(0.25 if named == "hour" else 500)


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [
        (1.005, 1.0),
        (0.125, 0.13),
        (0.375, 0.38),
        (2.675, 2.68),
        (54321.994, 54321.99),
        (-0.25, -0.25),
    ],
)
def test_cents_round_halves_up(amount, rounded):
    assert to_cent(amount) == rounded


@given(st.lists(st.floats(-1e7, 1e7), min_size=1))
def test_a_column_is_rounded_as_each_of_its_numbers(amounts):
    column = to_cent(np.array(amounts))
    assert column.tolist() == [to_cent(amount) for amount in amounts]


def test_half_a_cent_is_the_same_cent_on_the_screen_and_in_the_data():
    typed = Pay(amount=21.125, period="hour")  # to even that would be 21.12
    result = target_range("senior", area="US", as_of=TODAY, offer=typed)
    assert result.to_dict(per="hour")["offer"]["hourly"] == 21.13
    assert result.unit.say(result.offer.amount) == "$21.13 an hour"
    assert result.unit.as_typed(result.offer.amount, typed) == "$21.13"
    manager = PayUnit(by_the_hour=False, hours=40)
    assert manager.as_typed(manager.full_time(typed), typed) == "$21.13 an hour"


def test_a_stretch_whose_ends_are_shown_the_same_is_one_figure():
    unit = PayUnit(by_the_hour=True, hours=37.5, currency="GBP")
    assert unit.between(12.71 * 2080, 12.712 * 2080) == "£12.71"
    assert unit.between(12.71 * 2080, 13 * 2080) == "£12.71 to £13.00"
