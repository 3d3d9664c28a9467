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
