"""What deserves a second look in an offer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from negotiate.model.comparison import Law
from negotiate.model.offer import Health, Offer
from negotiate.offers.components import FULL_WEEK, Year, contribution, days_off, regular_hours

_SOON_DAYS = 7
_LEAST_SALARY = 1_000.0


def offer_cautions(offer: Offer, law: Law, as_of: date, limit: float) -> Iterator[str]:
    """The cautions of one offer: the law first, then deadlines, then what pay is made of."""
    for text in (
        *_legal(offer, law),
        *_deadline(offer, as_of),
        *_pay(offer),
        *_match(offer, limit),
    ):
        yield f'"{offer.name}": {text}'


def _legal(offer: Offer, law: Law) -> Iterator[str]:
    hours = regular_hours(offer)
    wage = offer.base / hours if hours else 0.0
    if law.minimum_wage is not None and hours and wage < law.minimum_wage - 1e-9:
        yield (
            f"${wage:,.2f} an hour is under the legal minimum of ${law.minimum_wage:,.2f} "
            f"({law.minimum_of})."
        )
    if offer.exempt and law.salary_floor is not None and offer.base < law.salary_floor:
        yield (
            f"exempt on ${offer.base:,.0f}, under ${law.salary_floor:,.0f} ({law.floor_of}): "
            "overtime is generally owed. Ask whether the role is paid overtime."
        )


def _deadline(offer: Offer, as_of: date) -> Iterator[str]:
    if offer.deadline is None:
        return
    days = (offer.deadline - as_of).days
    when = f"{offer.deadline:%B} {offer.deadline.day}"
    if days < 0:
        yield f"its deadline, {when}, is past. Ask whether it still stands."
    elif days <= _SOON_DAYS:
        left = "today" if days == 0 else "in 1 day" if days == 1 else f"in {days} days"
        yield f"its deadline is {left}, on {when}. You may ask for a later day."


def _pay(offer: Offer) -> Iterator[str]:
    for bonus in offer.bonus:
        if bonus.up_to:
            yield f'"{bonus.name}" is an "up to" figure, a ceiling. Ask what people really got.'
        if bonus.payout is None and not bonus.guaranteed:
            yield f'"{bonus.name}" is counted in full, for no payout was given. Ask what is usual.'
    if offer.salary is not None and 0 < offer.salary < _LEAST_SALARY:
        yield f"a salary of ${offer.salary:,.2f} a year: did you mean hourly?"
    if offer.hours_per_week > FULL_WEEK and not offer.exempt:
        yield (
            f"the hours beyond {FULL_WEEK:g} a week are counted at the plain rate. If they are "
            "paid time and a half, put them in overtime_hours_per_week."
        )
    worked = offer.hours_per_week + offer.overtime_hours_per_week
    if offer.overtime_hours_per_week and worked <= FULL_WEEK and not offer.exempt:
        yield f"overtime within {FULL_WEEK:g} hours a week is paid at the plain rate."


def _match(offer: Offer, limit: float) -> Iterator[str]:
    given = any(t.your_contribution is not None for t in offer.retirement)
    if offer.retirement and not given:
        mine = contribution(offer, Year(1, 1.0), limit)
        enough = "enough for all of it" if mine < limit else "the most the law allows"
        yield f"the match is counted as if you put in ${mine:,.0f} a year, {enough}."


def between_offers(offers: Sequence[Offer]) -> Iterator[str]:
    """What is given for one offer and missing for another, and places that differ."""
    insured = [offer for offer in offers if offer.health != Health()]
    rested = [offer for offer in offers if days_off(offer)]
    for offer in offers:
        if insured and offer not in insured:
            yield f'"{offer.name}": no health plan is given, so it counts as free. Ask.'
        if rested and offer not in rested:
            yield f'"{offer.name}": no days off are given, so none are counted. Ask how many.'
    if len({offer.area for offer in offers if offer.area}) > 1:
        yield "The offers are in different places; taxes and prices there are not counted yet."
