"""The prep sheet as HTML: it needs nothing from elsewhere, and prints whole on one page."""

from __future__ import annotations

import os
import re
import unicodedata
from html import unescape
from itertools import product
from pathlib import Path

import pytest
from browser import browser, dejavu, printed
from commands import ME
from conftest import TODAY
from people import brought
from sheets import LONGEST, longest, text_of

from negotiate.api.ranges import target_range
from negotiate.api.scripts import talk_track
from negotiate.model.profile import PAPERS
from negotiate.model.script import CALLS
from negotiate.render.sheet import sheet_of
from negotiate.render.sheet_html import to_html
from negotiate.render.sheet_pdf import HTML_RESERVE, fit

FONTS = Path(__file__).parents[2] / "negotiate/render/fonts"
PLAIN = (
    ("senior", "Nashville, TN", "screen"),
    ("mid", "Louisville, KY", "screen"),
    ("manager", "Washington, DC", "interview"),
    ("senior", "Nashville, TN", "offer"),
)


def test_the_page_holds_no_link_to_anywhere_and_describes_its_drawing(cli, tmp_path):
    cli("sheet", *ME, "--offer", "24/h", "-o", tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text()
    assert not re.search(r"(src|href)\s*=|<script|@import|url\((?!data:)", page)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    assert policy.startswith("default-src 'none'; ")
    assert "http" not in policy
    assert 'lang="en"' in page
    assert re.search(r'role="img" aria-label="This job pays', page)
    headings = re.findall(r"<h(\d)", page)
    assert headings[0] == "1"
    assert set(headings[1:]) == {"2"}


def test_the_page_brings_its_fonts_and_they_are_small(cli):
    page = cli("sheet", *ME, "--format", "html", "-o", "-").out
    assert len(re.findall(r"@font-face", page)) == 2
    assert sum(font.stat().st_size for font in FONTS.glob("*.woff2")) < 60_000
    assert "Libertinus Project Authors" in (FONTS / "OFL.txt").read_text()


def test_nothing_on_the_page_is_cut_off():
    result = target_range("mid", as_of=TODAY)
    page = to_html(sheet_of(talk_track(result, brought(result))))
    assert not re.search(r"overflow(-y)?:|max-height|line-clamp", page)


def test_a_long_word_may_break_and_stays_escaped():
    result = target_range("mid", company="<b>&" + "W" * 20, as_of=TODAY)
    page = to_html(sheet_of(talk_track(result, brought(result))))
    assert "&lt;b&gt;&amp;WWWW<wbr>WWWWWWWW<wbr>WWWWWWWW" in page


def chosen(sheet):
    """A sheet with what the command keeps of it for HTML."""
    return fit(sheet, reserve=HTML_RESERVE).chosen_from(sheet)


def one_after_another(sheets):
    """Several sheets of one size as one page, each to start on paper of its own."""
    pages = [to_html(sheet) for sheet in sheets]
    mains = [re.search(r"<main>.*</main>", page, re.DOTALL)[0] for page in pages]
    apart = "main + main { break-before: page; }</style>"
    whole = pages[0].replace(mains[0], "".join(mains))
    return whole.replace("</style>", apart)


def squeezed(text):
    """The text without spaces, breaks and ligatures."""
    return re.sub(r"\s|\u200b", "", unicodedata.normalize("NFKC", unescape(text)))


def lines_of(sheet):
    """Every line of text the page must show."""
    yield from (sheet.title, sheet.subtitle, sheet.tag, sheet.small)
    yield sheet.left_out
    for figure in sheet.figures:
        yield from (figure.label, figure.value, figure.note)
    for block in sheet.blocks:
        yield from (block.title, block.note)
        for item in block.items:
            yield from (item.lead, item.text)


@pytest.mark.slow
@pytest.mark.parametrize("fonts", ["all fonts", "only DejaVu"])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("large", [False, True])
def test_a_browser_prints_the_longest_sheets_whole_on_one_page_each(tmp_path, paper, large, fonts):
    sheets = [
        chosen(longest(stage, name, tmp_path, large=large, paper=paper, offers=offers, share=share))
        for stage, name, offers, share in product(CALLS, LONGEST, (True, False), (False, True))
    ]
    for level, area, stage in PLAIN:
        script_of = target_range(level, years=6, area=area, as_of=TODAY)
        script = talk_track(script_of, brought(script_of, years=6), stage)
        sheets.append(chosen(sheet_of(script, paper=paper, large=large)))
    few = dejavu(tmp_path / "few") if fonts == "only DejaVu" else None
    text = text_of(printed(one_after_another(sheets), tmp_path, few), "-raw")
    pages = text.rstrip("\f\n").split("\f")
    assert len(pages) == len(sheets)
    for page, sheet in zip(pages, sheets, strict=True):
        shown = squeezed(page)
        assert [line for line in lines_of(sheet) if squeezed(line) not in shown] == []


@pytest.mark.slow
def test_lines_break_at_the_same_places_whatever_fonts_the_machine_has(tmp_path):
    sheet = chosen(longest("counter", LONGEST[1], tmp_path, large=False, paper="letter"))
    seen = set()
    for name, file in (("all", None), ("few", "*.ttf"), ("one", "DejaVuSansMono.ttf")):
        folder = tmp_path / name
        folder.mkdir()
        fonts = dejavu(folder / "fonts", file) if file else None
        seen.add(text_of(printed(to_html(sheet), folder, fonts), "-layout"))
    assert len(seen) == 1


@pytest.mark.slow
def test_a_picture_of_the_page_is_kept_for_looking_at(cli, tmp_path):
    cli("sheet", *ME, "--offer", "44000", "-o", tmp_path / "a.html")
    folder = Path(os.environ.get("NEGOTIATE_PICTURES", tmp_path))
    for name, size in (("wide", "1000,1200"), ("phone", "500,1600")):
        picture = folder / f"sheet-{name}.png"
        page = (tmp_path / "a.html").as_uri()
        browser(tmp_path, f"--screenshot={picture}", f"--window-size={size}", page)
        assert picture.stat().st_size > 10_000
