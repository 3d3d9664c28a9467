"""What must hold of every person: each truth says what breaks it, worked out a second time.

The rules are read from `data/rules.csv` and followed as docs/METHOD.md says them, without the
code that computes a range.
"""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, NamedTuple, cast

import pandas as pd

from negotiate.api.batches import batch
from negotiate.api.people_words import words_of_row
from negotiate.api.person import Person, read_person
from negotiate.api.ranges import range_of
from negotiate.files.data import read_rows
from negotiate.market.minimum import in_force
from negotiate.market.range import target_range
from negotiate.model.errors import Problem
from negotiate.model.find import Find, Finds
from negotiate.model.money import Pay
from negotiate.model.people import OUTPUT
from negotiate.model.results import RangeResult

RULES = {row["key"]: float(row["value"]) for row in read_rows("rules.csv")}
SAME = 1e-8
"""Of a step: what doubles leave of a multiple."""
CLOSE = 0.02
"""Of a target: how much less the next level may be worth where two levels lie close."""
NEAR = 0.011
"""Dollars a year: what doubles leave of a cent."""


NO_FINDS = Finds()


class Met(NamedTuple):
    """A person, as typed, as read, and what came back."""

    words: Mapping[str, str]
    person: Person
    result: RangeResult

    def pay(self, name: str) -> float | None:
        """An amount that was typed, as full-time yearly pay."""
        pay: Pay | None = getattr(self.person.question, name)
        return None if pay is None else self.result.unit.full_time(pay)

    @property
    def standing(self) -> float | None:
        """The offer; without one, present pay where it is the boss one talks to."""
        boss = self.person.question.conversation.about in ("raise", "promotion")
        return self.pay("current") if self.pay("offer") is None and boss else self.pay("offer")

    def again(self, **changed: Any) -> RangeResult:
        """The same person with something of the question changed."""
        return target_range(self.person.question._replace(**changed), *self.person[1:])


def meet(words: Mapping[str, str], day: Any, finds: Finds = NO_FINDS, hours: Any = None) -> Met:
    """The person of a row of a table on a day; raises `Problem` where the row is refused."""
    typed: dict[str, Any] = {**words_of_row(words), "as_of": day, "hours": hours}
    typed |= {name: words[name] or None for name in ("area", "role")}
    person = read_person(words["level"], cast("Any", typed))
    person = person._replace(question=person.question._replace(finds=finds))
    return Met(words=words, person=person, result=range_of(person))


def found(day: Any, *amounts: float) -> Finds:
    """Adverts somebody came upon that month, dollars an hour."""
    pays = [Pay(amount=amount, period="hour") for amount in amounts]
    return Finds(
        counted=tuple(
            Find(
                id=number,
                kind="posting",
                source="",
                link="",
                low=pay,
                high=pay,
                level="",
                area="",
                day=day - timedelta(days=20),
                note="",
            )
            for number, pay in enumerate(pays)
        )
    )


# --- rounding, as people say it


def cent(amount: float) -> float:
    return math.floor(amount * 100 + 0.5) / 100


def up(amount: float, step: float) -> float:
    return math.ceil(amount / step - SAME) * step


def down(amount: float, step: float) -> float:
    return math.floor(amount / step + SAME) * step


def near(amount: float, step: float) -> float:
    return math.floor(amount / step + 0.5) * step


def named_by_the_hour(met: Met) -> bool:
    """Whether pay is spoken of by the hour: as it was named, else as the level is paid."""
    question, talk = met.person.question, met.person.question.conversation
    boss = talk.about in ("raise", "promotion")
    ends = question.posted or (None, None)
    named = (
        *(talk.steps[:1] or (None,)),
        question.offer,
        *(question.current if boss else None, ends[0] or ends[1]),
        *(question.said, question.current),
    )
    periods = (pay.period for pay in named if pay is not None)
    known = next((one for one in periods if one in ("hour", "year")), None)
    return met.result.unit.by_the_hour if known is None else known == "hour"


def in_full_time(step: float, met: Met, *, by_the_hour: bool) -> float:
    """A step of a year of 2,080 hours as one between full-time amounts."""
    unit = met.result.unit
    if by_the_hour == unit.by_the_hour:
        return step
    share = unit.hours / 40
    return step * share if by_the_hour else step / share


def aloud(amount: float, met: Met) -> float:
    """How far figures of a call lie apart around an amount, in the unit pay is spoken of in."""
    if named_by_the_hour(met):
        return in_full_time(RULES["said_aloud.hour"], met, by_the_hour=True)
    unit = met.result.unit
    large = (amount * unit.hours / 40 if unit.by_the_hour else amount) >= RULES[
        "said_aloud.large_from"
    ]
    step = RULES["said_aloud.large" if large else "said_aloud.year"]
    return in_full_time(step, met, by_the_hour=False)


def speakable(met: Met) -> float:
    return RULES["speakable.hour" if met.result.unit.by_the_hour else "speakable.year"]


# --- the law


def minimum(met: Met, ahead: float = RULES["law.counts_within"]) -> float:
    """The highest minimum by the hour on any day from that of the question on, so many ahead.

    Nothing before the first day of any that is on file.
    """
    rows, place = met.person.facts.minimum_wages, met.person.place
    day = met.person.question.as_of
    if in_force(rows, place, day) is None:
        return 0.0
    last = day + timedelta(days=ahead)
    changes = {d for r in rows for d in (r.effective_from, r.next_from) if d and day <= d <= last}
    known = (in_force(rows, place, one) for one in (day, last, *changes))
    return max((one.amount for one in known if one is not None), default=0.0)


def least(met: Met, ahead: float = RULES["law.counts_within"]) -> float:
    """The same as full-time yearly pay; nothing where bands are in another country's money.

    A salary under the exempt floor pays for every hour of a longer week.
    """
    unit, person = met.result.unit, met.person
    year = minimum(met, ahead) * 52
    if person.place.country != "US" or unit.by_the_hour:
        return cent(year * (40 if unit.by_the_hour else unit.hours))
    floor = in_force(person.facts.salary_floors, person.place, person.question.as_of)
    longer = 0.0 if floor is None else min(year * unit.hours, floor.amount)
    return cent(max(year * 40, longer))


def nothing_lies_under_the_legal_minimum(met: Met) -> Iterator[str]:
    result, law = met.result, least(met)
    offer = result.offer
    advised = {
        **result.band._asdict(),
        "target": result.target,
        "ask low": result.ask_low,
        "ask high": result.ask_high,
        "middle half": result.middle_half[0],
        "figure": result.figure,
        "good at": result.good_at,
        "counter": offer and offer.counter,
        **{f"step {n}": step.ask for n, step in enumerate(result.concessions)},
    }
    if result.walk_away_from == "market":
        advised["walk-away"] = result.walk_away
    for name, amount in advised.items():
        if amount is not None and amount < law - NEAR:
            yield f"{name} {amount} under {law}"
    if result.minimum != law:
        yield f"minimum {result.minimum}, not {law}"


def an_offer_under_the_law_is_asked_about_first(met: Met) -> Iterator[str]:
    result, standing = met.result, met.standing
    under = standing is not None and standing < least(met, 0)
    asked = [one.kind for one in result.law_first]
    if under != ("minimum" in asked):
        yield f"{standing} of {least(met, 0)}, asked {asked}"
    soon = standing is not None and not under and standing < least(met)
    if soon != ("minimum-soon" in asked):
        yield f"{standing} of {least(met)} soon, asked {asked}"
    said = (result.figure, result.good_at, *(s.ask for s in result.concessions))
    if under and any(amount is not None for amount in said):
        yield f"{said} though {standing} is under {least(met, 0)}"


# --- target and ask


def the_waterfall_adds_up(met: Met) -> Iterator[str]:
    for per in ("year", "hour"):
        data = met.result.to_dict(cast("Any", per))
        total = sum(round(row["amount"] * 100) for row in data["waterfall"])
        if total != round(data["target"] * 100):
            yield f"{total / 100} is not {data['target']} a {per}"


def the_target_can_be_said_and_lies_in_the_band(met: Met) -> Iterator[str]:
    result, step = met.result, speakable(met)
    if abs(result.target - near(result.target, step)) > NEAR:
        yield f"{result.target} is no multiple of {step}"
    finds = result.finds[1] if result.finds else 0.0
    low, high = result.band.low, max(result.band.high, finds)
    if not low <= result.target <= high and up(low, step) <= down(high, step):
        yield f"{result.target} not in {low} to {high}"
    if met.person.question.finds == NO_FINDS and result.target > up(high, step):
        yield f"{result.target} over {high}"


def own_walk_away(met: Met) -> float | None:
    """The floor; else present pay inside the band."""
    floor, current, band = met.pay("floor"), met.pay("current"), met.result.band
    inside = current is not None and band.low <= current <= band.high
    return floor if floor is not None else current if inside else None


def advert(met: Met) -> tuple[float | None, float | None] | None:
    """The ends of an advert that reaches the legal minimum."""
    posted, unit = met.person.question.posted, met.result.unit
    if posted is None:
        return None
    low, high = (end and unit.full_time(end) for end in posted)
    return None if high is not None and high < least(met) else (low, high)


def the_ask_is_as_the_rules_say(met: Met) -> Iterator[str]:
    result = met.result
    asks = {"ask": ((result.ask_low, result.ask_high), the_ask(met))}
    if met.standing is None and named_by_the_hour(met) != result.unit.by_the_hour:
        asks["ask said"] = result.ask_said, the_ask_said(met)
    else:
        asks["ask said"] = result.ask_said, the_ask(met)
    for name, (got, wanted) in asks.items():
        if any(abs(a - b) > NEAR for a, b in zip(got, wanted, strict=True)):
            yield f"{name} {got}, not {wanted}"


def the_ask_said(met: Met) -> tuple[float, float]:
    """The ask where nothing is offered yet, in figures one says in the other unit."""
    hourly = named_by_the_hour(met)
    usual = RULES["speakable.hour" if hourly else "speakable.year"]
    step = in_full_time(usual, met, by_the_hour=hourly)
    first, last = up(met.result.band.low, step), down(highest(met), step)
    target = min(max(near(met.result.target, step), min(first, last)), max(first, last))
    target = max(target, up(least(met), step))
    return the_ask(met._replace(result=met.result._replace(target=target)), step)


def the_ask(met: Met, step: float | None = None) -> tuple[float, float]:
    """The bottom and the top of the ask."""
    result, own = met.result, own_walk_away(met)
    step = speakable(met) if step is None else step
    room, wide = 1 + RULES["ask.least_width"], 1 + RULES["ask.width"]
    lifted = None if own is None else up(cent(own * (1 + RULES["ask.above_reservation"])), step)
    low_end, high_end = advert(met) or (None, None)
    if high_end is None:
        low = max(result.target, up(cent(low_end or 0.0), step))
        low = lifted if lifted is not None and own is not None and own > low else low
        top = highest(met)
        high = min(near(cent(low * wide), step), down(top, step))
        return low, max(high, up(cent(low * room), step))
    if high_end < cent((low_end or 0.0) * room):
        return high_end, high_end
    low = in_the_advert(met, low_end, high_end, step)
    if own is not None and cent(own * (1 + RULES["ask.above_reservation"])) > low:
        low = cast("float", lifted)
    if low > cent(high_end / room):
        return high_end, high_end
    return low, min(high_end, near(cent(low * wide), step))


def in_the_advert(met: Met, low: float | None, high: float, step: float) -> float:
    """The target kept inside an advert: from its middle on, with the years of the level."""
    result = met.result
    seasoned = result.years >= result.level.typical_years
    share = RULES["ask.experienced_from"] if seasoned else 0.0
    bottom = 0.0 if low is None else low * (1 - share) + high * share
    first = up(max(bottom, least(met)), step)
    last = down(cent(high / (1 + RULES["ask.least_width"])), step)
    if first <= last:
        return min(max(result.target, first), last)
    return max(last, low or 0.0, least(met))


def highest(met: Met) -> float:
    """The band's high, or the highest of the finds above it where enough of them agree.

    All that `found` makes lie near one another.
    """
    high, unit = met.result.band.high, met.result.unit
    pays = [unit.full_time(find.low) for find in met.person.question.finds.counted]
    above = [pay for pay in pays if pay > high]
    return max(above) if len(above) >= RULES["find.agree"] else high


# --- the figure to say


def reach(met: Met) -> tuple[float, float] | None:
    """The base and the figure a reach above it; None without anything to go up from."""
    talk, offer, current = met.person.question.conversation, met.pay("offer"), met.pay("current")
    need = {"high": RULES["reach.need_high"], "low": RULES["reach.need_low"]}.get(talk.need, 0.0)
    need += {"high": RULES["reach.wanted_high"], "low": RULES["reach.wanted_low"]}.get(
        talk.wanted, 0.0
    )

    def aim(base: float, share: float) -> tuple[float, float]:
        base = max(base, least(met))
        share = min(max(share, RULES["reach.least"]), RULES["reach.most"])
        return base, cent(base * (1 + round(share, 9)))

    changed = RULES["reach.changed"] if talk.changed else 0.0
    if talk.about == "raise":
        return None if current is None else aim(current, RULES["reach.rise"] + need)
    usual = RULES[f"reach.{met.result.level.name}"] + need + changed
    ways = [aim(offer, usual)] if offer is not None else []
    if talk.about == "promotion" and current is not None:
        ways.append(aim(current, RULES["reach.promotion"] + need))
    return max(ways, key=lambda way: way[1], default=None)


def written_rival(met: Met) -> float:
    """What another employer offers in writing, above what there is to go up from."""
    rival = met.person.question.conversation.rival
    if rival is None or rival.status != "written" or rival.pay is None or met.standing is None:
        return 0.0
    amount = met.result.unit.full_time(rival.pay)
    return amount if amount > met.standing else 0.0


def top_of_the_ask(met: Met) -> float:
    """The top of the ask, higher where they came to the person."""
    wanted = met.person.question.conversation.wanted == "high"
    return cent(the_ask(met)[1] * (1 + RULES["counter.wanted_top"] * wanted))


def no_figure_is_wise(met: Met) -> bool:
    """Whether any of the reasons against a figure holds."""
    talk, standing, said = met.person.question.conversation, met.standing, met.pay("said")
    scale = talk.pay_set == "scale"
    ends = advert(met)
    most = ends[1] if ends is not None and ends[1] is not None else met.result.band.high
    current = met.pay("current")
    return (
        talk.final
        or talk.pay_set == "class"
        or (current is not None and current > most and met.pay("floor") is None and not scale)
        or (said is not None and standing is not None and standing >= said and not talk.changed)
        or (
            standing is not None
            and standing >= top_of_the_ask(met)
            and not written_rival(met)
            and not scale
        )
    )


def the_figure(met: Met) -> float | None:
    """The one figure to say, before the law is asked about."""
    if no_figure_is_wise(met):
        return None
    if met.person.question.conversation.pay_set == "scale":
        figure = a_step(met)
    else:
        aimed = reach(met)
        if aimed is None or met.standing is None:
            return None
        figure = lawful(held(capped(lifted(*aimed, met), met), met), met)
    standing = met.standing or 0.0
    return figure if figure and figure >= standing * (1 + RULES["offer.least_counter"]) else None


def lifted(base: float, figure: float, met: Met) -> float:
    """The reach, or what an advert or a written rival says where that is more."""
    ends = advert(met)
    if ends is not None and None not in ends and met.person.question.conversation.need != "high":
        low, high = cast("tuple[float, float]", ends)
        inside = min(the_ask(met)[0], cent(low + RULES["counter.in_advert"] * (high - low)))
        most = cent(base * (1 + RULES["counter.most_in_advert"]))
        figure = max(figure, min(inside, most)) if inside > figure else figure
    return max(figure, cent(written_rival(met) * (1 + RULES["counter.above_rival"])))


def capped(figure: float, met: Met) -> float:
    """The figure as it is said, not past the ask's top nor the advert's maximum."""
    ends = advert(met)
    most = math.inf if ends is None or ends[1] is None else ends[1]
    rival = cent(written_rival(met) * (1 + RULES["counter.above_rival"]))
    top = max(top_of_the_ask(met), rival)
    if figure > most and most <= top + NEAR:
        return most
    figure = min(figure, top)
    said = min(near(figure, aloud(figure, met)), down(top, aloud(top, met)))
    return min(said, most)


def held(figure: float, met: Met) -> float:
    """A number said stands; one's own pay and floor lift; an advert's maximum beats both."""
    ends, said = advert(met), met.pay("said")
    most = math.inf if ends is None or ends[1] is None else ends[1]
    if said is not None and said > (met.standing or 0.0):
        figure = figure if met.person.question.conversation.changed else min(said, most)
    own = max(met.pay("floor") or 0.0, met.pay("current") or 0.0)
    enough = cent(own * (1 + RULES["ask.above_reservation"]))
    enough = up(enough, aloud(enough, met))
    return min(enough, most) if enough > figure else figure


def lawful(figure: float, met: Met) -> float:
    law = least(met)
    return figure if figure >= law else up(law, aloud(law, met))


def scale(met: Met) -> list[float]:
    return [met.result.unit.full_time(one) for one in met.person.question.conversation.steps]


def a_step(met: Met) -> float | None:
    """The step of one's years above the first, at most two above the one offered."""
    steps, standing = scale(met), met.standing
    if not steps:
        return None
    now = max((n for n, step in enumerate(steps) if standing and step <= standing), default=0)
    most = now + int(RULES["counter.most_steps"])
    figure = steps[min(math.floor(met.result.years), most, len(steps) - 1)]
    lowest = max(met.pay("floor") or 0.0, least(met))
    if figure < lowest:
        figure = next((step for step in steps if step >= lowest), 0.0)
    return figure if figure > (standing or 0.0) else None


def the_figure_is_as_the_rules_say(met: Met) -> Iterator[str]:
    wanted, result = the_figure(met), met.result
    counter = wanted if result.offer is None else result.offer.counter
    if not same(counter, wanted):
        yield f"counter {counter}, not {wanted}"
    silent = any(one.kind == "minimum" for one in result.law_first)
    if not same(result.figure, None if silent else wanted):
        yield f"figure {result.figure}, not {wanted}"
    good = None if silent or wanted is None else good_enough(wanted, met)
    if not same(result.good_at, good):
        yield f"good at {result.good_at}, not {good}"


def same(one: float | None, other: float | None) -> bool:
    return one is other if one is None or other is None else abs(one - other) <= NEAR


def good_enough(figure: float, met: Met) -> float:
    """The amount from which yes on the spot is good advice."""
    talk, standing, steps = met.person.question.conversation, met.standing, scale(met)
    offer = met.pay("offer")
    if talk.need == "high" and offer is not None:
        good = offer
    elif talk.pay_set == "scale":
        now = steps[0] if standing is None else standing
        good = next((step for step in steps if step > now), steps[-1])
    else:
        half = cent(standing + (figure - standing) * RULES["counter.good_at"]) if standing else 0.0
        good = near(half, aloud(half, met))
        good += 0.0 if good > (standing or 0.0) else aloud(half, met)
    lowest = max(
        *(met.pay("floor") or 0.0, met.pay("current") or 0.0),
        *(written_rival(met), least(met)),
    )
    if good < lowest:
        above = (step for step in steps if step >= lowest)
        good = next(above, figure) if steps else up(lowest, aloud(lowest, met))
    return min(good, figure)


def nobody_is_told_to_take_less_than_they_said(met: Met) -> Iterator[str]:
    """No step at or under the offer or one's own walk-away, none above the figure."""
    result = met.result
    under = max(met.standing or 0.0, own_walk_away(met) or 0.0)
    for step in result.concessions:
        if step.ask is not None and (step.ask <= (met.standing or 0.0)):
            yield f"step {step.ask} at or under {met.standing}"
        if step.ask is not None and step.ask < under - NEAR:
            yield f"step {step.ask} under {under}"
        if step.ask is not None and result.figure is not None and step.ask > result.figure:
            yield f"step {step.ask} over {result.figure}"
    if result.no_counter and any(step.ask is not None for step in result.concessions):
        yield f"a money step though {result.no_counter}"


def nobody_says_yes_on_the_spot_to_less_than_they_have(met: Met) -> Iterator[str]:
    """Than a floor, present pay without one, or another employer's offer in writing.

    Where the job is needed badly a yes is what they came for.
    """
    offer, floor = met.pay("offer"), met.pay("floor")
    if offer is None or met.person.question.conversation.need == "high":
        return
    has = max(met.pay("current") or 0.0 if floor is None else floor, written_rival(met))
    for bracket in met.result.when_they_say:
        most = bracket.end or bracket.start or offer
        if most < has - NEAR and re.search(r"\b(accept|yes)\b", bracket.you_say, re.IGNORECASE):
            yield f"{bracket.you_say!r} at {most}, with {has}"


def what_they_may_say_has_no_gap(met: Met) -> Iterator[str]:
    brackets = met.result.when_they_say
    if not brackets:
        yield "no bracket"
    for one, other in pairwise(brackets):
        if one.end is None or one.end != other.start or (one.start or 0.0) >= one.end:
            yield f"{one.start} to {one.end}, then from {other.start}"
    if brackets and brackets[-1].end is not None:
        yield f"ends at {brackets[-1].end}"
    if any(not bracket.you_say for bracket in brackets):
        yield "a bracket without a line"


def the_verdict_follows_its_order(met: Met) -> Iterator[str]:
    offer, result = met.pay("offer"), met.result
    if offer is None or result.offer is None:
        return
    floor, current, band = met.pay("floor"), met.pay("current"), result.band
    inside = current is not None and floor is None and band.low <= current <= band.high
    low, high = the_ask(met)
    wanted = (
        "below-floor"
        if floor is not None and offer < floor
        else "below-current"
        if inside and current is not None and offer < current
        else "below-market"
        if offer < (result.target if result.ask_lifted else low)
        else "in-range"
        if offer < high
        else "above-range"
    )
    if result.offer.verdict != wanted:
        yield f"{result.offer.verdict}, not {wanted}"


# --- more is never less


def more_years_never_lower_the_target(met: Met) -> Iterator[str]:
    for more in (0.5, 7.0):
        years = min(met.result.years + more, 60.0)
        if (target := met.again(years=years).target) < met.result.target:
            yield f"{target} with {years} years, {met.result.target} with {met.result.years}"


def one_more_certificate_never_lowers_the_target(met: Met) -> Iterator[str]:
    question = met.person.question
    for key in list(met.person.facts.certificates)[::3]:
        more = met.again(certificates=(*question.certificates, key)).target
        if more < met.result.target:
            yield f"{more} with {key}, {met.result.target} without"
    if met.again(languages=(*question.languages, "French")).target < met.result.target:
        yield "a language lowers it"


def the_next_level_is_never_worth_less(met: Met) -> Iterator[str]:
    """Where its band is at least as high all through: for one person of the same years.

    On the ladder of customer service as a whole: abroad, in some roles and in some industries they
    lie closer together than what years are worth, and the screen leaves the next one out then. So
    it is, by a little, in metros where the levels lie close (8 of 50,000 people, at most 1.6%).
    """
    above, result = met.result.next_level, met.result
    ladder = met.person.place.country == "US" and not met.words["role"] + met.words["industry"]
    if above is None or not ladder or met.person.question.finds != NO_FINDS:
        return
    there = met.again(level=above.level.name)
    if there.target != above.target:
        yield f"{above.target} shown, {there.target} there"
    higher = all(b >= a for a, b in zip(result.band, there.band, strict=True))
    steps = speakable(met), speakable(met._replace(result=there))
    apart = max(*steps, CLOSE * result.target)
    if higher and there.target < result.target - apart:
        yield f"{above.level.name} {there.target}, {result.level.name} {result.target}"


def hourly_figures_are_the_yearly_ones_by_the_hour(met: Met) -> Iterator[str]:
    hours = met.person.question.hours * 52
    year, hour = (met.result.to_dict(cast("Any", per)) for per in ("year", "hour"))
    for name, (a, b) in _amounts(year, hour):
        if not (a is b is None) and (a is None or b is None or abs(a / hours - b) > 0.00501 + 1e-5):
            yield f"{name}: {a} a year, {b} an hour"


_KEEP = ("waterfall", "offer", "sources", "assumed", "cautions", "reach", "law_first")


def _amounts(year: Any, hour: Any, name: str = "") -> Iterator[tuple[str, tuple[Any, Any]]]:
    if isinstance(year, dict):
        for key, inner in year.items():
            if key not in _KEEP:
                yield from _amounts(inner, hour[key], f"{name}.{key}")
    elif isinstance(year, list):
        for number, (a, b) in enumerate(zip(year, hour, strict=True)):
            yield from _amounts(a, b, f"{name}[{number}]")
    elif isinstance(year, float) or isinstance(hour, float):
        yield name, (year, hour)


TRUTHS: tuple[Callable[[Met], Iterator[str]], ...] = (
    nothing_lies_under_the_legal_minimum,
    an_offer_under_the_law_is_asked_about_first,
    the_waterfall_adds_up,
    the_target_can_be_said_and_lies_in_the_band,
    the_ask_is_as_the_rules_say,
    the_figure_is_as_the_rules_say,
    nobody_is_told_to_take_less_than_they_said,
    nobody_says_yes_on_the_spot_to_less_than_they_have,
    what_they_may_say_has_no_gap,
    the_verdict_follows_its_order,
    more_years_never_lower_the_target,
    one_more_certificate_never_lowers_the_target,
    the_next_level_is_never_worth_less,
    hourly_figures_are_the_yearly_ones_by_the_hour,
)


# --- a table of people


class Held(NamedTuple):
    """What broke for the people of a table, with who they were, and how many of each kind."""

    broken: list[tuple[str, str]]
    kinds: Counter[str]


def hold(table: list[dict[str, str]], day: date, draw: random.Random) -> Held:
    """Hold the people of a table to every truth, and the table to what each gets alone."""
    broken: list[tuple[str, str]] = []
    kinds: Counter[str] = Counter()
    alone: dict[str, Met | Problem] = {}
    for words in table:
        try:
            met = meet(words, day)
        except Problem as problem:
            alone[words["id"]] = problem
            kinds.update(("all", "refused"))
            continue
        alone[words["id"]] = met
        kinds["all"] += 1
        kinds.update(_kinds(met))
        for one in (met, _otherwise(met, day, draw)):
            for truth in TRUTHS:
                said = {name: cell for name, cell in words.items() if cell}
                how = one.person.question.hours, len(one.person.question.finds.counted)
                who = f"{day}, {how[0]:g} hours, {how[1]} finds, {said}"
                broken += [(truth.__name__, f"{fault}; {who}") for fault in truth(one)]
    broken += [("the_table_says_what_range_says", f"{f}; {day}") for f in _table(table, day, alone)]
    return Held(broken=broken, kinds=kinds)


def _kinds(met: Met) -> Iterator[str]:
    result = met.result
    yield result.no_counter or ("figure" if result.figure is not None else "no figure yet")
    yield result.place.country
    yield from (one.kind for one in result.law_first)


def _otherwise(met: Met, day: date, draw: random.Random) -> Met:
    """The same person with other hours, or with finds: a table has neither."""
    if draw.random() < 0.5 or met.person.place.country != "US":
        return meet(met.words, day, hours=draw.choice((36, 37.5, 45, 60)))
    middle = met.result.unit.hourly(met.result.band.high) * draw.uniform(0.8, 1.2)
    amounts = (round(middle * draw.uniform(0.95, 1.05), 2) for _ in range(draw.randrange(1, 5)))
    return meet(met.words, day, finds=found(day, *amounts))


def _table(
    table: list[dict[str, str]], day: date, alone: Mapping[str, Met | Problem]
) -> Iterator[str]:
    rated = batch(pd.DataFrame(table), as_of=day)
    rows = {row["id"]: row for row in rated.people.to_dict("records")}
    for words in table:
        person, row = alone[words["id"]], rows.get(words["id"])
        if isinstance(person, Problem) or row is None:
            if not (isinstance(person, Problem) and row is None):
                yield f"refused by one alone: {words}, {person}"
            continue
        wanted = person.result.to_flat()
        names = {"role_key": "role", "area_name": "area"}
        for name in OUTPUT:
            value, got = wanted.get(names.get(name, name)), row[name]
            if not _equal(value, got):
                yield f"{name} {got!r}, alone {value!r}: {words}"


def _equal(value: Any, got: Any) -> bool:
    if value is None:
        return got in ("", None) or got != got
    if isinstance(value, bool | str):
        return str(value) == str(got)
    return abs(float(value) - float(got)) < 1e-9 * max(1.0, abs(value))
