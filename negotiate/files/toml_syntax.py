"""What is wrong with a text that is no TOML, line by line, in plain words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from typing import NamedTuple

from negotiate.files.raw import typed_number
from negotiate.model.text import clean

_MOST = 20
_MOST_LETTERS = 50_000
"""Of a longer text only the first mistake is said: each takes reading it again."""
_SHOWN = 40


class _Line(NamedTuple):
    """A line that cannot be read: as it stands, its key and its value, and what the reader said."""

    text: str
    key: str
    value: str
    reason: str


def syntax_mistakes(text: str, error: tomllib.TOMLDecodeError) -> list[str]:
    """Every line that cannot be read, `error` being of the first; a line is passed over to go on.

    Where what follows hangs on the line, a heading or an open bracket, it is the last one said.
    """
    lines, found = text.replace("\r\n", "\n").split("\n"), list[str]()
    reason: str | None = str(error)
    while reason is not None and len(found) < _MOST:
        place = re.search(r"at line (\d+)", reason)
        number = int(place[1]) if place else _left_open(lines)
        line = lines[number - 1]
        found.append(f"line {number}: {_said(line, reason)}")
        if not line.strip() or _goes_on(line) or len(text) > _MOST_LETTERS:
            break
        lines[number - 1] = ""
        reason = _wrong("\n".join(lines))
    return found


def _wrong(text: str) -> str | None:
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return str(error) if isinstance(error, tomllib.TOMLDecodeError) else None
    return None


def _left_open(lines: list[str]) -> int:
    """The last line on which a quote or a bracket stays open; else the last of all."""
    numbers = range(len(lines), 0, -1)
    marks = (number for number in numbers if _is_open(lines[number - 1]))
    return next(marks, next((number for number in numbers if lines[number - 1].strip()), 1))


def _is_open(line: str) -> bool:
    return _has_open_bracket(line) or any(line.count(quote) % 2 for quote in "\"'")


def _has_open_bracket(line: str) -> bool:
    return any(line.count(one) != line.count(other) for one, other in ("[]", "{}"))


def _goes_on(line: str) -> bool:
    """Whether lines below hang on this one: a heading, or a bracket or text that stays open."""
    if line.lstrip().startswith(("[", "{", "]", "}")) or '"""' in line or "'''" in line:
        return True
    return _has_open_bracket(line)


def _said(line: str, reason: str) -> str:
    bare = re.sub(r"""\s+#[^"']*$""", "", line).strip()
    key, _, value = bare.partition("=")
    parts = _Line(
        text=clean(bare, _SHOWN), key=clean(key, _SHOWN), value=clean(value, _SHOWN), reason=reason
    )
    found = (rule(parts) for rule in _RULES)
    return next((said for said in found if said), _OTHERWISE)


_OTHERWISE = "it cannot be read; a line is a key, = and a value, like hourly = 21.50"
_TWICE = ("Cannot", "Duplicate")
"""How the reader begins where something is there a second time."""


def _curly(line: _Line) -> str:
    if not re.search("[\u201c\u201d\u2018\u2019]", line.text):
        return ""
    straight = re.sub("[\u201c\u201d]", '"', re.sub("[\u2018\u2019]", "'", line.text))
    return f"its quotes are curly; write straight ones: {straight}"


def _heading(line: _Line) -> str:
    if not line.text.startswith("["):
        return ""
    name = line.text.strip("[] ")
    if not line.reason.startswith(_TWICE):
        return "a heading stands alone, closed as it is opened: [preferences] or [[offer]]"
    if name == "offer":
        return "offers stand above already; write [[offer]], with two brackets, above each"
    return f"{name} stands above already; write it once"


def _twice(line: _Line) -> str:
    if not line.reason.startswith(_TWICE):
        return ""
    inner = re.match(r"Duplicate inline table key '([^']*)'", line.reason)
    return f"{clean(inner[1], _SHOWN) if inner else line.key} is there twice; keep one"


def _colon(line: _Line) -> str:
    found = re.match(r"([\w.-]+)\s*:\s*(.*)$", line.text)
    return f"write = in place of the colon: {_right(found[1], found[2])}" if found else ""


def _no_value(line: _Line) -> str:
    if line.text.startswith(("{", "}", "]")):
        return "the line above may lack a comma at its end, or a bracket may be open"
    if "=" not in line.text:
        return f"'{line.text}' is no key with a value, like hourly = 21.50; a note begins with #"
    if not line.key:
        return "there is no key before the ="
    return "" if line.value else f"{line.key} has no value; give it one, or take the line out"


def _long_key(line: _Line) -> str:
    if " " not in line.key or line.key.startswith(('"', "'")):
        return ""
    return "a key is one word: write " + re.sub(r"[^\w.]+", "_", line.key)


def _day(line: _Line) -> str:
    if not re.match(r"\d{4}-\d{1,2}-\d{1,2}\b|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$", line.value):
        return ""
    return f"{line.value} is no day; write year, month and day, like 2026-12-01"


def _number(line: _Line) -> str:
    value = line.value
    if re.fullmatch(r"\d+,\d{1,2}", value):
        return f"{_NO_SIGNS}; write {line.key} = {value.replace(',', '.')}"
    number = typed_number(value, line.key)
    if number is not None:
        signs = f"{_NO_SIGNS}; " if re.search("[$,%]", value) else ""
        return f"{signs}write {line.key} = {number:.10g}"
    inside = re.search(r"=\s*\$|\d,\d{3}\b(?!\.)|\d%", value)
    return _NO_SIGNS if inside and value.startswith(("{", "[")) else ""


_NO_SIGNS = "numbers have no $, % or commas"


def _true(line: _Line) -> str:
    word = {"true": "true", "yes": "true", "false": "false", "no": "false"}.get(line.value.lower())
    return f"write {line.key} = {word}" if word else ""


def _quotes(line: _Line) -> str:
    if "\\" in line.value and "Unescaped" in line.reason:
        return "a backslash in quotes is written twice, or the text in single quotes"
    if line.value.count('"') % 2 or (line.value.startswith("'") and line.value.count("'") % 2):
        return "a quote is not closed"
    if line.value.startswith(('"', "'")):
        return "nothing stands behind a text but a note that begins with #"
    if line.value.startswith(("{", "[")):
        return "a bracket is not closed, or a comma or = is missing between its parts"
    return f"text needs quotes: {_right(line.key, line.value)}"


def _right(key: str, value: str) -> str:
    """A key with its value, in quotes where it is a text."""
    plain = re.fullmatch(r"-?\d+(\.\d+)?|true|false|[\[{\"'].*", value)
    return f"{key} = {value}" if plain else f'{key} = "{value}"'


_RULES: tuple[Callable[[_Line], str], ...] = (
    *(_curly, _heading, _twice, _colon, _no_value, _long_key),
    *(_day, _number, _true, _quotes),
)
"""Each says what is wrong where it is of its kind; the first that does is right."""
