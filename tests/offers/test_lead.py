"""How far the first offer is ahead, and what that hangs on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from offer_examples import (
    LEAD,
    NIGHT,
    OVERTIME,
    PLAIN,
    RULES,
    offer_total,
    offers,
    preferences,
    weigh,
)

from negotiate.model.offer import Bonus, Offer, OtherItem, RetirementTier
from negotiate.offers.benefits import has_two_readings
from negotiate.offers.lead import lead_of, other_reading
from negotiate.offers.totals import total_of


def lead(first, second, offers=()):
    named = offers or (Offer(name=first.name), Offer(name=second.name))
    return lead_of(named, (first, second), lambda _: 0.0, RULES)


def test_two_percent_of_the_second_is_too_close_and_half_a_cent_a_tie():
    at = offer_total("B", 50_000)
    assert lead(offer_total("A", 51_000), at).status == "too_close"
    assert lead(offer_total("A", 51_000.01), at).status == "ahead"
    assert lead(offer_total("A", 50_000.004), at).status == "tie"
    assert lead(offer_total("A", 50_000.006), at).status == "too_close"


def test_how_close_is_too_close_is_the_rule_named_so():
    near = RULES.comparison.close._replace(value=0.05)
    wide = RULES._replace(comparison=RULES.comparison._replace(close=near))
    first, second = offer_total("A", 52_000), offer_total("B", 50_000)
    named = (Offer(name="A"), Offer(name="B"))
    assert lead_of(named, (first, second), lambda _: 0.0, RULES).status == "ahead"
    assert lead_of(named, (first, second), lambda _: 0.0, wide).status == "too_close"


def test_a_lead_over_less_than_nothing_has_no_percent():
    assert lead(offer_total("A", 10), offer_total("B", 0)).percent is None
    assert lead(offer_total("A", 10), offer_total("B", -5)).percent is None
    assert lead(offer_total("A", 10), offer_total("B", 0.5)).percent == 19


def test_a_close_lead_hangs_on_nothing():
    hopeful = offer_total("A", 49_000, ("conditional_pay", 1_500))
    close = lead(hopeful, offer_total("B", 50_000))
    assert (close.status, close.needed, close.flips) == ("too_close", [], [])


def test_another_reading_of_a_match_flips_only_a_clear_lead():
    match = (RetirementTier(match_rate=0.05),)
    named = (Offer(name="A"), Offer(name="B", retirement=match))

    def flips(first, second):
        def value_of(offer):
            return 9_000.0 if offer.retirement and offer.retirement[0].up_to else 0.0

        return [flip.winner for flip in lead_of(named, (first, second), value_of, RULES).flips]

    assert flips(offer_total("A", 50_000), offer_total("B", 45_000)) == ["B"]
    assert flips(offer_total("A", 50_000), offer_total("B", 49_900)) == []


def test_what_comes_to_nothing_is_nothing_to_hang_on():
    second = offer_total("B", 50_000)
    none = OVERTIME._replace(amount=0.0)
    first = offer_total("A", 48_000, ("conditional_pay", 7_000))
    more = first._replace(components=(*first.components, none))
    assert [c.amount for c in lead(more, second).needed] == [7_000]
    cents = offer_total("A", 51_000, ("conditional_pay", 0.8))
    assert [c.amount for c in lead(cents, second).needed] == [0.8]
    of_nothing = offer_total("A", -0.69, ("conditional_pay", 1.1))
    assert lead(of_nothing, offer_total("B", -0.7)).needed == []


def test_equity_is_hoped_for_and_a_benefit_is_not():
    second = offer_total("B", 40_000)
    first = offer_total("A", 39_000, ("benefit", 9_000))
    assert lead(first, second).depends_on == ()
    shares = [c._replace(key="equity.total", name="equity") for c in first.components[1:]]
    owned = first._replace(components=(first.components[0], *shares))
    assert lead(owned, second).depends_on == ("equity",)


def test_what_is_left_may_be_two_percent_of_the_second_and_no_less():
    second = offer_total("B", 50_000)
    on_the_edge = offer_total("A", 51_000, ("conditional_pay", 5_000))
    assert lead(on_the_edge, second).depends_on == ("conditional_pay",)
    above = offer_total("A", 51_001, ("conditional_pay", 5_000))
    assert lead(above, second).depends_on == ()


@pytest.mark.parametrize(
    ("rate", "up_to", "either"),
    [
        (0.04, None, True),
        (0.15, None, True),
        (0.16, None, False),
        (0.0, None, False),
        (0.04, 0.06, False),
    ],
)
def test_a_small_match_without_a_cap_has_two_readings(rate, up_to, either):
    assert has_two_readings(matched(RetirementTier(match_rate=rate, up_to=up_to)), RULES) is either


def matched(*tiers):
    return Offer(name="o", salary=80_000, retirement=tiers)


def test_the_other_reading_is_cents_for_each_dollar_put_in():
    """A "3% match" is 2,400 on 80,000; read as cents it is 144 on 6% put in."""
    usual = matched(RetirementTier(match_rate=0.03, your_contribution=0.06))
    assert total_of(usual, PLAIN, RULES).sum("benefit") == pytest.approx(2_400)
    other = other_reading(usual, RULES)
    assert total_of(other, PLAIN, RULES).sum("benefit") == pytest.approx(144)
    silent = other_reading(matched(RetirementTier(match_rate=0.03)), RULES)
    assert total_of(silent, PLAIN, RULES).sum("benefit") == pytest.approx(72)


def test_tiers_that_stack_and_cents_said_outright_have_one_reading():
    outright = matched(RetirementTier(match_rate=0.04, up_to=1.0))
    stacked = matched(RetirementTier(match_rate=1.0, up_to=0.03), RetirementTier(match_rate=0.04))
    assert other_reading(outright, RULES) is other_reading(stacked, RULES) is None


def test_overtime_is_taken_out_first_and_then_the_largest():
    hoped = (
        Bonus(name="small", amount=500.0, payout=1),
        Bonus(name="big", amount=9_000.0, payout=1),
    )
    first = Offer(name="a", hourly=20, overtime_hours_per_week=1, bonus=hoped)
    second = Offer(name="b", salary=43_000)
    assert weigh(first, second).lead.depends_on == ("overtime", "big")


def test_a_lead_that_stands_without_what_is_hoped_for_depends_on_nothing():
    strong = replace(NIGHT, hourly=40.0)
    lead = weigh(strong, LEAD).lead
    assert lead.depends_on == ()
    assert lead.verdict.startswith("night agent is ahead of team lead by")


def test_a_third_offers_match_can_change_the_winner_too():
    cove = Offer(name="Cove", salary=30_000, bonus=(Bonus(name="q", amount=15_000.0, payout=1),))
    dune = Offer(name="Dune", salary=33_000)
    match = RetirementTier(match_rate=0.04, your_contribution=0.06)
    acme = Offer(name="Acme", salary=32_500, retirement=(match,))
    lead = weigh(cove, dune, acme).lead
    assert lead.depends_on == ("q", "the other reading of the match at Acme")


def test_close_offers_are_called_too_close_and_equal_ones_a_tie():
    a, b = Offer(name="a", salary=50_000), Offer(name="b", salary=50_900)
    assert weigh(a, b).lead.status == "too_close"
    assert "too close to call" in weigh(a, b).lead.verdict
    tie = weigh(a, replace(a, name="z")).lead
    assert (tie.status, tie.amount, tie.percent) == ("tie", 0, 0)
    assert "They guarantee the same" in tie.verdict


def test_a_lead_over_nothing_has_no_percent():
    nothing = Offer(
        name="b", salary=1_000, other=(OtherItem(name="rent", amount=2_000, kind="cost"),)
    )
    lead = weigh(Offer(name="a", salary=50_000), nothing).lead
    assert (lead.percent, lead.status) == (None, "ahead")


@given(offers, preferences)
def test_equal_offers_tie_exactly(offer, prefs):
    twin = weigh(replace(offer, name="a"), replace(offer, name="b"), prefs=prefs).lead
    assert (twin.amount, twin.status) == (0, "tie")
