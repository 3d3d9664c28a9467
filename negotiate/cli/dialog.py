"""Questions one after another at a terminal, with a way back to each."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from textwrap import fill
from typing import NamedTuple

import typer

from negotiate.api.choices import check_area
from negotiate.cli.output import columns, note, own_line
from negotiate.model.errors import Problem
from negotiate.model.text import clean

BACK, HELP, CLEAR = "<", "?", "-"
HOW = "Enter keeps what stands in brackets, < goes back, - leaves it empty."
Answers = dict[str, str]
"""What was answered, by question, in order; each answer is one that its question takes again."""


class Step(NamedTuple):
    """One question: what it fills, its words, and what an answer may be."""

    key: str
    words: str
    read: Callable[[str], str]
    """The answer as it is kept; raises `Problem`."""
    usual: str = ""
    """What Enter stands for; where it is empty, Enter is an empty answer."""
    menu: Sequence[str] = ()
    """What is chosen from; the words stand above it."""
    numbers: int = 0
    """How many may be chosen from by number, where no menu shows them."""
    before: Callable[[], None] | None = None
    """Shows what came of the answers so far."""
    help: Callable[[], None] | None = None
    """Shown where `?` is typed."""


Next = Callable[[Mapping[str, str]], Step | None]
"""The question that follows from what was answered; None at the end."""


def ask_all(
    following: Next, answers: Answers | None = None, keep: Callable[[Answers], None] | None = None
) -> Answers:
    """Ask until no question follows; `<` goes back to the one before, with its answer to change.

    `keep` is told of all answers after each.
    """
    known: Answers = dict(answers or {})
    before = list(known)
    typed: Answers = {}
    while (step := following(known)) is not None:
        answer = _ask(step, typed.get(step.key))
        if isinstance(answer, _Back):
            if not before:
                note("This is the first question.")
            for gone in _gone(before, answer.to):
                typed[gone] = known.pop(gone)
            continue
        known[step.key] = answer
        before.append(step.key)
        if keep is not None:
            keep(known)
    return known


class _Back(NamedTuple):
    """In place of an answer: back to the question before, or to the one that is named."""

    to: str = ""


def _gone(before: list[str], to: str) -> list[str]:
    """The questions that are asked once more, which are taken from those `before`."""
    start = before.index(to) if to in before else max(0, len(before) - 1)
    gone = before[start:]
    del before[start:]
    return gone


def taken_up(following: Next, saved: Mapping[str, str]) -> Answers:
    """The answers of another time that still hold, up to the first that does not."""
    known: Answers = {}
    while (step := following(known)) is not None and step.key in saved:
        try:
            known[step.key] = step.read(saved[step.key])
        except Problem:
            break
    return known


def _ask(step: Step, again: str | None) -> str | _Back:
    """The answer to one question, or the way back."""
    usual = _in_brackets(step, step.usual if again is None else again)
    try:
        if step.before is not None:
            step.before()
    except Problem as problem:  # what was answered cannot be shown: back to it
        say(f"{problem.message}. {problem.hint}".removesuffix(" "))
        return _Back(problem.about)
    if step.menu:
        menu(step.words, step.menu)
    while True:
        text = prompt(CHOICE if step.menu else step.words, usual).strip()
        if text == BACK:
            return _Back()
        text = "" if text == CLEAR else text
        if text == HELP and step.help is not None:
            step.help()
            continue
        try:
            return step.read(text)
        except Problem as problem:
            hint = f"write a number from 1 to {len(step.menu)}" if step.menu else problem.hint
            say(f"  {said(problem)}", indent=2)
            say(f"  {hint}" if hint else "", indent=2)


def said(problem: Problem) -> str:
    """What is wrong with an answer; of an empty one not that '' is no such thing."""
    empty = problem.message.startswith("''")
    return "this question needs an answer" if empty else problem.message


def _in_brackets(step: Step, usual: str) -> str:
    """What Enter stands for, as it is shown: its number, where the menu does not begin with it."""
    if not usual or any(line.startswith(usual) for line in step.menu):
        return usual
    for number in range(1, (len(step.menu) or step.numbers) + 1):
        with suppress(Problem):
            if step.read(str(number)) == usual:
                return str(number)
    return usual


def prompt(words: str, usual: str = "") -> str:
    """What is typed after some words; they wrap as words do, and Enter gives `usual`."""
    whole = f"{words} [{usual}]" if usual else words
    width = columns() - 1
    lines = _lines(whole, width)
    if len(lines[-1]) > width - _ROOM:
        lines = _lines(whole, width - _ROOM)
    for line in lines[:-1]:
        note(line)
    end = " " if lines[-1].endswith("?") else ": "
    with own_line():
        text: str = typer.prompt(
            lines[-1], default=usual, show_default=False, err=True, prompt_suffix=end
        )
    return text


def _lines(text: str, width: int) -> list[str]:
    """A question in lines; what stands in brackets or quotes is not parted where it fits."""
    whole = re.sub(r"\([^()]*\)|\"[^\"]*\"", lambda found: found[0].replace(" ", _KEPT), text)
    lines = fill(whole, width, break_on_hyphens=False).splitlines()
    return [line.replace(_KEPT, " ") for line in lines]


_KEPT = "\N{NO-BREAK SPACE}"
_ROOM = 12
"""Letters that are left for an answer behind a question."""
CHOICE = "Your choice"


def say(text: str, indent: int = 0) -> None:
    """A text beside the data, with lines no wider than the terminal."""
    if text:
        note(fill(text, columns() - 1, subsequent_indent=" " * indent, break_on_hyphens=False))


def menu(words: str, lines: Iterable[str]) -> None:
    """A question, and numbered choices below it, a line each where it fits."""
    note("")
    say(words)
    for number, text in enumerate(lines, 1):
        say(f"  {number:>2}  {text}", indent=6)


# --- reading an answer


def choice(text: str, names: Mapping[str, str], lines: Iterable[str] = ()) -> str:
    """The name that a number, the name itself, or a word of its line means; `Problem`."""
    word = clean(text).casefold()
    if word.isdecimal() and 1 <= int(word) <= len(names):
        return list(names)[int(word) - 1]
    shown = list(lines) or list(names)
    for name, line in zip(names, shown, strict=True):
        if word and (name.casefold() == word or word in line.casefold()):
            return name
    raise Problem(
        f"'{clean(text, 30)}' is none of them", hint=f"write a number from 1 to {len(names)}"
    )


def yes_or_no(text: str) -> str:
    """Whether it is y or n; `Problem` where it is neither."""
    answer = text.strip().lower()
    if answer not in ("y", "yes", "n", "no"):
        raise Problem(f"'{clean(text, 20)}' is neither yes nor no", hint="write y or n")
    return answer[0]


def area_or_nothing(text: str) -> str:
    """A place on file, or nothing; `Problem`."""
    if text:
        check_area(text)
    return clean(text, 80)


def new_file(text: str, suffix: str, hint: str = "") -> Path:
    """A file that is to be made, with a suffix where none was typed; `Problem` where it cannot.

    `hint` is what else one may do where it is there already.
    """
    typed = Path(text)
    name = typed if typed.suffix or not typed.name else typed.with_name(f"{typed.name}{suffix}")
    file = Path(os.path.expanduser(name))  # noqa: PTH111 - never raises
    shown = clean(str(file), 200)
    try:
        file.lstat()
    except FileNotFoundError:
        return file
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file has such a name"
        raise Problem(f"{shown}: {reason}", hint="type another name") from error
    raise Problem(f"{shown} is there already", hint=f"type another name{hint}")


def free_name(stem: str, suffix: str = ".toml") -> str:
    """A name that is not taken, numbered where need be: nothing is overwritten."""
    file = Path(f"{stem}{suffix}")
    number = 2
    while file.exists():
        file = Path(f"{stem}-{number}{suffix}")
        number += 1
    return str(file)
