"""Which talk it is and how it stands: the facts that both lines and asks are chosen by."""

from __future__ import annotations

from collections.abc import Iterator

from negotiate.model.results import RangeResult

STANDINGS = ("law-minimum", "figure", "stay", "held", "final", "fixed", "met")
"""How it stands; at most one holds. What comes first here is said first."""


def standing(result: RangeResult) -> str:
    """How the talk stands, one of `STANDINGS`; empty where nobody has named a figure yet."""
    talk, offer = result.conversation, result.offer is not None
    true = {
        "law-minimum": any(question.kind == "minimum" for question in result.law_first),
        "figure": result.figure is not None,
        "stay": result.no_counter == "current-above",
        "held": bool(result.under),
        "final": talk.final and offer,
        "fixed": talk.pay_set != "talks",
        "met": offer,
    }
    return next((name for name, holds in true.items() if holds), "")


def talk_facts(result: RangeResult) -> Iterator[str]:
    """Which talk it is, whether there is an offer, and how it stands."""
    talk = result.conversation
    true = {
        "inside": talk.inside,
        "boss": talk.with_ones_boss,
        "offer": result.offer is not None,
        "raise": talk.about == "raise",
        "promotion": talk.about == "promotion",
        "conversion": talk.about == "conversion",
        "class": talk.pay_set == "class",
        "scale": talk.pay_set == "scale",
        "need-high": glad_of_the_offer(result),
        "last-word": talk.final,
    }
    yield from (fact for fact, holds in true.items() if holds)
    yield from result.level.setting
    if found := standing(result):
        yield found


def glad_of_the_offer(result: RangeResult) -> bool:
    """Whether the offer itself is answered with a yes, by somebody who needs the job.

    Not one under what would be good enough, and not to one's own boss.
    """
    talk, offer = result.conversation, None if result.offer is None else result.offer.amount
    asks_more = offer is not None and (result.good_at or 0.0) > offer
    no_yes = asks_more or result.short_of == "rival" or talk.with_ones_boss
    return talk.need == "high" and not no_yes


def one_soft_ask(result: RangeResult) -> bool:
    """Whether one soft ask is all of the talk: nothing else is asked for before the start."""
    return result.figure is not None and result.offer is not None and glad_of_the_offer(result)


def allows(facts: frozenset[str], needs: tuple[str, ...]) -> bool:
    """True where every need is met; after "no ", where it does not hold."""
    return all(need[3:] not in facts if need.startswith("no ") else need in facts for need in needs)
