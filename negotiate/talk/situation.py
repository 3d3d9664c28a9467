"""What holds for one person, job and stage: the facts lines need, and the words they name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from negotiate.model.band import Place
from negotiate.model.facts import SETTINGS, Level
from negotiate.model.law import PayLaw
from negotiate.model.lines import Metric, OtherAsk
from negotiate.model.results import Concession, RangeResult
from negotiate.model.script import Record
from negotiate.model.text import listing, short_day
from negotiate.talk.asks import ask_id, asks_beyond_pay, certificate
from negotiate.talk.numbers import ask_words
from negotiate.talk.standing import STANDINGS, allows, talk_facts
from negotiate.talk.years import my_years, years_words

FACTS = frozenset(
    {
        *(*STANDINGS, *SETTINGS),
        *("inside", "boss", "raise", "promotion", "conversion", "class", "scale", "need-high"),
        *("offer", "law", "law2", "last-word", "half", "counter-low", "advert", "advert-range"),
        *("advert-top", "at-top", "gap", "in-advert", "advert-short", "bad-advert", "range"),
        *("lifted", "said", "said-low", "changed", "rival-written", "rival-more", "rival-verbal"),
        *("rival-interviewing", "current", "years", "win", "win2", "cert", "language", "company"),
        *("salary", "barred", "years-assumed", "area-assumed", "level", "at-market", "new"),
        *("deadline", "rival-deadline", "top-step"),
    }
)
"""Every fact a line may need."""


class Situation(NamedTuple):
    """The facts that hold, and the words for `{named}` places."""

    facts: frozenset[str]
    words: dict[str, str]
    amounts: frozenset[str]
    """The places that hold an amount of pay."""
    asks: tuple[Concession, ...]
    """What to ask for besides base pay, the best first."""

    @property
    def standing(self) -> str:
        """How the talk stands, one of `STANDINGS`, or empty."""
        return next((fact for fact in STANDINGS if fact in self.facts), "")

    @property
    def first_ask(self) -> str:
        """The id of the first ask beyond base pay."""
        return ask_id(self.asks[0])

    def allows(self, needs: Sequence[str]) -> bool:
        """True where every need is met."""
        return allows(self.facts, tuple(needs))


def situation_of(
    result: RangeResult,
    record: Record,
    wins: Sequence[str],
    law: PayLaw | None,
    asks: Sequence[OtherAsk],
    metrics: Sequence[Metric],
) -> Situation:
    """What holds for this person and job.

    No word holds the walk-away or the floor; present pay only among those who pay it.
    """
    fitting = asks_beyond_pay(asks, result, record)
    amounts = _amounts(result, record)
    return Situation(
        facts=frozenset(_facts(result, record, wins, law)),
        words={
            **amounts,
            **_record_words(record, wins),
            **{f"law{n if n > 1 else ''}": q.ask for n, q in enumerate(result.law_first, 1)},
            "changed": result.conversation.changed,
            "work": result.level.work,
            "results": _results(result.level, metrics),
            "near": _near(result.place, record.city),
            "company": result.company,
            "first_ask": fitting[0].you_say,
            "next_ask": fitting[:2][-1].you_say,
        },
        amounts=frozenset(amounts),
        asks=fitting,
    )


def _results(level: Level, metrics: Sequence[Metric]) -> str:
    """What the work is measured by, in words: "promises kept or the amount collected"."""
    words = {metric.key: metric.words for metric in metrics}
    return listing(words[key] for key in level.metrics)


def spoken_rungs(result: RangeResult) -> tuple[float, ...]:
    """The amounts to give way by; only the number already said, where there is no offer."""
    if result.offer is None and result.figure is None and result.holds is not None:
        return (result.holds,)
    later = tuple(c.ask for c in result.concessions if c.ask is not None)
    first = result.ask_said[1] if result.figure is None else result.figure
    return tuple(dict.fromkeys((first, *later))) if later or result.figure is not None else ()


def _facts(
    result: RangeResult, record: Record, wins: Sequence[str], law: PayLaw | None
) -> Iterator[str]:
    assumed = {a.what for a in result.assumed}
    yield from talk_facts(result)
    true = {
        **_money_facts(result),
        **_advert_facts(result),
        **_said_facts(result),
        **_rival_facts(result),
        "law": len(result.law_first) > 0,
        "law2": len(result.law_first) > 1,
        "current": result.conversation.inside and record.current is not None,
        "years": record.years is not None and record.years >= 1,
        "new": record.years is not None and record.years <= 1,
        # Not where it fits the level above: asked on the call, that is put right downwards.
        "level": any(caution.key == "offer-fits-level-below" for caution in result.cautions),
        "win": len(wins) > 0,
        "win2": len(wins) > 1,
        "cert": bool(record.certificates),
        "language": bool(record.languages),
        "company": bool(result.company),
        "deadline": record.deadline is not None and record.deadline >= result.as_of,
        "rival-deadline": record.other_deadline is not None,
        "top-step": bool(result.scale) and (result.standing or 0.0) >= result.scale[-1],
        "salary": not result.unit.says_hour,
        "barred": law is not None and law.bars_history(result.as_of),
        "years-assumed": "years" in assumed,
        "area-assumed": "area" in assumed,
    }
    yield from (fact for fact, is_true in true.items() if is_true)


def _money_facts(result: RangeResult) -> dict[str, bool]:
    figure = result.figure or 0.0
    return {
        "half": figure > 0 and any(step.ask is not None for step in result.concessions),
        "counter-low": result.figure_under in ("floor", "current", "job"),
        "at-market": figure >= result.target > 0,
        "range": result.ask_said[0] < result.ask_said[1],
        "lifted": result.ask_lifted,
    }


def _advert_facts(result: RangeResult) -> dict[str, bool]:
    posted, figure = result.posted, result.figure or 0.0
    if posted is None:
        return {"advert-short": result.own_walk_away >= result.ask_high}
    top = posted.high or 0.0
    offer = result.offer.amount if result.offer else 0.0
    ranged = posted.low is not None and posted.high is not None
    within = posted.bottom <= result.ask_said[0] and result.ask_said[1] <= posted.top
    return {
        "advert": True,
        "advert-range": ranged,
        "advert-top": offer < figure <= top,
        "at-top": figure == top,
        "gap": result.level_in_advert,
        "in-advert": ranged and within,
        "advert-short": result.own_walk_away >= result.ask_high,
        "bad-advert": posted.top < max(result.own_walk_away, result.minimum),
    }


def _said_facts(result: RangeResult) -> dict[str, bool]:
    """A number said before stands, unless the job has changed or it would not do."""
    changed = bool(result.conversation.changed)
    stands = result.holds is not None and result.figure in (None, result.said)
    return {
        "said": stands and not changed,
        "said-low": result.said is not None and not stands and not changed,
        "changed": result.said is not None and changed,
    }


def _rival_facts(result: RangeResult) -> dict[str, bool]:
    """What may be said of another offer; where that is more, nothing is promised here."""
    rival = result.rival
    worth_more = result.figure_under == "rival"
    if rival is None or not rival.spoken:
        return {"rival-more": worth_more}
    pays_more = rival.is_more and (rival.amount or 0.0) > (result.figure or 0.0)
    return {f"rival-{rival.status}": True, "rival-more": pays_more or worth_more}


def _amounts(result: RangeResult, record: Record) -> dict[str, str]:
    """The only amounts a line may name; the ask alone is said with its unit."""
    high = result.ask_said[1]

    def say(amount: float) -> str:
        return result.unit.spoken(amount, unit=False)

    words = {"ask": ask_words(result), "high": say(high)}
    if result.offer is not None:
        words["offer"] = result.unit.as_typed(result.offer.amount, result.offer_typed)
    if result.said is not None:
        words["said"] = result.unit.as_typed(result.said, result.said_typed)
    if result.posted is not None and result.posted.high is not None:
        words["top"] = say(result.posted.high)
    if result.rival is not None and result.rival.named and result.rival.amount is not None:
        words["rival"] = result.unit.as_typed(result.rival.amount, result.rival.typed)
    if result.conversation.inside and record.current is not None:
        now = result.unit.full_time(record.current)
        words["current"] = result.unit.as_typed(now, record.current)
    figures = {"figure": result.figure, "half": result.good_at}
    return words | {name: say(x) for name, x in figures.items() if x is not None}


def _record_words(record: Record, wins: Sequence[str]) -> dict[str, str]:
    words = {f"win{n if n > 1 else ''}": win for n, win in enumerate(wins, 1)}
    if record.years is not None and record.years >= 1:
        words["years"] = years_words(record.years)
        words["my_years"] = my_years(record.years)
    if record.certificates:
        words["cert"] = certificate(record.certificates[0])
    if record.languages:
        words["language"] = record.languages[0]
    if record.deadline is not None:
        words["deadline"] = short_day(record.deadline)  # offers are of the United States alone
    if record.other_deadline is not None:
        name, day = record.other_deadline
        words |= {"rival_name": name, "rival_deadline": short_day(day)}
    return words


def _near(place: Place, city: str) -> str:
    """Where the job is, with a space before it: " around Phoenix", " in Arizona"."""
    if city:
        return f" around {city}"
    if place.area_type in ("province", "region"):
        return f" in {place.area.split(',')[0]}"
    if place.area_type in ("state", "territory"):
        name = place.area.split(",")[0]
        the = "the " if place.state in ("DC", "VI") else ""
        return f" in {the}{name}"
    if place.area_type == "rural":
        return f" in {place.area.partition(' nonmetropolitan')[0]}"
    return ""
