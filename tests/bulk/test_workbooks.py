"""A workbook that would take the process that reads it with it is refused in two lines."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from made_workbooks import NATION, workbook

from negotiate.bulk import sheet_reader, sheet_rows, workbooks
from negotiate.bulk.sheet_rows import answers

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def processes(monkeypatch):
    """Every process that is started to read a workbook."""
    started = []

    class Noted(subprocess.Popen):
        def __init__(self, *args, **more):
            super().__init__(*args, **more)
            started.append(self)

    monkeypatch.setattr(sheet_reader, "Popen", Noted)
    return started


def changed(path, change):
    """A workbook with its sheet changed."""
    with zipfile.ZipFile(workbook(path, NATION)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    parts[SHEET] = change(parts[SHEET])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return path


FAR = b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row></sheetData>"


@pytest.mark.parametrize(
    "change",
    [
        lambda sheet: sheet.replace(b"</sheetData>", FAR),
        lambda sheet: sheet[:400],
        lambda sheet: b"\xff" * 1_000,
        lambda sheet: b"",
    ],
    ids=["a cell in the last corner", "cut off", "no xml", "empty"],
)
def test_a_damaged_sheet_is_refused_and_leaves_no_process(cli, tmp_path, processes, change):
    file = changed(tmp_path / "x_M2025.xlsx", change)
    assert "x_M2025.xlsx" in cli.refused("bands", "import", file, "-o", "bands.csv")
    assert not Path("bands.csv").exists()
    assert [process.poll() is not None for process in processes] == [True]


@pytest.mark.parametrize("rows", [NATION, NATION[:1], [NATION[0] | {"A_PCT10": "x"}]])
def test_no_process_is_left_whether_it_goes_well_or_not(cli, tmp_path, processes, rows):
    file = workbook(tmp_path / "x_M2025.xlsx", rows)
    cli("bands", "import", file, code=0 if rows is NATION else 1)
    assert [process.poll() is not None for process in processes] == [True]


def test_a_workbook_that_takes_too_long_is_given_up(cli, tmp_path, monkeypatch, processes):
    monkeypatch.setattr(sheet_reader, "MOST_SECONDS", 0.0)
    file = workbook(tmp_path / "x_M2025.xlsx", NATION)
    assert "too much memory or time" in cli.refused("bands", "import", file)
    assert processes[0].poll() is not None


def test_a_process_that_cannot_be_bounded_reads_all_the_same(cli, tmp_path, monkeypatch):
    """As on Windows, where the module of bounds is missing."""
    (tmp_path / "resource.py").write_text("raise ImportError")
    monkeypatch.syspath_prepend(str(tmp_path))
    cli("bands", "import", workbook(tmp_path / "x_M2025.xlsx", NATION))


def test_the_process_may_not_take_more_memory_than_is_sensible():
    pytest.importorskip("resource")
    code = (
        "from negotiate.bulk import sheet_rows; sheet_rows.MOST_MEMORY = 1 << 28; "
        "sheet_rows._limit(); bytearray(1 << 29)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "MemoryError" in done.stderr


@pytest.mark.parametrize("name", ["MOST_FILE", "MOST_UNPACKED"])
def test_what_unpacks_to_more_than_is_sensible_is_not_unpacked(tmp_path, monkeypatch, name):
    monkeypatch.setattr(sheet_rows, name, 1_000)
    book = workbook(tmp_path / "x.xlsx", NATION)
    packed = tmp_path / "x.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(book, "x.xlsx")
    [said] = answers({"file": str(packed), "member": "x.xlsx", "socs": []})
    assert "over" in said["wrong"]


def test_a_file_too_large_or_of_too_many_workbooks_is_not_opened(cli, tmp_path, monkeypatch):
    book = workbook(tmp_path / "x_M2025.xlsx", NATION)
    monkeypatch.setattr(workbooks, "MOST_FILE", 1_000)
    assert "too large" in cli.refused("bands", "import", book)
    monkeypatch.undo()
    with zipfile.ZipFile(tmp_path / "oesm25.zip", "w") as archive:
        for number in range(21):
            archive.writestr(f"{number}_M2025.xlsx", "x")
    assert "over 20 workbooks" in cli.refused("bands", "import", tmp_path / "oesm25.zip")
    for odd in ("/dev/null", tmp_path, "a\0b.xlsx", ""):
        cli.refused("bands", "import", odd, "-o", "o.csv")


def test_rows_are_told_as_they_are_read(tmp_path):
    other = [NATION[0] | {"OCC_CODE": "99-9999"}] * 2_500
    file = workbook(tmp_path / "x.xlsx", other + NATION)
    told = list(answers({"file": str(file), "member": "", "socs": ["43-4051"]}))
    assert [part.get("read") for part in told] == [1, 1_000, 2_000, 0, None]
    assert [len(part.get("rows", ())) for part in told] == [1, 0, 0, 1, 0]
    assert told[3]["rows"][0][-7:-2] == ["33000", "38000", "45000", "54000", "66000"]


def test_an_occupation_of_any_letters_is_only_not_found(cli, tmp_path):
    levels = tmp_path / "levels.toml"
    text = 'level = "mid"\ntitle = "x"\nsoc = "a\\u0000\\u202e"\nlow = 25\nmid = 50\nhigh = 75\n'
    levels.write_text(f'[[level]]\n{text}typical_years = 4\npaid = "year"\n')
    book = workbook(tmp_path / "x_M2025.xlsx", NATION)
    assert "no area with wages" in cli.refused("bands", "import", book, "--levels", levels)


@pytest.mark.parametrize(
    ("cell", "jobs"), [("1,250", 1250.0), ("1250.0", 1250.0), ("²", None), ("", None), ("0", None)]
)
def test_a_count_of_jobs_that_is_no_number_is_none(cell, jobs):
    assert workbooks._jobs(cell) == jobs
