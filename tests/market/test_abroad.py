"""Levels in another country, as far as the published percentiles go."""

from datetime import date
from math import sqrt

import pytest

from negotiate.market.abroad import at, fits, nearest_wage
from negotiate.model.band import Place
from negotiate.model.country import CountryArea, CountryWage

AREAS = {
    "R1": CountryArea(area_type="region", code="R1", name="Region, AA", province="AA", also=()),
    "P1": CountryArea(area_type="province", code="P1", name="Province", province="AA", also=()),
    "XX": CountryArea(area_type="nation", code="XX", name="Nation", province="", also=()),
}
HERE = Place(area_code="R1", area="Region, AA", area_type="region", state="AA", country="XX")


def wage(area, **known):
    points = {int(name[1:]): amount for name, amount in known.items()}
    return CountryWage(
        code="C 1", area_code=area, known=points, as_of=date(2024, 11, 1), source="test"
    )


def test_between_published_percentiles_log_pay_is_straight_on_normal_quantiles():
    known = {10: 20_000.0, 50: 30_000.0, 90: 45_000.0}
    assert at(50, known) == 30_000
    assert at(25, known) == pytest.approx(20_000 * 1.5**0.4737, rel=1e-3)
    assert at(25, known) < sqrt(20_000 * 30_000)  # p25 is nearer to p10 than to p50


def test_a_region_speaks_for_itself_then_its_province_then_the_nation():
    nation, province = wage("XX", p10=1, p50=2, p90=3), wage("P1", p10=2, p50=3, p90=4)
    assert nearest_wage("C 1", HERE, {("C 1", "XX"): nation}, AREAS) == nation
    both = {("C 1", "XX"): nation, ("C 1", "P1"): province}
    assert nearest_wage("C 1", HERE, both, AREAS) == province


def test_where_the_middle_alone_is_known_the_rest_keeps_its_distance():
    nation, mine = wage("XX", p25=20_000, p50=25_000, p75=30_000), wage("R1", p50=26_000)
    found = nearest_wage("C 1", HERE, {("C 1", "XX"): nation, ("C 1", "R1"): mine}, AREAS)
    assert found is not None
    assert found.known == {25: pytest.approx(20_800), 50: 26_000, 75: pytest.approx(31_200)}


def test_a_window_beyond_what_is_published_does_not_fit(facts):
    quarters = wage("XX", p25=20_000, p50=25_000, p75=30_000)
    mid, senior = facts.levels["mid"], facts.levels["senior"]
    assert fits(mid, quarters)
    assert not fits(senior, quarters)
    assert not fits(mid, wage("XX", p25=20_000, p50=25_000))
