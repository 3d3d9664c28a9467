"""A whole practice call, and its summary."""

from __future__ import annotations

import re

import pytest
from conftest import TODAY
from practice_calls import LOVE, OFFERED, call

from negotiate import target_range
from negotiate.model.rehearsal import Tally
from negotiate.model.script import CALLS


def test_no_line_names_what_is_the_users_own():
    result = target_range(
        "senior",
        years=6,
        area="Phoenix, AZ",
        as_of=TODAY,
        offer="44000",
        current="24.1/h",
        floor="24.6/h",
    )
    for seed in range(6):
        one = call("counter", seed, result)
        while one.moment is not None:
            turn = one.answered("I accept 22 or I walk, sorry to ask")
            said = f"{turn.moment} {[remark.better for remark in turn.remarks]}"
            assert "24.1" not in said
            assert "24.6" not in said
        assert not re.search(r"24\.[16]", str(one.debrief(None).practise))


def test_three_sentences_to_practise_always_and_none_has_a_blank():
    for stage in CALLS:
        for answers in ([], ["I make 41000 now", "26 or I walk"]):
            one = call(stage)
            for answer in answers:
                one.answered(answer)
            lines = one.debrief(None).practise
            assert len(lines) == len(set(lines)) == 3
            assert not any(line.has_blank or line.cue or line.kind == "direction" for line in lines)


def test_the_summary_counts_by_tip():
    one = call("counter")
    one.answered("I'd love this job. I make 41000 now")
    debrief = one.debrief(None)
    assert debrief.tally == Tally(answers=1, good=1, slips=1)
    assert [tip.number for tip in debrief.tips if tip.good] == [3]
    assert [tip.number for tip in debrief.tips if tip.slips] == [2]
    assert not debrief.whole


def lines_of(script):
    """What the script would have said in the call, in its order, without blanks and directions."""
    order = (3, 2, 1, 4, 5, 6)
    lines = [line for number in order for line in script.tip(number).say]
    return [line.text for line in lines if not line.has_blank and line.kind == "say"]


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize(
    ("level", "area", "offer"),
    [
        ("mid", "Columbus, OH", "20/h"),
        ("senior", "Phoenix, AZ", "44000"),
        ("lead", "Seattle, WA", "70000"),
        ("junior", "Midland, MI", "16/h"),
    ],
)
def test_who_says_the_scripts_own_lines_is_praised_and_never_told_off(level, area, offer, seed):
    result = target_range(level, years=3, area=area, as_of=TODAY, offer=offer)
    one = call("counter", result=result, seed=seed)
    for line in lines_of(one.script):
        if one.moment is None:
            break
        turn = one.answered(line)
        assert [remark.text for remark in turn.remarks if not remark.good] == [], line
    debrief = one.debrief(None)
    assert {tip.number for tip in debrief.tips if tip.good} >= {3, 4}
    assert debrief.change is None or debrief.change.good
    assert debrief.outcome.asked


def test_the_summary_keeps_the_best_and_changes_the_worst():
    one = call("counter")
    for answer in ("Thank you, I love this job", "I make 41000 now", "25.25 or I walk", "hm"):
        one.answered(answer)
    debrief = one.debrief(None)
    assert [kept.quote for kept in debrief.keep] == ["Thank you, I love this job"]
    assert debrief.change.kind == "current"
    assert debrief.change.better == one.script.history[0]


def test_who_never_asks_is_told_so_once_the_call_is_over():
    one = call("counter")
    while one.moment is not None:
        one.answered("I see, thank you")
    change = one.debrief(None).change
    assert change.kind == "unasked"
    assert change.better.names_pay


def test_a_question_of_the_law_left_out_is_the_one_thing_to_change():
    result = target_range("lead", years=3, area="New York, NY", as_of=TODAY, offer="60000")
    assert result.law_first
    one = call("counter", result=result)
    while one.moment is not None:
        one.answered(f"Thank you. Could you get to {result.unit.spoken(result.figure)}?")
    change = one.debrief(None).change
    assert change.kind == "law_missed"
    assert change.better.text == result.law_first[0].ask


def test_three_silences_are_remarked_and_one_after_a_figure_is_praised():
    one = call("counter")
    kinds = [[remark.kind for remark in one.answered("").remarks] for _ in range(3)]
    assert kinds == [[], [], ["silences"]]


def test_where_the_law_bars_the_question_the_remark_says_so():
    texts = []
    for area in ("CA", "TX"):
        one = call("screen", result=target_range("mid", years=3, area=area, as_of=TODAY))
        one.answered("I'd love to work here")
        one.answered("What is the range?")
        texts.append(one.answered("I make 19 an hour now").remarks[-1].text)
    assert "law" in texts[0]
    assert "law" not in texts[1]


def test_before_an_offer_nothing_came_of_it_in_pay():
    assert call("screen").debrief(None).outcome is None
    assert call("offer").debrief(None).outcome is None  # they have not named it yet


@pytest.mark.parametrize("nothing", ["", "silent"])
@pytest.mark.parametrize("stage", ["screen", "counter"])
def test_who_finds_no_word_in_a_whole_call_is_told_kindly_where_to_begin(stage, nothing):
    one = call(stage)
    kinds = []
    while one.moment is not None:
        kinds += [remark.kind for remark in one.answered(nothing).remarks]
    assert kinds == ["silences"]
    debrief = one.debrief(None)
    assert debrief.tally.answers == 0
    assert debrief.change.kind == "silent"
    assert debrief.change.better == one.script.tip(3).say[0]


def test_after_a_third_silence_the_line_answers_what_they_said():
    one = call("counter")
    for _ in range(3):
        better = one.moment.better
        turn = one.answered("")
    assert [remark.better for remark in turn.remarks] == [better]


def test_before_an_offer_the_step_of_ones_years_is_never_too_much_to_say():
    steps = {"steps": "27, 28.50, 41/h"}
    result = target_range("mid", years=4, area="FL", as_of=TODAY, **steps)
    assert result.figure == 41 * 2080 > result.ask_said[1]
    due = call("screen", result=result).due("expectations")
    assert (due.figure, due.least, due.most) == (41 * 2080,) * 3


def test_before_an_offer_one_may_say_up_to_the_top_of_the_ask():
    one = call("screen")
    due = one.due("expectations")
    assert (due.least, due.most) == one.script.result.ask_said


def test_who_finds_no_word_under_an_unlawful_offer_begins_with_the_law():
    result = target_range("mid", years=3, area="Seattle, WA", as_of=TODAY, offer="16/h")
    one = call("counter", result=result)
    while one.moment is not None:
        one.answered("")
    assert one.debrief(None).change.better.text == result.law_first[0].ask


def test_an_offer_is_on_the_table_from_when_they_name_it_and_talked_over_in_its_own_call():
    one = call("offer")
    assert one.due(one.moment.kind).table == 0
    one.answered(LOVE)
    due = one.due(one.moment.kind)
    assert due.table == OFFERED.offer.amount
    assert due.offered
    assert not call("screen", result=OFFERED).due("open").offered
