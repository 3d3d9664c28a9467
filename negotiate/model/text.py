"""Text as people type it and as a terminal may show it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})
"""Categories of what steers a screen instead of standing there, cannot be written or is unknown."""


class _Spaces(dict[int, int | None]):
    """What becomes of each character: of those that are not seen a space; worked out when met."""

    def __missing__(self, code: int) -> int:
        seen = unicodedata.category(chr(code)) not in _UNSEEN
        self[code] = code if seen else ord(" ")
        return code if seen else ord(" ")


_SOFT_HYPHEN: dict[int, int | None] = {0xAD: None}
"""The one of them that stands inside words: it goes without a space."""
_ON_ONE_LINE = _Spaces(_SOFT_HYPHEN)
_ON_LINES = _Spaces(_SOFT_HYPHEN | {ord("\r"): None, ord("\n"): ord("\n")})

_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
"""What turns colors on and off on a terminal, as a whole."""

_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}

FORMULA_SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫"
"""What a cell begins with that a spreadsheet would run; East Asian ones take the wide signs too."""


def clean(text: str, most: int = 80) -> str:
    """`text` on one line without control characters, cut to `most` characters with an ellipsis."""
    if not text.isprintable():
        text = _ESCAPE.sub("", text).translate(_ON_ONE_LINE)
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1] + "…"


def safe_lines(text: str) -> str:
    """`text` with its line breaks, but without anything else that steers a screen."""
    return text if text.isprintable() else _ESCAPE.sub("", text).translate(_ON_LINES)


def safe_cell(text: str) -> str:
    """`text` as a cell of a table: no control characters, nothing that a spreadsheet would run."""
    seen = safe_lines(text)
    return f"'{seen}" if is_formula(seen) else seen


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might run a cell of this text."""
    return text.lstrip().startswith(tuple(FORMULA_SIGNS))


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
