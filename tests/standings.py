"""Bands, a place and offers by hand, for tests of one standing."""

from __future__ import annotations

from negotiate.model.band import Band, Place
from negotiate.model.results import OfferResult

PLACE = Place("US", "Ohio", "nation", None, typed="Ohio")


def row(level, low, mid, high, **more):
    known = Band(
        level=level,
        title=level,
        area_type="own",
        area_code="",
        area="",
        state=None,
        currency="USD",
        low=low,
        mid=mid,
        high=high,
        soc="",
        percentiles=None,
        as_of=None,
        source="my file",
    )
    return known._replace(**more)


LADDER = (
    row("mid", 30_000.0, 36_000.0, 41_000.0),
    row("senior", 40_000.0, 50_000.0, 60_000.0),
    row("lead", 52_000.0, 62_000.0, 74_000.0),
)


def offer(amount, counter=None, **more):
    known = OfferResult(
        amount=amount,
        percentile=None,
        compa_ratio=1.0,
        range_penetration=None,
        verdict="in-range",
        counter=counter,
    )
    return known._replace(**more)
