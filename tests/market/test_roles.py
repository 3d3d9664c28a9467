"""What a role pays in a place: its own levels, its own wages, and what stands in said."""

from __future__ import annotations

import pytest
from conftest import TODAY

from negotiate import target_range
from negotiate.files.roles import load_roles
from negotiate.model.errors import Problem

ROLES = [row.key for row in load_roles()]


def test_a_collections_agent_in_tampa_stands_on_collectors_wages_there():
    result = target_range("senior", role="collections", years=6, area="Tampa, FL", as_of=TODAY)
    assert (result.soc, result.level.role) == ("43-3011", "collections")
    assert result.title == "Senior collections agent"
    assert result.place.area.startswith("Tampa")
    assert result.caution("role-area") == ""
    own = target_range("senior", years=6, area="Tampa, FL", as_of=TODAY)
    assert result.target != own.target


def test_a_quality_analyst_is_told_what_stands_in():
    result = target_range("mid", role="qa", area="Atlanta, GA", as_of=TODAY)
    assert "customer service" in result.caution("role-stand-in")
    agent = target_range("mid", area="Atlanta, GA", as_of=TODAY)
    assert agent.band.mid < result.band.mid


def test_where_no_wages_of_the_work_are_published_the_state_or_nation_stands_in():
    far = target_range("mid", role="53-5022", area="Tampa, FL", as_of=TODAY)
    assert "stands in" in far.caution("role-area")


@pytest.mark.parametrize("role", ROLES)
def test_pay_rises_from_level_to_level_in_every_role(role):
    found = []
    for level in ("junior", "mid", "senior"):
        result = target_range(level, role=role, area="Austin, TX", as_of=TODAY)
        assert result.band.low < result.band.mid < result.band.high
        assert result.minimum <= result.target
        found.append(result.band.mid)
    assert found == sorted(found)


def test_a_level_the_role_has_not_is_refused():
    with pytest.raises(Problem, match="no leads of this role"):
        target_range("lead", role="customer-success", as_of=TODAY)


def test_an_industry_counts_by_the_occupations_own_ratio():
    plain = target_range("mid", role="collections", as_of=TODAY)
    lower = target_range("mid", role="collections", industry="outsourcer", as_of=TODAY)
    assert lower.target < plain.target
    assert lower.industry == "outsourcer"


def test_customer_service_by_name_is_the_same_range():
    named = target_range("mid", role="call center agent", area="Denver, CO", as_of=TODAY)
    assert named == target_range("mid", area="Denver, CO", as_of=TODAY)


def test_few_people_and_an_unsure_survey_are_said():
    few = target_range("mid", role="collections", area="Page, AZ", as_of=TODAY)
    assert "about 30 people" in few.caution("role-few")
    assert few.caution("role-error") == ""
    unsure = target_range("mid", role="collections", area="AK", as_of=TODAY)
    assert "5.6%" in unsure.caution("role-error")
    assert unsure.caution("role-few") == ""
