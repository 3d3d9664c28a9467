"""The law of a state, of a city in it, or of all states."""

from __future__ import annotations

from datetime import date

from negotiate.api.person import told_apart
from negotiate.files.facts import (
    load_clauses,
    load_daily_overtime_laws,
    load_facts,
    load_pay_laws,
)
from negotiate.files.gazetteer import Gazetteer
from negotiate.market.minimum import in_force
from negotiate.model.band import Place
from negotiate.model.errors import Problem
from negotiate.model.law import StateLaw
from negotiate.talk.law import law_of
from negotiate.words.days import day_or
from negotiate.words.places import law_place


def _place(state: str, gazetteer: Gazetteer) -> Place:
    """The place whose law is asked for; one in another country is named as such."""
    try:
        place = law_place(state, gazetteer)
    except Problem as problem:
        from negotiate.api.abroad import places_elsewhere

        found = places_elsewhere(state)
        if not found or "," not in state:
            raise
        raise Problem(
            problem.message,
            about=problem.about,
            hint=f"only US law is on file here; range --country {found[0][0].code} knows the "
            f"minimum wage in {found[0][1].city or found[0][1].area}",
        ) from problem
    if not place.alone:
        return place
    apart = told_apart(place)
    return apart._replace(guessed=apart.guessed and place.alone)  # law has no --country


def state_laws(state: str | None = None, as_of: str | date | None = None) -> list[StateLaw]:
    """The law of the state, city or county that is named; of every state without one.

    Today where no day is given. Raises `Problem` where it is no place or no day.
    """
    day = day_or(date.today(), as_of)
    facts, pay_laws, overtime = load_facts(), load_pay_laws(), load_daily_overtime_laws()
    clauses, gazetteer = load_clauses(), Gazetteer()
    wide = list(gazetteer.states.values())
    names = {area.state: area.name for area in wide}
    if state is None:
        places = [law_place(area.state, gazetteer) for area in wide]
    else:
        places = [_place(state, gazetteer)]

    def law(place: Place) -> StateLaw:
        counts = in_force(facts.minimum_wages, place, day)
        return law_of(
            place,
            names.get(place.state or "", place.area),
            day,
            facts.minimum_wages,
            facts.salary_floors,
            overtime,
            pay_laws.at(place),
            counts and (counts.amount, counts.row.jurisdiction),
            clauses.at(place.state, day),
        )

    return [law(place) for place in places]
