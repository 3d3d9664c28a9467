"""What a comparison says first: who leads and by how much, the odds, and when the lead changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from negotiate.model.comparison import (
    Comparison,
    ContractorRate,
    Kept,
    OfferTotal,
)
from negotiate.model.money import MONTHS
from negotiate.model.text import listing
from negotiate.model.verdict import WORDS
from negotiate.render.dollars import money

_OVERTIME = "overtime_hours_per_week"


MOST_CHANCES = 4


def headline(result: Comparison) -> Iterator[str]:
    """The verdict, the odds, and when the lead changes."""
    yield result.lead.verdict if result.lead else _alone(result.offers[0])
    if result.lead and result.lead.status != "tie" and result.horizon_years > 1:
        yield _over_years(result)
    elif result.lead and result.ahead_from and result.crossover is None:
        yield _ahead_from(result)
    yield from map(_contractor, result.contractor)
    yield from map(_kept, result.kept)
    if result.odds:
        yield _chances(result, result.odds)
    elif result.odds_need:
        overtime = any(need.key == _OVERTIME for need in result.odds_need)
        items = listing([need.text for need in result.odds_need])
        bounds = WORDS.overtime_bounds if overtime else ""
        yield WORDS.give_bounds.format(items=items, overtime=bounds)
    elif result.lead and result.lead.depends_on:
        yield WORDS.no_odds.format(items=listing(result.lead.depends_on, "and"))


def _chances(result: Comparison, odds: Mapping[str, float]) -> str:
    """The odds of the likeliest, and why another than the first may come out best more often."""
    ranked = sorted(odds.items(), key=lambda pair: -pair[1])
    said = [f"{name} {in_words(chance)}" for name, chance in ranked[:MOST_CHANCES]]
    if rest := ranked[MOST_CHANCES:]:
        said.append(WORDS.others.format(chance=in_words(sum(chance for _, chance in rest))))
    text = WORDS.chances.format(chances=", ".join(said))
    first, best = result.offers[0].name, result.wins_more_often
    return text if best is None else f"{text} {WORDS.wins_more.format(best=best, first=first)}"


def _over_years(result: Comparison) -> str:
    """What the gap is worth over the horizon, and the year the lead changes."""
    first, second = result.offers[:2]
    gap = money(first.horizon_total - second.horizon_total)
    text = WORDS.over_years.format(span=span(result), first=first.name, gap=gap, second=second.name)
    if result.crossover is None:
        return text
    before, year = result.offers[result.crossover.before].name, result.crossover.year
    return (
        f"{text} At the end of year {year - 1} {before} is still ahead; from year {year} "
        f"{first.name} is, all years counted together."
    )


def _ahead_from(result: Comparison) -> str:
    """From which month the first offer is ahead, where another starts better."""
    first, month = result.offers[0].name, result.ahead_from
    return f"Counted month by month {first} is ahead from month {month}; before that it is behind."


def _contractor(rate: ContractorRate) -> str:
    """What a contractor's rate comes to as an employee, and what it would have to be."""
    text = f"{rate.offer}: ${rate.rate:,.2f} an hour as a contractor"
    if rate.as_employee is not None:
        text += f" leaves what ${rate.as_employee:,.2f} would leave an employee"
    if rate.needs is not None:
        text += f"; to leave as much as {rate.against} it would have to be ${rate.needs:,.2f}"
    return f"{text}, after tax."


def _kept(kept: Kept) -> str:
    """What stays of the pay an offer has more than the present job."""
    lost = ", credits that shrink counted" if kept.credits_lost >= 1 else ""
    stays = f"{money(kept.stays)} stays" if kept.stays >= 0.5 else "nothing stays"
    return (
        f"{kept.offer} pays {money(kept.more)} a year more than {kept.current}: of that {stays} "
        f"after taxes and premiums{lost}."
    )


FRACTIONS = tuple(
    (ones / parts, f"about {ones} in {parts}")
    for parts, many in (
        (2, (1,)),
        (3, (1, 2)),
        (4, (1, 3)),
        (5, (1, 2, 3, 4)),
        (7, (1, 6)),
        (10, (1, 3, 7, 9)),
        (20, (1, 19)),
    )
    for ones in many
)


PLAIN_BEYOND = 0.035
"""A chance so near to none or to all is said in percent alone."""
SURE, NEVER = 0.99, 0.01
"""Beyond them a chance is not told apart from certain, or from none."""


def in_percent(chance: float) -> str:
    """A chance in percent: never none at all, and never certain."""
    if chance >= SURE:
        return WORDS.almost_sure
    return WORDS.almost_never if chance <= NEVER else f"{chance:.0%}"


def in_words(chance: float) -> str:
    """A chance as people say it: never none at all, and never certain."""
    if not PLAIN_BEYOND < chance < 1 - PLAIN_BEYOND:
        return in_percent(chance)
    words = min(FRACTIONS, key=lambda pair: abs(pair[0] - chance))[1]
    return f"{words} ({chance:.0%})"


def _alone(offer: OfferTotal) -> str:
    owed = money(offer.sum("guaranteed_pay"))
    return WORDS.alone.format(offer=offer.name, total=money(offer.total), owed=owed)


def span(result: Comparison) -> str:
    """The horizon in words."""
    years = result.horizon_years
    if years != int(years):
        return f"{years * MONTHS:.0f} months"
    return "1 year" if years == 1 else f"{years} years"
