"""What the law of a state says of pay, as a result."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

from negotiate.model.facts import LegalFigure

NOT_ADVICE = "A summary for your own preparation, not legal advice."


class PayLaw(NamedTuple):
    """What one state says of pay in adverts, and of asking what an applicant earns."""

    state: str
    posting: Literal["adverts", "after interview", "on request", "local", "later", "none"]
    """When an employer must name the range. `local`: in some cities; `later`: enacted."""
    posting_from: date | None
    employers: str
    """Which employers, in words; empty where nothing was found."""
    on_request: str
    """What an applicant may ask for, in words."""
    history: Literal["banned", "partly", "local", "none"]
    """Whether private employers may ask what an applicant earns or earned."""
    history_from: date | None
    note: str
    citation: str
    source: str
    as_of: date
    confidence: Literal["high", "medium", "low"]

    def bars_history(self, day: date) -> bool:
        """True where employers may not ask on `day`, and the row is sure of it."""
        known = self.history == "banned" and self.confidence == "high"
        return known and self.history_from is not None and self.history_from <= day

    def demands_range(self, day: date) -> bool:
        """True where adverts must name the range on `day`, and the row is sure of it."""
        known = self.posting == "adverts" and self.confidence == "high"
        return known and self.posting_from is not None and self.posting_from <= day


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
    pay: PayLaw | None = None
    """Pay-range and pay-history law; None for the nation and where none is on file."""
    pay_says: tuple[str, ...] = ()
    """The same in sentences."""

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
            "pay_range": self._pay_range(),
            "pay_history": self._pay_history(),
            "pay_says": list(self.pay_says),
            "known_on": self.known_on.isoformat(),
            "note": NOT_ADVICE,
        }

    def _pay_range(self) -> dict[str, Any] | None:
        law = self.pay
        if law is None:
            return None
        return {
            "rule": law.posting,
            "in_force": law.demands_range(self.as_of),
            "from": law.posting_from and law.posting_from.isoformat(),
            "employers": law.employers,
            "on_request": law.on_request,
            **_origin(law),
        }

    def _pay_history(self) -> dict[str, Any] | None:
        law = self.pay
        if law is None:
            return None
        return {
            "rule": law.history,
            "in_force": law.bars_history(self.as_of),
            "from": law.history_from and law.history_from.isoformat(),
            **_origin(law),
        }


def _origin(law: PayLaw) -> dict[str, Any]:
    return {
        "note": law.note,
        "citation": law.citation,
        "source": law.source,
        "as_of": law.as_of.isoformat(),
        "confidence": law.confidence,
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
