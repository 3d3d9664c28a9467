"""Every command where the world is not as it should be: no traceback, nothing half-said."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from commands import COMMANDS

TROUBLES = {
    "a C locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "40 columns": {"COLUMNS": "40"},
    "300 columns": {"COLUMNS": "300"},
    "another time zone": {"TZ": "Pacific/Kiritimati"},
    "no colour": {"NO_COLOR": "1", "TERM": "dumb"},
    "no home": {"HOME": None, "XDG_DATA_HOME": None, "XDG_CONFIG_HOME": None},
}


@pytest.fixture(scope="module")
def folder(things, tmp_path_factory):
    return shutil.copytree(things, tmp_path_factory.mktemp("faults") / "home")


AT_THE_START = "a C locale"
"""What Python reads only when it starts: here a process forked from a running one will not do."""


def run(folder, args, env=None, **more):
    return subprocess.run(
        [sys.executable, "-m", "negotiate", *args],
        cwd=folder,
        env={**os.environ, "HOME": str(folder), "PYTHONWARNINGS": "ignore", **(env or {})},
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
        **more,
    )


@pytest.mark.parametrize("trouble", TROUBLES)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_works_all_the_same(folder, command, trouble, tmp_path, watched):
    said, env = tmp_path / "out", TROUBLES[trouble]
    if trouble == AT_THE_START:
        with said.open("wb") as out:
            done = run(folder, COMMANDS[command], env, stdout=out)
        err = done.stderr.decode(errors="replace")
    else:
        done = watched(folder, COMMANDS[command], env=env, out=said)
        err = done.stderr
    assert "Traceback" not in err
    if trouble == "no home" and done.returncode == 1:
        assert err.splitlines()[-1].startswith("hint: ")
        return
    assert done.returncode == 0, err
    text = said.read_text(encoding="utf-8", errors="replace")
    assert text or command == "batch" or (command == "finds" and err)
    if trouble == "40 columns" and command not in ("page", "sheet", "help", "rehearse", "profile"):
        assert max(map(len, text.splitlines() or [""])) <= 40


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in ("batch", "finds")])
def test_a_full_disk_under_standard_output_is_an_error_in_two_lines(folder, command):
    with Path("/dev/full").open("wb") as full:
        done = run(folder, COMMANDS[command], stdout=full)
    err = done.stderr.decode(errors="replace")
    assert done.returncode != 0
    assert "Traceback" not in err
    assert "Exception ignored" not in err


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in ("batch", "finds")])
def test_a_reader_that_went_away_is_no_crash(folder, command):
    shut = 'exec 1>&-; exec "$0" -m negotiate "$@"'
    done = subprocess.run(
        ["bash", "-c", shut, sys.executable, *COMMANDS[command]],
        cwd=folder,
        env={**os.environ, "HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert b"Traceback" not in done.stderr


def test_a_leap_day_is_a_day(folder):
    args = ("range", "--level", "mid", "--as-of", "2024-02-29")
    assert run(folder, args, stdout=subprocess.PIPE).returncode == 0
    wrong = run(folder, (*args[:-1], "2026-02-29"), stdout=subprocess.PIPE)
    assert wrong.returncode in (1, 2)
    assert b"Traceback" not in wrong.stderr
