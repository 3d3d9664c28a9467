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


class TipLines(NamedTuple):
    """What stands with each of the six tips, whatever the person."""

    number: int
    name: str
    cue: str
    why: str
    source: str
    when: dict[str, str]
    """By stage; `email` and `STAGE-email` for letters, `happy` where there is nothing to ask."""


class TalkLine(NamedTuple):
    """One line of the script and where it fits."""

    id: str
    part: str
    text: str
    tip: int = 0
    stages: tuple[str, ...] = ()
    """Empty: all; so with channels and levels."""
    channels: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    """Facts that must hold; after "no ", that must not."""
    they: str = ""
    blank: str = ""
    """What to find out, where the line has a blank."""
    paragraph: int = 0
    """Where it stands in a letter."""


class Talk(NamedTuple):
    """Every line of the script."""

    tips: tuple[TipLines, ...]
    lines: tuple[TalkLine, ...]
    order: dict[str, str]
    """The order of the tips in a call, by stage."""
    subjects: dict[str, str]
    greeting: str
    greeting_blank: str
    closing: str


class Metric(NamedTuple):
    """A measure of contact-center work and how it is spoken of."""

    key: str
    words: str
    aliases: tuple[str, ...]
    better: Literal["up", "down"]
    unit: str
    """share, time, points or any."""
    beside: str
    """speed: never offered alone; quality: what makes speed worth saying; else empty."""
