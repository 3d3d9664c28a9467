"""A program that is stopped says so in one line, truly, and leaves nothing half-written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from signal import SIG_DFL, SIGHUP, SIGINT, SIGTERM, signal

import pytest
from commands import EDITOR, REMOVING, TYPED, WRITERS, left, lost, standing

SHEET = ("sheet", "--level", "mid", "--years", "3", "--area", "Austin, TX", "-o", "s.html")
SIGNALS = (SIGINT, SIGTERM, SIGHUP)
START = """
import os, pathlib, signal, sys

def stop(*_):
    os.kill(os.getpid(), {number})

{when}
sys.argv = ["negotiate", *{words!r}]
from negotiate.__main__ import run
run()
"""
LOADING = """
class Finder:
    def find_spec(self, name, *_):
        if name == "{module}":
            stop()

sys.meta_path.insert(0, Finder())
"""
WRITING = """
fsync, os.fsync = os.fsync, stop
"""
WRITTEN = """
real = pathlib.Path.replace
def replace(self, target):
    real(self, target)
    stop()
pathlib.Path.replace = replace
"""
TYPING = """
sys.path.append({tests!r})
from terminal import sit_down
sit_down({typed!r})
"""
IGNORED = """
signal.signal({number}, signal.SIG_IGN)
fsync, os.fsync = os.fsync, stop
"""


def stopped(folder, number, when, words=SHEET, **env):
    source = START.format(number=int(number), when=when, words=words)
    return subprocess.run(
        [sys.executable, "-c", source],
        cwd=folder,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=_hearing,
    )


def _hearing():
    """A shell in the background has its children ignore some signals, and that is inherited."""
    for number in SIGNALS:
        signal(number, SIG_DFL)


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize(
    "when",
    [
        LOADING.format(module="negotiate.cli.app"),
        LOADING.format(module="typer.core"),
        LOADING.format(module="negotiate.cli.sheet"),
        LOADING.format(module="negotiate.render.sheet_html"),
        WRITING,
    ],
)
def test_stopped_before_the_file_stands_nothing_is_left(tmp_path, number, when):
    done = stopped(tmp_path, number, when)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr.endswith("stopped: nothing was written\n")
    assert "wrote" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", SIGNALS)
def test_stopped_when_the_file_stands_it_says_so(tmp_path, number):
    done = stopped(tmp_path, number, WRITTEN)
    assert done.returncode == 130
    assert done.stderr.endswith("s.html was written\n")
    assert [path.name for path in tmp_path.iterdir()] == ["s.html"]
    assert (tmp_path / "s.html").read_text().rstrip().endswith("</html>")


def test_stopped_with_nowhere_to_say_so_it_stops_all_the_same(tmp_path):
    closed = "os.close(2)\n" + LOADING.format(module="negotiate.cli.app")
    done = stopped(tmp_path, SIGHUP, closed)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
    assert list(tmp_path.iterdir()) == []


def test_a_program_started_to_go_on_when_the_terminal_closes_goes_on(tmp_path):
    done = stopped(tmp_path, SIGHUP, IGNORED.format(number=int(SIGHUP)))
    assert done.returncode == 0
    assert (tmp_path / "s.html").is_file()


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(n, marks=[pytest.mark.slow] * WRITERS[n].slow)
        for n in WRITERS
        if n not in REMOVING
    ],
)
def test_told_to_end_half_way_every_writer_leaves_the_old_file(name, things, tmp_path, watched):
    writer = WRITERS[name]
    folder = shutil.copytree(things, tmp_path / "at")
    assert watched(folder, writer.first).returncode == writer.codes[0]
    before = standing(folder)
    when = WRITING
    if (typed := TYPED.get(writer.then)) is not None:
        when += TYPING.format(tests=str(Path(__file__).parents[1]), typed=typed)
    done = stopped(folder, SIGTERM, when, writer.then, HOME=str(folder), VISUAL=EDITOR)
    assert done.returncode == 130
    nothing = done.stderr.endswith("stopped: nothing was written\n")
    assert nothing or (" (the same command goes on with it), was written" in done.stderr)
    assert lost(standing(folder), before, before) == []
    assert [one.name for one in left(folder) if ".edit-" not in one.name] == []  # a draft is kept


ANYTHING = """
import os, signal, sys

class Finder:
    def find_spec(self, name, *_):
        if not name.startswith("negotiate"):
            os.kill(os.getpid(), {number})

sys.meta_path.insert(0, Finder())
from negotiate.__main__ import run
run()
"""


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_is_heard_before_anything_but_the_program_itself_is_loaded(tmp_path, number):
    command = tmp_path / "negotiate"
    command.write_text(ANYTHING.format(number=int(number)))
    done = subprocess.run(
        [sys.executable, command, "law"],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=_hearing,
    )
    assert (done.returncode, done.stderr) == (130, "stopped: nothing was written\n")


def test_to_import_the_package_hears_no_signal():
    source = "import signal, negotiate.__main__; print(signal.getsignal(signal.SIGTERM))"
    command = [sys.executable, "-c", source]
    done = subprocess.run(command, capture_output=True, text=True, check=True, preexec_fn=_hearing)
    assert done.stdout == "0\n"
