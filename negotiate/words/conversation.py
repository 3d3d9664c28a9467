"""The conversation in typed words: what it is about, how pay is set, who needs whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from negotiate.model.conversation import (
    ABOUT,
    DEGREES,
    PAY_SETS,
    RIVAL_STATUSES,
    Conversation,
    PaySet,
    Rival,
)
from negotiate.model.errors import Misuse, Problem, check_choice
from negotiate.model.money import Pay
from negotiate.model.text import clean, listing

_LONGEST_CHANGE = 80
"""Letters of what changed that are kept: it is said in one breath."""
_MOST_STEPS = 50
_SAID_AS = {
    "in writing": "written",
    "by phone": "verbal",
    "by word of mouth": "verbal",
    "in talks": "interviewing",
}
_IN_WORDS = re.compile(rf"\b({'|'.join(_SAID_AS)})\b", re.IGNORECASE)
_STATUS = re.compile(rf"[\s,;(]*\b({'|'.join(RIVAL_STATUSES)})\b[\s,;)]*", re.IGNORECASE)


def read_conversation(words: Mapping[str, Any]) -> Conversation:
    """The conversation of a person's words; what is left out has its usual value.

    Raises `Problem` where a word is not known, `Misuse` where words do not go together.
    """
    if needs_current(words):
        raise Misuse(
            "what you earn now is missing",
            about="current",
            hint="more pay where you work goes up from it: --current 18.50/h",
        )
    steps = _steps(words.get("steps"))
    changed = clean(words.get("changed") or "", _LONGEST_CHANGE).rstrip(" .,:;!?")
    if changed and words.get("said") is None:
        raise Misuse(
            "nothing was said before it changed",
            about="changed",
            hint="name the number you gave them before, like --said 17/h",
        )
    return Conversation(
        about=check_choice(words.get("about") or ABOUT[0], ABOUT, "about"),
        pay_set=_pay_set(words.get("pay_set"), steps),
        steps=steps,
        final=bool(words.get("final")),
        need=check_choice(words.get("need") or DEGREES[0], DEGREES, "need"),
        wanted=check_choice(words.get("wanted") or DEGREES[0], DEGREES, "wanted"),
        rival=_rival(words.get("rival")),
        changed=changed,
    )


def needs_current(words: Mapping[str, Any]) -> bool:
    """Whether there is nothing to go up from without present pay: more pay where one works."""
    about = str(words.get("about") or "").strip().lower()
    if words.get("current") is not None:
        return False
    return about == "raise" or (about == "promotion" and words.get("offer") is None)


def _pay_set(typed: str | None, steps: tuple[Pay, ...]) -> PaySet:
    """How pay is set; steps alone mean a scale."""
    if not typed:
        return "scale" if steps else PAY_SETS[0]
    known = check_choice(typed, PAY_SETS, "pay_set")
    if steps and known != "scale":
        raise Misuse("steps belong to a scale", about="steps", hint=f"leave out --pay-set {known}")
    return known


def _steps(typed: str | Iterable[Any] | None) -> tuple[Pay, ...]:
    if not typed:
        return ()
    from negotiate.words.pay import parse_pay_list  # loaded where somebody typed pay

    if not isinstance(typed, str):
        typed = ";".join(one if isinstance(one, str) else f"{one:.10g}" for one in typed)
    steps = parse_pay_list(typed, "steps")
    rising = all(a.amount < b.amount for a, b in pairwise(steps))
    if not rising or len({step.period for step in steps}) > 1 or len(steps) > _MOST_STEPS:
        raise Problem(
            "the steps of a scale rise, in one unit",
            about="steps",
            hint='write them like "21.14, 22.20, 23.31/h"',
        )
    return steps


def _rival(typed: str | Rival | None) -> Rival | None:
    if typed is None or isinstance(typed, Rival):
        return typed
    if not typed.strip():
        return None
    from negotiate.words.pay import parse_pay

    typed = _IN_WORDS.sub(lambda found: _SAID_AS[found[0].lower()], typed)
    statuses = [word.lower() for word in _STATUS.findall(typed)]
    amount = _STATUS.sub(" ", typed).strip()
    if len(set(statuses)) > 1:
        raise Problem(f"'{clean(typed, 40)}' has two statuses", about="rival", hint=_RIVAL)
    status = next((known for known in RIVAL_STATUSES if known in statuses), None)
    if not amount and status != "interviewing":
        raise Problem("an offer has an amount", about="rival", hint=_RIVAL)
    try:
        return Rival(pay=parse_pay(amount, "rival") if amount else None, status=status)
    except Problem as problem:
        raise Problem(problem.message, about="rival", hint=_RIVAL) from None


_RIVAL = f'write it like "23.50/h written"; or {listing(RIVAL_STATUSES[1:])} in its place'
