"""The career ladder as a document."""

from __future__ import annotations

from collections.abc import Iterator

from negotiate.model.ladder import Ladder, Rung
from negotiate.model.money import PayUnit
from negotiate.model.text import long_day
from negotiate.render.document import Block, Column, Document, Lines, Table


def ladder_document(ladder: Ladder) -> Document:
    """Every level with its pay and step, the user's own marked; what earns the next one."""
    rows = tuple(_row(rung) for rung in ladder.rungs)
    marked = [n for n, rung in enumerate(ladder.rungs) if rung.you is not None]
    columns = (
        Column("level"),
        Column("years", number=True, whole=True),
        Column("pay here", number=True, whole=True),
        Column("middle", number=True, whole=True),
        Column("step up", number=True, whole=True),
        Column("over 5 years", number=True, whole=True),
    )
    day = long_day(ladder.as_of, ladder.place.country)
    blocks: list[Block] = [
        Table(title="", columns=columns, rows=rows, strong=frozenset(marked)),
        *(_you(rung) for rung in ladder.rungs if rung.you is not None),
        *_earned(ladder),
        *_beside(ladder),
        Lines(
            items=(
                f"{_money(ladder)} a year, but by the hour where /h stands. Step up: the middle "
                "of the next level less this one's, before taxes, in today's money, at full time. "
                "Next: "
                "negotiate range --level LEVEL explains one of them.",
            ),
            kind="small",
        ),
    ]
    return Document(title=f"The ladder, {ladder.place.area}, {day}", blocks=tuple(blocks))


def _money(ladder: Ladder) -> str:
    currency = ladder.rungs[0].unit.currency
    return "Dollars" if currency == "USD" else f"Amounts in {currency}"


def _earned(ladder: Ladder) -> Iterator[Block]:
    """What earns the next level, where that is known of the work."""
    known = tuple(f"{_name(rung)}: {rung.earned_by}." for rung in ladder.rungs if rung.earned_by)
    if known:
        yield Lines(title="What usually earns the next level", items=known)


def _beside(ladder: Ladder) -> Iterator[Block]:
    """The other roles, the best paid first, with what leads to each."""
    if not ladder.beside:
        return
    columns = (
        Column("role"),
        Column("pay here", number=True, whole=True),
        Column("a year more", number=True, whole=True),
        Column("what leads there"),
    )
    rows = tuple(
        (
            f"{one.role}{' *' if one.cautions else ''}",
            f"{one.unit.short(one.target)}{'/h' if one.unit.by_the_hour else ''}",
            f"{'-' if one.gain < 0 else '+'}{one.unit.sign}{abs(one.gain):,.0f}",
            one.leads_there,
        )
        for one in ladder.beside
    )
    level = ladder.beside[0].level.name
    title = f"What else you could earn here, at {level} level"
    yield Table(title=title, columns=columns, rows=rows)
    slower = "At your years; who changes work often starts a level lower there."
    yield Lines(items=(slower,), kind="small")
    if any(one.cautions for one in ladder.beside):
        star = "* Another occupation stands in, or little is known: negotiate range --role says."
        yield Lines(items=(star,), kind="small")


def _name(rung: Rung) -> str:
    return rung.level.short.capitalize()


def _row(rung: Rung) -> tuple[str, ...]:
    level, unit = rung.level, rung.unit
    upper = f" to {level.years_to:g}" if level.years_to else "+"
    per = "/h" if unit.by_the_hour else ""
    mark = " (you)" if rung.you is not None else ""
    return (
        f"{level.name.capitalize()}{mark}",
        f"{level.years_from:g}{upper}",
        f"{unit.between(rung.band.low, rung.band.high)}{per}",
        f"{unit.short(rung.band.mid)}{per}",
        "" if rung.step is None else _step(rung.step, unit),
        "" if rung.five_years is None else _step(rung.five_years, unit),
    )


def _step(amount: float, unit: PayUnit) -> str:
    """What a step is worth: "$9,441", "-C$1,070"."""
    return f"{'-' if amount < 0 else ''}{unit.sign}{abs(amount):,.0f}"


def _you(rung: Rung) -> Lines:
    amount = rung.unit.say(rung.you or 0.0)
    return Lines(items=(f"You stand here, {rung.level.short}: about {amount}.",))
