"""Practice calls for tests: a senior agent in Phoenix, with and without an offer."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from conftest import TODAY

from negotiate import target_range
from negotiate.api.rehearsals import rehearsal
from negotiate.api.scripts import talk_track
from negotiate.files.facts import load_facts
from negotiate.files.lines import load_practice, load_talk
from negotiate.model.script import Record
from negotiate.practice.hearing import Job, hear
from negotiate.practice.rehearsal import Rehearsal
from negotiate.practice.remarks import chosen, remark_kinds
from negotiate.practice.weighing import weighed
from negotiate.words.pay import parse_pay

ANSWERS = Path(__file__).parent / "practice"
SITUATIONS = tomllib.loads((ANSWERS / "blind_situations.toml").read_text())["situation"]
PRACTICE = load_practice()
RULES = load_facts().rules


# Five years: an ask of $25.90 to $28.00, which the answers of the corpora were written about.
BARE = target_range("senior", years=5, area="Phoenix, AZ", as_of=TODAY)


OFFERED = target_range(
    "senior",
    years=5,
    area="Phoenix, AZ",
    as_of=TODAY,
    offer="21.15/h",
    rival="24.60/h written",
)
"""From $21.15 to $25.25: a written offer elsewhere lifts the figure far above this one."""


ME = Record(years=6, city="Phoenix")


LOVE = "Thank you, I'd love this job"


def call(stage="counter", seed=1, result=None, record=ME, channel="phone"):
    default = OFFERED if stage in ("offer", "counter", "after") else BARE
    return rehearsal(result or default, record, stage, seed, channel)


CALLS = {"screen": call("screen"), "counter": call("counter")}


OLDER = {
    *("current", "bluff", "ultimatum", "floor", "agreed", "below", "beyond", "early", "lone"),
    *("apology", "needs", "cold", "no_question", "range", "figure", "private", "deferred"),
    *("traded", "time", "asked", "keen"),
}
"""The kinds that the older answers were labelled with."""
SAME = {"reason": "figure", "writing": "time"}
"""Kinds that say more of what was one kind then."""

AT_THE_END = {"writing", "time", "asked", "no_question"}
"""Kinds that the older answers were labelled with at the end alone."""


def older_call(moment):
    """The call of a moment of the older answers."""
    screening = moment in ("open-screen", "expectations", "press", "history")
    return CALLS["screen" if screening else "counter"]


def older_due(moment):
    """What is due at it."""
    return older_call(moment).due(moment.partition("-")[0])


def older_answers():
    """The older answers: at which moment, in which words, and the kinds that are expected."""
    for moment, rows in tomllib.loads((ANSWERS / "answers.toml").read_text()).items():
        yield from ((moment, text, kinds) for text, kinds in rows.items())
    for name in ("held_back_1", "held_back_2"):
        for row in tomllib.loads((ANSWERS / f"{name}.toml").read_text())["answer"]:
            yield row["moment"], row["text"], row["expect"]


def all_kinds(moment, text):
    """The remarks on an answer at a moment of the corpus that are sure, each with its words."""
    due = older_due(moment)
    return remark_kinds(older_call(moment).heard(text, due.moment), due)


def kinds_of(moment, text):
    """The remarks on an answer as they would be shown, in the older kinds."""
    found = {}
    for kind, words in all_kinds(moment, text):
        if kind not in AT_THE_END or moment == "close":
            found.setdefault(SAME.get(kind, kind), words)
    known = [(kind, words) for kind, words in found.items() if kind in OLDER]
    return [text.kind for text, _ in chosen(known, PRACTICE.remarks)]


def job_of(result):
    offer = result.offer.amount if result.offer else 0.0
    return Job(unit=result.unit, around=result.target, rules=RULES, offer=offer)


def amounts(text, asked="hard", result=BARE):
    heard = hear(text, job_of(result), asked, PRACTICE)
    return [(round(a.low / 2080, 2), round(a.high / 2080, 2), a.role) for a in heard.amounts]


def outcome_of_answers(rows):
    """Precision and recall of what was remarked against what is expected.

    A row is the kinds remarked, and for each label the kinds that say it; two remarks an answer at
    most, so no more can be missed.
    """
    right = wrong = missed = 0
    for said, expected in rows:
        hits = sum(any(kind in label for label in expected) for kind in said)
        right, wrong = right + hits, wrong + len(said) - hits
        met = sum(any(kind in label for kind in said) for label in expected)
        missed += max(0, min(2, len(expected)) - met)
    return right / (right + wrong), right / (right + missed)


LABELS = {
    "present_pay": ("current",),
    "ultimatum": ("ultimatum",),
    "bluff": ("bluff",),
    "floor": ("floor",),
    "need": ("needs",),
    "flexible": ("flexible",),
    "low": ("below", "lowered", "undercut"),
    "high": ("beyond",),
    "too_early": ("early",),
    "one_number": ("lone",),
    "range_after_offer": ("range_now",),
    "sorry": ("apology",),
    "yes_too_soon": ("agreed", "under", "soon"),
    "pressing": ("pressed", "settled"),
    "law_first": ("law",),
    "fixed_rate": ("class_figure",),
    "between_steps": ("between",),
    "list": ("list", "long", "ramble"),
    "money_first": ("cold",),
    "nothing_asked": ("no_question",),
    "right_figure": ("figure", "reason"),
    "reason_and_question": ("reason",),
    "sign_if": ("sign",),
    "gentle_second": ("soft",),
    "in_writing": ("writing",),
    "asks_time": ("time",),
    "other_thing": ("traded",),
    "took_no": ("took_no",),
    "kept_private": ("private",),
    "put_off": ("deferred",),
    "range": ("range",),
    "enthusiasm": ("keen",),
    "asks_law": ("law_asked",),
    "asks_next": ("asked",),
}
"""The remarks that say what a label says."""


@cache
def situation_call(name):
    """The call of a situation of the answers that were written blind."""
    situation = SITUATIONS[name]
    person = dict(situation["person"])
    result = target_range(person.pop("level"), as_of=TODAY, **person)
    record = Record(years=person.get("years"))
    track = talk_track(result, record, situation["stage"], situation.get("channel", "phone"))
    one = Rehearsal(track, PRACTICE, RULES, 1, record=record, other_asks=load_talk().other_asks)
    one.recruiter.told = one.recruiter.told or situation["moment"] == "offer"
    if given := situation.get("given"):
        one.recruiter.given = track.result.unit.full_time(parse_pay(given, "given"))
    return one


@cache
def situation_due(name):
    """What is due in a situation."""
    one, situation = situation_call(name), SITUATIONS[name]
    due = one.due(situation["moment"])
    if situation.get("asked"):
        top, moved = one.recruiter.room.top, situation["moment"] not in ("hard", "silence")
        due = due._replace(asked=True, moved=moved, asked_before=top)
    return due._replace(closed=True) if situation.get("closed") else due


def situation_kinds(name, answer, weights=PRACTICE.weights):
    """The kinds of remarks an answer gets in a situation, as they would be shown."""
    due = situation_due(name)
    read = situation_call(name).read(answer, due.moment)._replace(weights=weights)
    found = remark_kinds(weighed(read, due), due)
    return [text.kind for text, _ in chosen(found, PRACTICE.remarks)]
