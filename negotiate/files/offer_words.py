"""Changes of an offers file by words: `hourly=23`, `sign_on.amount=2000`, `bonus.night.payout=80%`.

A word is read by the field it names: what is a number there is read as one, and so on. What it
cannot be is left as the text it was, so that the check of the whole file says what is wrong with
it, as of any other file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any, Literal, NamedTuple, Protocol, get_args, get_origin, get_type_hints

from negotiate.files.offer_choices import chosen
from negotiate.files.raw import typed_number
from negotiate.files.unknown_keys import meant_by, unknown_key
from negotiate.model.errors import Problem
from negotiate.model.offer import Bonus, Change, Health, Offer, OffersFile, Preferences, Shift
from negotiate.model.text import clean, listing, nearest

PREFERENCES = "preferences"
"""The name by which what holds for all offers is changed."""
EXAMPLE = "hourly=23 status=written sign_on.amount=2000"
SET_EXAMPLE = '"Acme.hourly=23"'
_LONGEST = 500
_SHOWN = 40

Path = tuple[str | int, ...]
"""The way to a value within an offer: ("bonus", 0, "payout")."""


class Word(NamedTuple):
    """A change as it was typed, taken apart: where, and to what; empty text takes it away."""

    key: str
    text: str


class Way(NamedTuple):
    """The way to a value, and what an item that is new on it is called."""

    path: Path
    name: str = ""


class Done(NamedTuple):
    """One value that was changed; None before or after where there was or is none."""

    key: str
    before: Any
    after: Any


class Maker(Protocol):
    """Makes what is new in a file: plain data, or data that knows how it is written."""

    def table(self) -> MutableMapping[str, Any]:
        """An empty table, to stand as a value."""

    def append(self, table: MutableMapping[str, Any], key: str) -> None:
        """Add an empty table to the list under a key, and the list where there is none."""


class PlainMaker:
    """Makes plain data."""

    def table(self) -> MutableMapping[str, Any]:
        """An empty table."""
        return {}

    def append(self, table: MutableMapping[str, Any], key: str) -> None:
        """Add an empty table to the list under a key."""
        table.setdefault(key, []).append({})


def read_words(words: Iterable[str], example: str = EXAMPLE) -> tuple[Word, ...]:
    """What was typed as `key=value`, taken apart; `Problem` where one is not of that form."""
    return tuple(_word(text, example) for text in words)


def _word(text: str, example: str) -> Word:
    key, equals, value = text.partition("=")
    if not equals or not key.strip():
        raise Problem(
            f"'{clean(text, _SHOWN)}' is no change of an offer", hint=f"write key=value: {example}"
        )
    return Word(key=key.strip(), text=value.strip())


def split_name(key: str, names: Sequence[str]) -> tuple[str, str]:
    """The offer and the key that `Acme.hourly` means: the longest name before a dot.

    Raises `Problem` where no offer, nor `preferences`, is named so.
    """
    known = {clean(name).casefold(): name for name in (*names, PREFERENCES)}
    dots = [match.start() for match in re.finditer(r"\.", key)]
    for dot in reversed(dots):
        found = known.get(clean(key[:dot]).casefold())
        if found is not None:
            return found, key[dot + 1 :]
    shown = clean(key.partition(".")[0], _SHOWN)
    raise unknown_offer(shown, (*names, PREFERENCES))


def unknown_offer(name: str, names: Iterable[str]) -> Problem:
    """That there is no such offer, with the nearest one that there is."""
    there = [clean(known, _SHOWN) for known in names]
    part = clean(name).casefold()
    alike = [one for one in there if part and part in one.casefold()] or nearest(name, there, 1)
    guess = f", did you mean '{alike[0]}'?" if alike else ""
    return Problem(
        f"there is no offer '{clean(name, _SHOWN)}'{guess}",
        hint=f"there are: {', '.join(there) or 'none'}",
    )


def change(
    table: MutableMapping[str, Any],
    words: Iterable[Word],
    maker: Maker,
    record: Any = Offer,
) -> list[Done]:
    """Change an offer, or the preferences, in place; what was changed.

    A value takes the place of those that stand for the same: a salary that of an hourly wage.
    Raises `Problem` where a key is not known, or is not there to be taken away.
    """
    words = tuple(words)
    typed = {word.key.rpartition(".")[2] for word in words}
    done: list[Done] = []
    for word in words:
        way = way_of(word.key, table, record)
        if not word.text:
            done.append(_take_away(table, way.path))
            continue
        value = _value(word, _hint_at(record, way.path))
        done.append(_put(table, way, value, maker))
        done += _take_place(table, way.path, typed, record)
    return [one for one in done if one.before != one.after]


# --- where


def way_of(key: str, table: Any, record: Any = Offer) -> Way:
    """The way that a typed key means; `Problem` with the nearest key where it is unknown."""
    path: list[str | int] = []
    rest, kind, present, name = key, record, table, ""
    while rest:
        head = re.split(r"[.\[]", rest, maxsplit=1)[0]
        rest, head = rest[len(head) :], head.strip()
        known = {field.name for field in fields(kind)} if is_dataclass(kind) else set()
        if head not in known:
            raise _unknown(key, (*path, head), record)
        path.append(head)
        hint = get_type_hints(kind)[head]
        present = present.get(head) if hasattr(present, "get") else None
        kind = _record_in(hint)
        if kind is not None and get_origin(hint) is tuple and not hasattr(present, "get"):
            if not rest:
                break
            items = present if isinstance(present, list) else []
            index, name, rest = _item(rest, items, kind, key)
            path.append(index)
            present = items[index] if index < len(items) else None
        if rest.startswith("."):
            rest = rest[1:]
            if kind is None or not rest:
                raise _unknown(key, (*path, rest), record)
        elif rest:
            raise _unknown(key, (*path, rest), record)
    return Way(path=tuple(path), name=name)


def _unknown(key: str, path: Path, record: Any) -> Problem:
    known = all_keys(record)
    named = ".".join(part for part in path if isinstance(part, str))
    owner = "offer" if record is Offer else PREFERENCES
    table, _, last = f"{owner}.{named}".rpartition(".")
    inside = [one for one in known if one.endswith(f".{named}")]
    alike = inside or nearest(key, known, 1, _ALIKE) or nearest(named, known, 1, _ALIKE)
    if meant := meant_by(last, table):
        text = f"unknown key{meant}"
    elif alike:
        text = f"unknown key, did you mean {listing(alike)}?"
    else:
        text = unknown_key((owner, last)) if len(path) == 1 else "unknown key"
    return Problem(f"{clean(key, _SHOWN)}: {text}", hint=_KEYS_HINT)


_ALIKE = 0.75
_KEYS_HINT = f"write it like {EXAMPLE}; docs/OFFERS.md has every key"


def _item(rest: str, items: Sequence[Any], kind: Any, key: str) -> tuple[int, str, str]:
    """Which item of a list is meant, its name where it is new, and what follows.

    It is named by its number as mistakes name it, `bonus[0]`; by its name; or, where there is no
    more than one, by nothing.
    """
    if numbered := re.match(r"\[(\d{1,3})\]|\.(\d{1,3})(?=\.|$)", rest):
        index = int(numbered[1] or numbered[2])
        if index > len(items):
            raise Problem(
                f"{clean(key, _SHOWN)}: there are {len(items)} of them",
                hint=f"the next new one is [{len(items)}]",
            )
        return index, "", rest[numbered.end() :]
    words = rest.removeprefix(".")
    names = [clean(str(one.get("name", ""))).casefold() for one in items if hasattr(one, "get")]
    for dot in (len(words), *reversed([m.start() for m in re.finditer(r"\.", words)])):
        if (name := clean(words[:dot]).casefold()) and name in names:
            return names.index(name), "", words[dot:]
    named, dot_, last = words.rpartition(".")
    if dot_ and "name" in _keys(kind):
        return len(items), clean(named), f".{last}"
    if len(items) > 1:
        raise Problem(
            f"{clean(key, _SHOWN)}: there are {len(items)} of them: which one?",
            hint="name it, or number it: [0] is the first",
        )
    return 0, "", f".{words}"


def _keys(kind: Any) -> set[str]:
    return {field.name for field in fields(kind)}


def _record_in(hint: Any) -> Any:
    """The record that a field holds, alone or in a list; None for a plain value."""
    for one in (hint, *get_args(hint)):
        if is_dataclass(one):
            return one
    return None


def _hint_at(record: Any, path: Path) -> Any:
    hint: Any = record
    for part in path:
        if isinstance(part, str):
            kind = _record_in(hint)
            hint = get_type_hints(kind)[part]
        else:
            hint = _record_in(hint)
    return hint


# --- what


_TRUE, _FALSE = ("true", "yes", "y"), ("false", "no", "n")


def _value(word: Word, hint: Any) -> Any:
    """The value of a word in the type of its field; the text as it is where it has none such."""
    if word.text.startswith(("[", "{")):
        return _as_toml(word)
    if (kind := _record_in(hint)) is not None:
        names = [f"{word.key}.{field.name}" for field in fields(kind)]
        raise Problem(
            f"{clean(word.key, _SHOWN)}: it has keys of its own, so '{clean(word.text, _SHOWN)}' "
            "needs one of them",
            hint=f"write one of {listing(names)}, each with =VALUE",
        )
    kinds, text = _kinds(hint), word.text
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    if tuple in kinds:
        return [_number_or_text(one, word.key) for one in text.split(",") if one.strip()]
    if float in kinds or int in kinds:
        return _number_or_text(text, word.key)
    return _day(text) if date in kinds else _named(text, kinds)


def _named(text: str, kinds: tuple[Any, ...]) -> Any:
    """Yes or no, one of a few words, or a text."""
    plain = text.casefold()
    if bool in kinds and plain in (*_TRUE, *_FALSE):
        return plain in _TRUE
    choices = [one for kind in kinds for one in get_args(kind) if get_origin(kind) is Literal]
    return clean(str(chosen(text, choices)), _LONGEST)


def _day(text: str) -> Any:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return clean(text, _SHOWN)


def _kinds(hint: Any) -> tuple[Any, ...]:
    if get_origin(hint) is tuple:
        return (tuple,)
    if get_origin(hint) is Literal:
        return (hint,)
    return (hint, *get_args(hint))


def _number_or_text(text: str, key: str) -> Any:
    number = typed_number(text, key)
    return clean(text, _SHOWN) if number is None else number


def _as_toml(word: Word) -> Any:
    try:
        return tomllib.loads(f"value = {word.text}\n")["value"]
    except (tomllib.TOMLDecodeError, RecursionError, KeyError) as error:
        raise Problem(
            f"{clean(word.key, _SHOWN)}: '{clean(word.text, _SHOWN)}' is no table or list",
            hint=f'write it like time_off="{{ days = 15 }}", or name a key within: {EXAMPLE}',
        ) from error


# --- changing


def _put(table: MutableMapping[str, Any], way: Way, value: Any, maker: Maker) -> Done:
    """Put a value where it belongs, with the tables and items on the way to it."""
    inner: Any = table
    path = way.path
    for part, after in pairwise(path):
        if isinstance(after, int):
            if part not in inner or (isinstance(inner[part], list) and after == len(inner[part])):
                maker.append(inner, str(part))
                if path[-1] != "name" and (name := way.name or _usual_name(path, inner[part])):
                    inner[part][-1]["name"] = name
        elif isinstance(part, str) and part not in inner:
            inner[part] = maker.table()
        inner = inner[part]
        if not isinstance(inner, MutableMapping | list):
            raise Problem(
                f"{shown(path)}: {part} is no table in the file", hint="write it as a table first"
            )
    last = path[-1]
    before = inner[last] if isinstance(last, int) or last in inner else None
    inner[last] = value
    return Done(key=shown(path), before=_plain(before), after=value)


def _usual_name(path: Path, items: Any) -> str:
    """What an item is called that was given no name: a bonus is "bonus"."""
    kind = _record_in(get_type_hints(Offer)[str(path[0])])
    if "name" not in _keys(kind) or kind is Shift:
        return ""
    return str(path[0]) if len(items) == 1 else f"{path[0]} {len(items)}"


def _take_away(table: MutableMapping[str, Any], path: Path) -> Done:
    inner: Any = table
    for part in path[:-1]:
        inner = _within(inner, part, path)
    before = _plain(_within(inner, path[-1], path))
    del inner[path[-1]]
    return Done(key=shown(path), before=before, after=None)


def _within(inner: Any, part: str | int, path: Path) -> Any:
    try:
        return inner[part]
    except (KeyError, IndexError, TypeError):
        raise Problem(
            f"{shown(path)}: there is none to take away", hint=f"give it a value: {EXAMPLE}"
        ) from None


_INSTEAD: dict[Any, tuple[tuple[str, ...], ...]] = {
    Offer: (("salary", "hourly", "pay"), ("hours_per_week", "weeks_in_turn")),
    Health: (("premium", "premium_monthly"),),
    Bonus: (("rate", "amount"),),
    Shift: (("rate", "dollars_per_hour"),),
    Change: (("hourly", "salary", "add", "percent"), ("after_days", "on", "every_months")),
    Preferences: (("horizon_years", "horizon_months"),),
}
"""Keys of which one stands in place of the others."""


def _take_place(
    table: MutableMapping[str, Any], path: Path, typed: set[str], record: Any
) -> Iterator[Done]:
    """Take away what a new value stands in place of, unless that was typed too."""
    owner = record if len(path) == 1 else _record_in(_hint_at(record, path[:-1]))
    for group in _INSTEAD.get(owner, ()):
        for other in group if path[-1] in group else ():
            way = (*path[:-1], other)
            if other not in typed and _is_there(table, way):
                yield _take_away(table, way)


def _is_there(table: Any, path: Path) -> bool:
    try:
        for part in path:
            table = table[part]
    except (KeyError, IndexError, TypeError):
        return False
    return True


def _plain(value: Any) -> Any:
    return value.unwrap() if hasattr(value, "unwrap") else value


def shown(path: Path) -> str:
    """A way as mistakes name it: `bonus[0].payout`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


@cache
def all_keys(record: Any = Offer) -> tuple[str, ...]:
    """Every key that may be set, those within tables with a dot."""
    found: list[str] = []
    hints = get_type_hints(record)
    for field in fields(record):
        inner, name = _record_in(hints[field.name]), field.name
        found += [name] if inner is None else [f"{name}.{key}" for key in all_keys(inner)]
    return tuple(found)


def keys_of_file() -> dict[str, tuple[str, ...]]:
    """Every key of an offer and of the preferences, as they are typed."""
    hints = get_type_hints(OffersFile)
    return {"offer": all_keys(Offer), PREFERENCES: all_keys(hints[PREFERENCES])}
