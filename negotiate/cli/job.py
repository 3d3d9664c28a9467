"""Which job it is, answered at a terminal: a title, or a number of the list that `?` shows."""

from __future__ import annotations

from collections.abc import Mapping

from negotiate.api.roles import ROLES_LISTED, Job, contact_center_roles, read_job
from negotiate.cli.dialog import say
from negotiate.model.errors import Problem
from negotiate.model.facts import Level

SERVICE = "call center agent"
"""What the job is where nobody says."""


def title_of(text: str) -> str:
    """The title that was typed; of a number of the list what stands beside it."""
    roles = contact_center_roles()
    number = int(text) if text.isdecimal() and len(text) < _LONGEST else 0
    return roles[number - 1] if 1 <= number <= len(roles) else text


def job_typed(text: str) -> Job:
    """The job of a title or number; `Problem`, with a hint that holds at a question."""
    try:
        return read_job(title_of(text))
    except Problem as problem:
        hint = problem.hint.replace(ROLES_LISTED, _LISTED)
        raise Problem(problem.message, hint=hint) from problem


_LISTED = "? shows a list; any occupation can be named by its title"
_LONGEST = 4


def show_jobs() -> None:
    """The list of roles, each with its number."""
    for number, label in enumerate(contact_center_roles(), 1):
        say(f"  {number:>2}  {label}", indent=6)
    say("  Or any other occupation by its title or code, like registered nurses.", indent=2)


def level_lines(levels: Mapping[str, Level]) -> list[str]:
    """The levels, each with its duties; with its years where the duties are not of this work."""
    calls = any("calls" in level.setting for level in levels.values())
    return [
        f"{level.name}: {level.duties if calls else _in_years(level)}" for level in levels.values()
    ]


def _in_years(level: Level) -> str:
    if level.years_to is None:
        return f"{level.years_from:g} years in this work or more"
    return f"{level.years_from:g} to {level.years_to:g} years in this work"
