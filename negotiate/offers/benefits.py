"""What an employer gives beside pay: match, health plan, equity, stipend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from negotiate.model.facts import Rules
from negotiate.model.money import MONTHS, WEEKS, WEEKS_A_MONTH
from negotiate.model.offer import Covers, Health, Offer, RetirementTier
from negotiate.offers.job import DAYS, Job
from negotiate.offers.part import Part, if_any
from negotiate.offers.stream import Amount, at_once, even, start_of_month


def benefits_start(offer: Offer) -> float:
    """The week in which health plan, HSA money and match start."""
    return offer.benefits_after_days / DAYS


def benefit_parts(job: Job) -> Iterator[Part]:
    """Every benefit that is there."""
    yield from retirement_match(job)
    yield from _health(job)
    yield from _equity(job)
    stipend = job.offer.remote.stipend_monthly
    yield from if_any(
        stipend,
        Part(
            name="remote stipend",
            kind="benefit",
            stream=job.each_month(stipend),
            how=job.monthly_how(stipend),
            key="remote.stipend_monthly",
        ),
    )


# --- retirement


def has_two_readings(offer: Offer, rules: Rules) -> bool:
    """Whether the match has two readings: one tier, a small rate and no `up_to`.

    A larger rate lacks its cap.
    """
    if len(offer.retirement) != 1:
        return False
    (tier,) = offer.retirement
    return tier.up_to is None and 0 < tier.match_rate <= rules.comparison.small_match.value


def counted_tiers(offer: Offer, rules: Rules) -> tuple[RetirementTier, ...]:
    """The tiers as they count: "4% match" is dollar for dollar up to 4% of pay, as is usual."""
    if not has_two_readings(offer, rules):
        return offer.retirement
    (tier,) = offer.retirement
    return (replace(tier, match_rate=1.0, up_to=tier.match_rate),)


def given_contribution(offer: Offer) -> float | None:
    """The contribution the file names: a share of pay, or dollars above 1; None where left out."""
    stated = (tier.your_contribution for tier in offer.retirement)
    return next((amount for amount in stated if amount is not None), None)


class MatchedPay(NamedTuple):
    """Base pay of a year that is matched, dollars, and what share of the year that is."""

    base: float
    share: float = 1.0


def contribution(offer: Offer, pay: MatchedPay, rules: Rules) -> float:
    """What the person puts into retirement in a year, at most the employee limit."""
    base, limit = pay.base, rules.law.retirement_limit.value
    given = given_contribution(offer)
    if given is not None:
        return min(limit, given * pay.share if given > 1 else given * base)
    before, needed = 0.0, 0.0
    for tier in counted_tiers(offer, rules):
        matched = tier.up_to * base if tier.up_to is not None else float("inf")
        if tier.max_dollars and tier.match_rate:
            matched = min(matched, before + tier.max_dollars / tier.match_rate)
        needed = max(needed, matched if tier.match_rate else 0.0)
        before = (tier.up_to or 0.0) * base
    return min(limit, needed)


def match_pay(offer: Offer, pay: MatchedPay, rules: Rules) -> float:
    """What the employer pays into retirement in a year: tiers stack, each capped and vested."""
    base, mine = pay.base, contribution(offer, pay, rules)
    paid, before = 0.0, 0.0
    for tier in counted_tiers(offer, rules):
        until = mine if tier.up_to is None else min(mine, tier.up_to * base)
        amount = tier.match_rate * max(0.0, until - before)
        paid += (min(amount, tier.max_dollars) if tier.max_dollars else amount) * tier.vested_share
        before = before if tier.up_to is None else tier.up_to * base
    return paid


def matched_years(job: Job) -> list[tuple[MatchedPay, list[Amount]]]:
    """The base pay of each year since benefits start: its sum, and when it comes."""
    start, years = benefits_start(job.offer), []
    for _, stretches in groupby(job.stretches, key=lambda stretch: int(stretch.start // WEEKS)):
        amounts, weeks, matched = [], 0.0, 0.0
        for stretch in stretches:
            length, first = stretch.end - stretch.start, max(stretch.start, start)
            share = max(0.0, stretch.end - first) / length
            weeks, matched = weeks + length, matched + length * share
            if share:
                amounts.append(even(first, stretch.end, stretch.base * share))
        base = sum(amount.dollars for amount in amounts)
        years.append((MatchedPay(base=base, share=matched / weeks), amounts))
    return years


def retirement_match(job: Job) -> Iterator[Part]:
    """The match, where there is any."""
    if not job.offer.retirement:
        return
    stream = []
    for pay, amounts in matched_years(job):
        paid = match_pay(job.offer, pay, job.rules)
        part = paid / pay.base if pay.base else 0.0
        stream += [amount._replace(dollars=amount.dollars * part) for amount in amounts]
    mine = contribution(job.offer, matched_years(job)[0][0], job.rules)
    tiers = " + ".join(
        f"{t.match_rate:.4g} of it" + ("" if t.up_to is None else f" up to {t.up_to:.4g} of pay")
        for t in counted_tiers(job.offer, job.rules)
    )
    yield Part(
        name="retirement match",
        kind="benefit",
        stream=stream,
        how=f"your ${mine:,.0f}: {tiers}",
        key="retirement",
    )


# --- health

PLAN_SHARE = "health plan, employer's share"


def share_key(health: Health, covers: Covers) -> str:
    """The key the employer's share of the plan stands at that counts."""
    return f"health.{health.share_named(covers)}"


def _health(job: Job) -> Iterator[Part]:
    health, since, covers = job.offer.health, benefits_start(job.offer), job.prefs.covers
    for name, dollars, key in (
        (PLAN_SHARE, getattr(health, health.share_named(covers)), share_key(health, covers)),
        ("employer's HSA money", health.hsa_employer, "health.hsa_employer"),
    ):
        yield from if_any(
            dollars or 0.0,
            Part(
                name=name,
                kind="benefit",
                stream=job.each_year(dollars or 0.0, since),
                how="as given",
                key=key,
            ),
        )


# --- equity


def _equity(job: Job) -> Iterator[Part]:
    """A part at the cliff, within its month; then month by month."""
    equity = job.offer.equity
    if not equity.total:
        return
    months, cliff = equity.years * MONTHS, equity.cliff_months
    stream = []
    if months and cliff:
        week = start_of_month(max(1.0, -(-cliff // 1)))
        stream.append(at_once(week, equity.total * min(1.0, cliff / months)))
    if cliff < months:
        share = (months - cliff) / months
        start, end = cliff * WEEKS_A_MONTH, months * WEEKS_A_MONTH
        stream.append(even(start, end, equity.total * share))
    yield Part(
        name="equity",
        kind="benefit",
        stream=stream,
        how=f"${equity.total:,.0f} over {equity.years:g} years, today's value",
        key="equity.total",
    )
