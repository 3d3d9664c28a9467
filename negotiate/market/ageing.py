"""Bringing a wage of one day to another day."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from negotiate.model.errors import Problem
from negotiate.model.facts import Facts, GrowthStep


def growth_steps(facts: Facts, soc: str) -> tuple[GrowthStep, ...]:
    """How an occupation's wages grow: its own growth, then the index, then its rate carried on.

    The index speaks from where the occupation's own growth ends, all the way where none is known;
    the last step is an assumption.
    """
    own = facts.growth.get(soc, ())
    index = tuple(
        GrowthStep(
            start=before.day,
            end=after.day,
            log_growth=math.log(after.value / before.value),
            source=after.source,
            as_of=after.as_of,
            grade="published",
        )
        for before, after in pairwise(facts.wage_index)
        if not own or before.day >= own[-1].end
    )
    rate, years = facts.rules.growth.ahead, facts.rules.growth.ahead_years
    last = index[-1].end
    ahead = last.replace(year=last.year + int(years.value))
    carried = GrowthStep(
        start=last,
        end=ahead,
        log_growth=math.log1p(rate.value) * (ahead - last).days / 365.25,
        source=rate.source,
        as_of=rate.as_of,
        grade=rate.grade,
    )
    return (*own, *index, carried)


def growth_between(
    steps: Sequence[GrowthStep], start: date, end: date
) -> list[tuple[GrowthStep, float]]:
    """The log growth of wages from `start` to `end`, one entry for each step it crosses.

    Inside a step growth is straight in logs by days. Going back in time gives negative growth, in
    the order the steps are crossed. Raises `Problem` where `start` or `end` lies outside the steps.
    """
    first, last = steps[0].start, steps[-1].end
    for day in (start, end):
        if not first <= day <= last:
            raise Problem(
                f"{day.isoformat()} is outside the days the wage data covers",
                hint=f"use a day from {first.isoformat()} to {last.isoformat()}",
            )
    early, late = min(start, end), max(start, end)
    crossed = []
    for step in steps:
        days = (min(late, step.end) - max(early, step.start)).days
        if days > 0:
            crossed.append((step, step.log_growth * days / (step.end - step.start).days))
    if end < start:
        return [(step, -growth) for step, growth in reversed(crossed)]
    return crossed
