"""The law of a state as a document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from negotiate.model.facts import LegalFigure
from negotiate.model.law import NOT_ADVICE, StateLaw
from negotiate.render.document import Block, Column, Document, Lines, Table


def law_document(law: StateLaw) -> Document:
    """Minimum wages and overtime floors of one state, with where each comes from."""
    blocks: list[Block] = [
        Lines(title="Naming and asking about pay", items=_pay(law)),
        _figures("Minimum wage, an hour", law.minimum_wages, law.as_of, lambda x: f"${x:,.2f}"),
        _figures(
            "Salary under which overtime is generally owed, a year",
            law.salary_floors,
            law.as_of,
            lambda x: f"${x:,.0f}",
        ),
    ]
    overtime = [
        f"{f.jurisdiction}: overtime {f.overtime}." for f in law.salary_floors if f.overtime
    ]
    blocks.append(Lines(items=tuple(overtime)))
    notes = [
        f"{f.jurisdiction}: {f.note}." for f in (*law.minimum_wages, *law.salary_floors) if f.note
    ]
    notes += [
        f"{f.jurisdiction}: check it, for sources are thin or disagree."
        for f in (*law.minimum_wages, *law.salary_floors)
        if f.confidence == "low"
    ]
    if any(f.next_from and f.next_amount is None for f in law.minimum_wages):
        notes.append("A next day without an amount: what holds from then on is not known yet.")
    if law.earlier:
        names = ", ".join(dict.fromkeys(law.earlier))
        text = (
            f"Earlier figures are not on file for: {names}. They may have been higher than these."
        )
        blocks.append(Lines(items=(text,), kind="caution"))
    notes.append(f"As known on {law.known_on.isoformat()}.")
    blocks.append(Lines(items=(*dict.fromkeys(notes), NOT_ADVICE), kind="small"))
    return Document(title=f"{law.name}, {_day(law.as_of)}", blocks=tuple(blocks))


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
        title=f"Pay law by state, {_day(day)}",
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


def _figures(
    title: str, rows: tuple[LegalFigure, ...], day: date, show: Callable[[float], str]
) -> Table:
    columns = (
        Column("where"),
        Column("now", number=True),
        Column("since", whole=True),
        Column("next"),
        Column("source"),
    )
    return Table(
        title=title,
        columns=columns,
        rows=tuple(
            (
                row.jurisdiction,
                show(row.on(day) or 0.0),
                (row.next_from if _passed(row, day) else row.effective_from).isoformat(),  # type: ignore[union-attr]
                _next(row, day, show),
                row.source,
            )
            for row in rows
        ),
    )


def _passed(row: LegalFigure, day: date) -> bool:
    return row.next_amount is not None and row.next_from is not None and row.next_from <= day


def _next(row: LegalFigure, day: date, show: Callable[[float], str]) -> str:
    if row.next_from is None or row.next_from <= day:
        return ""
    if row.next_amount is None:
        return row.next_from.isoformat()
    return f"{row.next_from.isoformat()}, {show(row.next_amount)}"


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"
