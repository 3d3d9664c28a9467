"""Offers files: every mistake with its key path, and what a file may be."""

from __future__ import annotations

import io
import json
import sys
import tomllib
from dataclasses import is_dataclass
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offer_examples import TWO_TEXT, keys_only, written

from negotiate import Problem
from negotiate.files import offers
from negotiate.files.offers import load_offers
from negotiate.model import offer as model
from negotiate.model.record import Within

OFFER = '[[offer]]\nname = "A"\n'


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("", "no [[offer]]"),
        ("offer = 3\n", "offer: write it as [[offer]]"),
        ("[[offer]\n", "line 1"),
        (
            "preferences = 3\n" + TWO_TEXT,
            "preferences: takes a table, not '3'; write it as [preferences], with",
        ),
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
        (OFFER + "salary = 5\nhealth = { premiums = 3 }\n", "health.premiums: unknown key"),
        (OFFER + "salary = 5\nhours_per_week = 0\n", "hours_per_week: 0 is not from"),
        (OFFER + 'salary = 5\nlevel = "boss"\n', "level: 'boss' is none of"),
        (OFFER + 'salary = 5\ndeadline = "soon"\n', "deadline: 'soon' is not a day"),
        (OFFER + "salary = 5\nexempt = 1\n", "exempt: '1' is not true or false"),
        (OFFER + "salary = 5\nnotes = 1\n", "notes: '1' is not text"),
        (
            OFFER + "salary = 5\nhealth = 1\n",
            "health: takes a table, not '1'; write it as health = { … }",
        ),
        (OFFER + "salary = 5\nshift = { rate = 0.1, dollars_per_hour = 1 }\n", "not both"),
        (OFFER + "salary = 5\nshift = { rate = 0.1 }\n", "shift.hours_per_week: is missing"),
        (OFFER + "salary = 5\nshift = { hours_per_week = 9 }\n", "shift.rate: is missing"),
        (OFFER + "salary = 5\ncommute = { days_per_week = 9 }\n", "9 is more than 7"),
        (OFFER + "hourly = 45000\n", "for a year write salary"),
        (OFFER + "salary = 5\nraise_rate = 3\n", "it is a share, like 0.03"),
        (OFFER + "salary = 5\nequity = { total = 9, years = 0 }\n", "no time to vest over"),
        (OFFER + f"salary = {'9' * 400}\n", "offer[0].salary: is too large"),
        (OFFER + f"salary = {'9' * 5000}\n", "it has a whole number that is too large"),
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
    err = keys_only(cli.refused("compare", written(tmp_path, text)))
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
    assert mistake in keys_only(cli.refused("compare", written(tmp_path, text)))


def test_all_mistakes_are_named_at_once_whatever_else_is_wrong(cli, tmp_path):
    text = (
        '[[offer]]\nname="A"\nsalary=-1\nhourly=2\nnope=1\n[[offer]]\nname="A"\nsalary=true\n'
        '[[offer.bonus]]\nname="x"\nrate=1\namount=2\n'
    )
    err = keys_only(cli.refused("compare", written(tmp_path, text)))
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
    err = keys_only(cli.refused("compare", one, two))
    assert "another file says otherwise" in err
    assert "'A' is there twice" in err


def test_too_many_offers_and_files_that_are_none(cli, tmp_path):
    many = "".join(f'[[offer]]\nname = "{i}"\nsalary = 5\n' for i in range(51))
    assert "at most 50" in keys_only(cli.refused("compare", written(tmp_path, many)))
    for name, first in (("one.toml", 0), ("two.toml", 30)):
        some = (f'[[offer]]\nname = "{first + i}"\nsalary = 5\n' for i in range(30))
        (tmp_path / name).write_text("".join(some))
    both = keys_only(cli.refused("compare", tmp_path / "one.toml", tmp_path / "two.toml"))
    assert "60 offers in all: at most 50 can be compared" in both
    assert "cannot read" in keys_only(cli.refused("compare", tmp_path / "none.toml"))
    (tmp_path / "b.toml").write_bytes(b"\xff")
    assert "UTF-8" in keys_only(cli.refused("compare", tmp_path / "b.toml"))


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


# --- what a file may be


def test_mistakes_come_by_kind_and_in_the_order_of_the_file(cli, tmp_path):
    text = (
        '[preferences]\nhorizon_years = 50\nplace = "x"\n[[offer]]\nname = "A"\nsalary = -1\n'
        'deadline = "soon"\nwage = 1\n[[offer.bonus]]\nname = "x"\npayout = 9\n'
    )
    err = keys_only(cli.refused("compare", written(tmp_path, text)))
    said = [line.strip().partition(":")[0] for line in err.splitlines()[1:-1]]
    assert said == [
        *("preferences.place", "offer[0].wage", "offer[0].deadline"),
        *("preferences.horizon_years", "offer[0].salary", "offer[0].bonus[0].payout"),
        "offer[0].bonus[0].amount",
    ]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("hours_per_week = -1\n", "hours_per_week: -1 is negative"),
        ("hours_per_week = -1\n", "hours_per_week: -1 is not from 0.1 to 100"),
        ("weeks_per_year = 53.5\n", "weeks_per_year: 53.5 is not from 0.1 to 53"),
        ("health = { hsa_employer = -0.5 }\n", "health.hsa_employer: -0.5 is negative"),
        ("time_off = { holidays = 61 }\n", "time_off.holidays: 61 is more than 60"),
        ("commute = { minutes_one_way = 601 }\n", "minutes_one_way: 601 is more than 600"),
        ("level = 3\n", "level: '3' is not text in quotes"),
        ("deadline = 2026-12-01T10:00:00\n", "'2026-12-01T10:00:00' is not a day"),
        (f"salary = 0x{'f' * 9_000}\n", "offer[0].salary: is too large"),
        (f"notes = 0x{'f' * 9_000}\n", "…' is not text in quotes"),
        (".".join("a" * 3_000) + " = 1\n", "it goes over 20 levels deep"),
        (".".join("a" * 300) + " = 1\n", "it goes over 20 levels deep"),
        (f"x = {'[' * 3_000}\n", "it goes over 20 levels deep"),
        ('x."="' + '."="' * 100_000 + " = 1\n", "it goes over 20 levels deep"),
        ("x" + ".a" * 400_000 + " = 1\n", "it goes over 20 levels deep"),
        ("".join(f"k{i} = 1\n" for i in range(90_000)), "it is too large: over 10,000 values"),
        ('"\\u001b[31mwage\\u0000" = 1\n', "offer[0].wage: unknown key"),
    ],
)
def test_numbers_and_nesting_beyond_all_sense_are_mistakes_like_others(
    cli, tmp_path, text, mistake
):
    salary = "" if text.startswith("salary") else "salary = 5\n"
    assert mistake in keys_only(cli.refused("compare", written(tmp_path, OFFER + salary + text)))


def bonuses(count):
    one = '[[offer.bonus]]\nname = "b{}"\namount = 100\nlow = 0.1\n'
    return "".join(one.format(number) for number in range(count))


def test_more_items_than_an_offer_has_are_refused_before_their_odds_are_worked_out(cli, tmp_path):
    offers = "".join(f'[[offer]]\nname = "{n}"\nsalary = 50000\n{bonuses(31)}' for n in "ab")
    said = keys_only(cli.refused("compare", written(tmp_path, offers)))
    assert "offer[0].bonus: 31 are too many: at most 30, so add small ones together" in said
    assert "offer[1].bonus: 31 are too many" in said
    each = "".join(f'[[offer]]\nname = "{n}"\nsalary = 50000\n{bonuses(26)}' for n in range(12))
    said = keys_only(cli.refused("compare", written(tmp_path, each)))
    assert "312 bonuses and the like in all: at most 300 can be compared" in said


@pytest.mark.parametrize(("weeks", "said"), [(53, ""), (54, "54 weeks are too many: at most 53")])
def test_the_weeks_of_a_whole_year_may_come_in_turn(tmp_path, weeks, said):
    each = "".join(
        f'[[offer]]\nname = "{n}"\nhourly = 20\nweeks_in_turn = {[36] * weeks}\n' for n in range(6)
    )
    try:
        load_offers([str(written(tmp_path, each))])
    except Problem as problem:
        assert said
        assert all(said in text for text in problem.mistakes)
    else:
        assert not said


def test_every_number_of_every_record_has_its_least_and_its_most():
    checked = 0
    for record in vars(model).values():
        if not is_dataclass(record):
            continue
        for name, hint in get_type_hints(record, include_extras=True).items():
            plain = get_type_hints(record)[name]
            if not {plain, *get_args(plain)} & {int, float} or name.startswith("_"):
                continue
            limits = [
                limit
                for kind in (hint, *get_args(hint))
                for limit in getattr(kind, "__metadata__", ())
            ]
            assert [isinstance(limit, Within) for limit in limits] == [True], name
            checked += 1
    assert checked > 40


def test_pydantic_is_asked_once_of_each_file_that_is_not_plainly_right(tmp_path, monkeypatch):
    asked = []
    real = offers._adapter()

    class Counting:
        def validate_json(self, text, **how):
            asked.append(text)
            return real.validate_json(text, **how)

    monkeypatch.setattr(offers, "_adapter", Counting)
    one, two = TWO_TEXT.split("[[offer]]")[1:]
    right = written(tmp_path, f"[[offer]]{one}", "right.toml")
    wrong = written(tmp_path, f"[[offer]]{two}\nfoo = 1", "wrong.toml")
    assert [offer.name for offer in load_offers([str(right)]).offer] == ["A"]
    assert asked == []
    with pytest.raises(Problem, match="1 mistake"):
        load_offers([str(right), str(wrong)])
    assert len(asked) == 1


def test_preferences_of_several_files_come_together(tmp_path):
    one, two = TWO_TEXT.split("[[offer]]")[1:]
    first = f"[preferences]\nhorizon_years = 3\nfiling = 'joint'\n[[offer]]{one}"
    second = f"[preferences]\nhorizon_years = 3\nvalue_of_time = 12\n[[offer]]{two}"
    files = [written(tmp_path, first, "1.toml"), written(tmp_path, second, "2.toml")]
    prefs = load_offers([str(file) for file in files]).preferences
    assert (prefs.horizon_years, prefs.filing, prefs.value_of_time) == (3, "joint", 12)
    assert prefs.home_area == "US"


names = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=70
) | st.sampled_from(["A", "a", " A", "A\u200b", "\u00e9", "e\u0301", "x" * 80, "x" * 81, "ß", "ss"])


@given(st.lists(names, min_size=2, max_size=4))
def test_names_that_are_shown_alike_never_stand_in_one_comparison(tmp_path_factory, named):
    """Names are keys in the JSON: two that are shown alike would hide one another."""
    text = "".join(f"[[offer]]\nname = {json.dumps(name)}\nsalary = 5\n" for name in named)
    file = tmp_path_factory.mktemp("o") / "o.toml"
    file.write_text(text.replace("\x7f", "\\u007f"), encoding="utf-8")
    try:
        shown = [offer.name for offer in load_offers([str(file)]).offer]
    except Problem as problem:
        assert problem.mistakes
    else:
        assert len({name.casefold() for name in shown}) == len(named)
        assert all(shown)


# --- standard input


class Stdin(io.TextIOWrapper):
    def __init__(self, content):
        super().__init__(io.BytesIO(content), encoding="utf-8")


def test_standard_input_has_the_limits_of_a_file(cli, monkeypatch):
    monkeypatch.setattr(sys, "stdin", Stdin(b"\xef\xbb\xbf" + TWO_TEXT.encode()))
    assert len(cli.json("compare", "-")["offers"]) == 2
    monkeypatch.setattr(sys, "stdin", Stdin(b'[[offer]]\nname = "\xff"\n'))
    assert "standard input is not text in UTF-8" in keys_only(cli.refused("compare", "-"))
    monkeypatch.setattr(sys, "stdin", Stdin(b"#" * 5_000_001))
    assert "standard input is too large: over 5 MB" in keys_only(cli.refused("compare", "-"))
    monkeypatch.setattr(sys, "stdin", Stdin(b"offer = 3\n"))
    assert "standard input: 1 mistake" in keys_only(cli.refused("compare", "-"))


@pytest.mark.parametrize("closed", [True, False])
def test_standard_input_that_is_closed_or_not_there_is_said(monkeypatch, closed):
    stdin = Stdin(b"") if closed else None
    if stdin:
        stdin.close()
    monkeypatch.setattr(sys, "stdin", stdin)
    with pytest.raises(Problem, match="cannot read standard input"):
        load_offers(["-"])


def test_a_name_that_no_file_can_have_is_said(cli):
    assert "cannot read a b.toml: no file has such a name" in keys_only(
        cli.refused("compare", "a\0b.toml")
    )


RAISE = OFFER + "hourly = 17\nstarts = 2027-01-04\n[[offer.change]]\n"
MORE = "[[offer.change]]\n"


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (RAISE + "on = 2027-01-01\nadd = 1\n", "change[0].on: 2027-01-01 is before the first day"),
        (RAISE + "after_days = -3\nadd = 1\n", "change[0].after_days: -3 is negative"),
        (RAISE + "add = 1\n", "change[0].after_days: is missing; give one of after_days, on"),
        (RAISE + "after_days = 9\n", "change[0].hourly: is missing; give one of hourly, salary"),
        (RAISE + "after_days = 9\non = 2027-06-01\nadd = 1\n", "change[0].on: give one of"),
        (RAISE + "after_days = 9\nadd = 1\npercent = 3\n", "change[0].percent: give one of"),
        (RAISE + "after_days = 9\nsalary = 50000\n", "the pay is by the hour; write hourly"),
        (RAISE + "every_months = 6\nhourly = 18\n", "write add or percent"),
        (
            RAISE + "after_days = 90\nhourly = 18\n" + MORE + "after_days = 90\nhourly = 19\n",
            "change[1].after_days: it comes on the same day as change[0]",
        ),
        (
            RAISE + "after_days = 90\nadd = 1\n" + MORE + "on = 2027-04-04\npercent = 3\n",
            "change[1].on: it comes on the same day as change[0]",
        ),
        (
            RAISE + "every_months = 6\nadd = 1\n" + MORE + "after_days = 364\npercent = 3\n",
            "change[1].after_days: it comes on the same day as change[0]",
        ),
        (OFFER + "salary = 5\ndraw = { monthly = 9 }\n", "draw: there is no commission to draw on"),
        (
            OFFER + "salary = 0\ncommission = { expected = 9, low = 10 }\n",
            "commission.low: 10 is above expected 9",
        ),
        (OFFER + "salary = 5\ncommission = { low = 1 }\n", "commission.expected: is missing"),
        (
            OFFER + 'hourly = 5\nemployment = "1099"\novertime_hours_per_week = 2\n',
            "overtime_hours_per_week: a contractor (1099) is paid no overtime",
        ),
        (
            OFFER + 'hourly = 5\nemployment = "1099"\nretirement = [{ match_rate = 0.04 }]\n',
            "retirement: a contractor (1099) gets no match",
        ),
        (
            OFFER + 'hourly = 5\nemployment = "1099"\nhealth = { hsa_employer = 4 }\n',
            "health.hsa_employer: a contractor (1099) gets no benefits",
        ),
        (OFFER + 'hourly = 5\nemployment = "staff"\n', '\'staff\' is not "w2", "temp" or "1099"'),
        (
            OFFER + "hourly = 5\nhours_per_day = 10\nhours_per_week = 40\n",
            "hours_per_day: 10 hours on 5 days are 50 a week, not 40; give days_per_week = 4",
        ),
        (OFFER + "hourly = 5\nhours_per_day = 20\ndays_per_week = 6\n", "are 120 a week, over 100"),
        (OFFER + "hourly = 5\nhours_per_week = 60\ndays_per_week = 2\n", "do not fit 2 days"),
        (
            OFFER + "hourly = 5\nhours_per_week = 40\nweeks_in_turn = [36]\n",
            "in place of hours_per",
        ),
        (OFFER + "hourly = 5\nweeks_in_turn = [0, 0]\n", "weeks_in_turn: no week has hours"),
        (OFFER + "hourly = 5\nweeks_in_turn = [36, 148]\n", "weeks_in_turn[1]: 148 is more than"),
        (
            OFFER + "hourly = 5\nweeks_in_turn = 36\n",
            "write a list of numbers, weeks_in_turn = [36, 48]",
        ),
        (
            OFFER + "hourly = 5\nweeks_in_turn = [36, 48]\nhours_per_day = 12\ndays_per_week = 3\n",
            "days_per_week: 12 hours on 3 days are 36 a week, not 42",
        ),
        (
            OFFER + 'hourly = 5\nhealth = { premium = 9, per = "paycheck" }\n',
            "health.paychecks: is missing; how many paychecks a year, 26 or 24?",
        ),
        (
            OFFER + "hourly = 5\nhealth = { premium = 9, paychecks = 26 }\n",
            "health.per: is missing",
        ),
        (
            OFFER + "hourly = 5\nhealth = { premium = 9, premium_monthly = 9 }\n",
            "health.premium_monthly: give premium or premium_monthly, not both",
        ),
        (
            OFFER + "hourly = 5\nhealth = { until_then_monthly = 9 }\n",
            "health.until_then_monthly: benefits start at once",
        ),
        (
            OFFER + "hourly = 5\nsign_on = { amount = 9, instalments = [1, 1] }\n",
            "sign_on.instalments: a month is there twice",
        ),
        (
            OFFER + 'hourly = 5\nsign_on = { amount = 9, repay = "whole" }\n',
            "sign_on.repay_within_months: is missing",
        ),
        (
            OFFER
            + 'salary = 5\n[[offer.other]]\nname = "x"\namount = 1\nkind = "pay"\nin_month = 2\n',
            "other[0].in_month: only what comes once has a month",
        ),
        (
            "[preferences]\nhorizon_years = 1\nhorizon_months = 9\n" + TWO_TEXT,
            "preferences.horizon_months: it stands in place of horizon_years",
        ),
        (
            "[preferences]\nhorizon_months = 0\n" + TWO_TEXT,
            "horizon_months: 0 is not from 1 to 480",
        ),
        (
            TWO_TEXT.replace('name = "', 'status = "current"\nname = "'),
            'offer[1].status: another offer is the "current" one',
        ),
        (OFFER + "hourly = 5\nshift = [{ hours_per_week = 9 }]\n", "shift[0].rate: is missing"),
        (OFFER + "hourly = 5\nshift = { hours_per_weak = 9 }\n", "offer[0].shift.hours_per_weak"),
        (OFFER + 'pay = "1,700 a paycheck"\n', "offer[0].pay: '1,700 a paycheck'"),
        (OFFER + 'pay = "21/h"\nhourly = 21\n', "pay: it stands in place of salary or hourly"),
    ],
)
def test_pay_over_time_by_the_week_or_by_contract_is_held_against_its_rules(
    cli, tmp_path, text, mistake
):
    assert mistake in keys_only(cli.refused("compare", written(tmp_path, text)))


def test_all_of_these_are_said_at_once(cli, tmp_path):
    text = RAISE.replace("hourly = 17\n", 'employment = "1099"\ndraw = { monthly = 1 }\n')
    text += "on = 2026-01-01\nadd = 1\n" + MORE + "after_days = 9\n"
    err = keys_only(cli.refused("compare", written(tmp_path, text)))
    for part in ("salary: is missing", "draw:", "change[0].on:", "change[1].hourly:"):
        assert part in err


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("premium_per_paycheck", 'write premium with per = "paycheck" and paychecks = 26'),
        ("premium_semimonthly", 'write premium with per = "paycheck"'),
        ("premium_yearly", 'write premium with per = "year"'),
        ("premium_montly", "did you mean premium_monthly?"),
    ],
)
def test_a_hint_never_leads_to_another_unit(cli, tmp_path, key, said):
    text = OFFER + f"hourly = 5\nhealth = {{ {key} = 3 }}\n"
    err = keys_only(cli.refused("compare", written(tmp_path, text)))
    assert f"health.{key}: unknown key" in err
    assert said in err


def test_a_key_in_a_unit_of_its_own_gets_no_hint_in_another(cli, tmp_path):
    text = OFFER + "hourly = 5\nhealth = { premium_fortnightly = 3 }\n"
    assert "premium_monthly" not in keys_only(cli.refused("compare", written(tmp_path, text)))


def test_two_equal_steps_on_one_day_are_no_contradiction(cli, tmp_path):
    half = "after_days = 90\nadd = 0.5\n"
    file = written(tmp_path, RAISE + half + MORE + half)
    whole = written(tmp_path, RAISE + "after_days = 90\nadd = 1\n", "whole.toml")
    assert cli.json("compare", file)["offers"] == cli.json("compare", whole)["offers"]


@pytest.mark.parametrize(
    ("pay", "base"),
    [
        ("1,700 twice a month", 40_800),
        ("$21.50 an hour", 44_720),
        ("1800/2wk", 46_800),
        ("3900/month", 46_800),
        ("$44k", 44_000),
    ],
)
def test_pay_may_stand_in_words(tmp_path, pay, base):
    (offer,) = load_offers([str(written(tmp_path, OFFER + f'pay = "{pay}"\n'))]).offer
    assert offer.base == pytest.approx(base)


@pytest.mark.parametrize(
    ("pay", "base"),
    [
        ("1,200 a week", 31_200),
        ("2,400 every two weeks", 31_200),
        ("5,200 a month", 31_200),
        ("$30 an hour", 31_200),
        ("$31,200 a year", 31_200),  # a year's pay is that of the year, however long one is there
    ],
)
def test_pay_by_the_week_or_month_comes_in_the_weeks_there_are(tmp_path, cli, pay, base):
    season = f'pay = "{pay}"\nweeks_per_year = 26\nlevel = "mid"\n'
    file = written(tmp_path, OFFER + season)
    (offer,) = cli.json("compare", file)["offers"]
    assert offer["base"] == pytest.approx(base)
    assert "weeks" in next(c["how"] for c in offer["components"] if c["name"] == "base pay")
    if "week" in pay:
        full_time = cli.json("script", file)["when_they_say"][0]
        assert full_time["to"] == pytest.approx(62_400) or full_time["from"] == 62_400


def test_pay_for_a_day_counts_where_the_hours_of_a_day_are_known(cli, tmp_path):
    text = OFFER + 'pay = "$160 a day DOE"\n'
    week = "hours_per_day = 10\ndays_per_week = 4\n"
    (offer,) = load_offers([str(written(tmp_path, text + week))]).offer
    assert (offer.hourly, offer.base) == (16, 160 * 4 * 52)
    said = keys_only(cli.refused("compare", written(tmp_path, text)))
    assert "'$160 a day DOE' is pay for a day" in said
    assert "give hours_per_day in the same offer" in said


def test_a_shift_is_a_table_or_several_blocks(tmp_path):
    one = "shift = { hours_per_week = 9, rate = 0.1 }\n"
    (offer,) = load_offers([str(written(tmp_path, OFFER + "hourly = 20\n" + one))]).offer
    assert [shift.rate for shift in offer.shift] == [0.1]
    keys = offers.schema()["$defs"]["Offer"]["properties"]["shift"]["anyOf"]
    assert {key.get("type", "table") for key in keys} == {"array", "table"}


def test_a_change_on_a_day_is_held_against_the_day_of_the_comparison(cli, tmp_path):
    text = OFFER + "hourly = 17\n[[offer.change]]\non = 2027-01-01\nadd = 1\n"
    file = written(tmp_path, text)
    cli("compare", file, "--as-of", "2026-12-31")
    err = keys_only(cli.refused("compare", file, "--as-of", "2027-01-02"))
    assert "change[0].on: 2027-01-01 is before the first day, 2027-01-02" in err


def test_files_may_not_look_ahead_by_years_and_by_months(cli, tmp_path):
    one = written(tmp_path, "[preferences]\nhorizon_years = 2\n" + TWO_TEXT, "one.toml")
    other = TWO_TEXT.replace('"A"', '"C"').replace('"B"', '"D"')
    two = written(tmp_path, "[preferences]\nhorizon_months = 9\n" + other, "two.toml")
    err = keys_only(cli.refused("compare", one, two))
    assert "preferences.horizon_months: another file gives horizon_years" in err


def test_so_many_changes_that_they_keep_the_command_busy_are_refused(cli, tmp_path):
    raised = OFFER + "hourly = 17\n[[offer.change]]\nevery_months = {}\nadd = 0.01\n"
    ahead = "[preferences]\nhorizon_years = 40\n"
    err = keys_only(cli.refused("compare", written(tmp_path, ahead + raised.format(1))))
    assert "changes of pay come 480 times in all: at most 120" in err
    cli("compare", written(tmp_path, ahead + raised.format(6)))
    cli("compare", written(tmp_path, raised.format(1)))


@pytest.mark.parametrize(
    ("filing", "read"),
    [
        ("Head of household", "head"),
        ("married_filing-jointly", "joint"),
        ("single", "single"),
        ("Single", "single"),
    ],
)
def test_filing_is_read_as_a_tax_form_says_it(tmp_path, filing, read):
    file = tmp_path / "o.toml"
    file.write_text(f'[preferences]\nfiling = "{filing}"\n[[offer]]\nname = "a"\nhourly = 20\n')
    assert load_offers([str(file)]).preferences.filing == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('employment = "W2"', lambda offer: offer.employment == "w2"),
        ('employment = "W-2"', lambda offer: offer.employment == "w2"),
        ('exempt = "Yes"', lambda offer: offer.exempt is True),
        ('exempt = "no"', lambda offer: offer.exempt is False),
        ("employment = 1099", lambda offer: offer.employment == "1099"),
        ('status = "Written"', lambda offer: offer.status == "written"),
        ('level = "Senior"', lambda offer: offer.level == "senior"),
        (
            'sign_on = { amount = 9, repay_within_months = 9, repay = "prorata" }',
            lambda offer: offer.sign_on.repay == "pro-rata",
        ),
        (
            'sign_on = { amount = 9, repay_within_months = 9, repay = "Pro rata" }',
            lambda offer: offer.sign_on.repay == "pro-rata",
        ),
        (
            'health = { premium = 9, per = "Paycheck", paychecks = 26 }',
            lambda offer: offer.health.times == 26,
        ),
        (
            'other = [{ name = "x", amount = 9, kind = "Pay", when = "ONCE", in_month = 2 }]',
            lambda offer: offer.other[0].when == "once",
        ),
    ],
)
def test_a_choice_is_taken_however_it_is_typed_where_it_is_unmistakable(tmp_path, text, read):
    (offer,) = load_offers([str(written(tmp_path, OFFER + f"hourly = 20\n{text}\n"))]).offer
    assert read(offer)


def test_a_choice_that_is_none_is_still_refused_as_it_was_typed(cli, tmp_path):
    err = keys_only(
        cli.refused("compare", written(tmp_path, OFFER + 'hourly = 20\nstatus = "Signed"\n'))
    )
    assert "status: 'Signed' is not \"written\"" in err
