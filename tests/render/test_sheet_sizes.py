"""What a page holds is known without setting it: the arithmetic comes to what the page comes to."""

from __future__ import annotations

import pytest
from sheets import LONGEST, longest

from negotiate.render import sheet_pdf
from negotiate.render.sheet_pdf import _chosen, _pages, _sizes, fit


@pytest.fixture
def full(tmp_path):
    return longest("offer", LONGEST[1], tmp_path, large=False, paper="letter")


def ranked(sheet):
    return sorted((block for block in sheet.blocks if block.rank), key=lambda b: -b.rank)


def test_the_end_is_where_the_page_runs_over(full):
    height = sheet_pdf.MILLIMETRES[full.paper][1] * 72 / 25.4
    end = _sizes(full).end
    assert _pages(full, 1 - (end + 0.5) / height) == 1
    assert _pages(full, 1 - (end - 0.5) / height) == 2


def test_without_a_block_and_with_one_moved_it_ends_where_it_is_said_to(full):
    sizes = _sizes(full)
    for block in ranked(full)[:6]:
        fewer = _chosen(full, [block], {})._replace(left_out="")
        moved = sizes._length(fewer.blocks) - sizes._length(full.blocks)
        assert _sizes(fewer).end == pytest.approx(sizes.end + moved, abs=0.2), block.key


def test_the_line_of_what_is_left_out_lies_between_its_bounds(full):
    sizes = _sizes(full)
    for count in range(1, 6):
        dropped = [block for block in ranked(full) if block.side == "full"][:count]
        fewer = _chosen(full, dropped, {})
        line = _sizes(fewer).end - _sizes(fewer._replace(left_out="")).end
        least, most = sizes._named(dropped)
        assert least < line < most


def test_a_full_page_is_set_a_few_times_only(full, monkeypatch):
    times = []
    real = sheet_pdf._queried
    monkeypatch.setattr(sheet_pdf, "_queried", lambda *words: times.append(1) or real(*words))
    assert fit(full).left_out
    assert len(times) <= 4
