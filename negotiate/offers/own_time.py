"""Time: days off, the way to work and longer or shorter weeks, at the person's own price."""

from __future__ import annotations

from collections.abc import Iterator

from negotiate.model.money import FULL_TIME_HOURS, WEEKS
from negotiate.offers.hours import commuting_hours, days_off, hours_off, overtime_hours
from negotiate.offers.job import Job
from negotiate.offers.part import Part
from negotiate.offers.stream import Stream, even


def time_parts(job: Job) -> Iterator[Part]:
    """Together they are the price x (2,080 - hours given).

    Days off may count at the day rate instead, where they are paid.
    """
    offer, per_hour = job.offer, job.prefs.value_of_time
    price = f"${per_hour:,.2f}" if per_hour else "not priced"

    def priced(name: str, stream: Stream, how: str, key: str) -> Part:
        return Part(name=name, kind="time", stream=stream, how=f"{how} hours x {price}", key=key)

    if days_off(offer):
        if job.prefs.time_off == "day-rate" and not offer.contractor:
            yield _days_at_day_rate(job)
        else:
            off = hours_off(offer)
            yield priced("days off", job.each_year(per_hour * off), f"{off:.6g}", "time_off")
    way = commuting_hours(offer)
    if way:
        stream = job.each_year(-per_hour * way)
        yield priced("time on the way", stream, f"{way:,.4g}", "commute")
    hours = offer.hours * offer.weeks_per_year + overtime_hours(offer)
    fewer = FULL_TIME_HOURS - hours
    if abs(fewer) > 1e-9:
        name = "longer weeks" if fewer < 0 else "shorter weeks"
        free = [
            even(WEEKS * year, WEEKS * (year + 1), per_hour * FULL_TIME_HOURS)
            for year in range(job.horizon.whole_years)
        ]
        stream = [*free, *job.each_year(-per_hour * hours)]
        yield priced(name, stream, f"{abs(fewer):.6g}", "hours_per_week")


def _days_at_day_rate(job: Job) -> Part:
    """Days off at what a day of work pays."""
    offer, days = job.offer, days_off(job.offer)
    day = offer.hours / offer.days
    a_week = days / offer.weeks_per_year
    return Part(
        name="days off",
        kind="time",
        stream=[even(s.start, s.end, a_week * s.paid * day * s.rate) for s in job.stretches],
        how=f"{days:g} days x ${day * job.stretches[0].rate:,.2f}",
        key="time_off",
    )
