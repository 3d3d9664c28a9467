"""What came of a practice call."""

from __future__ import annotations

import pytest
from conftest import TODAY

from negotiate import target_range
from negotiate.practice.outcome import is_good_enough, is_worth_more


@pytest.mark.parametrize(
    ("own", "good"), [({}, True), ({"floor": "19/h"}, False), ({"rival": "19/h written"}, False)]
)
def test_a_no_to_less_than_one_has_or_needs_is_never_blamed(own, good):
    result = target_range(
        "mid", years=3, area="Tampa, FL", offer="17/h", posted="16-18/h", as_of=TODAY, **own
    )
    assert is_good_enough(result, result.figure) is good


@pytest.mark.parametrize(
    ("rival", "given", "more"),
    [
        (None, 17.0, False),
        ("19/h written", 18.99, True),
        ("19/h written", 19.0, False),
        ("19/h verbal", 18.0, False),
    ],
)
def test_what_was_agreed_under_an_offer_in_hand_is_said_to_be_so(rival, given, more):
    result = target_range("mid", years=3, area="Tampa, FL", offer="17/h", rival=rival, as_of=TODAY)
    assert is_worth_more(result, given * 2080) is more
