"""What deserves a second look in an offer."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date

from negotiate.model.comparison import OfferTotal, PlacedOffer
from negotiate.model.facts import Rules
from negotiate.model.money import FULL_WEEK, THOUSAND, WEEKS
from negotiate.model.offer import Bonus, Health, Offer, Preferences, TimeOff
from negotiate.model.tax import MOST_CHILDREN
from negotiate.model.text import listing, short_day
from negotiate.offers.asks import promise_of
from negotiate.offers.benefits import MatchedPay, contribution, has_two_readings
from negotiate.offers.costs import repaid, taxed_plan
from negotiate.offers.job import base_rate, job_of
from negotiate.offers.lead import TIE, ValueOf, other_reading
from negotiate.offers.overtime import premium_hours


def offer_cautions(offer: Offer, as_of: date, rules: Rules) -> Iterator[str]:
    """The cautions of one offer that are not the law's: deadlines, then what pay is made of."""
    for text in (
        *_deadline(offer, as_of, rules),
        *_way(offer, rules),
        *_slips(offer, rules),
        *_pay(offer),
        *_match(offer, rules),
    ):
        yield f'"{offer.name}": {text}'


def _deadline(offer: Offer, as_of: date, rules: Rules) -> Iterator[str]:
    if offer.deadline is None:
        return
    days = (offer.deadline - as_of).days
    when = short_day(offer.deadline)
    if days < 0:
        yield f"its deadline, {when}, is past. Ask whether it still stands."
    elif days <= rules.comparison.deadline_soon.value:
        left = "today" if days == 0 else "in 1 day" if days == 1 else f"in {days} days"
        yield f"its deadline is {left}, on {when}. You may ask for a later day."


def _way(offer: Offer, rules: Rules) -> Iterator[str]:
    miles = offer.commute.miles_one_way
    if miles >= rules.comparison.far_way.value:
        yield (
            f"{2 * miles:,.0f} miles on each day of work: is that so? If you would move, write "
            'moves = true and the way from there; if you would work from home, area = "remote".'
        )
    days = offer.commute.days_per_week
    if days is not None and days > math.ceil(offer.days):
        yield f"the way is made on {days:g} days a week, the work on {offer.days:g}: is that so?"


def _slips(offer: Offer, rules: Rules) -> Iterator[str]:
    """Numbers that may be, but in another unit are likelier."""
    salary, hourly = offer.salary, offer.hourly
    if salary is not None and 0 < salary < rules.comparison.least_salary.value:
        yield (
            f"a salary of ${salary:,.2f} a year: did you mean hourly = {salary:g}, or salary = "
            f"{salary * THOUSAND:g}?"
        )
    if hourly is not None and hourly > rules.comparison.most_hourly.value:
        yield (
            f"${hourly:,.2f} an hour: is that so? Pay in words says its unit, such as "
            f'pay = "{hourly:g} a week".'
        )
    days = offer.time_off.days or 0.0
    if days > rules.comparison.most_days_off.value and offer.hours:
        a_day = offer.hours / offer.days
        yield (
            f"{days:g} days off a year: is that so? If they are hours, they are {days / a_day:.3g} "
            f"days of {a_day:g} hours."
        )
    for key, share in _shares(offer):
        if share > rules.comparison.large_share.value:
            yield (
                f"{key} is {share:.4g}, which is {share:.0%}: is that so? {share:.4g}% is written "
                f"{share / 100:.4g}."
            )


def _shares(offer: Offer) -> Iterator[tuple[str, float]]:
    """Shares that are typed as percent now and then, and would still be within their limits."""
    yield from (("match_rate", tier.match_rate) for tier in offer.retirement)
    yield from ((f'rate of "{one.name}"', one.rate or 0.0) for one in offer.bonus)


def _pay(offer: Offer) -> Iterator[str]:
    for bonus in offer.bonus:
        if bonus.up_to:
            yield f'"{bonus.name}" is an "up to" figure, a ceiling. Ask what people really got.'
        if bonus.payout is None and not bonus.guaranteed:
            yield f'"{bonus.name}" is counted in full, for no payout was given. Ask what is usual.'
        if _at_its_bound(bonus):
            yield (
                f'"{bonus.name}": the payout you expect is as far as it can go, so the odds take '
                "it as sure. Give a payout between low and high."
            )
    yield from _overtime(offer)
    yield from _over_time(offer)
    if offer.draw is not None and offer.draw.recoverable:
        yield (
            "the draw is an advance: commission pays it back. Ask what is owed if you leave while "
            "commission is behind."
        )
    if offer.employment == "temp":
        yield "the agency employs you: ask who pays for leave and a plan, and when one is hired."


def _overtime(offer: Offer) -> Iterator[str]:
    if not offer.paid_overtime:
        return
    if offer.salary is not None and offer.hours > FULL_WEEK:
        yield (
            f"a salary for {offer.hours:g} hours: if the job is not exempt, those beyond "
            f"{FULL_WEEK:g} a week are generally owed half as much again or more. Ask."
        )
    state = offer.state_overtime
    if state.over is not None and offer.alternative_workweek and state.agreed_over is None:
        yield f"alternative_workweek changes nothing there ({state.source})."
    extra = offer.overtime_hours_per_week
    if extra and not premium_hours(offer, extra, base_rate(offer)).half:
        yield f"overtime within {FULL_WEEK:g} hours a week is paid at the plain rate."


def _over_time(offer: Offer) -> Iterator[str]:
    """What comes later, or was only promised."""
    if promise := promise_of(offer):
        yield f"{promise} is a promise: it counts as hoped-for pay until it is in writing."
    days, health = offer.benefits_after_days, offer.health
    covered = taxed_plan(offer) or health.until_then_monthly is not None
    if days and health != Health() and not covered:
        yield (
            f"no health plan for the first {days} days. Ask what a plan until then costs (COBRA, "
            "marketplace), and write it as until_then_monthly under health."
        )


def _at_its_bound(bonus: Bonus) -> bool:
    payout = bonus.expected
    low = payout if bonus.low is None else bonus.low
    high = payout if bonus.high is None else bonus.high
    return not bonus.guaranteed and low < high and payout in (low, high)


def _match(offer: Offer, rules: Rules) -> Iterator[str]:
    given = any(t.your_contribution is not None for t in offer.retirement)
    if has_two_readings(offer, rules):
        return  # the other reading is said by itself, with what it would change
    if any(t.match_rate for t in offer.retirement) and not given:
        mine = contribution(offer, MatchedPay(offer.base), rules)
        enough = "enough for all of it"
        if mine >= rules.law.retirement_limit.value:
            enough = "the most the law allows"
        yield f"the match is counted as if you put in ${mine:,.0f} a year, {enough}."


def low_in_band(
    offers: Sequence[Offer], places: Sequence[PlacedOffer | None], rules: Rules
) -> Iterator[str]:
    """One caution for all the offers whose base pay is low in its band, where they were placed."""
    least = rules.offer.low_in_band.value
    low = [
        f'"{offer.name}" ({place.compa_ratio:.0%} of the middle)'
        for offer, place in zip(offers, places, strict=True)
        if place is not None and place.compa_ratio < least
    ]
    if low:
        yield (
            f"{listing(low, 'and')}: low base pay for that level there. The range there says "
            "what to counter."
        )


def between_offers(
    offers: Sequence[Offer], prefs: Preferences, as_of: date, rules: Rules
) -> Iterator[str]:
    """What is given for one offer and missing for another; a written 0 is given."""
    insured = [offer for offer in offers if offer.health != Health()]
    rested = [offer for offer in offers if offer.time_off != TimeOff()]
    for offer in offers:
        if insured and offer not in insured:
            yield f'"{offer.name}": no health plan is given, so it counts as free. Ask.'
        if rested and offer not in rested and not offer.contractor:
            yield f'"{offer.name}": no days off are given, so none are counted. Ask how many.'
    yield from _employers_share([one for one in insured if not taxed_plan(one)], prefs)
    yield from _first_days(offers, as_of, rules)


def _employers_share(offers: Sequence[Offer], prefs: Preferences) -> Iterator[str]:
    """An employer's plan whose share is not given, where another's is and lifts its total."""
    shares = [getattr(one.health, one.health.share_named(prefs.covers)) for one in offers]
    if not any(shares):
        return
    missing = [f'"{one.name}"' for one, share in zip(offers, shares, strict=True) if share is None]
    if missing:
        yield (
            f"{listing(missing, 'and')}: what the employer pays for the health plan is not given, "
            "and counts for another offer. Ask, or leave it out of all."
        )


def _first_days(offers: Sequence[Offer], as_of: date, rules: Rules) -> Iterator[str]:
    """First days that lie far apart: each offer is counted from its own."""
    days = {offer.name: max(offer.starts or as_of, as_of) for offer in offers}
    first = min(days.values(), default=as_of)
    for name, day in days.items():
        if (day - first).days >= rules.comparison.apart.value:
            yield (
                f'"{name}" starts {(day - first).days} days after another; each is counted from '
                "its own first day, and what you earn until then is not."
            )


def horizon_cautions(offers: Sequence[Offer], prefs: Preferences, rules: Rules) -> Iterator[str]:
    """What hangs on how long one looks ahead, and on the weeks one is there."""
    for offer in offers:
        if offer.raise_rate and prefs.years > 1:
            percent = f"{offer.raise_rate * 100:.4g}"
            yield (
                f'"{offer.name}": {percent}% more each year is counted as sure. Ask for it in '
                f"writing; a mere promise is a change with every_months = 12, percent = {percent}."
            )
        if back := repaid(offer.sign_on, job_of(offer, prefs, rules)):
            yield (
                f'"{offer.name}": ${back:,.0f} of its sign-on goes back if you leave after '
                f"{prefs.months:g} months, and is taken off."
            )
        owed = all(bonus.guaranteed for bonus in offer.bonus)
        if not owed and not prefs.years.is_integer():
            yield (
                f'"{offer.name}": its bonus counts by the month. Ask what one gets who leaves '
                "before it is paid: often nothing."
            )
        if offer.weeks_per_year < WEEKS and not offer.contractor:
            yield (
                f'"{offer.name}": nothing is counted for the {WEEKS - offer.weeks_per_year:g} '
                "weeks a year without pay there, neither another job nor unemployment pay."
            )


def cover_cautions(offers: Sequence[Offer], prefs: Preferences) -> Iterator[str]:
    """Where an offer says what a plan costs somebody else than those it is to cover."""
    for offer in offers:
        health = offer.health
        named = health.premium_named(prefs.covers)
        if prefs.covers == "family" and getattr(health, named) and named != "premium_family":
            yield (
                f'"{offer.name}": the premium is taken as what the whole family pays. Ask, and '
                "write the family's as premium_family under health."
            )
        if prefs.covers == "employee" and health.premium_family is not None:
            given = getattr(health, named) is not None
            text = "" if given else ", and as none is given for you alone, the plan counts as free"
            yield (
                f'"{offer.name}": premium_family is not counted{text}. Write covers = "family" '
                "under preferences if the plan is to cover a family."
            )


def help_cautions(offers: Sequence[Offer], prefs: Preferences, rules: Rules) -> Iterator[str]:
    """That help for people with children may shrink with pay, which nothing here counts."""
    limit = rules.comparison.help_shrinks
    if prefs.children and any(offer.with_commission < limit.value for offer in offers):
        yield (
            "With children, help such as Medicaid or CHIP, SNAP and child care may shrink as pay "
            "rises; that is not counted here. Ask your state's benefits office before you count on "
            f"the whole raise (said under ${limit.value:,.0f} a year: our assumption, "
            f"{limit.as_of:%B %Y})."
        )


def tax_cautions(totals: Sequence[OfferTotal], as_of: date) -> Iterator[str]:
    """Where the taxes are not those of the year, the place or the pay in question."""
    taxed = [total for total in totals if total.after_tax is not None]
    for total in totals:
        if taxed and total.after_tax is None and total.stateless:
            yield (
                f'"{total.name}": no state is known, so no take-home. Give it an area, or write '
                'where you live under [preferences]: home_area = "Phoenix, AZ".'
            )
    for total in taxed:
        net = total.after_tax
        if net and net.take_home.pay - net.take_home.premiums > net.taxes.state.wages[-1]:
            yield (
                f'"{total.name}": state tax is on file to ${net.taxes.state.wages[-1]:,.0f} of pay '
                "and goes on at its last rate: an estimate."
            )
    if most_children := max((_children(total) for total in taxed), default=0):
        yield from _many_children(most_children)
    for total in taxed:
        if said := _childless(total):
            yield said
            break
    years = {total.after_tax.taxes.federal.year for total in taxed if total.after_tax}
    if years - {as_of.year}:
        of_year = {state for total in taxed for state in _states_of(total, as_of.year)}
        but = f", but for {listing(sorted(of_year))}" if of_year else ""
        yield (
            f"Income taxes are those of {min(years)}: those of {as_of.year} are not on file here"
            f"{but}. Social Security and states' premiums are the latest on file."
        )


def _states_of(total: OfferTotal, year: int) -> Iterator[str]:
    """The states whose income tax of that year is counted."""
    net = total.after_tax
    counted = () if net is None else (net.taxes.state, net.taxes.work)
    yield from (state.state for state in counted if state is not None and state.year == year)


def _children(total: OfferTotal) -> int:
    if total.after_tax is None or total.after_tax.taxes.federal.credits is None:
        return 0
    return total.after_tax.taxes.federal.credits.children


def _childless(total: OfferTotal) -> str:
    """That a credit may be there which is not counted; empty where it cannot be."""
    net = total.after_tax
    credit = None if net is None else net.taxes.federal.childless
    if net is None or credit is None or not 0 < net.take_home.pay < credit.under:
        return ""
    return f'"{total.name}": {credit.said}.'


def _many_children(children: int) -> Iterator[str]:
    if children > MOST_CHILDREN:
        yield (
            f"State taxes are those of {MOST_CHILDREN} children: with {children} they may be "
            "lower. Federal credits are those of all."
        )


def only_once(ranked: Sequence[Offer], totals: Sequence[OfferTotal]) -> tuple[str, ...]:
    """A caution where the lead is only money that is paid once."""
    if len(totals) < 2:
        return ()
    first, second = totals[0], totals[1]
    once, lead = first.sum("one_time") - second.sum("one_time"), first.total - second.total
    paid = [c.name for c in first.components if c.kind == "one_time" and c.amount > 0]
    if once <= lead or lead < TIE or not paid:
        return ()
    months = ranked[0].sign_on.repay_within_months
    back = f", and back if you leave within {months:g} months" if months else ""
    it = "it" if len(paid) == 1 else "them"
    return (
        f'"{first.name}": its lead is a {listing(paid, "and a")}, paid once{back}; without {it} '
        f"{second.name} is ${once - lead:,.0f} ahead.",
    )


def match_readings(
    ranked: Sequence[Offer], totals: Sequence[OfferTotal], value_of: ValueOf, rules: Rules
) -> tuple[str, ...]:
    """A caution for each match that has two readings, or no cap."""
    found = []
    for offer in ranked:
        other = other_reading(offer, rules)
        if other is not None:
            put_in = contribution(offer, MatchedPay(offer.base), rules)
            found.append(_reading(offer, other, totals, value_of, put_in))
            continue
        open_ended = (t for t in offer.retirement if t.up_to is None and not t.max_dollars)
        if any(t.match_rate for t in open_ended):
            found.append(f'"{offer.name}": no cap on the match was given. Ask where it ends.')
    return tuple(found)


def _reading(
    offer: Offer, other: Offer, totals: Sequence[OfferTotal], value_of: ValueOf, put_in: float
) -> str:
    """What the other reading of a small match without a cap would change."""
    now, then = value_of(offer), value_of(other)
    best_other = max((t.total for t in totals if t.name != offer.name), default=None)
    turns = best_other is not None and (then > best_other) != (now > best_other)
    rate = f"{offer.retirement[0].match_rate * 100:.4g}"
    more = f"{'more' if then >= now else 'less'}{', and the winner changes' if turns else ''}"
    given = offer.retirement[0].your_contribution is not None
    taken = "" if given else f", as if you put in ${put_in:,.0f} a year"
    return (
        f'"{offer.name}": a match of {rate}% is read as dollar for dollar up to {rate}% of pay'
        f"{taken}. Read as {rate} cents for each dollar you put in it is "
        f"${abs(then - now):,.0f} {more}. Ask which it is."
    )
