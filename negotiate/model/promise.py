"""A written offer held against what was promised, as a result. Dollars a year."""

from datetime import date
from typing import Any, Literal, NamedTuple, get_args

from negotiate.model.frames import pandas
from negotiate.model.shown import html_of

Kind = Literal["missing", "lower", "later", "worse", "added", "changed", "better"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Term(NamedTuple):
    """Something an employer may promise: which keys of an offer say it, and what is better."""

    key: str
    label: str
    fields: tuple[str, ...]
    """Keys of an offers file that are looked at together; `bonus[].rate` is one of each bonus."""
    better: str
    """more, less, earlier, later, yes, no, ranks like `w2>temp>1099`; dollars: what is worth more;
    either: what is worth less is worse, and nothing is better."""
    units: tuple[str, ...]
    """How each field is said."""
    main: tuple[bool, ...]
    """Which fields say that the term is there at all; the others are its details."""
    zero_is_said: tuple[bool, ...]
    """For each field whether 0, or no, is an answer: where left out it is not 0."""
    needs: str = ""
    """The key that must be there for the term to matter."""

    @property
    def items(self) -> str:
        """The list the term is of, such as `bonus`; empty for a term of the offer itself."""
        group, brackets, _ = self.fields[0].partition("[]")
        return group if brackets else ""


class Difference(NamedTuple):
    """One thing that the letter has otherwise than it was promised."""

    key: str
    what: str
    """In words: `base pay`, `quality bonus`."""
    kind: Kind
    promised: str
    """In words; empty where nothing was said of it."""
    letter: str
    """In words; empty where the letter does not have it."""
    worth: float | None
    """What it takes away, or gives where it is better, a year; None where it has no price here."""
    ask: str = ""
    """What to say to have it put right; empty where it is better."""


class Check(NamedTuple):
    """What the letter lacks of what was promised, dearest first, and what it has better."""

    letter: str
    """The name of the written offer."""
    promised: str
    as_of: date
    worse: tuple[Difference, ...]
    better: tuple[Difference, ...]

    @property
    def lost(self) -> float:
        """What is missing, lower and later, together, dollars a year, where it has a price."""
        return sum(one.worth or 0.0 for one in self.worse)

    @property
    def gained(self) -> float:
        """What is better, together, dollars a year."""
        return sum(one.worth or 0.0 for one in self.better)

    def __repr__(self) -> str:
        """One line: the two offers, and how many terms differ."""
        differ = f"{len(self.worse)} worse, {len(self.better)} better"
        return f"<check: {self.letter} against {self.promised}: {differ}>"

    def _repr_html_(self) -> str | None:
        """The same screen, in a notebook."""
        return html_of(self)

    def to_frame(self) -> Any:
        """The terms that differ as a pandas DataFrame, one row a term, the dearest first."""
        return pandas().DataFrame([one._asdict() for one in (*self.worse, *self.better)])

    def to_dict(self) -> dict[str, Any]:
        """As `negotiate check --format json`."""
        return {
            "schema": "negotiate.check/1",
            "letter": self.letter,
            "promised": self.promised,
            "as_of": self.as_of.isoformat(),
            "lost": self.lost,
            "gained": self.gained,
            "worse": [one._asdict() for one in self.worse],
            "better": [one._asdict() for one in self.better],
        }
