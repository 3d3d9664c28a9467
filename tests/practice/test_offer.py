"""An offer to practise with, where nobody made one."""

from __future__ import annotations

import pytest
from conftest import TODAY

from negotiate import target_range
from negotiate.api.rehearsals import practice_offer


@pytest.mark.parametrize(("said", "posted"), [(None, "26-30/h"), (None, "15-18/h"), ("19/h", None)])
def test_an_offer_to_practise_with_fits_the_advert_and_what_was_said(said, posted):
    plain = target_range("mid", years=4, area="Phoenix, AZ", as_of=TODAY, posted=posted, said=said)
    for seed in range(3):
        again = target_range(
            "mid",
            years=4,
            area="Phoenix, AZ",
            as_of=TODAY,
            posted=posted,
            said=said,
            offer=practice_offer(plain, seed),
        )
        amount = again.offer.amount
        if posted:
            low, high = plain.posted
            assert low - 208 < amount <= low + (high - low) / 2
        else:
            assert amount < plain.said


@pytest.mark.parametrize(
    ("posted", "least", "most"), [("up to 17/h", 0, 17), ("from 30/h", 30, 31), ("17/h+", 17, 99)]
)
def test_an_offer_to_practise_with_keeps_to_the_one_end_an_advert_names(posted, least, most):
    plain = target_range("mid", years=4, area="Phoenix, AZ", as_of=TODAY, posted=posted)
    for seed in range(3):
        made = target_range("mid", as_of=TODAY, offer=practice_offer(plain, seed)).offer.amount
        assert least * 2080 <= made <= most * 2080


@pytest.mark.parametrize(("level", "area"), [("junior", "WA"), ("mid", "US"), ("manager", "CA")])
def test_an_offer_to_practise_with_is_lawful_and_under_the_target(level, area):
    plain = target_range(level, area=area, as_of=TODAY)
    for seed in range(3):
        result = target_range(level, area=area, as_of=TODAY, offer=practice_offer(plain, seed))
        assert plain.minimum <= result.offer.amount < plain.target


def test_on_a_scale_the_first_step_is_offered():
    steps = "21.14, 22.20, 23.31/h"
    plain = target_range("mid", area="CA", as_of=TODAY, steps=steps)
    assert practice_offer(plain, 5).amount == 21.14
