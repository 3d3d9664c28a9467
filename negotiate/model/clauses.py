"""Clauses of a letter and rights at work: what the law, or plain practice, says of each."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple, get_args

from negotiate.model.text import long_day

ClauseTopic = Literal[
    "notice", "exempt", "repay", "training", "noncompete", "pay-talk", "leave", "review"
]
TOPICS: tuple[ClauseTopic, ...] = get_args(ClauseTopic)
Whom = Literal["", "agents", "leads"]
WHOM: tuple[Whom, ...] = get_args(Whom)
_LEADS = ("lead", "manager")


class Clause(NamedTuple):
    """What holds of one topic in one state, or everywhere, from one day to another."""

    topic: ClauseTopic
    state: str
    """Its code; empty for what holds everywhere."""
    whom: Whom
    """Only agents, or only leads and managers; empty for all."""
    start: date | None
    """The first day; None where it has held for long, or its day is not on file."""
    until: date | None
    """The first day it no longer holds."""
    under: float | None
    """The yearly pay it turns on, dollars."""
    says: str
    """In one sentence, with `{under}` for that pay."""
    more: str
    """What else there is to know, where the law is read whole; may be empty."""
    citation: str
    """Empty for what is practice, and no law."""
    source: str
    as_of: date
    confidence: Literal["high", "medium", "low"]

    @property
    def text(self) -> str:
        """The sentence, with its figure."""
        cents = 2 if self.under is not None and self.under % 1 else 0
        return self.says.format(under=f"${self.under or 0:,.{cents}f}")

    def holds(self, day: date) -> bool:
        """Whether it is in force on the day."""
        return not self.before(day) and not (self.until is not None and self.until <= day)

    def before(self, day: date) -> bool:
        """Whether the day lies before its first one."""
        return self.start is not None and day < self.start

    def said(self, day: date) -> str:
        """The sentence, and from when, where that is still to come."""
        if self.start is None or not self.before(day):
            return self.text
        first = long_day(self.start)
        return f"From {first}: {self.text[:1].lower()}{self.text[1:]}"

    def to_dict(self, day: date) -> dict[str, object]:
        """The clause as plain data."""
        return {
            "topic": self.topic,
            "state": self.state or None,
            "in_force": self.holds(day),
            "from": self.start and self.start.isoformat(),
            "until": self.until and self.until.isoformat(),
            "pay_under": self.under,
            "says": self.text,
            "more": self.more or None,
            "citation": self.citation or None,
            "source": self.source,
            "as_of": self.as_of.isoformat(),
            "confidence": self.confidence,
        }


class Clauses(NamedTuple):
    """Every clause on file: by topic, those of everywhere first, then by state and day."""

    rows: tuple[Clause, ...]
    soon: float
    """Days: what starts within them is said beside what holds now."""

    def at(self, state: str | None, day: date) -> tuple[Clause, ...]:
        """What holds in a state on the day and later, with what holds everywhere."""
        return tuple(
            row
            for row in self.rows
            if row.state in ("", state) and (row.holds(day) or row.before(day))
        )

    def that_count(
        self, topic: ClauseTopic, state: str | None, day: date, level: str | None = None
    ) -> tuple[Clause, ...]:
        """What to say of one topic: the state's own, else what holds everywhere.

        Then what starts in the state within a year. Without a level, what holds for all.
        """
        mine = [row for row in self.at(state, day) if row.topic == topic and _fits(row, level)]
        own = [row for row in mine if row.state]
        now = [row for row in own if row.holds(day)] or [row for row in mine if not row.state]
        return (*now, *self._coming(own, day))

    def _coming(self, rows: list[Clause], day: date) -> Iterator[Clause]:
        for row in rows:
            if row.start is not None and 0 < (row.start - day).days <= self.soon:
                yield row


def _fits(row: Clause, level: str | None) -> bool:
    return not row.whom or (level is not None and (row.whom == "leads") == (level in _LEADS))
