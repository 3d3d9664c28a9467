"""Base pay over time: raises, changes, training, seasons."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offer_examples import PLAIN, RULES

from negotiate.model.offer import Change, Offer, Preferences, Training
from negotiate.offers.job import base_rate, job_of, pay_levels
from negotiate.offers.totals import total_of

YEAR = 52.0


def levels(offer, until=104.0):
    return pay_levels(offer, offer.change, until)


def total(offer, prefs=PLAIN):
    return total_of(offer, prefs, RULES)


HOURLY = Offer(name="o", hourly=17.0)


def changed(*changes, **more):
    return replace(HOURLY, change=tuple(Change(**change) for change in changes), **more)


def test_a_change_counts_from_its_day():
    """13 weeks at 17.00 and 39 at 17.50."""
    offer = changed({"after_days": 91, "hourly": 17.5, "in_writing": True})
    assert levels(offer) == [(0.0, 17.0), (13.0, 17.5)]
    assert total(offer).sum("guaranteed_pay") == pytest.approx(36_140)
    assert total(offer).base == pytest.approx(36_140)


def test_a_promise_counts_in_full_and_is_hoped_for():
    offer = changed({"after_days": 91, "hourly": 17.5})
    got = total(offer)
    assert got.sum("guaranteed_pay") == pytest.approx(35_360)
    assert got.sum("conditional_pay") == pytest.approx(780)


def test_a_raise_each_half_year_goes_on():
    offer = changed({"every_months": 6, "add": 0.5, "in_writing": True})
    assert levels(offer) == [(0.0, 17.0), (26.0, 17.5), (52.0, 18.0), (78.0, 18.5)]
    two = total(offer, Preferences(horizon_years=2))
    assert two.horizon_total == pytest.approx(26 * 40 * (17 + 17.5 + 18 + 18.5))


def test_percent_and_the_yearly_raise_build_on_what_there_is():
    offer = changed({"after_days": 182, "percent": 10}, raise_rate=0.02)
    assert levels(offer)[1:] == [(26.0, pytest.approx(18.7)), (52.0, pytest.approx(18.7 * 1.02))]


def test_training_comes_first_and_a_change_inside_it_after():
    """Six weeks at 15.00, then 17.50."""
    offer = replace(HOURLY, hourly=17.5, training=Training(weeks=6, hourly=15))
    assert total(offer).total == pytest.approx(6 * 40 * 15 + 46 * 40 * 17.5)
    early = replace(offer, change=(Change(after_days=28, hourly=18.0, in_writing=True),))
    assert levels(early) == [(0.0, 15), (6, 18.0)]


def test_a_salary_changes_by_the_year():
    offer = Offer(name="o", salary=52_000, change=(Change(after_days=182, add=2_080),))
    assert levels(offer) == [(0.0, 52_000), (26.0, 54_080)]


def test_pay_never_falls_under_nothing():
    assert levels(changed({"after_days": 7, "add": -100.0}))[-1] == (1.0, 0.0)


def test_a_season_comes_first_in_its_year():
    """16 weeks: what is paid by the month follows them, and so does a change."""
    job = job_of(replace(HOURLY, weeks_per_year=16), Preferences(horizon_years=2), RULES)
    assert [(s.start, s.end) for s in job.stretches] == [(0, 16), (52, 68)]
    assert sum(amount.dollars for amount in job.each_month(95)) == pytest.approx(2 * 350.77, abs=1)
    assert sum(amount.dollars for amount in job.each_year(1_000)) == 2_000


def test_a_53rd_week_is_paid_within_the_year():
    assert total(replace(HOURLY, weeks_per_year=53)).total == pytest.approx(17 * 40 * 53)


def test_base_pay_for_an_hour():
    assert base_rate(Offer(name="o", salary=41_600)) == 20.0
    assert base_rate(Offer(name="o", salary=41_600, hours_per_week=0)) == 0.0
    assert base_rate(HOURLY) == 17.0


changes = st.builds(
    Change,
    after_days=st.integers(0, 900),
    add=st.integers(1, 8).map(lambda n: n / 4),
    in_writing=st.booleans(),
)


@given(st.lists(changes, max_size=4), st.integers(1, 36))
def test_the_order_of_changes_does_not_matter(found, months):
    prefs = Preferences(horizon_months=months)
    one = replace(HOURLY, change=tuple(found))
    other = replace(HOURLY, change=tuple(reversed(found)))
    assert total(one, prefs).total == pytest.approx(total(other, prefs).total)


@given(changes, st.integers(1, 36))
def test_a_change_split_into_two_equal_ones_is_the_same(change, months):
    prefs = Preferences(horizon_months=months)
    half = replace(change, add=change.add / 2)
    whole, split = replace(HOURLY, change=(change,)), replace(HOURLY, change=(half, half))
    got, same = total(whole, prefs), total(split, prefs)
    assert got.total == pytest.approx(same.total)
    assert got.sum("conditional_pay") == pytest.approx(same.sum("conditional_pay"))


@given(st.lists(changes, max_size=3))
def test_writing_a_promise_down_moves_it_and_adds_nothing(found):
    promised = replace(HOURLY, change=tuple(found))
    written = replace(HOURLY, change=tuple(replace(change, in_writing=True) for change in found))
    assert total(promised).total == pytest.approx(total(written).total)
    assert total(written).sum("conditional_pay") == 0


def test_changes_of_one_day_count_as_they_stand_after_the_yearly_raise():
    new, more = {"after_days": 364, "hourly": 20.0}, {"after_days": 364, "percent": 10}
    assert levels(changed(new, more))[-1] == (52.0, pytest.approx(22.0))
    assert levels(changed(more, new))[-1] == (52.0, 20.0)
    assert levels(changed(new, raise_rate=0.5))[-1] == (52.0, 20.0)
    assert levels(changed(more, raise_rate=0.5))[-1] == (52.0, pytest.approx(17 * 1.5 * 1.1))
