"""Which band speaks for a level, a place and a day."""

from __future__ import annotations

from datetime import date

import pytest
from assessments import LADDER, PLACE, row

from negotiate.market.bands import choose_band, newer_here
from negotiate.model.band import Bands
from negotiate.model.errors import Problem


def dated(day, mid=50_000.0, **more):
    return row("senior", 40_000.0, mid, 60_000.0, as_of=day, **more)


def chosen(*rows, level="senior", place=PLACE):
    return choose_band(Bands(rows=rows, own=True), level, place, date(2026, 1, 1))


def test_the_latest_band_not_after_the_day_speaks_else_the_earliest():
    old, new = dated(date(2024, 5, 15), 1.0), dated(date(2025, 5, 15), 2.0)
    later, latest = dated(date(2026, 5, 15), 0.5), dated(date(2027, 5, 15), 0.1)
    assert chosen(old, new, later).mid == 2.0
    assert chosen(new, old, later).mid == 2.0
    assert chosen(dated(date(2024, 5, 15), 9.0), new).mid == 2.0
    assert chosen(dated(date(2026, 1, 1), 3.0), new).mid == 3.0
    assert chosen(latest, later).mid == 0.5
    assert chosen(later, latest).mid == 0.5
    assert chosen(dated(None, 7.0), new).mid == 7.0


def test_a_row_of_the_place_beats_a_row_of_everywhere():
    everywhere, here = dated(None, 1.0), dated(None, 2.0, area_code="US")
    named = dated(None, 3.0, area_code="ohio")
    assert chosen(everywhere, here).mid == 2.0
    assert chosen(everywhere, named).mid == 3.0
    assert chosen(everywhere, dated(None, 4.0, area_code="AZ")).mid == 1.0


def test_a_level_without_a_band_names_those_there_are():
    with pytest.raises(Problem) as refused:
        chosen(*LADDER, level="manager")
    assert refused.value.message == "no manager band for Ohio in the bands file"
    assert refused.value.hint == (
        "it has bands for: lead, mid, senior; add a row or change --level"
    )
    with pytest.raises(Problem) as refused:
        chosen()
    assert refused.value.hint == "it has bands for: no level; add a row or change --level"


def test_newer_figures_are_those_of_the_place_not_after_the_day():
    old, new = dated(date(2024, 5, 15)), dated(date(2025, 5, 15))
    later = dated(date(2026, 5, 15))
    elsewhere = dated(date(2025, 6, 15), area_code="AZ")
    rows = Bands(rows=(old, new, later, elsewhere, dated(None)), own=False)
    assert newer_here(rows, old, date(2026, 1, 1)) == date(2025, 5, 15)
    assert newer_here(rows, old, date(2025, 5, 14)) is None
    assert newer_here(rows, new, date(2026, 1, 1)) is None
    assert newer_here(rows, dated(None), date(2026, 1, 1)) is None
