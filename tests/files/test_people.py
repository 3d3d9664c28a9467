"""Tables of people: the fast reader and the careful one read the same."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from negotiate.files import people
from negotiate.model.errors import Problem


def read(source, *, fast, monkeypatch):
    """All rows with their lines, and what is wrong with which, or what is wrong with the file."""
    with monkeypatch.context() as patch:
        patch.setattr(people, "CHUNK", 3)
        if not fast:
            patch.setattr(people, "_a_row_a_line", lambda _: False)
        rows, wrong = [], {}
        try:
            for chunk in people.read_people(source, lambda _: None):
                wrong |= {len(rows) + at: reason for at, reason in chunk.wrong.items()}
                cells = chunk.people.to_numpy().tolist()
                rows += zip(chunk.people.index, map(tuple, cells), strict=True)
        except Problem as problem:
            return str(problem)
    return rows, wrong


CELLS = st.sampled_from(
    (
        *("", "1", "mid", " mid ", "44000", "NA", "nan", "null", "1e5", "007", "true", "+1"),
        *('"US"', '"Austin, TX"', '"a ""b"" c"', '"', '""', 'a"b', '"a"b', "' a", "\t", "\xa0"),
        *("é", "日", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\x00", "\x1a", "#", "\\", "\\,"),
        *("\r", "a\rb", '"a\nb"', '"a\rb"', '"",x', '""x', '"a,"', "x" * 140_000),
    )
)
LINES = st.lists(CELLS, max_size=6).map(",".join)
ENDS = st.sampled_from(("\n", "\r\n", "\n\n"))
TABLES = st.lists(st.tuples(LINES, ENDS), max_size=9).map(
    lambda lines: "".join(line + end for line, end in lines)
)


@given(TABLES, st.sampled_from(("\n", "\r\n")), st.booleans())
@example('"a"b,mid,3\n', "\n", False)
@example("1,mid,3\n2,mid,3,x\n", "\n", False)
def test_both_readers_read_the_same(tmp_path_factory, table, end, bom):
    source = tmp_path_factory.mktemp("people") / "people.csv"
    text = f"id,level,years{end}{table}"
    source.write_bytes(text.encode("utf-8-sig" if bom else "utf-8"))
    with pytest.MonkeyPatch.context() as patch:
        assert read(source, fast=True, monkeypatch=patch) == read(
            source, fast=False, monkeypatch=patch
        )
