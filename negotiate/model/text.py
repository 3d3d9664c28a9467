"""Text as people type it and as a terminal may show it."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})
"""Categories of what steers a screen instead of standing there, cannot be written or is unknown."""


class _Spaces(dict[int, int | None]):
    """What becomes of each character, worked out when it is met.

    Of those that are not seen a space; marks within a word, such as a soft hyphen, leave none.
    """

    def __missing__(self, code: int) -> int | None:
        category = unicodedata.category(chr(code))
        shown = code if category not in _UNSEEN else None if category == "Cf" else ord(" ")
        self[code] = shown
        return shown


_ON_ONE_LINE = _Spaces()
_ON_LINES = _Spaces({ord("\r"): None, ord("\n"): ord("\n")})

_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
"""What turns colors on and off on a terminal, as a whole."""

_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}

SPELLED = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve"),
)
"""Small whole numbers as words."""

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


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """What an encoding lacks, as JSON writes it: two names stay two, and JSON stays JSON."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    pairs = (lacking[at : at + 2].hex() for at in range(0, len(lacking), 2))
    return "".join(f"\\u{pair}" for pair in pairs), error.end


ESCAPES = "negotiate.escapes"
"""How to write what an encoding lacks, for `open` and `encode`."""
codecs.register_error(ESCAPES, _escaped)


def sayable(text: str, encoding: str) -> str:
    """`text` in characters an encoding has: plain dashes and quotes, and escapes for the rest."""
    if text.isascii() or is_unicode(encoding):
        return text
    return text.translate(_PLAINER).encode(encoding, ESCAPES).decode(encoding)


def speller(whole: str, encoding: str) -> Callable[[str], str]:
    """How to write the parts of a text so that they stay as different as they are.

    Where `whole` has anything that the encoding lacks, or that looks like its escape, backslashes
    are doubled in every part: then what was typed as an escape is never taken for one.
    """
    if is_unicode(encoding):
        return str
    return doubled_backslashes if _needs_escapes(whole, encoding) else str


def doubled_backslashes(text: str) -> str:
    """`text` with every backslash twice."""
    return text.replace("\\", "\\\\")


def _needs_escapes(text: str, encoding: str) -> bool:
    """Whether an escape is written for some of it, or some of it looks like one."""
    if _LIKE_AN_ESCAPE.search(text):
        return True
    try:
        text.translate(_PLAINER).encode(encoding)
    except UnicodeEncodeError:
        return True
    return False


_LIKE_AN_ESCAPE = re.compile(r"\\u[0-9A-Fa-f]{4}")


def is_unicode(encoding: str) -> bool:
    """Whether an encoding has every character."""
    return encoding.lower().startswith("utf")


_PLAINER = str.maketrans({"–": "-", "…": "...", "·": "-", "’": "'", "“": '"', "”": '"'})


def safe_cell(text: str) -> str:
    """`text` as a cell of a table: no control characters, nothing that a spreadsheet would run."""
    seen = safe_lines(text)
    return f"'{seen}" if is_formula(seen) else seen


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might run a cell of this text."""
    return text.lstrip().startswith(tuple(FORMULA_SIGNS))


_ROUNDING = 1e-9


class Names:
    """Words to look for the nearest in, prepared once for many searches."""

    def __init__(self, known: Iterable[str]) -> None:
        self._by_key: dict[str, str] = {}
        for name in known:
            self._by_key.setdefault(name.casefold(), name)
        self._by_length: dict[int, list[tuple[str, int]]] = {}
        for key in self._by_key:
            self._by_length.setdefault(len(key), []).append((key, letters(key)))

    def nearest(self, word: str, count: int = 3, cutoff: float = 0.6) -> list[str]:
        """The words most like `word`, best first."""
        from difflib import get_close_matches

        key = word.casefold()
        possible = self._possible(key, cutoff)
        return [self._by_key[one] for one in get_close_matches(key, possible, count, cutoff)]

    def _possible(self, word: str, cutoff: float) -> list[str]:
        """The words that may be so much alike: a letter that only one has matches nothing."""
        size, mine = len(word), letters(word)
        found = []
        for length, words in self._by_length.items():
            matching = cutoff * (size + length) / 2 - _ROUNDING  # letters that must have a match
            free, theirs_free = size - matching, length - matching
            if free >= 0 and theirs_free >= 0:
                found += [
                    key
                    for key, theirs in words
                    if (theirs & ~mine).bit_count() <= theirs_free
                    and (mine & ~theirs).bit_count() <= free
                ]
        return found


def letters(word: str) -> int:
    """The letters of a word as bits; letters whose codes differ by 64 share one."""
    found = 0
    for letter in word:
        found |= 1 << (ord(letter) & 63)
    return found


def nearest(word: str, known: Iterable[str], count: int = 3, cutoff: float = 0.6) -> list[str]:
    """The known words most like `word`, best first."""
    return _prepared(tuple(known)).nearest(word, count, cutoff)


@lru_cache(50)
def _prepared(known: tuple[str, ...]) -> Names:
    """A table of people may have as many slips as rows: what they are compared with stays."""
    return Names(known)


def listing(words: Iterable[str], last: str = "or") -> str:
    """Words as a list in a sentence: "a, b or c"."""
    items = list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}"


def long_day(day: date, country: str = "US") -> str:
    """A day in words, as a country writes it: "November 26, 2026", "26 November 2026"."""
    if country == "GB":
        return f"{day.day} {day:%B} {day.year}"
    return f"{day:%B} {day.day}, {day.year}"


def short_day(day: date, country: str = "US") -> str:
    """The same without its year, as it is said: "January 1", "1 January"."""
    return f"{day.day} {day:%B}" if country == "GB" else f"{day:%B} {day.day}"


@lru_cache(2_000)
def place_key(name: str) -> str:
    """The form in which place names are compared: plain lower-case words, no accents or marks."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", " ", plain.replace("'", "").replace(".", "")).split()
    return " ".join(_SHORT.get(word, word) for word in words)
