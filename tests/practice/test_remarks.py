"""What is remarked on an answer: only what is sure, at most two things, in one's own words."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st
from practice_calls import (
    CALLS,
    LOVE,
    ME,
    OLDER,
    PRACTICE,
    RULES,
    all_kinds,
    call,
    kinds_of,
    situation_kinds,
)

from negotiate import target_range
from negotiate.practice.remarks import remark_kinds

FOLDER = Path(__file__).parent


OWN = [
    (moment, text, tuple(expected))
    for moment, rows in tomllib.loads((FOLDER / "answers.toml").read_text()).items()
    for text, expected in rows.items()
]


@pytest.mark.parametrize(("moment", "text", "expected"), OWN)
def test_an_answer_gets_the_remarks_it_should(moment, text, expected):
    assert sorted(kinds_of(moment, text)) == sorted(expected)


def test_an_apostrophe_as_a_phone_types_it_is_heard_the_same():
    typed = [(moment, text) for moment, text, _ in OWN if "'" in text]
    assert len(typed) > 10
    for moment, text in typed:
        kinds = [kind for kind, _ in all_kinds(moment, text)]
        assert [kind for kind, _ in all_kinds(moment, text.replace("'", "\u2019"))] == kinds


def test_the_corpus_is_large_half_of_it_silent_and_knows_every_remark():
    assert len(OWN) >= 80
    assert 0.35 <= sum(not expected for _, _, expected in OWN) / len(OWN) <= 0.6
    assert {kind for _, _, expected in OWN for kind in expected} == OLDER <= set(PRACTICE.remarks)


def measured(name):
    """Precision and recall of a corpus that others wrote; two remarks an answer at most."""
    rows = tomllib.loads((FOLDER / name).read_text())["answer"]
    right = wrong = missed = 0
    for row in rows:
        said = kinds_of(row["moment"], row["text"])
        hits = sum(kind in row["expect"] for kind in said)
        right, wrong = right + hits, wrong + len(said) - hits
        missed += max(0, min(2, len(row["expect"])) - hits)
    return right / (right + wrong), right / (right + missed)


@pytest.mark.parametrize("name", ["held_back_1.toml", "held_back_2.toml"])
def test_answers_written_by_others_are_heard_right(name):
    precision, recall = measured(name)
    assert precision >= 0.88
    assert recall >= 0.85


@given(st.sampled_from([moment for moment, _, _ in OWN]), st.text(max_size=200))
def test_whatever_is_typed_gets_at_most_two_remarks_in_its_own_words(moment, text):
    one = call(stage="screen" if moment in ("expectations", "press", "history") else "counter")
    turn = one.answered(text)
    assert len(turn.remarks) <= 2
    assert sum(remark.good for remark in turn.remarks) <= 1
    for remark in turn.remarks:
        assert remark.quote.removesuffix("\u2026").strip() in text
        assert remark.better is None or not remark.good


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        ("open-counter", "Is that your final offer?"),
        ("open-counter", "I am so sorry I am sick today, can we talk about the offer tomorrow?"),
        ("open-screen", "I'd be happy with anything"),
        ("close", "no i cant do that, i have kids"),
        ("close", "what do you mean"),
        ("press", "ok"),
    ],
)
def test_what_a_nervous_reader_was_told_off_for_wrongly(moment, text):
    assert kinds_of(moment, text) == []


@pytest.mark.parametrize(
    ("moment", "text", "expected"),
    [
        ("history", "I prefer to keep it confidential, but 41k", ["current"]),
        ("hard", "$24 is the lowest I can go", ["floor"]),
        ("offer", "idk maybe 21?", ["below"]),
    ],
)
def test_what_a_nervous_reader_was_not_told(moment, text, expected):
    assert kinds_of(moment, text) == expected


def test_somebody_who_holds_another_offer_does_not_bluff():
    one = call("counter", record=ME._replace(other_offer=True))
    turn = one.answered("Thanks. I have another offer at $27")
    assert "bluff" not in [remark.kind for remark in turn.remarks]


def test_no_range_is_due_where_there_is_an_offer_or_a_number_said():
    assert CALLS["counter"].due("press").range_due is False
    said = target_range("senior", years=6, area="Phoenix, AZ", as_of=TODAY, said="30/h")
    assert call("screen", result=said).due("press").range_due is False
    assert CALLS["screen"].due("press").range_due is True


def test_long_answers_are_quoted_in_part():
    long = f"I make 41000 now and {'really ' * 30}like it"
    quote = call("counter").answered(long).remarks[-1].quote
    assert len(quote) == 90
    assert quote.endswith("\u2026")


def test_a_yes_to_their_first_part_is_too_soon_and_the_line_to_say_asks_gently():
    for seed in range(200):
        one = call("counter", seed)
        one.answered("Thank you, I love this job. Could you do $25.25?")
        if one.moment.kind == "hard":
            one.answered("It's what this kind of job pays.")
        if one.moment.kind == "concession" and one.recruiter.given < one.script.result.good_at:
            break
    remark = one.answered("Okay, that works for me. I'll take it.").remarks[-1]
    assert remark.kind == "soon"
    assert "close" in remark.better.text or "room" in remark.better.text


def test_a_figure_with_its_reason_is_praised_once_for_both():
    text = "I've looked at what this job pays here. Could you get to $25.25?"
    assert [kind for kind, _ in all_kinds("number", text)] == ["reason"]


def test_a_reason_may_hold_an_amount_of_its_own_before_the_figure():
    text = "What I've looked at pays $23 to $24 here. Could you get to $25.25?"
    assert [kind for kind, _ in all_kinds("number", text)] == ["reason"]


def test_asking_for_more_where_a_class_gets_one_rate_is_remarked_without_a_figure_too():
    text = "Would you consider a higher rate given my experience?"
    assert "class_figure" in situation_kinds("class-offer", text)
    assert "class_figure" not in situation_kinds("counter-number", text)


def test_a_figure_is_praised_with_no_threat_and_no_claim_beside_it():
    assert kinds_of("number", "25.25 or I'm out of here") == ["ultimatum"]


def test_what_they_asked_for_on_a_screening_call_is_best_a_range():
    one = call("screen")
    one.answered("I really like this job")
    turn = one.answered("26 an hour")
    assert [remark.kind for remark in turn.remarks] == ["lone"]
    assert "$25.90 to $28" in turn.remarks[0].better.text


@pytest.mark.parametrize(
    ("moment", "text"),
    [("check", "Sure, take your time."), ("time", "Sure"), ("other", "Great, thank you!")],
)
def test_a_yes_to_another_question_is_no_yes_to_the_pay(moment, text):
    one = call("counter")
    due = one.due(moment)._replace(asked=True, moved=True)
    assert remark_kinds(one.heard(text, moment), due) == []
    explicit = remark_kinds(one.heard("Never mind, I accept.", moment), due)
    assert "soon" in [kind for kind, _ in explicit]


RAMBLE = (
    "Well so I have been thinking about it a lot and my cousin also works in a call center and she "
    "told me that they pay more over there, and I've got some years with customers and I was on "
    "time every day, and I also did the chat when it was busy, so I was hoping that maybe we could "
    "get to $22.75 an hour or so if that is possible for you all?"
)


def ramble(moment, stage="counter", **how):
    due = call(stage, **how).due(moment)
    found = remark_kinds(call(stage, **how).heard(RAMBLE, moment), due)
    return "ramble" in [kind for kind, _ in found]


def test_a_long_answer_aloud_is_too_long_and_a_story_before_an_offer_or_a_letter_is_not():
    assert len(RAMBLE.split()) >= 70
    assert ramble("number")
    assert ramble("expectations", "screen")
    assert not ramble("open", "interview")
    assert not ramble("offer", channel="email")


def test_the_longest_line_of_the_script_is_far_from_too_long():
    limit = RULES.practice.spoken_words.value
    longest = max(
        (line for stage in CALLS for tip in call(stage).script.tips for line in tip.say),
        key=lambda line: len(line.text.split()),
    )
    assert len(longest.text.split()) <= limit / 2


def test_the_remark_on_a_long_mail_names_the_rule():
    assert f"{RULES.practice.mail_words.value:g} words" in PRACTICE.remarks["long"].text


def test_who_asks_about_the_law_is_not_told_off_for_an_amount_beside_it():
    result = target_range("mid", years=3, area="Seattle, WA", as_of=TODAY, offer="16/h")
    one = call("counter", result=result)
    turn = one.answered("wait, is that even minimum in Seattle? somebody told me it's over 21")
    assert [remark.kind for remark in turn.remarks] == ["law_asked"]


@pytest.mark.parametrize("text", ["Yes.", "yes hi", "Yeah, this is a good time", "sure"])
def test_a_yes_to_the_call_itself_is_no_yes_to_the_pay(text):
    one = call("counter")
    assert one.answered(text).remarks == ()
    assert one.moment.kind == "number"


def remarks_on(text, moment, **due):
    """The kinds of remarks on an answer in the counter call, with what is due changed."""
    one = call("counter")
    changed = one.due(moment)._replace(**due)
    return [kind for kind, _ in remark_kinds(one.heard(text, moment), changed)]


def test_a_yes_with_an_ask_beside_it_is_not_said_to_come_before_any_ask():
    assert "agreed" in remarks_on("ok i'll take it", "number")
    assert "agreed" not in remarks_on("ok i'll take it, any room at all?", "number")
    one = call("counter")
    one.answered(LOVE)
    one.answered("is there any room at all?")
    kinds = [remark.kind for remark in one.answered("ok never mind, I'll take it").remarks]
    assert "agreed" not in kinds
    assert "soon" in kinds


def test_mere_thanks_are_not_praised_as_taking_an_answer_well():
    closed = {"closed": True, "asked": True, "moved": True}
    assert "took_no" not in remarks_on("thanks", "final", **closed)
    assert "took_no" not in remarks_on("ok I understand, could you do 25?", "final", **closed)
    assert "took_no" in remarks_on("ok I understand, thanks", "final", **closed)


def test_a_reason_is_praised_only_where_one_was_given():
    assert "reason" in remarks_on("with six years, could you do 25.25?", "number")
    several = "thanks. can i have a day to think, is there a sign-on bonus, and can you do 25.25?"
    assert "reason" not in remarks_on(several, "number")
    assert "figure" in remarks_on(several, "number")


@pytest.mark.parametrize(
    "text", ["i have it in writing, yes", "verizon offered me 24.60 in writing so 25.25"]
)
def test_what_one_has_in_writing_is_no_ask_for_it(text):
    assert "writing" not in remarks_on(text, "number", holds_offer=True)


def test_several_figures_put_as_questions_are_one_range():
    one = call("counter").heard("could you do 25.25? or 24.75? or maybe 24?", "number")
    assert (round(one.ask.low / 2080, 2), round(one.ask.high / 2080, 2)) == (24, 25.25)
    assert "range_now" in remarks_on("could you do 25.25? or 24.75? or maybe 24?", "number")


def test_three_things_at_once_are_a_list():
    text = "could you do 25.25? and a sign-on bonus? and the day shift?"
    assert "list" in remarks_on(text, "number")
    assert "list" not in remarks_on("could you do 25.25? and a sign-on bonus?", "number")


def test_nobody_speaks_of_a_last_word_before_it_was_said():
    result = target_range("mid", area="Dallas, TX", as_of=TODAY, offer="19/h", final=True)
    one = call("offer", result=result)
    assert not one.due(one.moment.kind).closed
    one.answered(LOVE)
    assert one.due(one.moment.kind).closed


def test_somebody_without_a_job_keeps_no_pay_to_themselves():
    due = call("screen").due("history")
    heard = call("screen").heard("i dont earn anything right now, im between jobs", "history")
    assert "private" not in [kind for kind, _ in remark_kinds(heard, due)]


def test_where_money_came_first_the_words_of_money_are_quoted():
    remarks = call("counter").answered("hi its me. i think 21 is low").remarks
    assert [remark.quote for remark in remarks if remark.kind == "cold"] == ["i think 21 is low"]


def test_asking_to_have_it_written_down_is_no_second_ask():
    moved = {"asked": True, "moved": True}
    assert "soft" not in remarks_on("Thank you. Could we write that down?", "close", **moved)
    assert "soft" in remarks_on("Could you manage any more?", "close", **moved)


def test_who_asked_twice_and_then_says_yes_was_not_too_early():
    moved = {"asked": True, "moved": True}
    assert "soon" in remarks_on("ok I'll take it", "concession", **moved)
    assert "soon" not in remarks_on("ok I'll take it", "concession", **moved, asked_again=True)


def test_a_boss_who_gave_nothing_hears_no_yes_to_it():
    result = target_range(
        "mid", years=4, area="Tampa, FL", as_of=TODAY, about="raise", current="17.25/h"
    )
    one = call("meeting", result=result)
    due = one.due("concession")._replace(asked=True, moved=True)
    kinds = [kind for kind, _ in remark_kinds(one.heard("no thats fine", "concession"), due)]
    assert "soon" not in kinds
    assert "agreed" not in kinds
