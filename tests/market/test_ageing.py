"""Bringing wages from one day to another."""

from __future__ import annotations

import math
from datetime import date

import pytest

from negotiate import target_range
from negotiate.market.ageing import growth_between, growth_steps
from negotiate.model.errors import Problem

AGENTS, SUPERVISORS = "43-4051", "43-1011"


def grown(facts, soc, start, end):
    steps = growth_steps(facts, soc)
    return sum(growth for _, growth in growth_between(steps, start, end))


def test_each_step_starts_where_the_one_before_ends(facts):
    for soc in (AGENTS, SUPERVISORS, "99-9999"):
        steps = growth_steps(facts, soc)
        assert [s.end for s in steps[:-1]] == [s.start for s in steps[1:]]
        assert steps[0].start == date(2023, 5, 15)
        assert steps[-1].end == date(2028, 5, 15)


def test_the_index_begins_where_the_last_growth_of_its_own_ends(facts):
    own = facts.growth[AGENTS]
    later = own[-1]._replace(start=own[-1].end, end=date(2025, 11, 15))
    changed = facts._replace(growth={AGENTS: (*own, later)})
    steps = growth_steps(changed, AGENTS)
    assert [s.end for s in steps[:-1]] == [s.start for s in steps[1:]]


def test_agents_grew_by_the_mean_of_five_percentiles(facts):
    assert grown(facts, AGENTS, date(2023, 5, 15), date(2024, 5, 15)) == pytest.approx(0.0410185468)
    assert grown(facts, AGENTS, date(2024, 5, 15), date(2025, 5, 15)) == pytest.approx(0.0297539193)


def test_one_day_counts(facts):
    year = facts.growth[AGENTS][0]
    day = grown(facts, AGENTS, year.start, year.start.replace(day=16))
    assert day == pytest.approx(year.log_growth / (year.end - year.start).days)


def test_after_may_2025_the_index_carries_wages(facts):
    got = grown(facts, AGENTS, date(2025, 5, 15), date(2026, 5, 15))
    assert got == pytest.approx(math.log(179.304 / 173.849))


def test_between_quarters_growth_is_straight_in_logs_by_days(facts):
    got = grown(facts, AGENTS, date(2025, 5, 15), date(2025, 6, 30))
    assert got == pytest.approx(math.log(175.109 / 173.849) * 46 / 92)


def test_after_the_last_quarter_the_yearly_rate_carries_on(facts):
    got = grown(facts, AGENTS, date(2026, 5, 15), date(2026, 11, 22))
    assert got == pytest.approx(math.log(1.031) * 191 / 365.25)


def test_going_back_undoes_going_forward(facts):
    there = grown(facts, SUPERVISORS, date(2024, 5, 15), date(2023, 8, 1))
    back = grown(facts, SUPERVISORS, date(2023, 8, 1), date(2024, 5, 15))
    assert there == pytest.approx(-back)
    assert there < 0


@pytest.mark.parametrize("day", [date(2023, 5, 14), date(2028, 5, 16)])
def test_days_outside_the_data_are_an_error_that_names_the_days(facts, day):
    with pytest.raises(Problem, match="outside the days") as caught:
        grown(facts, AGENTS, date(2024, 5, 15), day)
    assert "2023-05-15 to 2028-05-15" in caught.value.hint


def test_an_occupation_without_growth_of_its_own_follows_the_index_all_the_way(facts):
    steps = growth_steps(facts, "99-9999")
    assert {step.grade for step in steps[:-1]} == {"published"}
    assert steps[0].start == facts.wage_index[0].day
    assert steps[-1].grade == "assumption"
    assert len(steps) == len(facts.wage_index)


def test_the_first_and_the_last_day_are_inside(facts):
    steps = growth_steps(facts, AGENTS)
    whole = growth_between(steps, steps[0].start, steps[-1].end)
    assert [step for step, _ in whole] == list(steps)
    assert growth_between(steps, steps[0].start, steps[0].start) == []


def test_growth_names_the_latest_of_its_sources_by_grade(facts):
    result = target_range("mid", as_of=date(2026, 6, 1), area="Bozeman, MT")  # of May 2024
    grown = [(s.label, s.grade, s.source) for s in result.steps if "wage growth" in s.label]
    assert grown == [
        ("wage growth in this occupation", "measured", "BLS OEWS growth"),
        ("wage growth by the Employment Cost Index", "published", "BLS ECI June 2026"),
        (
            "wage growth since, carried on at 3.1% (2.5% to 4%) a year",
            "assumption",
            "BLS ECI June 2026",
        ),
    ]
