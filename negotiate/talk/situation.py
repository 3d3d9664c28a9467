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
        *("short", "bad-advert", "inside", "counter-low", "not-enough"),
        *("range", "lifted", "said", "said-low", "years", "win", "win2", "cert", "language"),
        *("company", "barred", "rungs", "other-offer", "years-assumed", "area-assumed"),
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
    amounts: frozenset[str]
    """The places that hold an amount of pay."""
    first_ask: str
    """The id of the first ask beyond base pay."""

    def allows(self, needs: Sequence[str]) -> bool:
        """True where every need is met."""
        return all(
            need[3:] not in self.facts if need.startswith("no ") else need in self.facts
            for need in needs
        )


def situation_of(
    result: RangeResult, record: Record, wins: Sequence[str], law: PayLaw | None
) -> Situation:
    """What holds for this person and job. No word holds the walk-away, the floor or current pay."""
    rungs = spoken_rungs(result)
    asks = ranked_asks(result, record)
    amounts = _amounts(result, rungs)
    return Situation(
        facts=frozenset(_facts(result, record, wins, law, rungs)),
        words={
            **amounts,
            **_record_words(record, wins),
            "near": _near(result.place, record.city),
            "company": result.company,
            "extra": asks[0].label,
            "extra2": asks[1].label,
            "first_ask": asks[0].you_say,
        },
        amounts=frozenset(amounts),
        first_ask=ask_id(asks[0]),
    )


def ranked_asks(result: RangeResult, record: Record) -> tuple[Concession, ...]:
    """Asks beyond base pay: by worth where offers were weighed, else the most useful first."""
    others = [c for c in result.concessions if c.label]
    order = {key: n for n, key in enumerate(record.ranked_asks)}
    return tuple(sorted(others, key=lambda c: order.get(c.key, len(order))))


def ask_id(ask: Concession) -> str:
    """The id of the line that asks for it."""
    return f"ask-{ask.key}"


def spoken_rungs(result: RangeResult) -> tuple[float, ...]:
    """The amounts to give way by; only the number already said, where there is no offer."""
    if result.offer is None and result.holds is not None:
        return (result.holds,)
    later = tuple(c.ask for c in result.concessions if c.ask is not None)
    first = result.ask_high if result.figure is None else result.figure
    return tuple(dict.fromkeys((first, *later))) if later or result.figure is not None else ()


def _facts(
    result: RangeResult,
    record: Record,
    wins: Sequence[str],
    law: PayLaw | None,
    rungs: Sequence[float],
) -> Iterator[str]:
    offer, posted = result.offer, result.posted
    assumed = {a.what for a in result.assumed}
    counter = (offer and result.figure) or 0.0
    walk_away = result.own_walk_away
    under = bool(result.under)
    met = result.no_counter in ("above", "said", "small", "final")
    holds = result.holds is not None and (offer is None or offer.counter in (None, result.said))
    in_advert = (
        posted is not None
        and posted.high is not None
        and posted.bottom <= result.ask_low
        and result.ask_high <= posted.high
    )
    true = {
        "offer": offer is not None,
        "counter": offer is not None and result.figure is not None,
        "happy": offer is not None and not counter and not under and met,
        "stuck": offer is not None and not counter and (under or not met),
        "under-floor": result.under == "floor",
        "under-law": result.under == "minimum",
        "advert": posted is not None,
        "in-advert": in_advert,
        "short": walk_away >= result.ask_high,
        "bad-advert": posted is not None and posted.top < max(walk_away, result.minimum),
        "inside": offer is not None and offer.amount >= result.ask_low,
        "counter-low": walk_away > counter > 0,
        "not-enough": walk_away > counter > 0 or (offer is not None and not counter and under),
        "range": result.ask_low < result.ask_high,
        "lifted": result.ask_lifted,
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
        "other-offer": record.other_offer,
        "years-assumed": "years" in assumed,
        "area-assumed": "area" in assumed,
    }
    yield from (fact for fact, is_true in true.items() if is_true)


def _amounts(result: RangeResult, rungs: Sequence[float]) -> dict[str, str]:
    """The only amounts a line may name; the ask alone is said with its unit."""
    low, high = result.ask_low, result.ask_high

    def say(amount: float) -> str:
        return result.unit.spoken(amount, unit=False)

    both = result.unit.spoken(high)
    words = {"ask": f"{say(low)} to {both}" if low < high else both, "high": say(high)}
    if result.offer is not None:
        words["offer"] = result.unit.as_typed(result.offer.amount, result.offer_typed)
        if result.figure is not None:
            words["counter"] = say(result.figure)
    if result.said is not None:
        words["said"] = result.unit.as_typed(result.said, result.said_typed)
    return words | {f"rung{n}": say(rung) for n, rung in enumerate(rungs, 1)}


def _record_words(record: Record, wins: Sequence[str]) -> dict[str, str]:
    words = {f"win{n if n > 1 else ''}": win for n, win in enumerate(wins, 1)}
    if record.years is not None and record.years >= 1:
        words["years"] = years_words(record.years)
        words["my_years"] = _my_years(record.years)
    if record.certificates:
        words["cert"] = _certificate(record.certificates[0])
    if record.languages:
        words["language"] = record.languages[0]
    return words


def _my_years(count: float) -> str:
    """The same after "my": "my six years", "my year and a half", "my two-plus years"."""
    if count % 1 not in (0, 0.5):
        return f"my {_counted(int(count))}-plus years"
    return "my year and a half" if count == 1.5 else f"my {years_words(count)}"


def _certificate(label: str) -> str:
    """A certificate as it is said: "Six Sigma Green Belt", "COPC certification"."""
    return label if label.endswith(("Belt", "certificate")) else f"{label} certification"


def years_words(count: float) -> str:
    """A number of years as it is said: "six years", "four and a half years", "over two years"."""
    whole, part = int(count), count - int(count)
    number = _counted(whole)
    if part == 0.5:
        return f"{number} and a half years" if whole > 1 else "a year and a half"
    years = f"{number} year{'' if whole == 1 else 's'}"
    return f"over {years}" if part else years


def _counted(whole: int) -> str:
    return _NUMBERS[whole] if whole < len(_NUMBERS) else str(whole)


def _near(place: Place, city: str) -> str:
    """Where the job is, with a space before it: " around Phoenix", " in Arizona"."""
    if city:
        return f" around {city}"
    if place.area_type in ("state", "territory"):
        name = place.area.split(",")[0]
        the = "the " if place.state in ("DC", "VI") else ""
        return f" in {the}{name}"
    if place.area_type == "rural":
        return f" in {place.area.partition(' nonmetropolitan')[0]}"
    return ""
