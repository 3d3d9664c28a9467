"""The grammar of pay: what is read where it is typed, and where it is said in a call."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiate.cli.app import main
from negotiate.files.facts import load_facts
from negotiate.files.lines import load_practice
from negotiate.model.errors import Problem
from negotiate.model.money import Pay, PayUnit
from negotiate.practice.hearing import Job, hear
from negotiate.words import pay
from negotiate.words.pay import find_amounts, parse_pay, parse_pay_range, parse_posted

PRACTICE = load_practice()
RULES = load_facts().rules
AGENT = PayUnit(by_the_hour=True, hours=40)
MANAGER = PayUnit(by_the_hour=False, hours=40)


def heard(text, around=50_000.0):
    """The ends of what is heard in an answer, in dollars of a full-time year."""
    said = hear(
        f"I'm looking for {text}, please.",
        Job(unit=AGENT, around=around, rules=RULES),
        "press",
        PRACTICE,
    )
    return [(amount.low, amount.high) for amount in said.amounts]


# --- one amount


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("$21–$25 per hour DOE", 43_680, 52_000),
        ("$100 - $110 p.h.", 208_000, 228_800),
        ("USD 45,000 - 54,000, depending on experience", 45_000, 54_000),
        ("20-22/h + bonus", 41_600, 45_760),
        ("$18 to $20 an hour plus commission", 37_440, 41_600),
        ("$40k-50 (negotiable)", 40_000, 50_000),
    ],
)
def test_what_adverts_write_behind_the_pay_is_none_of_it(text, low, high):
    ends = parse_posted(text, "posted")
    assert [end.yearly(40) for end in ends] == pytest.approx([low, high])


@pytest.mark.parametrize(
    ("text", "why", "hint"),
    [
        ("1,700/paycheck", "pay for a paycheck", "twice a month"),
        ("1700 per pay period", "pay for a paycheck", "twice a month"),
        ("$160 a day", "pay for a day", "divide it by the hours"),
        ("17,25", "a comma where cents", "17.25"),
        (".25", "cents alone", "without $"),
        ("£12.50/h", "in another currency", "--country"),
        ("C$21/h", "in another currency", "--country"),
        ("USD 45,000 - 54,000", "a range, not one amount", "--posted"),
        ("between $18 and $20", "a range, not one amount", "--posted"),
        ("4%", "a share", "write it like"),
    ],
)
def test_pay_that_cannot_be_read_is_refused_for_its_own_reason(text, why, hint):
    with pytest.raises(Problem) as caught:
        parse_pay(text, "offer")
    assert why in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize("text", ["abc", "5", "4300", "44,00", "1e4", "17,25", "/paycheck 3"])
def test_no_hint_suggests_a_dollar_sign_that_a_shell_would_eat(text):
    with pytest.raises(Problem) as caught:
        parse_pay(text, "offer")
    assert not re.search(r"(?:like|which:|or) \$", caught.value.hint)


@pytest.mark.parametrize(
    ("text", "yearly"),
    [
        *(("44000", 44_000), ("44,000", 44_000), ("$44k", 44_000), ("$ 44.5K a year", 44_500)),
        *(("44000/yr", 44_000), ("44k", 44_000), ("60 grand", 60_000), ("52 thousand", 52_000)),
        *(("52,000 per year", 52_000), ("52k annually", 52_000), ("52k p.a.", 52_000)),
        *(("52k annual", 52_000), ("USD 52,000", 52_000), ("52,000 dollars yearly", 52_000)),
        *(("fifty five thousand", 55_000), ("fifty-five grand a year", 55_000)),
        *(("52k per annum", 52_000), ("44000k", 44_000), ("US$44,000", 44_000)),
        *(("21.50/h", 44_720), ("$21.50/hr", 44_720), ("$21.50 an hour", 44_720)),
        *(("21.50 per hour", 44_720), ("21.50 hourly", 44_720), ("21.50", 44_720)),
        *(("25 dollars", 52_000), ("26 bucks", 54_080), ("nineteen fifty", 40_560)),
        *(("nineteen dollars", 39_520), ("twenty-six dollars an hour", 54_080)),
        *(("twenty five thirty an hour", 52_624), ("Nineteen fifty an hour", 40_560)),
        *(("3900/month", 46_800), ("3900 a month", 46_800), ("$4300 monthly", 51_600)),
        *(("3900/mo", 46_800), ("4,300 every month", 51_600), ("$4.3k a month", 51_600)),
        *(("1800/2wk", 46_800), ("1800 biweekly", 46_800), ("1800 bi-weekly", 46_800)),
        *(("1,800 every two weeks", 46_800), ("$1,800 every 2 weeks", 46_800)),
        *(("1800 every other week", 46_800), ("1,700 twice a month", 40_800)),
        *(("1,700 semi-monthly", 40_800), ("900/week", 46_800), ("900 a week", 46_800)),
        *(("25 and a half", 53_040), ("25½/h", 53_040), ("19 and a quarter", 40_040)),
        *(("900 weekly", 46_800), ("$900 each week", 46_800), ("900/w", 46_800)),
    ],
)
def test_pay_is_read_as_people_write_it_typed_and_said(text, yearly):
    assert parse_pay(text, "offer").yearly(40) == pytest.approx(yearly)
    assert heard(text) == [(pytest.approx(yearly), pytest.approx(yearly))]


@pytest.mark.parametrize(
    ("typed", "yearly"),
    [("7", 14_560), ("200", 416_000), ("5001", 5_001), ("21.50h", 44_720), ("900 week", 46_800)],
)
def test_what_is_typed_as_a_whole_may_leave_words_out(typed, yearly):
    assert parse_pay(typed, "offer").yearly(40) == pytest.approx(yearly)


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "-5", "0", "abc", "nan", "inf", "1e400", "1e4", "5", "44,00", "$", "99999999"),
        *("21.50/fortnight", "0.1/h", "\x1b[31m44000", "44000; rm", "€44000", "44 000"),
        *("tend", "five", "60 grand an hour", "52/year", "twenty thirty forty"),
    ],
)
def test_what_cannot_be_pay_is_refused_with_a_way_to_write_it(typed):
    with pytest.raises(Problem) as caught:
        parse_pay(typed, "offer")
    assert caught.value.about == "offer"
    assert "write it like" in caught.value.hint
    assert "\x1b" not in str(caught.value)


@pytest.mark.parametrize("typed", ["201", "900", "5000"])
def test_an_amount_between_hourly_and_yearly_is_asked_back_with_its_readings(typed):
    with pytest.raises(Problem, match="could be pay for a week") as caught:
        parse_pay(typed, "offer")
    assert all(f"{typed}/{unit}" in caught.value.hint for unit in ("week", "2wk", "month"))


def test_a_bare_hourly_amount_is_marked_as_assumed():
    assert parse_pay("21.50", "offer").assumed
    assert parse_pay("nineteen fifty", "offer").assumed
    assert not parse_pay("21.50/h", "offer").assumed
    assert not parse_pay("44000", "offer").assumed


@given(st.text(max_size=30))
def test_any_text_is_pay_or_a_problem(text):
    try:
        read = parse_pay(text, "offer")
    except Problem:
        return
    assert 1_000 <= read.yearly(40) <= 2_000_000


# --- a range


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        *(
            ("18-22/h", 37_440, 45_760),
            ("18/h-22", 37_440, 45_760),
            ("$22 to 24 an hour", 45_760, 49_920),
        ),
        *(("40-50k", 40_000, 50_000), ("40k-50", 40_000, 50_000), ("40k to 50k", 40_000, 50_000)),
        *(("40000-50000", 40_000, 50_000), ("$40,000 \u2013 $50,000", 40_000, 50_000)),
        *(("40,000-50k", 40_000, 50_000), ("40 through 50 grand", 40_000, 50_000)),
        *(("between 40 and 50 thousand", 40_000, 50_000), ("900-1k a week", 46_800, 52_000)),
        *(
            ("4-4.5k a month", 48_000, 54_000),
            ("twenty-two to twenty-four an hour", 45_760, 49_920),
        ),
        *(
            ("900 a week to 1,000", 46_800, 52_000),
            ("nineteen fifty to 21 an hour", 40_560, 43_680),
        ),
    ],
)
def test_what_stands_at_one_end_of_a_range_counts_for_both(text, low, high):
    ends = parse_pay_range(text, "posted")
    assert [end.yearly(40) for end in ends] == pytest.approx([low, high])
    assert heard(text) == [(pytest.approx(low), pytest.approx(high))]


def test_a_full_figure_is_no_thousands_of_anything():
    low, high = parse_pay_range("44,000-1800k", "posted")
    assert (low.amount, high.amount) == (44_000, 1_800_000)


def test_one_figure_is_a_range_of_its_own():
    assert parse_pay_range("twenty-five an hour", "posted") == (Pay(25, "hour"), Pay(25, "hour"))


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [
        *((text, 20.0, None) for text in ("20/h", "from 20/h", "20/h+", "$20+/h", "20/h and up")),
        *((text, 20.0, None) for text in ("starting at $20/h", "starts at 20/h", "at least 20/h")),
        *((text, None, 22.0) for text in ("up to 22/h", "Up To $22/h", "max 22/h", "to 22/h")),
        *((text, 20.0, 22.0) for text in ("20-22/h", "from 20 to 22/h", "between 20 and 22/h")),
    ],
)
def test_an_advert_may_leave_an_end_open(typed, low, high):
    ends = parse_posted(typed, "posted")
    assert [end and end.hourly(40) for end in ends] == [low, high]


@pytest.mark.parametrize("typed", ["up to", "from", "+", "up to 20-22/h", "from up to 20", ""])
def test_an_advert_without_an_amount_is_refused(typed):
    with pytest.raises(Problem):
        parse_posted(typed, "posted")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("40-30k", "'40-30k' does not go from low to high"),
        ("24-22/h", "'24-22/h' does not go from low to high"),
        ("18/h-50000/year", "'18/h-50000/year' does not go from low to high"),
        ("abc-50k", "'abc-50k' does not go from low to high"),
        ("40-50-60", "'40-50-60' is not a range of pay"),
        ("-50k", "'-50k' is not a range of pay"),
        ("40-50/fortnight", "'50/fortnight' is not an amount of pay"),
        ("18-900", "'900' could be pay for a week, two weeks or a month"),
        ("x-y", "'x-y' is not an amount of pay"),
    ],
)
def test_what_is_no_range_is_refused_and_named(typed, said):
    with pytest.raises(Problem) as caught:
        parse_pay_range(typed, "posted")
    assert caught.value.message == said
    assert caught.value.about == "posted"


def test_a_yearly_and_an_hourly_figure_keep_each_its_own_unit():
    assert heard("52k or 25 an hour") == [(52_000, 52_000)]


# --- running text


def found(text):
    return [(text[m.start : m.end], m.value, m.period) for m in find_amounts(text)]


def test_every_amount_of_a_text_is_found_where_it_stands():
    text = "Not 41k: I said $25.30 an hour, Twenty-Six even, or 4,300 monthly."
    assert found(text) == [
        ("41k", 41_000, None),
        ("$25.30 an hour", 25.30, "hour"),
        ("Twenty-Six", 26, None),
        ("4,300 monthly", 4_300, "month"),
    ]
    assert [m.money for m in find_amounts(text)] == [True, True, False, True]
    assert [m.signed for m in find_amounts(text)] == [False, True, False, False]


@pytest.mark.parametrize(
    "text", ["I tend to agree", "tenure", "v2.5", "#26", "one or two", "fortyish"]
)
def test_words_and_names_that_hold_a_number_are_none(text):
    assert found(text) == []


@pytest.mark.parametrize("text", ["40 hours", "6 weeks", "2 months", "10 years", "26 m tall"])
def test_a_number_of_hours_or_weeks_has_no_period(text):
    assert [period for _, _, period in found(text)] == [None]


def test_a_sign_belongs_to_the_number_after_it():
    assert found("52,500 USD 26/h") == [("52,500", 52_500, None), ("USD 26/h", 26, "hour")]
    assert found("26 usd") == [("26 usd", 26, None)]
    assert [m.money for m in find_amounts("26 usd, 26 bucks, 26")] == [True, True, False]


# --- what the program itself says


UNITS = st.builds(
    PayUnit,
    by_the_hour=st.booleans(),
    hours=st.sampled_from([20, 37.5, 40, 50]),
    currency=st.just("USD"),
    named=st.sampled_from([None, "hour", "year"]),
)
PERIODS = st.sampled_from(["hour", "week", "2wk", "semimonth", "month", "year"])


def read_back(text, unit):
    """What is said, read as typed and as heard, in dollars of a full-time year."""
    typed = unit.full_time(parse_pay(text, "offer"))
    job = Job(unit=unit, around=typed, rules=RULES)
    said = hear(f"could you do {text}?", job, "number", PRACTICE).amounts
    return typed, [amount.low for amount in said]


@given(unit=UNITS, cents=st.integers(800, 15_000), dollars=st.integers(20_000, 300_000))
def test_what_the_program_says_is_read_back_as_the_same_amount(unit, cents, dollars):
    by_hour, by_year = Pay(cents / 100, "hour"), Pay(float(dollars), "year")
    amount = unit.full_time(by_hour if unit.says_hour else by_year)
    for text in (
        unit.say(amount),
        unit.short(amount),
        unit.spoken(amount),
        unit.as_typed(amount, None),
    ):
        typed, said = read_back(text, unit)
        assert typed == pytest.approx(amount)
        assert said == [pytest.approx(amount)]


@given(unit=UNITS, period=PERIODS, yearly=st.integers(24_000, 200_000))
def test_what_a_person_typed_is_said_so_that_it_is_read_back(unit, period, yearly):
    typed = Pay(amount=round(yearly / Pay(1, period).yearly(40), 2), period=period)
    amount = unit.full_time(typed)
    text = unit.as_typed(amount, typed)
    again, said = read_back(text, unit)
    # in the usual unit it is said to the cent an hour, or to the dollar a year
    assert again == pytest.approx(amount, abs=11)
    assert said == [pytest.approx(again)]


# --- start-up


def test_a_command_without_an_amount_compiles_no_pattern_of_pay(capsys):
    patterns = [value for value in vars(pay).values() if hasattr(value, "cache_clear")]
    for pattern in patterns:
        pattern.cache_clear()
    assert main(["range", "--level", "mid", "--area", "US"]) == 0
    assert len(patterns) >= 4
    assert [pattern.cache_info().currsize for pattern in patterns] == [0] * len(patterns)
    assert main(["range", "--level", "mid", "--area", "US", "--offer", "21/h"]) == 0
    assert sum(pattern.cache_info().currsize for pattern in patterns) == 1
