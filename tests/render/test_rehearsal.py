"""A practice call in words."""

from __future__ import annotations

import pytest
from practice_calls import call

from negotiate.model.money import Pay, PayUnit
from negotiate.model.rehearsal import Added, Outcome
from negotiate.render.rehearsal import debrief_document, outcome_lines, transcript


def test_the_transcript_shows_silence():
    one = call("counter")
    one.answered("")
    text = transcript(one.script, tuple(one.turns), one.debrief(None), "2026-11-22", "<!-- -->")
    assert "(nothing)" in text


def outcome(**changed):
    """From $20 to $21 an hour, of $22 that were there and $22 that were asked."""
    known = Outcome(
        unit=PayUnit(by_the_hour=True, hours=30),
        before=20 * 2080.0,
        got=21 * 2080.0,
        room=22 * 2080.0,
        figure=22 * 2080.0,
        standing="agreed",
        asked=True,
        inside=False,
        unlawful=False,
    )
    return known._replace(**changed)


@pytest.mark.parametrize(
    ("changed", "lines"),
    [
        (
            {},
            [
                "You agreed on $21 an hour, $1,560 a year more than before ($20 an hour was "
                "on the table).",
                "They had room to $22 an hour: $1,560 a year more was there.",
            ],
        ),
        ({"room": 21 * 2080.0}, ["That was all they had for it."]),
        ({"once": True}, ["You asked, and with this job needed that was enough."]),
        ({"once": True, "asked": False}, ["They had room to $22 an hour"]),
        (
            {"typed": Pay(amount=31_200, period="year")},
            ["You agreed on $21 an hour, or $32,760 a year, $1,560 a year more than before"],
        ),
        (
            {"got": 20 * 2080.0, "room": 20 * 2080.0, "standing": "open"},
            [
                "It ended open, at $20 an hour: what was on the table.",
                "They had no more to give. Asking cost nothing.",
            ],
        ),
        ({"figure": None}, ["On pay there was nothing more to get in this talk."]),
        ({"unlawful": True}, ["That lies under the legal minimum, and nobody asked about it."]),
        ({"standing": "declined"}, ["You said no to $21 an hour"]),
        (
            {"standing": "declined", "good_enough": True},
            ["By your plan that was good enough: say yes to it."],
        ),
        ({"inside": True}, ["(you earn $20 an hour now)."]),
        (
            {
                "added": (
                    Added(key="shift", label="a shift differential", worth=0),
                    Added(key="sign-on", label="a sign-on bonus", worth=1000, once=True),
                    Added(key="language", label="a language differential", worth=2340),
                )
            },
            [
                "They also said yes to a shift differential: no price is on file for it.",
                "They also said yes to a sign-on bonus: about $1,000, once.",
                "They also said yes to a language differential: about $2,340 a year.",
            ],
        ),
    ],
)
def test_what_came_of_it_is_told_in_dollars_of_ones_own_hours(changed, lines):
    text = "\n".join(outcome_lines(outcome(**changed)))
    for line in lines:
        assert line in text


def test_the_summary_has_what_to_keep_one_to_change_and_the_line_for_it():
    one = call("counter")
    for answer in ("Thank you, I love this job", "I make 19.70. Could you do 25.25?", "ok"):
        one.answered(answer)
    blocks = debrief_document(one.debrief(None)).blocks
    titles = {block.title: block.items for block in blocks}
    assert len(titles["Keep"]) == 2
    assert "You said what you earn" in titles["Change one thing"][0]
    assert titles["Say instead"] == (one.script.history[0].text,)


def test_who_needs_the_pay_and_slipped_is_not_praised_for_the_ask_nor_blamed_for_the_rest():
    assert outcome_lines(outcome(once=True, slipped=True)) == outcome_lines(outcome())[:1]


def test_a_no_to_what_was_good_enough_is_not_said_to_have_cost_nothing():
    room = outcome(standing="declined", good_enough=True, room=20 * 2080.0, before=21 * 2080.0)
    assert "cost nothing" not in " ".join(outcome_lines(room))


def test_a_raise_that_did_not_come_was_not_agreed_on():
    lines = outcome_lines(outcome(inside=True, got=20 * 2080.0, standing="agreed"))
    assert lines[0] == "It stayed at $20 an hour: what you earn now."
