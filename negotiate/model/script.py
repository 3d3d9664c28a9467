"""The talk track: what to say in a call or a letter, built from the six tips."""

from datetime import date
from typing import Any, Literal, NamedTuple

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


class Exchange(NamedTuple):
    """Something they may say, and the answer to it."""

    they: str
    you: str


class TipTalk(NamedTuple):
    """One tip in the call."""

    number: int
    name: str
    cue: str
    """The tip in one short line."""
    when: str
    say: tuple[str, ...]
    why: str
    source: str
    answers: tuple[Exchange, ...]


class Letter(NamedTuple):
    """A whole email."""

    subject: str
    body: str


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
    expectations: tuple[str, ...]
    """The answer to what you expect, and the one if they press."""
    history: tuple[str, ...]
    """The answer to what you earn, and the one if they press."""
    asks: tuple[str, ...]
    ask_labels: tuple[str, ...]
    """What is asked for besides pay, in two or three words each, the best first."""
    proof: tuple[str, ...]
    """The user's achievements in words; empty where none were given."""
    never_say: tuple[str, ...]
    letter: Letter | None
    blanks: tuple[str, ...]
    """What to find out before the call."""
    notes: tuple[str, ...]
    law: LawNote

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
                    "say": list(tip.say),
                    "why": tip.why,
                    "source": tip.source,
                    "if_they_say": [answer._asdict() for answer in tip.answers],
                }
                for tip in self.tips
            ],
            "order": self.order,
            "when_they_say": self.result.bracket_dicts(self.when_they_say),
            "expectations_answer": list(self.expectations),
            "history_answer": list(self.history),
            "anything_else": self.result.to_think,
            "asks": list(self.asks),
            "never_say": list(self.never_say),
            "letter": self.letter and self.letter._asdict(),
            "blanks": list(self.blanks),
            "notes": list(self.notes),
            "cautions": [caution.text for caution in self.result.cautions],
            "law": {
                "state": self.law.state,
                "note": self.law.note,
                "as_of": self.law.as_of.isoformat(),
            },
        }
