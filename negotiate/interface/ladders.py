"""The career ladder from a user's words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from negotiate.files.data import read_rows
from negotiate.files.facts import load_facts
from negotiate.interface.checks import (
    check_certificates,
    check_industry,
    check_languages,
    check_level,
    check_years,
)
from negotiate.interface.finds import finds_for
from negotiate.interface.ranges import place_and_bands
from negotiate.market.ladder import ladder
from negotiate.model.ladder import Ladder
from negotiate.model.question import Question


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
    own = None if level is None else check_level(level, facts)
    question = Question(
        level=own or "mid",
        as_of=as_of or date.today(),
        years=None if years is None else check_years(years),
        certificates=tuple(check_certificates(certs, facts)),
        languages=tuple(check_languages(languages, facts)),
        industry=check_industry(industry, facts),
    )
    place, found = place_and_bands(area, bands)
    if own is not None and finds is not None:
        question = question._replace(finds=finds_for(Path(finds), own, place, question.as_of))
    earned = {row["level"]: row["earned_by"] for row in read_rows("ladder.csv")}
    return ladder(question, place, found, facts, earned, own)
