"""Renderers, on documents built by hand."""

from __future__ import annotations

import json
import re

import pytest

from negotiate.render.console import to_text
from negotiate.render.csv import to_csv
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
from negotiate.render.json import to_json
from negotiate.render.markdown import to_markdown

EVERY = Document(
    title="A title",
    blocks=(
        Figures(
            rows=(
                Figure(key="target", label="Target", value="$20.00 an hour", note="a note"),
                Figure(key="ask", label="Ask", value="$21.00"),
            )
        ),
        Scale(
            spans=(
                Span("Band", 10, 30, "$10 to $30", middle=20),
                Span("Ask", 20, 25, "$20 to $25", "block"),
                Span("Offer", 15, 15, "$15", "point"),
            ),
            sentence="In words.",
        ),
        Table(title="Rows", columns=(Column("name"), Column("n", True)), rows=(("a", "1"),)),
        Lines(items=("first", "second"), title="Words"),
        Lines(items=("mind this",), kind="caution"),
        Lines(items=("say this",), kind="say"),
    ),
)


def test_every_block_becomes_plain_aligned_text():
    text = to_text(EVERY, width=80, color=False)
    assert "\x1b" not in text
    assert "├" in text
    assert "┼" in text
    assert "◆" in text
    assert "! mind this" in text
    assert "> say this" in text


def test_bars_stand_at_their_place_on_one_scale():
    lines = to_text(EVERY, width=80, color=False).splitlines()
    bars = {
        line.split()[0]: line for line in lines if line.strip().startswith(("Band", "Ask  ", "Off"))
    }
    start, end = bars["Band"].index("├"), bars["Band"].index("┤")
    assert bars["Offer"].index("◆") == round(start + (end - start) / 4)
    assert bars["Band"].index("┼") == round((start + end) / 2)


def test_a_scale_without_width_does_not_divide_by_zero():
    flat = Scale(spans=(Span("Band", 10, 10, "$10"),), sentence="All the same.")
    assert "All the same." in to_text(Document(title="t", blocks=(flat,)), width=60, color=False)


def test_narrow_screens_drop_the_text_beside_bars_and_keep_the_sentence():
    text = to_text(EVERY, width=60, color=False)
    assert "$10 to $30" not in text
    assert "In words." in text
    assert "a note" in text


def test_ascii_screens_get_ascii():
    assert to_text(EVERY, width=80, color=False, encoding="ascii").isascii()


def test_colour_adds_marks_and_changes_no_word():
    plain, colour = (to_text(EVERY, width=80, color=c) for c in (False, True))
    assert "\x1b[" in colour
    bare = re.sub(r"\x1b\[[0-9;]*m", "", colour)
    assert [line.rstrip() for line in bare.splitlines()] == plain.splitlines()


def test_markdown_has_every_block():
    text = to_markdown(EVERY)
    assert text.startswith("# A title\n")
    assert "| a | 1 |" in text
    assert "- Caution: mind this" in text
    assert "## Words" in text


def test_text_is_never_markup_or_formula():
    hostile = Document(title="[bold]x[/bold] *y* <b>", blocks=(Lines(items=("| a | `b`",)),))
    assert "[bold]x[/bold] *y* <b>" in to_text(hostile, width=80, color=False)
    assert "\\[bold\\]" in to_markdown(hostile)
    assert "\\| a \\|" in to_markdown(hostile)
    assert to_csv([{"a": "=1+1", "b": None, "c": -1.5}]) == "a,b,c\n'=1+1,,-1.5\n"


STEERING = "a\x1b[2J\u061cb\x9bc\u2028d\U000e0041\ue000\r\n=e"


@pytest.mark.parametrize("color", [True, False])
def test_nothing_in_a_text_steers_the_screen(color):
    rows = (Figure(STEERING, STEERING, STEERING),)
    table = Table(STEERING, (Column(STEERING), Column(STEERING)), ((STEERING, STEERING),))
    bars = Bars((Bar(STEERING, (1.0,), STEERING),), (STEERING,), STEERING)
    scale = Scale((Span(STEERING, 0, 1, STEERING),), STEERING)
    blocks = (Figures(rows), table, bars, scale, Lines((STEERING,), STEERING, "text"))
    document = Document(STEERING, blocks)
    for width in (1, 80):
        shown = to_text(document, width=width, color=color)
        assert re.sub(r"\x1b\[[0-9;]*m|[\n\ue000]", "", shown).isprintable()
    assert re.sub(r"[\n\ue000]", "", to_markdown(document)).isprintable()


def test_a_table_and_json_hold_a_text_harmlessly():
    assert to_csv([{"a": STEERING, "b": " =1", "c": "＠x"}]) == (
        "a,b,c\n\"ab c d\ue000\n=e\",' =1,'＠x\n"
    )
    said = to_json({"a": STEERING})
    assert json.loads(said) == {"a": STEERING}
    assert said.replace("\n", "").isprintable()


def test_json_keeps_letters_and_ends_with_a_line_break():
    assert to_json({"a": "é"}) == '{\n  "a": "é"\n}\n'


def test_what_moves_the_lead_says_which_way(cli, tmp_path):
    cli("compare", "--template", "-o", tmp_path / "t.toml")
    text = cli("compare", tmp_path / "t.toml", "--explain", "--as-of", "2026-11-22").out
    assert re.search(r"team bonus, 0% to 100% paid +█+ +\$7,504 to \$2,957", text)
    assert re.search(r"overtime, 0 to 8 h a week +█+ +-\$2,569 to \$10,694", text)


def wide(*numbers):
    columns = (Column("place"), *(Column(f"n{i}", number=True) for i in range(len(numbers))))
    return Document(
        title="T", blocks=(Table(title="", columns=columns, rows=(("here", *numbers),)),)
    )


def test_a_table_is_parted_only_where_its_numbers_do_not_fit():
    mixed = ("1", "a figure of 23 letters..", "3", "4")
    # two at the left, the label, and two between columns: 2 + 5 + 3 + 25 + 3 * 4
    assert to_text(wide(*mixed), width=49, color=False).splitlines()[2:] == [
        "  place  n0                        n1  n2  n3",
        "  here    1  a figure of 23 letters..   3   4",
    ]
    parts = to_text(wide(*mixed), width=44, color=False).splitlines()[2:]
    assert parts == [
        "  place  n0                        n1  n2",
        "  here    1  a figure of 23 letters..   3",
        "",
        "  place  n3",
        "  here    4",
    ]
    assert to_text(wide("1" * 50), width=40, color=False)


BARS = Bars(
    rows=(Bar(label="Acme", parts=(3.0, 1.0), text="$40,000"),),
    legend=("guaranteed", "hoped for", "benefits"),
)


@pytest.mark.parametrize("width", [30, 40, 60])
def test_what_the_bars_mean_is_never_parted_from_its_mark(width):
    lines = to_text(Document(title="", blocks=(BARS,)), width=width, color=False).splitlines()
    for named in ("█ guaranteed", "▓ hoped for", "░ benefits"):
        assert any(named in line and line.startswith("  ") for line in lines), lines


def test_a_remark_that_does_not_fit_stands_whole_below_its_figure():
    row = Figure(key="t", label="Target", value="$22.75 an hour", note="about $47,300 a year")
    figures = Document(title="", blocks=(Figures(rows=(row,)),))
    assert to_text(figures, width=40, color=False).splitlines() == [
        "  Target  $22.75 an hour",
        "          about $47,300 a year",
    ]
    assert len(to_text(figures, width=60, color=False).splitlines()) == 1


def test_all_lines_of_a_cell_that_is_set_in_are_set_in():
    table = Table(
        title="",
        columns=(Column(""), Column("Acme", number=True)),
        rows=(("Take-home", "37,397"), ("  if only guaranteed pay comes", "37,397")),
    )
    lines = to_text(Document(title="", blocks=(table,)), width=32, color=False).splitlines()
    assert lines[-1].startswith("    ")
