"""The law of a state as a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby

from negotiate.model.clauses import Clause, ClauseTopic
from negotiate.model.facts import LegalFigure
from negotiate.model.law import NOT_ADVICE, StateLaw
from negotiate.model.text import long_day
from negotiate.render.document import Block, Column, Document, Lines, Table

_NOT_ON_FILE = "not on file here"
_COMPUTED = "*"
"""The mark of a figure that was worked out and not read."""


def law_document(law: StateLaw) -> Document:
    """Minimum wages and overtime floors of one place by date, with where each comes from."""
    wages = (*law.minimum_wages, *law.unlisted, *law.later_wages)
    floors = (*law.salary_floors, *law.later_floors)
    title = "Salary under which overtime is generally owed, a year"
    blocks: list[Block] = []
    if law.taken_for:
        blocks.append(Lines(items=(law.taken_for,), kind="caution"))
    blocks += [Lines(title="Naming and asking about pay", items=_pay(law))]
    if law.place is not None and law.here is not None:
        text = f"${law.here[0]:,.2f} an hour: {law.here[1]}, as far as it is on file here."
        blocks.append(Lines(title="The minimum wage that counts here", items=(text,)))
    blocks += [
        _figures("Minimum wage, an hour", wages, law.as_of, 2),
        _figures(title, floors, law.as_of, 0),
    ]
    if law.daily_overtime_says:
        blocks.append(Lines(title="Overtime by the day", items=law.daily_overtime_says))
    if law.earlier:
        text = (
            f"Earlier figures are not on file for: {', '.join(law.earlier)}. They may have been "
            "higher than these."
        )
        blocks.append(Lines(items=(text,), kind="caution"))
    blocks += _clauses(law)
    notes = dict.fromkeys(_notes(law, wages, floors))
    blocks.append(Lines(items=(*notes, NOT_ADVICE), kind="small"))
    return Document(title=f"{law.name}, {long_day(law.as_of)}", blocks=tuple(blocks))


def _notes(
    law: StateLaw, wages: Sequence[LegalFigure], floors: Sequence[LegalFigure]
) -> Iterator[str]:
    """What goes with the figures."""
    for row in wages:
        if row.amount is None:
            yield f"{row.jurisdiction}: a local minimum wage applies; it is not on file here."
        elif row.confidence == "low":
            yield f"{row.jurisdiction}: check it, for sources are thin or disagree."
        if row.note:
            yield f"{row.jurisdiction}: {row.note}."
    for row in floors:
        if row.note:
            yield f"Salary, {row.jurisdiction}: {row.note}."
        if row.confidence == "low":
            yield f"Salary, {row.jurisdiction}: check it, for sources are thin or disagree."
    if any(row.grade == "computed" for row in (*wages, *floors)):
        yield f"{_COMPUTED} Worked out here by the statute's formula; its publication was not read."
    if any(row.next_from and row.next_amount is None for row in (*wages, *floors)):
        yield "Until: the next change. Where no row begins on that day it is not on file here."
    if law.place is not None:
        yield f"negotiate law {law.state} shows every place of the state that is on file."
    days = (law.known_on, *(clause.as_of for clause in law.clauses))
    yield f"As known on {max(days).isoformat()}."


_TOPICS: dict[ClauseTopic, str] = {
    "notice": "Giving notice",
    "exempt": "Exempt from overtime",
    "repay": "Paying a bonus back when you leave",
    "training": "Paying training back",
    "noncompete": "Non-competes",
    "pay-talk": "Talking about your pay",
    "leave": "Unused leave when you leave",
    "review": "A promised review",
}


def _clauses(law: StateLaw) -> Iterator[Lines]:
    """What is on file of each clause and right, by date, with where it comes from."""
    for topic, rows in groupby(law.clauses, key=lambda clause: clause.topic):
        yield Lines(title=_TOPICS[topic], items=tuple(map(_clause, rows)))


def _clause(clause: Clause) -> str:
    from_day = clause.start.isoformat() if clause.start else ""
    until = f" until {clause.until.isoformat()}" if clause.until else ""
    span = f"{from_day}{until}: " if from_day else ""
    whom = "Leads and managers: " if clause.whom == "leads" else ""
    cited = clause.citation or "practice, no law"
    more = f" {clause.more}" if clause.more else ""
    return f"{span}{whom}{clause.text}{more} ({cited}; confidence {clause.confidence})"


def _pay(law: StateLaw) -> tuple[str, ...]:
    if law.pay is None:
        return ("No pay-range or pay-history law is on file here.",)
    return (*law.pay_says[:-1], f"{law.pay_says[-1]} Source: {law.pay.source}.")


def laws_document(laws: Sequence[StateLaw], day: date) -> Document:
    """Every state in one table: its own minimum wage and salary floor."""
    rows = []
    for law in laws:
        wage = _statewide(law.minimum_wages)
        floor = _statewide(law.salary_floors)
        rows.append(
            (
                law.state,
                _amount(wage, day, lambda x: f"${x:,.2f}"),
                _next_day(wage, day),
                _amount(floor, day, lambda x: f"${x:,.0f}"),
                _adverts(law, day),
                _history(law, day),
            )
        )
    columns = (
        Column("state", whole=True),
        Column("minimum", number=True, whole=True),
        Column("next", whole=True),
        Column("floor", number=True, whole=True),
        Column("adverts", whole=True),
        Column("history", whole=True),
    )
    return Document(
        title=f"Pay law by state, {long_day(day)}",
        blocks=(
            Table(title="", columns=columns, rows=tuple(rows)),
            Lines(
                items=(
                    "Minimum wage an hour; floor: salary under which overtime is generally owed, a "
                    "year; adverts: must they name the pay; history: may they ask what you earn.",
                    "Next: negotiate law CA shows one state in full, with local rates.",
                    NOT_ADVICE,
                ),
                kind="small",
            ),
        ),
    )


def _next_day(row: LegalFigure | None, day: date) -> str:
    later = row is not None and row.next_from is not None and row.next_from > day
    return row.next_from.isoformat() if later else ""  # type: ignore[union-attr]


def _adverts(law: StateLaw, day: date) -> str:
    """When the range must be named, in a word or two."""
    if law.pay is None:
        return "unknown"
    later = law.pay.posting_from is not None and day < law.pay.posting_from
    if later and law.pay.posting != "local":
        return f"from {law.pay.posting_from:%Y}"
    words = {
        "adverts": "must",
        "none": "",
        "after interview": "later",
        "on request": "if asked",
    }
    return words.get(law.pay.posting, law.pay.posting)


def _history(law: StateLaw, day: date) -> str:
    """Whether pay history may be asked for, in a word or two."""
    if law.pay is None:
        return "unknown"
    if law.pay.history_from is not None and day < law.pay.history_from:
        return f"from {law.pay.history_from:%Y}"
    return {"banned": "barred", "none": ""}.get(law.pay.history, law.pay.history)


def _statewide(rows: tuple[LegalFigure, ...]) -> LegalFigure | None:
    """The figure that holds in all of the state; None on days before the first one on file."""
    return next((row for row in rows if not row.places), None)


def _amount(row: LegalFigure | None, day: date, show: Callable[[float], str]) -> str:
    return "not on file" if row is None else show(row.on(day) or 0)


def _figures(title: str, rows: Sequence[LegalFigure], day: date, digits: int) -> Table:
    """The figures by place and day; one that is due and not on file has a row too."""
    found: dict[str, dict[tuple[str, ...], None]] = {}
    for row in rows:
        lines = found.setdefault(row.jurisdiction, {})
        until = row.next_from.isoformat() if row.next_from else ""
        if row.amount is not None:
            mark = _COMPUTED if row.grade == "computed" else ""
            amount = f"${row.amount:,.{digits}f}{mark}"
            lines[(row.effective_from.isoformat(), until, amount, row.source)] = None
        if row.outdated(day):
            lines[(until, "", _NOT_ON_FILE, "" if until else row.source)] = None
    columns = (
        Column("where"),
        Column("from", whole=True),
        Column("until", whole=True),
        Column("amount", number=True),
        Column("source"),
    )
    cells = [(where, *line) for where, lines in found.items() for line in sorted(lines)]
    return Table(title=title, columns=columns, rows=tuple(cells))
