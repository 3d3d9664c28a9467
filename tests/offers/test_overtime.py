"""Which hours of a week are paid more than once: by the week, by the day, by the state."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offer_examples import PLAIN, RULES, placed, weigh

from negotiate.files.facts import load_state_overtime
from negotiate.model.offer import Bonus, Offer, OnCall, Shift, StateOvertime, TimeOff
from negotiate.offers.overtime import WeekPay, premium_hours, premium_pay, regular_rate
from negotiate.offers.pay import week_pay
from negotiate.offers.totals import total_of


def total(offer, prefs=PLAIN):
    return total_of(offer, prefs, RULES)


def pay(offer):
    got = total(offer)
    return got.sum("guaranteed_pay"), got.sum("conditional_pay")


FOUR_TENS = Offer(name="o", hourly=22, hours_per_day=10, days_per_week=4)


def test_a_week_without_hours_has_no_rate():
    none = Offer(
        name="o", hourly=20.0, hours_per_week=0, shift=(Shift(hours_per_week=5, rate=0.1),)
    )
    assert regular_rate(none, WeekPay(rate=0.0, owed=0.0, flat=0.0), 0.0) == 0.0


def test_overtime_counts_the_differential_in_the_regular_rate():
    part = Offer(
        name="part",
        hourly=20,
        overtime_hours_per_week=5,
        shift=(Shift(hours_per_week=20, dollars_per_hour=1.0),),
    )
    assert total(part).total == pytest.approx(
        41_600 + 20 * 52 + 5 * 52 * (20 + 0.5 * (20 + 20 / 45))
    )
    assert total(part).paid_hours == 45 * 52


def test_overtime_counts_the_pay_of_hours_on_call_in_the_regular_rate():
    on_call = OnCall(hours_per_week=5, dollars_per_hour=3.0)
    offer = Offer(name="o", hourly=20, overtime_hours_per_week=10, on_call=on_call)
    assert pay(offer)[1] == pytest.approx(52 * 10 * (20 + 0.5 * (20 + 15 / 50)))


def test_overtime_within_forty_hours_is_paid_plainly_with_a_caution():
    part = Offer(name="p", hourly=20, hours_per_week=30, overtime_hours_per_week=5)
    assert total(part).sum("conditional_pay") == 5 * 52 * 20
    assert any("plain rate" in caution for caution in weigh(part).cautions)


def test_only_the_hours_beyond_forty_get_the_half():
    part = Offer(name="p", hourly=20, hours_per_week=38, overtime_hours_per_week=4)
    assert total(part).sum("conditional_pay") == pytest.approx(52 * (4 * 20 + 2 * 10))


def test_hours_beyond_forty_are_time_and_a_half_however_they_are_entered():
    """45 scheduled and 5 hoped for: the schedule guarantees its own premium."""
    long = Offer(name="p", hourly=20, hours_per_week=45, overtime_hours_per_week=5)
    assert pay(long) == pytest.approx((52 * (45 * 20 + 5 * 10), 52 * 5 * 30))
    split = Offer(name="p", hourly=20, overtime_hours_per_week=10)
    assert total(long).total == pytest.approx(total(split).total)


def test_a_salary_for_a_longer_week_is_paid_no_more_but_its_overtime_is():
    salaried = Offer(name="p", salary=46_800, hours_per_week=45, overtime_hours_per_week=5)
    assert pay(salaried) == pytest.approx((46_800, 52 * 5 * 30))
    assert any("not exempt" in caution for caution in weigh(salaried).cautions)


@pytest.mark.parametrize(
    ("state", "agreed", "said"),
    [
        ("CA", None, "624 hours beyond 8 a day or 40 a week x half of $20.00"),
        ("CA", True, "hours beyond 10 a day or 40 a week"),
        ("TX", None, "hours beyond 40 a week"),
    ],
)
def test_it_says_beyond_which_hours_the_premium_is_paid(state, agreed, said):
    offer = Offer(
        name="p", hourly=20, hours_per_day=11, days_per_week=4, alternative_workweek=agreed
    )
    found = {one.name: one.how for one in total(placed(offer, state)).components}
    assert said in found["overtime in the schedule"]


def test_exempt_people_and_contractors_are_paid_none():
    exempt = Offer(name="p", hourly=20, hours_per_week=50, exempt=True)
    contract = Offer(name="p", hourly=20, hours_per_week=50, employment="1099")
    assert pay(exempt) == pay(contract) == (52_000, 0)


def test_overtime_is_by_the_week_and_not_by_the_average():
    """36 and 48 hours in turn at $20: (36 + 40) x 20 + 8 x 30 in two weeks."""
    turns = Offer(name="o", hourly=20, weeks_in_turn=(36, 48))
    assert pay(turns) == pytest.approx((45_760, 0))


@pytest.mark.parametrize(
    ("state", "hourly", "guaranteed"),
    [
        ("CA", 22, 50_336),  # over 8 a day: (32 x 22 + 8 x 33) x 52
        ("AK", 22, 50_336),
        ("NV", 17, 52 * (32 * 17 + 8 * 25.5)),  # under one and a half times 12.00
        ("NV", 18, 52 * 40 * 18),  # at it: by the week alone
        ("CO", 22, 45_760),  # over 12 a day
        ("TX", 22, 45_760),
    ],
)
def test_four_tens_are_paid_by_the_rule_of_the_state(state, hourly, guaranteed):
    offer = placed(Offer(name="o", hourly=hourly, hours_per_day=10, days_per_week=4), state)
    assert pay(offer) == pytest.approx((guaranteed, 0))


def test_california_pays_twice_beyond_twelve_hours_and_colorado_half_more():
    """Three days of 14: 8 at 20, 4 at 30, 2 at 40; in Colorado 12 at 20 and 2 at 30."""
    long = Offer(name="o", hourly=20, hours_per_day=14, days_per_week=3)
    assert pay(placed(long, "CA"))[0] == pytest.approx(52 * 3 * (160 + 120 + 80))
    assert pay(placed(long, "CO"))[0] == pytest.approx(52 * 3 * (240 + 60))
    assert pay(long)[0] == pytest.approx(52 * (40 * 20 + 2 * 30))


def test_an_alternative_workweek_needs_more_than_ten_hours_a_day():
    agreed = Offer(
        name="o", hourly=22, hours_per_day=10, days_per_week=4, alternative_workweek=True
    )
    assert pay(placed(agreed, "CA")) == pytest.approx((45_760, 0))
    assert premium_hours(placed(agreed, "CA"), 4, 22).half == 4


def test_an_hour_is_overtime_once():
    """Five days of 9: five hours, by the day as by the week."""
    nines = placed(Offer(name="o", hourly=20, hours_per_day=9), "CA")
    assert premium_hours(nines, 0.0, 20).half == 5


def test_expected_overtime_lengthens_the_days():
    hours = premium_hours(placed(FOUR_TENS, "CA"), 12, 22)
    assert (hours.half, hours.double) == (4 * 4, 4 * 1)


def test_california_spreads_a_flat_bonus_over_the_hours_that_are_no_overtime():
    """Alvarado: 60 a week over 40 hours is 1.50, and ten hours of it at one and a half times."""
    bonus = Bonus(name="attendance", amount=60 * 52, guaranteed=True)
    offer = Offer(name="o", hourly=15, overtime_hours_per_week=10, bonus=(bonus,))
    there, elsewhere = placed(offer, "CA"), placed(offer, "TX")
    week = week_pay(there, 15, 10)
    assert premium_pay(there, week, 10) == pytest.approx(10 * 7.5 + 10 * 1.5 * 60 / 40)
    assert premium_pay(elsewhere, week, 10) == pytest.approx(10 * 0.5 * (15 + 60 / 50))


def test_a_discretionary_bonus_stays_out_of_the_regular_rate():
    owed = Bonus(name="b", amount=2080, payout=1)
    for free, rate in ((False, 21), (True, 20)):
        bonus = Bonus(name="b", amount=2080, payout=1, discretionary=free)
        offer = Offer(name="o", hourly=20, bonus=(bonus,))
        assert regular_rate(offer, week_pay(offer, 20, 0.0), 0.0) == rate
    assert owed.expected == 1


def test_what_only_hoped_for_bonuses_add_to_the_schedules_overtime_is_hoped_for_too():
    hoped = Bonus(name="b", amount=2_340, payout=1)
    long = Offer(name="o", hourly=20, hours_per_week=45, bonus=(hoped,))
    guaranteed, conditional = pay(long)
    assert guaranteed == pytest.approx(52 * (45 * 20 + 5 * 10))
    assert conditional == pytest.approx(2_340 + 52 * 5 * 0.5 * 1.0)


def test_neither_overtime_nor_differential_comes_in_weeks_of_leave():
    """The night agent of the template: 17 days off, 4 hours of overtime, 10% at night."""
    nights = Offer(
        name="o",
        hourly=21.75,
        overtime_hours_per_week=4,
        shift=(Shift(hours_per_week=40, rate=0.10),),
    )
    off = Offer(
        **{f: getattr(nights, f) for f in ("name", "hourly", "overtime_hours_per_week", "shift")},
        time_off=TimeOff(days=10, holidays=7),
    )
    assert total(nights).total - total(off).total == pytest.approx(753, abs=0.5)


@given(
    st.sampled_from(["CA", "AK", "NV", "CO", "TX"]),
    st.floats(1, 90),
    st.floats(0, 20),
    st.sampled_from([3, 4, 5, 6]),
)
def test_no_more_hours_are_paid_extra_than_are_worked(state, hours, extra, days):
    offer = placed(Offer(name="o", hourly=15, hours_per_week=hours, days_per_week=days), state)
    found = premium_hours(offer, extra, 15)
    assert found.half >= -1e-9
    assert found.double >= 0
    assert found.beyond_week - 1e-9 <= found.half + found.double <= hours + extra


def test_a_seventh_day_in_a_row_is_time_and_a_half_and_double_beyond_eight():
    """Seven days of 9 in California: six hours of 54, and on the seventh day 8 and 1."""
    week = placed(Offer(name="o", hourly=20, hours_per_day=9, days_per_week=7), "CA")
    hours = premium_hours(week, 0.0, 20)
    assert (hours.half, hours.double) == pytest.approx((22, 1))
    assert premium_hours(placed(week, "CO"), 0.0, 20).half == 23
    thirteen = placed(Offer(name="o", hourly=20, hours_per_day=13, days_per_week=7), "CA")
    assert premium_hours(thirteen, 0.0, 20).double == pytest.approx(6 * 1 + 5)


def test_the_table_says_what_each_state_adds():
    assert load_state_overtime("TX", 7.25) == load_state_overtime(None, None) == StateOvertime()
    assert load_state_overtime("NV", 12.0).below == 18
    assert load_state_overtime("CA", 17.0)._replace(source="") == StateOvertime(
        over=8, double_over=12, agreed_over=10, seventh_double_over=8, flat_bonus=True
    )
    assert load_state_overtime("PR", 10.5).over == 8
