"""The talk track: what to say in a call or a letter, built from the six tips."""

from datetime import date
from typing import Any, Literal, NamedTuple

from negotiate.model.lines import BLANK, LineKind, MomentOfExchange, Topic, with_cue
from negotiate.model.profile import Achievement
from negotiate.model.results import Bracket, RangeResult

Stage = Literal["screen", "interview", "offer", "counter"]
Channel = Literal["phone", "email"]
STAGES: tuple[Stage, ...] = ("screen", "interview", "offer", "counter")
CHANNELS: tuple[Channel, ...] = ("phone", "email")


class Record(NamedTuple):
    """What the user brings to the table, in words; nothing in it is made up."""

    name: str = ""
    years: float | None = None
    """None where the user did not say."""
    certificates: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    achievements: tuple[Achievement, ...] = ()
    city: str = ""
    """The place as people call it: "Phoenix"; empty where it is a state or the nation."""
    other_offer: bool = False
    """True where the user holds an offer of another employer."""
    ranked_asks: tuple[str, ...] = ()
    """Keys of asks beyond base pay, the most valuable first, where offers were weighed."""


class Line(NamedTuple):
    """A line of the script with the words of this call. It is found by its id, never by them."""

    id: str
    text: str
    kind: LineKind = "say"
    """direction: what to do, and nothing of it is said."""
    cue: str = ""
    """When to say it, where it is kept back: "If they press"."""
    words: str = ""
    """The id of the line whose words these are; empty where they are its own."""
    names_pay: bool = False
    """True where an amount of pay is put in."""

    @property
    def printed(self) -> str:
        """As it stands on a screen: a direction, or a cue, in brackets."""
        return f"[{self.text}]" if self.kind == "direction" else with_cue(self.text, self.cue)

    @property
    def same(self) -> str:
        """The same for two lines with the same words."""
        return self.words or self.id

    @property
    def has_blank(self) -> bool:
        """True where the user has to fill something in before it can be said."""
        return BLANK in self.text


class Exchange(NamedTuple):
    """Something they may say, and the answer to it."""

    id: str
    they: str
    you: Line
    silent: bool = False
    """True where they say nothing, and `they` tells so."""
    moment: MomentOfExchange = "hard"
    """Where it comes in a practice call."""
    topics: tuple[Topic, ...] = ()

    @property
    def they_printed(self) -> str:
        """As it stands in a list: what is not said, in brackets."""
        return f"({self.they})" if self.silent else self.they


class TipTalk(NamedTuple):
    """One tip in the call."""

    number: int
    name: str
    cue: str
    """The tip in one short line."""
    when: str
    say: tuple[Line, ...]
    why: str
    source: str
    answers: tuple[Exchange, ...]


class Letter(NamedTuple):
    """A whole email."""

    subject: str
    body: str


class Blank(NamedTuple):
    """Something to find out before the call."""

    id: str
    text: str
    """With the option that asks for it, where there is one."""
    on_paper: str
    """Without it: paper has no options."""


class LawNote(NamedTuple):
    """The law of the place, for the user's eyes; it is never spoken."""

    state: str | None
    note: str
    as_of: date


class Script(NamedTuple):
    """What to say, tip by tip, at one stage."""

    result: RangeResult
    """The numbers it stands on."""
    stage: Stage
    channel: Channel
    tips: tuple[TipTalk, ...]
    order: str
    """The order of the tips in the call, in words; empty for a letter."""
    when_they_say: tuple[Bracket, ...]
    expectations: tuple[Line, ...]
    """The answer to what you expect, and the one if they press."""
    history: tuple[Line, ...]
    """The answer to what you earn, and the one if they press."""
    asks: tuple[Line, ...]
    ask_labels: tuple[str, ...]
    """What is asked for besides pay, in two or three words each, the best first."""
    proof: tuple[str, ...]
    """The user's achievements in words; empty where none were given."""
    never_say: tuple[Line, ...]
    letter: Letter | None
    blanks: tuple[Blank, ...]
    """What to find out before the call."""
    notes: tuple[Line, ...]
    law: LawNote

    def tip(self, number: int) -> TipTalk:
        """One of the six tips, 1 to 6."""
        return self.tips[number - 1]

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """What they may answer, of all tips."""
        return tuple(exchange for tip in self.tips for exchange in tip.answers)

    def to_dict(self) -> dict[str, Any]:
        """The script as plain data, the same as `negotiate script --format json`."""
        return {
            "schema": "negotiate.script/1",
            "stage": self.stage,
            "channel": self.channel,
            "tips": [
                {
                    "number": tip.number,
                    "tip": tip.name,
                    "when": tip.when,
                    "say": _printed(tip.say),
                    "why": tip.why,
                    "source": tip.source,
                    "if_they_say": [
                        {"they": exchange.they_printed, "you": exchange.you.printed}
                        for exchange in tip.answers
                    ],
                }
                for tip in self.tips
            ],
            "order": self.order,
            "when_they_say": self.result.bracket_dicts(self.when_they_say),
            "expectations_answer": _printed(self.expectations),
            "history_answer": _printed(self.history),
            "anything_else": self.result.to_think,
            "asks": _printed(self.asks),
            "never_say": _printed(self.never_say),
            "letter": self.letter and self.letter._asdict(),
            "blanks": [blank.text for blank in self.blanks],
            "notes": _printed(self.notes),
            "cautions": [caution.text for caution in self.result.cautions],
            "law": {
                "state": self.law.state,
                "note": self.law.note,
                "as_of": self.law.as_of.isoformat(),
            },
        }


def _printed(lines: tuple[Line, ...]) -> list[str]:
    return [line.printed for line in lines]
