"""What an offer is made of: each part its own function, counted once, with its arithmetic.

Every function takes an offer and what is known of the year (`Year`) and returns the dollars of
that year. Rules: docs/METHOD.md, "Weighing offers".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from negotiate.model.comparison import Kind
from negotiate.model.money import FULL_TIME_HOURS, FULL_WEEK
from negotiate.model.offer import Bonus, Offer, Preferences
from negotiate.offers.keys import with_value

COST_PER_MILE = "commute.cost_per_mile"


class Year(NamedTuple):
    """One year of the horizon."""

    number: int
    raised: float
    """Base pay against year one."""


class Part(NamedTuple):
    """A component before it is averaged: the dollars of any year."""

    name: str
    kind: Kind
    of_year: Callable[[Year], float]
    how: str
    key: str


def parts(offer: Offer, prefs: Preferences, contribution_limit: float) -> Iterator[Part]:
    """Every part of the offer that is there, base pay always.

    Miles need their cost: see `with_cost_per_mile`.
    """
    yield _base(offer)
    yield from _shift(offer)
    yield from _bonuses(offer)
    yield from _overtime(offer)
    yield from _match(offer, contribution_limit)
    yield from _health(offer)
    yield from _equity(offer)
    yield from _commute(offer)
    yield from _remote(offer)
    yield from _sign_on(offer)
    yield from _other(offer)
    yield from _time(offer, prefs)


# --- hours


def regular_hours(offer: Offer) -> float:
    """Paid hours a year without overtime, leave included."""
    return offer.hours_per_week * offer.weeks_per_year


def overtime_hours(offer: Offer) -> float:
    """Overtime hours a year, paid or not."""
    return offer.overtime_hours_per_week * offer.weeks_per_year


def paid_hours(offer: Offer) -> float:
    """Paid hours a year: leave included, overtime only where it is paid."""
    return regular_hours(offer) + (0.0 if offer.exempt else overtime_hours(offer))


def days_off(offer: Offer) -> float:
    """Paid days off and holidays a year."""
    return offer.time_off.days + offer.time_off.holidays


def hours_off(offer: Offer) -> float:
    """Hours of paid days off a year."""
    return days_off(offer) * offer.hours_per_week / 5


def commuting_days(offer: Offer) -> float:
    """Days a year with a way to work."""
    return max(0.0, offer.commute.days_per_week * (offer.weeks_per_year - days_off(offer) / 5))


def commuting_hours(offer: Offer) -> float:
    """Hours a year on the way, both ways."""
    return commuting_days(offer) * 2 * offer.commute.minutes_one_way / 60


def hours_given(offer: Offer) -> float:
    """Hours a year the job really takes: unpaid overtime and the way in, days off out."""
    unpaid = overtime_hours(offer) if offer.exempt else 0.0
    return paid_hours(offer) + unpaid - hours_off(offer) + commuting_hours(offer)


# --- pay


def _base(offer: Offer) -> Part:
    how = "salary"
    if offer.salary is None:
        how = (
            f"${offer.hourly or 0:,.2f} x {offer.hours_per_week:g} hours x "
            f"{offer.weeks_per_year:g} weeks"
        )
    return Part(
        name="base pay",
        kind="guaranteed_pay",
        of_year=lambda year: offer.base * year.raised,
        how=how,
        key="base",
    )


def base_rate(offer: Offer, year: Year) -> float:
    """Base pay for an hour."""
    hours = regular_hours(offer)
    return offer.base * year.raised / hours if hours else 0.0


def _shift_hours(offer: Offer) -> float:
    worked = offer.hours_per_week + offer.overtime_hours_per_week
    return min(offer.shift.hours_per_week, worked) * offer.weeks_per_year


def differential(offer: Offer, year: Year) -> float:
    """The shift differential of a year."""
    rate = offer.shift.rate * base_rate(offer, year) + offer.shift.dollars_per_hour
    return _shift_hours(offer) * rate


def _shift(offer: Offer) -> Iterator[Part]:
    shift = offer.shift
    if not shift.hours_per_week or not (shift.rate or shift.dollars_per_hour):
        return
    worked = min(shift.hours_per_week, offer.hours_per_week + offer.overtime_hours_per_week)
    more = f"{shift.rate:.4g} x the base rate" if shift.rate else f"${shift.dollars_per_hour:,.2f}"
    how = f"{worked:g} hours a week x {offer.weeks_per_year:g} weeks x {more}"
    yield Part(
        name="shift differential",
        kind="guaranteed_pay",
        of_year=lambda year: differential(offer, year),
        how=how,
        key="shift",
    )


def bonus_pay(bonus: Bonus, offer: Offer, year: Year) -> float:
    """What a bonus is expected to pay in a year."""
    target = bonus.amount if bonus.amount is not None else 0.0
    if bonus.rate is not None:
        target = bonus.rate * offer.base * year.raised
    return target * (1.0 if bonus.payout is None else bonus.payout)


def _bonuses(offer: Offer) -> Iterator[Part]:
    for index, bonus in enumerate(offer.bonus):
        target = f"${bonus.amount:,.0f}" if bonus.amount is not None else f"{bonus.rate:.4g} x base"
        payout = 1.0 if bonus.payout is None else bonus.payout
        how = target if bonus.guaranteed else f"{target} x {payout:.4g} expected payout"
        yield Part(
            name=bonus.name,
            kind="guaranteed_pay" if bonus.guaranteed else "conditional_pay",
            of_year=partial(bonus_pay, bonus, offer),
            how=how,
            key=f"bonus[{index}]",
        )


def beyond_full_week(offer: Offer) -> float:
    """Overtime hours a year beyond 40 a week, which are paid half as much again."""
    over = offer.hours_per_week + offer.overtime_hours_per_week - FULL_WEEK
    return max(0.0, min(offer.overtime_hours_per_week, over)) * offer.weeks_per_year


def regular_rate(offer: Offer, year: Year) -> float:
    """The rate overtime is counted on: base, differential and owed bonuses over hours worked.

    29 CFR 778.108 and following; a discretionary bonus is left out.
    """
    hours = regular_hours(offer) + overtime_hours(offer)
    owed = sum(bonus_pay(b, offer, year) for b in offer.bonus if not b.discretionary)
    return base_rate(offer, year) + (differential(offer, year) + owed) / hours if hours else 0.0


def half_time_pay(offer: Offer, year: Year) -> float:
    """The half that overtime beyond 40 hours a week is paid on top, where overtime is paid."""
    if offer.exempt:
        return 0.0
    return 0.5 * regular_rate(offer, year) * beyond_full_week(offer)


def _overtime(offer: Offer) -> Iterator[Part]:
    if not offer.overtime_hours_per_week or offer.exempt:
        return
    first = Year(1, 1.0)

    def pay(year: Year) -> float:
        return overtime_hours(offer) * base_rate(offer, year) + half_time_pay(offer, year)

    how = (
        f"{overtime_hours(offer):g} hours x ${base_rate(offer, first):,.2f} + "
        f"{beyond_full_week(offer):g} hours beyond 40 a week x half of "
        f"${regular_rate(offer, first):,.2f}"
    )
    yield Part(
        name="overtime",
        kind="conditional_pay",
        of_year=pay,
        how=how,
        key="overtime_hours_per_week",
    )


# --- benefits


def given_contribution(offer: Offer) -> float | None:
    """The contribution the file names: a share of pay, or dollars above 1; None where left out."""
    stated = (tier.your_contribution for tier in offer.retirement)
    return next((amount for amount in stated if amount is not None), None)


def contribution(offer: Offer, year: Year, limit: float) -> float:
    """What the person puts into retirement in a year, at most the employee limit."""
    base = offer.base * year.raised
    given = given_contribution(offer)
    if given is not None:
        return min(limit, given if given > 1 else given * base)
    before, needed = 0.0, 0.0
    for tier in offer.retirement:
        matched = tier.up_to * base if tier.up_to is not None else float("inf")
        if tier.max_dollars and tier.match_rate:
            matched = min(matched, before + tier.max_dollars / tier.match_rate)
        needed = max(needed, matched)
        before = (tier.up_to or 0.0) * base
    return min(limit, needed)


def match_pay(offer: Offer, year: Year, limit: float) -> float:
    """What the employer pays into retirement in a year: tiers stack, each capped and vested."""
    base, mine = offer.base * year.raised, contribution(offer, year, limit)
    paid, before = 0.0, 0.0
    for tier in offer.retirement:
        until = mine if tier.up_to is None else min(mine, tier.up_to * base)
        amount = tier.match_rate * max(0.0, until - before)
        paid += (min(amount, tier.max_dollars) if tier.max_dollars else amount) * tier.vested_share
        before = before if tier.up_to is None else tier.up_to * base
    return paid


def _match(offer: Offer, limit: float) -> Iterator[Part]:
    if not offer.retirement:
        return
    mine = contribution(offer, Year(1, 1.0), limit)
    tiers = " + ".join(
        f"{t.match_rate:.4g} of it" + ("" if t.up_to is None else f" up to {t.up_to:.4g} of pay")
        for t in offer.retirement
    )
    yield Part(
        name="retirement match",
        kind="benefit",
        of_year=lambda year: match_pay(offer, year, limit),
        how=f"your ${mine:,.0f}: {tiers}",
        key="retirement",
    )


def _fixed(name: str, kind: Kind, amount: float, how: str, key: str) -> Iterator[Part]:
    """A part that is the same every year, if there is any of it."""
    if amount:
        yield Part(name=name, kind=kind, of_year=lambda _: amount, how=how, key=key)


def _health(offer: Offer) -> Iterator[Part]:
    health = offer.health
    premium = health.premium_monthly
    yield from _fixed(
        "health premium", "cost", -12 * premium, f"12 x ${premium:,.2f}", "health.premium_monthly"
    )
    spent, key = health.out_of_pocket, "health.out_of_pocket"
    yield from _fixed("health care out of pocket", "cost", -spent, "as given", key)
    yield from _fixed(
        "health plan, employer's share",
        "benefit",
        health.employer_value,
        "as given",
        "health.employer_value",
    )
    yield from _fixed(
        "employer's HSA money", "benefit", health.hsa_employer, "as given", "health.hsa_employer"
    )


def _vested(offer: Offer, months: float) -> float:
    equity = offer.equity
    if months < equity.cliff_months or not equity.years:
        return 0.0
    return equity.total * min(1.0, months / (equity.years * 12))


def _equity(offer: Offer) -> Iterator[Part]:
    if not offer.equity.total:
        return

    def vests(year: Year) -> float:
        return _vested(offer, 12 * year.number) - _vested(offer, 12 * (year.number - 1))

    yield Part(
        name="equity",
        kind="benefit",
        of_year=vests,
        how=f"${offer.equity.total:,.0f} over {offer.equity.years:g} years, today's value",
        key="equity.total",
    )


def _remote(offer: Offer) -> Iterator[Part]:
    stipend = offer.remote.stipend_monthly
    yield from _fixed(
        "remote stipend", "benefit", 12 * stipend, f"12 x ${stipend:,.2f}", "remote.stipend_monthly"
    )


# --- costs, once, and the rest


def with_cost_per_mile(offer: Offer, dollars: float) -> Offer:
    """The offer with this cost of a mile where it leaves one out; what it states stays."""
    if offer.commute.cost_per_mile is not None:
        return offer
    return with_value(offer, COST_PER_MILE, dollars)


def driving_cost(offer: Offer, days: float) -> float:
    """Dollars for the miles to work and back on so many days.

    Raises `ValueError` where the cost of a mile is left out: see `with_cost_per_mile`.
    """
    commute = offer.commute
    if not commute.miles_one_way:
        return 0.0
    if commute.cost_per_mile is None:
        raise ValueError(f"{COST_PER_MILE} is left out")
    return days * 2 * commute.miles_one_way * commute.cost_per_mile


def _commute(offer: Offer) -> Iterator[Part]:
    commute, days = offer.commute, commuting_days(offer)
    yield from _fixed(
        "commute, miles",
        "cost",
        -driving_cost(offer, days),
        f"{days:g} days x 2 x {commute.miles_one_way:g} miles x ${commute.cost_per_mile or 0:,.2f}",
        "commute.miles_one_way",
    )
    for name, monthly in (
        ("parking", commute.parking_monthly),
        ("transit", commute.transit_monthly),
    ):
        key = f"commute.{name}_monthly"
        yield from _fixed(name, "cost", -12 * monthly, f"12 x ${monthly:,.2f}", key)


def _sign_on(offer: Offer) -> Iterator[Part]:
    sign_on = offer.sign_on
    if sign_on.amount:
        months = sign_on.repay_within_months
        back = f"; paid back if you leave within {months:g} months" if months else ""
        yield Part(
            name="sign-on bonus",
            kind="one_time",
            of_year=lambda year: sign_on.amount if year.number == 1 else 0.0,
            how=f"${sign_on.amount:,.0f} once{back}",
            key="sign_on.amount",
        )


def _other(offer: Offer) -> Iterator[Part]:
    for index, item in enumerate(offer.other):
        kind: Kind = item.kind if item.kind != "pay" else "conditional_pay"
        if item.kind == "pay" and item.guaranteed:
            kind = "guaranteed_pay"
        amount = -item.amount if kind == "cost" else item.amount
        yield from _fixed(item.name, kind, amount, "as given", f"other[{index}]")


# --- time


def _time(offer: Offer, prefs: Preferences) -> Iterator[Part]:
    """Days off, the way to work and longer or shorter weeks, at the person's own price.

    Together they are the price x (2,080 - hours given). Days off may count at the day rate instead.
    """
    per_hour = prefs.value_of_time
    price = f"${per_hour:,.2f}" if per_hour else "not priced"

    def priced(name: str, hours: float, how: str, key: str) -> Part:
        return Part(
            name=name,
            kind="time",
            of_year=lambda _: per_hour * hours,
            how=f"{how} hours x {price}",
            key=key,
        )

    if days_off(offer):
        if prefs.time_off == "day-rate":
            yield _days_at_day_rate(offer)
        else:
            off = hours_off(offer)
            yield priced("days off", off, f"{off:g}", "time_off")
    commuting = commuting_hours(offer)
    if commuting:
        yield priced("time on the way", -commuting, f"{commuting:,.4g}", "commute")
    fewer = FULL_TIME_HOURS - regular_hours(offer) - overtime_hours(offer)
    if fewer:
        name = "longer weeks" if fewer < 0 else "shorter weeks"
        yield priced(name, fewer, f"{abs(fewer):g}", "hours_per_week")


def _days_at_day_rate(offer: Offer) -> Part:
    days = days_off(offer)
    rate = offer.base / (5 * offer.weeks_per_year) if offer.weeks_per_year else 0.0
    return Part(
        name="days off",
        kind="time",
        of_year=lambda year: days * rate * year.raised,
        how=f"{days:g} days x ${rate:,.2f}",
        key="time_off",
    )
