"""`negotiate range` when there is an offer, an advert or a number already said."""

from __future__ import annotations

import pytest

ME = ["--level", "senior", "--years", "6", "--area", "Phoenix, AZ", "--as-of", "2026-11-22"]


def words(said) -> str:
    return " ".join(said.out.split())


def test_the_counter_comes_first_and_the_offer_is_placed_in_plain_words(cli):
    said = cli("range", *ME, "--offer", "44000")
    assert said.out.splitlines()[2].split()[:2] == ["Counter", "$25.30"]
    assert "81% of the middle; about 4 in 10 of these jobs pay less" in words(said)
    assert "Could you get to $25.30 an hour?" in words(said)
    assert "If not, $24.00 then $23.30; then a pay review date" in words(said)


def test_the_screen_of_an_offer_stays_as_it_is(cli, snapshot):
    assert cli("range", *ME, "--offer", "44000", "--posted", "20-26/h").out == snapshot


@pytest.mark.parametrize(
    ("offer", "text"),
    [
        ("16/h", "fewer than 1 in 10 of these jobs pay less"),
        ("23.06/h", "about half of these jobs pay less"),
        ("40/h", "more than 9 in 10 of these jobs pay less"),
    ],
)
def test_where_an_offer_stands_is_said_in_tenths(cli, offer, text):
    assert text in words(cli("range", *ME, "--offer", offer))


@pytest.mark.parametrize(
    ("args", "text"),
    [
        (["--offer", "30/h"], "more than pay data supports here: take it"),
        (["--offer", "25/h", "--said", "24/h"], "it meets what you said: accept"),
        (["--offer", "27.90/h"], "less than 1% to win"),
    ],
)
def test_without_a_counter_the_reason_is_said(cli, args, text):
    said = cli("range", *ME, *args)
    assert text in words(said)
    assert "Could I have it in writing?" in words(said)


def test_before_an_offer_the_screen_says_what_to_answer(cli):
    text = words(cli("range", *ME, "--floor", "24/h"))
    assert "When they say a number" in text
    assert "under $24.00 Thank you, I'd like this to work." in text
    assert "$28.00 or more" in text


def test_explain_adds_the_fields_terms_and_every_line(cli):
    text = words(cli("range", *ME, "--offer", "44000", "--explain"))
    for term in ("compa-ratio 0.81", "range penetration -0.21", "verdict below-market"):
        assert term in text
    assert "Giving way, step by step" in text
    assert "Could two days a week be from home?" in text
    top = words(cli("range", *ME, "--offer", "90000", "--explain"))
    assert "above the 90th" in top
    assert "below the 10th" in words(cli("range", *ME, "--offer", "15/h", "--explain"))


def test_own_bands_have_no_percentile_but_the_rest(cli, tmp_path):
    file = tmp_path / "b.csv"
    file.write_text("level,low,mid,high\nsenior,50000,50000,50000\n")
    text = words(cli("range", *ME, "--bands", file, "--offer", "45000", "--explain"))
    assert "The offer is 90% of the middle." in text
    assert "range penetration" not in text


def test_a_posted_range_is_read_as_adverts_write_it(cli):
    for posted in ("18-22/h", "$18 to $22 an hour", "18 - 22", "37,440–45,760"):
        assert cli.json("range", *ME, "--posted", posted)["ask_high"] == 45_760
    assert (
        "--posted: taken as $18.00 to $22.00 an hour" in cli("range", *ME, "--posted", "18-22").err
    )
    one = cli.json("range", *ME, "--posted", "22/h")
    assert one["ask_low"] == one["ask_high"] == 45_760


@pytest.mark.parametrize("posted", ["", "abc", "50000-40000", "18-50000", "1-2-3", "800-900", "-"])
def test_what_is_no_posted_range_is_refused(cli, posted):
    assert "--posted" in cli.refused("range", *ME, f"--posted={posted}")
