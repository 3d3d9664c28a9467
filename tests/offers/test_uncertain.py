"""What nobody can know yet in an offer, and how far it goes."""

from __future__ import annotations

import pytest
from offer_examples import RULES

from negotiate.model.offer import Bonus, Change, Equity, Offer, OtherItem, RetirementTier
from negotiate.offers.uncertain import uncertain


def test_everything_uncertain_with_how_far_it_goes():
    offer = Offer(
        name="o",
        hourly=20.0,
        overtime_hours_per_week=3,
        bonus=(
            Bonus(name="owed", amount=9.0, guaranteed=True),
            Bonus(name="hoped", amount=1_000.0, payout=1.5),
        ),
        equity=Equity(total=8_000),
        retirement=(RetirementTier(match_rate=0.05, your_contribution=0.05),),
        other=(
            OtherItem(name="dues", amount=5.0, kind="cost", guaranteed=False),
            OtherItem(name="owed", amount=6.0, kind="pay"),
            OtherItem(name="spiffs", amount=700.0, kind="pay", guaranteed=False),
            OtherItem(name="more", amount=300.0, kind="pay", guaranteed=False),
        ),
    )
    found = [
        (u.item, u.component, u.key, u.low, u.expected, u.high) for u in uncertain(offer, RULES)
    ]
    overtime = "overtime_hours_per_week"
    assert found == [
        ("hoped", "bonus[1]", "bonus[1].payout", 0.0, 1.5, 1.5),
        ("overtime", overtime, overtime, 0.0, 3, 20.0),
        ("equity", "equity.total", "equity.total", 0.0, 8_000, 8_000),
        ("spiffs", "other[2]", "other[2].amount", 0.0, 700.0, 700.0),
        ("more", "other[3]", "other[3].amount", 0.0, 300.0, 300.0),
    ]
    assert not any(u.bounded for u in uncertain(offer, RULES))


def bounds(offer):
    return [(u.item, u.low, u.expected, u.high, u.bounded) for u in uncertain(offer, RULES)]


def test_a_bound_left_out_is_what_is_expected():
    def with_bonus(**more):
        bonus = Bonus(name="b", amount=1.0, **more)
        owed = Bonus(name="owed", amount=1.0, guaranteed=True)
        return Offer(name="o", salary=1.0, bonus=(owed, bonus))

    assert bounds(with_bonus()) == [("b", 0.0, 1.0, 1.0, False)]
    assert bounds(with_bonus(payout=0.5, low=0.2)) == [("b", 0.2, 0.5, 0.5, True)]
    assert bounds(with_bonus(payout=0.5, high=0.9)) == [("b", 0.5, 0.5, 0.9, True)]
    assert bounds(with_bonus(payout=1.4)) == [("b", 0.0, 1.4, 1.4, False)]
    assert bounds(with_bonus(low=0.3)) == [("b", 0.3, 1.0, 1.0, True)]


def test_overtime_may_be_bounded_before_there_is_any():
    def at(hours, **more):
        return Offer(name="o", hourly=20.0, overtime_hours_per_week=hours, **more)

    assert bounds(at(0)) == []
    assert bounds(at(0, overtime_high=6.0)) == [("overtime", 0, 0, 6.0, True)]
    assert bounds(at(25)) == [("overtime", 0.0, 25, 25, False)]
    assert bounds(at(4, exempt=True)) == []


def test_a_promised_raise_goes_from_no_raise_to_what_was_said():
    def with_change(**more):
        return Offer(name="o", hourly=20.0, change=(Change(after_days=90, **more),))

    assert bounds(with_change(hourly=22.0)) == [("promised raise", 20.0, 22.0, 22.0, False)]
    assert bounds(with_change(hourly=18.0)) == [("promised raise", 18.0, 18.0, 20.0, False)]
    assert bounds(with_change(add=1.5)) == [("promised raise", 0.0, 1.5, 1.5, False)]
    assert bounds(with_change(percent=-3)) == [("promised raise", -3, -3, 0.0, False)]
    assert bounds(with_change(hourly=22.0, in_writing=True)) == []


@pytest.mark.parametrize(
    ("given", "ends"),
    [
        ({"overtime_low": 2}, (2, 4)),
        ({"overtime_high": 9}, (4, 9)),
        ({"overtime_low": 0, "overtime_high": 9}, (0, 9)),
    ],
)
def test_overtime_goes_as_far_as_was_said_at_either_end(given, ends):
    offer = Offer(name="o", hourly=20.0, overtime_hours_per_week=4, **given)
    (hours,) = uncertain(offer, RULES)
    assert ((hours.low, hours.high), hours.bounded) == (ends, True)
