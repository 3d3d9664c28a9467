"""Reads the lines a person may say."""

from __future__ import annotations

from negotiate.files.data import read_rows
from negotiate.model.lines import Lines, OtherAsk, UsualAsk


def load_lines() -> Lines:
    """The lines of `data/lines.csv` and the asks of `data/asks.csv`."""
    return Lines(
        by_key={row["key"]: row["text"] for row in read_rows("lines.csv")},
        other_asks=tuple(
            OtherAsk(row["key"], row["paid"], row["label"], row["line"])
            for row in read_rows("asks.csv")
        ),
    )


def load_usual_asks() -> tuple[UsualAsk, ...]:
    """The usual things to ask an employer for, of `data/usual_asks.csv`."""
    return tuple(
        UsualAsk(
            key=row["key"],
            label=row["label"],
            size=float(row["size"]),
            unit=row["unit"],
            ease=row["ease"],  # type: ignore[arg-type]
            paid=row["paid"],
        )
        for row in read_rows("usual_asks.csv")
    )
