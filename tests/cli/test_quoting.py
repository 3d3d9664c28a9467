"""Commands to type again, with the quotes of the shell at hand."""

from __future__ import annotations

import shlex

import pytest

from negotiate.cli import quoting

WORDS = ["range", "--area", "Phoenix, AZ", "--offer", "44,000", "-o", "my sheet.pdf"]


def test_a_command_is_quoted_as_posix_shells_read_it():
    line = quoting.command_line(WORDS)
    assert shlex.split(line) == ["negotiate", *WORDS]
    assert "'Phoenix, AZ'" in line


@pytest.fixture
def windows(monkeypatch):
    monkeypatch.setattr(quoting.sys, "platform", "win32")


def test_in_windows_the_quotes_are_those_that_cmd_and_powershell_take(windows):
    assert quoting.command_line(WORDS) == (
        'negotiate range --area "Phoenix, AZ" --offer "44,000" -o "my sheet.pdf"'
    )


@pytest.mark.parametrize(
    ("word", "quoted"),
    [
        (r"C:\prep\sheet.pdf", r"C:\prep\sheet.pdf"),
        ("C:\\my prep\\", '"C:\\my prep\\\\"'),
        ("it's mine", '"it\'s mine"'),
        ('the "best"', '"the ""best"""'),
        ("", '""'),
        ("21.50/h", "21.50/h"),
        ("CSAT 82% to 91%", '"CSAT 82% to 91%"'),
        ("a;b", '"a;b"'),
        ("München", "München"),
    ],
)
def test_a_word_in_windows_is_one_word_again(windows, word, quoted):
    assert quoting.command_line([word]) == f"negotiate {quoted}"


def test_the_questions_print_their_command_in_these_quotes(cli, monkeypatch, windows):
    import sys

    from terminal import Terminal

    monkeypatch.setattr("negotiate.cli.questions.someone_is_there", lambda: True)
    monkeypatch.setattr(sys, "stdin", Terminal("mid\n3\nDenver, CO\nn\n"))
    assert 'negotiate range --level mid --years 3 --area "Denver, CO"' in cli("range").err
    monkeypatch.setattr(sys, "stdin", Terminal("1,700 twice a month\n"))
    said = cli("range", "--level", "mid", "--about", "raise").err
    assert '--current "1,700 twice a month"' in said
