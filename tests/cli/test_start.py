"""`negotiate` alone, at a terminal: what one is up to, and on to range, script and sheet."""

from __future__ import annotations

import json
import os
import select
import shlex
import signal
import stat
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest
from terminal import Terminal

from negotiate.files.begun import load_begun
from negotiate.files.own import begun_path

OFFER = ("1", "", "Phoenix, AZ", "3", "6", "", "44000", "", "", "", "")


@pytest.fixture
def begin(cli, monkeypatch):
    """Starts `negotiate` alone with answers typed at a terminal."""

    def started(*answers, code=0):
        monkeypatch.setattr(sys, "stdin", Terminal("".join(f"{one}\n" for one in answers)))
        monkeypatch.setattr("negotiate.cli.app._someone_begins", lambda: True)
        return cli(code=code)

    return started


def commands(said):
    """The commands that it says do the same."""
    lines = said.err.partition("The same without questions:\n")[2].splitlines()
    return [shlex.split(line)[1:] for line in lines if line.startswith("  negotiate ")]


def test_a_new_offer_leads_to_range_script_sheet_and_the_commands_that_do_the_same(begin, cli):
    said = begin(*OFFER, "y", "", "y")
    assert "Say now" in said.out
    assert "Research industry standards" in said.out
    assert Path("prep-sheet.pdf").read_bytes().startswith(b"%PDF")
    assert [words[0] for words in commands(said)] == ["range", "script", "sheet"]
    assert cli(*commands(said)[0]).out in said.out
    assert cli(*commands(said)[1]).out in said.out
    profile = cli.json("profile", "show")
    assert (profile["level"], profile["years"], profile["area"]) == ("senior", 6, "Phoenix, AZ")
    assert not begun_path().exists()


def test_a_result_of_ones_own_stands_in_the_script_and_on_the_sheet(begin, cli):
    said = begin(*OFFER[:-1], "CSAT 82% to 91%", "y", "mine.md", "y")
    assert "Customer satisfaction went from 82% to 91%." in said.out
    assert "Customer satisfaction went from 82% to 91%." in Path("mine.md").read_text()
    assert "--achievement" not in commands(said)[0]
    assert cli(*commands(said)[1]).out in said.out


def test_the_kind_of_company_that_offers_is_not_saved_as_ones_own(begin, cli):
    begin("1", "", "TX", "mid", "3", "software", "31/h", "", "", "", "", "n", "-", "y")
    assert not cli.json("profile", "show").get("industry")
    begin("raise", "", "TX", "", "", "software", "31/h", "", "", "n", "-", "y")
    assert cli.json("profile", "show")["industry"] == "software"


def test_the_next_time_the_answers_are_there_and_nothing_is_saved_again(begin):
    begin(*OFFER, "n", "", "y")
    said = begin("1", "", "", "", "", "", "", "", "", "n", "-")
    assert "[senior]" in said.err
    assert "[Phoenix, AZ]" in said.err
    assert "Save who you are" not in said.err


@pytest.mark.parametrize(
    ("answers", "options"),
    [
        (("raise", "", "Tampa, FL", "2", "3", "", "17.25/h", "n", ""), ["raise", "17.25/h"]),
        (
            ("step up", "", "TX", "lead", "7", "", "19/h", "", "y", ""),
            ["promotion", "19/h", "high"],
        ),
        (
            ("temp", "", "TX", "mid", "2", "", "17/h", "18/h", "n", ""),
            ["conversion", "17/h", "18/h"],
        ),
        (("6", "", "US", "junior", "1", "a bank or other lender"), ["banking"]),
        (
            ("offer", "", "TX", "mid", "3", "3", "18/h", "17-20/h", "n", "y", ""),
            ["17-20/h", "class"],
        ),
    ],
)
def test_what_one_is_up_to_decides_what_is_asked(begin, answers, options):
    words = commands(begin(*answers, "n", "-", "n"))[0]
    assert [option for option in options if option not in words] == []


@pytest.mark.parametrize(
    ("answers", "options"),
    [
        (("senior debt collector", "Denver, CO", ""), ["collections", "senior"]),
        (("customer support team lead", "US", ""), ["lead"]),
        (("registered nurses", "Boise, ID", "mid"), ["29-1141", "mid"]),
        (("contact centre adviser", "London, UK", "mid"), ["GB", "London", "mid"]),
        (("", "toronto ontario canada", "mid"), ["CA", "toronto ontario"]),
        (("collections", "Leeds", "Leeds, UK", "2"), ["collections", "GB", "Leeds"]),
    ],
)
def test_the_job_is_any_role_and_the_place_may_be_abroad(begin, cli, answers, options):
    abroad = "GB" in options or "CA" in options
    said = begin("6", *answers, "4", *([] if abroad else [""]), "n", "-", "n")
    words = commands(said)[0]
    assert [option for option in options if option not in words] == []
    assert cli(*words).out in said.out


def test_a_job_nobody_has_figures_of_there_is_said_at_the_place(begin):
    said = begin("6", "?", "trainer", "Toronto, ON", "US", "2", "4", "", "n", "-", "n")
    assert "3  collections" in said.err
    assert "no wages of training are on file in Canada" in said.err
    nurse = begin("6", "registered nurses", "Toronto, Canada", code=1).err
    assert "no wages of registered nurses are on file in Canada" in " ".join(nurse.split())
    assert "trainer" in commands(said)[0]


def test_what_the_profile_says_otherwise_is_said_in_the_commands(begin, cli):
    begin("6", "collections", "Leeds, UK", "2", "4", "n", "-", "y")
    profile = cli.json("profile", "show")
    assert (profile["role"], profile["country"]) == ("collections", "GB")
    said = begin("6", "", "", "", "", "n", "-")
    assert "[collections]" in said.err
    assert "[Leeds, United Kingdom]" in " ".join(said.err.split())
    words = commands(begin("6", "agent", "Phoenix, AZ", "", "", "", "n", "-", "n"))[0]
    assert words[1:3] == ["--role", "customer-service"]
    assert words[words.index("--country") + 1] == "US"


def test_a_company_that_is_not_known_any_more_is_not_taken_from_the_profile(begin, cli):
    begin("6", "", "US", "mid", "4", "banking", "n", "-", "y")
    said = begin("6", "", "", "", "", "-", "n", "-", "y")
    words = commands(said)[0]
    assert words[words.index("--industry") + 1] == "unknown"
    assert "industry" not in {k for k, v in cli.json("profile", "show").items() if v}
    assert cli.json("range", "--level", "mid", "--industry", "unknown")["industry"] is None


def test_pay_is_in_the_money_of_the_place(begin, cli):
    said = begin(
        "1", "", "Leeds, UK", "mid", "4", "$20/h", "£26k", "£25k-27k", "n", "n", "", "n", "-", "n"
    )
    assert "is not in GBP" in said.err
    assert {"£26k", "£25k-27k"} <= set(commands(said)[0])
    assert cli(*commands(said)[0]).out in said.out


def test_whoever_is_not_sure_sees_both_and_settles_on_one(begin, cli):
    said = begin("6", "", "Denver, CO", "6", "2,3", "4", "15", "2 3", "1", "2", "n", "-", "n")
    words = ("--level", "mid", "--years", "4", "--area", "Denver, CO")
    mid = cli.json("range", *words, "--industry", "insurance")
    assert f"1  mid-level agent: target ${mid['target'] / 2080:.2f} an hour" in said.err
    assert "2  senior agent: target" in said.err
    assert "1  an insurer or its agency: target" in said.err
    words = commands(said)[0]
    assert (words[words.index("--level") + 1], words[words.index("--industry") + 1]) == (
        "mid",
        "banking",
    )


def test_offers_abroad_are_told_at_once_that_they_are_not_weighed(begin, cli):
    cli("profile", "init", "--level", "mid", "--area", "Leeds", "--country", "GB", "--no-input")
    said = begin("5", "1", code=1).err
    assert "take one at a time as a new offer" in " ".join(said.split())
    assert "whose is it" not in said
    cli("profile", "init", "--country", "US", "--area", "TX", "--no-input")
    said = begin("n", "5", "BT", "£26k", "26k", "", "Leeds, UK", code=1).err
    assert "of jobs in the United States" in " ".join(said.split())
    assert "'£26k' is in another currency" in said
    assert "'Leeds, UK' is no place in the US" in said


def test_no_answer_is_told_to_add_an_option(begin):
    said = begin("1", "", "TX", "mid", "3", "", "£12/h", "18-20/h", "17.25.3", "18/h", code=1).err
    assert said.count("not one amount") + said.count("in another currency") == 2
    assert "--" not in said


def test_every_step_can_be_gone_back_also_from_what_is_shown(begin):
    said = begin("1", "", "Phoenix, AZ", "<", "", "2", "<", "3", "6", "<", "8", "", "44000", "", "",
                 "", "<", "y", "", "n", "-", "n")  # fmt: skip
    words = commands(said)[0]
    assert words[words.index("--level") + 1 :: 2][:2] == ["senior", "8"]
    assert words[-2:] == ["--pay-set", "class"]


def test_whoever_stops_goes_on_from_there(begin):
    said = begin(*OFFER[:5], code=1)
    stopped = "stopped: a file of your answers (negotiate alone goes on from there) was written\n"
    assert said.err.endswith(stopped)
    assert said.err.count("your answers") == 1
    assert stat.S_IMODE(begun_path().stat().st_mode) == 0o600
    said = begin("y", *OFFER[5:], "n", "-", "n")
    assert "stopped after: offer, call center agent, Phoenix, AZ, senior, 6." in said.err
    assert commands(said)[0][-2:] == ["--offer", "44000"]
    assert load_begun() == {}


def test_what_was_kept_is_left_where_it_is_not_wanted_or_holds_no_more(begin):
    begin(*OFFER[:4], code=1)
    begin("n", "6", "", "US", "mid", "3", "", "n", "-", "n")
    assert load_begun() == {}
    begun_path().write_text(json.dumps({"what": "offer", "job": "king", "years": "6"}))
    assert "stopped after: offer." in begin("y", code=1).err
    for damaged in ("[", "[1]", '{"what": 3}', "[" * 100_000):
        begun_path().write_text(damaged)
        assert "Last time" not in begin(code=1).err


def test_two_offers_are_asked_for_weighed_and_one_is_called_about(begin, cli):
    acme = ("Acme", "21.50/h", "written", "Phoenix, AZ", *[""] * 6, "")
    bank = ("Bank", "42k", *[""] * 8, "")
    said = begin("5", *acme, "y", *bank, "n", "", "", "acme", "", "3", "6", *[""] * 4, "n", "", "n")
    assert "Acme is ahead of Bank" in said.out
    assert [words[0] for words in commands(said)] == ["compare", "range", "sheet"]
    assert "--company" in commands(said)[2]
    assert Path("prep-sheet.pdf").exists()
    assert cli(*commands(said)[1]).out in said.out

    said = begin("5", "y", "")  # the file is there now
    assert [words[0] for words in commands(said)] == ["compare"]


@pytest.mark.parametrize("folder", [".", "elsewhere"])
def test_offers_that_were_answered_are_gone_on_with_beside_a_file_of_others(
    begin, tmp_path, monkeypatch, folder
):
    acme = ("Acme", "21.50/h", "written", "Phoenix, AZ", *[""] * 6, "")
    begin("5", *acme, "y", "Bank", "42k", code=1)
    (tmp_path / folder).mkdir(exist_ok=True)
    monkeypatch.chdir(tmp_path / folder)
    Path("offers.toml").write_text('[[offer]]\nname = "Other"\nhourly = 30\n')
    said = begin("y", *[""] * 9, "n", "", "", "")
    assert "Weigh the offers" not in said.err
    assert commands(said) == [["compare", "offers-2.toml"]]
    found = tomllib.loads(Path("offers-2.toml").read_text())["offer"]
    assert [(one["name"], one.get("status")) for one in found] == [
        ("Acme", "written"),
        ("Bank", None),
    ]
    assert "Other" in Path("offers.toml").read_text()


def test_offers_that_stand_in_their_file_are_gone_on_with_from_it(begin, tmp_path, monkeypatch):
    acme = ("Acme", "21.50/h", *[""] * 8, "", "n", "", "mine")
    begin("5", *acme, code=1)  # the question is which of them the call is about
    mine = Path("mine.toml").absolute()
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    said = begin("y", "1", "", "TX", "mid", "", "", "", "", "", "n", "-", "n")
    assert not list(Path().iterdir())
    assert commands(said)[0] == ["compare", str(mine)]


def test_what_was_gone_back_from_is_not_lost_by_a_stop(begin):
    said = begin(*OFFER[:7], "<", "<", "<", "<", "mid", code=1)
    assert "[senior]" in said.err
    said = begin("y", *OFFER[7:], "n", "-", "n")
    assert "agent, Phoenix, AZ, mid, 6, 44000." in " ".join(said.err.split())
    assert commands(said)[0][-2:] == ["--offer", "44000"]


def test_an_answer_that_holds_no_more_stands_in_the_way_of_no_other(begin):
    begin(*OFFER[:7], code=1)
    kept = json.loads(begun_path().read_text())
    begun_path().write_text(json.dumps(kept | {"area": "Nowhere at all"}))
    said = begin("y", "TX", "", "", "", "", "", "", "", "", "n", "-", "n")
    assert "Nowhere at all" not in said.err
    words = commands(said)[0]
    assert words[words.index("--level") + 1 :: 2][:2] == ["senior", "6"]
    assert words[-2:] == ["--offer", "44000"]


def test_a_slip_of_n_loses_nothing_before_the_next_answer(begin):
    begin(*OFFER[:5], code=1)
    begin("n", code=1)
    assert load_begun()["years"] == "6"


def test_the_level_and_place_of_an_offer_are_asked_as_its_file_has_them(begin):
    Path("offers.toml").write_text(
        '[[offer]]\nname = "Acme"\nhourly = 24\nlevel = "lead"\narea = "Denver, CO"\n'
        '[[offer]]\nname = "Bank"\nhourly = 22\n'
    )
    said = begin("5", "y", "acme", "", "", "4", "", "", "", "n", "-", "n")
    assert "Your choice [lead]:" in said.err
    assert "Place, like" not in said.err
    words = commands(said)[1]
    assert (words[words.index("--level") + 1], words[words.index("--area") + 1]) == (
        "lead",
        "Denver, CO",
    )
    said = begin("5", "y", "bank", "", "Reno, NV", "mid", "4", "", "", "", "", "n", "-", "n")
    assert "Your choice [" not in said.err
    words = commands(said)[1]
    assert words[words.index("--area") + 1] == "Reno, NV"


def test_a_damaged_file_of_offers_is_told_and_the_question_asked_again(begin):
    Path("offers.toml").write_text('[[offer]]\nname = "Acme"\nhourly = "x"\nwat = 1\n')
    said = begin("5", "y", "<", "6", "", "US", "mid", "", "", "n", "-", "n")
    assert "offer[0].wat (Acme, line 4): " in said.err
    assert said.err.count("Weigh the offers") == 2
    begin("5", code=1)
    assert load_begun() == {"what": "offers"}
    Path("offers.toml").unlink()
    assert "whose is it" in begin("y", code=1).err


def test_somebody_who_needs_the_job_of_an_offer_on_file_gets_the_advice_for_that(begin):
    Path("offers.toml").write_text('[[offer]]\nname = "Acme"\nhourly = 18\narea = "Reno, NV"\n')
    said = begin("5", "y", "acme", "", "mid", "4", "", "y", "n", "", "n", "-", "n")
    assert "--need high" in " ".join(commands(said)[1])


def test_gone_back_to_the_offers_their_file_is_written_anew(begin):
    acme = ("Acme", "21.50/h", *[""] * 8, "", "n", "", "")
    said = begin("5", *acme, "<", "<", "Tampa, FL", "", "")
    assert commands(said) == [["compare", "offers.toml"]]
    assert 'home_area = "Tampa, FL"' in Path("offers.toml").read_text()
    assert not Path("offers-2.toml").exists()


def test_range_and_script_of_an_offer_know_the_rival_and_the_job_one_has_alike(begin, cli):
    Path("offers.toml").write_text(
        '[[offer]]\nname = "Acme"\nhourly = 20\narea = "Denver, CO"\nhours_per_week = 36\n'
        '[[offer]]\nname = "Bank"\nhourly = 24.50\nstatus = "written"\n'
        '[[offer]]\nname = "Old job"\npay = "1,600 twice a month"\nstatus = "current"\n'
    )
    said = begin("5", "y", "1", "", "senior", "6", "", "", "", "", "y", "-", "n")
    ranged, scripted = (cli.json(*words) for words in commands(said)[1:])
    assert ranged["figure"] == pytest.approx(25.25 * 36 * 52)
    assert "$25.25" in str(scripted["tips"])


def test_without_a_call_nothing_is_said_of_practising_one(begin, cli):
    cli("offers", "add", "Acme", "hourly=21.50")
    assert "rehearse" not in begin("5", "y", "").err


def test_a_choice_that_is_none_of_the_menu_is_told_its_numbers(begin):
    said = begin(
        "", "-", "7", "1", "", "", "boss", "", "3", "", "99", "", "", "", "", "n", "-", "n"
    ).err
    assert said.count("write a number from 1 to 6") == 5
    assert said.count("this question needs an answer") == 3
    assert "'boss' is not a level" in said
    assert "write a number from 1 to 15" in said
    assert "''" not in said


@pytest.mark.parametrize("typed", ["²", "①", "٣٣"])
def test_a_figure_that_is_no_number_of_the_menu_is_asked_again(begin, typed):
    assert "write a number from 1 to 6" in begin(typed, code=1).err


@pytest.mark.parametrize("typed", ["y", "a", "e", "more", "in a"])
def test_a_letter_or_a_word_of_several_lines_chooses_none(begin, typed):
    assert "write a number from 1 to 6" in begin(typed, code=1).err


@pytest.mark.parametrize("no", ["no", "None", "n", "nothing", "not yet", "unknown"])
def test_no_is_an_answer_to_what_may_be_left_out(begin, no):
    said = begin("1", "", "TX", "mid", "3", "", no, no, no, "n", "-", "n")
    assert "is not" not in said.err
    assert {"--offer", "--posted", "--achievement"}.isdisjoint(commands(said)[0])
    assert len(commands(said)) == 1


def test_what_one_earns_is_saved_where_that_is_said(begin, cli):
    said = begin("raise", "", "TX", "mid", "3", "", "18/h", "", "", "n", "-", "y")
    assert "Save who you are and what you earn" in said.err
    assert "18/h" in cli("profile", "show", "--all").out
    said = begin("raise", "", "", "", "", "", "", "", "", "n", "-")
    assert "[18/h]" in said.err
    assert "Save who" not in said.err


def test_two_that_one_was_unsure_of_are_named_when_one_comes_again(begin):
    begin("6", "", "TX", "not sure", "1 2", "3", code=1)
    assert "junior or mid, 3." in " ".join(begin("y", code=1).err.split())


def test_gone_back_to_a_menu_its_number_stands_in_brackets(begin):
    answers = ("3", "<", "", "", "", "4", "", "2", "<", "15", "1 2", "2", "<")
    said = begin(*answers, code=1).err
    assert "Your choice [3]:" in said
    assert "Your choice [2]:" in said
    assert "(1 or 2) [2]:" in said


def test_a_job_is_chosen_from_a_list_by_its_number(begin):
    said = begin("6", "?", "3", "", "2", "", "", "n", "-", "n")
    assert "  3  collections" in said.err
    assert commands(said)[0][:3] == ["range", "--role", "collections"]
    said = begin("6", "king of all", code=1).err
    assert "? shows a list" in said
    assert "negotiate roles" not in said


def test_a_sheet_never_takes_the_place_of_a_file(begin):
    Path("prep-sheet.pdf").write_text("mine")
    said = begin(*OFFER, "n", "prep-sheet.pdf", "sheet.txt", "no/folder.pdf", "mine.md", "n")
    assert "[prep-sheet-2.pdf]" in said.err
    assert Path("prep-sheet.pdf").read_text() == "mine"
    assert Path("mine.md").exists()


def test_what_cannot_be_shown_leads_back_to_what_was_answered(begin, monkeypatch):
    from negotiate.model.errors import Problem

    tries = []

    def run(words):
        tries.append(words)
        if len(tries) == 1:
            raise Problem("no such thing", hint="try another")
        return 0

    monkeypatch.setattr("negotiate.cli.app._run", run)
    from negotiate.cli.start import start

    monkeypatch.setattr(sys, "stdin", Terminal("6\n\nUS\nmid\n3\n\n2\nn\n-\nn\n"))
    start(run)
    assert tries[1][-1] == "insurance"


def test_an_offer_that_cannot_be_right_is_asked_for_again_itself(begin, monkeypatch):
    monkeypatch.setattr("negotiate.cli.questions.someone_is_there", lambda: True)
    answers = ("1", "", "", "2", "", "", "7.25", "", "n", "n", "", "n", "17.25", "", "", "", "")
    said = begin(*answers, "n", "-", "n")
    assert "Is it right?" in said.err
    assert "Enter if they did not say [7.25]" in " ".join(said.err.split())
    assert commands(said)[0][-2:] == ["--offer", "17.25"]


def test_what_was_said_to_be_right_is_not_asked_again_for_script_and_sheet(begin, monkeypatch):
    monkeypatch.setattr("negotiate.cli.questions.someone_is_there", lambda: True)
    said = begin("1", "", "", "2", "", "", "8.25", "", "n", "n", "", "y", "y", "", "n")
    assert said.err.count("Is it right?") == 1
    assert Path("prep-sheet.pdf").exists()


def test_off_a_terminal_it_is_the_help(cli):
    assert "negotiate alone, at a terminal" in cli().out


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal")
@pytest.mark.parametrize("columns", ["40", "80"])
def test_at_a_real_terminal_from_nothing_to_a_sheet(tmp_path, columns):
    import pty

    main, child = pty.openpty()
    env = {**os.environ, "HOME": str(tmp_path), "NO_COLOR": "1", "COLUMNS": columns}
    run = subprocess.Popen(
        [sys.executable, "-m", "negotiate"],
        stdin=child, stdout=child, stderr=child, env=env, cwd=tmp_path,
    )  # fmt: skip
    os.close(child)
    os.write(main, "".join(f"{one}\n" for one in (*OFFER, "n", "", "")).encode())
    screen, until = b"", time.monotonic() + 60
    while time.monotonic() < until:
        try:
            piece = os.read(main, 65536)
        except OSError:
            break
        if not piece:
            break
        screen += piece
    os.close(main)
    assert run.wait(10) == 0
    assert b"The same without questions" in screen
    assert (tmp_path / "prep-sheet.pdf").read_bytes().startswith(b"%PDF")
    assert "Traceback" not in screen.decode()


@pytest.mark.parametrize("name", ["x" * 300, "~nobody-there/x", "no/where/x", "a\0b.pdf", "x.doc"])
def test_a_name_that_no_sheet_can_have_is_asked_for_again(begin, name):
    said = begin(*OFFER, "n", name, "mine", "n")
    assert "type " in said.err
    assert Path("mine.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    "name",
    [".", "..", "../", "sub", "sub/", "~", "/", '""', "' '", ".pdf", "...", "-x.pdf", "sub/.."],
)
@pytest.mark.parametrize("asked", ["sheet", "offers"])
def test_a_name_that_is_a_folder_or_none_is_asked_for_again(begin, name, asked):
    Path("sub").mkdir()
    if asked == "sheet":
        said = begin(*OFFER, "n", name, "mine.md", "n")
    else:
        said = begin("5", "Acme", "20/h", *[""] * 8, "", "n", "", name, "mine", "")
    assert "type a name like" in said.err
    made = {path.name for path in Path().iterdir() if not path.name.startswith(".")}
    assert made == {"sub", "mine.md" if asked == "sheet" else "mine.toml"}
    assert not list(Path("sub").iterdir())
    assert not list(Path().glob(".pdf*"))


def test_a_sheet_one_goes_back_from_is_made_anew_under_its_name(begin):
    said = begin(*OFFER, "n", "mine.md", "<", "<", "y", "", "n")
    assert "[mine.md]" in said.err
    assert [path.name for path in Path().glob("*.md")] == ["mine.md"]
    said = begin(*OFFER, "n", "you.md", "<", "<", "<", "CSAT 82% to 91%", "", "", "n")
    assert "82%" in Path("you.md").read_text()


def test_a_result_typed_is_saved_with_who_one_is_and_asked_no_more(begin, cli):
    begin(*OFFER[:-1], "CSAT 82% to 91% | error rate 5% to 2%", "n", "-", "y")
    assert cli.json("profile", "show")["achievements"] == ["CSAT 82% to 91%", "error rate 5% to 2%"]
    said = begin("1", "", "", "", "", "", "", "", "-", "", "y", "-")
    assert "[CSAT 82% to 91% | error rate 5% to 2%]" in " ".join(said.err.split())
    assert "the results of your profile are said" in said.err
    assert "Customer satisfaction went from 82% to 91%." in said.out
    assert "Save who you are" not in said.err


def test_a_result_nobody_saved_stands_in_a_command(begin):
    said = begin(*OFFER[:-1], "CSAT 82% to 91%", "n", "", "n")
    assert [words[0] for words in commands(said)] == ["range", "sheet"]
    said = begin(*OFFER[:-1], "CSAT 82% to 91%", "n", "-", "n")
    assert [words[0] for words in commands(said)] == ["range", "script"]
    assert commands(said)[1][-2:] == ["--achievement", "CSAT 82% to 91%"]


def test_a_profile_that_cannot_be_written_takes_nothing_away(begin):
    Path(".config").write_text("")
    said = begin(*OFFER, "n", "-", "y", code=1)
    assert commands(said)[0][-2:] == ["--offer", "44000"]
    assert "error: " in said.err
    assert load_begun()["offer"] == "44000"


def test_a_command_that_is_stopped_within_stops_all_and_says_so_once(begin, monkeypatch):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("negotiate.cli.range.send", stopped)
    said = begin(*OFFER, "n", "-", "n", code=130)
    assert said.err.count("stopped:") == 1
    assert "word for word" not in said.err
    assert load_begun()["offer"] == "44000"


@pytest.mark.parametrize("name", ["x" * 300, "~nobody-there/x.toml"])
def test_an_offers_file_of_the_profile_that_cannot_be_is_not_there(begin, cli, name):
    cli("profile", "init", "--level", "mid", "--no-input")
    profile = Path(".config/negotiate/profile.toml")
    profile.write_text(f'{profile.read_text()}offers = "{name}"\n')
    assert "Say now" in begin("1", "", "", "", "", "", "44000", "", "", "", "", "n", "-", "n").out
    assert "offers" in cli.refused("offers", "list")


ASKED = {
    "alone": ((), ("6", "", "US")),
    "what pay goes up from": (("range", "--level", "mid", "--about", "raise"), ()),
    "a level": (("range",), ()),
    "a profile": (("profile", "init"), ("Kim",)),
    "whether to save it": (("profile", "init"), ("", "", "mid", *[""] * 11)),
    "offers": (("compare",), ("Acme",)),
    "whether a file may go": (("range", "--level", "mid", "-o", "mine.txt"), ()),
}


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal")
@pytest.mark.parametrize("leave", ["stop", "end"])
@pytest.mark.parametrize("name", ASKED)
def test_a_question_that_is_left_keeps_its_line_to_itself(tmp_path, name, leave):
    words, answers = ASKED[name]
    (tmp_path / "mine.txt").write_text("mine")
    at = AtATerminal(words, tmp_path)
    for answer in answers:
        at.type(f"{answer}\n".encode())
    getattr(at, leave)()
    rest = at.rest()
    assert rest.startswith("\n")
    assert "\nstopped:" in rest
    assert "\n\n" not in rest
    assert (tmp_path / "mine.txt").read_text() == "mine"


class AtATerminal:
    """The program at a terminal of its own; each key is typed once a question waits for it."""

    def __init__(self, words, home):
        import pty

        self._main, child = pty.openpty()
        env = {**os.environ, "HOME": str(home), "NO_COLOR": "1", "COLUMNS": "80"}
        heard = signal.signal(signal.SIGINT, signal.default_int_handler)
        self._run = subprocess.Popen(  # in a shell's background it would hear no Ctrl-C
            [sys.executable, "-m", "negotiate", *words],
            stdin=child, stdout=child, stderr=child, env=env, cwd=home,
        )  # fmt: skip
        signal.signal(signal.SIGINT, heard)
        os.close(child)
        self._seen = b""

    def type(self, keys):
        self._wait()
        os.write(self._main, keys)

    def stop(self):
        """As Ctrl-C does."""
        self._wait()
        time.sleep(0.3)  # a signal that comes before readline waits is heard at the next key alone
        self._run.send_signal(signal.SIGINT)

    def end(self):
        """As Ctrl-D does."""
        self.type(b"\x04")

    def _wait(self):
        while not self._seen.endswith((b": ", b"? ")):
            self._seen += self._read()
        self._seen = b""

    def rest(self):
        screen = b""
        while piece := self._read():
            screen += piece
        os.close(self._main)
        assert self._run.wait(10) in (1, 130)
        return screen.decode().replace("\r\n", "\n")

    def _read(self):
        assert select.select([self._main], [], [], 30)[0], self._seen
        try:
            return os.read(self._main, 65536)
        except OSError:
            return b""
