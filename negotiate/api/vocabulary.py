"""Every word that may be typed for a value, for completion: read from the tables alone."""

from __future__ import annotations

from collections.abc import Iterable

from negotiate.files.data import read_rows
from negotiate.files.gazetteer import Gazetteer
from negotiate.model.errors import Problem
from negotiate.words.columns import meant

_TABLES = {
    "levels": "levels.csv",
    "certificates": "certificates.csv",
    "industries": "industry_names.csv",
    "find_kinds": "find_kinds.csv",
    "roles": "roles.csv",
    "countries": "countries.csv",
}


def meant_by(name: str) -> str:
    """The option, as a column is called, that somebody means who calls it otherwise; else empty."""
    return meant(name)


def known_words(kind: str) -> Iterable[str]:
    """The words of a kind: a table's first column, or areas, states, languages.

    Raises `KeyError` for another kind.
    """
    if kind in _TABLES:
        return [next(iter(row.values())) for row in read_rows(_TABLES[kind])]
    return {"areas": _areas, "states": _states, "languages": _languages}[kind]()


def places_of(country: str) -> Iterable[str]:
    """The places of a country as typed with `--country`; none where no country is called so."""
    from negotiate.api.abroad import atlas, country_of

    try:
        found = country_of(country)
    except Problem:
        return ()
    return _areas() if found is None else atlas(found.code).names()


def places_abroad() -> Iterable[str]:
    """The places of all other countries on file."""
    return (name for code in known_words("countries") for name in places_of(code))


def home_country() -> str:
    """The country of the profile; the United States where none says."""
    from negotiate.api.own import has_profile

    if not has_profile():
        return "US"
    from negotiate.api.profiles import load_profile

    return load_profile().country or "US"


def _areas() -> Iterable[str]:
    gazetteer = Gazetteer()
    states = [area.name for area in gazetteer.states.values()]
    return ["US", *states, *(f"{c.name}, {c.state}" for c in gazetteer.cities())]


def _states() -> Iterable[str]:
    return Gazetteer().states


def _languages() -> Iterable[str]:
    return [row["label"] for row in read_rows("languages.csv")]
