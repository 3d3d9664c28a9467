"""The prep sheet as PDF: one page, the most important first, whatever is put into it."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import product
from pathlib import Path

import pytest
from commands import ME
from conftest import TODAY
from people import brought
from sheets import BOASTS, LONGEST, longest, text_of

from negotiate.api.ranges import target_range
from negotiate.api.scripts import talk_track
from negotiate.model.profile import PAPERS
from negotiate.model.script import CALLS
from negotiate.render.document import Scale, Span
from negotiate.render.page import Sheet
from negotiate.render.sheet import sheet_of
from negotiate.render.sheet_pdf import _RANGES, _pages, _span, breakable, fit, to_pdf


@pytest.mark.parametrize("stage", [*CALLS, "after"])
def test_the_longest_inputs_fit_one_page_and_keep_what_matters(stage, tmp_path):
    for company, large, paper in product(LONGEST, (False, True), PAPERS):
        sheet = longest(stage, company, tmp_path, large=large, paper=paper)
        fitted = fit(sheet)
        assert _pages(fitted.sheet, 0.0) == 1, (company, large, paper)
        keys = [block.key for block in fitted.sheet.blocks]
        assert {block.key for block in sheet.blocks if not block.rank} <= set(keys)
        assert len(keys) + len(fitted.left_out) == len(sheet.blocks)


def test_a_plain_sheet_leaves_nothing_out(cli, tmp_path):
    said = cli("sheet", *ME, "--offer", "44000", "-o", tmp_path / "a.pdf")
    assert "left out" not in said.err
    assert "Left out" not in text_of(tmp_path / "a.pdf")


def test_a_full_page_itself_names_what_it_has_no_room_for(cli, tmp_path):
    for suffix in ("pdf", "html"):
        page = tmp_path / f"a.{suffix}"
        said = cli("sheet", *ME, "--offer", "44000", "--large", "-o", page)
        text = text_of(page) if suffix == "pdf" else page.read_text()
        line = re.search(r"Left out for space: (.+?)\.(?:\s|<)", text, re.DOTALL)
        named = " ".join(line[1].split()).split("; ")
        assert named[-1] == "the chart"  # it goes first
        assert all(name in said.err for name in named)
        assert "Band" not in text


def test_the_line_of_what_is_left_out_never_makes_a_second_page(tmp_path):
    sheet = longest("offer", LONGEST[1], tmp_path, large=False, paper="letter")
    full = sheet.blocks[-2]._replace(side="full", rank=9)
    many = [full._replace(key=f"more{n}", title=f"Block {n} {'of many ' * 12}") for n in range(12)]
    for count in range(1, 12):
        fitted = fit(sheet._replace(blocks=(*sheet.blocks, *many[:count])))
        assert _pages(fitted.sheet, 0.0) == 1
        assert all(title in fitted.sheet.left_out for title in fitted.left_out)


def test_only_words_no_line_holds_may_break_and_only_every_eighth_letter():
    assert breakable("a plain name") == ["a plain name"]
    assert breakable("at " + "W" * 20) == ["at WWWWWWWW", "W" * 8, "W" * 4]
    assert "".join(breakable("x" * 41 + " y " + "z" * 33)) == "x" * 41 + " y " + "z" * 33


def test_the_pdf_is_one_tagged_page_and_the_same_each_time(cli, tmp_path):
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    cli("sheet", *ME, "--offer", "44000", "-o", first)
    cli("sheet", *ME, "--offer", "44000", "-o", second)
    assert first.read_bytes() == second.read_bytes()
    data = first.read_bytes()
    assert data.startswith(b"%PDF")
    assert b"pdfuaid" in data
    if shutil.which("pdfinfo"):
        info = subprocess.run(["pdfinfo", first], capture_output=True, text=True, check=True).stdout
        assert re.search(r"Pages:\s+1\b", info)
        assert re.search(r"Tagged:\s+yes", info)
        assert "Senior agent" in info


HOSTILE = '#read("/etc/passwd") $x^2$ *b* [r] {{7}}'


def test_markup_in_a_name_comes_out_as_typed(cli, tmp_path):
    pdf = tmp_path / "a.pdf"
    cli("sheet", *ME, "--company", HOSTILE, "-o", pdf)
    text = " ".join(text_of(pdf).split())
    assert HOSTILE in text.replace("“", '"').replace("”", '"')
    cli(
        "sheet",
        *ME,
        "--company",
        "<script>alert(1)</script> & {{ 7 * 7 }}",
        "-o",
        tmp_path / "a.html",
    )
    page = (tmp_path / "a.html").read_text()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; {{ 7 * 7 }}" in page


def test_characters_no_font_has_are_replaced_and_named(cli, tmp_path):
    pdf = tmp_path / "a.pdf"
    said = cli("sheet", *ME, "--company", "Süß \U0001f600 中文 Łódź", "-o", pdf)
    assert "\U0001f600 中 文" in said.err
    assert "Süß □ □□ Łódź" in " ".join(text_of(pdf).split())
    cli("sheet", *ME, "--company", "中文", "-o", tmp_path / "a.html")
    assert "中文" in (tmp_path / "a.html").read_text()
    assert "lack" not in cli("sheet", *ME, "--company", "中文", "-o", tmp_path / "b.html").err


def test_every_character_we_let_through_can_be_set():
    result = target_range("mid", as_of=TODAY)
    marks = [chr(c) for first, last in _RANGES for c in range(first, last + 1)]
    sheet = sheet_of(talk_track(result, brought(result)))
    for start in range(0, len(marks), 400):
        whole = sheet._replace(title=" ".join(marks[start : start + 400]))
        assert to_pdf(whole, TODAY).startswith(b"%PDF")


def test_marks_nobody_sees_leave_no_box_and_trademarks_stay(cli, tmp_path):
    pdf = tmp_path / "a.pdf"
    said = cli("sheet", *ME, "--company", "Ac\u00adme\u2122 q\u0303", "-o", pdf)
    assert "lack" not in said.err
    assert "Acme\u2122 q" in " ".join(text_of(pdf).split())


def test_words_no_line_holds_are_broken_not_cut(tmp_path):
    for name in ("W" * 40, "中" * 40):
        result = target_range("manager", area="Nashville, TN", company=name, as_of=TODAY)
        fitted = fit(sheet_of(talk_track(result, brought(result))))
        assert "\u200b" in fitted.sheet.title
        pdf = tmp_path / "a.pdf"
        pdf.write_bytes(to_pdf(fitted.sheet, TODAY))
        mark = name[0] if name[0] == "W" else "\u25a1"
        assert text_of(pdf).count(mark) >= 40


YEN = (
    "level,low,mid,high,area,as_of,currency\nsenior,3500000,4200000,5200000,Tokyo,2026-01-01,JPY\n"
)


def test_amounts_of_other_currencies_stay_readable(cli, tmp_path):
    bands = tmp_path / "b.csv"
    bands.write_text(YEN)
    for more in ((), ("--large",)):
        pdf = tmp_path / "a.pdf"
        asked = ("--bands", bands, "--level", "senior", "--area", "Tokyo", "--force", "-o", pdf)
        cli("sheet", *asked, *more)
        said = text_of(pdf, "-layout")
        assert re.search(r"JPY 2,019\.20 to JPY 2,180\.70 an hour", said)


def test_a_stretch_lies_where_its_share_of_the_scale_is():
    drawn = _span(Span("Ask", 20, 30, "", middle=None), 10, 30)
    assert (drawn["from"], drawn["to"], drawn["middle"]) == (0.5, 1.0, None)
    assert _span(Span("Band", 10, 30, "", middle=15), 10, 30)["middle"] == 0.25


EMPTY = Sheet("", "", "", (), Scale((), ""), (), "")


def read(name):
    return (Path(__file__).parents[2] / "negotiate/render/templates" / name).read_text()


def test_no_letter_is_smaller_than_promised():
    assert EMPTY.points == (10.5, 8.5)
    assert EMPTY._replace(large=True).points == (13.0, 10.0)
    typeset = re.findall(r"(?<![\w-])size: (\w+)(?: \* ([\w.-]+))?", read("sheet.typ"))
    assert {name for name, _ in typeset} == {"base", "fine"}
    factors = {float(factor) for _, factor in typeset if factor and factor != "d.figure-scale"}
    assert min(factors) >= 1
    sizes = set(re.findall(r"font-size: ([^;]+);", read("sheet.css")))
    assert {size for size in sizes if "fine" not in size} == {"1.6em", "1.9em", "1em"}
    assert min(float(f) for size in sizes for f in re.findall(r"\* ([\d.]+)", size)) >= 1


SPANISH = {"languages": ["Spanish"], "certs": ["hdi"]}
SITUATIONS = {
    "junior in need": ("junior", {"area": "Tulsa, OK", "offer": "16/h", "need": "high"}, {}),
    "lead inside": (
        "lead",
        {"area": "San Antonio, TX", "about": "promotion", "current": "18.50/h", "offer": "40000"},
        {"achievements": BOASTS},
    ),
    "raise": ("mid", {"area": "Tampa, FL", "about": "raise", "current": "17.25/h"}, {}),
    "class": ("junior", {"area": "El Paso, TX", "offer": "14/h", "pay_set": "class"}, SPANISH),
    "scale": ("mid", {"area": "Sacramento, CA", "offer": "21.14/h", "steps": "21.14,22.2"}, {}),
    "final": ("senior", {"area": "Dallas, TX", "offer": "21.50/h", "final": True}, SPANISH),
    "unlawful": ("mid", {"area": "Seattle, WA", "offer": "16/h"}, {"achievements": BOASTS}),
    "rival": ("senior", {"area": "Charlotte, NC", "offer": "22/h", "rival": "23.5/h written"}, {}),
}


@pytest.mark.parametrize("name", SITUATIONS)
def test_in_every_talk_the_page_is_one_and_only_the_foot_goes(name):
    level, job, brings = SITUATIONS[name]
    result = target_range(level, years=3, as_of=TODAY, **job)
    record = brought(result, years=3, **brings)
    for channel, large in (("phone", False), ("email", False), ("phone", True)):
        sheet = sheet_of(talk_track(result, record, None, channel), large=large, paper="letter")
        fitted = fit(sheet)
        assert _pages(fitted.sheet, 0.0) == 1
        if not large:
            kept = {block.key for block in fitted.sheet.blocks}
            assert {b.key for b in sheet.blocks} - kept <= {"chart", "market", "law", "open"}


def test_what_the_law_says_stands_a_sentence_to_a_line_and_does_not_run_together(cli, tmp_path):
    cli("sheet", *ME, "--stage", "after", "-o", tmp_path / "a.pdf")
    lines = text_of(tmp_path / "a.pdf", "-layout").splitlines()
    assert any(line.strip().startswith("A promised review is worth") for line in lines)
    assert any(line.strip().startswith("You may talk about your pay") for line in lines)
