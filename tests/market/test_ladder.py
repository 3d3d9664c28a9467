"""The ladder: five levels of one place."""

from __future__ import annotations

import csv
import io
import math
from itertools import pairwise

from assessments import PLACE, row
from conftest import TODAY

from negotiate.market.ladder import ladder
from negotiate.model.band import Bands
from negotiate.model.question import Question


def test_every_level_stands_with_its_pay_and_step(cli):
    data = cli.json("ladder", "--area", "Denver, CO", "--as-of", "2026-11-22")
    levels = data["levels"]
    assert [x["level"] for x in levels] == ["junior", "mid", "senior", "lead", "manager"]
    for one, above in pairwise(levels):
        assert math.isclose(one["step_up"], above["mid"] - one["mid"])
        assert math.isclose(one["step_up_five_years"], 5 * one["step_up"])
    assert levels[-1]["step_up"] is None
    here = cli.json("range", "--level", "mid", "--area", "Denver, CO", "--as-of", "2026-11-22")
    assert [levels[1][k] for k in ("low", "mid", "high")] == list(here["band"].values())
    assert all(x["you"] is None for x in levels)


def test_the_user_stands_on_their_rung_with_their_own_target(cli):
    asked = ("--level", "mid", "--years", "3", "--area", "Denver, CO", "--as-of", "2026-11-22")
    [mine] = [x for x in cli.json("ladder", *asked)["levels"] if x["you"]]
    assert mine["level"] == "mid"
    assert mine["you"] == cli.json("range", *asked)["target"]
    text = cli("ladder", *asked).out
    assert "Mid (you)" in text
    assert "about $24.30 an hour" in text
    assert all(len(line) <= 80 for line in text.splitlines())


def test_it_comes_as_markdown_and_csv(cli):
    assert "| Senior |" in cli("ladder", "--format", "markdown").out
    rows = list(csv.DictReader(io.StringIO(cli("ladder", "--format", "csv").out)))
    assert len(rows) == 5


def test_a_wrong_place_is_refused(cli):
    assert "--area" in cli.refused("ladder", "--area", "Nowhere, ZZ")


def test_a_step_starts_from_the_legal_minimum_where_it_lifts_the_band(cli, tmp_path):
    bands = tmp_path / "b.csv"
    rows = enumerate(("junior", "mid", "senior", "lead", "manager"))
    lines = [f"{name},{20000 + 9000 * n},{24000 + 9000 * n},{30000 + 9000 * n}" for n, name in rows]
    bands.write_text("level,low,mid,high\n" + "\n".join(lines) + "\n")
    levels = cli.json("ladder", "--area", "Seattle, WA", "--bands", bands)["levels"]
    assert levels[0]["mid"] > 24000
    assert math.isclose(levels[0]["step_up"], levels[1]["mid"] - levels[0]["mid"], abs_tol=0.01)


def test_bands_of_another_place_alone_are_refused(cli, tmp_path):
    bands = tmp_path / "b.csv"
    bands.write_text("level,area,low,mid,high\nmid,Lima,30000,40000,50000\n")
    said = cli.refused("ladder", "--area", "Denver, CO", "--bands", bands)
    assert "no mid band for Denver" in said


def test_what_earns_a_step_is_said_for_every_level(cli):
    levels = cli.json("ladder")["levels"]
    assert all(level["earned_by"] for level in levels)


def test_a_step_that_nothing_is_known_to_earn_says_nothing(facts):
    rows = (row("mid", 30_000.0, 36_000.0, 41_000.0), row("senior", 40_000.0, 50_000.0, 60_000.0))
    asked = Question(level="mid", as_of=TODAY)
    found = ladder(asked, PLACE, Bands(rows=rows, own=True), facts, {"senior": "years"}, None)
    assert [rung.earned_by for rung in found.rungs] == ["", "years"]
    assert [rung.step for rung in found.rungs] == [14_000.0, None]
