"""How long, as a person types it: years of experience, paid hours a week.

Options, questions, the profile and tables of people all read them here, so that the same words are
taken everywhere.
"""

from __future__ import annotations

import math
import re

from negotiate.model.errors import Misuse, Problem
from negotiate.model.question import MOST_YEARS
from negotiate.model.text import SPELLED, clean

MOST_HOURS = 80.0
"""More paid hours a week are taken for a slip."""
_MONTHS = 12
_HALF = 0.5
_COUNTS = {word: float(number) for number, word in enumerate(SPELLED)}
_COUNTS |= {"a": 1.0, "an": 1.0, "½": _HALF, "1/2": _HALF, "half": _HALF, "half a": _HALF}
"""What a number may be besides digits."""
_DIGITS = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|nan|[-+]?inf"
_WORDS = "|".join(SPELLED)
_AND_HALF = r"(?:\s*½|\s+(?:and\s+)?1/2|\s+and\s+a\s+half)"
_MONTH = r"(?:m|mos?|mths?|months?)"
_YEARS = (
    r"(?:(?:about|around|over)\s+)?"
    rf"(?P<count>{_DIGITS}|½|1/2|half(?:\sa)?|an?(?=\s+[ym])|{_WORDS})(?P<half>{_AND_HALF})?"
    rf"\s*\+?\s*(?:y|yrs?|years?|(?P<months>{_MONTH}))?\.?(?P<half_more>{_AND_HALF})?"
    rf"(?:(?:\s*,\s*|\s+(?:and\s+)?)(?P<more>\d+|an?|{_WORDS})\s*{_MONTH}\.?)?"
    r"(?:\s+(?:of\s+)?experience)?"
)
_HOURS = (
    rf"(?P<count>{_DIGITS})(?P<half>{_AND_HALF})?\s*(?:h|hrs?|hours?)?\.?"
    r"\s*(?:(?:/|an?|per)?\s*(?:w|wk|week)|weekly)?"
)


def parse_years(text: str) -> float:
    """Years of experience as typed: "4.5", "18 months", "a year and a half", "2 yrs 6 mo".

    Raises `Misuse` where it is no number, `Problem` where nobody has so many.
    """
    match = re.fullmatch(_YEARS, _spaced(text))
    if match is None:
        raise Misuse(
            f"'{clean(text, 30)}' is not a number of years",
            about="years",
            hint='write it like 4.5, or "18 months"',
        )
    count = _count(match["count"]) + _HALF * bool(match["half"] or match["half_more"])
    months = 0.0 if match["more"] is None else _count(match["more"])
    return check_years(count / (_MONTHS if match["months"] else 1) + months / _MONTHS)


def parse_hours(text: str) -> float:
    """Paid hours a week as typed: "37.5", "40 hours", "40h a week".

    Raises `Misuse` where it is no number, `Problem` where nobody works so many.
    """
    match = re.fullmatch(_HOURS, _spaced(text))
    if match is None:
        raise Misuse(
            f"'{clean(text, 30)}' is not a number of hours a week",
            about="hours",
            hint="write it like 37.5",
        )
    return check_hours(_count(match["count"]) + _HALF * bool(match["half"]))


def check_years(years: float) -> float:
    """Years of experience that a person can have."""
    if not (math.isfinite(years) and 0 <= years <= MOST_YEARS):
        raise Problem(
            f"{years:g} is not a number of years",
            about="years",
            hint=f"give all years in customer service, from 0 to {MOST_YEARS:g}, like 4.5",
        )
    return float(years)


def check_hours(hours: float) -> float:
    """Hours a week that a person can work."""
    if not (math.isfinite(hours) and 1 <= hours <= MOST_HOURS):
        raise Problem(
            f"{hours:g} is not a number of hours a week",
            about="hours",
            hint=f"give paid hours a week, from 1 to {MOST_HOURS:g}, like 37.5",
        )
    return float(hours)


def _spaced(text: str) -> str:
    return " ".join(text.lower().split())


def _count(word: str) -> float:
    return _COUNTS[word] if word in _COUNTS else float(word)
