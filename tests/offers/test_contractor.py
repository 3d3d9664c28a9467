"""What a contractor's rate comes to beside an employee's wage."""

from __future__ import annotations

from dataclasses import replace

import pytest
from offer_examples import PLAIN, RULES, SINGLE

from negotiate.files.taxes import load_state_tax
from negotiate.model.offer import Health, Offer, TimeOff
from negotiate.model.tax import Taxes
from negotiate.offers.after_tax import after_tax
from negotiate.offers.contractor import Taxed, contractor_rates

FLORIDA = Taxes(SINGLE, load_state_tax("FL", "single", 2026))
CONTRACT = Offer(name="contract", hourly=21.0, employment="1099")
JOB = Offer(name="job", hourly=19.75)


def left(offer):
    return after_tax(offer, PLAIN, RULES, FLORIDA, 1.0).total


def rates(*offers):
    taxed = [Taxed(offer=offer, taxes=FLORIDA, home_over_place=1.0) for offer in offers]
    return contractor_rates(taxed, PLAIN, RULES)


def test_a_rate_has_a_wage_that_leaves_as_much_and_the_best_job_has_a_rate():
    (found,) = rates(CONTRACT, JOB, Offer(name="worse", hourly=15.0))
    assert (found.offer, found.rate, found.against) == ("contract", 21.0, "job")
    as_employee = replace(CONTRACT, hourly=found.as_employee, employment="w2")
    assert left(as_employee) == pytest.approx(left(CONTRACT), abs=0.01)
    assert left(replace(CONTRACT, hourly=found.needs)) == pytest.approx(left(JOB), abs=0.01)
    assert found.needs < 21.0  # 217 less is left by the job


def test_leave_and_a_plan_that_nobody_pays_raise_the_rate_it_takes():
    insured = replace(JOB, health=Health(premium_monthly=100), time_off=TimeOff(days=15))
    bare = replace(CONTRACT, health=Health(premium_monthly=400), time_off=TimeOff(days=15))
    (found,) = rates(bare, insured)
    assert found.needs > 23
    assert found.as_employee < 20


def test_without_a_job_beside_it_there_is_only_the_wage():
    (found,) = rates(CONTRACT)
    assert found.against is found.needs is None
    assert found.as_employee == pytest.approx(19.9, abs=0.1)
    assert rates(JOB) == ()
