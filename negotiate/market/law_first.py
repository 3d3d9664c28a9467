"""What to ask about the law before a figure is spoken of."""

from __future__ import annotations

from collections.abc import Iterator

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
    floor, typed = known.salary_floor, known.standing_typed
    if floor is None or typed is None or known.standing is None or not _salaried(known, typed):
        return
    salary, jurisdiction = known.unit.yearly(known.standing), floor.row.jurisdiction
    if salary < floor.amount:
        yield LawQuestion(kind="overtime", amount=floor.amount, jurisdiction=jurisdiction)
        return
    most = known.facts.rules.law.coming_within.value
    soon = floor.next_from is not None and (floor.next_from - known.question.as_of).days <= most
    if soon and floor.next_amount is not None and salary < floor.next_amount:
        yield LawQuestion(
            kind="overtime",
            amount=floor.next_amount,
            jurisdiction=jurisdiction,
            day=floor.next_from,
        )


def _salaried(known: Assessment, typed: Pay) -> bool:
    """Whether pay was named as a salary: a lead's or manager's, or an agent's of long weeks."""
    if typed.period == "hour":
        return False
    return known.level.paid == "year" or (
        typed.period == "year" and known.question.hours > FULL_WEEK
    )
