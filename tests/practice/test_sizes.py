"""What an amount is beside the figure to say."""

from __future__ import annotations

import pytest
from practice_calls import situation_due

from negotiate.practice.hearing import Spotted
from negotiate.practice.sizes import kinds_of_ask, size_of


def spotted(low, high=None):
    yearly = [(amount or low) * 2080.0 for amount in (low, high)]
    return Spotted(start=0, end=0, low=yearly[0], high=yearly[1], role=None)


@pytest.mark.parametrize(
    ("name", "low", "high", "kinds"),
    [
        ("counter-number", 22.75, None, ["figure"]),
        ("counter-number", 22.20, None, ["figure"]),
        ("counter-number", 21.50, None, ["below"]),
        ("counter-number", 24.50, None, []),
        ("counter-number", 26, None, ["beyond"]),
        ("counter-number", 22, 24, ["range_now"]),
        ("counter-part", 21.75, None, []),
        ("counter-final", 22, None, ["pressed"]),
        ("counter-number", 20, None, ["undercut"]),
        ("counter-number", 21, None, ["below"]),
        ("counter-number", 20, 22.75, ["range_now"]),
        ("counter-final", 20, None, ["undercut"]),
        ("class-offer", 13, None, ["undercut"]),
        ("silence", 22, None, ["lowered"]),
        ("scale-number", 23.31, None, ["figure"]),
        ("scale-number", 22.80, None, ["between"]),
        ("scale-number", 30, None, ["beyond"]),
        ("class-offer", 15, None, ["class_figure"]),
        ("law-open", 22, None, ["law"]),
        ("screen-history", 25, None, ["early"]),
        ("screen-history", 25, 27, []),
        ("screen-expectations", 25, 27, ["range"]),
        ("screen-expectations", 25, None, ["lone"]),
        ("screen-press", 20, None, ["below", "lone"]),
    ],
)
def test_a_figure_is_right_or_wrong_by_exact_rules(name, low, high, kinds):
    assert [*kinds_of_ask(spotted(low, high), situation_due(name))] == kinds


def test_where_no_step_is_to_be_said_none_is_missed():
    due = situation_due("scale-number")._replace(figure=0.0, least=0.0, most=0.0)
    assert [*kinds_of_ask(spotted(22.80), due)] == []


def test_ones_own_floor_is_given_away_only_where_it_is_no_figure_to_say():
    due = situation_due("counter-number")
    floor = due._replace(walk_away=21.75 * 2080.0)
    assert floor.at_walk_away(21.75 * 2080)
    assert not floor.at_walk_away(22.75 * 2080)
    assert not due._replace(walk_away=due.figure).at_walk_away(due.figure)
    assert not due._replace(walk_away=due.least).at_walk_away(due.least)


def test_where_an_amount_lies_is_named_for_the_weights():
    due = situation_due("counter-number")
    amounts = (21.15, 20, 21.30, 22.75, 24, 30)
    names = [size_of(spotted(amount), due) for amount in amounts]
    assert names == ["table", "under", "below", "right", "good", "beyond"]
    assert size_of(spotted(22.75, 24), due) == "rright"
