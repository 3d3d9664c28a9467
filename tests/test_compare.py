"""Weighing offers: published answers, truths that always hold, and what hangs on what."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st

from negotiate import compare_offers
from negotiate.files.facts import load_facts
from negotiate.files.lines import load_usual_asks
from negotiate.model.offer import (
    Bonus,
    Commute,
    Equity,
    Health,
    Offer,
    OtherItem,
    Preferences,
    RetirementTier,
    Shift,
    SignOn,
    TimeOff,
)
from negotiate.offers.break_even import numbers
from negotiate.offers.comparison import Around, Terms, compare
from negotiate.offers.components import Year, match_pay, regular_rate
from negotiate.offers.totals import total_of, worth

FOLDER = Path(__file__).parent / "offers"
LIMIT = 24_500.0
PLAIN = Preferences()


def weigh(*offers, prefs=PLAIN, as_of=TODAY):
    terms = Terms(
        prefs=prefs,
        contribution_limit=LIMIT,
        usual_asks=load_usual_asks(),
        as_of=as_of,
        mile=load_facts().rules.comparison.cost_per_mile,
    )
    return compare(offers, [Around()] * len(offers), terms)


def total(offer, prefs=PLAIN):
    return total_of(offer, prefs, LIMIT)


# --- published answers


@pytest.mark.parametrize(
    "expected", sorted(FOLDER.glob("*.expected.toml")), ids=lambda f: f.name.partition(".")[0]
)
def test_published_offers_come_out_as_published(expected):
    wanted = tomllib.loads(expected.read_text())["expected"]
    result = compare_offers(FOLDER / f"{expected.name.partition('.')[0]}.toml", as_of=TODAY)
    totals = {offer.name: offer.total for offer in result.offers}
    assert totals == pytest.approx(wanted["total"], abs=0.01)
    if wanted["winner"]:
        assert result.offers[0].name == wanted["winner"]
    else:
        assert result.lead.status == "tie"
        assert result.lead.amount == 0


# --- a night agent against a team lead

NIGHT = Offer(
    name="night agent",
    hourly=21.75,
    overtime_hours_per_week=4,
    shift=Shift(hours_per_week=40, rate=0.10),
    bonus=(Bonus(name="incentive", amount=3600, payout=0.7),),
)
LEAD = Offer(
    name="team lead",
    salary=54_000,
    exempt=True,
    overtime_hours_per_week=6,
    bonus=(Bonus(name="team bonus", rate=0.08, payout=0.75),),
    retirement=(RetirementTier(match_rate=0.04, your_contribution=0.06),),
    health=Health(out_of_pocket=5_244.40),
)


def test_a_lead_that_hangs_on_overtime_is_never_plainly_ahead():
    lead = weigh(NIGHT, LEAD).lead
    assert round(lead.amount) == 7_265
    assert lead.depends_on == ("overtime", "the other reading of the match at team lead")
    assert "$7,265 a year above team lead, but $7,106 of that is overtime" in lead.verdict
    assert "without it they are $159 apart" in lead.verdict
    assert "puts team lead $1,872 ahead" in lead.verdict
    assert "team lead guarantees $4,236 a year more" in lead.verdict
    assert "ahead of" not in lead.verdict


def test_overtime_is_taken_out_first_and_then_the_largest():
    hoped = (
        Bonus(name="small", amount=500.0, payout=1),
        Bonus(name="big", amount=9_000.0, payout=1),
    )
    first = Offer(name="a", hourly=20, overtime_hours_per_week=1, bonus=hoped)
    second = Offer(name="b", salary=43_000)
    assert weigh(first, second).lead.depends_on == ("overtime", "big")


def test_a_lead_that_stands_without_what_is_hoped_for_depends_on_nothing():
    strong = replace(NIGHT, hourly=40.0)
    lead = weigh(strong, LEAD).lead
    assert lead.depends_on == ()
    assert lead.verdict.startswith("night agent is ahead of team lead by")


def test_more_money_for_more_hours_has_its_price():
    onsite = Offer(
        name="on site",
        salary=48_278,
        commute=Commute(minutes_one_way=28.61538461538, days_per_week=5),
    )
    remote = Offer(name="remote", salary=45_000)
    result = weigh(onsite, remote)
    hours = result.offers[0].hours_given - result.offers[1].hours_given
    assert hours == pytest.approx(248)
    assert "$3,278 more for 248 more hours, $13.22 an hour" in result.lead.verdict
    assert "take remote" in result.lead.verdict
    (own,) = [row for row in result.break_even if row.offer is None]
    assert own.needs == pytest.approx(3_278 / 248)


def test_a_third_offers_match_can_change_the_winner_too():
    cove = Offer(name="Cove", salary=30_000, bonus=(Bonus(name="q", amount=15_000.0, payout=1),))
    dune = Offer(name="Dune", salary=33_000)
    match = RetirementTier(match_rate=0.04, your_contribution=0.06)
    acme = Offer(name="Acme", salary=32_500, retirement=(match,))
    lead = weigh(cove, dune, acme).lead
    assert lead.depends_on == ("q", "the other reading of the match at Acme")


def test_who_guarantees_more_names_the_other_side():
    cove = Offer(name="Cove", salary=30_000, sign_on=SignOn(amount=20_000))
    dune, acme = Offer(name="Dune", salary=40_000), Offer(name="Acme", salary=39_900)
    result = weigh(cove, dune, acme)
    assert "Dune guarantees $10,000 a year more than Cove." in result.lead.verdict
    once = " ".join(result.cautions)
    assert "its lead is a sign-on bonus, paid once; without it Dune is $10,000 ahead" in once


def test_what_one_offer_names_and_another_leaves_out_is_asked_about():
    insured = Offer(name="a", salary=50_000, health=Health(premium_monthly=100), area="AZ")
    text = cautions(insured, Offer(name="b", salary=50_000, area="CA", time_off=TimeOff(days=5)))
    assert '"b": no health plan is given' in text
    assert '"a": no days off are given' in text


def test_slips_between_hour_and_year_are_pointed_out():
    assert "did you mean hourly?" in cautions(Offer(name="o", salary=21.5))
    assert "plain rate" in cautions(Offer(name="o", hourly=18, hours_per_week=48))


def test_a_contribution_above_the_limit_is_said_as_counted():
    rich = Offer(name="o", salary=500_000, retirement=(RetirementTier(match_rate=0.5, up_to=0.06),))
    assert "$24,500 a year, the most the law allows" in cautions(rich)


def test_tiers_stay_in_order_in_a_break_even():
    tiers = (RetirementTier(match_rate=1.0, up_to=0.02), RetirementTier(match_rate=0.5, up_to=0.03))
    offer = Offer(name="a", salary=50_000, retirement=tiers)
    first = next(n for n in numbers(offer, PLAIN) if n.key == "retirement[0].up_to")
    second = next(n for n in numbers(offer, PLAIN) if n.key == "retirement[1].up_to")
    assert first.high < 0.03
    assert second.low > 0.02


def test_a_step_up_in_level_is_said():
    up = weigh(replace(LEAD, level="lead"), replace(NIGHT, level="senior"))
    assert "team lead is also a step up, to lead" in up.lead.verdict
    same = weigh(replace(LEAD, level="lead"), replace(NIGHT, level="lead"))
    assert "step up" not in same.lead.verdict


def test_close_offers_are_called_too_close_and_equal_ones_a_tie():
    a, b = Offer(name="a", salary=50_000), Offer(name="b", salary=50_900)
    assert weigh(a, b).lead.status == "too_close"
    assert "too close to call" in weigh(a, b).lead.verdict
    tie = weigh(a, replace(a, name="z")).lead
    assert (tie.status, tie.amount, tie.percent) == ("tie", 0, 0)
    assert "They guarantee the same" in tie.verdict


def test_a_lead_over_nothing_has_no_percent():
    nothing = Offer(
        name="b", salary=1_000, other=(OtherItem(name="rent", amount=2_000, kind="cost"),)
    )
    lead = weigh(Offer(name="a", salary=50_000), nothing).lead
    assert (lead.percent, lead.status) == (None, "ahead")


# --- components


def test_overtime_counts_the_differential_in_the_regular_rate():
    part = Offer(
        name="part",
        hourly=20,
        overtime_hours_per_week=5,
        shift=Shift(hours_per_week=20, dollars_per_hour=1.0),
    )
    assert total(part).total == pytest.approx(
        41_600 + 20 * 52 + 5 * 52 * (20 + 0.5 * (20 + 20 / 45))
    )
    assert total(part).paid_hours == 45 * 52


def test_overtime_within_forty_hours_is_paid_plainly_with_a_caution():
    part = Offer(name="p", hourly=20, hours_per_week=30, overtime_hours_per_week=5)
    assert total(part).sum("conditional_pay") == 5 * 52 * 20
    assert any("plain rate" in caution for caution in weigh(part).cautions)


def test_only_the_hours_beyond_forty_get_the_half():
    part = Offer(name="p", hourly=20, hours_per_week=38, overtime_hours_per_week=4)
    assert total(part).sum("conditional_pay") == pytest.approx(52 * (4 * 20 + 2 * 10))


def test_in_a_longer_week_only_the_overtime_gets_the_half():
    long = Offer(name="p", hourly=20, hours_per_week=45, overtime_hours_per_week=5)
    assert total(long).sum("conditional_pay") == pytest.approx(52 * 5 * 30)


def test_nobody_commutes_on_days_off():
    way = Commute(miles_one_way=10, minutes_one_way=30, cost_per_mile=0.5)
    offer = Offer(name="o", salary=1_000, commute=way, time_off=TimeOff(days=10, holidays=5))
    days = 5 * 52 - 15
    assert total(offer).sum("cost") == -days * 20 * 0.5
    assert total(offer).hours_given == 2080 - 15 * 8 + days


def test_a_discretionary_bonus_stays_out_of_the_regular_rate():
    owed = Offer(name="o", hourly=20, bonus=(Bonus(name="b", amount=2080, payout=1),))
    free = replace(owed, bonus=(replace(owed.bonus[0], discretionary=True),))
    assert regular_rate(owed, Year(1, 1.0)) == 21
    assert regular_rate(free, Year(1, 1.0)) == 20


def test_a_shift_is_cut_to_the_hours_worked():
    shift = Shift(hours_per_week=60, dollars_per_hour=1)
    assert total(Offer(name="o", hourly=20, shift=shift)).sum("guaranteed_pay") == 41_600 + 2080


def test_exempt_overtime_is_unpaid_and_given():
    assert total(LEAD).hours_given == 2080 + 6 * 52
    assert total(LEAD).paid_hours == 2080


def test_tiers_of_a_match_stack_cap_and_vest():
    offer = Offer(
        name="o",
        salary=50_000,
        retirement=(
            RetirementTier(match_rate=1.0, up_to=0.03),
            RetirementTier(match_rate=0.5, up_to=0.05, vested_share=0.5),
        ),
    )
    first = Year(1, 1.0)
    assert match_pay(offer, first, LIMIT) == 1_500 + 0.5 * 1_000 * 0.5
    capped = replace(offer, retirement=(replace(offer.retirement[0], max_dollars=1_000),))
    assert match_pay(capped, first, LIMIT) == 1_000
    dollars = RetirementTier(match_rate=0.5, max_dollars=2_000)
    assert match_pay(replace(offer, retirement=(dollars,)), first, LIMIT) == 2_000
    none = RetirementTier(match_rate=0.5, up_to=0.06, your_contribution=0.0)
    assert match_pay(replace(offer, retirement=(none,)), first, LIMIT) == 0
    rich = RetirementTier(match_rate=1.0, your_contribution=90_000)
    assert match_pay(replace(offer, retirement=(rich,)), first, LIMIT) == LIMIT


def test_equity_vests_monthly_after_the_cliff():
    equity = Equity(total=48_000, years=4, cliff_months=12)
    offer = Offer(name="o", salary=1_000, equity=equity)
    assert total(offer).sum("benefit") == 12_000
    late = replace(offer, equity=replace(equity, cliff_months=24))
    assert total(late).sum("benefit") == 0
    assert total(late, Preferences(horizon_years=2)).sum("benefit") == 12_000
    assert total(offer, Preferences(horizon_years=6)).horizon_total == 6_000 + 48_000


def test_years_count_raises_sign_on_and_discount():
    offer = Offer(name="o", salary=50_000, raise_rate=0.10, sign_on=SignOn(amount=2_000))
    two = Preferences(horizon_years=2, discount_rate=0.05)
    assert total(offer, two).horizon_total == pytest.approx(50_000 + 55_000 / 1.05 + 2_000)
    assert total(offer, two).total == pytest.approx(total(offer, two).horizon_total / 2)


def test_days_off_count_at_the_day_rate_or_as_time():
    offer = Offer(name="o", salary=52_000, time_off=TimeOff(days=26))
    rated = total(offer, Preferences(time_off="day-rate"))
    assert rated.total == 52_000 + 26 * 200
    assert rated.per_hour_given == 52_000 / (2080 - 26 * 8)
    assert total(offer, Preferences(value_of_time=10)).sum("time") == 10 * 26 * 8


def test_an_offer_without_hours_given_has_no_pay_for_them():
    free = Offer(name="o", salary=1_000, time_off=TimeOff(days=260))
    assert total(free).per_hour_given is None


# --- truths

shares = st.integers(0, 20).map(lambda x: x / 20)
bonuses = st.builds(
    Bonus,
    name=st.just("bonus"),
    amount=st.integers(0, 8_000).map(float),
    payout=shares,
    discretionary=st.booleans(),
)
offers = st.builds(
    Offer,
    name=st.sampled_from(["a", "b", "c"]),
    hourly=st.integers(15, 45).map(float),
    hours_per_week=st.sampled_from([30.0, 37.5, 40.0]),
    exempt=st.booleans(),
    overtime_hours_per_week=st.sampled_from([0.0, 3.0, 8.0]),
    shift=st.builds(
        Shift, hours_per_week=st.sampled_from([0.0, 20.0, 60.0]), rate=st.sampled_from([0.05, 0.1])
    ),
    health=st.builds(Health, premium_monthly=st.integers(0, 400).map(float)),
    time_off=st.builds(TimeOff, days=st.integers(0, 30).map(float)),
    commute=st.builds(
        Commute,
        miles_one_way=st.integers(0, 30).map(float),
        minutes_one_way=st.integers(0, 60).map(float),
    ),
    sign_on=st.builds(SignOn, amount=st.sampled_from([0.0, 1500.0])),
    equity=st.builds(Equity, total=st.sampled_from([0.0, 8_000.0])),
    bonus=st.lists(bonuses, max_size=1).map(tuple),
    retirement=st.sampled_from(
        [
            (),
            (RetirementTier(match_rate=0.5, up_to=0.06),),
            (RetirementTier(match_rate=0.04, your_contribution=0.05),),
        ]
    ),
)
preferences = st.builds(
    Preferences,
    horizon_years=st.integers(1, 4),
    value_of_time=st.sampled_from([0.0, 12.0]),
    time_off=st.sampled_from(["time", "day-rate"]),
    discount_rate=st.sampled_from([0.0, 0.04]),
)


@given(offers, preferences)
def test_components_add_up_to_the_total(offer, prefs):
    got = total(offer, prefs)
    assert sum(c.amount for c in got.components) == pytest.approx(got.total)
    kinds = ("guaranteed_pay", "conditional_pay", "benefit", "cost", "one_time", "time")
    assert sum(got.sum(kind) for kind in kinds) == pytest.approx(got.total)
    assert got.horizon_total == pytest.approx(got.total * prefs.horizon_years)
    assert worth(offer, prefs, LIMIT) == pytest.approx(got.total)


@given(offers, preferences)
def test_time_is_the_price_times_the_hours_saved(offer, prefs):
    by_time = replace(prefs, time_off="time", horizon_years=1, discount_rate=0.0)
    got = total(offer, by_time)
    assert got.sum("time") == pytest.approx(by_time.value_of_time * (2080 - got.hours_given))


@given(offers, offers, preferences)
def test_more_of_any_pay_never_ranks_an_offer_lower(one, other, prefs):
    one, other = replace(one, name="one"), replace(other, name="other")
    before = [o.name for o in weigh(one, other, prefs=prefs).offers].index("one")
    for better in (
        replace(one, hourly=one.hourly + 1),
        replace(one, sign_on=SignOn(amount=one.sign_on.amount + 500)),
        replace(one, bonus=(*one.bonus, Bonus(name="more", amount=700.0, payout=0.5))),
        replace(one, health=replace(one.health, hsa_employer=300.0)),
    ):
        after = [o.name for o in weigh(better, other, prefs=prefs).offers].index("one")
        assert after <= before


@given(st.lists(offers, min_size=3, max_size=3), preferences)
def test_order_in_the_file_and_a_third_offer_never_reorder_two(three, prefs):
    three = [replace(o, name=name) for o, name in zip(three, "abc", strict=True)]
    results = [weigh(*order, prefs=prefs).to_dict() for order in permutations(three)]
    assert all(result == results[0] for result in results)
    two = [o.name for o in weigh(*three[:2], prefs=prefs).offers]
    assert [name for name in results[0]["ranking"] if name in two] == two


def test_cents_decide_who_stands_first_before_names_do():
    two = (Offer(name="a", salary=50_000), Offer(name="b", salary=50_000.4))
    assert [o.name for o in weigh(*two).offers] == ["b", "a"]


@given(offers, preferences)
def test_equal_offers_tie_exactly(offer, prefs):
    twin = weigh(replace(offer, name="a"), replace(offer, name="b"), prefs=prefs).lead
    assert (twin.amount, twin.status) == (0, "tie")


@given(st.integers(15, 45), st.sampled_from([(40.0, 52.0), (52.0, 40.0), (20.0, 104.0 / 2)]))
def test_hours_and_weeks_of_one_product_give_one_base(hourly, split):
    hours, weeks = split
    one = Offer(name="o", hourly=float(hourly), hours_per_week=hours, weeks_per_year=weeks)
    other = replace(one, hours_per_week=weeks, weeks_per_year=hours)
    assert one.base == pytest.approx(other.base)


@given(offers, offers, preferences)
def test_a_break_even_put_back_in_ties_within_a_cent(one, other, prefs):
    one, other = replace(one, name="one"), replace(other, name="other")
    result = weigh(one, other, prefs=prefs)
    by_name = {"one": one, "other": other}
    first = result.offers[0].name
    for row in result.break_even:
        if row.needs is None:
            continue
        if row.offer is None:
            priced = replace(prefs, value_of_time=row.needs)
            assert abs(worth(one, priced, LIMIT) - worth(other, priced, LIMIT)) < 0.01
            continue
        rival = by_name["other" if row.offer == "one" else "one"]
        (number,) = [n for n in numbers(by_name[row.offer], prefs) if n.key == row.key]
        assert number.low <= row.needs <= number.high
        again = worth(number.put(row.needs), prefs, LIMIT)
        assert abs(again - worth(rival, prefs, LIMIT)) < 0.01
        assert row.offer != first or number.hoped


def test_break_evens_come_nearest_first_and_unreachable_ones_last():
    rows = weigh(NIGHT, LEAD).break_even
    reach = [r for r in rows if r.needs is not None]
    assert list(rows[: len(reach)]) == reach
    distances = [abs(r.needs - r.now) / (abs(r.now) or 1) for r in reach]
    assert distances == sorted(distances)
    overtime = next(r for r in rows if r.key == "overtime_hours_per_week")
    assert overtime.offer == "night agent"


def test_a_break_even_stays_inside_the_bounds_the_file_gives():
    bounded = replace(NIGHT, overtime_low=3.0, overtime_high=5.0)
    row = next(r for r in weigh(bounded, LEAD).break_even if r.key == "overtime_hours_per_week")
    assert row.needs is None


# --- cautions and asks


def cautions(*offers, **more):
    return " ".join(weigh(*offers, **more).cautions)


def test_what_an_advert_hides_is_called_out():
    offer = Offer(name="o", salary=1_000, bonus=(Bonus(name="x", amount=1.0, up_to=True),))
    text = cautions(offer)
    assert '"up to" figure, a ceiling' in text
    assert "no payout was given" in text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 11, 20), "November 20, is past"),
        (TODAY, "deadline is today"),
        (date(2026, 11, 23), "in 1 day,"),
        (date(2026, 11, 26), "in 4 days"),
    ],
)
def test_deadlines_near_or_past_are_said(day, text):
    assert text in cautions(Offer(name="o", salary=1_000, deadline=day))


def test_a_far_deadline_is_not():
    assert cautions(Offer(name="o", salary=1_000, deadline=date(2027, 1, 1))) == ""


def test_a_match_has_two_readings_no_cap_or_an_assumed_contribution():
    def with_tier(**tier):
        return Offer(name="o", salary=50_000, retirement=(RetirementTier(**tier),))

    other = Offer(name="z", salary=51_000)
    text = cautions(with_tier(match_rate=0.05, your_contribution=8_000), other)
    assert "a match of 5% is read as 5 cents" in text
    assert "the winner changes" in text
    assert "no cap on the match" in cautions(with_tier(match_rate=0.5, your_contribution=0.05))
    assert "as if you put in $3,000" in cautions(with_tier(match_rate=0.5, up_to=0.06))


def test_asks_come_easiest_first_and_days_off_show_their_worth():
    rows = [a for a in weigh(NIGHT, LEAD).asks if a.offer == "night agent"]
    assert [a.ease for a in rows] == sorted(
        (a.ease for a in rows), key=["easy", "usual", "hard"].index
    )
    days = next(a for a in rows if "days off" in a.ask)
    assert (days.worth, days.hours) == (0, 24)
    assert days.day_rate_value == pytest.approx(3 * 8 * 21.75)
    assert rows[0] is days


def test_remote_days_and_premiums_are_asked_for_only_where_there_are_any():
    far = replace(
        NIGHT,
        commute=Commute(miles_one_way=10, minutes_one_way=20),
        health=Health(premium_monthly=100),
    )
    names = {a.ask for a in weigh(far).asks}
    assert any("from home" in name for name in names)
    assert any("premium" in name for name in names)
    assert not any("from home" in a.ask or "premium" in a.ask for a in weigh(NIGHT).asks)


def test_the_comparison_can_be_had_as_a_frame():
    frame = weigh(NIGHT, LEAD).to_frame()
    assert frame.loc[("guaranteed_pay", "base pay"), "team lead"] == 54_000


def test_a_comparison_says_the_day_it_is_for():
    assert weigh(NIGHT, LEAD, as_of=date(2026, 3, 1)).as_of == date(2026, 3, 1)
