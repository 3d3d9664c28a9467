"""`negotiate range` when there is an offer, an advert or a number already said."""

from __future__ import annotations

import pytest

ME = ["--level", "senior", "--years", "6", "--area", "Phoenix, AZ", "--as-of", "2026-11-22"]


def words(said) -> str:
    return " ".join(said.out.split())


def test_the_counter_comes_first_and_the_offer_is_placed_in_plain_words(cli):
    said = cli("range", *ME, "--offer", "44000")
    assert said.out.splitlines()[2].split()[:3] == ["Say", "now", "$47,500"]
    assert said.out.splitlines()[3].split()[:3] == ["Good", "enough", "$46,000"]
    assert (
        "80% of the middle; about 4 in 10 customer service jobs here, of any level, pay less"
        in words(said)
    )
    assert "Could you get to $47,500?" in words(said)
    assert "If not: $46,000, then a shift differential, then a day to think." in words(said)


def test_the_screen_of_an_offer_stays_as_it_is(cli, snapshot):
    assert cli("range", *ME, "--offer", "44000", "--posted", "20-26/h").out == snapshot


@pytest.mark.parametrize(
    ("offer", "text"),
    [
        ("16/h", "fewer than 1 in 10 customer service jobs here, of any level, pay less"),
        ("23.06/h", "about half of customer service jobs here, of any level, pay less"),
        ("40/h", "more than 9 in 10 customer service jobs here, of any level, pay less"),
    ],
)
def test_where_an_offer_stands_is_said_in_tenths(cli, offer, text):
    assert text in words(cli("range", *ME, "--offer", offer))


@pytest.mark.parametrize(
    ("args", "text"),
    [
        (["--offer", "30/h"], "more than pay data supports here: take it"),
        (["--offer", "25/h", "--said", "24/h"], "it meets what you said: accept"),
        (["--offer", "28.20/h"], "less than 1% to win"),
    ],
)
def test_without_a_counter_the_reason_is_said(cli, args, text):
    said = cli("range", *ME, *args)
    assert text in words(said)
    assert "When can I have it in writing?" in words(said)


def test_before_an_offer_the_screen_says_what_to_answer(cli):
    text = words(cli("range", *ME, "--floor", "24/h"))
    assert "When they say a number" in text
    assert "under $24.00 Thank you, I'd like this to work." in text
    assert "$28.30 or more" in text


def test_explain_adds_the_fields_terms_and_every_line(cli):
    text = words(cli("range", *ME, "--offer", "44000", "--explain"))
    for term in ("compa-ratio 0.80", "range penetration -0.25", "verdict below-market"):
        assert term in text
    assert "Giving way, step by step" in text
    assert "Could I work from home two days a week?" in text
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
    one = cli.json("range", *ME, "--posted", "22-22/h")
    assert one["ask_low"] == one["ask_high"] == 45_760


def test_one_figure_in_an_advert_is_where_pay_starts_and_bounds_nothing_above(cli):
    """ "Starting at $20" told people with long years to accept $20."""
    plain = cli.json("range", *ME)
    start = cli.json("range", *ME, "--posted", "20/h", "--offer", "20/h")
    assert (start["ask_low"], start["ask_high"]) == (plain["ask_low"], plain["ask_high"])
    assert start["offer"]["counter"] > 20 * 2080


@pytest.mark.parametrize("posted", ["", "abc", "50000-40000", "18-50000", "1-2-3", "800-900", "-"])
def test_what_is_no_posted_range_is_refused(cli, posted):
    assert "--posted" in cli.refused("range", *ME, f"--posted={posted}")


MID = ["--level", "mid", "--years", "3.5", "--area", "US", "--as-of", "2026-11-22"]


@pytest.mark.parametrize(
    "call",
    [
        ["--posted", "40000-45000", "--floor", "47000", "--offer", "40000"],
        ["--posted", "40000-45000", "--current", "45500", "--offer", "40000"],
        ["--floor", "48000", "--said", "48000", "--offer", "40000"],
        ["--offer", "10000", "--said", "9000"],
        ["--said", "43000", "--offer", "43000", "--floor", "46000"],
        ["--posted", "40000-47000", "--floor", "50000", "--offer", "47000"],
        ["--posted", "17-19/h", "--floor", "22/h"],
    ],
)
def test_nobody_is_told_to_accept_or_be_happy_with_less_than_they_would_take(cli, call):
    text = words(cli("range", *MID, *call))
    assert "happy" not in text
    assert "accept" not in text
    assert "take it" not in text


def test_the_counter_is_spoken_wherever_there_is_one(cli):
    call = ["--posted", "40000-45000", "--floor", "47000", "--offer", "40000"]
    assert "Could you get to $45,000?" in words(cli("range", *MID, *call))


def test_an_offer_at_the_top_of_a_low_advert_is_not_called_high(cli):
    text = words(cli("range", *MID, "--posted", "18-19/h", "--offer", "20/h"))
    assert "at or over the top of the advert" in text
    assert "more than pay data supports" not in text


def test_a_figure_already_said_is_never_topped(cli):
    data = cli.json("range", *MID, "--said", "47100", "--offer", "43000")
    assert data["figure"] == 47_100
    assert [c["ask"] for c in data["concessions"] if c["ask"]] == [45_000]


def test_equal_amounts_compare_as_equal_however_they_are_typed(cli):
    offer = cli.json("range", *MID, "--floor", "24.17/h", "--offer", "50273.60")["offer"]
    assert offer["verdict"] == "in-range"
    exact = ["--level", "lead", "--years", "1", "--area", "US", "--posted", "58702-60463.06"]
    assert cli.json("range", *exact, "--as-of", "2026-11-22")["ask_low"] == 58_702
    manager = ["--level", "manager", "--years", "2", "--area", "Phoenix, AZ", "--offer", "58000"]
    posted = ["--posted", "23.95-31.14/h", "--as-of", "2026-11-22"]
    assert cli.json("range", *manager, *posted)["offer"]["counter"] == 64_771.2


def test_the_advert_beats_a_legal_minimum_rounded_up(cli):
    me = ["--level", "senior", "--years", "1", "--area", "Phoenix, AZ", "--as-of", "2026-11-22"]
    data = cli.json("range", *me, "--posted", "22000-31550", "--offer", "30000")
    assert data["offer"]["counter"] == 31_550


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (["--floor", "6/h"], "Your floor is under the legal minimum, $7.25"),
        (["--floor", "20/h", "--current", "22/h"], "Your floor is under what you earn now"),
        (["--floor", "22/h", "--offer", "21/h"], "This offer is under your floor"),
        (["--current", "22/h", "--offer", "21/h"], "This offer is under what you earn now"),
        (["--posted", "14-16/h"], "of pay for this job here; the advert is lower"),
    ],
)
def test_what_the_users_own_figures_mean_is_said(cli, call, text):
    assert text in words(cli("range", *MID, *call))


def test_where_the_figure_is_what_one_level_up_pays_that_is_no_news(cli):
    leeds = ("--level", "mid", "--country", "GB", "--area", "Leeds", "--years", "5")
    up = cli.json("range", *leeds)["next_level"]["target"]
    for offer, news in ((25_000, True), (26_500, False)):
        figure = cli.json("range", *leeds, "--offer", offer)["figure"]
        assert (figure < up) == news
        assert ("One level up" in words(cli("range", *leeds, "--offer", offer))) == news


def test_only_what_is_under_the_minimum_of_today_is_asked_about_it(cli):
    denver = ("--level", "mid", "--area", "Denver, CO", "--offer", "18/h", "--as-of", "2026-11-27")
    text = words(cli("script", *denver))
    assert "under $19.29 I'd like to settle that" in text


def test_the_level_is_asked_about_before_the_figure_where_there_is_one(cli):
    low = ("--offer", "21.15/h")
    assert "mid-level agent pay: before your figure, ask which level" in words(
        cli("range", *ME, *low)
    )
    final = words(cli("range", *ME, *low, "--final"))
    assert "which level" not in final


@pytest.mark.parametrize("more", [("--final",), ("--pay-set", "class")])
def test_nobody_says_yes_to_the_pay_they_have_already(cli, more):
    call = (
        "--level",
        "mid",
        "--area",
        "Denver, CO",
        "--about",
        "raise",
        "--current",
        "20/h",
        *more,
    )
    text = words(cli("script", *call))
    assert "$20.00 or less I understand. What would it take, and by when?" in text
    assert "over $20.00 Yes, thank you." in text
    assert "When does it start" not in words(cli("range", *call))
