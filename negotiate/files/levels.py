"""Levels of another career: a TOML file of the user's, for importing bands with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from negotiate.files.data import read_text
from negotiate.files.reading import Unreadable, parse_toml, read_own
from negotiate.model.errors import mistaken
from negotiate.model.facts import LEVELS
from negotiate.model.text import clean, listing

_KEYS = ("level", "title", "soc", "low", "mid", "high", "typical_years", "paid")
_HINT = "negotiate bands import --template prints levels of another career to start from"


def template() -> str:
    """Levels of another career, with comments."""
    return read_text("levels_template.toml")


def read_levels(path: Path) -> list[dict[str, str]]:
    """The levels of a TOML file, as rows of a levels table; every mistake at once."""
    shown = clean(str(path), 200)
    try:
        raw = parse_toml(read_own(path, _HINT))
    except Unreadable as error:
        raise mistaken(shown, error.mistakes, hint=_HINT) from error
    except ValueError as error:
        raise mistaken(shown, [clean(str(error), 200)], hint=_HINT) from error
    found = raw.get("level")
    if set(raw) - {"level"} or not isinstance(found, list) or not found:
        raise mistaken(shown, ["it is to hold [[level]] blocks and nothing else"], hint=_HINT)
    mistakes = [f"level[{at}]: {text}" for at, one in enumerate(found) for text in _wrong(one)]
    names = [one.get("level") for one in found if isinstance(one, dict)]
    mistakes += [f"'{name}' is there twice" for name in LEVELS if names.count(name) > 1]
    if mistakes:
        raise mistaken(shown, mistakes, hint=_HINT)
    found.sort(key=lambda one: LEVELS.index(one["level"]))
    return [_row(one) for one in found]


def _wrong(one: Any) -> list[str]:
    if not isinstance(one, dict):
        return ["it is no block of keys"]
    wrong = [f"no key {key}" for key in _KEYS if key not in one]
    wrong += [f"unknown key {clean(str(key), 30)}" for key in one if key not in _KEYS]
    if wrong:
        return wrong
    if one["level"] not in LEVELS:
        wrong.append(f"level is to be one of {listing(LEVELS)}")
    if one["paid"] not in ("hour", "year"):
        wrong.append("paid is to be hour or year")
    if not all(isinstance(one[key], str) and one[key].strip() for key in ("title", "soc")):
        wrong.append("title and soc are to be text, soc like 43-3031")
    numbers = [one[key] for key in ("low", "mid", "high", "typical_years")]
    if not all(type(number) in (int, float) for number in numbers):
        return [*wrong, "low, mid, high and typical_years are to be numbers"]
    if not 10 <= numbers[0] < numbers[1] < numbers[2] <= 90:
        wrong.append("low, mid and high are percentiles that rise, from 10 to 90")
    if not 0 <= numbers[3] <= 60:
        wrong.append("typical_years is to be from 0 to 60")
    return wrong


def _row(one: dict[str, Any]) -> dict[str, str]:
    title = clean(one["title"], 60)
    return {
        "level": one["level"],
        "title": title,
        "short": title[:1].lower() + title[1:],
        "duties": "",
        "years_from": "0",
        "years_to": "",
        "typical_years": f"{one['typical_years']:g}",
        "soc": one["soc"].strip(),
        "occupation": "jobs of this occupation",
        "low": f"{one['low']:g}",
        "mid": f"{one['mid']:g}",
        "high": f"{one['high']:g}",
        "paid": one["paid"],
        "unit": "percentile of the occupation",
        "source": "your own levels",
        "as_of": "",
        "grade": "yours",
        "also": "",
    }
