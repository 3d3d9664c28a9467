"""What is read without pydantic is read as pydantic would, and good files are read without it."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from negotiate.files.data import read_text
from negotiate.files.offer_records import plain_records
from negotiate.files.offers import _adapter, _listed, _plain

FOLDER = Path(__file__).parents[1] / "cases" / "offers"
CASES = sorted(file for file in FOLDER.glob("*.toml") if "expected" not in file.name)
GOOD = [read_text("offers_template.toml"), *(file.read_text() for file in CASES)]
ODD = st.sampled_from(
    [
        *(None, True, 0, -0.0, 1, -1, 3, 0.5, 1.0, 24, 24.5, 168, 1e9, 1e12, 10**300),
        *(float("nan"), float("inf"), "", "a", "\udcff", "senior", "written", "1099", "year"),
        *("2026-12-01", "2026-02-30", "2026-1-1", "20261201", "2026-12-01T00:00:00", "1764547200"),
        *("２０２６-12-01", " 2026-12-01", [], [1], [1, 480], [0.5], ["a"], {}, {"rate": 0.1}),
        *({"hours_per_week": 5, "rate": 0.1}, {"weeks": 3, "hourly": 9}, [{"name": "b"}]),
    ]
)


def read_by_pydantic(data):
    try:
        return _adapter().validate_json(json.dumps(data), strict=True)
    except ValidationError:
        return None


def places(data, path=()):
    """The way to every value of the data."""
    inner = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in inner:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))


def put(data, path, value):
    for key in path[:-1]:
        data = data[key]
    data[path[-1]] = value


@pytest.mark.parametrize("text", GOOD, ids=["template", *(file.stem for file in CASES)])
def test_a_good_file_is_read_without_pydantic_as_with_it(text):
    data = _listed(_plain(tomllib.loads(text)))
    records = plain_records(data)
    assert records is not None
    assert records == read_by_pydantic(data)


@given(data=st.data(), text=st.sampled_from(GOOD), value=ODD)
def test_whatever_is_taken_is_what_pydantic_takes(data, text, value):
    raw = _listed(_plain(tomllib.loads(text)))
    put(raw, data.draw(st.sampled_from([*places(raw)])), value)
    records = plain_records(raw)
    if records is not None:
        assert repr(records) == repr(read_by_pydantic(raw))


@given(
    value=ODD, key=st.sampled_from(["level", "starts", "hours_per_week", "notes", "remote", "x"])
)
def test_a_key_more_is_taken_as_pydantic_takes_it(value, key):
    raw = {"offer": [{"name": "A", "salary": 50_000, key: value}]}
    records = plain_records(raw)
    if records is not None:
        assert repr(records) == repr(read_by_pydantic(raw))


def test_a_comparison_of_a_good_file_never_loads_pydantic(tmp_path):
    file = tmp_path / "offers.toml"
    file.write_text(GOOD[0])
    code = (
        "import sys; from negotiate.cli.app import main; "
        f"main(['compare', {str(file)!r}]); print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert not {"pydantic", "annotated_types"} & set(done.stderr.split())
