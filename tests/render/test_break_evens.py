"""Amounts of what would make two offers tie."""

from __future__ import annotations

import pytest

from negotiate.render.break_evens import _value


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        (3.06e-14, "share", "0%"),
        (0.0612, "share of pay", "6.12% of pay"),
        (12_345_678.0, "share", "1,230,000,000%"),
        (41.2121, "a week", "41.2 a week"),
        (3.0, "%", "3%"),
        (-0.5, "$/hour", "-$0.50 an hour"),
        (80.77, "$/paycheck", "$80.77 a paycheck"),
    ],
)
def test_an_amount_is_said_to_three_digits_and_without_an_exponent(amount, unit, words):
    assert _value(amount, unit) == words
