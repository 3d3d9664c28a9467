"""The rules of the range, against a second calculation and as truths that always hold."""

from __future__ import annotations

import math
import re
from datetime import date

import pytest
from assessments import LADDER, PLACE, row
from calls import (
    CERTS,
    areas,
    calls,
    least,
    own,
    people,
    years,
)
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st

from negotiate import Problem, target_range
from negotiate.files.facts import load_facts
from negotiate.market.minimum import in_force
from negotiate.market.range import assess
from negotiate.market.range import target_range as range_of
from negotiate.model.band import Bands
from negotiate.model.money import Pay
from negotiate.model.question import Posted, Question


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
    capped = result.posted is not None and result.posted.top <= mine * 1.03 + 208
    if not capped:
        assert result.ask_low >= mine
        if result.offer and result.offer.counter is not None:
            assert result.offer.counter > mine
            assert result.good_at is None or result.good_at >= mine


@given(calls)
def test_the_ask_is_a_range_unless_an_advert_leaves_no_room(call):
    result = target_range(**call, as_of=TODAY)
    if result.ask_low == result.ask_high:
        assert result.posted is not None
        assert result.ask_high == result.posted.top
    else:
        assert result.ask_low < result.ask_high
    bounded = result.posted is not None and result.posted.top >= least(result)
    if bounded:
        assert result.ask_high <= result.posted.top


@given(calls)
def test_no_line_to_say_holds_a_private_figure_or_a_blank(call):
    result = target_range(**call, as_of=TODAY)
    asks = [c.you_say for c in result.concessions if c.ask is None]  # amounts of their own
    assert all(line and not re.search(r"[{}]|None|nan|  ", line) for line in asks)
    lines = [b.you_say for b in result.when_they_say]
    lines += [c.you_say for c in result.concessions if c.ask is not None]
    unit = result.unit
    amounts = [*result.ask_said, *(c.ask for c in result.concessions if c.ask)]
    public = {unit.spoken(amount, unit=False) for amount in amounts}
    public |= {unit.spoken(a, unit=False) for a in (result.figure, result.good_at) if a}
    public |= {f"${one.amount:,.2f}".removesuffix(".00") for one in result.law_first}
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


def test_more_years_can_only_raise_the_ask_inside_an_advert():
    def ask(years):
        return target_range(
            "senior", area="Phoenix, AZ", years=years, posted="20-30/h", as_of=TODAY
        ).ask_low

    asks = [ask(years) for years in range(20)]
    assert asks == sorted(asks)
    assert ask(7) >= 25 * 2080  # at the level's typical years: not under the middle


@given(people)
def test_the_waterfall_adds_up_to_the_target_in_both_units(person):
    result = target_range(**person)
    for per in ("year", "hour"):
        data = result.to_dict(per)
        total = sum(round(row["amount"] * 100) for row in data["waterfall"])
        assert total == round(data["target"] * 100)
        assert all(row["source"] and row["as_of"] for row in data["waterfall"])


@given(people)
def test_the_target_can_be_said_and_lies_in_the_band(person):
    result = target_range(**person)
    step = 208 if result.unit.by_the_hour else 100
    assert result.target % step == 0
    inside = result.band.low <= result.target <= result.band.high
    assert inside or result.band.high - result.band.low < step
    assert result.ask_low == result.target < result.ask_high
    assert result.ask_high % step == 0
    assert result.ask_high <= max(result.target * 1.08 + step / 2, result.target * 1.03 + step)
    assert result.walk_away <= result.target
    assert result.middle_half[0] <= result.middle_half[1]


@pytest.mark.parametrize(
    ("level", "words", "per", "low", "high"),
    [
        ("lead", {"current": "24/h"}, "hour", 32.2, 34.8),
        ("lead", {"posted": "27-31/h"}, "hour", 30, 31),
        ("lead", {"posted": "27-31/h", "current": "40000"}, "hour", 30, 31),
        ("lead", {"posted": "55000-75000", "current": "24/h"}, "year", 66_900, 72_300),
        ("mid", {"posted": "42000-50000"}, "year", 48_500, 50_000),
        ("mid", {"current": "30000"}, "year", 48_700, 52_600),
        ("mid", {"said": "50000", "current": "20/h"}, "year", 48_700, 52_600),
        ("mid", {}, "hour", 23.4, 25.3),
    ],
)
def test_the_range_is_said_in_the_unit_pay_was_named_in_and_its_figures_stay(
    level, words, per, low, high
):
    result = target_range(level, area="Phoenix, AZ", as_of=TODAY, **words)
    said = result.unit.hourly if per == "hour" else result.unit.yearly
    assert result.unit.said_per == per
    assert tuple(map(said, result.ask_said)) == pytest.approx((low, high))
    assert result.target == target_range(level, area="Phoenix, AZ", as_of=TODAY).target
    assert result.posted or result.ask_low == result.target
    edges = [bracket.end for bracket in result.when_they_say if bracket.end]
    assert edges[-2:] == pytest.approx(list(result.ask_said))


@given(people, years)
def test_more_years_never_lower_the_target(person, more):
    later = person | {"years": person["years"] + more} if person["years"] + more <= 60 else person
    assert target_range(**later).target >= target_range(**person).target


@given(people, st.sampled_from(CERTS))
def test_one_more_certificate_never_lowers_the_target(person, cert):
    more = person | {"certs": [*person["certs"], cert]}
    assert target_range(**more).target >= target_range(**person).target


@given(people, areas)
def test_a_better_paid_area_never_lowers_the_target(person, other):
    here, there = target_range(**person), target_range(**person | {"area": other})
    if all(a >= b for a, b in zip(there.band, here.band, strict=True)):
        assert there.target >= here.target


@given(people, st.floats(5, 80))
def test_an_agents_hourly_figures_never_depend_on_hours(person, hours):
    full, other = target_range(**person), target_range(**person, hours=hours)
    assert (other.target, other.band, other.ask_high) == (full.target, full.band, full.ask_high)
    if full.unit.by_the_hour:
        assert other.to_dict("hour")["target"] == full.to_dict("hour")["target"]
        yearly = full.to_dict("hour")["target"] * hours * 52
        assert other.to_dict()["target"] == pytest.approx(yearly, abs=0.01)
    else:
        assert other.to_dict()["target"] == full.to_dict()["target"]


@given(people, st.text(max_size=40))
def test_a_name_never_changes_a_figure(person, company):
    assert target_range(**person, company=company).to_dict() == target_range(**person).to_dict()


@given(people)
def test_nothing_lies_under_the_legal_minimum_of_the_day(person):
    result = target_range(**person)
    minimum = in_force(load_facts().minimum_wages, result.place, person["as_of"])
    least_paid = min(
        *result.band, result.target, result.ask_low, result.walk_away, *result.middle_half
    )
    assert least_paid >= round(minimum.amount * 2080, 2)


def test_only_the_level_is_needed_and_every_default_is_said():
    result = target_range("mid", as_of=TODAY)
    assert [(a.what, a.value, a.option) for a in result.assumed] == [
        ("area", "US", "--area"),
        ("years", 3.5, "--years"),
        ("hours", 40.0, "--hours"),
    ]
    given_all = target_range("mid", area="US", years=3.5, hours=40, as_of=TODAY)
    assert given_all.assumed == ()
    assert given_all.target == result.target


def test_the_latest_figure_not_after_the_day_speaks():
    def published(day):
        return target_range("mid", as_of=day).steps[0]

    assert published(date(2023, 5, 15)).total == 39_680
    assert published(date(2025, 5, 14)).total == 42_830
    assert published(date(2025, 5, 15)).total == 44_770


def test_a_metro_can_be_asked_about_before_its_figures_going_back():
    result = target_range("mid", area="Phoenix, AZ", as_of=date(2023, 5, 15))
    assert result.steps[1].rate < 0


def test_the_legal_minimum_lifts_the_band_and_says_so():
    result = target_range("junior", area="Seattle, WA", industry="outsourcer", as_of=TODAY)
    assert result.band.low == 21.30 * 2080
    assert result.cautions[0].text.startswith(
        "Figures are raised to the legal minimum, $21.30 an hour (Seattle)"
    )
    lifted = target_range(
        "junior", years=0, area="Flagstaff, AZ", industry="outsourcer", as_of=TODAY
    )
    assert any(step.label == "legal minimum of Flagstaff" for step in lifted.steps)
    assert lifted.target == 18.40 * 2080


def test_a_salary_under_the_overtime_floor_is_named():
    result = target_range("lead", area="Seattle, WA", industry="outsourcer", as_of=TODAY)
    assert "$80,168" in result.cautions[0].text
    assert "overtime is generally owed" in result.cautions[0].text


def test_the_users_own_floor_is_exactly_the_walk_away_and_lifts_the_ask():
    below = target_range("senior", area="Phoenix, AZ", floor="40,123", as_of=TODAY)
    assert (below.walk_away, below.walk_away_from) == (40_123, "floor")
    assert below.ask_low == below.target
    above = target_range("senior", area="Phoenix, AZ", floor=60_000, as_of=TODAY)
    assert above.ask_low == math.ceil(61_800 / 208) * 208
    assert above.ask_high > above.ask_low


def test_current_pay_is_the_walk_away_only_inside_the_band():
    inside = target_range("senior", area="Phoenix, AZ", current=60_000, as_of=TODAY)
    assert (inside.walk_away_from, inside.walk_away) == ("current", 60_000)
    assert inside.ask_low > 60_000
    for outside in (30_000, 90_000):
        result = target_range("senior", area="Phoenix, AZ", current=outside, as_of=TODAY)
        assert result.walk_away_from == "market"
        assert result.ask_low == result.target


def test_the_top_of_the_ask_gives_way_to_three_percent_with_a_caution():
    result = target_range("senior", years=40, area="Phoenix, AZ", certs=CERTS, as_of=TODAY)
    assert result.ask_high > result.band.high
    assert result.ask_high >= result.ask_low * 1.03
    assert result.caution("ask-past-band")


def test_one_level_up_is_always_shown_until_the_top():
    assert target_range("senior", as_of=TODAY).next_level.level.name == "lead"
    assert target_range("manager", as_of=TODAY).next_level is None


def test_a_far_day_is_cautioned_and_a_farther_one_refused():
    far = target_range("mid", as_of=date(2028, 1, 1))
    assert far.caution("wages-carried-on")
    with pytest.raises(Problem):
        target_range("mid", as_of=date(2028, 5, 16))


def test_figures_can_be_had_as_frames_and_flat_rows():
    result = target_range("mid", as_of=TODAY)
    assert result.to_frame()["amount"].sum() == pytest.approx(result.target)
    flat = result.to_flat()
    assert flat["band_mid"] == result.to_dict()["band"]["mid"]
    assert "waterfall" not in flat


def test_every_step_carries_its_own_rate():
    result = target_range(
        "junior", years=0, certs=["copc"], industry="retail", area="Flagstaff, AZ", as_of=TODAY
    )
    assert result.industry == "retail"
    rates = {step.label.partition(",")[0].partition(":")[0]: step.rate for step in result.steps}
    at = next(n for n, step in enumerate(result.steps) if step.label.startswith("industry"))
    before, moved = result.steps[at - 1 : at + 1]
    assert rates["industry"] == pytest.approx(moved.total / before.total - 1, abs=1e-6)
    assert rates["legal minimum of Flagstaff"] == 0
    assert rates["experience"] == pytest.approx(math.exp(-0.08 * math.log(2)) - 1)
    assert rates["COPC"] == pytest.approx(0.02)
    assert rates["rounded to a figure one can say"] == 0
    assert rates["middle of the band"] == 0
    assert result.steps[0].grade == "published"


def test_a_users_own_file_is_named_as_the_source(facts):
    bands = Bands(
        rows=(*LADDER[:1], LADDER[1]._replace(as_of=date(2026, 3, 1)), LADDER[2]), own=True
    )
    question = Question(level="senior", as_of=date(2026, 3, 1))
    result = range_of(question, PLACE, bands, facts)
    assert result.title == "senior"
    assert result.to_counter == ""
    assert result.to_think == ""
    first = result.sources[0]
    assert (first.name, first.title, first.publisher, first.as_of, first.url) == (
        *("my file", "my file", "your own file", "2026-03-01", ""),
    )
    assert [source.name for source in result.sources[-2:]] == [
        *("US minimum wage table", "Tandem anchoring"),
    ]
    assert result.steps[0][:4] == ("middle of the band, March 2026", 50_000.0, 0.0, "yours")
    undated = range_of(question, PLACE, Bands(rows=LADDER, own=True), facts)
    assert undated.sources[0].as_of == "not dated"
    assert undated.steps[0].label == "middle of the band"
    euros = tuple(band._replace(currency="EUR") for band in LADDER)
    abroad = range_of(question, PLACE, Bands(rows=euros, own=True), facts)
    assert "US minimum wage table" not in [source.name for source in abroad.sources]


def test_years_at_the_typical_ones_count_as_experienced(facts):
    def low(years):
        pay = Posted(Pay(amount=50_000.0, period="year"), Pay(amount=70_000.0, period="year"))
        question = Question(level="senior", as_of=TODAY, years=years, posted=pay)
        return range_of(question, PLACE, Bands(rows=LADDER, own=True), facts).ask_low

    typical = facts.levels["senior"].typical_years
    assert low(typical) >= 60_000
    assert low(typical - 0.1) < 60_000


def test_the_lowest_and_the_highest_level_have_one_neighbour(facts):
    five = tuple(
        row(name, 30_000.0 + 9_000 * n, 36_000.0 + 9_000 * n, 41_000.0 + 9_000 * n)
        for n, name in enumerate(("junior", "mid", "senior", "lead", "manager"))
    )

    def beside(level):
        s = assess(Question(level=level, as_of=TODAY), PLACE, Bands(rows=five, own=True), facts)
        return [x and x.level.name for x in (s.below, s.above)]

    assert beside("junior") == [None, "mid"]
    assert beside("mid") == ["junior", "senior"]
    assert beside("manager") == ["lead", None]


def test_without_percentiles_the_middle_half_is_not_clipped(facts):
    question = Question(level="senior", as_of=TODAY)
    result = range_of(question, PLACE, Bands(rows=LADDER, own=True), facts)
    low, high = result.middle_half
    assert low == pytest.approx(50_000 * 0.8448, rel=1e-3)
    assert high == pytest.approx(50_000 * 1.1836, rel=1e-3)


def figures(facts, *rows, **asked):
    question = Question(level="senior", as_of=TODAY, **asked)
    return range_of(question, PLACE, Bands(rows=rows, own=True), facts)


@pytest.mark.parametrize(("mid", "lifted"), [(15_079.0, True), (15_080.0, False)])
def test_the_legal_minimum_is_a_published_step_where_it_lifts_the_middle(facts, mid, lifted):
    steps = figures(facts, row("senior", 12_000.0, mid, 20_000.0)).steps
    found = [(s.total, s.grade) for s in steps if s.label.startswith("legal minimum of")]
    assert found == [(15_080.0, "published")] * lifted


@pytest.mark.parametrize(("most", "bounds"), [(15_079.0, False), (15_080.0, True)])
def test_an_advert_that_reaches_the_legal_minimum_bounds_the_ask(facts, most, bounds):
    advert = Posted(*(Pay(amount=pay, period="year") for pay in (14_000.0, most)))
    result = figures(facts, row("senior", 12_000.0, 16_000.0, 20_000.0), posted=advert)
    assert (result.ask_high == most) is bounds


def test_a_salary_floor_says_nothing_of_another_currency(facts):
    question = Question(level="senior", as_of=TODAY)
    euros = Bands(rows=tuple(band._replace(currency="EUR") for band in LADDER), own=True)
    assert assess(question, PLACE, euros, facts).salary_floor is None
    assert assess(question, PLACE, Bands(rows=LADDER, own=True), facts).salary_floor is not None


def test_a_band_of_ours_is_a_published_figure(facts):
    ours = row("senior", 40_000.0, 50_000.0, 60_000.0, area_type="nation")
    assert figures(facts, ours).steps[0].grade == "published"


def test_the_levels_beside_are_held_to_the_legal_minimum_too(facts):
    low = (row("mid", 9_000.0, 9_500.0, 9_900.0), row("lead", 9_000.0, 9_500.0, 9_900.0))
    question = Question(level="senior", as_of=TODAY)
    s = assess(question, PLACE, Bands(rows=(*low, LADDER[1]), own=True), facts)
    assert (s.below.minimum, s.above.minimum) == (15_080.0, 15_080.0)
    assert min(s.below.target, s.above.target) >= 15_080


@pytest.mark.parametrize(("offer", "by_the_hour"), [("40000", False), ("19.25/h", True)])
def test_the_next_levels_pay_is_said_in_the_unit_pay_was_named_in(offer, by_the_hour):
    found = target_range("mid", area="Phoenix, AZ", as_of=TODAY, offer=offer)
    assert found.next_level.level.name == "senior"
    assert found.unit.says_hour == found.next_level.unit.says_hour == by_the_hour


def test_a_result_keeps_what_was_typed_and_what_they_offer(facts):
    said, offered = Pay(amount=25.0, period="hour"), Pay(amount=44_000.0, period="year")
    known = row("senior", 40_000.0, 50_000.0, 60_000.0, soc="43-4051")
    result = figures(facts, known, said=said, offer=offered)
    assert (result.soc, result.said_typed, result.offer_typed) == ("43-4051", said, offered)
    assert (result.ask_lifted, figures(facts, known, floor=said).ask_lifted) == (False, True)
    assert {step.if_they_say for step in result.concessions} == {44_000.0}
    assert {step.if_they_say for step in figures(facts, known).concessions} == {None}
