"""The verdict, sentence by sentence, on totals made by hand."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from offer_examples import LEAD, NIGHT, OVERTIME, PLAIN, offer_total, weigh

from negotiate.model.comparison import Component
from negotiate.model.offer import Commute, Offer, Preferences, SignOn
from negotiate.offers.lead import Flip, LeadAnalysis
from negotiate.offers.verdict import verdict

AHEAD = LeadAnalysis(amount=10_000.0, percent=0.2, status="ahead", needed=[], flips=[])


def said(*totals, analysis=AHEAD, prefs=PLAIN):
    return verdict(totals, analysis, prefs, "Ohio", 0.02)


A, B = offer_total("A", 50_000), offer_total("B", 40_000)


BONUS = Component(name="bonus", kind="conditional_pay", amount=7_000.0, how="", key="bonus[0]")


@pytest.mark.parametrize(
    ("analysis", "words"),
    [
        (
            LeadAnalysis(amount=0.0, percent=0.0, status="tie", needed=[], flips=[]),
            "A and B come out the same.",
        ),
        (
            LeadAnalysis(amount=0.99, percent=0.0, status="too_close", needed=[], flips=[]),
            "A and B are too close to call: less than $1 a year apart.",
        ),
        (
            LeadAnalysis(amount=1.0, percent=0.0, status="too_close", needed=[], flips=[]),
            "A and B are too close to call: $1 a year apart.",
        ),
        (AHEAD, "A is ahead of B by $10,000 a year."),
        (
            AHEAD._replace(needed=[OVERTIME]),
            "A is $10,000 a year above B, but $4,000 of that is overtime that nobody owes; "
            "without it they are $6,000 apart.",
        ),
        (
            AHEAD._replace(needed=[OVERTIME, BONUS]),
            "A is $10,000 a year above B, but only with $11,000 of overtime and bonus that "
            "nobody owes; without them B is $1,000 above.",
        ),
        (
            AHEAD._replace(amount=11_000.0, needed=[OVERTIME, BONUS]),
            "A is $11,000 a year above B, but $11,000 of that is overtime and bonus that nobody "
            "owes; without them they are $0 apart.",
        ),
        (
            AHEAD._replace(flips=[Flip(what="the other reading", winner="B", ahead=250.0)]),
            "A is $10,000 a year above B, but the other reading puts B $250 ahead.",
        ),
        (
            AHEAD._replace(
                needed=[OVERTIME], flips=[Flip(what="the other reading", winner="B", ahead=250.0)]
            ),
            "A is $10,000 a year above B, but $4,000 of that is overtime that nobody owes; "
            "without it they are $6,000 apart, and then the other reading puts B $250 ahead.",
        ),
        (
            AHEAD._replace(needed=[OVERTIME, BONUS._replace(name="prize"), BONUS]),
            "A is $10,000 a year above B, but only with $18,000 of overtime, prize and bonus that "
            "nobody owes; without them B is $8,000 above.",
        ),
    ],
    ids=lambda value: None if isinstance(value, str) else value.status,
)
def test_who_leads_and_on_what_it_hangs(analysis, words):
    assert said(A, B, analysis=analysis) == f"{words} A guarantees $10,000 a year more than B."


@pytest.mark.parametrize(
    ("totals", "words"),
    [
        ((A, offer_total("B", 49_999.01)), "They guarantee the same."),
        ((A, offer_total("B", 50_000.99)), "They guarantee the same."),
        ((A, offer_total("B", 49_999)), "A guarantees $1 a year more than B."),
        ((A, offer_total("B", 50_001)), "B guarantees $1 a year more than A."),
        ((A, B, offer_total("C", 45_000)), "A guarantees $5,000 a year more than C."),
        ((B, A, offer_total("C", 45_000)), "A guarantees $10,000 a year more than B."),
        ((A, offer_total("B", 50_000), B._replace(name="C")), ""),
    ],
)
def test_who_guarantees_most(totals, words):
    assert said(*totals) == f"A is ahead of B by $10,000 a year. {words}".replace(
        "A is ahead of B", f"{totals[0].name} is ahead of {totals[1].name}"
    ).rstrip(" ")


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        (("lead", "senior", None), "A is also a step up, to lead."),
        (("senior", "lead", "lead"), "B and C are also a step up, to lead."),
        (("mid", "mid", None), None),
        (("mid", None, None), None),
        (("boss", "mid", None), None),
        (("junior", "mid", "manager"), "C is also a step up, to manager."),
    ],
)
def test_a_step_up_names_every_offer_of_the_highest_level(levels, words):
    totals = [offer_total(name, 50_000, level=at) for name, at in zip("ABC", levels, strict=True)]
    without = said(*[total._replace(level=None) for total in totals])
    assert said(*totals) == (f"{without} {words}".strip() if words else without)


HIGH = offer_total("high", 50_000, ("time", -600), hours=2_300)


FREE = offer_total("free", 46_000, ("time", 200), hours=2_000)


def test_more_pay_for_more_hours_is_priced_by_the_hour_without_priced_time():
    assert said(HIGH, FREE).endswith(
        "free pays more per hour of your life: high gives $4,000 more for 300 more hours, "
        "$13.33 an hour; if a free hour is worth more to you, take free."
    )


@pytest.mark.parametrize(
    ("first", "second", "prefs"),
    [
        (HIGH, FREE, Preferences(time_off="day-rate")),
        (HIGH, FREE, Preferences(discount_rate=0.05)),
        (HIGH, FREE._replace(hours_given=0.0), PLAIN),
        (HIGH._replace(hours_given=0.0), FREE, PLAIN),
        (HIGH._replace(hours_given=2_001.5), FREE._replace(total=51_000.0), PLAIN),
        (
            offer_total("high", 46_000.5, hours=2_300),
            offer_total("free", 46_000, hours=2_000),
            PLAIN,
        ),
        (offer_total("high", 60_000, hours=2_000), FREE, PLAIN),
        (
            offer_total("high", 40_010, hours=2_001.5),
            offer_total("free", 40_000, hours=2_000),
            PLAIN,
        ),
    ],
)
def test_the_price_of_an_hour_waits_until_it_means_something(first, second, prefs):
    assert re.fullmatch(
        r"high is ahead of free by \$10,000 a year\. "
        r"(They guarantee the same|\w+ guarantees \$[\d,]+ a year more than \w+)\.",
        said(first, second, prefs=prefs),
    )


def test_a_leader_without_hours_has_no_price_beside_two_others():
    idle = HIGH._replace(hours_given=0.0)
    assert "an hour" not in said(idle, FREE, offer_total("other", 30_000, hours=1_000))


def test_two_hours_and_a_dollar_are_enough_for_a_price():
    first, second = (
        offer_total("high", 40_001, hours=2_002),
        offer_total("free", 40_000, hours=2_000),
    )
    assert "high gives $1 more for 2 more hours, $0.50 an hour" in said(first, second)


def test_after_tax_the_order_may_turn_round():
    assert said(
        offer_total("A", 50_000, real=30_000), offer_total("B", 50_000, real=31_500)
    ).endswith("After tax and at Ohio prices B is $1,500 a year above A.")
    for first, second in ((31_500, 30_000), (30_000, None)):
        text = said(offer_total("A", 50_000, real=first), offer_total("B", 50_000, real=second))
        assert "After tax" not in text
    turned = said(offer_total("Z", 50_000, real=30_000), offer_total("A", 50_000, real=31_500))
    assert turned.endswith("prices A is $1,500 a year above Z.")


@pytest.mark.parametrize(("more", "close"), [(1, True), (600, True), (601, False)])
def test_a_turn_after_tax_by_little_is_said_to_be_too_close_to_call(more, close):
    text = said(offer_total("A", 50_000, real=30_000), offer_total("B", 50_000, real=30_000 + more))
    near = "it is too close to call: " if close else ""
    assert text.endswith(f"After tax and at Ohio prices {near}B is ${more} a year above A.")


@pytest.mark.parametrize(
    ("first", "second", "gap"),
    [
        (30_600, 30_000, "$600"),
        (30_001, 30_000, "$1"),
        (30_000, 30_000.9, "less than $1"),
        (30_601, 30_000, None),
        (-1_000, -1_100, None),
    ],
)
def test_a_lead_may_be_too_close_to_call_after_tax(first, second, gap):
    offers = offer_total("A", 50_000, real=first), offer_total("B", 40_000, real=second)
    text = said(*offers)
    if gap is None:
        assert "After tax" not in text
        return
    assert text.endswith(
        f"After tax and at Ohio prices A and B are too close to call: {gap} a year apart."
    )
    assert "After tax" not in said(*offers, analysis=AHEAD._replace(status="too_close"))


def test_after_tax_the_nearest_of_several_counts():
    text = said(
        offer_total("A", 50_000, real=30_000),
        offer_total("B", 40_000, real=20_000),
        offer_total("C", 39_000, real=29_900),
    )
    assert text.endswith("A and C are too close to call: $100 a year apart.")


def test_a_lead_that_hangs_on_overtime_is_never_plainly_ahead():
    lead = weigh(NIGHT, LEAD).lead
    assert round(lead.amount) == 5_235
    assert lead.depends_on == ("overtime", "the other reading of the match at team lead")
    assert "$5,235 a year above team lead, but only with $7,106 of overtime" in lead.verdict
    assert "without it team lead is $1,872 above" in lead.verdict
    assert "puts night agent $159 ahead" in lead.verdict
    assert "team lead guarantees $4,236 a year more" in lead.verdict
    assert "ahead of" not in lead.verdict


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


def test_who_guarantees_more_names_the_other_side():
    cove = Offer(name="Cove", salary=30_000, sign_on=SignOn(amount=20_000))
    dune, acme = Offer(name="Dune", salary=40_000), Offer(name="Acme", salary=39_900)
    result = weigh(cove, dune, acme)
    assert "Dune guarantees $10,000 a year more than Cove." in result.lead.verdict
    once = " ".join(result.cautions)
    assert "its lead is a sign-on bonus, paid once; without it Dune is $10,000 ahead" in once


def test_a_step_up_in_level_is_said():
    up = weigh(replace(LEAD, level="lead"), replace(NIGHT, level="senior"))
    assert "team lead is also a step up, to lead" in up.lead.verdict
    same = weigh(replace(LEAD, level="lead"), replace(NIGHT, level="lead"))
    assert "step up" not in same.lead.verdict
