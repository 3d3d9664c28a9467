"""What the documents show is what happens."""

from __future__ import annotations

import doctest
import io
import re
import shlex
import tomllib
from pathlib import Path

import pytest
import tree_sitter_powershell
from tree_sitter import Language, Parser

from negotiate.files.data import read_rows

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()


BLOCKS = [
    block.splitlines()
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    if block.startswith("negotiate")
]


def test_every_command_in_the_readme_runs_one_after_another(cli, monkeypatch):
    for command in (line for block in BLOCKS for line in block):
        monkeypatch.setattr("sys.stdin", io.StringIO())
        said = cli(*shlex.split(command)[1:])
        assert said.out or said.err


def commands_in_powershell(line):
    """The commands of a line, as PowerShell reads it; those after `&&`, which 5.1 has not, fail."""
    found = Parser(Language(tree_sitter_powershell.language())).parse(line.encode()).root_node
    assert not found.has_error, line
    commands, rest = [], [found]
    while rest:
        node = rest.pop()
        assert node.type != "pipeline_chain_tail", line
        if node.type == "command":
            commands.append(node.text.decode())
        rest += reversed(node.children)
    return commands


def test_the_commands_for_powershell_are_those_of_the_shell():
    in_shell = [
        [shlex.split(command) for command in line.split(" && ")]
        for line in re.findall(r"^python3 -m venv .*", README, re.MULTILINE)
    ]
    (block,) = re.findall(r"```powershell\n(.*?)```", README, re.DOTALL)
    in_powershell = [
        [
            shlex.split(re.sub("^py ", "python3 ", command).replace("\\Scripts\\", "/bin/"))
            for command in commands_in_powershell(line)
        ]
        for line in block.splitlines()
    ]
    assert in_powershell == in_shell


@pytest.mark.parametrize("line", ["py -m venv .venv && dir", 'dir "a'])
def test_what_powershell_does_not_take_is_found(line):
    with pytest.raises(AssertionError):
        commands_in_powershell(line)


def test_the_python_in_the_documents_runs():
    page = (ROOT / "docs" / "PYTHON.md").read_text()
    code = "\n".join(re.findall(r"```python\n(.*?)```", page, re.DOTALL))
    examples = doctest.DocTestParser().get_doctest(code, {}, "PYTHON", "PYTHON.md", 0)
    runner = doctest.DocTestRunner()
    assert runner.run(examples).failed == 0
    assert examples.examples


def test_the_picture_in_the_readme_stands_alone():
    picture = (ROOT / "docs" / "range.svg").read_text()
    assert "$26.60" in picture.replace("&#160;", " ")
    assert "@font-face" not in picture
    assert "url(http" not in picture


def test_the_readme_fits_two_screens_and_every_link_leads_somewhere():
    assert len(README.splitlines()) <= 120
    for link in re.findall(r"\]\((?!https?:)([^)]+)\)", README):
        assert (ROOT / link).exists()


def test_every_package_and_every_source_has_its_terms_named():
    page = (ROOT / "docs" / "LICENSES.md").read_text()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    packages = [
        *project["dependencies"],
        *(one for key in extras if key != "dev" for one in extras[key] if "[" not in one),
    ]
    for name in re.findall(r"^[\w-]+", "\n".join(packages), re.MULTILINE):
        assert f"| {name}" in page
    assert all(row["terms"] for row in read_rows("sources.csv"))


def test_what_the_documents_show_is_what_the_program_says(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "docs")
    import build

    for page, text in build.pages().items():
        assert page.read_text() == text, f"{page.name}: run python docs/build.py"


DOCS = sorted((ROOT / "docs").glob("*.md"))


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_every_command_in_a_document_runs_one_after_another(cli, page, monkeypatch):
    blocks = re.findall(r"```sh\n(.*?)```", page.read_text(), re.DOTALL)
    for command in "".join(blocks).splitlines():
        monkeypatch.setattr("sys.stdin", io.StringIO())
        said = cli(*shlex.split(command)[1:])
        assert said.out or said.err


OFFERS = re.findall(
    r"```toml\n# (\S+)\n(.*?)```", (ROOT / "docs" / "OFFERS.md").read_text(), re.DOTALL
)


@pytest.mark.parametrize(("name", "text"), OFFERS, ids=[name for name, _ in OFFERS])
def test_every_offers_file_in_the_documents_can_be_compared(cli, tmp_path, name, text):
    (tmp_path / name).write_text(text)
    assert len(cli.json("compare", tmp_path / name, "--as-of", "2026-11-22")["offers"]) == 2


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_links_between_documents_lead_somewhere(page):
    for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text()):
        assert (page.parent / link).exists(), link
