"""The user's own walk-away, and the range to ask for."""

from __future__ import annotations

from typing import Literal, NamedTuple

from negotiate.market.position import ask_top, clip, nearest, rounded_down, rounded_up
from negotiate.market.target import Valuation
from negotiate.model.facts import Rules
from negotiate.model.money import to_cent
from negotiate.model.results import Advert, AskFrom


class WalkAway(NamedTuple):
    """The least the user would take, and who set it: only a floor or current pay is their own."""

    amount: float
    source: Literal["floor", "current", "market"]

    @property
    def reservation(self) -> float | None:
        """The reservation value: the amount where the user set it, None where the market did."""
        return None if self.source == "market" else self.amount


class Ask(NamedTuple):
    """The range to ask for, and why it is where it is."""

    low: float
    high: float
    posted: Advert | None = None
    """The advert's range where it bounds the ask."""
    lifted: bool = False
    """Raised above what the market pays, to stay above the user's own walk-away."""
    low_from: AskFrom = "target"
    high_from: AskFrom = "width"

    @property
    def past_band(self) -> bool:
        """Its top passes the band's high, which gave way to the least width."""
        return self.high_from == "least"


def walk_away_of(valuation: Valuation, floor: float | None, current: float | None) -> WalkAway:
    """The user's floor; else current pay inside the band; else the band's low as a mere marker."""
    if floor is not None:
        return WalkAway(floor, "floor")
    if current is not None and valuation.band.low <= current <= valuation.band.high:
        return WalkAway(current, "current")
    low_end = rounded_up(valuation.band.low, valuation.speakable_step)
    return WalkAway(min(low_end, valuation.target), "market")


def ask(valuation: Valuation, reservation: float | None, rules: Rules) -> Ask:
    """The range to ask for where no advert bounds it.

    It starts at the target, or above the user's own walk-away where that reaches past the target.
    Its top is `ask.width` above, within the band, but never under `ask.least_width` above: a
    narrower range is heard as one number (Ames and Mason 2015).
    """
    low, lifted = valuation.target, False
    if reservation is not None and reservation > low:
        low, lifted = above_reservation(reservation, valuation.speakable_step, rules), True
    high = ask_top(
        low,
        valuation.top,
        step=valuation.speakable_step,
        width=rules.ask.width.value,
        least_width=rules.ask.least_width.value,
    )
    low_from: AskFrom = "reservation" if lifted else "target"
    return Ask(
        low=low,
        high=high,
        lifted=lifted,
        low_from=low_from,
        high_from=_high_from(low, high, valuation, rules),
    )


def _high_from(low: float, high: float, valuation: Valuation, rules: Rules) -> AskFrom:
    if high > valuation.top:
        return "least"
    if high == _width(low, valuation, rules):
        return "width"
    return "finds" if valuation.top > valuation.band.high else "band"


def ask_in_advert(
    valuation: Valuation,
    reservation: float | None,
    posted: Advert,
    *,
    experienced: bool,
    rules: Rules,
) -> Ask:
    """The range to ask for inside an advert's range; the band's high plays no part.

    `experienced` is whether the years are at or above the level's typical ones: then nothing under
    the middle of the advert is asked. The user's own walk-away lifts the ask; where the advert
    leaves no room above it, or none at all, its maximum alone is asked for. An end that is left
    open bounds nothing.
    """
    if posted.high is None:
        return _above_start(valuation, reservation, posted, rules)
    room = 1 + rules.ask.least_width.value
    if posted.high < to_cent(posted.bottom * room):
        return _top_alone(posted, lifted=False)
    up = rules.ask.experienced_from.value if experienced else 0.0
    lower = 0.0 if posted.low is None else posted.low * (1 - up) + posted.high * up
    lower = max(lower, valuation.minimum)
    low = _kept_between(valuation, lower, to_cent(posted.high / room), posted)
    lifted = reservation is not None and to_cent(reservation * room) > low
    if lifted and reservation is not None:
        low = above_reservation(reservation, valuation.speakable_step, rules)
    if low > to_cent(posted.high / room):
        return _top_alone(posted, lifted=lifted)
    low_from: AskFrom = (
        "reservation" if lifted else "target" if low == valuation.target else "inside"
    )
    high = min(posted.high, _width(low, valuation, rules))
    return Ask(
        low=low,
        high=high,
        posted=posted,
        lifted=lifted,
        low_from=low_from,
        high_from="advert" if high == posted.high else "width",
    )


def _above_start(
    valuation: Valuation, reservation: float | None, posted: Advert, rules: Rules
) -> Ask:
    """The ask where an advert says only where pay starts: nothing under that is asked."""
    start = rounded_up(to_cent(posted.bottom), valuation.speakable_step)
    inside = start > valuation.target
    least = valuation._replace(target=max(valuation.target, start))
    found = ask(least, reservation, rules)
    low_from: AskFrom = "inside" if inside and not found.lifted else found.low_from
    return found._replace(posted=posted, low_from=low_from)


def _top_alone(posted: Advert, *, lifted: bool) -> Ask:
    return Ask(
        low=posted.top,
        high=posted.top,
        posted=posted,
        lifted=lifted,
        low_from="advert",
        high_from="advert",
    )


def _kept_between(valuation: Valuation, lower: float, upper: float, posted: Advert) -> float:
    """The target kept between two bounds as a speakable figure; the upper one wins."""
    first = rounded_up(lower, valuation.speakable_step)
    last = rounded_down(upper, valuation.speakable_step)
    if first <= last:
        return clip(valuation.target, first, last)
    least = max(posted.bottom, valuation.minimum)
    return max(last, least)


def above_reservation(reservation: float, step: float, rules: Rules) -> float:
    """The first speakable figure a step above the user's own walk-away."""
    return rounded_up(to_cent(reservation * (1 + rules.ask.above_reservation.value)), step)


def _width(low: float, valuation: Valuation, rules: Rules) -> float:
    """The speakable figure nearest to the ask's full width above its bottom."""
    return nearest(to_cent(low * (1 + rules.ask.width.value)), valuation.speakable_step)
