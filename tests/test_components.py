"""Every component of an offer: its kind, its dollars, its arithmetic in words, and its key."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import TODAY
from offer_examples import EVERYTHING

from negotiate.model.facts import Rule
from negotiate.model.offer import (
    Bonus,
    Commute,
    Offer,
    OtherItem,
    Preferences,
    RetirementTier,
    Shift,
    SignOn,
    TimeOff,
)
from negotiate.offers.comparison import _bounds_needed
from negotiate.offers.components import Year, base_rate, commuting_days
from negotiate.offers.lead import LeadAnalysis, other_readings
from negotiate.offers.sensitivity import swings
from negotiate.offers.totals import total_of, yearly_value
from negotiate.offers.uncertain import boundable
from negotiate.offers.years import crossover, year_totals

LIMIT = 24_500.0
PRICED = Preferences(value_of_time=10.0)
PLAIN = Preferences()


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


def test_another_reading_changes_one_tier_alone():
    tiers = (
        RetirementTier(match_rate=1.0, up_to=0.03),
        RetirementTier(match_rate=0.04),
        RetirementTier(match_rate=0.5, up_to=0.2),
        RetirementTier(match_rate=0.05),
    )
    found = other_readings(Offer(name="o", salary=1.0, retirement=tiers))
    assert [[(t.match_rate, t.up_to) for t in offer.retirement] for offer in found] == [
        [(1.0, 0.03), (1.0, 0.04), (0.5, 0.2), (0.05, None)],
        [(1.0, 0.03), (0.04, None), (0.5, 0.2), (1.0, 0.05)],
    ]


# --- bounds, odds and swings


def bounds(offer):
    return [(u.item, u.low, u.expected, u.high, u.bounded) for u in boundable(offer)]


def test_a_bound_left_out_is_what_is_expected():
    def with_bonus(**more):
        bonus = Bonus(name="b", amount=1.0, **more)
        owed = Bonus(name="owed", amount=1.0, guaranteed=True)
        return Offer(name="o", salary=1.0, bonus=(owed, bonus))

    assert bounds(with_bonus()) == [("b", 0.0, 1.0, 1.0, False)]
    assert bounds(with_bonus(payout=0.5, low=0.2)) == [("b", 0.2, 0.5, 0.5, True)]
    assert bounds(with_bonus(payout=0.5, high=0.9)) == [("b", 0.5, 0.5, 0.9, True)]
    assert bounds(with_bonus(payout=1.4)) == [("b", 0.0, 1.4, 1.4, False)]
    assert bounds(with_bonus(low=0.3)) == [("b", 0.3, 1.0, 1.0, True)]


def test_overtime_may_be_bounded_before_there_is_any():
    def at(hours, **more):
        return Offer(name="o", hourly=20.0, overtime_hours_per_week=hours, **more)

    assert bounds(at(0)) == []
    assert bounds(at(0, overtime_high=6.0)) == [("overtime", 0, 0, 6.0, True)]
    assert bounds(at(25)) == [("overtime", 0.0, 25, 25, False)]
    assert bounds(at(4, exempt=True)) == []


def test_bounds_are_asked_for_only_where_the_lead_hangs():
    first = Offer(
        name="first",
        hourly=20.0,
        overtime_hours_per_week=4,
        bonus=(Bonus(name="b", amount=1.0), Bonus(name="c", amount=1.0, low=0.1)),
    )
    second = Offer(name="second", salary=1.0, bonus=(Bonus(name="d", amount=1.0),))
    parts_of = {c.key: c for c in total_of(first, PLAIN, LIMIT).components}

    def need(*keys):
        analysis = LeadAnalysis(
            amount=1.0,
            percent=0.1,
            status="ahead",
            needed=[parts_of[key] for key in keys],
            flips=[],
        )
        return _bounds_needed((first, second), analysis)

    assert need("overtime_hours_per_week") == ("overtime at first",)
    assert need("bonus[0]", "overtime_hours_per_week") == ("b at first", "overtime at first")
    assert need("bonus[1]") is None
    assert need() is None
    bare = replace(first, bonus=(Bonus(name="b", amount=1.0),))
    assert _bounds_needed(
        (bare, second), LeadAnalysis(amount=1.0, percent=0.1, status="ahead", needed=[], flips=[])
    ) == (*("b at first", "overtime at first", "d at second"),)


MILE = Rule(
    key="m",
    label="a mile",
    value=0.4,
    low=None,
    high=None,
    unit="$",
    source="s",
    as_of=TODAY,
    grade="assumption",
)


def test_swings_name_their_offer_and_come_largest_first_then_by_name():
    def with_bonus(name, *amounts):
        bonuses = tuple(Bonus(name=f"b{i}", amount=a, payout=1.0) for i, a in enumerate(amounts))
        return Offer(name=name, salary=50_000, bonus=bonuses)

    def value(offer):
        return yearly_value(offer, PLAIN, LIMIT)

    ranked = [with_bonus("z", 900.0, 900.0), with_bonus("a", 900.0, 1.0, 0.99)]
    found = swings(ranked, value, MILE)
    assert [(one.offer, one.key, one.low, one.high) for one in found] == [
        ("a", "bonus[0]", 0.0, 1.0),
        ("z", "bonus[0]", 0.0, 1.0),
        ("z", "bonus[1]", 0.0, 1.0),
        ("a", "bonus[1]", 0.0, 1.0),
    ]


# --- years


def test_two_years_are_enough_for_a_table_and_one_is_not():
    slow = Offer(name="slow", salary=50_000)
    fast = Offer(name="fast", salary=48_000, raise_rate=0.05)
    assert year_totals((slow, fast), PLAIN, LIMIT) == ()
    two = year_totals((slow, fast), Preferences(horizon_years=2), LIMIT)
    assert [one.year for one in two] == [1, 2]


def together(slow, fast, years):
    offers = sorted(
        (slow, fast),
        key=lambda offer: -yearly_value(offer, Preferences(horizon_years=years), LIMIT),
    )
    return crossover(year_totals(offers, Preferences(horizon_years=years), LIMIT))


def test_the_year_in_which_the_leader_gets_ahead_for_good():
    slow = Offer(name="slow", salary=50_000)
    fast = Offer(name="fast", salary=48_000, raise_rate=0.05)
    # together: 98,400 against 100,000 after two years; 151,320 against 150,000 after three
    assert together(slow, fast, 5) == (3, 1)
    assert together(slow, fast, 2) is None
    signed = replace(fast, sign_on=SignOn(amount=2_500))
    assert together(slow, signed, 5) is None  # ahead from the start
    even = replace(fast, sign_on=SignOn(amount=1_600))
    assert together(slow, even, 5) == (2, 1)  # the same after two years


def test_days_off_at_the_day_rate_rise_with_pay():
    offer = Offer(name="o", salary=52_000, raise_rate=0.10, time_off=TimeOff(days=26))
    two = Preferences(horizon_years=2, time_off="day-rate")
    assert parts(offer, two)["days off"][1] == 26 * 200 * 1.05
