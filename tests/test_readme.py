"""What the documents show is what happens."""

from __future__ import annotations

import doctest
import io
import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()


BLOCKS = [
    block.splitlines()
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    if block.startswith("negotiate")
]


@pytest.mark.parametrize("commands", BLOCKS, ids=lambda commands: commands[0])
def test_every_command_in_the_readme_runs(cli, commands, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    Path("data").symlink_to(ROOT / "data")  # a reader stands in the project's folder
    for command in commands:
        said = cli(*shlex.split(command)[1:])
        assert said.out or said.err


def test_the_screen_in_the_readme_is_what_the_command_prints(cli):
    shown = re.search(r"```console\n\$ (negotiate .*?)\n(.*?)```", README, re.DOTALL)
    assert cli(*shlex.split(shown.group(1))[1:]).out == shown.group(2)


def test_the_python_in_the_readme_runs():
    code = "\n".join(re.findall(r"```python\n(.*?)```", README, re.DOTALL))
    examples = doctest.DocTestParser().get_doctest(code, {}, "README", "README.md", 0)
    runner = doctest.DocTestRunner()
    assert runner.run(examples).failed == 0
    assert examples.examples


def test_the_readme_fits_two_screens_and_every_link_leads_somewhere():
    assert len(README.splitlines()) <= 155
    for link in re.findall(r"\]\((?!https?:)([^)]+)\)", README):
        assert (ROOT / link).exists()


def test_the_tables_of_accuracy_are_what_the_program_says(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "docs")
    import accuracy

    page = (ROOT / "docs" / "ACCURACY.md").read_text()
    assert accuracy.with_tables(page) == page
