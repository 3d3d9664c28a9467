"""What a letter lacks of what was promised: every key, in dollars, and nothing of what is equal."""

from __future__ import annotations

from dataclasses import MISSING, fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offer_examples import EVERYTHING, PLAIN, RULES

from negotiate.files.data import read_rows
from negotiate.files.promises import RECORDS, YOURS, load_questions, load_terms
from negotiate.model.offer import (
    Bonus,
    Change,
    Commission,
    Commute,
    Draw,
    Equity,
    Health,
    HolidaysWorked,
    Offer,
    OnCall,
    OtherItem,
    RetirementTier,
    Shift,
    SignOn,
    TimeOff,
    Training,
)
from negotiate.offers.costs import with_cost_per_mile
from negotiate.offers.promises import Valuation, differences
from negotiate.offers.totals import yearly_value

TERMS, QUESTIONS = load_terms(), load_questions()
TERM = {term.key: term for term in TERMS}


def worth(offer, prefs=PLAIN):
    return yearly_value(with_cost_per_mile(offer, 0.4), prefs, RULES)


VALUES = Valuation(
    plain=worth, with_days_off=lambda offer: worth(offer, replace(PLAIN, time_off="day-rate"))
)


def found(letter, promised):
    return differences(letter, promised, TERMS, VALUES, QUESTIONS)


def said(letter, promised):
    """Each difference in short."""
    return [(one.key, one.kind, one.promised, one.letter) for one in found(letter, promised)]


PAID = Offer(name="o", hourly=20.0)


# --- no key can be forgotten


def keys():
    """Every key of an offer that a file may have, those of tables and lists one by one."""
    for field in fields(Offer):
        record = RECORDS.get(field.name)
        lists = isinstance(field.default, tuple) and field.default_factory is MISSING
        if record is None:
            yield field.name
        else:
            at = "[]" if lists else ""
            yield from (f"{field.name}{at}.{inner.name}" for inner in fields(record))


def test_every_key_of_an_offer_is_held_against_what_was_promised_or_is_ones_own():
    """A new key needs a row of data/promised_terms.csv; without one `check` would overlook it."""
    rows = read_rows("promised_terms.csv")
    named = [key.removeprefix("+") for row in rows for key in row["fields"].split(";")]
    assert sorted(set(named)) == sorted(keys())
    main = [key for row in rows for key in row["fields"].split(";") if not key.startswith("+")]
    assert len(set(main)) == len(main)
    assert any(row["key"] == YOURS for row in rows)


def test_a_term_says_how_each_of_its_keys_is_said():
    known = {"more", "less", "earlier", "later", "yes", "no", "either", "dollars"}
    for term in TERMS:
        assert len(term.fields) == len(term.units) == len(term.main)
        assert term.better in known or ">" in term.better
        assert len({field.partition("[]")[0] for field in term.fields}) == 1 or not term.items


WHOLE = replace(
    EVERYTHING,
    status="written",
    level="senior",
    area="Phoenix, AZ",
    starts=date(2027, 1, 4),
    deadline=date(2026, 12, 10),
    raise_rate=0.02,
    benefits_after_days=30,
    training=Training(weeks=4, hourly=15),
    commission=Commission(expected=4_000),
    draw=Draw(monthly=200, recoverable=False),
    change=(Change(after_days=90, add=1.0, in_writing=True),),
    shift=(Shift(hours_per_week=10, rate=0.1, paid_on_leave=True),),
    on_call=OnCall(hours_per_week=5, dollars_per_hour=3),
    holidays_worked=HolidaysWorked(days=4, times=2),
    sign_on=SignOn(amount=2_000, instalments=(1, 7), repay_within_months=6, repay="pro-rata"),
    health=Health(
        premium=80,
        premium_family=250,
        per="month",
        employer_value=5_000,
        employer_value_family=9_000,
        hsa_employer=400,
    ),
)
"""What was promised, with every key said."""

WORSE = {
    "pay": {"hourly": 19.0},
    "hours": {"hours_per_week": 36.0},
    "weeks": {"weeks_per_year": 50.0},
    "overtime": {"overtime_hours_per_week": 2.0},
    "exempt": {"exempt": True},
    "long-days": {"alternative_workweek": True},
    "employment": {"employment": "temp"},
    "level": {"level": "mid"},
    "place": {"area": "Tucson, AZ"},
    "start": {"starts": date(2027, 1, 18)},
    "deadline": {"deadline": date(2026, 12, 1)},
    "yearly-raise": {"raise_rate": 0.01},
    "benefits": {"benefits_after_days": 90},
    "training": {"training": Training(weeks=6, hourly=15)},
    "commission": {"commission": Commission(expected=3_000)},
    "draw": {"draw": Draw(monthly=100, recoverable=False)},
    "draw-back": {"draw": Draw(monthly=200)},
    "sign-on": {"sign_on.amount": 1_500.0},
    "sign-on-paid": {"sign_on.instalments": (1, 12)},
    "sign-on-back": {"sign_on.repay_within_months": 12.0},
    "sign-on-back-how": {"sign_on.repay": "whole"},
    "premium": {"health.premium": 100.0},
    "premium-family": {"health.premium_family": 300.0},
    "own-plan": {"health.own_plan": True},
    "plan-share": {"health.employer_value": 4_000.0},
    "plan-share-family": {"health.employer_value_family": 7_000.0},
    "hsa": {"health.hsa_employer": 300.0},
    "days-off": {"time_off.days": 10.0},
    "holidays": {"time_off.holidays": 6.0},
    "equity": {"equity.total": 4_000.0},
    "on-call": {"on_call.hours_per_week": 3.0},
    "holidays-worked": {"holidays_worked.times": 1.5},
    "days-in": {"commute.days_per_week": 5.0},
    "parking": {"commute.parking_monthly": 60.0},
    "transit": {"commute.transit_monthly": 30.0},
    "stipend": {"remote.stipend_monthly": 25.0},
    "match": {"retirement": (RetirementTier(match_rate=0.5, up_to=0.03),)},
    "shift": {"shift.rate": 0.05},
    "shift-hours": {"shift.hours_per_week": 5.0},
    "shift-leave": {"shift.paid_on_leave": False},
    "bonus": {"bonus.amount": 500.0},
    "bonus-sure": {"bonus.guaranteed": False},
    "bonus-choice": {"bonus.discretionary": True},
    "bonus-ceiling": {"bonus.up_to": True},
    "raise": {"change.add": 0.5},
    "raise-when": {"change.after_days": 180},
    "raise-written": {"change.in_writing": False},
    "other": {"other.amount": 300.0},
    "other-when": {"other.in_month": 9},
    "other-kind": {"other.kind": "cost"},
    "other-sure": {"other.guaranteed": False},
}
"""For each term what makes the letter worse than `WHOLE`; of a list its first item changes."""


def with_key(offer, key, value):
    group, _, name = key.rpartition(".")
    if not group:
        return replace(offer, **{key: value})
    record = getattr(offer, group)
    if isinstance(record, tuple):
        return replace(offer, **{group: (replace(record[0], **{name: value}), *record[1:])})
    return replace(offer, **{group: replace(record, **{name: value})})


@pytest.mark.parametrize("key", [term.key for term in TERMS])
def test_a_letter_that_is_worse_in_one_thing_says_that_thing_alone(key):
    promised = WHOLE
    if key == "other-when":
        promised = with_key(WHOLE, "other.in_month", 3)
    letter = promised
    for name, value in WORSE[key].items():
        letter = with_key(letter, name, value)
    every = found(letter, promised)
    (one,) = every
    assert one.key == key
    assert one.kind in ("lower", "later", "worse", "changed", "added", "missing")
    assert one.kind != "missing" or TERM[key].better == "yes"
    assert one.kind != "added" or TERM[key].better == "no"
    assert one.ask
    assert "{" not in one.ask
    assert found(letter, letter) == ()
    back = found(promised, letter)
    if one.kind == "added":  # a letter that says nothing of it says no
        assert back == ()
        return
    assert [x.key for x in back] == [key]
    assert back[0].kind == ("changed" if TERM[key].better == "either" else "better")


@given(st.sampled_from([term.key for term in TERMS]), st.sampled_from([t.key for t in TERMS]))
def test_the_dearest_stands_first_whatever_is_worse(first, second):
    letter = WHOLE
    for key in (first, second):
        if key != "other-when":
            for name, value in WORSE[key].items():
                letter = with_key(letter, name, value)
    dollars = [one.worth or 0.0 for one in found(letter, WHOLE) if one.kind != "better"]
    assert dollars == sorted(dollars, reverse=True)


# --- how much


def test_lower_pay_is_worth_what_the_letter_would_be_worth_more():
    (one,) = found(PAID, replace(PAID, hourly=21.0))
    assert (one.kind, one.worth, one.promised, one.letter) == (
        *("lower", 2_080.0, "$21.00 an hour", "$20.00 an hour"),
    )
    assert one.ask == (
        "On the base pay we said $21.00 an hour, and the letter says $20.00 an hour. Could you put "
        "that right?"
    )


def test_shares_are_said_in_percent():
    promised = replace(PAID, raise_rate=0.03, shift=(Shift(hours_per_week=10, rate=0.125),))
    letter = replace(PAID, raise_rate=0.025, shift=(Shift(hours_per_week=10, rate=0.1),))
    assert said(letter, promised) == [
        ("shift", "lower", "12.5%", "10%"),
        ("yearly-raise", "lower", "3%", "2.5%"),
    ]


def test_nothing_is_said_as_none_where_it_has_to_be_written():
    promised = replace(PAID, training=Training(weeks=2, hourly=20))
    letter = replace(PAID, training=Training(weeks=2, hourly=0))
    assert said(letter, promised) == [
        ("training", "worse", "2 weeks, $20.00 an hour", "2 weeks, none")
    ]


def test_days_off_are_worth_their_day_rate_though_compare_leaves_them_unpriced():
    (one,) = found(
        replace(PAID, time_off=TimeOff(days=12)), replace(PAID, time_off=TimeOff(days=15))
    )
    assert one.worth == pytest.approx(3 * 160)


def test_a_later_raise_is_worth_the_pay_between_the_two_days():
    promised = replace(PAID, change=(Change(after_days=91, add=1.0),))
    letter = replace(PAID, change=(Change(after_days=182, add=1.0),))
    (one,) = found(letter, promised)
    assert (one.key, one.kind) == ("raise-when", "later")
    assert one.worth == pytest.approx(13 * 40)


# --- what is missing, added, better, and what is not said


def test_what_the_letter_does_not_have_is_missing():
    promised = replace(
        PAID,
        bonus=(Bonus(name="quality", rate=0.05),),
        sign_on=SignOn(amount=1_000, instalments=(1, 12)),
        health=Health(premium_monthly=110),
    )
    assert said(PAID, promised) == [
        ("bonus", "missing", "5% of base pay", ""),
        ("sign-on", "missing", "$1,000", ""),
        ("premium", "missing", "$110 a month", ""),
    ]
    assert [one.worth for one in found(PAID, promised)] == [2_080.0, 1_000.0, None]


def test_what_nobody_spoke_of_and_costs_is_called_added():
    letter = replace(
        PAID,
        training=Training(weeks=4, hourly=15),
        sign_on=SignOn(amount=500, repay_within_months=12),
    )
    rows = said(letter, PAID)
    assert ("training", "added", "", "4 weeks, $15.00 an hour") in rows
    assert ("sign-on-back", "added", "", "within 12 months") in rows
    assert ("sign-on", "better", "", "$500") in rows


def test_benefits_that_start_later_are_never_called_better():
    """They cost less until then, for no premium is paid: that is no gain."""
    insured = replace(PAID, health=Health(premium_monthly=200))
    (one,) = found(
        replace(insured, benefits_after_days=90), replace(insured, benefits_after_days=30)
    )
    assert (one.kind, one.worth) == ("worse", None)


def test_more_hours_for_the_same_salary_are_a_question():
    salary = Offer(name="o", salary=50_000)
    (one,) = found(replace(salary, hours_per_week=45), salary)
    assert (one.kind, one.ask) == (
        "changed",
        "On the hours we said 40 hours a week, 5 days a week, and the letter says 45 hours a week, "
        "5 days a week. Which is right?",
    )
    (fewer,) = found(replace(PAID, hours_per_week=30), PAID)
    assert (fewer.kind, fewer.worth) == ("worse", 10_400.0)


def test_the_same_thing_in_other_words_is_the_same():
    year = replace(PAID, health=Health(premium=100, per="month"))
    month = replace(PAID, health=Health(premium_monthly=100))
    assert found(year, month) == ()
    assert found(replace(PAID, area="phoenix, az"), replace(PAID, area="Phoenix, AZ")) == ()
    mine = RetirementTier(match_rate=0.5, up_to=0.06, your_contribution=0.02)
    assert (
        found(
            replace(PAID, retirement=(mine,)),
            replace(PAID, retirement=(replace(mine, your_contribution=0.06),)),
        )
        == ()
    )


def test_what_a_letter_need_not_say_is_not_asked_for():
    placed = replace(PAID, level="senior", area="Phoenix, AZ", deadline=date(2026, 12, 1))
    assert found(PAID, placed) == ()
    assert found(placed, PAID) == ()


def test_bonuses_of_one_name_belong_together_in_whatever_order():
    one, two = Bonus(name="Quality", amount=900), Bonus(name="team", amount=400)
    assert found(replace(PAID, bonus=(two, one)), replace(PAID, bonus=(one, two))) == ()
    lower = replace(two, amount=300)
    assert said(replace(PAID, bonus=(lower, one)), replace(PAID, bonus=(one, two))) == [
        ("bonus", "lower", "$400 a year", "$300 a year")
    ]
    (gone,) = found(replace(PAID, bonus=(one,)), replace(PAID, bonus=(one, two)))
    assert (gone.what, gone.kind, gone.worth) == ("team bonus", "missing", 400.0)


def test_a_cost_that_is_new_is_added_and_one_that_is_gone_is_better():
    dues = replace(PAID, other=(OtherItem(name="uniform", amount=240, kind="cost"),))
    (new,) = found(dues, PAID)
    assert (new.kind, new.worth) == ("added", 240.0)
    (gone,) = found(PAID, dues)
    assert (gone.kind, gone.worth, gone.ask) == ("better", 240.0, "")


def test_what_differs_of_an_item_is_named_after_it():
    sure = Bonus(name="quality", amount=900, guaranteed=True)
    for letter, what in (
        (replace(sure, guaranteed=False), "guarantee of the quality bonus"),
        (replace(sure, amount=800), "quality bonus"),
    ):
        (one,) = found(replace(PAID, bonus=(letter,)), replace(PAID, bonus=(sure,)))
        assert one.what == what
    nights = Shift(rate=0.1, hours_per_week=20, paid_on_leave=True)
    (gone,) = found(PAID, replace(PAID, shift=(nights,)))
    assert (gone.what, gone.promised.split(", ")[-1]) == ("differential", "paid on leave")


def test_one_of_something_is_said_of_one():
    rows = said(replace(PAID, training=Training(weeks=1, hourly=15)), PAID)
    assert ("training", "added", "", "1 week, $15.00 an hour") in rows


# --- the same in two units


TEN_PERCENT = Shift(hours_per_week=10, rate=0.1)
TWO_DOLLARS = Shift(hours_per_week=10, dollars_per_hour=2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"shift": (TEN_PERCENT,)}, {"shift": (TWO_DOLLARS,)}),
        (
            {"shift": (replace(TEN_PERCENT, rate=0.075),)},
            {"shift": (replace(TWO_DOLLARS, dollars_per_hour=1.51),)},
        ),
        ({"bonus": (Bonus(name="q", rate=0.05),)}, {"bonus": (Bonus(name="q", amount=2_080),)}),
        (
            {"bonus": (Bonus(name="q", rate=0.05, payout=0),)},
            {"bonus": (Bonus(name="q", amount=2_080, payout=0),)},
        ),
        (
            {"change": (Change(after_days=90, add=1),)},
            {"change": (Change(after_days=90, percent=5),)},
        ),
        (
            {"change": (Change(after_days=90, hourly=21),)},
            {"change": (Change(after_days=90, salary=43_680),)},
        ),
        ({}, {"hourly": None, "salary": 41_600}),
        ({"hours_per_day": 8}, {"hours_per_week": 40}),
        ({"hours_per_day": 10, "days_per_week": 4}, {"days_per_week": 4}),
        (
            {"starts": date(2027, 1, 4), "change": (Change(after_days=90, add=1),)},
            {"starts": date(2027, 1, 4), "change": (Change(on=date(2027, 4, 4), add=1),)},
        ),
        (
            {"health": Health(premium=26, per="paycheck", paychecks=26)},
            {"health": Health(premium=676, per="year")},
        ),
        (
            {"health": Health(premium_family=26, per="paycheck", paychecks=26)},
            {"health": Health(premium_family=676, per="year")},
        ),
        (
            {"other": (OtherItem(name="meals", amount=600, kind="benefit"),)},
            {"other": (OtherItem(name="meals", amount=50, when="monthly", kind="benefit"),)},
        ),
    ],
)
def test_the_same_in_another_unit_is_the_same_within_a_cent_an_hour(one, other):
    mine, theirs = replace(PAID, **one), replace(PAID, **other)
    assert found(mine, theirs) == found(theirs, mine) == ()


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (TEN_PERCENT, replace(TWO_DOLLARS, dollars_per_hour=1.98)),
        (replace(TWO_DOLLARS, dollars_per_hour=2.02), TEN_PERCENT),
        (
            replace(TEN_PERCENT, hours_per_week=0),
            replace(TWO_DOLLARS, hours_per_week=0, dollars_per_hour=1.5),
        ),
    ],
)
def test_less_in_another_unit_is_lower_though_its_hours_are_not_known(better, worse):
    good, bad = replace(PAID, shift=(better,)), replace(PAID, shift=(worse,))
    assert [(one.key, one.kind) for one in found(bad, good)] == [("shift", "lower")]
    assert [(one.key, one.kind) for one in found(good, bad)] == [("shift", "better")]


def test_pay_in_one_unit_is_held_to_the_cent():
    assert [one.kind for one in found(PAID, replace(PAID, hourly=20.01))] == ["lower"]


def test_a_dearer_plan_for_the_family_is_worse_whatever_the_paychecks():
    letter = replace(PAID, health=Health(premium_family=115, per="paycheck", paychecks=26))
    (one,) = found(letter, replace(PAID, health=Health(premium_family=200)))
    assert (one.kind, one.promised, one.letter) == (
        *("worse", "$200 per month", "$115 per paycheck, 26 paychecks a year"),
    )


def test_one_premium_by_other_paychecks_does_not_count_the_others_difference():
    mine = replace(
        PAID, health=Health(premium=50, premium_family=100, per="paycheck", paychecks=26)
    )
    said = replace(PAID, health=Health(premium=50, premium_family=100))
    family = Valuation(
        *[lambda offer: worth(offer, replace(PLAIN, covers="family"))] * 2  # type: ignore[list-item]
    )
    every = differences(mine, said, TERMS, family, QUESTIONS)
    assert {one.key: one.worth for one in every} == {"premium-family": 1_400.0, "premium": None}


# --- what is promised as nothing, and what cannot be told apart by its worth


@pytest.mark.parametrize(
    "nothing",
    [
        {"health": Health(employer_value=0)},
        {"health": Health(hsa_employer=0)},
        {"time_off": TimeOff(days=0, holidays=0)},
        {"training": Training(weeks=0, hourly=20)},
        {"commission": Commission(expected=0)},
        {"draw": Draw(monthly=0)},
        {"bonus": (Bonus(name="quality", amount=0),)},
        {"shift": (Shift(hours_per_week=10),)},
        {"change": (Change(after_days=90, percent=0),)},
        {"other": (OtherItem(name="meals", amount=0, kind="benefit"),)},
    ],
)
def test_a_promise_of_nothing_is_not_missing(nothing):
    assert found(PAID, replace(PAID, **nothing)) == ()
    assert found(replace(PAID, **nothing), PAID) == ()


@pytest.mark.parametrize(
    ("free", "sentence"),
    [
        ({"health": Health(premium=0)}, "What about the health premium? We said $0 per month,"),
        ({"commute": Commute(days_per_week=0)}, "the days at the workplace? We said none,"),
        ({"other": (OtherItem(name="parking", amount=0, kind="cost"),)}, "the parking? We said $0"),
    ],
)
def test_a_cost_that_was_promised_away_is_asked_for_where_the_letter_is_silent(free, sentence):
    (one,) = found(PAID, replace(PAID, **free))
    assert one.kind == "missing"
    assert sentence in one.ask


def test_a_zero_in_other_words_is_the_same_zero():
    one, other = Health(premium=0), Health(premium_monthly=0)
    assert found(replace(PAID, health=one), replace(PAID, health=other)) == ()


def test_nobody_asks_to_add_training_that_is_paid_less():
    promised = replace(PAID, training=Training(weeks=4, hourly=15))
    (one,) = found(PAID, promised)
    assert (one.kind, one.ask, one.worth) == ("better", "", 800.0)


def test_fewer_shares_are_asked_about_though_none_vest_so_soon():
    shares = Equity(total=8_000, cliff_months=24)
    (one,) = found(replace(PAID, equity=replace(shares, total=4_000)), replace(PAID, equity=shares))
    assert (one.key, one.kind, one.worth) == ("equity", "changed", None)


# --- sentences that can be said aloud


def asked(letter, promised):
    (one,) = found(letter, promised)
    return one.ask


def test_what_is_promised_is_asked_for_in_words_of_the_day():
    kept = OtherItem(name="retention", amount=2_000, kind="pay", when="once", in_month=12)
    assert asked(PAID, replace(PAID, other=(kept,))) == (
        "What about the retention pay? We said $2,000 once, in month 12, as pay, and I don't see "
        "that in the letter. Could you add it?"
    )
    sure = replace(PAID, bonus=(Bonus(name="retention", amount=2_000, guaranteed=True),))
    unsure = replace(PAID, bonus=(Bonus(name="retention", amount=2_000),))
    assert asked(unsure, sure) == (
        "What about the guarantee of the retention bonus? We said guaranteed, and I don't see that "
        "in the letter. Could you add it?"
    )
    assert asked(replace(PAID, exempt=True), PAID).startswith(
        "On the overtime pay the letter says exempt from overtime. We hadn't spoken of that."
    )
    assert asked(replace(PAID, weeks_in_turn=(36, 48)), replace(PAID, hours_per_week=42)) == (
        "On the hours we said 42 hours a week, 5 days a week, and the letter says 42 hours a week, "
        "36 and 48 hours in turn, 5 days a week. Which is right?"
    )


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("quality", "quality bonus"),
        ("Quality Bonus", "Quality Bonus"),
        ("team incentives", "team incentives"),
    ],
)
def test_a_bonus_is_called_a_bonus_once(name, what):
    (one,) = found(PAID, replace(PAID, bonus=(Bonus(name=name, amount=500),)))
    assert one.what == what


def test_less_pay_after_a_time_is_said_as_less():
    (one,) = found(PAID, replace(PAID, change=(Change(after_days=90, percent=-5),)))
    assert (one.kind, one.promised) == ("better", "5% less, after 90 days")
    (one,) = found(replace(PAID, change=(Change(after_days=90, add=-0.5),)), PAID)
    assert (one.kind, one.letter) == ("added", "$0.50 less, after 90 days")


def test_no_sentence_says_yes_no_or_a_word_of_the_file():
    for term in TERMS:
        letter = with_key(WHOLE, "other.in_month", 3) if term.key == "other-when" else WHOLE
        for name, value in WORSE[term.key].items():
            letter = with_key(letter, name, value)
        for one in (*found(letter, WHOLE), *found(Offer(name="o", hourly=20.0), letter)):
            words = set(one.ask.replace(",", " ").replace(".", " ").split())
            assert words.isdisjoint({"yes", "w2", "monthly", "True"}), one
