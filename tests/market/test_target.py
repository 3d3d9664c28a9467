"""The target step by step, against a second calculation."""

from __future__ import annotations

import csv
import math
from datetime import date

import pytest
from calls import (
    people,
)
from conftest import TODAY
from hypothesis import given

from negotiate import target_range
from negotiate.files.data import DATA
from negotiate.market.target import percent_range, premiums
from negotiate.model.facts import LEVELS
from negotiate.model.question import Question


def ratio(industry, soc, percentile):
    """An industry's published pay over that of all, at one of the published percentiles."""
    rows = csv.DictReader((DATA / "industries.csv").read_text().splitlines())
    pay = {row["key"]: float(row[f"p{percentile}"]) for row in rows if row["soc"] == soc}
    return pay[industry] / pay["all"]


def by_hand(level, code, years, shares, day, ratios=(1.0, 1.0, 1.0), minimum=0.0):
    """The target worked out anew from the tables, with nothing of the program but its figures."""
    rows = [
        row
        for row in csv.DictReader((DATA / "salary_bands.csv").read_text().splitlines())
        if row["level"] == level and row["area_code"] == code
    ]
    row = max((r for r in rows if r["as_of"] <= day.isoformat()), key=lambda r: r["as_of"])
    agent = level in ("junior", "mid", "senior")
    yearly = {
        True: {"2023-05-15": 0.041018546839, "2024-05-15": 0.029753919327},
        False: {"2023-05-15": 0.045378113490, "2024-05-15": 0.037482119549},
    }[agent]
    log = sum(growth for start, growth in yearly.items() if start >= row["as_of"])
    log += math.log(179.304 / 173.849) + math.log(1.031) * (day - date(2026, 5, 15)).days / 365.25
    low, mid, high = (
        max(float(row[k]) * math.exp(log) * ratio, minimum)
        for k, ratio in zip(("low", "mid", "high"), ratios, strict=True)
    )
    typical = dict(zip(LEVELS, (1, 3.5, 7, 7, 10), strict=True))[level]
    value = mid * math.exp(0.08 * (math.log(1 + years) - math.log(1 + typical))) * (1 + sum(shares))
    step = 208 if agent else 100
    return math.floor(max(low, min(value, high)) / step + 0.5) * step


OUTSOURCED = [ratio("outsourcer", "43-4051", percentile) for percentile in (10, 25, 50)]
INSURED = [ratio("insurance", "43-4051", percentile) for percentile in (50, 75, 90)]


@pytest.mark.parametrize(
    ("asked", "worked"),
    [
        (
            {"level": "senior", "years": 6, "area": "Phoenix, AZ", "certs": ["hdi-csr", "copc"]},
            by_hand("senior", "38060", 6, [0.02, 0.0075], TODAY),
        ),
        (
            {"level": "manager", "years": 9, "area": "Columbus, OH", "languages": ["Spanish"]},
            by_hand("manager", "18140", 9, [0.05], TODAY),
        ),
        ({"level": "mid", "area": "TX"}, by_hand("mid", "48", 3.5, [], TODAY)),
        ({"level": "lead", "years": 12, "area": "US"}, by_hand("lead", "US", 12, [], TODAY)),
        (
            {"level": "junior", "years": 0, "area": "Flagstaff, AZ", "industry": "outsourcer"},
            by_hand("junior", "22380", 0, [], TODAY, OUTSOURCED, 18.35 * 2080),
        ),
        (
            {"level": "senior", "years": 9, "area": "Denver, CO", "industry": "insurance"},
            by_hand("senior", "19740", 9, [], TODAY, INSURED),
        ),
    ],
)
def test_the_target_agrees_with_a_calculation_by_hand(asked, worked):
    assert target_range(**asked, as_of=TODAY).target == worked


def test_certificates_count_by_rank_and_together_at_most_the_cap(facts):
    question = Question(level="mid", as_of=TODAY, certificates=("ccsp", "six-sigma-black-belt"))
    assert [share for _, share in premiums(question, facts)] == [0.05, 0.0075]
    every = Question(level="mid", as_of=TODAY, certificates=tuple(facts.certificates))
    assert sum(share for _, share in premiums(every, facts)) <= 0.10
    assert sum(share for _, share in premiums(every, facts)) > 0.07


def test_the_cap_on_certificates_binds(facts):
    person = facts.rules.person
    less = person._replace(certificates_most=person.certificates_most._replace(value=0.06))
    capped = facts._replace(rules=facts.rules._replace(person=less))
    every = Question(level="mid", as_of=TODAY, certificates=tuple(facts.certificates))
    assert sum(share for _, share in premiums(every, capped)) == pytest.approx(0.06)


def test_a_language_counts_once_and_english_not_at_all():
    def labels(languages):
        result = target_range("mid", languages=languages, as_of=TODAY)
        return [step.label for step in result.steps if "language" in step.label]

    assert len(labels(["Spanish"])) == len(labels(["Spanish", "French"])) == 1
    assert labels(["English"]) == []


def test_the_industry_is_published_only_for_the_nation():
    def grade(**asked):
        result = target_range(**asked, industry="insurance", as_of=TODAY)
        return next(s.grade for s in result.steps if s.label.startswith("industry"))

    assert grade(level="mid") == "published"
    assert grade(level="mid", area="TX") == "assumption"
    assert grade(level="lead") == "published"
    assert grade(level="manager", area="OH") == "assumption"


def test_the_middle_half_is_clipped_to_the_outer_tenths():
    result = target_range("junior", years=0, area="US", as_of=TODAY)
    assert result.middle_half[0] == result.percentiles[0]
    assert result.half_clipped == (True, False)


def test_a_middle_half_within_the_outer_tenths_is_not_clipped():
    assert target_range("mid", years=3, area="US", as_of=TODAY).half_clipped == (False, False)


def test_a_middle_half_raised_to_the_legal_minimum_is_clipped():
    result = target_range("junior", years=0, area="Seattle, WA", as_of=TODAY)
    assert result.middle_half[0] == result.minimum
    assert result.half_clipped[0]


@given(people)
def test_the_middle_half_holds_the_value_it_is_centred_on(person):
    result = target_range(**person)
    value = result.steps[-2].total
    assert result.middle_half[0] <= value <= result.middle_half[1]


def test_only_an_assumption_shows_its_range(facts):
    rule = facts.rules.growth.ahead
    assert percent_range(rule) == " (2.5% to 4%)"
    assert percent_range(rule._replace(grade="published")) == ""
    assert percent_range(rule._replace(low=None)) == ""
    assert percent_range(rule._replace(high=None)) == ""
    assert percent_range(facts.rules.reach.lead) == " (8% to 12%)"
