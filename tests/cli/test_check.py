"""`negotiate check`: which two offers are meant, what the screen says, every mistake at once."""

from __future__ import annotations

import csv
import io
import json

import pytest

PROMISED = """
[[offer]]
name = "Acme"
hourly = 24.5
time_off = { days = 15 }
[[offer.bonus]]
name = "quality bonus"
rate = 0.05
"""
LETTER = """
[[offer]]
name = "Acme, letter"
status = "written"
hourly = 24
time_off = { days = 15, holidays = 8 }
"""
BOTH = PROMISED.replace('name = "Acme"', 'name = "Acme, said"\nstatus = "verbal"') + LETTER
ON = ("--as-of", "2026-11-26")


@pytest.fixture
def write(tmp_path):
    def to(name, text):
        file = tmp_path / name
        file.write_text(text)
        return file

    return to


def test_two_files_with_an_offer_each_need_no_names(cli, write):
    files = write("l.toml", LETTER), "--promised", write("p.toml", PROMISED)
    data = cli.json("check", *files, *ON)
    assert (data["schema"], data["letter"], data["promised"]) == (
        *("negotiate.check/1", "Acme, letter", "Acme"),
    )
    assert [(one["key"], one["kind"]) for one in data["worse"]] == [
        *(("bonus", "missing"), ("pay", "lower")),
    ]
    assert [one["worth"] for one in data["worse"]] == [2_496.0, 1_040.0]
    assert data["lost"] == 3_536.0
    assert [one["key"] for one in data["better"]] == ["holidays"]


def test_in_one_file_the_written_offer_is_held_against_the_verbal_one(cli, write):
    data = cli.json("check", write("o.toml", BOTH), *ON)
    assert (data["letter"], data["promised"]) == ("Acme, letter", "Acme, said")


def test_names_say_which_two_are_meant(cli, write):
    file = write("o.toml", BOTH.replace('status = "verbal"', "").replace('"written"', '"verbal"'))
    named = ("--promised-name", "Acme, said", "--company", "letter")
    data = cli.json("check", file, *named, *ON)
    assert (data["letter"], data["promised"]) == ("Acme, letter", "Acme, said")


def test_where_it_is_not_clear_the_offers_are_named(cli, write):
    other = '\n[[offer]]\nname = "Bolt"\nhourly = 20\n'
    file = write("o.toml", LETTER.replace('status = "written"', "") + other)
    text = cli.refused("check", file, "--promised", write("p.toml", PROMISED))
    assert "which offer is the written one" in text
    assert "'Acme, letter'" in text
    assert "'Bolt'" in text
    assert "which offer is what was promised" in cli.refused("check", file)
    assert cli.json(
        "check", write("p.toml", PROMISED), "--promised", file, "--promised-name", "Bolt"
    )


def test_the_screen_says_what_to_ask_the_dearest_first_and_ends_with_what_is_better(cli, write):
    files = write("l.toml", LETTER), "--promised", write("p.toml", PROMISED)
    screen = " ".join(cli("check", *files, *ON).out.split())
    assert "2 things are not as promised: $3,536 a year in all" in screen
    bonus = screen.index("Quality bonus: missing, $2,496 a year")
    pay = screen.index("Base pay: lower, $1,040 a year")
    better = screen.index("Paid holidays: 8 days; nothing was said of it")
    assert bonus < pay < better
    assert "> On the base pay we said $24.50 an hour, and the letter says $24.00 an hour." in screen
    assert "days off" not in screen.partition("Better than promised")[0]
    markdown = cli("check", *files, *ON, "--format", "markdown").out
    assert "Quality bonus: missing" in markdown
    rows = list(csv.DictReader(io.StringIO(cli("check", *files, *ON, "--format", "csv").out)))
    assert [row["kind"] for row in rows] == ["missing", "lower", "better"]


def test_a_letter_that_has_everything_is_said_to_have_it(cli, write):
    file = write("p.toml", PROMISED)
    screen = cli("check", file, "--promised", file, *ON).out
    assert "The letter has everything that was promised." in screen
    assert ">" not in screen


def test_a_number_of_the_letter_is_another_for_one_run(cli, write):
    """Both files name the offer alike: it is the letter that is changed."""
    letter = write("l.toml", LETTER.replace("Acme, letter", "Acme"))
    files = letter, "--promised", write("p.toml", PROMISED)
    said = cli("check", *files, *ON, "--set", "Acme.hourly=24.5", "--format", "json")
    assert [one["key"] for one in json.loads(said.out)["worse"]] == ["bonus"]
    assert "for this run only: Acme.hourly=24.5" in said.err
    assert "hourly = 24\n" in letter.read_text()
    wrong = cli.refused(
        "check", *files, "--set", "Acme.hourly=-1", "--set", "Acme.time_off.days=-2"
    )
    assert "2 mistakes" in wrong
    assert "there is no offer 'Bolt'" in cli.refused("check", *files, "--set", "Bolt.hourly=2")


def test_every_mistake_of_both_files_is_said_at_once(cli, write):
    wrong = write("l.toml", LETTER.replace("hourly = 24", "hourly = -1"))
    also = write("p.toml", PROMISED + "\nsalry = 3\n")
    text = cli.refused("check", wrong, "--promised", also)
    assert "2 mistakes" in text
    assert "offer[0].hourly" in text
    assert "salry" in text


def test_preferences_count_from_either_file_and_may_not_differ(cli, write):
    two_years = "[preferences]\nhorizon_years = 2\ndiscount_rate = 0.5\n"
    letter, said = write("l.toml", LETTER), write("p.toml", two_years + PROMISED)
    data = cli.json("check", letter, "--promised", said, *ON)
    assert data["worse"][1]["worth"] < 1_040
    other = write("q.toml", "[preferences]\nhorizon_years = 3\n" + LETTER)
    assert "another file says otherwise" in cli.refused("check", other, "--promised", said)


def test_overtime_by_the_day_counts_where_the_job_is(cli, write):
    """Ten hours a day in California, two of them at time and a half: a lower rate loses more."""
    days = "hours_per_day = 10\ndays_per_week = 4\n"
    said = PROMISED.replace("hourly = 24.5", f'hourly = 25\narea = "San Jose, CA"\n{days}')
    now = LETTER.replace("hourly = 24", f'hourly = 24\narea = "San Jose, CA"\n{days}')
    rows = cli.json("check", write("l.toml", now), "--promised", write("p.toml", said), *ON)
    (pay,) = [one for one in rows["worse"] if one["key"] == "pay"]
    assert pay["worth"] > 2_080


@pytest.mark.parametrize("named", [(), ("--company", "B"), ("--promised-name", "B")])
def test_one_offer_alone_is_held_against_nothing(cli, tmp_path, named):
    file = tmp_path / "one.toml"
    file.write_text('[[offer]]\nname = "B"\nsalary = 50000\n')
    said = cli.refused("check", file, *named)
    assert "'B' is alone" in said
    assert "--promised FILE" in said


def test_a_name_of_what_was_promised_that_is_none_is_wrong_by_its_own_option(cli, tmp_path):
    file = tmp_path / "two.toml"
    file.write_text(PROMISED + '[[offer]]\nname = "Bank"\nhourly = 24\n')
    said = cli.refused("check", file, "--company", "Bank", "--promised-name", "Nobody")
    assert "--promised-name: 'Nobody'" in said


def test_a_match_is_said_as_it_counts(cli, tmp_path):
    both = '[[offer]]\nname = "%s"\nhourly = 20\nretirement = [{ match_rate = %s }]\n'
    file = tmp_path / "two.toml"
    file.write_text(both % ("Said", "0.05") + both % ("Letter", "0.04"))
    said = " ".join(
        cli("check", file, "--company", "Letter", "--promised-name", "Said").out.split()
    )
    assert "100% of contributions, up to 5% of pay" in said
    assert "5% of contributions," not in said
