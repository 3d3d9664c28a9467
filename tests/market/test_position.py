"""The position rule, number by number."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiate.market.position import (
    aim,
    aloud,
    ask_top,
    clip,
    experience_factor,
    held,
    middle_half,
    nearest,
    quartile_factors,
    rounded_down,
    rounded_up,
    speakable,
)


def test_typical_years_change_nothing():
    assert experience_factor(7, 7, 0.08) == 1


def test_a_beginner_stands_below_a_typical_junior_by_the_rule():
    assert experience_factor(0, 1, 0.08) == pytest.approx(math.exp(-0.08 * math.log(2)))


def test_the_middle_half_of_agents_earns_from_16_percent_less_to_18_percent_more():
    below, above = quartile_factors(0.25)
    assert (round(1 - below, 2), round(above - 1, 2)) == (0.16, 0.18)


@pytest.mark.parametrize(
    ("value", "low", "high", "minimum", "said"),
    [
        (50_000, 40_000, 60_000, 0, 49_920),  # the nearest ten cents an hour
        (50_024, 40_000, 60_000, 0, 50_128),  # half a step goes up
        (40_000, 40_000, 60_000, 0, 40_144),  # not below the band
        (60_000, 40_000, 60_000, 0, 59_904),  # not above the band
        (41_660, 41_650, 41_700, 0, 41_600),  # no figure in the band: the nearest
        (35_152, 35_152, 35_152, 35_152, 35_152),  # the minimum can be said itself
        (34_049.6, 34_049.6, 34_049.6, 34_049.6, 34_112),  # 16.37 an hour: the first above
        (34_000, 34_000, 34_000, 34_000, 34_112),  # never the nearest, where that is unlawful
    ],
)
def test_a_speakable_figure_lies_in_the_band_and_at_or_above_the_minimum(
    value, low, high, minimum, said
):
    assert speakable(value, low=low, high=high, minimum=minimum, step=208) == said


@given(
    low=st.integers(20_000, 90_000),
    width=st.integers(0, 60_000),
    share=st.floats(0, 1),
    step=st.sampled_from([100, 208]),
)
def test_a_speakable_figure_is_the_nearest_allowed_one(low, width, share, step):
    value = low + share * width
    said = speakable(value, low=low, high=low + width, minimum=0, step=step)
    allowed = [k * step for k in range(1500) if low <= k * step <= low + width]
    nearest = min(allowed or [k * step for k in range(1500)], key=lambda x: abs(x - value))
    assert abs(said - value) == pytest.approx(abs(nearest - value), abs=1e-6)


@pytest.mark.parametrize(
    ("value", "half"),
    [
        (45_000, (38_017.25, 53_265.29)),  # the outer tenths lie further out
        (36_000, (35_000, 42_612.23)),
        (60_000, (50_689.67, 65_000)),
        (30_000, (30_000, 35_510.19)),  # finds carried it under the tenth percentile
        (70_000, (59_137.95, 70_000)),
    ],
)
def test_the_middle_half_ends_at_the_outer_tenths_but_holds_the_value(value, half):
    found = middle_half(value, least_paid=35_000, best_paid=65_000, minimum=0, spread=0.25)
    assert found == pytest.approx(half, abs=0.01)


def test_the_middle_half_is_raised_to_the_legal_minimum():
    found = middle_half(36_000, least_paid=30_000, best_paid=65_000, minimum=34_000, spread=0.25)
    assert found[0] == 34_000


def test_a_value_is_held_inside_the_band():
    assert held(70_000, 40_000, 60_000.5) == 60_000.5
    assert held(30_000, 40_000, 60_000.5) == 40_000
    assert held(50_000.004, 40_000, 60_000.5) == 50_000


@pytest.mark.parametrize(
    ("low", "top", "most"),
    [
        (50_000, 60_000, 54_000),  # 8% above
        (50_000, 52_990, 52_900),  # within the band, rounded down
        (50_000, 50_000, 51_500),  # never under 3% above
        (50_100, 50_100, 51_700),  # 51,603: rounded up, or it would be less than 3%
        (50_049, 90_000, 54_100),  # 54,052.92: to the nearest
    ],
)
def test_the_top_of_an_ask(low, top, most):
    assert ask_top(low, top, step=100, width=0.08, least_width=0.03) == most


@pytest.mark.parametrize(
    ("value", "low", "high", "said"),
    [
        (59_990, 40_000, 59_960, 59_900),  # not above the band: its top rounded down
        (40_010, 40_040, 60_000, 40_100),  # not below it: its low rounded up
        (50_060, 50_040, 50_060, 50_100),  # no figure in it: the nearest
    ],
)
def test_figures_stay_in_the_band_by_the_right_rounding(value, low, high, said):
    assert speakable(value, low=low, high=high, minimum=0, step=100) == said


def test_how_far_one_call_reaches_starts_from_the_lawful():
    assert aim(40_000, 30_000, 0.15) == 46_000
    assert aim(20_000, 30_000, 0.15) == 34_500


@pytest.mark.parametrize(
    ("amount", "top", "said"),
    [
        (49_920, 60_000, 49_920),
        (50_180, 60_000, 50_440),
        (50_179, 60_000, 49_920),
        (50_300, 50_400, 49_920),
    ],
)
def test_a_figure_is_said_in_quarters_of_a_dollar_and_never_past_the_top(amount, top, said):
    quarter = 520
    assert aloud(amount, top, step=quarter, top_step=quarter) == said


@given(
    st.lists(st.floats(1, 1e6), min_size=1, max_size=20),
    st.sampled_from([1.0, 100.0, 208.0]),
    st.sampled_from([nearest, rounded_up, rounded_down]),
)
def test_a_column_is_rounded_as_each_of_its_numbers(values, step, rounding):
    column = rounding(np.array(values), step)
    assert column.tolist() == [rounding(value, step) for value in values]


@given(st.lists(st.floats(1, 1e6), min_size=1, max_size=20))
def test_a_column_is_held_between_two_numbers_as_each_of_its_numbers(values):
    column = clip(np.array(values), 500.0, 5_000.0)
    assert column.tolist() == [clip(value, 500.0, 5_000.0) for value in values]
    assert clip(np.array([9.0]), 5.0, 1.0).tolist() == [clip(9.0, 5.0, 1.0)] == [5.0]
