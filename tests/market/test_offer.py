"""An offer, its counter and giving way at every edge, by hand, and as truths that always hold."""

from __future__ import annotations

import pytest
from assessments import assessment, valuation
from calls import calls
from conftest import TODAY
from hypothesis import given

from negotiate import target_range
from negotiate.files.facts import load_facts
from negotiate.market.ask import Ask, WalkAway
from negotiate.market.assessment import Counter
from negotiate.market.offer import brackets, concessions_of, judge

# --- an offer and how to give way

MARKET = WalkAway(40_000.0, "market")


@pytest.mark.parametrize(("floor", "steps"), [("18/h", True), ("25/h", False)])
def test_before_an_offer_nobody_gives_way_to_less_than_they_would_take(floor, steps):
    asked = {"area": "FL", "as_of": TODAY, "posted": "18-22/h", "floor": floor}
    ways = target_range("mid", years=4, **asked).concessions
    assert any(way.ask is not None for way in ways) is steps


def known(facts, asked, own=MARKET, said=None, **more):
    lead = assessment(facts, "lead", walk_away=own, ask=asked, ask_said=asked, said=said)
    return lead._replace(valuation=valuation(**more))


@pytest.mark.parametrize(
    ("offer", "asked", "verdict"),
    [
        (49_999.0, Ask(50_000, 54_000), "below-market"),
        (50_000.0, Ask(50_000, 54_000), "in-range"),
        (53_999.0, Ask(50_000, 54_000), "in-range"),
        (54_000.0, Ask(50_000, 54_000), "above-range"),
        # lifted above one's own, the market still begins at the target
        (49_999.0, Ask(52_000, 56_000, lifted=True), "below-market"),
        (50_000.0, Ask(52_000, 56_000, lifted=True), "in-range"),
    ],
)
def test_a_verdict_at_every_edge(facts, offer, asked, verdict):
    assert judge(offer, known(facts, asked)).verdict == verdict


@pytest.mark.parametrize("whose", ["floor", "current"])
def test_an_offer_of_ones_own_pay_is_not_under_it(facts, whose):
    at = known(facts, Ask(50_000, 54_000), WalkAway(45_000.0, whose))
    assert judge(45_000.0, at).verdict == "below-market"
    assert judge(44_999.99, at).verdict == f"below-{whose}"


def test_brackets_of_one_figure_leave_the_middle_out():
    at = known(load_facts(), Ask(50_000, 50_000))
    kinds = [(b.kind, b.start, b.end) for b in brackets(at)]
    assert kinds == [("below", None, 50_000), ("above", 50_000, None)]


def test_an_offer_far_off_may_be_a_slip(facts):
    at = known(facts, Ask(50_000, 54_000))
    least, most = (50_000 * end.value for end in (facts.rules.offer.least, facts.rules.offer.most))
    amounts = (least - 1, least, 50_000.0, most, most + 1)
    assert [judge(x, at).unlikely for x in amounts] == [True, False, False, False, True]


@given(calls)
def test_verdicts_come_in_their_order(call):
    result = target_range(**call, as_of=TODAY)
    if result.offer is None:
        return
    amount, verdict = result.offer.amount, result.offer.verdict
    if result.walk_away_from == "floor" and amount < result.walk_away:
        assert verdict == "below-floor"
    elif result.walk_away_from == "current" and amount < result.walk_away:
        assert verdict == "below-current"
    elif amount < (result.target if result.ask_lifted else result.ask_low):
        assert verdict == "below-market"
    else:
        assert verdict == ("in-range" if amount < result.ask_high else "above-range")


def test_a_band_without_width_has_no_penetration(tmp_path):
    file = tmp_path / "flat.csv"
    file.write_text("level,low,mid,high\nmid,50000,50000,50000\n")
    result = target_range("mid", bands=file, offer=45_000, as_of=TODAY)
    assert result.offer.range_penetration is None
    assert result.to_dict()["offer"]["percentile"] is None


@pytest.mark.parametrize(("good", "said"), [(50_499.0, False), (50_500.0, True), (53_000.0, False)])
def test_good_enough_is_a_step_from_one_percent_above_the_offer_up_to_the_figure(facts, good, said):
    counter = Counter(amount=53_000.0, set_by="reach", good_at=good)
    found = concessions_of(assessment(facts, offered=50_000.0, counter=counter))
    assert [step.key for step in found] == ["how-close", *["good-at"] * said]
    assert [step.ask for step in found[1:]] == [good] * said
