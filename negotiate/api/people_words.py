"""A row of a table of people as the words of one person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from negotiate.model.errors import Problem
from negotiate.model.people import CONVERSATION
from negotiate.model.text import clean
from negotiate.words.durations import parse_years
from negotiate.words.person import PersonWords


def words_of_row(row: Mapping[str, str]) -> PersonWords:
    """A row as the words of one person; empty is not given."""
    typed = {name: cell.strip() for name, cell in row.items() if cell.strip()}
    words: dict[str, Any] = {name: typed[name] for name in CONVERSATION if name in typed}
    words |= {name: typed.get(name) for name in ("industry", "offer")}
    words["certs"], words["languages"] = read_list(row["certs"]), read_list(row["languages"])
    words["years"] = parse_years(typed["years"]) if "years" in typed else None
    words["final"] = _is_final(typed.get("final", ""))
    return cast("PersonWords", words)


_YES, _NO = ("yes", "y", "true", "1", "x", "final"), ("", "no", "n", "false", "0")


def _is_final(word: str) -> bool:
    if word.lower() not in (*_YES, *_NO):
        text = f"'{clean(word, 30)}' is not yes or no"
        raise Problem(text, about="final", hint="write yes where it is their last word")
    return word.lower() in _YES


def read_list(cell: str) -> list[str]:
    """The words of a cell that holds several, with semicolons between them."""
    return [word.strip() for word in cell.split(";") if word.strip()]
