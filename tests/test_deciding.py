"""Take-home, real dollars, odds, what moves the lead, years, and the page to look at."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st

from negotiate import compare_offers
from negotiate.files import taxes as tax_files
from negotiate.files.data import read_rows
from negotiate.files.facts import load_facts
from negotiate.files.taxes import load_federal_tax, load_prices, load_state_tax
from negotiate.model.comparison import Swing
from negotiate.model.offer import (
    Bonus,
    Commute,
    Equity,
    Offer,
    OtherItem,
    Preferences,
    RetirementTier,
    Shift,
    SignOn,
)
from negotiate.model.tax import Taxes
from negotiate.offers.after_tax import after_tax
from negotiate.offers.odds import draw, odds, spread
from negotiate.offers.sensitivity import swings
from negotiate.offers.taxes import by_schedule, interpolate, overtime_deduction, take_home
from negotiate.offers.totals import total_of, worth
from negotiate.offers.uncertain import drawn
from negotiate.offers.years import crossover, year_totals
from negotiate.render.compare import in_words

LIMIT = 24_500.0
PLAIN = Preferences()
SINGLE = load_federal_tax("single", 2026)
JOINT = load_federal_tax("joint", 2026)
STATES = sorted({row["state"] for row in read_rows("state_taxes.csv")})
TEXAS = Taxes(SINGLE, load_state_tax("TX", "single", 2026))
ARIZONA = Taxes(SINGLE, load_state_tax("AZ", "single", 2026))


def value(offer, prefs=PLAIN):
    return worth(offer, prefs, LIMIT)


def written(tmp_path, text):
    file = tmp_path / "offers.toml"
    file.write_text(text)
    return file


# --- taxes, by hand


@pytest.mark.parametrize(
    ("state", "left"), [("TX", 38_337.50), ("AZ", 37_615.00), ("NY", 36_278.90), ("CA", 36_992.87)]
)
def test_what_is_left_of_45_000_is_what_others_work_out(state, left):
    taxes = Taxes(SINGLE, load_state_tax(state, "single", 2026))
    assert take_home(45_000, 0, 0, taxes).amount == pytest.approx(left, abs=0.005)


def test_a_joint_return_by_hand():
    """80,000 less 32,200 is 47,800: 2,480 on the first 24,800 and 12% of 23,000."""
    home = take_home(80_000, 0, 0, Taxes(JOINT, load_state_tax("TX", "joint", 2026)))
    assert home.federal == pytest.approx(2_480 + 2_760)
    assert home.social_security == pytest.approx(4_960)
    assert home.medicare == pytest.approx(1_160)
    assert home.amount == pytest.approx(80_000 - 5_240 - 6_120)


def test_high_pay_by_hand():
    """Single, 300,000: every bracket to 35%, Social Security to 184,500, 0.9% over 200,000."""
    home = take_home(300_000, 0, 0, TEXAS)
    income = 1_240 + 4_560 + 12_166 + 23_058 + 17_424 + 0.35 * (283_900 - 256_225)
    assert home.federal == pytest.approx(income)
    assert home.social_security == pytest.approx(0.062 * 184_500)
    assert home.medicare == pytest.approx(0.0145 * 300_000 + 0.009 * 100_000)


def test_joint_medicare_starts_its_extra_at_250_000():
    assert by_schedule(260_000, JOINT.medicare) == pytest.approx(0.0145 * 260_000 + 90)
    assert by_schedule(260_000, SINGLE.medicare) == pytest.approx(0.0145 * 260_000 + 540)


def test_premiums_come_off_before_every_tax_and_off_the_result():
    plain, insured = take_home(45_000, 0, 0, ARIZONA), take_home(45_000, 2_400, 0, ARIZONA)
    rate = 0.12 + 0.0765 + 0.025  # federal bracket, FICA, Arizona's flat tax
    assert plain.amount - insured.amount == pytest.approx(2_400 * (1 - rate), abs=0.01)


def test_pay_under_the_premium_is_taxed_nothing():
    home = take_home(1_000, 2_400, 0, ARIZONA)
    assert home.taxes == 0
    assert home.amount == -1_400


def test_the_half_time_part_of_overtime_is_not_taxed_federally():
    plain, half = take_home(60_000, 0, 0, TEXAS), take_home(60_000, 0, 2_000, TEXAS)
    assert half.amount - plain.amount == pytest.approx(0.12 * 2_000)
    assert half.social_security == plain.social_security


@pytest.mark.parametrize(
    ("half_time", "wages", "federal", "deducted"),
    [
        (20_000, 90_000, SINGLE, 12_500),
        (20_000, 90_000, JOINT, 20_000),
        (30_000, 90_000, JOINT, 25_000),
        (12_500, 150_999, SINGLE, 12_500),
        (12_500, 151_000, SINGLE, 12_400),
        (12_500, 276_000, SINGLE, 0),
        (25_000, 310_500, JOINT, 24_000),
    ],
)
def test_the_overtime_deduction_has_a_top_and_fades(half_time, wages, federal, deducted):
    assert overtime_deduction(half_time, wages, federal) == deducted


def test_the_overtime_deduction_ends_with_2028():
    assert SINGLE.overtime_last_year == 2028
    plain = take_home(60_000, 0, 0, TEXAS).amount
    assert take_home(60_000, 0, 2_000, TEXAS, 2028).amount == pytest.approx(plain + 240)
    assert take_home(60_000, 0, 2_000, TEXAS, 2029).amount == plain


def test_the_deduction_also_ends_inside_the_horizon():
    """2026 to 2030: three years with it, two without."""
    prefs = Preferences(horizon_years=5)
    offer = Offer(name="a", hourly=20.0, overtime_hours_per_week=5)
    net = after_tax(offer, prefs, LIMIT, TEXAS, 1.0, 2026)
    assert net.total == pytest.approx(net.take_home.amount - 0.12 * 2_600 * 2 / 5)
    later = after_tax(offer, PLAIN, LIMIT, TEXAS, 1.0, 2029)
    assert later.take_home.amount == pytest.approx(net.take_home.amount - 0.12 * 2_600)


def test_state_tax_goes_straight_between_points_to_nothing_and_beyond():
    points, tax = (20_000.0, 25_000.0, 30_000.0), (400.0, 600.0, 1_000.0)
    assert interpolate(0, points, tax) == 0
    assert interpolate(10_000, points, tax) == 200
    assert interpolate(20_000, points, tax) == 400
    assert interpolate(22_500, points, tax) == 500
    assert interpolate(30_000, points, tax) == 1_000
    assert interpolate(40_000, points, tax) == 1_800


@pytest.mark.parametrize("filing", ["single", "joint"])
def test_more_pay_leaves_more_in_every_state(filing):
    federal = load_federal_tax(filing, 2026)
    for state in STATES:
        taxes = Taxes(federal, load_state_tax(state, filing, 2026))
        left = [take_home(pay, 0, 0, taxes).amount for pay in range(0, 260_000, 1_000)]
        assert all(a < b for a, b in pairwise(left)), state


def test_the_tax_tables_are_whole():
    rows = read_rows("state_taxes.csv")
    keys = {(r["state"], r["filing"], r["year"], float(r["wages"])) for r in rows}
    assert len(keys) == len(rows) == 51 * 2 * 27
    assert all(r["unit"] == "USD/year" and r["grade"] == "published" for r in rows)
    for table in ("federal_taxes.csv", "tax_deductions.csv", "price_parities.csv"):
        assert all(r["unit"] and r["grade"] == "published" and r["as_of"] for r in read_rows(table))
    codes = {row["area_code"] for row in read_rows("areas.csv")}
    assert {row["area_code"] for row in read_rows("price_parities.csv")} <= codes


def test_next_years_rows_need_no_code(monkeypatch):
    rows = read_rows("federal_taxes.csv")
    later = [
        r | {"year": "2027", "rate": "0.5" if r["tax"] == "income" else r["rate"]} for r in rows
    ]
    real = tax_files.read_rows
    both = {"federal_taxes.csv": rows + later}
    both["tax_deductions.csv"] = [
        row | {"year": year} for row in real("tax_deductions.csv") for year in ("2026", "2027")
    ]
    monkeypatch.setattr(tax_files, "read_rows", lambda name: both.get(name) or real(name))
    assert load_federal_tax("single", 2026).income == SINGLE.income
    assert {rate for _, rate in load_federal_tax("single", 2027).income} == {0.5}
    assert load_federal_tax("single", 2030).year == 2027
    assert load_federal_tax("single", 2020).year == 2026


# --- an offer after tax


def test_an_offer_after_tax_by_hand():
    """Texas: 45,000 and a sign-on of 1,000 in the 12% bracket, a stipend, miles, time."""
    offer = Offer(
        name="a",
        salary=45_000,
        sign_on=SignOn(amount=1_000),
        equity=Equity(total=4_000),
        commute=Commute(parking_monthly=50),
        other=(OtherItem(name="meals", amount=300, kind="benefit"),),
    )
    net = after_tax(offer, PLAIN, LIMIT, TEXAS, prices=0.9)
    assert net.take_home.amount == pytest.approx(38_337.50)
    sign_on = 1_000 * (1 - 0.12 - 0.0765)
    assert net.total == pytest.approx(38_337.50 + sign_on + 1_000 + 300 - 600)
    assert net.real == pytest.approx(0.9 * net.total)


def test_guaranteed_pay_alone_has_no_overtime_in_it():
    offer = Offer(name="a", hourly=20.0, overtime_hours_per_week=5)
    net = after_tax(offer, PLAIN, LIMIT, TEXAS, prices=1.0)
    assert net.guaranteed == pytest.approx(take_home(41_600, 0, 0, TEXAS).amount)
    assert net.take_home.pay == pytest.approx(41_600 + 260 * 30)
    plain = take_home(49_400, 0, 0, TEXAS)
    assert net.take_home.amount == pytest.approx(plain.amount + 0.12 * 260 * 10)


def test_exempt_overtime_brings_no_deduction():
    offer = Offer(name="a", salary=60_000, exempt=True, overtime_hours_per_week=10)
    assert after_tax(offer, PLAIN, LIMIT, TEXAS, 1.0).take_home == take_home(60_000, 0, 0, TEXAS)


def test_free_time_counts_in_full_after_tax():
    prefs = Preferences(value_of_time=10.0)
    offer = Offer(name="a", hourly=20.0, hours_per_week=30)
    net = after_tax(offer, prefs, LIMIT, TEXAS, 1.0)
    assert net.total == pytest.approx(net.take_home.amount + 5_200)


def test_each_year_of_the_horizon_is_taxed_with_its_raise():
    prefs = Preferences(horizon_years=2, discount_rate=0.05)
    offer = Offer(name="a", salary=45_000, raise_rate=0.10)
    net = after_tax(offer, prefs, LIMIT, TEXAS, 1.0)
    second = take_home(49_500, 0, 0, TEXAS).amount / 1.05
    assert net.take_home.amount == pytest.approx(38_337.50)
    assert net.total == pytest.approx((38_337.50 + second) / 2)


OFFER = '[[offer]]\nname = "{}"\nsalary = {}\narea = "{}"\n'


def offers_of(cli, tmp_path, text, *options):
    result = cli.json("compare", written(tmp_path, text), "--as-of", TODAY, *options)
    return {offer["name"]: offer for offer in result["offers"]}, result


def test_real_dollars_are_those_of_home(cli, tmp_path):
    home = '[preferences]\nhome_area = "Phoenix, AZ"\n'
    text = home + OFFER.format("sf", 60_000, "San Francisco, CA") + OFFER.format("az", 60_000, "AZ")
    offers, result = offers_of(cli, tmp_path, text)
    phoenix, sf, arizona = (
        load_prices(area) for area in (("metro", "38060"), ("metro", "41860"), ("state", "04"))
    )
    for name, there in {"sf": sf, "az": arizona}.items():
        one = offers[name]
        real = one["after_tax_total"] * phoenix / there
        assert one["real_after_tax_total"] == pytest.approx(real)
    assert result["home"] == {"area": "Phoenix-Mesa-Chandler, AZ", "filing": "single"}
    assert any(
        "BEA" in str(source.values()) or "Economic Analysis" in source["publisher"]
        for source in result["sources"]
    )


def test_a_remote_job_is_worked_and_taxed_at_home(cli, tmp_path):
    home = '[preferences]\nhome_area = "New York, NY"\n'
    text = home + OFFER.format("a", 45_000, "remote") + OFFER.format("b", 45_000, "US")
    offers, _ = offers_of(cli, tmp_path, text)
    for one in offers.values():
        assert one["take_home"] == pytest.approx(36_278.90)
        assert one["real_after_tax_total"] == one["after_tax_total"]


def test_no_state_at_home_gives_nulls_and_says_what_to_write(cli, tmp_path):
    text = OFFER.format("far", 45_000, "remote") + OFFER.format("near", 45_000, "TX")
    offers, result = offers_of(cli, tmp_path, text)
    assert offers["far"]["take_home"] is None
    assert offers["far"]["real_after_tax_total"] is None
    assert offers["near"]["take_home"] == pytest.approx(38_337.50)
    assert any("home_area" in caution and '"far"' in caution for caution in result["cautions"])
    screen = cli("compare", tmp_path / "offers.toml").out
    assert re.search(r"Take-home +\S+ +\?|Take-home +\? +\S+", screen)


def test_without_any_place_one_line_says_how_to_get_take_home(cli, tmp_path):
    text = '[[offer]]\nname = "a"\nsalary = 1e4\n[[offer]]\nname = "b"\nsalary = 2e4\n'
    said = cli("compare", written(tmp_path, text)).out
    assert "For take-home pay, give each offer an area" in said
    assert "Take-home " not in said


def test_the_state_typed_taxes_a_metro_that_lies_in_two(cli, tmp_path):
    text = OFFER.format("mo", 45_000, "Kansas City, MO") + OFFER.format(
        "ks", 45_000, "Kansas City, KS"
    )
    offers, _ = offers_of(cli, tmp_path, text)
    for name in ("mo", "ks"):
        taxes = Taxes(SINGLE, load_state_tax(name.upper(), "single", 2026))
        assert offers[name]["take_home"] == pytest.approx(take_home(45_000, 0, 0, taxes).amount)


def test_a_place_without_tax_rows_is_said_to_have_none(cli, tmp_path):
    text = OFFER.format("island", 45_000, "PR") + OFFER.format("main", 45_000, "TX")
    offers, result = offers_of(cli, tmp_path, text)
    assert offers["island"]["take_home"] is None
    assert any("on file for PR" in caution for caution in result["cautions"])


def test_pay_beyond_the_state_table_and_other_years_are_cautions(cli, tmp_path):
    text = OFFER.format("high", 200_000, "CA") + OFFER.format("low", 45_000, "TX")
    file = written(tmp_path, text)
    now = cli.json("compare", file, "--as-of", "2026-11-22")["cautions"]
    later = cli.json("compare", file, "--as-of", "2027-03-01")["cautions"]
    assert any('"high"' in c and "$150,000" in c for c in now)
    assert not any("not on file" in c for c in now)
    assert any("those of 2027 are not on file" in c for c in later)


def test_a_home_that_is_no_place_is_an_error_with_its_key(cli, tmp_path):
    text = '[preferences]\nhome_area = "Pheonix"\n' + OFFER.format("a", 45_000, "TX")
    assert "home_area" in cli.refused("compare", written(tmp_path, text))


def test_the_verdict_says_where_taxes_and_prices_turn_it_round(tmp_path):
    text = OFFER.format("coast", 62_000, "San Francisco, CA") + OFFER.format("inland", 58_000, "TX")
    result = compare_offers(written(tmp_path, text), as_of=TODAY)
    assert result.offers[0].name == "coast"
    nets = {offer.name: offer.after_tax.real for offer in result.offers}
    gap = nets["inland"] - nets["coast"]
    assert gap > 0
    assert result.lead.verdict.endswith(
        f"After tax and at US prices inland is ${gap:,.0f} a year above coast."
    )
    even = OFFER.format("a", 62_000, "TX") + OFFER.format("b", 58_000, "TX")
    assert "After tax" not in compare_offers(written(tmp_path, even), as_of=TODAY).lead.verdict


def test_the_years_of_a_comparison_start_with_its_own_day(tmp_path):
    """The overtime deduction ends with 2028: from 2028 on only the first of two years has it."""
    file = written(
        tmp_path,
        "[preferences]\nhorizon_years = 2\n"
        '[[offer]]\nname = "nights"\nhourly = 20\novertime_hours_per_week = 8\narea = "TX"\n',
    )

    def left(day):
        return compare_offers(file, as_of=day).offers[0].after_tax.total

    assert left(date(2027, 6, 1)) > left(date(2028, 2, 1))
    assert left(date(2026, 6, 1)) == pytest.approx(left(date(2027, 6, 1)))


# --- odds, by hand and by brute force


def flat(name, low, high, amount=10_000.0, base=40_000.0):
    """An offer whose bonus is uniform between two payouts."""
    middle = (low + high) / 2
    bonus = Bonus(name="b", amount=amount, payout=middle, low=low, high=high)
    return Offer(name=name, salary=base, bonus=(bonus,))


def test_a_bounded_bonus_against_fixed_pay_by_hand():
    """Above 0.78 of 5,000: all of the part above 0.8 (2/3) and 0.02/0.8 of the part below (1/3)."""
    bonus = Bonus(name="b", amount=5_000, payout=0.8, low=0.0, high=1.2)
    a = Offer(name="a", salary=50_000, bonus=(bonus,))
    b = Offer(name="b", salary=53_900)
    assert odds([a, b], value) == pytest.approx(
        [2 / 3 + 0.02 / 0.8 / 3, 1 / 3 - 0.02 / 0.8 / 3], abs=2e-3
    )


def test_two_uniform_offers_by_hand():
    """X on 0 to 1 against Y on 0.5 to 1.5: Y is behind only in a corner of 1/8."""
    assert odds([flat("x", 0, 1), flat("y", 0.5, 1.5)], value) == pytest.approx(
        [1 / 8, 7 / 8], abs=3e-3
    )


def test_two_bonuses_in_one_offer_by_hand():
    """The sum of two uniforms passes 1.5 of 2 with chance 1/8."""
    one = flat("a", 0, 1)
    two = replace(one, bonus=(*one.bonus, replace(one.bonus[0], name="c")))
    fixed = Offer(name="b", salary=55_000)
    assert odds([two, fixed], value) == pytest.approx([1 / 8, 7 / 8], abs=5e-3)


def test_the_best_of_three_by_hand():
    three = [flat(name, 0, 1) for name in "abc"]
    assert odds(three, value) == pytest.approx([1 / 3] * 3, abs=3e-3)
    assert odds([*three, Offer(name="d", salary=49_000)], value)[3] == pytest.approx(
        0.9**3, abs=5e-3
    )


def test_offers_that_tie_share():
    same = [Offer(name=name, salary=50_000) for name in "abc"]
    assert odds(same, value) == pytest.approx([1 / 3] * 3)
    drawn_alike = [flat("a", 0, 1), flat("b", 0, 1)]
    assert odds(drawn_alike, value) == pytest.approx([0.5, 0.5])
    assert odds([*same, flat("x", 0, 0.9)], value) == pytest.approx([1 / 3] * 3 + [0])
    half = odds([*same, flat("x", 0, 2)], value)
    assert half == pytest.approx([1 / 6] * 3 + [0.5], abs=2e-3)


def test_the_mean_of_the_draws_is_what_is_expected():
    offer = Offer(
        name="a", salary=1.0, bonus=(Bonus(name="b", amount=1, payout=0.7, low=0.2, high=1.1),)
    )
    one = drawn(offer)[0]
    draws = [draw(one, (i + 0.5) / 10_000) for i in range(10_000)]
    assert sum(draws) / len(draws) == pytest.approx(0.7, abs=1e-4)
    assert min(draws) == pytest.approx(0.2, abs=1e-3)
    assert max(draws) == pytest.approx(1.1, abs=1e-3)
    assert draws == sorted(draws)


NIGHTS = Offer(
    name="nights",
    hourly=21.75,
    overtime_hours_per_week=4,
    overtime_low=0,
    overtime_high=12,
    hours_per_week=36,
    shift=Shift(hours_per_week=40, rate=0.10),
    bonus=(
        Bonus(name="quality", amount=3_600, payout=0.7, low=0.2, high=1.1),
        Bonus(name="team", rate=0.05, payout=0.5, low=0.0, high=1.0),
    ),
)


def test_overtime_and_bonuses_together_agree_with_brute_force():
    """Overtime bends at 40 hours and raises what bonuses add; here each draw is worked out."""
    rng = random.Random(20261122)
    other = replace(flat("days", 0, 1, amount=6_000), salary=49_500)
    prefs = Preferences(value_of_time=6.0)

    def once(offer):
        for key in [one.key for one in drawn(offer)]:
            one = next(one for one in drawn(offer) if one.key == key)
            offer = one.put(draw(one, rng.random()))
        return value(offer, prefs)

    rounds = 6_000
    wins = sum(once(NIGHTS) > once(other) for _ in range(rounds)) / rounds
    got = odds([NIGHTS, other], lambda offer: value(offer, prefs))[0]
    assert 0.2 < wins < 0.8
    assert got == pytest.approx(wins, abs=0.02)


def test_the_spread_stays_between_the_extremes_and_bends_with_overtime():
    values = spread(NIGHTS, value)
    put = {one.key: one for one in drawn(NIGHTS)}
    least = put["overtime_hours_per_week"].put(0)
    for key in ("bonus[0]", "bonus[1]"):
        least = next(one for one in drawn(least) if one.key == key).put(put[key].low)
    assert values == sorted(values)
    assert values[0] >= value(least) - 0.01
    # Hours past 40 pay half as much again, so the mean lies above the worth of the mean hours.
    assert sum(values) / len(values) > value(NIGHTS) + 100


@given(
    st.lists(
        st.tuples(st.integers(40, 50), st.integers(0, 9), st.integers(0, 10), st.integers(0, 10)),
        min_size=2,
        max_size=5,
    )
)
def test_odds_add_up_to_one_whatever_the_order(rows):
    offers = [
        Offer(
            name=f"o{i}",
            salary=base * 1_000,
            bonus=(
                Bonus(
                    name="b",
                    amount=amount * 1_000,
                    payout=(low + (low + more) / 2) / 20,
                    low=low / 10,
                    high=(low + more) / 10,
                ),
            )
            if low / 10 <= (low + (low + more) / 2) / 20 <= (low + more) / 10
            else (),
        )
        for i, (base, amount, low, more) in enumerate(rows)
    ]
    got = odds(offers, value)
    assert sum(got) == pytest.approx(1.0)
    assert odds(offers[::-1], value)[::-1] == pytest.approx(got)


def test_odds_are_the_same_each_time_and_in_any_order_of_the_file(cli, tmp_path):
    cli("compare", "--template", "-o", tmp_path / "t.toml")
    text = (tmp_path / "t.toml").read_text()
    prefs, first, second = re.split(r"\n(?=\[\[offer\]\])", text)
    (tmp_path / "turned.toml").write_text("\n".join((prefs, second, first)))
    straight = cli.json("compare", tmp_path / "t.toml")["odds"]
    assert cli.json("compare", tmp_path / "t.toml")["odds"] == straight
    assert cli.json("compare", tmp_path / "turned.toml")["odds"] == straight


BONUS = '[[offer.bonus]]\nname = "b"\namount = 9000\npayout = 0.5\n'


def test_odds_wait_for_bounds_and_the_screen_asks_for_them(cli, tmp_path):
    rest = OFFER.format("x", 47_000, "TX")
    file = written(tmp_path, OFFER.format("y", 45_000, "TX") + BONUS + rest)
    result = cli.json("compare", file)
    assert result["lead"]["depends_on"] == ["b"]
    assert result["odds"] is None
    assert result["odds_need"] == ["b at y"]
    assert "give low and high of b at y" in " ".join(cli("compare", file).out.split())
    bounded = OFFER.format("y", 45_000, "TX") + BONUS + "low = 0.0\nhigh = 1.0\n" + rest
    result = cli.json("compare", written(tmp_path, bounded))
    assert result["odds"] == pytest.approx({"y": 1 - 2 / 9, "x": 2 / 9}, abs=2e-3)
    assert "Chance of coming out best: y about 4 in 5 (78%)" in " ".join(
        cli("compare", file).out.split()
    )


def test_bounds_elsewhere_do_not_help_a_lead_that_hangs_on_something_unbounded(cli, tmp_path):
    text = OFFER.format("y", 45_000, "TX") + BONUS + OFFER.format("x", 47_000, "TX")
    text += BONUS.replace("9000", "100") + "low = 0.0\nhigh = 1.0\n"
    result = cli.json("compare", written(tmp_path, text))
    assert result["odds"] is None
    assert result["odds_need"] == ["b at y"]


def test_no_odds_and_nothing_asked_where_nothing_is_hoped_for(cli, tmp_path):
    text = OFFER.format("y", 45_000, "TX") + OFFER.format("x", 47_000, "TX")
    result = cli.json("compare", written(tmp_path, text))
    assert result["odds"] is None
    assert result["odds_need"] == []
    alone = cli.json("compare", written(tmp_path, OFFER.format("y", 45_000, "TX") + BONUS))
    assert alone["odds"] is None


def test_a_lead_that_hangs_on_equity_has_no_odds_to_ask_for(cli, tmp_path):
    text = OFFER.format("y", 45_000, "TX") + "equity = { total = 20000 }\n"
    result = cli.json("compare", written(tmp_path, text + OFFER.format("x", 47_000, "TX")))
    assert result["lead"]["depends_on"] == ["equity"]
    assert result["odds"] is None
    assert result["odds_need"] == []


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (1.0, "over 99%"),
        (0.995, "over 99%"),
        (0.0, "under 1%"),
        (0.004, "under 1%"),
        (0.67, "about 2 in 3 (67%)"),
        (0.5, "about 1 in 2 (50%)"),
        (0.37, "about 2 in 5 (37%)"),
        (0.96, "about 19 in 20 (96%)"),
        (0.97, "97%"),
        (0.14, "about 1 in 7 (14%)"),
        (0.02, "2%"),
    ],
)
def test_chances_in_words(chance, words):
    assert in_words(chance) == words


@given(st.floats(0, 1))
def test_no_chance_is_said_to_be_none_or_certain(chance):
    said = in_words(chance)
    assert "(0%)" not in said
    assert "100%" not in said


# --- what moves the lead


def test_swings_by_hand():
    """The bonus moves the lead by its whole range, the mile by its own, the match by a reading."""
    mile = load_facts().rules.comparison.cost_per_mile
    a = replace(flat("a", 0.2, 1.0), commute=Commute(miles_one_way=10, days_per_week=5))
    tier = RetirementTier(match_rate=0.04, your_contribution=0.06)
    b = Offer(name="b", salary=44_000, retirement=(tier,), equity=Equity(total=8_000))
    found = {one.item: one for one in swings([a, b], value, mile)}
    assert found["b"].swing == pytest.approx(8_000)
    assert (found["b"].low, found["b"].high, found["b"].bounded) == (0.2, 1.0, True)
    assert found["a mile of driving"].swing == pytest.approx(260 * 20 * (0.725 - 0.205))
    assert found["a mile of driving"].offer is None
    assert found["equity"].swing == pytest.approx(2_000)
    assert not found["equity"].bounded
    reading = 0.04 * 44_000 - 0.04 * 0.06 * 44_000
    assert found["the other reading of the match"].swing == pytest.approx(reading)
    order = [one.swing for one in swings([a, b], value, mile)]
    assert order == sorted(order, reverse=True)


def test_a_mile_of_ones_own_is_not_uncertain_and_one_offer_has_no_lead():
    mile = load_facts().rules.comparison.cost_per_mile
    own = Commute(miles_one_way=10, cost_per_mile=0.5)
    a = Offer(name="a", salary=50_000, commute=own)
    assert swings([a, Offer(name="b", salary=40_000)], value, mile) == ()
    assert swings([flat("a", 0, 1)], value, mile) == ()
    assert mile.value == Commute().cost_per_mile


def test_the_lead_is_the_one_over_the_best_of_the_others():
    mile = load_facts().rules.comparison.cost_per_mile
    a, b, c = flat("a", 0, 1), Offer(name="b", salary=44_000), Offer(name="c", salary=41_000)
    one = swings([a, b, c], value, mile)[0]
    assert (one.lead_low, one.lead_high) == (-4_000, 6_000)


def test_unbounded_hopes_go_from_nothing_to_all():
    mile = load_facts().rules.comparison.cost_per_mile
    tips = OtherItem(name="tips", amount=3_000, kind="pay", guaranteed=False)
    bonus = Bonus(name="b", amount=1_000, payout=0.5)
    a = Offer(name="a", hourly=25, overtime_hours_per_week=2, bonus=(bonus,), other=(tips,))
    found = {s.item: s for s in swings([a, Offer(name="b", salary=40_000)], value, mile)}
    assert (found["b"].low, found["b"].high) == (0, 1)
    assert (found["overtime"].low, found["overtime"].high) == (0, 20)
    assert found["tips"].swing == pytest.approx(3_000)


# --- years


def test_the_lead_changes_when_the_sign_on_is_used_up():
    """45,000 and 3,000 once against 46,000: 2,000 ahead, 1,000, level, then behind."""
    prefs = Preferences(horizon_years=4)
    early = Offer(name="early", salary=45_000, sign_on=SignOn(amount=3_000))
    steady = Offer(name="steady", salary=46_000)
    years = year_totals([steady, early], prefs, LIMIT)
    assert [one.totals for one in years][:2] == [(46_000, 48_000), (46_000, 45_000)]
    assert years[-1].together == (184_000, 183_000)
    assert crossover(years) == (3, 1)
    assert crossover(year_totals([steady], prefs, LIMIT)) is None
    assert year_totals([steady, early], PLAIN, LIMIT) == ()


def test_years_add_up_to_the_horizon_total_with_raises_vesting_and_discounts():
    prefs = Preferences(horizon_years=5, discount_rate=0.04)
    offer = replace(NIGHTS, raise_rate=0.03, equity=Equity(total=8_000), sign_on=SignOn(amount=900))
    years = year_totals([offer], prefs, LIMIT)
    total = total_of(offer, prefs, LIMIT).horizon_total
    assert years[-1].together[0] == pytest.approx(total)
    assert sum(one.totals[0] for one in years) == pytest.approx(total)


def test_the_screen_says_what_the_gap_comes_to_and_when_it_turns(cli, tmp_path):
    text = "[preferences]\nhorizon_years = 4\n" + OFFER.format("early", 45_000, "TX")
    text += "sign_on = { amount = 3000 }\n" + OFFER.format("steady", 46_000, "TX")
    file = written(tmp_path, text)
    said = " ".join(cli("compare", file).out.split())
    assert "Over 4 years steady is $1,000 above early, before tax. At the end of year 2" in said
    assert "early is still ahead; from year 3 steady is" in said
    why = cli("compare", file, "--explain").out
    assert "Year by year" in why
    assert "All years so far" in why
    assert "$3,000 once; on average over 4 years" in why
    result = cli.json("compare", file)
    assert result["crossover"] == {"year": 3, "before": "early"}
    assert result["years"][3]["together"] == {"steady": 184_000, "early": 183_000}


# --- the screen and the page


def test_the_screen_gains_three_rows_and_the_reasons_a_table_each(cli, tmp_path):
    cli("compare", "--template", "-o", tmp_path / "t.toml")
    said = cli("compare", tmp_path / "t.toml").out
    for row in ("Take-home ", "if only guaranteed pay comes", "Total after tax, home prices"):
        assert sum(row in line for line in said.splitlines()) == 1
    assert "not taken off" in " ".join(said.split())
    why = cli("compare", tmp_path / "t.toml", "--explain").out
    for part in ("What moves the lead", "what is left", "AZ income tax", "Sources", "Rev. Proc."):
        assert part in why


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
    assert not tags.names & {"script", "img", "link", "iframe", "object", "base"}
    assert not any(name in ("src", "href") or name.startswith("on") for name in tags.attributes)
    assert "url(" not in html
    assert "@import" not in html
    assert html.count("<svg") == html.count('role="img" aria-label="') == html.count("<title>") - 1
    assert html.index('class="verdict"') < html.index("<svg")
    assert oct(page.stat().st_mode)[-3:] == "600"


def test_the_page_goes_to_standard_output_too_and_for_one_offer(cli, tmp_path):
    file = written(tmp_path, OFFER.format("alone", 50_000, "TX"))
    said = cli("compare", file, "--format", "html")
    assert said.out.startswith("<!doctype html>")
    assert "One offer, totalled" in said.out
    assert "Chance to be best" not in said.out


def test_other_commands_still_send_pages_to_sheet(cli, tmp_path):
    assert "html" in cli.refused("range", "--level", "mid", "--format", "html")
    cli.refused(
        "compare", written(tmp_path, OFFER.format("a", 1e4, "TX")), "-o", tmp_path / "a.pdf"
    )


def test_bars_share_one_scale_with_costs_left_of_zero(cli, tmp_path):
    text = OFFER.format("a", 40_000, "TX") + OFFER.format("b", 35_000, "TX")
    text += "health = { premium_monthly = 833.3333333333334 }\n"
    html = cli("compare", written(tmp_path, text), "--format", "html").out
    rects = re.findall(r'<rect class="(\w+)" x="([\d.]+)" y="2" width="([\d.]+)"', html)
    assert rects == [
        ("guaranteed_pay", "200.00", "800.00"),
        ("guaranteed_pay", "200.00", "700.00"),
        ("cost", "0.00", "200.00"),
    ]


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.mark.parametrize("width", [360, 1100])
@pytest.mark.parametrize("many", [2, 4])
def test_a_browser_shows_the_page_without_running_over(cli, tmp_path, width, many):
    """Nothing wider than the window, and a picture kept for looking at."""
    if CHROMIUM is None:
        assert "NEGOTIATE_CI" not in os.environ, "CI needs chromium"
        pytest.skip("chromium is not installed")
    names = ("Insurance claims desk of a long name", "Outsourcer", "Software, remote", "Bank")
    text = "".join(
        OFFER.format(n, 50_000 + 900 * i, "TX") + BONUS + "low = 0.0\nhigh = 1.0\n"
        for i, n in enumerate(names[:many])
    )
    html = cli("compare", written(tmp_path, text), "--format", "html").out
    probe = (
        "<script>document.title = Math.max(...[...document.querySelectorAll('main *')].filter("
        "e => !e.closest('.wide table')).map(e => e.getBoundingClientRect().right))</script>"
    )
    frame = tmp_path / "page.html"
    frame.write_text(html.replace("</body>", f"{probe}</body>"))
    holder = tmp_path / "holder.html"  # a window of Chromium's is never narrower than 500
    holder.write_text(
        f'<iframe src="page.html" style="width:{width}px;height:900px;border:0"></iframe>'
        "<script>onload = () => { document.body.dataset.right = "
        "frames[0].document.title }</script>"
    )
    base = [
        CHROMIUM,
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--allow-file-access-from-files",
        f"--user-data-dir={tmp_path / 'profile'}",
    ]
    run = subprocess.run(
        [*base, "--dump-dom", holder.as_uri()],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    right = float(re.search(r'data-right="([\d.]+)"', run.stdout).group(1))
    assert width / 2 < right <= width
    if folder := os.environ.get("NEGOTIATE_PICTURES"):
        plain = tmp_path / "plain.html"
        plain.write_text(html)
        picture = Path(folder) / f"compare-{many}-{width}.png"
        subprocess.run(
            [
                *base,
                "--hide-scrollbars",
                f"--screenshot={picture}",
                f"--window-size={max(width, 500)},2400",
                plain.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        assert picture.stat().st_size > 10_000


def test_a_swing_is_the_distance_between_its_ends():
    one = Swing("a", "b", "bonus[0]", 0.0, 1.0, 500.0, -300.0, bounded=True)
    assert one.swing == 800


# --- what a hostile reader found


def test_bounds_without_room_are_bounds_all_the_same(cli, tmp_path):
    text = OFFER.format("y", 45_000, "TX") + BONUS + "low = 0.5\nhigh = 0.5\n"
    result = cli.json("compare", written(tmp_path, text + OFFER.format("x", 47_000, "TX")))
    assert result["odds"] == {"y": 1.0, "x": 0.0}
    assert result["odds_need"] == []


def test_a_payout_at_its_own_bound_is_said_to_make_the_odds_too_sure(cli, tmp_path):
    text = OFFER.format("y", 45_000, "TX") + BONUS.replace("payout = 0.5", "low = 0.0\nhigh = 1.0")
    result = cli.json("compare", written(tmp_path, text + OFFER.format("x", 47_000, "TX")))
    assert any("take it as sure" in caution for caution in result["cautions"])


def test_a_home_without_a_price_level_still_has_taxes_elsewhere(cli, tmp_path):
    text = '[preferences]\nhome_area = "Guam"\n' + OFFER.format("a", 45_000, "TX")
    text += OFFER.format("b", 45_000, "AZ")
    offers, result = offers_of(cli, tmp_path, text)
    assert offers["a"]["take_home"] == pytest.approx(38_337.50)
    assert offers["a"]["real_after_tax_total"] is None
    assert sum("No price level is on file for Guam" in c for c in result["cautions"]) == 1
    assert "give each offer an area" not in cli("compare", tmp_path / "offers.toml").out


def test_offers_that_tie_have_nothing_that_would_make_them_tie(cli, tmp_path):
    text = "[preferences]\nhorizon_years = 3\n"
    text += OFFER.format("a", 45_000, "TX") + OFFER.format("b", 45_000, "TX")
    said = cli("compare", written(tmp_path, text)).out
    assert "come out the same" in said
    assert "They would tie if" not in said
    assert "Over 3 years" not in said


@pytest.mark.parametrize("width", [40, 80])
def test_no_number_is_cut_however_many_offers(cli, tmp_path, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    text = "[preferences]\nhorizon_years = 2\n" + "".join(
        OFFER.format(f"Company number {i}", 50_000 + 1_111 * i, "TX") for i in range(12)
    )
    said = cli("compare", written(tmp_path, text), "--explain").out
    for i in range(12):
        assert f"{50_000 + 1_111 * i:,}" in said
    assert not re.search(r"\d\u2026", said)
    assert max(map(len, said.splitlines())) <= width


def test_the_likeliest_offer_behind_on_average_is_explained(cli, tmp_path):
    text = OFFER.format("sure", 49_100, "TX") + OFFER.format("gamble", 30_000, "TX")
    text += '[[offer.bonus]]\nname = "b"\namount = 20000\npayout = 0.9\nlow = 0.0\nhigh = 1.2\n'
    said = " ".join(cli("compare", written(tmp_path, text)).out.split())
    assert "gamble wins more often, but falls further when it does not" in said


def test_a_lead_that_hangs_on_a_reading_says_why_there_are_no_odds(cli, tmp_path):
    text = OFFER.format("y", 45_000, "TX") + "equity = { total = 20000 }\n"
    file = written(tmp_path, text + OFFER.format("x", 47_000, "TX"))
    assert "No odds: the lead hangs on equity. Ask first." in cli("compare", file).out


def test_something_called_equity_is_not_taken_for_it(cli, tmp_path):
    text = OFFER.format("y", 45_000, "TX")
    text += '[[offer.other]]\nname = "equity"\namount = 6000\nkind = "benefit"\n'
    result = cli.json("compare", written(tmp_path, text + OFFER.format("x", 47_000, "TX")))
    assert result["lead"]["depends_on"] == []


def test_names_that_only_differ_where_they_are_cut_are_twins(cli, tmp_path):
    text = OFFER.format("A" * 70 + "1", 45_000, "TX") + OFFER.format("A" * 70 + "2", 46_000, "TX")
    assert "there twice" in cli.refused("compare", written(tmp_path, text))


def test_a_bar_starts_at_the_same_place_whatever_the_letters(cli, tmp_path):
    text = OFFER.format("\u65e5\u672c\u8a9e\u306e\u4f1a\u793e", 45_000, "TX")
    said = cli("compare", written(tmp_path, text + OFFER.format("x", 47_000, "TX"))).out
    bars = [line for line in said.splitlines() if "\u2588" in line and "$" in line]
    starts = {line.index("\u2588") + sum(ord(c) > 0x2E80 for c in line) for line in bars}
    assert len(starts) == 1


def test_several_bounded_items_agree_with_brute_force():
    rng = random.Random(7)
    bonuses = tuple(
        Bonus(name=f"b{i}", amount=amount, payout=payout, low=low, high=high)
        for i, (amount, payout, low, high) in enumerate(
            [(2_000, 1, 0, 1.05), (6_000, 1, 0, 1.5), (4_000, 0.9, 0, 1.0), (4_000, 1, 0.5, 1.05)]
        )
    )
    a, b = Offer(name="a", salary=50_000, bonus=bonuses), Offer(name="b", salary=65_600)
    items = drawn(a)
    rounds = 40_000
    wins = sum(
        sum(o.amount * draw(one, rng.random()) for o, one in zip(bonuses, items, strict=True))
        > 15_600
        for _ in range(rounds)
    )
    assert odds([a, b], value)[0] == pytest.approx(wins / rounds, abs=0.012)
