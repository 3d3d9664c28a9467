"""The chance of each offer to be best: by hand, and against every draw worked out."""

from __future__ import annotations

import random
from dataclasses import replace
from statistics import fmean, pvariance

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offer_examples import NIGHTS, flat, value_of, weigh

from negotiate.model.offer import Bonus, Commission, Draw, Offer, Preferences, Shift
from negotiate.offers.keys import with_value
from negotiate.offers.odds import draw, odds, overtime_nodes, spread
from negotiate.offers.uncertain import drawn


def test_a_bounded_bonus_against_fixed_pay_by_hand():
    """Above 0.78 of 5,000: all of the part above 0.8 (2/3) and 0.02/0.8 of the part below (1/3)."""
    bonus = Bonus(name="b", amount=5_000, payout=0.8, low=0.0, high=1.2)
    a = Offer(name="a", salary=50_000, bonus=(bonus,))
    b = Offer(name="b", salary=53_900)
    assert odds([a, b], value_of) == pytest.approx(
        [2 / 3 + 0.02 / 0.8 / 3, 1 / 3 - 0.02 / 0.8 / 3], abs=2e-3
    )


def test_two_uniform_offers_by_hand():
    """X on 0 to 1 against Y on 0.5 to 1.5: Y is behind only in a corner of 1/8."""
    assert odds([flat("x", 0, 1), flat("y", 0.5, 1.5)], value_of) == pytest.approx(
        [1 / 8, 7 / 8], abs=3e-3
    )


def test_two_bonuses_in_one_offer_by_hand():
    """The sum of two uniforms passes 1.5 of 2 with chance 1/8."""
    one = flat("a", 0, 1)
    two = replace(one, bonus=(*one.bonus, replace(one.bonus[0], name="c")))
    fixed = Offer(name="b", salary=55_000)
    assert odds([two, fixed], value_of) == pytest.approx([1 / 8, 7 / 8], abs=5e-3)


def test_the_best_of_three_by_hand():
    three = [flat(name, 0, 1) for name in "abc"]
    assert odds(three, value_of) == pytest.approx([1 / 3] * 3, abs=3e-3)
    assert odds([*three, Offer(name="d", salary=49_000)], value_of)[3] == pytest.approx(
        0.9**3, abs=5e-3
    )


def test_offers_that_tie_share():
    same = [Offer(name=name, salary=50_000) for name in "abc"]
    assert odds(same, value_of) == pytest.approx([1 / 3] * 3)
    drawn_alike = [flat("a", 0, 1), flat("b", 0, 1)]
    assert odds(drawn_alike, value_of) == pytest.approx([0.5, 0.5])
    assert odds([*same, flat("x", 0, 0.9)], value_of) == pytest.approx([1 / 3] * 3 + [0])
    half = odds([*same, flat("x", 0, 2)], value_of)
    assert half == pytest.approx([1 / 6] * 3 + [0.5], abs=2e-3)


def test_the_mean_of_the_draws_is_what_is_expected():
    offer = Offer(
        name="a", salary=1.0, bonus=(Bonus(name="b", amount=1, payout=0.7, low=0.2, high=1.1),)
    )
    one = drawn(offer)[0]
    draws = [draw(one, (i + 0.5) / 10_000) for i in range(10_000)]
    assert sum(draws) / len(draws) == pytest.approx(0.7, abs=1e-4)
    assert min(draws) == pytest.approx(0.2, abs=1e-3)
    assert max(draws) == pytest.approx(1.1, abs=1e-3)
    assert draws == sorted(draws)


def test_overtime_and_bonuses_together_agree_with_brute_force():
    """Overtime bends at 40 hours and raises what bonuses add; here each draw is worked out."""
    rng = random.Random(20261122)
    other = replace(flat("days", 0, 1, amount=6_000), salary=49_500)
    prefs = Preferences(value_of_time=6.0)

    def once(offer):
        for number in drawn(offer):
            offer = with_value(offer, number.key, draw(number, rng.random()))
        return value_of(offer, prefs)

    rounds = 6_000
    wins = sum(once(NIGHTS) > once(other) for _ in range(rounds)) / rounds
    got = odds([NIGHTS, other], lambda offer: value_of(offer, prefs))[0]
    assert 0.2 < wins < 0.8
    assert got == pytest.approx(wins, abs=0.02)


def test_the_spread_stays_between_the_extremes_and_bends_with_overtime():
    values = spread(NIGHTS, value_of)
    least = NIGHTS
    for number in drawn(NIGHTS):
        least = with_value(least, number.key, number.low)
    assert values == sorted(values)
    assert values[0] >= value_of(least) - 0.01
    # Hours past 40 pay half as much again, so the mean lies above the worth of the mean hours.
    assert sum(values) / len(values) > value_of(NIGHTS) + 100


@given(
    st.lists(
        st.tuples(st.integers(40, 50), st.integers(0, 9), st.integers(0, 10), st.integers(0, 10)),
        min_size=2,
        max_size=5,
    )
)
def test_odds_add_up_to_one_whatever_the_order(rows):
    offers = [
        Offer(
            name=f"o{i}",
            salary=base * 1_000,
            bonus=(
                Bonus(
                    name="b",
                    amount=amount * 1_000,
                    payout=(low + (low + more) / 2) / 20,
                    low=low / 10,
                    high=(low + more) / 10,
                ),
            )
            if low / 10 <= (low + (low + more) / 2) / 20 <= (low + more) / 10
            else (),
        )
        for i, (base, amount, low, more) in enumerate(rows)
    ]
    got = odds(offers, value_of)
    assert sum(got) == pytest.approx(1.0)
    assert odds(offers[::-1], value_of)[::-1] == pytest.approx(got)


def test_several_bounded_items_agree_with_brute_force():
    rng = random.Random(7)
    bonuses = tuple(
        Bonus(name=f"b{i}", amount=amount, payout=payout, low=low, high=high)
        for i, (amount, payout, low, high) in enumerate(
            [(2_000, 1, 0, 1.05), (6_000, 1, 0, 1.5), (4_000, 0.9, 0, 1.0), (4_000, 1, 0.5, 1.05)]
        )
    )
    a, b = Offer(name="a", salary=50_000, bonus=bonuses), Offer(name="b", salary=65_600)
    items = drawn(a)
    rounds = 40_000
    wins = sum(
        sum(o.amount * draw(one, rng.random()) for o, one in zip(bonuses, items, strict=True))
        > 15_600
        for _ in range(rounds)
    )
    assert odds([a, b], value_of)[0] == pytest.approx(wins / rounds, abs=0.012)


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
    shift=(Shift(hours_per_week=42, rate=0.10),),
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
        ({"shift": (Shift(),)}, 0.006),  # straight between the bends
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
    assert overtime_nodes(WEEK, hours) == pytest.approx(sorted([*even, 6.0, 8.0]))
    edge = replace(WEEK, hours_per_week=39, shift=(Shift(),), overtime_high=2.0, overtime_low=1.0)
    (hours,) = drawn(edge)
    assert overtime_nodes(edge, hours) == pytest.approx([1 + i / 6 for i in range(7)])
    assert overtime_nodes(WEEK, None) == [0.0]


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


SALES = Offer(name="a", salary=0, commission=Commission(expected=30_000, low=10_000, high=50_000))


def test_commission_spreads_between_its_bounds():
    """Uniform from 10,000 to 50,000: over 40,000 in one case of four."""
    other = Offer(name="b", salary=40_000)
    assert odds([SALES, other], value_of) == pytest.approx([1 / 4, 3 / 4], abs=3e-3)


def test_a_draw_that_is_kept_is_the_least_there_is():
    """Never under 24,000, and straight from there: over 25,000 in five of eight."""
    kept = replace(SALES, draw=Draw(monthly=2_000, recoverable=False))
    values = spread(kept, value_of)
    assert values[0] == 24_000
    assert values[-1] == pytest.approx(50_000, abs=50)
    chance = odds([kept, Offer(name="b", salary=25_000)], value_of)[0]
    assert chance == pytest.approx(5 / 8, abs=3e-3)
    assert odds([kept, Offer(name="b", salary=23_000)], value_of)[0] == 1


def test_commission_and_a_bonus_come_on_top_of_one_another():
    both = replace(SALES, bonus=(bonus("z", 8_000, 0.0, 0.5, 1.0),))
    assert fmean(spread(both, value_of)) == pytest.approx(34_000, abs=5)


def test_pay_without_bounds_that_nobody_owes_is_never_nearly_sure():
    """1,000 ahead only by a commission without bounds: it is asked for, not called over 99%."""
    hoped = Offer(name="a", salary=40_000, commission=Commission(expected=11_000))
    other = replace(flat("b", 0.0, 0.2), salary=49_000)
    result = weigh(hoped, other)
    assert result.lead.status == "too_close"
    assert result.odds is None
    assert [need.text for need in result.odds_need] == ["commission at a"]
    bounded = replace(hoped, commission=Commission(expected=11_000, low=5_000, high=15_000))
    assert weigh(bounded, other).odds["a"] < 0.9
