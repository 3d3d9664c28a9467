"""Turns flat records into CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any

from negotiate.model.text import safe_cell


def to_csv(records: Iterable[Mapping[str, Any]]) -> str:
    """The records as CSV with a header of every key; None is an empty cell."""
    rows = list(records)
    out = StringIO()
    columns = dict.fromkeys(key for row in rows for key in row)
    writer = csv.DictWriter(out, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    """A value as a cell; text that would run in a spreadsheet or steer a screen is harmless."""
    return safe_cell(value) if isinstance(value, str) else value
