"""People written down in `tests/cases/*.toml`: a command line and what must come of it.

A case needs no Python to be added. `command` is what is typed. `[expect]` holds values of the JSON,
by key or by path ("band.low"; "none" for null); `[expect_hourly]` the same as amounts an hour;
`[cautions]` what the cautions must `say`, must `not_say`, start with (`first`), or their `count`.
`[coach]` holds what people who coach hourly workers would say, by the hour and before they saw any
figure of ours: their `figure` ("none" where they give none), or `law_first`.
"""

from __future__ import annotations

import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))


def value(data: Any, path: str) -> Any:
    for key in path.split("."):
        data = data[int(key)] if isinstance(data, list) else data[key]
    return data


def check(data: Any, expected: dict[str, Any]) -> None:
    for path, wanted in expected.items():
        got = value(data, path)
        if isinstance(wanted, float | int) and not isinstance(wanted, bool):
            assert got == pytest.approx(wanted, abs=0.005), path
        else:
            assert got == (None if wanted == "none" else wanted), path


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_the_situation_comes_out_as_written(cli, file):
    case = tomllib.loads(file.read_text())
    unknown = case.keys() - {"about", "command", "expect", "expect_hourly", "cautions", "coach"}
    assert not unknown
    assert case["about"]
    command = shlex.split(case["command"])
    check(cli.json(*command), case.get("expect", {}))
    check(cli.json(*command, "--per", "hour"), case.get("expect_hourly", {}))
    cautions = cli.json(*command)["cautions"]
    wanted = case.get("cautions", {})
    for text in wanted.get("say", []):
        assert any(text in caution for caution in cautions), (text, cautions)
    for text in wanted.get("not_say", []):
        assert not any(text in caution for caution in cautions), (text, cautions)
    if "first" in wanted:
        assert wanted["first"] in cautions[0]
    if "count" in wanted:
        assert len(cautions) == wanted["count"], cautions


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_the_screen_of_the_situation_fits_and_csv_and_markdown_carry_it(cli, file):
    command = shlex.split(tomllib.loads(file.read_text())["command"])
    lines = cli(*command).out.splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    data = cli.json(*command)
    markdown = cli(*command, "--format", "markdown").out.replace("\\", "")
    assert all(caution in markdown for caution in data["cautions"][:3])
    flat = cli(*command, "--format", "csv").out.splitlines()
    assert "ask_low" in flat[0]
    assert ("offer_verdict" in flat[0]) == (data["offer"] is not None)
    explained = " ".join(cli(*command, "--explain").out.split())
    spoken = [c["you_say"] for c in data["concessions"]]
    assert all(" ".join(line.split()) in explained for line in spoken)


# --- beside people who coach hourly workers

NEAR = 0.04
"""So far from the coach's figure is still the same advice."""
SHARE = 0.9
"""Of all people, so many must get it."""
COACHED = [case for case in CASES if "coach" in tomllib.loads(case.read_text())]


def agrees(cli, case):
    """Whether what comes out is what the coach says; no figure must mean no money step either."""
    coach, command = case["coach"], shlex.split(case["command"])
    found = cli.json(*command, "--per", "hour")
    if coach.get("law_first"):
        return bool(found["law_first"])
    figure = found["figure"]
    if coach["figure"] == "none":
        return figure is None and not any(step["ask"] for step in found["concessions"])
    return figure is not None and abs(figure / coach["figure"] - 1) <= NEAR


def test_nine_in_ten_get_the_figure_a_coach_gives(cli):
    """Wages move every year: one in ten may differ, and none that has no figure may get one."""
    cases = {file.stem: tomllib.loads(file.read_text()) for file in COACHED}
    apart = [name for name, case in cases.items() if not agrees(cli, case)]
    assert len(apart) <= len(cases) * (1 - SHARE), apart
    assert not [name for name in apart if "figure" not in cases[name]["coach"]]


WARNED = {
    "coach-tulsa-junior": ["15.25"],
    "coach-memphis-in-need": ["day to think", "market"],
    "coach-el-paso-class": ["Could you get to"],
    "coach-dallas-final": ["Could you get to", "23"],
    "coach-nashville-changed": ["happy"],
    "coach-cincinnati-lower-rival": ["17"],
    "coach-tampa-raise": ["Thank you for the offer", "last job"],
    "coach-seattle-under-minimum": ["Could you get to", "jump"],
    "coach-denver-advert": ["24"],
}


@pytest.mark.parametrize("name", WARNED)
def test_what_a_coach_warns_of_is_never_in_a_line_to_say(cli, name):
    case = tomllib.loads((Path(__file__).parent / "cases" / f"{name}.toml").read_text())
    found = cli.json(*shlex.split(case["command"]))
    said = [one["you_say"] for one in (*found["when_they_say"], *found["concessions"])]
    for words in WARNED[name]:
        assert not [line for line in said if words in line], words
