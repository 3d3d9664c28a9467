"""What holds for one person, job and stage: the facts lines need, and the words they name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from negotiate.model.band import Place
from negotiate.model.law import PayLaw
from negotiate.model.results import Concession, RangeResult
from negotiate.model.script import Record

FACTS = frozenset(
    {
        *("offer", "counter", "happy", "stuck", "under-floor", "under-law", "advert", "in-advert"),
        *("short", "bad-advert", "reach", "inside", "under-own", "not-enough"),
        *("range", "own", "said", "said-low", "years", "win", "win2", "cert", "language"),
        *("company", "barred", "rungs", "rung3", "other-offer", "years-assumed", "area-assumed"),
    }
)
"""Every fact a line may need."""

_NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve"),
)


class Situation(NamedTuple):
    """The facts that hold, and the words for `{named}` places."""

    facts: frozenset[str]
    words: dict[str, str]

    def allows(self, needs: Sequence[str]) -> bool:
        """True where every need is met."""
        return all(
            need[3:] not in self.facts if need.startswith("no ") else need in self.facts
            for need in needs
        )


def situation(
    result: RangeResult, record: Record, wins: Sequence[str], law: PayLaw | None
) -> Situation:
    """What holds for this person and job. No word holds the walk-away, the floor or current pay."""
    rungs = spoken_rungs(result)
    others = ranked_asks(result, record)
    return Situation(
        facts=frozenset(_facts(result, record, wins, law, rungs)),
        words={
            **_amounts(result, rungs),
            **_own_words(record, wins),
            "here": _here(result.place, record.city),
            "company": result.company,
            "extra": others[0].label,
            "extra2": others[1].label,
            "first_ask": others[0].you_say,
        },
    )


def ranked_asks(result: RangeResult, record: Record) -> tuple[Concession, ...]:
    """Asks beyond base pay: by worth where offers were weighed, else the most useful first."""
    others = [c for c in result.concessions if c.ask is None]
    order = {key: n for n, key in enumerate(record.ranked_asks)}
    return tuple(sorted(others, key=lambda c: order.get(c.key, len(order))))


def spoken_rungs(result: RangeResult) -> tuple[float, ...]:
    """The amounts to give way by; only the number already said, where there is no offer."""
    if result.offer is None and result.holds is not None:
        return (result.holds,)
    return tuple(c.ask for c in result.concessions if c.ask is not None)


def _facts(
    result: RangeResult,
    record: Record,
    wins: Sequence[str],
    law: PayLaw | None,
    rungs: Sequence[float],
) -> Iterator[str]:
    offer, posted = result.offer, result.posted
    assumed = {a.what for a in result.assumed}
    counter = (offer and offer.counter) or 0.0
    own = result.own_walk_away
    under = bool(result.under)
    holds = result.holds is not None and (offer is None or offer.counter in (None, result.said))
    in_advert = posted is not None and posted[0] <= result.ask_low and result.ask_high <= posted[1]
    true = {
        "offer": offer is not None,
        "counter": offer is not None and offer.counter is not None,
        "happy": offer is not None and not counter and not under,
        "stuck": offer is not None and not counter and under,
        "under-floor": result.under == "floor",
        "under-law": result.under == "minimum",
        "advert": posted is not None,
        "in-advert": in_advert,
        "short": own >= result.ask_high,
        "bad-advert": posted is not None and posted[1] < max(own, result.minimum),
        "reach": offer is not None and offer.reach_binds,
        "inside": offer is not None and offer.amount >= result.ask_low,
        "under-own": own > counter > 0,
        "not-enough": own > counter > 0 or (offer is not None and not counter and under),
        "range": result.ask_low < result.ask_high,
        "own": result.ask_lifted,
        "said": result.said is not None and holds,
        "said-low": result.said is not None and not holds,
        "years": record.years is not None and record.years >= 1,
        "win": len(wins) > 0,
        "win2": len(wins) > 1,
        "cert": bool(record.certificates),
        "language": bool(record.languages),
        "company": bool(result.company),
        "barred": law is not None and law.bars_history(result.as_of),
        "rungs": len(rungs) > 1,
        "rung3": len(rungs) > 2,
        "other-offer": record.other_offer,
        "years-assumed": "years" in assumed,
        "area-assumed": "area" in assumed,
    }
    yield from (fact for fact, holds in true.items() if holds)


def _amounts(result: RangeResult, rungs: Sequence[float]) -> dict[str, str]:
    """The only amounts a line may name; the ask alone is said with its unit."""
    low, high = result.ask_low, result.ask_high

    def say(amount: float) -> str:
        return result.unit.spoken(amount, unit=False)

    both = result.unit.spoken(high)
    words = {"ask": f"{say(low)} to {both}" if low < high else both, "high": say(high)}
    if result.offer is not None:
        words["offer"] = result.unit.as_typed(result.offer.amount, result.offer_typed)
        if result.offer.counter is not None:
            words["counter"] = say(result.offer.counter)
    if result.said is not None:
        words["said"] = result.unit.as_typed(result.said, result.said_typed)
    return words | {f"rung{n}": say(rung) for n, rung in enumerate(rungs, 1)}


def _own_words(record: Record, wins: Sequence[str]) -> dict[str, str]:
    words = {f"win{n if n > 1 else ''}": win for n, win in enumerate(wins, 1)}
    if record.years is not None and record.years >= 1:
        words["years"] = years_words(record.years)
        words["my_years"] = f"my {years_words(record.years).removeprefix('a ')}"
        if words["years"].startswith("over "):
            words["my_years"] = f"my {words['years'].split()[1]}-plus years"
    if record.certificates:
        words["cert"] = _certificate(record.certificates[0])
    if record.languages:
        words["language"] = record.languages[0]
    return words


def _certificate(label: str) -> str:
    """A certificate as it is said: "Six Sigma Green Belt", "COPC certification"."""
    return label if label.endswith(("Belt", "certificate")) else f"{label} certification"


def years_words(count: float) -> str:
    """A number of years as it is said: "six years", "four and a half years", "over two years"."""
    whole, part = int(count), count - int(count)
    number = _NUMBERS[whole] if whole < len(_NUMBERS) else str(whole)
    if part == 0.5:
        return f"{number} and a half years" if whole > 1 else "a year and a half"
    years = f"{number} year{'' if whole == 1 else 's'}"
    return f"over {years}" if part else years


def _here(place: Place, city: str) -> str:
    """Where the job is, with a space before it: " around Phoenix", " in Arizona"."""
    if city:
        return f" around {city}"
    if place.area_type in ("state", "territory"):
        name = place.area.split(",")[0]
        the = "the " if name in ("District of Columbia", "Virgin Islands") else ""
        return f" in {the}{name}"
    return ""
