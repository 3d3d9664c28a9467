"""Year by year, and when the lead changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from offer_examples import NIGHTS, PLAIN, RULES

from negotiate.model.comparison import YearTotal
from negotiate.model.offer import Equity, Offer, Preferences, SignOn
from negotiate.offers.totals import total_of, yearly_value
from negotiate.offers.years import crossover, month_totals, year_totals


def test_the_lead_changes_when_the_sign_on_is_used_up():
    """45,000 and 3,000 once against 46,000: 2,000 ahead, 1,000, level, then behind."""
    prefs = Preferences(horizon_years=4)
    early = Offer(name="early", salary=45_000, sign_on=SignOn(amount=3_000))
    steady = Offer(name="steady", salary=46_000)
    years = year_totals([steady, early], prefs, RULES)
    assert [one.totals for one in years][:2] == [(46_000, 48_000), (46_000, 45_000)]
    assert years[-1].together == (184_000, 183_000)
    assert crossover(years, ())[:2] == (3, 1)
    assert crossover(year_totals([steady], prefs, RULES), ()) is None
    assert year_totals([steady, early], PLAIN, RULES) == ()


def test_years_add_up_to_the_horizon_total_with_raises_vesting_and_discounts():
    prefs = Preferences(horizon_years=5, discount_rate=0.04)
    offer = replace(NIGHTS, raise_rate=0.03, equity=Equity(total=8_000), sign_on=SignOn(amount=900))
    years = year_totals([offer], prefs, RULES)
    total = total_of(offer, prefs, RULES).horizon_total
    assert years[-1].together[0] == pytest.approx(total)
    assert sum(one.totals[0] for one in years) == pytest.approx(total)


def test_two_years_are_enough_for_a_table_and_one_is_not():
    slow = Offer(name="slow", salary=50_000)
    fast = Offer(name="fast", salary=48_000, raise_rate=0.05)
    assert year_totals((slow, fast), PLAIN, RULES) == ()
    two = year_totals((slow, fast), Preferences(horizon_years=2), RULES)
    assert [one.year for one in two] == [1, 2]


def together(slow, fast, years):
    offers = sorted(
        (slow, fast),
        key=lambda offer: -yearly_value(offer, Preferences(horizon_years=years), RULES),
    )
    found = crossover(year_totals(offers, Preferences(horizon_years=years), RULES), ())
    return found and (found.year, found.before)


def test_the_year_in_which_the_leader_gets_ahead_for_good():
    slow = Offer(name="slow", salary=50_000)
    fast = Offer(name="fast", salary=48_000, raise_rate=0.05)
    # together: 98,400 against 100,000 after two years; 151,320 against 150,000 after three
    assert together(slow, fast, 5) == (3, 1)
    assert together(slow, fast, 2) is None
    signed = replace(fast, sign_on=SignOn(amount=2_500))
    assert together(slow, signed, 5) is None  # ahead from the start
    even = replace(fast, sign_on=SignOn(amount=1_600))
    assert together(slow, even, 5) == (2, 1)  # the same after two years


def test_ahead_by_a_cent_is_ahead_and_by_less_is_level():
    def years(behind):
        totals = (100.0, 100.0 + behind)
        return (YearTotal(1, totals, totals), YearTotal(2, (1.0, 0.0), (101.0, 100.0)))

    assert crossover(years(0.01), ()).year == 2
    assert crossover(years(0.004), ()) is None


def test_the_months_are_listed_up_to_five_years():
    for years, listed in ((1, 12), (5, 60), (6, 0)):
        assert len(month_totals([NIGHTS], Preferences(horizon_years=years), RULES)) == listed
