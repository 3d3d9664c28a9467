"""Offers files: read, and what helps to write one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from negotiate.files import offers as offer_files
from negotiate.files.offers import schema, template
from negotiate.files.own import present
from negotiate.model.offer import OffersFile
from negotiate.model.profile import Profile
from negotiate.words.days import day_or

__all__ = ["load_offers", "offers_file", "schema", "template"]


def load_offers(names: Sequence[str], as_of: str | date | None = None) -> OffersFile:
    """The offers of one or several files, `-` for standard input, as one.

    `as_of` is the first day of offers that name none. Raises `Problem` with every mistake.
    """
    return offer_files.load_offers(names, day_or(date.today(), as_of))


def offers_file(saved: Profile) -> str | None:
    """The offers file that a profile names, where it is there; `saved.offers` is not None."""
    file = Path(os.path.expanduser(saved.offers or ""))  # noqa: PTH111 - never raises
    return str(file) if present(file) else None
