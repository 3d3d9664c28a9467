"""Chances in words: never none, never certain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiate.render.verdict import in_words


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (1.0, "over 99%"),
        (0.995, "over 99%"),
        (0.0, "under 1%"),
        (0.004, "under 1%"),
        (0.67, "about 2 in 3 (67%)"),
        (0.5, "about 1 in 2 (50%)"),
        (0.37, "about 2 in 5 (37%)"),
        (0.96, "about 19 in 20 (96%)"),
        (0.97, "97%"),
        (0.14, "about 1 in 7 (14%)"),
        (0.02, "2%"),
    ],
)
def test_chances_in_words(chance, words):
    assert in_words(chance) == words


@given(st.floats(0, 1))
def test_no_chance_is_said_to_be_none_or_certain(chance):
    said = in_words(chance)
    assert "(0%)" not in said
    assert "100%" not in said
