"""Columns as lines of CSV: what pandas writes of the same cells, however they are given."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from negotiate.files.column_text import header, lines
from negotiate.model.people import Words, each

TEXTS = st.text(alphabet='ab,"\n é日=', max_size=4)
NUMBERS = st.one_of(
    st.floats(allow_infinity=False).map(lambda number: number + 0.0),  # 0.0 for -0.0
    st.sampled_from((0.0, 1e16, 1e-5, 52000.0, 0.1, 1 / 3)),
)
CELLS = st.one_of(TEXTS, st.none(), st.booleans(), st.just(float("nan")))


def as_words(cells, draw):
    """The same cells, given by the different ones."""
    extra = np.array([*cells, cells[0]], dtype=cells.dtype)  # one that nobody has
    order = draw.permutation(len(cells))
    return Words(extra[[*order, len(cells)]], np.argsort(order))


@st.composite
def columns(draw):
    """A few columns of every kind; some as words, some of them with the same codes."""
    rows = draw(st.integers(1, 5))
    shuffled = np.random.default_rng(draw(st.integers(0, 9)))
    shared = shuffled.integers(0, 3, rows)
    found = {}
    for at in range(draw(st.integers(2, 7))):
        kind = draw(st.sampled_from(("numbers", "texts", "cells", "whole", "shared", "one")))
        of, dtype = {
            "numbers": (NUMBERS, float),
            "whole": (st.integers(-9, 10**9), np.int64),
            "texts": (TEXTS, object),
        }.get(kind, (CELLS, object))
        count = {"shared": 3, "one": 1}.get(kind, rows)
        cells = np.array([draw(of) for _ in range(count)] + [None], dtype=object)[:-1].astype(dtype)
        if kind == "shared":
            cells = Words(cells, shared)
        elif kind == "one":
            cells = Words(cells, np.zeros(rows, dtype=np.int64))
        elif draw(st.booleans()):
            cells = as_words(cells, shuffled)
        found[f"column {at}"] = cells
    return found


@given(columns())
def test_the_lines_are_those_pandas_writes(found):
    frame = pd.DataFrame({name: each(column) for name, column in found.items()}, dtype=object)
    expected = frame.to_csv(index=False, lineterminator="\n")
    assert b"".join((header(found), *lines(found))).decode() == expected


def test_no_rows_are_no_lines():
    nobody = np.array([], dtype=object)
    assert list(lines({"id": nobody, "level": Words(np.array(["mid"]), nobody.astype(int))})) == []
