"""The picture of money received over time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from offer_examples import weigh

from negotiate.model.offer import Offer, Preferences, Training
from negotiate.render.money_over_time import course

NOW = Offer(name="at once", hourly=17.0)
LATER = replace(NOW, name="later", hourly=18.0, training=Training(weeks=6, hourly=14.0))


def test_a_line_an_offer_goes_from_nothing_to_its_total_and_the_change_of_lead_is_marked():
    drawn = course(weigh(NOW, LATER, prefs=Preferences(horizon_months=9)))
    assert [line["name"] for line in drawn["lines"]] == ["later", "at once"]
    for line in drawn["lines"]:
        points = [tuple(map(float, point.split(","))) for point in line["points"].split()]
        assert len(points) == 10
        assert points[0] == (drawn["left"], drawn["bottom"])
        assert points[-1][0] == drawn["right"]
        assert [x for x, _ in points] == sorted(x for x, _ in points)
    assert drawn["left"] < drawn["cross"]["x"] < drawn["right"]
    assert "later is ahead from month 6 (dashed line)" in drawn["said"]


def test_ends_stand_where_the_scale_says():
    drawn = course(weigh(NOW, replace(NOW, name="b", hourly=18.0)))
    low, high = drawn["ticks"][0], drawn["ticks"][-1]
    assert (low["label"], high["label"]) == ("$0", "$40,000")
    end = float(drawn["lines"][0]["points"].split(",")[-1])
    share = 18 * 2080 / 40_000
    assert end == pytest.approx(low["y"] + share * (high["y"] - low["y"]), abs=0.1)
    assert drawn["cross"] is None
    assert drawn["said"].endswith("b is ahead from the first month.")


def test_one_offer_alone_and_a_single_month_are_no_picture():
    assert course(weigh(NOW)) is None
    assert course(weigh(NOW, LATER, prefs=Preferences(horizon_months=1))) is None
    assert course(weigh(NOW, LATER, prefs=Preferences(horizon_years=10))) is None


def test_a_total_under_nothing_is_drawn_below_the_line_of_nothing():
    costly = Offer(name="x", hourly=1.0, hours_per_week=1)
    far = replace(costly, name="y", commute=replace(costly.commute, parking_monthly=300.0))
    ticks = [tick["label"] for tick in course(weigh(costly, far))["ticks"]]
    assert ticks[0].startswith("-$")
    assert "$0" in ticks
