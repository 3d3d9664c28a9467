"""What the words of an answer say, by weights that answers teach."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from practice_calls import PRACTICE, SITUATIONS, situation_call, situation_due, situation_kinds

from negotiate.practice.weighing import (
    ASK,
    BIAS,
    amount_signs,
    asks,
    said,
    signs,
    telling,
    tokens,
    weighed,
)

ROOT = Path(__file__).parents[2]


def heard(name, text):
    call, due = situation_call(name), situation_due(name)
    return weighed(call.read(text, due.moment), due), due


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("need-number", "the electric bill is two months overdue, so 16?", "needs"),
        ("counter-part", "a bank over in Mesa would start me at 23", "bluff"),
        ("raise-maximum", "Then I hand in my notice on Friday, bye.", "ultimatum"),
        ("counter-open", "I'd be over the moon to join, thank you!", "keen"),
        ("counter-close", "Could you drop that in an email for me?", "writing"),
    ],
)
def test_what_no_turn_of_phrase_says_alone_is_heard_by_its_words(name, text, kind):
    answer, due = heard(name, text)
    assert kind in said(answer, due, [kind])


@pytest.mark.parametrize("name", SITUATIONS)
def test_words_nobody_taught_get_no_remark(name):
    assert situation_kinds(name, "zebra umbrella marmalade") == []


def test_of_two_amounts_the_one_that_is_asked_for_is_taken():
    answer, _ = heard("hard-source", "I get 20.75 where I am now. Could you do 22.75?")
    assert answer.ask.low == pytest.approx(22.75 * 2080)
    assert answer.ask.question


def test_an_amount_is_told_by_the_words_before_it_and_those_after_it():
    call, due = situation_call("hard-source"), situation_due("hard-source")
    answer = call.read("I get 20.75 where I am now. Could you do 22.75?", due.moment)
    words = tokens(answer)
    first, second = (amount_signs(answer, due, at, words) for at in (0, 1))
    assert {"b:get", "a:where", "b0:get", "a0:where", "first"} <= first
    assert {"b:could", "b:do", "b0:do", "bb:you do", "last", "?"} <= second
    assert not {"b:where", "a:get", "b:could"} & first
    assert "a:do" not in second


def test_what_the_rules_name_as_something_else_has_to_be_likelier_to_be_an_ask():
    call, due = situation_call("hard-source"), situation_due("hard-source")
    answer = call.read("I make 20.75 an hour now. Could you do 22.75?", due.moment)
    assert [spotted.role for spotted in answer.heard.spotted] == ["current", "ask"]
    for surely, taken in ((-1.0, []), (0.0, [22.75]), (1.0, [20.75, 22.75])):
        weights = {**answer.weights, ASK: {BIAS: surely}}
        found = asks(answer._replace(weights=weights), due)
        assert [round(ask.low / 2080, 2) for ask in found] == taken


def test_a_whole_answer_is_told_by_its_words_and_by_when_and_how_it_is_said():
    call, due = situation_call("hard-source"), situation_due("hard-source")
    text = "I get 20.75 where I am now. Could you do 22.75, please, and a fixed schedule?"
    answer = weighed(call.read(text, due.moment), due)
    found = signs(answer, due)
    assert {"could", "s:sched", "P:gently", "P:gently|hard", "?|hard"} <= found
    assert {"g:hard", "m:hard", "len:4", "n:2", "role:ask", "things:1"} <= found
    assert signs(answer, due._replace(mail=True, inside=True)) - found == {"mail", "inside"}
    fewer = signs(weighed(call.read("Yes.", due.moment), due), due)
    assert {"len:0", "n:0", "things:0"} <= fewer


def test_the_sentence_that_says_it_is_quoted():
    text = "Thanks for calling. My rent went up again. Could you do 22.75?"
    answer, _ = heard("counter-number", text)
    assert telling(answer, "needs") == "My rent went up again."


def test_the_weights_are_small_enough_to_be_read_at_once():
    assert (ROOT / "data" / "hearing.json").stat().st_size < 300_000
    assert not PRACTICE.weights.keys() - PRACTICE.remarks.keys() - {ASK}


@pytest.mark.slow
def test_the_weights_are_what_the_answers_teach():
    sys.path.append(str(ROOT / "benchmarks"))
    import hearing

    taught = hearing.learned([*hearing.examples()])
    shipped = json.loads((ROOT / "data" / "hearing.json").read_text())
    assert taught.keys() == shipped.keys()
    for kind, weights in taught.items():
        for sign in weights.keys() | shipped[kind].keys():
            off = abs(weights.get(sign, 0.0) - shipped[kind].get(sign, 0.0))
            assert off <= hearing.SMALL + 0.02, (kind, sign)
