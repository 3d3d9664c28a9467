"""What to ask for beyond pay: what fits, and in which order."""

from __future__ import annotations

import pytest
from conftest import TODAY
from people import brought

from negotiate.api.ranges import target_range
from negotiate.files.lines import load_talk
from negotiate.talk.asks import asks_beyond_pay

ASKS = load_talk().other_asks


def keys(level, ranked=(), years=3, languages=(), **asked):
    result = target_range(level, as_of=TODAY, **asked)
    record = brought(result, years=years, languages=languages)
    found = asks_beyond_pay(ASKS, result, record._replace(ranked_asks=ranked))
    return [ask.key for ask in found]


def test_what_only_this_person_can_ask_for_comes_first_then_what_is_worth_most():
    offered = {"area": "Phoenix, AZ", "offer": "20/h", "languages": ["Spanish"]}
    own, *usual = keys("senior", **offered)
    assert own == "language"
    ranked = ("days-off", "schedule")
    rest = [key for key in usual if key not in ranked]
    assert rest
    assert keys("senior", ranked=ranked, **offered) == [own, *ranked, *rest]


@pytest.mark.parametrize(
    ("level", "country", "area", "fits"),
    [
        ("mid", "GB", "Leeds", "schedule"),  # paid by the year there
        ("mid", "US", "Phoenix, AZ", "schedule"),
        ("lead", "CA", "Toronto", "title"),
        ("lead", "US", "Phoenix, AZ", "title"),
    ],
)
def test_asks_go_by_the_work_and_not_by_the_unit_of_pay(level, country, area, fits):
    found = keys(level, area=area, country=country)
    assert [key for key in ("schedule", "title") if key in found] == [fits]
