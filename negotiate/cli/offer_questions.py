"""Asks at a terminal for two offers and writes them to a file."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import typer

from negotiate.api.choices import parse_pay
from negotiate.api.writing import write_whole
from negotiate.cli.output import note
from negotiate.model.errors import Misuse, Problem
from negotiate.model.text import clean


class Question(NamedTuple):
    """One question, and the lines of the file its answer makes."""

    text: str
    lines: Callable[[str], str]


def _number(text: str, least: float = 0.0, most: float = 1e6) -> float:
    try:
        amount = float(text.replace(",", "").removeprefix("$"))
    except ValueError:
        amount = -1.0
    if not least <= amount <= most:
        hint = f"write a number from {least:g} to {most:g}, or press Enter"
        raise Problem(f"'{clean(text, 30)}' cannot be used here", hint=hint)
    return amount


def _pay(text: str) -> str:
    pay = parse_pay(text, "pay")
    if pay.period == "hour":
        return f"hourly = {pay.amount:g}"
    return f"salary = {pay.yearly(40):g}"


def _match(text: str) -> str:
    share = _number(text.removesuffix("%")) / 100
    return f"[[offer.retirement]]\nmatch_rate = 1.0\nup_to = {share:.6g}"


def _bonus(text: str) -> str:
    return f'[[offer.bonus]]\nname = "bonus"\namount = {_number(text):g}'


def _premium(text: str) -> str:
    return f"health = {{ premium_monthly = {_number(text):g} }}"


_QUESTIONS = (
    Question("Hours a week", lambda t: f"hours_per_week = {_number(t, 1, 100):g}"),
    Question("Health premium you pay a month", _premium),
    Question("Paid days off a year", lambda t: f"time_off = {{ days = {_number(t, 0, 260):g} }}"),
    Question("Miles to work, one way", lambda t: f"commute = {{ miles_one_way = {_number(t):g} }}"),
    Question("Expected bonus a year, in dollars", _bonus),
    Question("Retirement match, dollar for dollar up to which percent of pay", _match),
)


def ask_for_offers(example: str) -> str:
    """Ask for two offers, write them to a new file, and return its name.

    Raises `Misuse` with the complete `example` where there is nobody to ask.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise Misuse("no offers file is given", hint=f"a complete example: {example}")
    note("Two offers. Enter skips a question; only name and pay are needed.\n")
    names: list[str] = []
    blocks = []
    for number in (1, 2):
        blocks.append(_ask_offer(number, names))
        note("")
    file = _free_name()
    write_whole(file, ("\n\n".join(blocks) + "\n").encode())
    note(f"wrote {file}; change it and run: negotiate compare {file}\n")
    return str(file)


def _ask_offer(number: int, names: list[str]) -> str:
    def name(text: str) -> str:
        shown = clean(text, 60).replace("\\", "").replace('"', "'")
        if not shown or shown.casefold() in names:
            raise Problem("each offer needs a name of its own", hint="like the employer's")
        names.append(shown.casefold())
        return f'name = "{shown}"'

    lines = ["[[offer]]", _until(f"Offer {number}, name", name, needed=True)]
    lines.append(_until("Pay, like 21.50/h or 52000", _pay, needed=True))
    lines += filter(None, (_until(q.text, q.lines) for q in _QUESTIONS))
    return "\n".join(lines)


def _until(question: str, lines: Callable[[str], str], *, needed: bool = False) -> str:
    """Ask until the answer can be used; nothing typed is skipped where it is not needed."""
    while True:
        text = typer.prompt(question, default="", show_default=False, err=True).strip()
        if not text and not needed:
            return ""
        try:
            return lines(text)
        except Problem as problem:
            note(f"{problem}\n{problem.hint}")


def _free_name() -> Path:
    """offers.toml, or the first numbered name that is not taken: nothing is overwritten."""
    file = Path("offers.toml")
    number = 2
    while file.exists():
        file = Path(f"offers-{number}.toml")
        number += 1
    return file
