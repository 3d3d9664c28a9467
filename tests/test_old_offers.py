"""Offers files as they were written before pay came over time still come to the same, to the cent.

What differs has been mended since, and is named here.
"""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import old_offers
import pytest

_AREA_OF_FLAT_BONUSES = "Fresno, CA"
_LOCALLY_TAXED = ("Columbus, OH", "Denver, CO")
_UNTAXED = ("Dallas, TX", "Tampa, FL")
_AFTER_TAX = ("take_home", "take_home_guaranteed", "after_tax_total", "real_after_tax_total")
_FINER_GRID = 45.0
"""Dollars by which a state's tables on a finer grid may say otherwise."""


def mended(offer: dict[str, Any]) -> set[str]:
    """Why an offer comes to something else today."""
    leave = sum(offer.get("time_off", {}).values())
    overtime, hours = offer.get("overtime_hours_per_week", 0), offer.get("hours_per_week", 40)
    hourly = "hourly" in offer and not offer.get("exempt")
    beyond = hours + overtime > 40 and not offer.get("exempt")
    flat = any("amount" in bonus for bonus in offer.get("bonus", ()))
    monthly = ("health", "remote", "commute")
    found = {
        "hours beyond 40 are time and a half": hourly and hours > 40,
        "neither overtime nor differential in weeks of leave": leave
        and (overtime or "shift" in offer),
        "what is paid by the month follows the weeks of the job": offer.get("weeks_per_year", 52)
        < 52
        and any(key in offer for key in monthly),
        "a match of a few percent is up to that share of pay": any(
            "up_to" not in tier for tier in offer.get("retirement", ())
        ),
        "a flat bonus in California": offer["area"] == _AREA_OF_FLAT_BONUSES and flat and beyond,
    }
    return {why for why, is_so in found.items() if is_so}


@pytest.fixture(scope="module")
def offers(tmp_path_factory):
    """Every recorded offer: why it was mended, its figures then, and today's."""
    with old_offers.RECORD.open() as file:
        then = {(row["file"], row["offer"]): row for row in csv.DictReader(file)}
    folder: Path = tmp_path_factory.mktemp("old")
    found = []
    for name, text in old_offers.files():
        file = folder / f"{name}.toml"
        file.write_text(text)
        written = tomllib.loads(text)
        home = written.get("preferences", {}).get("home_area")
        offers = {offer["name"]: offer for offer in written["offer"]}
        for now in old_offers.figures(file):
            offer = offers[now["offer"]]
            places = (offer["area"], home or offer["area"])
            found.append((mended(offer), places, then[name, now["offer"]], now))
    return found


def differences(then, now, among=old_offers.FIGURES):
    return {
        figure: (then[figure], now[figure])
        for figure in among
        if then[figure] != now[figure] and abs(float(then[figure]) - float(now[figure])) > 0.005
    }


def test_a_job_without_what_was_mended_comes_to_what_it_did(offers):
    untouched = [(then, now) for why, _, then, now in offers if not why]
    before_tax = [figure for figure in old_offers.FIGURES if figure not in _AFTER_TAX]
    assert len(untouched) > 250
    for then, now in untouched:
        assert differences(then, now, before_tax) == {}, then


def test_after_tax_it_does_where_one_lives_and_works_in_a_place_without_income_tax(offers):
    """Elsewhere home is taxed now and not the place of work, and local taxes count."""
    alike = [
        (then, now)
        for why, (work, home), then, now in offers
        if not why and work == home and work in _UNTAXED
    ]
    assert len(alike) > 30
    for then, now in alike:
        assert differences(then, now) == {}, then


def test_finer_tables_of_a_state_change_little_where_no_local_tax_is(offers):
    alike = [
        differences(then, now)
        for why, (work, home), then, now in offers
        if not why and work == home and work not in (*_UNTAXED, *_LOCALLY_TAXED)
    ]
    apart = [abs(float(a) - float(b)) for one in alike for a, b in one.values()]
    assert len(alike) > 30
    assert 0 < max(apart) < _FINER_GRID


def test_everything_that_was_mended_changes_some_of_them(offers):
    alone = Counter(
        next(iter(why)) for why, _, then, now in offers if len(why) == 1 and differences(then, now)
    )
    assert set(alone) == {
        "hours beyond 40 are time and a half",
        "neither overtime nor differential in weeks of leave",
        "what is paid by the month follows the weeks of the job",
        "a match of a few percent is up to that share of pay",
        "a flat bonus in California",
    }
