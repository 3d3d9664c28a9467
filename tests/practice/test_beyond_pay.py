"""What other things are worth that are granted in a practice call."""

from __future__ import annotations

import pytest
from conftest import TODAY
from practice_calls import OFFERED, PRACTICE, RULES

from negotiate import target_range
from negotiate.files.lines import load_talk
from negotiate.practice.beyond_pay import BeyondPay

PART_TIME = target_range("senior", area="Phoenix, AZ", as_of=TODAY, offer="21.15/h", hours=20)


def added(key, result=OFFERED):
    asks = load_talk().other_asks
    return BeyondPay(asks=asks, practice=PRACTICE, result=result, rules=RULES, seed=1).added(key)


@pytest.mark.parametrize(
    ("key", "result", "worth", "once"),
    [
        ("language", OFFERED, 1.50 * 2080, False),  # 7% of $21.15, to the quarter
        ("language", PART_TIME, 1.50 * 1040, False),
        ("skill", OFFERED, 0.75 * 2080, False),
        ("home", OFFERED, 50 * 12, False),
        ("sign-on", OFFERED, 1_000, True),
        ("schedule", OFFERED, 0, False),
        ("benefits", OFFERED, 0, False),
    ],
)
def test_what_is_granted_is_worth_its_usual_size_in_the_hours_of_the_job(key, result, worth, once):
    found = added(key, result)
    assert (found.worth, found.once) == (pytest.approx(worth), once)
