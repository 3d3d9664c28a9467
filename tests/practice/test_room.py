"""What they could pay: never more for asking less, and nothing above the figure to say."""

from __future__ import annotations

import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st
from practice_calls import OFFERED, RULES
from practice_players import means, play, track

from negotiate import target_range
from negotiate.practice.room import Room, room_of

MANNERS = ("grants", "half", "everyone", "maximum", "silence", "today", "check")
ROOMS = st.builds(
    Room,
    base=st.just(40_000.0),
    top=st.floats(40_000, 50_000),
    limit=st.floats(40_000, 52_000),
    manner=st.sampled_from(MANNERS),
    step=st.sampled_from([520.0, 500.0]),
    steps=st.sampled_from([(), (40_000.0, 42_000.0, 44_500.0, 47_000.0)]),
    half=st.floats(0.1, 0.9),
)


@given(ROOMS, st.floats(35_000, 60_000), st.floats(0, 20_000))
def test_more_is_never_paid_for_asking_less(room, asked, more):
    for paid in (room.granted, lambda amount: room.at_first(amount)[0]):
        assert paid(asked) <= paid(asked + more)
        assert room.base <= paid(asked) <= max(room.base, min(room.top, room.limit))


@given(ROOMS, st.floats(35_000, 60_000))
def test_they_say_what_they_do_with_a_figure(room, asked):
    paid, said = room.at_first(asked)
    if room.manner not in ("everyone", "maximum"):
        assert (said == "nothing") is (paid <= room.base)
        assert (said == "granted") is (room.base < paid >= asked)


@given(ROOMS, st.floats(0, 20_000))
def test_above_the_figure_nothing_more_comes(room, more):
    assert room.granted(room.top + more) == room.granted(room.top) == room.most
    assert room.at_first(room.top + more)[0] == room.at_first(room.top)[0]


@given(ROOMS, st.floats(0, 1))
def test_who_names_no_figure_gets_no_more_than_who_does(room, share):
    assert room.base <= room.unnamed(share) <= room.most


def test_what_they_have_is_as_often_as_people_were_told():
    rooms = [room_of(OFFERED, RULES, seed, "phone") for seed in range(2000)]
    none = sum(room.limit == room.base for room in rooms) / len(rooms)
    whole = sum(room.limit >= room.top for room in rooms) / len(rooms)
    assert none == pytest.approx(RULES.practice.true_no.value, abs=0.04)
    assert whole == pytest.approx(RULES.practice.whole.value, abs=0.04)
    assert {room.manner for room in rooms} == set(MANNERS)


@pytest.mark.parametrize(
    "words",
    [
        {"pay_set": "class", "offer": "14/h"},
        {"final": True, "offer": "14/h"},
        {"offer": "60/h"},
        {"said": "14/h", "offer": "14/h"},
    ],
)
def test_where_no_figure_is_wise_there_is_no_room(words):
    result = target_range("junior", area="TX", as_of=TODAY, **words)
    for seed in range(20):
        room = room_of(result, RULES, seed, "phone")
        assert room.most == room.base == result.offer.amount


PEOPLE = {
    "phone": ("senior", {"years": 6, "area": "Phoenix, AZ", "offer": "21.15/h"}),
    "need": ("junior", {"years": 1, "area": "Tulsa, OK", "offer": "16.50/h", "need": "high"}),
    "raise": ("mid", {"years": 4, "area": "FL", "about": "raise", "current": "17.25/h"}),
    "manager": ("manager", {"years": 9, "area": "Columbus, OH", "offer": "82000"}),
}


@pytest.mark.parametrize("name", PEOPLE)
def test_the_best_play_is_the_one_the_script_teaches(name):
    """As `benchmarks/practice.py` does with 200 seeds and more people."""
    level, words = PEOPLE[name]
    result = target_range(level, as_of=TODAY, **words)
    script, seeds = track(result), range(14)
    got = means(script, seeds)
    taught = got[result.figure]
    assert taught == max(got.values())
    assert all(paid < taught for asked, paid in got.items() if asked < result.figure * 0.97)
    for less in ({"opening": result.figure, "gentle": False}, {}):
        assert taught > sum(play(script, seed, **less) for seed in seeds) / len(seeds)
