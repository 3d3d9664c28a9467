"""What a user should know before relying on the figures, most important first."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from negotiate.market.ask import Ask
from negotiate.market.minimum import InForce
from negotiate.market.worth import Worth
from negotiate.model.band import Band, Place
from negotiate.model.facts import Facts, Level
from negotiate.model.money import FULL_TIME_HOURS, PayUnit
from negotiate.model.question import Question

Kind = Literal["law", "own", "advert", "level", "place", "industry", "rest"]
_ORDER = ("law", "own", "advert", "level", "place", "industry", "rest")


class Caution(NamedTuple):
    """A caution of one kind, in words."""

    kind: Kind
    text: str


def in_order(cautions: list[Caution]) -> tuple[str, ...]:
    """The texts by kind: law, floor and current pay, advert, level, place, industry, the rest."""
    ordered = sorted(cautions, key=lambda caution: _ORDER.index(caution.kind))
    return tuple(caution.text for caution in ordered)


def law(
    minimum: InForce | None, floor: InForce | None, worth: Worth, level: Level, unit: PayUnit
) -> list[Caution]:
    """The legal minimum where it binds or soon will, and the salary floor a target lies under."""
    found = []
    if minimum is not None and worth.published.low < worth.minimum:
        found.append(
            f"The legal minimum here is {wage(minimum.amount)} an hour ({name(minimum)}); "
            f"figures below it were raised to it.{soon(minimum)}{doubt(minimum)}"
        )
    elif minimum is not None and (minimum.next_amount or 0) * FULL_TIME_HOURS > worth.band.low:
        found.append(f"The legal minimum here will pass the low end of this band.{soon(minimum)}")
    if floor is not None and level.paid == "year" and unit.yearly(worth.target) < floor.amount:
        found.append(
            f"A salary under {unit_free(floor.amount)} a year ({name(floor)}) does not free an "
            f"employer from overtime pay, so overtime is generally owed {floor.row.overtime}."
        )
    return [Caution("law", text) for text in found]


def place(place: Place, band: Band) -> list[Caution]:
    """Figures that stand in for a place, or were mended."""
    found = []
    if not place.known:
        found.append(
            f"'{place.typed}' is in no metro on file: these are the figures of all of {place.area}."
        )
    if band.adjusted:
        found.append(
            f"The published wages of {band.area} are unusual, so they were mended: {band.adjusted}."
        )
    return [Caution("place", text) for text in found]


def industry(question: Question, level: Level, band: Band, facts: Facts) -> list[Caution]:
    """What the industry figure is known for, where that is not the job asked about."""
    if question.industry is None:
        return []
    if band.currency != "USD":
        return [Caution("industry", "The industry is not counted with bands in another currency.")]
    rule = facts.industries[question.industry]
    if rule.grade != "published":
        text = "No pay figure is known for other industries, so nothing was changed for it."
    elif level.paid == "year":
        text = (
            f"The figure for {rule.label} is for agents; for a {level.short} it is an assumption."
        )
    elif band.area_type != "nation":
        text = f"The figure for {rule.label} is for the whole nation; here it is an assumption."
    else:
        return []
    return [Caution("industry", text)]


def rest(question: Question, asked: Ask, last_known: date) -> list[Caution]:
    """What remains: a top past the band, a day far ahead of the data, a language that is none."""
    found = []
    if asked.past_band and not asked.lifted:
        found.append("The top of the ask passes the top of the band, to leave 3% to give.")
    if (question.as_of - last_known).days > 365:
        found.append(
            f"Wages are known to {last_known:%B %Y}; after it they are carried on at the last rate."
        )
    return [Caution("rest", text) for text in found]


def wage(amount: float) -> str:
    """A legal minimum an hour: `$16.90`."""
    return f"${amount:,.2f}"


def unit_free(amount: float) -> str:
    """A legal yearly figure: `$70,304`."""
    return f"${amount:,.0f}"


def name(figure: InForce) -> str:
    """Whose figure it is."""
    return figure.row.jurisdiction


def soon(figure: InForce) -> str:
    """The next figure known within a year, as a sentence with a space before it."""
    if figure.next_amount is None or figure.next_from is None:
        return ""
    day = f"{figure.next_from:%B} {figure.next_from.day}, {figure.next_from.year}"
    return f" It rises to {wage(figure.next_amount)} on {day}."


def doubt(figure: InForce) -> str:
    """A warning where the figure is not sure, with a space before it."""
    return " Check it: sources are thin or disagree." if figure.row.confidence == "low" else ""
