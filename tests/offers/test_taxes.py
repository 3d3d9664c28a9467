"""Taxes on pay, by hand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from offer_examples import ARIZONA, JOINT, SINGLE, STATES, TEXAS

from negotiate.files.taxes import load_federal_tax, load_state_tax
from negotiate.model.tax import Taxes
from negotiate.offers.taxes import by_schedule, interpolate, overtime_deduction, take_home


@pytest.mark.parametrize(
    ("state", "left"), [("TX", 38_337.50), ("AZ", 37_615.00), ("NY", 36_278.90), ("CA", 36_992.87)]
)
def test_what_is_left_of_45_000_is_what_others_work_out(state, left):
    taxes = Taxes(SINGLE, load_state_tax(state, "single", 2026))
    assert take_home(45_000, 0, 0, taxes).amount == pytest.approx(left, abs=0.005)


def test_a_joint_return_by_hand():
    """80,000 less 32,200 is 47,800: 2,480 on the first 24,800 and 12% of 23,000."""
    home = take_home(80_000, 0, 0, Taxes(JOINT, load_state_tax("TX", "joint", 2026)))
    assert home.federal == pytest.approx(2_480 + 2_760)
    assert home.social_security == pytest.approx(4_960)
    assert home.medicare == pytest.approx(1_160)
    assert home.amount == pytest.approx(80_000 - 5_240 - 6_120)


def test_high_pay_by_hand():
    """Single, 300,000: every bracket to 35%, Social Security to 184,500, 0.9% over 200,000."""
    home = take_home(300_000, 0, 0, TEXAS)
    income = 1_240 + 4_560 + 12_166 + 23_058 + 17_424 + 0.35 * (283_900 - 256_225)
    assert home.federal == pytest.approx(income)
    assert home.social_security == pytest.approx(0.062 * 184_500)
    assert home.medicare == pytest.approx(0.0145 * 300_000 + 0.009 * 100_000)


def test_joint_medicare_starts_its_extra_at_250_000():
    assert by_schedule(260_000, JOINT.medicare) == pytest.approx(0.0145 * 260_000 + 90)
    assert by_schedule(260_000, SINGLE.medicare) == pytest.approx(0.0145 * 260_000 + 540)


def test_premiums_come_off_before_every_tax_and_off_the_result():
    plain, insured = take_home(45_000, 0, 0, ARIZONA), take_home(45_000, 2_400, 0, ARIZONA)
    rate = 0.12 + 0.0765 + 0.025  # federal bracket, FICA, Arizona's flat tax
    assert plain.amount - insured.amount == pytest.approx(2_400 * (1 - rate), abs=0.01)


def test_pay_under_the_premium_is_taxed_nothing():
    home = take_home(1_000, 2_400, 0, ARIZONA)
    assert home.taxes == 0
    assert home.amount == -1_400


def test_the_half_time_part_of_overtime_is_not_taxed_federally():
    plain, half = take_home(60_000, 0, 0, TEXAS), take_home(60_000, 0, 2_000, TEXAS)
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
    plain = take_home(60_000, 0, 0, TEXAS).amount
    assert take_home(60_000, 0, 2_000, TEXAS, 2028).amount == pytest.approx(plain + 240)
    assert take_home(60_000, 0, 2_000, TEXAS, 2029).amount == plain


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
        left = [take_home(pay, 0, 0, taxes).amount for pay in range(0, 260_000, 1_000)]
        assert all(a < b for a, b in pairwise(left)), state
