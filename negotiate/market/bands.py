"""Which band speaks for a level, a place and a day."""

from __future__ import annotations

from datetime import date

from negotiate.model.band import Band, Bands, Place
from negotiate.model.errors import Problem
from negotiate.model.text import place_key


def choose_band(bands: Bands, level: str, place: Place, day: date) -> Band:
    """The level's band in the place: the latest not after the day, else the earliest.

    A user's own rows may name areas in words; those without an area hold everywhere. Raises
    `Problem` where there is none.
    """
    of_level = [band for band in bands if band.level == level]
    codes = {place.area_code, place_key(place.area), place_key(place.typed)}
    here = [band for band in of_level if band.area_code and band.area_code in codes]
    found = here or [band for band in of_level if not band.area_code]
    if not found:
        known = sorted({band.level for band in bands})
        raise Problem(
            f"no {level} band for {place.area} in the bands file",
            hint=f"it has bands for: {', '.join(known) or 'no level'}; add a row or change --level",
        )
    not_after = [band for band in found if band.as_of is None or band.as_of <= day]
    if not_after:
        return max(not_after, key=lambda band: band.as_of or date.max)
    return min(found, key=lambda band: band.as_of or date.max)


def newer_here(bands: Bands, band: Band, day: date) -> date | None:
    """The latest day, not after `day`, of other levels' bands there; None where it is no later."""
    days = [
        other.as_of
        for other in bands
        if other.area_code == band.area_code and other.as_of is not None and other.as_of <= day
    ]
    latest = max(days, default=None)
    own = band.as_of
    return latest if latest is not None and own is not None and own < latest else None
