"""Every component of an offer: its kind, its dollars, its arithmetic in words, and its key."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offer_examples import (
    EVERYTHING,
    LEAD,
    PLAIN,
    PRICED,
    RULES,
    offers,
    preferences,
    varied,
)

from negotiate.model.offer import (
    Commute,
    Equity,
    Offer,
    OtherItem,
    Preferences,
    Shift,
    SignOn,
    TimeOff,
)
from negotiate.offers.totals import total_of, yearly_value


def parts(offer, prefs=PRICED):
    return {
        c.name: (c.kind, pytest.approx(c.amount), c.how, c.key)
        for c in total_of(offer, prefs, RULES).components
    }


def test_everything_there_can_be_in_an_offer():
    worked = 52 - 20 / 5  # neither overtime nor differential in weeks of leave
    rate = 20 + (20 + (1_000 + 1_664 + 300) / worked) / 44
    overtime = 4 * worked * (20 + rate / 2)
    mine = 0.05 * 41_600
    match = 900 + 0.5 * 0.02 * 41_600 * 0.6 + 0.1 * 0
    days = 3 * worked
    assert parts(EVERYTHING) == {
        "base pay": ("guaranteed_pay", 41_600, "$20.00 x 40 hours x 52 weeks", "base"),
        "shift differential": (
            *("guaranteed_pay", 960),
            *("10 hours a week x 48 weeks x 0.1 x the base rate", "shift"),
        ),
        "owed": ("guaranteed_pay", 1_000, "$1,000", "bonus[0]"),
        "hoped": ("conditional_pay", 1_664, "0.05 x base x 0.8 expected payout", "bonus[1]"),
        "open": ("conditional_pay", 300, "$300 x 1 expected payout", "bonus[2]"),
        "overtime": (
            *("conditional_pay", pytest.approx(overtime)),
            f"192 hours x $20.00 + 192 hours beyond 40 a week x half of ${rate:,.2f}",
            "overtime_hours_per_week",
        ),
        "retirement match": (
            *("benefit", pytest.approx(match)),
            f"your ${mine:,.0f}: 1 of it up to 0.03 of pay + 0.5 of it up to 0.05 of pay + "
            "0.1 of it",
            "retirement",
        ),
        "health premium": ("cost", -960, "12 x $80.00", "health.premium_monthly"),
        "health care out of pocket": ("cost", -900, "as given", "health.out_of_pocket"),
        "health plan, employer's share": ("benefit", 5_000, "as given", "health.employer_value"),
        "employer's HSA money": ("benefit", 400, "as given", "health.hsa_employer"),
        "equity": ("benefit", 2_000, "$8,000 over 4 years, today's value", "equity.total"),
        "commute, miles": (
            *("cost", pytest.approx(-days * 18 * 0.3)),
            *("144 days x 2 x 9 miles x $0.30", "commute.miles_one_way"),
        ),
        "parking": ("cost", -480, "12 x $40.00", "commute.parking_monthly"),
        "transit": ("cost", -180, "12 x $15.00", "commute.transit_monthly"),
        "remote stipend": ("benefit", 600, "12 x $50.00", "remote.stipend_monthly"),
        "sign-on bonus": ("one_time", 500, "$500 once", "sign_on.amount"),
        "meals": ("benefit", 600, "as given", "other[0]"),
        "spiffs": ("conditional_pay", 700, "as given", "other[1]"),
        "dues": ("cost", -200, "as given", "other[2]"),
        "owed too": ("guaranteed_pay", 100, "as given", "other[3]"),
        "days off": ("time", 1_600, "160 hours x $10.00", "time_off"),
        "time on the way": ("time", -days * 2 * 25 / 60 * 10, "120 hours x $10.00", "commute"),
        "longer weeks": ("time", -1_920, "192 hours x $10.00", "hours_per_week"),
    }


def test_what_is_not_priced_or_not_there_says_so():
    short = Offer(name="o", salary=30_000, hours_per_week=30, time_off=TimeOff(days=5))
    assert parts(short, PLAIN) == {
        "base pay": ("guaranteed_pay", 30_000, "salary", "base"),
        "days off": ("time", 0.0, "30 hours x not priced", "time_off"),
        "shorter weeks": ("time", 0.0, "520 hours x not priced", "hours_per_week"),
    }
    minutes = Offer(name="o", salary=30_000, hours_per_week=39.99)
    assert list(parts(minutes, PLAIN)) == ["base pay", "shorter weeks"]
    assert list(parts(Offer(name="o", salary=30_000), PLAIN)) == ["base pay"]
    assert parts(short, Preferences(time_off="day-rate"))["days off"] == (
        *("time", pytest.approx(5 * 30_000 / 260)),
        *("5 days x $115.38", "time_off"),
    )


@pytest.mark.parametrize("shift", [Shift(hours_per_week=10), Shift(rate=0.1), Shift()])
def test_half_a_differential_is_none(shift):
    assert list(parts(Offer(name="o", hourly=20.0, shift=(shift,)))) == ["base pay"]


def test_a_differential_in_dollars_counts_overtime_hours_too():
    shift = Shift(hours_per_week=60, dollars_per_hour=1.5)
    offer = Offer(name="o", hourly=20.0, overtime_hours_per_week=4, shift=(shift,))
    assert parts(offer)["shift differential"] == (
        *("guaranteed_pay", 44 * 52 * 1.5),
        *("44 hours a week x 52 weeks x $1.50", "shift"),
    )


def test_a_sign_on_bonus_says_when_it_goes_back():
    offer = Offer(name="o", salary=1.0, sign_on=SignOn(amount=900, repay_within_months=6))
    assert parts(offer)["sign-on bonus"][2] == ("$900 once; paid back if you leave within 6 months")


def test_what_differs_from_year_one_says_over_how_many_years():
    offer = Offer(
        name="o",
        salary=50_000,
        raise_rate=0.04,
        other=(OtherItem(name="x", amount=5.0, kind="benefit"),),
    )
    three = parts(offer, Preferences(horizon_years=3))
    assert three["base pay"][2] == "salary; on average over 3 years"
    assert three["x"][2] == "as given"
    assert parts(offer)["base pay"][2] == "salary"
    barely = replace(offer, salary=1.0, raise_rate=0.6)
    assert "average" in parts(barely, Preferences(horizon_years=2))["base pay"][2]


def test_days_off_at_the_day_rate_rise_with_pay():
    offer = Offer(name="o", salary=52_000, raise_rate=0.10, time_off=TimeOff(days=26))
    two = Preferences(horizon_years=2, time_off="day-rate")
    assert parts(offer, two)["days off"][1] == 26 * 200 * 1.05


def total(offer, prefs=PLAIN):
    return total_of(offer, prefs, RULES)


def test_nobody_commutes_on_days_off():
    way = Commute(miles_one_way=10, minutes_one_way=30, cost_per_mile=0.5)
    offer = Offer(name="o", salary=1_000, commute=way, time_off=TimeOff(days=10, holidays=5))
    days = 5 * 52 - 15
    assert total(offer).sum("cost") == -days * 20 * 0.5
    assert total(offer).hours_given == 2080 - 15 * 8 + days


def test_a_shift_is_cut_to_the_hours_worked():
    shift = Shift(hours_per_week=60, dollars_per_hour=1)
    assert total(Offer(name="o", hourly=20, shift=(shift,))).sum("guaranteed_pay") == 41_600 + 2080


def test_exempt_overtime_is_unpaid_and_given():
    assert total(LEAD).hours_given == 2080 + 6 * 52
    assert total(LEAD).paid_hours == 2080


def test_equity_vests_monthly_after_the_cliff():
    equity = Equity(total=48_000, years=4, cliff_months=12)
    offer = Offer(name="o", salary=1_000, equity=equity)
    assert total(offer).sum("benefit") == 12_000
    late = replace(offer, equity=replace(equity, cliff_months=24))
    assert total(late).sum("benefit") == 0
    assert total(late, Preferences(horizon_years=2)).sum("benefit") == 12_000
    assert total(offer, Preferences(horizon_years=6)).horizon_total == 6_000 + 48_000


def test_years_count_raises_sign_on_and_discount():
    offer = Offer(name="o", salary=50_000, raise_rate=0.10, sign_on=SignOn(amount=2_000))
    two = Preferences(horizon_years=2, discount_rate=0.05)
    assert total(offer, two).horizon_total == pytest.approx(50_000 + 55_000 / 1.05 + 2_000)
    assert total(offer, two).total == pytest.approx(total(offer, two).horizon_total / 2)


def test_days_off_count_at_the_day_rate_or_as_time():
    offer = Offer(name="o", salary=52_000, time_off=TimeOff(days=26))
    rated = total(offer, Preferences(time_off="day-rate"))
    assert rated.total == 52_000 + 26 * 200
    assert rated.per_hour_given == 52_000 / (2080 - 26 * 8)
    assert total(offer, Preferences(value_of_time=10)).sum("time") == 10 * 26 * 8


def test_an_offer_without_hours_given_has_no_pay_for_them():
    free = Offer(name="o", salary=1_000, time_off=TimeOff(days=260))
    assert total(free).per_hour_given is None


@given(offers, preferences)
def test_components_add_up_to_the_total(offer, prefs):
    got = total(offer, prefs)
    assert sum(c.amount for c in got.components) == pytest.approx(got.total)
    kinds = ("guaranteed_pay", "conditional_pay", "benefit", "cost", "one_time", "time")
    assert sum(got.sum(kind) for kind in kinds) == pytest.approx(got.total)
    assert got.horizon_total == pytest.approx(got.total * prefs.horizon_years)
    assert yearly_value(offer, prefs, RULES) == pytest.approx(got.total)


@given(offers, preferences)
def test_time_is_the_price_times_the_hours_saved(offer, prefs):
    by_time = replace(prefs, time_off="time", horizon_years=1, discount_rate=0.0)
    got = total(offer, by_time)
    assert got.sum("time") == pytest.approx(by_time.value_of_time * (2080 - got.hours_given))


@given(st.integers(15, 45), st.sampled_from([(40.0, 52.0), (52.0, 40.0), (20.0, 104.0 / 2)]))
def test_hours_and_weeks_of_one_product_give_one_base(hourly, split):
    hours, weeks = split
    one = Offer(name="o", hourly=float(hourly), hours_per_week=hours, weeks_per_year=weeks)
    other = replace(one, hours_per_week=weeks, weeks_per_year=hours)
    assert one.base == pytest.approx(other.base)


@given(varied, st.randoms(use_true_random=False))
def test_the_order_of_blocks_changes_nothing(offer, chance):
    mixed = {
        key: tuple(chance.sample(items, len(items)))
        for key in ("change", "shift", "bonus", "other")
        if (items := getattr(offer, key))
    }
    assert total(replace(offer, **mixed)).total == pytest.approx(total(offer).total)


def test_a_contractors_days_off_are_worth_their_time_and_no_days_pay():
    contract = Offer(name="o", hourly=20, employment="1099", time_off=TimeOff(days=10))
    by_rate = Preferences(time_off="day-rate", value_of_time=5)
    assert parts(contract, by_rate)["days off"][1] == 80 * 5


def test_pay_in_words_stands_in_the_arithmetic():
    offer = Offer(name="o", pay="1,700 twice a month", salary=40_800)
    assert parts(offer)["base pay"][2] == "1,700 twice a month"
