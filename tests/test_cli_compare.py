"""`negotiate compare` and the offers file, as a user meets them."""

from __future__ import annotations

import csv
import io
import json
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cli_range import Terminal

from negotiate import Problem
from negotiate.cli.app import main
from negotiate.files.offers import load_offers

TWO = '[[offer]]\nname = "A"\nsalary = 50000\n[[offer]]\nname = "B"\nsalary = 51000\n'


@pytest.fixture
def offers(tmp_path):
    def write(text: str, name: str = "offers.toml") -> str:
        file = tmp_path / name
        file.write_text(text)
        return str(file)

    return write


def words(said) -> str:
    return " ".join(said.out.split())


def test_the_template_works_as_it_stands(cli, offers):
    file = offers(cli("compare", "--template").out)
    data = cli.json("compare", file, "--as-of", "2026-11-22")
    assert data["ranking"] == ["Night agent", "Team lead"]
    assert data["offers"][0]["place"]["target"] > 0
    assert data["odds"]["Night agent"] == pytest.approx(0.777, abs=0.01)
    assert "overtime" in data["lead"]["verdict"]


def test_the_screen_of_the_template_stays_as_it_is(cli, offers, snapshot):
    file = offers(cli("compare", "--template").out)
    assert cli("compare", file, "--as-of", "2026-11-22").out == snapshot


def test_the_verdict_comes_first(cli, offers):
    assert (
        cli("compare", offers(TWO)).out.splitlines()[2].strip().startswith("B and A are too close")
    )


def test_standard_input_and_several_files_give_the_same(cli, offers, monkeypatch):
    whole = cli.json("compare", offers(TWO))
    monkeypatch.setattr(sys, "stdin", io.StringIO(TWO))
    assert cli.json("compare", "-") == whole
    one, two = TWO.split("[[offer]]")[1:]
    files = [offers(f"[[offer]]{text}", f"{i}.toml") for i, text in enumerate((one, two))]
    assert cli.json("compare", *files) == whole


def test_one_offer_alone_is_totalled_with_a_note(cli, offers):
    file = offers('[[offer]]\nname = "A"\nsalary = 50000\n')
    data = cli.json("compare", file)
    assert (data["ranking"], data["lead"]["amount"], data["break_even"]) == (["A"], 0, [])
    assert "Add a second offer" in words(cli("compare", file))


@pytest.mark.parametrize(("columns", "count"), [(60, 2), (80, 3), (100, 4)])
def test_the_table_fits_the_screen(cli, offers, monkeypatch, columns, count):
    monkeypatch.setenv("COLUMNS", str(columns))
    text = "".join(
        f'[[offer]]\nname = "Employer {i}"\nsalary = {50000 + i * 7000}\n' for i in range(count)
    )
    said = cli("compare", offers(text))
    assert max(map(len, said.out.splitlines())) <= columns
    for i in range(count):
        assert f"{50000 + i * 7000:,}" in said.out
    assert "…" not in said.out


def test_explain_shows_the_arithmetic_of_every_dollar(cli, offers):
    file = offers(cli("compare", "--template").out)
    text = words(cli("compare", file, "--explain"))
    assert "$21.75 x 40 hours x 52 weeks" in text
    assert "paid back if you leave within 12 months" in text


def test_formats(cli, offers):
    file = offers(TWO)
    rows = list(csv.DictReader(io.StringIO(cli("compare", file, "--format", "csv").out)))
    assert [row["name"] for row in rows] == ["B", "A"]
    assert float(rows[0]["total"]) == 51_000
    assert cli("compare", file, "--format", "markdown").out.startswith("# Total compensation")
    cli("compare", file, "-o", "r.json")
    assert json.loads(Path("r.json").read_text())["schema"] == "negotiate.compare/1"


def test_the_schema_knows_every_key_and_no_others(cli):
    schema = json.loads(cli("compare", "--schema").out)
    offer = schema["$defs"]["Offer"]
    assert offer["additionalProperties"] is False
    assert offer["properties"]["salary"]["anyOf"][0]["minimum"] == 0
    assert set(tomllib.loads(cli("compare", "--template").out)["offer"][0]) <= set(
        offer["properties"]
    )


def test_level_and_area_of_the_command_hold_for_offers_without_their_own(cli, offers):
    file = offers(TWO.replace('"A"', '"A"\nlevel = "lead"'))
    data = cli.json("compare", file, "--level", "mid", "--area", "Phoenix, AZ", "--years", "3")
    places = {o["name"]: o["place"]["target"] for o in data["offers"]}
    assert places["A"] > places["B"]
    target = cli.json("range", "--level", "mid", "--area", "Phoenix, AZ", "--years", "3")["target"]
    assert places["B"] == target


def test_an_unknown_area_is_said_and_the_rest_is_done(cli, offers):
    file = offers(TWO.replace('"A"', '"A"\nlevel = "mid"\narea = "Manila"'))
    data = cli.json("compare", file)
    assert {o["place"] for o in data["offers"]} == {None}
    assert any("outside the United States" in caution for caution in data["cautions"])


def test_the_law_of_the_place_is_held_against_each_offer(cli, offers):
    text = (
        '[[offer]]\nname = "A"\nhourly = 15\narea = "Denver, CO"\n'
        '[[offer]]\nname = "B"\nsalary = 60000\nexempt = true\narea = "Seattle, WA"\n'
    )
    cautions = " ".join(cli.json("compare", offers(text))["cautions"])
    assert "under the legal minimum of $19.29 (Denver)" in cautions
    assert "under $80,168 (Washington)" in cautions


# --- mistakes

OFFER = '[[offer]]\nname = "A"\n'


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("", "no [[offer]]"),
        ("offer = 3\n", "offer: write it as [[offer]]"),
        ("[[offer]\n", "line 1"),
        ("preferences = 3\n" + TWO, "preferences: '3' is not a table"),
        ("[[offer]]\nsalary = 5\n", "offer[0].name: is missing"),
        ('[[offer]]\nname = " "\nsalary = 5\n', "offer[0].name: is blank"),
        (OFFER, "offer[0].salary: is missing"),
        (OFFER + "salary = -5\n", "offer[0].salary: -5 is negative"),
        (OFFER + "salary = nan\n", "offer[0].salary: nan is not a number"),
        (OFFER + "salary = inf\n", "inf is not a number"),
        (OFFER + "salary = 1e12\n", "too large"),
        (OFFER + 'salary = "52000"\n', "offer[0].salary: '52000' is not a number"),
        (OFFER + "salary = true\n", "offer[0].salary: 'true' is not a number"),
        (OFFER + "salary = 5\nhourly = 2\n", "offer[0].hourly"),
        (OFFER + "salary = 5\nnote = 5\n", "offer[0].note: unknown key, did you mean notes?"),
        (OFFER + "salary = 5\nhealth = { premium = 3 }\n", "offer[0].health.premium: unknown key"),
        (OFFER + "salary = 5\nhours_per_week = 0\n", "hours_per_week: 0 is not from"),
        (OFFER + 'salary = 5\nlevel = "boss"\n', "level: 'boss' is none of"),
        (OFFER + 'salary = 5\ndeadline = "soon"\n', "deadline: 'soon' is not a day"),
        (OFFER + "salary = 5\nexempt = 1\n", "exempt: '1' is not true or false"),
        (OFFER + "salary = 5\nnotes = 1\n", "notes: '1' is not text"),
        (OFFER + "salary = 5\nhealth = 1\n", "health: '1' is not a table"),
        (OFFER + "salary = 5\nshift = { rate = 0.1, dollars_per_hour = 1 }\n", "not both"),
        (OFFER + "salary = 5\nshift = { rate = 0.1 }\n", "shift.hours_per_week: is missing"),
        (OFFER + "salary = 5\nshift = { hours_per_week = 9 }\n", "shift.rate: is missing"),
        (OFFER + "salary = 5\ncommute = { days_per_week = 9 }\n", "9 is more than 7"),
        (OFFER + "hourly = 45000\n", "for a year write salary"),
        (OFFER + "salary = 5\nraise_rate = 3\n", "it is a share, like 0.03"),
        (OFFER + "salary = 5\nequity = { total = 9, years = 0 }\n", "no time to vest over"),
        (OFFER + f"salary = {'9' * 400}\n", "offer[0].salary: is too large"),
        (OFFER + f"salary = {'9' * 5000}\n", "cannot be read as TOML"),
        (OFFER + "salary = $48,000\n", "numbers have no $, % or commas"),
        (OFFER + "salary = 5\novertime_low = 3\n", "overtime_low: 3 is above"),
        (OFFER + "salary = 5\novertime_hours_per_week = 9\novertime_high = 3\n", "overtime_high"),
        ("[preferences]\nhorizon_years = 0\n" + TWO, "horizon_years: 0 is not from 1 to 40"),
        ("[preferences]\nhorizon_years = 1.5\n" + TWO, "'1.5' is not a whole number"),
        ('[preferences]\ntime_off = "x"\n' + TWO, 'not "time" or "day-rate"'),
        (TWO.replace('"B"', '"a"'), "offer[1].name: 'a' is there twice"),
    ],
)
def test_a_mistake_is_named_with_its_key_path(cli, offers, text, mistake):
    err = cli.refused("compare", offers(text))
    assert mistake in err
    assert "offers.toml: 1 mistake" in err


OTHER = '[[offer.other]]\nname = "X"\namount = 1\nkind = "pay"\n'
TIER = "[[offer.retirement]]\nmatch_rate = 1\nup_to = 0.03\n"
BONUS = OFFER + "salary = 5\n[[offer.bonus]]\n"
MATCH = OFFER + "salary = 5\n[[offer.retirement]]\n"


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (BONUS + 'name = "x"\n', "bonus[0].amount: is missing"),
        (BONUS + 'name = "x"\namount = 3\npayout = 80\n', "payout: 80 is a share"),
        (BONUS + 'name = "x"\nrate = 0.1\namount = 3\n', "a rate or an amount"),
        (BONUS + 'name = "x"\namount = 3\nguaranteed = true\npayout = 1\n', "leave payout out"),
        (BONUS + 'name = "x"\namount = 3\npayout = 0.5\nlow = 0.6\n', "low: 0.6 is above"),
        (BONUS + 'name = "x"\namount = 3\nhigh = 0.6\n', "high: 0.6 is below"),
        (
            BONUS
            + 'name = "x"\namount = 3\n[[offer.other]]\nname = "X"\namount = 1\nkind = "pay"\n',
            "other[0].name: 'X' is there twice",
        ),
        (MATCH + "match_rate = 0.5\n", "your_contribution: is missing"),
        (MATCH + "match_rate = 0.5\nup_to = 6\n", "up_to: 6 is a share of pay"),
        (MATCH + "match_rate = 1\nup_to = 0.1\nvested_share = 2\n", "vested_share: 2 is above 1"),
        (
            MATCH
            + "match_rate = 1\nup_to = 0.05\n[[offer.retirement]]\nmatch_rate = 1\nup_to = 0.03\n",
            "up_to: 0.03 is not above the tier before",
        ),
        (
            MATCH
            + "match_rate = 1\nyour_contribution = 0.1\n[[offer.retirement]]\nmatch_rate = 1\n"
            "up_to = 0.03\nyour_contribution = 0.2\n",
            "your_contribution differs",
        ),
        (
            MATCH
            + "match_rate = 1\nyour_contribution = 0.1\n[[offer.retirement]]\nmatch_rate = 1\n"
            "up_to = 0.03\n",
            "only the last tier may leave it out",
        ),
    ],
)
def test_rules_across_fields_are_held(cli, offers, text, mistake):
    assert mistake in cli.refused("compare", offers(text))


def test_all_mistakes_are_named_at_once_whatever_else_is_wrong(cli, offers):
    text = (
        '[[offer]]\nname="A"\nsalary=-1\nhourly=2\nnope=1\n[[offer]]\nname="A"\nsalary=true\n'
        '[[offer.bonus]]\nname="x"\nrate=1\namount=2\n'
    )
    err = cli.refused("compare", offers(text))
    for mistake in (
        "nope",
        "hourly",
        "-1 is negative",
        "'true'",
        "there twice",
        "rate or an amount",
    ):
        assert mistake in err
    assert "6 mistakes" in err


def test_files_that_contradict_one_another_are_refused(cli, offers):
    one = offers("[preferences]\nhorizon_years = 1\n[[offer]]\nname='A'\nsalary=5\n", "1.toml")
    two = offers("[preferences]\nhorizon_years = 2\n[[offer]]\nname='A'\nsalary=5\n", "2.toml")
    err = cli.refused("compare", one, two)
    assert "another file says otherwise" in err
    assert "'A' is there twice" in err


def test_too_many_offers_and_files_that_are_none(cli, offers, tmp_path):
    many = "".join(f'[[offer]]\nname = "{i}"\nsalary = 5\n' for i in range(51))
    assert "at most 50" in cli.refused("compare", offers(many))
    assert "cannot read" in cli.refused("compare", tmp_path / "none.toml")
    (tmp_path / "b.toml").write_bytes(b"\xff")
    assert "UTF-8" in cli.refused("compare", tmp_path / "b.toml")


@given(st.text(st.sampled_from('[]offer.="namslry0123456789-{},\n tue'), max_size=150))
def test_any_text_is_offers_or_a_problem(tmp_path_factory, text):
    file = tmp_path_factory.mktemp("o") / "o.toml"
    file.write_text("[[offer]]\n" + text)
    try:
        load_offers([str(file)])
    except Problem as problem:
        assert problem.mistakes


# --- asking


def test_without_a_file_or_a_terminal_it_is_exit_2_with_an_example(cli):
    assert "negotiate compare --template" in cli.refused("compare", code=2)


def test_at_a_terminal_it_asks_writes_a_file_and_compares(monkeypatch, capsys):
    Path("offers.toml").write_text("mine")
    first = ["", "Acme", "x", "21.50/h", "37.5", "110", "ten", "10", "8", "1500", "4"]
    second = ["acme", "Zed", "52000", "", "", "", "", "", ""]
    monkeypatch.setattr(sys, "stdin", Terminal("\n".join([*first, *second]) + "\n"))
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert main(["compare", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert set(data["ranking"]) == {"Acme", "Zed"}
    assert Path("offers.toml").read_text() == "mine"
    written = tomllib.loads(Path("offers-2.toml").read_text())
    acme = written["offer"][0]
    assert (acme["hourly"], acme["hours_per_week"]) == (21.5, 37.5)
    assert acme["retirement"][0] == {"match_rate": 1.0, "up_to": 0.04}
    assert written["offer"][1] == {"name": "Zed", "salary": 52000}
    assert "wrote offers-2.toml" in sys.stderr.getvalue()


def test_nothing_a_user_wrote_is_replaced(cli, offers):
    file = offers(TWO)
    before = Path(file).read_text()
    assert "would be replaced" in cli.refused("compare", file, "-o", file)
    assert "would be replaced" in cli.refused("compare", "--template", "-o", file)
    assert Path(file).read_text() == before


def test_names_never_carry_control_characters_or_markup(cli, offers):
    file = offers(TWO.replace('"A"', '"A\\u001b[31m\\n|<b>\\u202e"'))
    for style in ("table", "csv", "markdown", "json"):
        out = cli("compare", file, "--format", style).out
        assert "\x1b" not in out
        assert "\u202e" not in out
    assert "\\|\\<b\\>" in cli("compare", file, "--format", "markdown").out


def test_long_names_are_cut_in_the_table(cli, offers):
    said = cli("compare", offers(TWO.replace('"A"', f'"{"x" * 200}"')))
    assert max(map(len, said.out.splitlines())) <= 80
    assert "x…" in said.out


def test_an_unknown_area_on_the_command_line_is_an_error(cli, offers):
    assert "no place" in cli.refused("compare", offers(TWO), "--area", "Xyzzyq")


def test_an_offer_low_in_its_band_is_pointed_to_range(cli, offers):
    low = TWO.replace('"A"', '"A"\nlevel = "lead"\narea = "Phoenix, AZ"')
    assert "negotiate range with --offer" in words(cli("compare", offers(low)))
