"""Columns that look like one that is read of a table of people."""

from __future__ import annotations

import pytest

from negotiate.model.people import CONVERSATION, OUTPUT, TYPED
from negotiate.words.columns import unread, unread_said


@pytest.mark.parametrize(
    ("name", "read"),
    [
        *((name, "area") for name in ("location", "city", "Metro", "places", "Work_Location")),
        *((name, "area") for name in ("Area ", "AREA", "areas")),
        *((name, "certs") for name in ("certifications", "Certificate", "cert")),
        *((name, "years") for name in ("experience", "years_experience", "Years of experience")),
        *((name, "role") for name in ("job", "Job title", "occupation")),
        *((name, "current") for name in ("pay", "Salary", "current_pay", "Hourly Rate")),
        ("language", "languages"),
        ("industries", "industry"),
    ],
)
def test_a_column_that_looks_like_one_that_is_read_is_found(name, read):
    assert [one.read for one in unread(["id", "level", name])] == [read]
    assert unread(["id", "level", name, read]) == ()


@pytest.mark.parametrize(
    "name", ["name", "department", "start date", "notes", "manager", "id2", ""]
)
def test_other_columns_are_nobodys_business(name):
    assert unread(["id", "level", name]) == ()


def test_no_column_that_is_read_is_found():
    for name in (*TYPED, *CONVERSATION):
        assert unread([name]) == ()


def test_a_result_that_is_read_again_has_nothing_to_say_of_its_own_columns():
    names = [*TYPED, *CONVERSATION, *OUTPUT]
    assert unread_said(unread(names)) == ""


def test_one_line_says_what_is_read_instead():
    assert unread_said(unread(["id", "location"])) == (
        "the column location is copied, not read: places are read from area"
    )
    assert unread_said(unread(["id", "City", "job"])) == (
        "columns that are copied, not read: City (places are read from area), job (the work is "
        "read from role)"
    )
