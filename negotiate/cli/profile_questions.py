"""Asks at a terminal for a profile, one question at a time, with a way back."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import fill
from typing import Any, NamedTuple

import typer

from negotiate.api.achievements import as_typed, read_achievements, several
from negotiate.api.choices import AnyPlace, find_place, known_choices, place_in_country
from negotiate.api.profiles import check_value
from negotiate.api.ranges import target_range
from negotiate.api.roles import Job, role_label
from negotiate.cli.dialog import CHOICE, HELP, hint_of, is_nothing, menu, prompt, said
from negotiate.cli.job import SERVICE, job_typed, level_lines, show_jobs
from negotiate.cli.output import columns, note, own_line
from negotiate.cli.questions import industry_of, level_of
from negotiate.model.errors import Problem
from negotiate.model.profile import Achievement, Profile

_BACK, _CLEAR = "<", "-"


class Asking(NamedTuple):
    """One question: what it fills, its words, and how an answer is read."""

    key: str
    words: str
    read: Callable[[str], Any]
    needed: bool = False
    menu: tuple[str, ...] = ()
    """Choices that are shown with their numbers, which are answers too."""
    help: Callable[[], None] | None = None
    """Shown where `?` is typed."""

    def values(self, text: str) -> dict[str, Any]:
        """What a typed answer fills, by key; raises `Problem`."""
        value = self.read(text)
        if isinstance(value, Job):  # "team lead" says the level too
            level = {"level": value.level} if value.level else {}
            return {"role": value.role or None, **level}
        if isinstance(value, AnyPlace):
            return {"area": value.area, "country": value.country or None}
        if self.key == "achievements":
            return {self.key: value}
        return {self.key: check_value(self.key, value)}


def ask_for_profile(present: Profile, so_far: Callable[[Profile], None]) -> Profile | None:
    """The profile as answered; None where the user does not want it saved.

    Enter keeps what stands in brackets; `<` goes back one question; `-` clears an answer. `so_far`
    is told of what was answered where somebody stops.
    """
    note("Enter keeps what stands in brackets, < goes back, - clears.\n")
    profile, number = present, 0
    try:
        while number < len(questions := _questions(profile.role)):
            answered = _ask(questions[number], profile)
            if answered is None:
                number = max(0, number - 1)
                continue
            profile, number = answered, number + 1
        _preview(profile)
        with own_line():
            saved = typer.confirm("Save it?", default=True, err=True)
    except typer.Abort:
        so_far(profile)
        raise
    return profile if saved else None


def _ask(asking: Asking, profile: Profile) -> Profile | None:
    """The profile with this answer; None to go back."""
    if asking.menu:
        menu(asking.words, asking.menu)
    while True:
        present = _present(profile, asking)
        text = prompt(CHOICE if asking.menu else asking.words, present).strip()
        if text == _BACK:
            return None
        if text == HELP and asking.help is not None:
            asking.help()
            continue
        if (present and text == present) or (not text and not asking.needed):
            return profile
        no = asking.key != "name" and text and is_nothing(text)
        if not asking.needed and (text == _CLEAR or no):
            return profile._replace(**{asking.key: Profile._field_defaults[asking.key]})
        try:
            return profile._replace(**asking.values(text))
        except Problem as problem:
            numbers = f"write a number from 1 to {len(asking.menu)}"
            note(f"  {said(problem)}")
            note(f"  {numbers if asking.menu else hint_of(problem)}".rstrip())


def _present(profile: Profile, asking: Asking) -> str:
    """What stands in the profile, as it may be typed again."""
    key = asking.key
    if key == "role":
        return role_label(profile.role) if profile.role else SERVICE
    if key == "level" and profile.level not in known_choices(profile.role).levels:
        return ""
    if key == "area" and profile.area and profile.country:
        return place_in_country(profile.area, profile.country)
    return _shown(getattr(profile, key))


def _shown(value: Any) -> str:
    if value and isinstance(value, tuple) and isinstance(value[0], Achievement):
        return " | ".join(map(as_typed, value))
    if isinstance(value, tuple):
        return ", ".join(value)
    return f"{value:g}" if isinstance(value, float) else str(value or "")


def _questions(role: str | None) -> tuple[Asking, ...]:
    known = known_choices(role)
    return (
        Asking("name", words="Your name, for letters", read=str),
        Asking(
            "role",
            words="What is your work? Its title, or ? for a list",
            read=job_typed,
            help=show_jobs,
        ),
        Asking(
            "level",
            words="Level of the job you want",
            read=lambda text: level_of(text, known.levels),
            needed=True,
            menu=tuple(level_lines(known.levels)),
        ),
        Asking("years", words="Years in this kind of work, all together", read=str),
        Asking(
            "area", words='Place, like "Phoenix, AZ" or "Toronto, Canada", or US', read=find_place
        ),
        Asking(
            "industry",
            words="What kind of company is it? Enter if you do not know",
            read=industry_of,
            menu=tuple(known.companies.values()),
        ),
        Asking("certifications", words="Certificates, with commas between", read=_list),
        Asking("languages", words="Languages beside English, with commas between", read=_list),
        Asking(
            "achievements",
            words=(
                'Results of yours, like "CSAT 82% to 91%: rewrote the replies" or "error rate 5% '
                'to 2%: wrote a checklist"; | between several'
            ),
            read=_achievements,
        ),
        Asking("current", words="Pay now, like 21.50/h; private", read=str),
        Asking("floor", words="What you would turn down below; private", read=str),
        Asking("hours", words="Paid hours a week", read=str),
        Asking("offers", words="Your offers file, if you have one", read=str),
        Asking("paper", words="Paper (letter or a4)", read=str),
    )


def _achievements(text: str) -> tuple[Achievement, ...]:
    return read_achievements(several(text))


def _list(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _preview(profile: Profile) -> None:
    """What the profile gives at once, or why it gives nothing."""
    if profile.level is None:
        return
    try:
        note(f"\n{fill(_in_short(profile, profile.level), columns() - 1)}\n")
    except Problem as problem:
        note(f"\n  {problem}\n  {problem.hint}\n")


def _in_short(profile: Profile, level: str) -> str:
    result = target_range(
        level,
        years=profile.years,
        role=profile.role or None,
        country=profile.country,
        area=profile.area,
        certs=profile.certifications,
        languages=profile.languages,
        industry=profile.industry,
        hours=profile.hours,
        current=profile.current,
        floor=profile.floor,
    )
    say, per = result.unit.say, " an hour" if result.unit.says_hour else ""
    return (
        f"{result.level.short.capitalize()}, {result.place.area}: target {say(result.target)}, "
        f"ask for {result.unit.between(*result.ask_said)}{per}."
    )
