"""Official wage workbooks to bands: layout, marks, other careers, and going back."""

from __future__ import annotations

import sys
import zipfile

import pytest
from conftest import TODAY
from made_workbooks import (
    AGENT_PAY,
    AGENTS,
    ARIZONA,
    BOOKKEEPERS,
    COLUMNS,
    LEAD_PAY,
    LEADS,
    LEVELS,
    NATION,
    PHOENIX,
    both,
    wages,
    workbook,
)

from negotiate import load_bands, target_range
from negotiate.files.own import bands_path


def imported(cli, tmp_path, rows, *options, name="all_data_M_2025.xlsx", **more):
    return cli("bands", "import", workbook(tmp_path / name, rows), *options, **more)


# --- what is read


def test_a_workbook_becomes_bands_that_speak_from_then_on(cli, tmp_path):
    before = target_range("senior", years=6, area="Phoenix, AZ", as_of=TODAY)
    said = imported(cli, tmp_path, NATION + ARIZONA + PHOENIX)
    assert "Bands of May 2025" in said.out
    after = target_range("senior", years=6, area="Phoenix, AZ", as_of=TODAY)
    assert after.target != before.target
    # p50, p75 and p90 of May 2025, straight from the workbook, then the index to today.
    grown = after.band.mid / 54_000
    assert after.band.low == pytest.approx(45_000 * grown, abs=0.02)
    assert after.steps[0].total == 54_000
    assert "May 2025, imported" in cli("bands", "show", "senior", "--area", "Phoenix, AZ").out
    assert "negotiate/bands.csv" in "".join(cli("bands", "list").out.split())
    assert oct(bands_path().stat().st_mode)[-3:] == "600"


def test_the_latest_not_after_the_day_still_speaks(cli, tmp_path):
    imported(cli, tmp_path, NATION + PHOENIX)
    old = target_range("mid", area="Phoenix, AZ", as_of=TODAY.replace(2024, 6, 1))
    assert old.steps[0].source == "BLS OEWS May 2024"
    other = target_range("mid", area="Denver, CO", as_of=TODAY)
    assert other.steps[0].source == "BLS OEWS May 2025"


def test_the_summary_says_what_changed(cli, tmp_path):
    said = imported(cli, tmp_path, NATION + PHOENIX).out
    row = next(line for line in said.splitlines() if line.strip().startswith("mid"))
    nation = load_bands_before("mid", "US")
    phoenix = load_bands_before("mid", "38060")
    changes = sorted((45_000 / nation - 1, 45_000 / phoenix - 1))
    assert row.split()[:4] == ["mid", "2", "0", "$45,000"]
    assert row.split()[5:] == [f"{change:+.1%}" for change in changes]


def load_bands_before(level, code):
    rows = [b for b in load_bands() if (b.level, b.area_code) == (level, code)]
    known = [b for b in rows if "imported" not in b.source]
    return max(known, key=lambda b: b.as_of).mid


def test_other_industries_and_owners_are_not_taken(cli, tmp_path):
    wrong = (1_000, 1_001, 1_002, 1_003, 1_004)
    rows = [
        *NATION,
        wages(pay=wrong, NAICS="561400", I_GROUP="4-digit"),
        wages(pay=wrong, OWN_CODE="5"),
        wages(pay=wrong, soc="15-1252"),
    ]
    imported(cli, tmp_path, rows)
    assert [b.low for b in load_bands() if "imported" in b.source and b.level == "junior"] == [
        33_000
    ]


def rural(area, pay, jobs):
    where = {"area": area, "title": "Outside", "kind": "6", "state": "AL", "TOT_EMP": jobs}
    return [wages(**where, pay=pay), wages(**where, soc=LEADS, pay=LEAD_PAY)]


def test_areas_outside_metros_are_taken_and_come_together_for_their_state(cli, tmp_path):
    low, high = (tuple(times * pay for pay in AGENT_PAY) for times in (0.8, 0.9))
    alabama = both(area="01", title="Alabama", kind="2", state="AL")
    rows = [
        *(*NATION, *alabama),
        *rural("100001", low, 3_000),
        *rural("0100002", high, "1,000"),
        *rural("0100003", AGENT_PAY, "**"),
    ]
    imported(cli, tmp_path, rows)
    bands = {b.area_code: b for b in load_bands() if "imported" in b.source and b.level == "mid"}
    assert bands.keys() == {"US", "01", "01-rural", "0100001", "0100002", "0100003"}
    pooled = bands["01-rural"]
    assert pooled.mid == pytest.approx(45_000 * 0.8**0.75 * 0.9**0.25, abs=0.01)
    assert pooled.area == "rural Alabama"
    assert pooled.pooled == "2 areas outside metros, by employment"
    assert (bands["0100001"].mid, bands["0100001"].pooled) == (36_000, "")
    said = cli("range", "--level", "mid", "--area", "rural Alabama", "--explain", "--as-of", TODAY)
    assert "2 areas outside metros, by employment" in " ".join(said.out.split())
    assert "imported" in said.out


def test_wages_that_were_not_published_leave_the_area_out(cli, tmp_path):
    hidden = [
        wages(area="04", title="Arizona", kind="2", state="AZ", pay=("*", 1, 2, 3, "**")),
        wages(area="04", title="Arizona", kind="2", state="AZ", soc=LEADS, pay=LEAD_PAY),
    ]
    said = imported(cli, tmp_path, NATION + hidden)
    assert "1 areas where wages were not published" in said.out
    assert {b.area_code for b in load_bands() if "imported" in b.source} == {"US"}


def test_the_highest_figure_told_apart_stands_for_that_much(cli, tmp_path):
    capped = [
        wages(),
        wages(soc=LEADS, pay=(150_000, 170_000, 190_000, 210_000, "#")),
    ]
    imported(cli, tmp_path, capped)
    manager = next(b for b in load_bands() if "imported" in b.source and b.level == "manager")
    assert manager.high == 239_200
    assert "or more" in manager.adjusted


def test_the_highest_figure_is_no_less_than_those_printed_beside_it(cli, tmp_path):
    paid = (150_000, 170_000, 190_000, 250_000, "#")  # p75 is over the cap of 239,200
    phoenix = [PHOENIX[0], wages(area="38060", kind="4", state="AZ", soc=LEADS, pay=paid)]
    imported(cli, tmp_path, NATION + ARIZONA + phoenix)
    bands = {
        b.area_code: b for b in load_bands() if "imported" in b.source and b.level == "manager"
    }
    assert bands["38060"].percentiles[4] > 250_000
    assert "or more" in bands["38060"].adjusted


def test_a_workbook_of_another_may_than_the_one_given_is_refused(cli, tmp_path):
    file = workbook(tmp_path / "national_M2024_dl.xlsx", NATION)
    said = cli.refused("bands", "import", file, "--year", "2025")
    assert "national_M2024_dl.xlsx is of another May than 2025" in said
    cli("bands", "import", file, "--year", "2024")


def test_areas_where_levels_cross_are_mended_toward_the_state_or_left_out(cli, tmp_path):
    flat = (33_000, 38_000, 45_000, 45_000, 66_000)
    crossed = [
        wages(area="38060", title="Phoenix-Mesa-Chandler, AZ", kind="4", state="AZ", pay=flat),
        PHOENIX[1],
    ]
    imported(cli, tmp_path, NATION + ARIZONA + crossed)
    phoenix = [b for b in load_bands() if b.area_code == "38060" and "imported" in b.source]
    assert any("toward the ratio to the median of the state" in b.adjusted for b in phoenix)


def test_an_area_with_nothing_to_mend_it_by_is_left_out(cli, tmp_path):
    flat = (33_000, 38_000, 45_000, 45_000, 66_000)
    alone = [wages(area="04", title="Arizona", kind="2", state="AZ", pay=flat), ARIZONA[1]]
    rows = alone + PHOENIX
    said = imported(cli, tmp_path, rows)
    assert "1 areas where pay does not rise" in said.out


def test_codes_written_as_numbers_are_codes_all_the_same(cli, tmp_path):
    rows = [row | {"AREA": 4, "AREA_TYPE": 2} for row in ARIZONA]
    imported(cli, tmp_path, NATION + rows)
    assert {b.area_code for b in load_bands() if "imported" in b.source} == {"US", "04"}


def test_areas_without_a_name_here_are_counted(cli, tmp_path):
    lost = both(area="99999", title="Somewhere new, AZ", kind="4", state="AZ")
    assert "1 areas this program has no name for" in imported(cli, tmp_path, NATION + lost).out


# --- files


def test_a_zip_of_workbooks_and_several_files_are_read_together(cli, tmp_path):
    one = workbook(tmp_path / "national_M2025_dl.xlsx", NATION)
    two = workbook(tmp_path / "MSA_M2025_dl.xlsx", PHOENIX)
    with zipfile.ZipFile(tmp_path / "oesm25all.zip", "w") as archive:
        archive.write(one, "oesm25all/national_M2025_dl.xlsx")
        archive.write(two, "oesm25all/MSA_M2025_dl.xlsx")
    cli("bands", "import", tmp_path / "oesm25all.zip")
    packed = bands_path().read_bytes()
    cli("bands", "import", one, two)
    assert bands_path().read_bytes() == packed


def test_output_only_writes_a_file(cli, tmp_path):
    out = tmp_path / "mine.csv"
    said = imported(cli, tmp_path, NATION, "-o", out)
    assert not bands_path().exists()
    assert "use it with --bands" in " ".join(said.out.split())
    assert cli("bands", "check", out).out.startswith("ok: bands 5")


def test_reset_goes_back(cli, tmp_path):
    before = target_range("mid", area="US", as_of=TODAY).target
    imported(cli, tmp_path, NATION)
    assert target_range("mid", area="US", as_of=TODAY).target != before
    assert "speak again" in cli("bands", "import", "--reset").err
    assert target_range("mid", area="US", as_of=TODAY).target == before
    assert "no bands were imported" in cli("bands", "import", "--reset").err


@pytest.mark.parametrize("name", ["wages.xlsx", "state_dl.xlsx"])
def test_a_name_without_a_year_asks_for_it(cli, tmp_path, name):
    file = workbook(tmp_path / name, NATION)
    assert "--year" in cli.refused("bands", "import", file)
    cli("bands", "import", file, "--year", "2025")


def test_workbooks_of_two_years_and_old_ones_are_refused(cli, tmp_path):
    one = workbook(tmp_path / "national_M2024_dl.xlsx", NATION)
    two = workbook(tmp_path / "MSA_M2025_dl.xlsx", PHOENIX)
    assert "2024, 2025" in cli.refused("bands", "import", one, two)
    assert "from 2017" in cli.refused("bands", "import", one, "--year", "2009")
    assert "from 2017" in cli.refused("bands", "import", one, "--year", "0")


def test_what_is_no_such_workbook_is_refused_and_nothing_changes(cli, tmp_path):
    other = tmp_path / "all_data_M_2025.xlsx"
    other.write_text("hello")
    assert "workbook" in cli.refused("bands", "import", other)
    assert "cannot read" in cli.refused("bands", "import", tmp_path / "none_M2025.xlsx")
    columns = [c for c in COLUMNS if c != "A_PCT90"]
    workbook(other, NATION, columns)
    assert "no column A_PCT90" in cli.refused("bands", "import", other)
    workbook(other, [wages(soc="15-1252")])
    assert "no area with wages for 43-1011 and 43-4051" in cli.refused("bands", "import", other)
    workbook(other, [wages(pay=(1, 2, "many", 4, 5)), NATION[1]])
    assert "no wages" in cli.refused("bands", "import", other)
    empty = tmp_path / "oesm25ma.zip"
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("readme.txt", "x")
    assert "holds no workbook" in cli.refused("bands", "import", empty)
    assert not bands_path().exists()
    assert cli("bands", "import", code=2).err


def test_without_the_reader_the_hint_says_what_to_install(cli, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    err = cli.refused("bands", "import", workbook(tmp_path / "x_M2025.xlsx", NATION))
    assert "workbooks" in err.splitlines()[-1]


def test_an_import_changed_by_hand_is_an_error_with_a_way_back(cli, tmp_path):
    imported(cli, tmp_path, NATION)
    bands_path().write_text("nonsense\n")
    assert "--reset" in cli.refused("range", "--level", "mid")
    text = "level,title\n"
    bands_path().write_text(text)
    assert "--reset" in cli.refused("range", "--level", "mid")
    cli("bands", "import", "--reset")
    cli("range", "--level", "mid")


@pytest.mark.parametrize(
    ("was", "now"),
    [(",45000,", ",inf,"), (",45000,", ",nan,"), (",45000,", ",-1,"), (",38000,", ",1e9,")],
)
def test_an_import_with_bands_that_cannot_be_is_an_error_with_a_way_back(cli, tmp_path, was, now):
    imported(cli, tmp_path, NATION)
    bands_path().write_text(bands_path().read_text().replace(was, now))
    for words in (("ladder",), ("range", "--level", "mid"), ("bands", "list")):
        assert "--reset" in cli.refused(*words)


# --- another career


def test_an_import_cut_off_anywhere_is_an_error_with_a_way_back(cli, tmp_path):
    imported(cli, tmp_path, NATION)
    whole = bands_path().read_bytes()
    header = whole.index(b"\n")
    for length in range(header + 2, len(whole), 7):
        bands_path().write_bytes(whole[:length])
        if not whole[:length].endswith(b"\n"):
            cli.refused("bands", "check")


def test_another_career_is_planned_with_the_same_rules(cli, tmp_path):
    file = tmp_path / "levels.toml"
    file.write_text(LEVELS)
    said = imported(cli, tmp_path, BOOKKEEPERS, "--levels", file)
    assert "still those of contact centers" in " ".join(said.out.split())
    result = target_range("mid", years=4, as_of=TODAY)
    assert result.title == "Bookkeeper"
    assert result.soc == "43-3031"
    assert result.steps[0].total == 50_000
    grown = [step for step in result.steps if step.label.startswith("wage growth")]
    assert [step.grade for step in grown] == ["published", "assumption"]
    assert result.unit.by_the_hour is False
    assert "no senior band" in cli.refused("range", "--level", "senior")
    imported(cli, tmp_path, NATION)
    assert "Bookkeeper" not in bands_path().read_text()
    assert target_range("mid", as_of=TODAY).soc == AGENTS


def test_the_template_of_levels_is_right(cli, tmp_path):
    cli("bands", "import", "--template", "-o", tmp_path / "levels.toml")
    rows = [
        *BOOKKEEPERS,
        wages(soc="13-2011", pay=(50_000, 62_000, 80_000, 105_000, 135_000)),
    ]
    imported(cli, tmp_path, rows, "--levels", tmp_path / "levels.toml")
    assert target_range("senior", as_of=TODAY).title == "Accountant"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "[[level]]"),
        ("level = 3", "[[level]]"),
        ("x = [", "levels.toml"),
        (LEVELS.replace('"mid"', '"boss"'), "level is to be one of"),
        (LEVELS.replace("low = 25", "low = 60"), "percentiles that rise"),
        (LEVELS.replace("low = 25", 'low = "x"'), "are to be numbers"),
        (LEVELS.replace('paid = "year"', 'paid = "week"'), "hour or year"),
        (LEVELS.replace("soc =", "sock ="), "no key soc"),
        (LEVELS.replace("typical_years = 4", "typical_years = 99"), "from 0 to 60"),
        (LEVELS.replace('"Bookkeeper"', '""'), "are to be text"),
        (LEVELS + LEVELS, "there twice"),
    ],
)
def test_mistakes_in_levels_are_named(cli, tmp_path, text, said):
    file = tmp_path / "levels.toml"
    file.write_text(text)
    book = workbook(tmp_path / "x_M2025.xlsx", BOOKKEEPERS)
    assert said in cli.refused("bands", "import", book, "--levels", file)


def test_everything_works_where_a_level_or_an_area_is_missing(cli, tmp_path):
    """Levels of one's own without lead and manager, and a workbook of the nation alone."""
    file = tmp_path / "levels.toml"
    file.write_text(LEVELS)
    imported(cli, tmp_path, BOOKKEEPERS, "--levels", file)
    people = tmp_path / "people.csv"
    people.write_text('id,level,area\n1,mid,US\n2,mid,"Columbus, OH"\n3,senior,US\n')
    cli("batch", people, "-o", tmp_path / "out.csv", "--as-of", TODAY, code=1)
    assert len((tmp_path / "out.csv").read_text().splitlines()) == 2
    assert "no mid band" in (tmp_path / "out.rejects.csv").read_text()
    assert "mid" in cli("ladder", "--as-of", TODAY).out
    offers = tmp_path / "offers.toml"
    offers.write_text('[[offer]]\nname = "a"\nlevel = "lead"\narea = "US"\nsalary = 60000\n')
    result = cli.json("compare", offers, "--as-of", TODAY)
    assert result["offers"][0]["place"] is None
    assert any("not placed in a band" in caution for caution in result["cautions"])
    reports = tmp_path / "reports.csv"
    reports.write_text("level,area,low,year\nmid,TX,50000,2025\n")
    assert "line 2" in cli.refused("bands", "backtest", reports)


def test_nothing_of_contact_centers_is_said_of_another_career(cli, tmp_path):
    file = tmp_path / "levels.toml"
    file.write_text(LEVELS)
    imported(cli, tmp_path, BOOKKEEPERS, "--levels", file)
    said = cli("script", "--level", "mid", "--years", "6", "--offer", "30000", "--as-of", TODAY).out
    assert "customer service" not in said
    assert "outsourced" not in said
    plain = target_range("mid", as_of=TODAY)
    told = target_range("mid", industry="outsourcer", as_of=TODAY)
    assert told.target == plain.target
    assert told.caution("industry-of-contact-centers")


@pytest.mark.parametrize(
    "pay",
    [
        ("nan", 1, 2, 3, 4),
        (-5, 40_000, 50_000, 60_000, 70_000),
        (15.5, 18, 21, 26, 31),
        (50_000, 40_000, 30_000, 20_000, 10_000),
        (30_000, 40_000, 50_000, 60_000, 1e300),
    ],
)
def test_impossible_wages_are_refused(cli, tmp_path, pay):
    rows = [wages(pay=pay), NATION[1]]
    file = workbook(tmp_path / "x_M2025.xlsx", rows)
    assert "yearly wages that rise" in cli.refused("bands", "import", file)
    assert not bands_path().exists()


def test_the_same_import_again_changes_nothing(cli, tmp_path):
    imported(cli, tmp_path, NATION)
    lines = imported(cli, tmp_path, NATION).out.splitlines()
    row = next(line for line in lines if line.strip().startswith("mid "))
    assert row.split()[4:] == ["+0.0%"] * 3


def test_reset_says_where_something_is_in_the_way(cli):
    bands_path().mkdir(parents=True)
    assert "is a folder" in cli.refused("bands", "import", "--reset")


def test_an_import_never_replaces_its_own_inputs(cli, tmp_path):
    levels = tmp_path / "levels.toml"
    levels.write_text(LEVELS)
    book = tmp_path / "books_M_2025.xlsx"
    workbook(book, BOOKKEEPERS)
    before = (levels.read_bytes(), book.read_bytes())
    for target in (levels, book):
        cli.refused("bands", "import", book, "--levels", levels, "-o", target)
    assert (levels.read_bytes(), book.read_bytes()) == before
