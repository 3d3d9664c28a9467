"""What an output's encoding lacks is written as an escape, and no two names become one."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiate.render.document import Document, Lines
from negotiate.render.spelling import in_an_encoding

NAMES = st.lists(st.text("日é\\u65ea", min_size=1, max_size=8), min_size=2, max_size=4, unique=True)


@given(NAMES, st.sampled_from(("ascii", "latin-1")))
def test_names_that_differ_stay_different_and_can_be_read_back(names, encoding):
    document = Document(title="x", blocks=(Lines(items=tuple(names)),))
    (block,) = in_an_encoding(document, encoding).blocks
    block.items[0].encode(encoding)
    assert len(set(block.items)) == len(names)
    if any(item != name for item, name in zip(block.items, names, strict=True)):
        assert [json.loads(f'"{item}"') for item in block.items] == names


def test_a_backslash_stays_one_where_there_is_nothing_to_escape():
    document = Document(title="a\\b", blocks=())
    for encoding in ("ascii", "utf-8"):
        assert in_an_encoding(document, encoding).title == "a\\b"


OFFERS = """
[[offer]]
name = "日"
salary = 50000
[[offer]]
name = '\\u65e5'
salary = 51000
"""


@pytest.mark.parametrize("style", ["table", "markdown", "csv"])
def test_an_escape_that_was_typed_is_not_taken_for_one(cli, tmp_path, monkeypatch, style):
    (tmp_path / "o.toml").write_text(OFFERS, encoding="utf-8")
    monkeypatch.setattr("negotiate.cli.output.stdout_encoding", lambda: "ascii")
    out = cli("compare", tmp_path / "o.toml", "--format", style).out
    assert "\\\\u65e5" in out


def test_names_never_meet_as_keys_of_json(cli, tmp_path):
    (tmp_path / "o.toml").write_text(OFFERS, encoding="utf-8")
    said = json.loads(cli("compare", tmp_path / "o.toml", "--format", "json").out)
    assert set(said["months"][0]["totals"]) == {"日", "\\u65e5"}
