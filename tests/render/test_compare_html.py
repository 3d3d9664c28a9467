"""A comparison as a page."""

from __future__ import annotations

import os
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from browser import browser
from offer_examples import BONUS_TEXT, OFFER_TEXT, written

HOSTILE = """
[[offer]]
name = "<script>alert(1)</script>"
salary = 50000
area = "TX"
[[offer]]
name = "\\"><img src=x onerror=alert(2)>"
salary = 51000
area = "TX"
[[offer.bonus]]
name = "</svg><script>alert(3)</script>"
amount = 4000
payout = 0.5
low = 0.0
high = 1.0
"""


SCRIPT = "<script>(.*?)</script>"


class Tags(HTMLParser):
    """The tags and attributes of a page, as a browser reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_the_page_stands_alone_and_names_are_only_text(cli, tmp_path):
    page = tmp_path / "report.html"
    cli("compare", written(tmp_path, HOSTILE), "-o", page)
    html = page.read_text()
    tags = Tags()
    tags.feed(html)
    assert not tags.names & {"img", "link", "iframe", "object", "base"}
    assert html.count("<script") == html.count("</script") == 2  # the tables, and what reads them
    assert not any(name in ("src", "href") or name.startswith("on") for name in tags.attributes)
    assert "url(" not in html
    assert "@import" not in html
    assert html.count("<svg") == html.count('role="img" aria-label="') == html.count("<title>") - 1
    assert html.index('class="verdict"') < html.index("<svg")
    assert oct(page.stat().st_mode)[-3:] == "600"


def test_the_page_may_load_nothing_and_run_its_own_script_alone(cli, tmp_path):
    file = written(tmp_path, OFFER_TEXT.format("alone", 50_000, "TX"))
    page = cli("compare", file, "--format", "html").out
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    parts = dict(part.split(" ", 1) for part in policy.split("; "))
    assert "unsafe" not in policy
    assert parts.keys() - {"base-uri", "form-action"} == {"default-src", "style-src", "script-src"}
    assert parts["default-src"] == "'none'"
    for name, pattern in (("style-src", "<style>(.*?)</style>"), ("script-src", SCRIPT)):
        (text,) = re.findall(pattern, page, re.DOTALL)
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert parts[name] == f"'sha256-{digest}'"


def test_the_page_goes_to_standard_output_too_and_for_one_offer(cli, tmp_path):
    file = written(tmp_path, OFFER_TEXT.format("alone", 50_000, "TX"))
    said = cli("compare", file, "--format", "html")
    assert said.out.startswith("<!doctype html>")
    assert "One offer, totalled" in said.out
    assert "Chance to be best" not in said.out


def test_other_commands_still_send_pages_to_sheet(cli, tmp_path):
    assert "html" in cli.refused("range", "--level", "mid", "--format", "html")
    cli.refused(
        "compare", written(tmp_path, OFFER_TEXT.format("a", 1e4, "TX")), "-o", tmp_path / "a.pdf"
    )


def test_bars_share_one_scale_with_costs_left_of_zero(cli, tmp_path):
    text = OFFER_TEXT.format("a", 40_000, "TX") + OFFER_TEXT.format("b", 35_000, "TX")
    text += "health = { premium_monthly = 833.3333333333334 }\n"
    html = cli("compare", written(tmp_path, text), "--format", "html").out
    rects = re.findall(r'<rect class="(\w+)" x="([\d.]+)" y="2" width="([\d.]+)"', html)
    assert rects == [
        ("guaranteed_pay", "200.00", "800.00"),
        ("guaranteed_pay", "200.00", "700.00"),
        ("cost", "0.00", "200.00"),
    ]


@pytest.mark.parametrize("width", [360, 1100])
@pytest.mark.parametrize("many", [2, 4])
def test_a_browser_shows_the_page_without_running_over(cli, tmp_path, width, many):
    """Nothing wider than the window, and a picture kept for looking at."""
    names = ("Insurance claims desk of a long name", "Outsourcer", "Software, remote", "Bank")
    text = "".join(
        OFFER_TEXT.format(n, 50_000 + 900 * i, "TX") + BONUS_TEXT + "low = 0.0\nhigh = 1.0\n"
        for i, n in enumerate(names[:many])
    )
    html = cli("compare", written(tmp_path, text), "--format", "html").out
    probe = (
        "<script>document.title = Math.max(...[...document.querySelectorAll('main *')].filter("
        "e => !e.closest('.wide table')).map(e => e.getBoundingClientRect().right))</script>"
    )
    frame = tmp_path / "page.html"
    html = re.sub("script-src '[^']+'", "script-src 'unsafe-inline'", html)  # for the probe alone
    frame.write_text(html.replace("</body>", f"{probe}</body>"))
    holder = tmp_path / "holder.html"  # a window of Chromium's is never narrower than 500
    holder.write_text(
        f'<iframe src="page.html" style="width:{width}px;height:900px;border:0"></iframe>'
        "<script>onload = () => { document.body.dataset.right = "
        "frames[0].document.title }</script>"
    )
    files = "--allow-file-access-from-files"
    right = re.search(
        r'data-right="([\d.]+)"', browser(tmp_path, files, "--dump-dom", holder.as_uri())
    )
    assert width / 2 < float(right[1]) <= width
    if folder := os.environ.get("NEGOTIATE_PICTURES"):
        plain = tmp_path / "plain.html"
        plain.write_text(html)
        picture = Path(folder) / f"compare-{many}-{width}.png"
        size = f"--window-size={max(width, 500)},2400"
        browser(tmp_path, "--hide-scrollbars", f"--screenshot={picture}", size, plain.as_uri())
        assert picture.stat().st_size > 10_000
