"""A small document: what a result says to people, before it is a screen or a page."""

from typing import Literal, NamedTuple


class Figure(NamedTuple):
    """One number that matters, with its name and a note."""

    key: str
    label: str
    value: str
    note: str = ""
    option: str = ""
    """The option the note is about: a screen names it, paper has none."""
    private: bool = False
    """True where it is the user's own business: never on a sheet to share."""
    note_private: bool = False
    """True where only the note is."""

    @property
    def remark(self) -> str:
        """The note as a screen shows it, with its option."""
        return f"{self.note} ({self.option})" if self.option else self.note


class Figures(NamedTuple):
    """The numbers people came for; the first is the most important."""

    rows: tuple[Figure, ...]


class Span(NamedTuple):
    """A stretch on the scale, or a single point where `start` equals `end`."""

    label: str
    start: float
    end: float
    text: str
    kind: Literal["line", "block", "point"] = "line"
    middle: float | None = None


class Scale(NamedTuple):
    """Several stretches drawn over one another on one scale, and the same said in a sentence.

    `console` draws it for the screen, `sheet_pdf` and `sheet_html` for the page.
    """

    spans: tuple[Span, ...]
    sentence: str


class Bar(NamedTuple):
    """One stacked bar: shares in order, and what stands beside it."""

    label: str
    parts: tuple[float, ...]
    text: str


class Bars(NamedTuple):
    """Stacked bars on one scale, with what each kind of part is called."""

    rows: tuple[Bar, ...]
    legend: tuple[str, ...]
    title: str = ""


class Column(NamedTuple):
    """A column of a table."""

    name: str
    number: bool = False
    """Numbers stand at the right."""
    whole: bool = False
    """Dates and short words that must not be broken over lines."""


class Table(NamedTuple):
    """Rows of text under a heading."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: frozenset[int] = frozenset()
    """The rows that sum up others."""


class Lines(NamedTuple):
    """Sentences of one kind; `never` is never to be said, `open` still to find out, `good` was."""

    items: tuple[str, ...]
    title: str = ""
    kind: Literal["plain", "caution", "small", "say", "never", "open", "good", "text"] = "plain"


Block = Figures | Scale | Bars | Table | Lines


class Document(NamedTuple):
    """A title and what stands below it, in order of reading."""

    title: str
    blocks: tuple[Block, ...]
