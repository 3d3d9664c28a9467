"""Text as people type it and as a terminal may show it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# Control characters, and the marks that turn the direction of writing: neither may reach a screen.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)

_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
"""What turns colors on and off on a terminal, as a whole."""

_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell must not start with, or a spreadsheet would run it as a formula."""


def clean(text: str, most: int = 80) -> str:
    """`text` on one line without control characters, cut to `most` characters with an ellipsis."""
    plain = " ".join(_UNSAFE.sub(" ", _ESCAPE.sub("", text)).split())
    return plain if len(plain) <= most else plain[: most - 1] + "…"


def nearest(word: str, known: Iterable[str], count: int = 3, cutoff: float = 0.6) -> list[str]:
    """The known words most like `word`, best first."""
    from difflib import get_close_matches

    by_key: dict[str, str] = {}
    for name in known:
        by_key.setdefault(name.casefold(), name)
    return [by_key[key] for key in get_close_matches(word.casefold(), by_key, count, cutoff)]


def listing(words: Iterable[str], last: str = "or") -> str:
    """Words as a list in a sentence: "a, b or c"."""
    items = list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}"


def place_key(name: str) -> str:
    """The form in which place names are compared: plain lower-case words, no accents or marks."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", " ", plain.replace("'", "").replace(".", "")).split()
    return " ".join(_SHORT.get(word, word) for word in words)
