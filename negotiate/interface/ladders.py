"""The career ladder from a user's words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from negotiate.files.data import read_rows
from negotiate.files.facts import load_facts
from negotiate.interface.checks import check_person
from negotiate.interface.finds import finds_for
from negotiate.interface.ranges import place_and_bands
from negotiate.market.ladder import ladder
from negotiate.model.ladder import Ladder


def career_ladder(
    *,
    level: str | None = None,
    years: float | None = None,
    area: str | None = None,
    certs: Iterable[str] = (),
    languages: Iterable[str] = (),
    industry: str | None = None,
    as_of: date | None = None,
    bands: str | Path | None = None,
    finds: str | Path | None = None,
) -> Ladder:
    """Every level of a place; `level` and `years` are where the user stands.

    Raises `Problem` where a word is not known or a level has no band.
    """
    facts = load_facts()
    question = check_person(
        facts,
        level=level,
        years=years,
        certs=certs,
        languages=languages,
        industry=industry,
        as_of=as_of,
    )
    own = None if level is None else question.level
    place, found = place_and_bands(area, bands)
    if own is not None and finds is not None:
        question = question._replace(finds=finds_for(Path(finds), own, place, question.as_of))
    earned = {row["level"]: row["earned_by"] for row in read_rows("ladder.csv")}
    return ladder(question, place, found, facts, earned, own)
