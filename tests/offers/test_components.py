"""Every component of an offer: its kind, its dollars, its arithmetic in words, and its key."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offer_examples import (
    EVERYTHING,
    LEAD,
    LIMIT,
    PLAIN,
    PRICED,
    SALARY,
    offers,
    preferences,
    weigh,
)

from negotiate.model.offer import (
    Bonus,
    Commute,
    Equity,
    Offer,
    OtherItem,
    Preferences,
    RetirementTier,
    Shift,
    SignOn,
    TimeOff,
)
from negotiate.offers.components import (
    Year,
    base_rate,
    bonus_pay,
    commuting_days,
    contribution,
    match_pay,
    regular_rate,
)
from negotiate.offers.totals import total_of, yearly_value


def parts(offer, prefs=PRICED):
    return {
        c.name: (c.kind, pytest.approx(c.amount), c.how, c.key)
        for c in total_of(offer, prefs, LIMIT).components
    }


def test_everything_there_can_be_in_an_offer():
    rate = 20 + (1_040 + 1_000 + 1_664 + 300) / (44 * 52)
    overtime = 208 * 20 + 208 * rate / 2
    mine = 0.05 * 41_600
    match = 900 + 0.5 * 0.02 * 41_600 * 0.6 + 0.1 * 0
    days = 3 * (52 - 4)
    assert parts(EVERYTHING) == {
        "base pay": ("guaranteed_pay", 41_600, "$20.00 x 40 hours x 52 weeks", "base"),
        "shift differential": (
            *("guaranteed_pay", 1_040),
            *("10 hours a week x 52 weeks x 0.1 x the base rate", "shift"),
        ),
        "owed": ("guaranteed_pay", 1_000, "$1,000", "bonus[0]"),
        "hoped": ("conditional_pay", 1_664, "0.05 x base x 0.8 expected payout", "bonus[1]"),
        "open": ("conditional_pay", 300, "$300 x 1 expected payout", "bonus[2]"),
        "overtime": (
            *("conditional_pay", pytest.approx(overtime)),
            f"208 hours x $20.00 + 208 hours beyond 40 a week x half of ${rate:,.2f}",
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
        "longer weeks": ("time", -2_080, "208 hours x $10.00", "hours_per_week"),
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
    assert list(parts(Offer(name="o", hourly=20.0, shift=shift))) == ["base pay"]


def test_a_differential_in_dollars_counts_overtime_hours_too():
    shift = Shift(hours_per_week=60, dollars_per_hour=1.5)
    offer = Offer(name="o", hourly=20.0, overtime_hours_per_week=4, shift=shift)
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


def test_rates_rise_with_the_years():
    offer = Offer(name="o", salary=41_600)
    assert base_rate(offer, Year(2, 1.1)) == pytest.approx(22.0)
    assert base_rate(replace(offer, hours_per_week=0), Year(1, 1.0)) == 0.0


def test_more_days_off_than_the_year_has_mean_no_way_to_work():
    offer = Offer(
        name="o", salary=1.0, time_off=TimeOff(days=261), commute=Commute(miles_one_way=1)
    )
    assert commuting_days(offer) == 0.0


def test_days_off_at_the_day_rate_rise_with_pay():
    offer = Offer(name="o", salary=52_000, raise_rate=0.10, time_off=TimeOff(days=26))
    two = Preferences(horizon_years=2, time_off="day-rate")
    assert parts(offer, two)["days off"][1] == 26 * 200 * 1.05


FIRST, SECOND = Year(1, 1.0), Year(2, 1.1)


def test_bonuses_by_rate_rise_with_base_and_by_amount_do_not():
    assert bonus_pay(Bonus(name="b", rate=0.1, payout=0.5), SALARY, SECOND) == pytest.approx(2_750)
    assert bonus_pay(Bonus(name="b", rate=0.1), SALARY, FIRST) == 5_000
    assert bonus_pay(Bonus(name="b", amount=900.0), SALARY, SECOND) == 900
    assert bonus_pay(Bonus(name="b"), SALARY, FIRST) == 0


def retired(*tiers):
    return replace(SALARY, retirement=tuple(RetirementTier(**tier) for tier in tiers))


@pytest.mark.parametrize(
    ("tiers", "year", "mine", "paid"),
    [
        ([{"match_rate": 1.0, "up_to": 0.04}], SECOND, 2_200, 2_200),
        ([{"match_rate": 1.0, "your_contribution": 0.1}], SECOND, 5_500, 5_500),
        ([{"match_rate": 0.5, "your_contribution": 1.0}], FIRST, LIMIT, LIMIT / 2),
        ([{"match_rate": 0.5, "your_contribution": 1.5}], FIRST, 1.5, 0.75),
        ([{"match_rate": 0.5}], FIRST, LIMIT, LIMIT / 2),
        ([{"match_rate": 0.0, "up_to": 0.0}], FIRST, 0.0, 0.0),
        # the second tier's cap counts from where the first ends
        (
            [
                {"match_rate": 1.0, "up_to": 0.03},
                {"match_rate": 0.5, "up_to": 0.09, "max_dollars": 1_000.0},
            ],
            FIRST,
            1_500 + 2_000,
            1_500 + 1_000,
        ),
        (
            [
                {"match_rate": 1.0, "up_to": 0.03, "max_dollars": 1_000.0},
                {"match_rate": 0.5, "up_to": 0.05, "vested_share": 0.5},
            ],
            SECOND,
            2_750,
            1_000 + 0.5 * 1_100 * 0.5,
        ),
        ([{"match_rate": 0.5, "max_dollars": 800.0}], FIRST, 1_600, 800),
        (
            [{"match_rate": 0.5, "max_dollars": 800.0, "your_contribution": 9_000}],
            FIRST,
            9_000,
            800,
        ),
    ],
)
def test_what_you_put_in_and_what_they_match(tiers, year, mine, paid):
    offer = retired(*tiers)
    assert contribution(offer, year, LIMIT) == pytest.approx(mine)
    assert match_pay(offer, year, LIMIT) == pytest.approx(paid)


def test_a_week_without_hours_has_no_rate():
    none = Offer(name="o", hourly=20.0, hours_per_week=0, shift=Shift(hours_per_week=5, rate=0.1))
    assert regular_rate(none, FIRST) == 0.0


def total(offer, prefs=PLAIN):
    return total_of(offer, prefs, LIMIT)


def test_overtime_counts_the_differential_in_the_regular_rate():
    part = Offer(
        name="part",
        hourly=20,
        overtime_hours_per_week=5,
        shift=Shift(hours_per_week=20, dollars_per_hour=1.0),
    )
    assert total(part).total == pytest.approx(
        41_600 + 20 * 52 + 5 * 52 * (20 + 0.5 * (20 + 20 / 45))
    )
    assert total(part).paid_hours == 45 * 52


def test_overtime_within_forty_hours_is_paid_plainly_with_a_caution():
    part = Offer(name="p", hourly=20, hours_per_week=30, overtime_hours_per_week=5)
    assert total(part).sum("conditional_pay") == 5 * 52 * 20
    assert any("plain rate" in caution for caution in weigh(part).cautions)


def test_only_the_hours_beyond_forty_get_the_half():
    part = Offer(name="p", hourly=20, hours_per_week=38, overtime_hours_per_week=4)
    assert total(part).sum("conditional_pay") == pytest.approx(52 * (4 * 20 + 2 * 10))


def test_in_a_longer_week_only_the_overtime_gets_the_half():
    long = Offer(name="p", hourly=20, hours_per_week=45, overtime_hours_per_week=5)
    assert total(long).sum("conditional_pay") == pytest.approx(52 * 5 * 30)


def test_nobody_commutes_on_days_off():
    way = Commute(miles_one_way=10, minutes_one_way=30, cost_per_mile=0.5)
    offer = Offer(name="o", salary=1_000, commute=way, time_off=TimeOff(days=10, holidays=5))
    days = 5 * 52 - 15
    assert total(offer).sum("cost") == -days * 20 * 0.5
    assert total(offer).hours_given == 2080 - 15 * 8 + days


def test_a_discretionary_bonus_stays_out_of_the_regular_rate():
    owed = Offer(name="o", hourly=20, bonus=(Bonus(name="b", amount=2080, payout=1),))
    free = replace(owed, bonus=(replace(owed.bonus[0], discretionary=True),))
    assert regular_rate(owed, Year(1, 1.0)) == 21
    assert regular_rate(free, Year(1, 1.0)) == 20


def test_a_shift_is_cut_to_the_hours_worked():
    shift = Shift(hours_per_week=60, dollars_per_hour=1)
    assert total(Offer(name="o", hourly=20, shift=shift)).sum("guaranteed_pay") == 41_600 + 2080


def test_exempt_overtime_is_unpaid_and_given():
    assert total(LEAD).hours_given == 2080 + 6 * 52
    assert total(LEAD).paid_hours == 2080


def test_tiers_of_a_match_stack_cap_and_vest():
    offer = Offer(
        name="o",
        salary=50_000,
        retirement=(
            RetirementTier(match_rate=1.0, up_to=0.03),
            RetirementTier(match_rate=0.5, up_to=0.05, vested_share=0.5),
        ),
    )
    first = Year(1, 1.0)
    assert match_pay(offer, first, LIMIT) == 1_500 + 0.5 * 1_000 * 0.5
    capped = replace(offer, retirement=(replace(offer.retirement[0], max_dollars=1_000),))
    assert match_pay(capped, first, LIMIT) == 1_000
    dollars = RetirementTier(match_rate=0.5, max_dollars=2_000)
    assert match_pay(replace(offer, retirement=(dollars,)), first, LIMIT) == 2_000
    none = RetirementTier(match_rate=0.5, up_to=0.06, your_contribution=0.0)
    assert match_pay(replace(offer, retirement=(none,)), first, LIMIT) == 0
    rich = RetirementTier(match_rate=1.0, your_contribution=90_000)
    assert match_pay(replace(offer, retirement=(rich,)), first, LIMIT) == LIMIT


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
    assert yearly_value(offer, prefs, LIMIT) == pytest.approx(got.total)


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
