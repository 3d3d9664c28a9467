"""The range to ask for, inside an advert and without one, at every edge; by hand."""

from __future__ import annotations

import pytest
from assessments import assessment

from negotiate.market.ask import Ask, WalkAway, above_reservation, ask, ask_in_advert, walk_away_of
from negotiate.market.offer import brackets, judge, rungs
from negotiate.market.target import Valuation
from negotiate.model.results import BandToday

BAND = BandToday(low=40_000.0, mid=50_000.0, high=60_000.0)


def pay(target=50_000.0, minimum=30_000.0, top=60_000.0):
    return Valuation(
        level=None,
        steps=(),
        band=BAND,
        published=BAND,
        percentiles=None,
        minimum=minimum,
        middle_half=(45_000.0, 55_000.0),
        target=target,
        speakable_step=100.0,
        top=top,
    )


def inside(posted, *, own=None, experienced=False, **more):
    from negotiate.files.facts import load_facts

    rules = load_facts().rules
    found = ask_in_advert(pay(**more), own, posted, experienced=experienced, rules=rules)
    assert found.posted == posted
    assert not found.past_band
    return found.low, found.high, found.lifted


# The rules in force: 8% wide, never under 3%, a step of 3% above one's own, hundreds a year.


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
    ],
)
def test_what_sets_the_ends_of_an_ask_inside_an_advert(facts, posted, more, since):
    found = ask_in_advert(pay(), more.get("own"), posted, experienced=False, rules=facts.rules)
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
    assert ask(pay(**more), own, facts.rules) == asked


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
    found = walk_away_of(pay(), floor, current)
    assert (found.amount, found.source, found.reservation) == end
    low = walk_away_of(pay(target=39_950.0), None, None)
    assert low.amount == 39_950.0


# --- an offer and how to give way

MARKET = WalkAway(40_000.0, "market")


def known(facts, asked, own=MARKET, said=None, **more):
    lead = assessment(facts, "lead", walk_away=own, ask=asked, said=said)
    return lead._replace(valuation=pay(**more))


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
        (45_000.0, {"own": FLOOR, "posted": (44_000.0, 54_000.0)}, (54_000, "ask")),
        (44_000.0, {"own": FLOOR, "posted": (44_000.0, 54_000.0)}, (54_000, "advert")),
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


def test_a_walk_away_at_the_foot_of_the_ask_is_no_edge_of_its_own():
    own = WalkAway(50_000.0, "floor")
    kinds = [b.kind for b in brackets(own, Ask(50_000, 54_000))]
    assert kinds == ["below", "in", "above"]


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
