"""The conversation as typed: each option alone, and words that do not go together."""

from __future__ import annotations

import pytest
from conftest import TODAY

import negotiate
from negotiate.files.facts import load_facts
from negotiate.model.conversation import ABOUT, DEGREES, PAY_SETS, Conversation, Rival
from negotiate.model.errors import Misuse, Problem
from negotiate.model.money import Pay
from negotiate.words.conversation import read_conversation
from negotiate.words.person import read_question


def conversation(**words):
    return read_question("mid", words, load_facts(), TODAY).conversation


def hourly(*amounts, assumed=False):
    return tuple(Pay(amount, "hour", assumed=assumed) for amount in amounts)


def test_who_says_nothing_talks_with_a_new_employer():
    assert conversation() == Conversation()
    nothing = dict.fromkeys(("about", "pay_set", "steps", "need", "wanted", "rival", "changed"), "")
    assert conversation(**nothing, final=None) == Conversation()


@pytest.mark.parametrize(
    ("option", "words"),
    [("about", ABOUT), ("pay_set", PAY_SETS), ("need", DEGREES), ("wanted", DEGREES)],
)
def test_each_choice_is_read_and_another_is_refused_with_the_nearest(option, words):
    for word in words:
        pay = {"current": "19/h"} if option == "about" else {}
        assert getattr(conversation(**{option: f" {word.upper()} "}, **pay), option) == word
    with pytest.raises(Problem, match=f"{option}: 'xyz' is not one of {words[0]}"):
        conversation(**{option: "xyz"})


@pytest.mark.parametrize(
    ("typed", "steps"),
    [
        ("21.14,22.20, 23.31", hourly(21.14, 22.20, 23.31, assumed=True)),
        ("21.14; 22.20/h", hourly(21.14, 22.20)),
        ("41000,42000", (Pay(41_000, "year"), Pay(42_000, "year"))),
        ("3500, 3600/month", (Pay(3_500, "month"), Pay(3_600, "month"))),
        (("21.14/h", "22.20/h"), hourly(21.14, 22.20)),
        ((21.14, 22.2), hourly(21.14, 22.20, assumed=True)),
    ],
)
def test_steps_alone_mean_a_scale(typed, steps):
    found = conversation(steps=typed)
    assert (found.steps, found.pay_set) == (steps, "scale")


@pytest.mark.parametrize("typed", ["22,21", "21,21", "21/h,22,41000/year", "21,,x", ",", "21 22"])
def test_steps_that_are_none_are_refused(typed):
    with pytest.raises(Problem, match="steps: "):
        conversation(steps=typed)


@pytest.mark.parametrize("other", ["class", "talks"])
def test_steps_belong_to_a_scale(other):
    assert conversation(steps="21,22", pay_set="scale").pay_set == "scale"
    with pytest.raises(Misuse, match="steps: steps belong to a scale"):
        conversation(steps="21,22", pay_set=other)


@pytest.mark.parametrize(
    ("typed", "rival"),
    [
        ("23.50/h written", Rival(Pay(23.5, "hour"), "written")),
        ("verbal, 48k", Rival(Pay(48_000, "year"), "verbal")),
        ("23.50 an hour (Written)", Rival(Pay(23.5, "hour"), "written")),
        ("23.50/h", Rival(Pay(23.5, "hour"), None)),
        ("interviewing", Rival(None, "interviewing")),
    ],
)
def test_a_rival_has_an_amount_and_a_status(typed, rival):
    assert conversation(rival=typed).rival == rival


@pytest.mark.parametrize("typed", ["written", "verbal", "23/h signed", "23/h written verbal", "-"])
def test_a_rival_without_an_amount_or_with_another_status_is_none(typed):
    with pytest.raises(Problem, match="rival: "):
        conversation(rival=typed)


def test_what_changed_is_about_a_number_said_before():
    assert conversation(said="17/h", changed="tier 2\n and on call").changed == "tier 2 and on call"
    with pytest.raises(Misuse, match="changed: nothing was said before it changed"):
        conversation(changed="tier 2")


def test_the_command_line_says_wrong_usage_with_2(cli):
    for more in (("--changed", "tier 2"), ("--steps", "21,22", "--pay-set", "class")):
        assert "error: --" in cli("range", "--level", "mid", *more, code=2).err


def test_python_takes_the_same_words():
    result = negotiate.target_range(
        "mid", as_of=TODAY, steps=[21.14, 22.2], rival="24/h written", final=True, need="low"
    )
    assert result.conversation.steps == hourly(21.14, 22.20, assumed=True)
    assert result.conversation.final


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("22/hour in writing", "written"),
        ("22/h, by phone", "verbal"),
        ("22/h by word of mouth", "verbal"),
        ("In talks", "interviewing"),
    ],
)
def test_the_status_of_a_rival_may_be_said_in_other_words(typed, status):
    assert read_conversation({"rival": typed}).rival.status == status
