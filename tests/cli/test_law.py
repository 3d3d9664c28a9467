"""``negotiate law``: by date, by place, and what is not on file."""

from __future__ import annotations

import csv
import io

import pytest


def figures(cli, place, day, kind="minimum_wage"):
    """The figures in force, by jurisdiction."""
    unit = "hourly" if kind == "minimum_wage" else "yearly"
    data = cli.json("law", place, "--as-of", day)
    return {row["jurisdiction"]: row[unit] for row in data[kind]}


def test_a_later_day_shows_the_later_row(cli):
    assert figures(cli, "Denver, CO", "2026-12-31") == {"Colorado": 15.16, "Denver": 19.29}
    assert figures(cli, "Denver, CO", "2027-01-01") == {"Colorado": 15.71, "Denver": 19.84}
    later = cli.json("law", "Denver, CO", "--as-of", "2027-01-01")["minimum_wage"][1]
    assert later["source"].startswith("Colo. Dept. of Labor")
    assert (later["confidence"], later["grade"], later["as_of"]) == (
        *("medium", "published"),
        "2026-09-22",
    )


def test_the_law_of_a_city_is_its_own_and_its_states(cli):
    data = cli.json("law", "Tukwila, WA", "--as-of", "2026-11-26")
    assert data["place"] == "Tukwila, WA"
    assert data["minimum_wage_here"] == {"hourly": 21.65, "jurisdiction": "Tukwila"}
    assert [row["jurisdiction"] for row in data["minimum_wage"]] == ["Washington", "Tukwila"]
    whole = cli.json("law", "WA", "--as-of", "2026-11-26")
    assert whole["place"] is None
    assert {"Seattle", "Tukwila", "Burien, 21-500 employees"} <= {
        row["jurisdiction"] for row in whole["minimum_wage"]
    }


def test_a_city_without_figures_of_its_own_has_its_states(cli):
    assert figures(cli, "Aurora, CO", "2026-11-26") == {"Colorado": 15.16}


def test_figures_to_come_are_listed_by_date(cli):
    text = cli("law", "VA", "--as-of", "2026-11-26").out
    lines = [line.split()[1:4] for line in text.splitlines() if line.startswith("  Virginia")]
    assert lines == [
        ["2026-01-01", "2027-01-01", "$12.77"],
        ["2027-01-01", "2028-01-01", "$13.75"],
        ["2028-01-01", "$15.00", "Va."],
    ]
    rows = list(csv.DictReader(io.StringIO(cli("law", "VA", "--format", "csv").out)))
    wages = [(r["in_force"], r["amount"]) for r in rows if r["figure"] == "minimum_wage"]
    assert wages[0][0] == "True"
    assert ("False", "15.0") in wages


@pytest.mark.parametrize(
    ("place", "day", "amount"),
    [("Emeryville, CA", "2026-11-26", "19.90"), ("Malibu, CA", "2026-11-26", "17.27")],
)
def test_a_local_minimum_that_was_not_found_is_said_to_be_missing(cli, place, day, amount):
    text = " ".join(cli("law", place, "--as-of", day).out.split())
    assert "a local minimum wage applies; it is not on file here" in text
    assert amount not in text
    missing = cli.json("law", place, "--as-of", day)["not_on_file"]
    assert [row["jurisdiction"] for row in missing] == [place.partition(",")[0]]


def test_a_change_whose_figure_was_not_found_has_a_row(cli):
    before = cli("law", "Seattle", "--as-of", "2026-12-31").out
    after = cli("law", "Seattle", "--as-of", "2027-01-01").out
    assert "not on file here" not in before.partition("Salary under")[0]
    line = next(one for one in after.splitlines() if "not on file here" in one)
    assert line.split()[:2] == ["Seattle", "2027-01-01"]


def test_floors_by_size_of_the_employer(cli):
    assert figures(cli, "Seattle", "2026-12-31", "exempt_salary_floor") == {
        "Washington": 80_168.40,
    }
    assert figures(cli, "Seattle", "2027-01-01", "exempt_salary_floor") == {
        "Washington": 82_976.40,
        "Washington, more than 50 employees": 92_196.0,
    }


def test_a_figure_that_was_worked_out_is_marked(cli):
    text = cli("law", "ME", "--as-of", "2026-11-26").out
    assert "$47,100*" in text
    assert "Worked out here by the statute's formula" in text
    assert "*" not in cli("law", "TX", "--as-of", "2026-11-26").out


@pytest.mark.parametrize(
    ("state", "says"),
    [
        (
            "CA",
            ["Time and a half over 8 hours a day, double pay over 12 (Cal. Labor Code s. 510, 511"],
        ),
        ("AK", ["Time and a half over 8 hours a day (AS 23.10.060"]),
        ("NV", ["over 8 hours a day, for pay under 1.5 times the minimum wage (NRS 608.018)"]),
        ("CO", ["Time and a half over 12 hours a day (7 CCR 1103-1, rule 4.1.1)"]),
        ("PR", ["Time and a half over 8 hours a day (PR Act 379-1948"]),
    ],
)
def test_overtime_by_the_day_with_its_statute(cli, state, says):
    text = " ".join(cli("law", state).out.split())
    for words in says:
        assert words in text
    assert cli.json("law", state)["daily_overtime"][0]["source"] in text


def test_a_state_without_overtime_by_the_day_says_nothing_of_it(cli):
    assert "Overtime by the day" not in cli("law", "TX").out
    assert cli.json("law", "TX")["daily_overtime"] == []


def test_a_salary_alone_never_makes_a_job_exempt(cli):
    for place in ("TX", "CA", "Denver, CO"):
        assert "A salary alone never" in cli("law", place).out


def test_nothing_is_called_not_yet_known(cli):
    assert "known yet" not in cli("law", "CO").out + cli("law", "ME").out + cli("law", "CA").out


def test_clauses_and_rights_are_listed_by_topic_and_date_with_where_they_come_from(cli):
    text = " ".join(cli("law", "WA", "--as-of", "2026-11-26").out.split())
    topics = [
        *("Giving notice", "Exempt from overtime", "Paying a bonus back", "Paying training back"),
        *("Non-competes", "Talking about your pay", "Unused leave", "A promised review"),
    ]
    assert [text.index(topic) for topic in topics] == sorted(text.index(t) for t in topics)
    now = text.index("2026-01-01 until 2027-06-30: A non-compete binds nobody paid $126,858.83")
    assert now < text.index("2027-06-30: Every non-compete is void")
    assert "(RCW 49.62.020; confidence high)" in text
    assert "practice, no law; confidence" in text
    assert text.endswith("not legal advice.")


def test_a_clause_that_has_ended_is_gone_and_one_to_come_is_not_in_force(cli):
    after = cli("law", "WA", "--as-of", "2027-06-30").out
    assert "$126,858.83" not in after
    rows = cli.json("law", "NY", "--as-of", "2026-11-26")["clauses"]
    found = [(r["topic"], r["in_force"], r["from"]) for r in rows if r["state"] == "NY"]
    assert found[:2] == [("repay", False, "2026-12-19"), ("training", False, "2026-12-19")]
    assert found[2:] == [("pay-talk", True, "2016-01-19")]


def test_clauses_are_rows_of_the_csv_too(cli):
    rows = csv.DictReader(io.StringIO(cli("law", "CO", "--format", "csv").out))
    mine = [row for row in rows if row["figure"] == "clause" and row["where"] == "CO"]
    assert [row["topic"] for row in mine] == ["training", "noncompete", "pay-talk", "leave"]
    assert mine[1]["pay_under"] == "130014.0"


def test_a_town_that_is_not_on_file_is_said_to_have_its_states_law(cli):
    said = "'Nowhereville, TX' is not on file: these figures are for all of Texas."
    assert said in " ".join(cli("law", "Nowhereville, TX").out.split())
    assert cli.json("law", "Nowhereville, TX")["place_note"] == said
    assert cli.json("law", "Austin, TX")["place_note"] == ""


def test_a_town_of_a_name_better_known_abroad_is_said_to_be_the_one_here(cli):
    said = " ".join(cli("law", "greater Manchester").out.split())
    assert "'Manchester' was taken for Manchester, NH." in said
    assert "--country" not in said
