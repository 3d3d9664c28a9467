"""The legal minimum wage and the exempt-salary floor of a place on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from negotiate.model.band import Place
from negotiate.model.facts import LegalFigure
from negotiate.model.text import place_key


class InForce(NamedTuple):
    """The figure in force somewhere on a day, the row it comes from, and the next known change."""

    amount: float
    row: LegalFigure
    next_amount: float | None = None
    next_from: date | None = None


def in_force(rows: Iterable[LegalFigure], place: Place, day: date) -> InForce | None:
    """The highest figure that covers `place` on `day`, with the next higher one known.

    A row counts only from its date. A local row counts only where its city or county is the one
    typed; a regional row that matches stands in for its state's. None before any row's date.
    """
    matching = _covering(rows, place)
    now = _highest(matching, day)
    if now is None:
        return None
    amount, row = now
    days = sorted(r.next_from for r in matching if r.next_from and r.next_amount is not None)
    for change in days:
        if day < change:
            later = _highest(matching, change)
            if later is not None and later[0] > amount:
                return InForce(amount=amount, row=row, next_amount=later[0], next_from=change)
    return InForce(amount=amount, row=row)


def _covering(rows: Iterable[LegalFigure], place: Place) -> list[LegalFigure]:
    found = [row for row in rows if _covers(row, place)]
    if any(row.kind == "region" for row in found):
        found = [row for row in found if row.kind != "state"]
    # A special federal figure for a territory replaces the general one.
    if any(row.kind == "special" for row in found):
        found = [row for row in found if row.kind != "federal"]
    return found


def _covers(row: LegalFigure, place: Place) -> bool:
    if row.state and row.state != place.state:
        return False
    # Keys are made here, for the few rows of one state, and not for every row when they are read.
    return not row.places or any(place.key == place_key(name) for name in row.places)


def _highest(rows: Iterable[LegalFigure], day: date) -> tuple[float, LegalFigure] | None:
    known = [(figure, row) for row in rows if (figure := row.on(day)) is not None]
    return max(known, key=lambda pair: (pair[0], pair[1].kind != "federal"), default=None)
