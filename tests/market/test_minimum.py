"""Which legal figure holds where, and from when."""

from __future__ import annotations

from datetime import date

import pytest
from assessments import figure
from conftest import TODAY

from negotiate.market.minimum import in_force
from negotiate.model.band import Place
from negotiate.words.places import resolve


def wage(facts, gazetteer, area, day=TODAY):
    return in_force(facts.minimum_wages, resolve(area, gazetteer), day)


def floor(facts, gazetteer, area, day=TODAY):
    return in_force(facts.salary_floors, resolve(area, gazetteer), day).amount


@pytest.mark.parametrize(
    ("area", "amount"),
    [
        ("US", 7.25),
        ("TX", 7.25),
        ("Phoenix, AZ", 15.15),
        ("Fresno, CA", 16.90),
        ("Denver, CO", 19.29),
        ("Denver County, CO", 19.29),
        ("Aurora, CO", 15.16),  # a city of Denver's metro, not Denver
        ("19740", 15.16),  # the metro by its code
        ("Seattle, WA", 21.30),
        ("Cook County, IL", 15.40),
        ("Chicago", 17.05),
        ("Portland, OR", 16.80),
        ("Beaverton, OR", 16.80),
        ("Salem, OR", 15.55),
        ("Baker County, OR", 14.55),  # lower than the rest of its state
        ("Portland, ME", 16.75),
        ("Brooklyn", 17.00),
        ("Yonkers, NY", 17.00),
        ("Buffalo, NY", 16.00),
        ("Kansas City, KS", 7.25),
        ("Kansas City, MO", 15.00),
        ("Mayaguez, PR", 10.50),
    ],
)
def test_the_minimum_of_the_place_typed_holds(facts, gazetteer, area, amount):
    assert wage(facts, gazetteer, area).amount == amount


def test_a_row_counts_only_from_its_date(facts, gazetteer):
    assert wage(facts, gazetteer, "AZ", date(2025, 12, 31)).amount == 7.25
    assert wage(facts, gazetteer, "AZ", date(2026, 1, 1)).amount == 15.15


def test_the_next_figure_is_known_before_and_in_force_from_its_day(facts, gazetteer):
    before = wage(facts, gazetteer, "CA", date(2026, 12, 31))
    assert (before.amount, before.next_amount) == (16.90, 17.40)
    after = wage(facts, gazetteer, "CA", date(2027, 1, 1))
    assert (after.amount, after.next_amount) == (17.40, None)


def test_the_next_change_is_known_however_far_ahead(facts, gazetteer):
    assert wage(facts, gazetteer, "HI").next_amount == 18.00


def test_a_state_that_overtakes_a_city_holds_there_too(facts, gazetteer):
    assert wage(facts, gazetteer, "Oakland, CA", date(2027, 1, 1)).amount == 17.40


@pytest.mark.parametrize(
    ("area", "amount"),
    [
        ("TX", 35_568),
        ("CA", 70_304),
        ("Seattle, WA", 80_168.40),
        ("Brooklyn", 66_300),
        ("Buffalo, NY", 62_353.20),
        ("PR", 23_660),  # below the federal figure, which it replaces
        ("Mayaguez, PR", 23_660),
    ],
)
def test_the_salary_floor_of_the_place_holds(facts, gazetteer, area, amount):
    assert floor(facts, gazetteer, area) == amount


def test_before_any_row_nothing_is_in_force(facts, gazetteer):
    assert wage(facts, gazetteer, "US", date(2009, 7, 23)) is None


# --- rows made by hand

PLACE = Place("04", "Arizona", "state", "AZ", key="phoenix", typed="AZ")


def rise(amount, to, day, **more):
    return figure(amount, next_amount=to, next_from=day, **more)


def test_of_two_equal_figures_the_states_own_is_named():
    federal = figure(10.0, kind="federal", state="", jurisdiction="federal")
    assert in_force([figure(10.0), federal], PLACE, TODAY).row.kind == "state"
    assert in_force([federal, figure(10.0)], PLACE, TODAY).row.kind == "state"
    assert in_force([figure(9.0), federal], PLACE, TODAY).row.kind == "federal"
    assert in_force([figure(9.0, state="CA")], PLACE, TODAY) is None


def test_the_next_change_is_one_that_lifts_the_figure():
    near = date(2027, 1, 1)
    assert in_force([rise(10.0, 11.0, near)], PLACE, TODAY)[2:] == (11.0, near)
    lower = rise(8.0, 10.0, near, kind="federal", state="")
    assert in_force([figure(10.0), lower], PLACE, TODAY)[2:] == (None, None)
    higher = rise(8.0, 10.5, near, kind="federal", state="")
    assert in_force([figure(10.0), higher], PLACE, TODAY)[2:] == (10.5, near)
    unknown = figure(10.0, next_from=near)
    assert in_force([unknown], PLACE, TODAY)[2:] == (None, None)
    today = rise(10.0, 11.0, TODAY)
    assert in_force([today], PLACE, TODAY)[:1] == (11.0,)


def test_a_region_stands_in_for_its_state_and_a_special_figure_for_the_federal_one():
    region = figure(9.0, kind="region", places=("Phoenix",))
    assert in_force([figure(10.0), region], PLACE, TODAY).amount == 9.0
    special = figure(5.0, kind="special")
    federal = figure(7.25, kind="federal", state="")
    assert in_force([federal, special], PLACE, TODAY).amount == 5.0
    elsewhere = figure(12.0, kind="local", places=("Tucson",))
    assert in_force([figure(10.0), elsewhere], PLACE, TODAY).amount == 10.0
