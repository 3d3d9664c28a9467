"""What a contractor's rate comes to beside an employee's wage, after tax."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from negotiate.model.comparison import ContractorRate
from negotiate.model.facts import Rules
from negotiate.model.offer import Offer, Preferences
from negotiate.model.tax import Taxes
from negotiate.offers.after_tax import after_tax
from negotiate.offers.break_even import solve
from negotiate.offers.job import base_rate

Left = Callable[["Taxed"], float]
"""What an offer leaves a year after tax, in home dollars."""

_MOST = 1_000.0
"""Dollars an hour."""


class Taxed(NamedTuple):
    """An offer with its taxes, and home prices over prices where it is."""

    offer: Offer
    taxes: Taxes
    home_over_place: float


def contractor_rates(
    taxed: Sequence[Taxed], prefs: Preferences, rules: Rules
) -> tuple[ContractorRate, ...]:
    """For each contract: the wage that leaves as much, and the rate that the best job asks for."""

    def left(entry: Taxed) -> float:
        total = after_tax(entry.offer, prefs, rules, entry.taxes, entry.home_over_place)
        return total.real if total.real is not None else total.total

    jobs = [entry for entry in taxed if not entry.offer.contractor]
    best = max(jobs, key=left, default=None)
    target = None if best is None else left(best)
    return tuple(
        ContractorRate(
            offer=entry.offer.name,
            rate=base_rate(entry.offer),
            as_employee=_rate(entry, left, left(entry), employment="w2"),
            against=best and best.offer.name,
            needs=None if target is None else _rate(entry, left, target, employment="1099"),
        )
        for entry in taxed
        if entry.offer.contractor
    )


def _rate(
    entry: Taxed, left: Left, target: float, *, employment: Literal["w2", "1099"]
) -> float | None:
    """The hourly rate at which that kind of employment would leave `target` a year."""

    def gap(rate: float) -> float:
        paid = replace(entry.offer, hourly=rate, salary=None, employment=employment)
        return left(entry._replace(offer=paid)) - target

    return solve(gap, base_rate(entry.offer) or 1.0, 0.0, _MOST)
