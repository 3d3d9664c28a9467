"""Asks at a terminal for what a command line left out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from textwrap import fill
from typing import Any, cast

import typer

from negotiate.api.choices import (
    AnyPlace,
    check_area,
    check_industry,
    check_level,
    find_place,
    known_choices,
    parse_pay,
    place_asked,
)
from negotiate.api.person import PersonWords, needs_current, parse_years
from negotiate.cli.dialog import hint_of, said
from negotiate.cli.output import columns, note, own_line
from negotiate.cli.quoting import command_line
from negotiate.model.conversation import About
from negotiate.model.errors import Misuse, Problem
from negotiate.model.facts import Level
from negotiate.model.text import clean


def someone_is_there() -> bool:
    """Whether a person sits at a terminal who can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask_for_current(typed: Sequence[str]) -> str:
    """Ask for present pay, from which a raise goes up; then print the command line with it."""
    current = str(_until(_pay, "What you earn now, like 18.50/h"))
    note(f"The same again: {command_line([*(typed or ['range']), '--current', current])}")
    return current


def check_there_is_someone(example: str) -> None:
    """Raise `Misuse` with a complete `example` where there is nobody to ask."""
    if not someone_is_there():
        raise Misuse("--level is missing", hint=f"a complete example: {example}")


def ask_for_range(typed: Sequence[str], words: PersonWords) -> tuple[str, PersonWords]:
    """Ask for the level, and what else was left out that changes the answer.

    Gives the level and the words with the answers. Then prints the command line that would have
    asked nothing: what was typed, and the answers.
    """
    level = _ask_level()
    answers: dict[str, Any] = {"level": level}
    if words.get("years") is None:
        shown = f"{known_choices().levels[level].typical_years:g}"
        answers["years"] = _until(_years, "Years in this kind of work, all together", shown)
    if words.get("area") is None:
        answers |= _ask_place(words.get("country"))
    answers |= _ask_about_the_talk(words, level)
    shown = command_line([*(typed or ["range"]), *_as_options(answers)])
    note(f"The same again: {shown}\n")
    known = {name: value for name, value in answers.items() if name != "level"}
    return level, cast("PersonWords", words | known)


def _ask_place(country: str | None) -> dict[str, str]:
    """The place, in the country typed; where none was, the answer may name one."""
    question, whole = place_asked(country)
    if country is not None:
        return {"area": _until(_area_of(country), question, whole)}
    place: AnyPlace = _until(find_place, question, whole)
    return {"country": place.country, "area": place.area} if place.country else {"area": place.area}


def _ask_level() -> str:
    note("Which level is the job?")
    for number, level in enumerate(known_choices().levels.values(), 1):
        line = f"  {number}  {level.name:<8} {level.duties}"
        note(fill(line, columns() - 1, subsequent_indent=" " * 14))
    return str(_until(level_of, "Level"))


def _ask_about_the_talk(words: PersonWords, level: str) -> dict[str, str]:
    """At most three plain questions on the conversation, and only those that matter here."""
    answers: dict[str, str] = {}
    if words.get("about") is None and confirm("Is this with your present employer?", "n"):
        answers["about"] = _until(_about, "More pay in the same job, a step up, or on to staff")
    now = cast("PersonWords", words | answers)
    if needs_current(now):
        answers["current"] = _until(_pay, "What you earn now, like 18.50/h")
    talked_of = words.get("offer") is not None or now.get("about") in ("raise", "promotion")
    if talked_of and words.get("need") is None and confirm("Do you need this job badly?", "n"):
        answers["need"] = "high"
    outside = now.get("about") is None and words.get("offer") is not None
    by_person = words.get("pay_set") is None and not words.get("steps")
    agent = level in ("junior", "mid", "senior")
    if (
        outside
        and by_person
        and agent
        and confirm("Do all who start there get the same rate?", "n")
    ):
        answers["pay_set"] = "class"
    return answers


def _as_options(answers: Mapping[str, Any]) -> Iterator[str]:
    for name, value in answers.items():
        yield f"--{name.replace('_', '-')}"
        yield f"{value:g}" if isinstance(value, float) else str(value)


def confirm(question: str, usual: str | None = None) -> bool:
    """Ask a question that is answered by yes or no."""
    return bool(_until(_yes_or_no, f"{question} (y or n)", usual))


def _until(check, question: str, default: str | None = None):  # type: ignore[no-untyped-def]
    """Ask until the answer can be used; a wrong one is explained and asked again."""
    while True:
        with own_line():
            text = typer.prompt(question, default=default, err=True)
        try:
            return check(text)
        except Problem as problem:
            note(f"{said(problem)}\n{hint_of(problem)}".rstrip())


def _yes_or_no(text: str) -> bool:
    answer = text.strip().lower()
    if answer not in ("y", "yes", "n", "no"):
        raise Problem(f"'{clean(text, 20)}' is neither yes nor no", hint="write y or n")
    return answer.startswith("y")


def _about(text: str) -> About:
    """What a talk inside is about, in a word or two of one's own."""
    for about, words in _INSIDE.items():
        if any(word in text.lower() for word in words):
            return about
    raise Problem(f"'{clean(text, 20)}' is none of them", hint="write raise, promotion or staff")


_INSIDE: dict[About, tuple[str, ...]] = {
    "raise": ("raise", "same", "more"),
    "promotion": ("promotion", "step", "up"),
    "conversion": ("conversion", "staff", "temp", "permanent"),
}
"""Words that say what a talk with one's own employer is about."""


def _pay(text: str) -> str:
    parse_pay(text, "current")
    return text.strip()


def level_of(text: str, levels: Mapping[str, Level] | None = None) -> str:
    """The level that a word, or its number in the menu, means; `Problem`."""
    levels = known_choices().levels if levels is None else levels
    numbers = {str(number): name for number, name in enumerate(levels, 1)}
    return numbers.get(text.strip()) or check_level(text, levels)


def industry_of(text: str) -> str:
    """The industry that a word, or its number in the menu, means; `Problem`."""
    known = known_choices().companies
    numbers = {str(number): name for number, name in enumerate(known, 1)}
    named = {whose.casefold(): name for name, whose in known.items()}
    key = text.strip().casefold()
    return numbers.get(key) or named.get(key) or check_industry(text)


def _years(text: str) -> float:
    return parse_years(text)


def _area_of(country: str | None) -> Callable[[str], str]:
    def read(text: str) -> str:
        check_area(text, country)
        return text

    return read
