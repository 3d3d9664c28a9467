"""The user's own finds, weighed against the middle of the band."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from conftest import TODAY

from negotiate import load_bands
from negotiate.api.ranges import target_range
from negotiate.market.finds import blend, finds_that_count
from negotiate.model.find import Find, YearlyFind
from negotiate.model.money import Pay


def test_the_blend_is_the_weighted_mean_in_logs_done_by_hand(facts):
    found = [
        YearlyFind("offer-letter", 60_000, 60_000, TODAY),
        YearlyFind("pay-site", 50_000, 50_000, TODAY),
    ]
    got = blend(found, 50_000, 70_000, TODAY, facts)
    offer, site, band = 1 / 0.08**2, 1 / 0.20**2, 1 / 0.10**2
    assert math.isclose(math.log(got.factor), offer * math.log(1.2) / (offer + site + band))
    old = [found[0]._replace(day=date(2025, 1, 1))]
    aged = blend(old, 50_000, 70_000, TODAY, facts)
    assert math.isclose(math.log(aged.factor), offer / 2 * math.log(1.2) / (offer / 2 + band))
    assert blend([], 50_000, 70_000, TODAY, facts).factor == 1


def found(*pays, kind="offer-letter"):
    return [YearlyFind(kind, pay, pay, TODAY) for pay in pays]


def test_a_find_just_so_far_off_still_counts(facts):
    far = facts.rules.find.far.value
    got = blend(found(50_000 / far, 50_000 * far), 50_000, 70_000, TODAY, facts)
    assert (got.far, got.counted) == (0, 2)


def test_only_the_far_finds_are_left_out(facts):
    got = blend(found(60_000, 500_000), 50_000, 70_000, TODAY, facts)
    assert (got.far, got.counted) == (1, 1)
    assert got.factor > 1


def test_far_finds_do_not_count_on_either_side(facts):
    for pay in (5_000, 500_000):
        got = blend(found(pay), 50_000, 70_000, TODAY, facts)
        assert (got.far, got.counted, got.factor) == (1, 0, 1)


def test_the_top_is_the_highest_of_those_that_agree(facts):
    assert blend(found(72_000, 73_000, 74_000, 110_000), 50_000, 70_000, TODAY, facts).top == 74_000
    assert blend(found(71_000, 108_000, 109_000), 50_000, 70_000, TODAY, facts).top is None
    assert blend(found(70_000, 70_000, 70_000), 50_000, 70_000, TODAY, facts).top is None


@pytest.mark.parametrize(("days", "old"), [(547, False), (548, True)])
def test_a_find_is_old_after_eighteen_months_to_the_day(facts, days, old):
    assert facts.rules.find.old.value == 18
    dated = [found(60_000)[0]._replace(day=TODAY - timedelta(days))]
    fresh = blend(found(60_000), 50_000, 70_000, TODAY, facts).factor
    assert (blend(dated, 50_000, 70_000, TODAY, facts).factor < fresh) is old


def test_a_find_put_down_twice_counts_once_and_one_for_another_job_or_day_not_at_all():
    pay = Pay(20, "hour")
    words = {"kind": "advert", "source": "a site", "link": "", "low": pay, "high": pay, "note": ""}
    one = Find(id=1, level="mid", area="Phoenix, AZ", day=TODAY, **words)
    placed = [
        *((one, "38060"), (one._replace(id=2), "38060"), (one._replace(id=3, source="b"), "38060")),
        *((one._replace(id=4, level="lead"), "38060"), (one._replace(id=5), "46060")),
        *((one._replace(id=6, role="nurse"), "38060"),),
        *((one._replace(id=7, day=TODAY + timedelta(1)), "38060"),),
    ]
    counted = finds_that_count(placed, "", "mid", "38060", TODAY)
    assert [find.source for find in counted.counted] == ["a site", "b"]
    assert counted.elsewhere == 4


def test_held_at_an_edge_names_the_edge_and_its_source():
    def last(years):
        band = max(
            (b for b in load_bands() if (b.level, b.area_code) == ("mid", "38060")),
            key=lambda b: b.as_of,
        )
        asked = target_range("mid", years=years, area="Phoenix, AZ", as_of=TODAY)
        held = [step for step in asked.steps if step.label.startswith("held")]
        assert all((s.rate, s.grade, s.as_of) == (0.0, "published", band.as_of) for s in held)
        return [step.label for step in held]

    assert last(45) == ["held at the top of the band"]
    assert last(4) == []
