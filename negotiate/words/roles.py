"""A role as typed: one of `data/roles.csv`, or an occupation by its title or code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from negotiate.model.errors import Problem
from negotiate.model.facts import Level
from negotiate.model.role import Occupation, RoleRow
from negotiate.model.text import clean, listing, nearest, place_key

_CODE = re.compile(r"(\d{2})-?(\d{4})(?:\.\d\d)?")
"""A code of the classification, with or without its hyphen or the decimals of O*NET."""
_SHOWN = 6
"""So many titles are shown where several fit."""
_SMALL = frozenset({"and", "or", "of", "the", "a", "except", "all", "other"})
DEFAULT = "customer-service"
"""The role that is meant where none is named."""


def find_role(
    typed: str, roles: Sequence[RoleRow], occupations: Callable[[], Sequence[Occupation]]
) -> RoleRow | Occupation | None:
    """The role or occupation a word stands for; None for customer service, which is the default.

    The occupations are only read where no role is called so. Raises `Problem` with those that fit
    where several do, or with the nearest names where none does.
    """
    found = _find(typed, roles, occupations)
    return None if found.key == DEFAULT else found


def _find(
    typed: str, roles: Sequence[RoleRow], occupations: Callable[[], Sequence[Occupation]]
) -> RoleRow | Occupation:
    key = _plain(typed)
    for row in roles:
        if key in map(_plain, (row.key, row.label, row.noun, *row.aliases)):
            return row
    known = occupations()
    if code := _CODE.fullmatch(typed.strip()):
        return _role_of(_by_code(f"{code[1]}-{code[2]}", typed, known), roles)
    for one in known:
        if key == _plain(one.title):
            return _role_of(one, roles)
    fitting = search(typed, roles, known)
    if len(fitting) == 1:
        return fitting[0]
    raise _unclear(typed, fitting, roles, known)


def _role_of(one: Occupation, roles: Iterable[RoleRow]) -> RoleRow | Occupation:
    """The role that an occupation is all of; the occupation itself where none is."""
    own = (row for row in roles if row.soc == one.soc and not row.caution)
    return next(own, one)


def search(
    words: str, roles: Iterable[RoleRow], occupations: Iterable[Occupation]
) -> list[RoleRow | Occupation]:
    """The roles and occupations that have every typed word in a name of theirs, roles first."""
    wanted = set(_plain(words).split()) - _SMALL
    if not wanted:
        return []
    found: list[RoleRow | Occupation] = [
        row
        for row in roles
        if any(wanted <= set(_plain(n).split()) for n in (row.label, row.noun, *row.aliases))
    ]
    titled = (one for one in occupations if wanted <= set(_plain(one.title).split()))
    shown = {row.soc for row in found if isinstance(row, RoleRow) and not row.caution}
    return [*found, *(one for one in titled if one.soc not in shown)]


def _by_code(code: str, typed: str, known: Iterable[Occupation]) -> Occupation:
    for one in known:
        if one.soc == code:
            return one
    raise Problem(
        f"no wages are on file for occupation {clean(typed, 20)}",
        about="role",
        hint="give a code like 43-3011, or a title; negotiate roles WORDS finds one",
    )


def _unclear(
    typed: str,
    fitting: Sequence[RoleRow | Occupation],
    roles: Iterable[RoleRow],
    known: Iterable[Occupation],
) -> Problem:
    shown = clean(typed, 40)
    if fitting:
        names = [_name(one) for one in fitting[:_SHOWN]]
        more = f" and {len(fitting) - _SHOWN} more" if len(fitting) > _SHOWN else ""
        return Problem(
            f"'{shown}' fits several roles",
            about="role",
            hint=f"say which: {'; '.join(names)}{more}",
        )
    called = {n: row.label for row in roles for n in (row.label, row.noun, *row.aliases)}
    called |= {one.title: one.title for one in known}
    alike = [called[name] for name in nearest(typed.strip(), called, 3)]
    guess = f"did you mean {listing(list(dict.fromkeys(alike)))}? " if alike else ""
    return Problem(
        f"no role called '{shown}' on file",
        about="role",
        hint=f"{guess}{LISTED}",
    )


LISTED = "negotiate roles lists them, negotiate roles WORDS finds an occupation"
"""How a command line's roles are found."""


def levels_in(typed: str, levels: Iterable[Level]) -> list[tuple[str, str]]:
    """The levels that the words of a job begin or end with, each with the rest, the shortest first.

    "Senior collections agent" is senior, with "collections agent" left.
    """
    words = place_key(typed)
    found = []
    for level in levels:
        for name in map(place_key, (level.name, level.short, *level.also)):
            rests = (words.removeprefix(f"{name} "), words.removesuffix(f" {name}"))
            found += [(level.name, rest) for rest in rests if rest != words]
            found += [(level.name, "")] if words == name else []
    return sorted(found, key=lambda one: len(one[1]))


def _name(one: RoleRow | Occupation) -> str:
    return one.label if isinstance(one, RoleRow) else f"{one.title} ({one.soc})"


@lru_cache(4_000)
def _plain(text: str) -> str:
    """Letters and figures in lower case, each word without its plural."""
    words = re.split(r"[^a-z0-9]+", place_key(text))
    return " ".join(_WORDS.get(word) or _singular(word) for word in words if word)


_WORDS = {
    "centre": "center",
    "rep": "representative",
    "reps": "representative",
    "adviser": "advisor",
    "advisers": "advisor",
}
"""Words that are one, as people write them."""


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
