"""The project's own tables are read once, and nobody can change them for others."""

from __future__ import annotations

from negotiate.files.bands import bands_in_use
from negotiate.files.data import read_rows
from negotiate.files.facts import load_facts
from negotiate.files.gazetteer import Gazetteer
from negotiate.files.lines import load_lines, load_practice, load_talk
from negotiate.files.own import bands_path


def test_what_one_caller_changes_another_does_not_see():
    read_rows("levels.csv")[0]["level"] = "boss"
    read_rows("levels.csv").clear()
    assert read_rows("levels.csv")[0]["level"] == "junior"
    loaded = (load_facts, load_talk, load_practice, load_lines)
    for load in loaded:
        for name in (known := load())._fields:
            if isinstance(values := getattr(known, name), dict):
                values.clear()
        assert all(getattr(load(), name) != {} for name in known._fields)
    load_talk().tips[0].when.clear()
    assert load_talk().tips[0].when
    Gazetteer().areas.clear()
    assert Gazetteer().areas


def test_an_import_speaks_and_is_silent_again_within_one_process():
    before = bands_in_use("38060")
    bands_path().parent.mkdir(parents=True)
    row = 'mid,Agent,metro,38060,"Phoenix",AZ,USD,1,2,3,43-4051,1,2,3,4,5,2025-05-15,mine\n'
    bands_path().write_text(
        "level,title,area_type,area_code,area,state,currency,low,mid,high,soc,"
        f"p10,p25,p50,p75,p90,as_of,source\n{row}"
    )
    assert next(iter(bands_in_use("38060"))).source == "mine"
    assert len(bands_in_use("38060")) == len(before) + 1
    bands_path().unlink()
    assert bands_in_use("38060") == before
