"""Completion offers words or is silent: an error has no place in a line half typed."""

from __future__ import annotations

import pytest
import shellingham

from negotiate.cli import completion
from negotiate.files.own import bands_path


def complete(cli, monkeypatch, line, code=0):
    monkeypatch.setenv("_NEGOTIATE_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(line.split(" ")) - 1))
    said = cli(code=code)
    assert said.err == ""
    return said.out.split("\n")


def test_words_are_offered(cli, monkeypatch):
    assert "senior" in complete(cli, monkeypatch, "negotiate range --level s")
    assert "range" in complete(cli, monkeypatch, "negotiate ra")


@pytest.mark.parametrize(
    "asked", ["foo", "_", "bash_complete", "complete_foo", "complete_bash", "source", "nothing_zsh"]
)
def test_a_question_that_makes_no_sense_gets_nothing(cli, monkeypatch, asked):
    monkeypatch.setenv("_NEGOTIATE_COMPLETE", asked)
    said = cli(code=1)
    assert (said.out, said.err) == ("", "")


def test_a_damaged_import_is_not_spoken_of(cli, monkeypatch):
    bands_path().parent.mkdir(parents=True)
    bands_path().write_bytes(b"\xff\x00")
    assert "senior" in complete(cli, monkeypatch, "negotiate range --level s")


def test_words_that_cannot_be_read_are_none(cli, monkeypatch):
    def broken(_):
        raise OSError("no such table")

    monkeypatch.setattr("negotiate.api.vocabulary.read_rows", broken)
    assert complete(cli, monkeypatch, "negotiate range --level s", code=1) == [""]


@pytest.mark.parametrize("option", ["--show-completion", "--install-completion"])
def test_a_shell_without_completion_is_said_in_two_lines(cli, monkeypatch, option):
    monkeypatch.setattr(shellingham, "detect_shell", lambda *_: ("xonsh", "xonsh"))
    assert completion._SHELLS in cli.refused(option)


def test_a_home_that_cannot_be_written_is_said_in_two_lines(cli, monkeypatch):
    monkeypatch.setattr(shellingham, "detect_shell", lambda *_: ("bash", "bash"))
    monkeypatch.setenv("HOME", "/dev/null/home")
    assert "Not a directory" in cli.refused("--install-completion")


def test_the_script_of_a_shell_is_shown(cli, monkeypatch):
    monkeypatch.setattr(shellingham, "detect_shell", lambda *_: ("zsh", "zsh"))
    assert "#compdef negotiate" in cli("--show-completion").out
    assert not completion.is_asked(["range", "--company", "--show-completion"])
