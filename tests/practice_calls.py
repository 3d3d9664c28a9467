"""Practice calls for tests: a senior agent in Phoenix, with and without an offer."""

from __future__ import annotations

from conftest import TODAY

from negotiate import target_range
from negotiate.api.rehearsals import rehearsal
from negotiate.files.facts import load_facts
from negotiate.files.lines import load_practice
from negotiate.model.script import Record
from negotiate.practice.hearing import Job, hear
from negotiate.practice.remarks import Answer, chosen, remark_kinds

PRACTICE = load_practice()
RULES = load_facts().rules


# Five years: an ask of $25.90 to $28.00, which the answers of the corpora were written about.
BARE = target_range("senior", years=5, area="Phoenix, AZ", as_of=TODAY)


OFFERED = target_range(
    "senior",
    years=5,
    area="Phoenix, AZ",
    as_of=TODAY,
    offer="44000",
    rival="24.60/h written",
)
"""From $21.15 to $25.25: a written offer elsewhere lifts the figure far above this one."""


ME = Record(years=6, city="Phoenix")


LOVE = "Thank you, I'd love this job"


def call(stage="counter", seed=1, result=None, record=ME):
    default = OFFERED if stage in ("offer", "counter") else BARE
    return rehearsal(result or default, record, stage, seed)


CALLS = {"screen": call("screen"), "counter": call("counter")}


def kinds_of(moment, text):
    """The remarks on an answer at a moment of the corpus, as they would be shown."""
    screening = moment in ("open-screen", "expectations", "press", "history")
    one = CALLS["screen" if screening else "counter"]
    result = one.script.result
    kind = moment.partition("-")[0]
    heard = hear(text, job_of(result), kind, PRACTICE)
    due = one.due(kind)._replace(first=False)  # a figure was named in an answer before
    found = remark_kinds(Answer(text, heard, PRACTICE.phrases), due)
    return [text.kind for text, _ in chosen(found, PRACTICE.remarks)]


def job_of(result):
    offer = result.offer.amount if result.offer else 0.0
    return Job(unit=result.unit, around=result.target, rules=RULES, offer=offer)


def amounts(text, asked="hard", result=BARE):
    heard = hear(text, job_of(result), asked, PRACTICE)
    return [(round(a.low / 2080, 2), round(a.high / 2080, 2), a.role) for a in heard.amounts]
