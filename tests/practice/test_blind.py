"""What somebody who has seen no rule says a coach would remark, against what is remarked.

205 answers were written blind, and split within each situation by a fixed seed. Before any change
precision and recall were 0.81 and 0.43 on the half that was then studied (studied_answers.toml),
and 0.74 and 0.43 on the half held back (blind_answers.toml). What was missed in the studied half
was mended by kinds; of the other only the two figures were ever read, three times. It got to 0.82
and 0.57, short of the 0.90 and 0.80 that were aimed at. The thresholds are what is reached, rounded
down: whoever tunes on the half held back takes away what it is for.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest
from conftest import TODAY
from practice_calls import PRACTICE, RULES, outcome_of_answers

from negotiate import target_range
from negotiate.api.scripts import talk_track
from negotiate.files.lines import load_talk
from negotiate.model.script import Record
from negotiate.practice.rehearsal import Rehearsal
from negotiate.practice.remarks import chosen, remark_kinds
from negotiate.words.pay import parse_pay

FOLDER = Path(__file__).parent
SITUATIONS = tomllib.loads((FOLDER / "blind_situations.toml").read_text())["situation"]
BLIND, STUDIED = FOLDER / "blind_answers.toml", FOLDER / "studied_answers.toml"
LABELS = {
    "present_pay": ("current",),
    "ultimatum": ("ultimatum",),
    "bluff": ("bluff",),
    "floor": ("floor",),
    "need": ("needs",),
    "flexible": ("flexible",),
    "low": ("below", "lowered"),
    "high": ("beyond",),
    "too_early": ("early",),
    "one_number": ("lone",),
    "range_after_offer": ("range_now",),
    "sorry": ("apology",),
    "yes_too_soon": ("agreed", "under"),
    "pressing": ("pressed", "settled"),
    "law_first": ("law",),
    "fixed_rate": ("class_figure",),
    "between_steps": ("between",),
    "list": ("list", "long"),
    "money_first": ("cold",),
    "nothing_asked": ("no_question",),
    "right_figure": ("figure", "reason"),
    "reason_and_question": ("reason",),
    "sign_if": ("sign",),
    "gentle_second": ("soft",),
    "in_writing": ("writing",),
    "asks_time": ("time",),
    "other_thing": ("traded",),
    "took_no": ("took_no",),
    "kept_private": ("private",),
    "put_off": ("deferred",),
    "range": ("range",),
    "enthusiasm": ("keen",),
    "asks_law": ("law_asked",),
    "asks_next": ("asked",),
}
"""The remarks that say what a label says."""
MISSED = {"law_missed", "unasked", "silences", "patient"}
"""Kinds that no single answer with words gets."""


@cache
def call_of(name):
    situation = SITUATIONS[name]
    person = dict(situation["person"])
    result = target_range(person.pop("level"), as_of=TODAY, **person)
    record = Record(years=person.get("years"))
    track = talk_track(result, record, situation["stage"], situation.get("channel", "phone"))
    call = Rehearsal(track, PRACTICE, RULES, 1, record=record, other_asks=load_talk().other_asks)
    call.recruiter.told = call.recruiter.told or situation["moment"] == "offer"
    if given := situation.get("given"):
        call.recruiter.given = track.result.unit.full_time(parse_pay(given, "given"))
    return call


def remarks(name, answer):
    """The kinds of remarks an answer gets in a situation, as they would be shown."""
    call, situation = call_of(name), SITUATIONS[name]
    moment = situation["moment"]
    due = call.due(moment)
    if situation.get("asked"):
        top = call.recruiter.room.top
        due = due._replace(asked=True, first=False, moved=moment != "hard", asked_before=top)
    if situation.get("closed"):
        due = due._replace(closed=True, refused=True)
    found = remark_kinds(call.heard(answer, moment), due)
    return [text.kind for text, _ in chosen(found, PRACTICE.remarks)]


def test_every_label_stands_for_remarks_and_every_remark_has_a_label():
    kinds = {kind for label in LABELS.values() for kind in label}
    assert kinds | MISSED == set(PRACTICE.remarks)
    words = (FOLDER / "blind_situations.toml").read_text()
    assert [label for label in LABELS if label not in words] == []


@pytest.mark.parametrize("name", SITUATIONS)
def test_the_situations_are_as_they_are_told(name):
    """The figures in the words for the writer are those of the call."""
    call, situation = call_of(name), SITUATIONS[name]
    assert situation["moment"] in situation["they"] or call.script.stage == situation["stage"]
    result = call.script.result
    if result.figure is not None and "ask" in situation["who"] and "$" in situation["who"]:
        amount = result.unit.spoken(result.figure, unit=False)
        assert amount in situation["who"], amount


def measured(path):
    """Precision and recall of a file of answers."""
    rows = tomllib.loads(path.read_text())["answer"]
    assert len(rows) >= 100
    return outcome_of_answers(
        (remarks(row["situation"], row["answer"]), [LABELS[label] for label in row["labels"]])
        for row in rows
    )


def test_answers_written_blind_are_heard_as_well_as_is_told():
    precision, recall = measured(BLIND)
    assert precision >= 0.81
    assert recall >= 0.56


def test_answers_that_were_studied_are_heard_right():
    precision, recall = measured(STUDIED)
    assert precision >= 0.97
    assert recall >= 0.95


def test_the_measure_counts_what_is_right_wrong_and_missed():
    rows = [
        (["figure"], [("figure", "reason")]),
        (["below", "keen"], [("below", "lowered")]),
        ([], [("writing",), ("time",), ("keen",)]),
    ]
    precision, recall = outcome_of_answers(rows)
    assert precision == pytest.approx(2 / 3)
    assert recall == pytest.approx(2 / 4)
