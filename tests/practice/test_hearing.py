"""What is heard in an answer: amounts of pay, and what each is named as."""

from __future__ import annotations

import pytest
from conftest import TODAY
from practice_calls import BARE, ME, OFFERED, PRACTICE, amounts, call, job_of

from negotiate import target_range
from negotiate.practice.hearing import hear
from negotiate.words.pay import parse_pay


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("48k", 23.08, 23.08),
        ("$23 an hour", 23, 23),
        ("between 46 and 49", 22.12, 23.56),
        ("$22 to 24 an hour", 22, 24),
        ("54-58k", 25.96, 27.88),
        ("$52,000", 25, 25),
        ("52000 a year", 25, 25),
        ("twenty-six dollars", 26, 26),
        ("fifty five thousand", 26.44, 26.44),
        ("twenty five thirty an hour", 25.30, 25.30),
        ("$4,500 a month", 25.96, 25.96),
        ("$2000 every two weeks", 25, 25),
        ("1000/week", 25, 25),
        ("26 bucks", 26, 26),
        ("nineteen dollars", 19, 19),
        ("nineteen fifty an hour", 19.50, 19.50),
        ("twelve an hour", 12, 12),
        ("25 and a half", 25.50, 25.50),
        ("twenty five and a quarter an hour", 25.25, 25.25),
        ("25 1/2", 25.50, 25.50),
        # more than the job pays, and still an hour; further off it is thousands
        ("$38", 38, 38),
        ("$38 to $44", 38, 44),
        ("$46", 22.12, 22.12),
    ],
)
def test_numbers_are_understood_as_people_type_them(text, low, high):
    assert amounts(f"I'm looking for {text}.") == [(low, high, "ask")]


@pytest.mark.parametrize(
    "text",
    [
        "I take 40 calls a day",
        "I have 6 years",
        "my csat is 95",
        "I work 40 hours",
        "AHT went from 8 to 6 minutes",
        "a $2,000 sign-on bonus would help",
        "I handle 50 an hour on chat",
        "a 10% raise",
        "$1 more",
        "my rent is 1800 a month",
        "I'm 52",
        "call me at 5 pm",
        "I was number 26 in the queue",
        "we were 30 people",
    ],
)
def test_other_numbers_are_not_pay(text):
    assert amounts(text) == []


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("I make 41000 and I want 52000", ["current", "ask"]),
        ("41k is what I make", ["current"]),
        ("you said 21.20, could you do 25.30?", ["theirs", "ask"]),
        ("my cousin makes 24 an hour", ["other"]),
        ("the market is 26 to 28 an hour", ["market"]),
        ("I can't go below $23", ["floor"]),
        ("$21.15 is less than I hoped", ["theirs"]),
    ],
)
def test_an_amount_is_known_for_what_it_is(text, roles):
    assert [role for _, _, role in amounts(text, result=OFFERED)] == roles


def test_a_manager_is_heard_by_the_year():
    result = target_range("manager", years=9, area="Columbus, OH", as_of=TODAY)
    heard = hear("I'm looking for 80 to 86", job_of(result), "press", PRACTICE)
    assert [(a.low, a.high) for a in heard.amounts] == [(80_000, 86_000)]


def test_a_bare_number_far_from_a_question_about_pay_is_not_pay():
    assert amounts("I was thinking of my dog, he is 26 pounds heavy or so", asked="close") == []
    assert amounts("26", asked="close") == []
    assert amounts("26", asked="press") == [(26, 26, "ask")]
    assert amounts("mid 40s", asked="press") == []


def test_of_a_range_and_a_question_the_question_is_what_is_asked():
    text = "I was expecting $23.50 to $25.40. I know that's a jump. Could you get to $24?"
    heard = hear(text, job_of(BARE), "number", PRACTICE)
    assert [amount.quote for amount in heard.amounts] == ["$23.50 to $25.40", "$24"]
    assert heard.named("ask").quote == "$24"
    plain = hear("I want $24, or $25 even", job_of(BARE), "number", PRACTICE)
    assert plain.named("ask").quote == "$24"


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("19 so maybe 21 or 22 ish", [(19, 19, "other"), (21, 22, "ask")]),
        ("I'm at 19, so could you do 23?", [(19, 19, "current"), (23, 23, "ask")]),
        ("23, actually make it 24", [(23, 23, "other"), (24, 24, "ask")]),
    ],
)
def test_who_thinks_better_of_it_asks_for_the_second_figure(text, heard):
    assert amounts(text, asked="number", result=OFFERED) == heard


def test_a_bare_number_beside_six_words_is_the_answer_and_beside_seven_it_is_a_story():
    assert amounts("hm tricky question but let's see 22", asked="offer") == [(22.0, 22.0, "ask")]
    assert amounts("hm tricky question but let's see then 22", asked="offer") == []


@pytest.mark.parametrize("text", ["24, 25, 26", "I was thinking 24, 25, or 26", "24 or 25 or 26"])
def test_three_figures_in_a_row_are_one_range(text):
    assert amounts(text, asked="number") == [(24.0, 26.0, "ask")]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Could you do two dollars more an hour?", 23.15),
        ("another 50 cents", 21.65),
        ("a dollar more would do it", 22.15),
        ("5% more", 22.21),
        ("maybe $2,000 more a year", 22.11),
    ],
)
def test_so_much_more_is_more_than_their_offer(text, asked):
    assert amounts(text, asked="number", result=OFFERED) == [(asked, asked, "ask")]


@pytest.mark.parametrize("text", ["one more thing", "I took 40 more calls", "some more money"])
def test_more_of_something_else_is_no_pay(text):
    assert amounts(text, asked="number", result=OFFERED) == []


def test_without_an_offer_more_is_more_than_nothing_known():
    assert amounts("a dollar more", asked="number") == []


def test_an_offer_far_above_what_the_job_pays_is_heard_as_the_offer():
    result = target_range("mid", area="Columbus, OH", as_of=TODAY, offer="40/h")
    assert amounts("You said $40, is that right?", result=result) == [(40.0, 40.0, "theirs")]


@pytest.mark.parametrize(
    "text", ["25, 26ish maybe 27", "25ish to 27ish", "25, maybe 27", "around 25, 26, maybe 27"]
)
def test_amounts_that_go_up_in_one_breath_are_a_range(text):
    assert amounts(text, "press") == [(25.0, 27.0, "ask")]


@pytest.mark.parametrize(
    ("text", "role"),
    [("verizon 23.50", "other"), ("a different company told me 24 on the phone", "other")],
)
def test_what_another_employer_pays_is_no_ask(text, role):
    one = call("counter")
    assert [spotted.role for spotted in one.read(text, "number").heard.spotted] == [role]
    assert one.heard(text, "number").ask is None


def test_what_adverts_say_is_the_market_and_the_figure_after_so_is_the_ask():
    assert amounts("the adverts round here say 24 to 26", "number") == [(24, 26, "market")]
    roles = [role for _, _, role in amounts("the ad said up to 24 so 24 please", "number")]
    assert roles == ["theirs", "ask"]


def test_a_number_of_ones_own_is_read_as_it_was_typed():
    result = target_range("mid", area="Indianapolis, IN", as_of=TODAY, offer="21/h", current="37/h")
    record = ME._replace(current=parse_pay("37/h", "current"))
    one = call("counter", result=result, record=record)
    assert round(one.heard("37 or nothing", "number").ask.low / 2080) == 37
    current = one.heard("i make 37 now so it would have to be more", "open")
    assert [amount.role for amount in current.heard.amounts] == ["current"]


def test_a_salary_is_pay_wherever_it_is_said():
    result = target_range("senior", years=6, area="Phoenix, AZ", as_of=TODAY, offer="44000")
    assert call("counter", result=result).heard("60000 OR IM OUT", "open").ask.low == 60_000
