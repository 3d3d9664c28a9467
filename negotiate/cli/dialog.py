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
from negotiate.model.text import clean, listing

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


Keep = Callable[[Answers], None]
"""Is told, after each answer, of all so far, and of those that somebody went back from."""


def ask_all(following: Next, saved: Answers | None = None, keep: Keep | None = None) -> Answers:
    """Ask until no question follows; `<` goes back to the one before, with its answer to change.

    Of the answers `saved` another time, those that still hold are taken up, and the others stand
    in brackets.
    """
    known = taken_up(following, saved or {})
    typed, before = {**(saved or {})}, list(known)
    while (found := _next(following, known, typed)) is not None:
        if isinstance(found, _Back):
            if not before:
                note("This is the first question.")
            for gone in _gone(before, found.to):
                del known[gone]
            continue
        key, answer = found
        typed[key] = known[key] = answer
        before.append(key)
        if keep is not None:
            keep(known | {key: text for key, text in typed.items() if key not in known})
    return known


def _next(following: Next, known: Answers, typed: Answers) -> tuple[str, str] | _Back | None:
    """The next question and its answer, or the way back; None at the end."""
    try:
        if (step := following(known)) is None:
            return None
        answer = _ask(step, typed.get(step.key))
    except Problem as problem:  # what was answered cannot be shown: back to it
        if not known:
            raise
        _explain(problem)
        return _Back(problem.about)
    return answer if isinstance(answer, _Back) else (step.key, answer)


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
    try:
        while (step := following(known)) is not None and step.key in saved:
            known[step.key] = step.read(saved[step.key])
    except Problem:  # of what holds no more, or of what leads to no next question
        return known
    return known


def _ask(step: Step, again: str | None) -> str | _Back:
    """The answer to one question, or the way back."""
    usual = _in_brackets(step, again if again is not None and _holds(step, again) else step.usual)
    if step.before is not None:
        step.before()
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
            hint = f"write a number from 1 to {len(step.menu)}" if step.menu else hint_of(problem)
            say(f"  {said(problem)}", indent=2)
            say(f"  {hint}" if hint else "", indent=2)


def _holds(step: Step, answer: str) -> bool:
    with suppress(Problem):
        step.read(answer)
        return True
    return False


def _explain(problem: Problem) -> None:
    """Say why what was answered cannot be shown, with every mistake."""
    say(problem.message if problem.mistakes else f"{problem.message}. {hint_of(problem)}".rstrip())
    for mistake in problem.mistakes:
        say(f"  {mistake}", indent=4)


def said(problem: Problem) -> str:
    """What is wrong with an answer; of an empty one not that '' is no such thing."""
    empty = problem.message.startswith("''")
    return "this question needs an answer" if empty else problem.message


def hint_of(problem: Problem) -> str:
    """What to do about an answer: at a question nobody can add an option."""
    return "; ".join(part for part in problem.hint.split("; ") if "--" not in part)


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
        lines[-1:] = _lines(lines[-1], width - _ROOM)
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
    """The name that a number, the name itself, or words of its line alone mean; `Problem`."""
    word = clean(text).casefold()
    if word.isdecimal() and 1 <= int(word) <= len(names):
        return list(names)[int(word) - 1]
    typed, shown = _words(word), list(lines) or list(names)
    fitting = [name for name in names if name.casefold() == word] or [
        name for name, line in zip(names, shown, strict=True) if typed and typed <= _words(line)
    ]
    if len(fitting) == 1:
        return fitting[0]
    raise Problem(
        f"'{clean(text, 30)}' is none of them", hint=f"write a number from 1 to {len(names)}"
    )


def _words(line: str) -> set[str]:
    return set(re.findall(r"\w+", line.casefold()))


_NOTHING = ("", "n", "no", "none", "nothing", "n/a", "unknown", "not yet")
"""What people answer where a question may be left out."""


def is_nothing(text: str) -> bool:
    """Whether an answer to a question that may be left out says that there is nothing."""
    return text.casefold().rstrip(".") in _NOTHING


def yes_or_no(text: str) -> str:
    """Whether it is y or n; `Problem` where it is neither."""
    answer = text.strip().lower()
    if answer not in ("y", "yes", "n", "no"):
        raise Problem(f"'{clean(text, 20)}' is neither yes nor no", hint="write y or n")
    return answer[0]


def area_or_nothing(text: str) -> str:
    """A place on file, or nothing; `Problem`."""
    if is_nothing(text):
        return ""
    check_area(text)
    return clean(text, 80)


def new_file(text: str, like: str, others: Sequence[str] = (), hint: str = "") -> Path:
    """A file that is to be made, named `like` another; `Problem` where there can be none.

    Where no suffix was typed it has that of `like`; `others` may be typed. `hint` is what else one
    may do where it is there already.
    """
    file = _named(os.path.expanduser(text.strip().strip("\"'").strip()), like, others)  # noqa: PTH111 - never raises
    shown = clean(str(file), 200)
    try:
        file.lstat()
    except FileNotFoundError as error:
        if file.parent.is_dir():
            return file
        text = f"there is no folder {clean(str(file.parent), 200)}"
        raise Problem(text, hint="type another name") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file has such a name"
        raise Problem(f"{shown}: {reason}", hint="type another name") from error
    raise Problem(f"{shown} is there already", hint=f"type another name{hint}")


def _named(name: str, like: str, others: Sequence[str]) -> Path:
    """A name of a file as it was meant, with its suffix; `Problem`."""
    file, example = Path(name), f"type a name like {like}"
    if not name:
        raise Problem("it needs a name", hint=example)
    if name.endswith(("/", os.sep)) or file.name in ("", "..") or os.path.isdir(name):  # noqa: PTH112
        raise Problem(f"{clean(name, 200)} is a folder", hint=f"{example}, or one in the folder")
    if file.name.startswith((".", "-")):
        raise Problem(f"a file should not begin with {file.name[0]}", hint=example)
    suffixes = (Path(like).suffix, *others)
    if not file.suffix:
        return file.with_name(f"{file.name}{suffixes[0]}")
    if file.suffix.lower() not in suffixes:
        shown = clean(file.name, 200)
        raise Problem(f"{shown} does not end in {listing(suffixes)}", hint=example)
    return file


def free_name(stem: str, suffix: str = ".toml") -> str:
    """A name that is not taken, numbered where need be: nothing is overwritten."""
    file = Path(f"{stem}{suffix}")
    number = 2
    while file.exists():
        file = Path(f"{stem}-{number}{suffix}")
        number += 1
    return str(file)
