"""Money over time: what falls into a year, a month, or any time between."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiate.model.offer import Preferences
from negotiate.offers.stream import (
    Amount,
    Period,
    by_month,
    horizon_of,
    received,
    start_of_month,
)


def test_what_comes_evenly_is_shared_out():
    even = [Amount(0, 52, 5_200)]
    assert received(even, Period(0, 52)) == 5_200
    assert received(even, Period(10, 12)) == pytest.approx(200)
    assert received(even, Period(50, 60)) == pytest.approx(200)
    assert received(even, Period(52, 104)) == 0


def test_what_comes_at_once_comes_in_the_period_that_starts_then():
    once = [Amount(start_of_month(13), start_of_month(13), 900)]
    assert received(once, Period(0, 52)) == 0
    assert received(once, Period(52, 104)) == 900
    assert received([Amount(0, 0, 900)], Period(0, 52)) == 900


def test_a_horizon_in_months_ends_within_its_year():
    horizon = horizon_of(Preferences(horizon_months=18))
    assert horizon.years == (Period(0, 52), Period(52, pytest.approx(78)))
    assert (horizon.length, horizon.whole_years) == (1.5, 2)
    assert horizon_of(Preferences(horizon_months=24)) == horizon_of(Preferences(horizon_years=2))


def test_weeks_already_worked_count_no_more():
    horizon = horizon_of(Preferences(), weeks_before=30)
    assert horizon.years == (Period(30, 82),)
    assert horizon.whole_years == 2
    assert horizon.first_year == Period(30, 82)


amounts = st.builds(
    lambda start, length, dollars: Amount(start, start + length, dollars),
    st.integers(0, 120).map(float),
    st.sampled_from([0.0, 0.5, 13.0, 52.0, 100.0]),
    st.integers(-500, 5_000).map(float),
)


@given(st.lists(amounts, max_size=6), st.lists(st.floats(0, 150), min_size=2, max_size=6))
def test_periods_that_follow_one_another_add_up(stream, edges):
    edges = sorted(edges)
    whole = received(stream, Period(edges[0], edges[-1]))
    between = pairwise(edges)
    assert sum(received(stream, Period(*pair)) for pair in between) == pytest.approx(whole)


@given(st.lists(amounts, max_size=6), st.integers(1, 60))
def test_months_add_up_to_the_horizon(stream, months):
    prefs = Preferences(horizon_months=months)
    horizon = horizon_of(prefs)
    whole = sum(received(stream, year) for year in horizon.years)
    assert sum(by_month(stream, horizon, prefs)) == pytest.approx(whole, abs=1e-6)
