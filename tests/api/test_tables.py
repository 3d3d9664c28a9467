"""Workbooks in and out: what is read of them and written to them is what CSV has."""

from __future__ import annotations

import csv
import math
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from conftest import TODAY
from python_calamine import CalamineWorkbook

HEADER = ["id", "level", "years", "area", "certs", "offer", "starts", "remark"]
PEOPLE = [
    ["007", "mid", 3, "Columbus, OH", "", 44000, date(2027, 1, 4), "=1+1"],
    ["2", "senior", 6.5, "Phoenix, AZ", "hdi-csr", "21.50/h", "", "@home"],
    [3, "lead", "", "Zürich-on-Hudson, NY", "", 17.25, "", "-5 days"],
    [4, "boss", 1, "US", "", "", "", "nobody's level"],
    [5, "manager", 9, "US", "", "", "", "1e5 and 日本"],
]


def made(path: Path, rows: list[list[object]]) -> Path:
    """A workbook as a spreadsheet saves it: numbers and days by type, text as text."""
    with xlsxwriter.Workbook(path) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "d mmm yy"})
        for line, row in enumerate(rows):
            for at, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(line, at, cell)
                elif isinstance(cell, date):
                    sheet.write_datetime(line, at, cell, day)
                else:
                    sheet.write_number(line, at, cell)
    return path


def as_csv(path: Path, rows: list[list[object]]) -> Path:
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def read(path: Path) -> list[list[object]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def same(cell: object, text: str) -> bool:
    """Whether a cell of a workbook is what a cell of CSV says."""
    if isinstance(cell, bool) or cell == "":
        return str(cell) == text
    if isinstance(cell, float):
        return math.isclose(cell, float(text), rel_tol=1e-14)
    return str(cell) == text


@pytest.fixture
def both(tmp_path):
    """The same people in a workbook and in CSV."""
    rows = [HEADER, *PEOPLE]
    return made(tmp_path / "people.xlsx", rows), as_csv(tmp_path / "people.csv", rows)


def test_a_workbook_of_people_has_the_ranges_and_rejects_of_the_same_people_in_csv(
    cli, both, tmp_path
):
    for source, name in zip(both, ("a", "b"), strict=True):
        cli("batch", source, "-o", tmp_path / f"{name}.csv", "--as-of", TODAY, code=1)
    for end in (".csv", ".rejects.csv"):
        a, b = ((tmp_path / f"{name}{end}").read_bytes() for name in "ab")
        assert a == b
    assert b"\n5,\"level: 'boss'" in (tmp_path / "a.rejects.csv").read_bytes()


def test_ranges_in_a_workbook_read_back_are_those_in_csv(cli, both, tmp_path):
    for name in ("r.xlsx", "r.csv"):
        cli("batch", both[0], "-o", tmp_path / name, "--as-of", TODAY, code=1)
        (tmp_path / "r.rejects.csv").unlink()
    found = read(tmp_path / "r.xlsx")
    wanted = list(csv.reader((tmp_path / "r.csv").read_text().splitlines()))
    assert found[0] == wanted[0]
    assert len(found) == len(wanted)
    for cells, texts in zip(found[1:], wanted[1:], strict=True):
        assert [c for c, t in zip(cells, texts, strict=True) if not same(c, t)] == []


def test_numbers_and_days_are_such_in_a_workbook_and_text_is_never_a_formula(cli, both, tmp_path):
    cli("batch", both[1], "-o", tmp_path / "r.xlsx", "--as-of", TODAY, code=1)
    rows = [
        dict(zip(read(tmp_path / "r.xlsx")[0], r, strict=True)) for r in read(tmp_path / "r.xlsx")
    ]
    assert rows[1]["id"] == "007"
    assert rows[1]["offer"] == 44000.0
    assert rows[1]["as_of"] == TODAY
    assert rows[1]["starts"] == date(2027, 1, 4)
    assert isinstance(rows[1]["target"], float)
    assert rows[2]["offer"] == "21.50/h"
    assert [row["remark"] for row in rows[1:4]] == ["'=1+1", "'@home", "'-5 days"]
    assert b"<f>" not in _sheet(tmp_path / "r.xlsx")


def _sheet(path: Path) -> bytes:
    import zipfile

    return zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml")


def test_the_header_is_bold_and_stays_in_sight_and_columns_are_wide_enough(cli, both, tmp_path):
    cli("batch", both[1], "-o", tmp_path / "r.xlsx", code=1)
    sheet = _sheet(tmp_path / "r.xlsx").decode()
    assert 'ySplit="1"' in sheet
    assert 'state="frozen"' in sheet
    assert '<c r="A1" s="1"' in sheet
    assert sheet.index("<cols>") < sheet.index("<sheetData>")


def test_a_workbook_with_empty_lines_and_columns_keeps_the_line_of_each_row(cli, tmp_path):
    rows = [["id", "level", "", ""], ["", "", "", ""], ["1", "king", "", ""], ["2", "mid", "", ""]]
    source = made(tmp_path / "p.xlsx", rows)
    cli("batch", source, "-o", tmp_path / "r.csv", code=1)
    assert (tmp_path / "r.rejects.csv").read_text().splitlines()[1].startswith("3,")


TEAM = ["ID", "Level", "Years of experience", "Location", "Offer", "Start date"]
ANA = [1, "Mid", "3", "Denver, CO", 21.5, date(2027, 1, 4)]


def test_a_title_above_the_columns_is_named_with_the_line_they_stand_in(cli, tmp_path):
    book = made(tmp_path / "people.xlsx", [["Team North, 2027"], [], TEAM, ANA])
    error = cli.refused("batch", book, "-o", tmp_path / "out.csv")
    assert "the names of the columns stand in line 3, not in the first" in error
    assert "hint: take away the lines above them" in error
    finds = [["My finds"], ["Kind", "Low", "Level"], ["posting", "18/h", "mid"]]
    error = cli.refused("finds", "import", made(tmp_path / "finds.xlsx", finds))
    assert "stand in line 2, not in the first" in error
    finds = [["Kind", "Low", "Level", "Location"], ["posting", "18/h", "mid", "Denver, CO"]]
    error = cli.refused("finds", "import", made(tmp_path / "finds.xlsx", finds))
    assert "unknown column location; places are read from area" in error


def test_without_the_columns_it_says_that_the_first_sheet_is_read(cli, tmp_path):
    book = made(tmp_path / "people.xlsx", [["How to use this"]])
    error = cli.refused("batch", book, "-o", tmp_path / "out.csv")
    assert "no column id, level" in error
    assert "hint: of a workbook the first sheet is read; columns" in error


def test_names_as_people_write_them_and_lines_of_blanks_are_taken(cli, tmp_path):
    people = [["ID ", "LEVEL", "Years", "Area", "Offer"], ANA[:5], ["", " ", "", "  "], [" "]]
    said = cli("batch", made(tmp_path / "p.xlsx", people), "-o", tmp_path / "out.csv").err
    assert "people 1" in said
    assert "note" not in said
    said = cli("batch", made(tmp_path / "p.xlsx", [TEAM, ANA]), "-o", tmp_path / "o.csv").err
    assert "years of experience (experience is read from years), location (places are" in said


def test_what_stands_in_merged_cells_holds_for_each_of_their_rows(cli, tmp_path):
    with xlsxwriter.Workbook(tmp_path / "people.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 2, 1, 2, "area")  # a header over two lines is no person
        for at, name in enumerate(("id", "level")):
            sheet.write(0, at, name)
        for line in range(2, 6):
            sheet.write_row(line, 0, [line, "mid"])
        sheet.merge_range(2, 2, 4, 2, "Denver, CO")
    assert "people 4" in cli("batch", tmp_path / "people.xlsx", "-o", tmp_path / "out.csv").err
    rows = list(csv.DictReader((tmp_path / "out.csv").read_text().splitlines()))
    assert [row["area"] for row in rows] == ["Denver, CO"] * 3 + [""]


@pytest.mark.parametrize("name", ["people.xls", "people.ods", "people.XLSM"])
def test_another_kind_of_spreadsheet_is_told_what_to_save_it_as(cli, tmp_path, name):
    file = tmp_path / name
    file.write_bytes(b"\xd0\xcf\x11\xe0")
    for line in (("batch", file, "-o", tmp_path / "o.csv"), ("finds", "import", file)):
        assert "save it as .xlsx or as CSV" in cli.refused(*line)


def test_finds_in_a_workbook_are_imported_as_those_in_csv(cli, tmp_path):
    rows = [
        ["kind", "low", "high", "level", "area", "date", "note"],
        ["posting", 22.5, "24/h", "mid", "Columbus, OH", date(2026, 11, 2), "=seen\non a board"],
        ["recruiter", 48000, "", "mid", "US", "2026-11-03", ""],
    ]
    source = made(tmp_path / "finds.xlsx", rows)
    rows[1][-1] = "=seen on a board"
    kept = [tmp_path / "a.csv", tmp_path / "b.csv"]
    cli("finds", "import", source, "--finds", kept[0])
    cli("finds", "import", as_csv(tmp_path / "finds.csv", rows), "--finds", kept[1])
    assert kept[0].read_bytes() == kept[1].read_bytes()
    cli("finds", "list", "--finds", kept[0], "-o", tmp_path / "list.xlsx")
    assert (
        "2 were there already"
        in cli("finds", "import", tmp_path / "list.xlsx", "--finds", kept[0]).err
    )


def test_a_find_that_is_wrong_in_a_workbook_is_named_by_its_line(cli, tmp_path):
    source = made(tmp_path / "f.xlsx", [["kind", "low", "level"], [], ["posting", 22.5, "king"]])
    assert "line 3: " in cli.refused("finds", "import", source)


def test_reports_in_a_workbook_are_weighed_as_those_in_csv(cli, tmp_path):
    rows = [["level", "low", "year", "area"], ["mid", 50000, 2024, "US"], ["mid", 52000, 2025, ""]]
    found = [
        cli.json("bands", "backtest", source)
        for source in (made(tmp_path / "r.xlsx", rows), as_csv(tmp_path / "r.csv", rows))
    ]
    assert found[0] == found[1]
    cli("bands", "backtest", tmp_path / "r.csv", "-o", tmp_path / "out.xlsx")
    assert len(read(tmp_path / "out.xlsx")) > 1


def test_three_rows_to_start_from_can_be_had_as_a_workbook(cli, tmp_path):
    cli("batch", "--template", "-o", tmp_path / "people.xlsx")
    assert "people 3" in cli("batch", tmp_path / "people.xlsx", "-o", tmp_path / "r.xlsx").err


def test_a_workbook_of_ours_is_written_again_and_one_saved_since_is_not(cli, tmp_path):
    out = tmp_path / "r.xlsx"
    cli("batch", "--template", "-o", tmp_path / "people.csv")
    for _ in range(2):
        cli("batch", tmp_path / "people.csv", "-o", out)
    assert out.stat().st_mode & 0o777 == 0o600
    made(out, [["id", "level"], ["1", "mid"]])
    before = out.read_bytes()
    assert "--force" in cli.refused("batch", tmp_path / "people.csv", "-o", out)
    assert out.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"id,level\n1,mid\n", b"PK\x03\x04 half of one"])
def test_what_is_no_workbook_is_one_error(cli, tmp_path, content):
    source = tmp_path / "p.xlsx"
    source.write_bytes(content)
    assert "no Excel workbook" in cli.refused("batch", source, "-o", tmp_path / "r.csv")
    assert "no Excel workbook" in cli.refused("finds", "import", source)
    assert "no Excel workbook" in cli.refused("bands", "backtest", source)
    assert not (tmp_path / "r.csv").exists()


@pytest.mark.parametrize("package", ["python_calamine", "xlsxwriter"])
def test_without_the_extra_the_error_says_how_to_install_it(cli, tmp_path, monkeypatch, package):
    import importlib.util

    cli("batch", "--template", "-o", tmp_path / "p.xlsx")
    cli("batch", "--template", "-o", tmp_path / "p.csv")
    real = importlib.util.find_spec
    for module in ("negotiate.api.tables", "negotiate.bulk.sheet_reader"):
        monkeypatch.setattr(f"{module}.find_spec", lambda n: None if n == package else real(n))
    source = tmp_path / ("p.xlsx" if package == "python_calamine" else "p.csv")
    said = cli.refused("batch", source, "-o", tmp_path / "r.xlsx")
    assert ".[xlsx]" in said
    assert not (tmp_path / "r.xlsx").exists()


ME = ("--level", "mid", "--area", "US")
ELSEWHERE = [
    ("range", *ME),
    ("script", *ME),
    ("script", *ME, "--format", "json"),
    ("sheet", *ME, "--format", "pdf"),
    ("ladder",),
    ("law", "CA"),
    ("roles", "nurse"),
    ("compare", "--template"),
    ("bands", "list"),
    ("bands", "import", "--template"),
    ("finds", "list", "--format", "json"),
]


@pytest.mark.parametrize("line", ELSEWHERE, ids=" ".join)
@pytest.mark.parametrize("name", ["r.xlsx", "r.XLSX", "r.ods"])
def test_no_command_writes_text_into_a_file_that_is_called_a_workbook(cli, tmp_path, line, name):
    said = cli.refused(*line, "-o", tmp_path / name)
    assert "end the name in .csv" in said
    assert list(tmp_path.iterdir()) == []


def test_a_transcript_and_finds_of_ones_own_are_no_workbooks_either(cli, tmp_path):
    book = tmp_path / "r.xlsx"
    cli.refused("rehearse", *ME, "--save", book)
    cli.refused("finds", "add", "--kind", "posting", "--low", "20/h", *ME, "--finds", book)
    cli.refused("offers", "add", "Acme", "hourly=20", "--file", book)
    assert not book.exists()
