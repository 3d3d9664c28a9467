"""Offers files: read whole, every mistake at once with its key path.

pydantic checks the types of the plain records; it is imported here, at the point of use. What it
would hide behind a first mistake (unknown keys, rules across fields, repeated names) is checked on
the raw data, so that it is said whatever else is wrong.
"""

from __future__ import annotations

import json
import math
import os
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

from negotiate.files.data import read_text
from negotiate.files.reading import read_own
from negotiate.model.errors import Problem, mistaken
from negotiate.model.facts import LEVELS
from negotiate.model.offer import OffersFile
from negotiate.model.text import clean, nearest

_MOST_OFFERS = 50
_MOST_AMOUNT = 1e9
_MOST_SHARE = 5.0
_SHOWN = 30
_LONGEST = 60


def template() -> str:
    """Two filled-in offers with comments."""
    return read_text("offers_template.toml")


def schema() -> dict[str, Any]:
    """The JSON schema of an offers file, for editors."""
    found = _adapter().json_schema()
    for part in (found, *found.get("$defs", {}).values()):
        part["additionalProperties"] = False
        for prop in part.get("properties", {}).values():
            for kind in (prop, *prop.get("anyOf", ())):
                if kind.get("type") in ("number", "integer"):
                    kind["minimum"] = 0
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}


def load_offers(names: Sequence[str]) -> OffersFile:
    """The offers of one or several files, `-` for standard input, as one.

    Raises `Problem` with every mistake of every file, or where files contradict one another.
    """
    texts = [(name, _read(name)) for name in names]
    raws = [(_title(name), _parse(name, text)) for name, text in texts]
    found: list[tuple[str, list[str]]] = [(name, _mistakes(raw)) for name, raw in raws]
    _across(raws, found)
    wrong = [(name, mistakes) for name, mistakes in found if mistakes]
    if wrong:
        raise _problem(wrong)
    merged: dict[str, Any] = {"offer": [], "preferences": {}}
    for _, raw in raws:
        merged["offer"] += raw.get("offer", [])
        merged["preferences"] |= raw.get("preferences", {})
    return _records(_cleaned(merged))


def _cleaned(raw: Any) -> Any:
    """The data with every text on one line, without control characters, of a sensible length."""
    if isinstance(raw, dict):
        return {key: _cleaned(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return [_cleaned(value) for value in raw]
    return clean(raw, _LONGEST) if isinstance(raw, str) else raw


def _problem(wrong: list[tuple[str, list[str]]]) -> Problem:
    several = len(wrong) > 1
    return mistaken(
        ", ".join(name for name, _ in wrong),
        [f"{name}: {text}" if several else text for name, texts in wrong for text in texts],
        hint="negotiate compare --template prints a file that works; docs/OFFERS.md has every key",
    )


def _title(name: str) -> str:
    return "standard input" if name == "-" else clean(name, 200)


def _read(name: str) -> str:
    if name == "-":
        return sys.stdin.read()
    hint = "negotiate compare --template -o offers.toml makes one"
    if not Path(name).suffix:  # `--area Denver, CO` without quotes leaves CO as a file
        hint = f"it was taken for an offers file; words with spaces need quotes, or: {hint}"
    return read_own(Path(name), hint)


def _parse(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        known = isinstance(error, tomllib.TOMLDecodeError)
        text = clean(str(error), 200) if known else "it cannot be read as TOML"
        text += "; numbers have no $, % or commas"
        raise _problem([(_title(name), [text])]) from error


def _records(raw: Mapping[str, Any]) -> OffersFile:
    """The records of data that has no mistakes."""
    # JSON mode: strict, and yet tables become records and days are read from text.
    text = json.dumps(raw, default=_plain)
    records: OffersFile = _adapter().validate_json(text, strict=True)
    return records


@cache
def _adapter() -> Any:
    # No other package's plugin sees a user's offers, and none is looked for in every package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from pydantic import TypeAdapter

    return TypeAdapter(OffersFile)


def _plain(value: Any) -> str:
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)


# --- mistakes


def _mistakes(raw: dict[str, Any]) -> list[str]:
    """Every mistake of one file."""
    found = list(_unknown_keys(raw, OffersFile, ""))
    offers = raw.get("offer")
    if not isinstance(offers, list) or not offers:
        found.append("no [[offer]] in the file" if not offers else "offer: write it as [[offer]]")
        offers = []
    if len(offers) > _MOST_OFFERS:
        return [f"{len(offers)} offers: at most {_MOST_OFFERS} can be compared"]
    found += _types(raw)
    found += _numbers(raw, "")
    if isinstance(preferences := raw.get("preferences", {}), dict):
        found += _preferences(preferences)
    for index, offer in enumerate(offers):
        if isinstance(offer, dict):
            found += [f"offer[{index}].{text}" for text in _offer(offer)]
    return list(dict.fromkeys(found))


def _unknown_keys(raw: Any, record: type, path: str) -> Iterator[str]:
    """Keys that no record has, with the nearest one that does."""
    if not isinstance(raw, dict):
        return
    hints = _hints(record)
    known = {f.name for f in fields(record)}
    for key, value in raw.items():
        here = f"{path}{clean(str(key), _SHOWN)}"
        if key not in known:
            alike = nearest(str(key), sorted(known), 1)
            yield f"{here}: unknown key" + (f", did you mean {alike[0]}?" if alike else "")
            continue
        inner = _record_of(hints[key])
        if inner is not None and isinstance(value, list):
            for index, item in enumerate(value):
                yield from _unknown_keys(item, inner, f"{here}[{index}].")
        elif inner is not None:
            yield from _unknown_keys(value, inner, f"{here}.")


@cache
def _hints(record: type) -> dict[str, Any]:
    return get_type_hints(record)


def _record_of(hint: Any) -> type | None:
    """The record a field holds, one or many; None where it holds none."""
    for kind in (hint, *get_args(hint)):
        if isinstance(kind, type) and is_dataclass(kind):
            return kind
    return None


def _types(raw: dict[str, Any]) -> Iterator[str]:
    """What pydantic finds wrong in the types, unknown keys left out."""
    from pydantic import ValidationError

    text = json.dumps(_known(raw, OffersFile), default=_plain)
    try:
        _adapter().validate_json(text, strict=True)
    except ValidationError as error:
        for mistake in error.errors(include_url=False):
            path = _path(mistake["loc"])
            if path != "offer" and mistake["type"] != "finite_number":
                yield f"{path}: {_reworded(mistake)}"


def _known(raw: Any, record: type) -> Any:
    """The data without keys that no record has."""
    if isinstance(raw, list):
        return [_known(item, record) for item in raw]
    if not isinstance(raw, dict):
        return raw
    hints = _hints(record)
    kept = {}
    for key, value in raw.items():
        if key in hints:
            inner = _record_of(hints[key])
            kept[key] = value if inner is None else _known(value, inner)
    return kept


def _path(where: tuple[int | str, ...]) -> str:
    text = ""
    for part in where:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def _reworded(mistake: Any) -> str:
    """A mistake of types in plain words."""
    given = mistake.get("input")
    value = str(given).lower() if isinstance(given, bool) else clean(str(given), _SHOWN)
    if mistake["type"] in ("missing", "missing_argument", "missing_keyword_only_argument"):
        return "is missing"
    kinds = {
        "float": "a number",
        "int": "a whole number",
        "bool": "true or false",
        "string": "text in quotes",
        "date": "a day like 2026-12-01",
        "tuple": "written as [[offer.…]]",
        "dataclass": "a table like { … }",
    }
    wanted = next((text for kind, text in kinds.items() if mistake["type"].startswith(kind)), "")
    if mistake["type"] == "literal_error":
        wanted = str(mistake["ctx"]["expected"]).replace("'", '"')
    return f"'{value}' is not {wanted}" if wanted else f"'{value}' cannot be used here"


def _numbers(raw: Any, path: str) -> Iterator[str]:
    """Numbers that cannot be: negative, without end, or absurd; and blank texts."""
    if isinstance(raw, dict):
        for key, value in raw.items():
            yield from _numbers(value, f"{path}.{key}" if path else str(key))
    elif isinstance(raw, list):
        for index, value in enumerate(raw):
            yield from _numbers(value, f"{path}[{index}]")
    elif isinstance(raw, int | float) and not isinstance(raw, bool):
        shown = clean(path, 60)
        if isinstance(raw, int) and abs(raw) > _MOST_AMOUNT:
            yield f"{shown}: is too large"
        elif not math.isfinite(raw):
            yield f"{shown}: {raw} is not a number"
        elif raw < 0:
            yield f"{shown}: {raw:g} is negative"
        elif raw > _MOST_AMOUNT:
            yield f"{shown}: {raw:g} is too large"
    elif isinstance(raw, str) and path.endswith("name") and not clean(raw):
        yield f"{clean(path, 60)}: is blank"


def _preferences(raw: dict[str, Any]) -> Iterator[str]:
    years = raw.get("horizon_years", 1)
    if isinstance(years, int) and not 1 <= years <= 40:
        yield f"preferences.horizon_years: {years} is not from 1 to 40"


def _offer(raw: dict[str, Any]) -> Iterator[str]:
    """Rules across the fields of one offer; fields of a wrong type are left to the type check."""
    if "salary" in raw and "hourly" in raw:
        yield "hourly: an offer has a salary or an hourly wage, not both"
    if "salary" not in raw and "hourly" not in raw:
        yield "salary: is missing; give salary or hourly"
    yield from _limits(raw)
    if isinstance(level := raw.get("level"), str) and level not in LEVELS:
        yield f"level: '{clean(level, _SHOWN)}' is none of {', '.join(LEVELS)}"
    yield from _ordered(raw, "overtime_low", "overtime_hours_per_week", "overtime_high", 0.0)
    if (
        isinstance(shift := raw.get("shift"), dict)
        and "rate" in shift
        and "dollars_per_hour" in shift
    ):
        yield "shift.dollars_per_hour: a shift has a rate or dollars an hour, not both"
    elif isinstance(shift, dict) and shift:
        if "hours_per_week" not in shift:
            yield "shift.hours_per_week: is missing; without hours a shift pays nothing"
        if "rate" not in shift and "dollars_per_hour" not in shift:
            yield "shift.rate: is missing; give rate or dollars_per_hour"
    equity = raw.get("equity")
    if isinstance(equity, dict) and _number(equity.get("years")) == 0 and equity.get("total"):
        yield "equity.years: 0 is no time to vest over"
    for index, bonus in enumerate(_tables(raw, "bonus")):
        yield from (f"bonus[{index}].{text}" for text in _bonus(bonus))
    yield from _item_names(raw)
    yield from _retirement(_tables(raw, "retirement"))


def _limits(raw: dict[str, Any]) -> Iterator[str]:
    """Numbers beyond what they can be."""
    for path, most in _MOST_OF.items():
        value = _number(_at(raw, path))
        if value is not None and value > most:
            yield f"{path}: {value:g} is more than {most:g}{_SHARES.get(path, '')}"
    for key, most in (("hours_per_week", 100), ("weeks_per_year", 53)):
        if (value := _number(raw.get(key))) is not None and not 0 < value <= most:
            yield f"{key}: {value:g} is not from 1 to {most}"


_MOST_OF = {
    "hourly": 1_000.0,
    "overtime_hours_per_week": 100.0,
    "raise_rate": 1.0,
    "shift.rate": 5.0,
    "time_off.days": 260.0,
    "time_off.holidays": 60.0,
    "commute.days_per_week": 7.0,
    "commute.minutes_one_way": 600.0,
}
"""The most a number can be: beyond it, it is a slip of unit."""
_SHARES = {
    "raise_rate": "; it is a share, like 0.03",
    "shift.rate": "; it is a share, like 0.10",
    "hourly": " an hour; for a year write salary",
}


def _at(raw: dict[str, Any], path: str) -> Any:
    value: Any = raw
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _tables(raw: dict[str, Any], key: str) -> list[dict[str, Any]]:
    value = raw.get(key)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


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
    for key in ("rate", "payout", "low", "high"):
        if (value := _number(raw.get(key))) is not None and value > _MOST_SHARE:
            yield f"{key}: {value:g} is a share, like 0.8"
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
        for index, item in enumerate(_tables(raw, group)):
            name = item.get("name")
            if isinstance(name, str) and clean(name):
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
        if up_to is not None and up_to > 1:
            yield f"retirement[{index}].up_to: {up_to:g} is a share of pay, like 0.06"
        elif up_to is not None and up_to <= last and index:
            yield f"retirement[{index}].up_to: {up_to:g} is not above the tier before"
        if "up_to" not in tier and index < len(tiers) - 1:
            yield f"retirement[{index}].up_to: only the last tier may leave it out"
        last = up_to if up_to is not None else last
        vested = _number(tier.get("vested_share"))
        if vested is not None and vested > 1:
            yield f"retirement[{index}].vested_share: {vested:g} is above 1"
        if "up_to" not in tier and not _number(tier.get("max_dollars")) and not given:
            yield f"retirement[{index}].your_contribution: is missing; without a cap it is needed"


def _across(raws: list[tuple[str, dict[str, Any]]], found: list[tuple[str, list[str]]]) -> None:
    """Mistakes between offers and between files: names used twice, preferences that differ."""
    names: set[str] = set()
    chosen: dict[str, Any] = {}
    for (_, raw), (_, mistakes) in zip(raws, found, strict=True):
        offers = raw.get("offer")
        for index, offer in enumerate(offers if isinstance(offers, list) else []):
            name = offer.get("name") if isinstance(offer, dict) else None
            if isinstance(name, str) and clean(name):
                if clean(name, _LONGEST).casefold() in names:
                    mistakes.append(f"offer[{index}].name: '{clean(name, _SHOWN)}' is there twice")
                names.add(clean(name, _LONGEST).casefold())
        preferences = raw.get("preferences", {})
        for key, value in preferences.items() if isinstance(preferences, dict) else ():
            if key in chosen and chosen[key] != value:
                mistakes.append(
                    f"preferences.{clean(str(key), _SHOWN)}: another file says otherwise"
                )
            chosen[key] = value
