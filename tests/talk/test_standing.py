"""What how a talk stands leaves unsaid: no line takes back what another one says."""

from __future__ import annotations

import shlex

import pytest

CLASS = '--level junior --years 1 --area "El Paso, TX" --pay-set class --offer 14/h'
UNION = '--level mid --years 3 --area "Cleveland, OH" --pay-set scale --offer 18.22/h'
STEPS = f'{UNION} --steps "18.22,19.10,20.05"'
FINAL = '--level senior --years 6 --area "Dallas, TX" --said 23/h --final --offer 21.50/h'
NEED = '--level junior --years 1 --area "Tampa, FL" --need high --offer 17/h'
UNLAWFUL = '--level mid --years 2 --area "Seattle, WA" --offer 16/h'
STAY = '--level mid --years 5 --area "Indianapolis, IN" --current 27/h --offer 21/h'


@pytest.fixture
def said(cli):
    """What a command prints for a person, on one line."""

    def run(person, command="script"):
        shown = cli(command, *shlex.split(person))
        assert shown.code == 0, shown.err
        return " ".join(shown.out.split())

    return run


def test_who_needs_the_job_is_given_one_ask_and_no_list_of_others(said):
    for words in (said(NEED), said(f"{NEED} --explain", "range"), said(f"{NEED} --channel email")):
        assert "To ask for besides pay" not in words
        assert "Giving way" not in words
    assert "A second ask." in said(NEED)
    assert "To ask for besides pay" in said(f"{NEED} --floor 19/h")  # no yes to this offer


def test_who_needs_the_job_is_not_told_of_an_offer_in_a_talk_about_a_raise(said):
    words = said(
        '--level mid --years 2 --area "Tampa, FL" --about raise --current 17/h --need high'
    )
    assert "A second ask." not in words
    assert "a date for the rest" in said(
        '--level mid --years 2 --area "Tampa, FL" --about raise --current 17/h --need high', "range"
    )


def test_after_their_last_word_nothing_that_is_pay_is_asked_for(said):
    words = said(FINAL)
    assert not any(more in words for more in ("a step for experience", "more an hour", "sign-on"))
    assert "the figures now support" not in words
    assert "so I can sign today" in words


@pytest.mark.parametrize("person", [CLASS, UNION, STEPS])
def test_where_pay_is_set_nothing_is_asked_that_one_call_cannot_give(said, person):
    words = said(person)
    assert not any(more in words for more in ("after ninety days", "days off", "a bonus"))


@pytest.mark.parametrize("person", [CLASS, UNION])
def test_where_pay_is_set_the_same_thing_is_not_asked_twice_on_a_call(said, person):
    call = said(person).split('"What are your expectations?"')[0]
    first = "Is there a step for experience" if person == CLASS else "Do any shifts pay extra"
    assert call.count(first) == 1
    assert "give you a real answer" not in call


@pytest.mark.parametrize("person", [UNION, UNLAWFUL])
def test_nobody_on_a_scale_or_under_the_law_is_asked_whether_it_is_outsourced(said, person):
    assert "outsourced" not in said(person)


def test_a_mail_about_the_legal_minimum_holds_nothing_else(said):
    letter = said(f"{UNLAWFUL} --channel email --only letter")
    assert "two years" not in letter
    assert "The minimum there is $21.30" in letter


@pytest.mark.parametrize("person", [FINAL, STAY])
def test_the_tips_are_numbered_in_the_order_they_stand(said, person):
    words = said(person)
    assert words.index("Timing is everything First.") < words.index("Show your enthusiasm Second.")


def test_only_who_will_lead_says_that_they_would_answer_for_others(said):
    step = '--years 5 --area "Tampa, FL" --about promotion --current 19/h'
    assert "answer for a team" in said(f"--level lead {step}")
    assert "answer for more people" in said(f"--level manager {step}")
    assert "answer for" not in said(f"--level senior {step}")


def test_an_advert_that_goes_higher_than_the_figure_is_not_asked_for_its_top(said):
    words = said('--level mid --years 3 --area "Denver, CO" --posted 19-24/h --offer 20/h')
    assert "name nothing over it" in words
    assert "ask for its top" not in words


def test_a_role_that_is_part_of_an_occupation_is_held_against_the_jobs_of_the_whole(said):
    person = '--role quality-analyst --level senior --years 5 --area "Atlanta, GA" --offer 24/h'
    assert "in 10 customer service jobs here pay less" in said(person, "range")


def test_a_question_read_out_ends_with_one_mark(cli):
    shown = cli("--plain", "script", *shlex.split(STEPS)).out
    assert "Could you get" in shown or "Is the step" in shown
    assert "?." not in shown


def test_under_the_law_only_a_number_under_the_minimum_is_asked_about(said):
    words = said(UNLAWFUL)
    assert "under $21.30 Can I check one thing" in words
    assert "$16.00 or more" not in words


def test_before_an_offer_the_same_thing_is_not_asked_for_twice(said):
    call = said('--level junior --years 1 --area "Tampa, FL"').split('"What are your')[0]
    assert call.count("Is there a step for experience") == 1
