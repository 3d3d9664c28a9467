"""Whether an answer says yes to what is on the table: its parts, and what stands around the yes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from re import Match, Pattern

_PARTS = re.compile(
    r"(?<=[.?!;])\s+|\n|,?\s+but\s+(?!also\b)|,\s+(?=(?:and )?(?:when|where|what|i'?ll)\b)"
)
"""Between two parts of an answer: sentences, what comes after "but", a question at the end."""
_LINK = re.compile(r"^(?:but|and|so)\b[, ]*")

Phrases = Mapping[str, Pattern[str]]


def agrees(text: str, phrases: Phrases, *, nod: bool, theirs: bool = True) -> bool:
    """Whether words in lower case say yes, and no condition goes with it.

    Asking for it in writing makes a yes no less of one, nor does asking when one starts. `nod` says
    whether they asked for a yes: elsewhere "ok" alone only says that one has heard them. `theirs`
    says whether a figure in it is the one that they named: a yes to another one is none.
    """
    parts = _parts(phrases["met"].sub(",", text), phrases)
    for at, part in enumerate(parts):
        found = phrases["accept"].search(part)
        if found and not phrases["refused"].search(part[: found.start()]):
            other = not theirs and any(letter.isdigit() for letter in found.group())
            return not (other or _hedged(parts, at, found, phrases))
    return nod and _nods(parts, phrases)


def _parts(text: str, phrases: Phrases) -> list[str]:
    """The parts of an answer, without what asks for it in writing."""
    parts = (_LINK.sub("", part.strip()) for part in _PARTS.split(text))
    found = (_unwritten(part, phrases) for part in parts)
    return [part for part in found if part]


def _unwritten(part: str, phrases: Phrases) -> str:
    """A part without what asks for it in writing, where that need not come first."""
    if not phrases["writing"].search(part) or phrases["comes_first"].search(part):
        return part
    left = phrases["writing"].sub(" ", part).strip(" ?,")
    return f"{left}?" if phrases["wh"].search(left) else left


def _hedged(parts: Sequence[str], at: int, found: Match[str], phrases: Phrases) -> bool:
    """Whether something goes with a yes that has to come first."""
    beside = f"{parts[at][: found.start()]} {parts[at][found.end() :]}"
    if found.group().startswith(("when", "where")):
        beside = beside.replace("?", " ")
    later = (part for part in parts[at + 1 :] if not phrases["logistics"].search(part))
    asked = any("?" in part for part in parts[:at])
    return asked or phrases["condition"].search(" ".join([beside, *later])) is not None


def _nods(parts: Sequence[str], phrases: Phrases) -> bool:
    """Whether it is a bare yes, nothing before it comes first, and what follows is kind."""
    kept = (part for part in parts if not phrases["first_day"].search(part))
    clauses = [clause for part in kept for clause in part.split(", ")]
    nods = [at for at, clause in enumerate(clauses) if phrases["nod"].search(clause)]
    if not nods or any("?" in clause for clause in clauses):
        return False
    before, after = clauses[: nods[-1]], clauses[nods[-1] + 1 :]
    hedged = any(phrases["condition"].search(clause) for clause in before)
    return not hedged and all(phrases["nicety"].search(clause) for clause in after)
