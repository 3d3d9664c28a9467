"""What an offer is worth after tax, in the home area's dollars."""

from __future__ import annotations

from collections.abc import Sequence

from negotiate.model.offer import Offer, Preferences
from negotiate.model.tax import AfterTax, TakeHome, Taxes
from negotiate.offers.components import Part, Year, half_time_pay, parts
from negotiate.offers.taxes import take_home
from negotiate.offers.totals import averaged

_PREMIUM = "health.premium_monthly"


def after_tax(
    offer: Offer,
    prefs: Preferences,
    contribution_limit: float,
    taxes: Taxes,
    home_over_place: float | None,
    first_year: int | None = None,
) -> AfterTax:
    """Take-home of year one, and the total after tax, a year on average over the horizon.

    Pay and sign-on are taxed year by year with the same rules; benefits, time and costs are
    after-tax dollars already, and equity is not taxed. `home_over_place` is the prices at home over
    those where the offer is, None where they are not on file. `first_year` is the calendar year of
    year one, that of the rules by default. Your own retirement saving is not taken off.
    """
    every = list(parts(offer, prefs, contribution_limit))
    first = Year(1, 1.0)
    sure = [part for part in every if part.kind == "guaranteed_pay"]
    premiums = -_of_year(every, first, key=_PREMIUM)
    kept = [p for p in every if p.kind in ("benefit", "time") or _other_cost(p)]
    start = first_year or taxes.federal.year
    total = averaged(lambda year: _net(offer, every, year, taxes, start), offer, prefs)
    total += sum(averaged(part.of_year, offer, prefs) for part in kept)
    return AfterTax(
        taxes=taxes,
        take_home=_pay_after_tax(offer, every, first, taxes, start),
        guaranteed=take_home(_of_year(sure, first), premiums, 0.0, taxes).amount,
        total=total,
        real=None if home_over_place is None else total * home_over_place,
    )


def _other_cost(part: Part) -> bool:
    return part.kind == "cost" and part.key != _PREMIUM


def _of_year(every: Sequence[Part], year: Year, key: str | None = None) -> float:
    return sum(part.of_year(year) for part in every if key in (None, part.key))


def _pay_after_tax(
    offer: Offer,
    every: Sequence[Part],
    year: Year,
    taxes: Taxes,
    start: int,
    once: float = 0.0,
) -> TakeHome:
    """Pay of a year after tax, with what is paid once on top where it is given."""
    pay = sum(p.of_year(year) for p in every if p.kind in ("guaranteed_pay", "conditional_pay"))
    premiums = -_of_year(every, year, key=_PREMIUM)
    half_time = half_time_pay(offer, year)
    return take_home(pay + once, premiums, half_time, taxes, start + year.number - 1)


def _net(offer: Offer, every: Sequence[Part], year: Year, taxes: Taxes, start: int) -> float:
    """Pay and sign-on of a year after premiums and taxes."""
    once = sum(part.of_year(year) for part in every if part.kind == "one_time")
    return _pay_after_tax(offer, every, year, taxes, start, once).amount
