"""The range to ask for, inside an advert and without one, at every edge; by hand."""

from __future__ import annotations

import pytest
from assessments import assessment, valuation

from negotiate.files.facts import load_facts
from negotiate.market.ask import Ask, WalkAway, above_reservation, ask, ask_in_advert, walk_away_of
from negotiate.market.offer import brackets
from negotiate.model.results import Advert


def inside(posted, *, own=None, experienced=False, **more):
    rules = load_facts().rules
    found = ask_in_advert(
        valuation(**more), own, Advert(*posted), experienced=experienced, rules=rules
    )
    assert found.posted == posted
    assert not found.past_band
    return found.low, found.high, found.lifted


@pytest.mark.parametrize(
    ("posted", "more", "asked"),
    [
        # the target, 8% wide, where the advert holds both
        ((44_000, 58_000), {}, (50_000, 54_000, False)),
        # cut at the advert's top
        ((44_000, 52_000), {}, (50_000, 52_000, False)),
        # room for three percent: 51,500 / 1.03 = 50,000
        ((44_000, 51_500), {}, (50_000, 51_500, False)),
        ((44_000, 51_499), {}, (49_900, 51_499, False)),
        # the target above the advert
        ((38_000, 46_000), {}, (44_600, 46_000, False)),
        # the advert above the target: from its bottom, and from its middle with experience
        ((56_000, 66_000), {}, (56_000, 60_500, False)),
        ((56_000, 66_000), {"experienced": True}, (61_000, 65_900, False)),
        # never under the legal minimum
        ((20_000, 34_000), {"target": 25_000.0, "minimum": 31_000.0}, (31_000, 33_500, False)),
        # no figure one can say between: the least that is lawful, and in the advert
        ((20_000, 35_000), {"target": 25_000.0, "minimum": 33_950.0}, (33_950, 35_000, False)),
        ((49_950, 51_460), {}, (49_950, 51_460, False)),
        # no room for a range at all
        ((50_000, 51_400), {}, (51_400, 51_400, False)),
        ((50_000, 51_400), {"own": 49_000.0}, (51_400, 51_400, False)),
        ((50_000, 51_400), {"own": 51_000.0}, (51_400, 51_400, False)),
        # just room
        ((50_000, 51_500), {}, (50_000, 51_500, False)),
        # one's own under it changes nothing; 3% under the ask is still under it
        ((44_000, 58_000), {"own": 45_000.0}, (50_000, 54_000, False)),
        ((44_000, 58_000), {"own": 48_543.0}, (50_000, 54_000, False)),
        ((44_000, 58_000), {"own": 48_543.69}, (50_000, 54_000, False)),  # to the cent
        ((44_000, 58_000), {"own": 48_544.0}, (50_100, 54_100, True)),
        ((44_000, 58_000), {"own": 52_000.0}, (53_600, 57_900, True)),
        # one's own lifts it past the last figure with room: the top alone
        ((44_000, 58_000), {"own": 55_000.0}, (58_000, 58_000, True)),
        ((44_000, 58_000), {"own": 70_000.0}, (58_000, 58_000, True)),
    ],
)
def test_the_ask_inside_an_advert(posted, more, asked):
    assert inside(posted, **more) == asked


@pytest.mark.parametrize(
    ("posted", "more", "since"),
    [
        ((44_000, 58_000), {}, ("target", "width")),
        ((44_000, 54_000), {}, ("target", "advert")),
        ((44_000, 51_499), {}, ("inside", "advert")),
        ((56_000, 66_000), {}, ("inside", "width")),
        ((44_000, 58_000), {"own": 48_544.0}, ("reservation", "width")),
        ((50_000, 51_400), {}, ("advert", "advert")),
        ((44_000, 58_000), {"own": 55_000.0}, ("advert", "advert")),
        ((52_000, None), {}, ("inside", "width")),
        ((45_000, None), {}, ("target", "width")),
        ((52_000, None), {"own": 54_000.0}, ("reservation", "band")),
    ],
)
def test_what_sets_the_ends_of_an_ask_inside_an_advert(facts, posted, more, since):
    found = ask_in_advert(
        valuation(), more.get("own"), Advert(*posted), experienced=False, rules=facts.rules
    )
    assert (found.low_from, found.high_from) == since


def test_a_range_of_one_speakable_figure_takes_it():
    # first and last are both 50,000: 51,500 / 1.03
    assert inside((49_950, 51_549), target=49_000.0) == (50_000, 51_549, False)


@pytest.mark.parametrize(
    ("own", "more", "asked"),
    [
        (None, {}, Ask(50_000, 54_000)),
        (45_000.0, {}, Ask(50_000, 54_000)),
        (50_000.0, {}, Ask(50_000, 54_000)),
        (50_001.0, {}, Ask(51_600, 55_700, lifted=True, low_from="reservation")),
        (None, {"target": 57_000.0}, Ask(57_000, 60_000, high_from="band")),
        (None, {"target": 57_000.0, "top": 61_050.0}, Ask(57_000, 61_000, high_from="finds")),
        (None, {"target": 59_000.0}, Ask(59_000, 60_800, high_from="least")),
    ],
)
def test_the_ask_without_an_advert(facts, own, more, asked):
    assert ask(valuation(**more), own, facts.rules) == asked


def test_a_step_above_ones_own_is_three_percent_rounded_up(facts):
    assert above_reservation(50_000.0, 100.0, facts.rules) == 51_500
    assert above_reservation(50_001.0, 100.0, facts.rules) == 51_600


@pytest.mark.parametrize(
    ("floor", "current", "end"),
    [
        (None, None, (40_000.0, "market", None)),
        (35_000.0, None, (35_000.0, "floor", 35_000.0)),
        (35_000.0, 45_000.0, (35_000.0, "floor", 35_000.0)),
        (None, 45_000.0, (45_000.0, "current", 45_000.0)),
        (None, 40_000.0, (40_000.0, "current", 40_000.0)),
        (None, 60_000.0, (60_000.0, "current", 60_000.0)),
        (None, 39_999.0, (40_000.0, "market", None)),
        (None, 60_001.0, (40_000.0, "market", None)),
    ],
)
def test_the_walk_away_is_ones_own_or_only_a_marker(floor, current, end):
    found = walk_away_of(valuation(), floor, current)
    assert (found.amount, found.source, found.reservation) == end
    low = walk_away_of(valuation(target=39_950.0), None, None)
    assert low.amount == 39_950.0


def test_a_walk_away_at_the_foot_of_the_ask_is_no_edge_of_its_own():
    own = WalkAway(50_000.0, "floor")
    known = assessment(load_facts(), walk_away=own, ask=Ask(50_000, 54_000))
    kinds = [b.kind for b in brackets(known)]
    assert kinds == ["below", "in", "above"]


def test_an_end_left_open_bounds_nothing():
    """From 52,000 lifts the ask to there; up to 48,000 caps it and lifts nothing."""
    assert inside((45_000.0, None)) == (50_000.0, 54_000.0, False)
    assert inside((52_000.0, None)) == (52_000.0, 56_200.0, False)
    assert inside((52_000.0, None), own=54_000.0) == (55_700.0, 60_000.0, True)
    assert inside((None, 48_000.0), experienced=True) == (46_600.0, 48_000.0, False)
    assert inside((None, 60_000.0), experienced=True) == (50_000.0, 54_000.0, False)
