"""The career ladder of one place: what each level pays, and what a step up is worth."""

from datetime import date
from typing import Any, NamedTuple

from negotiate.model.band import Place
from negotiate.model.facts import Level
from negotiate.model.money import PayUnit
from negotiate.model.results import BandToday


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


class Ladder(NamedTuple):
    """Every level of one place, the lowest first."""

    place: Place
    as_of: date
    rungs: tuple[Rung, ...]

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
                    "step_up": None if rung.step is None else round(rung.step, 2),
                    "step_up_five_years": None if rung.step is None else round(5 * rung.step, 2),
                    "earned_by": rung.earned_by,
                    "you": rung.you,
                }
                for rung in self.rungs
            ],
        }
