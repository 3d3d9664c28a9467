"""The talk track: what to say in a call or a letter, built from the six tips."""

from datetime import date
from typing import Any, Literal, NamedTuple, get_args

from negotiate.model.clauses import ClauseTopic
from negotiate.model.frames import pandas
from negotiate.model.lines import BLANK, LineKind, MomentOfExchange, Topic, with_cue
from negotiate.model.money import FULL_WEEK, Pay
from negotiate.model.profile import Achievement
from negotiate.model.question import Tie
from negotiate.model.results import Bracket, RangeResult
from negotiate.model.shown import html_of

Stage = Literal["screen", "interview", "offer", "counter", "meeting", "after"]
Channel = Literal["phone", "email"]
AfterMoment = Literal["agreed", "day_three", "no", "accept", "decline", "notice"]
STAGES: tuple[Stage, ...] = get_args(Stage)
EARLY: tuple[Stage, ...] = ("screen", "interview")
"""Those before an offer: nobody settles the pay there."""
CALLS: tuple[Stage, ...] = (*EARLY, "offer", "counter")
"""The stages that are calls, and can be practised."""
CHANNELS: tuple[Channel, ...] = get_args(Channel)
AFTER_MOMENTS: tuple[AfterMoment, ...] = get_args(AfterMoment)


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
    current: Pay | None = None
    """What the user earns now; spoken only to those who pay it."""
    remote: bool = False
    """True where the job is done from home."""
    full_time_from: float = FULL_WEEK
    """Weekly hours under which the job is part-time."""
    ranked_asks: tuple[str, ...] = ()
    """Keys of asks beyond base pay, the most valuable first, where offers were weighed."""
    has: frozenset[str] = frozenset()
    """Keys of asks that are already in the offer."""
    tie: Tie | None = None
    """Where the offer ties with the one the user holds; for their eyes only."""
    deadline: date | None = None
    """The day by which they want an answer."""
    other_deadline: tuple[str, date] | None = None
    """The other offer one holds that ends first, and its day."""
    clauses: frozenset[ClauseTopic] = frozenset()
    """What the offer has that is worth reading twice: money to pay back, a promised review."""


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
    usual: bool = False
    """True for one of the usual answers: it stands on the one-page sheet."""

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


class AfterTalk(NamedTuple):
    """What to send or say at one moment after the talk."""

    moment: AfterMoment
    title: str
    """When it is sent or said, in a few words."""
    subject: str | None
    """Of the mail; None for what is said aloud."""
    say: tuple[Line, ...]

    def to_dict(self) -> dict[str, Any]:
        """As in `negotiate script --stage after --format json`."""
        return {"moment": self.moment, "subject": self.subject, "say": _printed(self.say)}


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
    bars_history: bool = False
    """True where employers may not ask what one earns, and the law on file is sure of it."""


class ClauseNote(NamedTuple):
    """What to know of one clause or right, for the user's eyes."""

    topic: ClauseTopic
    text: str
    citation: str
    """Empty for what is practice, and no law."""
    as_of: date
    confidence: Literal["high", "medium", "low"]

    @property
    def printed(self) -> str:
        """With where it comes from."""
        sure = "" if self.confidence == "high" else "; check it"
        return f"{self.text} ({self.citation}{sure})" if self.citation else self.text


class Script(NamedTuple):
    """What to say, tip by tip, at one stage."""

    result: RangeResult
    """The numbers it stands on."""
    stage: Stage
    channel: Channel
    tips: tuple[TipTalk, ...]
    order: str
    """The order of the tips in the call, in words; empty for a letter."""
    spoken: tuple[int, ...]
    """The numbers of the tips that are said, in that order; the others wait until they ask."""
    when_they_say: tuple[Bracket, ...]
    expectations: tuple[Line, ...]
    """The answer to what you expect, and the one if they press."""
    history: tuple[Line, ...]
    """The answer to what you earn, and the one if they press."""
    asks: tuple[Line, ...]
    ask_labels: tuple[str, ...]
    """What is asked for besides pay, in two or three words each, the best first."""
    proof: tuple[Line, ...]
    """What else speaks for the user, beside the reason that tip 1 gives: nothing stands in both."""
    never_say: tuple[Line, ...]
    letter: Letter | None
    blanks: tuple[Blank, ...]
    """What to find out before the call."""
    notes: tuple[Line, ...]
    law: LawNote
    after: tuple[AfterTalk, ...] = ()
    """What comes after the talk; empty at every other stage."""
    tie: Tie | None = None
    """For the user's eyes only."""
    clauses: tuple[ClauseNote, ...] = ()
    """What to mind before one signs; never spoken."""

    def tip(self, number: int) -> TipTalk:
        """One of the six tips, 1 to 6."""
        return self.tips[number - 1]

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """What they may answer, of all tips."""
        return tuple(exchange for tip in self.tips for exchange in tip.answers)

    def _head(self) -> dict[str, Any]:
        """What the words stand on, as the range says it."""
        whole = self.result.to_dict()
        keys = ("figure", "good_at", "said_per", "law_first", "conversation")
        return {key: whole.get(key) for key in keys}

    def __repr__(self) -> str:
        """One line: the stage, and the range it stands on."""
        return f"<script: {self.stage}, {self.channel}, {self.result!r}>"

    def _repr_html_(self) -> str | None:
        """The same screen, in a notebook."""
        return html_of(self)

    def to_frame(self) -> Any:
        """What to say as a pandas DataFrame, one row a line to say."""
        pd = pandas()
        rows = [
            (tip["number"], tip["tip"], said["they"], said["you"])
            for tip in self.to_dict()["tips"]
            for said in (*({"they": "", "you": line} for line in tip["say"]), *tip["if_they_say"])
        ]
        return pd.DataFrame(rows, columns=["number", "tip", "they", "you"])

    def to_dict(self) -> dict[str, Any]:
        """The script as plain data, the same as `negotiate script --format json`."""
        return {
            "schema": "negotiate.script/2",
            "stage": self.stage,
            "channel": self.channel,
            **self._head(),
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
            "sources": [source.to_dict() for source in self.result.sources],
            "law": {
                "state": self.law.state,
                "note": self.law.note,
                "as_of": self.law.as_of.isoformat(),
            },
            "clauses": [
                {**note._asdict(), "as_of": note.as_of.isoformat()} for note in self.clauses
            ],
            **({"after": [talk.to_dict() for talk in self.after]} if self.after else {}),
        }


def _printed(lines: tuple[Line, ...]) -> list[str]:
    return [line.printed for line in lines]
