"""Where a mistake of an offers file stands: the offer by its name, and the line."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offer_examples import written

from negotiate.api.offers import offers_of
from negotiate.files.data import read_text
from negotiate.files.whereabouts import key_lines, located
from negotiate.model.errors import Problem

TEXT = """# my offers
[preferences]
horizon = 2

[[offer]]
name = "Alpha"
hourly = 20

[[offer.bonus]]
name = "x"
[[offer]]
name = "Beta"   # the bank
hourly = "$20"
time_off.hours = 80
shift = [
  { name = "nights", rate = 10 },
]
[offer.commute]
miles = 9
[[offer.bonus]]
name = "y"
amount = 9
[[offer.bonus]]
name = "z"
payout = 80
[[offer]]
hourly = 3
"""


def said(cli, tmp_path, text, *words):
    err = cli.refused("compare", written(tmp_path, text), *words)
    return [line.strip().partition(":")[0] for line in err.splitlines()[1:-1]]


def test_each_mistake_names_its_offer_and_its_line(cli, tmp_path):
    assert said(cli, tmp_path, TEXT) == [
        "preferences.horizon (line 3)",
        "offer[1].time_off.hours (Beta, line 14)",
        "offer[1].commute.miles (Beta, line 19)",
        "offer[1].hourly (Beta, line 13)",
        "offer[2].name (offer 3 of 3, line 26)",
        "offer[1].shift[0].rate (Beta, line 15)",
        "offer[1].bonus[1].payout (Beta, line 25)",
        "offer[0].bonus[0].amount (Alpha, line 9)",
        "offer[1].shift[0].hours_per_week (Beta, line 15)",
        "offer[1].bonus[1].amount (Beta, line 23)",
    ]


def test_no_line_is_said_where_the_text_is_not_what_was_read(cli, tmp_path):
    text = '[[offer]]\nname = "A"\nhourly = 20\n'
    assert said(cli, tmp_path, text, "--set", "A.hourly=-2") == ["offer[0].hourly (A)"]
    with pytest.raises(Problem) as found:
        offers_of({"offer": [{"name": "A", "hourly": -2}]})
    assert found.value.mistakes == ("offer[0].hourly (A): -2 is negative",)
    doubtful = f'{text}notes = """\nsalary = 3\n"""\nsalary = 4\n'
    assert said(cli, tmp_path, doubtful) == ["offer[0].hourly (A)"]


def test_of_several_files_each_mistake_names_its_own(cli, tmp_path):
    one = written(tmp_path, '[[offer]]\nname = "A"\nhourly = -1\n', "1.toml")
    two = written(tmp_path, '[[offer]]\nname = "B"\nhourly = -2\n', "2.toml")
    err = cli.refused("compare", one, two)
    assert "1.toml: offer[0].hourly (A, line 3): -1 is negative" in err
    assert "2.toml: offer[0].hourly (B, line 3): -2 is negative" in err


def test_the_lines_of_the_template_are_those_of_its_keys():
    text = read_text("offers_template.toml")
    lines, data = text.split("\n"), tomllib.loads(text)
    places = key_lines(text)
    assert len(places) > 50
    for path, number in places.items():
        inner = data
        for part in path:
            inner = inner[part]
        name = next(part for part in reversed(path) if isinstance(part, str))
        assert name in lines[number - 1]


@given(st.text(max_size=40), st.text(alphabet="offer[]01. :=\n\"'", max_size=60))
def test_any_mistake_and_any_text_can_be_looked_at(mistake, text):
    assert located(f"offer[0].{mistake}", {"offer": [{"name": mistake}]}, text)


def test_places_that_are_none_are_all_said_beside_other_mistakes(cli, tmp_path):
    text = (
        '[preferences]\nhome_area = "Pheonix, AZ"\nchildren = 2\n'
        '[[offer]]\nname = "A"\narea = "Tucsonn AZ"\nhourly = 20\n'
    )
    err = cli.refused("compare", written(tmp_path, text))
    assert "preferences.children (line 3): children count with filing" in err
    assert "preferences.home_area (line 2): no place called 'Pheonix, AZ' on file; did you" in err
    assert "offer[0].area (A, line 6): no place called 'Tucsonn AZ' on file; did you mean" in err
    assert "3 mistakes" in err


def test_an_offer_whose_place_is_none_is_compared_and_told_what_was_left_out(cli, tmp_path):
    offers = "".join(
        f'[[offer]]\nname = "{name}"\narea = "{area}"\nhourly = 20\n'
        for name, area in (("A", "Tucsonn AZ"), ("B", "Phoenix, AZ"))
    )
    file = written(tmp_path, f'[preferences]\nhome_area = "Phoenix, AZ"\n{offers}')
    (caution,) = (one for one in cli.json("compare", file)["cautions"] if "Tucsonn" in one)
    assert 'did you mean "Tucson, AZ"?' in caution
    assert "Until its area is known, its law, taxes and take-home are left out." in caution
