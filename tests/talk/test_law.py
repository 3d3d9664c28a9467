"""What the law of a place says of pay, on the day asked for."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("state", "day", "says"),
    [
        ("CO", "2026-11-22", "in force since 2021-01-01 (every employer)"),
        ("DE", "2026-11-22", "from 2027-09-26 (more than 25 employees); not yet"),
        ("RI", "2026-11-22", "Employers must name the pay range when asked"),
        ("NV", "2026-11-22", "after an interview"),
        ("OH", "2026-11-22", "no state law; some cities have one"),
        ("AL", "2026-11-22", "may ask what you earn, with limits"),
        ("TX", "2026-11-22", "No law was found"),
        ("VA", "2026-06-30", "may not ask what you earn from 2026-07-01; not yet"),
        ("VA", "2026-07-01", "may not ask what you earn: in force since 2026-07-01"),
    ],
)
def test_law_says_what_holds_on_the_day(cli, state, day, says):
    assert says in " ".join(cli("law", state, "--as-of", day).out.split())


@pytest.mark.parametrize(
    ("state", "day", "absent"),
    [
        ("OH", "2026-11-22", "Cincinnati and Toledo: after an offer"),
        ("CA", "2022-06-01", "Employers give the range to an applicant who asks"),
    ],
)
def test_law_does_not_state_what_does_not_hold(cli, state, day, absent):
    assert absent not in " ".join(cli("law", state, "--as-of", day).out.split())


def test_the_law_beside_the_script_is_of_the_day_asked_for(cli):
    note = cli.json("script", "--level", "mid", "--area", "VA", "--as-of", "2026-06-30")["law"]
    assert "not yet" in note["note"]
    in_force = cli.json("law", "VA", "--as-of", "2026-07-01")
    assert in_force["pay_range"]["in_force"] is True
    assert in_force["pay_history"]["in_force"] is True


def test_the_law_stands_beside_the_script_and_is_not_said(cli):
    data = cli.json("script", "--level", "mid", "--area", "Denver, CO")
    assert data["law"]["state"] == "CO"
    assert "legal advice" in data["law"]["note"]
    assert "2021-01-01" in data["law"]["note"]
    nowhere = cli.json("script", "--level", "mid")["law"]
    assert nowhere["state"] is None
    assert "legal advice" in nowhere["note"]
