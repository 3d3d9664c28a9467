"""Keys that no record has: the word people use, the table it belongs to, or the nearest one."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields

import pytest

from negotiate.files.data import read_rows
from negotiate.files.offer_words import all_keys
from negotiate.files.unknown_keys import record_at, unknown_key
from negotiate.model.offer import Preferences


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("offer.hours", "did you mean hours_per_week?"),
        ("offer.pto", "did you mean time_off.days?"),
        ("offer.vacation", "did you mean time_off.days?"),
        ("offer.sick_days", "write time_off.days, with paid sick days added in"),
        ("offer.location", "did you mean area?"),
        ("offer.City", "did you mean area?"),
        ("offer.match", "write retirement = [{ match_rate = 0.5, up_to = 0.06 }]"),
        ("offer.401k", "write retirement = [{ match_rate = 0.5, up_to = 0.06 }]"),
        ("offer.401(k)", "write retirement = [{ match_rate = 0.5, up_to = 0.06 }]"),
        ("offer.miles", "did you mean commute.miles_one_way?"),
        ("offer.commute_miles", "did you mean commute.miles_one_way?"),
        ("offer.commute.miles", "did you mean miles_one_way?"),
        ("offer.premium", "write health = { premium = 55"),
        ("offer.childcare", 'write [[offer.other]] with kind = "cost"'),
        ("offer.opt_out", 'write [[offer.other]] with kind = "pay"'),
        ("offer.wage", "did you mean hourly?"),
        ("offer.pay_rate", "did you mean hourly or salary?"),
        ("offer.base", "did you mean hourly or salary?"),
        ("offer.time_off.hours", "write days: 80 hours are 10 days of 8"),
        ("preferences.kids", "did you mean children?"),
        ("preferences.home", "did you mean home_area?"),
        ("preferences.horizon", "did you mean horizon_years?"),
        ("offer.minutes_one", "unknown key"),
        ("offer.commute.minutes_one", "did you mean minutes_one_way?"),
    ],
)
def test_a_word_that_people_use_leads_to_the_key_it_means(key, said):
    assert said in unknown_key(tuple(key.split(".")))


@pytest.mark.parametrize("key", ["preferences.spouse_pay", "offer.spouse_pay", "offer.drug"])
def test_a_word_that_means_none_of_them_gets_no_guess(key):
    assert unknown_key(tuple(key.split("."))) == "unknown key"


@pytest.mark.parametrize("row", read_rows("key_words.csv"), ids=lambda row: row["words"][:20])
def test_every_row_of_words_leads_to_keys_that_there_are(row):
    where = tuple(row["where"].split("."))
    there = {one.name for one in fields(record_at(where))}
    assert not there & set(row["words"].split(";"))
    known = {*there, *(all_keys(Preferences) if where == ("preferences",) else ())}
    known |= set(all_keys()) if where == ("offer",) else set()
    for key in row["means"].split(";"):
        word = re.match(r"[a-z_.]+", key)
        if word is None:
            assert key.startswith(("[[offer.other]] with", "[[offer.bonus]] with"))
        elif " = " in key and key.endswith(("}", "]")):
            tomllib.loads(f"[[offer]]\n{key}\n")
        else:
            assert word[0] in known or word[0].partition(".")[0] in known


def test_no_word_means_two_things_in_one_table():
    words = [
        (row["where"], word)
        for row in read_rows("key_words.csv")
        for word in row["words"].split(";")
    ]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (
            ("offer", 0, "bonus", 0, "time_off"),
            "unknown key here; it is a key of the offer, not of offer.bonus: put it before the "
            "line [[offer.bonus]], which takes all that follows",
        ),
        (("offer", 0, "commute", "hourly"), "put it before the line [offer.commute], which takes"),
        (("offer", 0, "home_area"), "it belongs below [preferences]"),
        (("preferences", "hourly"), "it belongs below [[offer]]"),
        (("hourly",), "it belongs below [[offer]]"),
        (("home_area",), "it belongs below [preferences]"),
    ],
)
def test_a_key_in_the_wrong_table_is_told_where_it_belongs(where, said):
    assert said in unknown_key(where)
