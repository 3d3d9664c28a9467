"""What the shell offers when a word is half typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module


def _starting(words: Callable[[], Iterable[str]]) -> Callable[[str], list[str]]:
    def complete(incomplete: str) -> list[str]:
        start = incomplete.casefold()
        return [word for word in words() if word.casefold().startswith(start)]

    return complete


def _keys(table: str) -> Callable[[], Iterable[str]]:
    def read() -> Iterable[str]:
        from negotiate.files.data import read_rows

        return [next(iter(row.values())) for row in read_rows(table)]

    return read


def _areas() -> Iterable[str]:
    from negotiate.files.gazetteer import Gazetteer

    gazetteer = Gazetteer()
    states = [a.name for a in gazetteer.areas.values() if a.area_type in ("state", "territory")]
    return ["US", *states, *(f"{c.name}, {c.state}" for c in gazetteer.cities(None))]


def _states() -> Iterable[str]:
    from negotiate.files.gazetteer import Gazetteer

    return [a.state for a in Gazetteer().areas.values() if a.area_type in ("state", "territory")]


def _languages() -> Iterable[str]:
    from negotiate.files.data import read_rows

    return [row["label"] for row in read_rows("languages.csv")]


def _names(module: str, name: str) -> Callable[[str], list[str]]:
    """The values in a constant, imported when they are asked for: completion must be quick."""
    return _starting(lambda: getattr(import_module(module), name))


levels = _starting(_keys("levels.csv"))
certificates = _starting(_keys("certificates.csv"))
industries = _starting(_keys("industries.csv"))
find_kinds = _starting(_keys("find_kinds.csv"))
areas = _starting(_areas)
states = _starting(_states)
languages = _starting(_languages)
stages = _names("negotiate.model.script", "STAGES")
papers = _names("negotiate.model.sheet", "PAPERS")
formats = _names("negotiate.cli.output", "FORMATS")
page_formats = _names("negotiate.cli.output", "WITH_PAGE")
sheets = _names("negotiate.cli.sheet", "STYLES")
