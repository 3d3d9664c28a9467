"""Offers with their days counted from the first, and the law of their place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from conftest import TODAY
from offer_examples import PLAIN, RULES, value_of

from negotiate.model.offer import Change, Offer, Preferences, SignOn, StateOvertime, Training
from negotiate.offers.counted import counted
from negotiate.offers.keys import with_value
from negotiate.offers.totals import total_of

HOURLY = Offer(name="o", hourly=20.0)
NOWHERE = StateOvertime()


def test_a_day_is_counted_from_the_first_day():
    starts = date(2027, 1, 4)
    offer = replace(HOURLY, starts=starts, change=(Change(on=starts + timedelta(91), add=1.0),))
    assert counted(offer, NOWHERE, TODAY).change[0].after_days == 91
    without = replace(offer, starts=None)
    assert counted(without, NOWHERE, starts).change[0].after_days == 91


@pytest.mark.parametrize(("months", "back"), [(11, 2_000), (13, 0), (24, 0)])
def test_months_already_worked_count_as_stayed_before_a_sign_on_goes_back(months, back):
    keys = {"amount": 2_000, "repay_within_months": 18, "repay": "whole"}
    half_a_year_ago = TODAY - timedelta(182)
    offer = replace(HOURLY, starts=half_a_year_ago, sign_on=SignOn(**keys))
    got = total_of(counted(offer, NOWHERE, TODAY), Preferences(horizon_months=months), RULES)
    assert got.sum("one_time") * months / 12 == pytest.approx(-back)


@pytest.mark.parametrize(("weeks_ago", "counts"), [(26, 1_000), (27, 0)])
def test_an_instalment_that_came_before_today_counts_no_more(weeks_ago, counts):
    """The second comes with the seventh month, 26 weeks after the first day."""
    sign_on = SignOn(amount=2_000, instalments=(1, 7))
    offer = replace(HOURLY, starts=TODAY - timedelta(weeks=weeks_ago), sign_on=sign_on)
    got = total_of(counted(offer, NOWHERE, TODAY), PLAIN, RULES)
    assert got.sum("one_time") == pytest.approx(counts)


def test_what_was_earned_before_today_counts_no_more():
    """A job of half a year: its training is over, its sign-on bonus spent, its raise at hand."""
    offer = replace(
        HOURLY,
        starts=TODAY - timedelta(182),
        training=Training(weeks=6, hourly=15.0),
        sign_on=SignOn(amount=2_000),
        change=(Change(on=TODAY + timedelta(91), hourly=21.0, in_writing=True),),
    )
    got = total_of(counted(offer, NOWHERE, TODAY), PLAIN, RULES)
    assert got.total == pytest.approx(40 * (13 * 20 + 39 * 21))


def test_an_offer_that_starts_later_is_counted_from_its_own_first_day():
    late = counted(replace(HOURLY, starts=TODAY + timedelta(60)), NOWHERE, TODAY)
    assert late.weeks_before == 0
    assert value_of(late) == pytest.approx(41_600)


def test_another_number_keeps_the_law_of_the_place():
    rule = StateOvertime(over=8.0)
    offer = with_value(counted(HOURLY, rule, TODAY), "hourly", 25.0)
    assert offer.state_overtime is rule
    assert offer.hourly == 25.0
