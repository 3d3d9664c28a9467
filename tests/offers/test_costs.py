"""Premiums however they are paid, what comes once, and what goes back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offer_examples import EVERYTHING, PLAIN, RULES, SALARY, offers

from negotiate.model.offer import Change, Health, Offer, OtherItem, Preferences, SignOn, Training
from negotiate.offers.components import parts
from negotiate.offers.stream import by_month, horizon_of
from negotiate.offers.totals import total_of
from negotiate.offers.years import month_totals


def total(offer, prefs=PLAIN):
    return total_of(offer, prefs, RULES)


@pytest.mark.parametrize(
    ("health", "a_year", "how"),
    [
        (Health(premium=80.77, per="paycheck", paychecks=26), 2_100.02, "26 x $80.77"),
        (Health(premium=95, per="paycheck", paychecks=24), 2_280, "24 x $95.00"),
        (Health(premium=95), 1_140, "12 x $95.00"),
        (Health(premium=1_300, per="year"), 1_300, "1 x $1,300.00"),
        (Health(premium_monthly=95), 1_140, "12 x $95.00"),
    ],
)
def test_a_premium_counts_however_it_is_paid(health, a_year, how):
    (part,) = [c for c in total(replace(SALARY, health=health)).components if c.kind == "cost"]
    assert (part.amount, part.how) == (pytest.approx(-a_year), how)


FAMILY = Preferences(covers="family")


@pytest.mark.parametrize(
    ("prefs", "premium", "how", "share"),
    [
        (PLAIN, -26 * 55, "26 x $55.00", 5_000),
        (FAMILY, -26 * 210, "26 x $210.00 with the family", 12_000),
    ],
)
def test_the_premium_and_the_employers_share_are_those_of_whom_the_plan_covers(
    prefs, premium, how, share
):
    health = Health(
        premium=55,
        premium_family=210,
        per="paycheck",
        paychecks=26,
        employer_value=5_000,
        employer_value_family=12_000,
    )
    found = total_of(Offer(name="a", salary=50_000, health=health), prefs, RULES).components
    by_name = {c.name: c for c in found}
    assert by_name["health premium"].amount == pytest.approx(premium)
    assert by_name["health premium"].how == how
    assert by_name["health plan, employer's share"].amount == pytest.approx(share)


def test_without_a_premium_of_the_family_the_one_given_counts():
    for health, a_month in (
        (Health(premium=55, per="paycheck", paychecks=24), 110),
        (Health(premium_monthly=120), 120),
        (Health(premium_monthly=120, premium_family=480), 480),
        (Health(), 0),
    ):
        assert health.monthly("family") == pytest.approx(a_month)
    assert Health(premium_monthly=120, premium_family=480).monthly("employee") == 120


def test_the_premium_of_a_season_is_that_of_its_weeks():
    season = replace(SALARY, weeks_per_year=16, health=Health(premium_monthly=95))
    (part,) = [c for c in total(season).components if c.kind == "cost"]
    assert part.amount == pytest.approx(-95 * 12 * 16 / 52)
    assert part.how == "12 x $95.00 x 16/52"


def other(**keys):
    return replace(SALARY, other=(OtherItem(name="x", **keys),))


def test_what_comes_once_or_by_the_month():
    three = Preferences(horizon_years=3)
    moving = other(amount=3_000, kind="cost", when="once")
    assert total(moving, three).horizon_total == 150_000 - 3_000
    meals = other(amount=50, kind="benefit", when="monthly")
    assert total(meals).sum("benefit") == pytest.approx(600)
    kept = other(amount=500, kind="pay", when="once", in_month=12)
    assert total(kept).sum("one_time") == 500
    assert total(kept, Preferences(horizon_months=11)).sum("one_time") == 0
    hoped = other(amount=500, kind="pay", when="once", guaranteed=False)
    assert total(hoped).sum("conditional_pay") == 500


def signed(months, **keys):
    offer = replace(SALARY, sign_on=SignOn(amount=2_000, **keys))
    got = total(offer, Preferences(horizon_months=months))
    return got.sum("one_time") * months / 12


def test_a_sign_on_in_instalments_comes_in_its_months():
    assert signed(12, instalments=(1, 12)) == pytest.approx(2_000)
    assert signed(11, instalments=(1, 12)) == pytest.approx(1_000)


@pytest.mark.parametrize(
    ("months", "keys", "kept"),
    [
        (9, {"repay_within_months": 12}, 2_000),  # only shown
        (9, {"repay_within_months": 12, "repay": "whole"}, 0),
        (9, {"repay_within_months": 12, "repay": "pro-rata"}, 1_500),
        (12, {"repay_within_months": 12, "repay": "whole"}, 2_000),
        (9, {"repay_within_months": 12, "repay": "pro-rata", "instalments": (1, 12)}, 750),
        (18, {"repay_within_months": 24, "repay": "whole", "instalments": (1, 6)}, 0),
    ],
)
def test_what_goes_back_of_a_sign_on_comes_off_at_the_end(months, keys, kept):
    assert signed(months, **keys) == pytest.approx(kept, abs=1e-6)


varied = st.builds(
    lambda offer, changes, training, sign_on, days: replace(
        offer, change=changes, training=training, sign_on=sign_on, benefits_after_days=days
    ),
    offers | st.just(EVERYTHING),
    st.lists(
        st.builds(
            Change,
            after_days=st.integers(0, 800),
            percent=st.sampled_from([2.0, 5.0]),
            in_writing=st.booleans(),
        ),
        max_size=2,
    ).map(tuple),
    st.none() | st.builds(Training, weeks=st.integers(0, 12), hourly=st.just(14.0)),
    st.builds(SignOn, amount=st.just(900.0), instalments=st.sampled_from([(1,), (3, 15)])),
    st.sampled_from([0, 60, 400]),
)


@given(varied, st.integers(1, 40), st.sampled_from([0.0, 0.05]))
def test_the_months_of_any_offer_add_up_to_its_total(offer, months, discount):
    prefs = Preferences(horizon_months=months, discount_rate=discount, value_of_time=9)
    whole = total(offer, prefs).horizon_total
    rows = month_totals([offer], prefs, RULES)
    assert len(rows) == months
    assert rows[-1].together[0] == pytest.approx(whole)
    each = [by_month(p.stream, horizon_of(prefs), prefs) for p in parts(offer, prefs, RULES)]
    assert sum(map(sum, each)) == pytest.approx(whole)


def test_what_goes_back_goes_in_the_last_month_one_looks_ahead():
    bonus = SignOn(amount=2_400, repay_within_months=12, repay="whole")
    paid, plain = (
        [month.totals[0] for month in month_totals([offer], Preferences(horizon_months=6), RULES)]
        for offer in (replace(SALARY, sign_on=bonus), SALARY)
    )
    apart = [pytest.approx(more - less) for more, less in zip(paid, plain, strict=True)]
    assert apart == [2_400, 0, 0, 0, 0, -2_400]
