"""Texts that are no TOML: each kind of slip in plain words, every line at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offer_examples import TWO_TEXT, written

from negotiate.files.levels import read_levels
from negotiate.files.reading import Unreadable, load_toml
from negotiate.model.errors import Problem

HEAD = '[[offer]]\nname = "A"\n'


def said(text):
    with pytest.raises(Unreadable) as found:
        load_toml(text)
    return list(found.value.mistakes)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("hourly = 21,50", "numbers have no $, % or commas; write hourly = 21.50"),
        ("salary = $48,000", "numbers have no $, % or commas; write salary = 48000"),
        ("salary = 45k", "write salary = 45000"),
        ("raise_rate = 3%", "numbers have no $, % or commas; write raise_rate = 0.03"),
        ("hourly = .5", "write hourly = 0.5"),
        ("sign_on = { amount = $2,000 }", "numbers have no $, % or commas"),
        ("name = “A”", 'its quotes are curly; write straight ones: name = "A"'),
        ("name: A", 'write = in place of the colon: name = "A"'),
        ("hourly: 21", "write = in place of the colon: hourly = 21"),
        ('name = "B"', "name is there twice; keep one"),
        ("area = Phoenix, AZ", 'text needs quotes: area = "Phoenix, AZ"'),
        ("pay = 21.50/h", 'text needs quotes: pay = "21.50/h"'),
        ("area = Phoenix # home", 'text needs quotes: area = "Phoenix"'),
        ('area = "Phoenix', "a quote is not closed"),
        ("area = 'Phoenix", "a quote is not closed"),
        ('area = "Phoenix" AZ', "nothing stands behind a text but a note"),
        ('notes = "C:\\offers"', "a backslash in quotes is written twice"),
        ("starts = 2026-13-01", "2026-13-01 is no day; write year, month and day"),
        ("starts = 2026-02-30", "2026-02-30 is no day"),
        ("starts = 12/01/2026", "12/01/2026 is no day"),
        ("exempt = True", "write exempt = true"),
        ("exempt = no", "write exempt = false"),
        ("hourly =", "hourly has no value; give it one, or take the line out"),
        ("= 21", "there is no key before the ="),
        ("hourly 21", "'hourly 21' is no key with a value"),
        ("sign on = 2000", "a key is one word: write sign_on"),
        ("time_off = { days = 15", "a bracket is not closed"),
        ("time_off = { days = 1, days = 2 }", "days is there twice; keep one"),
        ("[[offer]", "a heading stands alone, closed as it is opened"),
        ("[[preferences", "a heading stands alone"),
    ],
)
def test_each_kind_of_slip_has_its_own_words(line, text):
    head = HEAD if "twice" in text else "\n[[offer]]\n"
    mistake = said(f"{head}{line}\n")[0]
    assert mistake.startswith("line 3: ")
    assert text in mistake


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (f"[offer]\n{TWO_TEXT[10:]}", "line 4: offers stand above already; write [[offer]]"),
        ("[offer]\nhourly = 2\n[offer]\n", "line 3: offers stand above already; write [[offer]]"),
        ("[preferences]\n[preferences]\n", "line 2: preferences stands above already; write it"),
        (f"{HEAD}hourly = 21\nhourly = 22\n", "line 4: hourly is there twice; keep one"),
        (f"{HEAD}shift = [\n  {{ rate = 1 }}\n  {{ rate = 2 }}\n]\n", "may lack a comma"),
    ],
)
def test_what_is_there_twice_or_hangs_together_is_said_of_its_line(text, mistake):
    found = said(text)
    assert len(found) == 1
    assert mistake in found[0]


def test_every_line_is_said_at_once():
    text = "name: A\nhourly: 21\n\n[[offer]]\nsalary = $4\nhourly = 3\nhourly = 3\nlevel = mid\n"
    assert [one.partition(":")[0] for one in said(text)] == [f"line {n}" for n in (1, 2, 5, 7, 8)]
    assert len(said("a b\n" * 500)) == 20


@given(st.text(alphabet="ab01[]{}=\":.,#$%\n '\\“", max_size=60))
def test_no_text_is_said_in_the_words_of_the_reader(text):
    try:
        load_toml(text)
    except Unreadable as unreadable:
        shown = "\n".join(unreadable.mistakes)
        for word in ("Cannot ", "Expected ", "Invalid ", "Illegal ", "Unclosed ", "Duplicate "):
            assert word not in shown
        assert all(one.startswith("line ") for one in unreadable.mistakes)
    except ValueError as error:
        assert "it goes over" in str(error) or "too large" in str(error)


def test_an_offers_file_says_them_all_with_one_hint(cli, tmp_path):
    file = written(tmp_path, "name: A\nhourly = $21\n")
    err = cli.refused("compare", file)
    assert "2 mistakes" in err
    assert err.count("hint:") == 1
    assert cli.refused("offers", "edit", "A", "hourly=3", "--file", file)


def test_levels_say_them_too_but_a_profile_repeats_nothing_of_what_stands_in_it(cli, tmp_path):
    (tmp_path / "levels.toml").write_text("[[level]]\nname: A\n")
    with pytest.raises(Problem) as found:
        read_levels(tmp_path / "levels.toml")
    assert found.value.mistakes == ('line 2: write = in place of the colon: name = "A"',)
    file = tmp_path / "me.toml"
    file.write_text("current = $31.07\n")
    err = cli.refused("profile", "show", "--profile", file)
    assert "line 1: current: write text in quotes" in err
    assert "31.07" not in err
