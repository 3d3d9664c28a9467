"""Asks at a terminal for what a command line left out."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from textwrap import fill

import typer

from negotiate.api.choices import check_area, check_level, check_years, known_choices, parse_pay
from negotiate.cli.output import as_option, columns, note
from negotiate.model.errors import Misuse, Problem


def someone_is_there() -> bool:
    """Whether a person sits at a terminal who can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask_for_current(typed: Sequence[str]) -> str:
    """Ask for present pay, from which a raise goes up; then print the command line with it."""
    current = str(_until(_pay, "What you earn now, like 18.50/h"))
    note(f"The same again: {shlex.join(['negotiate', *(typed or ['range'])])} --current {current}")
    return current


def check_there_is_someone(example: str) -> None:
    """Raise `Misuse` with a complete `example` where there is nobody to ask."""
    if not someone_is_there():
        raise Misuse("--level is missing", hint=f"a complete example: {example}")


def ask_for_range(
    typed: Sequence[str], years: float | None, area: str | None
) -> tuple[str, float | None, str | None]:
    """Ask for the level, and for years and place where they were left out too.

    Then print the command line that would have asked nothing: what was typed, and the answers.
    """
    levels = known_choices().levels
    note("Which level is the job?")
    for number, level in enumerate(levels.values(), 1):
        line = f"  {number}  {level.name:<8} {level.duties}"
        note(fill(line, columns() - 1, subsequent_indent=" " * 14))
    level = _until(_level, "Level")
    answers = ["--level", level]
    if years is None:
        shown = f"{levels[level].typical_years:g}"
        years = _until(_years, "Years in customer service, all together", shown)
        answers += ["--years", f"{years:g}"]
    if area is None:
        area = _until(_area, 'Place, like "Phoenix, AZ", or US', "US")
        answers += ["--area", area]
    note(f"The same again: {shlex.join(['negotiate', *(typed or ['range']), *answers])}\n")
    return level, years, area


def _until(check, question: str, default: str | None = None):  # type: ignore[no-untyped-def]
    """Ask until the answer can be used; a wrong one is explained and asked again."""
    while True:
        text = typer.prompt(question, default=default, err=True)
        try:
            return check(text)
        except Problem as problem:
            note(f"{as_option(problem)}\n{problem.hint}")


def _pay(text: str) -> str:
    parse_pay(text, "current")
    return text.strip()


def _level(text: str) -> str:
    numbers = {str(number): name for number, name in enumerate(known_choices().levels, 1)}
    return numbers.get(text.strip()) or check_level(text)


def _years(text: str) -> float:
    try:
        return check_years(float(text))
    except ValueError:
        raise Problem(f"'{text}' is not a number of years", hint="write it like 4.5") from None


def _area(text: str) -> str:
    check_area(text)
    return text
