"""What to ask about the law before a figure is spoken of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from negotiate.market.assessment import Assessment
from negotiate.market.minimum import InForce, soon_or_never
from negotiate.model.facts import Rules
from negotiate.model.money import FULL_WEEK, Pay, PayUnit
from negotiate.model.results import LawQuestion


class LawCase(NamedTuple):
    """A question about the law, and the yearly pay under which it is asked."""

    under: float
    question: LawQuestion


def law_questions(known: Assessment) -> tuple[LawQuestion, ...]:
    """What to ask about pay that lies under a minimum or an exempt floor, in that order.

    Of the offer, or, for more pay where one works, of present pay.
    """
    standing, typed = known.standing, known.standing_typed
    if standing is None:
        return ()
    least = asked_of(standing, minimum_cases(known.minimum, known.unit))
    found = [of_salary(least, standing, known.unit)]
    if typed is not None and is_salary(typed, known):
        floors = overtime_cases(known.salary_floor, known.question.as_of, known.facts.rules)
        found.append(asked_of(known.unit.yearly(standing), floors))
    return tuple(question for question in found if question is not None)


def asked_of(pay: float, cases: Iterable[LawCase]) -> LawQuestion | None:
    """The first of the questions that pay, a year, raises."""
    return next((case.question for case in cases if pay < case.under), None)


def of_salary(question: LawQuestion | None, pay: float, unit: PayUnit) -> LawQuestion | None:
    """A question about a minimum with the salary it is about, where pay is spoken of as one."""
    if question is None or unit.says_hour:
        return question
    return question._replace(salary=unit.yearly(pay), hours=unit.least_hours)


_AN_HOUR = PayUnit(by_the_hour=True, hours=FULL_WEEK)


def minimum_cases(least: InForce | None, unit: PayUnit = _AN_HOUR) -> tuple[LawCase, ...]:
    """The questions about a legal minimum, by full-time pay; the first one that holds is asked."""
    return () if least is None else tuple(_minimum(least, unit))


def _minimum(least: InForce, unit: PayUnit) -> Iterator[LawCase]:
    now, where = least.amount if least.now is None else least.now, least.row.jurisdiction
    yield LawCase(
        under=unit.least(now),
        question=LawQuestion(kind="minimum", amount=now, jurisdiction=where),
    )
    yield LawCase(
        under=unit.least(least.amount),
        question=LawQuestion(
            kind="minimum-soon", amount=least.amount, jurisdiction=where, day=least.starts
        ),
    )


def overtime_cases(floor: InForce | None, day: date, rules: Rules) -> tuple[LawCase, ...]:
    """The questions about an exempt floor, by salary; the first one that holds is asked.

    Of the floor now or within a year; where an employer's size decides, of the lower one.
    """
    return () if floor is None else tuple(_overtime(floor, day, rules))


def _overtime(floor: InForce, day: date, rules: Rules) -> Iterator[LawCase]:
    floor = soon_or_never(floor, day, rules.law.coming_within.value)
    larger = floor.larger
    question = LawQuestion(
        kind="overtime", amount=floor.amount, jurisdiction=floor.row.jurisdiction
    )
    if larger is not None:
        first = larger.effective_from
        later = first if first > day else None
        question = question._replace(larger=larger.amount, larger_from=later)
    yield LawCase(under=floor.amount, question=question)
    if floor.next_from is not None and floor.next_amount is not None:
        coming = question._replace(amount=floor.next_amount, day=floor.next_from)
        yield LawCase(under=floor.next_amount, question=coming)


def is_salary(typed: Pay, known: Assessment) -> bool:
    """Whether pay was named as a salary: a lead's or manager's, or an agent's of long weeks."""
    if typed.period == "hour":
        return False
    return known.level.paid == "year" or (
        typed.period == "year" and known.question.hours > FULL_WEEK
    )
