"""The one-page prep sheet: what stands on it, in the order it is needed."""

from typing import Literal, NamedTuple

from negotiate.model.profile import Paper
from negotiate.render.document import Figure, Scale

Side = Literal["top", "left", "right", "full"]
Kind = Literal["say", "caution", "open", "write", "small", "chart"]
MILLIMETRES: dict[Paper, tuple[float, float]] = {"letter": (215.9, 279.4), "a4": (210.0, 297.0)}
"""Width and height of each paper."""


class Item(NamedTuple):
    """One entry of a block: what leads to it, and the text."""

    key: str
    text: str
    lead: str = ""
    do: bool = False
    """True for what to do, of which nothing is said."""


class SheetBlock(NamedTuple):
    """A heading and what stands under it."""

    key: str
    title: str
    items: tuple[Item, ...]
    side: Side
    kind: Kind = "say"
    """say: words to speak; caution: to mind before the call; open: to find out; write: to write in;
    small: small print; chart: the scale is drawn."""
    rank: int = 0
    """0: never left out; the highest goes first where the page is full."""
    note: str = ""
    """What stands small beside the title: the tip it stands for."""
    called: str = ""
    """Its name where it is left out, if it is not its title."""

    @property
    def name(self) -> str:
        """What it is called where it is left out: "the chart"."""
        return self.called or f"{self.title[:1].lower()}{self.title[1:]}"


class Sheet(NamedTuple):
    """A prep sheet before it is set on paper."""

    title: str
    subtitle: str
    tag: str
    """Who it is for: "Private" or "To share"."""
    figures: tuple[Figure, ...]
    """The one figure first, large; then what goes with it."""
    scale: Scale
    """Drawn where a block of the kind chart stands."""
    blocks: tuple[SheetBlock, ...]
    """In the order they are needed; `rank` says which are left out first."""
    small: str
    """Sources and date."""
    paper: Paper = "letter"
    large: bool = False
    """Larger letters, for tired eyes."""
    left_out: str = ""
    """A last line that names what the page had no room for."""
    mark: str = ""
    """What the PDF says it was made of: see `sheet_pdf.mark_of`."""

    @property
    def points(self) -> tuple[float, float]:
        """The sizes of reading text and of small print; no letter is ever smaller."""
        return (13.0, 10.0) if self.large else (10.5, 8.5)
