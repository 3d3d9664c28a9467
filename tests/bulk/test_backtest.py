"""The ranges against real pay: figures by hand, honest intervals, and readable mistakes."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
from conftest import TODAY

from negotiate import target_range
from negotiate.bulk.backtest import _weighted_median, backtest, closeness, rival

HEADER = "role,area,state,years,low,high,year,weight,source"


def file_of(tmp_path, *rows, header=HEADER):
    file = tmp_path / "reports.csv"
    file.write_text("\n".join((header, *rows)) + "\n")
    return file


def reports(**columns):
    count = len(columns["pay"])
    plain = {
        "target": [50_000.0] * count,
        "band_low": [40_000.0] * count,
        "band_high": [60_000.0] * count,
        "middle_half_p25": [45_000.0] * count,
        "middle_half_p75": [55_000.0] * count,
        "weight": [1.0] * count,
        "nation": [50_000.0] * count,
        "guide": [40_000.0] * count,
        "level": ["mid"] * count,
        "source": ["s"] * count,
        "state": ["TX"] * count,
        "role_key": ["customer-service"] * count,
        "industry": [""] * count,
    }
    return pd.DataFrame(plain | columns)


# --- figures by hand


def test_error_bias_and_shares_by_hand():
    """Said 50,000 against 40,000, 50,000 and 62,500: a quarter too much, right, a fifth too low."""
    found = closeness("x", reports(pay=[40_000.0, 50_000.0, 62_500.0]))
    assert found.error.value == pytest.approx(0.25)
    assert found.bias.value == pytest.approx(0.0)
    assert found.in_band.value == pytest.approx(2 / 3)
    assert found.in_half.value == pytest.approx(1 / 3)
    assert found.width == pytest.approx(0.5)
    assert found.reports == 3


def test_weights_count():
    found = closeness("x", reports(pay=[40_000.0, 50_000.0], weight=[3.0, 1.0]))
    assert found.bias.value == pytest.approx(0.25)
    assert found.in_half.value == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("values", "weights", "median"),
    [
        ([1.0, 2.0, 3.0], [1, 1, 1], 2.0),
        ([1.0, 2.0, 3.0, 4.0], [1, 1, 1, 1], 2.5),
        ([3.0, 1.0, 2.0], [1, 5, 1], 1.0),
        ([7.0], [2], 7.0),
    ],
)
def test_the_weighted_median(values, weights, median):
    assert _weighted_median(np.array(values), np.array(weights, dtype=float)) == median


def test_a_rival_has_no_band_and_the_fitted_figure_no_bias():
    pay = [30_000.0, 40_000.0, 50_000.0, 60_000.0, 70_000.0]
    result = backtest(reports(pay=pay))
    nation, guide, one = result.rivals
    assert nation.in_band is None
    assert guide.bias.value == pytest.approx(-0.2)
    assert one.bias.value == pytest.approx(0.0)
    assert rival("x", reports(pay=pay), "guide").width is None


def test_intervals_hold_the_figure_and_shrink_with_more_reports():
    draw = np.random.default_rng(1)
    few = closeness("few", reports(pay=np.exp(draw.normal(np.log(50_000), 0.25, 20))))
    many = closeness("many", reports(pay=np.exp(draw.normal(np.log(50_000), 0.25, 500))))
    for found in (few, many):
        for interval in (found.error, found.bias, found.in_band):
            assert interval.low <= interval.value <= interval.high
    assert many.bias.high - many.bias.low < (few.bias.high - few.bias.low) / 2
    assert many.error.value == pytest.approx(np.expm1(0.6745 * 0.25), abs=0.03)


def test_the_same_reports_give_the_same_intervals():
    some = reports(pay=[40_000.0, 50_000.0, 62_500.0])
    assert closeness("x", some) == closeness("x", some)


def test_roles_stand_beside_the_nations_figure_and_who_is_no_closer_is_named():
    """Collectors: 50,000 said of 40,000, the nation said 42,000. Agents the other way round."""
    found = backtest(
        reports(
            pay=[40_000.0] * 5 + [50_000.0] * 6 + [50_000.0] * 4,
            nation=[42_000.0] * 5 + [60_000.0] * 6 + [1.0] * 4,
            role_key=["collections"] * 5 + ["customer-service"] * 6 + ["dispatch"] * 4,
        )
    )
    roles = dict(found.groups)["role"]
    assert [(one.name, one.no_better) for one in roles] == [
        ("collections", True),
        ("customer-service", False),
    ]
    assert roles[0].error.value == pytest.approx(0.25)
    assert roles[0].nation.value == pytest.approx(0.05)
    assert [one.name for one in found.no_better] == ["collections"]
    assert not dict(backtest(reports(pay=[40_000.0] * 9)).groups)["role"]


def test_a_group_as_close_as_the_nations_figure_is_named_and_a_closer_one_is_not():
    """Both said 50,000 of 40,000 in Texas; in Ohio the nation said 60,000."""
    found = backtest(
        reports(
            pay=[40_000.0] * 10,
            nation=[50_000.0] * 5 + [60_000.0] * 5,
            state=["TX"] * 5 + ["OH"] * 5,
        )
    )
    assert [one.name for one in found.no_better] == ["TX"]


def test_groups_of_four_are_not_shown_and_levels_stand_in_order():
    levels = ["senior"] * 5 + ["mid"] * 5 + ["lead"] * 4
    result = backtest(reports(pay=[50_000.0] * 14, level=levels))
    assert [row.name for row in dict(result.groups)["level"]] == ["mid", "senior"]


# --- reports to ranges


def test_a_report_is_compared_with_the_range_of_its_own_time_and_place(cli, tmp_path):
    file = file_of(tmp_path, '"senior","Phoenix, AZ",AZ,6,50000,50000,2024,1,x')
    result = cli.json("bands", "backtest", file)
    target = target_range("senior", years=6, area="Phoenix, AZ", as_of=_day(2024)).target
    assert result["overall"]["bias"]["value"] == pytest.approx(target / 50_000 - 1)
    assert result["notes"] == []


def test_old_reports_are_brought_up_and_it_is_said(cli, tmp_path):
    """40,000 in 2021, up 5.7% and 4.6%, stands against May 2023."""
    file = file_of(tmp_path, "mid,,TX,3,40000,40000,2021,1,x")
    result = cli.json("bands", "backtest", file)
    target = target_range("mid", years=3, area="TX", as_of=TODAY.replace(2023, 5, 15)).target
    pay = 40_000 * 1.057 * 1.046
    assert result["overall"]["bias"]["value"] == pytest.approx(target / pay - 1)
    assert "1 reports from before May 2023" in result["notes"][0]


def test_a_range_of_pay_counts_at_its_geometric_middle(cli, tmp_path):
    two = cli.json("bands", "backtest", file_of(tmp_path, "mid,,TX,3,40000,62500,2024,1,x"))
    one = cli.json("bands", "backtest", file_of(tmp_path, "mid,,TX,3,50000,50000,2024,1,x"))
    assert two["overall"]["bias"]["value"] == pytest.approx(one["overall"]["bias"]["value"])


@pytest.mark.parametrize("weight", ["1e308", "1e-308", "0", "-1", "inf"])
def test_a_weight_that_sums_would_not_bear_is_refused(cli, tmp_path, weight):
    rows = (f"mid,,TX,3,40000,50000,2024,{weight},x", "mid,,TX,3,40000,50000,2024,1,x")
    file = file_of(tmp_path, *rows)
    assert "weight" in cli.refused("bands", "backtest", file, "--format", "json")


@pytest.mark.parametrize(
    ("role", "years", "level"),
    [
        ("agent", "1.5", "junior"),
        ("agent", "2", "mid"),
        ("agent", "", "mid"),
        ("Senior", "9", "senior"),
    ],
)
def test_an_agent_of_unknown_level_goes_by_years(cli, tmp_path, role, years, level):
    rows = [f"{role},,TX,{years},50000,50000,2024,1,x"] * 5
    result = cli.json("bands", "backtest", file_of(tmp_path, *rows))
    assert [row["name"] for row in result["groups"]["level"]] == [level]


def test_a_role_may_be_a_kind_of_work_and_its_figures_come_first_where_they_are_no_better(
    cli, tmp_path
):
    there = target_range("mid", years=3, area="TX", role="collections", as_of="2024-07-01")
    nation = target_range("mid", area="US", role="collections", as_of="2024-07-01")
    pay = nation.to_flat()["band_mid"]
    rows = [f"Collector,mid,,TX,3,{pay},{pay},2024,1,x"] * 5
    rows += [f"agent,,,TX,3,{there.target},{there.target},2024,1,x"] * 5
    file = file_of(tmp_path, *rows, header=HEADER.replace("role,", "role,level,"))
    first, second = cli.json("bands", "backtest", file)["groups"]["role"]
    assert (first["name"], first["reports"], first["no_better"]) == ("collections", 5, True)
    assert second["name"] == "customer-service"
    text = cli("bands", "backtest", file).out
    assert text.index("No better than the nation's figure: collections") < text.index("Against")
    wrong = file_of(tmp_path, "colections,,TX,3,50000,50000,2024,1,x")
    assert "no role called 'colections'" in cli.refused("bands", "backtest", wrong)


def test_an_unknown_place_falls_back_to_its_state(cli, tmp_path):
    rows = ["mid,Nowhere at all,TX,3,50000,50000,2024,1,x", "mid,,TX,3,50000,50000,2024,1,x"]
    both = [cli.json("bands", "backtest", file_of(tmp_path, row)) for row in rows]
    assert both[0]["overall"] == both[1]["overall"]


def test_level_is_read_as_role_is_and_weight_and_source_may_be_missing(cli, tmp_path):
    file = file_of(tmp_path, "mid,50000,,2024", header="level,low,high,year")
    assert cli.json("bands", "backtest", file)["overall"]["reports"] == 1


def test_all_mistakes_come_at_once_with_their_lines(cli, tmp_path):
    file = file_of(
        tmp_path,
        "king,,TX,3,50000,50000,2024,1,x",
        "mid,,TX,-1,50000,50000,2024,1,x",
        "mid,,TX,3,cheap,50000,2024,1,x",
        "mid,,TX,3,60000,50000,2024,1,x",
        "mid,,TX,3,50000,50000,1999,1,x",
        "mid,,TX,3,50000,50000,2024,0,x",
        "mid,,TX,many,50000,50000,2024,1,x",
    )
    err = cli.refused("bands", "backtest", file)
    assert "7 mistakes" in err
    for line in range(2, 9):
        assert f"line {line}:" in err
    lost = file_of(tmp_path, "mid,Xyzzyville,ZZ,3,50000,50000,2024,1,x")
    assert "line 2" in cli.refused("bands", "backtest", lost)


@pytest.mark.parametrize("text", ["", "role,low\n", f"{HEADER}\n", "area,low,year\nTX,1,2024\n"])
def test_a_file_without_reports_is_refused(cli, tmp_path, text):
    file = tmp_path / "r.csv"
    file.write_text(text)
    cli.refused("bands", "backtest", file)


def test_the_screen_shows_rivals_groups_and_what_the_words_mean(cli, tmp_path):
    rows = [f"mid,,TX,{n},{40_000 + 2_000 * n},{40_000 + 2_000 * n},2024,1,x" for n in range(2, 9)]
    file = file_of(tmp_path, *rows)
    said = cli("bands", "backtest", file).out
    for part in ("these ranges", "fitted to these reports", "By level", "By state", "bootstrap"):
        assert part in said
    table = cli("bands", "backtest", file, "--format", "csv").out.splitlines()
    assert table[0].startswith("group,name,reports,error,error_low,error_high,bias")
    assert len(table) == 1 + 4 + 3
    assert json.loads(cli("bands", "backtest", file, "--format", "json").out)["schema"]


def _day(year):
    return TODAY.replace(year, 7, 1)


# --- what a hostile reader found


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("mid,,TX,3,18,22,2024,1,x", "not pay for a year"),
        ("mid,,TX,3,50000,50000,2024.7,1,x", "not a whole year"),
        ("mid,,TX,3,50000,50000,2090,1,x", "reports may be from"),
    ],
)
def test_what_cannot_be_is_refused(cli, tmp_path, row, said):
    assert said in cli.refused("bands", "backtest", file_of(tmp_path, row))


def test_slips_in_the_header_are_named(cli, tmp_path):
    row = "mid,50000,2024,1"
    slip = file_of(tmp_path, row, header="level,low,year,weigth")
    assert "did you mean weight" in cli.refused("bands", "backtest", slip)
    twice = file_of(tmp_path, row, header="level,low,year,low")
    assert "twice" in cli.refused("bands", "backtest", twice)


def test_a_city_is_looked_for_in_its_state_first(cli, tmp_path):
    apart = file_of(tmp_path, "mid,Portland,ME,3,50000,50000,2024,1,x")
    found = cli.json("bands", "backtest", apart)["overall"]
    whole = file_of(tmp_path, 'mid,"Portland, ME",ME,3,50000,50000,2024,1,x')
    assert cli.json("bands", "backtest", whole)["overall"] == found


def test_no_share_is_less_than_nothing_in_words(cli, tmp_path):
    rows = [f"mid,,TX,3,{pay},{pay},2024,1,x" for pay in (40_000, 50_000, 60_000)]
    assert "-0%" not in cli("bands", "backtest", file_of(tmp_path, *rows)).out
