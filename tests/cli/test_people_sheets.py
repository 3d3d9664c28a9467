"""A sheet for each person of a table: the one `sheet` makes, once, under a name of its own."""

from __future__ import annotations

import csv
import shutil

import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from negotiate.api.people_sheets import PersonRow, file_names
from negotiate.cli import people_sheets
from negotiate.render import sheet_pdf

HEADER = "id,name,level,years,area,offer"
PEOPLE = [
    '1,Ana Díaz,mid,3,"Phoenix, AZ",18/h',
    '2,ANA DÍAZ,senior,6,"Columbus, OH",44000',
    "3,Bob,boss,3,US,",
    "4,李小龙,lead,4,TX,",
]
SHEETS = ["ANA DÍAZ (2).pdf", "Ana Díaz.pdf", "李小龙.pdf"]


@pytest.fixture
def made(cli, tmp_path):
    """Runs batch for some people; one process, so that a test starts none."""

    def run(*more, rows=PEOPLE, code=1, jobs=1):
        source = tmp_path / "people.csv"
        source.write_text("\n".join((HEADER, *rows)) + "\n")
        line = ("batch", source, "--sheets", tmp_path / "sheets", "--as-of", TODAY)
        return cli(*line, "--jobs", jobs, *more, code=code)

    return run


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """The sheets of these people as they are made once, to copy."""
    return tmp_path_factory.mktemp("finished")


@pytest.fixture
def there(made, finished, tmp_path):
    """The folder with every sheet in it."""
    folder = tmp_path / "sheets"
    if not any(finished.iterdir()):
        made()
        shutil.copytree(folder, finished, dirs_exist_ok=True)
    else:
        shutil.copytree(finished, folder)
    return folder


def pdfs(folder):
    return sorted(path.name for path in folder.glob("*.pdf"))


def test_each_person_has_the_sheet_that_sheet_makes_and_the_owner_alone_reads_it(
    cli, there, tmp_path
):
    assert pdfs(there) == SHEETS
    words = ("--level", "mid", "--years", "3", "--area", "Phoenix, AZ", "--offer", "18/h")
    out = tmp_path / "one.pdf"
    cli("sheet", *words, "--for", "Ana Díaz", "--as-of", TODAY, "-o", out)
    assert out.read_bytes() == (there / "Ana Díaz.pdf").read_bytes()
    assert {path.stat().st_mode & 0o777 for path in there.iterdir()} == {0o600}
    assert there.stat().st_mode & 0o777 == 0o700


def test_a_row_that_fails_is_in_the_rejects_with_its_line_and_reason(there):
    [row] = csv.DictReader((there / "people.rejects.csv").read_text().splitlines())
    assert (row["line"], row["name"]) == ("4", "Bob")
    assert "'boss' is not a level" in row["reason"]


def test_sheets_that_are_there_made_of_the_same_words_are_not_made_again(made, there, monkeypatch):
    monkeypatch.setattr(sheet_pdf, "to_pdf", None)
    before = {path: path.stat().st_mtime_ns for path in there.iterdir()}
    assert "wrote sheets" in (said := made()).err
    assert "0; 3 were there, made of the same words" in said.err
    for path, when in before.items():
        assert path.suffix == ".csv" or path.stat().st_mtime_ns == when


def test_the_sheet_of_somebody_whose_words_changed_is_made_again(made, there):
    before = (there / "Ana Díaz.pdf").read_bytes()
    said = made(rows=[PEOPLE[0].replace("18/h", "19/h"), *PEOPLE[1:]])
    assert ": 1; 2 were there" in said.err
    assert (there / "Ana Díaz.pdf").read_bytes() != before


def test_a_file_of_the_users_is_kept_and_its_row_refused_until_forced(made, there):
    mine = there / "Ana Díaz.pdf"
    mine.write_bytes(b"%PDF-1.7 my own")
    made()
    assert mine.read_bytes() == b"%PDF-1.7 my own"
    assert "add --force" in (there / "people.rejects.csv").read_text()
    made("--force")
    assert mine.read_bytes() != b"%PDF-1.7 my own"


def test_rejects_that_somebody_mends_are_not_written_over(made, there):
    rejects = there / "people.rejects.csv"
    rejects.write_text("line,reason,id,level\n4,x,3,mid\n")
    made()
    assert rejects.read_text() == "line,reason,id,level\n4,x,3,mid\n"
    assert "boss" in (there / "people.rejects.2.csv").read_text()


def test_rejects_of_an_earlier_run_stay_and_are_said(made, there):
    said = made(rows=PEOPLE[:1], code=0)
    assert "people.rejects.csv is of an earlier run" in said.err
    assert (there / "people.rejects.csv").exists()


def test_one_pdf_of_all_has_the_pages_in_the_order_of_the_table(made, there, tmp_path):
    for _ in range(2):
        made("--together", tmp_path / "all.pdf")
    pages = [page.extract_text() for page in PdfReader(tmp_path / "all.pdf").pages]
    assert ["For Ana Díaz" in pages[0], "For ANA DÍAZ" in pages[1]] == [True, True]
    assert len(pages) == 3
    assert (tmp_path / "all.pdf").stat().st_mode & 0o777 == 0o600
    (tmp_path / "all.pdf").write_bytes(b"%PDF-1.7 my own")
    assert "--force" in made("--together", tmp_path / "all.pdf").err


def test_several_processes_make_the_same_sheets(made, there, tmp_path):
    shutil.move(there, tmp_path / "by one")
    made(jobs=2)
    assert pdfs(there) == SHEETS
    for name in SHEETS:
        assert (there / name).read_bytes() == (tmp_path / "by one" / name).read_bytes()


def test_a_stop_leaves_the_finished_sheets_and_says_so(made, there, tmp_path, monkeypatch):
    real, calls = people_sheets.make_sheet, []

    def stopped(wanted):
        calls.append(wanted)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(wanted)

    monkeypatch.setattr(people_sheets, "make_sheet", stopped)
    (there / "李小龙.pdf").unlink()
    said = made(code=130)
    assert said.err.count("stopped: ") == 1
    assert "2 of 4 sheets (the same command goes on with it), was written" in said.err
    monkeypatch.undo()
    assert [path for path in there.iterdir() if path.suffix == ".tmp"] == []


def test_letters_no_font_has_and_offers_that_may_be_slips_are_said(made):
    said = made(rows=["1,李小龙,mid,3,US,7.25"], code=0)
    assert "may be slips: line 2" in said.err
    assert "boxes on the sheets of line 2" in said.err


def test_a_disk_that_takes_nothing_is_one_error(cli, made, tmp_path):
    (tmp_path / "sheets").write_text("a file")
    assert "cannot write" in made().err


def test_wrong_combinations_are_refused(cli, made, tmp_path):
    assert "either sheets or a table" in made("-o", tmp_path / "r.csv", code=2).err
    assert "end its name in .pdf" in made("--together", "all.zip").err
    assert "are for sheets" in cli.refused("batch", "p.csv", "-o", "r.csv", "--jobs", 2, code=2)


def test_without_the_extra_one_pdf_of_all_is_refused_before_any_sheet(made, tmp_path, monkeypatch):
    real = __import__("importlib.util").util.find_spec
    monkeypatch.setattr("importlib.util.find_spec", lambda n: None if n == "pypdf" else real(n))
    assert ".[xlsx]" in made("--together", "all.pdf").err
    assert not (tmp_path / "sheets").exists()


NAMES = st.one_of(
    st.text(max_size=90),
    st.sampled_from(
        ["", ".", "..", "../../etc/passwd", "CON", "com1.txt", "a/b", "Ana", "ana", "ANA"]
    ),
)


@given(st.lists(NAMES, max_size=12))
def test_every_name_is_safe_and_no_two_are_one_file(names):
    rows = [
        PersonRow(line=at, cells={"id": str(at), "name": name}, wrong="")
        for at, name in enumerate(names, start=2)
    ]
    found = file_names(rows)
    assert len({name.casefold() for name in found}) == len(found)
    for name in found:
        assert name
        assert not set(name) & set('<>:"/\\|?*\0\n')
        assert not name.startswith(".")
        assert len(f"{name}.pdf".encode()) <= 255
    assert file_names(rows) == found


def test_a_column_that_looks_like_one_that_is_read_is_said_with_the_sheets(cli, tmp_path):
    source = tmp_path / "people.csv"
    source.write_text('id,level,city\n1,mid,"Denver, CO"\n')
    said = cli("batch", source, "--sheets", tmp_path / "sheets", "--as-of", TODAY, "--jobs", 1)
    assert "note: the column city is copied, not read: places are read from area" in said.err
