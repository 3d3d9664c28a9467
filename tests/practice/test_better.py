"""The script's own line that would have been better."""

from __future__ import annotations

import pytest
from conftest import TODAY
from practice_calls import LOVE, call

from negotiate import target_range
from negotiate.practice.better import closing_line


def better(stage, answers, kind, result=None):
    """The better line of the remark of that kind on the last of the answers."""
    one = call(stage, result=result)
    for answer in answers:
        turn = one.answered(answer)
    return next(remark.better for remark in turn.remarks if remark.kind == kind)


@pytest.mark.parametrize(
    ("stage", "answers", "kind", "line"),
    [
        ("screen", ["I make 41000 now"], "current", "history"),
        ("screen", ["I want 26 an hour"], "early", "expectations"),
        ("screen", [LOVE, "what's the range?", "26"], "lone", "press"),
        ("counter", ["Thanks. I have another offer at $27"], "bluff", "number"),
        ("counter", ["The pay is too low"], "cold", "keen"),
        ("counter", [LOVE, "23"], "below", "number"),
        ("counter", [LOVE, "$25.30 or I walk"], "ultimatum", "number"),
        ("counter", [LOVE, "I'll take it"], "agreed", "number"),
        ("counter", [LOVE, "anything is fine"], "flexible", "number"),
        ("counter", [LOVE, "Could you do $25.25?", "I make 41000 now"], "current", "history"),
    ],
)
def test_the_better_line_is_the_scripts_own_for_that_moment(stage, answers, kind, line):
    one = call(stage)
    script = one.script
    wanted = {
        "history": script.history[0],
        "expectations": script.expectations[0],
        "press": next(x for x in script.tip(4).say if x.names_pay),
        "reasons": script.tip(1).say[0],
        "keen": script.tip(3).say[0],
        "number": next(x for x in script.tip(4).say if x.names_pay),
        "close": script.tip(6).say[0],
    }[line]
    assert better(stage, answers, kind) == wanted


def test_pressed_for_a_number_the_words_for_it_are_at_hand():
    one = call("screen")
    one.answered(LOVE)
    one.answered("What's the range?")
    assert one.moment.kind == "press"
    assert one.moment.better == one.script.expectations[1]


def test_one_better_line_is_shown_once():
    one = call("counter")
    one.answered(LOVE)
    turn = one.answered("23 or I walk")
    shown = [remark.better for remark in turn.remarks if remark.better]
    assert len(turn.remarks) == 2
    assert len(shown) == 1


def person(**changed):
    known = {"years": 6, "area": "Phoenix, AZ", "as_of": TODAY, "offer": "44000", **changed}
    return target_range("senior", **known)


def test_a_yes_under_ones_own_floor_is_better_a_day_to_think():
    answers = ["hi", "49500", "ok", "ok i'll take it"]
    line = better("counter", answers, "under", person(floor="48000"))
    assert line.text == "Thank you. Could I have a day to think about it?"


@pytest.mark.parametrize(
    ("given", "line"),
    [("44000", "think"), ("46000", "good-say"), ("47500", "met-say")],
)
def test_their_last_figure_is_answered_by_what_it_is(given, line):
    assert closing_line(call("counter", result=person()).script, float(given)).id == line


def test_to_a_boss_who_gives_no_raise_the_line_asks_what_it_takes():
    result = target_range(
        "mid", years=4, area="Tampa, FL", as_of=TODAY, about="raise", current="17.25/h"
    )
    line = closing_line(call("meeting", result=result).script, result.current)
    assert "What would it take" in line.text
