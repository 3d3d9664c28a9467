"""What a job costs, what is paid once, and anything else an offer names."""

from __future__ import annotations

from collections.abc import Iterator

from negotiate.model.comparison import Kind
from negotiate.model.money import MONTHS, WEEKS
from negotiate.model.offer import Covers, Health, Offer, OtherItem, SignOn
from negotiate.offers.benefits import benefits_start
from negotiate.offers.hours import commuting_days
from negotiate.offers.job import Job
from negotiate.offers.keys import with_value
from negotiate.offers.part import Part, if_any
from negotiate.offers.stream import Amount, Stream, at_once, start_of_month

COST_PER_MILE = "commute.cost_per_mile"
PREMIUM = "health premium"
OWN_PLAN = "own health plan"


def cost_parts(job: Job) -> Iterator[Part]:
    """Every cost but those under `other`."""
    yield from _health(job)
    yield from _commute(job)


def once_parts(job: Job) -> Iterator[Part]:
    """What is paid once, and anything else."""
    yield from _sign_on(job)
    yield from _other(job)


def _cost(name: str, dollars: float, stream: Stream, how: str, key: str) -> Iterator[Part]:
    yield from if_any(dollars, Part(name=name, kind="cost", stream=stream, how=how, key=key))


# --- health


def taxed_plan(offer: Offer) -> bool:
    """Whether the plan is the person's own, paid from taxed money."""
    return offer.health.own_plan or offer.contractor


def premium_key(health: Health, covers: Covers) -> str:
    """The key the premium stands at that is paid."""
    return f"health.{health.premium_named(covers)}"


def is_premium(part: Part) -> bool:
    """Whether a part is the premium of a health plan, the employer's or one's own."""
    return part.key in _PREMIUMS


_PREMIUMS = ("health.premium", "health.premium_monthly", "health.premium_family")


def _health(job: Job) -> Iterator[Part]:
    health, offer = job.offer.health, job.offer
    since = 0.0 if taxed_plan(offer) else benefits_start(offer)
    covers = job.prefs.covers
    monthly = health.monthly(covers)
    yield from _cost(
        OWN_PLAN if taxed_plan(offer) else PREMIUM,
        monthly,
        job.each_month(-monthly, since),
        _premium_how(job),
        premium_key(health, covers),
    )
    bridge = health.until_then_monthly or 0.0
    months = min(benefits_start(offer), WEEKS) / WEEKS * MONTHS
    yield from _cost(
        "health plan until benefits start",
        bridge * months,
        [*job.each_month(-bridge), *job.each_month(bridge, benefits_start(offer))],
        f"{months:.3g} months x ${bridge:,.2f}",
        "health.until_then_monthly",
    )
    spent = health.out_of_pocket or 0.0
    key = "health.out_of_pocket"
    yield from _cost("health care out of pocket", spent, job.each_year(-spent), "as given", key)


def _premium_how(job: Job) -> str:
    health, weeks = job.offer.health, min(job.offer.weeks_per_year, WEEKS)
    name = health.premium_named(job.prefs.covers)
    times = MONTHS if name == "premium_monthly" else health.times
    how = f"{times} x ${getattr(health, name) or 0.0:,.2f}"
    how += " with the family" if name == "premium_family" else ""
    how += f" x {weeks:g}/52" if weeks < WEEKS else ""
    since = 0 if taxed_plan(job.offer) else job.offer.benefits_after_days
    return how + (f", from day {since}" if since else "")


# --- the way


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


def _commute(job: Job) -> Iterator[Part]:
    commute, days = job.offer.commute, commuting_days(job.offer)
    miles = driving_cost(job.offer, days)
    yield from _cost(
        "commute, miles",
        miles,
        job.each_year(-miles),
        f"{days:.4g} days x 2 x {commute.miles_one_way:g} miles x "
        f"${commute.cost_per_mile or 0:,.2f}",
        "commute.miles_one_way",
    )
    for name, monthly in (
        ("parking", commute.parking_monthly),
        ("transit", commute.transit_monthly),
    ):
        key = f"commute.{name}_monthly"
        yield from _cost(name, monthly, job.each_month(-monthly), job.monthly_how(monthly), key)


# --- once, and the rest


def _sign_on(job: Job) -> Iterator[Part]:
    sign_on = job.offer.sign_on
    if not sign_on.amount:
        return
    part = sign_on.amount / len(sign_on.instalments)
    stream = [_once(month, part) for month in sign_on.instalments]
    back = repaid(sign_on, job)
    if back:
        stream.append(at_once(job.last_month, -back))
    yield Part(
        name="sign-on bonus",
        kind="one_time",
        stream=stream,
        how=_sign_on_how(sign_on, back),
        key="sign_on.amount",
    )


def _once(month: int, dollars: float) -> Amount:
    return at_once(start_of_month(month), dollars)


def repaid(sign_on: SignOn, job: Job) -> float:
    """What of a sign-on bonus goes back at the end of the horizon, where the file says how."""
    months = job.prefs.months + job.offer.weeks_before / WEEKS * MONTHS
    if sign_on.repay is None or months >= sign_on.repay_within_months:
        return 0.0
    come = sum(1 for month in sign_on.instalments if month <= months) / len(sign_on.instalments)
    left = 1 - months / sign_on.repay_within_months
    return sign_on.amount * come * (left if sign_on.repay == "pro-rata" else 1.0)


def _sign_on_how(sign_on: SignOn, back: float) -> str:
    many = len(sign_on.instalments)
    months = ", ".join(f"{month}" for month in sign_on.instalments)
    how = f"${sign_on.amount:,.0f} once"
    if many > 1:
        how = f"{many} x ${sign_on.amount / many:,.0f}, in months {months}"
    elif sign_on.instalments != (1,):
        how = f"${sign_on.amount:,.0f} in month {months}"
    if back:
        return f"{how}, less ${back:,.0f} given back for leaving within the time agreed"
    if sign_on.repay_within_months:
        share = {"pro-rata": " in part", "whole": "", None: ""}[sign_on.repay]
        how += f"; paid back{share} if you leave within {sign_on.repay_within_months:g} months"
    return how


def _other(job: Job) -> Iterator[Part]:
    for index, item in enumerate(job.offer.other):
        sign = -1.0 if item.kind == "cost" else 1.0
        yield from if_any(
            item.amount,
            Part(
                name=item.name,
                kind=_kind(item),
                stream=_of_other(job, item, sign * item.amount),
                how=_other_how(job, item),
                key=f"other[{index}]",
            ),
        )


def _kind(item: OtherItem) -> Kind:
    """Pay is guaranteed or not, or comes once; benefits and costs are what they are."""
    if item.kind != "pay":
        return item.kind
    if not item.guaranteed:
        return "conditional_pay"
    return "one_time" if item.when == "once" else "guaranteed_pay"


def _of_other(job: Job, item: OtherItem, dollars: float) -> list[Amount]:
    if item.when == "once":
        return [_once(item.in_month or 1, dollars)]
    return job.each_month(dollars) if item.when == "monthly" else job.each_year(dollars)


def _other_how(job: Job, item: OtherItem) -> str:
    if item.when == "yearly":
        return "as given"
    if item.when == "monthly":
        return job.monthly_how(item.amount)
    return f"${item.amount:,.0f} once, in month {item.in_month or 1}"
