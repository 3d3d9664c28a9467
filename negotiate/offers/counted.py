"""Offers as they count: the law of their place known, and every day counted from the first."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from negotiate.model.money import WEEKS
from negotiate.model.offer import Change, CountedOffer, Offer, StateOvertime
from negotiate.offers.job import DAYS


def counted(offer: Offer, state_overtime: StateOvertime, as_of: date) -> CountedOffer:
    """The offer with the overtime law of its place, and its changes in days from its first day.

    A first day in the past means weeks already worked; they count no more.
    """
    starts = offer.starts or as_of
    known = {f.name: getattr(offer, f.name) for f in fields(Offer)}
    changes = tuple(_in_days(change, starts) for change in offer.change)
    return CountedOffer(
        **(known | {"change": changes}),
        state_overtime=state_overtime,
        weeks_before=min(max(0, (as_of - starts).days), _MOST_DAYS) / DAYS,
    )


_MOST_DAYS = 40 * WEEKS * DAYS
"""Of a job that has run for longer, what came before does not matter."""


def _in_days(change: Change, starts: date) -> Change:
    if change.on is None:
        return change
    return replace(change, after_days=max(0, (change.on - starts).days))
