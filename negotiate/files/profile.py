"""The profile: a commented TOML file of the user's, rewritten whole under a lock."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from negotiate.files.own import locked
from negotiate.files.reading import parse_toml, read_own
from negotiate.files.writing import write_whole
from negotiate.model.errors import Problem
from negotiate.model.profile import Achievement, Profile
from negotiate.model.text import clean

_COMMENTS = {
    "name": "Your name, for letters.",
    "role": "The work you do or want, if not customer service; negotiate roles lists them.",
    "level": "Level of the job you want: junior, mid, senior, lead or manager.",
    "years": "All years in customer service or contact centers.",
    "country": "CA or GB, if not the US.",
    "area": 'City, county, metro or state, like "Phoenix, AZ"; or US.',
    "industry": "Like insurance; negotiate range --help names them.",
    "certifications": 'Like ["hdi-csr"].',
    "languages": 'Beside English, like ["Spanish"].',
    "current": 'What you earn now, like "21.50/h". Private: never shown to an employer.',
    "floor": 'What you would turn down below, like "20/h". Private.',
    "hours": "Paid hours a week.",
    "need": "How badly you need a job: some, high or low. Private.",
    "offers": "Your offers file, for compare, script and sheet.",
    "paper": "letter or a4.",
}


MEND = "negotiate profile edit opens yours, and --profile FILE another; it was left as it is"


def read_profile(path: Path) -> tuple[dict[str, Any], list[str]]:
    """The raw content of a profile, and what is wrong with lines that could not be read.

    Raises `Problem` where it is no TOML, and it does not show in which lines.
    """
    text = read_own(path, "negotiate profile init makes one")
    try:
        return parse_toml(text), []
    except ValueError as error:
        rest, mistakes = _readable(text)
        with suppress(ValueError):
            if mistakes:
                return parse_toml(rest), mistakes
        raise Problem(
            f"{clean(str(path), 200)} is damaged: {clean(str(error), 200)}",
            hint=MEND,
        ) from error


def _readable(text: str) -> tuple[str, list[str]]:
    """The lines that can be read, and what is wrong with the others; nothing of values that go on.

    Over several lines go a list and a text in three quotes.
    """
    if re.search(_GOES_ON, text, re.MULTILINE):
        return "", []
    rest: list[str] = []
    mistakes: list[str] = []
    keys: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        wrong = _wrong(line, keys)
        mistakes += [f"line {number}: {wrong}"] if wrong else []
        rest.append("" if wrong else line)
    return "\n".join(rest), mistakes


def _wrong(line: str, keys: set[str]) -> str:
    """What is wrong with a line by itself, after others with these `keys`; no value is shown."""
    key, equals, value = (part.strip() for part in line.partition("="))
    shown, first = clean(key, 30), line.strip()[:1]
    if first in ("", "#"):
        return ""
    if first == "[":
        keys.clear()
    elif key in keys:
        return f"{shown} is there twice"
    keys.add(key)
    with suppress(ValueError):
        parse_toml(line)
        return ""
    if not equals:
        return 'there is no = between a key and its value, as in level = "mid"'
    why = next((why for form, why in _FORMS.items() if re.match(form, value)), _TEXT)
    return f"{shown}: {why}"


_GOES_ON = r"""^[^#\n=]*=\s*(?:\[[^\]\n]*$|\"{3}|'{3})"""
_FORMS = {
    r"$|#": "has no value",
    ".*[\u2018-\u201f]": "has curly quotes: write plain ones",
    r"[\d.]+,\d": "write a number with a point, like 3.5",
    r"\[": 'write a list like ["Spanish", "French"], on one line',
    "[\"']": "a quote is not closed",
}
"""What a value looks like that cannot be read, and what to say of it."""
_TEXT = "write text in quotes"


def update_profile(path: Path, change: Callable[[], Profile]) -> Profile:
    """Write what `change` makes of the profile; it may read the file, for it is called locked.

    The file is written whole, readable by its owner alone.
    """
    with locked(path):
        profile = change()
        try:
            content = to_toml(profile).encode()
        except UnicodeEncodeError as error:  # a name of a file may be any bytes
            raise Problem(
                "the profile can hold nothing that is not text", hint="rename the file it names"
            ) from error
        write_whole(path, content)
    return profile


def to_toml(profile: Profile) -> str:
    """The profile as commented TOML; what is not known stands as a comment."""
    lines = [
        "# Your negotiate profile. Options on the command line beat it. Only you can read it.",
        "",
    ]
    for key, comment in _COMMENTS.items():
        value = getattr(profile, key)
        lines.append(f"# {comment}")
        unknown = value in (None, "", ())
        lines += [f"# {key} =" if unknown else f"{key} = {_value(value)}", ""]
    lines.append("# Results of yours, one block each: metric, before, after, what you did.")
    for one in profile.achievements:
        lines += ["", "[[achievement]]", *_achievement(one)]
    return "\n".join(lines) + "\n"


def _achievement(one: Achievement) -> list[str]:
    if one.sentence:
        return [f"what = {_value(one.sentence)}"]
    named = {"metric": one.metric, "before": one.before, "after": one.after, "what": one.what}
    return [f"{key} = {_value(value)}" for key, value in named.items() if value]


def _value(value: Any) -> str:
    """A value as TOML; JSON's strings and numbers are TOML's."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, float):
        return f"{value:g}"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
