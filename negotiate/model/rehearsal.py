"""A practice call: what the recruiter says, what was heard in the answers, and the remarks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from re import Pattern
from typing import Literal, NamedTuple

from negotiate.model.money import Pay, PayUnit
from negotiate.model.script import Channel, Line, Stage

MomentKind = Literal[
    "open",
    "expectations",
    "press",
    "history",
    "offer",
    "number",
    "concession",
    "silence",
    "hard",
    "check",
    "callback",
    "settled",
    "other",
    "time",
    "anything",
    "vague",
    "final",
    "close",
]
Manner = Literal["grants", "half", "everyone", "maximum", "silence", "today", "check"]
"""How they take a figure: give what they may, meet in the middle, name the rate for everyone or
their maximum, say nothing, want the answer today, or ask somebody and call back."""
Reply = Literal[
    "", "granted", "part", "half", "today", "everyone", "maximum", "nothing", "moved", "stands"
]
"""What comes of a figure; `nothing` where they do not move, `moved` on a second ask, `stands` where
less was named than they would pay."""
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
    barred: str = ""
    """What is said instead where they may not ask what one earns."""


class RecruiterLine(NamedTuple):
    """Something they may say."""

    id: str
    moment: MomentKind
    stages: tuple[str, ...]
    """Empty: all; so with channels."""
    channels: tuple[str, ...]
    needs: tuple[str, ...]
    """Facts that must hold; after "no ", that must not. Of the lines that fit, those with the most
    needs are said."""
    reply: str
    """What comes of a figure, or of another ask; empty where the line answers neither."""
    text: str


class Patterns(Mapping[str, Pattern[str]]):
    """Patterns by name, each compiled when it is first looked for: nobody waits for all of them."""

    def __init__(self, written: Mapping[str, Sequence[str]]) -> None:
        """Each of several ways of writing; any of them is a match."""
        self._written, self._compiled = written, dict[str, Pattern[str]]()

    def __getitem__(self, name: str) -> Pattern[str]:
        """The pattern of a name; raises `KeyError`."""
        if name not in self._compiled:
            self._compiled[name] = re.compile("|".join(self._written[name]))
        return self._compiled[name]

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return iter(self._written)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._written)


class Practice(NamedTuple):
    """The words of a rehearsal."""

    lines: tuple[RecruiterLine, ...]
    remarks: dict[str, RemarkText]
    phrases: Patterns
    """Turns of phrase, for lower-case text."""
    cues: Patterns
    """Words before an amount that say what it is named as."""
    things: Patterns
    """What may be asked for besides pay, by the key of the ask."""
    weights: Mapping[str, Mapping[str, float]]
    """What each sign of an answer says for each kind of remark, and for `ask`."""


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
    """The user's own words; empty for a silence."""
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


class Kept(NamedTuple):
    """Something done well, and the words it was done with."""

    text: str
    quote: str


class Added(NamedTuple):
    """Something besides base pay that they said yes to."""

    key: str
    label: str
    worth: float
    """Dollars, in a year or once; 0 where it has no price on file."""
    once: bool = False


class Outcome(NamedTuple):
    """What came of a talk about pay. Amounts are dollars of a full-time year."""

    unit: PayUnit
    before: float
    """What was on the table, or what one earns where nothing was."""
    got: float
    """What they said they would pay in the end."""
    room: float
    """The most they could have paid, as far as the figure to say."""
    figure: float | None
    """The figure to say; None where none was wise."""
    standing: Literal["agreed", "declined", "open"]
    asked: bool
    """Whether more pay was asked for."""
    inside: bool
    """True where `before` is present pay."""
    unlawful: bool
    """True where what is on the table lies under the legal minimum."""
    typed: Pay | None = None
    """The offer as it was typed, whose unit is said as well."""
    once: bool = False
    """Whether the script has them ask once, and say yes either way: the pay is needed."""
    slipped: bool = False
    """Whether a slip was remarked."""
    good_enough: bool = False
    """Whether what they said in the end was what one meant to say yes to."""
    worth_more: bool = False
    """Whether another offer in hand, or the job one has, is more than what was agreed on."""
    added: tuple[Added, ...] = ()

    @property
    def gain(self) -> float:
        """Dollars in a year of this person's hours more than was on the table."""
        return self.unit.yearly(self.got) - self.unit.yearly(self.before)

    @property
    def left(self) -> float:
        """Dollars in such a year that they had left."""
        return self.unit.yearly(self.room) - self.unit.yearly(self.got)


class Debrief(NamedTuple):
    """What is said at the end."""

    stage: Stage
    channel: Channel
    seed: int
    tally: Tally
    tips: tuple[TipScore, ...]
    keep: tuple[Kept, ...]
    """At most three things done well, the weightiest first."""
    change: Remark | None
    """The one thing to change, with the line to say instead; None where nothing was."""
    practise: tuple[Line, ...]
    """Three sentences of the script to say aloud again."""
    outcome: Outcome | None
    """None where pay was not settled, as on a screening call."""
    last: Tally | None
    """The session before this one, where one was saved."""
    whole: bool
    """False where the call was broken off."""
