"""One part of what an offer is worth, as a stream of dated amounts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from negotiate.model.comparison import Kind
from negotiate.offers.stream import Stream


class Part(NamedTuple):
    """A component over time, before it is averaged."""

    name: str
    kind: Kind
    stream: Stream
    how: str
    """The arithmetic of a year, with the user's own numbers."""
    key: str


def if_any(amount: float, part: Part) -> Iterator[Part]:
    """The part, where there is any of it."""
    if amount:
        yield part
