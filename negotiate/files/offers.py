"""Offers files: read whole, every mistake at once with its key path.

Data that is plainly right becomes records at once; pydantic, imported here at the point of use, is
asked of any other. Its mistakes are said in plain words, beside those of rules across fields, which
are checked on the raw data, so that they are said whatever else is wrong.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from negotiate.files.change_rules import raises_ahead
from negotiate.files.data import read_text
from negotiate.files.facts import load_facts
from negotiate.files.offer_choices import as_chosen
from negotiate.files.offer_mistakes import SHOWN, in_words
from negotiate.files.offer_records import plain_records
from negotiate.files.offer_rules import offer_mistakes, preference_mistakes
from negotiate.files.offer_words import (
    PREFERENCES,
    SET_EXAMPLE,
    PlainMaker,
    change,
    read_words,
    split_name,
)
from negotiate.files.raw import blank, item_lists, tables
from negotiate.files.reading import MOST_BYTES, Unreadable, load_toml, read_own
from negotiate.files.whereabouts import located
from negotiate.model.errors import Problem, mistaken
from negotiate.model.money import WEEKS
from negotiate.model.offer import Offer, OffersFile, Preferences
from negotiate.model.text import clean
from negotiate.words.pay import parse_pay_in_offer

_MOST_OFFERS = 50
_MOST_ITEMS_IN_ALL = 300
"""Items of all offers together: what they are worth takes time by the square of their number."""
_MOST_RAISES = 120
"""Changes of pay in the horizon, of all offers together: each of them makes all pay anew."""
_LONGEST_NUMBER = 10**300
"""Longer whole numbers are more than a float can be, and a text can say."""
_LONGEST = 60


PlaceCheck = Callable[[str], str]
"""Says what is wrong with a place as it is typed; empty where it is one."""


class _Raw(NamedTuple):
    """The data of one file, and its text as long as it says the same."""

    title: str
    data: dict[str, Any]
    text: str = ""


class _File(NamedTuple):
    """One file as it was read: its data, its records where it has no mistakes, its mistakes."""

    title: str
    raw: dict[str, Any]
    text: str
    records: OffersFile | None
    mistakes: list[str]


def template() -> str:
    """Two filled-in offers with comments."""
    return read_text("offers_template.toml")


def schema() -> dict[str, Any]:
    """The JSON schema of an offers file, for editors."""
    found: dict[str, Any] = _adapter().json_schema()
    keys = found["$defs"]["Offer"]["properties"]
    keys["shift"] = {"anyOf": [keys["shift"], {"$ref": "#/$defs/Shift"}], "default": []}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}


def load_offers(
    names: Sequence[str],
    today: date | None = None,
    changes: Sequence[str] = (),
    place: PlaceCheck | None = None,
) -> OffersFile:
    """The offers of one or several files, `-` for standard input, as one.

    `today` is the first day of offers that name none; `changes` are words such as
    `Acme.hourly=23` for this run. Raises `Problem` with every mistake of every file, or where files
    contradict one another; with `place`, where a home is no place too.
    """
    return _merged(_right(_raws(names, changes), today or date.today(), place))


def load_each(
    names: Sequence[str], today: date | None = None, changes: Sequence[str] = ()
) -> tuple[OffersFile, ...]:
    """The offers of each file for itself, where files may name the same offer; mistakes as above.

    Every one has the preferences that any of them states. `changes` are made in the first file
    that has an offer of the name.
    """
    day, chosen = today or date.today(), dict[str, Any]()
    files = [_checked(raw, day) for raw in _raws(names, changes)]
    for file in files:
        _across([file])
        file.mistakes.extend(_contradictions(file.raw, chosen))
    _refuse(files)
    preferences = _merged(files).preferences
    return tuple(replace(_merged([file]), preferences=preferences) for file in files)


def _raws(names: Sequence[str], changes: Sequence[str]) -> list[_Raw]:
    """The data of files, changed by words; all are read before any is parsed."""
    texts = [(_title(name), _read(name)) for name in names]
    raws = [_Raw(title=title, data=_parse(title, text), text=text) for title, text in texts]
    if changes:
        _set_in([raw.data for raw in raws], changes)
        return [raw._replace(text="") for raw in raws]
    return raws


def _set_in(raws: Sequence[dict[str, Any]], changes: Sequence[str]) -> None:
    """Change the data of files for one run, by words that name the offer: `Acme.hourly=23`.

    Preferences are set in every file. Raises `Problem`.
    """
    words = read_words(changes, SET_EXAMPLE)
    offers = [offer for raw in raws for _, offer in tables(raw, "offer")]
    names = [str(offer.get("name", "")) for offer in offers]
    for word in words:  # names are those in the files, whatever the words change
        name, key = split_name(word.key, names)
        named = word._replace(key=key)
        if name in names:
            change(offers[names.index(name)], [named], PlainMaker())
            continue
        for raw in raws:
            table = raw.setdefault(PREFERENCES, {})
            if isinstance(table, dict):  # if not, that is said of the file
                change(table, [named], PlainMaker(), Preferences)
    for raw in raws:
        raw.update(_as_read(raw))


def check_text(title: str, text: str, today: date) -> OffersFile:
    """The offers of a text that is to be a file; `Problem` with every mistake in it."""
    return _merged(_right([_Raw(title=title, data=_parse(title, text))], today))


def offers_of(
    title: str, raw: dict[str, Any], today: date, place: PlaceCheck | None = None
) -> OffersFile:
    """The offers of data laid out as a file of offers; `Problem` with every mistake in it."""
    return _merged(_right([_Raw(title=title, data=_as_read(raw))], today, place))


def check_offer(offer: dict[str, Any]) -> None:
    """Raise `Problem` with every mistake of one offer, each by its key."""
    found = _checked(_Raw(title="", data=_as_read({"offer": [offer]})), date.today()).mistakes
    if found:
        texts = [one.removeprefix("offer[0].") for one in found]
        raise Problem("; ".join(texts), hint="")


def parse_text(title: str, text: str) -> dict[str, Any]:
    """The data of a text, days as days; `Problem` where it cannot be read."""
    try:
        return load_toml(text)
    except ValueError as error:
        raise _unreadable(title, error) from error


def _right(raws: Sequence[_Raw], day: date, place: PlaceCheck | None = None) -> list[_File]:
    """Files as they are read; `Problem` with every mistake of all of them."""
    files = [_checked(raw, day) for raw in raws]
    _across(files)
    if place is not None:
        _place(files, place)
    _refuse(files)
    return files


def _place(files: Sequence[_File], place: PlaceCheck) -> None:
    """Homes that are no place; the offers' too beside any mistake, else a caution is due."""
    for file in files:
        preferences = file.raw.get(PREFERENCES)
        home = preferences.get("home_area") if isinstance(preferences, dict) else None
        if isinstance(home, str) and (said := place(home)):
            file.mistakes.append(f"{PREFERENCES}.home_area: {said}")
    for file in files if any(one.mistakes for one in files) else ():
        for index, offer in tables(file.raw, "offer"):
            area = offer.get("area")
            if isinstance(area, str) and (said := place(area)):
                file.mistakes.append(f"offer[{index}].area: {said}")


def _refuse(files: Sequence[_File]) -> None:
    """Raise `Problem` with every mistake of every file, where there is one."""
    wrong = [
        (file.title, [located(text, file.raw, file.text) for text in file.mistakes])
        for file in files
        if file.mistakes
    ]
    if wrong:
        raise _problem(wrong)


def _merged(files: Sequence[_File]) -> OffersFile:
    """The offers of all files, and the preferences that any of them states."""
    offers: list[Any] = []
    stated: dict[str, Any] = {}
    for file in files:
        if file.records is not None:
            preferences = file.records.preferences
            offers += map(with_pay, file.records.offer)
            stated |= {key: getattr(preferences, key) for key in file.raw.get("preferences", ())}
    merged = OffersFile(offer=tuple(offers), preferences=Preferences(**stated))
    cleaned: OffersFile = _cleaned(merged)
    return cleaned


def with_pay(offer: Offer) -> Offer:
    """The offer with pay that stands in words as a wage or a salary.

    What is paid by the week or the month comes only in the weeks there are, a yearly salary whole.
    """
    if offer.pay is None:
        return offer
    pay = parse_pay_in_offer(offer.pay, offer.hours_per_day)
    if pay.period == "hour":
        return replace(offer, hourly=pay.amount)
    there = 1.0 if pay.period == "year" else min(offer.weeks_per_year, WEEKS) / WEEKS
    return replace(offer, salary=pay.yearly(offer.hours) * there)


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
    hint = "negotiate offers add makes one; negotiate compare --template prints one"
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
    """The data of a file, as it is read."""
    return _as_read(parse_text(title, text))


def _as_read(raw: dict[str, Any]) -> dict[str, Any]:
    """Data of which every value is one that JSON has, and every choice one that there is."""
    found: dict[str, Any] = as_chosen(_plain(raw))
    return found


def _unreadable(title: str, error: ValueError) -> Problem:
    found = error.mistakes if isinstance(error, Unreadable) else (clean(str(error), 200),)
    return _problem([(title, [*found])])


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


def _checked(read: _Raw, today: date) -> _File:
    """A file with its records, or with every mistake in it."""
    raw, offers = read.data, read.data.get("offer")
    if isinstance(offers, list) and len(offers) > _MOST_OFFERS:
        many = f"{len(offers)} offers: at most {_MOST_OFFERS} can be compared"
        return _File(title=read.title, raw=raw, text=read.text, records=None, mistakes=[many])
    records, unknown, mistakes = _validated(raw)
    if not offers:
        unknown.append("no [[offer]] in the file")
    elif not isinstance(offers, list):
        unknown.append("offer: write it as [[offer]]")
    mistakes += preference_mistakes(raw.get("preferences"))
    small_match = load_facts().rules.comparison.small_match.value
    for index, offer in tables(raw, "offer"):
        found = offer_mistakes(offer, small_match, today)
        mistakes += [f"offer[{index}].{text}" for text in found]
    every = list(dict.fromkeys((*unknown, *mistakes)))
    return _File(title=read.title, raw=raw, text=read.text, records=records, mistakes=every)


def _validated(raw: dict[str, Any]) -> tuple[OffersFile | None, list[str], list[str]]:
    """The records of the data; or the unknown keys in it, and what is wrong with the others."""
    listed = _listed(raw)
    if (records := plain_records(listed)) is not None:
        return records, [], []
    from pydantic import ValidationError

    try:
        # JSON mode: strict, and yet tables become records and days are read from text.
        return _adapter().validate_json(json.dumps(listed), strict=True), [], []
    except ValidationError as error:
        return None, *in_words(raw, error.errors(include_url=False))


def _listed(raw: dict[str, Any]) -> dict[str, Any]:
    """The data with a list of shifts in each offer, where one stands as a table."""
    offers = raw.get("offer")
    if not isinstance(offers, list):
        return raw
    listed = [
        offer | {"shift": [offer["shift"]]}
        if isinstance(offer, dict) and isinstance(offer.get("shift"), dict)
        else offer
        for offer in offers
    ]
    return raw | {"offer": listed}


def _across(files: Sequence[_File]) -> None:
    """Mistakes between offers and between files: names used twice, preferences that differ."""
    names: set[str] = set()
    chosen: dict[str, Any] = {}
    count = sum(len(tables(file.raw, "offer")) for file in files)
    if len(files) > 1 and count > _MOST_OFFERS:
        files[-1].mistakes.append(f"{count} offers in all: at most {_MOST_OFFERS} can be compared")
    offers = [offer for file in files for _, offer in tables(file.raw, "offer")]
    items = sum(len(found) for offer in offers for _, found in item_lists(offer))
    if items > _MOST_ITEMS_IN_ALL:
        files[-1].mistakes.append(
            f"{items} bonuses and the like in all: at most {_MOST_ITEMS_IN_ALL} can be compared"
        )
    for file in files:
        file.mistakes.extend((*_twins(file.raw, names), *_contradictions(file.raw, chosen)))
    steps = sum(raises_ahead(offer, chosen) for offer in offers)
    if steps > _MOST_RAISES:
        files[-1].mistakes.append(
            f"changes of pay come {steps} times in all: at most {_MOST_RAISES} can be compared; "
            "look less far ahead"
        )
    children, filing = chosen.get("children"), chosen.get("filing", "single")
    if isinstance(children, int) and children > 0 and filing == "single":
        files[-1].mistakes.append(
            'preferences.children: children count with filing = "head" or "joint"; give one'
        )
    current = [
        (file, index)
        for file in files
        for index, offer in tables(file.raw, "offer")
        if offer.get("status") == "current"
    ]
    for file, index in current[1:]:
        file.mistakes.append(f'offer[{index}].status: another offer is the "current" one')


def _twins(raw: dict[str, Any], names: set[str]) -> Iterator[str]:
    """Names of offers that were there before, as they are shown; `names` grows."""
    for index, offer in tables(raw, "offer"):
        name = offer.get("name")
        if isinstance(name, str) and not blank(name):
            shown = clean(name, _LONGEST).casefold()
            if shown in names:
                yield f"offer[{index}].name: '{clean(name, SHOWN)}' is there twice"
            names.add(shown)


def _contradictions(raw: dict[str, Any], chosen: dict[str, Any]) -> Iterator[str]:
    """Preferences of which a file before says otherwise; `chosen` grows."""
    preferences = raw.get("preferences")
    for key, value in preferences.items() if isinstance(preferences, dict) else ():
        if key in chosen and chosen[key] != value:
            yield f"preferences.{clean(key, SHOWN)}: another file says otherwise"
        other = _HORIZONS.get(key, "")
        if other in chosen and other not in raw["preferences"]:
            yield f"preferences.{key}: another file gives {other}"
        chosen[key] = value


_HORIZONS = {"horizon_years": "horizon_months", "horizon_months": "horizon_years"}
