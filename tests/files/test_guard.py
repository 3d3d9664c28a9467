"""No output replaces what was read, what is the user's own, or what is protected."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

import pytest
import typer
from terminal import Terminal

from negotiate.cli.app import COMMANDS
from negotiate.files.begun import save_begun
from negotiate.files.own import OWN, bands_path

ME = ("--level", "mid", "--as-of", "2026-11-22")
BANDS = "level,low,mid,high\nmid,40000,45000,50000\n"
FINDS = "kind,low,level,date\nposting,22/h,mid,2026-05-01\n"
OFFERS = '[[offer]]\nname = "a"\nsalary = 50000\n[[offer]]\nname = "b"\nsalary = 51000\n'


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name, text in {
        "f.csv": FINDS,
        "b.csv": BANDS,
        "p.toml": 'level = "mid"\n',
        "o.toml": OFFERS,
        "r.csv": "level,low,year\nmid,50000,2025\n",
        "people.csv": "id,level\n1,mid\n",
        "answers.txt": "Thank you\n",
    }.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


LINES = [
    ("range", *ME, "--finds", "f.csv", "-o", "f.csv"),
    ("range", *ME, "--bands", "b.csv", "-o", "b.csv"),
    ("range", "--profile", "p.toml", "-o", "p.toml"),
    ("ladder", "--bands", "b.csv", "-o", "b.csv"),
    ("ladder", "--profile", "p.toml", "-o", "p.toml"),
    ("script", *ME, "--finds", "f.csv", "-o", "f.csv"),
    ("script", *ME, "o.toml", "-o", "o.toml"),
    ("compare", "o.toml", "-o", "o.toml"),
    ("compare", "o.toml", "--finds", "f.csv", "-o", "f.csv", "--level", "mid", "--area", "US"),
    ("compare", "--schema", "-o", "o.toml"),
    ("offers", "list", "--file", "o.toml", "-o", "o.toml"),
    ("check", "o.toml", "--promised", "o.toml", "--company", "a", "-o", "o.toml"),
    ("compare", "--template", "-o", "o.toml"),
    ("sheet", *ME, "--bands", "b.csv", "--format", "markdown", "-o", "b.csv", "--force"),
    ("sheet", "o.toml", "--company", "a", *ME, "--format", "html", "-o", "o.toml", "--force"),
    ("bands", "list", "--bands", "b.csv", "-o", "b.csv"),
    ("bands", "show", "mid", "--bands", "b.csv", "-o", "b.csv"),
    ("bands", "backtest", "r.csv", "-o", "r.csv"),
    ("finds", "list", "--finds", "f.csv", "-o", "f.csv"),
    ("profile", "show", "--profile", "p.toml", "-o", "p.toml"),
    ("batch", "people.csv", "-o", "people.csv"),
    ("batch", "--template", "-o", "people.csv"),
]


@pytest.mark.parametrize("line", LINES, ids=" ".join)
@pytest.mark.parametrize("reached", ["name", "dots", "link", "hard link"])
def test_no_output_replaces_what_the_command_read(cli, folder, line, reached):
    at = line.index("-o") + 1
    target = line[at]
    before = (folder / target).read_bytes()
    alias = {"name": target, "dots": f"./../{folder.name}/{target}"}.get(reached)
    if alias is None:
        alias = f"alias{Path(target).suffix}"
        (os.symlink if reached == "link" else os.link)(target, alias)
    cli.refused(*line[:at], alias, *line[at + 1 :])
    assert (folder / target).read_bytes() == before


def test_the_users_own_files_are_no_outputs(cli, folder):
    cli("profile", "init", "--level", "mid", "--no-input")
    cli("finds", "add", "--kind", "posting", "--low", "22/h")
    save_begun({"what": "offer", "level": "mid"})
    bands_path().write_text(BANDS)
    for find in OWN:
        path = find()
        before = path.read_bytes()
        for line in (("law", "CA"), ("bands", "list"), ("compare", "o.toml")):
            cli.refused(*line, "-o", path)
            cli.refused(*line, "-o", path, "--force")
        assert path.read_bytes() == before


def test_what_is_protected_is_not_replaced_in_silence(cli, folder):
    (folder / "out.txt").write_text("mine\n")
    (folder / "out.txt").chmod(0o400)
    assert "protected against writing" in cli.refused("law", "CA", "-o", "out.txt")
    assert (folder / "out.txt").read_text() == "mine\n"


def test_what_this_program_wrote_before_is_written_again(cli, folder):
    for _ in range(2):
        cli("law", "CA", "-o", "out.json")
    cli("range", *ME, "--finds", "f.csv", "-o", "r.json")
    cli("range", *ME, "--bands", "b.csv", "-o", "f2.csv")


RESULTS = [
    ("range", *ME, "--finds", "f.csv"),
    ("ladder", "--area", "TX"),
    ("law", "CA"),
    ("script", *ME),
    ("compare", "o.toml"),
    ("bands", "list", "--area", "TX"),
    ("bands", "show", "mid"),
    ("bands", "backtest", "r.csv"),
    ("finds", "list", "--finds", "f.csv"),
    ("profile", "show", "--profile", "p.toml"),
]
OTHER = {  # other words, by which the first line of a text is another one too
    "range": ("--area", "Austin, TX"),
    "ladder": ("--area", "CO"),
    "law": (),
    "script": ("--area", "Austin, TX"),
}
KINDS = ["out.txt", "out.md", "out.json", "out.csv"]


@pytest.mark.parametrize("line", RESULTS, ids=lambda line: " ".join(line[:2]))
@pytest.mark.parametrize("name", KINDS)
def test_a_result_replaces_what_the_command_wrote_before_and_no_file_of_the_user(
    cli, folder, line, name
):
    cli(*line, "-o", name)
    cli(*line, *OTHER.get(line[0], ()), "-o", name)
    for mine in ("a,b,c\n1,2,3\n", "My notes\n", '{"mine": 1}\n', "<!doctype html>\n"):
        (folder / name).write_text(mine)
        assert "add --force" in cli.refused(*line, "-o", name)
        assert (folder / name).read_text() == mine
    cli(*line, "-o", name, "--force")
    cli(*line, "-o", name)


@pytest.mark.parametrize(
    "content", [b"\xff\xd8\xff\xe0 a photo", b"PK\x03\x04 a spreadsheet", b"\n"]
)
def test_a_photo_or_a_spreadsheet_of_the_users_is_not_replaced(cli, folder, content):
    for name in ("photo.jpg", "pay.xlsx", "pay.csv", "notes.md", "page.html", "mine.toml"):
        (folder / name).write_bytes(content)
    for line in (
        ("law", "CA", "-o", "photo.jpg"),
        ("batch", "people.csv", "-o", "pay.xlsx"),
        ("batch", "people.csv", "-o", "pay.csv"),
        ("compare", "o.toml", "-o", "page.html"),
        ("sheet", *ME, "-o", "notes.md"),
        ("bands", "import", "--template", "-o", "mine.toml"),
    ):
        assert "--force" in cli.refused(*line)
        assert (folder / line[-1]).read_bytes() == content
        cli(*line, "--force")


def test_pages_tables_of_people_and_empty_files_are_written_again(cli, folder):
    (folder / "page.html").touch()
    for _ in range(2):
        cli("compare", "o.toml", "-o", "page.html")
        cli("batch", "people.csv", "-o", "ranges.csv")
    (folder / "wrong.csv").write_text("id,level\n1,boss\n")
    for _ in range(2):
        cli("batch", "wrong.csv", "-o", "ranges.csv", code=1)
    cli("batch", "people.csv", "-o", "ranges.csv")


def test_finds_that_were_written_out_and_then_mended_are_not_lost(cli, folder):
    cli("finds", "list", "--finds", "f.csv", "-o", "out.csv")
    with (folder / "out.csv").open("a") as file:
        file.write("2,posting,,,23/h,,mid,US,2026-05-02,mine\n")
    mended = (folder / "out.csv").read_text()
    cli.refused("finds", "list", "--finds", "f.csv", "-o", "out.csv")
    assert (folder / "out.csv").read_text() == mended


def test_at_a_terminal_it_is_asked(cli, folder, monkeypatch):
    (folder / "out.txt").write_text("mine\n")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    cli("law", "CA", "-o", "out.txt", code=1)
    assert (folder / "out.txt").read_text() == "mine\n"
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    assert "Replace it?" in cli("law", "CA", "-o", "out.txt").err


def test_what_goes_to_the_screen_has_no_line_that_says_what_made_it(cli):
    for style in ("table", "markdown"):
        assert "negotiate" not in cli("law", "CA", "--format", style).out.splitlines()[-1].lower()


def commands_with_an_output():
    """Every command of the program that takes -o, by its words."""
    for name, (module, _) in COMMANDS.items():
        command = typer.main.get_command(import_module(module).app)
        for words, one in [((name,), command)] + [
            ((name, inner), sub) for inner, sub in getattr(command, "commands", {}).items()
        ]:
            if any("-o" in parameter.opts for parameter in one.params):
                yield words


READ_NOTHING = {("law",), ("roles",)}
ELSEWHERE = {("bands", "import")}
"""Its inputs are workbooks: tests/bulk/test_import_bands.py."""


def test_every_command_with_an_output_is_tried():
    tried = {line[: len(words)] for words in commands_with_an_output() for line in LINES}
    assert {*commands_with_an_output()} <= tried | READ_NOTHING | ELSEWHERE
