"""A person in typed words becomes one record, once."""

from __future__ import annotations

from datetime import date

import pytest

import negotiate
from negotiate.cli.asking import OPTIONS, Asked
from negotiate.files.facts import load_facts
from negotiate.model.errors import Problem
from negotiate.model.money import Pay
from negotiate.words.person import PersonWords, notes, read_question

TODAY = date(2026, 11, 22)


def read(level="mid", **words):
    return read_question(level, words, load_facts(), TODAY)


def test_what_is_left_out_is_assumed_and_said():
    question = read()
    assert (question.level, question.as_of, question.hours) == ("mid", TODAY, 40)
    assert [what for what, _, _ in question.assumed] == ["area", "years", "hours"]


def test_numbers_and_typed_amounts_become_the_same_pay():
    typed, number = read(offer="44,000"), read(offer=44_000)
    assert typed.offer == number.offer == Pay(amount=44_000, period="year")


def test_a_unit_read_from_the_size_of_an_amount_is_noted_of_that_amount():
    words = {"offer": "21.50", "posted": "18-22", "current": "20/h"}
    found = [(one.about, one.text) for one in notes(words, read(**words))]
    assert found == [
        ("offer", "taken as $21.50 an hour"),
        ("posted", "taken as $18.00 to $22.00 an hour"),
    ]


def test_a_share_is_of_present_pay_and_what_was_made_of_it_is_noted():
    words = {"offer": "4%", "current": "20/h", "about": "raise"}
    question = read(**words)
    assert question.offer == Pay(amount=20.80, period="hour", assumed=True)
    assert [one.text for one in notes(words, question)] == ["taken as $20.80 an hour"]
    yearly = read(said="+ 3.5 percent more", current="60000").said
    assert yearly == Pay(amount=62_100, period="year", assumed=True)
    with pytest.raises(Problem, match="present pay is not known"):
        read(offer="4%")


@pytest.mark.parametrize(
    ("level", "posted", "low"),
    [
        ("manager", "65-85", Pay(amount=65_000, period="year", assumed=True)),
        ("lead", "52 to 60", Pay(amount=52_000, period="year", assumed=True)),
        ("lead", "28-34", Pay(amount=28, period="hour", assumed=True)),
        ("manager", "65-85/h", Pay(amount=65, period="hour")),
        ("senior", "65-85", Pay(amount=65, period="hour", assumed=True)),
    ],
)
def test_an_advert_for_people_paid_by_the_year_may_be_in_thousands(level, posted, low):
    question = read(level, posted=posted)
    assert question.posted.low == low
    noted = [one.text for one in notes({"posted": posted}, question)]
    assert all(text.endswith(low.per) for text in noted)
    assert bool(noted) == low.assumed


def test_a_company_that_is_cut_is_noted_and_one_that_is_not_is_not():
    long = {"company": "A" * 60}
    assert [one.about for one in notes(long, read(**long))] == ["company"]
    assert list(notes({"company": "Acme"}, read(company="Acme"))) == []


def test_a_typed_day_is_read_and_a_wrong_one_is_said_of_it():
    assert read(as_of="2026-01-02").as_of == date(2026, 1, 2)
    with pytest.raises(Problem, match="as_of: 'soon' is not a day"):
        read(as_of="soon")


def test_a_practice_call_says_its_notes_once(cli, tmp_path):
    answers = tmp_path / "answers.txt"
    answers.write_text("Thank you\n")
    call = ("--level", "mid", "--seed", "1", "--answers", answers)
    said = cli("rehearse", *call, "--current", "19.5")
    assert said.err.count("taken as $19.50 an hour") == 1
    assert "a figure to practise with" in said.err


def test_every_option_of_a_person_is_a_word_of_theirs():
    typed = Asked(**dict.fromkeys(OPTIONS))
    assert set(typed.words()) == set(PersonWords.__annotations__)
    assert {"level", "profile"} == set(OPTIONS) - {"cert", "language"} - set(typed.words())


def test_a_keyword_that_is_none_is_refused_as_python_does():
    with pytest.raises(TypeError, match="unexpected keyword: yeras"):
        negotiate.target_range("mid", yeras=3)
    with pytest.raises(TypeError, match="unexpected keyword: bands"):
        negotiate.compare_offers("offers.toml", bands="own.csv")
