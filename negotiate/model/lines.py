"""The lines a person may say, as read from `data/`."""

from typing import Literal, NamedTuple

BLANK = "____"
"""What stands in a line where the user has to fill something in."""
LineKind = Literal["say", "direction"]
MomentOfExchange = Literal["hard", "check", "concession", "none"]
Topic = Literal["fixed-rate", "their-figure", "no-figure", "limit"]


AskUnit = Literal["", "share", "dollars", "hours"]
"""What an amount beside an ask is: a share of pay, dollars, hours a week; empty: it has none."""


class OtherAsk(NamedTuple):
    """Something to ask for that is not base pay; `{amount}` in its words is its usual amount."""

    key: str
    paid: str
    """hour, year or both: at which levels it fits."""
    needs: tuple[str, ...]
    """What must hold of the person and the job; after "no ", what must not."""
    label: str
    line: str
    size: float = 0.0
    unit: AskUnit = ""


class Lines(NamedTuple):
    """Lines by key, and what to ask for beyond pay, most useful first."""

    by_key: dict[str, str]
    cues: dict[str, str]
    """When to say it, for the lines that are kept back."""
    other_asks: tuple[OtherAsk, ...]


class UsualAsk(NamedTuple):
    """A usual thing to ask for, with its usual size."""

    key: str
    label: str
    """May hold {size}, {percent} and {promise}."""
    size: float
    unit: str
    ease: Literal["easy", "usual", "hard"]
    paid: str
    """hour, year or both: the kind of pay it fits."""
    employment: tuple[str, ...] = ("w2", "temp", "1099")
    """The kinds of employment it fits."""


class TipLines(NamedTuple):
    """What stands with each of the six tips, whatever the person."""

    number: int
    name: str
    cue: str
    why: str
    source: str
    when: dict[str, str]
    """By stage, by how it stands, by `email`, or by `STAGE-email`."""


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
    kind: LineKind = "say"
    cue: str = ""
    """When to say it, where it is kept back: "If they press"."""
    repeats: str = ""
    """The id of the line whose words these are, where they are not its own."""
    they: str = ""
    silent: bool = False
    """True where `they` is what they do: they say nothing."""
    moment: MomentOfExchange = "hard"
    """Where it comes in a practice call."""
    topics: tuple[Topic, ...] = ()
    usual: bool = False
    """One of the usual answers: kept before others, and on the one-page sheet."""
    blank: str = ""
    """The key of what to fill in, where the line has a blank."""
    option: str = ""
    """The option that asks for it, for what is to find out."""
    paragraph: int = 0
    """Where it stands in a letter; 0: not in it."""
    slot: str = ""
    """Of the lines of a slot that fit, the first is said and no other."""
    after: str = ""
    """The moment after the talk that it belongs to."""


class BlankText(NamedTuple):
    """What to find out for a blank; `{option}` is where a screen names the option for it."""

    text: str
    option: str = ""


class Talk(NamedTuple):
    """Every line of the script."""

    tips: tuple[TipLines, ...]
    lines: tuple[TalkLine, ...]
    blanks: dict[str, BlankText]
    order: dict[str, str]
    """The order of the tips in a call, by stage or by how it stands."""
    spoken: dict[str, tuple[int, ...]]
    """The tips that are said, in that order; the others are kept for when they ask."""
    subjects: dict[str, str]
    greeting: str
    greeting_blank: str
    """The key of its blank."""
    closing: str
    other_asks: tuple[OtherAsk, ...] = ()
    """What to ask for besides base pay, the most useful first."""


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


def with_cue(text: str, cue: str) -> str:
    """A line as it is printed, after when to say it: "[If they press:] I'd rather not."."""
    return f"[{cue}:] {text}" if cue else text
