"""A user's profile, every value checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from negotiate.api.own import has_profile, profile_file
from negotiate.files.drafts import draft_of, kept, save_draft, unsaved
from negotiate.files.facts import load_facts
from negotiate.files.gazetteer import Gazetteer
from negotiate.files.lines import load_metrics
from negotiate.files.profile import MEND, read_profile, to_toml, update_profile
from negotiate.model.conversation import DEGREES
from negotiate.model.errors import Problem, check_choice, mistaken
from negotiate.model.profile import NOBODY, PAPERS, PRIVATE, Achievement, Profile
from negotiate.model.text import clean, listing, nearest
from negotiate.talk.achievements import as_typed, read_achievement
from negotiate.words.choices import (
    check_certificates,
    check_industry,
    check_languages,
    check_level,
)
from negotiate.words.durations import parse_hours, parse_years
from negotiate.words.pay import parse_pay
from negotiate.words.places import resolve

_HELP = "negotiate profile init --help shows what it takes"
_ACHIEVEMENT = ("metric", "before", "after", "what")


def load_profile(name: str | None = None) -> Profile:
    """The profile of a file, which must be there, or the user's own, which need not be.

    Raises `Problem` with every mistake, by key.
    """
    path = profile_file(name)
    if name is None and not has_profile():
        return NOBODY
    raw, mistakes = read_profile(path)
    return checked(raw, clean(str(path), 200), mistakes)


def present_profile(name: str | None) -> Profile:
    """The profile of a file; nobody's where there is no file."""
    return load_profile(name) if has_profile(name) else NOBODY


def save_profile(
    name: str | None, changes: Mapping[str, Any], *, seen: Profile | None = None, again: str = ""
) -> Path:
    """Write the profile with some values changed, whole and under a lock; where it lies.

    With `seen`, the profile a person looked at while answering, nothing is written where somebody
    gave one of these values another content since: `Problem`, with `again` to answer once more.
    """
    path = profile_file(name)

    def change() -> Profile:
        now = present_profile(name)
        if seen is None:
            return now._replace(**changes)
        if not has_profile(name):  # all that was seen in the questions was confirmed
            return seen._replace(**changes)
        was, is_now = seen._asdict(), now._asdict()
        clash = [k for k, value in changes.items() if is_now[k] not in (was[k], value)]
        if clash:
            shown = clean(str(path), 200)
            text = f"{shown} was changed while you answered: {listing(clash, 'and')}"
            raise Problem(
                text, hint=f"it is as it was left; to have your answers all the same: {again}"
            )
        return now._replace(**changes)

    update_profile(path, change)
    return path


def edit_profile(name: str | None, edit: Callable[[Path], int]) -> Path:
    """Have somebody edit a copy of the profile and save it, readable by its owner alone.

    `edit` opens the copy and gives the editor's exit code. Raises `Problem` where that is not 0 or
    the profile was changed meanwhile: then it is left as it is, and what was written is kept.
    """
    path = profile_file(name)
    with draft_of(path, to_toml(NOBODY).encode()) as draft:
        code = edit(draft)
        if code:
            problem = Problem(f"the editor left with {code}", hint="the profile is as it was")
            raise kept(draft, problem)
        save_draft(draft, path)
    return path


def unsaved_edits(name: str | None) -> list[Path]:
    """What earlier edits of the profile left that was never saved."""
    return unsaved(profile_file(name))


def checked(raw: dict[str, Any], shown: str, damaged: Sequence[str] = ()) -> Profile:
    """A profile from raw values; `Problem` names every wrong key at once, and what is `damaged`."""
    values: dict[str, Any] = {}
    mistakes = [*damaged]
    for key, value in raw.items():
        if key == "achievement":
            continue
        try:
            values[key] = check_value(key, value)
        except Problem as problem:
            private = key in PRIVATE
            text = "is not an amount of pay" if private else problem.message
            mistakes.append(f"{clean(str(key), 30)}: {text}")
    values["achievements"], wrong = _achievements(raw.get("achievement", []))
    mistakes += wrong
    if mistakes:
        raise mistaken(shown, mistakes, hint=MEND)
    return Profile(**values)


def check_value(key: str, value: Any) -> Any:
    """One value of the profile as it is used; raises `Problem`."""
    known = [field for field in Profile._fields if field != "achievements"]
    if key not in known:
        alike = nearest(key, [*known, "achievement"], 1)
        guess = f", did you mean {alike[0]}?" if alike else ""
        raise Problem(f"unknown key{guess}", hint=_HELP)
    kind, wanted = _TYPES.get(key, (str, "text in quotes"))
    wrong = isinstance(value, bool) or not isinstance(value, kind)
    if wrong or (kind is list and not all(isinstance(item, str) for item in value)):
        raise Problem(f"'{clean(str(value), 30)}' is not {wanted}", hint=_HELP)
    return _CHECKS[key](value)


_TYPES: dict[str, tuple[Any, str]] = {
    "years": ((str, int, float), "a number"),
    "hours": ((str, int, float), "a number"),
    "certifications": (list, 'a list like ["hdi-csr"]'),
    "languages": (list, 'a list like ["Spanish"]'),
    "current": ((str, int, float), "an amount of pay"),
    "floor": ((str, int, float), "an amount of pay"),
}


def _pay(key: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        text = value if isinstance(value, str) else f"{value:.10g}"
        parse_pay(_in_dollars(text), key)
        return clean(text, 40)

    return check


def _in_dollars(text: str) -> str:
    """Pay marked as the money of a country on file, as pay is read."""
    if text.isascii() and not any(letter.isalpha() for letter in text.split("/", maxsplit=1)[0]):
        return text
    from negotiate.api.abroad import in_own_money

    return in_own_money(text)


def _area(text: str) -> str:
    """A place, checked on its own: whether it is in the country of the profile shows at use."""
    try:
        resolve(text, Gazetteer())
    except Problem:
        from negotiate.api.abroad import places_elsewhere

        if not places_elsewhere(text):
            raise
    return clean(text, 80)


def _country(text: str) -> str:
    from negotiate.api.abroad import country_of

    found = country_of(text)
    return "US" if found is None else found.code


def _role(text: str) -> str:
    from negotiate.api.roles import role_key
    from negotiate.words.roles import DEFAULT

    return role_key(text) or DEFAULT


def _paper(text: str) -> str:
    if text not in PAPERS:
        raise Problem(f"'{clean(text, 20)}' is no paper", hint=f"write {listing(PAPERS)}")
    return text


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "name": lambda text: clean(text, 60),
    "role": _role,
    "level": lambda text: check_level(text, load_facts()),
    "years": lambda value: parse_years(str(value)),
    "country": _country,
    "area": _area,
    "industry": lambda text: check_industry(text, load_facts()),
    "certifications": lambda words: tuple(check_certificates(words, load_facts())),
    "languages": lambda words: tuple(check_languages(words, load_facts())),
    "current": _pay("current"),
    "floor": _pay("floor"),
    "hours": lambda value: parse_hours(str(value)),
    "need": lambda word: check_choice(word, DEGREES, "need"),
    "offers": str.strip,
    "paper": _paper,
}


def _achievements(raw: Any) -> tuple[tuple[Achievement, ...], list[str]]:
    if not isinstance(raw, list) or not all(isinstance(one, dict) for one in raw):
        return (), ["achievement: write each as [[achievement]]"]
    metrics = load_metrics()
    found, mistakes = [], []
    for number, one in enumerate(raw):
        mistakes += [f"achievement[{number}].{text}" for text in _wrong_keys(one)]
        typed = Achievement(**{key: str(one.get(key, "")) for key in _ACHIEVEMENT})
        try:
            found.append(read_achievement(as_typed(typed), metrics))
        except Problem as problem:
            mistakes.append(f"achievement[{number}]: {problem.message}")
    return tuple(found), mistakes


def _wrong_keys(one: dict[str, Any]) -> Iterator[str]:
    for key, value in one.items():
        if key not in _ACHIEVEMENT:
            yield f"{clean(key, 30)}: unknown key; known are {listing(_ACHIEVEMENT, 'and')}"
        elif not isinstance(value, str | int | float) or isinstance(value, bool):
            yield f"{key}: '{clean(str(value), 30)}' is not text"
