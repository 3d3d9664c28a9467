"""The law in an offer: minimum wage, overtime of a salary, contractors who may be employees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from negotiate.model.comparison import Law
from negotiate.model.law import DUTIES
from negotiate.model.offer import Offer
from negotiate.model.text import listing, long_day
from negotiate.offers.hours import regular_hours
from negotiate.offers.job import base_rate
from negotiate.offers.pay import draw_a_year


def legal_cautions(offer: Offer, law: Law) -> Iterator[str]:
    """What the law says to an offer's pay, where it is."""
    if law.minimum_wage is not None and not offer.contractor:
        least = [(law.minimum_wage, law.minimum_of), law.minimum_soon]
        for under in (_training, _minimum):
            texts = (tuple(under(offer, *one)) for one in least if one is not None)
            yield from next(filter(None, texts), ())
    if law.not_on_file:
        yield f"a minimum wage of {law.not_on_file} applies that is not on file here. Look it up."
    if offer.exempt and law.salary_floor is not None:
        yield _exempt(offer, law.salary_floor, law)
    if law.repay and offer.sign_on.amount and offer.sign_on.repay_within_months:
        yield f"its sign-on may have to go back. {law.repay}"
    if offer.contractor:
        yield (
            "as a contractor the rate is all: leave, overtime and a health plan are your own. "
            "Who is told when and how to work is often an employee in law; your state's labor "
            "department says which."
        )


def leave_cautions(offers: Sequence[Offer], laws: Sequence[Law]) -> Iterator[str]:
    """What states say of days off that are not taken, each once with the offers it holds for.

    `laws` are those of the offers, in their order.
    """
    names: dict[str, list[str]] = {}
    for offer, law in zip(offers, laws, strict=True):
        if law.leave and offer.time_off.days and not offer.contractor:
            names.setdefault(law.leave, []).append(f'"{offer.name}"')
    for text, found in names.items():
        yield f"{listing(found, 'and')}, days off not taken: {text[:1].lower()}{text[1:]}"


def _training(offer: Offer, minimum: float, whose: str) -> Iterator[str]:
    """Pay in training under the minimum wage."""
    if offer.training is not None and offer.training.weeks and offer.training.hourly < minimum:
        yield (
            f"training at ${offer.training.hourly:,.2f} an hour is under the legal minimum of "
            f"${minimum:,.2f} ({whose})."
        )


def _minimum(offer: Offer, minimum: float, whose: str) -> Iterator[str]:
    """Pay under the minimum wage, and commission that counts toward it."""
    hours, commission = regular_hours(offer), offer.commission
    kept = draw_a_year(offer) or 0.0
    wage = base_rate(offer) + (kept / hours if hours else 0.0)
    if not hours or wage >= minimum - 1e-9:
        return
    if commission is None:
        yield f"${wage:,.2f} an hour is under the legal minimum of ${minimum:,.2f} ({whose})."
    elif (expected := wage + max(0.0, commission.expected - kept) / hours) < minimum - 1e-9:
        yield (
            f"with commission it is ${expected:,.2f} an hour, under the legal minimum of "
            f"${minimum:,.2f} ({whose})."
        )
    else:
        yield (
            f"without commission pay is ${wage:,.2f} an hour; commission counts toward the legal "
            f"minimum of ${minimum:,.2f} ({whose}), and where it falls short they owe the "
            "rest. "
            "Ask what a bad month pays."
        )


def _exempt(offer: Offer, floor: float, law: Law) -> str:
    """What a salary without overtime is worth asking: the floors, now and soon, and the duties."""
    ask = "Ask whether the role is paid overtime."
    soon = [
        f"${amount:,.0f} ({whose}) from {long_day(start)}"
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
