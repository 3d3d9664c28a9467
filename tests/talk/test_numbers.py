"""The words beside the numbers of a range."""

from __future__ import annotations

import pytest
from conftest import TODAY

from negotiate import target_range


@pytest.mark.parametrize(("current", "stays"), [("48/h", True), ("21/h", False)])
def test_who_earns_more_already_asks_for_the_level_above_and_says_no_yes(current, stays):
    result = target_range("mid", area="Tampa, FL", offer="22/h", current=current, as_of=TODAY)
    assert (result.no_counter == "current-above") is stays
    said = [bracket.you_say for bracket in result.when_they_say]
    assert ("Is there a level above this one?" in said[0]) is stays


@pytest.mark.parametrize(
    ("own", "under"),
    [({"floor": "19/h"}, "floor"), ({"rival": "19/h written"}, "rival"), ({}, "")],
)
def test_no_yes_on_the_spot_where_even_the_advert_ends_under_what_one_has(own, under):
    result = target_range(
        "mid", years=3, area="Tampa, FL", offer="17/h", posted="16-18/h", as_of=TODAY, **own
    )
    assert result.figure_under == under
    best = result.when_they_say[-1]
    assert ("a day to think it over" in best.you_say) is bool(under)
    assert ("accept" in best.you_say) is not bool(under)
