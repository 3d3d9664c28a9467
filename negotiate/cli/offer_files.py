"""The offers files a command reads: those typed, or the profile's; other numbers for one run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from negotiate.cli.output import note
from negotiate.model.errors import Misuse, Problem
from negotiate.model.profile import Profile
from negotiate.model.text import clean

if TYPE_CHECKING:  # making the records of offers takes 8 ms, and most calls need none
    from negotiate.model.offer import OffersFile

USUAL = "offers.toml"
"""What an offers file is called where nobody says."""


def own_offers(saved: Profile, *, needed: bool = False) -> tuple[str, ...]:
    """The offers file of the profile, where there is one; `Problem` where it is needed and gone."""
    if saved.offers is None:
        return ()
    from negotiate.api.offers import offers_file

    if (file := offers_file(saved)) is not None:
        return (file,)
    if needed:
        raise Problem(
            f"the offers file of your profile is not there: {clean(saved.offers, 200)}",
            hint="name another file, or mend the profile with negotiate profile edit",
        )
    note(f"the offers file of your profile is not there: {saved.offers}")
    return ()


def check_set(changes: Sequence[str]) -> None:
    """Raise `Misuse` where numbers are to be changed for a run and there is no offers file."""
    if changes:
        raise Misuse("there is no offers file to change", about="set", hint="name one: offers.toml")


def read_offers(files: Sequence[str], as_of: str | None, changes: Sequence[str]) -> OffersFile:
    """The offers of files, with other numbers for this run, which is said; `Problem`."""
    from negotiate.api.offers import load_offers

    content = load_offers(files, as_of, changes)
    say_set(changes)
    return content


def say_set(changes: Sequence[str]) -> None:
    """Say which numbers were other ones for this run."""
    if changes:
        note(f"for this run only: {clean('; '.join(changes), 300)}")
