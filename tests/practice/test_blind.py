"""What somebody who has seen no rule says a coach would remark, against what is remarked.

Answers are written blind to the situations of blind_situations.toml, and what is remarked is
weighed by what answers teach (benchmarks/hearing.py). The files here have been studied, and teach
too: their thresholds hold what was reached, and tell nothing of answers that are new. What tells
that is the half that was held back (held_back_3.toml).
"""

from __future__ import annotations

import tomllib

import pytest
from practice_calls import (
    ANSWERS,
    LABELS,
    PRACTICE,
    SITUATIONS,
    outcome_of_answers,
    situation_call,
    situation_kinds,
)

MISSED = {"law_missed", "unasked", "silences", "silent", "patient"}
"""Kinds that no single answer with words gets."""


def test_every_label_stands_for_remarks_and_every_remark_has_a_label():
    kinds = {kind for label in LABELS.values() for kind in label}
    assert kinds | MISSED == set(PRACTICE.remarks)
    words = (ANSWERS / "blind_situations.toml").read_text()
    assert [label for label in LABELS if label not in words] == []


@pytest.mark.parametrize("name", SITUATIONS)
def test_the_situations_are_as_they_are_told(name):
    """The figures in the words for the writer are those of the call."""
    call, situation = situation_call(name), SITUATIONS[name]
    assert situation["moment"] in situation["they"] or call.script.stage == situation["stage"]
    result = call.script.result
    if result.figure is not None and "ask" in situation["who"] and "$" in situation["who"]:
        amount = result.unit.spoken(result.figure, unit=False)
        assert amount in situation["who"], amount


def measured(name):
    """Precision and recall of a file of answers."""
    rows = tomllib.loads((ANSWERS / f"{name}.toml").read_text())["answer"]
    assert len(rows) >= 100
    return outcome_of_answers(
        (situation_kinds(row["situation"], row["answer"]), [LABELS[one] for one in row["labels"]])
        for row in rows
    )


@pytest.mark.parametrize(
    ("name", "least_precision", "least_recall"),
    [
        ("studied_answers", 0.97, 0.90),
        ("blind_answers", 0.92, 0.89),
        ("studied_answers_2", 0.97, 0.95),
    ],
)
def test_answers_that_were_studied_are_heard_right(name, least_precision, least_recall):
    precision, recall = measured(name)
    assert precision >= least_precision
    assert recall >= least_recall


def test_answers_nobody_tuned_on_are_heard_as_well_as_is_told():
    """0.97 and 0.88 when it was measured: 0.90 and 0.80 were aimed at. Do not tune on this file."""
    precision, recall = measured("held_back_3")
    assert precision >= 0.95
    assert recall >= 0.86


def test_the_measure_counts_what_is_right_wrong_and_missed():
    rows = [
        (["figure"], [("figure", "reason")]),
        (["below", "keen"], [("below", "lowered")]),
        ([], [("writing",), ("time",), ("keen",)]),
    ]
    precision, recall = outcome_of_answers(rows)
    assert precision == pytest.approx(2 / 3)
    assert recall == pytest.approx(2 / 4)
