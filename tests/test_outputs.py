"""Wherever `-o` leads: a pipe, a link, a device, a folder, a place where nothing can be written."""

from __future__ import annotations

import io
import os
import threading
from pathlib import Path

import pytest
from commands import ON, make_things

ME = ("--level", "mid", *ON)
OUTPUTS = {
    "range.json": ("range", *ME, "--format", "json"),
    "compare.html": ("compare", "offers.toml", *ON),
    "script.txt": ("script", *ME),
    "sheet.pdf": ("sheet", *ME),
    "sheet.md": ("sheet", *ME),
    "ladder.csv": ("ladder", *ON),
    "law.md": ("law", "CA", *ON),
    "people.csv": ("batch", "people.csv", *ON),
    "people.xlsx": ("batch", "people.csv", *ON),
    "bands.csv": ("bands", "import", "all_data_M_2025.xlsx"),
    "roles.txt": ("roles", "nurse"),
    "offers.toml": ("compare", "--template"),
    "check.txt": (
        "check",
        "offers.toml",
        "--company",
        "Night agent",
        "--promised-name",
        "Team lead",
    ),
}


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.chdir(make_things(tmp_path))
    (tmp_path / "out").mkdir()
    return tmp_path


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_pipe_gets_all_of_it(cli, name):
    cli(*OUTPUTS[name], "-o", f"out/{name}")
    pipe = Path(f"pipe{Path(name).suffix}")
    os.mkfifo(pipe)
    heard = []
    reader = threading.Thread(target=lambda: heard.append(pipe.read_bytes()), daemon=True)
    reader.start()
    cli(*OUTPUTS[name], "-o", pipe)
    reader.join(20)
    written = Path("out", name).read_bytes()
    if name.endswith(".xlsx"):  # a zip that cannot be gone back in says sizes behind each part
        assert [rows(part) for part in heard] == [rows(written)]
    else:
        assert [len(content) for content in heard] == [len(written)]
    assert pipe.is_fifo()


def rows(content):
    """The rows of a workbook, as text."""
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_link_is_followed_to_what_was_written_before_and_to_nothing_else(cli, name):
    link = Path(f"link{Path(name).suffix}")
    link.symlink_to(f"out/{name}")
    Path("out", name).write_text("mine")
    cli.refused(*OUTPUTS[name], "-o", link)
    assert Path("out", name).read_text() == "mine"
    Path("out", name).unlink()
    if not name.startswith("sheet"):  # asks first, whatever lies there
        cli(*OUTPUTS[name], "-o", link)
        assert len(Path("out", name).read_bytes()) > 100
    assert link.is_symlink()
    link.unlink()
    link.symlink_to("nowhere/there")
    cli.refused(*OUTPUTS[name], "-o", link)
    assert not Path("nowhere").exists()


@pytest.mark.parametrize("place", ["/dev/full", "/sys/new", "out", "/proc/self/new", "no/folder/x"])
@pytest.mark.parametrize("name", OUTPUTS)
def test_where_nothing_can_be_written_two_lines_say_so(cli, name, place):
    suffix = "" if place in ("/dev/full", "out") else Path(name).suffix
    before = sorted(Path().rglob("*"))
    cli.refused(*OUTPUTS[name], "-o", place + suffix)
    assert sorted(Path().rglob("*")) == before
