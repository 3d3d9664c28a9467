"""What moves the lead, and how far."""

from __future__ import annotations

from dataclasses import replace

import pytest
from offer_examples import RULES, flat, value_of

from negotiate.model.offer import Bonus, Commute, Equity, Offer, OtherItem, RetirementTier
from negotiate.offers.sensitivity import swings


def test_swings_by_hand():
    """The bonus moves the lead by its whole range, the mile by its own, the match by a reading."""
    a = replace(flat("a", 0.2, 1.0), commute=Commute(miles_one_way=10, days_per_week=5))
    tier = RetirementTier(match_rate=0.04, your_contribution=0.06)
    b = Offer(name="b", salary=44_000, retirement=(tier,), equity=Equity(total=8_000))
    found = {one.item: one for one in swings([a, b], value_of, RULES)}
    assert found["b"].swing == pytest.approx(8_000)
    assert (found["b"].low, found["b"].high, found["b"].bounded) == (0.2, 1.0, True)
    assert found["a mile of driving"].swing == pytest.approx(260 * 20 * (0.725 - 0.205))
    assert found["a mile of driving"].offer is None
    assert found["equity"].swing == pytest.approx(2_000)
    assert not found["equity"].bounded
    reading = 0.04 * 44_000 - 0.04 * 0.06 * 44_000
    other = found["the other reading of the match"]
    assert other.swing == pytest.approx(reading)
    assert (other.key, other.low, other.high, other.bounded) == ("retirement", 0, 1, False)
    order = [one.swing for one in swings([a, b], value_of, RULES)]
    assert order == sorted(order, reverse=True)


def test_a_mile_of_ones_own_is_not_uncertain_and_one_offer_has_no_lead():
    own = Commute(miles_one_way=10, cost_per_mile=0.5)
    a = Offer(name="a", salary=50_000, commute=own)
    assert swings([a, Offer(name="b", salary=40_000)], value_of, RULES) == ()
    assert swings([flat("a", 0, 1)], value_of, RULES) == ()


def test_the_lead_is_the_one_over_the_best_of_the_others():
    a, b, c = flat("a", 0, 1), Offer(name="b", salary=44_000), Offer(name="c", salary=41_000)
    one = swings([a, b, c], value_of, RULES)[0]
    assert (one.lead_low, one.lead_high) == (-4_000, 6_000)


def test_unbounded_hopes_go_from_nothing_to_all():
    tips = OtherItem(name="tips", amount=3_000, kind="pay", guaranteed=False)
    bonus = Bonus(name="b", amount=1_000, payout=0.5)
    a = Offer(name="a", hourly=25, overtime_hours_per_week=2, bonus=(bonus,), other=(tips,))
    found = {s.item: s for s in swings([a, Offer(name="b", salary=40_000)], value_of, RULES)}
    assert (found["b"].low, found["b"].high) == (0, 1)
    assert (found["overtime"].low, found["overtime"].high) == (0, 20)
    assert found["tips"].swing == pytest.approx(3_000)


def with_mile(**changed):
    """The rules with another cost of a mile."""
    mile = RULES.comparison.cost_per_mile._replace(**changed)
    return RULES._replace(comparison=RULES.comparison._replace(cost_per_mile=mile))


def test_the_price_of_a_mile_moves_every_offer_that_left_it_out():
    near = Offer(name="near", salary=50_000, commute=Commute(miles_one_way=1))
    far = Offer(name="far", salary=50_000, commute=Commute(miles_one_way=11))
    (swing,) = swings([near, far], value_of, RULES)
    assert (swing.offer, swing.item) == (None, "a mile of driving")
    assert (swing.key, swing.low, swing.high) == ("commute.cost_per_mile", 0.205, 0.725)
    assert swing.lead_low == pytest.approx(5_200 * 0.205)
    assert swing.lead_high == pytest.approx(5_200 * 0.725)
    assert swing.bounded is False
    assert swings([near, far], value_of, with_mile(high=0.2051)) == ()
    assert swings([near], value_of, RULES) == ()


@pytest.mark.parametrize("stated", [0.41, RULES.comparison.cost_per_mile.value])
def test_a_mile_that_was_typed_stays_as_typed_even_at_the_rules_own_value(stated):
    near = Offer(name="near", salary=50_000, commute=Commute(miles_one_way=1))
    typed = Commute(miles_one_way=30, cost_per_mile=stated)
    (swing,) = swings([near, replace(near, name="typed", commute=typed)], value_of, RULES)
    assert swing.lead_low == pytest.approx(260 * 2 * (30 * stated - 0.205))
    assert swing.lead_high == pytest.approx(260 * 2 * (30 * stated - 0.725))
    assert (
        swings([replace(near, commute=typed), replace(near, commute=typed)], value_of, RULES) == ()
    )


def test_swings_name_their_offer_and_come_largest_first_then_by_name():
    def with_bonus(name, *amounts):
        bonuses = tuple(Bonus(name=f"b{i}", amount=a, payout=1.0) for i, a in enumerate(amounts))
        return Offer(name=name, salary=50_000, bonus=bonuses)

    ranked = [with_bonus("z", 900.0, 900.0), with_bonus("a", 900.0, 1.0, 0.99)]
    found = swings(ranked, value_of, with_mile(low=None, high=None))
    assert [(one.offer, one.key, one.low, one.high) for one in found] == [
        ("a", "bonus[0]", 0.0, 1.0),
        ("z", "bonus[0]", 0.0, 1.0),
        ("z", "bonus[1]", 0.0, 1.0),
        ("a", "bonus[1]", 0.0, 1.0),
    ]
