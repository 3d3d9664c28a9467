"""Changes of an offers file by words, read by the field they name."""

from __future__ import annotations

from datetime import date

import pytest

from negotiate.files.offer_words import PlainMaker, all_keys, change, read_words, split_name
from negotiate.model.errors import Problem
from negotiate.model.offer import Preferences


def changed(offer, *words, record=None):
    given = {} if record is None else {"record": record}
    change(offer, read_words(words), PlainMaker(), **given)
    return offer


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("hourly=23", 23),
        ("hourly=21.50", 21.5),
        ("salary=$52,000", 52000),
        ("salary=52k", 52000),
        ("raise_rate=3%", 0.03),
        ("exempt=yes", True),
        ("status=Written", "written"),
        ("employment=W-2", "w2"),
        ("notes=call back = maybe", "call back = maybe"),
        ('area="Phoenix, AZ"', "Phoenix, AZ"),
        ("deadline=2026-12-24", date(2026, 12, 24)),
        ("weeks_in_turn=36, 48", [36, 48]),
        ("weeks_in_turn=[36, 48]", [36, 48]),
        ("hourly=a lot", "a lot"),
        ("hourly=nan", "nan"),
        ("deadline=soon", "soon"),
        ("hourly=-2", -2),
    ],
)
def test_a_value_is_read_by_its_field_and_what_it_cannot_be_stays_text(word, value):
    got = changed({}, word)[word.partition("=")[0]]
    assert (got, type(got)) == (value, type(value))


def test_a_key_within_a_table_makes_the_table_and_keeps_the_rest_of_it():
    offer = changed(
        {"sign_on": {"amount": 500}}, "sign_on.repay_within_months=12", "health.per=year"
    )
    assert offer == {
        "sign_on": {"amount": 500, "repay_within_months": 12},
        "health": {"per": "year"},
    }


def test_several_of_a_kind_are_told_apart_by_name_or_number():
    words = ("bonus.amount=900", "bonus.night shift.rate=5%", "bonus.night shift.payout=80%")
    offer = changed({}, *words, "bonus[0].payout=1", "change[0].after_days=90", "change.add=0.5")
    assert offer["bonus"] == [
        {"name": "bonus", "amount": 900, "payout": 1},
        {"name": "night shift", "rate": 0.05, "payout": 0.8},
    ]
    assert offer["change"] == [{"after_days": 90, "add": 0.5}]
    with pytest.raises(Problem, match="there are 2 of them: which one"):
        changed(offer, "bonus.amount=3")
    with pytest.raises(Problem, match="there are 2 of them"):
        changed(offer, "bonus[3].amount=3")
    changed(offer, "bonus.bonus=")
    assert [one["name"] for one in offer["bonus"]] == ["night shift"]


def test_a_table_can_be_given_whole():
    assert changed({}, "time_off={ days = 15 }") == {"time_off": {"days": 15}}
    with pytest.raises(Problem, match="is no table or list"):
        changed({}, "time_off={ days = 15")
    with pytest.raises(Problem, match="it has keys of its own") as caught:
        changed({}, "time_off=15 days")
    assert "time_off.days or time_off.holidays" in caught.value.hint


def test_one_pay_takes_the_place_of_another_unless_both_are_typed():
    assert changed({"hourly": 20, "name": "A"}, "salary=52k") == {"name": "A", "salary": 52000}
    assert changed({"pay": "20/h"}, "hourly=3") == {"hourly": 3}
    assert changed({}, "salary=1", "hourly=2") == {"salary": 1, "hourly": 2}
    assert changed({"bonus": [{"name": "x", "rate": 0.1}]}, "bonus.x.amount=9") == {
        "bonus": [{"name": "x", "amount": 9}]
    }
    horizon = changed({"horizon_years": 2}, "horizon_months=9", record=Preferences)
    assert horizon == {"horizon_months": 9}


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("hourl=3", "hourl: unknown key, did you mean hourly?"),
        ("payout=3", "did you mean bonus.payout?"),
        ("helth.premium=3", "did you mean health.premium?"),
        ("sign_on.amout=3", "did you mean sign_on.amount?"),
        ("premium_weekly=3", 'write health = { premium = 55, per = "paycheck", paychecks = 26 }'),
        ("pto=15", "pto: unknown key, did you mean time_off.days?"),
        ("commute.miles=9", "did you mean miles_one_way?"),
        ("spouse_pay=9", "spouse_pay: unknown key"),
        ("hourly.x=3", "unknown key"),
        ("hourly[0]=3", "unknown key"),
        ("bonus.x.=3", "unknown key"),
        (".=3", "unknown key"),
        ("hourly", "no change of an offer"),
        ("=3", "no change of an offer"),
        ("deadline=", "none to take away"),
        ("bonus[0].rate=", "none to take away"),
    ],
)
def test_a_wrong_word_is_named_with_the_nearest_key(word, said):
    with pytest.raises(Problem) as refused:
        changed({}, word)
    assert said in refused.value.message
    assert refused.value.hint


def test_a_table_that_is_none_in_the_file_is_left():
    with pytest.raises(Problem, match="no table"):
        changed({"sign_on": 3}, "sign_on.amount=2")
    with pytest.raises(Problem, match="no table"):
        changed({"bonus": 3}, "bonus[0].amount=2")


def test_every_key_of_an_offer_can_be_set_by_words():
    whole = {"weeks_in_turn": "1", "exempt": "true", "deadline": "2026-12-24"}
    for key in all_keys():
        offer = changed({}, f"{key}={whole.get(key, '1')}")
        inner = offer
        for part in key.split("."):
            inner = inner[part][0] if isinstance(inner[part], list) and "." in key else inner[part]
        assert inner not in (None, {}), key


def test_the_longest_name_before_a_dot_is_the_offer():
    names = ["Acme", "Acme Inc. West", "Acme Inc"]
    assert split_name("acme inc. west.hourly", names) == ("Acme Inc. West", "hourly")
    assert split_name("Acme Inc.sign_on.amount", names) == ("Acme Inc", "sign_on.amount")
    assert split_name("preferences.filing", names) == ("preferences", "filing")
    with pytest.raises(Problem, match="no offer 'Acne', did you mean 'Acme'"):
        split_name("Acne.hourly", names)
