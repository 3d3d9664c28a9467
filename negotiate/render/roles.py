"""Roles and occupations as a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from negotiate.render.document import Block, Column, Document, Lines, Table

_MOST = 40
"""More are too many to read; the first are shown, and that there are more."""
_ALIASES = 3


def roles_document(found: Sequence[Mapping[str, Any]], typed: str) -> Document:
    """Roles with what the nation pays in the middle, how many do it, and other names."""
    columns = (
        Column("--role"),
        Column("the work"),
        Column("middle of the US", number=True, whole=True),
        Column("jobs", number=True, whole=True),
    )
    rows = tuple(_row(one) for one in found[:_MOST])
    blocks: list[Block] = [Table(title="", columns=columns, rows=rows)]
    if len(found) > _MOST:
        more = f"{len(found) - _MOST} more fit: add a word."
        blocks.append(Lines(items=(more,), kind="caution"))
    cautions = tuple(f"{one['role']}: {one['caution']}" for one in found[:_MOST] if one["caution"])
    if cautions:
        blocks.append(Lines(title="What stands in", items=cautions, kind="small"))
    if there := tuple(_abroad(found[:_MOST])):
        blocks.append(Lines(title="In other countries", items=there, kind="small"))
    first = found[0]["role"]
    blocks.append(
        Lines(
            items=(
                "Middle: what one in the middle of those who do this work earns, "
                f"{found[0]['source']}, not grown to today. "
                f"Next: negotiate range --role {first} --level mid.",
            ),
            kind="small",
        )
    )
    title = f"Roles with '{typed}'" if typed.strip() else "Roles of contact centers"
    return Document(title=title, blocks=tuple(blocks))


def roles_abroad_document(found: Sequence[Mapping[str, Any]], the: str, sign: str) -> Document:
    """The roles of another country, with what one in the middle earns there and their levels."""
    columns = (
        Column("--role"),
        Column("the work"),
        Column("middle", number=True, whole=True),
        Column("levels"),
    )
    rows = tuple(
        (one["role"], _work(one), _middle(one, sign), ", ".join(one["levels"])) for one in found
    )
    first = found[0]
    text = (
        f"Middle: the middle of the mid level in {the}, {first['source']}, not grown to today. "
        f"Next: negotiate range --country {first['country']} --role {first['role']} --level mid."
    )
    blocks = (Table(title="", columns=columns, rows=rows), Lines(items=(text,), kind="small"))
    return Document(title=f"Roles with figures in {the}", blocks=blocks)


def _abroad(found: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """A line for each other country, with those of the roles that it has figures of."""
    for country in dict.fromkeys(code for one in found for code in one["countries"]):
        there = ", ".join(one["role"] for one in found if country in one["countries"])
        yield f"--country {country}: {there}."


def _row(one: Mapping[str, Any]) -> tuple[str, ...]:
    return one["role"], _work(one), _middle(one, "$"), f"{one['jobs']:,}" if one["jobs"] else ""


def _work(one: Mapping[str, Any]) -> str:
    also = f" (also {', '.join(one['aliases'][:_ALIASES])})" if one["aliases"] else ""
    return f"{one['label']}{also}"


def _middle(one: Mapping[str, Any], sign: str) -> str:
    if one["paid_by"] == "hour":
        return f"{sign}{one['middle_hourly']:,.2f}/h"
    return f"{sign}{one['middle_yearly']:,.0f}"
