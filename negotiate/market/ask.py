"""The user's own walk-away, and the range to ask for."""

from __future__ import annotations

from typing import Literal, NamedTuple

from negotiate.market.position import ONE, cents
from negotiate.market.worth import Worth
from negotiate.model.facts import Rule


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
    past_band: bool = False
    """Its top passes the band's high, which gave way to the least width."""
    at_posted_top: bool = False
    """The advert leaves no room for a range: its maximum alone is asked for."""


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
    top = ONE.round_to(cents(ONE, low * (1 + rules["ask_width"].value)), worth.speak)
    top = min(top, ONE.round_to(worth.band.high, worth.speak, "down"))
    least = ONE.round_to(cents(ONE, low * (1 + rules["ask_width_least"].value)), worth.speak, "up")
    high = max(top, least)
    return Ask(low=low, high=high, lifted=lifted, past_band=high > worth.band.high)


def above_own(own: float, speak: float, rules: dict[str, Rule]) -> float:
    """The first speakable figure a step above the user's own walk-away."""
    return ONE.round_to(cents(ONE, own * (1 + rules["above_own"].value)), speak, "up")
