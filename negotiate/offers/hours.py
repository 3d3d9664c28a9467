"""The hours and days of a job: what is scheduled, worked, paid, off, and on the way."""

from __future__ import annotations

from negotiate.model.offer import Offer


def regular_hours(offer: Offer) -> float:
    """Paid hours a year without overtime, paid leave included; a contractor's leave is not paid."""
    return offer.hours * (worked_weeks(offer) if offer.contractor else offer.weeks_per_year)


def days_off(offer: Offer) -> float:
    """Days off and holidays a year."""
    return (offer.time_off.days or 0.0) + (offer.time_off.holidays or 0.0)


def hours_off(offer: Offer) -> float:
    """Hours of days off a year: a day off is as long as a day of work."""
    return days_off(offer) * offer.hours / offer.days


def worked_weeks(offer: Offer) -> float:
    """Weeks a year without those of leave."""
    return max(0.0, offer.weeks_per_year - days_off(offer) / offer.days)


def overtime_hours(offer: Offer) -> float:
    """Overtime hours a year, paid or not: in weeks that are worked."""
    return offer.overtime_hours_per_week * worked_weeks(offer)


def paid_hours(offer: Offer) -> float:
    """Paid hours a year: paid leave included, overtime only where it is paid."""
    return regular_hours(offer) + (overtime_hours(offer) if offer.paid_overtime else 0.0)


def commuting_days_a_week(offer: Offer) -> float:
    """Days a week with a way to work: those of work, where none are given."""
    stated = offer.commute.days_per_week
    return min(7.0, offer.days) if stated is None else stated


def commuting_days(offer: Offer) -> float:
    """Days a year with a way to work."""
    return commuting_days_a_week(offer) * worked_weeks(offer)


def commuting_hours(offer: Offer) -> float:
    """Hours a year on the way, both ways."""
    return commuting_days(offer) * 2 * offer.commute.minutes_one_way / 60


def hours_given(offer: Offer) -> float:
    """Hours a year the job really takes: unpaid overtime and the way in, days off out."""
    return offer.hours * worked_weeks(offer) + overtime_hours(offer) + commuting_hours(offer)
