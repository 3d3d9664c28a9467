"""Where pay stands among all jobs of the occupation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiate.market.percentile import at_percentile, percentile_of

WAGES = (37_000.0, 40_000.0, 48_000.0, 54_000.0, 67_000.0)


def test_percentiles_are_those_published_at_the_published_wages():
    for share, wage in zip((0.10, 0.25, 0.50, 0.75, 0.90), WAGES, strict=True):
        assert percentile_of(wage, WAGES) == pytest.approx(share)


def test_percentiles_stop_at_the_outer_tenths_and_are_unknown_for_own_bands():
    assert percentile_of(20_000, WAGES) == 0.10
    assert percentile_of(99_000, WAGES) == 0.90
    assert percentile_of(50_000, None) is None


@pytest.mark.parametrize(("percentile", "log"), [(20, 1.0), (35, 1.542), (50, 2.0), (70, 2.623)])
def test_between_other_percentiles_that_are_published_logs_go_straight_on_quantiles(
    percentile, log
):
    """The normal quantiles are -0.8416, -0.3853, 0, 0.5244 and 0.8416."""
    found = at_percentile((1.0, 2.0, 3.0), percentile, (20, 50, 80))
    assert found == pytest.approx(log, abs=0.001)


@given(st.floats(30_000, 80_000), st.floats(0, 10_000))
def test_a_higher_wage_never_has_a_lower_percentile(wage, more):
    assert percentile_of(wage + more, WAGES) >= percentile_of(wage, WAGES)
