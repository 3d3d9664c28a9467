"""Nothing harmful is said, to anybody: what three coaches would never have let a person say.

The people are those the coaches advised; `never` names what was worst for each of them.
"""

from __future__ import annotations

import json
import re
from itertools import product

import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st
from people import brought

from negotiate.api.ranges import target_range
from negotiate.api.scripts import talk_track
from negotiate.model.facts import LEVELS
from negotiate.model.script import CHANNELS, STAGES

WAIT = re.compile(
    r"\bday to\b|think (?:it over|about it)|call you by|give me until|have until|a day\b",
    re.IGNORECASE,
)
HAPPY = re.compile(r"\bhappy\b|\bthrilled\b", re.IGNORECASE)
CLAIMS = re.compile(r"in writing, at|written offer|in writing elsewhere", re.IGNORECASE)
TO_A_STRANGER = re.compile(r"(?:the|your) offer\b|my last job|to myself|start me|share that")


def lines(track):
    """All that is said or written of a script, in words."""
    said = [line for tip in track.tips for line in tip.say]
    said += [exchange.you for exchange in track.exchanges]
    said += [*track.expectations, *track.history, *track.asks]
    said += [line for talk in track.after for line in talk.say]
    texts = [line.text for line in said if line.kind == "say"]
    texts += [bracket.you_say for bracket in track.when_they_say]
    letter = track.letter.body.split("\n\n") if track.letter else []
    return [*texts, track.result.to_think, track.result.to_counter, *letter]


def scripts(level, **words):
    """Every script of a person, at every stage and by either way."""
    result = target_range(level, as_of=TODAY, **words)
    record = brought(result, years=words.get("years"), languages=words.get("languages", ()))
    boss = result.conversation.with_ones_boss
    if words.get("current"):
        record = record._replace(current=PAY[words["current"]])
    for stage, channel in product(STAGES, CHANNELS):
        if stage != "meeting" or boss:
            yield talk_track(result, record, stage, channel)


def pay(text):
    from negotiate.words.pay import parse_pay

    return parse_pay(text, "current")


AMOUNTS = ("14/h", "16.50/h", "18/h", "20/h", "22/h", "25/h", "31/h", "52000", "70000", "95000")
PAY = {amount: pay(amount) for amount in AMOUNTS}
PLACES = ("Memphis, TN", "Seattle, WA", "San Diego, CA", "TX", None)


@st.composite
def people(draw):
    """Anybody in any conversation about pay."""
    about = draw(st.sampled_from(("offer", "offer", "raise", "promotion", "conversion")))
    offer = draw(st.sampled_from((None, *AMOUNTS)))
    current = draw(st.sampled_from((None, *AMOUNTS)))
    if about in ("raise", "promotion") and current is None:
        current = "18/h"
    said = draw(st.sampled_from((None, "17/h", "24/h")))
    status = draw(st.sampled_from((None, "", "written", "verbal", "interviewing")))
    return {
        "level": draw(st.sampled_from(LEVELS)),
        "years": draw(st.sampled_from((None, 1.0, 3.0, 8.0))),
        "area": draw(st.sampled_from(PLACES)),
        "about": about,
        "offer": offer,
        "current": current,
        "floor": draw(st.sampled_from((None, None, "19.37/h"))),
        "pay_set": draw(st.sampled_from((None, None, "class", "scale"))),
        "final": draw(st.booleans()),
        "need": draw(st.sampled_from(("some", "high", "low"))),
        "wanted": draw(st.sampled_from(("some", "high"))),
        "rival": None if status is None else f"23.13/h {status}",
        "said": said,
        "changed": "tier 2 and on call" if said and draw(st.booleans()) else None,
        "posted": draw(st.sampled_from((None, None, "19-24/h", "from 20/h", "up to 22/h"))),
        "languages": draw(st.sampled_from(((), ("Spanish",)))),
    }


@given(people())
def test_nothing_harmful_is_said_to_anybody(person):
    person = dict(person)
    for track in scripts(person.pop("level"), **person):
        texts = lines(track)
        everything = "\n".join(texts)
        result, talk = track.result, track.result.conversation
        assert not HAPPY.search(everything)
        assert "19.37" not in everything  # a floor is never spoken
        offer = result.offer.amount if result.offer else 0.0
        takes_it = not result.under and (result.good_at or 0.0) <= offer
        if talk.need == "high" and not talk.with_ones_boss and takes_it:
            waits = [text for text in texts if WAIT.search(text)]
            assert not waits or not result.offer, waits
        rival = result.rival
        if rival is None or not rival.named:
            assert not CLAIMS.search(everything)
            assert "23.13" not in everything
        if talk.with_ones_boss:
            assert not TO_A_STRANGER.search(everything), TO_A_STRANGER.findall(everything)
        _no_range_beside_an_offer(track, texts)
        _no_figure_where_none_is_wise(track, texts)
        _present_pay(track, everything, person["current"])


def _no_range_beside_an_offer(track, texts):
    """Once they have named a figure one says one, and no range of one's own."""
    result = track.result
    low, high = result.ask_said
    if result.offer is None or low == high:
        return
    own = f"{result.unit.spoken(low, unit=False)} to {result.unit.spoken(high)}"
    assert not [text for text in texts if own in text]


def _no_figure_where_none_is_wise(track, texts):
    """Their last word, one rate for a class, a minimum to settle: then nothing is asked."""
    result = track.result
    if result.offer is None or result.figure is not None:
        return
    asks = re.compile(
        r"could you (?:get to|start me|do|bring me on at) \$|get to \$", re.IGNORECASE
    )
    assert not [text for text in texts if asks.search(text)]


def _present_pay(track, everything, current):
    """Present pay is said to nobody but those who pay it."""
    if current is None or track.result.conversation.inside:
        return
    now = PAY[current]
    same = {track.result.offer_typed, track.result.said_typed}
    if now in same or track.result.posted is not None:
        return
    figures = re.findall(r"\$([\d,]*\d(?:\.\d+)?)", everything)
    own = (track.result.figure, *track.result.ask_said, track.result.good_at)
    full = track.result.unit.full_time(now)
    if any(x is not None and abs(x - full) < 1 for x in own) or track.result.law_first:
        return
    assert f"{now.amount:,g}" not in figures


ME = {"level": "mid", "years": 3}


@pytest.mark.parametrize(
    ("words", "never", "instead"),
    [
        (
            {"area": "Memphis, TN", "need": "high", "offer": "15.50/h"},
            r"day to|what this job pays|second",
            "I'd be glad to accept",
        ),
        (
            {"area": "El Paso, TX", "pay_set": "class", "offer": "14/h"},
            r"could you get to|a day to|call you by",
            "I'd like to take the job",
        ),
        (
            {"area": "Miami, FL", "languages": ("Spanish",), "offer": "18/h"},
            r"I also speak",
            "Is there a differential for that, like $1.25 an hour",
        ),
        (
            {"area": "Sacramento, CA", "steps": "21.14,21.98,22.86,23.78", "offer": "21.14/h"},
            r"what this job pays|\$22(?!\.86)",
            "advanced step placement, at $22.86",
        ),
        (
            {"area": "Nashville, TN", "said": "17/h", "changed": "tier 2", "offer": "17/h"},
            r"happy",
            "There's something I didn't know when I said $17: tier 2",
        ),
        (
            {"area": "Dallas, TX", "said": "23/h", "final": True, "offer": "21.50/h"},
            r"\$23|could you get",
            "I'd like to accept",
        ),
        (
            {"area": "Indianapolis, IN", "current": "27/h", "offer": "21/h"},
            r"could you get to|\$2[2-9]",
            "Is there a level above this one?",
        ),
        (
            {"area": "Seattle, WA", "offer": "16/h"},
            r"could you get to|I know that's",
            "is the work in Seattle? The minimum there is $21.30",
        ),
        (
            {"area": "Cincinnati, OH", "rival": "17/h written", "offer": "18/h"},
            r"written offer|\$17",
            "Right now I'm looking at yours",
        ),
        (
            {
                "about": "conversion",
                "area": "Kansas City, MO",
                "current": "16/h",
                "offer": "16.50/h",
            },
            r"my last job",
            "You've seen my work here",
        ),
    ],
)
def test_what_a_coach_warns_of_never_comes_out(words, never, instead):
    result = target_range(**ME, as_of=TODAY, **words)
    record = brought(result, years=3, languages=words.get("languages", ()))
    if "current" in words:
        record = record._replace(current=pay(words["current"]))
    track = talk_track(result, record, "counter")
    everything = "\n".join(lines(track))
    assert not re.search(never, everything, re.IGNORECASE), json.dumps(lines(track), indent=1)
    assert instead in everything


def test_at_the_first_talk_the_question_comes_first_and_no_number():
    result = target_range(**ME, area="San Diego, CA", as_of=TODAY)
    track = talk_track(result, brought(result, years=3), "screen")
    assert track.history[0].text == "I'd rather go by the job. What's the pay range for it?"
    first = track.expectations[0].text
    assert "something fair if it's a good fit" in first
    assert "share the range" in first
    unasked = [line.text for tip in track.tips if tip.number != 4 for line in tip.say]
    assert not re.search(r"\$\d", " ".join(unasked))
