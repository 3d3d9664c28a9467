"""Where the user's own files lie, and whether they are there: asked by every command first."""

from __future__ import annotations

from pathlib import Path

from negotiate.files.own import finds_path, present, profile_path
from negotiate.model.errors import Problem
from negotiate.model.text import clean


def profile_file(name: str | None = None) -> Path:
    """Where a profile lies: the file named, else in the user's config folder."""
    return profile_path() if name is None else Path(name)


def has_profile(name: str | None = None) -> bool:
    """Whether there is such a profile; `Problem` where something else lies in its place."""
    return present(profile_file(name))


def finds_file(name: str | None = None) -> Path | None:
    """The file of finds: the one named, which must be there, else the user's own, if it is."""
    if name is None:
        own = finds_path()
        return own if present(own) else None
    if not present(Path(name)):
        raise Problem(f"{clean(name, 200)} is not there", hint="negotiate finds add makes one")
    return Path(name)
