"""The figure to say: what sets it, when none is wise, and that it can harm nobody."""

from __future__ import annotations

import pytest
from calls import calls
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st

from negotiate import target_range
from negotiate.model.conversation import ABOUT, DEGREES, PAY_SETS
from negotiate.model.errors import Misuse

AGENT = {"years": 3, "area": "Phoenix, AZ", "bands": "", "as_of": TODAY}


@pytest.fixture
def bands(tmp_path):
    """Pay of 18 to 26 an hour for an agent and of 50,000 to 70,000 a year for a lead."""
    file = tmp_path / "bands.csv"
    rows = ("junior,33280,39520,45760", "mid,37440,45760,54080", "lead,50000,60000,70000")
    file.write_text("\n".join(("level,low,mid,high", *rows, "manager,90000,110000,140000")) + "\n")
    return file


@pytest.fixture
def said(bands):
    def figure(level="mid", **words):
        known = {"area": "Phoenix, AZ", "as_of": TODAY, "bands": bands, **words}
        return target_range(level, **known).to_dict("hour" if level == "mid" else "year")

    return figure


@pytest.mark.parametrize(
    ("words", "figure", "good_at"),
    [
        # 8% over 18.00 is 19.44, the nearest quarter 19.50; yes from half-way
        ({"offer": "18/h"}, 19.5, 18.75),
        ({"offer": "18/h", "need": "high"}, 19.0, 18.0),
        ({"offer": "18/h", "need": "low"}, 19.75, 19.0),
        ({"offer": "18/h", "wanted": "high"}, 20.0, 19.0),
        ({"offer": "18/h", "wanted": "low"}, 19.0, 18.5),
        ({"offer": "18/h", "said": "17/h", "changed": "nights"}, 20.5, 19.25),
        ({"offer": "18/h", "need": "high", "wanted": "low"}, 18.5, 18.0),
        # their own range is the best reason, up to a fifth above the offer
        ({"offer": "19/h", "posted": "18-24/h"}, 22.0, 20.5),
        ({"offer": "18/h", "posted": "18-30/h", "years": 9}, 21.5, 19.75),
        ({"offer": "19/h", "posted": "18-24/h", "need": "high"}, 20.0, 19.0),
        ({"offer": "20/h", "posted": "18-21.10/h"}, 21.1, 20.5),
        ({"offer": "19/h", "posted": "from 18/h"}, 20.5, 19.75),
        # a written rival lifts the figure, others do not
        ({"offer": "18/h", "rival": "20/h written"}, 20.5, 20.0),
        ({"offer": "18/h", "rival": "20/h verbal"}, 19.5, 18.75),
        ({"offer": "18/h", "rival": "20/h"}, 19.5, 18.75),
        ({"offer": "18/h", "rival": "17/h written"}, 19.5, 18.75),
        ({"offer": "18/h", "rival": "30/h written"}, 30.75, 30.0),
        # a number said is the figure; one's own pay and floor are never undercut
        ({"offer": "18/h", "said": "18.60/h"}, 18.6, 18.25),
        # half-way is more than they offer already: where no step lies between, the figure itself
        ({"offer": "18/h", "said": "18.20/h"}, 18.2, 18.2),
        ({"offer": "18/h", "current": "19.50/h"}, 20.25, 19.5),
        ({"offer": "17/h", "current": "17.50/h"}, 18.25, 17.75),
        ({"offer": "18/h", "floor": "20/h"}, 20.75, 20.0),
        # the law
        ({"offer": "15.15/h"}, 16.25, 15.75),
    ],
)
def test_what_sets_the_figure_by_the_hour(said, words, figure, good_at):
    found = said(**words)
    assert (found["figure"], found["good_at"]) == (figure, good_at)
    assert found["offer"]["counter"] == figure


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ({}, "8% above the offer"),
        ({"said": "18.60/h"}, "the number you said before"),
        ({"said": "21/h", "posted": "17-19/h"}, "the top of the advert"),
        ({"current": "19.50/h"}, "3% (2% to 5%) above your pay now"),
    ],
)
def test_what_set_the_figure_is_told_beside_it(bands, words, why):
    known = {"years": 3, "area": "Phoenix, AZ", "as_of": TODAY, "bands": bands, "offer": "18/h"}
    found = target_range("mid", **known, **words)
    assert [one.why for one in found.reasons if one.figure == "say"] == [why]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ({}, "half-way to it: about half of what is asked comes"),
        ({"need": "high"}, "you need this job: take it"),
        ({"current": "19.50/h"}, "what you have or need already"),
        (
            {"floor": "19/h", "posted": "17-19/h"},
            "the figure itself: no step lies between, or less",
        ),
        ({"said": "18.20/h"}, "the figure itself: no step lies between, or less"),
        ({"pay_set": "scale", "steps": "17,18,19,20,21", "years": 4}, "the next step"),
    ],
)
def test_why_a_yes_is_good_from_there_is_told_beside_it(bands, words, why):
    known = {"area": "Phoenix, AZ", "as_of": TODAY, "bands": bands, "offer": "18/h"}
    found = target_range("mid", **known, **words)
    (told,) = [one for one in found.reasons if one.figure == "good enough"]
    assert told.why.startswith(why)
    assert told.amount == found.good_at


@pytest.mark.parametrize(
    ("words", "none"),
    [
        ({"said": "18.05/h"}, "small"),
        ({"final": True}, "final"),
        ({"pay_set": "class"}, "class"),
        ({"pay_set": "scale"}, "no-steps"),
    ],
)
def test_how_far_one_call_reaches_is_told_also_where_no_figure_is_wise(words, none):
    found = target_range("mid", area="Phoenix, AZ", as_of=TODAY, offer="18/h", **words)
    assert (found.figure, found.no_counter) == (None, none)
    assert found.reach.total == 0.08


@pytest.mark.parametrize(
    ("level", "words", "figure"),
    [
        ("lead", {"offer": "52000"}, 57_000),
        ("lead", {"about": "promotion", "current": "40000", "offer": "48000"}, 53_000),
        ("lead", {"about": "promotion", "current": "50000", "offer": "48000"}, 56_000),
        ("lead", {"about": "promotion", "current": "50000"}, 56_000),
        ("lead", {"about": "promotion", "offer": "52000"}, 57_000),
        ("lead", {"about": "raise", "current": "52000"}, 57_000),
        ("lead", {"about": "raise", "current": "52000", "offer": "53000"}, 57_000),
        ("manager", {"offer": "95000"}, 106_000),
        ("manager", {"offer": "100000", "wanted": "high"}, 115_000),
    ],
)
def test_what_sets_the_figure_by_the_year(said, level, words, figure):
    assert said(level, **words)["figure"] == figure


@pytest.mark.parametrize(
    ("level", "words", "figure", "good_at", "per"),
    [
        ("lead", {"offer": "21/h"}, 23, 22, "hour"),
        ("lead", {"offer": "21/h", "hours": 45}, 23, 22, "hour"),
        ("manager", {"offer": "36/h"}, 40.25, 38.25, "hour"),
        ("lead", {"about": "raise", "current": "24/h"}, 26.5, 25.25, "hour"),
        ("lead", {"offer": "21/h", "current": "40000"}, 23, 22, "hour"),
        ("lead", {"offer": "21/h", "floor": "44000"}, 23, 22, "hour"),
        ("mid", {"offer": "40000"}, 43_000, 41_500, "year"),
        ("mid", {"offer": "30000", "hours": 30}, 32_500, 31_500, "year"),
        ("mid", {"offer": "30000", "hours": 30, "floor": "31000"}, 32_500, 31_500, "year"),
        ("mid", {"offer": "30000", "hours": 30, "floor": "31500"}, 32_500, 31_500, "year"),
        ("mid", {"about": "raise", "current": "38000"}, 42_000, 40_000, "year"),
        ("mid", {"offer": "40000", "current": "18/h"}, 43_000, 41_500, "year"),
        ("mid", {"offer": "40000", "steps": "18,19,20"}, 20, 20, "hour"),
        ("mid", {"offer": "1500/2wk"}, 20.25, 19.5, "hour"),
    ],
)
def test_the_figure_is_one_that_is_said_in_the_unit_pay_was_named_in(
    level, words, figure, good_at, per
):
    found = target_range(level, area="Tulsa, OK", as_of=TODAY, **words).to_dict(per)
    assert (found["figure"], found["good_at"], found["said_per"]) == (figure, good_at, per)


@pytest.mark.parametrize(
    "words",
    [
        {"offer": "30/h"},
        {"offer": "18/h", "final": True},
        {"offer": "18/h", "pay_set": "class"},
        {"offer": "18/h", "current": "27/h"},
        {"offer": "20/h", "current": "25/h", "posted": "18-24/h"},
        {"offer": "18/h", "said": "18/h"},
        {"offer": "23.90/h", "posted": "18-24/h"},
        {"offer": "18/h", "pay_set": "scale"},
        {"offer": "23/h", "steps": "18,19,20"},
        {"offer": "18/h", "final": True, "rival": "30/h written"},
    ],
    ids=str,
)
def test_no_figure_where_none_is_wise_and_no_money_step(said, words):
    found = said(**words)
    assert found["figure"] is found["good_at"] is found["offer"]["counter"] is None
    assert not any(step["ask"] for step in found["concessions"])
    (one,) = found["when_they_say"]
    assert (one["from"], one["to"]) == (found["offer"]["hourly"], None)


def test_above_the_range_is_the_reason_named(bands):
    result = target_range("mid", area="Phoenix, AZ", as_of=TODAY, bands=bands, offer="25/h")
    assert (result.no_counter, result.figure) == ("above", None)


def test_a_written_rival_above_an_offer_above_the_range_is_still_matched(said):
    assert said(offer="30/h", rival="32/h written")["figure"] == 32.75


STEPS = "21.14,21.98,22.86,23.78,24.72,25.70"


@pytest.mark.parametrize(
    ("words", "figure", "good_at"),
    [
        ({"years": 5, "offer": "21.14/h"}, 22.86, 21.98),
        ({"years": 1.9, "offer": "21.14/h"}, 21.98, 21.98),
        ({"years": 5}, 22.86, 21.98),
        ({"years": 9, "offer": "23.80/h"}, 25.70, 24.72),
        ({"years": 0, "offer": "21.14/h"}, None, None),
        ({"years": 2, "offer": "23.78/h"}, None, None),
        ({"years": 1, "offer": "21.14/h", "floor": "24/h"}, 24.72, 24.72),
        ({"years": 1, "offer": "21.14/h", "floor": "26/h"}, None, None),
        ({"years": 5, "offer": "21.14/h", "final": True}, None, None),
    ],
)
def test_in_a_scale_the_figure_is_a_step(said, words, figure, good_at):
    found = said(**words, steps=STEPS)
    assert (found["figure"], found["good_at"]) == (figure, good_at)


def test_the_edges_of_what_they_may_say_are_the_offer_good_enough_and_the_figure(said):
    edges = [(b["from"], b["to"]) for b in said(offer="18/h")["when_they_say"]]
    assert edges == [(None, 18.0), (18.0, 18.75), (18.75, 19.5), (19.5, None)]
    need = said(offer="18/h", need="high")
    assert [b["to"] for b in need["when_they_say"]] == [18.0, 19.0, None]
    assert not any(step["ask"] for step in need["concessions"])
    raised = said(about="raise", current="18/h")
    assert [b["to"] for b in raised["when_they_say"]] == [18.0, 19.0, 19.75, None]


def test_the_reach_names_its_parts(said):
    reach = said(offer="18/h", need="high", wanted="low")["reach"]
    assert reach["total"] == 0.03
    assert [part["points"] for part in reach["parts"]] == [0.08, -0.03, -0.02]
    assert {part["grade"] for part in reach["parts"]} == {"assumption"}
    assert said()["reach"] is None


def test_a_raise_needs_present_pay(said):
    for words in ({"about": "raise", "offer": "20/h"}, {"about": "promotion"}):
        with pytest.raises(Misuse, match="current: "):
            said(**words)


# --- nothing harmful

MONEY = st.integers(1_200, 6_000).map(lambda cents: f"{cents / 100:.2f}/h")
talks = st.fixed_dictionaries(
    {
        "about": st.sampled_from(ABOUT),
        "pay_set": st.sampled_from(PAY_SETS),
        "final": st.booleans(),
        "need": st.sampled_from(DEGREES),
        "wanted": st.sampled_from(DEGREES),
        "rival": st.one_of(
            st.none(),
            st.tuples(MONEY, st.sampled_from(("written", "verbal", "interviewing", ""))).map(
                " ".join
            ),
        ),
        "changed": st.sampled_from(("", "nights")),
        "steps": st.sampled_from((None, "16,17,18,19.50,21", "40000,44000,48000,60000")),
    }
)


def lawful(call, talk):
    """The words of a talk, without those that do not go together."""
    talk = dict(talk)
    if talk["pay_set"] != "scale":
        talk["steps"] = None
    if call["said"] is None:
        talk["changed"] = ""
    if talk["about"] in ("raise", "promotion") and call["current"] is None:
        talk["about"] = "conversion"
    return call | talk


@given(calls, talks)
def test_no_conversation_can_harm_anybody(call, talk):
    """No figure under one's pay, floor or the law; none where none is wise; nothing over a cap."""
    words = lawful(call, talk)
    result = target_range(**words, as_of=TODAY)
    figure, good = result.figure, result.good_at
    settled = words["final"] or words["pay_set"] == "class"
    if settled:
        assert figure is None
    if figure is None:
        assert good is None
        if result.no_counter:
            assert not any(step.ask for step in result.concessions)
        return
    standing, unit = result.standing, result.unit
    floor = unit.full_time(call["floor"]) if call["floor"] else 0.0
    current = unit.full_time(call["current"]) if call["current"] else 0.0
    assert standing is None or figure >= standing * 1.01
    assert figure >= result.minimum
    assert good is not None
    assert good <= figure
    assert all(step.ask is None or step.ask <= figure for step in result.concessions)
    if words["pay_set"] == "scale":
        assert figure in result.scale
        return
    top = result.posted.top if result.posted and result.posted.top >= result.minimum else None
    if top is None or top > figure + 1e-6:
        assert figure > max(floor, current)
    else:
        assert figure <= top
    assert standing is not None
    rival = result.rival.amount if result.rival and result.rival.named else 0.0
    usual = max(standing, current if words["about"] in ("raise", "promotion") else 0.0)
    lifts = [max(usual, result.minimum) * 1.20, rival * 1.03, floor * 1.03, current * 1.03]
    if not (result.said and figure == result.said):
        assert figure <= max(*lifts) + 1_000
