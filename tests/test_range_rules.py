"""The rules of the range, against a second calculation and as truths that always hold."""

from __future__ import annotations

import csv
import math
from datetime import date

import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st

from negotiate import Problem, target_range
from negotiate.files.data import DATA
from negotiate.files.facts import load_facts
from negotiate.files.gazetteer import Gazetteer
from negotiate.market.minimum import in_force
from negotiate.market.target import percent_range, premiums
from negotiate.model.facts import LEVELS
from negotiate.model.question import Question

AREAS = sorted(
    a.name if a.area_type != "metro" else a.code
    for a in Gazetteer().areas.values()
    if a.name not in ("New York", "Washington")
)
CERTS = ["six-sigma-black-belt", "six-sigma-green-belt", "copc", "ccxp", "icmi", "hdi-csr", "ccsp"]
INDUSTRIES = ["outsourcer", "insurance", "wholesale", "professional", "retail", "other"]

levels = st.sampled_from(LEVELS)
areas = st.sampled_from(AREAS)
years = st.integers(0, 400).map(lambda tenths: tenths / 10)
some_certs = st.lists(st.sampled_from(CERTS), unique=True, max_size=7)
industries = st.sampled_from([None, *INDUSTRIES])
days = st.dates(date(2023, 5, 15), date(2028, 2, 15))
people = st.fixed_dictionaries(
    {
        "level": levels,
        "area": areas,
        "years": years,
        "certs": some_certs,
        "industry": industries,
        "as_of": days,
        "languages": st.sampled_from([[], ["Spanish"]]),
    }
)


def by_hand(level, code, years, shares, day, industry=1.0, minimum=0.0):
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
    log += math.log(177.672 / 173.849) + math.log(1.034) * (day - date(2026, 2, 15)).days / 365.25
    low, mid, high = (
        max(float(row[k]) * math.exp(log) * industry, minimum) for k in ("low", "mid", "high")
    )
    typical = dict(zip(LEVELS, (1, 3.5, 7, 7, 10), strict=True))[level]
    value = mid * math.exp(0.08 * (math.log(1 + years) - math.log(1 + typical))) * (1 + sum(shares))
    step = 208 if agent else 100
    return math.floor(max(low, min(value, high)) / step + 0.5) * step


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
            {"level": "junior", "years": 0, "area": "Fresno, CA", "industry": "outsourcer"},
            by_hand("junior", "23420", 0, [], TODAY, 0.8475, 16.90 * 2080),
        ),
    ],
)
def test_the_target_agrees_with_a_calculation_by_hand(asked, worked):
    assert target_range(**asked, as_of=TODAY).target == worked


@given(people)
def test_the_waterfall_adds_up_to_the_target_in_both_units(person):
    result = target_range(**person)
    for per in ("year", "hour"):
        data = result.to_dict(per)
        total = sum(round(row["amount"] * 100) for row in data["waterfall"])
        assert total == round(data["target"] * 100)
        assert all(row["source"] and row["as_of"] for row in data["waterfall"])


@given(people)
def test_the_target_can_be_said_and_lies_in_the_band(person):
    result = target_range(**person)
    step = 208 if result.unit.by_the_hour else 100
    assert result.target % step == 0
    inside = result.band.low <= result.target <= result.band.high
    assert inside or result.band.high - result.band.low < step
    assert result.ask_low == result.target < result.ask_high
    assert result.ask_high % step == 0
    assert result.ask_high <= max(result.target * 1.08 + step / 2, result.target * 1.03 + step)
    assert result.walk_away <= result.target
    assert result.middle_half[0] <= result.middle_half[1]


@given(people, years)
def test_more_years_never_lower_the_target(person, more):
    later = person | {"years": person["years"] + more} if person["years"] + more <= 60 else person
    assert target_range(**later).target >= target_range(**person).target


@given(people, st.sampled_from(CERTS))
def test_one_more_certificate_never_lowers_the_target(person, cert):
    more = person | {"certs": [*person["certs"], cert]}
    assert target_range(**more).target >= target_range(**person).target


@given(people, areas)
def test_a_better_paid_area_never_lowers_the_target(person, other):
    here, there = target_range(**person), target_range(**person | {"area": other})
    if all(a >= b for a, b in zip(there.band, here.band, strict=True)):
        assert there.target >= here.target


@given(people, st.floats(5, 80))
def test_an_agents_hourly_figures_never_depend_on_hours(person, hours):
    full, other = target_range(**person), target_range(**person, hours=hours)
    assert (other.target, other.band, other.ask_high) == (full.target, full.band, full.ask_high)
    if full.unit.by_the_hour:
        assert other.to_dict("hour")["target"] == full.to_dict("hour")["target"]
        yearly = full.to_dict("hour")["target"] * hours * 52
        assert other.to_dict()["target"] == pytest.approx(yearly, abs=0.01)
    else:
        assert other.to_dict()["target"] == full.to_dict()["target"]


@given(people, st.text(max_size=40))
def test_a_name_never_changes_a_figure(person, company):
    assert target_range(**person, company=company).to_dict() == target_range(**person).to_dict()


@given(people)
def test_nothing_advised_lies_under_the_legal_minimum(person):
    result = target_range(**person)
    minimum = in_force(load_facts().minimum_wages, result.place, person["as_of"])
    least = min(*result.band, result.target, result.ask_low, result.walk_away, *result.middle_half)
    assert least >= round(minimum.amount * 2080, 2)


def test_only_the_level_is_needed_and_every_default_is_said():
    result = target_range("mid", as_of=TODAY)
    assert [(a.what, a.value, a.option) for a in result.assumed] == [
        ("area", "US", "--area"),
        ("years", 3.5, "--years"),
        ("hours", 40.0, "--hours"),
    ]
    given_all = target_range("mid", area="US", years=3.5, hours=40, as_of=TODAY)
    assert given_all.assumed == ()
    assert given_all.target == result.target


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


def test_the_industry_is_published_only_for_agents_in_the_nation():
    def grade(**asked):
        result = target_range(**asked, industry="insurance", as_of=TODAY)
        return next(s.grade for s in result.steps if s.label.startswith("industry"))

    assert grade(level="mid") == "published"
    assert grade(level="mid", area="TX") == "assumption"
    assert grade(level="lead") == "assumption"


def test_the_latest_figure_not_after_the_day_speaks():
    def published(day):
        return target_range("mid", as_of=day).steps[0]

    assert published(date(2023, 5, 15)).total == 39_680
    assert published(date(2025, 5, 14)).total == 42_830
    assert published(date(2025, 5, 15)).total == 44_770


def test_a_metro_can_be_asked_about_before_its_figures_going_back():
    result = target_range("mid", area="Phoenix, AZ", as_of=date(2023, 5, 15))
    assert result.steps[1].rate < 0


def test_the_legal_minimum_lifts_the_band_and_says_so():
    result = target_range("mid", area="Seattle, WA", industry="outsourcer", as_of=TODAY)
    assert result.band.low == 21.30 * 2080
    assert result.cautions[0].text.startswith(
        "Figures are raised to the legal minimum, $21.30 an hour (Seattle)"
    )
    lifted = target_range("junior", years=0, area="Seattle, WA", industry="outsourcer", as_of=TODAY)
    assert any(step.label == "legal minimum of Seattle" for step in lifted.steps)
    assert lifted.target == 21.30 * 2080


def test_a_salary_under_the_overtime_floor_is_named():
    result = target_range("lead", area="Seattle, WA", industry="outsourcer", as_of=TODAY)
    assert "$80,168" in result.cautions[0].text
    assert "overtime is generally owed" in result.cautions[0].text


def test_the_middle_half_is_clipped_to_the_outer_tenths():
    result = target_range("junior", years=0, area="US", as_of=TODAY)
    assert result.middle_half[0] == result.percentiles[0]


@given(people)
def test_the_middle_half_holds_the_value_it_is_centred_on(person):
    result = target_range(**person)
    value = result.steps[-2].total
    assert result.middle_half[0] <= value <= result.middle_half[1]


def test_the_users_own_floor_is_exactly_the_walk_away_and_lifts_the_ask():
    below = target_range("senior", area="Phoenix, AZ", floor="40,123", as_of=TODAY)
    assert (below.walk_away, below.walk_away_from) == (40_123, "floor")
    assert below.ask_low == below.target
    above = target_range("senior", area="Phoenix, AZ", floor=60_000, as_of=TODAY)
    assert above.ask_low == math.ceil(61_800 / 208) * 208
    assert above.ask_high > above.ask_low


def test_current_pay_is_the_walk_away_only_inside_the_band():
    inside = target_range("senior", area="Phoenix, AZ", current=60_000, as_of=TODAY)
    assert (inside.walk_away_from, inside.walk_away) == ("current", 60_000)
    assert inside.ask_low > 60_000
    for outside in (30_000, 90_000):
        result = target_range("senior", area="Phoenix, AZ", current=outside, as_of=TODAY)
        assert result.walk_away_from == "market"
        assert result.ask_low == result.target


def test_the_top_of_the_ask_gives_way_to_three_percent_with_a_caution():
    result = target_range("senior", years=40, area="Phoenix, AZ", certs=CERTS, as_of=TODAY)
    assert result.ask_high > result.band.high
    assert result.ask_high >= result.ask_low * 1.03
    assert result.caution("ask-past-band")


def test_one_level_up_is_always_shown_until_the_top():
    assert target_range("senior", as_of=TODAY).next_level.level.name == "lead"
    assert target_range("manager", as_of=TODAY).next_level is None


def test_a_far_day_is_cautioned_and_a_farther_one_refused():
    far = target_range("mid", as_of=date(2028, 1, 1))
    assert far.caution("wages-carried-on")
    with pytest.raises(Problem):
        target_range("mid", as_of=date(2028, 2, 16))


def test_figures_can_be_had_as_frames_and_flat_rows():
    result = target_range("mid", as_of=TODAY)
    assert result.to_frame()["amount"].sum() == pytest.approx(result.target)
    flat = result.to_flat()
    assert flat["band_mid"] == result.to_dict()["band"]["mid"]
    assert "waterfall" not in flat


def test_every_step_carries_its_own_rate():
    result = target_range(
        "junior", years=0, certs=["copc"], industry="outsourcer", area="Denver, CO", as_of=TODAY
    )
    assert result.industry == "outsourcer"
    rates = {step.label.partition(",")[0].partition(":")[0]: step.rate for step in result.steps}
    assert rates["industry"] == pytest.approx(0.8475 - 1)
    assert rates["legal minimum of Denver"] == 0
    assert rates["experience"] == pytest.approx(math.exp(-0.08 * math.log(2)) - 1)
    assert rates["COPC"] == pytest.approx(0.02)
    assert rates["rounded to a figure one can say"] == 0
    assert rates["middle of the band"] == 0
    assert result.steps[0].grade == "published"


def test_only_an_assumption_shows_its_range(facts):
    rule = facts.rules.growth.ahead
    assert percent_range(rule) == " (2.5% to 4%)"
    assert percent_range(rule._replace(grade="published")) == ""
    assert percent_range(rule._replace(low=None)) == ""
    assert percent_range(rule._replace(high=None)) == ""
    assert percent_range(facts.rules.reach.year, 1.0) == " (10% to 25%)"
