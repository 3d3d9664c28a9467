"""What an offer is made of: each part counted once, as a stream of dated amounts.

Pay, benefits, costs, what is paid once and time stand in a module each. Rules: docs/METHOD.md,
"Weighing offers".
"""

from __future__ import annotations

from collections.abc import Iterator

from negotiate.model.facts import Rules
from negotiate.model.offer import Offer, Preferences
from negotiate.offers.benefits import benefit_parts
from negotiate.offers.costs import cost_parts, once_parts
from negotiate.offers.job import Job, job_of
from negotiate.offers.own_time import time_parts
from negotiate.offers.part import Part
from negotiate.offers.pay import pay_parts
from negotiate.offers.stream import scaled

PROMISED = "change"


def parts(offer: Offer, prefs: Preferences, rules: Rules) -> Iterator[Part]:
    """Every part of the offer that is there, base pay always.

    Miles need their cost: see `with_cost_per_mile`.
    """
    job = job_of(offer, prefs, rules)
    pay = list(pay_parts(_written(job)))
    yield from pay
    yield from _promised(job, pay)
    yield from benefit_parts(job)
    yield from cost_parts(job)
    yield from once_parts(job)
    yield from time_parts(job)


def _written(job: Job) -> Job:
    """The job with what is in writing alone."""
    if all(change.in_writing for change in job.offer.change):
        return job
    return job_of(job.offer, job.prefs, job.rules, promises=False)


def _promised(job: Job, written: list[Part]) -> Iterator[Part]:
    """What changes that were only promised add to all pay: nobody owes it."""
    promises = [change for change in job.offer.change if not change.in_writing]
    if not promises:
        return
    stream = [amount for part in pay_parts(job) for amount in part.stream]
    stream += [amount for part in written for amount in scaled(part.stream, -1.0)]
    yield Part(
        name="promised raise",
        kind="conditional_pay",
        stream=stream,
        how="all pay with what was promised, less all pay without it",
        key=PROMISED,
    )
