"""Where figures come from, in words."""

from __future__ import annotations

from collections.abc import Sequence

from negotiate.model.facts import Source
from negotiate.render.document import Lines


def source_lines(sources: Sequence[Source]) -> Lines:
    """A line a source: short name, title, publisher, date and address."""
    return Lines(
        title="Sources",
        items=tuple(
            f"{s.name}: {s.title}. {s.publisher[:1].upper()}{s.publisher[1:]}, {s.as_of}. "
            f"{s.url}".rstrip()
            for s in sources
        ),
        kind="small",
    )
