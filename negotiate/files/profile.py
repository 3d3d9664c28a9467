"""The profile: a commented TOML file of the user's, rewritten whole under a lock."""

from __future__ import annotations

import json
from collections.abc import Callable
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


def read_profile(path: Path) -> dict[str, Any]:
    """The raw content of a profile; `Problem` where it cannot be read as TOML."""
    text = read_own(path, "negotiate profile init makes one")
    try:
        return parse_toml(text)
    except ValueError as error:
        raise Problem(
            f"{clean(str(path), 200)} is damaged: {clean(str(error), 200)}",
            hint="mend it with negotiate profile edit; it was left as it is",
        ) from error


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
