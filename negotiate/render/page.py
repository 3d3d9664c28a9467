"""The one-page prep sheet: what stands on it, in order of priority."""

from typing import Literal, NamedTuple

from negotiate.model.profile import Paper
from negotiate.render.document import Figure, Scale

Side = Literal["left", "right", "full"]
Kind = Literal["say", "plain", "cue", "list", "open", "small"]
MILLIMETRES: dict[Paper, tuple[float, float]] = {"letter": (215.9, 279.4), "a4": (210.0, 297.0)}
"""Width and height of each paper."""


class Item(NamedTuple):
    """One entry of a block: what leads to it, and the text."""

    key: str
    text: str
    lead: str = ""


class SheetBlock(NamedTuple):
    """A heading and what stands under it."""

    key: str
    title: str
    items: tuple[Item, ...]
    side: Side
    kind: Kind = "plain"
    """say: words to speak; cue: a number and a line; list: short entries; open: to find out."""
    never_dropped: bool = False
    private: bool = False
    """True where it is the user's own business: never on a sheet to share."""


class Sheet(NamedTuple):
    """A prep sheet before it is set on paper."""

    title: str
    subtitle: str
    tag: str
    """Who it is for: "Private" or "To share"."""
    figures: tuple[Figure, ...]
    scale: Scale
    blocks: tuple[SheetBlock, ...]
    """The most important first: the last ones are left out first where the page is full."""
    small: str
    """Sources and date."""
    paper: Paper = "letter"
    large: bool = False
    """Larger letters, for tired eyes."""
    left_out: str = ""
    """A last line that names what the page had no room for."""

    @property
    def points(self) -> tuple[float, float]:
        """The sizes of reading text and of small print; no letter is ever smaller."""
        return (13.0, 10.0) if self.large else (10.5, 8.5)
