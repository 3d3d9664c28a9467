"""No text of a user's steers a screen or runs in a spreadsheet."""

from __future__ import annotations

import sys
import unicodedata
from difflib import get_close_matches

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiate.files.finds import _cell
from negotiate.model.text import clean, is_formula, nearest, safe_cell, safe_lines

UNSEEN = {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}
EVERY = "".join(map(chr, range(sys.maxunicode + 1)))


def unseen(text):
    return {character for character in text if unicodedata.category(character) in UNSEEN}


def test_no_character_of_all_there_are_steers_a_screen():
    assert unseen(clean(EVERY, len(EVERY))) == set()
    assert unseen(safe_lines(EVERY)) == {"\n"}
    assert unseen(safe_cell(EVERY)) == {"\n"}
    assert unseen(EVERY) > {"\u061c", "\u202e", "\U000e0041", "\ud800", "\x9b", "\u2028"}


@given(st.text())
def test_what_can_be_seen_is_kept(text):
    seen = "".join(c for c in text if unicodedata.category(c) not in UNSEEN)
    assert "".join(clean(seen, 1000).split()) == "".join(seen.split())[:1000]
    assert safe_lines(seen) == seen


def test_a_soft_hyphen_parts_no_word():
    assert clean("Ac\u00adme") == safe_lines("Ac\u00adme") == "Acme"


def test_a_colour_goes_as_a_whole():
    assert clean("\x1b[31mred\x1b[0m") == safe_lines("\x1b[31mred\x1b[0m") == "red"


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
@pytest.mark.parametrize("before", ["", " ", "\t", "\u3000", "\u200b", "\r\n", "\x00", "\xa0"])
def test_no_cell_runs_in_a_spreadsheet(sign, before):
    cell = safe_cell(f"{before}{sign}1+1")
    assert cell.startswith("'")
    assert not is_formula(cell)
    assert _cell(cell).strip() == f"{sign}1+1"


def test_a_cell_of_plain_words_stays_as_it_is():
    assert safe_cell("it's 5 - 3, a@b") == "it's 5 - 3, a@b"
    assert _cell("'twas said") == "'twas said"
    assert safe_cell("") == ""


@given(st.text("abcdeé ", max_size=8), st.lists(st.text("abcdeé ", max_size=8)))
def test_the_nearest_words_are_those_of_a_full_search(word, known):
    for cutoff in (0.6, 0.8):
        wanted = get_close_matches(word.casefold(), dict.fromkeys(known), 3, cutoff)
        assert nearest(word, known, cutoff=cutoff) == wanted
