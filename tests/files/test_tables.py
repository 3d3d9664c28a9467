"""Cells of a workbook: a number or a day only where its text is the one way to write it."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from negotiate.bulk.sheet_rows import answers
from negotiate.files import tables
from negotiate.files.tables import as_typed, workbook
from negotiate.model.errors import Problem

TYPED = st.one_of(
    st.text(alphabet="0123456789.-+e,/ ", max_size=18),
    st.floats(allow_nan=False, allow_infinity=False).map(str),
    st.dates().map(str),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20),
)


@given(TYPED)
@example("-0.0")
@example("123456789012345.5")
@example("1900-02-28")
@example("0.10")
def test_what_is_read_back_of_a_cell_is_the_text_that_was_written(tmp_path_factory, text):
    file = tmp_path_factory.mktemp("book") / "b.xlsx"
    file.write_bytes(workbook(["id", "cell"], [["1", text]]))
    (rows, _) = answers({"file": str(file), "table": True})
    assert rows["rows"][1:] == [["1", text]]


@pytest.mark.parametrize("text", ["007", "+1", "1e5", "1.50", "2026-13-01", "", "1" * 16, "=1"])
def test_what_could_be_written_otherwise_stays_text(text):
    assert as_typed(text) == text


def test_plain_numbers_and_days_are_such():
    assert as_typed("44000") == 44000
    assert as_typed("17.25") == 17.25
    assert as_typed("2026-11-26") == date(2026, 11, 26)


def test_more_people_than_a_sheet_holds_are_refused(monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    with tables.workbook_table(BytesIO()) as write:
        write({"id": np.array(["1", "2"])})
        with pytest.raises(Problem, match="holds 3 rows"):
            write({"id": np.array(["3", "4"])})


def test_a_cell_longer_than_excel_takes_is_refused_not_cut():
    with pytest.raises(Problem, match="32,767 letters"):
        workbook(["id"], [["x" * 32_768]])
