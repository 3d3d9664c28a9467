"""Two at once lose nothing, and only folders of our making are closed to others."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from negotiate.files.own import locked, make_folder
from negotiate.files.unfinished import lock_name
from negotiate.model.errors import Problem

ADD_SESSIONS = """
import sys
from pathlib import Path
from negotiate.files.transcripts import add_session
for number in range(15):
    add_session(Path(sys.argv[1]), f"session {sys.argv[2]}-{number}\\n")
"""
ADD_FINDS = """
import sys
from negotiate.api.finds import add_find
for number in range(15):
    add_find(sys.argv[1], {"kind": "posting", "low": "22/h", "level": "mid", "note": sys.argv[2]})
"""


def at_once(code, *runs):
    """Run the code in as many processes as there are lists of words, all at the same time."""
    started = [subprocess.Popen([sys.executable, "-c", code, *map(str, run)]) for run in runs]
    assert [process.wait(60) for process in started] == [0] * len(runs)


def test_two_practice_calls_saved_at_once_are_both_kept(tmp_path):
    file, link = tmp_path / "practice.md", tmp_path / "link.md"
    file.write_text("")
    link.symlink_to(file)
    at_once(ADD_SESSIONS, (file, "a"), (link, "b"))
    kept = file.read_text().split("\n")
    assert {f"session {who}-{n}" for who in "ab" for n in range(15)} <= set(kept)
    assert link.is_symlink()


def test_finds_added_by_path_and_by_link_at_once_are_all_kept(tmp_path):
    file, link = tmp_path / "finds.csv", tmp_path / "link.csv"
    header = "id,kind,source,link,low,high,level,area,date,note\n"
    file.write_text(header)
    link.symlink_to(file)
    at_once(ADD_FINDS, (file, "a"), (link, "b"))
    rows = file.read_text().splitlines()[1:]
    assert len({row.split(",")[0] for row in rows}) == 30
    assert str(date.today()) in rows[0]


@pytest.mark.parametrize("mask", [0o000, 0o022])
def test_folders_of_our_making_are_ours_alone_and_others_keep_their_rights(tmp_path, mask):
    team = tmp_path / "negotiate"
    team.mkdir()
    team.chmod(0o2775)
    before = os.umask(mask)
    try:
        make_folder(team)
        make_folder(team / "deep" / "down")
    finally:
        os.umask(before)

    def rights(folder: Path) -> int:
        return stat.S_IMODE(folder.stat().st_mode)

    assert rights(team) == 0o2775
    assert rights(team / "deep") & 0o077 == 0
    assert rights(team / "deep" / "down") & 0o077 == 0


def test_a_lock_is_gone_when_the_work_is_done(tmp_path):
    file = tmp_path / "deep" / "finds.csv"
    with locked(file):
        assert [path.name for path in file.parent.iterdir()] == [lock_name("finds.csv")]
        file.write_text("x")
    assert [path.name for path in file.parent.iterdir()] == ["finds.csv"]


def test_beside_what_is_no_file_no_lock_is_made(tmp_path):
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to("nowhere")
    for path, words in ((pipe, "is a device or a pipe"), (link, "is a link that leads nowhere")):
        with pytest.raises(Problem, match=words), locked(path):
            pass
    assert {path.name for path in tmp_path.iterdir()} == {"pipe", "link"}


@pytest.mark.parametrize(
    "words",
    [
        ("offers", "add", "Acme", "status=written", "--file"),
        ("finds", "remove", "1", "--finds"),
        ("finds", "add", "--kind", "rumour", "--low", "20/h", "--level", "mid", "--finds"),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_a_refused_command_leaves_no_folder_behind(cli, tmp_path, words):
    cli.refused(*words, tmp_path / "no" / "where" / "file")
    assert list(tmp_path.iterdir()) == []
