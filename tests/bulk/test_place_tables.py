"""Which metro or rural area a place's name leads to, from lists of towns and counties."""

from __future__ import annotations

import pandas as pd
import pytest

from negotiate.bulk.place_tables import Counties, county_table, joined, town_table
from negotiate.files.data import read_rows
from negotiate.model.text import place_key

WAGES = pd.DataFrame(
    [
        ("state", "51", "VA"),
        ("rural", "51-rural", "VA"),
        ("metro", "47900", "VA"),
        ("state", "34", "NJ"),
        ("metro", "35620", "NJ"),
    ],
    columns=["area_type", "area_code", "state"],
)
METRO_COUNTIES = pd.DataFrame(
    [
        ("Alexandria city", "VA", "47900", "OMB"),
        ("Fairfax County", "VA", "47900", "OMB"),
        ("DeSoto County", "VA", "47900", "OMB"),
        ("St. Mary's County", "VA", "47900", "OMB"),
    ],
    columns=["county", "state", "area_code", "source"],
)


def tables(towns, town_counties):
    """The rows of towns as (city, county, area code), and of counties as (key, area code)."""
    listed = pd.DataFrame(towns, columns=["city", "state", "area_code"]).assign(source="list")
    by_county = pd.DataFrame(town_counties, columns=["city", "state", "county"])
    counties = Counties(WAGES, METRO_COUNTIES, by_county)
    places = town_table(listed, by_county, counties)
    names = county_table(METRO_COUNTIES, by_county, counties)
    return (
        [(r.city, r.county, r.area_code) for r in places.itertuples()],
        {r.key: r.area_code for r in names.itertuples()},
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("City of Alexandria", "Alexandria city"),
        ("Saint Mary's County", "St. Marys County"),
        ("De Soto County", "DeSoto County"),
        ("Doña Ana County", "Dona Ana County"),
    ],
)
def test_a_countys_names_are_one(one, other):
    assert joined(one) == joined(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Fairfax County", "Fairfax city"), ("Bedford city", "Bedford County")],
)
def test_a_county_is_not_the_city_of_its_name(one, other):
    assert joined(one) != joined(other)


@pytest.mark.parametrize(
    "county", ["City of Alexandria", "Saint Marys County", "De Soto County", "Fairfax County"]
)
def test_a_town_of_a_metros_county_is_in_the_metro(county):
    towns, _ = tables([], [("Oakton", "VA", county)])
    assert towns == [("Oakton", county, "47900")]


def test_a_town_of_another_county_is_rural():
    towns, counties = tables([], [("Luray", "VA", "Page County")])
    assert towns == [("Luray", "Page County", "51-rural")]
    assert counties["page county"] == "51-rural"


def test_a_listed_town_is_in_its_metro_whatever_its_county_says():
    towns, _ = tables([("Luray", "VA", "47900")], [("Luray", "VA", "Page County")])
    assert towns == [("Luray", "", "47900")]


def test_a_listed_town_takes_the_county_of_that_name_inside_its_metro():
    known = [("Oakton", "VA", "Page County"), ("Oakton", "VA", "Fairfax County")]
    towns, _ = tables([("Oakton", "VA", "47900")], known)
    assert towns == [("Oakton", "Fairfax County", "47900")]


def test_a_name_of_several_counties_has_a_row_for_each_where_they_lie_apart():
    known = [("Oakton", "VA", "Page County"), ("Oakton", "VA", "Fairfax County")]
    towns, _ = tables([], known)
    assert towns == [
        ("Oakton", "Fairfax County", "47900"),
        ("Oakton", "Page County", "51-rural"),
    ]


def test_a_name_of_several_rural_counties_is_rural_without_a_county():
    known = [("Oakton", "VA", "Page County"), ("Oakton", "VA", "Bath County")]
    towns, _ = tables([], known)
    assert towns == [("Oakton", "", "51-rural")]


def test_a_state_without_rural_areas_has_its_own_row():
    towns, _ = tables([], [("Nowhere", "NJ", "Page County")])
    assert towns == [("Nowhere", "Page County", "34")]


def test_no_city_a_metro_is_named_for_is_rural():
    cities = {(row["key"], row["state"]) for row in read_rows("metro_cities.csv")}
    rural = {
        (row["key"], row["state"])
        for row in read_rows("towns.csv")
        if row["area_code"].endswith("-rural")
    }
    assert not cities & rural


def test_every_listed_town_keeps_its_metro():
    found = {(row["key"], row["state"]): row["area_code"] for row in read_rows("towns.csv")}
    seen = set()
    for row in read_rows("sources/towns.csv"):
        key = (place_key(row["city"]), row["state"])
        assert key in seen or found[key] == row["area_code"]
        seen.add(key)
