"""The legal minimum wage and the exempt-salary floor of a place on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from negotiate.model.band import Place
from negotiate.model.facts import LegalFigure


class InForce(NamedTuple):
    """The figure in force somewhere on a day, the row it comes from, and the next known change."""

    amount: float
    row: LegalFigure
    next_amount: float | None = None
    next_from: date | None = None
    larger: LegalFigure | None = None
    """A higher figure for larger employers only, in force or still to come."""
    missing: LegalFigure | None = None
    """A figure that is known to hold there and is not on file; it may be higher."""
    now: float | None = None
    """The figure of the day itself, where the amount starts only later."""
    starts: date | None = None
    """The day it starts, where that is later."""
    exempt_from: float | None = None
    """Of a minimum by the hour: the salary from which it does not hold, where one is known."""


def in_force(rows: Iterable[LegalFigure], place: Place, day: date) -> InForce | None:
    """The highest figure that covers `place` on `day`, with the next higher one known.

    A row counts only from its date. A local row counts only where its city or county is the one
    typed, a county's also in its towns; a regional row that matches stands in for its state's. None
    before any row's date.
    """
    return _on([row for row in rows if row.covers(place)], day)


def _on(covering: list[LegalFigure], day: date) -> InForce | None:
    """The highest of the figures that cover a place."""
    matching = _standing(covering)
    now = _highest(matching, day)
    if now is None:
        return None
    amount, row = now
    found = InForce(
        amount=amount,
        row=row,
        larger=next((r for r in covering if r.kind == "larger" and not r.replaced(day)), None),
        missing=_missing(matching, row, day),
    )
    days = sorted(r.next_from for r in matching if r.next_from and r.next_amount is not None)
    for change in days:
        if day < change:
            later = _highest(matching, change)
            if later is not None and later[0] > amount:
                return found._replace(next_amount=later[0], next_from=change)
    return found


def counted(rows: Iterable[LegalFigure], place: Place, day: date, ahead: float) -> InForce | None:
    """The highest figure in force from `day` to so many days later: who is hired now starts then.

    None before any row's date.
    """
    covering = [row for row in rows if row.covers(place)]
    today, then = _on(covering, day), _on(covering, days_later(day, ahead))
    if today is None or then is None or then.amount <= today.amount:
        return today
    return then._replace(now=today.amount, starts=today.next_from)


def soon_or_never(figure: InForce, day: date, within: float) -> InForce:
    """The figure without what starts after it, where that is later than so many days from `day`."""
    last = days_later(day, within)
    if figure.next_from is not None and figure.next_from > last:
        figure = figure._replace(next_amount=None, next_from=None)
    if figure.larger is not None and figure.larger.effective_from > last:
        figure = figure._replace(larger=None)
    return figure


def days_later(day: date, days: float) -> date:
    """The day so many days later; the last one there is where that would be past it."""
    left = (date.max - day).days
    return day + timedelta(days=min(days, left))


def _standing(rows: list[LegalFigure]) -> list[LegalFigure]:
    """The figures that count for every employer, without those that another stands in for."""
    instead = {"larger"}
    if any(row.kind == "region" for row in rows):
        instead.add("state")
    # A special federal figure for a territory replaces the general one.
    if any(row.kind == "special" for row in rows):
        instead.add("federal")
    return [row for row in rows if row.kind not in instead]


def _missing(rows: list[LegalFigure], now: LegalFigure, day: date) -> LegalFigure | None:
    """The row in force where a later figure is not on file, else a local one, else any."""
    outdated = [row for row in rows if row.outdated(day)]
    return min(outdated, key=lambda row: (row is not now, not row.places), default=None)


def _highest(rows: Iterable[LegalFigure], day: date) -> tuple[float, LegalFigure] | None:
    known = [(figure, row) for row in rows if (figure := row.on(day)) is not None]
    return max(known, key=lambda pair: (pair[0], pair[1].kind != "federal"), default=None)
