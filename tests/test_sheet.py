"""The prep sheet: one page, the most important first, whatever is put into it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from conftest import TODAY
from people import brought
from test_cli_range import Terminal

from negotiate.api.comparisons import weigh
from negotiate.api.ranges import target_range
from negotiate.api.scripts import talk_track
from negotiate.files.offers import load_offers
from negotiate.model.document import Scale, Span
from negotiate.model.script import STAGES
from negotiate.model.sheet import PAPERS, Sheet
from negotiate.render.sheet import sheet_of
from negotiate.render.sheet_html import to_html
from negotiate.render.sheet_pdf import _RANGES, _pages, _span, fit, to_pdf

ME = ("--level", "senior", "--years", "6", "--area", "Phoenix, AZ", "--as-of", "2026-11-22")
LONGEST = (
    "W" * 40,
    "Extraordinary Worldwide Customer Operatio",
)
BOASTS = (
    "I reworked the refund replies with two teams and the knowledge base so that far fewer "
    "people had to call us back about them",
    "CSAT 82% to 91%: rewrote the refund replies with the knowledge team last year",
    "AHT 420 to 372: wrote shorter notes for common calls",
)
FOUR = "".join(
    f'[[offer]]\nname = "{n} {"Longname " * 6}"\nlevel = "manager"\narea = "Seattle, WA"\n'
    f"salary = {90_000 + 700 * n}\ncommute = {{ miles_one_way = 12, minutes_one_way = {20 + n} }}\n"
    for n in range(4)
)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def longest(stage, company, tmp_path, *, large, paper, share=False):
    result = target_range(
        "manager",
        years=9.5,
        area="Nashville, TN",
        company=company,
        offer="98000",
        posted="95000-120000",
        floor="96000",
        said="105000",
        as_of=TODAY,
    )
    if stage in ("screen", "interview"):
        result = target_range(
            "mid",
            area="Washington, DC",
            company=company,
            floor="19/h",
            posted="19-31/h",
            as_of=TODAY,
        )
    record = brought(result, years=9.5, certs=["hdi"], languages=["Spanish"], achievements=BOASTS)
    file = tmp_path / "four.toml"
    file.write_text(FOUR)
    comparison = weigh(load_offers([str(file)]), None, {"as_of": TODAY})
    script = talk_track(result, record, stage)
    return sheet_of(script, comparison, large=large, paper=paper, share=share)


@pytest.mark.parametrize("stage", STAGES)
def test_the_longest_inputs_fit_one_page_and_keep_what_matters(stage, tmp_path):
    for company, large, paper in product(LONGEST, (False, True), PAPERS):
        sheet = longest(stage, company, tmp_path, large=large, paper=paper)
        fitted = fit(sheet)
        assert _pages(fitted.sheet, 0.0) == 1, (company, large, paper)
        keys = [block.key for block in fitted.sheet.blocks]
        assert keys[:3] == ["hear", "say", "answers"]
        assert len(keys) + len(fitted.left_out) == len(sheet.blocks)


def test_a_plain_sheet_leaves_nothing_out(cli, tmp_path):
    said = cli("sheet", *ME, "--offer", "44000", "-o", tmp_path / "a.pdf")
    assert "left out" not in said.err


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


def text_of(pdf: Path) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("poppler-utils is not installed")
    return subprocess.run(
        ["pdftotext", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout


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
    for start in range(0, len(marks), 40):
        sheet = sheet_of(talk_track(result, brought(result)))
        whole = sheet._replace(title=" ".join(marks[start : start + 40]))
        assert to_pdf(whole, TODAY).startswith(b"%PDF")


def test_sharing_leaves_out_the_private_half(cli, tmp_path):
    secret = ("--offer", "44000", "--floor", "43210")
    mine = cli("sheet", *ME, *secret, "--format", "markdown", "-o", tmp_path / "a.md")
    assert mine.err.startswith("wrote")
    private = (tmp_path / "a.md").read_text()
    cli("sheet", *ME, *secret, "--share", "-o", tmp_path / "b.md")
    shared = (tmp_path / "b.md").read_text()
    for word in ("Private", "Walk-away", "20.77", "Giving way"):
        assert word in private
        assert word not in shared
    assert "To share" in shared


def test_without_an_offer_sharing_hides_the_edge_of_the_walk_away(cli, tmp_path):
    cli("sheet", *ME, "--floor", "21.77/h", "--share", "-o", tmp_path / "b.md")
    assert "21.77" not in (tmp_path / "b.md").read_text()


def test_sharing_hides_current_pay_and_that_it_lifted_the_ask(cli, tmp_path):
    cli("sheet", *ME, "--current", "26.77/h", "--offer", "25/h", "--share", "-o", tmp_path / "a.md")
    shared = (tmp_path / "a.md").read_text()
    for private in ("Pay now", "26.77", "what you need", "for you alone"):
        assert private not in shared


def test_names_that_cannot_be_written_are_refused_plainly(cli, tmp_path):
    cli.refused("sheet", *ME, "-o", tmp_path / ("a" * 300 + ".pdf"))
    (tmp_path / "x.md").mkdir()
    assert "is a folder" in cli.refused("sheet", *ME, "-o", tmp_path / "x.md", "--force")


def test_an_input_is_never_replaced_even_with_force(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "prep-sheet.md"
    file.write_text(cli("compare", "--template").out)
    said = ("sheet", file, "--company", "team lead", "--format", "markdown", "--force")
    assert "replaced" in cli.refused(*said)
    bands = tmp_path / "b.csv"
    bands.write_text("level,low,mid,high\nsenior,50000,60000,70000\n")
    cli.refused("sheet", *ME[:4], "--bands", bands, "-o", bands, "--format", "markdown", "--force")
    assert bands.read_text().startswith("level")


def test_a_link_that_leads_nowhere_is_not_followed(cli, tmp_path):
    link = tmp_path / "a.md"
    link.symlink_to(tmp_path / "nowhere.md")
    assert "--force" in cli.refused("sheet", *ME, "-o", link)


def test_the_offer_the_call_is_about_is_always_among_those_shown(cli, tmp_path):
    file = tmp_path / "offers.toml"
    pays = enumerate(("60000", "61000", "62000", "63000", "44000"))
    file.write_text("".join(f'[[offer]]\nname = "Firm {n}"\nsalary = {pay}\n' for n, pay in pays))
    cli("sheet", file, "--company", "firm 4", "--level", "senior", "-o", tmp_path / "a.md")
    page = (tmp_path / "a.md").read_text()
    assert "**Firm 4** $44,000 a year" in page
    assert "2 more not shown" in page


def test_the_line_with_the_figure_is_led_by_ask(cli, tmp_path):
    cli("sheet", *ME, "--stage", "offer", "-o", tmp_path / "a.md")
    page = (tmp_path / "a.md").read_text()
    say = page.partition("## Say")[2].partition("##")[0]
    assert re.findall(r"\*\*(.+?)\*\*", say) == ["Open", "Then", "Ask", "Close", "To buy time"]
    assert re.search(r"\*\*Ask\*\* For this job", say)


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
        text_of(pdf)
        command = ["pdftotext", "-layout", pdf, "-"]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert re.search(r"Band +JPY 1,682\.69 to JPY 2,500\.00", said)


def test_a_stretch_lies_where_its_share_of_the_scale_is():
    drawn = _span(Span("Ask", 20, 30, "", middle=None), 10, 30)
    assert (drawn["from"], drawn["to"], drawn["middle"]) == (0.5, 1.0, None)
    assert _span(Span("Band", 10, 30, "", middle=15), 10, 30)["middle"] == 0.25


def test_a_file_is_replaced_only_when_told_to(cli, tmp_path, monkeypatch):
    file = tmp_path / "prep.md"
    file.write_text("mine")
    assert "--force" in cli.refused("sheet", *ME, "-o", file)
    assert file.read_text() == "mine"
    cli("sheet", *ME, "--force", "-o", file)
    assert "Senior agent" in file.read_text()
    assert oct(file.stat().st_mode)[-3:] == "600"
    monkeypatch.setattr(sys, "stdin", Terminal("n\n"))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    cli("sheet", *ME, "-o", file, code=1)
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    cli("sheet", *ME, "--stage", "screen", "-o", file)
    assert "the screening call" in file.read_text()


def test_without_a_name_it_is_written_here(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "wrote prep-sheet.pdf" in cli("sheet", *ME).err
    assert "wrote prep-sheet.html" in cli("sheet", *ME, "--format", "html").err


def test_wrong_words_are_refused(cli, tmp_path):
    assert ".pdf" in cli.refused("sheet", *ME, "-o", tmp_path / "a.docx")
    assert "letter" in cli.refused("sheet", *ME, "--paper", "legal")
    assert "folder" in cli.refused("sheet", *ME, "-o", tmp_path / "no" / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_an_offers_file_is_compared_on_the_page(cli, tmp_path):
    file = tmp_path / "offers.toml"
    file.write_text(cli("compare", "--template").out)
    cli("sheet", file, "--company", "team lead", "-o", tmp_path / "a.md")
    page = (tmp_path / "a.md").read_text()
    assert "## The offers" in page
    assert "guaranteed" in page
    assert "nobody owes" in page


def test_the_page_holds_no_link_to_anywhere_and_describes_its_drawing(cli, tmp_path):
    cli("sheet", *ME, "--offer", "44000", "-o", tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text()
    assert not re.search(r"(src|href)\s*=|<script|@import|url\(", page)
    assert 'lang="en"' in page
    assert re.search(r'role="img" aria-label="This job pays', page)
    headings = re.findall(r"<h(\d)", page)
    assert headings[0] == "1"
    assert set(headings[1:]) == {"2"}


def chromium(tmp_path, *options):
    if CHROMIUM is None:
        assert "NEGOTIATE_CI" not in os.environ, "CI needs chromium"
        pytest.skip("chromium is not installed")
    subprocess.run(
        [
            CHROMIUM,
            *("--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"),
            f"--user-data-dir={tmp_path / 'profile'}",
            *options,
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("large", [False, True])
def test_a_browser_prints_the_longest_page_on_one_sheet(tmp_path, paper, large):
    for stage in ("counter", "screen"):
        sheet = longest(stage, LONGEST[1], tmp_path, large=large, paper=paper)
        chosen = fit(sheet, reserve=0.1).chosen_from(sheet)
        page, printed = tmp_path / f"{stage}.html", tmp_path / f"{stage}.pdf"
        unguarded = re.sub(r"max-height: [\d.]+mm; overflow: hidden;", "", to_html(chosen))
        page.write_text(unguarded)
        chromium(tmp_path, f"--print-to-pdf={printed}", page.as_uri())
        pages = len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes()))
        assert pages == 1, (stage, paper, large)


@pytest.mark.parametrize(
    ("level", "area", "stage"),
    [
        ("senior", "Nashville, TN", "screen"),
        ("mid", "Louisville, KY", "screen"),
        ("manager", "Washington, DC", "interview"),
        ("senior", "Nashville, TN", "offer"),
    ],
)
def test_a_browser_prints_plain_pages_whole(tmp_path, level, area, stage):
    result = target_range(level, years=6, area=area, as_of=TODAY)
    sheet = sheet_of(talk_track(result, brought(result, years=6), stage))
    whole = to_html(fit(sheet, reserve=0.1).chosen_from(sheet))
    page, printed = tmp_path / "a.html", tmp_path / "a.pdf"
    page.write_text(re.sub(r"max-height: [\d.]+mm; overflow: hidden;", "", whole))
    chromium(tmp_path, f"--print-to-pdf={printed}", page.as_uri())
    assert len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes())) == 1


def test_a_picture_of_the_page_is_kept_for_looking_at(cli, tmp_path):
    cli("sheet", *ME, "--offer", "44000", "-o", tmp_path / "a.html")
    folder = Path(os.environ.get("NEGOTIATE_PICTURES", tmp_path))
    for name, size in (("wide", "1000,1200"), ("phone", "500,1600")):
        picture = folder / f"sheet-{name}.png"
        page = (tmp_path / "a.html").as_uri()
        chromium(tmp_path, f"--screenshot={picture}", f"--window-size={size}", page)
        assert picture.stat().st_size > 10_000


EMPTY = Sheet("", "", "", (), Scale((), ""), (), "")


def read(name):
    return (Path(__file__).parents[1] / "negotiate/render/templates" / name).read_text()


def test_no_letter_is_smaller_than_promised():
    assert EMPTY.points == (10.5, 8.5)
    assert EMPTY._replace(large=True).points == (13.0, 10.0)
    typeset = re.findall(r"(?<![\w-])size: (\w+)(?: \* ([\w.-]+))?", read("sheet.typ"))
    assert {name for name, _ in typeset} == {"base", "fine"}
    factors = {float(factor) for _, factor in typeset if factor and factor != "d.figure-scale"}
    assert min(factors) >= 1
    sizes = set(re.findall(r"font-size: ([^;]+);", read("sheet.html.j2")))
    assert {size for size in sizes if "fine" not in size} == {"1.6em", "1.2em", "1em"}
    assert min(float(f) for size in sizes for f in re.findall(r"\* ([\d.]+)", size)) >= 1


def test_a_page_without_a_counter_is_for_the_answer(cli, tmp_path):
    cli("sheet", *ME, "--offer", "32/h", "-o", tmp_path / "a.md")
    assert "For your answer" in (tmp_path / "a.md").read_text()


def test_what_stands_on_paper_cannot_be_read_as_guaranteed_above_the_total(cli, tmp_path):
    cli("compare", "--template", "-o", tmp_path / "t.toml")
    said = cli(
        "sheet", tmp_path / "t.toml", "--company", "Night agent", "--format", "markdown", "-o", "-"
    )
    page = said.out
    assert "$57,272 a year after costs; $49,764 guaranteed pay" in page.replace("\\", "")


def test_a_counter_short_of_the_ask_says_why(cli):
    me = ("sheet", "--level", "mid", "--years", "3", "--area", "Columbus, OH", "--as-of", TODAY)
    bound = cli(*me, "--offer", "20/h", "--format", "markdown", "-o", "-").out
    assert "one call rarely goes past the counter" in bound
    near = cli(*me, "--offer", "23/h", "--format", "markdown", "-o", "-").out
    assert "rarely goes past" not in near
