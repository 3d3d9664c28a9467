"""What the law of a state says of pay, as a result."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

from negotiate.model.band import Place
from negotiate.model.clauses import Clause
from negotiate.model.facts import DailyOvertime, LegalFigure
from negotiate.model.shown import html_of

NOT_ADVICE = "A summary for your own preparation, not legal advice."
DUTIES = 'Ask "What makes it exempt from overtime?" A salary alone never does.'


class PayLaw(NamedTuple):
    """What a state or a city says of pay in adverts, and of asking what an applicant earns."""

    state: str
    place: str
    """The city whose law it is; empty for a state's."""
    posting: Literal["adverts", "after interview", "on request", "local", "later", "none"]
    """When an employer must name the range. `local`: in some cities; `later`: enacted."""
    posting_from: date | None
    employers: str
    """Which employers, in words; empty where nothing was found."""
    enforced_from: date | None
    """The first day of penalties, where it is later than that of the rule on adverts."""
    on_request: str
    """What an applicant may ask for, in words."""
    history: Literal["banned", "partly", "local", "none"]
    """Whether private employers may ask what an applicant earns or earned."""
    history_from: date | None
    history_ends: str
    """Where the ban on asking ends, as the end of a sentence; empty where it is not on file."""
    history_ends_source: str
    note: str
    citation: str
    source: str
    as_of: date
    confidence: Literal["high", "medium", "low"]

    @property
    def where(self) -> str:
        """Whose law it is: `OH`, or `Columbus, OH`."""
        return f"{self.place}, {self.state}" if self.place else self.state

    def bars_history(self, day: date) -> bool:
        """True where employers may not ask on `day`, and the row is sure of it."""
        known = self.history == "banned" and self.confidence == "high"
        return known and self.history_from is not None and self.history_from <= day

    def demands_range(self, day: date) -> bool:
        """True where adverts must name the range on `day`, and the row is sure of it."""
        known = self.posting == "adverts" and self.confidence == "high"
        return known and self.posting_from is not None and self.posting_from <= day


class PayLaws(NamedTuple):
    """Every pay-range and pay-history law on file."""

    states: dict[str, PayLaw]
    """By state code."""
    cities: dict[tuple[str, str], PayLaw]
    """By state code and the key of the city."""

    def at(self, place: Place) -> PayLaw | None:
        """The law of the city typed, else of its state; None where none is on file."""
        state = place.state or ""
        return self.cities.get((state, place.key)) or self.states.get(state)


@dataclass(frozen=True, slots=True, kw_only=True)
class StateLaw:
    """The legal figures of one state, of a city in it, or of the nation, on one day."""

    state: str
    name: str
    """The state's name; with a city or county typed, that and the state."""
    place: str | None
    """The city or county as typed, whose local figures these are; None for a whole state."""
    as_of: date
    here: tuple[float, str] | None
    """The minimum wage that counts, dollars an hour, and whose it is; None before any is known."""
    minimum_wages: tuple[LegalFigure, ...]
    """In force on the day, as `salary_floors` are."""
    salary_floors: tuple[LegalFigure, ...]
    later_wages: tuple[LegalFigure, ...]
    """Known, and in force from a later day, as `later_floors` are."""
    later_floors: tuple[LegalFigure, ...]
    known_on: date
    """The day the figures were last looked up."""
    unlisted: tuple[LegalFigure, ...] = ()
    """Minimum wages that hold on the day, in place of or beside the last known, not on file."""
    earlier: tuple[str, ...] = ()
    """Jurisdictions whose figures before their first day on file are not known."""
    daily_overtime: tuple[DailyOvertime, ...] = ()
    daily_overtime_says: tuple[str, ...] = ()
    pay: PayLaw | None = None
    """Pay-range and pay-history law; None for the nation and where none is on file."""
    pay_says: tuple[str, ...] = ()
    """The same in sentences."""
    taken_for: str = ""
    """What to say where the place as typed is not on file, so that its state's law is shown."""
    clauses: tuple[Clause, ...] = ()
    """Clauses of a letter and rights at work: those in force on the day, and those to come."""

    def __repr__(self) -> str:
        """One line: the place, the day and the minimum wage that counts."""
        counts = f"minimum ${self.here[0]:,.2f} an hour" if self.here else "no minimum on file"
        return f"<law: {self.name}, {self.as_of}: {counts}>"

    def _repr_html_(self) -> str | None:
        """The same screen, in a notebook."""
        return html_of(self)

    def to_dict(self) -> dict[str, Any]:
        """The law as plain data, the same as `negotiate law --format json`."""
        day = self.as_of
        return {
            "schema": "negotiate.law/1",
            "state": self.state,
            "name": self.name,
            "place": self.place,
            "place_note": self.taken_for,
            "as_of": day.isoformat(),
            "minimum_wage_here": self.here
            and {"hourly": self.here[0], "jurisdiction": self.here[1]},
            "minimum_wage": [_figure(f, day, "hourly") for f in self.minimum_wages],
            "exempt_salary_floor": [_figure(f, day, "yearly") for f in self.salary_floors],
            "later": {
                "minimum_wage": [_figure(f, day, "hourly") for f in self.later_wages],
                "exempt_salary_floor": [_figure(f, day, "yearly") for f in self.later_floors],
            },
            "not_on_file": [
                {"jurisdiction": f.jurisdiction, "note": f.note, "source": f.source}
                for f in self.unlisted
            ],
            "earlier_not_on_file": list(self.earlier),
            "daily_overtime": [_daily(rule) for rule in self.daily_overtime],
            "pay_range": self._pay_range(),
            "pay_history": self._pay_history(),
            "pay_says": list(self.pay_says),
            "clauses": [clause.to_dict(day) for clause in self.clauses],
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
            "enforced_from": law.enforced_from and law.enforced_from.isoformat(),
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
            "ends": law.history_ends or None,
            "ends_source": law.history_ends_source or None,
            **_origin(law),
        }


def _origin(law: PayLaw) -> dict[str, Any]:
    return {
        "place": law.where,
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
        unit: row.amount,
        "effective_from": row.effective_from.isoformat(),
        f"next_{unit}": row.next_amount if upcoming else None,
        "next_from": row.next_from.isoformat() if row.next_from and upcoming else None,
        "note": row.note,
        "source": row.source,
        "as_of": row.as_of.isoformat(),
        "grade": row.grade,
        "confidence": row.confidence,
    }


def _daily(rule: DailyOvertime) -> dict[str, Any]:
    return {
        "over_hours": rule.over_hours,
        "double_over_hours": rule.double_over_hours,
        "below_minimum_times": rule.below_minimum_times,
        "note": rule.note,
        "source": rule.source,
        "as_of": rule.as_of.isoformat(),
        "confidence": rule.confidence,
    }
