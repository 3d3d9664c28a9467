"""The tables of taxes and prices, and the year that is taken from them."""

from __future__ import annotations

import pytest
from offer_examples import SINGLE

from negotiate.files import taxes as tax_files
from negotiate.files.data import read_rows
from negotiate.files.taxes import load_federal_tax, load_state_tax
from negotiate.model.tax import MOST_CHILDREN
from negotiate.offers.schedule import by_schedule, interpolate
from negotiate.offers.taxes import state_payroll


def test_the_tax_tables_are_whole():
    rows = read_rows("state_taxes.csv")
    keys = {(r["state"], r["filing"], r["children"], r["year"], float(r["wages"])) for r in rows}
    assert len(keys) == len(rows)
    tables = {(r["state"], r["filing"], r["children"], r["year"]) for r in rows}
    households = 1 + 2 * (1 + MOST_CHILDREN)
    assert len([of for of in tables if of[-1] == "2026"]) == 51 * households
    later = {of[0] for of in tables if of[-1] != "2026"}
    assert len(tables) == (51 + len(later)) * households
    ends = {key: max(wages for *of, wages in keys if tuple(of) == key) for key in tables}
    assert set(ends.values()) == {200_000}
    assert all(r["unit"] == "USD/year" for r in rows)
    assert all(r["grade"] == ("published" if r["year"] == "2026" else "computed") for r in rows)
    for table in ("federal_taxes.csv", "tax_deductions.csv", "price_parities.csv"):
        assert all(r["unit"] and r["grade"] == "published" and r["as_of"] for r in read_rows(table))
    codes = {row["area_code"] for row in read_rows("areas.csv")}
    assert {row["area_code"] for row in read_rows("price_parities.csv")} <= codes


@pytest.mark.parametrize(
    ("state", "less"), [("IN", 0.0005), ("MS", 0.0025), ("NE", 0.0056), ("NY", 0.001)]
)
def test_rates_that_a_law_lowers_in_2027_are_lower_from_then(state, less):
    """On the last dollars of 95,000: Indiana 2.9%, Mississippi 3.75%, Nebraska 3.99% …"""

    def rate(year):
        table = load_state_tax(state, "single", year)
        assert table.year == year
        return interpolate(95_000, table.wages, table.income) - interpolate(
            94_000, table.wages, table.income
        )

    assert rate(2026) - rate(2027) == pytest.approx(less * 1_000, abs=0.3)


def test_premiums_in_a_table_of_their_own_year_are_counted_once():
    """New York's Paid Family Leave beside 31.20 for disability, to 451.81 in 2027."""
    of_2026, of_2027 = (load_state_tax("NY", "single", year) for year in (2026, 2027))
    assert state_payroll(50_000, of_2026) == pytest.approx(31.2 + 0.00432 * 50_000, abs=0.1)
    assert state_payroll(50_000, of_2027) == pytest.approx(31.2 + 0.00452 * 50_000, abs=0.1)
    assert state_payroll(150_000, of_2027) == pytest.approx(31.2 + 451.81, abs=0.1)


def test_next_years_rows_need_no_code(monkeypatch):
    rows = [row for row in read_rows("federal_taxes.csv") if row["year"] == "2026"]
    later = [
        r | {"year": "2027", "rate": "0.5" if r["tax"] == "income" else r["rate"]} for r in rows
    ]
    real = tax_files.read_rows
    both = {"federal_taxes.csv": rows + later}
    both["tax_deductions.csv"] = [
        row | {"year": year} for row in real("tax_deductions.csv") for year in ("2026", "2027")
    ]
    monkeypatch.setattr(tax_files, "read_rows", lambda name: both.get(name) or real(name))
    assert load_federal_tax("single", 2026).income == SINGLE.income
    assert {rate for _, rate in load_federal_tax("single", 2027).income} == {0.5}
    assert load_federal_tax("single", 2030).year == 2027
    assert load_federal_tax("single", 2020).year == 2026


@pytest.mark.parametrize("filing", ["single", "joint"])
@pytest.mark.parametrize(
    ("year", "base", "source"),
    [
        (2026, 184_500, "SSA 2026 contribution base"),
        (2027, 192_300, "SSA 2027 contribution base"),
        (2028, 192_300, "SSA 2027 contribution base"),
    ],
)
def test_social_security_ends_at_the_base_of_the_year(filing, year, base, source):
    federal = load_federal_tax(filing, year)
    assert by_schedule(1e6, federal.social_security) == pytest.approx(0.062 * base)
    assert dict(federal.sources)["social security"] == source


def test_each_tax_is_the_latest_on_file():
    """Brackets of 2027 were not published when this was made: those of 2026 go on."""
    now, next_year = load_federal_tax("single", 2026), load_federal_tax("single", 2027)
    assert (now.year, next_year.year) == (2026, 2026)
    assert next_year.income == now.income
    assert next_year.medicare == now.medicare
    assert next_year.standard_deduction == now.standard_deduction


@pytest.mark.parametrize(
    ("state", "wages", "before", "now", "source"),
    [
        ("CO", 50_000, 220.00, 215.00, "Colorado FAMLI premium"),
        ("WA", 50_000, 693.58, 714.20, "Washington Paid Leave premium"),
        ("TX", 50_000, 0.0, 0.0, None),
    ],
)
def test_a_states_premium_is_the_one_of_the_year(state, wages, before, now, source):
    of_2026, of_2027 = (load_state_tax(state, "single", year) for year in (2026, 2027))
    paid = [state_payroll(wages, tax) for tax in (of_2026, of_2027)]
    assert paid == pytest.approx([before, now], abs=0.02)
    assert of_2026.premium_sources == ()
    assert of_2027.premium_sources == ((source,) if source else ())
    assert of_2027.income == of_2026.income


def test_premiums_are_shares_with_a_source_for_each_year(facts):
    for row in read_rows("payroll_premiums.csv"):
        assert 0 < float(row["rate"]) < 0.02
        assert 0 < float(row["employee_share"]) <= 1
        assert row["confidence"] in ("high", "medium")
        assert row["in_table"] in ("yes", "no")
        assert row["source"] in facts.sources
