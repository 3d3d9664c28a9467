"""Which legal figure holds where, and from when."""

from __future__ import annotations

from datetime import date, timedelta

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


CALCHAMBER = "CalChamber"
CHANGES = [
    # place, first day, the figure from then, the one of the day before, who says so
    ("CO", "2027-01-01", 15.71, 15.16, "Colo. Dept. of Labor"),
    ("Denver, CO", "2027-01-01", 19.84, 19.29, "Colo. Dept. of Labor"),
    ("ME", "2027-01-01", 15.70, 15.10, "Maine Dept. of Labor"),
    ("MN", "2027-01-01", 11.87, 11.41, "Minn. Dept. of Labor"),
    ("NE", "2027-01-01", 15.26, 15.00, "Neb. Dept. of Labor"),
    ("CA", "2027-01-01", 17.40, 16.90, "Cal. Lab. Code 1182.12"),
    ("CT", "2027-01-01", 17.48, 16.94, "31-58"),
    ("MI", "2027-01-01", 15.00, 13.73, "MCL 408.934"),
    ("NJ", "2027-01-01", 16.48, 15.92, "34:11-56a4"),
    ("RI", "2027-01-01", 17.00, 16.00, "28-12-3"),
    ("VA", "2027-01-01", 13.75, 12.77, "40.1-28.10"),
    ("VA", "2028-01-01", 15.00, 13.75, "40.1-28.10"),
    ("WA", "2027-01-01", 17.73, 17.13, "49.46.020"),
    ("AK", "2027-07-01", 15.00, 14.00, "23.10.065"),
    ("HI", "2028-01-01", 18.00, 16.00, "387-2"),
    ("Portland, ME", "2027-01-01", 17.75, 16.75, "Question A"),
    ("Portland, ME", "2028-01-01", 19.00, 17.75, "Question A"),
    ("Howard County, MD", "2025-01-01", 16.00, 15.00, "82-2021"),
    ("Santa Fe, NM", "2025-03-01", 15.00, 12.00, "City of Santa Fe"),
    ("Las Cruces, NM", "2026-01-01", 13.01, 12.00, "Las Cruces ordinance"),
    ("Tukwila, WA", "2026-01-01", 21.65, 7.25, "Tukwila Municipal Code 5.63"),
    ("Burien, WA", "2026-01-01", 21.63, 7.25, "Burien ordinance"),
    *(
        (f"{city}, CA", "2026-01-01", amount, 7.25, CALCHAMBER)
        for city, amount in {
            "Santa Rosa": 18.21,
            "Sunnyvale": 19.50,
            "Richmond": 19.18,
            "San Mateo": 18.60,
            "Daly City": 17.50,
            "Redwood City": 18.65,
            "Palo Alto": 18.70,
            "Los Altos": 18.70,
            "Cupertino": 18.70,
            "South San Francisco": 18.15,
            "San Mateo County": 17.95,
            "Petaluma": 18.31,
            "West Hollywood": 20.25,
            "Menlo Park": 17.55,
            "Foster City": 17.85,
            "Burlingame": 17.86,
            "San Carlos": 17.75,
            "East Palo Alto": 17.90,
            "Belmont": 18.95,
            "El Cerrito": 18.82,
            "Half Moon Bay": 17.91,
            "Novato": 17.73,
            "Sonoma": 18.47,
        }.items()
    ),
]


@pytest.mark.parametrize(("area", "first", "amount", "before", "source"), CHANGES)
def test_a_minimum_holds_from_its_first_day(facts, gazetteer, area, first, amount, before, source):
    day = date.fromisoformat(first)
    now = wage(facts, gazetteer, area, day)
    assert now.amount == amount
    assert source in now.row.source
    assert wage(facts, gazetteer, area, day - timedelta(1)).amount == before


@pytest.mark.parametrize("day", [TODAY, date(2027, 1, 1), date(2029, 1, 1)])
def test_oklahomas_rejected_question_raises_nothing(facts, gazetteer, day):
    oklahoma = wage(facts, gazetteer, "OK", day)
    assert (oklahoma.amount, oklahoma.next_amount, oklahoma.row.state) == (7.25, None, "OK")
    assert "rejected" in oklahoma.row.note


@pytest.mark.parametrize(
    ("area", "day", "whose"),
    [
        ("Emeryville, CA", "2026-11-26", "Emeryville"),
        ("Alameda, CA", "2026-11-26", "Alameda"),
        ("Malibu, CA", "2026-11-26", "Malibu"),
        ("King County, WA", "2026-11-26", "King County (unincorporated)"),
        ("Boulder County, CO", "2026-11-26", "Boulder County (unincorporated)"),
        ("Montgomery County, MD", "2026-06-30", None),
        ("Montgomery County, MD", "2026-07-01", "Montgomery County, 51+ employees"),
        ("Santa Fe, NM", "2026-02-28", None),
        ("Santa Fe, NM", "2026-03-01", "Santa Fe"),
        ("Seattle, WA", "2026-12-31", None),
        ("Seattle, WA", "2027-01-01", "Seattle"),
        ("Oakland, CA", "2027-01-01", "Oakland"),  # though the state's is higher by then
        ("AZ", "2027-01-01", "Arizona"),
        ("CA", "2027-01-01", None),
        ("Boulder, CO", "2026-11-26", None),
    ],
)
def test_a_minimum_that_is_not_on_file_is_known_to_be_missing(facts, gazetteer, area, day, whose):
    missing = wage(facts, gazetteer, area, date.fromisoformat(day)).missing
    assert (missing and missing.jurisdiction) == whose


def test_a_minimum_that_is_not_on_file_is_never_a_figure(facts, gazetteer):
    assert wage(facts, gazetteer, "Emeryville, CA").amount == 16.90
    assert wage(facts, gazetteer, "Emeryville, CA").row.jurisdiction == "California"


FLOORS = [
    ("ME", "2027-01-01", 47_100.0, 45_300.32, "computed"),
    ("CA", "2027-01-01", 72_384.0, 70_304.0, "computed"),
    ("WA", "2027-01-01", 82_976.40, 80_168.40, "computed"),
    ("AK", "2027-07-01", 62_400.0, 58_240.0, "computed"),
]


@pytest.mark.parametrize(("area", "first", "amount", "before", "grade"), FLOORS)
def test_a_salary_floor_holds_from_its_first_day(
    facts, gazetteer, area, first, amount, before, grade
):
    day, place = date.fromisoformat(first), resolve(area, gazetteer)
    now = in_force(facts.salary_floors, place, day)
    assert (now.amount, now.row.grade) == (amount, grade)
    assert in_force(facts.salary_floors, place, day - timedelta(1)).amount == before


def test_where_size_decides_the_lower_floor_counts_and_the_higher_is_named(facts, gazetteer):
    for day in (TODAY, date(2027, 1, 1)):
        seattle = in_force(facts.salary_floors, resolve("Seattle, WA", gazetteer), day)
        assert (seattle.larger.amount, seattle.larger.effective_from) == (
            92_196.0,
            date(2027, 1, 1),
        )
    assert in_force(facts.salary_floors, resolve("TX", gazetteer), TODAY).larger is None


def test_the_floor_of_colorado_for_2027_is_not_made_up(facts, gazetteer):
    for day in (TODAY, date(2027, 1, 1)):
        colorado = in_force(facts.salary_floors, resolve("CO", gazetteer), day)
        assert (colorado.amount, colorado.next_amount) == (57_784.0, None)


# --- rows made by hand

PLACE = Place("04", "Arizona", "state", "AZ", key="phoenix", typed="AZ")


def rise(amount, to, day, **more):
    """A figure and the one that follows it, as the reader makes them of two rows."""
    first = figure(amount, next_amount=to, next_from=day, **more)
    return [first, figure(to, effective_from=day, **more)]


def test_of_two_equal_figures_the_states_own_is_named():
    federal = figure(10.0, kind="federal", state="", jurisdiction="federal")
    assert in_force([figure(10.0), federal], PLACE, TODAY).row.kind == "state"
    assert in_force([federal, figure(10.0)], PLACE, TODAY).row.kind == "state"
    assert in_force([figure(9.0), federal], PLACE, TODAY).row.kind == "federal"
    assert in_force([figure(9.0, state="CA")], PLACE, TODAY) is None


def test_the_next_change_is_one_that_lifts_the_figure():
    near = date(2027, 1, 1)
    assert in_force(rise(10.0, 11.0, near), PLACE, TODAY)[2:4] == (11.0, near)
    lower = rise(8.0, 10.0, near, kind="federal", state="")
    assert in_force([figure(10.0), *lower], PLACE, TODAY)[2:4] == (None, None)
    higher = rise(8.0, 10.5, near, kind="federal", state="")
    assert in_force([figure(10.0), *higher], PLACE, TODAY)[2:4] == (10.5, near)
    unknown = figure(10.0, next_from=near)
    assert in_force([unknown], PLACE, TODAY)[2:4] == (None, None)
    today = rise(10.0, 11.0, TODAY)
    assert in_force(today, PLACE, TODAY).row is today[1]
    assert in_force(today, PLACE, TODAY - timedelta(1)).row is today[0]


def test_a_region_stands_in_for_its_state_and_a_special_figure_for_the_federal_one():
    region = figure(9.0, kind="region", places=("Phoenix",))
    assert in_force([figure(10.0), region], PLACE, TODAY).amount == 9.0
    special = figure(5.0, kind="special")
    federal = figure(7.25, kind="federal", state="")
    assert in_force([federal, special], PLACE, TODAY).amount == 5.0
    elsewhere = figure(12.0, kind="local", places=("Tucson",))
    assert in_force([figure(10.0), elsewhere], PLACE, TODAY).amount == 10.0
