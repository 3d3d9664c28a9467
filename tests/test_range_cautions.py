"""Every caution about a range, and when it is not given; on standings changed by hand."""

from __future__ import annotations

import ast
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from assessments import LADDER, PLACE, figure, offer, row
from conftest import TODAY

from negotiate import target_range
from negotiate.market import cautions as rules_of_cautions
from negotiate.market.ask import Ask, WalkAway
from negotiate.market.bands import choose_band
from negotiate.market.cautions import cents_a_year
from negotiate.market.minimum import InForce
from negotiate.market.range import assess
from negotiate.market.range import target_range as range_of
from negotiate.model.band import Bands
from negotiate.model.errors import Problem
from negotiate.model.find import Finds
from negotiate.model.money import Pay
from negotiate.model.question import Question
from negotiate.model.results import BandToday


def cautions(s):
    """The texts of the cautions."""
    return tuple(caution.text for caution in rules_of_cautions.cautions(s))


def test_every_caution_has_a_key_of_its_own():
    source = ast.parse(Path(rules_of_cautions.__file__).read_text())
    made = [node for node in ast.walk(source) if isinstance(node, ast.Yield)]
    keys = [one.value.args[0].value for one in made]
    assert len(keys) > 30
    assert len(keys) == len(set(keys))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", key) for key in keys)


def test_a_caution_is_found_by_its_key():
    result = target_range("mid", area="Denver, CO", offer="12/h", as_of=TODAY)
    assert result.caution("offer-under-minimum").startswith("This offer is under the legal minimum")
    assert result.caution("advert-wide") == ""


def test_an_ordinary_standing_has_no_caution(stand):
    s = stand()
    assert (s.valuation.target, s.valuation.band) == (
        49_920.0,
        BandToday(40_000.0, 50_000.0, 60_000.0),
    )
    assert cautions(s) == ()


# --- the law

FIFTEEN = InForce(15.0, figure(15.0))
RISING = InForce(15.0, figure(15.0), 19.30, date(2027, 1, 1))
YEAR = 31_200.0


def test_an_offer_or_a_band_under_the_minimum(stand):
    under = offer(31_199.0)
    assert cautions(stand(minimum=FIFTEEN, valuation={"minimum": YEAR}, offer=under))[:1] == (
        "This offer is under the legal minimum, $15.00 an hour (Here).",
    )
    doubtful = InForce(15.0, figure(15.0, confidence="low"), 16.0, date(2027, 1, 1))
    assert cautions(stand(minimum=doubtful, valuation={"minimum": YEAR}, offer=under))[:1] == (
        "This offer is under the legal minimum, $15.00 an hour (Here). It rises to $16.00 on "
        "January 1, 2027. Check it: sources are thin or disagree.",
    )
    low = BandToday(31_199.0, 50_000.0, 60_000.0)
    raised = ("Figures are raised to the legal minimum, $15.00 an hour (Here).",)
    assert cautions(stand(minimum=FIFTEEN, valuation={"minimum": YEAR, "published": low})) == raised
    at = {"minimum": YEAR, "published": BandToday(YEAR, 50_000.0, 60_000.0)}
    assert cautions(stand(minimum=FIFTEEN, valuation=at)) == ()
    texts = cautions(stand(minimum=FIFTEEN, valuation=at, offer=offer(YEAR)))
    assert not [text for text in texts if "legal" in text]


def test_a_minimum_that_soon_rises(stand):
    assert cents_a_year(19.30) == 40_144.0
    assert cents_a_year(19.333) == 40_212.64
    assert cautions(stand(minimum=RISING, valuation={"minimum": YEAR})) == (
        "The legal minimum will pass the low end of this band. It rises to $19.30 on "
        "January 1, 2027.",
    )
    reached = offer(40_144.0)
    said = "The legal minimum soon reaches this offer: $19.30 on January 1, 2027."
    assert said in cautions(stand(minimum=RISING, valuation={"minimum": YEAR}, offer=reached))
    above = offer(44_000.0)
    texts = cautions(stand(minimum=RISING, valuation={"minimum": YEAR}, offer=above))
    assert "The legal minimum will pass the low end of this band." in texts[0]
    little = RISING._replace(next_amount=19.0)
    assert cautions(stand(minimum=little, valuation={"minimum": YEAR})) == ()
    there = {"minimum": YEAR, "band": BandToday(40_144.0, 50_000.0, 60_000.0)}
    assert cautions(stand(minimum=RISING, valuation=there)) == ()


def test_a_minimum_that_rises_in_more_than_a_year_is_not_named(stand):
    last = RISING._replace(next_from=date(2027, 11, 23))
    late = RISING._replace(next_from=date(2027, 11, 24))
    assert len(cautions(stand(minimum=last, valuation={"minimum": YEAR}))) == 1
    assert cautions(stand(minimum=late, valuation={"minimum": YEAR})) == ()
    under = cautions(stand(minimum=late, valuation={"minimum": YEAR}, offer=offer(31_199.0)))
    assert "It rises" not in under[0]


def test_a_floor_or_an_advert_under_the_minimum(stand):
    own = WalkAway(YEAR - 1, "floor")
    assert cautions(stand(minimum=FIFTEEN, valuation={"minimum": YEAR}, walk_away=own)) == (
        "Your floor is under the legal minimum, $15.00 an hour (Here).",
    )
    lawful = stand(minimum=FIFTEEN, valuation={"minimum": YEAR}, walk_away=WalkAway(YEAR, "floor"))
    assert cautions(lawful) == (
        "Your floor lies below what this job pays here, $19.23 to $28.85 an hour.",
    )
    market = WalkAway(YEAR - 1, "market")
    assert cautions(stand(minimum=FIFTEEN, valuation={"minimum": YEAR}, walk_away=market)) == ()
    advert = (20_000.0, YEAR - 1)
    assert cautions(stand(minimum=FIFTEEN, valuation={"minimum": YEAR}, advert=advert)) == (
        "The advert ends under the legal minimum, $15.00 an hour (Here).",
    )
    assert (
        cautions(stand(minimum=FIFTEEN, valuation={"minimum": YEAR}, advert=(20_000.0, YEAR))) == ()
    )


def test_a_salary_under_the_overtime_floor(stand):
    floor = InForce(63_000.0, figure(63_000.0))
    asked = (
        "On a salary under $63,000 a year (Here) overtime is generally owed. Ask: "
        '"Is this role paid overtime? The salary level here is $63,000."'
    )
    lead = stand(level="lead", salary_floor=floor)
    assert lead.valuation.target < 63_000
    assert cautions(lead) == (asked,)
    assert asked not in cautions(stand(level="lead", salary_floor=floor, offer=offer(63_000.0)))
    assert asked in cautions(stand(level="lead", salary_floor=floor, offer=offer(62_999.0)))
    assert cautions(stand(salary_floor=floor)) == ()


# --- one's own figures


def test_offers_under_ones_own_figures(stand):
    assert "This offer is under your floor." in cautions(
        stand(offer=offer(45_000.0, verdict="below-floor"))
    )
    assert "This offer is under what you earn now." in cautions(
        stand(offer=offer(45_000.0, verdict="below-current"))
    )


@pytest.mark.parametrize(
    ("own", "current", "said"),
    [
        (WalkAway(45_000, "floor"), 46_000.0, ["Your floor is under what you earn now."]),
        (WalkAway(46_000, "floor"), 46_000.0, []),
        (
            WalkAway(39_999, "floor"),
            None,
            ["Your floor lies below what this job pays here, $19.23 to $28.85 an hour."],
        ),
        (
            WalkAway(60_001, "floor"),
            None,
            ["Your floor lies above what this job pays here, $19.23 to $28.85 an hour."],
        ),
        (WalkAway(40_000, "floor"), None, []),
        (WalkAway(60_000, "floor"), None, []),
        (
            WalkAway(40_000, "market"),
            60_001.0,
            [
                "You earn more than this job pays here (up to $28.85 an hour). Is the level right? "
                "Set --floor if only a match will do."
            ],
        ),
        (WalkAway(40_000, "market"), 60_000.0, []),
        (WalkAway(45_000, "floor"), 60_001.0, ["Your floor is under what you earn now."]),
    ],
)
def test_a_floor_beside_the_band_and_current_pay(stand, own, current, said):
    assert list(cautions(stand(walk_away=own, current=current))) == said


def test_a_band_of_one_figure_is_said_as_one(stand):
    one = {"band": BandToday(50_000.0, 50_000.0, 50_000.0)}
    assert cautions(stand(walk_away=WalkAway(50_001, "floor"), valuation=one)) == (
        "Your floor lies above what this job pays here, $24.04 an hour.",
    )


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (
            Ask(60_100, 64_000, lifted=True),
            "The ask stands on your own figure, above what this job pays here: expect a no.",
        ),
        (
            Ask(60_000, 64_000, lifted=True),
            "The ask stands on your own figure, above what the pay data supports.",
        ),
        (Ask(49_920, 54_000, lifted=True), None),
        (Ask(60_100, 64_000), None),
        (
            Ask(50_900, 50_900, posted=(40_000, 50_900), lifted=True),
            "The advert ends below what you would take.",
        ),
        (
            Ask(52_000, 52_000, posted=(40_000, 51_000), lifted=True),
            "The ask stands on your own figure, above what the pay data supports.",
        ),
    ],
)
def test_an_ask_on_ones_own_figure(stand, ask, said):
    texts = cautions(stand(walk_away=WalkAway(51_000, "floor"), ask=ask))
    assert [t for t in texts if "ask stands" in t or "advert ends" in t] == ([said] if said else [])


def test_a_counter_out_of_reach_is_called_so(stand):
    own = WalkAway(47_000, "floor")
    gap = "From this offer to $25.96 an hour is a gap that is rarely closed on one call."
    assert gap in cautions(stand(walk_away=own, offer=offer(44_000.0, 54_000.0)))
    assert gap not in cautions(stand(offer=offer(44_000.0, 54_000.0)))
    assert gap not in cautions(stand(walk_away=own, offer=offer(44_000.0, 54_000.0), said=54_000.0))
    assert gap not in cautions(stand(walk_away=own, offer=offer(50_000.0, 54_000.0)))
    assert gap not in cautions(
        stand(walk_away=own, offer=offer(44_000.0, 54_000.0), valuation={"minimum": 50_000.0})
    )


# --- the advert

NARROW = "The advert leaves no room for a range: ask for its top."
WIDE = "The advert's range is very wide: ask what people with your years are hired at."
LESS = "The advert pays less than this job does here: ask for its top, or above it."
ENDS = "The advert ends under your target of $24.00 an hour: ask for its top."
MORE = "The advert pays more than our figures for this job: trust the advert."


@pytest.mark.parametrize(
    ("advert", "said"),
    [
        ((38_000.0, 39_999.0), [LESS]),
        ((38_000.0, 40_000.0), [ENDS]),
        ((45_000.0, 49_919.0), [ENDS]),
        ((45_000.0, 49_920.0), []),
        ((60_000.0, 65_000.0), []),
        ((60_001.0, 65_000.0), [MORE]),
        ((40_000.0, 60_000.0), []),
        ((40_000.0, 60_001.0), [WIDE]),
        ((50_000.0, 51_500.0), []),
        ((50_000.0, 51_499.0), [NARROW]),
    ],
)
def test_an_advert_beside_the_figures(stand, advert, said):
    ask = Ask(advert[0], advert[1], posted=advert)
    assert list(cautions(stand(advert=advert, ask=ask))) == said
    assert cautions(stand(advert=advert, ask=Ask(49_920, 54_000))) == ()


# --- level, place and industry


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (29_999.0, None),
        (30_000.0, "This offer fits a mid-level agent: ask which level this is."),
        (39_999.0, "This offer fits a mid-level agent: ask which level this is."),
        (40_000.0, None),
        (60_000.0, None),
        (60_001.0, "This offer fits a team lead: ask which level this is."),
        (74_000.0, "This offer fits a team lead: ask which level this is."),
        (74_001.0, None),
    ],
)
def test_an_offer_that_fits_another_level(stand, amount, said):
    texts = [t for t in cautions(stand(offer=offer(amount))) if "fits" in t]
    assert texts == ([said] if said else [])


def test_places_that_stand_in_for_another(stand):
    unknown = PLACE._replace(typed="Nowhere, OH", known=False)
    assert cautions(stand(place=unknown)) == (
        "'Nowhere, OH' is in no metro on file: these figures are for all of Ohio.",
    )
    guessed = PLACE._replace(typed="Dublin", guessed="Dublin, OH")
    assert cautions(stand(place=guessed)) == ("'Dublin' was taken for Dublin, OH.",)
    s = stand()
    mended = s._replace(band=s.band._replace(area="Lima, OH", adjusted="p90 lowered"))
    assert cautions(mended) == (
        "The wage figures of Lima, OH look odd and were mended: p90 lowered.",
    )


OUTSOURCED = "Is it outsourced? Those centers pay about 15% less: add --industry outsourcer."


def test_a_low_offer_may_be_of_an_outsourcer(stand):
    far = 49_920 * 0.85
    assert OUTSOURCED in cautions(stand(offer=offer(far - 1)))
    assert OUTSOURCED not in cautions(stand(offer=offer(far)))
    assert OUTSOURCED not in cautions(stand(offer=offer(far + 1)))
    assert OUTSOURCED not in cautions(stand(offer=offer(far - 1), advert=(1.0, 2.0)))
    s = stand(offer=offer(far - 1))
    assert OUTSOURCED not in cautions(s._replace(band=s.band._replace(currency="EUR")))


def test_what_an_industry_figure_is_known_for(stand):
    here = "The outsourcer figure is for agents in the whole nation: here it is an assumption."
    s = stand(question={"industry": "outsourcer"})
    assert cautions(s) == (here,)
    nation = s._replace(band=s.band._replace(area_type="nation"))
    assert cautions(nation) == ()
    lead = stand(level="lead", question={"industry": "outsourcer"})
    assert cautions(lead._replace(band=lead.band._replace(area_type="nation"))) == (here,)
    other = stand(question={"industry": "other"})
    assert cautions(other) == (
        "No pay figure is known for other industries, so nothing was changed for it.",
    )
    abroad = s._replace(band=s.band._replace(currency="EUR"))
    assert cautions(abroad) == ("The industry is not counted with bands in another currency.",)
    career = s._replace(level=s.level._replace(own=True))
    assert cautions(career) == (
        "The industry figures are those of contact centers, so none was counted here.",
    )
    plain = stand(offer=offer(40_500.0))
    assert cautions(plain._replace(level=plain.level._replace(own=True))) == ()


# --- the rest


def test_fair_pay_past_the_reach_of_one_call(stand):
    ask = Ask(49_920, 54_080)
    bound = offer(46_000.0, 52_000.0, counter_from="reach")
    assert cautions(stand(ask=ask, offer=bound)) == (
        "$26.00 is fair pay here, but few offers rise past $25.00 on one call.",
    )
    assert cautions(stand(ask=ask, offer=offer(46_000.0, 52_000.0))) == ()
    assert cautions(stand(ask=ask, offer=offer(46_000.0, None, counter_from="reach"))) == ()


@pytest.mark.parametrize(
    ("said", "moved"),
    [(49_919.0, "more"), (49_920.0, None), (54_080.0, None), (54_081.0, "less")],
)
def test_a_number_said_before_beside_the_ask(stand, said, moved):
    texts = cautions(stand(ask=Ask(49_920, 54_080), said=said))
    assert [text.partition("; ")[2] for text in texts] == (
        [f"the figures now support {moved}: $24.00 to $26.00 an hour."] if moved else []
    )


def test_an_ask_past_the_band_says_why(stand):
    past = Ask(59_000, 60_800, high_from="least")
    assert cautions(stand(ask=past)) == (
        "The ask goes a little over the top of the band, to leave room to give.",
    )
    assert "The ask goes a little over the top of the band, to leave room to give." not in (
        cautions(stand(ask=past._replace(lifted=True)))
    )


def test_finds_beside_the_band(stand):
    above = {"target": 62_000.0, "top": 63_000.0}
    assert cautions(stand(valuation=above)) == (
        "Your finds agree above the band: the target goes past it, up to the highest.",
    )
    assert cautions(stand(valuation={"target": 60_000.0, "top": 63_000.0})) == ()
    assert cautions(stand(valuation={"target": 62_000.0, "top": 60_000.0})) == ()
    assert cautions(stand(question={"finds": Finds(elsewhere=2)})) == (
        "2 of your finds are for another level, place or day, and left out.",
    )


def test_a_day_long_after_the_last_known_wages(stand, facts):
    last = facts.wage_index[-1].day
    s = stand()

    def on(day):
        return cautions(s._replace(question=s.question._replace(as_of=day)))

    assert on(last + timedelta(365)) == ()
    assert on(last + timedelta(366)) == (
        f"Wages are known to {last:%B %Y}; after it the last rate is carried on.",
    )


# --- sources and names


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
        pay = (Pay(amount=50_000.0, period="year"), Pay(amount=70_000.0, period="year"))
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


# --- which band speaks


def dated(day, mid=50_000.0, **more):
    return row("senior", 40_000.0, mid, 60_000.0, as_of=day, **more)


def chosen(*rows, level="senior", place=PLACE):
    return choose_band(Bands(rows=rows, own=True), level, place, date(2026, 1, 1))


def test_the_latest_band_not_after_the_day_speaks_else_the_earliest():
    old, new = dated(date(2024, 5, 15), 1.0), dated(date(2025, 5, 15), 2.0)
    later, latest = dated(date(2026, 5, 15), 0.5), dated(date(2027, 5, 15), 0.1)
    assert chosen(old, new, later).mid == 2.0
    assert chosen(new, old, later).mid == 2.0
    assert chosen(dated(date(2024, 5, 15), 9.0), new).mid == 2.0
    assert chosen(dated(date(2026, 1, 1), 3.0), new).mid == 3.0
    assert chosen(latest, later).mid == 0.5
    assert chosen(later, latest).mid == 0.5
    assert chosen(dated(None, 7.0), new).mid == 7.0


def test_a_row_of_the_place_beats_a_row_of_everywhere():
    everywhere, here = dated(None, 1.0), dated(None, 2.0, area_code="US")
    named = dated(None, 3.0, area_code="ohio")
    assert chosen(everywhere, here).mid == 2.0
    assert chosen(everywhere, named).mid == 3.0
    assert chosen(everywhere, dated(None, 4.0, area_code="AZ")).mid == 1.0


def test_a_level_without_a_band_names_those_there_are():
    with pytest.raises(Problem) as refused:
        chosen(*LADDER, level="manager")
    assert refused.value.message == "no manager band for Ohio in the bands file"
    assert refused.value.hint == (
        "it has bands for: lead, mid, senior; add a row or change --level"
    )
    with pytest.raises(Problem) as refused:
        chosen()
    assert refused.value.hint == "it has bands for: no level; add a row or change --level"


def test_without_percentiles_the_middle_half_is_not_clipped(facts):
    question = Question(level="senior", as_of=TODAY)
    result = range_of(question, PLACE, Bands(rows=LADDER, own=True), facts)
    low, high = result.middle_half
    assert low == pytest.approx(50_000 * 0.8448, rel=1e-3)
    assert high == pytest.approx(50_000 * 1.1836, rel=1e-3)


# --- what a result carries


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
    advert = tuple(Pay(amount=pay, period="year") for pay in (14_000.0, most))
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


def test_a_result_keeps_what_was_typed_and_what_they_offer(facts):
    said, offered = Pay(amount=25.0, period="hour"), Pay(amount=44_000.0, period="year")
    known = row("senior", 40_000.0, 50_000.0, 60_000.0, soc="43-4051")
    result = figures(facts, known, said=said, offer=offered)
    assert (result.soc, result.said_typed, result.offer_typed) == ("43-4051", said, offered)
    assert (result.ask_lifted, figures(facts, known, floor=said).ask_lifted) == (False, True)
    assert {step.if_they_say for step in result.concessions} == {44_000.0}
    assert {step.if_they_say for step in figures(facts, known).concessions} == {None}
