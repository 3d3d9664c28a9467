"""Local taxes on pay: owed where one lives and where one works. Rules: docs/METHOD.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from negotiate.model.tax import LocalTax
from negotiate.offers.schedule import by_schedule, interpolate


class TaxedPay(NamedTuple):
    """What local taxes are on. Dollars a year."""

    pay: float
    wages: float
    """Pay less the premiums of the employer's health plan."""
    earned_credit: float
    """The federal earned income credit."""


class LocalDue(NamedTuple):
    """The local taxes of a year."""

    each: tuple[tuple[str, float], ...] = ()
    """What is owed, by name."""
    outside: float = 0.0
    """What of it is owed where one works, outside the home state."""
    of_work_state: float = 0.0
    """A tax of the state of work itself on people who live elsewhere; it is not in `each`."""


def local_taxes(
    taxes: Sequence[LocalTax], paid: TaxedPay, net_tax: float, home_tax: float, work_tax: float
) -> LocalDue:
    """What is owed: first where one works, then where one lives, less what that credits.

    `net_tax` is the home state's tax less the credits it pays out, `home_tax` the same before
    them, `work_tax` that of another state, where one works.
    """
    if not taxes:
        return LocalDue()
    home_state = next((tax.state for tax in taxes if tax.at_home), "")
    at_work = [tax for tax in taxes if not tax.at_home]
    extra = sum(_due(tax, paid, net_tax) for tax in at_work if tax.whole_state)
    each = [(tax, _due(tax, paid, net_tax)) for tax in at_work if not tax.whole_state]
    shares = [(tax, due - tax.a_year) for tax, due in each if due]  # dollars a year are no credit
    outside = sum(due for tax, due in shares if tax.state != home_state)
    all_local = sum(due for _, due in shares)
    unused = max(0.0, work_tax + extra - home_tax)
    credited_by = {"none": 0.0, "local": all_local, "local outside": outside, "state": unused}
    for tax in taxes:
        if tax.at_home:
            due = _due(tax, paid, net_tax)  # under 0 where a city pays credits out
            credited = min(credited_by[tax.credit], tax.credit_most * paid.wages, max(0.0, due))
            each.append((tax, due - credited))
    return LocalDue(
        each=tuple(_named(each)),
        outside=outside,
        of_work_state=extra,
    )


def _named(each: Sequence[tuple[LocalTax, float]]) -> Iterator[tuple[str, float]]:
    """What is owed to each place, its taxes together."""
    for name in dict.fromkeys(tax.name for tax, due in each if due):
        yield name, sum(due for tax, due in each if tax.name == name)


def _due(tax: LocalTax, paid: TaxedPay, net_tax: float) -> float:
    """The tax by itself."""
    if tax.points is not None:
        return interpolate(paid.wages, *tax.points)
    base = {"pay": paid.pay, "wages": paid.wages, "state tax": net_tax}[tax.base]
    base -= tax.less + tax.less_earned_credits * paid.earned_credit
    base = max(0.0, base)
    flat = tax.a_year if paid.pay > 0 and paid.pay >= tax.rates[0][0] else 0.0
    if tax.of_whole:
        return flat + base * next(rate for over, rate in reversed(tax.rates) if base >= over)
    return flat + by_schedule(base, tax.rates)
