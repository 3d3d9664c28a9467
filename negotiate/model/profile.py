"""Who the user is, as they saved it once."""

from typing import Literal, NamedTuple

Paper = Literal["letter", "a4"]
PAPERS: tuple[Paper, ...] = ("letter", "a4")


class Achievement(NamedTuple):
    """A result of the user's: a metric before and after, and how; or one sentence of their own."""

    metric: str = ""
    before: str = ""
    after: str = ""
    what: str = ""
    sentence: str = ""


class Profile(NamedTuple):
    """What holds for every command until an option says otherwise. Pay stands as it was typed."""

    name: str = ""
    role: str | None = None
    """The kind of work; None for customer service."""
    level: str | None = None
    years: float | None = None
    country: str | None = None
    """CA or GB; None for the United States."""
    area: str | None = None
    industry: str | None = None
    certifications: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    current: str | None = None
    """Pay now; private."""
    floor: str | None = None
    """What the user would turn down below; private."""
    hours: float | None = None
    need: str | None = None
    """How badly the user needs a job: some, high or low; private."""
    offers: str | None = None
    """The user's offers file."""
    paper: str | None = None
    achievements: tuple[Achievement, ...] = ()


PRIVATE = ("current", "floor")
"""Masked wherever the profile is shown."""

NOBODY = Profile()
"""Nothing known."""
