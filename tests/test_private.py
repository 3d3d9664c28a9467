"""No command speaks to a network, what it writes is its user's, and no file is named by pay."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys

import pytest
from commands import COMMANDS, EDITOR, ON, WRITERS
from fuzz_commands import leaves

from negotiate.cli import app

PRIVATE = ("--current", "23.47/h", "--floor", "22.93/h", "--said", "27.19/h")
FIGURES = re.compile(r"23\.?47|22\.?93|27\.?19|48,?818|47,?694|56,?555")
CALL = ("--level", "mid", "--as-of", "2026-11-22", "--offer", "24.61/h", *PRIVATE)
MORE = {
    "range of a person": ("range", *CALL),
    "script of a person": ("script", *CALL),
    "sheet of a person": ("sheet", *CALL, "-o", "of-me.pdf"),
    "page of a person": ("sheet", *CALL, "-o", "of-me.html"),
    "call of a person": ("rehearse", *CALL, "--seed", "1", "--answers", "answers.txt"),
    "profile of a person": ("profile", "init", "--level", "mid", *PRIVATE[:4], "--no-input"),
    "ranges": ("bands", "list"),
    "bands check": ("bands", "check"),
    "schema": ("compare", "--schema"),
    "a mistake": ("range", "--level", "mod", *PRIVATE),
    "finds of a file": ("finds", "import", "finds.csv"),
    "bands of the user": ("bands", "check", "bands.csv"),
    "wages of the bureau": ("bands", "import", "all_data_M_2025.xlsx"),
    "roles": ("roles", "nurse"),
    "another role": ("range", "--level", "mid", "--role", "43-3011", *ON),
    "another country": ("range", "--level", "mid", "--country", "CA", "--area", "Toronto, ON", *ON),
    "sheets of people": ("batch", "many.csv", "--sheets", "sheets", "--jobs", "1", *ON),
    "a table for a spreadsheet": ("batch", "people.csv", "-o", "ranges.xlsx", *ON),
    "tools": ("mcp", "--tools"),
    "tools over standard input": ("mcp",),
}
EVERY = {name: ((), words) for name, words in {**COMMANDS, **MORE}.items()}
EVERY |= {name: (one.first, one.then) for name, one in WRITERS.items()}
FAILING = {"a mistake", *(name for name, one in WRITERS.items() if one.codes[1])}
LOOP = "tools over standard input"
"""What waits for its input in an event loop, which wakes itself by a pair of its own."""


@pytest.fixture
def folder(things, tmp_path):
    home = shutil.copytree(things, tmp_path / "home")
    posting = "1,posting,22/h,mid,US,2026-11-01\n"
    (home / "finds.csv").write_text(f"id,kind,low,level,area,date\n{posting}")
    (home / "bands.csv").write_text("level,low,mid,high\nmid,38000,44000,52000\n")
    (home / "many.csv").write_text("id,level\n" + "".join(f"{n},mid\n" for n in range(9)))
    return home


def test_every_command_there_is_is_watched():
    tried = {words[: len(path)] for _, words in EVERY.values() for path in PATHS}
    assert [path for path in PATHS if path not in tried] == []


PATHS = [tuple(path) for name in app.COMMANDS for path, _ in leaves([name])]


@pytest.mark.parametrize("name", [name for name in EVERY if name != LOOP])
def test_no_connection_is_opened_and_no_pay_stands_in_a_name(name, folder, tmp_path, watched):
    log = tmp_path / "log"
    before = set(folder.rglob("*"))
    first, then = EVERY[name]
    if first:
        watched(folder, first, log=log)
    done = watched(folder, then, log=log)
    assert done.returncode == int(name in FAILING), done.stderr
    assert "socket." not in log.read_text()
    assert not FIGURES.search(log.read_text())
    assert not FIGURES.search(done.stderr)
    new = [path for path in folder.rglob("*") if path not in before and path.is_file()]
    assert [path for path in new if stat.S_IMODE(path.stat().st_mode) & 0o077] == []


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("strace"), reason="the system tells nothing without strace")
@pytest.mark.parametrize("name", EVERY)
def test_the_system_is_asked_for_no_socket(name, folder, tmp_path):
    """Also by what is not written in Python."""
    log = tmp_path / "log"
    traced = ("strace", "-f", "-e", "trace=network", "-o", str(log))
    subprocess.run(
        [*traced, sys.executable, "-m", "negotiate", *EVERY[name][1]],
        cwd=folder,
        env={**os.environ, "HOME": str(folder), "VISUAL": EDITOR},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    calls = re.findall(r"^\d+ +(\w+)\((.*)", log.read_text(), re.MULTILINE)
    own = {"socketpair", "getsockname", "sendto", "recvfrom"} if name == LOOP else set()
    assert [call for call in calls if call[0] not in own or "AF_INET" in call[1]] == []
