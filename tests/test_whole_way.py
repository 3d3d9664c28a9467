"""The whole way through a call, in a fresh home: the same target everywhere."""

from __future__ import annotations

import csv

import pytest
from conftest import TODAY

ON = ("--as-of", TODAY)


@pytest.mark.parametrize(
    ("level", "years", "area", "offer", "pay"),
    [
        ("senior", "6", "Phoenix, AZ", "21.15/h", "hourly = 21.15"),
        ("manager", "9", "Columbus, OH", "68000", "salary = 68000"),
    ],
)
def test_an_agent_and_a_manager_see_one_target_everywhere(
    cli, tmp_path, level, years, area, offer, pay
):
    cli("profile", "init", "--level", level, "--years", years, "--area", area, "--no-input")
    result = cli.json("range", "--offer", offer, *ON)
    target = result["target"]

    offers = tmp_path / "offers.toml"
    offers.write_text(f'[[offer]]\nname = "Acme"\nlevel = "{level}"\narea = "{area}"\n{pay}\n')
    placed = cli.json("compare", offers, *ON)["offers"][0]["place"]
    assert placed["target"] == target
    assert placed["percentile"] == pytest.approx(result["offer"]["percentile"])
    assert placed["compa_ratio"] == pytest.approx(result["offer"]["compa_ratio"])

    script = cli.json("script", offers, *ON)
    edges = [b["from"] for b in result["when_they_say"]]
    assert [b["from"] for b in script["when_they_say"]] == edges
    assert edges[-1] == result["offer"]["counter"]
    counter = _spoken(result["offer"]["counter"], level)
    assert counter in " ".join(line for tip in script["tips"] for line in tip["say"])

    page = cli("sheet", offers, "--format", "markdown", "-o", "-", *ON).out.replace("\\", "")
    assert _spoken(target, level) in page
    assert counter in page

    people = tmp_path / "people.csv"
    people.write_text(f'id,level,years,area,offer\n1,{level},{years},"{area}",{offer}\n')
    cli("batch", people, "-o", tmp_path / "out.csv", *ON)
    cells = next(csv.DictReader((tmp_path / "out.csv").read_text().splitlines()))
    assert float(cells["target"]) == target
    assert float(cells["offer_counter"]) == result["offer"]["counter"]

    rungs = cli.json("ladder", "--area", area, *ON)["levels"]
    assert [rung["you"] for rung in rungs if rung["level"] == level] == [target]


def _spoken(amount, level):
    return f"${amount / 2080:.2f}".replace(".00", "") if level == "senior" else f"${amount:,.0f}"
