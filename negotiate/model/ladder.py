"""The career ladder of one place: what each level pays, and what a step up is worth."""

from datetime import date
from typing import Any, NamedTuple

from negotiate.model.band import Place
from negotiate.model.facts import Grade, Level
from negotiate.model.frames import pandas
from negotiate.model.money import PayUnit, to_cent
from negotiate.model.results import BandToday
from negotiate.model.shown import html_of


class Rung(NamedTuple):
    """One level; amounts are full-time yearly pay."""

    level: Level
    unit: PayUnit
    band: BandToday
    step: float | None
    """How much more the middle of the next level pays a year; None at the top."""
    earned_by: str
    """What usually earns the next level."""
    you: float | None
    """The user's own target, where they stand on this rung."""

    @property
    def five_years(self) -> float | None:
        """What the step is worth over five years, in today's dollars; None at the top."""
        return None if self.step is None else 5 * self.step


class Neighbour(NamedTuple):
    """Another role in the same place, at the same level and years."""

    role: str
    level: Level
    unit: PayUnit
    target: float
    gain: float
    """How much more the target is than the user's own, full-time pay a year; under 0 for less."""
    leads_there: str
    grade: Grade
    """Of what leads there."""
    cautions: tuple[str, ...]


class Ladder(NamedTuple):
    """Every level of one place, the lowest first, and the roles beside it."""

    place: Place
    as_of: date
    rungs: tuple[Rung, ...]
    beside: tuple[Neighbour, ...] = ()
    """The other roles, the best paid first."""

    def __repr__(self) -> str:
        """One line: the place, and the middle of each level."""
        levels = ", ".join(f"{one.level.name} {one.unit.short(one.band.mid)}" for one in self.rungs)
        return f"<ladder: {self.place.area}, {self.as_of}: {levels}>"

    def _repr_html_(self) -> str | None:
        """The same screen, in a notebook."""
        return html_of(self)

    def to_frame(self) -> Any:
        """The levels as a pandas DataFrame, one row a level."""
        return pandas().DataFrame(self.to_dict()["levels"])

    def to_dict(self) -> dict[str, Any]:
        """The ladder as plain data, the same as `negotiate ladder --format json`."""
        return {
            "schema": "negotiate.ladder/1",
            "area": self.place.area,
            "state": self.place.state,
            "as_of": self.as_of.isoformat(),
            "levels": [
                {
                    "level": rung.level.name,
                    "title": rung.level.title,
                    "years_from": rung.level.years_from,
                    "years_to": rung.level.years_to,
                    "low": rung.band.low,
                    "mid": rung.band.mid,
                    "high": rung.band.high,
                    "step_up": _in_cents(rung.step),
                    "step_up_five_years": _in_cents(rung.five_years),
                    "earned_by": rung.earned_by,
                    "you": rung.you,
                }
                for rung in self.rungs
            ],
            "roles": [
                {
                    "role": one.role,
                    "title": one.level.title,
                    "target": one.target,
                    "gain": _in_cents(one.gain),
                    "leads_there": one.leads_there,
                    "grade": one.grade,
                    "cautions": list(one.cautions),
                }
                for one in self.beside
            ],
        }


def _in_cents(amount: float | None) -> float | None:
    return None if amount is None else to_cent(amount)
