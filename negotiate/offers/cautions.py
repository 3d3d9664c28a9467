"""What deserves a second look in an offer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from negotiate.model.comparison import Law, OfferTotal
from negotiate.model.facts import Rules
from negotiate.model.law import DUTIES
from negotiate.model.money import FULL_WEEK
from negotiate.model.offer import Bonus, Health, Offer
from negotiate.offers.components import Year, contribution, days_off, regular_hours
from negotiate.offers.lead import TIE, MatchReading, ValueOf, has_two_readings, other_readings


def offer_cautions(offer: Offer, law: Law, as_of: date, rules: Rules) -> Iterator[str]:
    """The cautions of one offer: the law first, then deadlines, then what pay is made of."""
    for text in (
        *_legal(offer, law),
        *_deadline(offer, as_of, rules),
        *_pay(offer, rules),
        *_match(offer, rules.law.retirement_limit.value),
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
    if law.not_on_file:
        yield f"a minimum wage of {law.not_on_file} applies that is not on file here. Look it up."
    if offer.exempt and law.salary_floor is not None:
        yield _exempt(offer, law.salary_floor, law)


def _exempt(offer: Offer, floor: float, law: Law) -> str:
    """What a salary without overtime is worth asking: the floors, now and soon, and the duties."""
    ask = "Ask whether the role is paid overtime."
    soon = [
        f"${amount:,.0f} ({whose}) from {start:%B} {start.day}, {start.year}"
        for start, amount, whose in law.floors_soon
        if offer.base < amount
    ]
    if offer.base < floor:
        later = f" Soon it is {' and '.join(soon)}." if soon else ""
        return (
            f"exempt on ${offer.base:,.0f}, under ${floor:,.0f} ({law.floor_of}): overtime is "
            f"generally owed. {ask}{later}"
        )
    if soon:
        return (
            f"exempt on ${offer.base:,.0f}: overtime is generally owed on a salary under "
            f"{' and '.join(soon)}. {ask}"
        )
    return f"it is called exempt. {DUTIES}"


def _deadline(offer: Offer, as_of: date, rules: Rules) -> Iterator[str]:
    if offer.deadline is None:
        return
    days = (offer.deadline - as_of).days
    when = f"{offer.deadline:%B} {offer.deadline.day}"
    if days < 0:
        yield f"its deadline, {when}, is past. Ask whether it still stands."
    elif days <= rules.comparison.deadline_soon.value:
        left = "today" if days == 0 else "in 1 day" if days == 1 else f"in {days} days"
        yield f"its deadline is {left}, on {when}. You may ask for a later day."


def _pay(offer: Offer, rules: Rules) -> Iterator[str]:
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
    least = rules.comparison.least_salary.value
    if offer.salary is not None and 0 < offer.salary < least:
        yield f"a salary of ${offer.salary:,.2f} a year: did you mean hourly?"
    if offer.hours_per_week > FULL_WEEK and not offer.exempt:
        yield (
            f"the hours beyond {FULL_WEEK:g} a week are counted at the plain rate. If they are "
            "paid time and a half, put them in overtime_hours_per_week."
        )
    worked = offer.hours_per_week + offer.overtime_hours_per_week
    if offer.overtime_hours_per_week and worked <= FULL_WEEK and not offer.exempt:
        yield f"overtime within {FULL_WEEK:g} hours a week is paid at the plain rate."


def _at_its_bound(bonus: Bonus) -> bool:
    payout = 1.0 if bonus.payout is None else bonus.payout
    low = payout if bonus.low is None else bonus.low
    high = payout if bonus.high is None else bonus.high
    return not bonus.guaranteed and low < high and payout in (low, high)


def _match(offer: Offer, limit: float) -> Iterator[str]:
    given = any(t.your_contribution is not None for t in offer.retirement)
    if offer.retirement and not given:
        mine = contribution(offer, Year(1, 1.0), limit)
        enough = "enough for all of it" if mine < limit else "the most the law allows"
        yield f"the match is counted as if you put in ${mine:,.0f} a year, {enough}."


def between_offers(offers: Sequence[Offer]) -> Iterator[str]:
    """What is given for one offer and missing for another."""
    insured = [offer for offer in offers if offer.health != Health()]
    rested = [offer for offer in offers if days_off(offer)]
    for offer in offers:
        if insured and offer not in insured:
            yield f'"{offer.name}": no health plan is given, so it counts as free. Ask.'
        if rested and offer not in rested:
            yield f'"{offer.name}": no days off are given, so none are counted. Ask how many.'


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
    years = {total.after_tax.taxes.federal.year for total in taxed if total.after_tax}
    if years - {as_of.year}:
        yield (
            f"Income taxes are those of {min(years)}: those of {as_of.year} are not on file here. "
            "Social Security and states' premiums are the latest on file."
        )


def only_once(ranked: Sequence[Offer], totals: Sequence[OfferTotal]) -> tuple[str, ...]:
    """A caution where the lead is only money that is paid once."""
    if len(totals) < 2:
        return ()
    first, second = totals[0], totals[1]
    once, lead = first.sum("one_time") - second.sum("one_time"), first.total - second.total
    if once <= lead or lead < TIE:
        return ()
    months = ranked[0].sign_on.repay_within_months
    back = f", and back if you leave within {months:g} months" if months else ""
    return (
        f'"{first.name}": its lead is a sign-on bonus, paid once{back}; without it {second.name} '
        f"is ${once - lead:,.0f} ahead.",
    )


def match_readings(
    ranked: Sequence[Offer], totals: Sequence[OfferTotal], value_of: ValueOf, rules: Rules
) -> tuple[str, ...]:
    """A caution for each match that has two readings, or no cap."""
    found = []
    for offer in ranked:
        readings = other_readings(offer, rules)
        found += [_reading(offer, other, totals, value_of) for other in readings]
        open_ended = (t for t in offer.retirement if t.up_to is None and not t.max_dollars)
        if any(t.match_rate and not has_two_readings(t, rules) for t in open_ended):
            found.append(f'"{offer.name}": no cap on the match was given. Ask where it ends.')
    return tuple(found)


def _reading(
    offer: Offer, reading: MatchReading, totals: Sequence[OfferTotal], value_of: ValueOf
) -> str:
    """What the other reading of a small match without a cap would change."""
    now, then = value_of(offer), value_of(reading.offer)
    best_other = max((t.total for t in totals if t.name != offer.name), default=None)
    turns = best_other is not None and (then > best_other) != (now > best_other)
    rate = f"{reading.tier.match_rate * 100:.4g}"
    more = "more" if then >= now else "less"
    return (
        f'"{offer.name}": a match of {rate}% is read as {rate} cents for each dollar you put in. '
        f"Read as dollar for dollar up to {rate}% of pay it is ${abs(then - now):,.0f} {more}"
        f"{', and the winner changes' if turns else ''}. Ask which it is."
    )
