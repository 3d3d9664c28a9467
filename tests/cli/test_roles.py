"""The roles of contact centers and any occupation, and what other roles pay."""

from __future__ import annotations

from itertools import pairwise

import pytest

from negotiate.files.roles import load_roles


def test_the_roles_are_listed_with_what_stands_in(cli):
    text = cli("roles").out
    assert "technical-support" in text
    assert "What stands in" in text
    assert all(len(line) <= 80 for line in text.splitlines())
    data = cli.json("roles")["roles"]
    assert [one["role"] for one in data] == [row.key for row in load_roles()]
    assert all(one["jobs"] is None for one in data if one["caution"])


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
