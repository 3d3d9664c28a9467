"""The rules of an offer, its counter and the concessions, as truths that always hold."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st

from negotiate import target_range
from negotiate.files.facts import load_facts
from negotiate.market.minimum import in_force
from negotiate.market.percentile import percentile_of
from negotiate.model.facts import LEVELS
from negotiate.model.money import Pay

PLACES = ["US", "Phoenix, AZ", "Midland, MI", "Denver, CO", "Seattle, WA", "Columbus, OH", "PR"]
CERTS = ["six-sigma-black-belt", "six-sigma-green-belt", "copc", "ccxp", "icmi", "hdi-csr", "ccsp"]

yearly = st.integers(14_000, 160_000).map(lambda x: Pay(amount=float(x), period="year"))
maybe = st.one_of(st.none(), yearly)
adverts = st.one_of(
    st.none(),
    st.tuples(st.integers(14_000, 150_000), st.integers(0, 60_000)).map(
        lambda x: (
            Pay(amount=float(x[0]), period="year"),
            Pay(amount=float(x[0] + x[1]), period="year"),
        )
    ),
)
calls = st.fixed_dictionaries(
    {
        "level": st.sampled_from(LEVELS),
        "area": st.sampled_from(PLACES),
        "years": st.sampled_from([0, 2, 6, 15]),
        "certs": st.sampled_from([[], CERTS]),
        "offer": maybe,
        "posted": adverts,
        "current": maybe,
        "floor": maybe,
        "said": maybe,
    }
)


def least(result):
    minimum = in_force(load_facts().minimum_wages, result.place, TODAY)
    return round(minimum.amount * 2080, 2)


def own(result):
    return 0 if result.walk_away_from == "market" else result.walk_away


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("area", PLACES)
def test_over_a_grid_of_offers_the_counter_is_above_the_offer(level, area):
    for offer in range(15_000, 150_000, 3_000):
        result = target_range(level, area=area, offer=offer, as_of=TODAY)
        counter = result.offer.counter
        assert counter is None or counter >= offer * 1.01
        assert (counter is None) == (result.offer.verdict == "above-range" or counter is None)
        assert result.ask_low < result.ask_high


@given(calls)
def test_nobody_is_sent_to_ask_what_one_call_cannot_give(call):
    result = target_range(**call, as_of=TODAY)
    offer = result.offer
    if offer is None or offer.counter is None:
        return
    reach = 1.10 if call["level"] == "junior" else 1.20
    reasons = [own(result) * 1.03, result.said or 0, least(result)]
    usual = max(offer.amount, least(result)) * reach
    assert offer.counter <= usual or offer.counter <= max(reasons) + 208
    assert offer.counter <= offer.amount * 1.36 or max(reasons) > offer.amount


@given(calls)
def test_nothing_advised_lies_under_the_legal_minimum(call):
    result = target_range(**call, as_of=TODAY)
    advised = [result.ask_low, result.ask_high, result.target, *result.band, *result.middle_half]
    if result.offer and result.offer.counter is not None:
        advised.append(result.offer.counter)
    advised += [c.ask for c in result.concessions if c.ask is not None]
    said = result.said or 0
    assert all(amount >= least(result) or amount == said for amount in advised)


@given(calls)
def test_no_ask_counter_or_concession_lies_at_or_under_the_users_own_walk_away(call):
    result = target_range(**call, as_of=TODAY)
    mine = own(result)
    for concession in result.concessions:
        assert concession.ask is None or concession.ask > mine
    capped = result.posted is not None and result.posted[1] <= mine * 1.03 + 208
    if not capped:
        assert result.ask_low >= mine
        if result.offer and result.offer.counter is not None:
            assert result.offer.counter > mine


@given(calls)
def test_the_ask_is_a_range_unless_an_advert_leaves_no_room(call):
    result = target_range(**call, as_of=TODAY)
    if result.ask_low == result.ask_high:
        assert result.posted is not None
        assert result.ask_high == result.posted[1]
    else:
        assert result.ask_low < result.ask_high
    bounded = result.posted is not None and result.posted[1] >= least(result)
    if bounded:
        assert result.ask_high <= result.posted[1]


@given(calls)
def test_concessions_give_way_by_less_each_time_then_turn_to_other_things(call):
    result = target_range(**call, as_of=TODAY)
    money = [c.ask for c in result.concessions if c.ask is not None]
    assert len(money) <= 3
    assert money == sorted(set(money), reverse=True)
    if len(money) == 3:
        step = 208 if result.unit.by_the_hour else 100
        assert money[0] - money[1] >= money[1] - money[2] - 2 * step
    if result.offer:
        assert all(amount > result.offer.amount for amount in money)
        assert (money != []) == (result.offer.counter is not None)
    else:
        assert money[:1] == [result.ask_high] or own(result) >= result.ask_high
    others = [c for c in result.concessions if c.ask is None]
    assert len(others) >= 5
    assert list(result.concessions[len(money) :]) == others


@given(calls)
def test_brackets_join_without_gaps_at_the_right_edges(call):
    result = target_range(**call, as_of=TODAY)
    brackets = result.when_they_say
    assert brackets[0].start is None
    assert brackets[-1].end is None
    assert all(a.end == b.start for a, b in pairwise(brackets))
    edges = [b.end for b in brackets[:-1]]
    assert edges == sorted(set(edges))
    expected = {result.ask_low, result.ask_high}
    if 0 < own(result) < result.ask_low:
        expected.add(own(result))
    assert set(edges) == expected
    assert all(b.means and b.you_say for b in brackets)


@given(calls)
def test_no_line_to_say_holds_a_private_figure_or_a_blank(call):
    result = target_range(**call, as_of=TODAY)
    lines = [b.you_say for b in result.when_they_say] + [c.you_say for c in result.concessions]
    unit = result.unit
    amounts = [result.ask_low, result.ask_high, *(c.ask for c in result.concessions if c.ask)]
    public = {unit.spoken(amount, unit=False) for amount in amounts}
    if result.holds:
        public |= set(
            re.findall(r"\$[\d,]*\d(?:\.\d\d)?", unit.as_typed(result.holds, result.said_typed))
        )
    for line in lines:
        assert line
        assert not re.search(r"[{}]|None|nan|  ", line)
        assert set(re.findall(r"\$[\d,]*\d(?:\.\d\d)?", line)) <= public


@given(calls, st.text(max_size=20))
def test_the_advert_and_a_company_never_change_the_target(call, company):
    plain = target_range(**call | {"posted": None}, as_of=TODAY)
    assert target_range(**call, company=company, as_of=TODAY).target == plain.target


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


WAGES = (37_000.0, 40_000.0, 48_000.0, 54_000.0, 67_000.0)


def test_percentiles_are_those_published_at_the_published_wages():
    for share, wage in zip((0.10, 0.25, 0.50, 0.75, 0.90), WAGES, strict=True):
        assert percentile_of(wage, WAGES) == pytest.approx(share)


def test_percentiles_stop_at_the_outer_tenths_and_are_unknown_for_own_bands():
    assert percentile_of(20_000, WAGES) == 0.10
    assert percentile_of(99_000, WAGES) == 0.90
    assert percentile_of(50_000, None) is None


@given(st.floats(30_000, 80_000), st.floats(0, 10_000))
def test_a_higher_wage_never_has_a_lower_percentile(wage, more):
    assert percentile_of(wage + more, WAGES) >= percentile_of(wage, WAGES)


def test_a_band_without_width_has_no_penetration(tmp_path):
    file = tmp_path / "flat.csv"
    file.write_text("level,low,mid,high\nmid,50000,50000,50000\n")
    result = target_range("mid", bands=file, offer=45_000, as_of=TODAY)
    assert result.offer.range_penetration is None
    assert result.to_dict()["offer"]["percentile"] is None


def test_more_years_can_only_raise_the_ask_inside_an_advert():
    def ask(years):
        return target_range(
            "senior", area="Phoenix, AZ", years=years, posted="20-30/h", as_of=TODAY
        ).ask_low

    asks = [ask(years) for years in range(20)]
    assert asks == sorted(asks)
    assert ask(7) >= 25 * 2080  # at the level's typical years: not under the middle


def test_the_middle_step_is_two_thirds_of_the_way_down():
    """From the counter to the middle between offer and counter, rounded up to ten cents an hour."""
    result = target_range("senior", years=6, area="Phoenix, AZ", offer="44000", as_of=TODAY)
    first, middle, last = (c.ask for c in result.concessions if c.ask is not None)
    assert result.offer.reach_binds
    lowest = (44_000 + first) / 2
    assert middle == math.ceil((first - (first - lowest) * 2 / 3) / 208) * 208
    assert last == math.ceil(lowest / 208) * 208
