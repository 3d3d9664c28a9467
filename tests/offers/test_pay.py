"""Pay that comes again and again: differentials, commission, on call, holidays worked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from offer_examples import PLAIN, RULES, weigh

from negotiate.model.offer import (
    Change,
    Commission,
    Draw,
    HolidaysWorked,
    Offer,
    OnCall,
    Preferences,
    Shift,
    TimeOff,
    Training,
)
from negotiate.offers.pay import draw_a_year
from negotiate.offers.totals import total_of

HOURLY = Offer(name="o", hourly=18.0)


def parts(offer, prefs=PLAIN):
    return {
        c.name: (c.kind, pytest.approx(c.amount)) for c in total_of(offer, prefs, RULES).components
    }


def how(offer, name="base pay"):
    return next(c.how for c in total_of(offer, PLAIN, RULES).components if c.name == name)


def test_several_differentials_count_each_by_its_name():
    shifts = (
        Shift(name="bilingual", hours_per_week=40, dollars_per_hour=1.0),
        Shift(hours_per_week=16, dollars_per_hour=1.5),
    )
    found = parts(replace(HOURLY, shift=shifts))
    assert found["differential, bilingual"] == ("guaranteed_pay", 2_080)
    assert found["shift differential 2"] == ("guaranteed_pay", 16 * 52 * 1.5)


def test_a_differential_comes_on_leave_only_where_it_says_so():
    shift = Shift(hours_per_week=40, dollars_per_hour=1.0)
    off = replace(HOURLY, shift=(shift,), time_off=TimeOff(days=10))
    assert parts(off)["shift differential"][1] == 40 * 50
    paid = replace(off, shift=(replace(shift, paid_on_leave=True),))
    assert parts(paid)["shift differential"][1] == 40 * 52


COMMISSION = Offer(name="o", salary=0, commission=Commission(expected=30_000))


def test_commission_is_hoped_for_and_an_advance_on_it_changes_nothing():
    advance = replace(COMMISSION, draw=Draw(monthly=2_000))
    assert parts(COMMISSION)["commission"] == ("conditional_pay", 30_000)
    assert parts(advance)["commission"] == ("conditional_pay", 30_000)
    assert "draw" not in parts(advance)
    assert "as an advance" in how(advance, "commission")


def test_a_draw_that_is_kept_is_guaranteed_and_a_month_pays_the_higher_of_both():
    kept = replace(COMMISSION, draw=Draw(monthly=2_000, recoverable=False))
    assert parts(kept)["draw"] == ("guaranteed_pay", 24_000)
    assert parts(kept)["commission above the draw"] == ("conditional_pay", 6_000)
    slow = replace(kept, commission=Commission(expected=12_000))
    assert parts(slow)["draw"] == ("guaranteed_pay", 24_000)
    assert total_of(slow, PLAIN, RULES).total == 24_000


def test_the_draw_of_a_season_is_that_of_its_months():
    season = replace(COMMISSION, weeks_per_year=26, draw=Draw(monthly=2_000, recoverable=False))
    assert draw_a_year(season) == pytest.approx(12_000)
    assert parts(season)["commission above the draw"][1] == 18_000


def test_commission_counts_in_the_regular_rate():
    sales = Offer(
        name="o", hourly=12, overtime_hours_per_week=5, commission=Commission(expected=23_400)
    )
    assert parts(sales)["overtime"][1] == 5 * 52 * (12 + 0.5 * (12 + 10))


def test_hours_on_call_are_paid_in_weeks_that_are_worked():
    called = replace(
        HOURLY, on_call=OnCall(hours_per_week=5, dollars_per_hour=3), time_off=TimeOff(days=10)
    )
    assert parts(called)["on call"] == ("guaranteed_pay", 15 * 50)


def test_holidays_worked_bring_what_is_paid_on_top():
    tens = replace(
        HOURLY, hours_per_day=10, days_per_week=4, holidays_worked=HolidaysWorked(days=6, times=2)
    )
    assert parts(tens)["holidays worked"] == ("guaranteed_pay", 6 * 10 * 18)


def test_the_arithmetic_names_every_rate_of_the_first_year():
    late = Change(after_days=182, add=0.5, in_writing=True)
    assert how(replace(HOURLY, change=(late,))) == (
        "40 hours x (26 weeks at $18.00 + 26 weeks at $18.50)"
    )
    trained = replace(HOURLY, training=Training(weeks=6, hourly=15))
    assert how(trained) == "40 hours x (6 weeks at $15.00 + 46 weeks at $18.00)"
    raised = Offer(name="o", salary=40_000, change=(replace(late, add=2_000),))
    assert how(raised) == "26 weeks at $40,000 + 26 weeks at $42,000 a year"


def test_a_contractor_is_paid_for_the_weeks_worked():
    contract = replace(HOURLY, employment="1099", time_off=TimeOff(days=10))
    assert parts(contract)["base pay"] == ("guaranteed_pay", 18 * 40 * 50)
    assert how(contract) == "$18.00 x 40 hours x 50 weeks"


def test_a_promise_moves_everything_that_hangs_on_the_rate():
    promised = replace(
        HOURLY,
        overtime_hours_per_week=4,
        shift=(Shift(hours_per_week=40, rate=0.1),),
        change=(Change(after_days=182, add=1.0),),
    )
    week = 40 + 4 + 4 * 1.5 + 4 * 0.5 * 0.1 * 40 / 44
    assert parts(promised)["promised raise"] == ("conditional_pay", 26 * week)
    assert weigh(promised).offers[0].base == pytest.approx(18 * 2080)


def test_a_promise_beyond_the_horizon_is_worth_nothing():
    promised = replace(HOURLY, change=(Change(after_days=400, add=1.0),))
    assert parts(promised)["promised raise"][1] == 0
    weeks = 104 - 400 / 7
    two = parts(promised, Preferences(horizon_years=2))
    assert two["promised raise"][1] == weeks * 40 / 2
