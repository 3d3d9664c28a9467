"""``negotiate`` alone: asks what it is about, and leads to range, script and sheet.

Everything it shows is what a command shows: it makes their words, runs them, and prints them at the
end, so that the next time nothing need be asked.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import typer

from negotiate.api.achievements import as_typed, read_achievements, several
from negotiate.api.begun import forget_begun, load_begun, save_begun, say_begun
from negotiate.api.choices import check_pay, check_posted
from negotiate.api.own import has_profile
from negotiate.api.person import abroad
from negotiate.api.profiles import check_value, load_profile, save_profile
from negotiate.cli.dialog import (
    HOW,
    Answers,
    Step,
    ask_all,
    choice,
    free_name,
    is_nothing,
    new_file,
    say,
    taken_up,
    yes_or_no,
)
from negotiate.cli.output import note
from negotiate.cli.quoting import command_line
from negotiate.cli.start_person import UNSURE, next_of_person, person_options, place_of, settled
from negotiate.model.errors import Problem
from negotiate.model.money import FULL_WEEK
from negotiate.model.profile import Profile
from negotiate.model.text import clean

Run = Callable[[list[str]], int]
"""Runs one command line."""

WHAT = {
    "offer": "a new offer: from another employer, made or still to come",
    "raise": "a raise: more pay in the job you have",
    "promotion": "a step up: a higher level where you work",
    "staff": "temp to staff: hired for good where you are a temp or on contract",
    "offers": "two offers or more: which one is worth more",
    "look": "a look at pay: what a job pays in a place",
}
_AGENTS = ("junior", "mid", "senior")
_INSIDE = {"raise": "raise", "promotion": "promotion", "staff": "conversion"}
"""Talks where one works, and what `--about` calls them."""


def start(run: Run) -> None:
    """Ask, show, and save what is wanted; `run` runs the commands that are made.

    What was answered is kept when somebody stops, and taken up the next time.
    """
    say("Plan a talk about pay. Nothing leaves this machine.")
    say(HOW)
    asking = _Asking(run, load_profile() if has_profile() else Profile(), load_begun())
    try:
        known = ask_all(asking.following, asking.go_on(), keep=asking.keep)
        asking.close(known)
    except (typer.Abort, KeyboardInterrupt):
        say_begun()
        raise
    forget_begun()


_SHOWING = ("script", "sheet", "save")
"""Questions that come once a range is shown; they are asked anew when somebody goes on."""
_NOT_SHOWN = ("", "y", "n", UNSURE)
_MOST_SHOWN = 10
"""Answers of another time that are named, the last ones, and those that say nothing alone."""


class _Asking:
    """The questions of a start, one after another, and what is shown between them."""

    def __init__(self, run: Run, saved: Profile, begun: Answers) -> None:
        self._run = run
        self._saved = saved
        self._begun = begun
        self._sheets: dict[tuple[str, ...], str] = {}
        self._made: list[str] = []

    def go_on(self) -> Answers:
        """The answers of a time that was stopped, where they are wanted."""
        known = taken_up(self.following, self._begun)
        shown = [
            clean(text.replace(",", " or ") if key.endswith(".two") else text, 30)
            for key, text in known.items()
            if text not in _NOT_SHOWN
        ]
        if shown:
            more = "... " if len(shown) > _MOST_SHOWN else ""
            say(f"Last time you stopped after: {more}{', '.join(shown[-_MOST_SHOWN:])}.")
            step = Step(key="on", words="Go on from there? (y or n)", read=yes_or_no, usual="y")
            if ask_all(lambda on: None if on else step)["on"] == "y":
                return self._begun
        self._begun = {}
        return {}

    def keep(self, known: Mapping[str, str]) -> None:
        """Keep the answers for another time: of offers that stand in a file, that it is meant."""
        kept = {key: text for key, text in known.items() if key not in _SHOWING}
        if kept["what"] == "offers" and (file := self._whole(kept)):
            kept = {key: text for key, text in kept.items() if not key[0].isdigit()}
            kept |= {"use": "y", "file": str(Path(file).absolute())}
        elif "1.name" in kept:
            kept["use"] = "n"
        with suppress(Problem):  # a home that cannot be written to stops nobody from asking
            save_begun(kept)

    def following(self, known: Mapping[str, str]) -> Step | None:
        """The question that follows; None at the end."""
        if "what" not in known:
            return Step(
                key="what",
                words="What is it about?",
                read=self._what,
                menu=tuple(WHAT.values()),
            )
        if known["what"] == "offers" and (step := self._of_offers(known)) is not None:
            return step
        if known["what"] == "offers" and not known["call"]:
            return None
        person = next_of_person(known, *self._usual(known))
        return person or self._of_talk(known) or self._showing(known)

    def close(self, known: Mapping[str, str]) -> None:
        """Save who one is where that is wanted, and say which commands do the same."""
        try:
            if known.get("save") == "y":
                path = save_profile(None, self._changes(known))
                note(f"wrote {clean(str(path), 200)}")
        finally:  # they are of use all the same
            self._say_commands(known)

    def _say_commands(self, known: Mapping[str, str]) -> None:
        note("\nThe same without questions:")
        for words in self._commands(known):
            note(f"  {command_line(words)}")
        if known["what"] != "look" and known.get("call") != "":
            say("Before the call: negotiate rehearse plays it through, with the same options.")

    # --- the questions

    def _what(self, text: str) -> str:
        what = choice(text, dict.fromkeys(WHAT, ""), WHAT.values())
        if what == "offers" and abroad(self._saved.country):
            raise Problem(_ONE_AT_A_TIME, hint="")
        return what

    def _of_offers(self, known: Mapping[str, str]) -> Step | None:
        from negotiate.cli.offer_questions import next_of_offers, use_file

        begins = "use" not in known and "1.name" not in known
        if begins and (file := self._present_file()):
            return use_file(file)
        if known.get("use") != "y" and (step := next_of_offers(known, self._made)) is not None:
            return step._replace(before=_how_offers_go) if begins else step
        if "call" not in known:
            names = self._names(known)
            return Step(
                key="call",
                words="Which of them is your call about? Enter for none",
                read=lambda text: choice(text, dict.fromkeys(names, "")) if text else "",
                menu=names,
                before=lambda: self._compared(known),
            )
        return None

    def _of_talk(self, known: Mapping[str, str]) -> Step | None:
        if known["what"] == "look":
            return None
        mine = " | ".join(map(as_typed, self._saved.achievements))
        result = Step(key="result", words=_RESULT, read=partial(_result, mine=mine), usual=mine)
        steps = (*self._about_talk(known), result)
        return next((step for step in steps if step.key not in known), None)

    def _about_talk(self, known: Mapping[str, str]) -> Iterator[Step]:
        what, offer = known["what"], known.get("offer") or known.get("call")
        inside, country = what in _INSIDE, place_of(known).country
        if inside:
            text = "What you earn now, like 18.50/h"
            read = partial(_pay, country=country)
            yield Step(key="current", words=text, read=read, usual=self._saved.current or "")
        if what not in ("raise", "offers"):
            text = "What do they offer, like 21.50/h? Enter if they did not say"
            yield Step(key="offer", words=text, read=partial(_pay_or_nothing, country=country))
        if what == "offer":
            text = "Pay in the advert, like 18-22/h? Enter if it says none"
            yield Step(key="posted", words=text, read=partial(_posted, country=country))
        if inside or offer:
            text = "Do you need this job badly? (y or n)"
            yield Step(key="badly", words=text, read=yes_or_no, usual="n")
        if what in ("offer", "offers") and offer and settled(known, "level") in _AGENTS:
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
                read=partial(_sheet_name, mine=self._sheets.values()),
                usual=free_name("prep-sheet", ".pdf"),
                before=lambda: self._script(known),
            )
        if "save" not in known and (changes := self._changes(known)):
            what = "who you are and what you earn" if "current" in changes else "who you are"
            return Step(
                key="save",
                words=f"Save {what}, to be asked less? (y or n)",
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
            if known["sheet"] in self._sheets.values():  # gone back, and answered otherwise
                Path(known["sheet"]).unlink(missing_ok=True)
            self._run([*words])
            self._sheets[words] = known["sheet"]

    def _compared(self, known: Mapping[str, str]) -> None:
        from negotiate.cli.offer_questions import save_offers

        if known.get("use") != "y":
            file = known["file"]
            if file in self._made:  # gone back, and answered otherwise
                Path(file).unlink(missing_ok=True)
            save_offers(known)
            self._made.append(file)
            self.keep(known)
        self._show(["compare", self._file(known)])

    # --- the commands

    def _commands(self, known: Mapping[str, str]) -> list[list[str]]:
        found = []
        if known["what"] == "offers":
            found.append(["compare", self._file(known)])
            if not known["call"]:
                return found
        found.append(self._command(known, "range"))
        result = known.get("result") and not known.get("sheet")  # what was typed stands in it
        if known.get("script") == "y" or result:
            found.append(self._command(known, "script"))
        if known.get("sheet"):
            found.append(self._command(known, "sheet"))
        return found

    def _command(self, known: Mapping[str, str], name: str) -> list[str]:
        """The words of a command, with everything that was answered."""
        words, told = [name], person_options(known, self._saved) | _talk(known)
        if known["what"] == "offers" and name == "range":
            hours = self._saved.hours or FULL_WEEK
            words += _options(told | _offer_of(self._file(known), known["call"], hours))
        elif known["what"] == "offers":
            words += [self._file(known), "--company", known["call"], *_options(told)]
        else:
            words += _options(told)
        if name != "range":
            for result in several(known.get("result", "")):
                words += ["--achievement", result]
        if name == "sheet":
            words += ["-o", known["sheet"]]
        return words

    def _changes(self, known: Mapping[str, str]) -> dict[str, Any]:
        """What of the profile would be another."""
        wanted: dict[str, Any] = {**person_options(known, self._saved)}
        wanted["current"] = known.get("current")
        if known["what"] in ("offer", "offers"):
            wanted.pop("industry", None)  # it is that of the company that offers, not one's own
        wanted["years"] = float(wanted["years"]) if "years" in wanted else None
        mine = self._saved._asdict()
        results = read_achievements(several(known.get("result", "")))
        return {
            key: check_value(key, value)
            for key, value in wanted.items()
            if value is not None and value != mine[key]
        } | ({"achievements": results} if results and results != mine["achievements"] else {})

    def _present_file(self) -> str:
        """An offers file that is there: the one gone on with, the profile's, or the usual one."""
        from negotiate.cli.offers import offers_file

        begun = self._begun.get("file", "") if self._begun.get("use") == "y" else ""
        files = (begun, offers_file(None))
        there = os.path.exists
        return next((file for file in files if file and there(file)), "")

    def _names(self, known: Mapping[str, str]) -> list[str]:
        """The names of the offers: in the file that is there, or as they were answered."""
        if known.get("use") != "y":
            return [name for key, name in known.items() if key.endswith(".name")]
        from negotiate.api.offers import load_offers

        return [one.name for one in load_offers([self._file(known)]).offer]

    def _file(self, known: Mapping[str, str]) -> str:
        return self._present_file() if known.get("use") == "y" else known["file"]

    def _whole(self, known: Mapping[str, str]) -> str:
        """The file of the offers; none while they stand in none."""
        file = known.get("file", "")
        return self._present_file() if known.get("use") == "y" else file * (file in self._made)

    def _usual(self, known: Mapping[str, str]) -> tuple[Profile, bool]:
        """The profile, with the level of the offer talked of, and whether its place is known."""
        if known["what"] != "offers":
            return self._saved, False
        from negotiate.api.offers import load_offers

        offers = load_offers([self._file(known)]).offer
        about = next(one for one in offers if one.name == known["call"])
        return self._saved._replace(level=about.level or self._saved.level), bool(about.area)


_RESULT = 'A result of yours with its figures, like "CSAT 82% to 91%"? Enter for none'


def _result(text: str, mine: str) -> str:
    """Results that can be said, or none, where the profile has none (`mine`); `Problem`."""
    if mine and is_nothing(text):
        raise Problem(
            "the results of your profile are said where there are no others",
            hint="Enter keeps them; negotiate profile edit takes them out",
        )
    if is_nothing(text):
        return ""
    read_achievements(several(text))
    return clean(text, 600)


def _talk(known: Mapping[str, str]) -> dict[str, str]:
    """What is talked about, by option."""
    told = {
        "about": _INSIDE.get(known["what"], ""),
        "current": known.get("current", ""),
        "offer": known.get("offer", ""),
        "posted": known.get("posted", ""),
        "need": "high" if known.get("badly") == "y" else "",
        "pay-set": "class" if known.get("same") == "y" else "",
    }
    return {key: text for key, text in told.items() if text}


def _options(told: Mapping[str, str]) -> list[str]:
    return [word for key, text in told.items() for word in (f"--{key}", text)]


def _offer_of(file: str, name: str, hours: float) -> dict[str, str]:
    """What a file says of an offer, of the job one has and of a rival, by option.

    `hours` are those that hold where none are said.
    """
    from negotiate.api.calls import filled
    from negotiate.api.offers import load_offers

    content = load_offers([file])
    about = next(one for one in content.offer if one.name == name)
    told = filled({}, about, content)
    rival = told["rival"]
    found = {
        "offer": _short(told["offer"]),
        "area": about.area or "",
        "hours": f"{about.hours:g}" if about.hours != hours else "",
        "current": _short(told["current"] or ""),
        "rival": f"{rival.pay.amount:.10g}/{rival.pay.period} {rival.status}" if rival else "",
    }
    return {key: text for key, text in found.items() if text}


def _how_offers_go() -> None:
    say(
        "Your offers, one after another, of jobs in the United States; Enter skips what you do "
        "not know."
    )


_ONE_AT_A_TIME = (
    "offers are weighed with US taxes and law; where you are, take one at a time as a new offer"
)


def _short(pay: str) -> str:
    """Pay without zeros behind the point: 21.5/h for 21.5000/h."""
    return re.sub(r"\.?0+(?=/)", "", pay)


# --- reading an answer


def _pay(text: str, country: str) -> str:
    check_pay(text, "current", country)
    return clean(text, 40)


def _pay_or_nothing(text: str, country: str) -> str:
    return "" if is_nothing(text) else _pay(text, country)


def _posted(text: str, country: str) -> str:
    if is_nothing(text):
        return ""
    check_posted(text, "posted", country)
    return clean(text, 60)


def _sheet_name(text: str, mine: Collection[str]) -> str:
    if not text or text in mine:
        return text
    return str(new_file(text, "prep-sheet.pdf", (".html", ".htm", ".md")))
