"""What an import of bands changed, as a document."""

from __future__ import annotations

from collections.abc import Iterator

from negotiate.model.imports import ImportSummary, LevelChange
from negotiate.render.document import Column, Document, Lines, Table


def import_document(summary: ImportSummary) -> Document:
    """A row a level, what was left out, and which file speaks."""
    columns = (
        Column("level"),
        *(
            Column(name, number=True)
            for name in ("areas", "new", "median mid", "change", "from", "to")
        ),
    )
    table = Table(title="", columns=columns, rows=tuple(map(_row, summary.levels)))
    return Document(
        title=f"Bands of May {summary.year}",
        blocks=(table, Lines(items=tuple(_notes(summary)), kind="small")),
    )


def _row(one: LevelChange) -> tuple[str, ...]:
    return (
        one.level,
        f"{one.areas:,}",
        f"{one.added:,}",
        f"${one.mid:,.0f}",
        *("-" if share is None else f"{share:+.1%}" for share in (one.change, one.least, one.most)),
    )


def _notes(summary: ImportSummary) -> Iterator[str]:
    yield "change: of the middle, against the bands in use before; from and to: the extremes."
    if summary.unknown:
        yield f"Left out: {summary.unknown:,} areas this program has no name for."
    if summary.incomplete or summary.unpublished:
        yield f"Left out: {summary.incomplete:,} areas where wages were not published (* or **)."
    if summary.uneven:
        yield f"Left out: {summary.uneven:,} areas where pay does not rise from level to level."
    if summary.in_use:
        alone = "alone" if summary.replaces else "beside the built-in bands, the latest first"
        yield f"From now on {summary.file} speaks, {alone}. --reset takes it away."
    else:
        yield f"Written to {summary.file}; use it with --bands."
    if summary.replaces:
        yield (
            "Experience, certificates, industries and the words of the script are still those of "
            "contact centers."
        )
