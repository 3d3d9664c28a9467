"""Whatever a file or a word holds, only the documented errors come out: never a traceback."""

from __future__ import annotations

import io
import json
import math
import os
import random
from dataclasses import fields
from itertools import islice

import pytest
from fuzz_commands import command_lines, faults, make_files, options, run, words_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_workbooks import workbook

from negotiate.cli.app import COMMANDS, main
from negotiate.cli.tools import tools
from negotiate.files.gazetteer import Gazetteer
from negotiate.files.lines import load_metrics
from negotiate.model.errors import Problem
from negotiate.model.offer import Offer
from negotiate.render.json import to_json
from negotiate.talk.achievements import proof, read_achievement
from negotiate.words.pay import parse_pay, parse_pay_range
from negotiate.words.places import resolve

# NEGOTIATE_FUZZ=2000 pytest tests/test_fuzz.py takes some minutes, for now and then.
EXAMPLES = int(os.environ.get("NEGOTIATE_FUZZ", "60"))
MANY = settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), deadline=None)

CSV_WORDS = st.sampled_from(
    [
        *("level,low,mid,high\n", "id,level,years\n", "mid", "senior", "1", "-1", "1e400", "nan"),
        *(",", ";", '"', "'", "\n", "\r\n", "\t", "\x00", "=1+1", "40000", "US", "é", "\ufeff"),
        *("id,level,area,country,about,steps,rival,offer,current\n", "raise", "GB", "Leeds"),
        *("23/h written", '"17,18/h"', "21/h", "nights", "yes"),
        *("role,low,high,year\n", "2024", "agent", "id,kind,low,high,level,area,date\n"),
        *(
            "\u061c",
            "\u202e",
            "\x9b31m",
            "＝1+1",
            " @x",
            "x" * 140_000,
            "9" * 400,
            "1e308",
            "weight",
        ),
    ]
)
TOML_WORDS = st.sampled_from(
    [
        *("[[offer]]\n", "[preferences]\n", 'name = "a"\n', "salary = 50000\n", "hourly = 1e308\n"),
        *("[[offer.bonus]]\n", "payout = 0.5\n", "low = 9\n", "level = 3\n", '"', "\n", "= ", "["),
        *("shift = { rate = 0.1 }\n", "horizon_years = 50\n", "deadline = 2026-02-30\n", "\x00"),
        *('area = "Phoenix, AZ"\n', "years = -1\n", "[[achievement]]\n", 'metric = "csat"\n'),
        *("[[offer.change]]\n", "every_months = 6\n", "add = 0.5\n", "on = 2027-01-01\n"),
        *("weeks_in_turn = [36, 48]\n", "hours_per_day = 10\n", 'employment = "1099"\n'),
        *("shift = [{ rate = 0.1 }]\n", "draw = { monthly = 9 }\n", 'pay = "$21/h"\n'),
        *("horizon_months = 9\n", "sign_on = { instalments = [1, 480], amount = 9 }\n"),
        *("commission = { expected = 9 }\n", "training = { weeks = 3, hourly = 9 }\n"),
        *('role = "claims"\n', 'country = "GB"\n', 'need = "high"\n', 'status = "current"\n'),
        *("children = 2\n", 'filing = "head"\n', "moves = true\n", "benefits_after_days = 90\n"),
        *('health = { premium = 9, per = "paycheck" }\n', "on_call = { hours_per_week = 5 }\n"),
        *("[[offer.other]]\n", 'when = "once"\n', "in_month = 481\n", 'kind = "cost"\n'),
        *("holidays_worked = { days = 3 }\n", "starts = 2027-01-04\n", "in_writing = true\n"),
        *("[[level]]\n", 'soc = "43-4051"\n', "true", "inf", "nan\n", "{}", "\ud7ff"),
        *(
            "years = 0x" + "f" * 300,
            "x = " + "9" * 5_000,
            "[" * 2_000,
            '"\\u202e"',
            "a" + ".a" * 900,
        ),
    ]
)


def texts(words):
    return st.one_of(
        st.text(max_size=200).map(str.encode),
        st.binary(max_size=200),
        st.lists(words, max_size=25).map(lambda parts: "".join(parts).encode()),
    )


def outcome(capsys, *args):
    """The exit code; what goes wrong is said in the two promised lines."""
    capsys.readouterr()
    code = main([str(arg) for arg in args])
    out, err = capsys.readouterr()
    assert [*faults(code, out.encode(), err.encode(), 0.0)] == [], err
    return code


@pytest.mark.parametrize(
    "args",
    [
        ("bands", "check", "FILE"),
        ("range", "--level", "mid", "--bands", "FILE"),
        ("bands", "backtest", "FILE"),
        ("range", "--level", "mid", "--finds", "FILE"),
        ("finds", "import", "FILE"),
    ],
    ids=" ".join,
)
@given(content=texts(CSV_WORDS))
@MANY
def test_any_table_is_read_or_refused(capsys, tmp_path, args, content):
    file = tmp_path / "file.csv"
    file.write_bytes(content)
    outcome(capsys, *(file if arg == "FILE" else arg for arg in args))


@given(content=texts(CSV_WORDS))
@MANY
def test_any_table_of_people_is_rated_or_refused(capsys, tmp_path, content):
    file, out = tmp_path / "people.csv", tmp_path / "out.csv"
    out.unlink(missing_ok=True)
    file.write_bytes(content)
    code = outcome(capsys, "batch", file, "-o", out)
    assert out.exists() or code == 1
    assert {path.name for path in tmp_path.iterdir()} <= {
        "people.csv",
        "out.csv",
        "out.rejects.csv",
    }


CELLS = st.one_of(
    st.text(max_size=20), st.integers(-9, 10**9), st.floats(), st.sampled_from(["mid", "US", "x1"])
).filter(lambda cell: isinstance(cell, int | float) or all(one >= " " for one in cell))


@given(rows=st.lists(st.lists(CELLS, min_size=4, max_size=4), max_size=4), data=st.data())
@MANY
def test_any_workbook_of_people_is_rated_or_refused(capsys, tmp_path, rows, data):
    """Cells of any kind, and bytes of the file that are others or not there."""
    file, out = tmp_path / "people.xlsx", tmp_path / "out.xlsx"
    out.unlink(missing_ok=True)
    columns = ["id", "level", "years", "current"]
    workbook(file, [dict(zip(columns, row, strict=True)) for row in rows], columns)
    content = bytearray(file.read_bytes())
    for _ in range(data.draw(st.sampled_from([0, 0, 1, 3]))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=3))
    file.write_bytes(content)
    code = outcome(capsys, "batch", file, "-o", out)
    assert out.exists() or code == 1


@pytest.mark.parametrize(
    "args",
    [
        ("compare", "FILE"),
        ("check", "FILE"),
        ("check", "FILE", "--promised", "FILE"),
        ("range", "--profile", "FILE"),
        ("script", "--level", "mid", "FILE"),
        ("bands", "import", "--levels", "FILE", "--year", "2025", "FILE"),
    ],
    ids=" ".join,
)
@given(content=texts(TOML_WORDS))
@MANY
def test_any_toml_is_read_or_refused(capsys, tmp_path, args, content):
    file = tmp_path / "file.toml"
    file.write_bytes(content)
    outcome(capsys, *(file if arg == "FILE" else arg for arg in args))


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)
KEYS = st.sampled_from([key.name for key in fields(Offer)])


@given(offer=st.dictionaries(KEYS, JSON, max_size=6))
@MANY
def test_any_structure_of_an_offer_is_read_or_refused(capsys, tmp_path, offer):
    def toml(value):
        if isinstance(value, dict):
            inner = ", ".join(f"{json.dumps(k)} = {toml(v)}" for k, v in value.items())
            return f"{{ {inner} }}"
        if isinstance(value, list):
            return f"[{', '.join(map(toml, value))}]"
        if value is None:
            return '""'
        return json.dumps(value).replace("Infinity", "inf").replace("NaN", "nan")

    lines = [f"{key} = {toml(value)}" for key, value in offer.items()]
    file = tmp_path / "offers.toml"
    file.write_bytes("\n".join(["[[offer]]", *lines]).encode("utf-8", errors="replace"))
    outcome(capsys, "compare", file, "--format", "json")


TOOLS = tools()
ODD = st.sampled_from(
    [10**400, math.inf, math.nan, 1e308, -1, 0, True, "", "\0", "21/h", [], {}, "9" * 5000, [[]]]
)


@given(tool=st.sampled_from(TOOLS), data=st.data())
@MANY
def test_anything_an_assistant_sends_is_answered_or_refused(tool, data):
    whole = {"level": "mid", "state": "CA", "offers": [{"name": "A", "salary": 50000}]}
    given_ = {name: whole[name] for name in ("level", *tool.needs) if name in tool.arguments}
    names = data.draw(st.lists(st.sampled_from([*tool.arguments]), max_size=3))
    given_ |= {name: data.draw(ODD | JSON) for name in names}
    if "offers" in tool.arguments and data.draw(st.booleans()):
        given_["offers"] = data.draw(st.lists(st.dictionaries(KEYS, ODD | JSON), max_size=3))
    try:
        to_json(tool.answer(given_).data)
    except Problem as problem:
        assert problem.hint


@given(content=texts(CSV_WORDS))
@MANY
def test_any_answers_are_played_or_refused(capsys, tmp_path, monkeypatch, content):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    file = tmp_path / "answers.txt"
    file.write_bytes(content)
    outcome(capsys, "rehearse", "--level", "mid", "--seed", "1", "--answers", file)


def test_any_command_line_is_answered_or_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(tmp_path)
    make_files(tmp_path)
    lines = list(islice(command_lines(random.Random(11)), 5 * EXAMPLES))
    assert {line.words[0] for line in lines if line.words} == set(COMMANDS)
    assert any(line.typed is not None for line in lines)
    assert {ascii(line): broken for line in lines if (broken := run(line)[0])} == {}


def test_no_option_is_tried_with_odd_words_alone():
    assert {option.opts[-1] for option in options() if not words_of(option)} == set()


@given(st.text(max_size=40))
def test_any_words_are_pay_or_a_problem(text):
    for read in (parse_pay, parse_pay_range):
        try:
            read(text, "--offer")
        except Problem as problem:
            assert problem.hint


FIGURE = st.from_regex(r"\A[1-9][0-9]{0,2}(9{330})?(\.5)?(%| h| min)?\Z")


@given(st.sampled_from(["AHT", "CSAT", "sales", "NPS"]), FIGURE, FIGURE)
def test_any_figures_are_an_achievement_or_a_problem(metric, before, after):
    metrics = load_metrics()
    try:
        one = read_achievement(f"{metric} {before} to {after}", metrics)
    except Problem as problem:
        assert problem.hint
    else:
        assert proof([one], metrics)


@given(st.text(max_size=40))
def test_any_words_are_a_place_or_a_problem(text):
    try:
        assert resolve(text, Gazetteer()).area
    except Problem as problem:
        assert problem.hint


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize(
    "words",
    [("ladder",), ("range", "--level", "lead"), ("script", "--level", "lead"), ("law", "CA")],
    ids=" ".join,
)
def test_the_first_and_the_last_day_there_are_make_no_traceback(capsys, words, day):
    outcome(capsys, *words, "--as-of", day)
