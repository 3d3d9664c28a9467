"""Every caution about a range, and when it is not given; on assessments changed by hand."""

from __future__ import annotations

import ast
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from assessments import PLACE, figure, offer
from conftest import TODAY

from negotiate import target_range
from negotiate.market import cautions as rules_of_cautions
from negotiate.market.ask import Ask, WalkAway
from negotiate.market.minimum import InForce
from negotiate.model.find import Finds
from negotiate.model.money import Pay
from negotiate.model.results import Advert, BandToday, RivalPay


def cautions(s):
    """The texts of the cautions."""
    return tuple(caution.text for caution in rules_of_cautions.cautions(s))


def test_every_caution_has_a_key_of_its_own():
    source = ast.parse(Path(rules_of_cautions.__file__).read_text())
    made = [node for node in ast.walk(source) if isinstance(node, ast.Yield)]
    named = [one.value.args[0] for one in made]
    keys = [one.value for one in named if isinstance(one, ast.Constant)]  # a role's has its own
    assert len(keys) > 30
    assert len(keys) == len(set(keys))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", key) for key in keys)


def test_a_caution_is_found_by_its_key():
    result = target_range("mid", area="Denver, CO", offer="12/h", as_of=TODAY)
    assert result.caution("offer-under-minimum").startswith("This offer is under the legal minimum")
    assert result.caution("advert-wide") == ""


def test_an_ordinary_assessment_has_no_caution(stand):
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


def test_who_earns_more_than_the_band_is_told_that_staying_is_an_answer():
    result = target_range("mid", area="Tampa, FL", current="60/h", as_of=TODAY)
    assert "staying is an answer" in result.caution("current-above-band")


def test_an_advert_under_the_band_can_be_told_by_its_key():
    result = target_range("mid", area="Tampa, FL", posted="14-15/h", as_of=TODAY)
    assert "ask for its top" in result.caution("advert-under-band")


@pytest.mark.parametrize(
    ("said", "floor", "asks"),
    [
        (None, None, True),
        ("21/h", None, False),
        ("22/h", None, True),  # the top itself
        ("21/h", "21.50/h", True),  # under one's own floor it does not stand
    ],
)
def test_nobody_who_said_less_is_told_to_ask_for_the_top_of_the_advert(said, floor, asks):
    person = {"years": 4, "area": "Phoenix, AZ", "as_of": "2026-11-22", "posted": "20-22/h"}
    result = target_range("mid", **person, said=said, floor=floor)
    assert ("ask for its top" in result.caution("advert-under-target")) is asks


def test_an_offer_a_minimum_soon_reaches_can_be_told_by_its_key():
    words = {"area": "Providence, RI", "offer": "16.50/h", "as_of": date(2026, 10, 1)}
    said = target_range("junior", **words).caution("minimum-reaches-offer")
    assert said == "The legal minimum soon reaches this offer: $17.00 on January 1, 2027."


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
    advert = Advert(20_000.0, YEAR - 1)
    assert cautions(stand(minimum=FIFTEEN, valuation={"minimum": YEAR}, advert=advert)) == (
        "The advert ends under the legal minimum, $15.00 an hour (Here).",
    )
    assert (
        cautions(stand(minimum=FIFTEEN, valuation={"minimum": YEAR}, advert=Advert(20_000.0, YEAR)))
        == ()
    )


ALONE = 'Ask "What makes it exempt from overtime?" A salary alone never does.'


def test_a_salary_under_the_overtime_floor(stand):
    floor = InForce(63_000.0, figure(63_000.0))
    asked = "On a salary under $63,000 a year (Here) overtime is generally owed."
    lead = stand(level="lead", salary_floor=floor)
    assert lead.valuation.target < 63_000
    assert cautions(lead) == (asked,)
    at_it = cautions(stand(level="lead", salary_floor=floor, offer=offer(63_000.0)))
    assert asked not in at_it
    assert ALONE in at_it
    assert asked in cautions(stand(level="lead", salary_floor=floor, offer=offer(62_999.0)))
    assert cautions(stand(salary_floor=floor)) == ()


def test_an_offer_by_the_hour_is_no_salary(stand):
    floor = InForce(63_000.0, figure(63_000.0))
    hourly = stand(level="lead", salary_floor=floor, question={"offer": Pay(29.0, "hour")})
    texts = cautions(hourly)
    assert not [text for text in texts if "overtime" in text]
    salary = stand(level="lead", salary_floor=floor, question={"offer": Pay(60_320.0, "year")})
    assert [text for text in cautions(salary) if "overtime" in text]


NEXT_YEAR = date(2027, 1, 1)
LARGER = figure(70_000.0, kind="larger", jurisdiction="Here, 51+", effective_from=NEXT_YEAR)


def test_a_salary_floor_that_starts_within_a_year_counts(stand):
    coming = InForce(60_000.0, figure(60_000.0), 63_000.0, NEXT_YEAR, larger=LARGER)
    soon = (
        "From January 1, 2027 overtime is generally owed on a salary under $63,000 a year (Here). "
        "From January 1, 2027: $70,000 at larger employers."
    )
    for salary, said in {
        59_999.0: "On a salary under $60,000 a year (Here) overtime is generally owed. "
        "From January 1, 2027: $63,000, $70,000 at larger employers.",
        60_000.0: soon,
        62_999.0: soon,
        63_000.0: "From January 1, 2027 at a larger employer overtime is generally owed on a "
        'salary under $70,000 a year (Here, 51+). Ask: "Is this role paid overtime?"',
        70_000.0: "",
    }.items():
        texts = cautions(stand(level="lead", salary_floor=coming, offer=offer(salary)))
        assert [t for t in texts if "generally owed" in t] == ([said] if said else [])
        assert (ALONE in texts) == (salary >= 60_000)
    in_force = InForce(63_000.0, figure(63_000.0), larger=LARGER._replace(effective_from=TODAY))
    texts = cautions(stand(level="lead", salary_floor=in_force, offer=offer(65_000.0)))
    assert texts[0].startswith("At a larger employer overtime is generally owed on a salary under")


def test_a_salary_floor_that_starts_later_does_not_count(stand):
    late = date(2027, 11, 24)
    coming = InForce(60_000.0, figure(60_000.0), 63_000.0, late)
    coming = coming._replace(larger=LARGER._replace(effective_from=late))
    texts = cautions(stand(level="lead", salary_floor=coming, offer=offer(60_000.0)))
    assert not [text for text in texts if "generally owed" in text]


def test_a_minimum_that_is_not_on_file_is_named(stand):
    unknown = FIFTEEN._replace(missing=figure(None, jurisdiction="Emeryville"))
    assert cautions(stand(minimum=unknown, valuation={"minimum": YEAR})) == (
        "A local minimum wage applies in Emeryville; its figure is not on file here. Look it up "
        "before you name one.",
    )
    due = FIFTEEN._replace(missing=figure(15.0, next_from=date(2026, 7, 1)))
    assert cautions(stand(minimum=due, valuation={"minimum": YEAR})) == (
        "The minimum wage of Here, $15.00, was due to change on July 1, 2026; the new figure is "
        "not on file here. Look it up before you name one.",
    )


def test_offers_under_ones_own_figures(stand):
    assert "This offer is under your floor." in cautions(
        stand(offer=offer(45_000.0, verdict="below-floor"))
    )
    assert "This offer is under what you earn now." in cautions(
        stand(offer=offer(45_000.0, verdict="below-current"), current=45_000.01)
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
                "You earn more than this job pays here (up to $28.85 an hour): staying is an "
                "answer. Is the level right? "
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
            Ask(50_900, 50_900, posted=Advert(40_000, 50_900), lifted=True),
            "The advert ends below what you would take.",
        ),
        (
            Ask(52_000, 52_000, posted=Advert(40_000, 51_000), lifted=True),
            "The ask stands on your own figure, above what the pay data supports.",
        ),
    ],
)
def test_an_ask_on_ones_own_figure(stand, ask, said):
    texts = cautions(stand(walk_away=WalkAway(51_000, "floor"), ask=ask))
    assert [t for t in texts if "ask stands" in t or "advert ends" in t] == ([said] if said else [])


def test_a_counter_on_ones_own_figure_out_of_reach_is_called_so(stand):
    gap = "From this offer to $25.96 an hour is a gap that is rarely closed on one call."

    def said(amount, since, **more):
        made = offer(amount, 54_000.0, counter_from=since)
        return gap in cautions(stand(walk_away=WalkAway(47_000, "floor"), offer=made, **more))

    assert said(44_000.0, "reservation")
    assert not said(44_000.0, "reach")
    assert not said(44_000.0, "said")
    assert not said(50_000.0, "reservation")
    assert not said(44_000.0, "reservation", valuation={"minimum": 50_000.0})


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
    ask = Ask(advert[0], advert[1], posted=Advert(*advert))
    assert list(cautions(stand(advert=Advert(*advert), ask=ask))) == said
    assert cautions(stand(advert=Advert(*advert), ask=Ask(49_920, 54_000))) == ()


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (29_999.0, None),
        (30_000.0, "This offer is mid-level agent pay: ask which level this is."),
        (39_999.0, "This offer is mid-level agent pay: ask which level this is."),
        (40_000.0, None),
        (60_000.0, None),
        (60_001.0, "This offer is team lead pay: ask which level this is."),
        (74_000.0, "This offer is team lead pay: ask which level this is."),
        (74_001.0, None),
    ],
)
def test_an_offer_that_fits_another_level(stand, amount, said):
    texts = [t for t in cautions(stand(offer=offer(amount))) if "ask which level" in t]
    assert texts == ([said] if said else [])


def test_places_that_stand_in_for_another(stand):
    unknown = PLACE._replace(typed="Nowhere, OH", known=False)
    assert cautions(stand(place=unknown)) == (
        "'Nowhere, OH' is not on file: these figures are for all of Ohio.",
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
    assert OUTSOURCED not in cautions(stand(offer=offer(far - 1), advert=Advert(1.0, 2.0)))
    s = stand(offer=offer(far - 1))
    assert OUTSOURCED not in cautions(s._replace(band=s.band._replace(currency="EUR")))


def test_nobody_is_asked_whether_their_own_employer_is_an_outsourcer():
    words = {"area": "Columbus, OH", "current": "18.90/h", "offer": "19.50/h", "as_of": TODAY}
    assert target_range("mid", **words).caution("perhaps-outsourced")
    inside = target_range("mid", about="raise", **words)
    assert "perhaps-outsourced" not in [caution.key for caution in inside.cautions]


def test_how_much_less_an_outsourcer_pays_depends_on_the_level(stand):
    for level, less in {"mid": "18%", "senior": "15%", "lead": "17%"}.items():
        known = stand(level=level, offer=offer(20_000.0))
        assert f"about {less} less" in " ".join(cautions(known))


def test_what_an_industry_figure_is_known_for(stand):
    here = "The outsourcer figure is the nation's: here it is an assumption."
    s = stand(question={"industry": "outsourcer"})
    assert cautions(s) == (here,)
    for level, others in {"senior": (), "lead": (ALONE,)}.items():
        known = stand(level=level, question={"industry": "outsourcer"})
        assert cautions(known._replace(band=known.band._replace(area_type="nation"))) == others
    elsewhere = stand(question={"industry": "outsourcer"}, valuation={"industry": None})
    assert cautions(elsewhere) == (
        "No pay figure is known for outsourced contact centers in this occupation, so nothing was "
        "changed for it.",
    )
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


def test_wages_that_an_industry_puts_out_of_order(stand):
    s = stand(question={"industry": "banking"})
    mended = s.valuation.industry._replace(mended=True)
    texts = cautions(s._replace(valuation=s.valuation._replace(industry=mended)))
    assert texts[1:] == (
        "Moved by the banking figures, pay in your bands would not rise from percentile to "
        "percentile: it was evened out.",
    )


def test_levels_that_an_industry_puts_out_of_order(stand):
    crossing = "By the banking figures senior agent and team lead are paid alike here."
    senior = stand(question={"industry": "banking"})
    metro = senior._replace(band=senior.band._replace(area_type="metro"))
    up_to_lead = metro.above.published._replace(mid=metro.valuation.published.mid)
    near = metro._replace(above=metro.above._replace(published=up_to_lead))
    assert crossing not in cautions(metro)
    assert crossing in cautions(near)
    assert crossing not in cautions(near._replace(band=senior.band))  # one's own may cross
    lead = stand(level="lead", question={"industry": "banking"})
    lead = lead._replace(band=lead.band._replace(area_type="state"))
    below = lead.below._replace(published=lead.valuation.published)
    assert crossing in cautions(lead._replace(below=below))


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


# --- another employer's offer


@pytest.mark.parametrize(
    ("status", "amount", "says"),
    [
        (None, 55_000.0, "Nothing is made of the other offer: say how sure it is"),
        ("written", 44_000.0, "Your other offer pays no more than this one: leave it out."),
        ("written", 44_001.0, ""),
        ("written", 55_000.0, "Your written offer pays more, $26.44 an hour: weigh both."),
        ("verbal", 55_000.0, ""),
    ],
)
def test_a_rival_that_is_not_sure_or_lower_or_pays_more_is_cautioned(stand, status, amount, says):
    rival = RivalPay(amount=amount, typed=None, status=status, higher=amount > 44_000)
    texts = cautions(stand(offer=offer(44_000.0, counter=47_000.0), rival=rival))
    assert [text for text in texts if "offer" in text and text.startswith(says or "Your ")] == (
        [texts[-1]] if says else []
    )


def test_who_earns_more_than_the_advert_pays_may_stay():
    def texts(current):
        found = target_range(
            "senior", area="Phoenix, AZ", posted="40000-46000", current=current, as_of=TODAY
        )
        return found.caution("current-above-advert")

    assert texts("46001").startswith("You earn more than the advert pays (up to $46,000")
    assert texts("46000") == ""


def test_on_a_scale_nobody_is_told_to_ask_which_level_it_is():
    result = target_range(
        "mid", area="Sacramento, CA", as_of=TODAY, offer="21.14/h", steps="21.14, 22.20, 23.31/h"
    )
    text = result.caution("offer-fits-level-below")
    assert text.endswith("look up which level the scale puts it in.")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"about": "raise", "current": "15/h"}, True),
        ({"about": "promotion", "current": "15/h"}, True),
        ({"about": "raise", "current": "18/h"}, False),
        ({"about": "promotion", "current": "15/h", "posted": "17-22/h"}, False),
        ({"offer": "15/h"}, False),
    ],
)
def test_who_asks_the_boss_for_less_than_the_job_pays_is_told_what_it_pays_from(words, told):
    result = target_range("mid", years=3, area="Tulsa, OK", as_of=TODAY, **words)
    assert any(one.key == "figure-under-band" for one in result.cautions) is told


@pytest.mark.parametrize(
    ("level", "words"),
    [
        ("senior", {"area": "Omaha, NE", "current": "21.50/h", "offer": "20.50/h"}),
        ("mid", {"area": "Reno, NV", "current": "18.50/h", "offer": "17.75/h"}),
        ("senior", {"area": "Boise, ID", "current": "19/h", "offer": "18.50/h"}),
    ],
)
@pytest.mark.parametrize("about", ["offer", "conversion", "promotion"])
def test_a_cut_in_pay_is_said_first_also_where_both_are_under_the_band(level, words, about):
    result = target_range(level, **words, about=about, as_of=TODAY)
    assert result.cautions[0].text == "This offer is under what you earn now."
    more = {**words, "offer": words["current"]}
    assert not target_range(level, **more, about=about, as_of=TODAY).caution("offer-under-current")


def test_the_level_is_asked_of_a_new_job_alone_and_not_after_the_last_word():
    words = {"area": "Reno, NV", "offer": "17.75/h", "as_of": TODAY}
    assert target_range("mid", **words).caution("offer-fits-level-below")
    for more in ({"about": "conversion"}, {"final": True}):
        assert not target_range("mid", **words, **more).caution("offer-fits-level-below")


def test_an_offer_over_the_advert_is_not_told_to_ask_for_its_top():
    words = {"area": "Des Moines, IA", "years": 4, "posted": "17-19/h", "as_of": TODAY}
    assert "ask for its top" in target_range("mid", **words).caution("advert-under-band")
    text = target_range("mid", **words, offer="20/h").caution("advert-under-band")
    assert text == "The advert pays less than this job does here."


def test_an_offer_under_the_advert_is_said_to_be_so():
    words = {"area": "Denver, CO", "years": 3, "posted": "22-26/h", "as_of": TODAY}
    text = target_range("mid", **words, offer="20/h").caution("offer-under-advert")
    assert "begins at $22.00 an hour" in text
    assert not target_range("mid", **words, offer="22/h").caution("offer-under-advert")
    assert not target_range("mid", **words).caution("offer-under-advert")


def test_a_raise_past_the_exempt_floor_may_end_overtime_and_that_is_said():
    words = {"area": "Los Angeles, CA", "years": 8, "hours": 50, "as_of": TODAY}
    past = target_range("lead", **words, offer="68000")
    assert past.figure >= 70_304
    assert "From there on it may end" in past.caution("overtime-owed")
    assert "may end" not in target_range("lead", **words, offer="56000").caution("overtime-owed")
