"""Questions one after another at a terminal, with a way back to each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from textwrap import fill
from typing import NamedTuple

import typer

from negotiate.cli.output import columns, note
from negotiate.model.errors import Problem

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
    before: Callable[[], None] | None = None
    """Shows what is chosen from."""
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
        if answer is None:
            if not before:
                note("This is the first question.")
                continue
            gone = before.pop()
            typed[gone] = known.pop(gone)
            continue
        known[step.key] = answer
        before.append(step.key)
        if keep is not None:
            keep(known)
    return known


def taken_up(following: Next, saved: Mapping[str, str]) -> Answers:
    """The answers of another time that still hold, up to the first that does not."""
    known: Answers = {}
    while (step := following(known)) is not None and step.key in saved:
        try:
            known[step.key] = step.read(saved[step.key])
        except Problem:
            break
    return known


def _ask(step: Step, again: str | None) -> str | None:
    """The answer to one question; None to go back."""
    if step.before is not None:
        step.before()
    usual = step.usual if again is None else again
    while True:
        text = prompt(step.words, usual).strip()
        if text == BACK:
            return None
        text = "" if text == CLEAR else text
        if text == HELP and step.help is not None:
            step.help()
            continue
        try:
            return step.read(text)
        except Problem as problem:
            say(f"  {problem.message}", indent=2)
            say(f"  {problem.hint}" if problem.hint else "", indent=2)


def prompt(words: str, usual: str = "") -> str:
    """What is typed after some words; they wrap as words do, and Enter gives `usual`."""
    whole = f"{words} [{usual}]" if usual else words
    lines = fill(whole, columns() - _ROOM, break_on_hyphens=False).splitlines()
    for line in lines[:-1]:
        note(line)
    end = " " if lines[-1].endswith("?") else ": "
    text: str = typer.prompt(
        lines[-1], default=usual, show_default=False, err=True, prompt_suffix=end
    )
    return text


_ROOM = 12
"""Letters that are left for an answer behind a question."""


def say(text: str, indent: int = 0) -> None:
    """A text beside the data, with lines no wider than the terminal."""
    if text:
        note(fill(text, columns() - 1, subsequent_indent=" " * indent, break_on_hyphens=False))


def menu(lines: Mapping[str, str]) -> None:
    """Numbered choices, a line each where it fits."""
    for number, (name, text) in enumerate(lines.items(), 1):
        say(f"  {number:>2}  {f'{name}: {text}' if text else name}", indent=6)
