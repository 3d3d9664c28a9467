"""An offer, its counter and giving way at every edge, by hand, and as truths that always hold."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from assessments import assessment, valuation
from calls import PLACES, calls, least, own
from conftest import TODAY
from hypothesis import given

from negotiate import target_range
from negotiate.market.ask import Ask, WalkAway
from negotiate.market.offer import brackets, judge, rungs
from negotiate.model.facts import LEVELS
from negotiate.model.results import Advert

# --- an offer and how to give way

MARKET = WalkAway(40_000.0, "market")


def known(facts, asked, own=MARKET, said=None, **more):
    lead = assessment(facts, "lead", walk_away=own, ask=asked, said=said)
    return lead._replace(valuation=valuation(**more))


@pytest.mark.parametrize(
    ("asked", "own", "amounts"),
    [
        # from the top of the ask to its bottom, two thirds of the way between
        (Ask(50_000, 54_000), MARKET, (54_000, 51_400, 50_000)),
        # one figure alone: the last step is 4% under it
        (Ask(50_000, 50_000), MARKET, (50_000, 48_700, 48_000)),
        # nothing at or under one's own walk-away
        (Ask(50_000, 54_000), WalkAway(50_000.0, "floor"), (54_000, 51_400)),
        (Ask(50_000, 54_000), WalkAway(49_999.0, "floor"), (54_000, 51_400, 50_000)),
    ],
)
def test_giving_way_without_an_offer(facts, asked, own, amounts):
    assert rungs(known(facts, asked, own)) == amounts


def test_giving_way_stays_lawful_and_above_the_offer(facts):
    assert rungs(known(facts, Ask(50_000, 54_000), minimum=51_000.0)) == (54_000, 51_400)
    assert rungs(known(facts, Ask(50_000, 54_000), minimum=50_000.0))[-1] == 50_000
    at = known(facts, Ask(50_000, 54_000))
    near = judge(51_400.0, at)
    assert near.counter == 54_000
    assert rungs(at._replace(offer=near)) == (54_000,)
    assert rungs(at._replace(offer=judge(54_000.0, at))) == ()


@pytest.mark.parametrize(
    ("offer", "asked", "verdict"),
    [
        (49_999.0, Ask(50_000, 54_000), "below-market"),
        (50_000.0, Ask(50_000, 54_000), "in-range"),
        (53_999.0, Ask(50_000, 54_000), "in-range"),
        (54_000.0, Ask(50_000, 54_000), "above-range"),
        # lifted above one's own, the market still begins at the target
        (49_999.0, Ask(52_000, 56_000, lifted=True), "below-market"),
        (50_000.0, Ask(52_000, 56_000, lifted=True), "in-range"),
    ],
)
def test_a_verdict_at_every_edge(facts, offer, asked, verdict):
    assert judge(offer, known(facts, asked)).verdict == verdict


@pytest.mark.parametrize("whose", ["floor", "current"])
def test_an_offer_of_ones_own_pay_is_not_under_it(facts, whose):
    at = known(facts, Ask(50_000, 54_000), WalkAway(45_000.0, whose))
    assert judge(45_000.0, at).verdict == "below-market"
    assert judge(44_999.99, at).verdict == f"below-{whose}"


REACH = 45_000.0 * 1.2


FLOOR = WalkAway(53_000.0, "floor")


@pytest.mark.parametrize(
    ("offer", "more", "counter"),
    [
        (45_000.0, {}, (REACH, "ask")),
        (44_999.0, {}, (53_900, "reach")),
        (30_000.0, {"minimum": 46_000.0}, (REACH, "ask")),
        (30_000.0, {"minimum": 44_000.0}, (52_800, "reach")),
        (45_000.0, {"said": 51_000.0}, (51_000, "said")),
        (45_000.0, {"said": 50_000.0, "minimum": 50_001.0}, (50_100, "minimum")),
        (45_000.0, {"said": 50_000.0, "own": FLOOR}, (54_600, "reservation")),
        (45_000.0, {"said": 53_000.0, "own": FLOOR}, (53_000, "said")),
        (45_000.0, {"said": 50_000.0, "own": FLOOR, "minimum": 55_000.0}, (55_000, "minimum")),
        (45_000.0, {"own": WalkAway(52_427.0, "floor")}, (REACH, "ask")),
        (45_000.0, {"own": WalkAway(52_428.0, "floor")}, (54_100, "reservation")),
        (45_000.0, {"own": FLOOR, "posted": Advert(44_000.0, 54_000.0)}, (54_000, "ask")),
        (44_000.0, {"own": FLOOR, "posted": Advert(44_000.0, 54_000.0)}, (54_000, "advert")),
        (54_000.0, {}, (None, None)),
        (53_999.0, {}, (None, None)),
    ],
)
def test_what_sets_the_counter(facts, offer, more, counter):
    rest = {key: value for key, value in more.items() if key != "posted"}
    found = judge(offer, known(facts, Ask(50_000, 54_000, posted=more.get("posted")), **rest))
    assert (found.counter, found.counter_from) == counter
    assert found.reach_binds is (counter[1] == "reach")


def test_no_counter_above_the_range_even_where_more_was_said(facts):
    at = known(facts, Ask(50_000, 54_000), said=58_000.0)
    assert (judge(54_000.0, at).counter, judge(53_000.0, at).counter) == (None, 58_000)


@pytest.mark.parametrize(("offer", "counter"), [(53_465.0, 54_000), (53_466.0, None)])
def test_a_counter_is_at_least_one_percent_more(facts, offer, counter):
    assert judge(offer, known(facts, Ask(50_000, 54_000))).counter == counter


def test_brackets_of_one_figure_leave_the_middle_out():
    kinds = [(b.kind, b.start, b.end) for b in brackets(MARKET, Ask(50_000, 50_000))]
    assert kinds == [("below", None, 50_000), ("above", 50_000, None)]


def test_an_offer_far_off_may_be_a_slip(facts):
    at = known(facts, Ask(50_000, 54_000))
    least, most = (50_000 * end.value for end in (facts.rules.offer.least, facts.rules.offer.most))
    amounts = (least - 1, least, 50_000.0, most, most + 1)
    assert [judge(x, at).unlikely for x in amounts] == [True, False, False, False, True]


def test_a_counter_after_a_number_said_under_the_minimum_is_lawful(facts):
    at = known(facts, Ask(50_000, 54_000), said=45_000.0, minimum=50_049.0)
    assert judge(44_000.0, at).counter == 50_100
    assert judge(44_000.0, known(facts, Ask(50_000, 54_000), said=52_000.0)).counter == 52_000


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("area", PLACES)
def test_over_a_grid_of_offers_the_counter_is_above_the_offer(level, area):
    for offer in range(15_000, 150_000, 3_000):
        result = target_range(level, area=area, offer=offer, as_of=TODAY)
        counter = result.offer.counter
        assert counter is None or counter >= offer * 1.01
        assert (counter is None) == (result.offer.verdict == "above-range" or counter is None)
        assert result.ask_low < result.ask_high


@given(calls)
def test_nobody_is_sent_to_ask_what_one_call_cannot_give(call):
    result = target_range(**call, as_of=TODAY)
    offer = result.offer
    if offer is None or offer.counter is None:
        return
    reach = 1.10 if call["level"] == "junior" else 1.20
    reasons = [own(result) * 1.03, result.said or 0, least(result)]
    usual = max(offer.amount, least(result)) * reach
    assert offer.counter <= usual or offer.counter <= max(reasons) + 208
    assert offer.counter <= offer.amount * 1.36 or max(reasons) > offer.amount


@given(calls)
def test_concessions_give_way_by_less_each_time_then_turn_to_other_things(call):
    result = target_range(**call, as_of=TODAY)
    money = [c.ask for c in result.concessions if c.ask is not None]
    assert len(money) <= 3
    assert money == sorted(set(money), reverse=True)
    if len(money) == 3:
        step = 208 if result.unit.by_the_hour else 100
        assert money[0] - money[1] >= money[1] - money[2] - 2 * step
    if result.offer:
        assert all(amount > result.offer.amount for amount in money)
        assert (money != []) == (result.offer.counter is not None)
    else:
        assert money[:1] == [result.ask_high] or own(result) >= result.ask_high
    others = [c for c in result.concessions if c.ask is None]
    assert len(others) >= 5
    assert list(result.concessions[len(money) :]) == others


@given(calls)
def test_brackets_join_without_gaps_at_the_right_edges(call):
    result = target_range(**call, as_of=TODAY)
    brackets = result.when_they_say
    assert brackets[0].start is None
    assert brackets[-1].end is None
    assert all(a.end == b.start for a, b in pairwise(brackets))
    edges = [b.end for b in brackets[:-1]]
    assert edges == sorted(set(edges))
    expected = {result.ask_low, result.ask_high}
    if 0 < own(result) < result.ask_low:
        expected.add(own(result))
    assert set(edges) == expected
    assert all(b.means and b.you_say for b in brackets)


@given(calls)
def test_verdicts_come_in_their_order(call):
    result = target_range(**call, as_of=TODAY)
    if result.offer is None:
        return
    amount, verdict = result.offer.amount, result.offer.verdict
    if result.walk_away_from == "floor" and amount < result.walk_away:
        assert verdict == "below-floor"
    elif result.walk_away_from == "current" and amount < result.walk_away:
        assert verdict == "below-current"
    elif amount < (result.target if result.ask_lifted else result.ask_low):
        assert verdict == "below-market"
    else:
        assert verdict == ("in-range" if amount < result.ask_high else "above-range")


def test_a_band_without_width_has_no_penetration(tmp_path):
    file = tmp_path / "flat.csv"
    file.write_text("level,low,mid,high\nmid,50000,50000,50000\n")
    result = target_range("mid", bands=file, offer=45_000, as_of=TODAY)
    assert result.offer.range_penetration is None
    assert result.to_dict()["offer"]["percentile"] is None


def test_the_middle_step_is_two_thirds_of_the_way_down():
    """From the counter to the middle between offer and counter, rounded up to ten cents an hour."""
    result = target_range("senior", years=6, area="Phoenix, AZ", offer="44000", as_of=TODAY)
    first, middle, last = (c.ask for c in result.concessions if c.ask is not None)
    assert result.offer.reach_binds
    lowest = (44_000 + first) / 2
    assert middle == math.ceil((first - (first - lowest) * 2 / 3) / 208) * 208
    assert last == math.ceil(lowest / 208) * 208
