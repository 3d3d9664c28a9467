"""Asks at a terminal for what a command line left out."""

from __future__ import annotations

import shlex
import sys

import typer

from negotiate.cli.output import note
from negotiate.files.facts import load_facts
from negotiate.files.gazetteer import Gazetteer
from negotiate.interface.checks import check_level, check_years
from negotiate.market.places import resolve
from negotiate.model.errors import Misuse, Problem


def ask_for_range(
    years: float | None, area: str | None, *, example: str
) -> tuple[str, float | None, str | None]:
    """Ask for the level, and for years and place where they were left out too.

    Raises `Misuse` with the complete `example` where there is nobody to ask.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise Misuse("--level is missing", hint=f"a complete example: {example}")
    levels = load_facts().levels
    note("Which level is the job?")
    for number, level in enumerate(levels.values(), 1):
        note(f"  {number}  {level.name:<8} {level.duties}")
    level = _until(lambda text: _level(text, list(levels)), "Level")
    if years is None:
        shown = f"{levels[level].typical_years:g}"
        years = _until(_years, "Years in customer service, all together", shown)
    if area is None:
        area = _until(_area, 'Place, like "Phoenix, AZ", or US', "US")
    command = ["negotiate", "range", "--level", level, "--years", f"{years:g}", "--area", area]
    note(f"The same again: {shlex.join(command)}\n")
    return level, years, area


def _until(check, question: str, default: str | None = None):  # type: ignore[no-untyped-def]
    """Ask until the answer can be used; a wrong one is explained and asked again."""
    while True:
        text = typer.prompt(question, default=default, err=True)
        try:
            return check(text)
        except Problem as problem:
            note(f"{problem.message}\n{problem.hint}")


def _level(text: str, names: list[str]) -> str:
    if text.strip().isdigit() and 1 <= int(text) <= len(names):
        return names[int(text) - 1]
    return check_level(text)


def _years(text: str) -> float:
    try:
        return check_years(float(text))
    except ValueError:
        raise Problem(f"'{text}' is not a number of years", hint="write it like 4.5") from None


def _area(text: str) -> str:
    resolve(text, Gazetteer())
    return text
