"""Where a mistake of an offers file stands: which offer it is of, and in which line."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from negotiate.files.raw import blank, tables
from negotiate.model.text import clean

_Path = tuple[str | int, ...]
_LONGEST = 30
_KEY = re.compile(r"(?:offer|preferences)(?:\[\d+\]|\.[^.:\[\]]+)*(?=: )")
_HEADING = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]\]?\s*(?:#|$)")
_WRITTEN = re.compile(r"\s*([\w-]+(?:\.[\w-]+)*)\s*=")


def located(mistake: str, raw: dict[str, Any], text: str = "") -> str:
    """A mistake with the name of its offer behind its key, and its line in `text` if it has one.

    `offer[1].hourly: is …` becomes `offer[1].hourly (Beta, line 9): is …`.
    """
    key = _KEY.match(mistake)
    if key is None:
        return mistake
    path = _path(key[0])
    line = _line(path, text)
    shown = ", ".join(filter(None, (_offer(path, raw), f"line {line}" if line else "")))
    return f"{key[0]} ({shown}){mistake[key.end() :]}" if shown else mistake


def _path(key: str) -> _Path:
    parts = re.findall(r"\[(\d+)\]|([^.\[\]]+)", key)
    return tuple(int(number) if number else name for number, name in parts)


def _offer(path: _Path, raw: dict[str, Any]) -> str:
    """The name of the offer at a path, else which one it is of several."""
    index = path[1] if path[0] == "offer" and len(path) > 1 else None
    if not isinstance(index, int):
        return ""
    offers = dict(tables(raw, "offer"))
    name = offers.get(index, {}).get("name")
    if isinstance(name, str) and not blank(name):
        return clean(name, _LONGEST)
    return f"offer {index + 1} of {len(offers)}" if len(offers) > 1 else ""


def _line(path: _Path, text: str) -> int:
    """The line of a key, or of what it stands in; 0 where that is not known."""
    places = key_lines(text)
    known = (path[:length] for length in range(len(path), 1, -1))
    return next((places[one] for one in known if one in places), 0)


def key_lines(text: str) -> dict[_Path, int]:
    """The lines of headings and of keys that begin a line, by their paths.

    None in a file with texts over several lines, which may look like either.
    """
    found: dict[_Path, int] = {}
    if '"""' in text or "'''" in text:
        return found
    count: Counter[_Path] = Counter()
    table: _Path = ()
    for number, line in enumerate(text.split("\n"), start=1):
        if heading := _HEADING.match(line):
            table = _resolved(heading[2].split("."), count, block=heading[1] == "[[")
            found.setdefault(table, number)
        elif key := _WRITTEN.match(line):
            found.setdefault((*table, *key[1].split(".")), number)
    return found


def _resolved(names: list[str], count: Counter[_Path], *, block: bool) -> _Path:
    """The path of a heading, within the last of each list above; a block is one more of its own."""
    path: _Path = ()
    for at, name in enumerate(names):
        path = (*path, name)
        if block and at == len(names) - 1:
            count[path] += 1
        if count[path]:
            path = (*path, count[path] - 1)
    return path
