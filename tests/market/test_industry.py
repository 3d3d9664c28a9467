"""What a job pays in one industry."""

from __future__ import annotations

import math
from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from assessments import row
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st

from negotiate import target_range
from negotiate.bulk import build_bands
from negotiate.files.data import read_rows
from negotiate.market.industry import LEAST_RISE, in_industry, rising
from negotiate.market.percentile import at_percentile
from negotiate.model.band import PERCENTILES
from negotiate.model.facts import LEVELS

SURVEYED = date(2025, 5, 15)
LOGS = [10.3, 10.5, 10.7, 10.85, 11.05]
AGENTS = "43-4051"
CROSSING = (26_000.0, 31_000.0, 34_000.0, 34_500.0, 42_000.0)
"""Percentiles so close that the outsourcers' ratios put the median under the 25th."""


def published(key, soc):
    [found] = [r for r in read_rows("industries.csv") if (r["key"], r["soc"]) == (key, soc)]
    return [float(found[f"p{p}"]) for p in PERCENTILES]


# --- moved percentile by percentile


@pytest.mark.parametrize("industry", ["outsourcer", "insurance", "utilities", "software"])
def test_in_the_nation_on_the_day_of_the_survey_an_agents_band_is_the_industrys_own(industry):
    p10, p25, p50, p75, p90 = published(industry, AGENTS)
    for level, window in {
        "junior": (p10, p25, p50),
        "mid": (p25, p50, p75),
        "senior": (p50, p75, p90),
    }.items():
        result = target_range(level, area="US", industry=industry, as_of=SURVEYED)
        assert result.band == pytest.approx(window, abs=0.01)


def test_leads_and_managers_move_by_the_ratios_of_supervisors():
    logs = np.log(published("insurance", "43-1011"))
    for level, window in {"lead": (25, 45, 75), "manager": (45, 70, 90)}.items():
        result = target_range(level, area="US", industry="insurance", as_of=SURVEYED)
        wanted = [math.exp(build_bands.at_percentile(logs, p)) for p in window]
        assert result.band == pytest.approx(wanted, abs=0.02)


@given(st.floats(10, 90))
def test_between_percentiles_it_is_read_as_the_bands_are(percentile):
    wanted = build_bands.at_percentile(np.array(LOGS), percentile)
    assert at_percentile(LOGS, percentile) == pytest.approx(wanted, abs=1e-12)


def test_the_occupation_and_the_offers_percentile_stay_those_of_all_industries():
    asked = {"level": "mid", "area": "Phoenix, AZ", "offer": "20/h", "as_of": TODAY}
    plain = target_range(**asked).to_dict()
    moved = target_range(**asked, industry="outsourcer").to_dict()
    assert moved["occupation"] == plain["occupation"]
    assert moved["offer"]["percentile"] == plain["offer"]["percentile"]
    assert moved["band"] != plain["band"]


# --- the middle half


def test_the_middle_half_ends_at_the_industrys_own_outer_tenths():
    low, *_, high = published("outsourcer", AGENTS)
    junior = target_range("junior", area="US", industry="outsourcer", as_of=SURVEYED)
    assert junior.middle_half[0] == low
    senior = target_range("senior", area="US", industry="outsourcer", as_of=SURVEYED)
    assert senior.middle_half[1] == high


@pytest.mark.parametrize("level", LEVELS)
def test_the_middle_half_of_an_outsourcer_starts_under_the_target(level):
    result = target_range(level, area="Phoenix, AZ", industry="outsourcer", as_of=TODAY)
    assert result.middle_half[0] < 0.97 * result.target


# --- where percentiles cross


def test_logs_that_rise_stay_as_they_are():
    assert rising(LOGS) == LOGS
    close = [1.0, 1.001, 1.002]
    assert rising(close) == close


def test_two_that_cross_meet_around_their_middle():
    low, high = rising([1.2, 1.0])
    assert high - low == pytest.approx(LEAST_RISE)
    assert (low + high) / 2 == pytest.approx(1.1)


@given(st.lists(st.floats(9, 12), min_size=2, max_size=6))
def test_what_comes_back_rises_and_holds_the_mean(logs):
    found = rising(logs)
    assert all(b - a >= LEAST_RISE - 1e-9 or found == logs for a, b in pairwise(found))
    assert all(a < b for a, b in pairwise(found))
    assert np.mean(found) == pytest.approx(np.mean(logs))


@given(
    st.lists(st.floats(9, 12), min_size=5, max_size=5),
    st.lists(st.floats(0, 1), min_size=4, max_size=4),
    st.floats(8, 12),
)
def test_nothing_else_that_rises_as_much_lies_nearer(logs, steps, start):
    if all(a < b for a, b in pairwise(logs)):
        return
    other = start + np.concatenate([[0.0], np.cumsum(np.array(steps) + LEAST_RISE)])
    found = np.array(rising(logs))
    assert np.sum((found - logs) ** 2) <= np.sum((other - logs) ** 2) + 1e-9


def crossing_band(level="mid", percentiles=CROSSING, **more):
    low, mid, high = percentiles[1:4]
    return row(
        level, low, mid, high, percentiles=percentiles, soc=AGENTS, area_type="metro", **more
    )


def test_percentiles_that_cross_are_drawn_together_and_it_is_known(facts):
    found = in_industry(facts.levels["mid"], crossing_band(), 1.0, facts.industries["outsourcer"])
    low, mid, high = found.band
    ratios = facts.industries["outsourcer"].pay[AGENTS].ratios
    assert CROSSING[1] * ratios[1] > CROSSING[2] * ratios[2]
    assert math.log(mid / low) == pytest.approx(LEAST_RISE)
    assert low * mid == pytest.approx(CROSSING[1] * ratios[1] * CROSSING[2] * ratios[2])
    assert low < mid < high
    assert found.ratio.mended
    assert found.ratio.ratio == pytest.approx(ratios[2])


def test_growth_moves_every_percentile_alike(facts):
    level, industry = facts.levels["mid"], facts.industries["insurance"]
    one, grown = (in_industry(level, crossing_band(), x, industry) for x in (1.0, 1.1))
    assert grown.band == pytest.approx([1.1 * pay for pay in one.band])
    assert grown.outer == pytest.approx([1.1 * pay for pay in one.outer])


# --- where no ratio applies


def test_bands_of_ones_own_move_by_the_ratios_at_their_levels_percentiles(facts):
    band = crossing_band()._replace(percentiles=None, low=30_000.0, mid=40_000.0, high=50_000.0)
    found = in_industry(facts.levels["mid"], band, 1.0, facts.industries["insurance"])
    _, p25, p50, p75, _ = facts.industries["insurance"].pay[AGENTS].ratios
    assert found.band == pytest.approx((30_000 * p25, 40_000 * p50, 50_000 * p75))
    assert found.outer is None


def test_no_industry_is_counted_without_figures_of_it(facts):
    level, insurance = facts.levels["mid"], facts.industries["insurance"]
    band = crossing_band()
    assert in_industry(level, band, 1.0, facts.industries["other"]) is None
    assert in_industry(level, band._replace(soc="43-3031"), 1.0, insurance) is None
    assert in_industry(level, band._replace(currency="EUR"), 1.0, insurance) is None
    assert in_industry(level._replace(own=True), band, 1.0, insurance) is None


# --- said to the user


def test_explain_shows_the_ratio_its_source_and_how_sure_it_is(cli):
    said = cli(
        *("range", "--level", "senior", "--area", "Phoenix, AZ", "--industry", "outsourcer"),
        *("--explain", "--as-of", TODAY),
    ).out
    flat = " ".join(said.split())
    assert "x 0.94 x 0.92 x 0.82 x 0.85 x 0.77" in flat
    assert "The middle of this level is p75: x 0.85. 215,440 customer service jobs" in flat
    assert "relative standard error of their mean wage 0.4%, of their number 1.4%" in flat
    assert "BLS OEWS May 2025 industries" in flat


def test_the_step_of_the_waterfall_is_the_ratio_where_nothing_was_mended():
    result = target_range("senior", area="Phoenix, AZ", industry="insurance", as_of=TODAY)
    [step] = [step for step in result.steps if step.label.startswith("industry")]
    assert step.label == "industry: insurance, x 1.12 at p75"
    assert step.rate == pytest.approx(57_780 / 51_780 - 1)
    assert result.caution("industry-mended") == ""
