"""Reads the roles beside customer service, and what leads to them."""

from __future__ import annotations

from datetime import date
from functools import cache

from negotiate.files.data import read_rows
from negotiate.model.role import Move, OccupationGroup, RoleRow, Window


@cache
def load_roles() -> tuple[RoleRow, ...]:
    """The roles beside customer service, in the order of the table."""
    return tuple(
        RoleRow(
            key=row["role"],
            label=row["label"],
            field=row["field"] or row["label"],
            aliases=tuple(row["aliases"].split(";")),
            noun=row["noun"],
            soc=row["soc"],
            hourly={"hour": True, "year": False}[row["paid"]],
            windows=tuple(map(_window, filter(None, row["windows"].split(";")))),
            team=row["team"],
            lead_soc=row["lead_soc"],
            caution=row["caution"],
            lead_caution=row["lead_caution"],
            setting=_keys(row["setting"]),
            metrics=_keys(row["metrics"]),
        )
        for row in read_rows("roles.csv")
    )


def load_groups() -> tuple[OccupationGroup, ...]:
    """How the work of each group of occupations is done, the largest groups first."""
    rows = sorted(read_rows("occupation_groups.csv"), key=lambda row: len(row["soc"]))
    return tuple(
        OccupationGroup(
            soc=row["soc"],
            label=row["label"],
            setting=_keys(row["setting"]),
            metrics=_keys(row["metrics"]),
        )
        for row in rows
    )


def load_moves() -> dict[str, Move]:
    """What leads to each role, by its key."""
    return {
        row["role"]: Move(
            role=row["role"],
            leads_there=row["leads_there"],
            source=row["source"],
            as_of=date.fromisoformat(row["as_of"]),
            grade=row["grade"],  # type: ignore[arg-type]
        )
        for row in read_rows("role_moves.csv")
    }


def _keys(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split(";")))


def _window(text: str) -> Window:
    low, mid, high = map(float, text.split("-"))
    return low, mid, high
