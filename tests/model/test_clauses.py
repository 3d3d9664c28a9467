"""Clauses and rights: which rows count in a state, on a day, for a level."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from negotiate.files.data import read_rows
from negotiate.files.facts import load_clauses
from negotiate.model.clauses import TOPICS, WHOM

CLAUSES = load_clauses()


def says(topic, state, day, level=None):
    """What is said of a topic, by state; with the day, where it is still to come."""
    day = date.fromisoformat(day)
    return [(row.state, row.said(day)) for row in CLAUSES.that_count(topic, state, day, level)]


def test_a_states_own_row_counts_in_place_of_the_one_for_everywhere():
    assert [state for state, _ in says("noncompete", "CA", "2026-11-26")] == ["CA"]
    assert [state for state, _ in says("noncompete", "TX", "2026-11-26")] == [""]
    assert [state for state, _ in says("noncompete", None, "2026-11-26")] == [""]


def test_a_row_counts_from_its_first_day_and_until_its_last():
    assert "$75,000" in says("noncompete", "IL", "2026-12-31")[0][1]
    now = says("noncompete", "IL", "2027-01-01")
    assert len(now) == 1
    assert "$80,000" in now[0][1]


def test_what_starts_within_a_year_is_said_beside_what_holds_now():
    (_, now), (_, later) = says("repay", "NY", "2026-11-26")
    assert now.startswith("Before you sign, ask what goes back")
    assert later.startswith("From December 19, 2026: a sign-on bonus")
    assert len(says("repay", "NY", "2026-12-19")) == 1
    assert len(says("repay", "NY", "2025-12-17")) == 1


def test_a_years_figure_is_put_in_with_its_cents_where_it_has_some():
    assert "$130,014 a year" in says("noncompete", "CO", "2026-11-26")[0][1]
    assert "$126,858.83 a year" in says("noncompete", "WA", "2026-11-26")[0][1]


def test_the_right_to_talk_about_pay_is_told_leads_with_care():
    ((_, agent),) = says("pay-talk", "TX", "2026-11-26", "senior")
    assert agent.startswith("You may talk about your pay")
    for level in ("lead", "manager"):
        ((_, lead),) = says("pay-talk", "TX", "2026-11-26", level)
        assert "not for supervisors" in lead
    assert says("pay-talk", "CA", "2026-11-26", "lead")[0][0] == "CA"
    assert says("pay-talk", "TX", "2026-11-26") == []


def test_no_row_is_lost_on_the_law_screen_but_those_that_ended():
    day = date(2026, 11, 26)
    for row in CLAUSES.rows:
        shown = row in CLAUSES.at(row.state or "TX", day)
        assert shown == (row.until is None or day < row.until)


# --- the table


@pytest.mark.parametrize("row", read_rows("clauses.csv"), ids=lambda row: row["says"][:40])
def test_a_row_knows_its_topic_its_source_its_day_and_how_sure_it_is(row, gazetteer):
    assert row["topic"] in TOPICS
    assert row["whom"] in WHOM
    assert row["state"] == "" or row["state"] in gazetteer.states
    assert row["confidence"] in ("high", "medium", "low")
    assert row["source"]
    assert date.fromisoformat(row["as_of"]) >= date(2026, 11, 26)
    assert row["citation"] or row["state"] == ""
    assert ("{under}" in row["says"]) == bool(row["under"])


def test_what_was_not_confirmed_on_a_page_is_said_softly():
    soft = ("may", "check", "generally", "ask")
    for row in CLAUSES.rows:
        if row.confidence == "low":
            assert any(word in row.text for word in soft), row.text


def test_each_topic_has_something_for_every_place_and_one_sentence():
    for topic in TOPICS:
        assert any(row.topic == topic and not row.state for row in CLAUSES.rows)
    for row in CLAUSES.rows:
        plain = row.text.replace(" v. ", " ")
        assert plain.endswith(".")
        assert ". " not in plain, row.text
        assert len(plain.split()) <= 40, row.text


def test_rows_of_a_topic_stand_together_those_of_everywhere_first_then_by_state_and_day():
    order = [
        (TOPICS.index(r.topic), r.state, r.start or date.min, r.under or 0) for r in CLAUSES.rows
    ]
    assert order == sorted(order)


def test_a_row_that_ends_is_followed_by_another_of_that_day():
    for row in CLAUSES.rows:
        if row.until is not None:
            before = row.until - timedelta(days=1)
            assert CLAUSES.that_count(row.topic, row.state, before)[0] == row
            then = CLAUSES.that_count(row.topic, row.state, row.until)
            assert then
            assert then[0].start == row.until
