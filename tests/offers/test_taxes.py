"""Taxes on pay, by hand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from offer_examples import ARIZONA, JOINT, RULES, SINGLE, STATES, TEXAS

from negotiate.files.taxes import load_federal_tax, load_state_tax
from negotiate.model.tax import Taxes
from negotiate.offers.schedule import by_schedule, interpolate
from negotiate.offers.taxes import (
    YearOfPay,
    child_credit,
    earned_credit,
    overtime_deduction,
    take_home,
)


def net(pay, *, taxes, when=None, **more):
    """What is left of a year of pay."""
    return take_home(YearOfPay(pay, **more), taxes, RULES, when)


@pytest.mark.parametrize(
    ("state", "left"), [("TX", 38_337.50), ("AZ", 37_615.00), ("NY", 36_278.90), ("CA", 36_992.87)]
)
def test_what_is_left_of_45_000_is_what_others_work_out(state, left):
    taxes = Taxes(SINGLE, load_state_tax(state, "single", 2026))
    assert net(45_000, taxes=taxes).amount == pytest.approx(left, abs=1.0)


def test_a_joint_return_by_hand():
    """80,000 less 32,200 is 47,800: 2,480 on the first 24,800 and 12% of 23,000."""
    home = net(80_000, taxes=Taxes(JOINT, load_state_tax("TX", "joint", 2026)))
    assert home.federal == pytest.approx(2_480 + 2_760)
    assert home.social_security == pytest.approx(4_960)
    assert home.medicare == pytest.approx(1_160)
    assert home.amount == pytest.approx(80_000 - 5_240 - 6_120)


def test_high_pay_by_hand():
    """Single, 300,000: every bracket to 35%, Social Security to 184,500, 0.9% over 200,000."""
    home = net(300_000, taxes=TEXAS)
    income = 1_240 + 4_560 + 12_166 + 23_058 + 17_424 + 0.35 * (283_900 - 256_225)
    assert home.federal == pytest.approx(income)
    assert home.social_security == pytest.approx(0.062 * 184_500)
    assert home.medicare == pytest.approx(0.0145 * 300_000 + 0.009 * 100_000)


def test_joint_medicare_starts_its_extra_at_250_000():
    assert by_schedule(260_000, JOINT.medicare) == pytest.approx(0.0145 * 260_000 + 90)
    assert by_schedule(260_000, SINGLE.medicare) == pytest.approx(0.0145 * 260_000 + 540)


def test_premiums_come_off_before_every_tax_and_off_the_result():
    plain, insured = net(45_000, taxes=ARIZONA), net(45_000, premiums=2_400, taxes=ARIZONA)
    rate = 0.12 + 0.0765 + 0.025  # federal bracket, FICA, Arizona's flat tax
    assert plain.amount - insured.amount == pytest.approx(2_400 * (1 - rate), abs=0.01)


def test_pay_under_the_premium_is_taxed_nothing():
    home = net(1_000, premiums=2_400, taxes=ARIZONA)
    assert home.taxes == 0
    assert home.amount == -1_400


FLORIDA = Taxes(SINGLE, load_state_tax("FL", "single", 2026))


def test_a_contractor_pays_both_halves_of_the_payroll_taxes():
    """21 x 2,080: 6,172 of self-employment tax, and 2,103 after its half and the fifth deducted."""
    home = net(43_680, contractor=True, taxes=FLORIDA)
    assert home.social_security + home.medicare == pytest.approx(43_680 * 0.9235 * 0.153)
    taxable = 43_680 * (1 - 0.9235 * 0.0765) - 16_100
    assert home.federal == pytest.approx(1_240 + 0.12 * (0.8 * taxable - 12_400))
    assert home.amount == pytest.approx(35_405, abs=0.5)


def test_a_contractors_half_comes_off_state_income_and_no_state_payroll_tax_is_due():
    """New York: the state taxes what is left after the half, and takes nothing for leave funds."""
    new_york = Taxes(SINGLE, load_state_tax("NY", "single", 2026))
    home, employee = net(50_000, contractor=True, taxes=new_york), net(50_000, taxes=new_york)
    half = (home.social_security + home.medicare) / 2
    assert home.state_income == pytest.approx(net(50_000 - half, taxes=new_york).state_income)
    assert home.state_payroll == 0 < employee.state_payroll


def test_a_contractor_over_200_000_pays_the_extra_medicare_once():
    home = net(300_000, contractor=True, taxes=FLORIDA)
    earned = 300_000 * 0.9235
    assert home.medicare == pytest.approx(0.029 * earned + 0.009 * (earned - 200_000))
    assert home.social_security == pytest.approx(2 * 0.062 * 184_500)


def test_a_contractor_who_earns_little_owes_no_income_tax():
    home = net(10_000, contractor=True, taxes=FLORIDA)
    assert home.federal == 0
    assert home.amount == pytest.approx(10_000 * (1 - 0.9235 * 0.153))


def test_ones_own_plan_comes_off_the_result_alone():
    """29: a marketplace plan of 456 a month at $23 in Arizona leaves 34,354."""
    home = net(47_840, own_plan=5_472, taxes=ARIZONA)
    assert home.amount == pytest.approx(net(47_840, taxes=ARIZONA).amount - 5_472)
    assert home.amount == pytest.approx(34_354, abs=0.5)


def test_the_half_time_part_of_overtime_is_not_taxed_federally():
    plain, half = net(60_000, taxes=TEXAS), net(60_000, deductible_overtime=2_000, taxes=TEXAS)
    assert half.amount - plain.amount == pytest.approx(0.12 * 2_000)
    assert half.social_security == plain.social_security


@pytest.mark.parametrize(
    ("half_time", "wages", "federal", "deducted"),
    [
        (20_000, 90_000, SINGLE, 12_500),
        (20_000, 90_000, JOINT, 20_000),
        (30_000, 90_000, JOINT, 25_000),
        (12_500, 150_999, SINGLE, 12_500),
        (12_500, 151_000, SINGLE, 12_400),
        (12_500, 276_000, SINGLE, 0),
        (25_000, 310_500, JOINT, 24_000),
    ],
)
def test_the_overtime_deduction_has_a_top_and_fades(half_time, wages, federal, deducted):
    assert overtime_deduction(half_time, wages, federal) == deducted


def test_the_overtime_deduction_ends_with_2028():
    assert SINGLE.overtime_last_year == 2028
    plain = net(60_000, taxes=TEXAS).amount
    assert net(60_000, deductible_overtime=2_000, taxes=TEXAS, when=2028).amount == pytest.approx(
        plain + 240
    )
    assert net(60_000, deductible_overtime=2_000, taxes=TEXAS, when=2029).amount == plain


def test_state_tax_goes_straight_between_points_to_nothing_and_beyond():
    points, tax = (20_000.0, 25_000.0, 30_000.0), (400.0, 600.0, 1_000.0)
    assert interpolate(0, points, tax) == 0
    assert interpolate(10_000, points, tax) == 200
    assert interpolate(20_000, points, tax) == 400
    assert interpolate(22_500, points, tax) == 500
    assert interpolate(30_000, points, tax) == 1_000
    assert interpolate(40_000, points, tax) == 1_800


@pytest.mark.parametrize("filing", ["single", "joint"])
def test_more_pay_leaves_more_in_every_state(filing):
    federal = load_federal_tax(filing, 2026)
    for state in STATES:
        taxes = Taxes(federal, load_state_tax(state, filing, 2026))
        left = [net(pay, taxes=taxes).amount for pay in range(0, 220_000, 1_000)]
        assert all(a < b for a, b in pairwise(left)), state


def of_children(filing, children):
    return load_federal_tax(filing, 2026, children)


def test_a_head_of_household_by_hand():
    """41,600: 1,745 of tax after 24,150, all of it and 2,655 more of 4,400 credited; EITC 3,586."""
    federal = of_children("head", 2)
    home = net(41_600, taxes=Taxes(federal, load_state_tax("TX", "head", 2026, 2)))
    assert home.federal == pytest.approx(0.10 * 17_450)
    assert home.child_credit == pytest.approx(1_745 + 2_655)
    assert home.earned_credit == pytest.approx(7_316 - 0.2106 * (41_600 - 23_890))
    assert home.amount == pytest.approx(41_600 * (1 - 0.0765) - 1_745 + 4_400 + home.earned_credit)


@pytest.mark.parametrize(
    ("filing", "children", "earned", "tax", "credit"),
    [
        ("head", 1, 2_000, 0, 0),
        ("head", 1, 10_000, 0, 1_125),
        ("head", 1, 30_000, 585, 585 + 1_615),
        ("head", 3, 20_000, 0, 2_625),
        ("joint", 2, 400_000, 60_000, 4_400),
        ("joint", 2, 400_001, 60_000, 4_350),
        ("joint", 2, 401_000, 60_000, 4_350),
        ("joint", 2, 401_000.5, 60_000, 4_300),
        ("joint", 2, 500_000, 60_000, 0),
        ("head", 1, 201_500, 30_000, 2_100),
    ],
)
def test_the_child_credit_is_off_the_tax_and_in_part_paid_out(
    filing, children, earned, tax, credit
):
    assert child_credit(earned, tax, of_children(filing, children).credits) == pytest.approx(credit)


@pytest.mark.parametrize(
    ("filing", "children", "earned", "credit"),
    [
        ("head", 1, 5_000, 1_700),
        ("head", 1, 20_000, 4_427),
        ("head", 1, 23_890, 4_427),
        ("head", 2, 41_600, 3_586.27),
        ("head", 3, 41_600, 4_501.27),
        ("head", 5, 41_600, 4_501.27),
        ("joint", 1, 31_160, 4_427),
        ("joint", 2, 60_000, 1_242.30),
        ("head", 1, 60_000, 0),
    ],
)
def test_the_earned_income_credit_rises_stays_and_falls(filing, children, earned, credit):
    found = earned_credit(earned, of_children(filing, children).credits)
    assert found == pytest.approx(credit, abs=0.01)


def test_without_children_there_is_no_federal_credit():
    home = net(20_000, taxes=Taxes(load_federal_tax("head", 2026), TEXAS.state))
    assert home.child_credit == home.earned_credit == 0


def test_states_that_leave_out_overtime_as_the_federal_tax_does():
    """By the half-time part of 2,000: Arizona 2.5% of it, Georgia of 1,750, New York of none."""
    saved = {}
    for state in ("AZ", "GA", "ID", "IN", "IA", "MI", "MT", "NY"):
        taxes = Taxes(SINGLE, load_state_tax(state, "single", 2026))
        with_it = net(60_000, deductible_overtime=2_000, taxes=taxes).state_income
        saved[state] = net(60_000, taxes=taxes).state_income - with_it
    assert saved["AZ"] == pytest.approx(50, abs=2)
    assert saved["GA"] == pytest.approx(0.0499 * 1_750, abs=2)
    assert saved["NY"] == 0
    assert all(amount > 40 for state, amount in saved.items() if state != "NY")
    arizona = net(60_000, deductible_overtime=2_000, taxes=ARIZONA, when=2029)
    assert arizona.state_income == net(60_000, taxes=ARIZONA).state_income


def test_new_jersey_taxes_the_employers_plan_and_others_do_not():
    jersey = Taxes(SINGLE, load_state_tax("NJ", "single", 2026))
    plain, insured = net(45_000, taxes=jersey), net(45_000, premiums=2_400, taxes=jersey)
    assert insured.state_income == plain.state_income
    assert insured.state_payroll == plain.state_payroll
    assert insured.federal < plain.federal
    arizona = net(45_000, premiums=2_400, taxes=ARIZONA)
    assert arizona.state_income < net(45_000, taxes=ARIZONA).state_income


@pytest.mark.parametrize(
    ("state", "pay", "premium"),
    [("AK", 40_000, 200), ("AK", 90_000, 271), ("HI", 40_000, 200), ("HI", 90_000, 374.92)],
)
def test_premiums_that_the_table_lacks_are_counted(state, pay, premium):
    taxes = Taxes(SINGLE, load_state_tax(state, "single", 2026))
    assert net(pay, taxes=taxes).state_payroll == pytest.approx(premium, abs=1)


def test_a_contractor_with_children_has_their_credits():
    taxes = Taxes(of_children("head", 2), load_state_tax("TX", "head", 2026, 2))
    home = net(30_000, contractor=True, taxes=taxes)
    income = 30_000 * (1 - 0.9235 * 0.0765)
    assert home.earned_credit == pytest.approx(7_316 - 0.2106 * (income - 23_890))
    assert home.child_credit == pytest.approx(home.federal + min(3_400, 0.15 * (income - 2_500)))
