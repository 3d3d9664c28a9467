"""Killed at any moment, or on a full disk: the old file or the new one stands, and all works on."""

from __future__ import annotations

import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from commands import WRITERS

BENCHMARK = Path(__file__).parents[1] / "benchmarks" / "kills.py"


def content(path):
    """The bytes of a file; a PDF and a table are the same bytes each time."""
    return path.read_bytes() if path.exists() else None


def unfinished(folder):
    """What a killed command left in the folder that nobody will finish."""
    return [*folder.rglob(".negotiate-*"), *folder.rglob("*.edit-*")]


@pytest.fixture
def given(tmp_path, things, watched):
    """A folder in which the writer ran once, and the bytes of its file before and after."""

    def prepare(writer):
        once = shutil.copytree(things, tmp_path / "once")
        done = watched(once, writer.first)
        assert done.returncode == 0, done.stderr
        twice = shutil.copytree(once, tmp_path / "twice")
        done = watched(twice, writer.then, log=tmp_path / "log")
        assert done.returncode == 0, done.stderr
        # A file that is opened to be written is for a moment empty.
        assert f"open ('{twice / writer.file}'" not in (tmp_path / "log").read_text()
        old, new = content(once / writer.file), content(twice / writer.file)
        assert old is not None
        assert new != old
        return once, old, new

    return prepare


@pytest.mark.parametrize("name", WRITERS)
def test_killed_at_every_step_the_old_or_the_new_file_stands(name, given, tmp_path, watched):
    writer = WRITERS[name]
    once, old, new = given(writer)
    seen = set()
    for kill_at in range(1, 60):
        folder = shutil.copytree(once, tmp_path / f"killed-{kill_at}")
        done = watched(folder, writer.then, kill_at)
        if done.returncode != -signal.SIGKILL:
            break
        stands = content(folder / writer.file)
        assert stands in (old, new)
        seen.add(stands == new)
        if unfinished(folder):
            watched(folder, writer.then)
            assert not unfinished(folder)
        after = watched(folder, writer.after)
        assert after.returncode == 0, after.stderr
    assert done.returncode == 0
    assert kill_at > 3
    assert False in seen


@pytest.mark.parametrize("name", WRITERS)
def test_where_no_more_can_be_written_the_old_file_stands(name, given, watched):
    writer = WRITERS[name]
    once, old, _ = given(writer)

    done = watched(once, writer.then, most_bytes=16)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert [line.split()[0] for line in done.stderr.splitlines()[-2:]] == ["error:", "hint:"]
    assert content(once / writer.file) == old
    assert not unfinished(once)


@pytest.mark.parametrize("name", [name for name in WRITERS if WRITERS[name].file != ".bashrc"])
def test_what_is_made_is_its_owners_alone_and_no_lock_is_left(name, things, tmp_path, watched):
    folder = shutil.copytree(things, tmp_path / "at")
    done = watched(folder, WRITERS[name].first)
    assert done.returncode == 0, done.stderr
    made = {path for path in folder.rglob("*") if not (things / path.relative_to(folder)).exists()}
    assert folder / WRITERS[name].file in made
    assert {path for path in made if stat.S_IMODE(path.stat().st_mode) & 0o077} == set()
    assert {path for path in made if path.suffix == ".lock"} == set()


@pytest.mark.parametrize("name", [n for n in WRITERS if WRITERS[n].file.startswith((".c", ".l"))])
def test_a_home_that_cannot_be_written_is_an_error_in_two_lines(name, things, tmp_path, watched):
    folder = shutil.copytree(things, tmp_path / "at")
    nowhere = Path("/proc/self/nowhere")  # even root cannot write there
    done = watched(folder, WRITERS[name].first, env={"HOME": nowhere})
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert [line.split()[0] for line in done.stderr.splitlines()[-2:]] == ["error:", "hint:"]


@pytest.mark.slow
def test_two_at_once_come_to_what_one_after_the_other_comes_to():
    command = [sys.executable, "-W", "ignore", BENCHMARK, "--kills", "0", "--rounds", "1"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "LOST" not in done.stdout


def test_every_command_with_an_output_is_among_those_that_are_killed(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARK.parent))
    import kills

    assert "bands import" in dict(kills.from_the_tree())
