"""Wages of occupations, by key: the nation's are those of the survey, and no row is impossible."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import pairwise

from negotiate.files.data import DATA, read_rows
from negotiate.files.facts import load_facts
from negotiate.files.occupations import industry_pay, occupation, occupations, wages_of
from negotiate.files.roles import load_moves, load_roles

AGENTS, LEADS = "43-4051", "43-1011"


def test_the_wages_are_those_of_the_bands_of_the_same_survey():
    bands = [row for row in read_rows("salary_bands.csv") if row["as_of"] == "2025-05-15"]
    wages = wages_of([AGENTS, LEADS], {row["area_code"] for row in bands})
    seen = 0
    for row in bands:
        wage = wages.get((row["soc"], row["area_code"]))
        if wage is None or "adjusted" in row["source"]:
            continue
        assert [float(row[f"p{p}"]) for p in (10, 25, 50, 75, 90)] == [
            *map(float, wage.percentiles)
        ] or wage.areas
        seen += 1
    assert seen > 1


def test_what_an_industry_pays_agents_is_what_the_table_of_industries_says():
    for (soc, key), pay in industry_pay([AGENTS, LEADS]).items():
        known = load_facts().industries[key].pay.get(soc)
        assert known is None or known.ratios == pay.ratios


def test_every_occupation_has_wages_in_the_nation_that_do_not_fall():
    known = occupations()
    wages = wages_of((one.soc for one in known), ["US"])
    assert len(known) == len(wages) == 825
    for wage in wages.values():
        assert all(low <= high for low, high in pairwise(wage.percentiles))
        assert wage.error >= 0


def test_every_role_stands_on_an_occupation_that_is_there_and_says_what_leads_to_it():
    for row in load_roles():
        assert occupation(row.soc)
        assert not row.lead_soc or occupation(row.lead_soc)
        assert bool(row.team) == bool(row.lead_soc)
        assert load_moves()[row.key].leads_there
    assert len(load_moves()) == len(load_roles())


def test_an_occupation_that_is_not_there_is_none():
    assert occupation("99-9999") is None
    assert wages_of(["99-9999"], ["US"]) == {}


def test_the_file_says_nothing_of_the_library_that_made_it():
    header = (DATA / "occupations.sqlite").read_bytes()[:100]
    assert header[24:28] == header[92:96] == (1).to_bytes(4)
    base = sqlite3.connect(f"file:{DATA / 'occupations.sqlite'}?mode=ro", uri=True)
    with closing(base):
        assert base.execute("pragma integrity_check").fetchone() == ("ok",)
