"""What holds for one person, job and stage, and the words for it."""

from __future__ import annotations

import pytest
from conftest import TODAY
from people import brought

from negotiate.api.ranges import target_range
from negotiate.files.lines import load_metrics, load_talk
from negotiate.talk.situation import situation_of
from negotiate.talk.years import years_words

ASKS, METRICS = load_talk().other_asks, load_metrics()


@pytest.mark.parametrize(
    ("area", "said"),
    [
        ("Mesa, AZ", " around Mesa"),
        ("Maricopa County, AZ", " around Phoenix"),
        ("Winston-Salem, NC", " around Winston-Salem"),
        ("AZ", " in Arizona"),
        ("DC", " in the District of Columbia"),
        ("VI", " in the Virgin Islands"),
        (None, ""),
    ],
)
def test_places_are_named_as_people_name_them(area, said):
    result = target_range("mid", area=area, as_of=TODAY)
    assert situation_of(result, brought(result), (), None, ASKS, METRICS).words["near"] == said


def facts_of(years=None, **asked):
    result = target_range("senior", area="Phoenix, AZ", as_of=TODAY, **asked)
    return situation_of(result, brought(result, years=years), (), None, ASKS, METRICS).facts


def test_facts_hold_from_their_edge_on():
    assert "years" in facts_of(years=1)
    assert "years" not in facts_of(years=0.9)
    assert "figure" in facts_of(offer="20/h")
    assert "met" in facts_of(offer="60/h")
    assert "held" in facts_of(offer="20/h", floor="21/h", final=True)
    assert "final" in facts_of(offer="20/h", floor="20/h", final=True)
    assert "counter-low" in facts_of(offer="17/h", posted="16-18/h", floor="19/h")
    assert "counter-low" not in facts_of(offer="17/h", posted="16-18/h", floor="18/h")
    assert "bad-advert" in facts_of(posted="12-15/h")
    assert "bad-advert" not in facts_of(posted="14-15.15/h")


def test_a_place_and_years_that_were_assumed_are_still_to_be_found_out():
    result = target_range("senior", as_of=TODAY)
    found = situation_of(result, brought(result), (), None, ASKS, METRICS).facts
    assert {"years-assumed", "area-assumed"} <= found
    known = target_range("senior", years=6, area="Phoenix, AZ", as_of=TODAY)
    found = situation_of(known, brought(known), (), None, ASKS, METRICS).facts
    assert not {"years-assumed", "area-assumed"} & found


def test_the_first_two_other_things_to_ask_for_have_words_of_their_own():
    result = target_range("senior", area="Phoenix, AZ", as_of=TODAY, offer="20/h")
    found = situation_of(result, brought(result, years=3), (), None, ASKS, METRICS)
    assert len(found.asks) > 2
    said = [ask.you_say for ask in found.asks[:2]]
    assert [found.words["first_ask"], found.words["next_ask"]] == said


def test_years_are_said_as_people_say_them():
    words = [years_words(x) for x in (1, 1.5, 2.25, 4.5, 6, 12, 15)]
    assert words == [
        *("one year", "a year and a half", "over two years", "four and a half years"),
        *("six years", "twelve years", "15 years"),
    ]
