"""Offers files: every mistake with its key path, and what a file may be."""

from __future__ import annotations

import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offer_examples import TWO_TEXT, written

from negotiate import Problem
from negotiate.files.offers import load_offers

OFFER = '[[offer]]\nname = "A"\n'


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("", "no [[offer]]"),
        ("offer = 3\n", "offer: write it as [[offer]]"),
        ("[[offer]\n", "line 1"),
        ("preferences = 3\n" + TWO_TEXT, "preferences: '3' is not a table"),
        ("[[offer]]\nsalary = 5\n", "offer[0].name: is missing"),
        ('[[offer]]\nname = " "\nsalary = 5\n', "offer[0].name: is blank"),
        (OFFER, "offer[0].salary: is missing"),
        (OFFER + "salary = -5\n", "offer[0].salary: -5 is negative"),
        (OFFER + "salary = nan\n", "offer[0].salary: nan is not a number"),
        (OFFER + "salary = inf\n", "inf is not a number"),
        (OFFER + "salary = 1e12\n", "too large"),
        (OFFER + 'salary = "52000"\n', "offer[0].salary: '52000' is not a number"),
        (OFFER + "salary = true\n", "offer[0].salary: 'true' is not a number"),
        (OFFER + "salary = 5\nhourly = 2\n", "offer[0].hourly"),
        (OFFER + "salary = 5\nnote = 5\n", "offer[0].note: unknown key, did you mean notes?"),
        (OFFER + "salary = 5\nhealth = { premium = 3 }\n", "offer[0].health.premium: unknown key"),
        (OFFER + "salary = 5\nhours_per_week = 0\n", "hours_per_week: 0 is not from"),
        (OFFER + 'salary = 5\nlevel = "boss"\n', "level: 'boss' is none of"),
        (OFFER + 'salary = 5\ndeadline = "soon"\n', "deadline: 'soon' is not a day"),
        (OFFER + "salary = 5\nexempt = 1\n", "exempt: '1' is not true or false"),
        (OFFER + "salary = 5\nnotes = 1\n", "notes: '1' is not text"),
        (OFFER + "salary = 5\nhealth = 1\n", "health: '1' is not a table"),
        (OFFER + "salary = 5\nshift = { rate = 0.1, dollars_per_hour = 1 }\n", "not both"),
        (OFFER + "salary = 5\nshift = { rate = 0.1 }\n", "shift.hours_per_week: is missing"),
        (OFFER + "salary = 5\nshift = { hours_per_week = 9 }\n", "shift.rate: is missing"),
        (OFFER + "salary = 5\ncommute = { days_per_week = 9 }\n", "9 is more than 7"),
        (OFFER + "hourly = 45000\n", "for a year write salary"),
        (OFFER + "salary = 5\nraise_rate = 3\n", "it is a share, like 0.03"),
        (OFFER + "salary = 5\nequity = { total = 9, years = 0 }\n", "no time to vest over"),
        (OFFER + f"salary = {'9' * 400}\n", "offer[0].salary: is too large"),
        (OFFER + f"salary = {'9' * 5000}\n", "cannot be read as TOML"),
        (OFFER + "salary = $48,000\n", "numbers have no $, % or commas"),
        (OFFER + "salary = 5\novertime_low = 3\n", "overtime_low: 3 is above"),
        (OFFER + "salary = 5\novertime_hours_per_week = 9\novertime_high = 3\n", "overtime_high"),
        ("[preferences]\nhorizon_years = 0\n" + TWO_TEXT, "horizon_years: 0 is not from 1 to 40"),
        ("[preferences]\nhorizon_years = 1.5\n" + TWO_TEXT, "'1.5' is not a whole number"),
        ('[preferences]\ntime_off = "x"\n' + TWO_TEXT, 'not "time" or "day-rate"'),
        (TWO_TEXT.replace('"B"', '"a"'), "offer[1].name: 'a' is there twice"),
    ],
)
def test_a_mistake_is_named_with_its_key_path(cli, tmp_path, text, mistake):
    err = cli.refused("compare", written(tmp_path, text))
    assert mistake in err
    assert "offers.toml: 1 mistake" in err


OTHER = '[[offer.other]]\nname = "X"\namount = 1\nkind = "pay"\n'


TIER = "[[offer.retirement]]\nmatch_rate = 1\nup_to = 0.03\n"


BONUS = OFFER + "salary = 5\n[[offer.bonus]]\n"


MATCH = OFFER + "salary = 5\n[[offer.retirement]]\n"


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (BONUS + 'name = "x"\n', "bonus[0].amount: is missing"),
        (BONUS + 'name = "x"\namount = 3\npayout = 80\n', "payout: 80 is a share"),
        (BONUS + 'name = "x"\nrate = 0.1\namount = 3\n', "a rate or an amount"),
        (BONUS + 'name = "x"\namount = 3\nguaranteed = true\npayout = 1\n', "leave payout out"),
        (BONUS + 'name = "x"\namount = 3\npayout = 0.5\nlow = 0.6\n', "low: 0.6 is above"),
        (BONUS + 'name = "x"\namount = 3\nhigh = 0.6\n', "high: 0.6 is below"),
        (
            BONUS
            + 'name = "x"\namount = 3\n[[offer.other]]\nname = "X"\namount = 1\nkind = "pay"\n',
            "other[0].name: 'X' is there twice",
        ),
        (MATCH + "match_rate = 0.5\n", "your_contribution: is missing"),
        (MATCH + "match_rate = 0.5\nup_to = 6\n", "up_to: 6 is a share of pay"),
        (MATCH + "match_rate = 1\nup_to = 0.1\nvested_share = 2\n", "vested_share: 2 is above 1"),
        (
            MATCH
            + "match_rate = 1\nup_to = 0.05\n[[offer.retirement]]\nmatch_rate = 1\nup_to = 0.03\n",
            "up_to: 0.03 is not above the tier before",
        ),
        (
            MATCH
            + "match_rate = 1\nyour_contribution = 0.1\n[[offer.retirement]]\nmatch_rate = 1\n"
            "up_to = 0.03\nyour_contribution = 0.2\n",
            "your_contribution differs",
        ),
        (
            MATCH
            + "match_rate = 1\nyour_contribution = 0.1\n[[offer.retirement]]\nmatch_rate = 1\n"
            "up_to = 0.03\n",
            "only the last tier may leave it out",
        ),
    ],
)
def test_rules_across_fields_are_held(cli, tmp_path, text, mistake):
    assert mistake in cli.refused("compare", written(tmp_path, text))


def test_all_mistakes_are_named_at_once_whatever_else_is_wrong(cli, tmp_path):
    text = (
        '[[offer]]\nname="A"\nsalary=-1\nhourly=2\nnope=1\n[[offer]]\nname="A"\nsalary=true\n'
        '[[offer.bonus]]\nname="x"\nrate=1\namount=2\n'
    )
    err = cli.refused("compare", written(tmp_path, text))
    for mistake in (
        "nope",
        "hourly",
        "-1 is negative",
        "'true'",
        "there twice",
        "rate or an amount",
    ):
        assert mistake in err
    assert "6 mistakes" in err


def test_files_that_contradict_one_another_are_refused(cli, tmp_path):
    one = written(
        tmp_path, "[preferences]\nhorizon_years = 1\n[[offer]]\nname='A'\nsalary=5\n", "1.toml"
    )
    two = written(
        tmp_path, "[preferences]\nhorizon_years = 2\n[[offer]]\nname='A'\nsalary=5\n", "2.toml"
    )
    err = cli.refused("compare", one, two)
    assert "another file says otherwise" in err
    assert "'A' is there twice" in err


def test_too_many_offers_and_files_that_are_none(cli, tmp_path):
    many = "".join(f'[[offer]]\nname = "{i}"\nsalary = 5\n' for i in range(51))
    assert "at most 50" in cli.refused("compare", written(tmp_path, many))
    assert "cannot read" in cli.refused("compare", tmp_path / "none.toml")
    (tmp_path / "b.toml").write_bytes(b"\xff")
    assert "UTF-8" in cli.refused("compare", tmp_path / "b.toml")


@given(st.text(st.sampled_from('[]offer.="namslry0123456789-{},\n tue'), max_size=150))
def test_any_text_is_offers_or_a_problem(tmp_path_factory, text):
    file = tmp_path_factory.mktemp("o") / "o.toml"
    file.write_text("[[offer]]\n" + text)
    try:
        load_offers([str(file)])
    except Problem as problem:
        assert problem.mistakes


def test_the_schema_knows_every_key_and_no_others(cli):
    schema = json.loads(cli("compare", "--schema").out)
    offer = schema["$defs"]["Offer"]
    assert offer["additionalProperties"] is False
    assert offer["properties"]["salary"]["anyOf"][0]["minimum"] == 0
    assert set(tomllib.loads(cli("compare", "--template").out)["offer"][0]) <= set(
        offer["properties"]
    )
