"""The sliders of a page on offers, and the tables its script works from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from negotiate.model.comparison import Comparison, Kind
from negotiate.model.facts import LEVELS
from negotiate.model.verdict import WORDS
from negotiate.model.what_if import (
    Amounts,
    Cell,
    HopedNumber,
    OfferTable,
    OvertimeDraw,
    Slider,
    WhatIf,
)
from negotiate.render.verdict import FRACTIONS, MOST_CHANCES, NEVER, PLAIN_BEYOND, SURE

_DIGITS = 8
"""Of a dollar: their sums, also times the value of time, are right to far less than a cent."""


def slider_groups(found: WhatIf) -> list[dict[str, Any]]:
    """The sliders that can move, those of each offer together, the person's own last."""
    groups = [
        {"name": table.name, "sliders": list(_of_offer(table, at))}
        for at, table in enumerate(found.offers)
    ]
    own = [
        _slider(found.horizon, "horizon", what="horizon"),
        _slider(found.value_of_time, "time", what="time"),
    ]
    return [*(group for group in groups if group["sliders"]), {"name": "You", "sliders": own}]


def _of_offer(table: OfferTable, at: int) -> Iterator[dict[str, Any]]:
    if len(table.pay.stops) > 1:
        yield _slider(table.pay, f"pay-{at}", what="pay", offer=at)
    if table.hours is not None:
        yield _slider(table.hours, f"hours-{at}", what="hours", offer=at)
    for which, number in enumerate(table.hoped):
        if len(number.slider.stops) > 1:
            key = f"hoped-{at}-{which}"
            yield _slider(number.slider, key, what="hoped", offer=at, which=which)


def _slider(
    slider: Slider, key: str, *, what: str, offer: int | None = None, which: int | None = None
) -> dict[str, Any]:
    return {
        "id": key,
        "name": slider.name,
        "last": len(slider.stops) - 1,
        "now": slider.now,
        "what": what,
        "offer": offer,
        "which": which,
    }


def tables_data(
    found: WhatIf,
    result: Comparison,
    *,
    kinds: Sequence[tuple[Kind, str]],
    command: Sequence[str],
) -> str:
    """The tables, and the words of the verdict, as JSON that can stand within a page.

    No text in it ends a script.
    """
    names = sorted(offer.name for offer in result.offers)
    data = {
        "offers": [
            _table(table, at, names.index(table.name)) for at, table in enumerate(found.offers)
        ],
        "horizon": _of_slider(found.horizon),
        "time": _of_slider(found.value_of_time),
        "close": found.close,
        "clearly": found.clearly,
        "hour_for_hour": found.hour_for_hour,
        "points": found.points,
        "least_points": found.least_points,
        "few": found.few,
        "levels": LEVELS,
        "kinds": kinds,
        "fractions": FRACTIONS,
        "chances": MOST_CHANCES,
        "sure": SURE,
        "never": NEVER,
        "plain_beyond": PLAIN_BEYOND,
        "words": WORDS._asdict(),
        "command": command,
    }
    text = json.dumps(data, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _of_slider(slider: Slider) -> dict[str, Any]:
    return {"key": slider.key, "unit": slider.unit, "stops": slider.stops, "now": slider.now}


def _table(table: OfferTable, at: int, order: int) -> dict[str, Any]:
    return {
        "name": table.name,
        "at": at,
        "order": order,
        "rank": LEVELS.index(table.level) if table.level in LEVELS else -1,
        "pay": _of_slider(table.pay),
        "hours": table.hours and _of_slider(table.hours),
        "hoped": [_of_hoped(number) for number in table.hoped],
        "rows": [
            {"name": row.name, "kind": row.kind, "key": row.key, "priced": row.priced}
            for row in table.rows
        ],
        "cells": [[_cell(cell) for cell in by_horizon] for by_horizon in table.cells],
        "other": [[_short(amounts) for amounts in row] for row in table.other_match],
        "given": table.hours_given,
        "boundable": [entry._asdict() for entry in table.boundable],
        "overtime": table.overtime and _of_overtime(table.overtime),
        "elsewhere": table.drawn_elsewhere,
    }


def _of_overtime(drawn: OvertimeDraw) -> dict[str, Any]:
    return {
        "low": drawn.low,
        "expected": drawn.expected,
        "high": drawn.high,
        "nodes": [
            [{"hours": node.hours, "cells": [_cell(cell) for cell in node.cells]} for node in nodes]
            for nodes in drawn.nodes
        ],
    }


def _of_hoped(number: HopedNumber) -> dict[str, Any]:
    return _of_slider(number.slider) | {
        "item": number.item,
        "per": number.unit,
        "low": number.low,
        "high": number.high,
        "bounded": number.bounded,
    }


def _cell(cell: Cell) -> list[list[Any]]:
    """The rows of a cell; terms that are nothing at the end of a row are left out."""
    rows = []
    for terms in cell:
        row = [_short(amounts) for amounts in terms]
        while len(row) > 1 and row[-1] == 0:
            row.pop()
        rows.append(row)
    return rows


def _short(amounts: Amounts) -> float | list[float]:
    """One number where all are the same."""
    numbers = [_rounded(amount) for amount in amounts]
    return numbers[0] if len(set(numbers)) == 1 else numbers


def _rounded(amount: float) -> float:
    number = round(amount, _DIGITS)
    return int(number) if number == int(number) else number
