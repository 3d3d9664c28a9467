"""How another country says it: phrases in place of American ones, of `data/country_wording.csv`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from negotiate.files.data import read_rows


class Wording(NamedTuple):
    """What a country says otherwise."""

    phrases: tuple[tuple[str, str], ...]
    """What stands in the lines, and what is said there in its place."""
    asks: dict[str, tuple[str, str]]
    """The label and the line of an ask by its key; empty where nobody asks for it there."""
    left_out: frozenset[str]
    """The ids of lines that fit nobody there."""

    def say(self, text: str) -> str:
        """A text as it is said there."""
        for phrase, theirs in self.phrases:
            text = text.replace(phrase, theirs)
        return text


@cache
def wording(country: str) -> Wording:
    """The wording of a country."""
    rows = [row for row in read_rows("country_wording.csv") if row["country"] == country]
    return Wording(
        phrases=tuple((row["id"], row["text"]) for row in rows if row["what"] == "phrase"),
        asks={row["id"]: (row["label"], row["text"]) for row in rows if row["what"] == "ask"},
        left_out=frozenset(row["id"] for row in rows if row["what"] == "line"),
    )
