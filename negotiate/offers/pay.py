"""Pay: base, differentials, overtime, bonuses, commission, on call, holidays worked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from negotiate.model.money import WEEKS, WEEKS_A_MONTH
from negotiate.model.offer import Bonus, Offer, Shift
from negotiate.offers.hours import overtime_hours, worked_weeks
from negotiate.offers.job import Job, Stretch
from negotiate.offers.overtime import (
    WeekPay,
    deductible_pay,
    premium_hours,
    premium_pay,
    regular_rate,
)
from negotiate.offers.part import Part
from negotiate.offers.stream import Amount, Period, even, scaled

OVERTIME = "overtime_hours_per_week"
SCHEDULED_OVERTIME = "overtime"
_NOTHING = 1e-9


def pay_parts(job: Job) -> Iterator[Part]:
    """Every part of pay that comes again and again, base pay always."""
    yield _base(job)
    yield from _shifts(job)
    yield from _bonuses(job)
    yield from _commission(job)
    yield from _on_call(job)
    yield from _holidays_worked(job)
    yield from _overtime(job)


def _each(job: Job, dollars: Callable[[Stretch], float]) -> list[Amount]:
    return [even(s.start, s.end, dollars(s)) for s in job.stretches]


# --- base


def _base(job: Job) -> Part:
    return Part(
        name="base pay",
        kind="guaranteed_pay",
        stream=_each(job, lambda stretch: stretch.base),
        how=_base_how(job),
        key="base",
    )


def _base_how(job: Job) -> str:
    offer, first = job.offer, job.horizon.first_year
    stretches = [s for s in job.stretches if s.start < first.end and s.end > first.start]
    if len(stretches) < 2:
        if offer.salary is not None:
            season = f", {offer.weeks_per_year:g} weeks a year"
            return (offer.pay or "salary") + (season if offer.weeks_per_year < WEEKS else "")
        weeks = worked_weeks(offer) if offer.contractor else offer.weeks_per_year
        return f"${offer.hourly or 0:,.2f} x {offer.hours:g} hours x {weeks:g} weeks"
    if offer.salary is not None and offer.training is None:
        yearly = offer.hours * offer.weeks_per_year
        steps = [f"{_weeks(s, first):.4g} weeks at ${s.rate * yearly:,.0f}" for s in stretches]
        return f"{' + '.join(steps)} a year"
    steps = [f"{_weeks(s, first):.4g} weeks at ${s.rate:,.2f}" for s in stretches]
    return f"{offer.hours:g} hours x ({' + '.join(steps)})"


def _weeks(stretch: Stretch, period: Period) -> float:
    inside = min(stretch.end, period.end) - max(stretch.start, period.start)
    share = inside / (stretch.end - stretch.start)
    return stretch.paid * share


# --- differentials


def shift_hours(offer: Offer, shift: Shift, extra: float) -> float:
    """Hours of a worked week with the differential, cut to the hours worked."""
    return min(shift.hours_per_week, offer.hours + extra)


def shift_rate(shift: Shift, rate: float) -> float:
    """The differential for an hour, at a base rate."""
    return shift.rate * rate + shift.dollars_per_hour


def shift_name(offer: Offer, index: int) -> str:
    """What the differential is called: by its own name, or by its place among several."""
    shift = offer.shift[index]
    if shift.name:
        return f"differential, {shift.name}"
    return "shift differential" + (f" {index + 1}" if len(offer.shift) > 1 else "")


def shift_key(offer: Offer, index: int) -> str:
    """The key of the differential: one alone is a table of its own."""
    return "shift" if len(offer.shift) == 1 else f"shift[{index}]"


def _shifts(job: Job) -> Iterator[Part]:
    offer = job.offer
    for index, shift in enumerate(offer.shift):
        if not shift.hours_per_week or not (shift.rate or shift.dollars_per_hour):
            continue
        hours = shift_hours(offer, shift, offer.overtime_hours_per_week)
        more = f"{shift.rate:.4g} x the base rate" if shift.rate else ""
        more = more or f"${shift.dollars_per_hour:,.2f}"
        weeks = offer.weeks_per_year if shift.paid_on_leave else worked_weeks(offer)
        yield Part(
            name=shift_name(offer, index),
            kind="guaranteed_pay",
            stream=_of_shift(job, shift, hours),
            how=f"{hours:g} hours a week x {weeks:.4g} weeks x {more}",
            key=shift_key(offer, index),
        )


def _of_shift(job: Job, shift: Shift, hours: float) -> list[Amount]:
    def dollars(stretch: Stretch) -> float:
        weeks = stretch.paid if shift.paid_on_leave else stretch.worked
        return hours * shift_rate(shift, stretch.rate) * weeks

    return _each(job, dollars)


# --- bonuses and commission


def _bonuses(job: Job) -> Iterator[Part]:
    for index, bonus in enumerate(job.offer.bonus):
        target = f"${bonus.amount:,.0f}" if bonus.amount is not None else f"{bonus.rate:.4g} x base"
        how = target if bonus.guaranteed else f"{target} x {bonus.expected:.4g} expected payout"
        yield Part(
            name=bonus.name,
            kind="guaranteed_pay" if bonus.guaranteed else "conditional_pay",
            stream=_of_bonus(job, bonus),
            how=how,
            key=f"bonus[{index}]",
        )


def _of_bonus(job: Job, bonus: Bonus) -> list[Amount]:
    if bonus.rate is None:
        return job.each_year((bonus.amount or 0.0) * bonus.expected)
    return scaled(_each(job, lambda stretch: stretch.base), bonus.rate * bonus.expected)


def _commission(job: Job) -> Iterator[Part]:
    """Commission and the draw against it: what is not given back is guaranteed."""
    commission, draw = job.offer.commission, job.offer.draw
    if commission is None:
        return
    expected, how = commission.expected, f"${commission.expected:,.0f} expected"
    kept = draw_a_year(job.offer)
    if draw is not None and draw.recoverable:
        how += f", ${draw.monthly:,.0f} a month of it as an advance"
    elif draw is not None and kept is not None:
        yield Part(
            name="draw",
            kind="guaranteed_pay",
            stream=job.each_month(draw.monthly),
            how=f"{kept / (draw.monthly or 1.0):.4g} x ${draw.monthly:,.2f}",
            key="draw.monthly",
        )
        expected = max(0.0, expected - kept)
        how += " less the draw, month by month"
    yield Part(
        name="commission" if expected == commission.expected else "commission above the draw",
        kind="conditional_pay",
        stream=job.each_year(expected),
        how=how,
        key="commission",
    )


def draw_a_year(offer: Offer) -> float | None:
    """The draw of a year that is not given back, dollars; None where there is none."""
    if offer.draw is None or offer.draw.recoverable:
        return None
    return offer.draw.monthly * min(offer.weeks_per_year, WEEKS) / WEEKS_A_MONTH


def _on_call(job: Job) -> Iterator[Part]:
    on_call = job.offer.on_call
    dollars = on_call.hours_per_week * on_call.dollars_per_hour
    if dollars:
        yield Part(
            name="on call",
            kind="guaranteed_pay",
            stream=_each(job, lambda stretch: dollars * stretch.worked),
            how=f"{on_call.hours_per_week:g} hours x {worked_weeks(job.offer):.4g} weeks x "
            f"${on_call.dollars_per_hour:,.2f}",
            key="on_call",
        )


def _holidays_worked(job: Job) -> Iterator[Part]:
    worked, offer = job.offer.holidays_worked, job.offer
    more = (worked.times - 1) * worked.days * offer.hours / offer.days
    if more:
        a_week = more / offer.weeks_per_year
        yield Part(
            name="holidays worked",
            kind="guaranteed_pay",
            stream=_each(job, lambda stretch: a_week * stretch.paid * stretch.rate),
            how=f"{worked.days:g} days x {offer.hours / offer.days:.4g} hours x "
            f"{worked.times - 1:.3g} x the base rate on top",
            key="holidays_worked",
        )


# --- overtime


def week_pay(offer: Offer, rate: float, extra: float, *, sure: bool = False) -> WeekPay:
    """What a worked week pays at a base rate that overtime is counted on.

    With `sure` only what is guaranteed.
    """
    weeks = worked_weeks(offer)
    a_week = 1 / weeks if weeks else 0.0
    owed = sum(shift_hours(offer, s, extra) * shift_rate(s, rate) for s in offer.shift)
    owed += offer.on_call.hours_per_week * offer.on_call.dollars_per_hour
    if offer.commission is not None and not sure:
        owed += offer.commission.expected * a_week
    flat = 0.0
    for bonus in offer.bonus:
        if bonus.discretionary or (sure and not bonus.guaranteed):
            continue
        if bonus.rate is None:
            flat += (bonus.amount or 0.0) * bonus.expected * a_week
        else:
            base = rate * offer.hours * offer.weeks_per_year
            owed += bonus.rate * base * bonus.expected * a_week
    return WeekPay(rate=rate, owed=owed, flat=flat)


class _OvertimePay(NamedTuple):
    """Overtime pay of a worked week, dollars."""

    sure: float
    """What the schedule guarantees on top of the base rate."""
    hoped: float
    """What comes beyond that, the plain pay of the extra hours included."""


def _overtime_pay(offer: Offer, rate: float) -> _OvertimePay:
    extra = offer.overtime_hours_per_week
    sure = premium_pay(offer, week_pay(offer, rate, 0.0, sure=True), 0.0)
    whole = premium_pay(offer, week_pay(offer, rate, extra), extra)
    return _OvertimePay(sure=sure, hoped=extra * rate + whole - sure)


def deductible_overtime(job: Job, *, sure: bool = False) -> list[Amount]:
    """The part of overtime pay that federal tax may leave out, over time."""
    offer = job.offer
    extra = 0.0 if sure else offer.overtime_hours_per_week

    def dollars(stretch: Stretch) -> float:
        pay = week_pay(offer, stretch.rate, extra, sure=sure)
        return deductible_pay(offer, pay, extra) * stretch.worked

    return _each(job, dollars)


def _overtime(job: Job) -> Iterator[Part]:
    """What the schedule's own overtime pays on top, and what is hoped for beyond it."""
    offer, rate, extra = job.offer, job.stretches[0].rate, job.offer.overtime_hours_per_week
    if not offer.paid_overtime:
        return
    by_rate = {r: _overtime_pay(offer, r) for r in {s.rate for s in job.stretches}}
    if any(pay.sure for pay in by_rate.values()):
        yield Part(
            name="overtime in the schedule",
            kind="guaranteed_pay",
            stream=_each(job, lambda s: by_rate[s.rate].sure * s.worked),
            how=_premium_how(offer, rate, 0.0, sure=True),
            key=SCHEDULED_OVERTIME,
        )
    if extra or any(pay.hoped > _NOTHING for pay in by_rate.values()):
        how = f"{overtime_hours(offer):.6g} hours x ${rate:,.2f} + "
        yield Part(
            name="overtime" if extra else "overtime on hoped-for pay",
            kind="conditional_pay",
            stream=_each(job, lambda s: by_rate[s.rate].hoped * s.worked),
            how=(how if extra else "") + _premium_how(offer, rate, extra),
            key=OVERTIME,
        )


def _premium_how(offer: Offer, rate: float, extra: float, *, sure: bool = False) -> str:
    pay, weeks = week_pay(offer, rate, extra, sure=sure), worked_weeks(offer)
    hours = premium_hours(offer, extra, rate)
    parts = [
        f"{hours.half * weeks:.6g} hours beyond{_over(offer)} 40 a week x half of "
        f"${regular_rate(offer, pay, extra):,.2f}"
    ]
    if hours.double:
        parts.append(f"{hours.double * weeks:.6g} hours paid twice")
    if offer.state_overtime.flat_bonus and pay.flat and hours.half:
        parts.append("and bonuses of one sum one and a half times")
    scheduled = premium_hours(offer, 0.0, rate)
    if not sure and scheduled.half:
        parts.append("less what the schedule guarantees")
    return ", ".join(parts)


def _over(offer: Offer) -> str:
    state = offer.state_overtime
    over = state.limit(agreed=offer.alternative_workweek)
    return "" if over is None else f" {over:g} a day or"
