"""Options in the words of Python and of an assistant."""

from __future__ import annotations

import pytest

from negotiate.render.parameters import as_parameters


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3.5 years (--years), 40 hours (--hours).", "3.5 years (years), 40 hours (hours)."),
        ("add --industry outsourcer.", 'add industry="outsourcer".'),
        ("use --about raise", 'use about="raise"'),
        ("goes up from it: --current 18.50/h", 'goes up from it: current="18.50/h"'),
        ("leave out --hours and give pay", "leave out hours and give pay"),
        ("use your own with --bands FILE", "use your own with bands=FILE"),
        ("one rate (--pay-set class)", 'one rate (pay_set="class")'),
        ("a result (--achievement)", "a result (achievements)"),
        ("negotiate range --level LEVEL explains it", "negotiate range --level LEVEL explains it"),
        ("two -- dashes, a-b --", "two -- dashes, a-b --"),
    ],
)
def test_options_become_parameters(text, said):
    assert as_parameters(text, {"achievement": "achievements"}) == said
