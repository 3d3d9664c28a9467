"""Asks at a terminal for offers, as many as one has, and writes them to a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, get_args, get_type_hints

import typer

from negotiate.api.choices import check_area, parse_pay
from negotiate.api.offers import check_offer, keys_of_file, new_offers
from negotiate.api.writing import say_written
from negotiate.cli.dialog import (
    HOW,
    Answers,
    Step,
    area_or_nothing,
    ask_all,
    free_name,
    is_nothing,
    new_file,
    say,
    yes_or_no,
)
from negotiate.cli.offer_files import USUAL
from negotiate.cli.output import at_terminal, note
from negotiate.cli.quoting import command_line
from negotiate.model.errors import Misuse, Problem, check_choice
from negotiate.model.offer import Offer
from negotiate.model.text import clean

_MOST = 50
"""Offers that a file may hold."""
_LONGEST_NAME = 60


class _Asked(NamedTuple):
    """One question of an offer: its words, and the words of the file that an answer makes."""

    text: str
    words: Callable[[str], tuple[str, ...]]
    needed: bool = False


def ask_for_offers(example: str) -> str:
    """Ask for offers, write them to a new file, and return its name; one that is there may do.

    Raises `Misuse` with the complete `example` where there is nobody to ask. Stopped, the offers
    that were whole are written all the same.
    """
    there = USUAL if Path(USUAL).exists() else ""
    if not at_terminal():
        hint = f"negotiate compare {USUAL}" if there else f"a complete example: {example}"
        raise Misuse("no offers file is given", hint=hint)
    if there and ask_all(lambda known: None if known else use_file(there))["use"] == "y":
        return there
    say(f"Your offers, one after another; Enter skips what you do not know. {HOW}")
    note("")
    kept: Answers = {}
    try:
        known = ask_all(next_of_offers, keep=kept.update)
    except typer.Abort:
        _keep(kept)
        raise
    file = known["file"]
    save_offers(known)
    note(f"wrote {clean(file, 200)}")
    say(f"Change it with: negotiate offers edit NAME hourly=23; again: negotiate compare {file}")
    note("")
    return file


def use_file(file: str) -> Step:
    """Whether the offers of a file that is there are meant."""
    text = f"Weigh the offers in {clean(file, 200)}? (y or n)"
    return Step(key="use", words=text, read=yes_or_no, usual="y")


def ask_for_offer(
    name: str | None, taken: Sequence[str], file: str | None
) -> tuple[str, list[str]]:
    """Ask for one offer, and give its name and its words; `taken` names are of others.

    Stopped, it says the command that adds what was answered to the `file` that was typed.
    """
    say(f"Enter skips what you do not know. {HOW}")
    first: Answers = {"1.name": _name(name, taken)} if name is not None else {}

    def following(known: Mapping[str, str]) -> Step | None:
        return _step_of(1, {**first, **known}, taken)

    kept: Answers = {**first}
    try:
        known = {**first, **ask_all(following, keep=kept.update)}
    except typer.Abort:
        if words := _words(1, kept):
            to = [] if file is None else ["--file", file]
            again = command_line(["offers", "add", kept["1.name"], *words, *to])
            note(f"What you answered: {again}")
        raise
    return known["1.name"], _words(1, known)


def next_of_offers(known: Mapping[str, str], mine: Collection[str] = ()) -> Step | None:
    """The next question of all: offer by offer, then where one lives and where it is saved.

    A file of `mine` may be written again.
    """
    for number in range(1, _MOST + 1):
        taken = [known[f"{n}.name"] for n in range(1, number)]
        if (step := _step_of(number, known, taken)) is not None:
            return step
        if number < _MOST and (again := f"{number}.again") not in known:
            usual = "y" if number == 1 else "n"
            return Step(key=again, words="Add another offer? (y or n)", read=yes_or_no, usual=usual)
        if known.get(f"{number}.again") != "y":
            break
    if "home" not in known:
        usual = next((known[k] for k in known if k.endswith(".area") and known[k]), "")
        text = "Where you live, for taxes and prices"
        return Step(key="home", words=text, read=area_or_nothing, usual=usual)
    if "file" not in known:
        usual = free_name("offers")
        return Step(
            key="file",
            words="Save them as",
            read=lambda text: _new_file(text, mine),
            usual=usual,
        )
    return None


# --- one offer


def _step_of(number: int, known: Mapping[str, str], taken: Sequence[str]) -> Step | None:
    """The next question of an offer; None where there is none left."""
    if (key := f"{number}.name") not in known:
        return Step(
            key=key, words=f"Offer {number}: whose is it?", read=lambda text: _name(text, taken)
        )
    for name, asked in _QUESTIONS.items():
        if name == "payout" and not known.get(f"{number}.bonus"):
            continue
        if (key := f"{number}.{name}") not in known:
            return Step(key=key, words=asked.text, read=_reader(asked))
    more = sum(key.startswith(f"{number}.more") for key in known)
    if more and not known[f"{number}.more{more}"]:
        return None
    words = _words(number, known)
    return Step(
        key=f"{number}.more{more + 1}",
        words="Anything else? KEY=VALUE, ? for all keys, Enter for no" if not more else "And else?",
        read=lambda text: _more(known[f"{number}.name"], words, text),
        help=_show_keys,
    )


def _words(number: int, known: Mapping[str, str]) -> list[str]:
    """The words of an offer as answered so far."""
    found: list[str] = []
    for key, answer in known.items():
        name = key.removeprefix(f"{number}.")
        if name == key or not answer or (name == "payout" and not known.get(f"{number}.bonus")):
            continue
        if name in _QUESTIONS:
            found += _QUESTIONS[name].words(answer)
        elif name.startswith("more"):
            found.append(answer)
    return found


def _reader(asked: _Asked) -> Callable[[str], str]:
    def read(text: str) -> str:
        if is_nothing(text):
            if asked.needed:
                raise Problem("an offer needs it", hint="type it, or < to go back")
            return ""
        asked.words(text)
        return text

    return read


def _name(text: str, taken: Sequence[str]) -> str:
    name = clean(text, _LONGEST_NAME)
    if not name or name.casefold() in {other.casefold() for other in taken}:
        raise Problem("each offer needs a name of its own", hint="like the employer's")
    return name


def _more(name: str, words: Sequence[str], text: str) -> str:
    """A key and its value that nobody was asked for; with nothing, the offer must be whole."""
    if is_nothing(text):
        text = ""
    if text and "=" not in text:
        raise _without_value(clean(text, 40))
    check_offer(name, [*words, *([text] if text else [])], whole=not text)
    return text


def _without_value(text: str) -> Problem:
    keys = keys_of_file()["offer"]
    if any(text in (key, key.partition(".")[0]) for key in keys):
        return Problem(f"'{text}' has no value", hint=f"write {text}=VALUE")
    hint = "write a key and its value, like status=written; ? shows the keys, Enter goes on"
    return Problem(f"'{text}' is no key with a value", hint=hint)


def _show_keys() -> None:
    """Every key of an offer, those of a table together."""
    groups: dict[str, list[str]] = {}
    for key in keys_of_file()["offer"]:
        groups.setdefault(key.rpartition(".")[0], []).append(key)
    for keys in groups.values():
        say(f"  {', '.join(keys)}", indent=4)
    say("Like status=written, sign_on.amount=2000, retirement.up_to=6%. docs/OFFERS.md says more.")


def number(text: str, least: float = 0.0, most: float = 1e6, unit: str = "$") -> float:
    """A number within bounds, with its unit or without; `Problem`."""
    bare = text.removesuffix("%") if unit == "%" else text.removeprefix("$")
    whole = _THOUSANDS.sub("", bare.strip())
    try:
        amount = float(whole)
    except ValueError:
        amount = -1.0
    if not least <= amount <= most:
        hint = f"write a number from {least:,.0f} to {most:,.0f}, or press Enter"
        raise Problem(f"'{clean(text, 30)}' cannot be used here", hint=hint)
    return amount


_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
"""A comma that parts thousands; "120,50" is no number here."""


def _of(key: str, least: float = 0.0, most: float = 1e6) -> Callable[[str], tuple[str, ...]]:
    return lambda text: (f"{key}={number(text, least, most):.10g}",)


def _pay(text: str) -> tuple[str, ...]:
    pay = parse_pay(text, "pay")
    if pay.period == "hour":
        return (f"hourly={pay.amount:.10g}",)
    if pay.period == "year":
        return (f"salary={pay.amount:.10g}",)
    return (f"pay={clean(text, 60)}",)


def _status(text: str) -> tuple[str, ...]:
    statuses = [
        word
        for hint in get_args(get_type_hints(Offer)["status"])
        for word in get_args(hint)
        if isinstance(word, str)
    ]
    try:
        return (f"status={check_choice(text, statuses, 'status')}",)
    except Problem as problem:  # there is no option to name here
        raise Problem(problem.message, hint="write one of them, or press Enter") from problem


def _area(text: str) -> tuple[str, ...]:
    check_area(text)
    return (f"area={clean(text, 80)}",)


def _match(text: str) -> tuple[str, ...]:
    return "retirement.match_rate=1.0", f"retirement.up_to={number(text, 0, 100, '%') / 100:.6g}"


def _payout(text: str) -> tuple[str, ...]:
    return (f"bonus.payout={number(text, 0, 500, '%') / 100:.6g}",)


_QUESTIONS: dict[str, _Asked] = {
    "pay": _Asked(text="Pay, like 21.50/h or 52000", words=_pay, needed=True),
    "status": _Asked(
        text="How sure is it? written, verbal, interviewing, or current (your job)", words=_status
    ),
    "area": _Asked(text='Place, like "Phoenix, AZ", or remote', words=_area),
    "hours": _Asked(text="Hours a week, where not 40", words=_of("hours_per_week", 1, 100)),
    "premium": _Asked(
        text="Health premium you pay a month", words=_of("health.premium_monthly", 0, 10_000)
    ),
    "days": _Asked(text="Paid days off a year", words=_of("time_off.days", 0, 260)),
    "miles": _Asked(text="Miles to work, one way", words=_of("commute.miles_one_way", 0, 1_000)),
    "bonus": _Asked(text="Bonus a year, in dollars", words=_of("bonus.amount")),
    "payout": _Asked(text="How much of it do people really get, in percent", words=_payout),
    "match": _Asked(
        text="Retirement match, dollar for dollar up to which percent of pay", words=_match
    ),
}


# --- all of them


def _new_file(text: str, mine: Collection[str]) -> str:
    if text in mine:
        return text
    return str(new_file(text, USUAL, hint="; negotiate offers add adds to it"))


def save_offers(known: Mapping[str, str]) -> None:
    """Write the offers that were answered to a new file, whose name was; `Problem`."""
    numbers = [key.partition(".")[0] for key in known if key.endswith(".name")]
    offers = [(known[f"{n}.name"], _words(int(n), known)) for n in numbers]
    home = known.get("home", "")
    new_offers(known["file"], offers, [f"home_area={home}"] if home else [])


def _keep(known: Mapping[str, str]) -> None:
    """Write the offers that have a pay, where somebody stopped; what else was begun is lost."""
    whole = ["home", *(key.partition(".")[0] for key in known if key.endswith(".pay"))]
    kept = {key: text for key, text in known.items() if key.partition(".")[0] in whole}
    if len(whole) == 1:
        return
    file = kept["file"] = free_name("offers")
    try:
        save_offers(kept)
    except Problem:  # keys that do not go together yet
        save_offers({key: text for key, text in kept.items() if ".more" not in key})
    say_written(f"{file} with what you answered (negotiate offers add adds to it)", Path(file))
