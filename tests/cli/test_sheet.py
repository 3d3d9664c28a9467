"""Where a prep sheet is written, and what is never written over."""

from __future__ import annotations

import sys
import tempfile

from commands import ME
from terminal import Terminal


def test_names_that_cannot_be_written_are_refused_plainly(cli, tmp_path):
    cli.refused("sheet", *ME, "-o", tmp_path / ("a" * 300 + ".pdf"))
    (tmp_path / "x.md").mkdir()
    assert "is a folder" in cli.refused("sheet", *ME, "-o", tmp_path / "x.md", "--force")


def test_full_or_missing_temporary_folders_do_not_matter(cli, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", "/dev/null/none")
    cli("sheet", *ME, "-o", tmp_path / "prep.pdf")
    cli("sheet", *ME, "-o", tmp_path / "prep.html")


def test_an_input_is_never_replaced_even_with_force(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "prep-sheet.md"
    file.write_text(cli("compare", "--template").out)
    said = ("sheet", file, "--company", "team lead", "--format", "markdown", "--force")
    assert "replaced" in cli.refused(*said)
    bands = tmp_path / "b.csv"
    bands.write_text("level,low,mid,high\nsenior,50000,60000,70000\n")
    cli.refused("sheet", *ME[:4], "--bands", bands, "-o", bands, "--format", "markdown", "--force")
    assert bands.read_text().startswith("level")


def test_a_link_that_leads_nowhere_is_not_followed(cli, tmp_path):
    link = tmp_path / "a.md"
    link.symlink_to(tmp_path / "nowhere.md")
    assert "--force" in cli.refused("sheet", *ME, "-o", link)


def test_a_file_is_replaced_only_when_told_to(cli, tmp_path, monkeypatch):
    file = tmp_path / "prep.md"
    file.write_text("mine")
    assert "--force" in cli.refused("sheet", *ME, "-o", file)
    assert file.read_text() == "mine"
    cli("sheet", *ME, "--force", "-o", file)
    assert "Senior agent" in file.read_text()
    assert oct(file.stat().st_mode)[-3:] == "600"
    monkeypatch.setattr(sys, "stdin", Terminal("n\n"))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    cli("sheet", *ME, "-o", file, code=1)
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    cli("sheet", *ME, "--stage", "screen", "-o", file)
    assert "the screening call" in file.read_text()


def test_without_a_name_it_is_written_here(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "wrote prep-sheet.pdf" in cli("sheet", *ME).err
    assert "wrote prep-sheet.html" in cli("sheet", *ME, "--format", "html").err


def test_wrong_words_are_refused(cli, tmp_path):
    assert ".pdf" in cli.refused("sheet", *ME, "-o", tmp_path / "a.docx")
    assert "letter" in cli.refused("sheet", *ME, "--paper", "legal")
    assert "folder" in cli.refused("sheet", *ME, "-o", tmp_path / "no" / "a.pdf")
    assert list(tmp_path.iterdir()) == []
