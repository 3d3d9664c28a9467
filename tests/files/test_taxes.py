"""The tables of taxes and prices, and the year that is taken from them."""

from __future__ import annotations

from offer_examples import SINGLE

from negotiate.files import taxes as tax_files
from negotiate.files.data import read_rows
from negotiate.files.taxes import load_federal_tax


def test_the_tax_tables_are_whole():
    rows = read_rows("state_taxes.csv")
    keys = {(r["state"], r["filing"], r["year"], float(r["wages"])) for r in rows}
    assert len(keys) == len(rows) == 51 * 2 * 27
    assert all(r["unit"] == "USD/year" and r["grade"] == "published" for r in rows)
    for table in ("federal_taxes.csv", "tax_deductions.csv", "price_parities.csv"):
        assert all(r["unit"] and r["grade"] == "published" and r["as_of"] for r in read_rows(table))
    codes = {row["area_code"] for row in read_rows("areas.csv")}
    assert {row["area_code"] for row in read_rows("price_parities.csv")} <= codes


def test_next_years_rows_need_no_code(monkeypatch):
    rows = read_rows("federal_taxes.csv")
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
