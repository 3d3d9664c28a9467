"""The law in an offer: minimum wages, training and commission, contractors."""

from __future__ import annotations

from dataclasses import replace

import pytest

from negotiate.model.comparison import Law
from negotiate.model.offer import Commission, Draw, Offer, Training
from negotiate.offers.legal import legal_cautions

FIFTEEN = Law(minimum_wage=15.0, minimum_of="here")
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
