"""What the law of a state says of pay: for the user to know, never to be spoken in the call."""

from __future__ import annotations

from datetime import date

from negotiate.model.facts import LegalFigure
from negotiate.model.law import StateLaw


def state_law(
    state: str,
    name: str,
    day: date,
    minimum_wages: tuple[LegalFigure, ...],
    salary_floors: tuple[LegalFigure, ...],
) -> StateLaw:
    """The figures of a state in force on `day`; the federal ones where it has none of its own.

    `state` is a two-letter code, or "US" for the federal figures alone.
    """
    return StateLaw(
        state=state,
        name=name,
        as_of=day,
        minimum_wages=_of(state, day, minimum_wages),
        salary_floors=_of(state, day, salary_floors),
        known_on=max(row.as_of for row in (*minimum_wages, *salary_floors)),
        earlier=tuple(
            row.jurisdiction
            for row in (*minimum_wages, *salary_floors)
            if row.on(day) is None and row.state == state
        ),
    )


def _of(state: str, day: date, rows: tuple[LegalFigure, ...]) -> tuple[LegalFigure, ...]:
    known = [row for row in rows if row.on(day) is not None]
    own = [row for row in known if row.state and row.state == state]
    covered = any(not row.places for row in own)
    federal = [row for row in known if row.kind == "federal"]
    return tuple(own if covered else federal + own)
