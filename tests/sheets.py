"""The longest sheets, for tests of what fits a page, and the text of a page that was made."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest
from conftest import TODAY
from people import brought

from negotiate.api.comparisons import weigh
from negotiate.api.ranges import target_range
from negotiate.api.scripts import talk_track
from negotiate.files.offers import load_offers
from negotiate.render.sheet import sheet_of

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


def longest(stage, company, tmp_path, *, large, paper, share=False, offers=True):
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
    comparison = weigh(load_offers([str(file)]), None, {"as_of": TODAY}) if offers else None
    script = talk_track(result, record, stage)
    return sheet_of(script, comparison, large=large, paper=paper, share=share)


def text_of(pdf, *options):
    """The text of a PDF as poppler reads it."""
    if not shutil.which("pdftotext"):
        assert "NEGOTIATE_CI" not in os.environ, "CI needs poppler"
        pytest.skip("poppler-utils is not installed")
    command = ["pdftotext", *options, pdf, "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
