"""Killed at any moment, or on a full disk: the old file or the new one stands, and all works on."""

from __future__ import annotations

import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from commands import (
    NONE,
    OUTPUTS,
    READ_BY,
    REMOVING,
    SUFFIXES,
    WRITE_NOTHING,
    WRITERS,
    content,
    leaves,
    left,
    lost,
    standing,
)

BENCHMARK = Path(__file__).parents[1] / "benchmarks" / "kills.py"


def said_in_two_lines(said):
    """Whether the end is an error and a hint; a terminal breaks both at words."""
    end = said.rpartition("\nerror: ")[2] if "\nerror: " in said else said.removeprefix("error: ")
    return end != said and end.count("\nhint: ") == 1 and said.endswith("\n")


EVERY = [pytest.param(name, marks=[pytest.mark.slow] * one.slow) for name, one in WRITERS.items()]


@pytest.fixture
def given(tmp_path, things, watched):
    """A folder in which the writer ran once, and what stands there before and after."""

    def prepare(writer):
        once = shutil.copytree(things, tmp_path / "once", symlinks=True)
        done = watched(once, writer.first)
        assert done.returncode == writer.codes[0], done.stderr
        twice = shutil.copytree(once, tmp_path / "twice", symlinks=True)
        done = watched(twice, writer.then, log=tmp_path / "log")
        assert done.returncode == writer.codes[1], done.stderr
        # A file that is opened to be written is for a moment empty.
        assert f"open ('{twice / writer.file}'" not in (tmp_path / "log").read_text()
        assert content(twice / writer.file) != content(once / writer.file)
        assert not left(twice)
        return once, standing(once), standing(twice)

    return prepare


@pytest.mark.parametrize("name", EVERY)
def test_killed_at_every_step_the_old_or_the_new_file_stands(name, given, tmp_path, watched):
    writer = WRITERS[name]
    once, old, new = given(writer)
    seen = set()
    for kill_at in range(1, 200):
        folder = shutil.copytree(once, tmp_path / f"killed-{kill_at}", symlinks=True)
        done = watched(folder, writer.then, kill_at)
        if done.returncode != -signal.SIGKILL:
            break
        assert lost(standing(folder), old, new) == []
        seen.add(content(folder / writer.file) == content(tmp_path / "twice" / writer.file))
        if left(folder):
            watched(folder, writer.then)
            assert not left(folder)
        after = watched(folder, writer.after)
        assert after.returncode == 0, after.stderr
    assert done.returncode == writer.codes[1]
    assert kill_at > 3
    assert False in seen


@pytest.mark.parametrize("name", [one for one in EVERY if one.values[0] not in REMOVING])
def test_where_no_more_can_be_written_the_old_file_stands(name, given, watched):
    writer = WRITERS[name]
    once, old, _ = given(writer)

    done = watched(once, writer.then, most_bytes=16)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    asked_again = writer.then == () and "cannot write prep-sheet.pdf" in done.stderr
    assert asked_again or said_in_two_lines(done.stderr)
    assert lost(standing(once), old, old) == []
    assert not left(once)


@pytest.mark.parametrize("name", EVERY)
def test_what_is_made_is_its_owners_alone_and_no_lock_is_left(name, things, tmp_path, watched):
    writer = WRITERS[name]
    folder = shutil.copytree(things, tmp_path / "at")
    for at, words in enumerate((writer.first, writer.then)):
        done = watched(folder, words)
        assert done.returncode == writer.codes[at], done.stderr
    made = {path for path in folder.rglob("*") if not (things / path.relative_to(folder)).exists()}
    assert made or (things / writer.file).exists()
    assert {path for path in made if stat.S_IMODE(path.stat().st_mode) & 0o077} == set()
    assert not left(folder)


def test_every_command_and_every_file_it_may_write_is_in_the_table():
    lines = [line for one in WRITERS.values() for line in (one.first, one.then)]
    for words, parameters in leaves():
        mine = [line for line in lines if line[: len(words)] == words and line != NONE]
        assert bool(mine) != (words in WRITE_NOTHING), words
        for one in parameters:
            names_a_file = any(kind in (one.metavar or "") for kind in ("FILE", "FOLDER", "toml"))
            if mine and (names_a_file or not one.opts[0].startswith("-")):
                tried = any({*one.opts} & {*line} for line in mine)
                assert tried or {*one.opts} & READ_BY, (words, one.opts)


@pytest.mark.parametrize("words", [("profile", "path"), ("bands", "check"), ("mcp", "--tools")])
def test_what_is_said_to_write_nothing_writes_nothing(words, things, tmp_path, watched):
    folder = shutil.copytree(things, tmp_path / "at")
    log = tmp_path / "log"
    assert watched(folder, words, log=log).returncode == 0
    assert log.read_text() == ""


@pytest.mark.parametrize("words", [words for words, _ in leaves() if words in OUTPUTS])
def test_a_workbook_is_written_by_the_commands_in_the_table_alone(words, things, tmp_path, watched):
    folder = shutil.copytree(things, tmp_path / "at")
    done = watched(folder, (*words, *OUTPUTS[words][0], "-o", "a.xlsx"))
    assert (done.returncode == 0) == (".xlsx" in SUFFIXES.get(words, ())), done.stderr


@pytest.mark.parametrize("name", [n for n in WRITERS if WRITERS[n].file.startswith((".c", ".l"))])
def test_a_home_that_cannot_be_written_is_an_error_in_two_lines(name, things, tmp_path, watched):
    writer = WRITERS[name]
    folder = shutil.copytree(things, tmp_path / "at")
    nowhere = Path("/proc/self/nowhere")  # even root cannot write there
    words = writer.then if writer.first == NONE else writer.first
    done = watched(folder, words, env={"HOME": nowhere})
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert said_in_two_lines(done.stderr)


@pytest.mark.slow
def test_two_at_once_come_to_what_one_after_the_other_comes_to():
    command = [sys.executable, "-W", "ignore", BENCHMARK, "--kills", "0", "--rounds", "1"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "LOST" not in done.stdout
