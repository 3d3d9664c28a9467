"""The plain form: sentences in the order of the screen, nothing drawn, nothing lost."""

from __future__ import annotations

import pytest

from negotiate.render.console import to_text
from negotiate.render.document import (
    Bar,
    Bars,
    Column,
    Document,
    Figure,
    Figures,
    Lines,
    Scale,
    Span,
    Table,
)
from negotiate.render.plain import to_plain

PLACES = Table(
    title="Minimum wage",
    columns=(
        Column(name="where"),
        Column(name="from", whole=True),
        Column(name="until", whole=True),
        Column(name="amount", number=True),
        Column(name="source"),
    ),
    rows=(
        ("Los Angeles County", "2026-07-01", "2027-07-01", "$18.47", "L.A. County Code ch. 8.101"),
        ("California", "2027-01-01", "", "$17.40", "Cal. Lab. Code 1182.12"),
    ),
)
EVERYTHING = Document(
    title="Senior agent",
    blocks=(
        Figures(rows=(Figure(key="t", label="Target", value="$22 an hour", note="a guess"),)),
        Scale(spans=(Span(label="Band", start=1, end=2, text="$18 to $26"),), sentence="Pays $22."),
        Bars(
            rows=(Bar(label="Acme", parts=(3.0, 1.0), text="$40,000"),),
            legend=("guaranteed", "hoped for"),
        ),
        PLACES,
        Lines(items=("Ask this.",), kind="caution"),
        Lines(items=("May I ask?",), title="At the end", kind="say"),
    ),
)


def test_every_block_is_said_in_sentences():
    said = to_plain(EVERYTHING, width=200)
    assert said.splitlines() == [
        *("Senior agent", "", "Target: $22 an hour, a guess.", ""),
        *("Band: $18 to $26.", "Pays $22.", ""),
        *("Acme: $40,000. guaranteed 75%, hoped for 25%.", ""),
        "Minimum wage:",
        "Los Angeles County: from 2026-07-01, until 2027-07-01, amount $18.47, "
        "source L.A. County Code ch. 8.101.",
        "California: from 2027-01-01, amount $17.40, source Cal. Lab. Code 1182.12.",
        *("", "Caution: Ask this.", "", "At the end:", "Say: May I ask?"),
    ]


def test_an_empty_cell_is_said_in_a_word():
    table = Table(
        title="",
        columns=(Column("pay"), Column("Acme"), Column("Bank")),
        rows=(("  bonus", "-", "5"),),
    )
    assert (
        to_plain(Document(title="", blocks=(table,)), width=80)
        == "of it, bonus: Acme none, Bank 5.\n"
    )


@pytest.mark.parametrize("width", [40, 60, 80])
def test_lines_are_broken_at_words(width):
    lines = to_plain(EVERYTHING, width=width).splitlines()
    assert max(map(len, lines)) <= width
    words = " ".join(lines).split()
    assert words == " ".join(to_plain(EVERYTHING, width=500).splitlines()).split()


@pytest.mark.parametrize("width", [40, 50, 60, 80, 100])
def test_a_table_too_wide_for_the_screen_keeps_every_amount_and_word(width):
    shown = to_text(Document(title="", blocks=(PLACES,)), width=width, color=False)
    assert "…" not in shown
    for cell in (cell for row in PLACES.rows for cell in row if cell):
        assert all(word in shown for word in cell.split()), cell
    for amount in ("$18.47", "$17.40", "2026-07-01"):
        assert amount in shown


@pytest.mark.parametrize("command", [["law", "CA"], ["bands", "list"], ["ladder"], ["roles"]])
def test_no_screen_cuts_a_cell_at_forty_columns(cli, monkeypatch, command):
    monkeypatch.setenv("COLUMNS", "40")
    assert "…" not in cli(*command).out


@pytest.mark.parametrize("words", [["--plain", "law", "CA"], ["law", "CA", "--plain"]])
def test_plain_may_stand_anywhere_and_holds_for_one_run(cli, words):
    assert "California: from 2026-01-01, until 2027-01-01, amount $16.90" in cli(*words).out
    assert "California: from" not in cli("law", "CA").out


def test_plain_changes_no_data(cli):
    question = ("range", "--level", "mid", "--format", "json", "--as-of", "2026-11-22")
    assert cli(*question, "--plain").out == cli(*question).out


def test_what_was_good_is_said_in_a_word_and_a_blank_is_read_as_one():
    said = to_plain(
        Document(
            title="",
            blocks=(
                Lines(items=("You said your figure.",), kind="good"),
                Lines(items=("Could I have until ____?",), kind="say"),
            ),
        ),
        width=80,
    )
    assert said == "Good: You said your figure.\n\nSay: Could I have until blank?\n"


def test_a_title_is_broken_at_words_too():
    title = "Mid-level agent, Phoenix-Mesa-Chandler, AZ, November 27, 2026"
    said = to_plain(Document(title=title, blocks=()), width=60)
    assert said.split("\n")[1] == "2026"


def test_a_row_that_is_set_in_is_said_to_be_a_part_of_the_one_above():
    columns = (Column(name=""), Column(name="Acme", number=True))
    rows = (("Costs", "-900"), ("  commute", "-900"), ("Net", "8"), ("  if all comes", "9"))
    said = to_plain(
        Document(title="", blocks=(Table(title="", columns=columns, rows=rows),)), width=80
    )
    assert said.splitlines()[1:] == [
        "of it, commute: Acme -900.",
        "Net: Acme 8.",
        "if all comes: Acme 9.",
    ]
