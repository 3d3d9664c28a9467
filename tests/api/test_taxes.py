"""What stays after tax of what a figure adds."""

from __future__ import annotations

from datetime import date

import pytest

from negotiate.api.ranges import target_range

DAY = date(2026, 11, 26)
TAMPA = {"years": 2, "area": "Tampa, FL", "as_of": DAY}


def test_of_a_raise_stays_what_income_and_payroll_taxes_leave():
    """17.25 to 19.00 is 3,640 a year: 12% income tax, 7.65% payroll taxes, none of Florida's."""
    found = target_range("mid", about="raise", current="17.25/h", **TAMPA).after_tax
    assert found.more == pytest.approx(3_640)
    assert found.stays == pytest.approx(3_640 * (1 - 0.12 - 0.0765))
    assert [what for what, _ in found.taken] == [
        "federal income tax",
        "Social Security and Medicare",
    ]


@pytest.mark.parametrize("area", ["Denver, CO", "Akron, OH", "New York, NY", "Baltimore, MD"])
def test_what_comes_off_and_what_stays_are_all_of_it(area):
    found = target_range("mid", years=3, area=area, offer="22/h", as_of=DAY).after_tax
    assert 0 < found.stays < found.more
    assert sum(amount for _, amount in found.taken) == pytest.approx(found.more - found.stays)


def test_pay_is_that_of_the_hours_one_works():
    whole = target_range("mid", offer="17/h", **TAMPA).after_tax
    half = target_range("mid", offer="17/h", hours=20, **TAMPA).after_tax
    assert half.more == pytest.approx(whole.more / 2)


def test_a_credit_of_those_without_children_is_named_where_it_may_be_and_not_counted():
    half = target_range("mid", offer="17/h", hours=20, **TAMPA).after_tax
    assert any("under $19,540 a year, $664 at the most" in note for note in half.notes)
    assert not target_range("mid", offer="17/h", **TAMPA).after_tax.notes


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"offer": "17/h", "final": True},
        {"offer": "9/h"},
        {"offer": "17/h", "area": "US"},
        {"offer": "17/h", "area": "Guam"},
        {"offer": "24000", "area": "Leeds", "country": "GB"},
    ],
)
def test_without_a_figure_or_taxes_nothing_is_said(words):
    assert target_range("mid", **{**TAMPA, **words}).after_tax is None


def test_the_screen_says_for_whom_it_is_and_where_others_are_counted(cli):
    me = ("--level", "mid", "--years", "2", "--area", "Tampa, FL", "--as-of", "2026-11-26")
    said = " ".join(cli("range", *me, "--about", "raise", "--current", "17.25/h").out.split())
    assert (
        "Of the $3,640 a year that $19.00 adds, about $2,920 stays after tax for one person "
        "without children. With children it may be far less: --explain says how to see yours."
        in said
    )
    explained = cli("range", *me, "--about", "raise", "--current", "17.25/h", "--explain").out
    whose = cli.json("range", *me, "--about", "raise", "--current", "17.25/h")["after_tax"]["whose"]
    assert whose in " ".join(explained.split())
    assert "files alone and has no children" in whose
    assert 'filing = "head" or "joint" and children = 2' in whose
    assert "after tax" not in cli("range", *me, "--offer", "17/h").out  # a screen has little room


def test_explain_adds_up_tax_by_tax_and_names_what_is_not_counted(cli):
    me = ("--level", "mid", "--years", "3", "--area", "Dublin, OH", "--as-of", "2026-11-26")
    said = cli("range", *me, "--offer", "20/h", "--explain").out
    table = said.partition("What stays of it after tax")[2].partition("\n\n")[0]
    rows = [line.split()[-1] for line in table.splitlines()[2:] if line.strip()]
    more, *taken, stays = (int(cell.replace(",", "")) for cell in rows)
    assert more + sum(taken) == stays
    assert "no rate is on file for Dublin, OH" in " ".join(said.split())


def test_a_table_of_many_people_has_no_household_and_so_no_such_column(cli):
    me = ("--level", "mid", "--area", "Tampa, FL", "--offer", "17/h", "--format", "csv")
    assert "after_tax" not in cli("range", *me).out
    assert cli.json("range", *me[:-2])["after_tax"]["filing"] == "single"
