"""Reads what an employer may promise, and the questions about it."""

from __future__ import annotations

from dataclasses import fields

from negotiate.files.data import read_rows
from negotiate.files.lines import load_lines
from negotiate.model.offer import (
    Bonus,
    Change,
    Commission,
    Commute,
    Draw,
    Equity,
    Health,
    HolidaysWorked,
    Offer,
    OnCall,
    OtherItem,
    Remote,
    Shift,
    SignOn,
    TimeOff,
    Training,
)
from negotiate.model.promise import KINDS, Kind, Term

YOURS = "yours"
"""The row of the keys that hold what one expects oneself: no employer promises them."""


def load_terms() -> tuple[Term, ...]:
    """The terms of `data/promised_terms.csv`, in its order, without one's own expectations."""
    return tuple(_term(row) for row in read_rows("promised_terms.csv") if row["key"] != YOURS)


def _term(row: dict[str, str]) -> Term:
    marked = row["fields"].split(";")
    keys = tuple(field.removeprefix("+") for field in marked)
    return Term(
        key=row["key"],
        label=row["label"],
        fields=keys,
        better=row["better"],
        units=tuple(row["units"].split(";")),
        main=tuple(not field.startswith("+") for field in marked),
        zero_is_said=tuple(map(_zero_is_said, keys)),
        needs=row["needs"],
    )


def load_questions() -> dict[Kind, str]:
    """What to say of a term that is missing, lower, later …, of `data/lines.csv`."""
    texts = load_lines().by_key
    return {kind: texts[f"check-{kind}"] for kind in KINDS if kind != "better"}


def _zero_is_said(field: str) -> bool:
    """Whether a key that is left out is not 0: then a written 0 is an answer."""
    where, _, name = field.rpartition(".")
    group = where.removesuffix("[]")
    record = RECORDS[group] if group else Offer
    return next(f.default for f in fields(record) if f.name == name) not in (0, False)


RECORDS: dict[str, type] = {
    "training": Training,
    "commission": Commission,
    "draw": Draw,
    "change": Change,
    "shift": Shift,
    "on_call": OnCall,
    "holidays_worked": HolidaysWorked,
    "sign_on": SignOn,
    "health": Health,
    "time_off": TimeOff,
    "equity": Equity,
    "commute": Commute,
    "remote": Remote,
    "bonus": Bonus,
    "other": OtherItem,
}
"""The record of each table of an offer whose keys are held one by one."""
