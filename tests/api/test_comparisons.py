"""A comparison of files: taxes and prices of each place, odds, and what is missing."""

from __future__ import annotations

import re
from datetime import date

import pytest
from conftest import TODAY
from offer_examples import BONUS_TEXT, OFFER_TEXT, RULES, SINGLE, written

from negotiate import compare_offers
from negotiate.files.taxes import load_prices, load_state_tax
from negotiate.model.tax import Taxes
from negotiate.offers.taxes import YearOfPay, take_home


def offers_of(cli, tmp_path, text, *options):
    result = cli.json("compare", written(tmp_path, text), "--as-of", TODAY, *options)
    return {offer["name"]: offer for offer in result["offers"]}, result


def test_real_dollars_are_those_of_home_for_who_moves(cli, tmp_path):
    home = '[preferences]\nhome_area = "Phoenix, AZ"\n'
    text = (
        home
        + OFFER_TEXT.format("sf", 60_000, "San Francisco, CA")
        + "moves = true\n"
        + OFFER_TEXT.format("az", 60_000, "AZ")
    )
    offers, result = offers_of(cli, tmp_path, text)
    phoenix, sf = (load_prices(area) for area in (("metro", "38060"), ("metro", "41860")))
    for name, there in {"sf": sf, "az": phoenix}.items():
        one = offers[name]
        real = one["after_tax_total"] * phoenix / there
        assert one["real_after_tax_total"] == pytest.approx(real)
    assert result["home"] == {
        "area": "Phoenix-Mesa-Chandler, AZ",
        "filing": "single",
        "children": 0,
    }
    assert any(
        "BEA" in str(source.values()) or "Economic Analysis" in source["publisher"]
        for source in result["sources"]
    )


def test_a_remote_job_is_worked_and_taxed_at_home(cli, tmp_path):
    home = '[preferences]\nhome_area = "Albany, NY"\n'
    text = home + OFFER_TEXT.format("a", 45_000, "remote") + OFFER_TEXT.format("b", 45_000, "US")
    offers, _ = offers_of(cli, tmp_path, text)
    for one in offers.values():
        assert one["take_home"] == pytest.approx(36_278.90, abs=1.0)
        assert one["real_after_tax_total"] == one["after_tax_total"]


def test_no_state_at_home_gives_nulls_and_says_what_to_write(cli, tmp_path):
    text = OFFER_TEXT.format("far", 45_000, "remote") + OFFER_TEXT.format("near", 45_000, "TX")
    offers, result = offers_of(cli, tmp_path, text)
    assert offers["far"]["take_home"] is None
    assert offers["far"]["real_after_tax_total"] is None
    assert offers["near"]["take_home"] == pytest.approx(38_337.50)
    assert any("home_area" in caution and '"far"' in caution for caution in result["cautions"])
    screen = cli("compare", tmp_path / "offers.toml").out
    assert re.search(r"Take-home +\S+ +\?|Take-home +\? +\S+", screen)


def test_the_state_typed_taxes_a_metro_that_lies_in_two(cli, tmp_path):
    text = OFFER_TEXT.format("mo", 45_000, "Kansas City, MO") + OFFER_TEXT.format(
        "ks", 45_000, "Kansas City, KS"
    )
    offers, _ = offers_of(cli, tmp_path, text)
    for name, city in (("mo", 450), ("ks", 0)):  # the one in Missouri taxes earnings at 1%
        taxes = Taxes(SINGLE, load_state_tax(name.upper(), "single", 2026))
        assert offers[name]["take_home"] == pytest.approx(
            take_home(YearOfPay(45_000), taxes, RULES).amount - city
        )


def test_a_place_without_tax_rows_is_said_to_have_none(cli, tmp_path):
    text = OFFER_TEXT.format("island", 45_000, "PR") + OFFER_TEXT.format("main", 45_000, "TX")
    offers, result = offers_of(cli, tmp_path, text)
    assert offers["island"]["take_home"] is None
    assert any("on file for PR" in caution for caution in result["cautions"])


def test_pay_beyond_the_state_table_and_other_years_are_cautions(cli, tmp_path):
    text = OFFER_TEXT.format("high", 250_000, "CA") + OFFER_TEXT.format("low", 45_000, "TX")
    file = written(tmp_path, text)
    now = cli.json("compare", file, "--as-of", "2026-11-22")["cautions"]
    later = cli.json("compare", file, "--as-of", "2027-03-01")["cautions"]
    assert any('"high"' in c and "$200,000" in c for c in now)
    assert not any("not on file" in c for c in now)
    assert any("those of 2027 are not on file here. Social" in c for c in later)


def test_states_whose_tax_of_the_year_is_on_file_are_named(cli, tmp_path):
    file = written(tmp_path, OFFER_TEXT.format("a", 45_000, "NE"))
    later = cli.json("compare", file, "--as-of", "2027-03-01")
    assert any("not on file here, but for NE. Social" in c for c in later["cautions"])
    assert any("2027" in source["title"] for source in later["sources"])


def test_the_credit_of_people_without_children_is_named_on_low_pay_once(tmp_path):
    """It is not counted: nobody is asked how old they are."""
    text = '[[offer]]\nname = "{}"\nsalary = {}\narea = "Austin, TX"\n'

    def said(*offers, more=""):
        file = tmp_path / "o.toml"
        file.write_text(more + "\n".join(text.format(*offer) for offer in offers))
        found = compare_offers(file, as_of="2026-11-22").cautions
        return [one for one in found if "without children" in one]

    assert len(said(("A", 15_000), ("B", 16_000))) == 1
    assert "$664 at the most; it is not counted" in said(("A", 15_000))[0]
    assert said(("A", 19_600)) == []
    assert said(("A", 15_000), more='[preferences]\nfiling = "head"\nchildren = 1\n') == []


def test_the_sources_of_a_later_years_premium_are_named(cli, tmp_path):
    file = written(tmp_path, OFFER_TEXT.format("a", 45_000, "CO"))
    for day, named in (("2026-12-31", False), ("2027-01-01", True)):
        titles = [
            source["title"] for source in cli.json("compare", file, "--as-of", day)["sources"]
        ]
        assert any("FAMLI" in title or "0.86%" in title for title in titles) == named
        assert any("2027" in title and "benefit base" in title for title in titles) == named


def test_a_home_that_is_no_place_is_an_error_with_its_key(cli, tmp_path):
    text = '[preferences]\nhome_area = "Pheonix"\n' + OFFER_TEXT.format("a", 45_000, "TX")
    assert "home_area" in cli.refused("compare", written(tmp_path, text))


def test_the_verdict_says_where_taxes_and_prices_turn_it_round(tmp_path):
    text = OFFER_TEXT.format("coast", 62_000, "San Francisco, CA") + OFFER_TEXT.format(
        "inland", 58_000, "TX"
    )
    result = compare_offers(written(tmp_path, text), as_of=TODAY)
    assert result.offers[0].name == "coast"
    nets = {offer.name: offer.after_tax.real for offer in result.offers}
    gap = nets["inland"] - nets["coast"]
    assert gap > 0
    assert result.lead.verdict.endswith(
        f"After tax and at US prices inland is ${gap:,.0f} a year above coast."
    )
    even = OFFER_TEXT.format("a", 62_000, "TX") + OFFER_TEXT.format("b", 58_000, "TX")
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


def test_odds_are_the_same_each_time_and_in_any_order_of_the_file(cli, tmp_path):
    cli("compare", "--template", "-o", tmp_path / "t.toml")
    text = (tmp_path / "t.toml").read_text()
    prefs, first, second = re.split(r"\n(?=\[\[offer\]\])", text)
    (tmp_path / "turned.toml").write_text("\n".join((prefs, second, first)))
    straight = cli.json("compare", tmp_path / "t.toml")["odds"]
    assert cli.json("compare", tmp_path / "t.toml")["odds"] == straight
    assert cli.json("compare", tmp_path / "turned.toml")["odds"] == straight


def test_odds_wait_for_bounds_and_the_screen_asks_for_them(cli, tmp_path):
    rest = OFFER_TEXT.format("x", 47_000, "TX")
    file = written(tmp_path, OFFER_TEXT.format("y", 45_000, "TX") + BONUS_TEXT + rest)
    result = cli.json("compare", file)
    assert result["lead"]["depends_on"] == ["b"]
    assert result["odds"] is None
    assert result["odds_need"] == ["b at y"]
    assert "give low and high of b at y" in " ".join(cli("compare", file).out.split())
    bounded = OFFER_TEXT.format("y", 45_000, "TX") + BONUS_TEXT + "low = 0.0\nhigh = 1.0\n" + rest
    result = cli.json("compare", written(tmp_path, bounded))
    assert result["odds"] == pytest.approx({"y": 1 - 2 / 9, "x": 2 / 9}, abs=2e-3)
    assert "Chance of coming out best: y about 4 in 5 (78%)" in " ".join(
        cli("compare", file).out.split()
    )


def test_bounds_elsewhere_do_not_help_a_lead_that_hangs_on_something_unbounded(cli, tmp_path):
    text = OFFER_TEXT.format("y", 45_000, "TX") + BONUS_TEXT + OFFER_TEXT.format("x", 47_000, "TX")
    text += BONUS_TEXT.replace("9000", "100") + "low = 0.0\nhigh = 1.0\n"
    result = cli.json("compare", written(tmp_path, text))
    assert result["odds"] is None
    assert result["odds_need"] == ["b at y"]


def test_no_odds_and_nothing_asked_where_nothing_is_hoped_for(cli, tmp_path):
    text = OFFER_TEXT.format("y", 45_000, "TX") + OFFER_TEXT.format("x", 47_000, "TX")
    result = cli.json("compare", written(tmp_path, text))
    assert result["odds"] is None
    assert result["odds_need"] == []
    alone = cli.json(
        "compare", written(tmp_path, OFFER_TEXT.format("y", 45_000, "TX") + BONUS_TEXT)
    )
    assert alone["odds"] is None


def test_a_lead_that_hangs_on_equity_has_no_odds_to_ask_for(cli, tmp_path):
    text = OFFER_TEXT.format("y", 45_000, "TX") + "equity = { total = 20000 }\n"
    result = cli.json("compare", written(tmp_path, text + OFFER_TEXT.format("x", 47_000, "TX")))
    assert result["lead"]["depends_on"] == ["equity"]
    assert result["odds"] is None
    assert result["odds_need"] == []


def test_bounds_without_room_are_bounds_all_the_same(cli, tmp_path):
    text = OFFER_TEXT.format("y", 45_000, "TX") + BONUS_TEXT + "low = 0.5\nhigh = 0.5\n"
    result = cli.json("compare", written(tmp_path, text + OFFER_TEXT.format("x", 47_000, "TX")))
    assert result["odds"] == {"y": 1.0, "x": 0.0}
    assert result["odds_need"] == []


def test_a_payout_at_its_own_bound_is_said_to_make_the_odds_too_sure(cli, tmp_path):
    text = OFFER_TEXT.format("y", 45_000, "TX") + BONUS_TEXT.replace(
        "payout = 0.5", "low = 0.0\nhigh = 1.0"
    )
    result = cli.json("compare", written(tmp_path, text + OFFER_TEXT.format("x", 47_000, "TX")))
    assert any("take it as sure" in caution for caution in result["cautions"])


def test_a_home_without_a_price_level_still_has_taxes_elsewhere(cli, tmp_path):
    text = '[preferences]\nhome_area = "Guam"\n' + OFFER_TEXT.format("a", 45_000, "TX")
    text += OFFER_TEXT.format("b", 45_000, "AZ")
    offers, result = offers_of(cli, tmp_path, text)
    assert offers["a"]["take_home"] == pytest.approx(38_337.50)
    assert offers["a"]["real_after_tax_total"] is None
    assert sum("No price level is on file for Guam" in c for c in result["cautions"]) == 1
    assert "give each offer an area" not in cli("compare", tmp_path / "offers.toml").out


def test_something_called_equity_is_not_taken_for_it(cli, tmp_path):
    text = OFFER_TEXT.format("y", 45_000, "TX")
    text += '[[offer.other]]\nname = "equity"\namount = 6000\nkind = "benefit"\n'
    result = cli.json("compare", written(tmp_path, text + OFFER_TEXT.format("x", 47_000, "TX")))
    assert result["lead"]["depends_on"] == []


def test_names_that_only_differ_where_they_are_cut_are_twins(cli, tmp_path):
    text = OFFER_TEXT.format("A" * 70 + "1", 45_000, "TX") + OFFER_TEXT.format(
        "A" * 70 + "2", 46_000, "TX"
    )
    assert "there twice" in cli.refused("compare", written(tmp_path, text))


def test_a_cost_of_a_mile_typed_in_the_file_never_swings_even_at_the_rules_own_value(cli, tmp_path):
    def miles(commute):
        text = OFFER_TEXT.format("far", 45_000, "TX") + f"commute = {{ {commute} }}\n"
        file = written(tmp_path, text + OFFER_TEXT.format("near", 47_000, "TX"))
        result = cli.json("compare", file)
        keys = [swing["key"] for swing in result["sensitivity"]]
        return {offer["name"]: offer["costs"] for offer in result["offers"]}["far"], keys

    left_out, swings = miles("miles_one_way = 20")
    assert swings == ["commute.cost_per_mile"]
    typed, none = miles("miles_one_way = 20, cost_per_mile = 0.40")
    assert none == []
    assert typed == left_out == pytest.approx(260 * 2 * 20 * 0.40)


def test_a_salary_floor_counts_where_it_starts_within_a_year(tmp_path):
    text = OFFER_TEXT.format("lead", 81_000, "Seattle, WA") + "exempt = true\n"
    file = written(tmp_path, text)

    def said(day):
        found = compare_offers(file, as_of=day).cautions
        return [caution for caution in found if "exempt on $81,000" in caution]

    assert not said(date(2025, 12, 30))
    assert said(date(2026, 1, 1)) == [
        '"lead": exempt on $81,000: overtime is generally owed on a salary under $82,976 '
        "(Washington) from January 1, 2027 and $92,196 (Washington, more than 50 employees) from "
        "January 1, 2027. Ask whether the role is paid overtime."
    ]


# --- home, work and household

HERE = '[preferences]\nhome_area = "{}"\n'
JOB = '[[offer]]\nname = "{}"\narea = "{}"\nhourly = {}\n'


def test_oregon_taxes_its_people_who_work_in_washington(cli, tmp_path):
    text = HERE.format("Portland, OR")
    text += JOB.format("WA", "Vancouver, WA", 22) + JOB.format("OR", "Portland, OR", 23)
    offers, result = offers_of(cli, tmp_path, text)
    assert offers["WA"]["take_home"] == pytest.approx(35_433, abs=2)
    assert offers["OR"]["take_home"] - offers["WA"]["take_home"] == pytest.approx(1_811, abs=2)
    assert "After tax" not in result["lead"]["verdict"]
    screen = " ".join(cli("compare", tmp_path / "offers.toml").out.split())
    assert "WA: OR taxes the pay, for you live there; WA has no income tax." in screen


def test_prices_are_homes_for_who_takes_the_train_to_new_york(cli, tmp_path):
    text = HERE.format("Trenton, NJ") + JOB.format("New York job", "New York, NY", 27)
    text += "commute = { minutes_one_way = 75, transit_monthly = 480 }\n"
    text += JOB.format("Trenton job", "Trenton, NJ", 22)
    text += "commute = { miles_one_way = 4, minutes_one_way = 12 }\n"
    offers, _ = offers_of(cli, tmp_path, text)
    assert offers["New York job"]["real_after_tax_total"] == pytest.approx(38_835, abs=3)
    assert offers["Trenton job"]["real_after_tax_total"] == pytest.approx(36_753, abs=3)


def test_columbus_taxes_work_in_its_office_and_a_township_does_not(cli, tmp_path):
    text = HERE.format("OH") + JOB.format("Office", "Columbus, OH", 22)
    text += JOB.format("Home", "remote", 21.60)
    offers, result = offers_of(cli, tmp_path, text)
    assert offers["Home"]["take_home"] - offers["Office"]["take_home"] == pytest.approx(499, abs=3)
    assert result["lead"]["verdict"].endswith("is $498 a year above Office.")


RAISE = '[preferences]\nhome_area = "Newark, NJ"\nfiling = "head"\nchildren = 2\n'


def test_what_stays_of_a_raise_counts_the_credits_that_shrink(cli, tmp_path):
    text = RAISE + JOB.format("Now", "Newark, NJ", 20) + 'status = "current"\n'
    text += JOB.format("New", "Newark, NJ", 22)
    offers, result = offers_of(cli, tmp_path, text)
    (kept,) = result["kept"]
    assert (kept["offer"], kept["current"], kept["more"]) == ("New", "Now", 4_160)
    assert kept["stays"] == pytest.approx(2_030, abs=30)
    assert kept["stays"] == offers["New"]["take_home"] - offers["Now"]["take_home"]
    screen = " ".join(cli("compare", tmp_path / "offers.toml").out.split())
    assert "New pays $4,160 a year more than Now: of that $2,0" in screen
    assert "head of household, 2 children" in screen


def test_without_a_present_job_nothing_is_said_of_what_stays(cli, tmp_path):
    text = RAISE + JOB.format("A", "Newark, NJ", 20) + JOB.format("B", "Newark, NJ", 22)
    assert offers_of(cli, tmp_path, text)[1]["kept"] == []


@pytest.mark.parametrize(("children", "said"), [(2, False), (3, False), (4, True)])
def test_more_children_than_the_states_tables_know_are_said(cli, tmp_path, children, said):
    home = RAISE.replace("children = 2", f"children = {children}")
    text = home + "".join(OFFER_TEXT.format(n, 40_000, "Newark, NJ") for n in ("a", "b"))
    _, result = offers_of(cli, tmp_path, text)
    told = [one for one in result["cautions"] if one.startswith("State taxes are those of 3")]
    assert bool(told) is said


def test_children_need_a_filing_that_has_them_and_all_mistakes_are_said(cli, tmp_path):
    text = "[preferences]\nchildren = 2\nhorizon_years = 0\n" + JOB.format("A", "TX", 20)
    said = cli.refused("compare", written(tmp_path, text))
    assert 'preferences.children (line 2): children count with filing = "head" or "joint"' in said
    assert "preferences.horizon_years" in said
    other = written(
        tmp_path, '[preferences]\nfiling = "joint"\n' + JOB.format("B", "TX", 20), "b.toml"
    )
    one = written(tmp_path, "[preferences]\nchildren = 2\n" + JOB.format("A", "TX", 20))
    assert cli.json("compare", one, other)["home"] == {
        "area": "US",
        "filing": "joint",
        "children": 2,
    }


def test_more_children_than_the_states_tables_have_is_said(cli, tmp_path):
    text = RAISE.replace("children = 2", "children = 5") + JOB.format("A", "Newark, NJ", 20)
    cautions = offers_of(cli, tmp_path, text)[1]["cautions"]
    assert any("State taxes are those of 3 children" in caution for caution in cautions)


def test_a_way_and_a_home_that_cannot_be_true_are_asked_about(cli, tmp_path):
    text = HERE.format("Phoenix, AZ") + JOB.format("far", "Denver, CO", 20)
    text += "commute = { miles_one_way = 200 }\n" + JOB.format("near", "Phoenix, AZ", 20)
    cautions = offers_of(cli, tmp_path, text)[1]["cautions"]
    assert any(c.startswith('"far": 400 miles on each day of work') for c in cautions)
    assert any("Phoenix, AZ and Denver, CO are" in c and "moves = true" in c for c in cautions)
    assert not any('"near"' in c and "miles" in c for c in cautions)


def test_the_table_of_an_offer_names_every_tax_and_credit_and_adds_up(cli, tmp_path):
    text = RAISE.replace("Newark, NJ", "Rockville, MD") + JOB.format("A", "Wilmington, DE", 20)
    text += JOB.format("B", "Rockville, MD", 20)
    screen = cli("compare", written(tmp_path, text), "--explain", "--as-of", TODAY).out
    for name in ("child tax credit", "earned income credit", "DE income tax", "Wilmington, local"):
        assert name in screen
    rows = screen.partition("A, what is left")[2].partition("take-home")[0]
    amounts = [float(x.replace(",", "")) for x in re.findall(r" (-?[\d,]+\.\d\d)(?= )", rows)]
    left = re.search(r"take-home +([\d,]+\.\d\d)", screen.partition("A, what is left")[2])
    assert sum(amounts) == pytest.approx(float(left[1].replace(",", "")), abs=0.06)
