"""What the law of a state says of pay, as a result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from negotiate.model.facts import LegalFigure

NOT_ADVICE = "A summary for your own preparation, not legal advice."


@dataclass(frozen=True, slots=True, kw_only=True)
class StateLaw:
    """The legal figures of one state, or of the nation, on one day."""

    state: str
    name: str
    as_of: date
    minimum_wages: tuple[LegalFigure, ...]
    salary_floors: tuple[LegalFigure, ...]
    known_on: date
    """The day the figures were last looked up."""
    earlier: tuple[str, ...] = ()
    """Jurisdictions whose figures before their first day on file are not known."""

    def to_dict(self) -> dict[str, Any]:
        """The law as plain data, the same as `negotiate law --format json`."""
        return {
            "schema": "negotiate.law/1",
            "state": self.state,
            "name": self.name,
            "as_of": self.as_of.isoformat(),
            "minimum_wage": [_figure(f, self.as_of, "hourly") for f in self.minimum_wages],
            "exempt_salary_floor": [_figure(f, self.as_of, "yearly") for f in self.salary_floors],
            "earlier_not_on_file": list(self.earlier),
            "known_on": self.known_on.isoformat(),
            "note": NOT_ADVICE,
        }


def _figure(row: LegalFigure, day: date, unit: str) -> dict[str, Any]:
    upcoming = row.next_from is not None and day < row.next_from
    return {
        "jurisdiction": row.jurisdiction,
        "kind": row.kind,
        unit: row.on(day),
        "effective_from": row.effective_from.isoformat(),
        f"next_{unit}": row.next_amount if upcoming else None,
        "next_from": row.next_from.isoformat() if row.next_from and upcoming else None,
        "overtime": row.overtime or None,
        "note": row.note,
        "source": row.source,
        "confidence": row.confidence,
    }
