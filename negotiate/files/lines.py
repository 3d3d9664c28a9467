"""Reads the lines a person may say."""

from __future__ import annotations

from negotiate.files.data import read_rows
from negotiate.model.lines import Lines, OtherAsk


def load_lines() -> Lines:
    """The lines of `data/lines.csv` and the asks of `data/asks.csv`."""
    return Lines(
        by_key={row["key"]: row["text"] for row in read_rows("lines.csv")},
        other_asks=tuple(
            OtherAsk(row["key"], row["paid"], row["label"], row["line"])
            for row in read_rows("asks.csv")
        ),
    )
