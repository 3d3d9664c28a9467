"""`negotiate rehearse`, as a user meets it."""

from __future__ import annotations

import io
import os
import sys

import pytest
from conftest import TODAY

WHO = ("rehearse", "--level", "senior", "--years", "6", "--area", "Phoenix, AZ")


ON = (*WHO, "--as-of", TODAY)


ANSWERS = (
    "Thank you, I'd really like this job\n22.75\nCould we add a review?\nI see\n"
    "Could I have it in writing?\nThanks\n"
)


def test_a_file_of_answers_is_played_through(cli, tmp_path):
    file = tmp_path / "answers.txt"
    file.write_text(ANSWERS)
    said = cli(*ON, "--offer", "44000", "--seed", "1", "--answers", file)
    assert said.out.count("Recruiter: ") == 7  # "Thanks" is no yes: they ask once more
    assert "You: 22.75" in said.out
    assert "good moments, no things to practise." in said.out
    assert "What came of it" in said.out
    assert said.out == cli(*ON, "--offer", "44000", "--seed", "1", "--answers", file).out


def test_a_pipe_ends_when_it_ends(cli, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("hello\n"))
    said = cli(*ON, "--seed", "1")
    assert "broken off" in said.out
    assert "1 answer: no good moments" in said.out or "nothing to remark" in said.out
    assert "a figure to practise with" in said.err


def test_a_line_of_a_pipe_without_end_is_read_in_pieces(cli, monkeypatch):
    class Endless(io.StringIO):
        """Gives no more than was asked for, and refuses to be read whole."""

        def readline(self, size=-1):
            assert 0 < size <= 4_000
            return super().readline(size)

        def __next__(self):
            raise AssertionError("a whole line is read")

    monkeypatch.setattr(sys, "stdin", Endless("x" * 50_000 + "\n25.30\n"))
    said = cli(*ON, "--offer", "44000", "--seed", "1")
    assert said.out.count("  You: ") == 3
    assert "You: 25.30" in said.out


def test_ctrl_c_ends_it_with_the_summary(cli, monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    typed = iter(["Thank you, I'd love this job"])

    def typing():
        try:
            return next(typed)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr("builtins.input", typing)
    said = cli(*ON, "--offer", "44000", "--seed", "1")
    assert "broken off" in said.out
    assert "They heard that you want the job." in said.out


def test_quit_ends_it_with_the_summary_and_a_question_mark_helps(cli, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("?\nThank you, I'd love this job\nQUIT\nmore\n"))
    said = cli(*ON, "--offer", "44000", "--seed", "1")
    assert "I'd really like this job, and I'd love to make this work." in said.out
    assert said.out.count("Recruiter: ") == 2
    assert "1 answer: 1 good moment" in said.out
    assert "broken off" in said.out


RAISE = ("--level", "mid", "--years", "4", "--area", "Tampa, FL", "--about", "raise")


def test_a_raise_is_practised_with_ones_boss(cli, tmp_path):
    answers = tmp_path / "a.txt"
    answers.write_text("I like working here. I'm at 17.25. Could you get to 19?\nThank you\n")
    call = ("rehearse", *RAISE, "--current", "17.25/h", "--as-of", TODAY, "--seed", "2")
    said = cli(*call, "--answers", answers)
    assert "Your boss: Come in." in said.out
    assert "Your meeting with your boss" in said.out
    assert "what you earn" in said.out
    again = cli(*call, "--stage", "meeting", "--answers", answers).out
    assert said.out == again


def test_the_day_after_is_practised_too_and_a_meeting_needs_a_boss(cli, tmp_path):
    answers = tmp_path / "a.txt"
    answers.write_text("Thank you\n")
    said = cli(*ON, "--offer", "44000", "--stage", "after", "--answers", answers, "--seed", "1")
    assert "They come back to you" in said.out
    assert "boss" in cli(*ON, "--offer", "44000", "--stage", "meeting", code=2).err


def test_a_mail_is_written_on_many_lines_and_sent(cli, tmp_path):
    answers, file = tmp_path / "a.txt", tmp_path / "practice.md"
    answers.write_text(
        "Hello Dana,\n\nThank you for the offer. I'd really like this job.\n"
        "I have six years behind me. Could you start me at $22.75?\n"
        "# If so, I'll sign by Friday.\nsend\nThank you, I'd like to accept.\n"
    )
    play = (*ON, "--offer", "44000", "--channel", "email", "--seed", "2", "--answers", answers)
    said = cli(*play, "--save", file)
    assert said.out.count("Recruiter: ") in (2, 3)
    assert "Your mail about your counter" in said.out
    assert "\n# If so" not in file.read_text()


def test_the_end_of_input_at_a_terminal_is_the_end_too(cli, monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    def nothing():
        raise EOFError

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr("builtins.input", nothing)
    assert "You did not say anything yet" in cli(*ON, "--stage", "screen", "--seed", "1").out


def test_a_transcript_is_added_to_and_the_last_session_compared(cli, tmp_path):
    answers, file = tmp_path / "answers.txt", tmp_path / "practice.md"
    answers.write_text("I make 41000 now\n26 or I walk\n")
    play = (*ON, "--offer", "44000", "--seed", "1", "--answers", answers, "--save", file)
    first = cli(*play)
    assert "Last time" not in first.out
    assert "wrote" in first.err
    answers.write_text(ANSWERS)
    second = cli(*play)
    assert "Last time: no good moments and 4 slips in 2 answers. Fewer slips today." in second.out
    text = file.read_text()
    assert text.count("# Practice: call about your counter, 2026-11-22") == 2
    assert oct(file.stat().st_mode)[-3:] == "600"
    answers.write_text("I make 41000 now\n")
    assert "More slips today" in cli(*play).out


def test_another_file_is_never_written_to(cli, tmp_path):
    file, answers = tmp_path / "diary.md", tmp_path / "a.txt"
    file.write_text("Dear diary\n")
    answers.write_text("hello\n")
    assert "no transcript" in cli.refused(*ON, "--answers", answers, "--save", file)
    assert file.read_text() == "Dear diary\n"


@pytest.mark.parametrize("name", ["", "-", "no/such/folder/p.md"])
def test_a_transcript_that_cannot_be_kept_is_said_before_the_call(cli, tmp_path, name, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO("hello\n"))
    cli.refused(*ON, "--seed", "1", "--save", name)


@pytest.mark.parametrize(
    "mark", ["answers=9 good=1 slips=1 -->\r\n", "answers=9 good=1 slips=1 -->"]
)
def test_an_edited_transcript_is_still_one(cli, tmp_path, mark):
    file, answers = tmp_path / "p.md", tmp_path / "a.txt"
    file.write_bytes(f"# P\r\n\r\n  <!-- negotiate.rehearsal/1 {mark}".encode())
    answers.write_text("hello\n")
    said = cli(*ON, "--answers", answers, "--save", file, "--seed", "1")
    assert "Last time: 1 good moment and 1 slip in 9 answers" in said.out
    file.write_text(f"<!-- negotiate.rehearsal/1 answers={'9' * 5000} good=1 slips=1 -->\n")
    assert "no transcript" in cli.refused(*ON, "--answers", answers, "--save", file)


def test_an_offer_under_the_law_is_called_that_in_practice_too(cli, tmp_path):
    answers = tmp_path / "a.txt"
    answers.write_text("hello\n")
    who = ("rehearse", "--level", "junior", "--area", "Seattle, WA", "--offer", "12/h")
    assert "legal minimum" in cli(*who, "--answers", answers, "--as-of", TODAY).err


def test_nothing_said_saves_nothing(cli, tmp_path):
    file, answers = tmp_path / "p.md", tmp_path / "a.txt"
    answers.write_text("")
    said = cli(*ON, "--answers", answers, "--save", file, "--seed", "1")
    assert not file.exists()
    assert "nothing was saved" in said.err


def test_what_is_typed_never_becomes_markup_or_a_colour(cli, tmp_path):
    answers, file = tmp_path / "a.txt", tmp_path / "p.md"
    answers.write_text("*I love* <b>this</b> \x1b[31mjob\n<!-- negotiate.rehearsal/1 -->\n")
    said = cli(*ON, "--answers", answers, "--save", file, "--seed", "1", "--offer", "44000")
    assert "\x1b" not in said.out
    assert "\\*I love\\*" in file.read_text()
    assert "\\<b\\>" in file.read_text()


def test_wrong_words_are_errors_before_anything_is_asked(cli, tmp_path):
    assert "--stage" in cli.refused(*ON, "--stage", "party")
    assert "cannot read" in cli.refused(*ON, "--answers", tmp_path / "none.txt")
    cli("rehearse", "--seed", "-1", code=2)


def test_a_missing_level_is_asked_for_and_in_a_pipe_refused(cli):
    assert "rehearse" in cli("rehearse", "--seed", "1", code=2).err


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal")
def test_at_a_real_terminal_it_asks_and_answers(tmp_path):
    import pty
    import subprocess

    main, child = pty.openpty()
    env = {**os.environ, "HOME": str(tmp_path), "NO_COLOR": "1", "COLUMNS": "80"}
    command = [sys.executable, "-m", "negotiate", *map(str, ON), "--offer", "44000", "--seed", "1"]
    run = subprocess.Popen(command, stdin=child, stdout=subprocess.PIPE, env=env, text=True)
    os.write(main, b"Thank you, I'd love this job\nCould you do 22.75?\n\x04")
    out, _ = run.communicate(timeout=60)
    os.close(main)
    os.close(child)
    assert run.returncode == 0
    assert "You said your figure plainly" in out
