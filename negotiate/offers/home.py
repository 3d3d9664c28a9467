"""Where one lives and works with an offer: its taxes, and what a dollar there buys at home."""

from __future__ import annotations

from collections.abc import Iterator
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, NamedTuple, Protocol

from negotiate.model.band import Center, Place
from negotiate.model.facts import Rules
from negotiate.model.tax import LocalTax, PlaceTaxes, StateTax, Taxes

if TYPE_CHECKING:  # making the records of offers takes 8 ms, and a range needs none
    from negotiate.model.offer import Offer
    from negotiate.model.tax import FederalTax

    class TaxTables(Protocol):
        """Taxes and price levels on file, for one household and one year."""

        federal: FederalTax

        def state(self, state: str) -> StateTax | None:
            """The taxes of a state; None where none are on file."""

        def reciprocal(self, home: str, work: str) -> str:
            """The source of the rule that leaves pay to the home state; empty: no rule."""

        def local(self, home: Place, work: Place) -> tuple[LocalTax, ...]:
            """The local taxes that hold for a home and a workplace."""

        def missing(
            self, home: Place, work: Place, on_file: tuple[LocalTax, ...]
        ) -> tuple[str, ...]:
            """What local tax is known to exist there with no rate on file, in words."""

        def prices(self, place: Place) -> float | None:
            """The price level of a place, US = 100; None where none is on file."""


class Lived(NamedTuple):
    """Where one would live and work with an offer."""

    home: Place
    work: Place


def lived(offer: Offer, place: Place, home: Place) -> Lived | None:
    """Where one would live and work; None where no state is known.

    A remote job, or one without a place, is worked from home. One lives at the home that is
    stated, or where the job is: where none is stated, or one would move.
    """
    work = home if place.state is None else place
    if work.state is None:
        return None
    return Lived(home=work if offer.moves or home.state is None else home, work=work)


_EARTH = 3_959.0
"""Its radius in miles."""


def miles_apart(one: Center, other: Center) -> float:
    """Miles between two places at the least: their reach is taken off."""
    south, north = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(east / 2) ** 2
    return max(0.0, 2 * _EARTH * asin(sqrt(half)) - one.radius - other.radius)


def too_far(
    offer: Offer, where: Lived, centers: tuple[Center | None, Center | None], rules: Rules
) -> str:
    """The question where one cannot both live at home and work there; empty: one can."""
    home, work = centers
    if home is None or work is None or where.home == where.work:
        return ""
    miles = miles_apart(home, work)
    if miles < rules.comparison.far_home.value:
        return ""
    return (
        f'"{offer.name}": {where.home.typed} and {where.work.typed} are {miles:,.0f} miles apart '
        "or more, so you cannot live in the one and work in the other. Would you move (write "
        'moves = true), or work from home (area = "remote")? It is counted as if you stayed.'
    )


def place_taxes(offer: Offer, place: Place, home: Place, tables: TaxTables) -> PlaceTaxes:
    """What an offer is taxed by, and home prices over those of where one would live.

    No taxes where no state is known.
    """
    where = lived(offer, place, home)
    if where is None:
        return PlaceTaxes(stateless=True)
    state, notes = tables.state(where.home.state or ""), []
    if state is None:
        state = tables.state(where.work.state or "")
        none = f'"{offer.name}": no taxes are on file for {where.home.state}, so'
        if state is None:
            return PlaceTaxes(notes=(f"{none} no take-home.",))
        notes.append(f"{none} those of {state.state} alone are counted, where the job is.")
        where = Lived(home=where.work, work=where.work)
    taxes = taxes_of(where, state, tables)
    notes += [f'"{offer.name}": {text}' for text in _notes(where, taxes)]
    missing = tables.missing(where.home, where.work, taxes.local)
    notes += [f"{text[0].upper()}{text[1:]}." for text in missing]
    if where.home == home:
        return PlaceTaxes(taxes=taxes, home_over_place=1.0, notes=tuple(notes))
    there, at_home = tables.prices(where.home), tables.prices(home)
    if there is None or at_home is None:
        lacking = home if at_home is None else where.home
        notes.append(
            f"No price level is on file for {lacking.area}: no total in the dollars of {home.area}."
        )
        return PlaceTaxes(taxes=taxes, home_over_place=None, notes=tuple(notes))
    return PlaceTaxes(taxes=taxes, home_over_place=at_home / there, notes=tuple(notes))


def taxes_of(where: Lived, state: StateTax, tables: TaxTables) -> Taxes:
    """The taxes of a home and a workplace; `state` are those of the home state."""
    work, rule = None, ""
    if where.work.state is not None and where.work.state != where.home.state:
        work = tables.state(where.work.state)
        rule = tables.reciprocal(state.state, where.work.state)
    local = tables.local(where.home, where.work)
    if rule:  # a state's own tax on people from elsewhere is left to the home state too
        local = tuple(tax for tax in local if not tax.whole_state)
    return Taxes(
        federal=tables.federal,
        state=state,
        work=work,
        reciprocal=bool(rule),
        local=local,
        sources=(rule,) if rule else (),
    )


def _notes(where: Lived, taxes: Taxes) -> Iterator[str]:
    """What is assumed of the taxes of two states, and of local ones."""
    home, work = where.home.state, where.work.state
    if home != work and taxes.work is None:
        yield f"no taxes are on file for {work}, so those of {home} alone are counted."
    elif taxes.work is not None and taxes.both_tax:
        yield (
            f"{home} and {work} have no agreement on file, so both tax the pay: {home} is "
            f"taken to credit what {work} takes, in all the higher of the two."
        )
    for tax in taxes.local:
        if not tax.sure:
            yield f"the local tax of {tax.name} was not read at its source. Check it."
