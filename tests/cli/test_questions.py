"""What is asked at a terminal, however narrow it is."""

from __future__ import annotations

import sys

import pytest
from terminal import Terminal


@pytest.mark.parametrize("columns", [1, 2, 15, 80])
def test_a_terminal_one_column_wide_is_asked_too(cli, monkeypatch, tmp_path, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr("negotiate.cli.questions.check_there_is_someone", lambda example: None)
    monkeypatch.setattr(sys, "stdin", Terminal("2\n3\nUS\n"))
    said = cli("range")
    assert "1  junior" in said.err
    assert "$" in said.out
