"""Words of a few choices, taken however their case, spaces and hyphens are typed: W2, prorata."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from negotiate.model.offer import OffersFile

_AS_ON_A_FORM = {
    "headofhousehold": "head",
    "marriedfilingjointly": "joint",
    "marriedjointly": "joint",
    "filingjointly": "joint",
}
"""How a tax form says it, for the word of `filing`."""

_YES_OR_NO = {"true": True, "yes": True, "false": False, "no": False}


def chosen(word: Any, choices: Sequence[str]) -> Any:
    """The choice that a word unmistakably is; the word itself where it is none."""
    if type(word) not in (str, int):
        return word
    bare = _bare(str(word))
    bare = _AS_ON_A_FORM.get(bare, bare)
    return next((choice for choice in choices if _bare(choice) == bare), word)


def as_chosen(given: Any, kind: Any = OffersFile) -> Any:
    """The data of a record, every word of a few choices as it is one of them."""
    hints = _hints(kind)
    if not isinstance(given, dict):
        return given
    return {
        key: _as_hint(value, hints[key]) if key in hints else value for key, value in given.items()
    }


def _as_hint(value: Any, hint: Any) -> Any:
    """A value, or the values inside it, as the annotation of its field wants it."""
    for one in (hint, *get_args(hint)):
        if one is bool and isinstance(value, str):
            return _YES_OR_NO.get(value.strip().casefold(), value)
        if get_origin(one) is Literal:
            return chosen(value, get_args(one))
        if is_dataclass(one):
            if isinstance(value, list):
                return [as_chosen(item, one) for item in value]
            return as_chosen(value, one)
    return value


@cache
def _hints(kind: Any) -> dict[str, Any]:
    """What each key of a record may hold."""
    return {one.name: one.type for one in fields(kind)}


def _bare(word: str) -> str:
    return re.sub(r"[\s_-]+", "", word.casefold())
