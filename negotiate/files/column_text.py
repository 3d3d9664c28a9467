"""Columns as the lines of a CSV file, each different value written once.

The lines are those pandas writes: a cell is quoted where a comma, a quote or a line break stands in
it, what is missing is empty, and a float has as many digits as it takes to be read back the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd

from negotiate.model.people import Words

_TOLD_APART = re.compile(r'[",\r\n]')
_AT_A_TIME = 10_000
"""Rows put together at once: they fit a processor's cache."""


def header(columns: Mapping[str, Any]) -> bytes:
    """The names of the columns, as one line."""
    return f"{','.join(map(_quoted, columns))}\n".encode()


def lines(columns: Mapping[str, Any]) -> Iterator[bytes]:
    """The rows as lines, some thousand at a time."""
    known = _by_codes(columns.values())
    if not all(len(column.codes) for column in known):
        return
    rows = map(",".join, zip(*map(_together, _side_by_side(known)), strict=True))
    while some := list(islice(rows, _AT_A_TIME)):
        some.append("")
        yield "\n".join(some).encode()


def _side_by_side(columns: Iterable[Words]) -> list[list[Words]]:
    """Neighbours by the same codes, which are written together; one cell for all goes with any."""
    groups: list[list[Words]] = []
    codes: Any = None
    for column in columns:
        alone = len(column.words) == 1
        if not groups or not (alone or codes is None or codes is column.codes):
            groups.append([])
            codes = None
        groups[-1].append(column)
        codes = codes if alone else column.codes
    return groups


def _by_codes(columns: Iterable[Any]) -> list[Words]:
    """Each column by its different cells; texts one by one are each their own."""
    known: dict[int, Words] = {}
    for column in columns:
        if id(column) not in known:
            known[id(column)] = column if isinstance(column, Words) else _coded(column)
    return [known[id(column)] for column in columns]


def _coded(column: np.ndarray) -> Words:
    if column.dtype.kind not in "fi":
        return Words(column, np.arange(len(column)))
    codes, values = pd.factorize(column)
    if column.dtype.kind == "f":
        values = np.append(values, np.nan)  # the code of what is missing is -1
    return Words(values, codes)


def _together(columns: list[Words]) -> list[str]:
    """The cells of some columns of the same codes, joined; row by row."""
    leading = max(columns, key=lambda column: len(column.words))
    every = len(leading.words)
    texts = [_texts(column.words) for column in columns]
    full = (text * every if len(text) == 1 else text for text in texts)
    joined = texts[0] if len(texts) == 1 else list(map(",".join, zip(*full, strict=True)))
    return _chosen(joined, leading.codes)


def _chosen(texts: list[str], codes: np.ndarray) -> list[str]:
    chosen: list[str] = np.array(texts, dtype=object)[codes].tolist()
    return chosen


def _texts(cells: np.ndarray) -> list[str]:
    """Cells as they stand in the file."""
    if cells.dtype.kind in "fi":
        codes, values = pd.factorize(cells)
        return _chosen([*map(repr, values.tolist()), ""], codes)
    found = cells.tolist()
    with suppress(TypeError):  # not all of them are texts
        if not _TOLD_APART.search("".join(found)):  # one look at thousands of cells
            return list(found)
    return [_written(cell) for cell in found]


def _written(cell: object) -> str:
    if isinstance(cell, float):
        return "" if cell != cell else repr(cell)  # noqa: PLR0124 - not a number is nothing
    return "" if cell is None else _quoted(str(cell))


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _TOLD_APART.search(text) else text
