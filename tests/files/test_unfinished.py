"""A killed run's unfinished file is cleared away by the next; nobody else's ever is."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from negotiate.files.own import locked, present
from negotiate.files.unfinished import begin, clear, clear_parts, lock_name, parts_folder
from negotiate.files.writing import write_whole

KILLED = """
import os, signal, sys
from pathlib import Path
from negotiate.files.writing import writing_whole
with writing_whole(Path(sys.argv[1])) as file:
    file.write(b"half")
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""
KILLED_WITH_PARTS = """
import os, signal
from negotiate.files.own import locked
from negotiate.files.unfinished import parts_folder
with parts_folder() as folder:
    (folder / "rows").write_bytes(b"half")
    os.kill(os.getpid(), signal.SIGKILL)
"""
WRITE_OFTEN = """
import sys
from pathlib import Path
from negotiate.files.writing import write_whole
for number in range(100):
    write_whole(Path(sys.argv[1]), b"all of it")
"""


def names(folder):
    return {path.name for path in folder.iterdir()}


def test_the_next_run_in_the_folder_clears_what_a_killed_one_left(tmp_path):
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "a.csv")], check=False)
    assert len(names(tmp_path)) == 1
    write_whole(tmp_path / "b.csv", b"all of it")
    assert names(tmp_path) == {"b.csv"}


def test_a_lock_that_a_killed_run_left_is_cleared_and_one_that_is_held_stays(tmp_path):
    (tmp_path / lock_name("killed.csv")).touch()
    with locked(tmp_path / "a.csv"):
        write_whole(tmp_path / "b.csv", b"all of it")
        assert names(tmp_path) == {"b.csv", lock_name("a.csv")}
    assert names(tmp_path) == {"b.csv"}


def test_the_lock_of_a_file_goes_when_the_file_is_looked_at_and_nobody_holds_it(tmp_path):
    for name in ("a.csv", "b.csv"):
        (tmp_path / lock_name(name)).touch()
    assert not present(tmp_path / "a.csv")
    assert names(tmp_path) == {lock_name("b.csv")}
    with locked(tmp_path / "b.csv"):
        assert not present(tmp_path / "b.csv")
        assert names(tmp_path) == {lock_name("b.csv")}


def test_what_somebody_still_writes_stays(tmp_path):
    descriptor, begun = begin(tmp_path)
    other, later = begin(tmp_path)
    assert names(tmp_path) == {begun.name, later.name}
    os.close(other)
    clear(tmp_path)
    assert names(tmp_path) == {begun.name}
    os.close(descriptor)


def test_a_file_taken_for_left_behind_before_it_is_held_is_begun_again(tmp_path, monkeypatch):
    real, made = tempfile.mkstemp, []

    def make(**words):
        made.append(real(**words))
        if len(made) == 1:
            clear(tmp_path)  # another run, between the two steps of this one
        return made[-1]

    monkeypatch.setattr(tempfile, "mkstemp", make)
    descriptor, begun = begin(tmp_path)
    assert [begun.exists(), len(made)] == [True, 2]
    os.close(descriptor)


def test_names_that_only_look_like_ours_stay(tmp_path):
    mine = tmp_path / "mine.txt"
    mine.write_text("mine")
    (tmp_path / ".negotiate-password").write_text("mine")
    (tmp_path / ".negotiate-password.tmp~").write_text("mine")
    (tmp_path / ".negotiate-linkedto.tmp").symlink_to(mine)
    (tmp_path / ".negotiate-afolder1.tmp").mkdir()
    os.mkfifo(tmp_path / ".negotiate-apipe123.tmp")
    before = names(tmp_path)
    write_whole(tmp_path / "mine.txt", b"new")
    assert names(tmp_path) == before


def test_what_another_user_left_stays(tmp_path, monkeypatch):
    (tmp_path / ".negotiate-12345678.tmp").write_text("half")
    me = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: me + 1)
    clear(tmp_path)
    assert names(tmp_path) == {".negotiate-12345678.tmp"}


def test_many_that_write_in_a_folder_at_once_all_end_well(tmp_path):
    times = 4
    runs = [
        subprocess.Popen([sys.executable, "-c", WRITE_OFTEN, str(tmp_path / f"{number}.csv")])
        for number in range(times)
    ]
    assert [run.wait(60) for run in runs] == [0] * times
    assert names(tmp_path) == {f"{number}.csv" for number in range(times)}
    assert {Path(tmp_path / name).read_bytes() for name in names(tmp_path)} == {b"all of it"}


# --- folders for parts


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def test_the_next_folder_for_parts_clears_what_a_killed_run_left(temporary):
    subprocess.run([sys.executable, "-c", KILLED_WITH_PARTS], check=False)
    [left] = names(temporary)
    with parts_folder() as folder:
        assert names(temporary) == {folder.name} != {left}
        assert folder.stat().st_mode & 0o777 == 0o700
    assert names(temporary) == set()


def test_parts_that_somebody_still_writes_stay(temporary):
    with parts_folder() as folder:
        (folder / "rows").write_text("half")
        with parts_folder() as other:
            assert names(temporary) == {folder.name, other.name}
        assert (folder / "rows").read_text() == "half"


def test_a_folder_taken_for_left_behind_before_it_is_held_is_made_again(temporary, monkeypatch):
    real, made = tempfile.mkdtemp, []

    def make(**words):
        made.append(real(**words))
        if len(made) == 1:
            clear_parts(temporary)  # another run, between the two steps of this one
        return made[-1]

    monkeypatch.setattr(tempfile, "mkdtemp", make)
    with parts_folder() as folder:
        assert [folder.exists(), len(made)] == [True, 2]


def test_folders_that_only_look_like_ours_stay(temporary, monkeypatch):
    (temporary / ".negotiate-mineonly").mkdir()
    (temporary / "elsewhere").mkdir()
    (temporary / ".negotiate-linkedto.parts").symlink_to("elsewhere")
    (temporary / ".negotiate-afile123.parts").write_text("mine")
    deep = temporary / ".negotiate-12345678.parts" / "a folder"
    deep.mkdir(parents=True)
    before = names(temporary)
    with parts_folder():
        assert before < names(temporary)
    assert names(temporary) == before
    assert deep.is_dir()
    deep.rmdir()
    me = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: me + 1)
    clear_parts(temporary)  # what another user left
    assert names(temporary) == before
