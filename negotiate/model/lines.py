"""The lines a person may say, as read from `data/`."""

from typing import Literal, NamedTuple


class OtherAsk(NamedTuple):
    """Something to ask for that is not base pay."""

    key: str
    paid: str
    """hour, year or both: at which levels it fits."""
    label: str
    line: str


class Lines(NamedTuple):
    """Lines by key, and what to ask for beyond pay, most useful first."""

    by_key: dict[str, str]
    other_asks: tuple[OtherAsk, ...]


class UsualAsk(NamedTuple):
    """A usual thing to ask for, with its usual size."""

    key: str
    label: str
    """May hold {size}."""
    size: float
    unit: str
    ease: Literal["easy", "usual", "hard"]
    paid: str
    """hour, year or both: the kind of pay it fits."""
