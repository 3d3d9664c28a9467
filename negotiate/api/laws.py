"""The law of a state, or of all of them."""

from __future__ import annotations

from datetime import date

from negotiate.files.facts import load_facts, load_pay_laws
from negotiate.files.gazetteer import Gazetteer
from negotiate.model.band import Area
from negotiate.model.law import StateLaw
from negotiate.talk.law import state_law
from negotiate.words.days import day_or
from negotiate.words.places import state_of


def state_laws(state: str | None = None, as_of: str | date | None = None) -> list[StateLaw]:
    """The law of the state that is named, or of a city's state; of every state without one.

    Today where no day is given. Raises `Problem` where it is no state or no day.
    """
    day = day_or(date.today(), as_of)
    facts, pay_laws = load_facts(), load_pay_laws()
    wages, floors = facts.minimum_wages, facts.salary_floors
    return [
        state_law(area.state or "US", area.name, day, wages, floors, pay_laws.get(area.state))
        for area in _areas(state)
    ]


def _areas(state: str | None) -> list[Area]:
    gazetteer = Gazetteer()
    if state is not None:
        return [state_of(state, gazetteer)]
    return [a for a in gazetteer.areas.values() if a.area_type in ("state", "territory")]
