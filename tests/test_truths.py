"""People and offers at random, held to what must be true of everybody (benchmarks/people.py)."""

from __future__ import annotations

import random
from itertools import islice

import pytest
from conftest import TODAY
from random_offers import offers
from random_people import day_at_random, people
from truths import hold
from truths_of_offers import hold as hold_offers


@pytest.mark.parametrize("seed", [101, 102, 103])
def test_every_truth_holds_of_people_at_random(seed):
    draw = random.Random(seed)
    held = hold(list(islice(people(draw), 50)), day_at_random(draw), draw)
    assert held.broken == []
    assert held.kinds["figure"] >= 5


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_truth_holds_of_offers_at_random(seed):
    draw = random.Random(seed)
    found = [hold_offers(offers(draw), TODAY) for _ in range(4)]
    assert [broken for broken, _ in found] == [[]] * 4
    assert sum(kinds["refused"] for _, kinds in found) <= 1
