"""Changing an offers file by words: what is not changed keeps its comments, order and letters.

The file is cut before each `[[offer]]`, and only the piece that is changed is written anew, by
tomlkit. Before anything is written, the new file is read again: it must say what the old one said
with the changes, and have no mistakes.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, MutableMapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from negotiate.files.offer_words import (
    PREFERENCES,
    Done,
    Maker,
    PlainMaker,
    Word,
    change,
    unknown_offer,
)
from negotiate.files.offers import check_text, parse_text
from negotiate.files.own import locked, present
from negotiate.files.reading import read_own
from negotiate.files.writing import write_whole
from negotiate.model.errors import Problem
from negotiate.model.offer import Preferences
from negotiate.model.text import clean

_HEAD = re.compile(r"(?=^[ \t]*\[\[[ \t]*offer[ \t]*\]\])", re.MULTILINE)
_MISSING = "negotiate offers add NAME hourly=23 makes one"
_BOM = "\ufeff"


class Edit(NamedTuple):
    """What was changed in an offers file."""

    path: Path
    offer: str
    done: tuple[Done, ...]


def edit_offer(path: Path, name: str, words: Sequence[Word]) -> Edit:
    """Change an offer of a file, or its preferences; `Problem` with every mistake."""

    def edit(data: Any, pieces: _Pieces) -> tuple[str, list[Done]]:
        index = _index(data, name)
        if index is None:
            done = change(data.setdefault(PREFERENCES, {}), words, PlainMaker(), Preferences)
            pieces.change_preferences(words)
            return PREFERENCES, done
        offer = data["offer"][index]
        title = clean(str(offer["name"]))
        done = change(offer, words, PlainMaker())
        pieces.change_offer(index, words)
        return title, done

    return _rewritten(path, edit)


def new_offers(
    path: Path, offers: Sequence[tuple[str, Sequence[Word]]], preferences: Sequence[Word]
) -> None:
    """Write a new file with offers by name and what holds for all; `Problem` where one is there."""

    def edit(data: Any, pieces: _Pieces) -> tuple[str, list[Done]]:
        if data:
            shown = clean(str(path), 200)
            raise Problem(f"{shown} is there already", hint="choose another name")
        if preferences:
            change(data.setdefault(PREFERENCES, {}), preferences, PlainMaker(), Preferences)
            pieces.change_preferences(preferences)
        for name, words in offers:
            offer: dict[str, Any] = {"name": clean(name)}
            change(offer, words, PlainMaker())
            data.setdefault("offer", []).append(offer)
            pieces.add_offer(clean(name), words)
        return "", []

    _rewritten(path, edit, new=True)


def add_offer(path: Path, name: str, words: Sequence[Word]) -> Edit:
    """Add an offer at the end of a file, which need not be there yet; `Problem`."""
    text = clean(name)

    def edit(data: Any, pieces: _Pieces) -> tuple[str, list[Done]]:
        offer: dict[str, Any] = {"name": text}
        done = change(offer, words, PlainMaker())
        data.setdefault("offer", []).append(offer)
        pieces.add_offer(text, words)
        return text, done

    return _rewritten(path, edit, new=True)


def remove_offer(path: Path, name: str) -> Edit:
    """Remove an offer with the comment right above it; `Problem` where it is the only one."""

    def edit(data: Any, pieces: _Pieces) -> tuple[str, list[Done]]:
        index = _index(data, name)
        if index is None:
            raise Problem("preferences are no offer", hint="take a key away: preferences KEY=")
        title = clean(str(data["offer"][index]["name"]))
        if len(data["offer"]) == 1:
            shown = clean(str(path), 200)
            raise Problem(f"'{title}' is the only offer in {shown}", hint="remove the file itself")
        del data["offer"][index]
        pieces.remove_offer(index)
        return title, []

    return _rewritten(path, edit)


def _index(data: Any, name: str) -> int | None:
    """Which offer has a name; None for the preferences."""
    names = [clean(str(one.get("name", ""))) for one in data.get("offer", ())]
    key = clean(name).casefold()
    for index, known in enumerate(names):
        if known.casefold() == key:
            return index
    if key == PREFERENCES:
        return None
    raise unknown_offer(name, names)


# --- the file


def _rewritten(
    path: Path, edit: Callable[[Any, _Pieces], tuple[str, list[Done]]], *, new: bool = False
) -> Edit:
    """Change a file under its lock, whole or not at all."""
    title = clean(str(path), 200)
    with locked(path):
        before = path.stat() if present(path) else None
        if before is not None and not os.access(path, os.W_OK):
            raise Problem(f"{title} is protected against writing", hint="allow writing to it")
        text = "" if before is None and new else read_own(path, _MISSING)
        data = parse_text(title, text)
        _check_form(title, text, data)
        pieces = _Pieces(text)
        offer, done = edit(data, pieces)
        written = pieces.text()
        check_text(title, written, date.today())
        if tomllib.loads(written) != data:
            raise Problem(
                f"{title} is written in a way that cannot be changed by words",
                hint="change it in an editor; it was left as it is",
            )
        if written != text:
            content = (_BOM if _has_bom(path) else "") + written
            write_whole(path, content.encode(), instead_of=before)
    return Edit(path=path, offer=offer, done=tuple(done))


def _check_form(title: str, text: str, data: dict[str, Any]) -> None:
    """Raise `Problem` where offers or preferences are not such: then nothing can be changed."""
    offers = data.get("offer", [])
    tables = isinstance(offers, list) and all(isinstance(one, dict) for one in offers)
    if not tables or not isinstance(data.get(PREFERENCES, {}), dict):
        check_text(title, text, date.today())


def _has_bom(path: Path) -> bool:
    if not path.exists():
        return False
    with path.open("rb") as file:
        return file.read(3) == _BOM.encode()


class _Pieces:
    """A file in pieces: what stands before the first offer, and each offer with its comment."""

    def __init__(self, text: str) -> None:
        self._ends = "\r\n" if "\r\n" in text and "\n" not in text.replace("\r\n", "") else "\n"
        self._pieces = _cut(text if self._ends == "\n" else text.replace("\r\n", "\n"))

    def text(self) -> str:
        """The file as it is now."""
        whole = "".join(self._pieces)
        return whole if self._ends == "\n" else whole.replace("\n", self._ends)

    def change_offer(self, index: int, words: Sequence[Word]) -> None:
        """Change the offer of a number."""
        piece, within = self._find(index)
        self._write(piece, lambda document: change(document["offer"][within], words, _Toml()))

    def change_preferences(self, words: Sequence[Word]) -> None:
        """Change what holds for all offers; it stands first where there is none yet."""
        piece = next((n for n in range(len(self._pieces)) if PREFERENCES in self._read(n)), None)
        if piece is None:
            first = self._pieces[0]
            self._pieces[0] = f"{first.rstrip()}\n\n[preferences]\n\n".lstrip("\n")
            piece = 0
        self._write(
            piece, lambda document: change(document[PREFERENCES], words, _Toml(), Preferences)
        )

    def add_offer(self, name: str, words: Sequence[Word]) -> None:
        """Add an offer at the end."""
        import tomlkit

        block = tomlkit.dumps({"offer": [{"name": name}]})
        if len(self._pieces) == 1 and "offer" in self._read(0):  # offers in one list
            self._write(0, lambda document: document["offer"].append({"name": name}))
            self.change_offer(len(self._read(0)["offer"]) - 1, words)
            return
        last = self._pieces[-1].rstrip()
        self._pieces[-1] = f"{last}\n\n" if last else ""
        self._pieces.append(block)
        self._write(len(self._pieces) - 1, lambda d: change(d["offer"][0], words, _Toml()))

    def remove_offer(self, index: int) -> None:
        """Remove the offer of a number."""
        piece, within = self._find(index)
        if len(self._read(piece)["offer"]) > 1:
            self._write(piece, lambda document: document["offer"].pop(within))
            return
        rest = self._read(piece)
        del rest["offer"]  # preferences may stand behind an offer
        import tomlkit

        self._pieces[piece] = tomlkit.dumps(rest) if rest else ""

    def _find(self, index: int) -> tuple[int, int]:
        """The piece in which the offer of a number stands, and its number there."""
        for piece in range(len(self._pieces)):
            here = len(self._read(piece).get("offer", ()))
            if index < here:
                return piece, index
            index -= here
        raise IndexError(index)

    def _read(self, piece: int) -> Any:
        import tomlkit
        from tomlkit.exceptions import TOMLKitError

        try:
            return tomlkit.parse(self._pieces[piece])
        except TOMLKitError as error:  # a text over several lines with [[offer]] in it
            raise Problem(
                "the file is written in a way that cannot be changed by words",
                hint="change it in an editor; it was left as it is",
            ) from error

    def _write(self, piece: int, edit: Callable[[Any], object]) -> None:
        """Change one piece, and leave the blank lines at its end where they are."""
        import tomlkit

        whole = self._pieces[piece]
        body = whole.rstrip("\n")
        gap = whole[len(body) :] or "\n"
        self._pieces[piece] = f"{body}\n"
        document = self._read(piece)
        edit(document)
        self._pieces[piece] = tomlkit.dumps(document).rstrip("\n") + gap


def _cut(text: str) -> list[str]:
    """The text before each [[offer]], with the comment lines right above it."""
    parts = _HEAD.split(text)
    for number in range(1, len(parts)):
        before = parts[number - 1]
        lines = before.splitlines(keepends=True)
        count = 0
        while count < len(lines) and lines[-1 - count].lstrip().startswith("#"):
            count += 1
        if count and (number > 1 or count < len(lines)):  # a file may begin with words of its own
            kept = lines[: len(lines) - count]
            parts[number - 1] = "".join(kept)
            parts[number] = "".join(lines[len(kept) :]) + parts[number]
    return parts


class _Toml(Maker):
    """Makes what knows how it is written: tables in one line, items as blocks of their own."""

    def table(self) -> MutableMapping[str, Any]:
        """An empty table in one line."""
        import tomlkit

        made: MutableMapping[str, Any] = tomlkit.inline_table()
        return made

    def append(self, table: MutableMapping[str, Any], key: str) -> None:
        """Add an empty block to the list under a key; within one line, a table."""
        import tomlkit
        from tomlkit.items import AoT, InlineTable, Table

        block = tomlkit.table()
        block.trivia.indent = "\n"
        if key not in table:
            if isinstance(table, InlineTable) or not isinstance(table, Table):
                table[key] = [{}]
                return
            blocks = tomlkit.aot()
            blocks.append(block)
            table[key] = blocks
        elif isinstance(table[key], AoT):
            table[key].append(block)
        else:
            table[key].append(tomlkit.inline_table())
