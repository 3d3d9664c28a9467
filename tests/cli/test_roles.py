"""The roles of contact centers and any occupation, and what other roles pay."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest

from negotiate.files.countries import countries, country_jobs
from negotiate.files.facts import load_facts
from negotiate.files.lines import load_metrics
from negotiate.files.occupations import occupations
from negotiate.files.roles import load_groups, load_roles
from negotiate.model.facts import SETTINGS
from negotiate.model.text import place_key


def test_the_roles_are_listed_with_what_stands_in(cli):
    text = cli("roles").out
    assert "technical-support" in text
    assert "What stands in" in text
    assert all(len(line) <= 80 for line in text.splitlines())
    data = cli.json("roles")["roles"]
    assert [one["role"] for one in data] == [row.key for row in load_roles()]
    assert all(one["jobs"] is None for one in data if one["caution"])


def test_roles_that_other_countries_have_are_named(cli):
    text = " ".join(cli("roles").out.split())
    for country in countries():
        jobs = {job.role for job in country_jobs(country.code)}
        line = text.partition(f"--country {country.code}: ")[2].partition(".")[0]
        assert set(line.split(", ")) == jobs
        for role in jobs:
            said = cli("range", "--role", role, "--country", country.code, "--level", "mid")
            assert said.code == 0
    assert "In other countries" not in cli("roles", "dental").out
    assert cli.json("roles", "telesales")["roles"][0]["countries"] == ["GB"]


@pytest.mark.parametrize("country", [one.code for one in countries()])
def test_the_roles_of_a_country_come_with_its_own_pay(cli, country):
    found = cli.json("roles", "--country", country)["roles"]
    assert {one["role"] for one in found} == {job.role for job in country_jobs(country)}
    for one in found:
        words = ("--role", one["role"], "--country", country, "--level", "mid", "--format", "json")
        band = json.loads(cli("range", *words, "--as-of", one["as_of"]).out)["band"]
        assert one["middle_yearly"] == pytest.approx(band["mid"], abs=0.01)
        assert "mid" in one["levels"]
    shown = cli("roles", "--country", country).out
    assert ("C$" if country == "CA" else "£") in shown
    assert f"negotiate range --country {country}" in " ".join(shown.split())


def test_the_roles_of_a_country_are_found_by_words_and_refused_where_it_has_none(cli):
    found = cli.json("roles", "debt", "--country", "canada")["roles"]
    assert [one["role"] for one in found] == ["collections"]
    assert "there are customer-service" in cli.refused("roles", "nurse", "--country", "GB")
    assert cli.json("roles", "--country", "US") == cli.json("roles")


def test_words_find_occupations_too(cli):
    found = cli.json("roles", "dental")["roles"]
    assert "29-1292" in [one["role"] for one in found]
    assert all("ental" in one["label"] for one in found)
    assert cli.json("roles", "43-4051")["roles"][0]["role"] == "customer-service"


def test_words_that_fit_nothing_are_refused_with_the_nearest(cli):
    assert "collections" in cli.refused("roles", "colections")


def test_a_script_and_a_sheet_are_made_for_a_role(cli):
    asked = ("--role", "collections", "--level", "mid", "--area", "Tampa, FL", "--offer", "20/h")
    assert cli("script", *asked).code == 0
    assert "collections" in cli("sheet", *asked, "--format", "markdown", "-o", "-").out
    assert cli.json("range", *asked)["role"] == "collections"


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ((), "four years in customer service"),
        (("--role", "collections"), "four years in collections"),
        (("--role", "29-1292"), "four years in this work"),
    ],
)
def test_nobody_is_made_to_claim_years_in_other_work(cli, role, said):
    asked = ("--level", "mid", "--years", "4", "--area", "Denver, CO", "--offer", "20/h")
    text = " ".join(cli("script", *role, *asked).out.split())
    assert said in text
    assert ("customer service" in text) == (not role)


OF_CALLS = re.compile(
    r"log in|log-in|handle time|first-call|\bcalls\b|take calls|the class|your class|\bbid\b"
    r"|agents?\b|customer service|contact center|CSAT"
)
ELSEWHERE = (
    *(row.key for row in load_roles() if "calls" not in row.setting),
    *("registered nurses", "stockers and order fillers", "29-1292"),
)


@pytest.mark.parametrize("role", ELSEWHERE)
def test_work_without_calls_is_not_spoken_of_in_the_words_of_a_contact_center(cli, role):
    asked = ("--role", role, "--level", "mid", "--area", "OH", "--language", "Spanish")
    for stage in ("screen", "interview", "offer", "counter", "after"):
        offer = ("--offer", "46000") if stage == "counter" else ()
        track = cli.json("script", *asked, "--stage", stage, *offer)
        said = [text for tip in track["tips"] for text in tip["say"]]
        said += [one[who] for tip in track["tips"] for one in tip["if_they_say"] for who in one]
        said += [*track["asks"], *track["blanks"]]
        assert not [text for text in said if OF_CALLS.search(text)], (role, stage)


@pytest.mark.parametrize(
    ("role", "known_by"),
    [
        ("collector", "the amount collected or promises kept"),
        ("help desk", "tickets solved or customer satisfaction"),
        ("qa analyst", "audits done or agreement in calibration"),
        ("53-7065", "the pick rate or the error rate"),
    ],
)
def test_what_to_find_out_names_what_the_work_is_measured_by(cli, role, known_by):
    asked = ("--role", role, "--level", "mid", "--area", "OH", "--offer", "16/h")
    assert any(known_by in blank for blank in cli.json("script", *asked)["blanks"])


def test_every_role_level_and_group_is_known_by_measures_on_file():
    known = {metric.key for metric in load_metrics()}
    rows = (*load_roles(), *load_groups(), *load_facts().levels.values())
    assert {key for row in rows for key in row.metrics} <= known
    assert {how for row in rows for how in row.setting} == set(SETTINGS)
    assert all(1 <= len(row.metrics) <= 2 for row in rows)
    names = [alias for metric in load_metrics() for alias in {*map(place_key, metric.aliases)}]
    assert len(names) == len(set(names))


def test_every_occupation_is_of_a_group_that_says_how_its_work_is_done():
    groups = load_groups()
    assert all(any(one.soc.startswith(group.soc) for group in groups) for one in occupations())


def test_the_ladder_shows_what_other_roles_pay_the_same_person(cli):
    asked = ("--level", "mid", "--years", "3", "--area", "Denver, CO", "--as-of", "2026-11-22")
    roles = cli.json("ladder", *asked)["roles"]
    assert len(roles) == len(load_roles()) - 1
    known = [one for one in roles if not one["cautions"]]
    assert all(one["gain"] >= other["gain"] for one, other in pairwise(known))
    mine = cli.json("range", *asked)["target"]
    for one in roles:
        there = cli.json("range", "--role", one["role"], *asked)["target"]
        assert (one["target"], one["gain"]) == (there, round(there - mine, 2))


def test_what_earns_the_next_level_is_said_of_customer_service_alone(cli):
    asked = ("ladder", "--level", "mid", "--area", "Austin, TX")
    assert "What usually earns the next level" in cli(*asked).out
    assert "HDI or CCSP" not in cli(*asked, "--role", "interpreter").out


def test_from_another_role_customer_service_is_among_the_others(cli):
    roles = cli.json("ladder", "--role", "collections", "--area", "Denver, CO")["roles"]
    names = [one["role"] for one in roles]
    assert "customer-service" in names
    assert "collections" not in names


def test_a_find_counts_for_its_role_alone(cli):
    add = ("finds", "add", "--kind", "posting", "--low", "30/h", "--level", "mid", "--area", "US")
    assert cli(*add, "--role", "collector").code == 0
    plain = cli.json("range", "--level", "mid")["waterfall"]
    other = cli.json("range", "--level", "mid", "--role", "collections")["waterfall"]
    assert not any("find" in row["label"] for row in plain)
    assert any("find" in row["label"] for row in other)


def test_the_profile_knows_the_role(cli):
    assert cli("profile", "init", "--role", "help desk", "--level", "mid", "--no-input").code == 0
    assert cli.json("range")["role"] == "technical-support"


def test_what_it_wrote_is_written_again_unasked(cli, tmp_path):
    for style in ("json", "csv", "markdown", "table"):
        file = tmp_path / f"roles.{style}"
        for _ in range(2):
            assert cli("roles", "clerk", "--format", style, "-o", file).code == 0


def test_the_industry_and_the_finds_of_ones_own_job_do_not_count_for_other_roles(cli):
    asked = ("--level", "mid", "--area", "Denver, CO")
    plain = cli.json("range", *asked)
    add = ("finds", "add", "--kind", "posting", "--low", "40/h", "--role", "collections")
    assert cli(*add, *asked).code == 0
    own = ("--role", "collections", "--industry", "insurance")
    found = cli.json("ladder", *asked, *own)["roles"]
    [there] = [one for one in found if one["role"] == "customer-service"]
    assert there["target"] == plain["target"]
    assert plain["target"] != cli.json("range", *asked, "--industry", "insurance")["target"]
