"""What a comparison gives back."""

from __future__ import annotations

from offer_examples import LEAD, NIGHT, weigh

from negotiate.model.comparison import Swing


def test_a_swing_is_the_distance_between_its_ends():
    one = Swing(
        offer="a",
        item="b",
        key="bonus[0]",
        low=0.0,
        high=1.0,
        lead_low=500.0,
        lead_high=-300.0,
        bounded=True,
    )
    assert one.swing == 800


def test_the_comparison_can_be_had_as_a_frame():
    frame = weigh(NIGHT, LEAD).to_frame()
    assert frame.loc[("guaranteed_pay", "base pay"), "team lead"] == 54_000
