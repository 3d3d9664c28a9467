"""How an offer's worth spreads over what nobody owes: against every draw worked out."""

from __future__ import annotations

from dataclasses import replace
from statistics import fmean, pvariance

import pytest

from negotiate.model.offer import Bonus, Offer, Preferences, Shift
from negotiate.offers.keys import with_value
from negotiate.offers.odds import _nodes, draw, odds, spread
from negotiate.offers.totals import yearly_value
from negotiate.offers.uncertain import drawn

PLAIN = Preferences()


def value_of(offer):
    return yearly_value(offer, PLAIN, 24_500.0)


def fixed(name, salary):
    return Offer(name=name, salary=salary)


def bonus(name, amount, low, payout, high):
    return Bonus(name=name, amount=amount, low=low, payout=payout, high=high)


WEEK = Offer(
    name="week",
    hourly=20.0,
    hours_per_week=34,
    overtime_hours_per_week=5,
    overtime_low=1.0,
    overtime_high=17.0,
    shift=Shift(hours_per_week=42, rate=0.10),
)


def at(offer, number, share):
    """The offer with the draw of the number under which `share` of all draws lie."""
    return with_value(offer, number.key, draw(number, share))


def every_draw(offer, points):
    (hours,) = [one for one in drawn(offer) if one.key == "overtime_hours_per_week"]
    return [value_of(at(offer, hours, (i + 0.5) / points)) for i in range(points)]


@pytest.mark.parametrize(
    ("more", "apart"),
    [
        ({"shift": Shift()}, 0.006),  # straight between the bends
        ({}, 2.0),  # a differential weighs less the longer the week
        ({"bonus": (Bonus(name="owed", amount=6_000, guaranteed=True),)}, 4.5),
    ],
)
def test_overtime_spreads_as_if_every_draw_were_worked_out(more, apart):
    offer = replace(WEEK, **more)
    got, exact = spread(offer, value_of), every_draw(offer, 512)
    assert got == pytest.approx(exact, abs=apart)
    assert fmean(got) == pytest.approx(fmean(exact), abs=apart / 2)


def test_the_hours_looked_at_are_even_with_the_bends_between():
    (hours,) = drawn(WEEK)
    even = [1 + 16 * i / 6 for i in range(7)]
    assert _nodes(WEEK, hours) == pytest.approx(sorted([*even, 6.0, 8.0]))
    edge = replace(WEEK, hours_per_week=39, shift=Shift(), overtime_high=2.0, overtime_low=1.0)
    (hours,) = drawn(edge)
    assert _nodes(edge, hours) == pytest.approx([1 + i / 6 for i in range(7)])
    assert _nodes(WEEK, None) == [0.0]


def test_one_bonus_spreads_over_512_even_values():
    offer = replace(fixed("a", 40_000), bonus=(bonus("b", 10_000, 0.0, 0.5, 1.0),))
    want = [40_000 + 10_000 * (i + 0.5) / 512 for i in range(512)]
    assert spread(offer, value_of) == pytest.approx(want, abs=0.006)
    assert spread(fixed("a", 40_000), value_of) == [40_000.0]


def test_what_leaves_no_room_is_not_drawn():
    sure = replace(fixed("a", 40_000), bonus=(bonus("b", 10_000, 0.5, 0.5, 0.5),))
    assert spread(sure, value_of) == [45_000.0]


TWO = replace(
    fixed("a", 40_000),
    bonus=(bonus("z", 9_000, 0.2, 0.7, 1.1), bonus("c", 4_000, 0.0, 0.5, 1.0)),
)


def test_two_bonuses_keep_mean_and_variance():
    got = spread(TWO, value_of)
    assert 512 <= len(got) <= 1_024
    assert got == sorted(got)
    assert fmean(got) == pytest.approx(value_of(TWO), abs=0.5)
    each = [
        pvariance([one_bonus_amount(one, 10_000, i) for i in range(10_000)]) for one in drawn(TWO)
    ]
    assert pvariance(got) == pytest.approx(sum(each), rel=0.01)


def one_bonus_amount(one, points, i):
    amount = next(b.amount for b in TWO.bonus if b.name == one.item)
    return amount * draw(one, (i + 0.5) / points)


def test_the_order_of_the_bonuses_in_the_file_is_nothing():
    turned = replace(TWO, bonus=TWO.bonus[::-1])
    assert spread(turned, value_of) == spread(TWO, value_of)


def test_overtime_and_a_bonus_keep_the_mean_of_every_pair_of_draws():
    both = replace(WEEK, bonus=(bonus("b", 3_000, 0.0, 0.5, 1.0),))
    got = spread(both, value_of)
    assert 512 <= len(got) <= 1_024
    hours, prize = sorted(drawn(both), key=lambda one: one.item, reverse=True)
    exact = []
    for i in range(60):
        longer = at(both, hours, (i + 0.5) / 60)
        exact += [value_of(at(longer, prize, (j + 0.5) / 60)) for j in range(60)]
    assert fmean(got) == pytest.approx(fmean(exact), rel=2e-3)
    assert pvariance(got) == pytest.approx(pvariance(exact), rel=0.03)
    assert got[0] >= min(exact) - 50
    assert got[-1] <= max(exact) + 50


def test_fewer_values_for_many_offers_and_the_odds_stay_right():
    looks = 0

    def told(offer):
        nonlocal looks
        looks += 1
        return value_of(offer)

    one = replace(fixed("a", 40_000), bonus=(bonus("b", 10_000, 0.0, 0.5, 1.0),))
    many = [replace(one, name=str(i)) for i in range(12)]
    assert odds(many, told) == pytest.approx([1 / 12] * 12)
    assert looks == 24
    against = [one, *(fixed(str(i), 40_000 + 500 * i) for i in range(1, 11))]
    assert odds(against, value_of)[0] == pytest.approx(0.5, abs=5e-3)


@pytest.mark.parametrize(
    ("share", "value"), [(0.0, 0.2), (0.2, 0.45), (0.4, 0.7), (0.7, 1.0), (1.0, 1.3)]
)
def test_a_draw_lies_under_the_expected_value_in_proportion(share, value):
    """(high - expected) / (high - low) of the draws lie under it."""
    wide = replace(TWO, bonus=(bonus("z", 9_000, 0.2, 0.7, 1.3),))
    (one,) = drawn(wide)
    below = 0.6 / 1.1
    at = share / 0.4 * below if share <= 0.4 else below + (share - 0.4) / 0.6 * (1 - below)
    assert draw(one, at) == pytest.approx(value)
