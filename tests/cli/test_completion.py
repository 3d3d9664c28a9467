"""Completion offers words or is silent: an error has no place in a line half typed."""

from __future__ import annotations

import json
import os
import select
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path

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
    ("line", "offered"),
    [
        ("negotiate range --level S", "senior"),
        ("negotiate range --area phoe", "Phoenix, AZ"),
        ("negotiate range --country gb --area LEE", "Leeds"),
        ("negotiate range --area toro", "Toronto, ON"),  # none here is called so
        ("negotiate range --country g", "GB"),
        ("negotiate law a", "AL"),
    ],
)
def test_words_are_offered_whatever_their_case_and_places_of_the_country(
    cli, monkeypatch, line, offered
):
    assert offered in complete(cli, monkeypatch, line)


def test_a_country_nobody_has_figures_of_has_no_places(cli, monkeypatch):
    assert complete(cli, monkeypatch, "negotiate range --country FR --area par") == ["", ""]


def test_the_profile_says_whose_places_come_first(cli, monkeypatch):
    assert "London, ON" not in complete(cli, monkeypatch, "negotiate range --area lon")
    monkeypatch.delenv("_NEGOTIATE_COMPLETE")
    cli("profile", "init", "--level", "mid", "--country", "CA", "--no-input")
    assert "London, ON" in complete(cli, monkeypatch, "negotiate range --area lon")


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


def install(cli, monkeypatch, shell, code=0):
    monkeypatch.setattr(shellingham, "detect_shell", lambda *_: (shell, shell))
    return cli("--install-completion", code=code)


PLACES = {
    "bash": (".bash_completions/negotiate.sh", ".bashrc"),
    "zsh": (".zfunc/_negotiate", ".zshrc"),
}


@pytest.mark.parametrize("shell", PLACES)
def test_the_start_file_gains_a_line_and_loses_nothing(cli, monkeypatch, shell):
    place, start = (Path.home() / name for name in PLACES[shell])
    real = Path.home() / "dotfiles"
    real.write_bytes(b"# caf\xe9\r\nexport PS1='$ '")
    real.chmod(0o640)
    start.symlink_to(real)
    said = install(cli, monkeypatch, shell).out
    before, line = real.read_bytes().rsplit(b"\n", 2)[:2]
    assert before == b"# caf\xe9\r\nexport PS1='$ '"
    assert line.decode() in said
    assert "Open a new terminal" in said
    assert (stat.S_IMODE(real.stat().st_mode), start.is_symlink()) == (0o640, True)
    assert place.read_text().strip() == cli("--show-completion").out.strip()

    once = real.read_bytes()
    assert "already in" in install(cli, monkeypatch, shell).out
    assert real.read_bytes() == once
    assert not [*Path.home().rglob(".negotiate-*"), *Path.home().rglob("*.lock")]


def test_fish_needs_no_start_file(cli, monkeypatch):
    install(cli, monkeypatch, "fish")
    assert (Path.home() / ".config/fish/completions/negotiate.fish").read_text().startswith("comp")


def test_in_bash_the_line_works(cli, monkeypatch, tmp_path):
    home = tmp_path / "it's home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    install(cli, monkeypatch, "bash")
    asked = "source ~/.bashrc && complete -p negotiate"
    told = subprocess.check_output(["bash", "--norc", "-c", asked], text=True)
    assert "-F _negotiate_completion negotiate" in told


def test_a_start_file_nobody_may_change_is_left_and_the_line_is_named(cli, monkeypatch):
    start = Path.home() / ".bashrc"
    os.mkfifo(start)
    monkeypatch.setattr(shellingham, "detect_shell", lambda *_: ("bash", "bash"))
    said = cli.refused("--install-completion")
    assert f"add this line to {start} yourself: source ~/" in said


def test_in_powershell_the_user_is_told_what_to_add(cli, monkeypatch):
    monkeypatch.setattr(shellingham, "detect_shell", lambda *_: ("pwsh", "pwsh"))
    assert "--show-completion >> $PROFILE" in cli.refused("--install-completion")


def test_a_start_file_changed_while_it_is_rewritten_is_left(cli, monkeypatch):
    start = Path.home() / ".bashrc"
    start.write_text("mine\n")
    fsync, calls = os.fsync, []

    def meanwhile(descriptor):
        fsync(descriptor)
        calls.append(descriptor)
        if len(calls) == 2:  # the first is that of the script
            start.write_text("mine, and more\n")

    monkeypatch.setattr(os, "fsync", meanwhile)
    monkeypatch.setattr(shellingham, "detect_shell", lambda *_: ("bash", "bash"))
    assert "changed by somebody else" in cli.refused("--install-completion")
    assert start.read_text() == "mine, and more\n"


def test_a_start_file_larger_than_what_can_be_written_is_left_as_it_is(things, tmp_path, watched):
    before = (things / ".bashrc").read_bytes()
    (tmp_path / ".bashrc").write_bytes(before)
    done = watched(tmp_path, ["--install-completion"], most_bytes=16_384)
    assert (done.returncode, (tmp_path / ".bashrc").read_bytes() == before) == (1, True)
    assert "yourself: source ~/" in done.stderr
    assert not [*tmp_path.rglob(".negotiate-*"), *tmp_path.rglob("*.lock")]


START = {
    "bash": (["bash", "--norc"], "source ~/.bashrc\n"),
    "zsh": (["zsh", "-f"], "source ~/.zshrc -u\n"),
    "fish": (["fish", "--private"], ""),
}
TYPED = {
    "--area Phoeni\t": "Phoenix",
    '--area "Phoenix, A\t': "Phoenix",
    "--area phoe\t": "Phoenix",
    '--area "phoenix, a\t': "Phoenix",
    "--country gb --area lee\t": "Yorkshire",
    "--country CA --area 'toron\t": "Toronto",
    '--country CA --area "st. joh\t': "Avalon",
    "--area US --industry Banki\t": "United States",
}


def typed_at(shell, home, lines):
    """What happens at a real terminal of the shell, until it ends."""
    import fcntl
    import pty
    import termios

    words, begin = START[shell]
    main, child = pty.openpty()
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "HOME": str(home), "PATH": path, "TERM": "xterm", "COLUMNS": "200"}
    run = subprocess.Popen(
        words, stdin=child, stdout=child, stderr=child, env=env, cwd=home, start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no thread here
    )  # fmt: skip
    os.close(child)
    os.write(main, f"{begin}{''.join(f'{line}{chr(10)}' for line in lines)}exit\n".encode())
    screen, until = b"", time.monotonic() + 180
    while time.monotonic() < until and select.select([main], [], [], 60)[0]:
        try:
            piece = os.read(main, 65_536)
        except OSError:
            break
        screen += piece
        if b"\x1b[c" in piece:  # fish asks what terminal this is
            os.write(main, b"\x1b[?62c")
    run.kill()
    run.wait()
    os.close(main)
    return screen.decode(errors="replace")


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal")
@pytest.mark.parametrize("shell", START)
def test_in_a_real_shell_a_place_comes_with_the_quotes_it_needs(cli, monkeypatch, tmp_path, shell):
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")
    monkeypatch.setenv("HOME", str(tmp_path))
    install(cli, monkeypatch, shell)
    end = "--level mid --format json > {}.json"
    lines = [f"negotiate range {words}{end.format(n)}" for n, words in enumerate(TYPED)]
    screen = typed_at(shell, tmp_path, lines)
    for number, area in enumerate(TYPED.values()):
        made = tmp_path / f"{number}.json"
        assert made.exists(), screen
        assert json.loads(made.read_text() or "{}").get("area", "").startswith(area), screen
