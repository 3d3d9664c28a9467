"""`negotiate compare` and the offers file, as a user meets them."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from offer_examples import TWO_TEXT

from negotiate.cli.app import main


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
    assert data["odds"]["Night agent"] == pytest.approx(0.803, abs=0.01)
    assert "overtime" in data["lead"]["verdict"]


def test_the_screen_of_the_template_stays_as_it_is(cli, offers, snapshot):
    file = offers(cli("compare", "--template").out)
    assert cli("compare", file, "--as-of", "2026-11-22").out == snapshot


def test_the_verdict_comes_first(cli, offers):
    assert (
        cli("compare", offers(TWO_TEXT))
        .out.splitlines()[2]
        .strip()
        .startswith("B and A are too close")
    )


def test_standard_input_and_several_files_give_the_same(cli, offers, monkeypatch):
    whole = cli.json("compare", offers(TWO_TEXT))
    monkeypatch.setattr(sys, "stdin", io.StringIO(TWO_TEXT))
    assert cli.json("compare", "-") == whole
    one, two = TWO_TEXT.split("[[offer]]")[1:]
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
    assert "40 hours x (4 weeks at $17.50 + 21.71 weeks at $21.75 + 26.29 weeks at" in text
    assert "26 x $55.00, from day 60" in text
    assert "paid back in part if you leave within 12 months" in text
    assert "Month by month" in text


def test_formats(cli, offers):
    file = offers(TWO_TEXT)
    rows = list(csv.DictReader(io.StringIO(cli("compare", file, "--format", "csv").out)))
    assert [row["name"] for row in rows] == ["B", "A"]
    assert float(rows[0]["total"]) == 51_000
    assert cli("compare", file, "--format", "markdown").out.startswith("# Total compensation")
    cli("compare", file, "-o", "r.json")
    assert json.loads(Path("r.json").read_text())["schema"] == "negotiate.compare/1"


def test_level_and_area_of_the_command_hold_for_offers_without_their_own(cli, offers):
    file = offers(TWO_TEXT.replace('"A"', '"A"\nlevel = "lead"'))
    data = cli.json("compare", file, "--level", "mid", "--area", "Phoenix, AZ", "--years", "3")
    places = {o["name"]: o["place"]["target"] for o in data["offers"]}
    assert places["A"] > places["B"]
    target = cli.json("range", "--level", "mid", "--area", "Phoenix, AZ", "--years", "3")["target"]
    assert places["B"] == target


def test_an_unknown_area_is_said_and_the_rest_is_done(cli, offers):
    file = offers(TWO_TEXT.replace('"A"', '"A"\nlevel = "mid"\narea = "Manila"'))
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


# --- asking


def test_without_a_file_or_a_terminal_it_is_exit_2_with_an_example(cli):
    assert "negotiate compare --template" in cli.refused("compare", code=2)


def test_nothing_a_user_wrote_is_replaced(cli, offers):
    file = offers(TWO_TEXT)
    before = Path(file).read_text()
    assert "would be replaced" in cli.refused("compare", file, "-o", file)
    assert "would be replaced" in cli.refused("compare", "--template", "-o", file)
    assert Path(file).read_text() == before


def test_names_never_carry_control_characters_or_markup(cli, offers):
    file = offers(TWO_TEXT.replace('"A"', '"A\\u001b[31m\\n|<b>\\u202e"'))
    for style in ("table", "csv", "markdown", "json"):
        out = cli("compare", file, "--format", style).out
        assert "\x1b" not in out
        assert "\u202e" not in out
    assert "\\|\\<b\\>" in cli("compare", file, "--format", "markdown").out


def test_long_names_are_cut_in_the_table(cli, offers):
    said = cli("compare", offers(TWO_TEXT.replace('"A"', f'"{"x" * 200}"')))
    assert max(map(len, said.out.splitlines())) <= 80
    assert "x…" in said.out


def test_an_unknown_area_on_the_command_line_is_an_error(cli, offers):
    assert "no place" in cli.refused("compare", offers(TWO_TEXT), "--area", "Xyzzyq")


def test_an_offer_low_in_its_band_is_pointed_to_its_range(cli, offers):
    low = TWO_TEXT.replace('"A"', '"A"\nlevel = "lead"\narea = "Phoenix, AZ"')
    assert "The range there says what to counter." in words(cli("compare", offers(low)))


FAR_NAMES = ["A日本", "A中国", "A😀–é", "x\\u061cy\\U000E0041"]


@pytest.fixture
def far(tmp_path):
    blocks = (
        f'[[offer]]\nname = "{name}"\nsalary = {50_000 + at}\n' for at, name in enumerate(FAR_NAMES)
    )
    file = tmp_path / "far.toml"
    file.write_text("".join(blocks), encoding="utf-8")
    return file


def said_in(monkeypatch, encoding, *words):
    """What a command writes to a standard output of that encoding."""
    out = io.TextIOWrapper(io.BytesIO(), encoding, newline="", write_through=True)
    monkeypatch.setattr(sys, "stdout", out)
    assert main([str(word) for word in words]) == 0
    return out.buffer.getvalue()


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_names_an_encoding_lacks_stay_different_and_json_stays_json(monkeypatch, far, encoding):
    data = json.loads(
        said_in(monkeypatch, encoding, "compare", far, "--format", "json").decode(encoding)
    )
    names = ["A日本", "A中国", "A😀–é", "xy"]
    assert sorted(offer["name"] for offer in data["offers"]) == sorted(names)
    rows = said_in(monkeypatch, encoding, "compare", far, "--format", "csv").decode(encoding)
    assert len({line.partition(",")[0] for line in rows.splitlines()}) == len(names) + 1
    for style in ("table", "markdown"):
        text = said_in(monkeypatch, encoding, "compare", far, "--format", style).decode(encoding)
        assert "?" not in text
        spelled = "A日本" if encoding == "utf-8" else r"A\u65e5\u672c"
        assert (spelled if style == "table" else spelled.replace("\\", r"\\")) in text
        assert max(map(len, text.splitlines())) <= 80 or style == "markdown"


def test_a_page_is_in_utf_8_whatever_the_terminal_has(monkeypatch, far):
    page = said_in(monkeypatch, "ascii", "compare", far, "--format", "html").decode()
    assert "A😀–é" in page


def test_a_minimum_that_starts_soon_counts_in_a_comparison_as_it_does_in_a_range(cli, tmp_path):
    offers = tmp_path / "o.toml"
    offers.write_text(
        "".join(
            f'[[offer]]\nname = "{name}"\nhourly = {pay}\nlevel = "mid"\narea = "Denver, CO"\n'
            for name, pay in (("A", 19.5), ("B", 23))
        )
    )
    said = words(cli("compare", offers, "--as-of", "2026-12-31"))
    assert '"A": $19.50 an hour is under the legal minimum of' in said
    assert "(Denver, from January 1, 2027)" in said


@pytest.mark.parametrize(
    "key", ["hours_per_week", "days_per_week", "hours_per_day", "weeks_per_year"]
)
def test_next_to_no_time_at_work_is_a_slip_and_no_crash(cli, tmp_path, key):
    file = tmp_path / "o.toml"
    file.write_text(f'[[offer]]\nname = "A"\nhourly = 25\n{key} = 1e-320\n')
    assert f"offer[0].{key} (A, line 4): " in cli.refused("compare", file)


def test_a_fee_that_is_counted_is_not_said_to_be_missing(cli, tmp_path):
    file = tmp_path / "o.toml"
    file.write_text(
        '[preferences]\nhome_area = "Huntington, WV"\n'
        + "".join(
            f'[[offer]]\nname = "{name}"\nlevel = "mid"\narea = "Huntington, WV"\nsalary = {pay}\n'
            for name, pay in (("A", 45000), ("B", 47000))
        )
    )
    said = words(cli("compare", file))
    assert "Local taxes: Huntington" in said
    assert "no rate is on file for Huntington" not in said


def test_training_under_the_minimum_does_not_hide_pay_under_the_one_that_starts_soon(cli, tmp_path):
    file = tmp_path / "o.toml"
    file.write_text(
        '[[offer]]\nname = "A"\nlevel = "mid"\narea = "Fresno, CA"\nhourly = 17\n'
        "training = { weeks = 4, hourly = 16.5 }\n"
        '[[offer]]\nname = "B"\nlevel = "mid"\narea = "Fresno, CA"\nhourly = 22\n'
    )
    said = words(cli("compare", file, "--as-of", "2026-11-27"))
    assert "training at $16.50 an hour is under the legal minimum of $16.90" in said
    assert "$17.00 an hour is under the legal minimum of $17.40" in said


def test_a_town_that_is_not_on_file_is_said(cli, tmp_path):
    file = tmp_path / "o.toml"
    file.write_text(
        '[[offer]]\nname = "A"\nlevel = "mid"\narea = "Nowhere, CA"\nhourly = 21\n'
        '[[offer]]\nname = "B"\nlevel = "mid"\narea = "Fresno, CA"\nhourly = 22\n'
    )
    said = words(cli("compare", file))
    assert "\"A\": 'Nowhere, CA' is not on file: these figures are for all of California." in said
    assert '"B": Fresno' not in said
