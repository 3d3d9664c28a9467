"""Local taxes: owed at work, then at home, less what the home credits."""

from __future__ import annotations

import pytest

from negotiate.model.tax import LocalTax
from negotiate.offers.local_taxes import TaxedPay, local_taxes

CITY = LocalTax(
    name="City",
    state="OH",
    at_home=False,
    whole_state=False,
    rates=((0.0, 0.025),),
    of_whole=False,
    a_year=0.0,
    base="wages",
    less=0.0,
    less_earned_credits=0.0,
    credit="none",
    credit_most=1.0,
    points=None,
    year=2026,
    source="x",
    sure=True,
)
SUBURB = CITY._replace(name="Suburb", at_home=True, rates=((0.0, 0.02),), credit="local")
PAID = TaxedPay(pay=51_000.0, wages=50_000.0, earned_credit=0.0)


def owed(*taxes, paid=PAID, net=1_000.0, home=1_000.0, work=0.0):
    return dict(local_taxes(taxes, paid, net, home, work).each)


def test_the_city_of_work_comes_first_and_the_home_credits_it():
    assert owed(CITY, SUBURB) == {"City": 1_250}
    assert owed(CITY._replace(rates=((0.0, 0.01),)), SUBURB) == {"City": 500, "Suburb": 500}
    assert owed(CITY, SUBURB._replace(credit="none")) == {"City": 1_250, "Suburb": 1_000}


def test_a_credit_may_end_under_what_was_paid():
    assert owed(CITY, SUBURB._replace(credit_most=0.005)) == {"City": 1_250, "Suburb": 750}


def test_a_credit_of_taxes_outside_the_state_takes_none_inside_it():
    inside = owed(CITY, SUBURB._replace(credit="local outside"))
    assert inside == {"City": 1_250, "Suburb": 1_000}
    outside = owed(CITY, SUBURB._replace(credit="local outside", state="IN"))
    assert outside == {"City": 1_250}


def test_what_the_home_state_cannot_credit_comes_off_the_county():
    """Maryland: the state of work takes 300 more than the home state's tax."""
    county = SUBURB._replace(credit="state")
    assert owed(county, home=2_000.0, work=2_300.0) == {"Suburb": 700}
    assert owed(county, home=2_000.0, work=1_500.0) == {"Suburb": 1_000}


def test_a_whole_states_tax_on_people_from_elsewhere_is_part_of_that_states():
    found = local_taxes([CITY._replace(whole_state=True)], PAID, 0.0, 0.0, 0.0)
    assert found.of_work_state == 1_250
    assert found.each == ()


@pytest.mark.parametrize(
    ("change", "due"),
    [
        ({"base": "pay"}, 1_275),
        ({"base": "state tax", "rates": ((0.0, 0.1675),)}, 167.5),
        ({"less": 10_000.0}, 1_000),
        ({"less": 60_000.0}, 0),
        ({"rates": ((0.0, 0.01), (20_000.0, 0.02))}, 800),
        ({"rates": ((0.0, 0.01), (20_000.0, 0.02)), "of_whole": True}, 1_000),
        ({"rates": ((0.0, 0.0),), "a_year": 52.0}, 52),
        ({"points": ((40_000.0, 60_000.0), (800.0, 1_600.0))}, 1_200),
    ],
)
def test_a_tax_is_on_what_its_row_says(change, due):
    assert sum(owed(CITY._replace(**change)).values()) == pytest.approx(due)


def test_ten_times_the_earned_income_credit_comes_off_a_countys_base():
    county = CITY._replace(less_earned_credits=10.0)
    assert owed(county, paid=PAID._replace(earned_credit=1_000.0)) == {"City": 1_000}
    assert owed(county, paid=PAID._replace(earned_credit=6_000.0)) == {}


def test_a_city_may_pay_credits_out_and_takes_nothing_back_for_them():
    """New York City on low pay with children: tax paid at work is no more of a credit then."""
    city = SUBURB._replace(points=((10_000.0, 50_000.0), (-900.0, -100.0)))
    assert owed(city) == {"Suburb": -100}
    assert owed(CITY, city) == {"City": 1_250, "Suburb": -100}


def test_without_pay_there_is_no_tax():
    nothing = TaxedPay(pay=0.0, wages=0.0, earned_credit=0.0)
    assert owed(CITY._replace(a_year=52.0), SUBURB, paid=nothing) == {}
