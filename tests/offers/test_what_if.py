"""The tables a page works from are the program's own results."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from offer_examples import EVERYTHING, LEAD, NIGHT, RULES, placed, preferences, varied

from negotiate.model.offer import (
    Bonus,
    Change,
    Commission,
    Draw,
    Offer,
    Preferences,
    RetirementTier,
    SignOn,
)
from negotiate.offers.hours import hours_given
from negotiate.offers.keys import with_value
from negotiate.offers.totals import total_of
from negotiate.offers.what_if import what_if


def at_pay(amounts, table, pay):
    """An amount at a stop of pay, as the page picks it."""
    if len(amounts) == 1:
        return amounts[0]
    if len(amounts) == len(table.pay.stops):
        return amounts[pay]
    low, now, high = (table.pay.stops[at] for at in (0, pay, -1))
    return amounts[0] + (amounts[1] - amounts[0]) * (now - low) / (high - low)


def by_kind(found, table, setting):
    """The amounts of a setting by kind, from the table alone."""
    cell = table.cells[setting["hours"]][setting["horizon"]]
    sums = {}
    for row, terms in zip(table.rows, cell, strict=True):
        amount = at_pay(terms[0], table, setting["pay"])
        for number, at, term in zip(table.hoped, setting["hoped"], terms[1:], strict=True):
            amount += number.slider.stops[at] / number.unit * at_pay(term, table, setting["pay"])
        if row.priced:
            amount *= found.value_of_time.stops[setting["time"]]
        sums[row.kind] = sums.get(row.kind, 0.0) + amount
    return sums


def a_setting(found, table, draw):
    """A place for every slider; `draw` takes how many stops there are."""
    return {
        "pay": draw(len(table.pay.stops)),
        "hours": draw(len(table.hours.stops)) if table.hours else 0,
        "hoped": [draw(len(number.slider.stops)) for number in table.hoped],
        "horizon": draw(len(found.horizon.stops)),
        "time": draw(len(found.value_of_time.stops)),
    }


def by_the_program(offer, prefs, found, table, setting):
    """The offer and its total as the program has them with those numbers in the file."""
    offer = with_value(offer, table.pay.key, table.pay.stops[setting["pay"]])
    if table.hours:
        offer = with_value(offer, table.hours.key, table.hours.stops[setting["hours"]])
    for number, at in zip(table.hoped, setting["hoped"], strict=True):
        offer = with_value(offer, number.slider.key, number.slider.stops[at])
    prefs = replace(
        prefs,
        horizon_months=int(found.horizon.stops[setting["horizon"]]),
        value_of_time=found.value_of_time.stops[setting["time"]],
    )
    return offer, total_of(offer, prefs, RULES)


def holds(offer, prefs, draw, times=1):
    found = what_if([offer], prefs, RULES, [None])
    (table,) = found.offers
    for _ in range(times):
        setting = a_setting(found, table, draw)
        moved, total = by_the_program(offer, prefs, found, table, setting)
        sums = by_kind(found, table, setting)
        for kind in sums:
            assert sums[kind] == pytest.approx(total.sum(kind), abs=1e-5), (kind, setting)
        assert sum(sums.values()) == pytest.approx(total.total, abs=1e-5), setting
        assert table.hours_given[setting["hours"]] == pytest.approx(hours_given(moved))


CAPPED = replace(
    NIGHT,
    hourly=58.0,
    sign_on=SignOn(amount=3_000, repay_within_months=30, repay="pro-rata"),
    commission=Commission(expected=9_000),
    retirement=(RetirementTier(match_rate=0.04, your_contribution=30_000),),
)


CUT = replace(
    NIGHT,
    change=(Change(after_days=180, add=-20.0, in_writing=True),),
    retirement=(RetirementTier(match_rate=0.5, up_to=0.06, your_contribution=0.06),),
)
"""A cut in pay that leaves nothing where the slider of pay stands low."""


RAISED = replace(
    NIGHT,
    hourly=20.0,
    change=(Change(after_days=180, percent=20.0, in_writing=True),),
    retirement=(RetirementTier(match_rate=0.5, your_contribution=0.45),),
)
"""What one puts in reaches the year's limit after the raise alone, where pay stands high."""


@pytest.mark.parametrize(
    "offer", [NIGHT, LEAD, EVERYTHING, CAPPED, CUT, RAISED, placed(NIGHT, "NV", 14.0)]
)
def test_the_tables_hold_wherever_the_sliders_stop(offer):
    dice = random.Random(5)
    prefs = Preferences(horizon_months=18, value_of_time=7.5, discount_rate=0.03)
    holds(offer, prefs, dice.randrange, times=12)


@pytest.mark.parametrize("employment", ["w2", "1099"])
def test_days_off_at_the_day_rate_are_an_employees_alone(employment):
    offer = replace(EVERYTHING, employment=employment)
    prefs = Preferences(time_off="day-rate", value_of_time=7.5)
    holds(offer, prefs, random.Random(5).randrange, times=12)


@settings(max_examples=25)
@given(offer=varied, prefs=preferences, data=st.data())
def test_the_tables_hold_for_any_offer(offer, prefs, data):
    holds(offer, prefs, lambda count: data.draw(st.integers(0, count - 1)))


def test_pay_goes_no_lower_than_the_legal_minimum_unless_the_file_does():
    found = what_if([NIGHT, NIGHT], Preferences(), RULES, [20.5, 30.0])
    assert [min(table.pay.stops) for table in found.offers] == [20.5, NIGHT.hourly]
    assert all(t.pay.stops[t.pay.now] == NIGHT.hourly for t in found.offers)


@pytest.mark.parametrize(
    ("given", "stops"),
    [
        ({}, [30, 32, 34, 36, 38, 40, 42, 44, 46, 48, 50]),
        ({"hours_per_week": 76}, [66, 68, 70, 72, 74, 76, 78, 80]),
        ({"hours_per_day": 1, "days_per_week": 5}, [0.5, 1, 1.5, 2, 2.5, 3, 3.5]),
    ],
)
def test_hours_go_five_steps_down_and_five_up_as_far_as_a_week_goes(given, stops):
    offer = Offer(name="o", hourly=20.0, **given)
    slider = what_if([offer], Preferences(), RULES, [None]).offers[0].hours
    assert list(slider.stops) == stops


def test_pay_goes_ten_steps_down_and_twenty_up_and_years_as_far_as_one_looks_ahead():
    found = what_if([NIGHT], Preferences(horizon_months=18), RULES, [None])
    pay = found.offers[0].pay
    assert pay.stops[pay.now] == 21.75
    assert list(pay.stops) == [21.75 + 0.25 * at for at in range(-10, 21)]
    odd = what_if([replace(NIGHT, hourly=18.13)], Preferences(), RULES, [None]).offers[0].pay
    assert odd.stops[0] == 15.63
    assert all(stop == round(stop, 2) for stop in odd.stops)
    assert found.horizon.stops == (12, 18, 24, 36, 48, 60)
    assert found.value_of_time.stops == tuple(range(51))


def test_what_cannot_be_moved_is_named():
    turns = replace(
        NIGHT,
        name="turns",
        weeks_in_turn=(36.0, 48.0),
        commission=Commission(expected=9_000, low=2_000),
        draw=Draw(monthly=300, recoverable=False),
    )
    assert what_if([turns], Preferences(), RULES, [None]).left_out == (
        "the hours of turns, for its weeks are not alike",
        "the overtime of turns",
        "the commission of turns, for its draw is not given back",
        "chances, for commission at turns goes from a low to a high",
    )


def test_what_is_hoped_for_moves_from_nothing_to_its_target_and_further_where_more_is_expected():
    def ends(**more):
        found = what_if([Offer(name="o", salary=50_000, **more)], Preferences(), RULES, [None])
        stops = found.offers[0].hoped[0].slider.stops
        return stops[0], stops[-1]

    assert ends(bonus=(Bonus(name="b", amount=900, payout=0.5),)) == (0.0, 1.0)
    assert ends(bonus=(Bonus(name="b", amount=900, payout=1.5),)) == (0.0, 1.5)
    assert ends(bonus=(Bonus(name="b", amount=900, payout=0.5, low=0.3, high=0.9),)) == (0.3, 0.9)
    assert ends(commission=Commission(expected=9_000)) == (0.0, 18_000.0)
    assert ends(commission=Commission(expected=0)) == (0.0, 1.0)
    assert ends(commission=Commission(expected=900, low=400, high=2_000)) == (400, 2_000)
