"""Mistakes of an offers file in plain words: how each key is written, and nothing of Python."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields, is_dataclass
from datetime import date
from typing import get_args, get_origin, get_type_hints

import pytest
from offer_examples import keys_only

from negotiate import Problem
from negotiate.files.offers import check_text
from negotiate.model.offer import Offer, Preferences

HINTS = {key: hint for key, hint in get_type_hints(Offer).items() if not key.startswith("__")}
WRONG = ("3", '"5%"', "true", "2026-12-01", "{ target = 1000 }", "[1000]", "[{ target = 1 }]")
PYTHON = re.compile(r"\{'|\['|\[\{|True|False|None|datetime")


def record_of(hint):
    return next((one for one in (hint, *get_args(hint)) if is_dataclass(one)), None)


def mistakes(key, value, record=Offer):
    pay = "" if key in ("hourly", "salary", "pay") else "hourly = 20\n"
    name = "" if key == "name" else 'name = "A"\n'
    line = f"{key} = {value}\n"
    head, line = (f"[preferences]\n{line}", "") if record is Preferences else ("", line)
    try:
        check_text("f", f"{head}[[offer]]\n{name}{pay}{line}", date(2026, 11, 26))
    except Problem as problem:
        return keys_only("\n".join(problem.mistakes))
    return ""


@pytest.mark.parametrize("value", WRONG)
@pytest.mark.parametrize("record", [Offer, Preferences])
def test_no_mistake_is_said_in_the_words_of_python(record, value):
    for key in get_type_hints(record):
        if not key.startswith("__"):
            assert not PYTHON.search(mistakes(key, value, record)), key


TABLES = {key: record_of(hint) for key, hint in HINTS.items() if record_of(hint)}


@pytest.mark.parametrize("key", TABLES)
def test_of_a_key_that_takes_a_table_it_is_said_how_it_is_written(key):
    record, several = TABLES[key], get_origin(HINTS[key]) is tuple
    wrong = ("3", '"5%"', "true", "[1000]", "{ target = 1000 }" if several else "[{ target = 1 }]")
    if key == "shift":  # one table stands for one shift
        wrong = wrong[:-1]
    for value in wrong:
        text = mistakes(key, value)
        assert f"offer[0].{key}" in text
        head = f"[[offer.{key}]]" if several else f"{key} = {{ … }}"
        assert f"write it as {head}, with the keys " in text
        keys = text.partition("with the keys ")[2].splitlines()[0].replace(" (needed)", "")
        assert sorted(keys.split(", ")) == sorted(one.name for one in fields(record))
        written = tomllib.loads(f"[[offer]]\n{head.replace('…', '')}\n")["offer"][0][key]
        assert isinstance(written, list) == several


def test_the_keys_that_a_table_needs_come_first():
    text = mistakes("other", "5")
    assert "with the keys name (needed), amount (needed), kind (needed), guaranteed" in text
    assert "takes a table, not '5'" in text
    assert "takes a table" not in mistakes("other", "{ amount = 5 }")


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("hourly", "{ amount = 3 }", "hourly: is a table, not a number"),
        ("hourly", "[3]", "hourly: is a list, not a number"),
        ("name", '["A"]', "name: is a list, not text in quotes"),
        ("level", '["mid"]', "level: is a list, not text in quotes"),
        ("status", "{ a = 1 }", 'status: is a table, not "written", "verbal"'),
        ("exempt", "{ a = 1 }", "exempt: is a table, not true or false"),
        ("deadline", "[2026-12-24]", "deadline: is a list, not a day like 2026-12-01"),
        ("weeks_in_turn", "36", "write a list of numbers, weeks_in_turn = [36, 48]"),
        ("sign_on", "{ instalments = 3 }", "write a list of numbers, instalments = [1, 12]"),
        ("bonus", '[{ name = "x", amount = [1] }]', "bonus[0].amount: is a list, not a number"),
        ("bonus", "[[1]]", "bonus[0]: write it as [[offer.bonus]]"),
    ],
)
def test_a_table_or_a_list_where_a_value_belongs(key, value, said):
    assert said in mistakes(key, value)


def test_offers_and_preferences_themselves():
    def said(text):
        with pytest.raises(Problem) as found:
            check_text("f", text, date(2026, 11, 26))
        return keys_only("\n".join(found.value.mistakes))

    assert said('offer = ["a"]\n') == (
        "offer[0]: takes a table, not 'a'; write it as [[offer]], with a name and its pay below"
    )
    offer = '[[offer]]\nname = "A"\nhourly = 20\n'
    assert "write it as [preferences], with the keys horizon_years" in said(
        f'[[preferences]]\nfiling = "single"\n{offer}'
    )


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("hourly", "45000", "is more than 1000 an hour; for a year write salary = 45000"),
        ("hourly", "2150", 'for a month write pay = "2150 a month"'),
        ("raise_rate", "3", "it is a share, like 0.03 for 3%"),
        (
            "retirement",
            "[{ match_rate = 50, up_to = 0.06 }]",
            "match_rate: 50 is more than 2; it is a share of what you put in, like 0.5 for 50%",
        ),
        ("shift", "{ rate = 1.15, hours_per_week = 9 }", "double pay; write 0.15 for 15%"),
        ("shift", "{ rate = 10, hours_per_week = 9 }", "double pay; write 0.1 for 10%"),
        ("bonus", '[{ name = "x", amount = 9, payout = 80 }]', "is a share, like 0.8 for 80%"),
    ],
)
def test_a_number_beyond_its_limit_is_said_with_what_was_meant(key, value, said):
    assert said in mistakes(key, value)


def test_an_employer_may_match_twice_what_one_puts_in_and_a_night_may_pay_double():
    assert mistakes("retirement", "[{ match_rate = 2, up_to = 0.06 }]") == ""
    assert mistakes("shift", "{ rate = 1, hours_per_week = 9 }") == ""


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("hourly", '"$21.50"', 'not a number; write pay = "$21.50/h", which takes pay in words'),
        ("hourly", '"$21.50/h"', 'write pay = "$21.50/h", which'),
        ("salary", '"45k"', 'write pay = "45k/year", which'),
        ("salary", '"$52,000"', 'write pay = "$52,000/year", which'),
        ("salary", '"a lot"', "'a lot' is not a number"),
        ("raise_rate", '"3%"', "'3%' is not a number; write 0.03"),
        ("commission", '{ expected = "$2,000" }', "'$2,000' is not a number; write 2000"),
        ("training", '{ weeks = 6, hourly = "$15" }', "'$15' is not a number; write 15"),
        ("bonus", "2000", "bonus: takes a table, not '2000'; write it as [[offer.bonus]]"),
    ],
)
def test_what_people_type_for_a_number_is_said_as_it_is_written(key, value, said):
    text = mistakes(key, value)
    assert said in text
    if said.endswith("is not a number"):
        assert "write pay" not in text
