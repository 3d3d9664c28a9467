"""The profile: asked once, used by every command, never lost or shown around."""

from __future__ import annotations

import os
import shlex
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terminal import Terminal

from negotiate.api.profiles import checked, load_profile, save_profile
from negotiate.cli.app import main
from negotiate.files.profile import to_toml
from negotiate.model.errors import Problem
from negotiate.model.profile import Achievement, Profile

INIT = ("profile", "init", "--level", "mid", "--years", "3", "--area", "Phoenix, AZ", "--no-input")


def test_after_init_range_script_and_sheet_need_no_option(cli, tmp_path):
    cli(*INIT, "--cert", "hdi", "--language", "Spanish", "--name", "Kim Lee")
    data = cli.json("range")
    assert data["level"] == "mid"
    assert data["area"].startswith("Phoenix")
    assert {a["what"] for a in data["assumed"]} == {"hours"}
    assert any("HDI" in w["label"] for w in data["waterfall"])
    letter = cli.json("script", "--channel", "email")["letter"]["body"]
    assert letter.endswith("Kim Lee")
    assert "three years" in letter
    cli("sheet", "-o", tmp_path / "a.md")
    assert "Mid-level agent" in (tmp_path / "a.md").read_text()
    assert cli.json("ladder")["levels"][1]["you"] is not None


def test_options_beat_the_profile(cli):
    cli(*INIT, "--floor", "20/h")
    data = cli.json("range", "--level", "senior", "--years", "7", "--area", "TX")
    assert (data["level"], data["area"]) == ("senior", "Texas")
    assert data["walk_away_from"] == "floor"


def test_init_again_keeps_what_is_not_asked_anew(cli):
    cli(*INIT, "--current", "18.50/h", "--achievement", "CSAT 82% to 91%: rewrote the replies")
    cli("profile", "init", "--years", "4", "--no-input")
    shown = cli("profile", "show").out
    assert "Phoenix, AZ" in shown
    assert "18.50" not in shown
    assert "hidden" in shown
    assert "18.50/h" in cli("profile", "show", "--all").out
    data = cli.json("profile", "show")
    assert data["years"] == 4
    assert data["achievements"] == ["CSAT 82% to 91%: rewrote the replies"]
    assert "rewrote the replies" in str(cli.json("script")["tips"])


def test_the_file_is_commented_private_and_where_path_says(cli):
    cli(*INIT)
    path = Path(cli("profile", "path").out.strip())
    text = path.read_text()
    assert text.count("# ") > 10
    assert tomllib.loads(text) == {"level": "mid", "years": 3, "area": "Phoenix, AZ"}
    assert oct(path.stat().st_mode)[-3:] == "600"
    assert oct(path.parent.stat().st_mode)[-3:] == "700"


def test_every_mistake_is_said_at_once_by_key(cli, tmp_path):
    file = tmp_path / "me.toml"
    file.write_text(
        'level = "boss"\nyears = -1\nnope = 1\narea = 5\ncertifications = "hdi"\nhours = true\n'
        'current = "lots"\nlevle = "x"\n[[achievement]]\nmetric = "CSAT"\nwat = "x"\n'
    )
    error = cli.refused("range", "--profile", file)
    assert "9 mistakes" in error or "10 mistakes" in error
    for key in ("level", "years", "nope", "area", "certifications", "hours", "current"):
        assert f"  {key}: " in error, error
    assert "did you mean level?" in error
    assert "achievement[0].wat" in error


def test_a_damaged_profile_is_reported_and_left_as_it_is(cli):
    cli(*INIT)
    path = Path(cli("profile", "path").out.strip())
    path.write_text("level = \n")
    assert "line 1: level: has no value" in cli.refused("range")
    assert "negotiate profile edit opens yours" in cli.refused(*INIT)
    assert path.read_text() == "level = \n"
    path.write_text('languages = [\n  "Spanish",\n  Klingon\n]\n')  # a list that goes on
    assert "is damaged: line 3 cannot be read" in cli.refused("range")


WRONG_LINES = {
    "level = mid": "level: write text in quotes",
    "years = 3,5": "years: write a number with a point",
    "name = \u201cKim\u201d": "name: has curly quotes",
    "area: TX": "there is no =",
    "current = 21.37/h": "current: write text in quotes",
    "hours: 21.37/h": "there is no =",
    "floor =": "floor: has no value",
    'role = "collections': "role: a quote is not closed",
    "languages = [Spanish]": 'languages: write a list like ["Spanish"',
}


def test_every_line_that_cannot_be_read_is_said_beside_the_wrong_keys(cli, tmp_path):
    file = tmp_path / "me.toml"
    lines = ['levle = "mid"', *WRONG_LINES, "hours = 38", "hours = 40"]
    file.write_text("\r\n".join(lines), encoding="utf-8-sig", newline="")
    error = cli.refused("range", "--profile", file)
    assert f"{len(WRONG_LINES) + 2} mistakes" in error
    for number, said in enumerate(WRONG_LINES.values(), 2):
        assert f"  line {number}: {said}" in error
    assert f"  line {len(lines)}: hours is there twice" in error
    assert "  levle: unknown key, did you mean level?" in error
    assert "21.37" not in error


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_profile_in_another_encoding_is_told_so(cli, tmp_path, encoding):
    file = tmp_path / "me.toml"
    file.write_text('level = "mid"\n', encoding=encoding)
    assert "is not text in UTF-8" in cli.refused("range", "--profile", file)


def test_another_profile_for_another_person(cli, tmp_path):
    ana = tmp_path / "ana.toml"
    cli("profile", "init", "--profile", ana, "--level", "lead", "--no-input")
    assert cli.json("range", "--profile", ana)["level"] == "lead"
    assert "no profile" in cli.refused("profile", "show")
    assert "cannot read" in cli.refused("range", "--profile", tmp_path / "none.toml")


def test_the_offers_file_of_the_profile_is_compared(cli, tmp_path):
    file = tmp_path / "offers.toml"
    file.write_text(cli("compare", "--template").out)
    cli(*INIT, "--offers", file)
    assert cli.json("compare")["ranking"] == ["Night agent", "Team lead"]
    assert cli.json("script", "--company", "team lead")["stage"] == "counter"
    file.unlink()
    assert "is not there" in cli("script").err
    assert "is not there" in cli.refused("compare")


def test_a_path_of_offers_is_kept_whole(cli, tmp_path, monkeypatch):
    file = tmp_path / "my  offers.toml"
    file.write_text(cli("compare", "--template").out)
    monkeypatch.chdir(tmp_path)
    cli(*INIT, "--offers", "my  offers.toml")
    monkeypatch.chdir("/")
    assert cli.json("compare")["ranking"] == ["Night agent", "Team lead"]


def test_private_amounts_are_not_in_errors(cli, tmp_path):
    file = tmp_path / "me.toml"
    file.write_text('current = "3333"\nfloor = "2,999 yen"\n')
    error = cli.refused("profile", "show", "--profile", file)
    assert "3333" not in error
    assert "2,999" not in error


def test_a_profile_that_is_no_file_is_said(cli):
    path = Path(cli("profile", "path").out.strip())
    path.mkdir(parents=True)
    assert "is a folder" in cli.refused("range", "--level", "mid")


INITS = (("--name", "A"), ("--years", "5"), ("--hours", "38"), ("--industry", "retail"))


def test_several_inits_at_once_lose_nothing(cli):
    cli(*INIT)
    command = [sys.executable, "-m", "negotiate", "profile", "init", "--no-input"]
    jobs = [subprocess.Popen([*command, *more], stderr=subprocess.DEVNULL) for more in INITS]
    assert [job.wait(60) for job in jobs] == [0, 0, 0, 0]
    data = cli.json("profile", "show")
    assert (data["name"], data["years"], data["hours"]) == ("A", 5, 38)
    assert data["industry"] == "retail"


def drive(cli, monkeypatch, *answers, more=(), code=0):
    monkeypatch.setattr(sys, "stdin", Terminal("\n".join(answers) + "\n"))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    return cli("profile", "init", *more, code=code)


def test_the_wizard_asks_one_at_a_time_with_a_way_back(cli, monkeypatch):
    said = drive(
        cli,
        monkeypatch,
        *(
            "Kim",
            "",
            "boss",
            "lead",
            "7",
            "<",
            "6.5",
            "Denver, CO",
            "",
            "hdi, six sigma green belt",
        ),
        *("Spanish", "great", "CSAT 82% to 91% | I led a pilot team", "", "25/h", "", "", "", "y"),
    )
    assert "is not a level" in said.err
    assert "target $" in said.err
    data = cli.json("profile", "show", "--all")
    assert (data["name"], data["level"], data["years"]) == ("Kim", "lead", 6.5)
    assert data["certifications"] == ["hdi-csr", "six-sigma-green-belt"]
    assert data["floor"] == "25/h"
    assert data["achievements"] == ["CSAT 82% to 91%", "I led a pilot team"]


def test_a_place_abroad_brings_its_country_and_stands_with_it_the_next_time(cli, monkeypatch):
    drive(cli, monkeypatch, *("", "", "mid", "", "Toronto, ON", *[""] * 9, "y"))
    data = cli.json("profile", "show")
    assert (data["area"], data["country"]) == ("Toronto, ON", "CA")
    assert cli.json("range")["currency"] == "CAD"
    said = drive(cli, monkeypatch, *("", "", "manager", "", "", *[""] * 9, "y"))
    assert "[Toronto, ON, Canada]" in " ".join(said.err.split())
    assert "no code for call-centre managers" in " ".join(said.err.split())  # said, and still saved
    drive(cli, monkeypatch, *("", "", "mid", "", "US", *[""] * 9, "y"))
    assert cli.json("profile", "show")["country"] is None


def test_run_again_present_values_are_the_defaults(cli, monkeypatch):
    cli(*INIT, "--floor", "20/h")
    drive(cli, monkeypatch, *("", "", "", "4", "", "", "", "", "", "", "-", "", "", "", "y"))
    data = cli.json("profile", "show", "--all")
    assert (data["level"], data["years"], data["area"]) == ("mid", 4, "Phoenix, AZ")
    assert data["floor"] is None


@pytest.mark.parametrize(
    ("answers", "role", "level"),
    [
        (("3", "2"), "collections", "mid"),
        (("?", "senior debt collector", ""), "collections", "senior"),
        (("team lead", ""), None, "lead"),
        (("registered nurses", "lead", "3"), "29-1141", "senior"),
    ],
)
def test_the_wizard_asks_what_the_work_is(cli, monkeypatch, answers, role, level):
    said = drive(cli, monkeypatch, *("", *answers, *[""] * 11, "y"))
    data = cli.json("profile", "show")
    assert (data["role"], data["level"]) == (role, level)
    assert ("  3  collections" in said.err) is ("?" in answers)


def test_a_level_that_the_work_does_not_have_is_asked_anew(cli, monkeypatch):
    cli(*INIT, "--role", "collections", "--level", "lead")
    said = drive(cli, monkeypatch, *("", "registered nurses", "", "3", *[""] * 11, "y"))
    assert "[collections]" in said.err
    assert "this question needs an answer" in said.err
    assert "write a number from 1 to 3" in said.err
    data = cli.json("profile", "show")
    assert (data["role"], data["level"]) == ("29-1141", "senior")


def test_saying_no_saves_nothing(cli, monkeypatch):
    said = drive(cli, monkeypatch, *("", "", "mid", *[""] * 11, "n"))
    assert "nothing was saved" in said.err
    assert "no profile" in cli.refused("profile", "show")


def test_without_a_terminal_it_says_what_to_type(cli):
    assert "--no-input" in cli.refused("profile", "init", code=2)


@pytest.mark.parametrize(("script", "code"), [("true", 0), ("false", 1), ("/no/such/editor", 1)])
def test_edit_opens_the_editor_and_checks_the_file(cli, monkeypatch, script, code):
    cli(*INIT)
    monkeypatch.setenv("VISUAL", script)
    cli("profile", "edit", code=code)


def test_edit_without_an_editor_writes_nothing(cli, monkeypatch):
    monkeypatch.setenv("VISUAL", "/no/such/editor")
    cli.refused("profile", "edit")
    assert not Path(cli("profile", "path").out.strip()).exists()
    monkeypatch.delenv("VISUAL")
    monkeypatch.delenv("EDITOR", raising=False)
    assert "EDITOR" in cli.refused("profile", "edit", code=2)


def test_edit_says_what_is_wrong_afterwards(cli, monkeypatch, tmp_path):
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho \'level = "boss"\' > "$1"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    assert "level" in cli.refused("profile", "edit")


def edited(cli, monkeypatch, tmp_path, *lines, code=0):
    """Edit the profile with a script for an editor; `$1` is what it opens."""
    editor = tmp_path / "editor"
    editor.write_text("\n".join(("#!/bin/sh", *lines)) + "\n")
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    return cli("profile", "edit", code=code)


def my_file(cli):
    return Path(cli("profile", "path").out.strip())


def test_edit_saves_what_was_written_and_leaves_nothing_beside_it(cli, monkeypatch, tmp_path):
    cli(*INIT)
    mine = my_file(cli)
    mine.chmod(0o664)
    edited(cli, monkeypatch, tmp_path, "true")
    assert stat.S_IMODE(mine.stat().st_mode) == 0o600
    edited(cli, monkeypatch, tmp_path, 'cp "$1" "$1~"', "echo 'years = 9' > \"$1\"")
    assert mine.read_text() == "years = 9\n"
    assert [path.name for path in mine.parent.iterdir()] == [mine.name]


def test_an_edit_that_meets_a_change_keeps_both(cli, monkeypatch, tmp_path):
    cli(*INIT)
    mine = my_file(cli)
    other = f"{sys.executable} -m negotiate profile init --level lead --no-input"
    lines = (f"{other} || exit 7", "echo 'years = 9' > \"$1\"")  # nobody waits for the editor
    said = edited(cli, monkeypatch, tmp_path, *lines, code=1).err
    assert "was changed by another command while you edited it" in said
    assert tomllib.loads(mine.read_text())["level"] == "lead"
    kept = Path(said.split("what you wrote is kept in ")[1].strip())
    assert kept.read_text() == "years = 9\n"

    said = edited(cli, monkeypatch, tmp_path, "true").err
    assert f"an earlier edit was not saved: {kept}" in said
    assert kept.exists()


def test_an_edit_that_changed_nothing_minds_no_change_made_meanwhile(cli, monkeypatch, tmp_path):
    cli(*INIT)
    other = f"{sys.executable} -m negotiate profile init --level lead --no-input"
    edited(cli, monkeypatch, tmp_path, other)
    assert load_profile().level == "lead"


def test_an_editor_that_fails_changes_nothing_and_loses_nothing(cli, monkeypatch, tmp_path):
    cli(*INIT)
    before = my_file(cli).read_bytes()
    assert "you changed nothing" in edited(cli, monkeypatch, tmp_path, "exit 3", code=1).err
    assert [path.name for path in my_file(cli).parent.iterdir()] == [my_file(cli).name]
    said = edited(cli, monkeypatch, tmp_path, "echo '# mine' > \"$1\"", "exit 3", code=1).err
    assert my_file(cli).read_bytes() == before
    assert Path(said.split("kept in ")[1].strip()).read_text() == "# mine\n"


@pytest.mark.parametrize("writes", [False, True])
def test_an_edit_that_was_killed_is_cleared_away_if_nothing_is_in_it(
    cli, monkeypatch, tmp_path, writes
):
    cli(*INIT)
    before = my_file(cli).read_bytes()
    editor = tmp_path / "killer"
    words = "echo '# mine' > \"$1\"" if writes else "true"
    editor.write_text(f"#!/bin/sh\n{words}\nkill -9 $PPID\n")
    editor.chmod(0o755)
    command = [sys.executable, "-m", "negotiate", "profile", "edit"]
    done = subprocess.run(command, env={**os.environ, "VISUAL": str(editor)}, check=False)
    assert (done.returncode, my_file(cli).read_bytes()) == (-9, before)
    assert len([*my_file(cli).parent.iterdir()]) == 2

    said = edited(cli, monkeypatch, tmp_path, "true").err
    assert ("an earlier edit was not saved" in said) is writes
    assert len([*my_file(cli).parent.iterdir()]) == 1 + writes


def test_answers_that_meet_a_change_are_given_back_as_a_command(cli, monkeypatch):
    cli(*INIT, "--name", "Kim Lee")

    def meanwhile(_):
        save_profile(None, {"level": "lead", "hours": 30.0})

    monkeypatch.setattr("negotiate.cli.profile_questions._preview", meanwhile)
    answers = ("", "", "senior", "4", "", "", "", "", "CSAT 82% to 91%: it's mine", *[""] * 5, "y")
    said = drive(cli, monkeypatch, *answers, code=1).err
    assert "was changed while you answered: level" in " ".join(said.split())  # lines wrap
    assert (load_profile().level, load_profile().years) == ("lead", 3)

    again = shlex.split(said.split("all the same: negotiate ")[1])
    cli(*again)
    mine = load_profile()
    assert (mine.level, mine.years, mine.hours, mine.name) == ("senior", 4, 30, "Kim Lee")
    assert [one.what for one in mine.achievements] == ["it's mine"]


def test_answers_about_other_things_than_what_changed_are_saved(cli, monkeypatch):
    cli(*INIT)
    monkeypatch.setattr(
        "negotiate.cli.profile_questions._preview", lambda _: save_profile(None, {"level": "lead"})
    )
    drive(cli, monkeypatch, "", "", "", "4", *[""] * 10, "y")
    assert (load_profile().level, load_profile().years) == ("lead", 4)


def test_a_read_only_folder_gives_a_plain_error(cli, tmp_path):
    if os.geteuid() == 0:
        target = Path("/proc/none/me.toml")
    else:
        target = tmp_path / "locked" / "me.toml"
        target.parent.mkdir(mode=0o500)
    cli.refused(*INIT, "--profile", target)


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


@given(texts, texts, st.floats(0, 60), st.lists(texts, max_size=2))
def test_what_is_written_is_read_back(name, what, years, more):
    boasts = tuple(Achievement(sentence=f"I did {text} well") for text in (what, *more))
    profile = Profile(name=name, level="mid", years=years, achievements=boasts)
    raw = tomllib.loads(to_toml(profile))
    assert raw.get("name", "") == name
    assert [one["what"] for one in raw["achievement"]] == [one.sentence for one in boasts]


@given(st.dictionaries(texts, st.one_of(texts, st.integers(), st.booleans(), st.lists(texts))))
def test_any_content_gives_a_profile_or_one_problem(raw):
    try:
        checked(raw, "me.toml")
    except Problem as problem:
        assert problem.hint


def test_nobody_has_an_empty_profile():
    assert load_profile() == Profile()


def test_no_years_at_all_are_years_too(cli):
    cli(*INIT[:3], "senior", "--years", "0", "--area", "Phoenix, AZ", "--no-input")
    typed = cli.json("range", "--level", "senior", "--years", "0", "--area", "Phoenix, AZ")
    assert cli.json("range")["target"] == typed["target"]
    cli("profile", "init", "--years", "9", "--no-input")
    assert cli.json("range", "--years", "0")["target"] == typed["target"]


def test_what_is_not_set_is_not_called_hidden(cli):
    cli(*INIT)
    data = cli.json("profile", "show")
    assert data["current"] is None
    assert data["floor"] is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('achievement = ["x"]\n', "write each as [[achievement]]"),
        ("[[achievement]]\nwhat = true\n", "achievement[0].what: 'True' is not text"),
    ],
)
def test_odd_achievements_are_named(cli, tmp_path, text, says):
    file = tmp_path / "me.toml"
    file.write_text(text)
    assert says in cli.refused("range", "--level", "mid", "--profile", file)


def test_whoever_stops_is_told_the_command_that_gives_what_was_answered(cli, monkeypatch):
    monkeypatch.setattr(sys, "stdin", Terminal("Kim Lee\n\nmid\n4\n"))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    said = cli("profile", "init", code=1).err
    line = next(line for line in said.splitlines() if line.startswith("What you answered: "))
    cli(*shlex.split(line.partition(": ")[2])[1:])
    data = cli.json("profile", "show")
    assert (data["name"], data["level"], data["years"]) == ("Kim Lee", "mid", 4)


def test_answers_given_meanwhile_by_another_process_stay(cli, monkeypatch):
    cli(*INIT)

    def meanwhile(present, _):
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", Terminal(""))
            main(["profile", "init", "--name", "Ana", "--no-input"])
        return present._replace(years=7.0)

    monkeypatch.setattr("negotiate.cli.profile_questions.ask_for_profile", meanwhile)
    drive(cli, monkeypatch, "")
    data = cli.json("profile", "show")
    assert (data["name"], data["years"]) == ("Ana", 7)
