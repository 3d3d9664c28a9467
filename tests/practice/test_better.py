"""The script's own line that would have been better."""

from __future__ import annotations

import pytest
from practice_calls import LOVE, call


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
