"""The verdict, sentence by sentence, on totals made by hand."""

from __future__ import annotations

import re

import pytest

from negotiate.model.comparison import Component, OfferTotal
from negotiate.model.offer import Offer, Preferences, RetirementTier
from negotiate.model.tax import AfterTax
from negotiate.offers.lead import Flip, LeadAnalysis, cents_per_dollar, lead_of
from negotiate.offers.verdict import verdict

PLAIN = Preferences()
AHEAD = LeadAnalysis(amount=10_000.0, percent=0.2, status="ahead", needed=[], flips=[])


def offer(name, guaranteed, *more, level=None, hours=2080.0, real=None):
    """A total of guaranteed pay and further components (kind, amount)."""
    parts = [
        Component(name="base pay", kind="guaranteed_pay", amount=guaranteed, how="", key="base")
    ]
    parts += [
        Component(name=kind, kind=kind, amount=amount, how="", key=kind) for kind, amount in more
    ]
    net = None
    if real is not None:
        net = AfterTax(**dict.fromkeys(AfterTax._fields, None) | {"real": real})
    return OfferTotal(
        name=name,
        level=level,
        base=guaranteed,
        total=sum(part.amount for part in parts),
        horizon_total=0.0,
        paid_hours=hours,
        hours_given=hours,
        components=tuple(parts),
        after_tax=net,
    )


def said(*totals, analysis=AHEAD, prefs=PLAIN):
    return verdict(totals, analysis, prefs, "Ohio")


A, B = offer("A", 50_000), offer("B", 40_000)
OVERTIME = Component(
    name="overtime", kind="conditional_pay", amount=4_000.0, how="", key="overtime_hours_per_week"
)
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
        ((A, offer("B", 49_999.01)), "They guarantee the same."),
        ((A, offer("B", 50_000.99)), "They guarantee the same."),
        ((A, offer("B", 49_999)), "A guarantees $1 a year more than B."),
        ((A, offer("B", 50_001)), "B guarantees $1 a year more than A."),
        ((A, B, offer("C", 45_000)), "A guarantees $5,000 a year more than C."),
        ((B, A, offer("C", 45_000)), "A guarantees $10,000 a year more than B."),
        ((A, offer("B", 50_000), B._replace(name="C")), ""),
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
    totals = [offer(name, 50_000, level=at) for name, at in zip("ABC", levels, strict=True)]
    without = said(*[total._replace(level=None) for total in totals])
    assert said(*totals) == (f"{without} {words}".strip() if words else without)


HIGH = offer("high", 50_000, ("time", -600), hours=2_300)
FREE = offer("free", 46_000, ("time", 200), hours=2_000)


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
        (offer("high", 46_000.5, hours=2_300), offer("free", 46_000, hours=2_000), PLAIN),
        (offer("high", 60_000, hours=2_000), FREE, PLAIN),
        (offer("high", 40_010, hours=2_001.5), offer("free", 40_000, hours=2_000), PLAIN),
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
    assert "an hour" not in said(idle, FREE, offer("other", 30_000, hours=1_000))


def test_two_hours_and_a_dollar_are_enough_for_a_price():
    first, second = offer("high", 40_001, hours=2_002), offer("free", 40_000, hours=2_000)
    assert "high gives $1 more for 2 more hours, $0.50 an hour" in said(first, second)


def test_after_tax_the_order_may_turn_round():
    assert said(offer("A", 50_000, real=30_000), offer("B", 50_000, real=31_500)).endswith(
        "After tax and at Ohio prices B is $1,500 a year above A."
    )
    for first, second in ((30_000, 30_000.9), (31_500, 30_000), (30_000, None)):
        text = said(offer("A", 50_000, real=first), offer("B", 50_000, real=second))
        assert "After tax" not in text
    turned = said(offer("Z", 50_000, real=30_000), offer("A", 50_000, real=31_500))
    assert turned.endswith("prices A is $1,500 a year above Z.")
    near = said(offer("A", 50_000, real=30_000), offer("B", 50_000, real=30_001))
    assert "B is $1 a year above A" in near


# --- the lead


def lead(first, second, offers=()):
    named = offers or (Offer(name=first.name), Offer(name=second.name))
    return lead_of(named, (first, second), lambda _: 0.0)


def test_two_percent_of_the_second_is_too_close_and_half_a_cent_a_tie():
    at = offer("B", 50_000)
    assert lead(offer("A", 51_000), at).status == "too_close"
    assert lead(offer("A", 51_000.01), at).status == "ahead"
    assert lead(offer("A", 50_000.004), at).status == "tie"
    assert lead(offer("A", 50_000.006), at).status == "too_close"


def test_a_lead_over_less_than_nothing_has_no_percent():
    assert lead(offer("A", 10), offer("B", 0)).percent is None
    assert lead(offer("A", 10), offer("B", -5)).percent is None
    assert lead(offer("A", 10), offer("B", 0.5)).percent == 19


def test_a_close_lead_hangs_on_nothing():
    hopeful = offer("A", 49_000, ("conditional_pay", 1_500))
    close = lead(hopeful, offer("B", 50_000))
    assert (close.status, close.needed, close.flips) == ("too_close", [], [])


def test_another_reading_of_a_match_flips_only_a_clear_lead():
    match = (RetirementTier(match_rate=0.05),)
    named = (Offer(name="A"), Offer(name="B", retirement=match))

    def flips(first, second):
        def value_of(offer):
            return 9_000.0 if offer.retirement and offer.retirement[0].up_to else 0.0

        return [flip.winner for flip in lead_of(named, (first, second), value_of).flips]

    assert flips(offer("A", 50_000), offer("B", 45_000)) == ["B"]
    assert flips(offer("A", 50_000), offer("B", 49_900)) == []


def test_what_comes_to_nothing_is_nothing_to_hang_on():
    second = offer("B", 50_000)
    none = OVERTIME._replace(amount=0.0)
    first = offer("A", 48_000, ("conditional_pay", 7_000))
    more = first._replace(components=(*first.components, none))
    assert [c.amount for c in lead(more, second).needed] == [7_000]
    cents = offer("A", 51_000, ("conditional_pay", 0.8))
    assert [c.amount for c in lead(cents, second).needed] == [0.8]
    of_nothing = offer("A", -0.69, ("conditional_pay", 1.1))
    assert lead(of_nothing, offer("B", -0.7)).needed == []


def test_equity_is_hoped_for_and_a_benefit_is_not():
    second = offer("B", 40_000)
    first = offer("A", 39_000, ("benefit", 9_000))
    assert lead(first, second).depends_on == ()
    shares = [c._replace(key="equity.total", name="equity") for c in first.components[1:]]
    owned = first._replace(components=(first.components[0], *shares))
    assert lead(owned, second).depends_on == ("equity",)


def test_what_is_left_may_be_two_percent_of_the_second_and_no_less():
    second = offer("B", 50_000)
    on_the_edge = offer("A", 51_000, ("conditional_pay", 5_000))
    assert lead(on_the_edge, second).depends_on == ("conditional_pay",)
    above = offer("A", 51_001, ("conditional_pay", 5_000))
    assert lead(above, second).depends_on == ()


@pytest.mark.parametrize(
    ("rate", "up_to", "either"),
    [
        (0.04, None, True),
        (0.15, None, True),
        (0.16, None, False),
        (0.0, None, False),
        (0.04, 0.06, False),
    ],
)
def test_a_small_match_without_a_cap_has_two_readings(rate, up_to, either):
    assert cents_per_dollar(RetirementTier(match_rate=rate, up_to=up_to)) is either
