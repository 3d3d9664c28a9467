"""Words for industries, checked against what is on file."""

from __future__ import annotations

import pytest

from negotiate.files.data import read_rows
from negotiate.model.errors import Problem
from negotiate.model.text import place_key
from negotiate.words.choices import (
    check_industry,
    check_languages,
    check_level,
    language_key,
)


@pytest.mark.parametrize(
    ("typed", "industry"),
    [
        ("outsourcer", "outsourcer"),
        ("BPO", "outsourcer"),
        ("business support", "outsourcer"),
        ("Insurance", "insurance"),
        ("credit union", "banking"),
        ("Telecommunications", "telecom"),
        ("health-care", "healthcare"),
        ("Hospitals", "hospital"),
        ("e-commerce", "retail"),
        ("wholesaler", "wholesale"),
        ("electric", "utilities"),
        ("travel agency", "travel"),
        ("SaaS", "software"),
        ("software", "software"),
        ("technical", "professional"),
        ("professional, scientific and technical services", "professional"),
        ("others", "other"),
    ],
)
def test_an_industry_has_the_names_people_use(facts, typed, industry):
    assert check_industry(typed, facts) == industry


@pytest.mark.parametrize("typed", ["call center", "Contact-Centre", "customer service"])
def test_a_call_center_is_of_some_industry_and_it_is_asked_which(facts, typed):
    with pytest.raises(Problem) as raised:
        check_industry(typed, facts)
    assert raised.value.about == "industry"
    assert "an outsourcer for other companies (outsourcer)" in raised.value.hint
    for industry in facts.industries:
        assert f"({industry})" in raised.value.hint


def test_tech_may_be_of_two_industries(facts):
    with pytest.raises(Problem, match="'Tech' may be of several industries") as raised:
        check_industry("Tech", facts)
    assert raised.value.hint == (
        "whose is it: a software publisher (software) or a professional or technical service "
        "(professional)?"
    )


def test_every_word_for_an_industry_means_one_or_is_asked_about(facts):
    words = [word for one in facts.industries.values() for word in (one.key, *one.names)]
    asked = list(facts.unclear_industries)
    assert len({*words, *asked}) == len(words) + len(asked)
    assert all(word == place_key(word) for word in (*words, *asked))
    assert {key for keys in facts.unclear_industries.values() for key in keys} <= {
        *facts.industries
    }
    assert "all" not in words


def test_the_help_and_the_reference_name_every_industry(cli):
    said = " ".join(cli("range", "--help").out.split())
    *most, last = [row["key"] for row in read_rows("industry_names.csv")]
    assert f"{', '.join(most)} or {last}." in said


def test_a_table_of_people_says_which_rows_leave_the_industry_open(cli, tmp_path):
    people = tmp_path / "people.csv"
    people.write_text("id,level,industry\n1,mid,call center\n2,mid,bpo\n")
    cli("batch", people, "-o", tmp_path / "out.csv", code=1)
    assert "an outsourcer for other companies" in (tmp_path / "out.rejects.csv").read_text()
    assert len((tmp_path / "out.csv").read_text().splitlines()) == 2


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("español", "Spanish"),
        ("SPANISH", "Spanish"),
        ("Français", "French"),
        ("中文", "Chinese"),
        ("haitian-creole", "Haitian Creole"),
        ("ASL", "American Sign Language"),
        ("Tiếng Việt", "Vietnamese"),
    ],
)
def test_a_language_is_known_by_its_own_name(facts, typed, language):
    assert check_languages([typed], facts) == [language]


def test_names_of_languages_are_on_file_as_they_are_compared_and_mean_one(facts):
    rows = read_rows("languages.csv")
    names = [n for r in rows for n in (r["label"].lower(), *r["aliases"].split(";")) if n]
    assert [name for name in names if language_key(name) != name] == []
    assert len(names) == len(set(names)) == len(facts.languages)


@pytest.mark.parametrize(
    ("typed", "guess"),
    [
        ("collections agent", "mid"),
        ("tier 1", "junior"),
        ("tier 2", "senior"),
        ("sr agent", "senior"),
        ("manger", "manager"),
        ("claims supervisor", "lead"),
    ],
)
def test_the_nearest_level_is_one_that_could_be_meant(facts, typed, guess):
    with pytest.raises(Problem) as raised:
        check_level(typed, facts)
    assert raised.value.hint.startswith(f"did you mean {guess}?")
