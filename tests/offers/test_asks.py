"""What to ask each employer for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from offer_examples import LEAD, NIGHT, PLAIN, RULES, SALARY, weigh

from negotiate.files.lines import load_usual_asks
from negotiate.model.comparison import AskFor
from negotiate.model.offer import Bonus, Change, Commute, Health, Offer, Remote, Shift, SignOn
from negotiate.offers.asks import asks_for, asks_met, change_words
from negotiate.offers.totals import total_of


def asked(offers, usual):
    """The asks for offers that say what a mile costs."""
    return asks_for(offers, [total_of(offer, PLAIN, RULES) for offer in offers], usual)


def test_every_usual_ask_of_an_hourly_offer():
    offer = Offer(
        name="o",
        hourly=20.0,
        hours_per_week=35,
        commute=Commute(miles_one_way=10, minutes_one_way=30, cost_per_mile=0.5, days_per_week=4),
        health=Health(premium_monthly=150),
    )
    weeks = 52
    assert asked([offer], load_usual_asks()) == (
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
            *("o", "2 more days a week from home", 2 * weeks * 20 * 0.5, "usual", "remote"),
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
    found = {ask.key: ask for ask in asked([SALARY], load_usual_asks())}
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
    asks = asked([replace(SALARY, commute=commute)], load_usual_asks())
    found = [(ask.worth, ask.hours) for ask in asks if ask.key == "remote"]
    assert found == ([] if hours is None else [(worth_of_it, hours)])


@pytest.mark.parametrize(("days", "asked_for"), [(5, "2 days a week"), (3, "2 more days a week")])
def test_who_works_from_home_already_asks_for_more_of_it(days, asked_for):
    way = Commute(miles_one_way=10, minutes_one_way=20, cost_per_mile=0.5, days_per_week=days)
    texts = [ask.ask for ask in asked([replace(SALARY, commute=way)], load_usual_asks())]
    assert f"{asked_for} from home" in texts


def test_days_off_count_at_their_day_rate_in_the_order_whatever_the_file_says():
    usual = {ask.key: ask for ask in load_usual_asks()}
    found = asked([SALARY], [usual["review"], usual["days-off"]])
    assert [ask.key for ask in found] == ["days-off", "review"]


def test_asks_follow_the_order_of_the_offers():
    both = asked([replace(SALARY, name="z"), replace(SALARY, name="a")], load_usual_asks())
    assert [ask.offer for ask in both] == ["z"] * 5 + ["a"] * 5


def test_asks_come_easiest_first_and_days_off_show_their_worth():
    rows = [a for a in weigh(NIGHT, LEAD).asks if a.offer == "night agent"]
    assert [a.ease for a in rows] == sorted(
        (a.ease for a in rows), key=["easy", "usual", "hard"].index
    )
    days = next(a for a in rows if "days off" in a.ask)
    assert (days.worth, days.hours) == (0, 24)
    assert days.day_rate_value == pytest.approx(3 * 8 * 21.75)
    assert rows[0] is days


def test_remote_days_and_premiums_are_asked_for_only_where_there_are_any():
    far = replace(
        NIGHT,
        commute=Commute(miles_one_way=10, minutes_one_way=20),
        health=Health(premium_monthly=100),
    )
    names = {a.ask for a in weigh(far).asks}
    assert any("from home" in name for name in names)
    assert any("premium" in name for name in names)
    assert not any("from home" in a.ask or "premium" in a.ask for a in weigh(NIGHT).asks)


def test_a_raise_nobody_wrote_down_is_asked_for_in_writing_first():
    promised = Change(after_days=182, add=0.5)
    offer = Offer(name="o", hourly=17.0, change=(promised,))
    first = weigh(offer).asks[0]
    assert first.ask == (
        "a raise of $0.50 after 182 days written into the offer, with amount and date"
    )
    assert first.worth == pytest.approx(26 * 40 * 0.5)
    written = replace(offer, change=(replace(promised, in_writing=True),))
    assert "promise" not in {ask.key for ask in weigh(written).asks}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change(every_months=6, add=0.5), "a raise of $0.50 every 6 months"),
        (Change(on=date(2027, 6, 1), percent=3), "a raise of 3% on June 1, 2027"),
        (Change(after_days=90, hourly=18.25), "$18.25 an hour after 90 days"),
    ],
)
def test_a_change_is_said_in_words(change, words):
    assert change_words(change, by_the_hour=True) == words


def test_a_change_of_a_salary_is_said_by_the_year():
    assert change_words(Change(after_days=90, salary=52_000), by_the_hour=False) == (
        "$52,000 a year after 90 days"
    )
    assert "$1,500 after" in change_words(Change(after_days=9, add=1_500), by_the_hour=False)


def test_temps_ask_when_they_are_hired_and_contractors_who_pays_for_the_equipment():
    temp = {ask.key for ask in weigh(Offer(name="t", hourly=18, employment="temp")).asks}
    contractor = {ask.key for ask in weigh(Offer(name="c", hourly=18, employment="1099")).asks}
    assert "conversion" in temp - contractor
    assert "expenses" in contractor - temp
    assert not contractor & {"days-off", "premium", "review", "sign-on"}


def test_nobody_is_paid_for_signing_on_where_they_are():
    here, there = Offer(name="h", hourly=18, status="current"), Offer(name="t", hourly=18)
    keys = {name: {a.key for a in weigh(here, there).asks if a.offer == name} for name in "ht"}
    assert keys["t"] - keys["h"] == {"sign-on"}


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({"sign_on": SignOn(amount=1)}, "sign-on"),
        ({"sign_on": SignOn(amount=1)}, "sign-on-lead"),
        ({"shift": (Shift(hours_per_week=1, rate=0.1),)}, "shift"),
        ({"bonus": (Bonus(name="b", amount=1),)}, "bonus"),
        ({"remote": Remote(stipend_monthly=1)}, "home"),
        ({"change": (Change(after_days=90, add=1),)}, "raise-90"),
    ],
)
def test_nobody_asks_for_what_is_there(more, key):
    assert asks_met(SALARY) == frozenset()
    assert key in asks_met(replace(SALARY, **more))
