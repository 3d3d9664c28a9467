"""What an offer is worth after tax, in the home area's dollars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from negotiate.model.facts import Rules
from negotiate.model.money import WEEKS
from negotiate.model.offer import Offer, Preferences
from negotiate.model.tax import AfterTax, TakeHome, Taxes
from negotiate.offers.components import parts
from negotiate.offers.costs import is_premium, taxed_plan
from negotiate.offers.job import job_of
from negotiate.offers.part import Part
from negotiate.offers.pay import deductible_overtime
from negotiate.offers.stream import Period, Stream, horizon_of, received
from negotiate.offers.taxes import YearOfPay, take_home
from negotiate.offers.totals import averaged


class _Streams(NamedTuple):
    """What of an offer is taxed, over time."""

    offer: Offer
    parts: Sequence[Part]
    deductible: Stream
    """The part of overtime that federal tax may leave out."""
    sure_deductible: Stream
    """That of overtime in the schedule."""


def after_tax(
    offer: Offer,
    prefs: Preferences,
    rules: Rules,
    taxes: Taxes,
    home_over_place: float | None,
    first_year: int | None = None,
) -> AfterTax:
    """Take-home of year one, and the total after tax, a year on average over the horizon.

    Pay and what is paid once are taxed year by year with the same rules, a part of a year as if the
    rest of it went on alike; benefits, time and costs are after-tax dollars already, and equity is
    not taxed. `home_over_place` is the prices at home over those where the offer is, None where
    they are not on file. `first_year` is the calendar year of year one, that of the rules by
    default. Your own retirement saving is not taken off.
    """
    job = job_of(offer, prefs, rules)
    streams = _Streams(
        offer=offer,
        parts=list(parts(offer, prefs, rules)),
        deductible=deductible_overtime(job),
        sure_deductible=deductible_overtime(job, sure=True),
    )
    horizon = horizon_of(prefs, offer.weeks_before)
    start = first_year or taxes.federal.year
    total = 0.0
    for number, period in enumerate(horizon.years, start=1):
        share = (period.end - period.start) / WEEKS
        net = take_home(_year(streams, period, once=True), taxes, rules, start + number - 1)
        total += net.amount * share * prefs.weight(number)
    total /= horizon.length
    total += sum(averaged(p.stream, prefs, horizon) for p in streams.parts if _after_tax(p))
    first = horizon.first_year
    return AfterTax(
        taxes=taxes,
        take_home=take_home(_year(streams, first), taxes, rules, start),
        guaranteed=_guaranteed(streams, first, taxes, rules, start).amount,
        total=total,
        real=None if home_over_place is None else total * home_over_place,
    )


def _after_tax(part: Part) -> bool:
    """Whether a part is in after-tax dollars already."""
    return part.kind in ("benefit", "time") or (part.kind == "cost" and not is_premium(part))


def _guaranteed(
    streams: _Streams, first: Period, taxes: Taxes, rules: Rules, start: int
) -> TakeHome:
    """Take-home of the first year, where only guaranteed pay comes."""
    sure = [p for p in streams.parts if p.kind == "guaranteed_pay" or is_premium(p)]
    streams = streams._replace(parts=sure, deductible=streams.sure_deductible)
    return take_home(_year(streams, first), taxes, rules, start)


def _year(streams: _Streams, period: Period, *, once: bool = False) -> YearOfPay:
    """The pay of a year; of a part of one, as if it were a whole one."""
    kinds = {"guaranteed_pay", "conditional_pay"} | ({"one_time"} if once else set())
    whole = WEEKS / (period.end - period.start)
    pay = sum(received(p.stream, period) for p in streams.parts if p.kind in kinds)
    premiums = -sum(received(p.stream, period) for p in streams.parts if is_premium(p))
    own = taxed_plan(streams.offer)
    return YearOfPay(
        pay=pay * whole,
        premiums=0.0 if own else premiums * whole,
        own_plan=premiums * whole if own else 0.0,
        deductible_overtime=received(streams.deductible, period) * whole,
        contractor=streams.offer.contractor,
    )
