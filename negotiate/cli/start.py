"""``negotiate`` alone: asks what one is up to, and leads to range, script and sheet.

Everything it shows is what a command shows: it makes their words, runs them, and prints them at the
end, so that the next time nothing need be asked.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

import typer

from negotiate.api.begun import forget_begun, load_begun, save_begun
from negotiate.api.choices import check_area, known_choices, parse_pay
from negotiate.api.own import has_profile
from negotiate.api.person import PersonWords, parse_years
from negotiate.api.profiles import check_value, load_profile, save_profile
from negotiate.api.ranges import target_range
from negotiate.cli.dialog import (
    HOW,
    Answers,
    Next,
    Step,
    area_or_nothing,
    ask_all,
    choice,
    free_name,
    menu,
    new_file,
    say,
    taken_up,
    yes_or_no,
)
from negotiate.cli.output import note
from negotiate.cli.questions import industry_of, level_of
from negotiate.model.errors import Problem
from negotiate.model.profile import Profile
from negotiate.model.text import clean

Run = Callable[[list[str]], int]
"""Runs one command line."""

WHAT = {
    "offer": "a new offer: from another employer, made or still to come",
    "raise": "a raise: more pay in the job you have",
    "promotion": "a step up: a higher level where you work",
    "offers": "two offers or more: which one is worth more",
    "look": "a look at pay: what a job pays in a place",
}
UNSURE = "unsure"
_NOT_SURE = "not sure: shows two, side by side"
_AGENTS = ("junior", "mid", "senior")


def start(run: Run) -> None:
    """Ask, show, and save what is wanted; `run` runs the commands that are made.

    What was answered is kept when somebody stops, and taken up the next time.
    """
    say("Plan a talk about pay. Nothing leaves this machine.")
    say(HOW)
    note("")
    asking = _Asking(run, load_profile() if has_profile() else Profile())
    begun = _go_on(asking.following)
    try:
        known = ask_all(asking.following, begun, keep=_keep)
    except typer.Abort:
        if load_begun():
            note("")
            say("What you answered is kept: negotiate alone goes on from there.")
        raise
    forget_begun()
    asking.close(known)


def _keep(answers: Answers) -> None:
    with suppress(Problem):  # a home that cannot be written to stops nobody from asking
        save_begun({key: text for key, text in answers.items() if key not in _SHOWING})


def _go_on(following: Next) -> Answers:
    """The answers of a time that was stopped, where they are wanted."""
    begun = taken_up(following, load_begun())
    if not begun:
        return {}
    shown = ", ".join(clean(text, 30) for text in begun.values() if text)
    say(f"Last time you stopped after: {shown}.")
    step = Step(key="on", words="Go on from there? (y or n)", read=yes_or_no, usual="y")
    if ask_all(lambda known: None if "on" in known else step)["on"] == "y":
        return begun
    forget_begun()
    return {}


_SHOWING = ("script", "sheet", "save")
"""Questions that come once a range is shown; they are asked anew when somebody goes on."""


class _Asking:
    """The questions of a start, one after another, and what is shown between them."""

    def __init__(self, run: Run, saved: Profile) -> None:
        self._run = run
        self._saved = saved
        self._sheets: dict[tuple[str, ...], str] = {}

    def following(self, known: Mapping[str, str]) -> Step | None:
        """The question that follows; None at the end."""
        if "what" not in known:
            names = dict.fromkeys(WHAT, "")
            return Step(
                key="what",
                words="What are you up to?",
                read=lambda text: choice(text, names, WHAT.values()),
                before=lambda: menu(WHAT.values()),
            )
        if known["what"] == "offers" and (step := self._of_offers(known)) is not None:
            return step
        if known["what"] == "offers" and not known["call"]:
            return None
        return self._of_person(known) or self._of_talk(known) or self._showing(known)

    def close(self, known: Mapping[str, str]) -> None:
        """Save who one is where that is wanted, and say which commands do the same."""
        if known.get("save") == "y":
            path = save_profile(None, self._changes(known))
            note(f"wrote {clean(str(path), 200)}")
        note("\nThe same without questions:")
        for words in self._commands(known):
            note(f"  {shlex.join(['negotiate', *words])}")
        if known["what"] != "look":
            say("Before the call: negotiate rehearse plays it through, with the same options.")

    # --- the questions

    def _of_offers(self, known: Mapping[str, str]) -> Step | None:
        from negotiate.cli.offer_questions import next_of_offers

        begins = "use" not in known and "1.name" not in known
        if begins and (file := self._present_file()):
            text = f"Weigh the offers in {file}? (y or n)"
            return Step(key="use", words=text, read=yes_or_no, usual="y")
        if known.get("use") != "y" and (step := next_of_offers(known)) is not None:
            return step
        if "call" not in known:
            return Step(
                key="call",
                words="Which of them is your call about? Its name; Enter for none",
                read=lambda text: _offer_named(text, self._file(known)),
                before=lambda: self._compared(known),
            )
        return None

    def _of_person(self, known: Mapping[str, str]) -> Step | None:
        mine = self._saved
        step = _pair(
            known,
            key="level",
            words=_LEVEL.get(known["what"], "Which level is the job?"),
            lines=[f"{one.name}: {one.duties}" for one in known_choices().levels.values()],
            read=level_of,
            usual=mine.level or "",
        )
        if step is not None:
            return step
        if "years" not in known:
            level = known_choices().levels[_settled(known, "level")]
            years = mine.years if mine.years is not None else level.typical_years
            text = "Years in this kind of work, all together"
            return Step(key="years", words=text, read=_years, usual=f"{years:g}")
        if "area" not in known and known["what"] != "offers":
            text = 'Place, like "Phoenix, AZ", or US'
            return Step(key="area", words=text, read=_area, usual=mine.area or "US")
        step = _pair(
            known,
            key="industry",
            words="What kind of company is it? Enter where you do not know",
            lines=list(known_choices().companies.values()),
            read=industry_of,
            usual=mine.industry or "",
            needed=False,
        )
        return step or self._settling(known)

    def _settling(self, known: Mapping[str, str]) -> Step | None:
        """Between two that somebody was unsure of, once both can be shown."""
        for key, what in (("level", "level"), ("industry", "kind of company")):
            if known.get(key) == UNSURE and f"{key}.settled" not in known:
                two = known[f"{key}.two"].split(",")
                return Step(
                    key=f"{key}.settled",
                    words=f"With which {what} shall it go on? (1 or 2)",
                    read=lambda text, two=two: choice(text, dict.fromkeys(two, "")),  # type: ignore[misc]
                    usual=two[0],
                    before=lambda key=key, two=two: _side_by_side(known, key, two),  # type: ignore[misc]
                )
        return None

    def _of_talk(self, known: Mapping[str, str]) -> Step | None:
        asked = () if known["what"] in ("look", "offers") else self._about_talk(known)
        return next((step for step in asked if step.key not in known), None)

    def _about_talk(self, known: Mapping[str, str]) -> Iterator[Step]:
        what, offer = known["what"], known.get("offer")
        inside = what in ("raise", "promotion")
        if inside:
            text = "What you earn now, like 18.50/h"
            yield Step(key="current", words=text, read=_pay, usual=self._saved.current or "")
        if what != "raise":
            text = "What do they offer, like 21.50/h or 44k? Enter where they did not say"
            yield Step(key="offer", words=text, read=_pay_or_nothing)
        if what == "offer":
            text = "Pay in the advert, like 18-22/h? Enter where it says none"
            yield Step(key="posted", words=text, read=_posted)
        if inside or offer:
            text = "Could you live with a no? (y or n)"
            yield Step(key="live", words=text, read=yes_or_no, usual="y")
        if what == "offer" and offer and _settled(known, "level") in _AGENTS:
            text = "Do all who start there get the same rate? (y or n)"
            yield Step(key="same", words=text, read=yes_or_no, usual="n")

    def _showing(self, known: Mapping[str, str]) -> Step | None:
        if "script" not in known:
            return Step(
                key="script",
                words="See what to say, word for word? (y or n)",
                read=yes_or_no,
                usual="n" if known["what"] == "look" else "y",
                before=lambda: self._show(self._command(known, "range")),
            )
        if "sheet" not in known:
            return Step(
                key="sheet",
                words="Save it all on one page to print, as (- for none)",
                read=_sheet_name,
                usual=free_name("prep-sheet", ".pdf"),
                before=lambda: self._script(known),
            )
        if "save" not in known and self._changes(known):
            return Step(
                key="save",
                words="Save who you are (level, years, place, company), to be asked less? (y or n)",
                read=yes_or_no,
                usual="y",
                before=lambda: self._sheet(known),
            )
        if "save" not in known:
            self._sheet(known)
        return None

    # --- what is shown

    def _show(self, words: list[str]) -> None:
        note("")
        self._run(words)
        note("")

    def _script(self, known: Mapping[str, str]) -> None:
        if known["script"] == "y":
            self._show(self._command(known, "script"))

    def _sheet(self, known: Mapping[str, str]) -> None:
        """Make the sheet, once for the same words."""
        words = tuple(self._command(known, "sheet"))
        if known["sheet"] and words not in self._sheets:
            self._run([*words])
            self._sheets[words] = known["sheet"]

    def _compared(self, known: Mapping[str, str]) -> None:
        from negotiate.cli.offer_questions import save_offers

        if known.get("use") != "y" and not Path(known["file"]).exists():
            save_offers(known)
        self._show(["compare", self._file(known)])

    # --- the commands

    def _commands(self, known: Mapping[str, str]) -> list[list[str]]:
        found = []
        if known["what"] == "offers":
            found.append(["compare", self._file(known)])
            if not known["call"]:
                return found
        found.append(self._command(known, "range"))
        if known.get("script") == "y":
            found.append(self._command(known, "script"))
        if known.get("sheet"):
            found.append(self._command(known, "sheet"))
        return found

    def _command(self, known: Mapping[str, str], name: str) -> list[str]:
        """The words of a command, with everything that was answered."""
        words = [name]
        if known["what"] == "offers" and name == "range":
            words += _options(_person(known) | _offer_of(self._file(known), known["call"]))
        elif known["what"] == "offers":
            words += [self._file(known), "--company", known["call"], *_options(_person(known))]
        else:
            words += _options(_person(known) | _talk(known))
        if name == "sheet":
            words += ["-o", known["sheet"]]
        return words

    def _changes(self, known: Mapping[str, str]) -> dict[str, Any]:
        """What of the profile would be another."""
        told = _person(known)
        wanted: dict[str, Any] = {key: told.get(key) for key in ("level", "area", "industry")}
        wanted["years"] = float(told["years"]) if "years" in told else None
        mine = self._saved._asdict()
        return {
            key: check_value(key, value)
            for key, value in wanted.items()
            if value is not None and value != mine[key]
        }

    def _present_file(self) -> str:
        """An offers file that is there: the profile's, or the usual one."""
        from negotiate.cli.offers import offers_file

        file = offers_file(None)
        return file if os.path.exists(file) else ""  # noqa: PTH110 - never raises

    def _file(self, known: Mapping[str, str]) -> str:
        return self._present_file() if known.get("use") == "y" else known["file"]


_LEVEL = {
    "raise": "Which level is the job you have?",
    "promotion": "Which level would you step up to?",
    "look": "Which level do you want to see?",
}


def _pair(
    known: Mapping[str, str],
    *,
    key: str,
    words: str,
    lines: Sequence[str],
    read: Callable[[str], str],
    usual: str,
    needed: bool = True,
) -> Step | None:
    """A choice from a menu, and, where somebody is not sure, of the two that come nearest."""
    last = str(len(lines) + 1)

    def one(text: str) -> str:
        if not text and not needed:
            return ""
        return UNSURE if text in (last, UNSURE, "not sure") else read(text)

    def two(text: str) -> str:
        found = list(dict.fromkeys(read(part) for part in text.replace(",", " ").split()))
        if len(found) != 2:
            raise Problem("that is not two of them", hint="write two numbers, like 2 3")
        return ",".join(found)

    if key not in known:
        return Step(
            key=key, words=words, read=one, usual=usual, before=lambda: menu([*lines, _NOT_SURE])
        )
    if known[key] == UNSURE and f"{key}.two" not in known:
        return Step(key=f"{key}.two", words="Which two come nearest, like 2 3", read=two)
    return None


def _settled(known: Mapping[str, str], key: str) -> str:
    """What was chosen; of two, the first until one is settled on."""
    if known.get(key) != UNSURE:
        return known.get(key, "")
    return known.get(f"{key}.settled") or known[f"{key}.two"].partition(",")[0]


def _side_by_side(known: Mapping[str, str], key: str, two: Sequence[str]) -> None:
    """The range with each of two answers."""
    note("")
    for number, one in enumerate(two, 1):
        told = _person({**known, key: one})
        level = told.pop("level")
        result = target_range(level, **cast("PersonWords", {**told, "years": float(told["years"])}))
        name = result.level.short if key == "level" else known_choices().companies[one]
        text = (
            f"  {number}  {name}: target {result.unit.say(result.target)}, ask for "
            f"{result.unit.short(result.ask_said[0])} to "
            f"{result.unit.say(result.ask_said[1])}"
        )
        say(text, indent=5)


def _person(known: Mapping[str, str]) -> dict[str, str]:
    """Who one is and which job it is, by option."""
    told = {
        "level": _settled(known, "level"),
        "years": known.get("years", ""),
        "area": known.get("area", ""),
        "industry": _settled(known, "industry"),
    }
    return {key: text for key, text in told.items() if text}


def _talk(known: Mapping[str, str]) -> dict[str, str]:
    """What is talked about, by option."""
    about = known["what"] if known["what"] in ("raise", "promotion") else ""
    told = {
        "about": about,
        "current": known.get("current", ""),
        "offer": known.get("offer", ""),
        "posted": known.get("posted", ""),
        "need": "high" if known.get("live") == "n" else "",
        "pay-set": "class" if known.get("same") == "y" else "",
    }
    return {key: text for key, text in told.items() if text}


def _options(told: Mapping[str, str]) -> list[str]:
    return [word for key, text in told.items() for word in (f"--{key}", text)]


def _offer_of(file: str, name: str) -> dict[str, str]:
    """The pay and place of an offer in a file, by option."""
    from negotiate.api.offers import load_offers

    offer = next(one for one in load_offers([file]).offer if one.name == name)
    pay = f"{offer.hourly:g}/h" if offer.salary is None else f"{offer.salary:.0f}/year"
    told = {"offer": pay, "area": offer.area or ""}
    return {key: text for key, text in told.items() if text}


# --- reading an answer


def _offer_named(text: str, file: str) -> str:
    from negotiate.api.offers import load_offers

    if not text:
        return ""
    names = [one.name for one in load_offers([file]).offer]
    return choice(text, dict.fromkeys(names, ""))


def _years(text: str) -> str:
    return f"{parse_years(text):g}"


def _area(text: str) -> str:
    check_area(text)
    return area_or_nothing(text) or "US"


def _pay(text: str) -> str:
    parse_pay(text, "current")
    return clean(text, 40)


def _pay_or_nothing(text: str) -> str:
    return _pay(text) if text else ""


def _posted(text: str) -> str:
    from negotiate.api.choices import parse_posted

    if text:
        parse_posted(text, "posted")
    return clean(text, 60)


def _sheet_name(text: str) -> str:
    name = text.strip().strip("\"'")
    if not name:
        return ""
    file = new_file(name, ".pdf")
    if file.suffix.lower() not in (".pdf", ".html", ".htm", ".md"):
        raise Problem("a sheet is a .pdf, .html or .md", hint="type a name like prep-sheet.pdf")
    if not file.parent.is_dir():
        raise Problem(f"{clean(str(file), 200)} lies in no folder", hint="type another name")
    return str(file)
