"""What deserves a second look in an offer: each rule at its edges."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from conftest import TODAY
from offer_examples import HOURLY, LIMIT, PLAIN, RULES, SALARY, value_of, weigh, written

from negotiate import compare_offers
from negotiate.model.comparison import Law, PlacedOffer
from negotiate.model.offer import (
    Bonus,
    Change,
    Commute,
    Health,
    Offer,
    OtherItem,
    Preferences,
    RetirementTier,
    SignOn,
    TimeOff,
)
from negotiate.offers.cautions import (
    between_offers,
    help_cautions,
    horizon_cautions,
    low_in_band,
    match_readings,
    offer_cautions,
    only_once,
    tax_cautions,
)
from negotiate.offers.legal import legal_cautions
from negotiate.offers.totals import total_of


def of(offer, law=None):
    """The cautions of an offer, without its name."""
    found = offer_cautions(offer, TODAY, RULES)
    return [*legal_cautions(offer, law or Law()), *(text.removeprefix('"o": ') for text in found)]


@pytest.mark.parametrize(
    ("children", "pay", "said"),
    [(0, 30_000, False), (1, 64_999, True), (1, 65_000, False), (3, 90_000, False)],
)
def test_with_children_help_that_may_shrink_with_pay_is_named_once(children, pay, said):
    prefs = Preferences(children=children, filing="head")
    low, high = Offer(name="low", salary=pay), Offer(name="high", salary=95_000)
    found = list(help_cautions((high, low, low), prefs, RULES))
    assert len(found) == said
    assert all("benefits office" in text and "November 2026" in text for text in found)
    texts = weigh(low, high, prefs=prefs).cautions
    assert sum("SNAP" in text for text in texts) == said


BASE = Offer(name="o", salary=50_000)


@pytest.mark.parametrize(
    ("offer", "months", "said"),
    [
        (replace(BASE, raise_rate=0.03), 12, ""),
        (replace(BASE, raise_rate=0.03), 24, "3% more each year is counted as sure"),
        (replace(BASE, bonus=(Bonus(name="b", amount=900, payout=0.5),)), 12, ""),
        (replace(BASE, bonus=(Bonus(name="b", amount=900, payout=0.5),)), 9, "often nothing"),
        (replace(BASE, bonus=(Bonus(name="b", amount=900, guaranteed=True),)), 9, ""),
        (replace(BASE, weeks_per_year=20), 12, "for the 32 weeks a year without pay there"),
        (replace(BASE, weeks_per_year=20, employment="1099"), 12, ""),
        (
            replace(BASE, sign_on=SignOn(amount=1_200, repay_within_months=12, repay="pro-rata")),
            9,
            "$300 of its sign-on goes back if you leave after 9 months",
        ),
        (replace(BASE, sign_on=SignOn(amount=1_200, repay_within_months=12)), 9, ""),
    ],
)
def test_what_hangs_on_how_long_one_is_there_is_said(offer, months, said):
    found = list(horizon_cautions([offer], Preferences(horizon_months=months), RULES))
    assert len(found) == bool(said)
    assert all(said in text for text in found)


STRICT = Law(minimum_wage=15.0, minimum_of="here", salary_floor=40_000.0, floor_of="the rule")


def test_pay_under_the_minimum_is_called_so_and_pay_at_it_is_not():
    low = replace(HOURLY, hourly=14.99)
    assert of(low, STRICT) == ["$14.99 an hour is under the legal minimum of $15.00 (here)."]
    assert of(replace(HOURLY, hourly=15.0), STRICT) == []
    part = Offer(name="o", salary=15_599, hours_per_week=20)
    assert of(part, STRICT) == ["$15.00 an hour is under the legal minimum of $15.00 (here)."]
    assert of(replace(part, salary=15_600), STRICT) == []
    assert of(Offer(name="o", salary=0.0, hours_per_week=0), STRICT) == []
    assert of(replace(HOURLY, hourly=3.0)) == []


def test_an_exempt_salary_under_the_floor_is_called_so():
    at = Offer(name="o", salary=39_999, exempt=True)
    assert of(at, STRICT) == [
        "exempt on $39,999, under $40,000 (the rule): overtime is generally owed. Ask whether the "
        "role is paid overtime."
    ]
    assert of(replace(at, salary=40_000), STRICT) == [
        'it is called exempt. Ask "What makes it exempt from overtime?" A salary alone never does.'
    ]
    assert of(replace(at, exempt=False), STRICT) == []
    assert of(at) == []


def test_an_exempt_salary_under_a_floor_that_starts_within_a_year_is_called_so():
    soon = ((date(2027, 1, 1), 42_000.0, "the rule"), (date(2027, 1, 1), 50_000.0, "51+"))
    law = STRICT._replace(floors_soon=soon)
    exempt = Offer(name="o", salary=42_000, exempt=True)
    assert of(exempt, law) == [
        "exempt on $42,000: overtime is generally owed on a salary under $50,000 (51+) from "
        "January 1, 2027. Ask whether the role is paid overtime."
    ]
    assert (
        "$42,000 (the rule) from January 1, 2027 and" in of(replace(exempt, salary=41_999), law)[0]
    )
    assert of(replace(exempt, salary=39_999), law)[0].endswith(
        "Soon it is $42,000 (the rule) from January 1, 2027 and $50,000 (51+) from January 1, 2027."
    )
    assert "called exempt" in of(replace(exempt, salary=50_000), law)[0]


def test_a_minimum_that_is_not_on_file_is_looked_up():
    assert of(HOURLY, Law(minimum_wage=7.25, not_on_file="Emeryville")) == [
        "a minimum wage of Emeryville applies that is not on file here. Look it up."
    ]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, ["its deadline, November 21, is past. Ask whether it still stands."]),
        (0, ["its deadline is today, on November 22. You may ask for a later day."]),
        (1, ["its deadline is in 1 day, on November 23. You may ask for a later day."]),
        (7, ["its deadline is in 7 days, on November 29. You may ask for a later day."]),
        (8, []),
    ],
)
def test_a_week_before_the_deadline_it_is_said(days, words):
    assert of(replace(SALARY, deadline=TODAY + timedelta(days))) == words


@pytest.mark.parametrize("written", [True, False])
def test_a_raise_that_nobody_wrote_down_is_called_a_promise(written):
    raised = Change(after_days=90, add=1.0, in_writing=written)
    texts = of(Offer(name="o", hourly=20.0, change=(raised,)))
    assert any("is a promise: it counts as hoped-for pay" in text for text in texts) != written


def test_bonuses_are_looked_at_one_by_one():
    bonuses = (
        Bonus(name="owed", amount=100.0, guaranteed=True),
        Bonus(name="ceiling", amount=100.0, payout=0.5, up_to=True),
        Bonus(name="open", amount=100.0),
        Bonus(name="edge", amount=100.0, payout=0.9, low=0.2, high=0.9),
        Bonus(name="floor", amount=100.0, payout=0.2, low=0.2),
        Bonus(name="inside", amount=100.0, payout=0.5, low=0.2, high=0.9),
        Bonus(name="sure", amount=100.0, payout=0.5, low=0.5, high=0.5),
        Bonus(name="owed too", amount=1.0, payout=0.2, low=0.2, high=0.9, guaranteed=True),
    )
    assert of(replace(SALARY, bonus=bonuses)) == [
        '"ceiling" is an "up to" figure, a ceiling. Ask what people really got.',
        '"open" is counted in full, for no payout was given. Ask what is usual.',
        '"edge": the payout you expect is as far as it can go, so the odds take it as sure. '
        "Give a payout between low and high.",
    ]


def test_a_salary_like_an_hourly_wage_is_asked_about():
    asked = ["a salary of $21.50 a year: did you mean hourly = 21.5, or salary = 21500?"]
    assert of(replace(SALARY, salary=21.5)) == asked
    assert of(replace(SALARY, salary=0.5)) == [
        "a salary of $0.50 a year: did you mean hourly = 0.5, or salary = 500?"
    ]
    assert of(replace(SALARY, salary=1_000.0)) == []
    assert of(replace(SALARY, salary=0.0)) == []


LONG_WEEK = (
    "a salary for 40.5 hours: if the job is not exempt, those beyond 40 a week are generally owed "
    "half as much again or more. Ask."
)


PLAIN_OVERTIME = "overtime within 40 hours a week is paid at the plain rate."


@pytest.mark.parametrize(
    ("hours", "overtime", "exempt", "words"),
    [
        (40, 0, False, []),
        (40.5, 0, False, [LONG_WEEK]),
        (45, 0, True, []),
        (35, 5, False, [PLAIN_OVERTIME]),
        (35, 5.5, False, []),
        (30, 5, True, []),
        (30, 0, False, []),
    ],
)
def test_hours_at_the_plain_rate_are_pointed_out(hours, overtime, exempt, words):
    offer = Offer(name="o", salary=50_000, exempt=exempt)
    assert of(replace(offer, hours_per_week=hours, overtime_hours_per_week=overtime)) == words


def test_a_contribution_that_was_assumed_is_said():
    tier = RetirementTier(match_rate=0.5, up_to=0.06)
    said = "the match is counted as if you put in ${}."
    assert of(replace(SALARY, retirement=(tier,))) == [
        said.format("3,000 a year, enough for all of it")
    ]
    rich = replace(SALARY, salary=LIMIT / 0.06, retirement=(tier,))
    assert of(rich) == [said.format("24,500 a year, the most the law allows")]
    mine = replace(tier, your_contribution=0.02)
    assert of(replace(SALARY, retirement=(mine, tier))) == []


def test_what_one_offer_has_and_another_leaves_out_is_asked_about():
    full = Offer(
        name="full", salary=1e5, health=Health(premium_monthly=1), time_off=TimeOff(days=1)
    )
    bare = Offer(name="bare", salary=1e5)
    assert between([full, bare]) == [
        '"bare": no health plan is given, so it counts as free. Ask.',
        '"bare": no days off are given, so none are counted. Ask how many.',
    ]
    assert between([full, full]) == []
    assert between([bare, bare]) == []


def between(offers, covers="employee"):
    return list(between_offers(offers, Preferences(covers=covers), TODAY, RULES))


def with_plan(name, **health):
    return Offer(name=name, hourly=20.0, health=Health(premium_monthly=90, **health))


def test_an_employers_share_that_counts_for_one_offer_alone_is_said():
    said = (
        '"b": what the employer pays for the health plan is not given, and counts for another '
        "offer. Ask, or leave it out of all."
    )
    one, none = with_plan("a", employer_value=7_000), with_plan("b")
    assert between([one, none]) == [said]
    assert between([one, with_plan("b", employer_value=0)]) == []
    assert between([one, with_plan("b", own_plan=True)]) == []
    assert between([none, none]) == []
    family = with_plan("a", employer_value_family=14_000)
    assert between([family, none], "family") == [said]
    assert between([family, none]) == []


def test_a_written_nothing_is_an_answer():
    free = Offer(
        name="free",
        salary=1e5,
        health=Health(premium_monthly=0, out_of_pocket=0),
        time_off=TimeOff(days=0, holidays=0),
    )
    paid = Offer(
        name="paid", salary=1e5, health=Health(premium_monthly=110), time_off=TimeOff(days=10)
    )
    assert between([free, paid]) == []


def test_first_days_that_lie_far_apart_are_pointed_out():
    soon, late = Offer(name="soon", salary=1e5), replace(SALARY, starts=TODAY + timedelta(20))
    assert between([soon, late]) == [
        '"o" starts 20 days after another; each is counted from its own first day, and what you '
        "earn until then is not."
    ]
    assert between([soon, replace(late, starts=TODAY + timedelta(13))]) == []
    held = replace(late, starts=TODAY - timedelta(400))
    assert between([soon, held]) == []


def total(offer):
    return total_of(offer, PLAIN, RULES)


def once(first, second):
    return only_once((first, second), (total(first), total(second)))


def test_a_lead_that_is_paid_once_says_when_it_goes_back():
    signed = Offer(name="a", salary=49_000, sign_on=SignOn(amount=2_000))
    other = Offer(name="b", salary=50_000)
    assert once(signed, other) == (
        '"a": its lead is a sign-on bonus, paid once; without it b is $1,000 ahead.',
    )
    lent = replace(signed, sign_on=SignOn(amount=2_000, repay_within_months=12))
    assert once(lent, other) == (
        '"a": its lead is a sign-on bonus, paid once, and back if you leave within 12 months; '
        "without it b is $1,000 ahead.",
    )
    assert once(lent, replace(other, sign_on=SignOn(amount=900, repay_within_months=6))) == (
        '"a": its lead is a sign-on bonus, paid once, and back if you leave within 12 months; '
        "without it b is $1,000 ahead.",
    )


def test_a_sign_on_that_is_no_more_than_the_lead_is_no_matter():
    signed = Offer(name="a", salary=50_000, sign_on=SignOn(amount=2_000))
    assert once(signed, Offer(name="b", salary=50_000)) == ()
    even = replace(signed, salary=48_000)
    assert once(even, Offer(name="b", salary=50_000)) == ()
    both = replace(signed, sign_on=SignOn(amount=500))
    assert once(signed, replace(both, name="b")) == ()
    assert only_once((signed,), (total(signed),)) == ()


def test_a_lead_that_is_paid_once_names_what_is():
    kept = OtherItem(name="retention bonus", amount=1_000, kind="pay", when="once")
    signed = Offer(name="a", salary=49_000, sign_on=SignOn(amount=2_000), other=(kept,))
    other = Offer(name="b", salary=50_000)
    assert once(signed, other) == (
        '"a": its lead is a sign-on bonus and a retention bonus, paid once; without them b is '
        "$1,000 ahead.",
    )
    back = SignOn(amount=900, repay_within_months=24, repay="whole", instalments=(13,))
    assert once(other, replace(signed, other=(), sign_on=back)) == ()


def readings(*offers):
    ranked = sorted(offers, key=lambda offer: -value_of(offer))
    return match_readings(ranked, [total(offer) for offer in ranked], value_of, RULES)


READ = (
    '"o": a match of 5% is read as dollar for dollar up to 5% of pay. Read as 5 cents for each '
    "dollar you put in it is ${} {}. Ask which it is."
)


CAPLESS = '"o": no cap on the match was given. Ask where it ends.'


def matched(salary=50_000, **tier):
    return Offer(name="o", salary=salary, retirement=(RetirementTier(**tier),))


def test_the_other_reading_of_a_match_says_what_it_changes():
    """8,000 put in: 2,500 up to 5% of 50,000, or 400 in cents."""
    mine = matched(match_rate=0.05, your_contribution=8_000)
    assert readings(mine) == (READ.format("2,100", "less"),)
    turned = READ.format("2,100", "less, and the winner changes")
    assert readings(mine, Offer(name="z", salary=50_300)) == (READ.format("2,100", "less"),)
    assert readings(mine, Offer(name="z", salary=51_000)) == (turned,)
    assert readings(mine, Offer(name="z", salary=52_500)) == (READ.format("2,100", "less"),)
    little = matched(salary=10_000, match_rate=0.05, your_contribution=20_000)
    assert readings(little) == (READ.format("0", "more"),)
    assert readings(matched(match_rate=0.05, your_contribution=0.0)) == (READ.format("0", "more"),)


def test_a_match_without_a_cap_is_asked_about_at_every_offer():
    open_ended = matched(match_rate=0.5, your_contribution=0.05)
    small = replace(matched(match_rate=0.05, your_contribution=0.05), name="z")
    found = readings(open_ended, small)
    assert CAPLESS in found
    assert any(text.startswith('"z": a match of 5%') for text in found)
    assert readings(matched(match_rate=0.5, up_to=0.06)) == ()
    assert readings(matched(match_rate=0.5, max_dollars=1_000.0)) == ()
    assert readings(matched(match_rate=0.0)) == ()


TAXED = """
[preferences]
home_area = "{home}"
[[offer]]
name = "a"
salary = {pay}
{where}
[[offer]]
name = "b"
salary = 40000
area = "CA"
"""


def taxed(tmp_path, pay=50_000, where='area = "AZ"', home="US"):
    file = tmp_path / "offers.toml"
    file.write_text(TAXED.format(pay=pay, where=where, home=home))
    return " ".join(compare_offers(file, as_of=date(2026, 6, 1)).cautions)


NOWHERE = (
    '"a": no state is known, so no take-home. Give it an area, or write where you live under '
    '[preferences]: home_area = "Phoenix, AZ".'
)


def test_an_offer_without_a_state_is_asked_for_one(tmp_path):
    assert NOWHERE in taxed(tmp_path, where="")
    assert NOWHERE not in taxed(tmp_path)
    assert NOWHERE not in taxed(tmp_path, where="", home="AZ")


def test_without_any_taxes_no_state_is_asked_for(tmp_path):
    total = total_of(SALARY, PLAIN, RULES)
    assert [*tax_cautions([total._replace(stateless=True)], TODAY)] == []


def test_premiums_count_before_the_end_of_the_state_table(tmp_path):
    insured = 'area = "AZ"\nhealth = { premium_monthly = 100 }'
    assert "last rate" not in taxed(tmp_path, pay=200_500, where=insured)
    assert "last rate" in taxed(tmp_path, pay=201_201, where=insured)


def test_pay_beyond_the_table_is_called_an_estimate(tmp_path):
    beyond = taxed(tmp_path, pay=900_000)
    said = '"a": state tax is on file to $200,000 of pay and goes on at its last rate: an estimate.'
    assert said in beyond
    assert "last rate" in taxed(tmp_path, pay=200_001)
    assert "last rate" not in taxed(tmp_path, pay=200_000)
    assert "last rate" not in taxed(tmp_path)


def cautions(*offers, **more):
    return " ".join(weigh(*offers, **more).cautions)


def test_what_one_offer_names_and_another_leaves_out_is_asked_about():
    insured = Offer(name="a", salary=50_000, health=Health(premium_monthly=100), area="AZ")
    text = cautions(insured, Offer(name="b", salary=50_000, area="CA", time_off=TimeOff(days=5)))
    assert '"b": no health plan is given' in text
    assert '"a": no days off are given' in text


def test_slips_between_hour_and_year_are_pointed_out():
    assert "did you mean hourly = 21.5" in cautions(Offer(name="o", salary=21.5))
    assert "not exempt" in cautions(Offer(name="o", salary=45_000, hours_per_week=48))


def test_a_contribution_above_the_limit_is_said_as_counted():
    rich = Offer(name="o", salary=500_000, retirement=(RetirementTier(match_rate=0.5, up_to=0.06),))
    assert "$24,500 a year, the most the law allows" in cautions(rich)


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
    assert "a match of 5% is read as dollar for dollar" in text
    assert "the winner changes" in text
    assert "no cap on the match" in cautions(with_tier(match_rate=0.5, your_contribution=0.05))
    assert "as if you put in $3,000" in cautions(with_tier(match_rate=0.5, up_to=0.06))


def test_the_law_comes_first_whichever_offer_it_is_about():
    best = Offer(name="best", salary=60_000, benefits_after_days=60, health=Health(premium=50))
    exempt = Offer(name="exempt", salary=30_000, exempt=True)
    laws = (Law(), Law(salary_floor=35_568, floor_of="here"))
    found = weigh(best, exempt, laws=laws).cautions
    assert found[0].startswith('"exempt": exempt on $30,000')
    assert any("no health plan for the first 60 days" in text for text in found[1:])


def test_low_base_pay_is_said_once_for_all_offers():
    places = [PlacedOffer(target=1.0, percentile=None, compa_ratio=x) for x in (0.82, 0.84, 0.99)]
    offers = [Offer(name=name, salary=1_000) for name in "abc"]
    assert list(low_in_band(offers, [*places[:2], None], RULES)) == [
        '"a" (82% of the middle) and "b" (84% of the middle): low base pay for that level there. '
        "The range there says what to counter."
    ]
    assert list(low_in_band(offers, [None, None, places[2]], RULES)) == []


def test_a_match_with_two_readings_has_one_caution():
    text = cautions(replace(SALARY, retirement=(RetirementTier(match_rate=0.04),)))
    assert text.count("match") == 1
    assert "as if you put in $" in text


@pytest.mark.parametrize(
    ("covers", "health", "said"),
    [
        ("family", "{ premium_monthly = 90 }", "premium is taken as what the whole family pays"),
        ("family", "{ premium_monthly = 90, premium_family = 400 }", None),
        ("family", "{ employer_value = 5000 }", None),
        ("employee", "{ premium_monthly = 90 }", None),
        ("employee", "{ premium_monthly = 90, premium_family = 400 }", "is not counted. Write"),
        ("employee", "{ premium_family = 400 }", "counts as free. Write covers"),
    ],
)
def test_a_premium_of_others_than_the_plan_is_to_cover_is_said(cli, tmp_path, covers, health, said):
    text = f'[preferences]\ncovers = "{covers}"\n[[offer]]\nname = "a"\nsalary = 50_000\n'
    file = written(tmp_path, f"{text}health = {health}\n")
    found = [one for one in cli.json("compare", file)["cautions"] if "family" in one]
    assert [said in one for one in found] == ([] if said is None else [True])


@pytest.mark.parametrize(
    ("health", "days", "asked"),
    [
        (Health(premium_monthly=100), 90, True),
        (Health(premium_monthly=100), 0, False),
        (Health(), 90, False),
        (Health(premium_monthly=100, until_then_monthly=300), 90, False),
        (Health(premium_monthly=100, own_plan=True), 90, False),
    ],
)
def test_a_health_plan_that_starts_later_is_asked_about_unless_another_covers(health, days, asked):
    found = of(Offer(name="o", hourly=20.0, health=health, benefits_after_days=days))
    assert any(text.startswith(f"no health plan for the first {days} days") for text in found) is (
        asked
    )


@pytest.mark.parametrize(
    ("right", "slip", "said"),
    [
        (
            {"time_off": TimeOff(days=60)},
            {"time_off": TimeOff(days=200)},
            "200 days off a year: is that so? If they are hours, they are 25 days of 8 hours.",
        ),
        (
            {"commute": Commute(days_per_week=5)},
            {"commute": Commute(days_per_week=7)},
            "the way is made on 7 days a week, the work on 5: is that so?",
        ),
        (
            {"days_per_week": 3.5, "commute": Commute(days_per_week=4)},
            {"days_per_week": 3.5, "commute": Commute(days_per_week=5)},
            "the way is made on 5 days a week, the work on 3.5: is that so?",
        ),
        (
            {"hourly": 200.0},
            {"hourly": 860.0},
            '$860.00 an hour: is that so? Pay in words says its unit, such as pay = "860 a week".',
        ),
        (
            {"bonus": (Bonus(name="b", rate=1.0, guaranteed=True),)},
            {"bonus": (Bonus(name="b", rate=3.0, guaranteed=True),)},
            'rate of "b" is 3, which is 300%: is that so? 3% is written 0.03.',
        ),
        (
            {"retirement": (RetirementTier(match_rate=1, up_to=0.05, your_contribution=0.05),)},
            {"retirement": (RetirementTier(match_rate=2, up_to=0.05, your_contribution=0.05),)},
            "match_rate is 2, which is 200%: is that so? 2% is written 0.02.",
        ),
    ],
)
def test_a_number_that_was_probably_meant_in_another_unit_is_asked_about(right, slip, said):
    assert of(replace(HOURLY, **right)) == []
    assert of(replace(HOURLY, **slip)) == [said]
