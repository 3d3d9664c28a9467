"""What moves the lead of a comparison, from low to high."""

from __future__ import annotations

from negotiate.model.comparison import (
    Comparison,
    Swing,
)
from negotiate.model.text import clean
from negotiate.render.document import Bar, Bars
from negotiate.render.dollars import money
from negotiate.render.offers_table import LONGEST

_SWINGS = 8


_PROMISED = "change"


def swings(result: Comparison) -> Bars:
    """The uncertain numbers that move the lead most, each with the lead at both its ends."""
    return Bars(
        title=f"What moves the lead of {clean(result.offers[0].name, LONGEST)} most",
        rows=tuple(
            Bar(
                label=clean(swing_name(swing), 46),
                parts=(swing.swing,),
                text=f"{money(swing.lead_low)} to {money(swing.lead_high)}",
            )
            for swing in result.sensitivity[:_SWINGS]
        ),
        legend=("the lead from low to high",),
    )


def swing_name(swing: Swing) -> str:
    """An uncertain number and how far it goes."""
    name = f"{swing.item}{_reach(swing)}"
    return f"{swing.offer}: {name}" if swing.offer else name


def _reach(swing: Swing) -> str:
    low, high = swing.low, swing.high
    if swing.key == "retirement":
        return ""
    if swing.key.startswith("bonus"):
        return f", {low:.0%} to {high:.0%} paid"
    if swing.key == _PROMISED:
        return ", none to as said"
    if swing.key == "overtime_hours_per_week":
        return f", {low:g} to {high:g} h a week"
    if swing.key == "commute.cost_per_mile":
        return f", {low * 100:.3g} to {high * 100:.3g} cents"
    return f", ${low:,.0f} to ${high:,.0f}"
