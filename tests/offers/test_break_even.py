"""At which value of a number two offers tie: the numbers of an offer, and finding the value."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from offer_examples import (
    EVERYTHING,
    LEAD,
    NIGHT,
    PLAIN,
    RULES,
    offers,
    preferences,
    varied,
    weigh,
)

from negotiate.model.comparison import BreakEven
from negotiate.model.offer import (
    Bonus,
    Change,
    Commission,
    Commute,
    Draw,
    Health,
    HolidaysWorked,
    Offer,
    OnCall,
    Preferences,
    RetirementTier,
    Shift,
    TimeOff,
    Training,
)
from negotiate.offers.break_even import base_break_even, break_evens, numbers, solve
from negotiate.offers.keys import with_value
from negotiate.offers.totals import yearly_value

PRICED = Preferences(value_of_time=10.0)


MOST = 1e9


def rows(offer, prefs=PRICED):
    return {
        n.key: (n.component, n.unit, n.now, n.low, n.high, n.hoped)
        for n in numbers(offer, prefs, RULES)
    }


def test_every_number_of_an_offer_with_its_unit_and_bounds():
    assert rows(EVERYTHING) == {
        "hourly": ("base", "$/hour", 20.0, 0.0, MOST, False),
        "overtime_hours_per_week": ("overtime", "hours/week", 4, 1.0, 8.0, True),
        "hours_per_week": ("hours", "a week", 40.0, 1.0, 100.0, False),
        "shift.hours_per_week": ("shift differential", "hours/week", 10, 0.0, 44.0, False),
        "shift.rate": ("shift differential", "share", 0.1, 0.0, MOST, False),
        "bonus[0].amount": ("owed", "$/year", 1_000.0, 0.0, MOST, False),
        "bonus[1].rate": ("hoped", "share of base", 0.05, 0.0, MOST, True),
        "bonus[1].payout": ("hoped", "share of target", 0.8, 0.5, 1.2, True),
        "bonus[2].amount": ("open", "$/year", 300.0, 0.0, MOST, True),
        "bonus[2].payout": ("open", "share of target", 1.0, 0.0, 1.0, True),
        "retirement[0].match_rate": ("retirement match", "share", 1.0, 0.0, MOST, False),
        "retirement[0].up_to": (
            *("retirement match", "share of pay", 0.03, 0.0, pytest.approx(0.05 - 1e-6)),
            False,
        ),
        "retirement[0].max_dollars": ("retirement match", "$/year", 900.0, 0.0, MOST, False),
        "retirement[0].vested_share": ("retirement match", "share", 1.0, 0.0, 1.0, False),
        "retirement[1].match_rate": ("retirement match", "share", 0.5, 0.0, MOST, False),
        "retirement[1].up_to": (
            *("retirement match", "share of pay", 0.05, pytest.approx(0.03 + 1e-6), 1.0),
            False,
        ),
        "retirement[1].vested_share": ("retirement match", "share", 0.6, 0.0, 1.0, False),
        "retirement[2].match_rate": ("retirement match", "share", 0.1, 0.0, MOST, False),
        "retirement[2].vested_share": ("retirement match", "share", 1.0, 0.0, 1.0, False),
        "retirement.your_contribution": (
            *("retirement match", "share of pay", 0.05, 0.0, 1.0),
            False,
        ),
        "sign_on.amount": ("sign-on bonus", "$", 500, 0.0, MOST, False),
        "health.premium_monthly": ("health premium", "$/month", 80, 0.0, MOST, False),
        "health.employer_value": (
            *("health plan, employer's share", "$/year", 5_000, 0.0, MOST),
            False,
        ),
        "health.hsa_employer": ("employer's HSA money", "$/year", 400, 0.0, MOST, False),
        "health.out_of_pocket": ("health care out of pocket", "$/year", 900, 0.0, MOST, False),
        "equity.total": ("equity", "$", 8_000, 0.0, MOST, False),
        "commute.miles_one_way": ("commute, miles", "miles", 9, 0.0, MOST, False),
        "commute.cost_per_mile": ("commute, miles", "$/mile", 0.3, 0.0, MOST, False),
        "commute.parking_monthly": ("parking", "$/month", 40, 0.0, MOST, False),
        "commute.transit_monthly": ("transit", "$/month", 15, 0.0, MOST, False),
        "remote.stipend_monthly": ("remote stipend", "$/month", 50, 0.0, MOST, False),
        "commute.days_per_week": ("commute", "days/week", 3, 0.0, 7.0, False),
        "commute.minutes_one_way": ("time on the way", "minutes", 25, 0.0, MOST, False),
        "time_off.days": ("days off", "days/year", 12, 0.0, 260.0, False),
        "time_off.holidays": ("days off", "days/year", 8, 0.0, 260.0, False),
        "other[0].amount": ("meals", "$/year", 600.0, 0.0, MOST, False),
        "other[1].amount": ("spiffs", "$/year", 700.0, 0.0, MOST, True),
        "other[2].amount": ("dues", "$/year", 200.0, 0.0, MOST, False),
        "other[3].amount": ("owed too", "$/year", 100.0, 0.0, MOST, False),
    }


def test_one_contribution_stands_for_all_tiers_that_name_one():
    changed = with_value(EVERYTHING, "retirement.your_contribution", 0.07)
    assert [tier.your_contribution for tier in changed.retirement] == [0.07, None, None]
    dollars = Offer(
        name="o", salary=1e5, retirement=(RetirementTier(match_rate=1.0, your_contribution=2_000),)
    )
    assert rows(dollars)["retirement.your_contribution"] == (
        *("retirement match", "$/year", 2_000, 0.0, MOST),
        False,
    )


@pytest.mark.parametrize(
    ("given", "unit", "most"),
    [(1.0, "share of pay", 1.0), (1.5, "$/year", MOST), (2.0, "$/year", MOST)],
)
def test_up_to_one_a_contribution_is_a_share_and_above_it_is_dollars(given, unit, most):
    tier = RetirementTier(match_rate=1.0, up_to=0.05, your_contribution=given)
    found = rows(Offer(name="o", salary=1e5, retirement=(tier,)))
    assert found["retirement.your_contribution"][1:5] == (unit, given, 0.0, most)


def test_a_plain_offer_has_its_base_and_a_sign_on_it_could_have():
    assert rows(Offer(name="o", salary=50_000)) == {
        "salary": ("base", "$/year", 50_000, 0.0, MOST, False),
        "sign_on.amount": ("sign-on bonus", "$", 0.0, 0.0, MOST, False),
    }


def test_hours_on_call_and_worked_holidays_are_numbers_where_they_pay():
    paid = Offer(
        name="o",
        hourly=20.0,
        on_call=OnCall(hours_per_week=5, dollars_per_hour=3.0),
        holidays_worked=HolidaysWorked(days=4, times=1.5),
    )
    found = {key: row for key, row in rows(paid).items() if key.startswith(("on_call", "holi"))}
    assert found == {
        "on_call.hours_per_week": ("on call", "hours/week", 5, 0.0, 168.0, False),
        "on_call.dollars_per_hour": ("on call", "$/hour", 3.0, 0.0, MOST, False),
        "holidays_worked.days": ("holidays worked", "days/year", 4, 0.0, 60.0, False),
        "holidays_worked.times": ("holidays worked", "times", 1.5, 1.0, 5.0, False),
    }
    unpaid = replace(paid, on_call=OnCall(hours_per_week=5), holidays_worked=HolidaysWorked())
    assert not [key for key in rows(unpaid) if key.startswith(("on_call", "holi"))]


def test_a_raise_in_writing_is_sure_and_one_that_was_promised_is_hoped_for():
    changes = (
        Change(after_days=90, hourly=21.0),
        Change(after_days=180, add=1.0, in_writing=True),
        Change(every_months=12, percent=3.0),
    )
    offer = Offer(name="o", hourly=20.0, change=changes, training=Training(weeks=6, hourly=15.0))
    found = {key: row for key, row in rows(offer).items() if key.startswith(("change", "training"))}
    assert found == {
        "change[0].hourly": ("promised raise", "$/hour", 21.0, 0.0, 1_000.0, True),
        "change[1].add": ("raise", "$/hour", 1.0, -MOST, MOST, False),
        "change[2].percent": ("promised raise", "%", 3.0, -100.0, 500.0, True),
        "training.hourly": ("training", "$/hour", 15.0, 0.0, 1_000.0, False),
        "training.weeks": ("training", "weeks", 6, 0.0, 104.0, False),
    }
    salary = Offer(name="o", salary=5e4, change=(Change(after_days=90, salary=52_000.0),))
    assert rows(salary)["change[0].salary"] == (
        *("promised raise", "$/year", 52_000.0, 0.0, MOST),
        True,
    )


def test_what_is_nothing_now_stands_at_nothing():
    nothing = Offer(name="o", salary=0.0, bonus=(Bonus(name="b", amount=0.0, guaranteed=True),))
    found = rows(nothing)
    assert (found["salary"][2], found["bonus[0].amount"][2]) == (0.0, 0.0)


def test_overtime_is_a_number_only_where_it_is_paid():
    hourly = Offer(name="o", hourly=20.0, overtime_hours_per_week=3)
    assert rows(hourly)["overtime_hours_per_week"][3:5] == (0.0, 20.0)
    exempt = Offer(name="o", salary=50_000, exempt=True, overtime_hours_per_week=3)
    assert "overtime_hours_per_week" not in rows(exempt)


@pytest.mark.parametrize(
    ("commute", "prefs", "days", "minutes"),
    [
        (Commute(miles_one_way=5), PLAIN, True, False),
        (Commute(minutes_one_way=20), PLAIN, False, False),
        (Commute(minutes_one_way=20), PRICED, True, True),
        (Commute(), PRICED, False, False),
        (Commute(parking_monthly=30), PRICED, False, False),
    ],
)
def test_the_way_to_work_is_a_number_where_it_costs(commute, prefs, days, minutes):
    found = rows(Offer(name="o", salary=50_000, commute=commute), prefs)
    assert ("commute.days_per_week" in found) is days
    assert ("commute.minutes_one_way" in found) is minutes
    assert ("commute.cost_per_mile" in found) is bool(commute.miles_one_way)


@pytest.mark.parametrize(
    ("prefs", "commute", "there"),
    [
        (PLAIN, Commute(), False),
        (PRICED, Commute(), True),
        (Preferences(time_off="day-rate"), Commute(), True),
        (PLAIN, Commute(miles_one_way=5), True),
    ],
)
def test_days_off_are_a_number_where_they_count(prefs, commute, there):
    offer = Offer(name="o", salary=50_000, commute=commute, time_off=TimeOff(days=10))
    found = rows(offer, prefs)
    assert ("time_off.days" in found) is there
    assert "time_off.holidays" not in found


def test_a_differential_in_dollars_has_its_own_unit():
    shift = Shift(hours_per_week=10, dollars_per_hour=1.5)
    found = rows(Offer(name="o", hourly=20.0, shift=(shift,)))
    assert found["shift.dollars_per_hour"][:3] == ("shift differential", "$/hour", 1.5)
    assert "shift.rate" not in found
    for nothing in (Shift(hours_per_week=10), Shift(rate=0.1)):
        assert not [k for k in rows(Offer(name="o", hourly=20.0, shift=(nothing,))) if "shift" in k]


def counted(gap):
    calls = []

    def told(x):
        calls.append(x)
        return gap(x)

    return told, calls


def test_a_straight_line_takes_four_looks():
    gap, calls = counted(lambda x: 3 * x - 12)
    assert solve(gap, 1.0, 0.0, MOST) == pytest.approx(4.0)
    assert len(calls) <= 4


def test_what_ties_already_stays_where_it_is():
    gap, calls = counted(lambda x: x - 7.0)
    assert solve(gap, 7.0, 0.0, 10.0) == 7.0
    assert calls == [7.0]


@pytest.mark.parametrize(
    ("gap", "now", "low", "high", "needs"),
    [
        (lambda x: x - 5, 0.0, 0.0, 5.0, 5.0),  # the upper end itself
        (lambda x: x, 5.0, 0.0, 5.0, 0.0),  # the lower end itself
        (lambda x: x - 6, 0.0, 0.0, 5.0, None),  # beyond it
        (lambda x: x + 1, 3.0, 0.0, 5.0, None),  # under it
        (lambda x: 4.0, 3.0, 0.0, 5.0, None),  # no value does
        (lambda x: min(x, 3.0) - 2.5, 5.0, 0.0, 5.0, 2.5),  # flat where it stands
        (lambda x: max(x, 3.0) - 4.0, 1.0, 0.0, 5.0, 4.0),
        (lambda x: x**3 - 1_000.0, 1.0, 0.0, MOST, 10.0),
        (lambda x: 1_000.0 - x**3, 99.0, 0.0, MOST, 10.0),
        (lambda x: (x - 1.0) ** 3, 3.0, 0.0, 5.0, 1.0),
        (lambda x: min(x, 10.0) * 5 - 20 + max(0.0, x - 10) * 0.5, 30.0, 0.0, MOST, 4.0),
        (lambda x: x * abs(x) - 250_000.0, 0.0, 0.0, MOST, 500.0),
    ],
)
def test_the_value_at_which_two_offers_tie(gap, now, low, high, needs):
    found = solve(gap, now, low, high)
    if needs is None:
        assert found is None
    else:
        assert abs(gap(found)) < 0.005
        assert found == pytest.approx(needs, abs=0.25)
        assert low <= found <= high


def test_a_jump_over_nothing_is_no_tie():
    assert solve(lambda x: 5.0 if x > 2 else -5.0, 0.0, 0.0, 5.0) is None


def test_a_crossing_is_found_in_few_looks_even_far_away():
    gap, calls = counted(lambda x: x**2 - 1e10)
    assert gap(solve(gap, 1.0, 0.0, MOST)) == pytest.approx(0.0, abs=0.005)
    assert len(calls) < 80


def test_the_tie_by_base_pay_alone_is_the_row_of_all_ties():
    for first, second in ((EVERYTHING, NIGHT), (NIGHT, EVERYTHING)):
        rows = break_evens((first, second), PRICED, RULES)
        (base,) = [r for r in rows if (r.offer, r.component) == (second.name, "base")]
        assert base_break_even(second, first, PRICED, RULES) == base


def test_with_a_family_to_cover_its_premium_and_share_are_what_would_tie():
    health = Health(premium_monthly=50, premium_family=300, employer_value_family=9_000)
    family = Preferences(covers="family")
    first, second = Offer(name="a", salary=60_000), Offer(name="b", salary=50_000, health=health)
    keys = {r.key: r.unit for r in break_evens((first, second), family, RULES)}
    assert keys["health.premium_family"] == "$/month"
    assert "health.employer_value_family" in keys
    assert "health.premium_monthly" not in keys
    alone = {r.key for r in break_evens((first, second), PLAIN, RULES)}
    assert "health.premium_monthly" in alone
    assert "health.employer_value_family" not in alone


def test_break_evens_of_two_plain_offers():
    first = Offer(
        name="first", salary=50_000, bonus=(Bonus(name="prize", amount=4_000.0, payout=0.5),)
    )
    second = Offer(name="second", salary=51_000, hourly=None)
    found = break_evens((first, second), PLAIN, RULES)
    assert found == (
        BreakEven(
            offer="second",
            component="base",
            key="salary",
            unit="$/year",
            now=51_000,
            needs=pytest.approx(52_000),
        ),
        BreakEven(
            offer="first",
            component="prize",
            key="bonus[0].amount",
            unit="$/year",
            now=4_000,
            needs=pytest.approx(2_000),
        ),
        BreakEven(
            offer="first",
            component="prize",
            key="bonus[0].payout",
            unit="share of target",
            now=0.5,
            needs=pytest.approx(0.25),
        ),
        BreakEven(
            offer="second",
            component="sign-on bonus",
            key="sign_on.amount",
            unit="$",
            now=0.0,
            needs=pytest.approx(1_000),
            far=True,
        ),
    )
    assert break_evens((first,), PLAIN, RULES) == ()


def test_own_time_is_a_number_where_hours_differ_and_can_be_out_of_reach():
    longer = Offer(name="a", hourly=20.0, hours_per_week=45)
    short = Offer(name="b", hourly=20.0)
    (row,) = [r for r in break_evens((longer, short), PRICED, RULES) if r.offer is None]
    assert row == BreakEven(
        offer=None,
        component="your time",
        key="value_of_time",
        unit="$/hour",
        now=10.0,
        needs=pytest.approx(30.0),
    )
    for price in (0.4, 500.0):
        rival = Offer(name="b", salary=40_000 + price * 52, hours_per_week=41)
        (row,) = [
            r
            for r in break_evens((rival, Offer(name="a", salary=40_000)), PRICED, RULES)
            if r.offer is None
        ]
        assert row.needs == pytest.approx(price)
    better = Offer(name="c", salary=60_000, time_off=TimeOff(days=20))
    (own,) = [r for r in break_evens((better, short), PLAIN, RULES) if r.offer is None]
    assert own.needs is None
    little = Offer(name="e", hourly=20.0, hours_per_week=40.01)
    (cheap,) = [r for r in break_evens((little, short), PLAIN, RULES) if r.offer is None]
    assert cheap.needs == pytest.approx(30.0)
    idle = Offer(name="f", salary=short.base + 26, hours_per_week=41)
    (half,) = [r for r in break_evens((idle, short), PLAIN, RULES) if r.offer is None]
    assert half.needs == pytest.approx(0.5)
    same = break_evens((Offer(name="d", hourly=21.0), short), PLAIN, RULES)
    assert not [r for r in same if r.offer is None]


def test_the_nearest_comes_first_by_its_share_and_what_cannot_be_last():
    first = Offer(name="first", salary=60_000)
    second = Offer(
        name="second",
        salary=50_000,
        bonus=(Bonus(name="prize", amount=2_000.0, payout=0.5),),
        health=Health(premium_monthly=100),
    )
    found = [(row.key, row.needs) for row in break_evens((first, second), PLAIN, RULES)]
    assert [key for key, _ in found] == [
        *("salary", "bonus[0].amount", "sign_on.amount"),
        *("bonus[0].payout", "health.premium_monthly"),
    ]
    assert [needs for _, needs in found[-2:]] == [None, None]


def test_tiers_stay_in_order_in_a_break_even():
    tiers = (RetirementTier(match_rate=1.0, up_to=0.02), RetirementTier(match_rate=0.5, up_to=0.03))
    offer = Offer(name="a", salary=50_000, retirement=tiers)
    first = next(n for n in numbers(offer, PLAIN, RULES) if n.key == "retirement[0].up_to")
    second = next(n for n in numbers(offer, PLAIN, RULES) if n.key == "retirement[1].up_to")
    assert first.high < 0.03
    assert second.low > 0.02


@settings(max_examples=50)  # each solves for every number of two offers
@given(offers | varied, varied, preferences)
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
            assert abs(yearly_value(one, priced, RULES) - yearly_value(other, priced, RULES)) < 0.01
            continue
        rival = by_name["other" if row.offer == "one" else "one"]
        (number,) = [n for n in numbers(by_name[row.offer], prefs, RULES) if n.key == row.key]
        # Offers that tie already need nothing, even where a shift is longer than the week.
        assert number.low <= row.needs <= number.high or row.needs == row.now
        again = yearly_value(with_value(by_name[row.offer], row.key, row.needs), prefs, RULES)
        assert abs(again - yearly_value(rival, prefs, RULES)) < 0.01
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


def needs(ranked, key, prefs=PLAIN):
    return next(row for row in break_evens(ranked, prefs, RULES) if row.key == key)


def test_hours_that_tie_beyond_forty_are_time_and_a_half():
    """23.00 for 40 hours is 920 a week: 40 x 22.00 and 40 more dollars at 33.00."""
    row = needs((Offer(name="a", hourly=23.0), Offer(name="b", hourly=22.0)), "hours_per_week")
    assert row.needs == pytest.approx(40 + 40 / 33)


def test_hours_of_the_day_are_the_number_where_they_are_stated():
    tens = Offer(name="b", hourly=20.0, hours_per_day=9, days_per_week=4)
    row = needs((Offer(name="a", hourly=20.0), tens), "hours_per_day")
    assert row.needs == pytest.approx(10)


def test_what_a_change_training_or_a_draw_would_have_to_be():
    best = Offer(name="a", salary=36_140)
    promised = Offer(name="b", hourly=17.0, change=(Change(after_days=91, hourly=17.25),))
    assert needs((best, promised), "change[0].hourly").needs == pytest.approx(17.5)
    trained = Offer(name="b", hourly=17.5, training=Training(weeks=6, hourly=15))
    more = needs((Offer(name="a", salary=35_880), trained), "training.hourly")
    assert more.needs == pytest.approx(15 + 80 / 240)
    drawn = Offer(
        name="b",
        salary=0,
        commission=Commission(expected=12_000),
        draw=Draw(monthly=1_500, recoverable=False),
    )
    assert needs((Offer(name="a", salary=24_000), drawn), "draw.monthly").needs == 2_000


def test_a_need_too_far_to_happen_is_called_far():
    ranked = (Offer(name="a", salary=90_000), Offer(name="b", salary=40_000))
    rows = {row.key: row for row in break_evens(ranked, PLAIN, RULES)}
    assert rows["salary"].far
    near = break_evens((ranked[0], Offer(name="b", salary=70_000)), PLAIN, RULES)
    assert not next(row for row in near if row.key == "salary").far


def test_pay_a_third_off_is_too_far_and_other_numbers_may_double():
    """$32.22 in place of $19.00 is no raise anybody is talked into; five days off more are."""
    best = Offer(name="a", hourly=32.22)
    for hourly, far in ((19.0, True), (24.7, True), (24.9, False)):
        assert needs((best, Offer(name="b", hourly=hourly)), "hourly").far is far
    promised = Offer(name="b", hourly=17.0, change=(Change(after_days=91, hourly=17.25),))
    assert needs((Offer(name="a", salary=46_000), promised), "change[0].hourly").far
    paid = Preferences(time_off="day-rate")
    more = Offer(name="a", salary=50_000, time_off=TimeOff(days=16))
    assert not needs(
        (more, replace(more, name="b", time_off=TimeOff(days=10))), "time_off.days", paid
    ).far


def test_the_hours_of_one_week_in_turn_tie_to_the_cent():
    turns = Offer(name="b", hourly=20.0, weeks_in_turn=(36, 48), hours_per_day=12)
    best = Offer(name="a", salary=45_000)
    for index in range(2):
        key = f"weeks_in_turn[{index}]"
        row = needs((best, turns), key)
        tied = with_value(turns, key, row.needs)
        assert yearly_value(tied, PLAIN, RULES) == pytest.approx(45_000, abs=0.005)
        assert tied.weeks_in_turn[1 - index] == turns.weeks_in_turn[1 - index]
        assert row.component == f"week {index + 1} in turn"


@pytest.mark.parametrize(("days", "most"), [(4, 24.0), (5, 20.0)])
def test_hours_of_a_day_go_from_minutes_to_all_there_are(days, most):
    offer = Offer(name="o", hourly=20.0, hours_per_day=9, days_per_week=days)
    (number,) = (n for n in numbers(offer, PLAIN, RULES) if n.key == "hours_per_day")
    assert (number.low, number.high) == (0.1, most)


@pytest.mark.parametrize(("hours", "most"), [(12, 84.0), (None, 100.0)])
def test_hours_of_a_week_in_turn_go_no_further_than_its_days(hours, most):
    offer = Offer(name="o", hourly=20.0, weeks_in_turn=(36, 48), hours_per_day=hours)
    found = {n.key: n for n in numbers(offer, PLAIN, RULES)}
    assert (found["weeks_in_turn[1]"].low, found["weeks_in_turn[1]"].high) == (1.0, most)
