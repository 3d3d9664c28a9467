"""Cautions, asks and what is uncertain in an offer: each rule at its edges."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from conftest import TODAY

from negotiate import compare_offers
from negotiate.files.lines import load_usual_asks
from negotiate.model.comparison import AskFor, Law
from negotiate.model.facts import Rule
from negotiate.model.offer import (
    Bonus,
    Commute,
    Equity,
    Health,
    Offer,
    OtherItem,
    Preferences,
    RetirementTier,
    Shift,
    SignOn,
    TimeOff,
)
from negotiate.offers.asks import asks_for
from negotiate.offers.cautions import (
    between_offers,
    match_readings,
    offer_cautions,
    only_once,
    tax_cautions,
)
from negotiate.offers.components import Year, bonus_pay, contribution, match_pay, regular_rate
from negotiate.offers.sensitivity import swings
from negotiate.offers.totals import total_of, yearly_value
from negotiate.offers.uncertain import uncertain

LIMIT = 24_500.0
PLAIN = Preferences()
FIRST, SECOND = Year(1, 1.0), Year(2, 1.1)
SALARY = Offer(name="o", salary=50_000)
HOURLY = Offer(name="o", hourly=20.0)


def of(offer, law=None):
    """The cautions of an offer, without its name."""
    found = offer_cautions(offer, law or Law(), TODAY, LIMIT)
    return [text.removeprefix('"o": ') for text in found]


# --- the law


TEXAS = Law(minimum_wage=15.0, minimum_of="here", salary_floor=40_000.0, floor_of="the rule")


def test_pay_under_the_minimum_is_called_so_and_pay_at_it_is_not():
    low = replace(HOURLY, hourly=14.99)
    assert of(low, TEXAS) == ["$14.99 an hour is under the legal minimum of $15.00 (here)."]
    assert of(replace(HOURLY, hourly=15.0), TEXAS) == []
    part = Offer(name="o", salary=15_599, hours_per_week=20)
    assert of(part, TEXAS) == ["$15.00 an hour is under the legal minimum of $15.00 (here)."]
    assert of(replace(part, salary=15_600), TEXAS) == []
    assert of(Offer(name="o", salary=0.0, hours_per_week=0), TEXAS) == []
    assert of(replace(HOURLY, hourly=3.0)) == []


def test_an_exempt_salary_under_the_floor_is_called_so():
    at = Offer(name="o", salary=39_999, exempt=True)
    assert of(at, TEXAS) == [
        "exempt on $39,999, under $40,000 (the rule): overtime is generally owed. Ask whether the "
        "role is paid overtime."
    ]
    assert of(replace(at, salary=40_000), TEXAS) == []
    assert of(replace(at, exempt=False), TEXAS) == []
    assert of(at) == []


# --- deadlines and pay


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, ["its deadline, November 21, is past. Ask whether it still stands."]),
        (0, ["its deadline is today, on November 22. You may ask for a later day."]),
        (1, ["its deadline is in 1 day, on November 23. You may ask for a later day."]),
        (7, ["its deadline is in 7 days, on November 29. You may ask for a later day."]),
        (8, []),
    ],
)
def test_a_week_before_the_deadline_it_is_said(days, words):
    assert of(replace(SALARY, deadline=TODAY + timedelta(days))) == words


def test_bonuses_are_looked_at_one_by_one():
    bonuses = (
        Bonus(name="owed", amount=100.0, guaranteed=True),
        Bonus(name="ceiling", amount=100.0, payout=0.5, up_to=True),
        Bonus(name="open", amount=100.0),
        Bonus(name="edge", amount=100.0, payout=0.9, low=0.2, high=0.9),
        Bonus(name="floor", amount=100.0, payout=0.2, low=0.2),
        Bonus(name="inside", amount=100.0, payout=0.5, low=0.2, high=0.9),
        Bonus(name="sure", amount=100.0, payout=0.5, low=0.5, high=0.5),
        Bonus(name="owed too", amount=1.0, payout=0.2, low=0.2, high=0.9, guaranteed=True),
    )
    assert of(replace(SALARY, bonus=bonuses)) == [
        '"ceiling" is an "up to" figure, a ceiling. Ask what people really got.',
        '"open" is counted in full, for no payout was given. Ask what is usual.',
        '"edge": the payout you expect is as far as it can go, so the odds take it as sure. '
        "Give a payout between low and high.",
    ]


def test_a_salary_like_an_hourly_wage_is_asked_about():
    asked = ["a salary of $21.50 a year: did you mean hourly?"]
    assert of(replace(SALARY, salary=21.5)) == asked
    assert of(replace(SALARY, salary=0.5)) == ["a salary of $0.50 a year: did you mean hourly?"]
    assert of(replace(SALARY, salary=1_000.0)) == []
    assert of(replace(SALARY, salary=0.0)) == []


PLAIN_WEEK = (
    "the hours beyond 40 a week are counted at the plain rate. If they are paid time and a half, "
    "put them in overtime_hours_per_week."
)
PLAIN_OVERTIME = "overtime within 40 hours a week is paid at the plain rate."


@pytest.mark.parametrize(
    ("hours", "overtime", "exempt", "words"),
    [
        (40, 0, False, []),
        (40.5, 0, False, [PLAIN_WEEK]),
        (45, 0, True, []),
        (35, 5, False, [PLAIN_OVERTIME]),
        (35, 5.5, False, []),
        (30, 5, True, []),
        (30, 0, False, []),
    ],
)
def test_hours_at_the_plain_rate_are_pointed_out(hours, overtime, exempt, words):
    offer = Offer(name="o", salary=50_000, exempt=exempt)
    assert of(replace(offer, hours_per_week=hours, overtime_hours_per_week=overtime)) == words


def test_a_contribution_that_was_assumed_is_said():
    tier = RetirementTier(match_rate=0.5, up_to=0.06)
    said = "the match is counted as if you put in ${}."
    assert of(replace(SALARY, retirement=(tier,))) == [
        said.format("3,000 a year, enough for all of it")
    ]
    rich = replace(SALARY, salary=LIMIT / 0.06, retirement=(tier,))
    assert of(rich) == [said.format("24,500 a year, the most the law allows")]
    mine = replace(tier, your_contribution=0.02)
    assert of(replace(SALARY, retirement=(mine, tier))) == []


# --- between offers


def test_what_one_offer_has_and_another_leaves_out_is_asked_about():
    full = Offer(
        name="full", salary=1e5, health=Health(premium_monthly=1), time_off=TimeOff(days=1)
    )
    bare = Offer(name="bare", salary=1e5)
    assert list(between_offers([full, bare])) == [
        '"bare": no health plan is given, so it counts as free. Ask.',
        '"bare": no days off are given, so none are counted. Ask how many.',
    ]
    assert list(between_offers([full, full])) == []
    assert list(between_offers([bare, bare])) == []


def total(offer):
    return total_of(offer, PLAIN, LIMIT)


def once(first, second):
    return only_once((first, second), (total(first), total(second)))


def test_a_lead_that_is_paid_once_says_when_it_goes_back():
    signed = Offer(name="a", salary=49_000, sign_on=SignOn(amount=2_000))
    other = Offer(name="b", salary=50_000)
    assert once(signed, other) == (
        '"a": its lead is a sign-on bonus, paid once; without it b is $1,000 ahead.',
    )
    lent = replace(signed, sign_on=SignOn(amount=2_000, repay_within_months=12))
    assert once(lent, other) == (
        '"a": its lead is a sign-on bonus, paid once, and back if you leave within 12 months; '
        "without it b is $1,000 ahead.",
    )
    assert once(lent, replace(other, sign_on=SignOn(amount=900, repay_within_months=6))) == (
        '"a": its lead is a sign-on bonus, paid once, and back if you leave within 12 months; '
        "without it b is $1,000 ahead.",
    )


def test_a_sign_on_that_is_no_more_than_the_lead_is_no_matter():
    signed = Offer(name="a", salary=50_000, sign_on=SignOn(amount=2_000))
    assert once(signed, Offer(name="b", salary=50_000)) == ()
    even = replace(signed, salary=48_000)
    assert once(even, Offer(name="b", salary=50_000)) == ()
    both = replace(signed, sign_on=SignOn(amount=500))
    assert once(signed, replace(both, name="b")) == ()
    assert only_once((signed,), (total(signed),)) == ()


# --- readings of a match


def readings(*offers):
    def value(offer):
        return yearly_value(offer, PLAIN, LIMIT)

    ranked = sorted(offers, key=lambda offer: -value(offer))
    return match_readings(ranked, [total(offer) for offer in ranked], value)


READ = (
    '"o": a match of 5% is read as 5 cents for each dollar you put in. Read as dollar for dollar '
    "up to 5% of pay it is ${} {}. Ask which it is."
)
CAPLESS = '"o": no cap on the match was given. Ask where it ends.'


def matched(salary=50_000, **tier):
    return Offer(name="o", salary=salary, retirement=(RetirementTier(**tier),))


def test_the_other_reading_of_a_match_says_what_it_changes():
    mine = matched(match_rate=0.05, your_contribution=8_000)
    assert readings(mine) == (READ.format("2,100", "more"),)
    assert readings(mine, Offer(name="z", salary=50_300)) == (READ.format("2,100", "more"),)
    turned = READ.format("2,100", "more, and the winner changes")
    assert readings(mine, Offer(name="z", salary=51_000)) == (turned,)
    assert readings(mine, Offer(name="z", salary=60_000)) == (READ.format("2,100", "more"),)
    assert readings(mine, Offer(name="z", salary=52_500)) == (READ.format("2,100", "more"),)
    assert readings(mine, Offer(name="z", salary=50_400)) == (turned,)
    little = matched(salary=10_000, match_rate=0.05, your_contribution=20_000)
    assert readings(little) == (READ.format("500", "less"),)
    assert readings(matched(match_rate=0.05, your_contribution=0.0)) == (READ.format("0", "more"),)


def test_a_match_without_a_cap_is_asked_about_at_every_offer():
    open_ended = matched(match_rate=0.5, your_contribution=0.05)
    small = replace(matched(match_rate=0.05, your_contribution=0.05), name="z")
    found = readings(open_ended, small)
    assert CAPLESS in found
    assert any(text.startswith('"z": a match of 5%') for text in found)
    assert readings(matched(match_rate=0.5, up_to=0.06)) == ()
    assert readings(matched(match_rate=0.5, max_dollars=1_000.0)) == ()
    assert readings(matched(match_rate=0.0)) == ()


# --- asks


def test_every_usual_ask_of_an_hourly_offer():
    offer = Offer(
        name="o",
        hourly=20.0,
        hours_per_week=35,
        commute=Commute(miles_one_way=10, minutes_one_way=30, cost_per_mile=0.5, days_per_week=4),
        health=Health(premium_monthly=150),
    )
    weeks = 52
    assert asks_for([offer], load_usual_asks()) == (
        AskFor(
            offer="o",
            ask="3 more days off a year",
            worth=0.0,
            ease="easy",
            key="days-off",
            day_rate_value=420.0,
            hours=21.0,
        ),
        AskFor(offer="o", ask="a pay review at six months", worth=0.0, ease="easy", key="review"),
        AskFor(
            offer="o", ask="5% more base pay", worth=0.05 * 20 * 35 * 52, ease="usual", key="base"
        ),
        AskFor(
            *("o", "2 days a week from home", 2 * weeks * 20 * 0.5, "usual", "remote"),
            *(None, 2.0 * weeks),
        ),
        AskFor(
            offer="o", ask="a sign-on bonus of $1,000", worth=1_000.0, ease="usual", key="sign-on"
        ),
        AskFor(offer="o", ask="a fixed schedule", worth=0.0, ease="usual", key="schedule"),
        AskFor(
            offer="o", ask="50% of the health premium paid", worth=900.0, ease="hard", key="premium"
        ),
    )


def test_a_salaried_offer_has_asks_of_its_own():
    found = {ask.key: ask for ask in asks_for([SALARY], load_usual_asks())}
    assert list(found) == ["days-off", "review", "base", "sign-on-lead", "title"]
    assert found["sign-on-lead"].worth == 2_500
    assert found["title"] == AskFor(
        offer="o", ask="the title one level up", worth=0.0, ease="hard", key="title"
    )


@pytest.mark.parametrize(
    ("commute", "worth_of_it", "hours"),
    [
        (Commute(miles_one_way=10, cost_per_mile=0.5, days_per_week=2), 1_040.0, 0.0),
        (Commute(minutes_one_way=30, days_per_week=2), 0.0, 104.0),
        (Commute(days_per_week=5), None, None),
        (Commute(minutes_one_way=30, days_per_week=1.5), None, None),
    ],
)
def test_days_from_home_are_asked_for_where_they_save_something(commute, worth_of_it, hours):
    asks = asks_for([replace(SALARY, commute=commute)], load_usual_asks())
    found = [(ask.worth, ask.hours) for ask in asks if ask.key == "remote"]
    assert found == ([] if hours is None else [(worth_of_it, hours)])


def test_days_off_count_at_their_day_rate_in_the_order_whatever_the_file_says():
    usual = {ask.key: ask for ask in load_usual_asks()}
    found = asks_for([SALARY], [usual["review"], usual["days-off"]])
    assert [ask.key for ask in found] == ["days-off", "review"]


def test_asks_follow_the_order_of_the_offers():
    both = asks_for([replace(SALARY, name="z"), replace(SALARY, name="a")], load_usual_asks())
    assert [ask.offer for ask in both] == ["z"] * 5 + ["a"] * 5


# --- what is uncertain


def test_everything_uncertain_with_how_far_it_goes():
    offer = Offer(
        name="o",
        hourly=20.0,
        overtime_hours_per_week=3,
        bonus=(
            Bonus(name="owed", amount=9.0, guaranteed=True),
            Bonus(name="hoped", amount=1_000.0, payout=1.5),
        ),
        equity=Equity(total=8_000),
        retirement=(RetirementTier(match_rate=0.05, your_contribution=0.05),),
        other=(
            OtherItem(name="dues", amount=5.0, kind="cost", guaranteed=False),
            OtherItem(name="owed", amount=6.0, kind="pay"),
            OtherItem(name="spiffs", amount=700.0, kind="pay", guaranteed=False),
            OtherItem(name="more", amount=300.0, kind="pay", guaranteed=False),
        ),
    )
    found = [(u.item, u.component, u.key, u.low, u.expected, u.high) for u in uncertain(offer)]
    overtime = "overtime_hours_per_week"
    assert found == [
        ("hoped", "bonus[1]", "bonus[1].payout", 0.0, 1.5, 1.5),
        ("overtime", overtime, overtime, 0.0, 3, 20.0),
        ("equity", "equity.total", "equity.total", 0.0, 8_000, 8_000),
        ("spiffs", "other[2]", "other[2].amount", 0.0, 700.0, 700.0),
        ("more", "other[3]", "other[3].amount", 0.0, 300.0, 300.0),
    ]
    assert not any(u.bounded for u in uncertain(offer))


MILE = Rule(
    key="cost_per_mile",
    label="a mile",
    value=0.40,
    unit="$",
    low=0.205,
    high=0.725,
    source="s",
    as_of=TODAY,
    grade="assumption",
)


def value_of(offer):
    return yearly_value(offer, PLAIN, LIMIT)


def test_the_price_of_a_mile_moves_every_offer_that_left_it_out():
    near = Offer(name="near", salary=50_000, commute=Commute(miles_one_way=1))
    far = Offer(name="far", salary=50_000, commute=Commute(miles_one_way=11))
    (swing,) = swings([near, far], value_of, MILE)
    assert (swing.offer, swing.item) == (None, "a mile of driving")
    assert (swing.key, swing.low, swing.high) == ("commute.cost_per_mile", 0.205, 0.725)
    assert swing.lead_low == pytest.approx(5_200 * 0.205)
    assert swing.lead_high == pytest.approx(5_200 * 0.725)
    assert swing.bounded is False
    assert swings([near, far], value_of, MILE._replace(high=0.2051)) == ()
    assert swings([near], value_of, MILE) == ()


@pytest.mark.parametrize("stated", [0.41, MILE.value])
def test_a_mile_that_was_typed_stays_as_typed_even_at_the_rules_own_value(stated):
    near = Offer(name="near", salary=50_000, commute=Commute(miles_one_way=1))
    typed = Commute(miles_one_way=30, cost_per_mile=stated)
    (swing,) = swings([near, replace(near, name="typed", commute=typed)], value_of, MILE)
    assert swing.lead_low == pytest.approx(260 * 2 * (30 * stated - 0.205))
    assert swing.lead_high == pytest.approx(260 * 2 * (30 * stated - 0.725))
    assert (
        swings([replace(near, commute=typed), replace(near, commute=typed)], value_of, MILE) == ()
    )


# --- pay over the years


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


# --- taxes


TAXED = """
[preferences]
home_area = "{home}"
[[offer]]
name = "a"
salary = {pay}
{where}
[[offer]]
name = "b"
salary = 40000
area = "CA"
"""


def taxed(tmp_path, pay=50_000, where='area = "AZ"', home="US"):
    file = tmp_path / "offers.toml"
    file.write_text(TAXED.format(pay=pay, where=where, home=home))
    return " ".join(compare_offers(file, as_of=date(2026, 6, 1)).cautions)


NOWHERE = (
    '"a": no state is known, so no take-home. Give it an area, or write where you live under '
    '[preferences]: home_area = "Phoenix, AZ".'
)


def test_an_offer_without_a_state_is_asked_for_one(tmp_path):
    assert NOWHERE in taxed(tmp_path, where="")
    assert NOWHERE not in taxed(tmp_path)
    assert NOWHERE not in taxed(tmp_path, where="", home="AZ")


def test_without_any_taxes_no_state_is_asked_for(tmp_path):
    total = total_of(SALARY, PLAIN, LIMIT)
    assert [*tax_cautions([total._replace(stateless=True)], TODAY)] == []


def test_premiums_count_before_the_end_of_the_state_table(tmp_path):
    insured = 'area = "AZ"\nhealth = { premium_monthly = 100 }'
    assert "last rate" not in taxed(tmp_path, pay=150_500, where=insured)
    assert "last rate" in taxed(tmp_path, pay=151_201, where=insured)


def test_pay_beyond_the_table_is_called_an_estimate(tmp_path):
    beyond = taxed(tmp_path, pay=900_000)
    said = '"a": state tax is on file to $150,000 of pay and goes on at its last rate: an estimate.'
    assert said in beyond
    assert "last rate" in taxed(tmp_path, pay=150_001)
    assert "last rate" not in taxed(tmp_path, pay=150_000)
    assert "last rate" not in taxed(tmp_path)
