"""What is left of an offer after tax, by hand."""

from __future__ import annotations

import pytest
from offer_examples import PLAIN, RULES, TEXAS

from negotiate.model.offer import Commute, Equity, Offer, OtherItem, Preferences, SignOn
from negotiate.offers.after_tax import after_tax
from negotiate.offers.taxes import YearOfPay, take_home


def test_the_deduction_also_ends_inside_the_horizon():
    """2026 to 2030: three years with it, two without."""
    prefs = Preferences(horizon_years=5)
    offer = Offer(name="a", hourly=20.0, overtime_hours_per_week=5)
    net = after_tax(offer, prefs, RULES, TEXAS, 1.0, 2026)
    assert net.total == pytest.approx(net.take_home.amount - 0.12 * 2_600 * 2 / 5)
    later = after_tax(offer, PLAIN, RULES, TEXAS, 1.0, 2029)
    assert later.take_home.amount == pytest.approx(net.take_home.amount - 0.12 * 2_600)


def test_an_offer_after_tax_by_hand():
    """Texas: 45,000 and a sign-on of 1,000 in the 12% bracket, a stipend, miles, time."""
    offer = Offer(
        name="a",
        salary=45_000,
        sign_on=SignOn(amount=1_000),
        equity=Equity(total=4_000),
        commute=Commute(parking_monthly=50),
        other=(OtherItem(name="meals", amount=300, kind="benefit"),),
    )
    net = after_tax(offer, PLAIN, RULES, TEXAS, home_over_place=0.9)
    assert net.take_home.amount == pytest.approx(38_337.50)
    sign_on = 1_000 * (1 - 0.12 - 0.0765)
    assert net.total == pytest.approx(38_337.50 + sign_on + 1_000 + 300 - 600)
    assert net.real == pytest.approx(0.9 * net.total)


def test_guaranteed_pay_alone_has_no_overtime_in_it():
    offer = Offer(name="a", hourly=20.0, overtime_hours_per_week=5)
    net = after_tax(offer, PLAIN, RULES, TEXAS, home_over_place=1.0)
    assert net.guaranteed == pytest.approx(take_home(YearOfPay(41_600), TEXAS, RULES).amount)
    assert net.take_home.pay == pytest.approx(41_600 + 260 * 30)
    plain = take_home(YearOfPay(49_400), TEXAS, RULES)
    assert net.take_home.amount == pytest.approx(plain.amount + 0.12 * 260 * 10)


def test_exempt_overtime_brings_no_deduction():
    offer = Offer(name="a", salary=60_000, exempt=True, overtime_hours_per_week=10)
    whole = take_home(YearOfPay(60_000), TEXAS, RULES)
    assert after_tax(offer, PLAIN, RULES, TEXAS, 1.0).take_home == whole


def test_free_time_counts_in_full_after_tax():
    prefs = Preferences(value_of_time=10.0)
    offer = Offer(name="a", hourly=20.0, hours_per_week=30)
    net = after_tax(offer, prefs, RULES, TEXAS, 1.0)
    assert net.total == pytest.approx(net.take_home.amount + 5_200)


def test_each_year_of_the_horizon_is_taxed_with_its_raise():
    prefs = Preferences(horizon_years=2, discount_rate=0.05)
    offer = Offer(name="a", salary=45_000, raise_rate=0.10)
    net = after_tax(offer, prefs, RULES, TEXAS, 1.0)
    second = take_home(YearOfPay(49_500), TEXAS, RULES).amount / 1.05
    assert net.take_home.amount == pytest.approx(38_337.50)
    assert net.total == pytest.approx((38_337.50 + second) / 2)
