"""The one-page prep sheet: what stands on it, in order of priority."""

from typing import Literal, NamedTuple

from negotiate.model.document import Figure, Scale

Side = Literal["left", "right", "full"]
Kind = Literal["say", "plain", "list", "open", "small"]
Paper = Literal["letter", "a4"]
PAPERS: tuple[Paper, ...] = ("letter", "a4")


class Item(NamedTuple):
    """One entry of a block: what leads to it, and the text."""

    text: str
    lead: str = ""


class SheetBlock(NamedTuple):
    """A heading and what stands under it."""

    key: str
    title: str
    items: tuple[Item, ...]
    side: Side
    kind: Kind = "plain"
    """say: words to speak; list: short entries; open: to find out; small: small print."""
    never_dropped: bool = False


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
