"""The law in an offer: minimum wages, training and commission, contractors."""

from __future__ import annotations

from dataclasses import replace

import pytest

from negotiate.model.comparison import Law
from negotiate.model.offer import Commission, Draw, Offer, SignOn, TimeOff, Training
from negotiate.offers.legal import leave_cautions, legal_cautions

FIFTEEN = Law(minimum_wage=15.0, minimum_of="here")
SALARY = Offer(name="o", salary=50_000)
SALES = Offer(name="o", hourly=9.0, commission=Commission(expected=20_800))


def said(offer, law=FIFTEEN):
    return " ".join(legal_cautions(offer, law))


def test_commission_counts_toward_the_minimum_wage():
    """9.00 and 10.00 expected: in a bad month they owe the rest."""
    assert said(SALES) == (
        "without commission pay is $9.00 an hour; commission counts toward the legal minimum of "
        "$15.00 (here), and where it falls short they owe the rest. Ask what a bad month pays."
    )
    little = replace(SALES, commission=Commission(expected=2_080))
    assert said(little) == (
        "with commission it is $10.00 an hour, under the legal minimum of $15.00 (here)."
    )
    assert said(replace(SALES, hourly=15.0)) == ""


def test_a_draw_that_is_kept_counts_too():
    kept = Draw(monthly=1_040, recoverable=False)
    assert said(replace(SALES, draw=kept)) == ""
    assert "without commission pay is $9.00" in said(replace(SALES, draw=Draw(monthly=1_040)))


def test_training_is_held_against_the_minimum_wage():
    trained = Offer(name="o", hourly=17.0, training=Training(weeks=6, hourly=14.5))
    assert said(trained) == (
        "training at $14.50 an hour is under the legal minimum of $15.00 (here)."
    )
    assert said(replace(trained, training=Training(weeks=6, hourly=15.0))) == ""


@pytest.mark.parametrize("hourly", [9.0, 21.0])
def test_a_contractor_has_no_minimum_and_may_be_an_employee(hourly):
    contract = Offer(name="o", hourly=hourly, employment="1099")
    assert "often an employee in law" in said(contract)
    assert "legal minimum" not in said(contract)


def test_money_to_pay_back_is_worth_a_caution_where_there_is_some():
    law = Law(repay="Ask what goes back.")
    bound = replace(SALARY, sign_on=SignOn(amount=2_000, repay_within_months=12))
    assert list(legal_cautions(bound, law)) == [
        "its sign-on may have to go back. Ask what goes back."
    ]
    free = replace(SALARY, sign_on=SignOn(amount=2_000))
    assert list(legal_cautions(free, law)) == []
    assert list(legal_cautions(bound, Law())) == []


def test_what_a_state_says_of_days_off_is_said_once_for_its_offers():
    rested = replace(SALARY, time_off=TimeOff(days=10))
    one, two = replace(rested, name="a"), replace(rested, name="b")
    pays, other = Law(leave="Earned days are paid out."), Law(leave="After a year they are.")
    assert list(leave_cautions((one, two), (pays, pays))) == [
        '"a" and "b", days off not taken: earned days are paid out.'
    ]
    assert len(list(leave_cautions((one, two), (pays, other)))) == 2
    assert list(leave_cautions((one, two), (Law(), Law()))) == []
    none = replace(SALARY, time_off=TimeOff(holidays=8))
    contractor = replace(one, employment="1099")
    assert list(leave_cautions((none, contractor), (pays, pays))) == []
