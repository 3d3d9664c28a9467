"""Whatever the script speaks is never remarked against in a practice call."""

from __future__ import annotations

from itertools import product

import pytest
from conftest import TODAY
from practice_calls import PRACTICE, RULES

from negotiate import target_range
from negotiate.api.rehearsals import practice_offer
from negotiate.api.scripts import talk_track
from negotiate.files.lines import load_talk
from negotiate.model.money import Pay
from negotiate.model.profile import Achievement
from negotiate.model.script import Record
from negotiate.practice.rehearsal import Rehearsal
from negotiate.practice.remarks import remark_kinds

ASKS = load_talk().other_asks
EARLY = ("screen", "interview")
LETTERS = {"screen": "expectations", "offer": "offer", "counter": "offer"}
STEPS = "21.14, 22.20, 23.31, 24.47, 25.70/h"
SITUATIONS = {
    "plain": {"level": "senior", "years": 6, "area": "Phoenix, AZ", "offer": "44000"},
    "need": {"level": "junior", "area": "Tulsa, OK", "offer": "15.50/h", "need": "high"},
    "need, floor": {
        "level": "mid",
        "area": "Tulsa, OK",
        "offer": "15.50/h",
        "need": "high",
        "floor": "17/h",
    },
    "class": {"level": "junior", "area": "El Paso, TX", "offer": "14/h", "pay_set": "class"},
    "scale": {"level": "mid", "years": 5, "area": "CA", "offer": "21.14/h", "steps": STEPS},
    "scale without steps": {"level": "mid", "area": "OH", "offer": "18.22/h", "pay_set": "scale"},
    "final": {"level": "mid", "area": "Dallas, TX", "offer": "19/h", "final": True},
    "final, held": {
        "level": "mid",
        "area": "Dallas, TX",
        "offer": "19/h",
        "final": True,
        "floor": "20/h",
    },
    "rival": {"level": "senior", "area": "NC", "offer": "22/h", "rival": "23.50/h written"},
    "rival far above": {"level": "senior", "area": "NC", "offer": "22/h", "rival": "29/h written"},
    "rival verbal": {"level": "senior", "area": "NC", "offer": "22/h", "rival": "24/h verbal"},
    "talking to another": {"level": "mid", "area": "TX", "offer": "20/h", "rival": "interviewing"},
    "said": {"level": "mid", "area": "TN", "offer": "17/h", "said": "18.50/h"},
    "said, met": {"level": "mid", "area": "TN", "offer": "17/h", "said": "17/h"},
    "said low": {"level": "mid", "area": "TN", "offer": "17/h", "said": "18/h", "floor": "18.5/h"},
    "changed": {
        "level": "senior",
        "area": "Nashville, TN",
        "offer": "17/h",
        "said": "17/h",
        "changed": "tier 2 and on call",
    },
    "stay": {"level": "mid", "area": "Indianapolis, IN", "offer": "21/h", "current": "37/h"},
    "floor": {"level": "senior", "area": "Phoenix, AZ", "offer": "22/h", "floor": "24/h"},
    "law": {"level": "mid", "area": "Seattle, WA", "offer": "16/h"},
    "law soon": {"level": "lead", "area": "New York, NY", "offer": "60000"},
    "advert": {
        "level": "mid",
        "years": 3,
        "area": "Denver, CO",
        "offer": "20/h",
        "posted": "19-24",
    },
    "advert ends": {"level": "mid", "area": "CO", "offer": "20/h", "posted": "19-20.50/h"},
    "manager": {"level": "manager", "years": 9, "area": "Columbus, OH", "offer": "82000"},
    "above": {"level": "mid", "area": "Columbus, OH", "offer": "40/h"},
    "raise": {
        "level": "mid",
        "years": 4,
        "area": "Tampa, FL",
        "about": "raise",
        "current": "17.25/h",
    },
    "raise, offered": {
        "level": "mid",
        "area": "Tampa, FL",
        "about": "raise",
        "current": "17.25/h",
        "offer": "17.60/h",
    },
    "promotion": {
        "level": "lead",
        "area": "San Antonio, TX",
        "about": "promotion",
        "current": "18.50/h",
        "offer": "19.06/h",
    },
    "promotion, nothing offered": {
        "level": "lead",
        "area": "TX",
        "about": "promotion",
        "current": "18.50/h",
    },
    "conversion": {
        "level": "mid",
        "area": "Kansas City, MO",
        "about": "conversion",
        "current": "16/h",
        "offer": "16.50/h",
    },
    "bare": {"level": "senior", "years": 6, "area": "Phoenix, AZ"},
    "bare class": {"level": "junior", "area": "TX", "pay_set": "class"},
}
WIN = "Brought handle time from 8 to 6 minutes"
ME = Record(
    achievements=(Achievement(sentence=WIN),),
    years=6,
    city="Phoenix",
    certificates=("COPC",),
    languages=("Spanish",),
)


def result_of(words):
    words = dict(words)
    return target_range(words.pop("level"), as_of=TODAY, **words)


def record_for(result, words):
    current = words.get("current")
    pay = None if current is None else Pay(amount=float(current.split("/")[0]), period="hour")
    rival = result.rival is not None and result.rival.status in ("written", "verbal")
    return ME._replace(current=pay, other_offer=rival)


def talks(name):
    """Every talk of a situation: by stage and channel, with an offer to practise with."""
    words = SITUATIONS[name]
    result = result_of(words)
    boss = result.conversation.with_ones_boss
    early = ("meeting",) if boss else ("screen", "interview")
    late = ("after",) if boss else ("offer", "counter", "after")
    with_offer = result
    if result.standing is None:
        pay = practice_offer(result, 1)
        with_offer = result_of({**words, "offer": f"{pay.amount}/{pay.period}"})
    for stage, channel in product((*early, *late), ("phone", "email")):
        about = result if stage in early else with_offer
        track = talk_track(about, record_for(about, words), stage, channel)
        yield track, record_for(about, words)


def spoken(track):
    """Every line of a script, with the moment it is for and whether more was asked for before."""
    by_tip = {1: "number", 2: "open", 3: "open", 4: "number", 5: "concession", 6: "close"}
    if track.stage in ("screen", "interview"):
        by_tip = {1: "hard", 2: "expectations", 3: "open", 4: "press", 5: "close", 6: "close"}
    if track.stage == "after":
        by_tip = dict.fromkeys(range(1, 7), "callback")
    for tip in track.tips:
        for line in tip.say:
            if line.kind == "say" and not track.letter:
                yield line.text, by_tip[tip.number], False
        for exchange in tip.answers:
            if exchange.you.kind == "say":
                moment = exchange.moment if exchange.moment in ("concession", "check") else "hard"
                yield exchange.you.text, moment, True
    if track.stage == "after":  # those are the words of the talk before
        for talk in track.after:
            yield from ((line.text, "callback", True) for line in talk.say if line.kind == "say")
        return
    for line in track.expectations:
        asked = "number" if track.stage not in EARLY else "press" if line.cue else "expectations"
        yield line.text, asked, False
    for line in track.history:
        yield line.text, "history", False
    for line in track.asks:
        yield line.text, "concession", True
    for step in track.result.concessions:
        yield step.you_say, "concession", True
    yield track.result.to_think, "close", True
    if track.result.to_counter:
        yield track.result.to_counter, "number", False
    if track.letter:
        yield track.letter.body, LETTERS.get(track.stage, "open"), False


def call_of(track, record, seed=1):
    call = Rehearsal(track, PRACTICE, RULES, seed, record=record, other_asks=ASKS)
    call.recruiter.told = True  # they have named the offer
    return call


def slips(call, text, moment, **due):
    said = call.heard(text, moment)
    found = remark_kinds(said, call.due(moment)._replace(**due))
    return [kind for kind, _ in found if not PRACTICE.remarks[kind].good]


@pytest.mark.parametrize("name", SITUATIONS)
def test_no_line_of_the_script_is_remarked_against(name):
    wrong = []
    for track, record in talks(name):
        call = call_of(track, record)
        for text, moment, asked in spoken(track):
            more = {"asked": True, "moved": True} if asked else {}
            if found := slips(call, text, moment, **more):
                wrong.append((track.stage, track.channel, moment, text, found))
        for bracket in () if track.stage == "after" else track.when_they_say:
            told = bracket.start if bracket.start is not None else call.recruiter.given
            due = {"asked": True, "table": told or 0.0}
            if found := slips(call, bracket.you_say, "concession", **due):
                wrong.append((track.stage, track.channel, bracket.kind, bracket.you_say, found))
    assert wrong == []
