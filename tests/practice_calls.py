"""Practice calls for tests: a senior agent in Phoenix, with and without an offer."""

from __future__ import annotations

from conftest import TODAY

from negotiate import target_range
from negotiate.api.rehearsals import rehearsal
from negotiate.files.facts import load_facts
from negotiate.files.lines import load_practice
from negotiate.model.script import Record
from negotiate.practice.hearing import Job, hear
from negotiate.practice.remarks import chosen, remark_kinds

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


def all_kinds(moment, text):
    """The remarks on an answer at a moment of the corpus that are sure, each with its words."""
    screening = moment in ("open-screen", "expectations", "press", "history")
    one = CALLS["screen" if screening else "counter"]
    kind = moment.partition("-")[0]
    due = one.due(kind)._replace(first=False)  # a figure was named in an answer before
    return remark_kinds(one.heard(text, kind), due)


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
