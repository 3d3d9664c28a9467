"""The user's own walk-away, and the range to ask for."""

from __future__ import annotations

from typing import Literal, NamedTuple

from negotiate.market.position import ONE, ask_top
from negotiate.market.worth import Worth
from negotiate.model.facts import Rule
from negotiate.model.money import to_cent
from negotiate.model.results import AskFrom


class WalkAway(NamedTuple):
    """The least the user would take, and who set it: only a floor or current pay is their own."""

    amount: float
    source: Literal["floor", "current", "market"]

    @property
    def own(self) -> float | None:
        """The amount where the user set it."""
        return None if self.source == "market" else self.amount


class Ask(NamedTuple):
    """The range to ask for, and why it is where it is."""

    low: float
    high: float
    posted: tuple[float, float] | None = None
    """The advert's range where it bounds the ask."""
    lifted: bool = False
    """Raised above what the market pays, to stay above the user's own walk-away."""
    low_from: AskFrom = "target"
    high_from: AskFrom = "width"

    @property
    def past_band(self) -> bool:
        """Its top passes the band's high, which gave way to the least width."""
        return self.high_from == "least"


def walk_away(worth: Worth, floor: float | None, current: float | None) -> WalkAway:
    """The user's floor; else current pay inside the band; else the band's low as a mere marker."""
    if floor is not None:
        return WalkAway(floor, "floor")
    if current is not None and worth.band.low <= current <= worth.band.high:
        return WalkAway(current, "current")
    low_end = ONE.round_to(worth.band.low, worth.speak, "up")
    return WalkAway(min(low_end, worth.target), "market")


def ask(worth: Worth, own: float | None, rules: dict[str, Rule]) -> Ask:
    """The range to ask for where no advert bounds it.

    It starts at the target, or above the user's own walk-away where that reaches past the target.
    Its top is 8% above, within the band, but never under 3% above: a narrower range is heard as
    one number (Ames and Mason 2015).
    """
    low, lifted = worth.target, False
    if own is not None and own > low:
        low, lifted = above_own(own, worth.speak, rules), True
    high = ask_top(
        ONE,
        low,
        worth.top,
        step=worth.speak,
        width=rules["ask_width"].value,
        least_width=rules["ask_width_least"].value,
    )
    low_from: AskFrom = "own" if lifted else "target"
    return Ask(low, high, None, lifted, low_from, _high_from(low, high, worth, rules))


def _high_from(low: float, high: float, worth: Worth, rules: dict[str, Rule]) -> AskFrom:
    if high > worth.top:
        return "least"
    if high == _width(low, worth, rules):
        return "width"
    return "finds" if worth.top > worth.band.high else "band"


def ask_in_advert(
    worth: Worth,
    own: float | None,
    posted: tuple[float, float],
    *,
    experienced: bool,
    rules: dict[str, Rule],
) -> Ask:
    """The range to ask for inside an advert's range; the band's high plays no part.

    `experienced` is whether the years are at or above the level's typical ones: then nothing under
    the middle of the advert is asked. The user's own walk-away lifts the ask; where the advert
    leaves no room above it, or none at all, its maximum alone is asked for.
    """
    bottom_posted, top_posted = posted
    room = 1 + rules["ask_width_least"].value
    own_start = None if own is None else above_own(own, worth.speak, rules)
    if top_posted < to_cent(bottom_posted * room):
        return _top_alone(posted, lifted=False)
    lower = (bottom_posted + top_posted) / 2 if experienced else bottom_posted
    low = _kept_between(worth, max(lower, worth.minimum), to_cent(top_posted / room), posted)
    lifted = own is not None and own_start is not None and to_cent(own * room) > low
    if lifted and own_start is not None:
        low = own_start
    if low > to_cent(top_posted / room):
        return _top_alone(posted, lifted=lifted)
    low_from: AskFrom = "own" if lifted else "target" if low == worth.target else "inside"
    high = min(top_posted, _width(low, worth, rules))
    return Ask(low, high, posted, lifted, low_from, "advert" if high == top_posted else "width")


def _top_alone(posted: tuple[float, float], *, lifted: bool) -> Ask:
    return Ask(posted[1], posted[1], posted, lifted, "advert", "advert")


def _kept_between(worth: Worth, lower: float, upper: float, posted: tuple[float, float]) -> float:
    """The target kept between two bounds as a speakable figure; the upper one wins."""
    first = ONE.round_to(lower, worth.speak, "up")
    last = ONE.round_to(upper, worth.speak, "down")
    if first <= last:
        return ONE.clip(worth.target, first, last)
    least = max(posted[0], worth.minimum)
    return max(last, least)


def above_own(own: float, speak: float, rules: dict[str, Rule]) -> float:
    """The first speakable figure a step above the user's own walk-away."""
    return ONE.round_to(to_cent(own * (1 + rules["above_own"].value)), speak, "up")


def _width(low: float, worth: Worth, rules: dict[str, Rule]) -> float:
    """The speakable figure nearest to the ask's full width above its bottom."""
    return ONE.round_to(to_cent(low * (1 + rules["ask_width"].value)), worth.speak)
