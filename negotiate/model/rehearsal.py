"""A practice call: what the recruiter says, what was heard in the answers, and the remarks."""

from re import Pattern
from typing import Literal, NamedTuple

from negotiate.model.script import Line, Stage

MomentKind = Literal[
    "open",
    "expectations",
    "press",
    "history",
    "offer",
    "number",
    "concession",
    "hard",
    "check",
    "vague",
    "close",
]
Reply = Literal["inside", "above", "again", "met", "low", "nothing"]
"""What the recruiter makes of a figure; `nothing` where they do not move."""
Role = Literal["ask", "current", "floor", "theirs", "other", "market"]


class Amount(NamedTuple):
    """An amount of pay heard in an answer, in dollars of a full-time year."""

    low: float
    high: float
    role: Role
    """What it is named as: what they ask for, earn now, would take at least, were offered …"""
    quote: str
    question: bool = False
    """Whether it stands in a question, such as "Could you get to $24?"."""

    @property
    def alone(self) -> bool:
        """True for one number, false for a range."""
        return self.low == self.high


class RemarkText(NamedTuple):
    """What is remarked, as in `data/rehearsal.toml`."""

    kind: str
    tip: int
    good: bool
    text: str
    better: str
    """Which line of the script would have been better; empty for praise."""
    weight: int
    """The heaviest is said first."""


class RecruiterLine(NamedTuple):
    """Something the recruiter may say."""

    id: str
    moment: MomentKind
    stages: tuple[str, ...]
    needs: str
    """The reply it makes; empty where it makes none."""
    text: str


class Practice(NamedTuple):
    """The words of a rehearsal."""

    lines: tuple[RecruiterLine, ...]
    remarks: dict[str, RemarkText]
    phrases: dict[str, Pattern[str]]
    """Turns of phrase, for lower-case text."""
    cues: dict[Role, Pattern[str]]
    """Words before an amount that say what it is named as."""


class Moment(NamedTuple):
    """A moment of the call: what the recruiter says, and the line that would answer it."""

    kind: MomentKind
    id: str
    """Of the recruiter's line, or of the script's hard moment."""
    they: str
    better: Line | None = None


class Remark(NamedTuple):
    """One remark on an answer."""

    kind: str
    tip: int
    good: bool
    text: str
    quote: str
    """The user's own words."""
    better: Line | None
    """A line of the script; None for praise."""


class Turn(NamedTuple):
    """One moment, the answer to it, and the remarks."""

    moment: Moment
    answer: str
    remarks: tuple[Remark, ...]


class Tally(NamedTuple):
    """How a session went, counted."""

    answers: int
    good: int
    slips: int


class TipScore(NamedTuple):
    """How one tip went."""

    number: int
    name: str
    good: tuple[str, ...]
    slips: tuple[str, ...]


class Debrief(NamedTuple):
    """What is said at the end."""

    stage: Stage
    seed: int
    tally: Tally
    tips: tuple[TipScore, ...]
    practise: tuple[Line, ...]
    """Three sentences of the script to say aloud again."""
    last: Tally | None
    """The session before this one, where one was saved."""
    whole: bool
    """False where the call was broken off."""
