"""Offers files: read, and what helps to write one."""

from __future__ import annotations

import os
from pathlib import Path

from negotiate.files.offers import load_offers, schema, template
from negotiate.files.own import present
from negotiate.model.profile import Profile

__all__ = ["load_offers", "offers_file", "schema", "template"]


def offers_file(saved: Profile) -> str | None:
    """The offers file that a profile names, where it is there; `saved.offers` is not None."""
    file = Path(os.path.expanduser(saved.offers or ""))  # noqa: PTH111 - never raises
    return str(file) if present(file) else None
