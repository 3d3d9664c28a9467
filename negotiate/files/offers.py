"""Offers files: read whole, every mistake at once with its key path.

pydantic holds the data of each file against the plain records, once; it is imported here, at the
point of use. Its mistakes are said in plain words, beside those of rules across fields, which are
checked on the raw data, so that they are said whatever else is wrong.
"""

from __future__ import annotations

import json
import math
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Any, NamedTuple, get_args, get_type_hints

from negotiate.files.data import read_text
from negotiate.files.reading import MOST_BYTES, load_toml, read_own
from negotiate.model.errors import Problem, mistaken
from negotiate.model.facts import LEVELS
from negotiate.model.offer import OffersFile, Preferences
from negotiate.model.text import clean, nearest

_MOST_OFFERS = 50
_MOST_ITEMS = 30
"""Bonuses, say, of one offer: what they are worth together takes time by the square of it."""
_MOST_IN_ALL = 300
"""Items of all offers together."""
_MOST_AMOUNT = 1e9
_LONGEST_NUMBER = 10**300
"""Longer whole numbers are more than a float can be, and a text can say."""
_SHOWN = 30
_LONGEST = 60

_Where = tuple[int | str, ...]
"""The path to a key, as pydantic gives it: ("offer", 0, "salary")."""


class _File(NamedTuple):
    """One file as it was read: its data, its records where it has no mistakes, its mistakes."""

    title: str
    raw: dict[str, Any]
    records: OffersFile | None
    mistakes: list[str]


def template() -> str:
    """Two filled-in offers with comments."""
    return read_text("offers_template.toml")


def schema() -> dict[str, Any]:
    """The JSON schema of an offers file, for editors."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_adapter().json_schema()}


def load_offers(names: Sequence[str]) -> OffersFile:
    """The offers of one or several files, `-` for standard input, as one.

    Raises `Problem` with every mistake of every file, or where files contradict one another.
    """
    texts = [(_title(name), _read(name)) for name in names]
    files = [_checked(title, _parse(title, text)) for title, text in texts]
    _across(files)
    if wrong := [(file.title, file.mistakes) for file in files if file.mistakes]:
        raise _problem(wrong)
    return _merged(files)


def _merged(files: Sequence[_File]) -> OffersFile:
    """The offers of all files, and the preferences that any of them states."""
    offers: list[Any] = []
    stated: dict[str, Any] = {}
    for file in files:
        if file.records is not None:
            preferences = file.records.preferences
            offers += file.records.offer
            stated |= {key: getattr(preferences, key) for key in file.raw.get("preferences", ())}
    merged = OffersFile(offer=tuple(offers), preferences=Preferences(**stated))
    cleaned: OffersFile = _cleaned(merged)
    return cleaned


def _cleaned(value: Any) -> Any:
    """Records with every text on one line, without control characters, of a sensible length."""
    if isinstance(value, str):
        return clean(value, _LONGEST)
    if isinstance(value, tuple):
        return tuple(_cleaned(item) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(value, **{f.name: _cleaned(getattr(value, f.name)) for f in fields(value)})


def _problem(wrong: list[tuple[str, list[str]]]) -> Problem:
    several = len(wrong) > 1
    return mistaken(
        ", ".join(name for name, _ in wrong),
        [f"{name}: {text}" if several else text for name, texts in wrong for text in texts],
        hint="negotiate compare --template prints a file that works; docs/OFFERS.md has every key",
    )


# --- reading


def _title(name: str) -> str:
    return "standard input" if name == "-" else clean(name, 200)


def _read(name: str) -> str:
    if name == "-":
        return _standard_input()
    hint = "negotiate compare --template -o offers.toml makes one"
    if not Path(name).suffix:  # `--area Denver, CO` without quotes leaves CO as a file
        hint = f"it was taken for an offers file; words with spaces need quotes, or: {hint}"
    if "\0" in name:
        raise Problem(f"cannot read {_title(name)}: no file has such a name", hint=hint)
    return read_own(Path(name), hint)


def _standard_input() -> str:
    """The text of standard input, under the same limits as a file."""
    title = _title("-")
    source: Any = getattr(sys.stdin, "buffer", sys.stdin)  # a program may put text in its place
    if source is None:
        raise Problem(f"cannot read {title}: there is none", hint="give the name of a file")
    try:
        content: bytes | str = source.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise Problem(f"{title} is too large: over 5 MB", hint="is it the right file?")
        return content if isinstance(content, str) else content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem(f"{title} is not text in UTF-8", hint="save it as UTF-8") from error
    except (OSError, ValueError) as error:  # a folder, or closed
        reason = getattr(error, "strerror", None) or error
        raise Problem(f"cannot read {title}: {reason}", hint="give the name of a file") from error


def _parse(title: str, text: str) -> dict[str, Any]:
    """The data of a file, every value of it one that JSON has."""
    try:
        data: dict[str, Any] = _plain(load_toml(text))
    except ValueError as error:
        help_ = "; numbers have no $, % or commas" if isinstance(error, TOMLDecodeError) else ""
        raise _problem([(title, [clean(str(error), 200) + help_])]) from error
    return data


def _plain(value: Any) -> Any:
    """Data with days as text, and with no whole number that is too long to be said."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if isinstance(value, int) and abs(value) > _LONGEST_NUMBER:
        return _LONGEST_NUMBER if value > 0 else -_LONGEST_NUMBER
    return value.isoformat() if hasattr(value, "isoformat") else value


@cache
def _adapter() -> Any:
    # No other package's plugin sees a user's offers, and none is looked for in every package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from pydantic import TypeAdapter

    return TypeAdapter(OffersFile)


# --- mistakes


def _checked(title: str, raw: dict[str, Any]) -> _File:
    """A file with its records, or with every mistake in it."""
    offers = raw.get("offer")
    if isinstance(offers, list) and len(offers) > _MOST_OFFERS:
        many = f"{len(offers)} offers: at most {_MOST_OFFERS} can be compared"
        return _File(title=title, raw=raw, records=None, mistakes=[many])
    records, unknown, mistakes = _validated(raw)
    if not offers:
        unknown.append("no [[offer]] in the file")
    elif not isinstance(offers, list):
        unknown.append("offer: write it as [[offer]]")
    for index, offer in _tables(raw, "offer"):
        mistakes += [f"offer[{index}].{text}" for text in _offer(offer)]
    found = list(dict.fromkeys((*unknown, *mistakes)))
    return _File(title=title, raw=raw, records=records, mistakes=found)


def _validated(raw: dict[str, Any]) -> tuple[OffersFile | None, list[str], list[str]]:
    """The records of the data; or the unknown keys in it, and what is wrong with the others."""
    from pydantic import ValidationError

    try:
        # JSON mode: strict, and yet tables become records and days are read from text.
        return _adapter().validate_json(json.dumps(raw), strict=True), [], []
    except ValidationError as error:
        found = error.errors(include_url=False)
    of_type, of_key, of_limit = [], [], []
    for mistake in found:
        kind = mistake["type"]
        if kind == "unexpected_keyword_argument":
            of_key.append(mistake)
        elif kind in ("greater_than", "greater_than_equal", "less_than_equal"):
            of_limit.append(mistake)
        elif mistake["loc"] != ("offer",):
            of_type.append(mistake)
    for group in (of_key, of_limit):
        group.sort(key=lambda mistake: _position(raw, mistake["loc"]))
    unknown = [f"{_path(mistake['loc'])}: {_unknown(mistake['loc'])}" for mistake in of_key]
    wrong = [f"{_path(mistake['loc'])}: {_reworded(mistake)}" for mistake in of_type]
    for mistake in of_limit:
        where = mistake["loc"]
        wrong += [f"{_path(where)}: {text}" for text in _beyond(where, mistake["input"])]
    return None, unknown, wrong


def _position(raw: Any, where: _Where) -> list[int]:
    """Where a key stands in the file, to say mistakes in its order."""
    position = []
    for part in where:
        position.append(part if isinstance(part, int) else list(raw).index(part))
        raw = raw[part]
    return position


def _path(where: _Where) -> str:
    text = ""
    for part in where:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{clean(part, _SHOWN)}" if text else clean(part, _SHOWN)
    return text


def _record_at(where: _Where) -> Any:
    """The record that stands at a path."""
    record: Any = OffersFile
    for part in where:
        if isinstance(part, str):
            hint = get_type_hints(record)[part]
            record = next(kind for kind in (hint, *get_args(hint)) if is_dataclass(kind))
    return record


def _unknown(where: _Where) -> str:
    """That no record has such a key, with the nearest one that it has."""
    known = sorted(part.name for part in fields(_record_at(where[:-1])))
    alike = nearest(str(where[-1]), known, 1)
    return "unknown key" + (f", did you mean {alike[0]}?" if alike else "")


_FROM_ONE = "is not from 1 to {most:g}"
_BEYOND = {
    "preferences.horizon_years": _FROM_ONE,
    "offer.hours_per_week": _FROM_ONE,
    "offer.weeks_per_year": _FROM_ONE,
    "offer.hourly": "is more than {most:g} an hour; for a year write salary",
    "offer.raise_rate": "is more than {most:g}; it is a share, like 0.03",
    "offer.shift.rate": "is more than {most:g}; it is a share, like 0.10",
    "offer.bonus.rate": "is a share, like 0.8",
    "offer.bonus.payout": "is a share, like 0.8",
    "offer.bonus.low": "is a share, like 0.8",
    "offer.bonus.high": "is a share, like 0.8",
    "offer.retirement.up_to": "is a share of pay, like 0.06",
    "offer.retirement.vested_share": "is above {most:g}",
}
"""What is said of a number beyond its limits, by key; of the others, that it is more."""


def _beyond(where: _Where, value: float) -> Iterator[str]:
    """What is wrong with a number that is beyond the limits of its field."""
    key = ".".join(part for part in where if isinstance(part, str))
    words = _BEYOND.get(key, "is more than {most:g}")
    if isinstance(value, int) and abs(value) > _MOST_AMOUNT:
        yield "is too large"
    elif not math.isfinite(value):
        yield f"{value} is not a number"
    elif value > _MOST_AMOUNT:
        yield f"{value:g} is too large"
    else:
        if value < 0:
            yield f"{value:g} is negative"
        if value >= 0 or words == _FROM_ONE:
            yield f"{value:g} {words.format(most=_most(where))}"


def _most(where: _Where) -> float:
    """The most that the number at a path may be."""
    from annotated_types import Le

    hint = get_type_hints(_record_at(where[:-1]), include_extras=True)[str(where[-1])]
    kinds = (hint, *get_args(hint))
    limits = (limit for kind in kinds for limit in getattr(kind, "__metadata__", ()))
    return next(float(str(limit.le)) for limit in limits if isinstance(limit, Le))


_KINDS = {
    "float": "a number",
    "int": "a whole number",
    "bool": "true or false",
    "string": "text in quotes",
    "date": "a day like 2026-12-01",
    "tuple": "written as [[offer.…]]",
    "dataclass": "a table like { … }",
}


def _reworded(mistake: Any) -> str:
    """A mistake of types in plain words."""
    kind, given = mistake["type"], mistake["input"]
    if kind.startswith("missing"):
        return "is missing"
    value = str(given).lower() if isinstance(given, bool) else clean(str(given), _SHOWN)
    if kind == "literal_error" and mistake["loc"][-1] == "level":
        if isinstance(given, str):
            return f"'{value}' is none of {', '.join(LEVELS)}"
        kind = "string"
    wanted = next((text for start, text in _KINDS.items() if kind.startswith(start)), "")
    if kind == "literal_error":
        wanted = str(mistake["ctx"]["expected"]).replace("'", '"')
    return f"'{value}' is not {wanted}" if wanted else f"'{value}' cannot be used here"


def _offer(raw: dict[str, Any]) -> Iterator[str]:
    """Rules across the fields of one offer, and blank names; wrong types are pydantic's to say."""
    if _blank(raw.get("name")):
        yield "name: is blank"
    for key, items in _item_lists(raw):
        if len(items) > _MOST_ITEMS:
            text = f"{len(items)} are too many: at most {_MOST_ITEMS}, so add small ones together"
            yield f"{clean(key, _SHOWN)}: {text}"
    if "salary" in raw and "hourly" in raw:
        yield "hourly: an offer has a salary or an hourly wage, not both"
    if "salary" not in raw and "hourly" not in raw:
        yield "salary: is missing; give salary or hourly"
    yield from _ordered(raw, "overtime_low", "overtime_hours_per_week", "overtime_high", 0.0)
    yield from _shift(raw.get("shift"))
    equity = raw.get("equity")
    if isinstance(equity, dict) and _number(equity.get("years")) == 0 and equity.get("total"):
        yield "equity.years: 0 is no time to vest over"
    for index, bonus in _tables(raw, "bonus"):
        yield from (f"bonus[{index}].{text}" for text in _bonus(bonus))
    yield from _item_names(raw)
    yield from _retirement([tier for _, tier in _tables(raw, "retirement")])


def _item_lists(raw: dict[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    """The items of an offer, such as its bonuses, by the key they stand under."""
    yield from ((key, value) for key, value in raw.items() if isinstance(value, list))


def _blank(name: Any) -> bool:
    return isinstance(name, str) and not clean(name)


def _shift(shift: Any) -> Iterator[str]:
    if not isinstance(shift, dict):
        return
    if "rate" in shift and "dollars_per_hour" in shift:
        yield "shift.dollars_per_hour: a shift has a rate or dollars an hour, not both"
    elif shift:
        if "hours_per_week" not in shift:
            yield "shift.hours_per_week: is missing; without hours a shift pays nothing"
        if "rate" not in shift and "dollars_per_hour" not in shift:
            yield "shift.rate: is missing; give rate or dollars_per_hour"


def _tables(raw: dict[str, Any], key: str) -> list[tuple[int, dict[str, Any]]]:
    """The tables under a key, each with its place among all that stands there."""
    value = raw.get(key)
    items = enumerate(value if isinstance(value, list) else ())
    return [(index, item) for index, item in items if isinstance(item, dict)]


def _number(value: Any) -> float | None:
    """The value where it is a number; None where it is left out or wrong."""
    known = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if known and -_MOST_AMOUNT <= value <= _MOST_AMOUNT else None


def _ordered(raw: dict[str, Any], low: str, now: str, high: str, default: float) -> Iterator[str]:
    expected = _number(raw.get(now, default))
    least, most = _number(raw.get(low)), _number(raw.get(high))
    if expected is not None and least is not None and least > expected:
        yield f"{low}: {least:g} is above {now} {expected:g}"
    if expected is not None and most is not None and most < expected:
        yield f"{high}: {most:g} is below {now} {expected:g}"


def _bonus(raw: dict[str, Any]) -> Iterator[str]:
    if "rate" in raw and "amount" in raw:
        yield "amount: a bonus has a rate or an amount, not both"
    if "rate" not in raw and "amount" not in raw:
        yield "amount: is missing; give amount or rate"
    if raw.get("guaranteed") is True and "payout" in raw:
        yield "payout: what is guaranteed pays in full; leave payout out"
    else:
        yield from _ordered(raw, "low", "payout", "high", 1.0)


def _item_names(raw: dict[str, Any]) -> Iterator[str]:
    seen: set[str] = set()
    for group in ("bonus", "other"):
        for index, item in _tables(raw, group):
            name = item.get("name")
            if _blank(name):
                yield f"{group}[{index}].name: is blank"
            elif isinstance(name, str):
                if clean(name).casefold() in seen:
                    yield f"{group}[{index}].name: '{clean(name, _SHOWN)}' is there twice"
                seen.add(clean(name).casefold())


def _retirement(tiers: list[dict[str, Any]]) -> Iterator[str]:
    given = {
        t["your_contribution"] for t in tiers if _number(t.get("your_contribution")) is not None
    }
    if len(given) > 1:
        yield "retirement: your_contribution differs between tiers; it is one for all of them"
    last = 0.0
    for index, tier in enumerate(tiers):
        up_to = _number(tier.get("up_to"))
        if up_to is not None and index and up_to <= min(last, 1.0):
            yield f"retirement[{index}].up_to: {up_to:g} is not above the tier before"
        if "up_to" not in tier and index < len(tiers) - 1:
            yield f"retirement[{index}].up_to: only the last tier may leave it out"
        last = up_to if up_to is not None else last
        if "up_to" not in tier and not _number(tier.get("max_dollars")) and not given:
            yield f"retirement[{index}].your_contribution: is missing; without a cap it is needed"


def _across(files: Sequence[_File]) -> None:
    """Mistakes between offers and between files: names used twice, preferences that differ."""
    names: set[str] = set()
    chosen: dict[str, Any] = {}
    count = sum(len(_tables(file.raw, "offer")) for file in files)
    if len(files) > 1 and count > _MOST_OFFERS:
        files[-1].mistakes.append(f"{count} offers in all: at most {_MOST_OFFERS} can be compared")
    offers = [offer for file in files for _, offer in _tables(file.raw, "offer")]
    items = sum(len(found) for offer in offers for _, found in _item_lists(offer))
    if items > _MOST_IN_ALL:
        files[-1].mistakes.append(
            f"{items} bonuses and the like in all: at most {_MOST_IN_ALL} can be compared"
        )
    for file in files:
        file.mistakes.extend((*_twins(file.raw, names), *_contradictions(file.raw, chosen)))


def _twins(raw: dict[str, Any], names: set[str]) -> Iterator[str]:
    """Names of offers that were there before, as they are shown; `names` grows."""
    for index, offer in _tables(raw, "offer"):
        name = offer.get("name")
        if isinstance(name, str) and not _blank(name):
            shown = clean(name, _LONGEST).casefold()
            if shown in names:
                yield f"offer[{index}].name: '{clean(name, _SHOWN)}' is there twice"
            names.add(shown)


def _contradictions(raw: dict[str, Any], chosen: dict[str, Any]) -> Iterator[str]:
    """Preferences of which a file before says otherwise; `chosen` grows."""
    preferences = raw.get("preferences")
    for key, value in preferences.items() if isinstance(preferences, dict) else ():
        if key in chosen and chosen[key] != value:
            yield f"preferences.{clean(key, _SHOWN)}: another file says otherwise"
        chosen[key] = value
