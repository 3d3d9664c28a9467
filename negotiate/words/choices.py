"""The words and numbers a user may give, checked against what is on file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from negotiate.model.errors import Problem
from negotiate.model.facts import LEVELS, Facts, Industry, Rule
from negotiate.model.text import clean, listing, nearest, place_key

_LEVEL_CUTOFF = 0.75
"""Words for levels are short and share endings; less alike is another word."""


def check_level(word: str, facts: Facts) -> str:
    """A level as the bands know it."""
    key = word.strip().lower()
    if key in LEVELS:
        return _of_the_role(key, facts)
    for level in facts.levels.values():
        if key in (level.short.lower(), level.title.lower()):  # as the screens call it
            return level.name
    words = {
        name: level.name for level in facts.levels.values() for name in (level.name, *level.also)
    }
    # "collections agent" is an agent of some kind, and no operations manager
    alike = nearest(key, words, 1, _LEVEL_CUTOFF) or [w for w in key.split()[-1:] if w in words]
    raise Problem(
        f"'{clean(word, 30)}' is not a level",
        about="level",
        hint=f"{f'did you mean {words[alike[0]]}? ' if alike else ''}levels are {listing(LEVELS)}",
    )


def _of_the_role(level: str, facts: Facts) -> str:
    """The level; `Problem` where the role has none."""
    if level not in facts.levels:
        raise Problem(
            f"no {level}s of this role are on file",
            about="level",
            hint=f"its levels are {listing(facts.levels)}; --role may name the lead's own job",
        )
    return level


def check_certificates(words: Iterable[str], facts: Facts) -> list[str]:
    """Certificates by key, each once."""
    return list(dict.fromkeys(_known(w, facts.certificates, "certs", "certificate") for w in words))


def check_industry(word: str | None, facts: Facts) -> str | None:
    """An industry by key; None where none is given, or it is not known.

    Raises `Problem` for a word that is not known, and for one that may mean several: a call center
    is of some industry.
    """
    if word is None or place_key(word) == "unknown":
        return None
    if may_be := facts.unclear_industries.get(place_key(word)):
        asked = (f"{facts.industries[key].whose} ({key})" for key in may_be)
        raise Problem(
            f"'{clean(word, 40)}' may be of several industries",
            about="industry",
            hint=f"whose is it: {listing(asked)}?",
        )
    return _known(word, facts.industries, "industry", "industry")


def check_find_kind(word: str, facts: Facts) -> str:
    """A kind of find by key."""
    return _known(word, facts.find_kinds, "kind", "kind of find")


def check_languages(words: Iterable[str], facts: Facts) -> list[str]:
    """Languages beside English, by name; English does not count."""
    found: list[str] = []
    for word in words:
        key = language_key(word)
        if known := facts.languages.get(key):
            found.append(known)
        elif key != "english":
            alike = nearest(word, facts.languages.values(), 1)
            raise Problem(
                f"no language called '{clean(word, 30)}' on file",
                about="languages",
                hint=f"did you mean {alike[0]}?" if alike else "write it like Spanish",
            )
    return found


def language_key(name: str) -> str:
    """The form in which names of languages are compared: "Español" is "espanol"."""
    return place_key(name) or name.strip().casefold()


def _known(
    word: str, rules: Mapping[str, Rule] | Mapping[str, Industry], about: str, kind: str
) -> str:
    key = place_key(word)
    for rule in rules.values():
        if key in (place_key(rule.key), place_key(rule.label), *rule.names):
            return rule.key
    spelled = {name: rule.key for rule in rules.values() for name in (rule.key, *rule.names)}
    alike = nearest(word.strip(), spelled, 1)
    guess = f"did you mean {spelled[alike[0]]}? " if alike else ""
    plural = "industries" if kind == "industry" else f"{kind}s"
    raise Problem(
        f"no {kind} called '{clean(word, 40)}' on file",
        about=about,
        hint=f"{guess}{plural} are {listing(rules)}",
    )
