"""Whatever fails on the way, the old file or the new one stands, and nothing lies beside it."""

from __future__ import annotations

import errno
import fcntl
import os
import tempfile
from pathlib import Path

import pytest

from negotiate.files.writing import new_run, write_output, write_whole, writing_whole, written
from negotiate.model.errors import Problem

CALLS = {
    "making the file": (tempfile, "mkstemp"),
    "its owner and rights": (os, "fchmod"),
    "bringing it to the disk": (os, "fsync"),
    "giving it its name": (Path, "replace"),
}
FAILURES = [
    OSError(errno.ENOSPC, "No space left on device"),
    OSError(errno.EIO, "Input/output error"),
    OSError(errno.EROFS, "Read-only file system"),
    OSError(errno.ELOOP, "Too many levels of symbolic links"),
    KeyboardInterrupt(),
]


@pytest.mark.parametrize("failure", FAILURES, ids=str)
@pytest.mark.parametrize("call", CALLS)
def test_a_call_that_fails_leaves_the_old_file(tmp_path, monkeypatch, call, failure):
    def fail(*_, **__):
        raise failure

    file = tmp_path / "mine.txt"
    file.write_bytes(b"old")
    new_run()
    expected = KeyboardInterrupt if isinstance(failure, KeyboardInterrupt) else Problem
    before = file.stat()
    with monkeypatch.context() as patched:
        patched.setattr(*CALLS[call], fail)
        with pytest.raises(expected):
            write_whole(file, b"new", instead_of=before)
    assert file.read_bytes() == b"old"
    assert written() == ()
    write_whole(tmp_path / "other.txt", b"new")
    assert {path.name for path in tmp_path.iterdir()} == {"mine.txt", "other.txt"}


@pytest.mark.parametrize("failure", FAILURES, ids=str)
def test_a_write_that_fails_bit_by_bit_leaves_the_old_file(tmp_path, failure):
    file = tmp_path / "mine.txt"
    file.write_bytes(b"Made with negotiate.\n")
    expected = KeyboardInterrupt if isinstance(failure, KeyboardInterrupt) else Problem

    def half():
        with writing_whole(file) as out:
            out.write(b"half")
            raise failure

    with pytest.raises(expected):
        half()
    assert file.read_bytes() == b"Made with negotiate.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_disk_without_locks_is_written_to_and_nothing_is_taken_away_there(tmp_path, monkeypatch):
    def none(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    left = tmp_path / ".negotiate-12345678.tmp"
    left.write_text("half")
    monkeypatch.setattr(fcntl, "flock", none)
    write_output(tmp_path / "mine.txt", b"new")
    assert (tmp_path / "mine.txt").read_bytes() == b"new"
    assert left.exists()
