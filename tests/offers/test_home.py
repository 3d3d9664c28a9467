"""Where one lives and works with an offer, and which taxes and prices follow."""

from __future__ import annotations

import pytest
from offer_examples import RULES, SINGLE

from negotiate.api.taxes import TaxesOnFile
from negotiate.files.gazetteer import Gazetteer
from negotiate.files.local_taxes import Household
from negotiate.model.band import Center
from negotiate.model.offer import Offer
from negotiate.offers.home import lived, miles_apart, place_taxes, too_far
from negotiate.offers.taxes import YearOfPay, take_home
from negotiate.words.places import resolve

GAZETTEER = Gazetteer()
TABLES = TaxesOnFile(Household("single", 0), 2026, GAZETTEER)


def at(text):
    return resolve(text, GAZETTEER)


def taxes_of(work, home="US", **offer):
    return place_taxes(Offer(name="o", salary=50_000, **offer), at(work), at(home), TABLES)


def left(work, home="US", pay=50_000, **offer):
    """What is left of 50,000."""
    return take_home(YearOfPay(pay), taxes_of(work, home, **offer).taxes, RULES)


def test_a_remote_job_is_worked_at_home_and_one_moves_only_where_one_says_so():
    offer = Offer(name="o", salary=1)
    there, home = at("Phoenix, AZ"), at("Denver, CO")
    assert lived(offer, at("remote"), home).work == home
    assert lived(offer, there, home) == (home, there)
    assert lived(Offer(name="o", salary=1, moves=True), there, home) == (there, there)
    assert lived(offer, there, at("US")) == (there, there)
    assert lived(offer, at("remote"), at("US")) is None


def test_the_home_state_taxes_and_the_state_of_work_takes_payroll_taxes():
    apart, oregon, washington = left("WA", "OR"), left("OR"), left("WA")
    assert apart.state_income == oregon.state_income
    assert apart.work_income == 0
    assert apart.state_payroll == washington.state_payroll > oregon.state_payroll


def test_without_an_agreement_the_higher_of_both_states_is_due():
    jersey, new_york, apart = left("NJ"), left("NY"), left("NY", "NJ")
    assert jersey.state_income < new_york.state_income
    assert apart.work_income == new_york.state_income
    assert apart.state_income == 0
    back = left("NJ", "NY")
    assert back.work_income + back.state_income == pytest.approx(new_york.state_income)
    assert any("no agreement on file" in note for note in taxes_of("NY", "NJ").notes)


@pytest.mark.parametrize(
    ("home", "work"), [("NJ", "Harrisburg, PA"), ("VA", "DC"), ("CA", "DC"), ("WI", "IL")]
)
def test_under_reciprocity_the_home_state_alone_taxes(home, work):
    apart = left(work, home)
    assert apart.work_income == 0
    assert apart.state_income == pytest.approx(left(home).state_income)
    assert not any("agreement" in note for note in taxes_of(work, home).notes)


def test_the_district_taxes_its_own_people_wherever_they_work():
    assert left("CA", "DC").state_income + left("CA", "DC").work_income == pytest.approx(
        max(left("CA").state_income, left("DC").state_income)
    )


@pytest.mark.parametrize(
    ("home", "work", "local"),
    [
        ("Columbus, OH", "Columbus, OH", {"Columbus": 1_250}),
        ("Dublin, OH", "Columbus, OH", {"Columbus": 1_250}),
        ("Cincinnati, OH", "Columbus, OH", {"Columbus": 1_250}),
        ("Youngstown, OH", "Cincinnati, OH", {"Cincinnati": 900, "Youngstown": 475}),
        ("Philadelphia, PA", "Philadelphia, PA", {"Philadelphia": 1_867.5}),
        ("Camden, NJ", "Philadelphia, PA", {"Philadelphia": 1_712.5}),
        ("Pittsburgh, PA", "Pittsburgh, PA", {"Pittsburgh": 1_552}),
        ("Detroit, MI", "Detroit, MI", {"Detroit": 0.024 * 49_400}),
        ("Detroit, MI", "Lansing, MI", {"Lansing": 247, "Detroit": 0.024 * 49_400 - 247}),
        ("Louisville, KY", "Louisville, KY", {"Louisville": 1_100}),
        ("Jeffersonville, IN", "Louisville, KY", {"Louisville": 725, "Clark County": 255}),
        ("Indianapolis, IN", "Indianapolis, IN", {"Marion County": 0.0202 * 49_000}),
        ("Rockville, MD", "Bethesda, MD", {"Montgomery County": 0.032 * 43_400}),
        ("Frederick, MD", "Frederick, MD", {"Frederick County": 0.0275 * 43_400}),
        ("Kansas City, MO", "St. Louis, MO", {"St. Louis": 500}),
        ("Birmingham, AL", "Birmingham, AL", {"Birmingham": 500}),
        ("Yonkers, NY", "Albany, NY", {"Yonkers": 0.1675 * 2_103}),
        ("Albany, NY", "Brooklyn, NY", {}),
        ("Denver, CO", "Denver, CO", {"Denver": 69}),
        ("Aurora, CO", "Aurora, CO", {}),  # its tax ended in 2025
        ("Louisville, KY", "Jeffersonville, IN", {"Clark County": 0.02 * 49_000}),
        ("Chicago, IL", "Hammond, IN", {"Lake County": 0.015 * 49_000}),
        ("Hammond, IN", "Indianapolis, IN", {"Lake County": 0.015 * 49_000}),
        ("Kokomo, IN", "Kokomo, IN", {"Howard County": 0.0235 * 49_000}),
        ("Chestertown, MD", "Chestertown, MD", {"Kent County": 0.033 * 43_400}),
        ("Cumberland, MD", "Cumberland, MD", {"Allegany County": 0.032 * 43_400}),
        ("Grayling, MI", "Grayling, MI", {"Grayling": 0.01 * 47_000}),
        ("Scranton, PA", "Scranton, PA", {"Scranton": 1_700 + 156}),
        ("Camden, NJ", "Allentown, PA", {"Allentown": 52}),
        (
            "Cincinnati, OH",
            "Covington, KY",
            {"Covington": 0.0245 * 50_000, "Kenton County": 0.009097 * 50_000},
        ),
        (
            "Newport, KY",
            "Newport, KY",
            {"Newport": 0.025 * 50_000, "Campbell County": 0.0105 * 50_000},
        ),
        ("Florence, KY", "Hebron, KY", {"Boone County": 425, "Boone County schools": 250}),
        ("Gadsden, AL", "Gadsden, AL", {"Gadsden": 1_000}),
        ("Eugene, OR", "Eugene, OR", {"Eugene": 220}),
        ("Weirton, WV", "Weirton, WV", {"Weirton": 260}),
        ("Phoenix, AZ", "Tucson, AZ", {}),
    ],
)
def test_local_taxes_of_50_000_by_hand(home, work, local):
    found = dict(left(work, home).local)
    assert found.keys() == local.keys()
    for name, due in local.items():
        assert found[name] == pytest.approx(due, abs=5)


@pytest.mark.parametrize(
    ("place", "name", "under", "from_there"),
    [
        ("Denver, CO", "Denver", 5_900, 69),
        ("Pittsburgh, PA", "Pittsburgh", 11_900, 52 + 0.03 * 12_000),
        ("Eugene, OR", "Eugene", 32_300, 0.0044 * 32_400),
    ],
)
def test_low_pay_owes_no_dollars_a_year_and_no_rate_that_starts_higher(
    place, name, under, from_there
):
    low = dict(left(place, place, pay=under).local).get(name, 0.0)
    assert low == pytest.approx(0.03 * under if name == "Pittsburgh" else 0.0)
    higher = dict(left(place, place, pay=under + 100).local)[name]
    assert higher == pytest.approx(from_there, abs=1)


def test_new_york_city_taxes_who_lives_there_in_every_borough():
    taxes = [
        dict(left("Albany, NY", home).local)["New York City"]
        for home in ("New York, NY", "Brooklyn, NY", "Queens, NY", "Bronx, NY", "Staten Island, NY")
    ]
    assert len(set(taxes)) == 1
    assert taxes[0] == pytest.approx(1_390, abs=60)


def test_philadelphias_tax_comes_off_new_jerseys():
    camden = left("Philadelphia, PA", "Camden, NJ")
    assert camden.state_income == pytest.approx(0, abs=1)
    assert camden.work_income == 0


def test_maryland_taxes_people_from_elsewhere_unless_an_agreement_says_no():
    delaware, virginia = left("MD", "DE"), left("MD", "VA")
    assert delaware.work_income == pytest.approx(left("MD").state_income + 0.0225 * 43_400, abs=2)
    assert virginia.work_income == 0


@pytest.mark.parametrize(
    ("home", "work", "said"),
    [
        ("Butler, PA", "Butler, PA", "most of Pennsylvania; no rate is on file"),
        ("Camden, NJ", "Allentown, PA", "A local tax of about 1%"),
        ("OH", "Columbus, OH", "in much of Ohio; no rate is on file for OH"),
        ("Portland, OR", "Vancouver, WA", "arts tax, $50 a year ($100 joint)"),
        ("Elkins, WV", "Elkins, WV", "some cities of West Virginia; no rate is on file"),
        ("Lexington, KY", "Somerset, KY", "counties and cities of Kentucky; no rate"),
        ("Hamilton, AL", "Hamilton, AL", "Hamilton was not read at its source"),
    ],
)
def test_what_is_not_on_file_or_not_sure_is_named(home, work, said):
    notes = taxes_of(work, home).notes
    assert any(said in note for note in notes)
    assert all(note[0] == '"' or note[0].isupper() for note in notes)
    assert not any(note[:1].casefold() == note[1:2].casefold() for note in notes)


def test_a_place_with_its_tax_on_file_is_not_nagged_about():
    for place in ("Columbus, OH", "Philadelphia, PA", "Louisville, KY", "Phoenix, AZ"):
        assert taxes_of(place, place).notes == ()


def test_prices_are_those_of_home_unless_one_moves():
    assert taxes_of("San Francisco, CA", "Phoenix, AZ").home_over_place == 1
    moved = taxes_of("San Francisco, CA", "Phoenix, AZ", moves=True).home_over_place
    assert 0.7 < moved < 1
    assert taxes_of("San Francisco, CA").home_over_place < 1


def test_a_home_without_tax_rows_is_taxed_where_the_job_is_and_that_is_said():
    found = taxes_of("TX", "Guam")
    assert found.taxes.state.state == "TX"
    assert "no taxes are on file for GU, so those of TX alone are counted" in found.notes[0]
    assert taxes_of("Guam", "Guam").taxes is None
    assert "no take-home" in taxes_of("Guam", "Guam").notes[0]


def test_the_place_that_lacks_prices_is_the_one_named():
    class Without(TaxesOnFile):
        def prices(self, place):
            return None if place.state == "TX" else super().prices(place)

    tables = Without(Household("single", 0), 2026, GAZETTEER)
    offer = Offer(name="o", salary=1, moves=True)
    found = place_taxes(offer, at("Dallas, TX"), at("Phoenix, AZ"), tables)
    assert found.home_over_place is None
    assert "Dallas" in found.notes[-1].partition(":")[0]


def test_miles_between_places_take_off_their_reach():
    phoenix, denver = (
        Center(latitude=33.4, longitude=-112.1, radius=0.0),
        Center(latitude=39.7, longitude=-105.0, radius=20.0),
    )
    assert miles_apart(phoenix, denver) == pytest.approx(586 - 20, abs=10)
    assert miles_apart(phoenix, phoenix) == 0


@pytest.mark.parametrize(
    ("home", "work", "asked"),
    [
        ("Phoenix, AZ", "Denver, CO", True),
        ("TX", "CA", True),
        ("Trenton, NJ", "New York, NY", False),
        ("Portland, OR", "Vancouver, WA", False),
        ("OH", "Columbus, OH", False),
        ("Los Angeles, CA", "San Francisco, CA", True),
        ("Baltimore, MD", "Washington, DC", False),
        ("Phoenix, AZ", "Phoenix, AZ", False),
    ],
)
def test_a_home_too_far_from_work_is_asked_about(home, work, asked):
    offer = Offer(name="o", salary=1)
    where = lived(offer, at(work), at(home))
    centers = (GAZETTEER.center(where.home), GAZETTEER.center(where.work))
    assert None not in centers
    assert bool(too_far(offer, where, centers, RULES)) is asked


def test_who_moves_is_not_asked():
    offer = Offer(name="o", salary=1, moves=True)
    where = lived(offer, at("Denver, CO"), at("Phoenix, AZ"))
    assert too_far(offer, where, (None, None), RULES) == ""
    assert where.home == where.work
    assert SINGLE.credits is None
