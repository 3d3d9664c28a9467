"""Every word that may be typed for a value, for completion: read from the tables alone."""

from __future__ import annotations

from collections.abc import Iterable

from negotiate.files.data import read_rows
from negotiate.files.gazetteer import Gazetteer

_TABLES = {
    "levels": "levels.csv",
    "certificates": "certificates.csv",
    "industries": "industry_names.csv",
    "find_kinds": "find_kinds.csv",
    "roles": "roles.csv",
}


def known_words(kind: str) -> Iterable[str]:
    """The words of a kind: a table's first column, or areas, states, languages.

    Raises `KeyError` for another kind.
    """
    if kind in _TABLES:
        return [next(iter(row.values())) for row in read_rows(_TABLES[kind])]
    return {"areas": _areas, "states": _states, "languages": _languages}[kind]()


def _areas() -> Iterable[str]:
    gazetteer = Gazetteer()
    states = [area.name for area in gazetteer.states.values()]
    return ["US", *states, *(f"{c.name}, {c.state}" for c in gazetteer.cities())]


def _states() -> Iterable[str]:
    return Gazetteer().states


def _languages() -> Iterable[str]:
    return [row["label"] for row in read_rows("languages.csv")]
