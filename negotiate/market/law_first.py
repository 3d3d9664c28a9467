"""What to ask about the law before a figure is spoken of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from negotiate.market.assessment import Assessment
from negotiate.model.money import FULL_TIME_HOURS, FULL_WEEK, Pay, to_cent
from negotiate.model.results import LawQuestion


def law_questions(known: Assessment) -> tuple[LawQuestion, ...]:
    """What to ask about pay that lies under a minimum or an exempt floor, in that order.

    Of the offer, or, for more pay where one works, of present pay.
    """
    return (*_minimum(known), *_overtime(known))


def _minimum(known: Assessment) -> Iterator[LawQuestion]:
    standing, least = known.standing, known.minimum
    if standing is None or least is None:
        return
    now = least.amount if least.now is None else least.now
    if standing < to_cent(now * FULL_TIME_HOURS):
        yield LawQuestion(kind="minimum", amount=now, jurisdiction=least.row.jurisdiction)
    elif standing < known.valuation.minimum:
        yield LawQuestion(
            kind="minimum-soon",
            amount=least.amount,
            jurisdiction=least.row.jurisdiction,
            day=least.starts,
        )


def _overtime(known: Assessment) -> Iterator[LawQuestion]:
    """A salary under the exempt floor, now or within a year; where size decides, the lower one."""
    floor, typed = known.salary_floor, known.standing_typed
    if floor is None or typed is None or known.standing is None or not is_salary(typed, known):
        return
    salary, row = known.unit.yearly(known.standing), floor.row
    last = known.question.as_of + timedelta(known.facts.rules.law.coming_within.value)
    larger = floor.larger if floor.larger and floor.larger.effective_from <= last else None
    question = LawQuestion(kind="overtime", amount=floor.amount, jurisdiction=row.jurisdiction)
    if larger is not None:
        day = larger.effective_from
        later = day if day > known.question.as_of else None
        question = question._replace(larger=larger.amount, larger_from=later)
    soon = floor.next_from is not None and floor.next_from <= last
    if salary < floor.amount:
        yield question
    elif soon and floor.next_amount is not None and salary < floor.next_amount:
        yield question._replace(amount=floor.next_amount, day=floor.next_from)


def is_salary(typed: Pay, known: Assessment) -> bool:
    """Whether pay was named as a salary: a lead's or manager's, or an agent's of long weeks."""
    if typed.period == "hour":
        return False
    return known.level.paid == "year" or (
        typed.period == "year" and known.question.hours > FULL_WEEK
    )
