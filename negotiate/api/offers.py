"""Offers files: read, changed by words, and what helps to write one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from negotiate.files import offers as offer_files
from negotiate.files.offer_words import Done, PlainMaker, change, keys_of_file, read_words
from negotiate.files.offers import schema, template
from negotiate.files.own import present
from negotiate.model.errors import Problem
from negotiate.model.offer import OffersFile
from negotiate.model.profile import Profile
from negotiate.model.text import clean
from negotiate.words.days import day_or

if TYPE_CHECKING:
    from negotiate.files.offer_edits import Edit

__all__ = [
    "Done",
    "add_offer",
    "check_offer",
    "edit_offer",
    "keys_of_file",
    "load_offers",
    "new_offers",
    "no_place",
    "offers_file",
    "offers_of",
    "read_words",
    "remove_offer",
    "schema",
    "template",
]


def load_offers(
    names: Sequence[str], as_of: str | date | None = None, changes: Sequence[str] = ()
) -> OffersFile:
    """The offers of one or several files, `-` for standard input, as one.

    `as_of` is the first day of offers that name none; `changes` are words such as
    `Acme.hourly=23`, for this time only. Raises `Problem` with every mistake.
    """
    return offer_files.load_offers(names, day_or(date.today(), as_of), changes, no_place)


def offers_of(raw: dict[str, Any], as_of: str | date | None = None) -> OffersFile:
    """The offers of data laid out as a file of offers is; `Problem` with every mistake."""
    return offer_files.offers_of("the offers", raw, day_or(date.today(), as_of), no_place)


def no_place(area: str) -> str:
    """What is wrong with a place as it is typed, and what to write; empty where it is one."""
    from negotiate.api.person import us_place

    try:
        us_place(area)
    except Problem as problem:
        return f"{problem.message}; {problem.hint}"
    return ""


def add_offer(file: str | Path, name: str, words: Iterable[str]) -> Edit:
    """Add an offer to a file, made where there is none, by words such as `hourly=23`.

    Gives what was set. Raises `Problem` with every mistake there would be; the file stands as it
    was then.
    """
    from negotiate.files import offer_edits

    return offer_edits.add_offer(Path(file), name, read_words(words))


def new_offers(
    file: str | Path, offers: Sequence[tuple[str, Sequence[str]]], preferences: Sequence[str] = ()
) -> None:
    """Write a new file of offers, each by its name and words; `Problem` where one is there."""
    from negotiate.files import offer_edits

    named = [(name, read_words(words)) for name, words in offers]
    offer_edits.new_offers(Path(file), named, read_words(preferences))


def check_offer(name: str, words: Iterable[str], *, whole: bool = True) -> None:
    """Raise `Problem` where words make no offer; without `whole`, where one cannot be read."""
    raw: dict[str, Any] = {"name": clean(name)}
    change(raw, read_words(words), PlainMaker())
    if whole:
        offer_files.check_offer(raw)


def edit_offer(file: str | Path, name: str, words: Iterable[str]) -> Edit:
    """Change an offer of a file, or its `preferences`, by words; the rest keeps every letter.

    Gives its name as it stands in the file, and what was changed. Raises `Problem`.
    """
    from negotiate.files import offer_edits

    return offer_edits.edit_offer(Path(file), name, read_words(words))


def remove_offer(file: str | Path, name: str) -> Edit:
    """Remove an offer from a file, with the comment right above it. Raises `Problem`."""
    from negotiate.files import offer_edits

    return offer_edits.remove_offer(Path(file), name)


def offers_file(saved: Profile) -> str | None:
    """The offers file that a profile names, where it is there; `saved.offers` is not None."""
    file = Path(os.path.expanduser(saved.offers or ""))  # noqa: PTH111 - never raises
    return str(file) if present(file) else None
