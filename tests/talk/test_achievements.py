"""Achievements: read as typed, and said as one would say them."""

from __future__ import annotations

import pytest

from negotiate.files.lines import load_metrics
from negotiate.model.profile import Achievement
from negotiate.talk.achievements import proof, read_achievement

METRICS = load_metrics()

HANDLE = "Average handle time came down from "


BESIDE = "Quality over the same time was ____."


def told(*texts):
    return proof([read_achievement(text, METRICS) for text in texts], METRICS)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("CSAT 82% to 91%", "Customer satisfaction went from 82% to 91%."),
        (
            "CSAT 82.4% to 91.2%: rewrote the refund replies",
            "I rewrote the refund replies, and customer satisfaction went from 82% to 91%.",
        ),
        (
            "fcr from 71 to 83: coaching two newcomers",
            "By coaching two newcomers, first-call resolution went from 71% to 83%.",
        ),
        (
            "attrition: 40% to 25%: weekly one to ones",
            "Turnover came down from 40% to 25%. What I did: weekly one to ones.",
        ),
        (
            "hold time 150s to 45s. I changed the call tree",
            "I changed the call tree, and the wait for an answer came down from 2 minutes 30 "
            "seconds to 45 seconds.",
        ),
        ("CSAT 4.2 to 4.6", "Customer satisfaction went from 4.2 to 4.6."),
        ("FCR 12 to 15 calls", "First-call resolution went from 12% to 15 calls."),
        ("AHT 6.5 to 5:50", HANDLE + "6 minutes 30 seconds to 5 minutes 50 seconds. " + BESIDE),
        (
            "AHT 6m30s to 350 sec",
            HANDLE + "6 minutes 30 seconds to 5 minutes 50 seconds. " + BESIDE,
        ),
        ("AHT 1:02:03 to 1 hour", HANDLE + "1 hour 2 minutes 3 seconds to 1 hour. " + BESIDE),
        ("sales 900k to 1.2m", "Sales went from 900k to 1.2m."),
        ("hold time 3 rings to 1 ring", "The wait for an answer came down from 3 rings to 1 ring."),
        (
            "CSAT 82% to 91% by coaching two people",
            "By coaching two people, customer satisfaction went from 82% to 91%.",
        ),
        ("I have led teams since the 2010s", "I have led teams since the 2010s."),
        ("I kept quality in the 90s all year", "I kept quality in the 90s all year."),
        ("I wrote the 30-second greeting", "I wrote the 30-second greeting."),
        ("I cut errors from 0.4% to 0.1%", "I cut errors from 0.4% to 0.1%."),
        ("I cut errors by 13.5 percent", "I cut errors by 14 percent."),
        (
            "CSAT 82% to 91%: Rewrote it!",
            "I rewrote it, and customer satisfaction went from 82% to 91%.",
        ),
        (
            "CSAT 82% to 91%: shared inbox for refunds",
            "Customer satisfaction went from 82% to 91%. What I did: shared inbox for refunds.",
        ),
        ('I heard "thank you."', 'I heard "thank you."'),
        ("i won the team award twice", "I won the team award twice."),
        (
            "I cut FCR misses (by half); really",
            "I cut first-call resolution misses, by half, really.",
        ),
    ],
)
def test_achievements_are_said_in_whole_plain_sentences(typed, said):
    assert told(typed).lines == (said,)


def test_handle_time_is_never_offered_alone():
    alone = told("AHT 7:00 to 6:12")
    assert "6 minutes 12 seconds. Quality over the same time was ____." in alone.lines[0]
    assert alone.find
    beside = told("AHT 420 to 372", "attendance 90% to 99%", "QA 80% to 90%")
    assert beside.lines[0].startswith("The quality score")
    assert (
        beside.lines[1] == "Average handle time came down from 7 minutes to 6 minutes 12 seconds."
    )
    assert not beside.find
    sentence = told("I cut my talk time by a minute")
    assert "____" in sentence.lines[0]


def test_a_figure_that_got_worse_is_left_out_and_named():
    found = told("CSAT 91% to 82% by chance", "AHT 300 to 400", "CSAT 99.4% to 99.6%")
    assert found.lines == ()
    assert len(found.find) == 3
    assert "got worse" in found.find[0]


@pytest.mark.parametrize("typed", ["", "good", "very good", "word " * 26])
def test_an_achievement_that_cannot_be_said_is_refused(cli, typed):
    assert "--achievement" in cli.refused("script", "--level", "mid", "--achievement", typed)


def test_the_same_achievement_twice_is_said_once():
    assert len(told("CSAT 82% to 91%", "csat 82% to 91%").lines) == 1


def test_abbreviations_are_said_in_full_and_still_count():
    line = told("My AHTs and FCRs beat the site").lines[0]
    assert line == "My average handle time and first-call resolution beat the site."
    assert "____" in told("My AHTs beat the site").lines[0]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("AHT", "average handle time"),
        ("ACW", "after-call work"),
        ("ASA", "average speed of answer"),
        ("CSAT", "customer satisfaction"),
        ("ESAT", "employee satisfaction"),
        ("FCR", "first-call resolution"),
        ("NPS", "net promoter score"),
        ("QA", "quality"),
        ("SLA", "service level"),
    ],
)
def test_nobody_has_to_say_an_abbreviation(short, full):
    assert (
        told(f"I beat the site in {short} and QA").lines[0].startswith(f"I beat the site in {full}")
    )


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("", "Customer satisfaction is at 91%."),
        ("weekly huddles", "Customer satisfaction is at 91%. What I did: weekly huddles."),
    ],
)
def test_a_figure_without_one_before_it_is_where_one_stands(what, said):
    one = Achievement(metric="CSAT", after="91%", what=what)
    assert proof([one], METRICS).lines == (said,)


def test_words_and_figures_at_the_edge():
    accepted = " ".join(["word"] * 25)
    assert len(told(accepted).lines[0].split()) == 25
    assert "45 seconds to 30 seconds" in told("hold time 45 to 30").lines[0]
    assert "10% to 15%" in told("FCR 10 to 15").lines[0]


def test_a_colon_in_a_time_is_not_where_what_one_did_begins():
    text = "handle time 7:10 to 6:02 with QA 94%: wrote macros"
    assert read_achievement(text, METRICS).after in ("", None, "6:02")
    assert read_achievement("AHT 7:10 to 6:02: wrote macros", METRICS).what == "wrote macros"
