"""What an employer gives beside pay: the match, and when benefits start."""

from __future__ import annotations

from dataclasses import replace

import pytest
from offer_examples import LIMIT, PLAIN, RULES, SALARY

from negotiate.model.offer import Change, Health, Offer, Preferences, RetirementTier
from negotiate.offers.benefits import MatchedPay, contribution, match_pay
from negotiate.offers.totals import total_of

FIRST, SECOND = MatchedPay(50_000), MatchedPay(55_000)


def retired(*tiers):
    return replace(SALARY, retirement=tuple(RetirementTier(**tier) for tier in tiers))


@pytest.mark.parametrize(
    ("tiers", "pay", "mine", "paid"),
    [
        ([{"match_rate": 1.0, "up_to": 0.04}], SECOND, 2_200, 2_200),
        ([{"match_rate": 1.0, "your_contribution": 0.1}], SECOND, 5_500, 5_500),
        ([{"match_rate": 0.5, "your_contribution": 1.0}], FIRST, LIMIT, LIMIT / 2),
        ([{"match_rate": 0.5, "your_contribution": 1.5}], FIRST, 1.5, 0.75),
        ([{"match_rate": 0.5}], FIRST, LIMIT, LIMIT / 2),
        ([{"match_rate": 0.0, "up_to": 0.0}], FIRST, 0.0, 0.0),
        ([{"match_rate": 0.0}], FIRST, 0.0, 0.0),
        # "4% match" is dollar for dollar up to 4% of pay, and cents only where it says so
        ([{"match_rate": 0.04}], FIRST, 2_000, 2_000),
        ([{"match_rate": 0.04, "your_contribution": 0.02}], FIRST, 1_000, 1_000),
        ([{"match_rate": 0.04, "up_to": 1.0, "your_contribution": 0.06}], FIRST, 3_000, 120),
        ([{"match_rate": 0.16, "your_contribution": 0.06}], FIRST, 3_000, 480),
        # the second tier's cap counts from where the first ends
        (
            [
                {"match_rate": 1.0, "up_to": 0.03},
                {"match_rate": 0.5, "up_to": 0.09, "max_dollars": 1_000.0},
            ],
            FIRST,
            1_500 + 2_000,
            1_500 + 1_000,
        ),
        (
            [
                {"match_rate": 1.0, "up_to": 0.03, "max_dollars": 1_000.0},
                {"match_rate": 0.5, "up_to": 0.05, "vested_share": 0.5},
            ],
            SECOND,
            2_750,
            1_000 + 0.5 * 1_100 * 0.5,
        ),
        ([{"match_rate": 0.5, "max_dollars": 800.0}], FIRST, 1_600, 800),
        (
            [{"match_rate": 0.5, "max_dollars": 800.0, "your_contribution": 9_000}],
            FIRST,
            9_000,
            800,
        ),
        ([{"match_rate": 1.0, "your_contribution": 90_000}], FIRST, LIMIT, LIMIT),
        ([{"match_rate": 0.5, "up_to": 0.06, "your_contribution": 0.0}], FIRST, 0, 0),
    ],
)
def test_what_you_put_in_and_what_they_match(tiers, pay, mine, paid):
    offer = retired(*tiers)
    assert contribution(offer, pay, RULES) == pytest.approx(mine)
    assert match_pay(offer, pay, RULES) == pytest.approx(paid)


def benefits(offer, prefs=PLAIN):
    found = total_of(offer, prefs, RULES).components
    return {c.name: pytest.approx(c.amount) for c in found if c.kind in ("benefit", "cost")}


def test_plan_match_and_premium_start_after_the_waiting_time():
    """91 days are a quarter of 52 weeks."""
    health = Health(
        premium_monthly=100, employer_value=4_000, hsa_employer=400, until_then_monthly=300
    )
    offer = replace(
        retired({"match_rate": 1.0, "up_to": 0.04}), health=health, benefits_after_days=91
    )
    assert benefits(offer) == {
        "retirement match": 0.04 * 37_500,
        "health plan, employer's share": 3_000,
        "employer's HSA money": 300,
        "health premium": -900,
        "health plan until benefits start": -900,
    }
    dollars = replace(offer, retirement=(RetirementTier(match_rate=0.5, your_contribution=8_000),))
    assert benefits(dollars)["retirement match"] == 0.5 * 6_000


def test_a_raise_within_the_year_is_matched_from_its_day():
    offer = replace(
        retired({"match_rate": 1.0, "up_to": 0.04}), change=(Change(after_days=182, add=10_000),)
    )
    assert benefits(offer)["retirement match"] == 0.04 * 55_000


def test_a_part_of_a_year_has_its_part_of_the_match():
    capped = retired({"match_rate": 1.0, "up_to": 0.06, "max_dollars": 1_200.0})
    nine = total_of(capped, Preferences(horizon_months=9), RULES)
    assert nine.horizon_total == pytest.approx(0.75 * 51_200)


def test_ones_own_plan_starts_at_once():
    own = Health(premium_monthly=100, own_plan=True)
    offer = replace(SALARY, health=own, benefits_after_days=91)
    assert benefits(offer) == {"own health plan": -1_200}
    contract = Offer(name="o", hourly=20, employment="1099", health=Health(premium_monthly=100))
    assert benefits(contract) == {"own health plan": -1_200}
